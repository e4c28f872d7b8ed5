"""Whose body an ending names that stands alone before a title: 统战部 after 县委常委, 办公室 after 市卫生局.

Such a body is part of the one told before it, stands beside it in the same place or under the same whole, or has
nothing to do with it; the kinds of both and how their names end tell which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.analysis import ASSEMBLED, BESIDE_COMMITTEE, PRESIDIUM, TOWN_WORDS, Organ, PlaceHit, level_of
from kg.cells import HEADED, INNER, PARTY_CELLS, is_local_cell, stem_of
from kg.ontology import KnownOrganization
from kg.sections import LISTING, OUTER, is_section

#: How the commissions of a standing committee are called after a body of its congress was told.
STANDING = "常委会"
STANDING_KIND = "CongressStandingCommittee"
#: Classes of the bodies that a place has one of, whose departments share the place with them.
TERRITORIAL = frozenset(
    "PartyCommittee Government PeoplesCongress CongressStandingCommittee CPPCC PartyDepartment GovernmentDepartment "
    "DisciplineCommission SupervisoryCommission".split()
)
#: Departments, whose offices stand for themselves.
WITH_OFFICES = ("GovernmentDepartment", "PartyDepartment")
#: The people's organizations (工商联, 总工会), which no committee or assembly holds, and what they are named beside.
PEOPLES = "MassOrganization"
SEATS = (*WITH_OFFICES, "PartyCommittee", "Government", "PeoplesCongress", "CongressStandingCommittee", "CPPCC")
COMMISSIONS = ("DisciplineCommission", "SupervisoryCommission")
#: The departments that the army has in each county, which no committee holds.
ARMED = ("人武部", "武装部", "人民武装部")
#: Committees that share no jurisdiction: 机关党委.
INSTITUTIONAL = ("机关党委",)
#: The type whose organs the bureaus are, what these end in, and what the names of offices do.
GOVERNMENT = "government"
BUREAUS = ("局", "厅", "委")
OFFICE = "办"
#: How the names begin of bodies that are no part of the one told before.
WHOLE = ("国家", "中央", "全国", "总统", "总理")
#: Judicial bodies that stand beside each other in one place.
COURTS = ("法院", "检察院", "人民法院", "人民检察院", "中院", "中级人民法院")
#: Classes that are a country's, and never part of a party in it.
HEADS_OF_STATE = ("Government", "PeoplesCongress")
PARTIES = ("PoliticalParty", "DemocraticParty")
#: Classes that end in 委 and have commissions of their own.
TERRITORIAL_WHOLES = ("PartyCommittee", "DisciplineCommission", "MassOrganization")
#: What the names of parts end in, by which the tagger alone knows them.
PARTS = (*"处科股部室司系办队组院所局站庭", "车间", "年级", "中心", "委员会", "分会", "分行", "分公司")
TROOPS = "部队"
#: What the names of institutions end in that have parts of their own, though no other word shows the name to be one.
NAMED_WHOLE = ("大学", "学院", "学校", "中学", "小学", "医院", "公司", "集团", "银行", "研究院", "研究所")
#: A bureau with its level; 市场局, 区域局 and 市政局 have none.
BUREAU_OF_LEVEL = re.compile("(?:[省州盟旗县]|市(?![场政民容])|区(?!域))(?!级|直|属)[\u4e00-\u9fff]{1,8}局")
#: What the names of two bodies end in that stand beside each other.
ALIKE = frozenset("部局厅司科")
CONFERENCE = "政协"
CONGRESS = "人大"
#: The committee of a street and its office, which stand beside each other.
WORKING, STREET = "党工委", "办事处"
#: What the names of one institution's parts end in, those that have no parts, and the classes of such institutions.
UNITS = frozenset("处科部室司厅办")
LOWEST = ("处", "科", "室")
INSTITUTIONS = ("Organization", "Enterprise", "PublicInstitution", "MassOrganization", "Association")


def completed(organ: Organ, base: Organ | None, known: Mapping[str, KnownOrganization]) -> Organ:
    """A bare ending with its parent or jurisdiction from the organization told before it, `base`.

    A body that has its own comes back as it is; so does one of which nothing before it tells whose it is.
    """
    if base is not None and organ.parent is not None and _is_cell(organ) and organ.parent.kind == PEOPLES:
        organ.parent = completed(organ.parent, base, known)  # 自治区党委统战部副部长、工商联|党组书记
    if base is None or organ.parent is not None:
        return organ
    if organ.rest.startswith(STANDING) and organ.place is None and base.kind in ASSEMBLED:
        return _of_standing_committee(organ, base, known)
    if organ.proper:
        return organ
    if _shares_seat(organ, base.root):
        seat = base.root
        organ.place, organ.level, organ.proper = seat.place, seat.level or level_of(seat.rest), True
        return organ
    told = _told_body(organ, base)
    beside = told.rest in INNER or _depth(told) >= _depth(organ)
    if told.level in HEADED and not _is_cell(organ) and beside:
        organ.level, organ.proper = told.level, True  # of the institution that 院党委, 院办公室 stand for
        return organ
    named = told.rest.endswith(NAMED_WHOLE) or (_is_cell(organ) and _is_unit(told) and is_section(told.rest))
    whole = told.type is None and told.known is None and named
    if told.proper or told.implied or told.parent is not None or told.is_located or whole:
        return _related(organ, told, known)
    return organ


def _related(organ: Organ, told: Organ, known: Mapping[str, KnownOrganization]) -> Organ:
    """The body that an ending names, by how it stands to the one told before: the same, apart, beside or its part."""
    if _repeats(organ, told):
        return told
    if organ.rest.startswith(WHOLE):
        return organ
    if organ.rest == WORKING and told.rest.endswith(STREET) and told.is_located:
        return _in_place_of(organ, told)  # 街道办事处主任某某、党工委副书记某某
    if told.parent is None and is_local_cell(told) and not _is_cell(organ):
        return _beside_cell(organ, told)
    if _are_organs_of_one(organ, told) and told.parent is not None:
        told = told.parent
    if organ.kind == told.kind == "JudicialBody" and organ.rest in COURTS:
        return _in_place_of(organ, told)  # 县法院院长某某、检察院检察长某某
    if _are_commissions(organ, told) or _are_of_state(organ, told):
        return _sibling(organ, told, known)
    if organ.type is None and not _may_be_part(organ, told):
        return organ
    if _are_alike(organ, told):
        organ.parent, organ.place, organ.level, organ.proper = told.parent, told.place, told.level, True
        return organ
    if _stands_beside(organ) and told.root.kind == "PartyCommittee" and not _is_cell(organ):
        if told.kind in ("PartyCommittee", "PartyDepartment"):
            return _in_place_of(organ, told.root)
    if organ.rest == CONFERENCE and told.root.kind in BESIDE_COMMITTEE:
        return _in_place_of(organ, told.root)  # 县人大常委会主任某某、政协主席某某
    whole = told
    if _are_units(organ, told):
        if told.parent is not None and (told.parent.kind in INSTITUTIONS or _are_of_one_rank(organ, told)):
            whole = told.parent
        elif told.rest.endswith(LOWEST):
            return organ
    if whole is told and _is_organ_of_place(organ, told):
        organ.place, organ.level = told.place, told.level
    else:
        organ.parent = whole
    organ.proper = True
    return organ


def _stands_beside(organ: Organ) -> bool:
    """Whether a body is one that a place has beside its party committee: 政府, 人大, 人大常委会, 政协."""
    return organ.kind in BESIDE_COMMITTEE or (organ.kind == STANDING_KIND and organ.rest.startswith(CONGRESS))


def _is_cell(organ: Organ) -> bool:
    return organ.rest in PARTY_CELLS


# -- what the body told before is ------------------------------------------------------------------------------------


def _told_body(organ: Organ, base: Organ) -> Organ:
    """The body that was told, without its cells and inner bodies where the ending after it is no cell itself."""
    told = base
    while told.parent is not None and (told.rest in INNER or told.kind == "PartyBody") and not _is_cell(organ):
        told = told.parent
    return told


def _depth(organ: Organ) -> int:
    """0 for an institution as a whole, 1 for a cell of it, 2 for one of its rooms and sections."""
    return 2 if organ.rest[-1:] in UNITS else 1 if organ.rest.endswith(tuple(INNER)) else 0


# -- how two bodies stand to each other ------------------------------------------------------------------------------


def _shares_seat(organ: Organ, seat: Organ) -> bool:
    """Whether an ending shares only its place with the body told before, as bureaus, unions and commissions do."""
    if seat.type is None or not seat.is_located:
        return False
    if _is_department(organ):
        return seat.kind in TERRITORIAL
    if organ.rest in ARMED:
        return seat.kind == "PartyCommittee"
    if organ.kind in COMMISSIONS:
        return seat.kind == "PartyCommittee" and not seat.rest.endswith(INSTITUTIONAL)
    peoples = organ.kind == PEOPLES and organ.type is not None and not organ.type.open and organ.rest not in INNER
    return peoples and seat.kind in SEATS


def _is_department(organ: Organ) -> bool:
    """Whether a bare ending is a government's bureau or a place's office, which shares its jurisdiction alone."""
    if organ.type is None or organ.type.open:
        return False
    bureau = organ.type.parent == GOVERNMENT and organ.rest.endswith(BUREAUS)
    return bureau or (organ.kind in WITH_OFFICES and organ.rest.endswith(OFFICE))


def _repeats(organ: Organ, told: Organ) -> bool:
    """Whether an ending names the body told before once more: 某校党委书记某某、党委副书记某某."""
    if not told.proper:
        return False
    if not _is_cell(organ):
        return told.rest == organ.rest
    whose = told.parent is not None or told.is_located
    return whose and told.rest.endswith(organ.rest) and (told.rest == organ.rest or told.level in TOWN_WORDS)


def _are_organs_of_one(organ: Organ, told: Organ) -> bool:
    """Whether both are organs of one type of body: departments of a committee."""
    if organ.type is None or told.type is None or not organ.type.parent:
        return False
    return told.type.parent == organ.type.parent


def _are_commissions(organ: Organ, told: Organ) -> bool:
    """Whether two commissions of one body are told of one person: 某某委主任委员、外事委主任委员."""
    return _last(told.rest) == _last(organ.rest) == "委" and told.kind not in TERRITORIAL_WHOLES


def _are_of_state(organ: Organ, told: Organ) -> bool:
    """Whether a country's government or congress is told after a party or another body of the state."""
    return organ.kind in HEADS_OF_STATE and not {told.kind, told.root.kind}.isdisjoint((*PARTIES, *HEADS_OF_STATE))


def _may_be_part(organ: Organ, told: Organ) -> bool:
    """Whether a body that only the tagger knows is called as parts are, and not as one of its own.

    The name of one that stands for itself may begin with the country told before (某国国会副主席、某国|友好委员会主席),
    that of a bureau with its level: 县政协副主席、|县交运局局长.
    """
    country = told.place.country if told.place is not None else ""
    own = bool(country) and organ.rest.startswith(country)
    own = own or BUREAU_OF_LEVEL.fullmatch(organ.rest) is not None
    return organ.rest.endswith(PARTS) and not organ.rest.endswith(TROOPS) and not own


def _are_alike(organ: Organ, told: Organ) -> bool:
    """Whether both are called by the same kind of body, of which none holds another: 某部副部长、某部部长."""
    last = organ.rest[-1:]
    return told.rest[-1:] == last and last in ALIKE and (told.parent is not None or told.is_located)


def _are_units(organ: Organ, told: Organ) -> bool:
    """Whether both are called as the parts of one institution are: 业务处, 办公室."""
    outer = told.rest.endswith(OUTER) and organ.rest.endswith(OUTER) and told.parent is not None
    return outer or (_is_unit(told) and _is_unit(organ))


def _is_unit(organ: Organ) -> bool:
    """Whether a body is called as the parts of institutions are."""
    unit = _last(organ.rest) in UNITS or organ.rest.endswith(LISTING)
    return unit and not organ.rest.endswith(("公司", *NAMED_WHOLE))


def _are_of_one_rank(organ: Organ, told: Organ) -> bool:
    """Whether a bureau has both beside each other: 基教科, 督导室; a 科 may be a section of a 处."""
    return {_last(told.rest), _last(organ.rest)} <= {"室", "办", "科", "股"} or _last(organ.rest) == _last(told.rest)


def _is_organ_of_place(organ: Organ, told: Organ) -> bool:
    """Whether an ending names an organ of another body in the place of the one told before."""
    kind = organ.type
    if kind is None:
        return told.implied and told.kind == "Government" and told.parent is None
    if not kind.parent or _is_cell(organ) or not told.is_located:
        return False
    return told.kind in (*TERRITORIAL, PEOPLES) and (told.type is None or told.type.name != kind.parent)


def _last(name: str) -> str:
    """The character that says what kind of body a name is of, 委员会 taken for 委."""
    return name.removesuffix("员会")[-1:]


# -- where the body belongs ------------------------------------------------------------------------------------------


def _in_place_of(organ: Organ, other: Organ) -> Organ:
    """The body in the place of another, sure only where that has one."""
    organ.place, organ.level, organ.proper = other.place, other.level, other.is_located
    return organ


def _of_standing_committee(organ: Organ, base: Organ, known: Mapping[str, KnownOrganization]) -> Organ:
    """A commission under the standing committee of the congress told before it: 常委会法制工作委员会."""
    whole, root = base, base.root
    if base.kind != STANDING_KIND:
        label = f"{root.known.label}{STANDING}" if root.known is not None else ""
        body = next((each for each in known.values() if each.label == label), None)
        rest = body.label if body is not None else STANDING
        above = None if body is not None else root
        whole = Organ(organ.start, organ.end, STANDING_KIND, rest, known=body, parent=above, proper=True, implied=True)
    organ.parent, organ.rest, organ.kind = whole, organ.rest.removeprefix(STANDING), STANDING_KIND
    return organ


def _beside_cell(organ: Organ, cell: Organ) -> Organ:
    """A body beside the cell told before it, of the same town, zone or village: 石门村党支部书记、村委会主任."""
    stem = stem_of(cell)
    organ.place, organ.level, organ.proper = cell.place, cell.level, True
    if organ.rest == PRESIDIUM:
        organ.rest, organ.kind = CONGRESS + PRESIDIUM, "PeoplesCongress"  # 镇党委书记、主席团常务主席
    if stem and cell.place is None:
        organ.place = PlaceHit(cell.start, cell.start + len(stem), stem)
    elif stem:
        organ.rest = stem + organ.rest
    return organ


def _sibling(organ: Organ, told: Organ, known: Mapping[str, KnownOrganization]) -> Organ:
    """A body beside another under the same whole, or in the same country; left alone where no whole is known."""
    above = known.get(told.known.parent) if told.known is not None else None
    if organ.kind in HEADS_OF_STATE:
        if told.place is not None:
            organ.place, organ.level, organ.proper = told.place, told.level, True
    elif above is not None:
        organ.parent = Organ(organ.start, organ.end, above.kind, above.label, known=above, proper=True, implied=True)
        organ.proper = True
    elif told.parent is not None or told.is_located:
        organ.parent, organ.place, organ.level, organ.proper = told.parent, told.place, told.level, told.proper
    return organ
