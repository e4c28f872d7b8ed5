"""One administrative division, its level, and the names that it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: From the large to the small; a zone is a development zone or new area with a government of its own.
LEVELS = ("province", "prefecture", "county", "zone", "township")
#: Other names in use, beside those that dropping 省, 市, 县, 自治州 … gives.
ALIASES = dict(
    pair.split("=")
    for pair in (
        "内蒙=150000 巴州=652800 克州=653000 博州=652700 莫旗=150722 雄安=130000-xiongan "
        "亦庄=110000-yizhuang 北京经开区=110000-yizhuang 西咸=610000-xixian 贵安=520000-guian 洋浦=460400-yangpu "
        "横琴=440400-hengqin 横琴合作区=440400-hengqin 前海=440300-qianhai 前海合作区=440300-qianhai "
        "深汕合作区=440300-shenshan 青岛西海岸新区=370200-xihaian 大连金普新区=210200-jinpu "
        "重庆两江新区=500000-liangjiang 四川天府新区=510000-tianfu 东湖高新区=420100-donghu "
        "武汉东湖高新区=420100-donghu 杨凌示范区=610400-yangling "
        "郑州航空港区=410173 郑州航空港=410173 平潭实验区=350128-pingtan"
    ).split()
)

#: The peoples that autonomous divisions are named after.
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|"
    "土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|俄罗斯|鄂温克|德昂|保安|裕固|独龙|鄂伦春|赫哲|各"
)
_AUTONOMOUS = re.compile(rf"^(.+?)(?:(?:{_PEOPLES})族|维吾尔|哈萨克|蒙古|柯尔克孜|塔吉克|锡伯)*自治([区州县旗])$")
_DISTRICT = re.compile(rf"^(..+?)(?:{_PEOPLES})族区$")
#: What says of which kind a division is, at the end of its name, by its level.
SUFFIXES = {
    "province": ("特别行政区", "省", "市"),
    "prefecture": ("地区", "市", "盟", "县"),
    "county": ("林区", "特区", "矿区", "新区", "市", "县", "区", "旗"),
    "zone": (),
    "township": ("民族乡", "街道", "地区", "苏木", "镇", "乡"),
}
#: How the names of zones end, and what is said for it.
_ZONE_ENDS = {
    "高新技术产业开发区": "高新区",
    "高新技术产业园区": "高新区",
    "经济技术开发区": "经开区",
    "经济开发区": "经开区",
}


@dataclass(frozen=True, slots=True)
class Division:
    """One division: its code, full name and level (see LEVELS), the code of its parent ("" above a province).

    `until` is the year it was abolished or renamed in ("" for one in force), `successor` the code of what it became.
    """

    code: str
    name: str
    level: str
    parent: str
    until: str = ""
    successor: str = ""

    @property
    def short(self) -> str:
        """The name without its kind: 福建, 连江, 黔东南, 内蒙古; the full name where one character would be left."""
        short = self.name
        if "自治" in short and (match := _AUTONOMOUS.match(short)):
            short = match[1].rstrip("族") if len(match[1]) > 1 else short.split("自治")[0]
        elif short.endswith("族区") and (match := _DISTRICT.match(short)):
            short = match[1]
        else:
            short = next((short.removesuffix(end) for end in SUFFIXES[self.level] if short.endswith(end)), short)
        return short if len(short) > 1 else self.name


def rank(division: Division) -> tuple[bool, int, str]:
    """What divisions of one name are sorted by: those in force first, the higher levels first, then by code."""
    return bool(division.until), LEVELS.index(division.level), division.code


def names_of(division: Division) -> Iterator[str]:
    """The full name, the short one, and the contractions in use: 凉山州, 长阳县, 合肥高新区."""
    yield division.name
    short = division.short
    if short != division.name:
        yield short
    if match := re.search("自治([州县旗])$", division.name):
        yield short + match[1]
    if division.level == "zone":
        for end, contracted in _ZONE_ENDS.items():
            if division.name.endswith(end):
                yield division.name.removesuffix(end) + contracted
                break
