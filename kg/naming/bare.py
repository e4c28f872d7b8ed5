"""Endings that stand without a name: which are common nouns, one of many, wholes, or the end of an unread name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.analysis import Analysis, Named, Organ
from kg.ontology import KnownOrganization

#: Endings that are common nouns when nothing stands before them.
COMMON = frozenset(
    "办公室 办公厅 党委 党组 党支部 党总支 政府 人大 政协 委员会 常委会 常务委员会 理事会 监事会 研究室 支部 总支 "
    "法院 检察院 代表大会 主席团 秘书处 村委会 居委会 领导小组 指挥部 教研室 教研组 机关党委 人民政府 团委 工会 "
    "党工委 管委会 纪委 医务室 办事处 派出所 合作社 卫生院 人民法院 人民检察院 人民医院 党校 分公司 子公司 "
    "专业委员会 专家委员会 团工委 派驻纪检监察组 纪检监察组 派驻纪检组 纪检组 派驻组".split()
)
#: The fewest characters of an ending that is a name by itself.
SHORTEST = 3
#: What the full name of a national body begins with, that national news leaves out.
NATIONAL = ("全国", "中央", "国家", "中国", "中共中央")
#: The end of a body's name before a title.
UNREAD = re.compile("(?<=[小中大])学$|[会局院部处科社团厂店校馆所站]$|公司$|集团$|中心$")
#: A section of a rank that only local bodies have.
LOWER = re.compile("[\u4e00-\u9fff]{1,6}?[科股](?:副?[科股]长|负责人)")
#: What the names end in of bodies that are no part of another.
WHOLE = ("大学", "师大", "集团", "银行")
#: Classes of bodies whose open endings tell which of many no better than closed ones do.
LOOSE = ("Delegation", "GovernmentDepartment")
#: Who makes an assembly's name one of many: 人大代表, 政协委员.
MEMBERS = ("代表", "委员")


def says_nothing(surface: str) -> bool:
    """Whether an ending alone names no body anywhere: a common noun, or too short."""
    return surface in COMMON or len(surface) < SHORTEST


def is_loose(organ: Organ) -> bool:
    """Whether the words before an open ending may be no name: 有关|部门."""
    return organ.type is not None and organ.type.open and organ.kind == "GovernmentDepartment" and not organ.level


def is_one_of_many(body: Named) -> bool:
    """Whether a body is told by its kind alone, with no place or parent that says which one of many."""
    type_ = body.organ.type
    closed = body.organ.level != "" or (type_ is not None and (not type_.open or type_.kind in LOOSE))
    return closed and not body.certain and body.parent is None


def names_members(analysis: Analysis, organ: Organ) -> bool:
    """Whether an assembly's name only says whose members somebody is: 人大|代表."""
    return analysis.text.startswith(MEMBERS, organ.end)


def national(surface: str, known: Mapping[str, KnownOrganization]) -> KnownOrganization | None:
    """The national body whose name an ending is when 全国, 中央 and the like are left out."""
    return next((known[front + surface] for front in NATIONAL if front + surface in known), None)


def has_lower(analysis: Analysis, organ: Organ) -> bool:
    """Whether a section follows that no national body has: 组织部|干部科科长."""
    return LOWER.match(analysis.text, organ.end) is not None


def is_whole(analysis: Analysis, organ: Organ) -> bool:
    """Whether a body that only the tagger knows is no part of another: a place begins its name, or 大学 ends it."""
    if analysis.text[organ.start : organ.end].endswith(WHOLE):
        return True
    sentence = analysis.sentence_at(organ.start)
    return sentence is not None and any(place.start == organ.start for place in sentence.places)


def is_unread_before(analysis: Analysis, start: int) -> bool:
    """Whether the name of a body that could not be read ends right before a title."""
    return UNREAD.search(analysis.text, max(0, start - 2), start) is not None
