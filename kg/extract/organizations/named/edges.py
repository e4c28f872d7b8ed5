"""What stands right before and right after a name shows that it is a piece of something longer, or one of many.

加|沙城学校, 里卡多·|帕尔马大学, 民族学与|人类学研究所; 溪州中学|号卫星, 云川数据中心|集群.
"""

from __future__ import annotations

import re

from kg.analysis import HOME
from kg.language.surnames import HAN
from kg.language.transliteration import is_transliterated
from kg.openname import OpenName

#: What a name goes on to that makes it something else: a ship, a housing estate, all of a kind, what is to be built.
SEQUEL = re.compile(
    "号(?![院楼线])|小区|集群(?!企)|体系|界别|场主(?![任要])|泄漏|街墓|党(?=总(?!支)|主席|副|领袖|党首)"
)
#: What centres and alliances are only built up to, and the party whose name an alliance's is the beginning of.
BUILT = re.compile("建设(?![了的])(?=和|等|、|，|。|上|方面|规划|工作)")
PARTY = re.compile("[\u4e00-\u9fff]{0,2}党(?![委组校员团])")
ALLIANCE, CENTRE = "association", "center"
#: What is reported every day, by the word for a newspaper, and the type of papers, whose names stand in 《》.
REPORTS, PAPER = ("监测", "制度", "专班", "告"), "media"
#: What stands before a name and tells that it is one of its kind, a counted one, or everybody's.
BEFORE = re.compile(
    "最[\u4e00-\u9fff]{1,2}的$|(?:唯一|首个|首家)的$|第[0-9一二三四五六七八九十]+次$|各界$|各地[\u4e00-\u9fff]{0,6}$"
)
#: What joins a name to a field before it, of which it is the second.
JOINS = "与和及"
FIELDED = ("LeadingGroup", "PublicInstitution", "CongressStandingCommittee", "GovernmentDepartment", "Association")
#: Tags of words that such fields are.
FIELDS = ("n", "vn", "v", "an", "nz")
#: Words of one character that govern names, as the tagger marks them; another one is a piece of a name.
GOVERNING = frozenset(
    "到赴来去看进率为是被据由让使请带给送称说访据叫当任含有派向离在入往抵建办设回考读教对从等获报经兼调聘返爱与和同及像用原现至即属"
)
#: What may be trimmed from a name and makes the rest a piece: 大|走廊展馆.
ADJECTIVES = "大小新老高"
#: Names that begin so are somebody's own, told without whose: 集团某某工厂.
BARE_WHOLE = re.compile("(?:集团|公司|企业)(?=.)")
#: Who is stationed where, of which a name may be the second place: 驻|某地代表团, 驻甲地、|乙地部队.
STATIONED = re.compile("(?<![进入])驻(?:[\u4e00-\u9fff]{2,6}[、和])?$")
#: A slogan or a plan that nobody has carried out yet, between quotation marks.
SO_CALLED = re.compile("所谓[^，。”]{0,18}“$")
#: Words that may stand before the name of a society in apposition.
APPOSED = (
    "企业",
    "机构",
    "单位",
    "组织",
    "团体",
    "智库",
    "平台",
    "商会",
    "协会",
    "社团",
    "媒体",
    "民间",
    "行业",
    "记者",
)
SOCIETIES = ("foundation", "association")
#: Words of reach, which begin what is no settlement: 世界|某某社区.
COMMUNITY, WIDE = "community", ("世界", "国际", "全球", "亚洲", "欧洲", "非洲")
#: What is done with bodies of a kind that are not there yet: 设置现场|指挥中心, 打造国际|交易中心; and their types.
BUILDING = ("设置", "建立", "打造", "建设", "创建", "设立", "形成", "共建", "建成", "成立起", "增设", "完善")
BUILT_TYPES = ("center", "research", "factory")
#: The fewest characters of transliterated names: 伊丽莎|白城大学.
SOUNDS = 2


def goes_on(name: OpenName) -> bool:
    """Whether the text goes on so that the name is only the beginning of another: 溪州中学|号卫星."""
    text, end = name.chart.text, name.hit.end
    if SEQUEL.match(text, end):
        return True
    if name.type.kind == "PublicInstitution" and text.startswith("联盟", end):
        return True
    if name.type.name == PAPER and text.startswith(REPORTS, end):
        return True
    if name.type.name == CENTRE and BUILT.match(text, end):
        return True
    return name.type.name == ALLIANCE and name.ending.endswith("盟") and PARTY.match(text, end) is not None


def is_second_half(name: OpenName) -> bool:
    """Whether what stands before a name without parent or place is its beginning."""
    text, begin = name.chart.text, name.start
    if name.outer is not None:
        return _is_after_seat(name) or _is_in_sounds(name) or _is_after_body(name) or _is_second_place(name)
    if name.level:
        return False
    if text[begin - 1] == "《" and text.startswith("》", name.hit.end) and name.type.name != PAPER:
        return True
    if text[begin - 1] == "·" and HAN.match(text, begin - 2):
        return True
    if BARE_WHOLE.match(text, begin, name.hit.start) or STATIONED.search(text, max(0, begin - 8), begin):
        return True
    if SO_CALLED.search(text, max(0, begin - 22), begin) or BEFORE.search(text, max(0, begin - 9), begin):
        return True
    if text[begin - 1 : begin + 1] == "在华":
        return True
    if text[begin - 1] in ADJECTIVES and HAN.match(text, begin - 2) is not None and begin > name.found.begin:
        return True
    return _is_second_field(name) or _is_after_piece(name)


def _is_after_seat(name: OpenName) -> bool:
    """Whether a place is the second where somebody is stationed: 驻甲地、|乙地部队."""
    place = name.place
    if place is None or name.type.kind != "Military":
        return False
    return STATIONED.search(name.chart.text, max(0, place.start - 9), place.start) is not None


def _is_in_sounds(name: OpenName) -> bool:
    """Whether a place is only the end of a longer foreign one: 伊丽莎|白城."""
    place, text = name.place, name.chart.text
    if place is None or place.country or place.start - SOUNDS < name.chart.sentence.start:
        return False
    before = text[place.start - SOUNDS : place.start]
    token = name.chart.words.get(place.start)
    whole = token is not None and token.start == place.start
    return not whole and HAN.match(before) is not None and is_transliterated(before, 1.0)


def _is_after_body(name: OpenName) -> bool:
    """Whether its place follows the ending of a body that could not be read: 某大学某医院|云川医院."""
    place, chart = name.place, name.chart
    if place is None or place.country or chart.parent_at(place.start) is not None or chart.words.get(place.start):
        return False
    return any(h.category == "suffix" and h.end == place.start and h.end - h.start > 1 for h in chart.sentence.hits)


def _is_second_place(name: OpenName) -> bool:
    """Whether a society of a country with ours begins with another place: 甲国某洲|中国某某协会."""
    place, chart = name.place, name.chart
    if place is None or place.country != HOME or name.type.name not in SOCIETIES:
        return False
    word = chart.words.get(place.start - 1)
    return word is not None and word.end == place.start and word.tag in ("LOC", "ns")


def _is_second_field(name: OpenName) -> bool:
    """Whether a conjunction joins it to a field told right after a body: 某院|民族学与|人类学研究所."""
    text, begin, chart = name.chart.text, name.begin, name.chart
    if text[begin - 1] not in JOINS or name.type.kind not in FIELDED:
        return False
    field = chart.words.get(begin - 2)
    if field is None or field.end != begin - 1 or chart.parent_at(field.end) is not None:
        return False
    if field.tag not in (*FIELDS, "LOC", "ns") or (field.tag not in FIELDS and chart.place_at(field.end) is not None):
        return False
    owner = chart.parent_at(field.start)
    return owner is not None and owner.proper


def _is_after_piece(name: OpenName) -> bool:
    """Whether the word before it, which nothing parts from it, is a piece of its name."""
    chart, begin = name.chart, name.begin
    word = chart.words.get(begin - 1)
    if word is None or word.end != begin or begin <= chart.sentence.start:
        return False
    piece = chart.text[word.start : word.end]
    if name.type.name in BUILT_TYPES and piece.endswith(BUILDING):
        return True
    if word.tag in ("v", "a", "vd") and len(piece) == 1 and piece not in GOVERNING and HAN.match(piece):
        return True
    if name.type.name == COMMUNITY and piece in WIDE:
        return True
    first = chart.words.get(begin)
    if name.type.name not in SOCIETIES or first is None or first.tag != "ORG":
        return False
    return word.tag in ("n", "LOC", "ns") and not piece.endswith(APPOSED) and not _is_title(name, word.end)


def _is_title(name: OpenName, end: int) -> bool:
    return any(h.category in ("title", "suffix") and h.end == end for h in name.chart.sentence.hits)
