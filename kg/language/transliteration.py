"""The characters in which Chinese writes names of other languages, by sound (阿卜杜拉, 其其格).

They are those of the usual tables of transliteration, and those that names of the country's other nationalities have.
"""

from __future__ import annotations

import re

CHARACTERS = frozenset(
    "阿埃艾安昂奥巴白班邦保鲍贝本比彼毕宾波博伯勃布查昌达戴丹道德登邓迪蒂丁东顿多杜恩厄尔法凡范菲费芬丰佛夫弗福富"
    "盖甘冈高戈格葛根贡古瓜圭哈海汉豪赫黑亨洪胡华怀惠霍基吉纪加贾简江杰捷金津京卡凯坎康考科克肯孔库夸拉莱赖兰朗劳"
    "勒雷黎里李利丽莉梁列林琳留龙隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密明缪摩莫墨姆穆拿娜纳奈南内尼涅宁纽农努"
    "诺欧帕派潘庞培佩彭蓬皮平珀普奇齐恰强乔切钦琼丘曲让热仁日荣瑞若萨塞赛桑瑟森沙莎山尚申舍圣施史斯丝松苏索塔泰坦"
    "汤唐陶特腾提廷通图托瓦万旺威韦维魏温翁沃乌伍武西希席夏香肖谢辛欣休许雅亚延扬杨耶叶伊因英尤约泽曾扎詹张珍芝治"
    "朱卓兹宗佐木买孜堆其呷颂猜肉汗别才旦次措珠吐逊不合依力帅乃礼拜卜那呼默侯朔茨哇集卫柯垂娅茹历廉季任连默察先柳娃什契罕敦"
)

#: Parts of the names of the country's own nationalities with characters that are common words otherwise: 旺堆|江村.
ELEMENTS = frozenset(
    # Mongolian
    "斯琴 高娃 高勒 其木 图雅 那音 那顺 那仁 孟和 呼和 苏日 苏和 乌云 巴音 白音 白乙 宝音 包音 达来 朝鲁 朝克 朝格 "
    "额尔 额日 青格 敖登 敖其 "
    # Tibetan
    "江村 旦增 丹增 仁增 云旦 云丹 云登 四郎 平措 央金 坚赞 坚参 嘉措 嘉央 贡嘎 嘎玛 更登 更藏 赤列 赤来 晋美 "
    "拥措 拥忠 雍中 甲央 甲措 白玛 俄色 向秋 益西 旺青 旺久 旺姆 拉姆 曲珍 次珍 巴桑 生格 "
    # Yi
    "阿的 阿石 阿牛 的日 的惹 伍各 伍沙 五呷 木呷 木各 拉各 石一 子古 子惹 乌牛 有铁 拉者 日者 "
    # Uyghur and Kazakh
    "阿衣 热提 玉素 玉山 玉努 再努 再娜 拜尔 比亚 吐尔 吾布 吾买".split()
)
SOUND = re.compile(f"(?:{'|'.join(sorted(ELEMENTS))}|[{''.join(sorted(CHARACTERS))}])")

JOINTS = "·—-"
"""What joins the parts of a foreign name: 阿米娜·萨利姆, 阿米娜-萨利姆."""
JOINT = re.compile(f"[{JOINTS}]")
REGNAL = re.compile("[一二三四五六七八九十]{1,3}世")


def is_transliterated(name: str, share: float = 0.8) -> bool:
    """Whether that share of a name are such characters, or what joins its parts.

    Examples
    --------
    >>> is_transliterated("阿米娜·萨利姆"), is_transliterated("沈怀谦")
    (True, False)
    """
    other = sum(c not in CHARACTERS and c not in JOINTS for c in name)
    if other > len(name) * (1 - share):
        other = sum(c not in JOINTS for c in SOUND.sub("", name))
    return other <= len(name) * (1 - share)
