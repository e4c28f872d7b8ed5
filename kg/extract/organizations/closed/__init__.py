"""Bodies whose ending is their whole name: 某县委统战部, 市公安局, 校党委."""

from __future__ import annotations

import re

from kg.abroad import country_of
from kg.analysis import (
    ASSEMBLED,
    BESIDE_COMMITTEE,
    BRANCHES,
    LEAGUE_COMMITTEE,
    LEVEL_WORDS,
    PARTY_FRONTS,
    REGION,
    SPEAKERS,
    STATE_BODIES,
    TOWN_WORDS,
    Hit,
    Organ,
    PlaceHit,
    level_of,
)
from kg.chart import DESCRIBED, SELF_RUN, TOGETHER, Chart, is_named, is_seat, is_visited, kind_under, party_branch
from kg.extract.organizations.closed.missions import MISSION, OFFICE, is_branch, is_elsewhere, is_without_seat, mission
from kg.extract.organizations.closed.offices import COMMITTEE_OFFICE, of_committee
from kg.language.surnames import HAN
from kg.ontology import OrganizationType
from kg.reach import reach

#: Classes of bodies that have branches in towns.
LOCAL = ("JudicialBody", "GovernmentDepartment", "PublicInstitution")
#: Classes of bodies after which one with a level of its own stands beside them: 县委县政府, 市纪委市监委.
COMMITTEES = ("PartyCommittee", "DisciplineCommission")
PARTY = "党委"
#: The union of a whole trade or place, which is no other body's.
UNION, LEAGUE_TYPE = "总工会", "youth-league"
#: Classes of bodies that no place's committee is a part of: 中央党校|县委书记班.
INSTITUTIONS = ("PublicInstitution", "Enterprise", "Association")
OFFICE_TYPE, OWN_PARTY = "general-office", "中国共产党"
#: Which term of a body's leaders is spoken of, between its place and its ending: 云川县|新一届|侨联.
TERM = re.compile("新一届$")
MINISTRY = "foreign-ministry"
PARLIAMENT = "parliament"
CUSTOMS = "customs-service"
GOVERNMENT = "government"
STAFF = "military-staff"
#: Classes of bodies that have a parliament or one of its houses: a state, a congress.
ASSEMBLING = ("PeoplesCongress", "Government", "InternationalOrganization", "Organization")
DASHES = ("—", "-", "－", "–")
#: What tells before a level that some of the bodies of many places are meant: 有关省委.
SOME = ("有关", "相关")
UNION = "联合会"
WORKING_COMMITTEE = "工委"
#: The name of a street, a town or a community; not one of many, or the own one.
SETTLEMENT = re.compile(
    "(?![各该本我全所辖乡镇每两几多]|属地|基层|当地|相关|有关|城乡)(?:(?!代表|带领|率领|陪同)[\u4e00-\u9fff]){2,4}"
    "(?:街道|镇|乡|社区)"
)
#: The type of the offices of streets.
TOWN_OFFICE = "subdistrict-office"
#: What tells of a body that it is new, or was one: 原县公安局, 某国新政府.
FORMER_CELL = re.compile("原(?=党[委组总支]|纪委)")
RENEWED = re.compile("^(?:原|新任|现任|新一届|新(?=政府|内阁)|现(?=政府|内阁)|临时(?=国会))")
LEAGUE = "共青团"
#: What may stand before a word that means the own town: 由街道党工委, 该社区党委.
BEFORE = "由和与在向对为我本该"


def closed(chart: Chart, hit: Hit, type_: OrganizationType) -> Organ:
    """A jurisdiction or a parent, then the ending; without either the ending alone, which is not yet a proper name."""
    if LEAGUE_COMMITTEE.fullmatch(chart.text, hit.start, hit.end):
        return _of_league(chart, hit, type_)
    organ = (
        _of_own_party(chart, hit, type_)
        or party_branch(chart, hit, type_)
        or _over_inner(chart, hit, type_)
        or _under_parent(chart, hit, type_)
        or _in_place(chart, hit, type_)
        or _at_level(chart, hit, type_)
        or _at_distance(chart, hit, type_)
        or _alone(chart, hit, type_)
    )
    return of_committee(organ) if organ.rest == COMMITTEE_OFFICE and organ.is_located else organ


def _of_league(chart: Chart, hit: Hit, type_: OrganizationType) -> Organ:
    """A committee of the youth league, whose level stands inside its ending: 云川|团县委, 团市委."""
    ending = chart.text[hit.start : hit.end]
    place = chart.place_at(hit.start)
    if place is not None and _is_at(place, ending[1]):
        return Organ(place.start, hit.end, type_.kind, ending, type_, place=place, proper=True)
    return Organ(hit.start, hit.end, type_.kind, ending, type_, level=ending[1], proper=True)


def _of_own_party(chart: Chart, hit: Hit, type_: OrganizationType) -> Organ | None:
    """A democratic party's committee as its own news calls it: 盟|市委; whose it is, the document tells."""
    start = hit.start - 1
    party = PARTY_FRONTS.get(chart.text[start : hit.start], "") if start >= chart.sentence.start else ""
    if (
        type_.kind not in ("PartyCommittee", "DemocraticPartyBranch")
        or not party
        or chart.text.endswith(party, 0, hit.start)
    ):
        return None
    if not level_of(chart.text[hit.start : hit.end]) or party not in chart.text:
        return None
    name = chart.text[start : hit.end]
    return Organ(start, hit.end, "DemocraticPartyBranch", name, type_, proper=True, confidence=0.85)


def _over_inner(chart: Chart, hit: Hit, type_: OrganizationType) -> Organ | None:
    """A body whose ending begins with another's: 县政府办 under 县政府, 党委宣传部 under 党委."""
    inner = [
        (h, h.term)
        for h in chart.sentence.hits
        if h.start == hit.start
        and h.end < hit.end
        and isinstance(h.term, OrganizationType)
        and not h.term.open
        and (chart.text[h.end : hit.end] in chart.ontology.endings or chart.text[h.end : hit.end] == "办")
    ]
    if not inner:
        return None
    longest, its_type = max(inner, key=lambda pair: pair[0].end)
    if chart.text.endswith(UNION, longest.end, hit.end):
        return None  # a 工会|联合会 is no part of one 工会
    if its_type.kind == type_.kind == "DisciplineCommission":
        return None  # 纪委监委 are two commissions side by side
    parent = closed(chart, longest, its_type)
    if not parent.proper:
        return None
    rest = chart.text[parent.end : hit.end]
    return Organ(parent.start, hit.end, type_.kind, rest, type_, parent=parent, proper=True)


def _under_parent(chart: Chart, hit: Hit, type_: OrganizationType) -> Organ | None:
    """A body directly after its parent; after a party committee 县政府 stands beside it and shares its place."""
    parent = chart.parent_at(hit.start)
    if parent is None:
        return None
    ending = chart.text[hit.start : hit.end]
    if level_of(ending) and parent.kind in COMMITTEES:
        place, level = parent.place, level_of(ending)
        return Organ(hit.start, hit.end, type_.kind, ending, type_, place=place, level=level, proper=True)
    if type_.kind in BESIDE_COMMITTEE and parent.kind == "PartyCommittee":
        place, level = (parent.place, parent.level) if parent.rest == PARTY else (None, "")
        proper = parent.proper and bool(place or level)
        return Organ(hit.start, hit.end, type_.kind, ending, type_, place=place, level=level, proper=proper)
    if type_.name == MISSION and chart.text.endswith("驻", 0, parent.start):
        return mission(chart, hit, type_, parent.start, chart.text[parent.start : parent.end])
    if type_.name == LEAGUE_TYPE and parent.kind == type_.kind and parent.known is not None:
        return None  # 共青团|少先队
    if ending == OFFICE and parent.kind == "InternationalOrganization":
        return None  # one of many
    if ending == UNION and parent.kind != "Enterprise":
        return None  # 全国政协|总工会界别
    if type_.kind == "PartyCommittee" and level_of(ending) and parent.kind in INSTITUTIONS:
        return Organ(hit.start, hit.end, type_.kind, ending, type_, confidence=0.6)  # 党校|县委书记班
    if type_.name == OFFICE_TYPE and parent.kind == "PoliticalParty" and parent.rest != OWN_PARTY:
        return None  # a party abroad has many
    if parent.kind == "PoliticalParty" and level_of(ending):
        return Organ(parent.start, hit.end, type_.kind, ending, type_, level=level_of(ending), proper=True)  # 中共|市委
    if parent.kind == "InternationalOrganization" and type_.name == MINISTRY:
        return None  # 某集团成员国的部长
    if parent.kind == "InternationalOrganization" and type_.name == CUSTOMS:
        return None  # 某集团国家的海关
    if parent.kind == "PoliticalParty" and (type_.parent or type_.name == GOVERNMENT):
        return None  # a party's committees have departments, the party has none
    if type_.name == PARLIAMENT and parent.kind not in ASSEMBLING:
        return None
    if type_.name == MINISTRY and parent.known is not None and parent.kind == type_.kind:
        return None  # two ministries side by side
    if type_.name == STAFF and parent.known is not None and parent.kind == "GovernmentDepartment":
        return None  # another country's ministry, as 乌国防部情报总局 calls it later
    kind, proper = kind_under(type_, parent), is_named(parent)
    return Organ(parent.start, hit.end, kind, ending, type_, parent=parent, proper=proper)


def _in_place(chart: Chart, hit: Hit, type_: OrganizationType) -> Organ | None:
    """A body after its place, with which it may share the level word: 云川县|政府, 云川|县政府."""
    ending = chart.text[hit.start : hit.end]
    term = TERM.search(chart.text, max(chart.sentence.start, hit.start - 6), hit.start)
    place = chart.place_at(term.start() if term else hit.start)
    level = level_of(ending)
    if place is not None and level and not _is_at(place, level):
        return None
    if place is None and level:
        place = chart.place_at(hit.start + len(level)) or _unlisted(chart, hit.start, level)
    if place is None and not level:
        place = _settlement(chart, hit) or (_town(chart, hit) if type_.kind in LOCAL else None)
    if place is None and not level and type_.kind in STATE_BODIES:
        place = country_of(chart, hit.start)
    if place is None:
        return None
    if place.country and chart.text.endswith("”", 0, place.start):
        return None  # “某某倡议”甲国|理事会
    if is_seat(chart, place.start):
        return mission(chart, hit, type_, place.start, place.country or place.name)
    joint = type_.kind == "LeadingGroup" and place.start > chart.sentence.start
    if joint and chart.text[place.start - 1] in DASHES:
        return _of_two(chart, hit, type_, place.start - 1)
    if is_elsewhere(chart, hit, type_, place):
        whose = None if type_.name == MISSION else place
        return Organ(place.start, hit.end, type_.kind, ending, type_, place=whose, confidence=0.6)
    if type_.kind == "PartyCommittee" and level and _is_inside_word(chart, hit, place):
        return Organ(hit.start, hit.end, type_.kind, ending, type_, confidence=0.6)
    outer = chart.parent_at(place.start)
    if outer is not None and outer.proper and is_branch(type_, ending, outer):
        kind = outer.kind if outer.kind in SELF_RUN else type_.kind
        rest = chart.text[place.start : hit.end]
        return Organ(outer.start, hit.end, kind, rest, type_, parent=outer, proper=True)
    if outer is not None and outer.known is not None and outer.kind == "DemocraticParty":
        kind = kind_under(type_, outer)
        return Organ(outer.start, hit.end, kind, ending, type_, place=place, parent=outer, proper=True)
    if outer is not None and outer.kind in ASSEMBLED and ending == WORKING_COMMITTEE:
        rest = chart.text[place.start : hit.end]  # the conference's own, in a prefecture that has no conference
        return Organ(outer.start, hit.end, outer.kind, rest, type_, parent=outer, proper=True)
    overlaps = place.end > hit.start and level and place.name.endswith(level)
    rest = ending[len(level) :] if overlaps else ending
    if rest.endswith("委") and chart.text.endswith(LEAGUE, chart.sentence.start, place.start):
        begin = place.start - len(LEAGUE)
        name = chart.text[begin : hit.end]
        return Organ(begin, hit.end, "MassOrganization", name, type_, proper=True, confidence=0.95)
    start = outer.start if outer is not None and "Party" in outer.kind else chart.with_party(place.start)
    return Organ(start, hit.end, _kind_in(type_, place), rest, type_, place=place, proper=True, confidence=0.95)


def _is_inside_word(chart: Chart, hit: Hit, place: PlaceHit) -> bool:
    """Whether a place of two characters only ends the tagger's word before a committee: 石公|华县|委."""
    token = chart.words.get(place.start)
    if token is None or token.start >= place.start or token.end < hit.end or place.end - place.start > 2:
        return False
    before = chart.text[token.start : place.start]
    return before != "中共" and chart.place_at(place.start) is None and chart.parent_at(place.start) is None


def _of_two(chart: Chart, hit: Hit, type_: OrganizationType, dash: int) -> Organ | None:
    """A body of two countries or a league and a country, called after both with a dash: 甲国－乙国理事会."""
    first = chart.place_at(dash) or chart.parent_at(dash)
    if first is None:
        return None
    return Organ(first.start, hit.end, type_.kind, chart.text[first.start : hit.end], type_, proper=True)


def _town(chart: Chart, hit: Hit) -> PlaceHit | None:
    """A place that only the tagger knows, before a local branch of a body: 桥江|人民法庭."""
    token = chart.words.get(hit.start - 1)
    if token is None or token.end not in (hit.start, hit.end) or token.tag not in ("ns", "LOC"):
        return None
    if not 2 <= hit.start - token.start <= 4 or token.start < chart.sentence.start:
        return None
    return PlaceHit(token.start, hit.start, chart.text[token.start : hit.start])


def _settlement(chart: Chart, hit: Hit) -> PlaceHit | None:
    """A street, town or community that only the tagger's word for a body has: 青溪街道|司法所."""
    token = chart.words.get(hit.start - 1)
    if token is None or token.tag not in ("ORG", "nt", "LOC", "ns") or token.start < chart.sentence.start:
        return None
    name = chart.text[token.start : hit.start]
    return PlaceHit(token.start, hit.start, name) if SETTLEMENT.fullmatch(name) else None


def _is_at(place: PlaceHit, level: str) -> bool:
    """Whether a place may share the level of an ending: 云川|县政府, but 云川驻地|省政协 names the province's."""
    return place.division is None or place.division.name.endswith(level)


def _unlisted(chart: Chart, end: int, level: str) -> PlaceHit | None:
    """A place that only the tagger knows, before an ending that has its level: 云川|县委."""
    token = chart.words.get(end - 1)
    if token is None or token.end != end or token.tag not in ("ns", "LOC") or token.end - token.start > 4:
        return None
    if chart.text[token.start : end] in LEVEL_WORDS:
        return None  # 我县县委
    return PlaceHit(token.start, end + 1, chart.text[token.start : end] + level)


def _at_level(chart: Chart, hit: Hit, type_: OrganizationType) -> Organ | None:
    """A body after a level word that stands for its jurisdiction: 县|统战部, 我市|公安局."""
    ending = chart.text[hit.start : hit.end]
    level = "" if level_of(ending) else chart.level_at(hit.start)
    level = level or _town_word(chart, hit.start)
    if not level:
        return None
    begin = hit.start - len(level)
    # 我市公安局: the pronoun belongs to the mention; 原 and 时任 belong to the title.
    begin -= chart.text[begin - 1 : begin] in SPEAKERS
    party = chart.parent_at(begin)
    if party is not None and party.kind == "DemocraticParty" and type_.kind in BRANCHES:
        rest = level + ending
        return Organ(party.start, hit.end, "DemocraticPartyBranch", rest, type_, parent=party, proper=True)
    return Organ(begin, hit.end, type_.kind, ending, type_, level=level, proper=True, confidence=0.9)


def _town_word(chart: Chart, end: int) -> str:
    """街道 or 社区 where it stands for the one that a text is about: 街道|党工委; empty if there is none."""
    word = next((word for word in TOWN_WORDS if len(word) > 1 and chart.text.endswith(word, 0, end)), "")
    start = end - len(word)
    opens = start <= chart.sentence.start or not HAN.match(chart.text, start - 1) or chart.text[start - 1] in BEFORE
    return word if word and opens and not level_of(chart.text[end : end + 3]) else ""


def _at_distance(chart: Chart, hit: Hit, type_: OrganizationType) -> Organ | None:
    """A closed ending with words between it and its parent: 某党某市第三届委员会, 某校化学教研组."""
    found = reach(chart, hit)
    if found.begin == hit.start or found.outer is None:
        return None
    rest = FORMER_CELL.sub("", RENEWED.sub("", chart.text[found.outer.end : hit.end]))
    if rest.startswith(TOGETHER) and (level_of(rest[2:]) or rest[2:3] in LEVEL_WORDS):
        return None
    if rest.startswith(("驻", "派驻")) and type_.kind != "DisciplineCommission" and type_.name != MISSION:
        return None  # who sent a team is no whole of those it was sent to
    if (
        is_visited(rest)
        or DESCRIBED.search(rest)
        or (level_of(rest) and found.parent and found.parent.kind in COMMITTEES)
    ):
        return None  # 某市委市政府 are two bodies
    if found.parent is not None and found.parent.kind == "PoliticalParty" and type_.kind == "PartyCommittee":
        if "中央" not in rest:
            return None
    if rest == UNION and found.parent is not None and found.parent.kind != "Enterprise":
        return None
    if type_.name == TOWN_OFFICE and rest.startswith("“"):
        return None
    if type_.name == MISSION and is_without_seat(rest):
        return None
    if type_.name == MINISTRY and found.parent is not None and found.parent.known is not None:
        return None
    kind = kind_under(type_, found.parent) if found.parent else _kind_in(type_, found.place)
    start = found.outer.start
    return Organ(start, hit.end, kind, rest, type_, place=found.place, parent=found.parent, proper=True)


def _kind_in(type_: OrganizationType, place: PlaceHit | None) -> str:
    """The class of a body at a place: a country's central committee is no branch of a democratic party's."""
    return "PartyCommittee" if type_.kind == "DemocraticPartyBranch" and place is not None else type_.kind


def _alone(chart: Chart, hit: Hit, type_: OrganizationType) -> Organ:
    """An ending with nothing before it; one with a level word of its own (县委) names a body all the same."""
    ending = chart.text[hit.start : hit.end]
    if ending.startswith(REGION):
        rest = ending.removeprefix(REGION)
        return Organ(hit.start, hit.end, type_.kind, rest, type_, level=REGION, proper=True, confidence=0.9)
    if level_of(ending) and not chart.text.startswith(SOME, hit.start - 2):
        return Organ(hit.start, hit.end, type_.kind, ending, type_, level=level_of(ending), proper=True, confidence=0.9)
    return Organ(hit.start, hit.end, type_.kind, ending, type_, confidence=0.6)
