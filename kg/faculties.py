"""Faculties of universities and departments of colleges, by the field that they teach: 外国语学院, 信息工程系."""

from __future__ import annotations

import re

#: How the names of fields begin.
FIELDS = (
    "外国?语 英语 日语 俄语 韩语 西语 东语 中文 汉语 文学 文 人文 新闻 传播 传媒 历史 哲学 社会 民族 法学 "
    "法律 政法 法政 法 政治 公共 行政 马克思 思政 思想政治 经济 经贸 经管 管理 工商 商 金融 财经 财政 "
    "会计 统计 国际 国贸 贸易 旅游 酒店 物流 电子 电气 电力 电影 信息 通信 计算机 软件 网络 大数据 数据 "
    "人工智能 智能 数字 自动化 控制 机械 机电 汽车 车辆 航空 航天 航海 船舶 轨道 铁道 交通 土木 建工 建筑 "
    "城建 城市 测绘 测控 水利 水电 地质 地理 资源 能源 动力 矿业 采矿 冶金 材料 化学 化工 轻工 纺织 服装 "
    "食品 粮食 生物 生命 生态 环境 农学 林学 农业 林业 园林 园艺 植保 植物 动物 畜牧 兽医 水产 海洋 医学 "
    "临床 基础 护理 药学 中药 中医 针灸 口腔 预防 检验 影像 康复 健康 体育 音乐 舞蹈 美术 设计 艺术 影视 "
    "播音 表演 教育 学前 初等 教师 心理 特教 继续 成人 远程 职业 数学 数理 数计 物理 理学 光电 应用 创新 "
    "创业 工程 安全 司法 图书 档案 海外 对外 预科"
).split()
ENDS = ("学院", "系")
FACULTY = re.compile(rf"(?:{'|'.join(FIELDS)})[\u4e00-\u9fff]{{0,12}}?(?:学院|系)")

#: A faculty after its school.
OF_SCHOOL = re.compile(f"(?:大学|学院|[师科工农财交理医]大){FACULTY.pattern}")


def is_faculty(name: str) -> bool:
    """Whether a name is a field and the word for those who teach it, and so no institution of its own.

    Examples
    --------
    >>> is_faculty("外国语学院"), is_faculty("信息工程系"), is_faculty("云川师范学院")
    (True, True, False)
    """
    return name.endswith(ENDS) and FACULTY.fullmatch(name) is not None


def of_school(name: str) -> bool:
    """Whether a name is a school's and a faculty's of it, and so no school of its own.

    Examples
    --------
    >>> of_school("云川大学文学院"), of_school("云川文理学院")
    (True, False)
    """
    return name.endswith(ENDS) and OF_SCHOOL.search(name) is not None and not name.endswith("大学")
