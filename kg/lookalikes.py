"""What looks like a person's name and names nobody: words with a family name's character, doctrines, credits."""

from __future__ import annotations

import re

from kg.language.surnames import CHINESE

#: Words that begin with the character of a family name.
WORDS = frozenset(
    """
    高峰 文章 马上 万元 方面 安全 平安 和平 明确 时代 金融 成果 成功 成立 全国 全省 全市 全县 国家 常委 司法 高级 高度
    惠民生
    高新 向上 向前 任务 任命 任免 关于 关心 关键 单位 党员 党委 党组 党建 商务 商会 管理 管委 武警 武装 计划 农业 农村
    水利 应急 公安 公司 公共 路线 江河 方案 方向 包括 安排 温暖 严格 严肃 全面 强调 强化 相关 相应 经济 文化 文明 文艺
    文旅 史志 时间 时任 车辆 来自 来到 都要 都是 解决 解放 易地 显示 充分 宣布 宣传 巡视 统一 统战 连日 连续 齐心 盛况
    牛年 马年 龙年 羊年 华侨 华人 华裔 明年 明天 常务 常态 常规 边境 牧区 山区 山东 山西 云南 海南 江苏 江西 林田湖
    党中央 贺信 贺电 贺词 时指 时强 时说 应邀 全体 国际 广东 安徽 河南 湖南 湖北 贵州 青海 宁夏 吉林 辽宁 和谐 和田
    宣统 那曲 乌克兰 双方 双边 利用 池州 成员 成都 干部 居民 公众 元首 国王 王储 总统 历次 历年 历任
    信箱 候任 候选 候任人 候选人 宣讲 宣讲团 宣讲队 纪念 纪念堂 来了 来华 念兹 任期 任期内 任期时 官邸
    席位 权益 利益 权力 权利 训令 农场 农作 公寓 宿舍 关切 贡献 程序 师傅 时期 时候 时而 居住 战略
    战士 简历 简介 应用 展示 展览 展陈 支持 解读 解难 查验 普遍 郑重 全部 全票 全面 高质量 单次 单位
    单元 公正 信息 信心 信念 都市 都市圈 林长 林长制 林业 林草 林区 车联网 车间 省部级 干热风 强军 强国
    玉器 毛笔 海冰 海域 海洋 海关 海上 海外 江海 陆海 山海 山系 山水 山川 沙漠 沙地 水文 水电 水域
    芦笙 马头琴 黄淮海 黄土 夏收 夏粮 夏季 秋粮 冬奥 田间 田长 仓储 文创 文物 文学 文学类 文联 卫健
    卫勤 卫星 卫生 石油 金属 金橘 龙舟 龙头 相互 易货 团队 宫廷 那达慕 成林 成熟 成品 广大 殷切 欣欣
    何居心 谢克尔 留任 杜马 欧盟 王家军 向新 秦汉 隋唐 唐宋 宋元 元明 明清 夏商 商周 魏晋 汉唐
    全文 回应 回答 回顾 回忆 回到 回访 回国
    祖国 元旦 元宵 景区 景点 景观 终身 盛会 盛大 盛世 洪水 洪涝 雷达 雷电 雷暴 宣介 智能化 王太后
    纪委 纪工委 党工委 监察办 白玉兰 阿拉伯 伊斯兰 贺新春 贺新年 贺新岁 迎新春
    荣誉 顾问团 高声 高声向 夏凉被 腾格里 乌兰布
    """.split()
)
#: The characters that stand for a country or its side: 孟 for 孟加拉国.
COUNTRIES = "中美俄英法德日韩朝印巴乌伊以沙叙黎欧阿匈斯哈白泰柬越老缅新马孟卢吉古南秘智塞希葡荷捷波埃土约卡科也苏洪尼"
#: Those of the words that are people's names all the same, after a title: 局长高峰.
NAMES_TOO = frozenset("高峰 文章 江河 平安 和平 方向 成功 文明 成林 江海 山川".split())
#: The characters that stand for a province: 云贵, 川渝.
PROVINCES = re.compile("[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵滇云藏陕甘陇青宁新港澳台]{2,}")
#: What such a character goes on with in words alone: 中|孟两国, 吉方|愿.
BETWEEN = re.compile(
    f"[{COUNTRIES}](?:双方|两国|人民|关系|友好|友谊|共识|务实|文明|文化|建交|国民|政府|军队|武装|主权|停火|领土|"
    "陆军|海军|空军|华侨|调查|企图|在美|方[愿都将正新敦撤此希对同与认官]|使节|代总|最高|供武|达成|总统|主党?$|军$|党愿?$|盟峰|龙舟)"
)
ALONE = re.compile(f"[{COUNTRIES}]+(?:方|军|媒)?|蒙[中俄]|[俄中]蒙")
#: What goes on with the title's word and begins no name: 主席|团, 主席|国, 司|令; but 令狐 is a family name.
NO_NAME = re.compile("[团级国]|令(?!狐)|曾[任担指]|来[华访京法美俄英德日韩]")
#: Given names of one character that are words, and that the tagger leaves out: 李中.
GIVEN = ("之", "中")
#: Words that the name of a sender or a place runs into: 主席|贺信, 县委|全县.
MESSAGES = frozenset("贺信 贺电 贺词 致辞 讲话 祝贺 全国 全省 全市 全县 国家 党委 公司 国际 中国".split())
#: Doctrines and awards that carry a person's name: 某某思想, 某某奖章; study of one (某某思想教育) is told of people.
#: What people do, and whose studies are held, before words that doctrines end in: 某某|主持召开党组理论学习会.
NO_DOCTRINE = (
    "主持|召开|出席|参加|强调|指出|表示|要求|介绍|传达|宣讲|主讲|领学|学习|带领|带队|组织|围绕|结合|深入|开展|党组|党委|中心组|县委|市委|"
    "[作讲就在到为对向率]"
)
DOCTRINE = re.compile(
    rf"(?:新时代)?(?:(?!{NO_DOCTRINE})[{CHINESE}]){{0,9}}?"
    r"(?:思想|理论|主义|文选|文集|选集|著作选读|经济思想|奖章)(?!教育|工作)"
)
CORE = re.compile("同志为(?:核心|主要代表)")
CREDIT = re.compile(
    r"(?:记者|通讯员|(?<!总)编辑|责编|校对|摄影|摄|文/|图/|供稿|撰稿|审核|监制|作者|文字|图片)[：:\s/]*$"
    rf"|(?:记者|通讯员|编辑|责编|校对|摄影|供稿|作者)[：: ]?(?![会站们从在了采协])(?:[{CHINESE}]{{2,3}}[ 、]){{1,3}}$"
)
#: What is sown and reaped in a season that is a family name too: 夏玉米, 夏收夏种.
SEASON = re.compile("夏(?:玉米|大豆|花生|芝麻|棉|高粱|谷|薯|油菜|[收种播管粮])")
#: How far before a name a credit may begin.
CREDITED = 16


def names_nobody(text: str, start: int, end: int) -> bool:
    """Whether a name stands in a doctrine's name, a title of a work, a message or a credit line: it takes no part."""
    if SEASON.match(text, start):
        return True
    after = text[end : end + 16]
    if DOCTRINE.match(after) or CORE.match(after):
        return True
    before = text[start - 1 : start]
    if before == "《" or (before == "“" and text[end : end + 1] == "”"):
        return True
    return text[start + 1 : end] in MESSAGES or CREDIT.search(text[max(0, start - CREDITED) : start]) is not None
