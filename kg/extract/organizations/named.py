"""Bodies with a name of their own before an open ending: 青石集团有限公司, 云川大学, 县青年企业家协会."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.abroad import INITIALS, country_of
from kg.analysis import LEVEL_WORDS, SPEAKERS, STATE_BODIES, Hit, Organ, PlaceHit, level_of
from kg.chart import COLLECTIVE, DESCRIBED, OWNERS, Chart, is_seat, party_branch
from kg.ontology import OrganizationType
from kg.reach import Reach, reach

#: Reads the organization that ends with a word of the vocabularies.
ReadEnding = Callable[[Chart, Hit], Organ | None]

#: Words of one character that stand for the institution that a text speaks of: 社办公室, 馆党委.
INSTITUTIONS = "校院厂社行局厅部委会馆台团站所"
#: Where people away from home have their societies, as news abbreviates it.
AWAY = re.compile("在[京津沪渝冀豫鲁晋陕甘宁青新藏川黔滇桂粤琼闽赣湘鄂皖苏浙辽吉黑蒙港澳台深穗汉蓉杭榕厦]")
#: Classes of bodies that are no part of a party.
INSTITUTIONAL = ("PublicInstitution", "Enterprise", "GovernmentDepartment")
#: The beginning of endings that name one institution as a whole: 中心小学, 中心卫生院.
CENTRE = "中心"
#: Committees that only communities have.
RESIDENTS = ("居委会", "居民委员会", "社居委")
#: What ends like the name of a part and is none: 县东部, 镇干部.
NO_UNIT = re.compile("(?:[东西南北中内外全局上下顶底前后腹颈头面]|干|学)部$|异地商会$")
#: Endings that lengthen a company's name instead of naming a part of it: 某集团|有限公司.
COMPANY = frozenset("公司 集团 有限公司 股份有限公司 集团公司 集团有限公司 有限责任公司 总公司 控股".split())

#: What tells before a description that it is one of many: 一所, 一家.
ONE_OF = re.compile("(?:[一两三几多0-9]+[所家座支个]|各级|各类)$")
#: What a firm's offices end in, which are named after it, not after a place alone.
OFFICES = ("公司", "分行", "支行", "分公司", "子公司", "分校", "分社", "校区", "院区", "学校")
#: What is held and called after the word before it.
GATHERINGS = ("论坛", "高端论坛", "女校长论坛")
#: How names begin that tell a body of common nouns from others of its kind.
WIDE = re.compile("国际|世界|全球|亚洲|亚太|欧洲|非洲|中国|中华|全国|国家|中央|联合国")
#: Endings of bodies that stand alone of their kind, however common the words of their names.
STRONG = (*"协会 学会 联合会 委员会 研究院 基金会 总会 促进会 商会 联盟 组织 领导小组".split(),)
#: The fewest characters of a name that ends in one character and has no jurisdiction.
SHORTEST = 4
#: The dashes between the two countries that a body is of.
DASHES = ("—", "-", "－", "–", "·")
#: Classes of bodies that a country has many of.
COMMON_KINDS = ("PublicInstitution", "Enterprise", "Association", "ChamberOfCommerce", "Military")
#: Tags of words that show the name of a commission to be one; others call any commission so.
SURE = frozenset({"ORG", "LOC", "nz", "ns", "PER"})
#: Classes of bodies whose country news abbreviates to one character.
ABROAD = STATE_BODIES | {"LeadingGroup"}
#: The armed police, whose units are called by their places, and the types of these units.
CORPS = "武警"
CORPS_UNITS = ("department-unit",)


def named(chart: Chart, hit: Hit, type_: OrganizationType, read: ReadEnding) -> Organ | None:
    """Walk left over the words of the name; None where they do not make one."""
    part = party_branch(chart, hit, type_) or _over_inner(chart, hit, type_, read)
    if part is not None:
        return part
    if type_.site and not any(h.category == "title" and h.start == hit.end for h in chart.sentence.hits):
        return None
    if chart.text.startswith(GATHERINGS, hit.end):
        return None  # what a forum is called after
    found = reach(chart, hit)
    begin, outer, ending = found.begin, found.outer, chart.text[hit.start : hit.end]
    opens = chart.text[begin - 1 : begin] in ("", "，", "。", "\n", "、")
    if begin == hit.start and type_.kind == "Delegation" and opens:
        return Organ(begin, hit.end, type_.kind, ending, type_, confidence=0.6)
    if outer is None:
        listed = _listed(chart, begin, hit, type_) if not found.evidence else None
        if listed is not None:
            return listed
        begin = _trim(chart, begin, hit)
        begin += chart.text[begin] in SPEAKERS and chart.text[begin + 1] in LEVEL_WORDS
    name = chart.text[begin : hit.end]
    if NO_UNIT.search(name):
        return None
    level = "社区" if ending in RESIDENTS else level_of(ending)
    if name == ending and level:
        return Organ(begin, hit.end, type_.kind, ending, type_, level=level, confidence=0.6)
    if COLLECTIVE.match(name) or (outer is None and (found.cut or len(name) <= len(ending))):
        return None
    stem = hit.start - (outer.end if outer else begin)
    if name.count("（") != name.count("）") or (outer is None and _is_short(chart, begin, stem)):
        return None
    if outer is not None and chart.text[outer.start - 1 : outer.start] in DASHES:
        return _paired(chart, hit, type_, outer.start - 1)
    if found.place is not None and found.place.country and stem == 0 and type_.kind in COMMON_KINDS:
        return None  # 某国博物馆 may be any of the country's
    levelled = chart.level_at(begin) != ""
    if any(h.end == hit.end and h.start <= begin and _is_ending(h, outer, levelled) for h in chart.sentence.hits):
        return None
    if _runs_into_known(chart, begin, hit.end, outer is None):
        return None
    if outer is not None and (is_seat(chart, outer.start) or (stem == 0 and ending == "中心")):
        return None
    if found.place is not None and type_.kind in COMMON_KINDS and _goes_before(chart, found.place.start):
        return None
    if outer is not None and found.parent is None and stem == 0 and ending in OFFICES:
        return None
    if DESCRIBED.search(chart.text[hit.start - stem : hit.end]) or ONE_OF.search(chart.text, begin - 6, begin):
        return None
    if len(ending) == 1 and stem < 2:
        return None
    if found.parent is not None and stem == 0:
        return _after_parent(chart, hit, type_, found.parent)
    if ending == "中心" and chart.text[begin : hit.start].endswith("工作"):
        return None
    abroad = country_of(chart, begin + 1) if outer is None and type_.kind in ABROAD else None
    if abroad is not None and hit.start - begin > 1:
        rest = chart.text[begin + 1 : hit.end]
        return Organ(begin, hit.end, type_.kind, rest, type_, place=abroad, proper=True)
    level, begin = ("", begin) if outer else _level(chart, begin)
    if not _is_name(name, ending, found, level):
        return None
    if found.parent is not None and type_.kind == "Enterprise" and found.parent.kind == "Government":
        above = found.parent.end
        inside = (p for p in _places(chart) if above <= p.start < hit.start)
        own = max(inside, key=lambda p: p.start, default=None)
        if own is not None:  # what stands before a firm's own place tells where it is
            rest = chart.text[own.end : hit.end]
            return Organ(own.start, hit.end, type_.kind, rest, type_, place=own, proper=True)
    if found.parent is not None and found.parent.kind == "DemocraticParty" and type_.kind in INSTITUTIONAL:
        chart.ends[hit.end] = [o for o in chart.ends.get(hit.end, ()) if o.type is not None]
        start = found.parent.end  # the institution at which the party has a branch: 民盟|某大学|支部
        return Organ(start, hit.end, type_.kind, chart.text[start : hit.end], type_, proper=True)
    corps = chart.text[: found.place.start].endswith(CORPS) if found.place else False
    if corps and type_.name in CORPS_UNITS and found.place:
        start = found.place.start - len(CORPS)
        return Organ(start, hit.end, "Military", chart.text[start : hit.end], type_, proper=True)
    if found.parent is not None and found.parent.known is not None and type_.kind == found.parent.kind == "Enterprise":
        firm = chart.text[found.parent.start : found.parent.end].endswith(("公司", "集团", "银行"))
        if not firm and not ending.endswith("分公司") and not any(p.start == found.parent.end for p in _places(chart)):
            start = found.parent.start  # 中国甲乙集团 need not belong to 中国甲
            return Organ(start, hit.end, type_.kind, chart.text[start : hit.end], type_, proper=True)
    if found.parent is not None and found.parent.kind == "PoliticalParty" and type_.kind == "PublicInstitution":
        start = found.parent.start  # a museum of a party's history is none of its bodies
        return Organ(start, hit.end, type_.kind, chart.text[start : hit.end], type_, proper=True)
    away = _away(chart, outer.start if outer else begin)
    if away is not None and found.parent is None:
        return Organ(away, hit.end, type_.kind, chart.text[away : hit.end], type_, proper=True)
    sure = outer is not None or found.evidence == "ORG"
    return Organ(
        outer.start if outer else begin,
        hit.end,
        type_.kind,
        chart.text[outer.end if outer else begin : hit.end],
        type_,
        place=found.place,
        level=level,
        parent=found.parent,
        proper=True,
        confidence=0.9 if sure else 0.8,
    )


def _runs_into_known(chart: Chart, begin: int, end: int, alone: bool) -> bool:
    """Whether the name is a known body's with a piece of the word before it: 某某政|协第六届全国委员会.

    One that a place or a parent begins, which is not `alone`, may be another's in one word: 某国某党|中央委员会.
    """
    known = (h for h in chart.sentence.hits if h.category == "known" and h.end == end and begin < h.start)
    words = ((h.start, chart.words.get(h.start)) for h in known)
    return any(word is not None and word.start < start and (alone or word.end < end) for start, word in words)


def _away(chart: Chart, begin: int) -> int | None:
    """Where the name of a society of people away from home begins, with the seat before it: 在沪|云川商会."""
    for start in (begin - 2, begin - 1):
        if start >= chart.sentence.start and AWAY.match(chart.text, start):
            return start
    return None


def _listed(chart: Chart, begin: int, hit: Hit, type_: OrganizationType) -> Organ | None:
    """A name that only a list shows to be one, at the jurisdiction of the one before: 市青石集团、白石集团."""
    if chart.text[begin - 1 : begin] not in ("、", "和") or hit.start - begin < 2:
        return None
    before = chart.parent_at(begin - 1)
    if before is None or before.type is not type_ or not before.proper or COLLECTIVE.match(chart.text, begin):
        return None
    if not before.level and before.place is None:
        return None
    name = chart.text[begin : hit.end]
    return Organ(begin, hit.end, type_.kind, name, type_, place=before.place, level=before.level, proper=True)


def _over_inner(chart: Chart, hit: Hit, type_: OrganizationType, read: ReadEnding) -> Organ | None:
    """A body whose ending begins with another's: 学院|党委 under 学院."""
    for inner in chart.sentence.hits:
        if inner.start != hit.start or not 1 < inner.end - inner.start < hit.end - hit.start:
            continue
        rest = chart.text[inner.end : hit.end]
        centre = chart.text[inner.start : inner.end] == CENTRE and type_.kind == "PublicInstitution"
        part = rest in chart.ontology.endings and rest not in COMPANY and not centre
        if isinstance(inner.term, OrganizationType) and part:
            parent = read(chart, inner)
            if parent is None or not parent.proper:
                return None
            return Organ(parent.start, hit.end, type_.kind, rest, type_, parent=parent, proper=True)
    return None


def _after_parent(chart: Chart, hit: Hit, type_: OrganizationType, parent: Organ) -> Organ | None:
    """An open ending with nothing between it and a body: a part of the body, or the rest of its name."""
    ending = chart.text[hit.start : hit.end]
    if parent.known is not None:
        name = chart.text[parent.start : hit.end]
        return Organ(parent.start, hit.end, type_.kind, name, type_, proper=True)
    if ending not in COMPANY:
        return Organ(parent.start, hit.end, type_.kind, ending, type_, parent=parent, proper=True)
    if parent.type is not None and parent.type.open:
        rest, place, above = parent.rest + ending, parent.place, parent.parent
        return Organ(parent.start, hit.end, type_.kind, rest, type_, place=place, parent=above, proper=True)
    return None


def _places(chart: Chart) -> list[PlaceHit]:
    return [place for places in chart.places.values() for place in places]


def _paired(chart: Chart, hit: Hit, type_: OrganizationType, dash: int) -> Organ | None:
    """A body of two countries or peoples, called after both with a dash: 甲国－乙国友好协会."""
    first = chart.place_at(dash) or chart.parent_at(dash)
    if first is None:
        return None
    return Organ(first.start, hit.end, type_.kind, chart.text[first.start : hit.end], type_, proper=True)


def _is_ending(hit: Hit, outer: Organ | PlaceHit | None, levelled: bool) -> bool:
    """Whether a whole name is but an ending: a closed one, or an open one with nothing before it (革命纪念馆)."""
    if not isinstance(hit.term, OrganizationType):
        return False
    return not hit.term.open or (
        outer is None and not levelled and hit.term.kind in ("PublicInstitution", "VillageOrganization")
    )


def _is_short(chart: Chart, begin: int, stem: int) -> bool:
    """Whether one character stands before the ending that is no word for a jurisdiction: 中|澳商会."""
    if stem == 2 and all(char in INITIALS for char in chart.text[begin : begin + 2]):
        return True  # 甲乙两国的公司, 代表团
    return stem == 1 and chart.text[begin] not in OWNERS


def _goes_before(chart: Chart, start: int) -> bool:
    """Whether a noun runs into a place from before, so that a name begins before it: 细菌战|白石陈列馆."""
    token = chart.words.get(start - 1)
    titled = any(h.category in ("title", "country") and h.end == start for h in chart.sentence.hits)
    return token is not None and token.end == start and token.tag in ("n", "nz", "nw") and not titled


def _level(chart: Chart, begin: int) -> tuple[str, int]:
    """The word that stands for the jurisdiction or owner of a name, and where the name begins with it."""
    first, word = chart.text[begin], chart.words.get(begin)
    if first in OWNERS and chart.level_at(begin + 1):
        return first, begin
    if first in INSTITUTIONS and word is not None and word.end - word.start == 1:
        return first, begin
    level = chart.level_at(begin)
    return (level, begin - 1) if level else ("", begin)


def _is_name(name: str, ending: str, found: Reach, level: str) -> bool:
    """Whether the words before an ending name a body: endings of one character ask for more than others."""
    if len(ending) == 1 and found.parent is None and not level and (found.evidence != "ORG" or len(name) < SHORTEST):
        return False
    if found.outer or level or (found.evidence and (ending != "委员会" or found.evidence in SURE)):
        return True
    # Common nouns (行业协会, 经济委员会) name one body only at the beginning of which its reach stands.
    wide = WIDE.match(name) is not None and len(name) - len(ending) >= 4
    return wide and (found.evidence != "" or ending.endswith(STRONG))


def _trim(chart: Chart, begin: int, hit: Hit) -> int:
    """Take off what cannot begin a name: conjunctions, adjectives, verbs, counts."""
    while begin < hit.start:
        token = chart.words.get(begin)
        if token is None or token.start != begin or token.end > hit.start:
            break
        count = token.tag == "m" and chart.text[begin] != "第"
        if token.tag not in ("c", "a", "v", "vd", "ad", "f", "vn") and not count:
            break
        begin = token.end
    return begin
