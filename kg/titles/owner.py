"""Whose post a title is: its own organization, the one its word implies, or the one that the phrase told before."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.analysis import ASSEMBLED, LEVEL_WORDS, STATE_BODIES, TOWN_WORDS, Organ, PlaceHit, TitlePiece, level_of
from kg.cells import HEADED, INNER, PARTY_CELLS, PARTY_TITLES
from kg.ontology import KnownOrganization

#: How the commissions of a standing committee are called after a body of its congress was told.
STANDING = "常委会"
STANDING_KIND = "CongressStandingCommittee"
#: Titles whose holders speak for others and hold nothing: 盟员代表, 企业代表.
SPOKESMEN = "代表"
#: The body of a town that its members with a portfolio sit on.
COMMITTEE = "党委"
#: The word for a town before a title: 该镇|组织委员.
TOWN = re.compile("(?:[镇乡]|街道)$")
#: A grade before a title, whose holder heads no government: 副局级专员.
GRADED = re.compile("[正副][国省部厅局处科县]级")
#: Grades of rank, which people hold at a body and not at one of its rooms.
GRADES = ("researcher-grade", "first-level-inspector", "police-grade")
ROOMS = ("办公室", "科", "室", "股")
TERRITORIAL = frozenset(
    "PartyCommittee Government PeoplesCongress CongressStandingCommittee CPPCC PartyDepartment GovernmentDepartment "
    "DisciplineCommission SupervisoryCommission".split()
)

#: Judicial bodies that stand beside each other in one place.
COURTS = ("法院", "检察院", "人民法院", "人民检察院", "中院", "中级人民法院")

#: What the names of parts end in, by which the tagger alone knows them.
PARTS = (*"处科部室司系办队组院所局站", "中心", "委员会", "分会", "分行", "分公司")
TROOPS = "部队"
#: What the names of one institution's parts end in, and the classes of such institutions.
UNITS = frozenset("处科部室司厅办")
#: What the names of two bodies end in that stand beside each other, and what stands beside a committee.
ALIKE = frozenset("部局厅司科")
BESIDE_COMMITTEE = ("Government", "PeoplesCongress", "CPPCC")
LOWEST = ("处", "科", "室")
WHOLES = ("Organization", "Enterprise", "PublicInstitution", "MassOrganization", "Association")
#: Classes that end in 委 and have commissions of their own.
TERRITORIAL_WHOLES = ("PartyCommittee", "DisciplineCommission", "MassOrganization")
#: The type whose organs the bureaus are, what these end in, and the commissions that stand beside a committee.
GOVERNMENT = "government"
BUREAUS = ("局", "厅", "委")
OFFICE = "办"
WITH_OFFICES = ("GovernmentDepartment", "PartyDepartment")
#: The people's organizations (工商联, 总工会), which no committee or assembly holds, and what they are named beside.
PEOPLES = "MassOrganization"
SEATS = ("PartyCommittee", "Government", "PeoplesCongress", "CongressStandingCommittee", "CPPCC")
COMMISSIONS = ("DisciplineCommission", "SupervisoryCommission")
#: Committees that share no jurisdiction: 机关党委.
INSTITUTIONAL = ("机关党委",)
#: How the names begin of bodies that are no part of the one told before.
WHOLE = ("国家", "中央", "全国", "总统", "总理")
PARTIES = ("PoliticalParty", "DemocraticParty")
#: Classes that are a country's, and never part of a party in it.
HEADS_OF_STATE = ("Government", "PeoplesCongress")


def settle(text: str, piece: TitlePiece, base: Organ | None, known: Mapping[str, KnownOrganization]) -> Organ | None:
    """The organization of a title; `base` is the one told last, `known` the reference bodies by their entries' names.

    An organization that stands before the title by its ending only is completed in place.
    """
    term, place = piece.term, piece.place
    if piece.organ is not None:
        organ = _abroad(text, piece.organ, base) or _seated(piece.organ, base) or _completed(piece.organ, base, known)
        return _standing(piece, _levelled(piece, organ), known)
    if term.implied_body and not GRADED.match(piece.title):
        return _government(text, piece, base)
    if place is not None and place.country:
        return Organ(place.start, place.end, "Government", "", place=place, proper=True, implied=True)
    if place is not None and place.name.endswith("自治区") and piece.title.endswith("主席"):
        return Organ(place.start, piece.end, "Government", "政府", place=place, proper=True, implied=True)
    if place is not None:
        return Organ(place.start, place.end, "Organization", "", place=place, proper=True, implied=True, confidence=0.6)
    body = known.get(term.implied_known)
    abroad = _root(base).place if body is not None and body.kind in STATE_BODIES and base is not None else None
    if abroad is not None and abroad.country not in ("", "中国"):
        return Organ(abroad.start, abroad.end, "Government", "", place=abroad, proper=True, implied=True)
    if body is not None:
        return Organ(piece.title_start, piece.end, body.kind, body.label, known=body, proper=True, implied=True)
    return _inherit(piece, base) if base is not None else None


def _abroad(text: str, organ: Organ, base: Organ | None) -> Organ | None:
    """The ministry of the country whose post was told before: 某国副总理兼财政部长."""
    if organ.known is None or organ.known.level != "national" or organ.kind not in STATE_BODIES or base is None:
        return None
    place = _root(base).place
    if place is None or place.country in ("", "中国"):
        return None
    return Organ(organ.start, organ.end, organ.kind, text[organ.start : organ.end], place=place, proper=True)


def _seated(organ: Organ, base: Organ | None) -> Organ | None:
    """A body of the same level as the one told before it, which shares its seat: 溪州市委常委、市政府秘书长."""
    place, whole = _root(base).place if base is not None else None, _root(organ)
    if place is None or not whole.level or whole.place is not None or not _full(place).endswith(whole.level):
        return None
    whole.place, whole.level = place, ""
    return organ


def _full(place: PlaceHit) -> str:
    return place.division.name if place.division is not None else place.name


def _levelled(piece: TitlePiece, organ: Organ) -> Organ:
    """A bare 政府 with the level that the title after it names: 政府|县长."""
    if piece.term.implied_body and not organ.proper and organ.rest in ("政府", "人民政府"):
        organ.level = next((c for c in piece.title if c in LEVEL_WORDS), "")
        organ.proper = organ.level != ""
    return organ


def _is_inside(organ: Organ) -> bool:
    """Whether what is told after a body is not its part but of what it is a part of: 党委, 中央政治局."""
    return organ.rest in INNER or organ.kind == "PartyBody"


def _is_of_country(organ: Organ, root: Organ) -> bool:
    """Whether a name begins with the country of the body told before: 某国国会副主席、某国|友好委员会主席."""
    country = root.place.country if root.place is not None else ""
    return bool(country) and organ.rest.startswith(country)


def _standing(piece: TitlePiece, organ: Organ, known: Mapping[str, KnownOrganization]) -> Organ:
    """The standing committee of the congress whose 常委 somebody is: 省人大常委."""
    if piece.title != "常委" or organ.kind != "PeoplesCongress":
        return organ
    if organ.known is not None:
        body = next((each for each in known.values() if each.label == organ.known.label + "常委会"), organ.known)
        return Organ(organ.start, piece.end, body.kind, body.label, known=body, proper=True, implied=True)
    kind, rest = "CongressStandingCommittee", organ.rest + "常委会"
    place, level, parent = organ.place, organ.level, organ.parent
    return Organ(organ.start, piece.end, kind, rest, place=place, level=level, parent=parent, proper=True, implied=True)


def _completed(organ: Organ, base: Organ | None, known: Mapping[str, KnownOrganization]) -> Organ:
    """A bare ending with its parent or jurisdiction from the organization told before it."""
    if base is None or organ.parent is not None:
        return organ
    if organ.rest.startswith(STANDING) and organ.place is None and base.kind in ASSEMBLED:
        return _of_standing_committee(organ, base, known)
    if organ.proper:
        return organ
    if organ.kind == PEOPLES and organ.type is not None and not organ.type.open and organ.rest not in INNER:
        seat = _root(base)
        if seat.kind in SEATS and (seat.place is not None or seat.level) and seat.type is not None:
            organ.place, organ.level, organ.proper = seat.place, seat.level or level_of(seat.rest), True
            return organ
    if _is_department(organ) or organ.kind in COMMISSIONS:
        seat = _root(base)
        if seat.kind in TERRITORIAL and (seat.place is not None or seat.level) and seat.type is not None:
            if _is_department(organ) or (seat.kind == "PartyCommittee" and not seat.rest.endswith(INSTITUTIONAL)):
                organ.place, organ.level, organ.proper = seat.place, seat.level or level_of(seat.rest), True
                return organ
    root = base
    while root.parent is not None and _is_inside(root) and organ.rest not in PARTY_CELLS:
        root = root.parent
    if root.level in HEADED and organ.rest not in PARTY_CELLS and _is_room(root) >= _is_room(organ):
        organ.level, organ.proper = root.level, True  # of the institution that 院党委, 院办公室 stand for
        return organ
    if not (root.proper or root.implied or root.parent or root.place or root.level):
        return organ
    kind = organ.type
    if root.proper and (root.rest == organ.rest if organ.rest not in PARTY_CELLS else _is_cell_of(root, organ.rest)):
        return root
    if organ.rest.startswith(WHOLE):
        return organ
    if root.parent is None and _is_inner(root) and organ.rest not in PARTY_CELLS:
        return _beside_cell(organ, root)
    if kind is not None and kind.parent and root.type is not None and root.type.parent == kind.parent and root.parent:
        root = root.parent
    if organ.kind == root.kind == "JudicialBody" and organ.rest in COURTS:
        organ.place, organ.level, organ.proper = root.place, root.level, bool(root.place or root.level)
        return organ  # 县法院院长某某、检察院检察长某某
    heads = organ.kind in HEADS_OF_STATE and {root.kind, _root(root).kind} & {*PARTIES, *HEADS_OF_STATE}
    if _is_beside(organ, root) or heads:
        return _sibling(organ, root, known)
    if kind is None and (not organ.rest.endswith(PARTS) or organ.rest.endswith(TROOPS) or _is_of_country(organ, root)):
        return organ
    if root.rest[-1:] == organ.rest[-1:] and organ.rest[-1:] in ALIKE and (root.parent or root.place or root.level):
        organ.parent, organ.place, organ.level, organ.proper = root.parent, root.place, root.level, True
        return organ
    if organ.kind in BESIDE_COMMITTEE and root.kind == "PartyCommittee" and organ.rest not in PARTY_CELLS:
        organ.place, organ.level, organ.proper = root.place, root.level, bool(root.place or root.level)
        return organ
    if _head(root.rest) in UNITS and _head(organ.rest) in UNITS and not root.rest.endswith("公司"):
        if root.parent is not None and root.parent.kind in WHOLES:
            organ.parent, organ.proper = root.parent, True
            return organ
        if root.rest.endswith(LOWEST):
            return organ
    beside = (
        kind is not None
        and kind.parent
        and organ.rest not in PARTY_CELLS
        and root.kind in (*TERRITORIAL, "MassOrganization")
        and (root.place is not None or root.level != "")
        and (root.type is None or root.type.name != kind.parent)
    )
    office = kind is None and root.implied and root.kind == "Government" and root.parent is None
    if beside or office:  # an organ of another body of the same jurisdiction
        organ.place, organ.level = root.place, root.level
    else:
        organ.parent = root
    organ.proper = True
    return organ


def _is_department(organ: Organ) -> bool:
    """Whether a bare ending is a government's bureau or a place's office, which shares its jurisdiction alone."""
    if organ.type is None or organ.type.open:
        return False
    bureau = organ.type.parent == GOVERNMENT and organ.rest.endswith(BUREAUS)
    return bureau or (organ.kind in WITH_OFFICES and organ.rest.endswith(OFFICE))


def _of_standing_committee(organ: Organ, base: Organ, known: Mapping[str, KnownOrganization]) -> Organ:
    """A commission under the standing committee of the congress told before it: 常委会法制工作委员会."""
    whole, root = base, _root(base)
    if base.kind != STANDING_KIND:
        label = f"{root.known.label}{STANDING}" if root.known is not None else ""
        body = next((each for each in known.values() if each.label == label), None)
        rest = body.label if body is not None else STANDING
        above = None if body is not None else root
        whole = Organ(organ.start, organ.end, STANDING_KIND, rest, known=body, parent=above, proper=True, implied=True)
    organ.parent, organ.rest, organ.kind = whole, organ.rest.removeprefix(STANDING), STANDING_KIND
    return organ


def _is_cell_of(organ: Organ, cell: str) -> bool:
    """Whether a cell of some body was told that a bare cell repeats: 某校党委书记某某、党委副书记某某."""
    whose = organ.parent is not None or organ.place is not None or organ.level != ""
    return whose and organ.rest.endswith(cell) and (organ.rest == cell or organ.level in TOWN_WORDS)


def _beside_cell(organ: Organ, root: Organ) -> Organ:
    """A body beside the cell told before it, of the same town, zone or village: 石门村党支部书记、村委会主任."""
    stem = _stem(root)
    organ.place, organ.level, organ.proper = root.place, root.level, True
    if stem and root.place is None:
        organ.place = PlaceHit(root.start, root.start + len(stem), stem)
    elif stem:
        organ.rest = stem + organ.rest
    return organ


def _is_inner(organ: Organ) -> bool:
    """Whether a body that only its place names is a cell: 东关街道|党工委, 青石镇|石门村党支部."""
    seated = organ.place is not None or organ.level in (*TOWN_WORDS, *LEVEL_WORDS) or _stem(organ).endswith(TOWN_WORDS)
    return seated and organ.rest.endswith(tuple(PARTY_CELLS)) and organ.kind != "Enterprise"


def _is_room(organ: Organ) -> int:
    """0 for an institution as a whole, 1 for a cell of it, 2 for one of its rooms and sections."""
    return 2 if organ.rest[-1:] in UNITS else 1 if organ.rest.endswith(tuple(INNER)) else 0


def _stem(organ: Organ) -> str:
    """What stands before the cell in the name of one: 石门村 of 石门村党支部."""
    cell = max((cell for cell in INNER if organ.rest.endswith(cell)), key=len, default="")
    stem = organ.rest.removesuffix(cell)
    return "" if stem == level_of(organ.rest) else stem


def _is_beside(organ: Organ, base: Organ) -> bool:
    """Whether two commissions of one body are told of one person: 某某委主任委员、外事委主任委员."""
    return _head(base.rest) == _head(organ.rest) == "委" and base.kind not in TERRITORIAL_WHOLES


def _head(name: str) -> str:
    return name.removesuffix("员会")[-1:]


def _sibling(organ: Organ, base: Organ, known: Mapping[str, KnownOrganization]) -> Organ:
    """A body beside another under the same whole, or in the same country; left alone where no whole is known."""
    above = known.get(base.known.parent) if base.known is not None else None
    if organ.kind in HEADS_OF_STATE:
        if base.place is not None:
            organ.place, organ.level, organ.proper = base.place, base.level, True
    elif above is not None:
        organ.parent = Organ(organ.start, organ.end, above.kind, above.label, known=above, proper=True, implied=True)
        organ.proper = True
    elif base.parent is not None or base.place is not None or base.level:
        organ.parent, organ.place, organ.level, organ.proper = base.parent, base.place, base.level, base.proper
    return organ


def _government(text: str, piece: TitlePiece, base: Organ | None) -> Organ | None:
    """The government that 县长 and the like name: of the place before the word, or of what was told before."""
    if piece.term.implied_body == COMMITTEE:
        return _committee(text, piece, base)
    level = next((c for c in piece.title if c in LEVEL_WORDS), "")
    body = "政府" if level != "村" else "村委会"
    if piece.place is None and not level and piece.title not in piece.term.forms:
        return _inherit(piece, base) if base is not None else None  # 督导专员
    if piece.place is not None:
        return Organ(piece.place.start, piece.end, "Government", body, place=piece.place, proper=True, implied=True)
    place = (base.place or _root(base).place) if base is not None else None
    return Organ(piece.title_start, piece.end, "Government", body, place=place, level=level, proper=True, implied=True)


def _committee(text: str, piece: TitlePiece, base: Organ | None) -> Organ | None:
    """The party committee of a town whose member with a portfolio somebody is: 青石镇组织委员, 镇组织委员."""
    place, level = piece.place, TOWN.search(text, max(0, piece.start - 2), piece.start)
    if place is None and level is not None:
        return _of_town(level.start(), piece.end, None, level.group())
    if place is None:
        if base is None or base.rest.endswith(tuple(PARTY_CELLS)):
            return _inherit(piece, base) if base is not None else None
        place = _root(base).place
        if place is None:
            return _of_town(piece.title_start, piece.end, None, _root(base).level)
    return _of_town(place.start if piece.place is not None else piece.title_start, piece.end, place, "")


def _of_town(start: int, end: int, place: PlaceHit | None, level: str) -> Organ | None:
    town = _full(place) if place is not None else level
    if not town.endswith(TOWN_WORDS):
        return None
    body = "党工委" if town.endswith("街道") else COMMITTEE
    return Organ(start, end, "PartyCommittee", body, place=place, level=level, proper=True, implied=True)


def _root(organ: Organ) -> Organ:
    while organ.parent is not None:
        organ = organ.parent
    return organ


def _inherit(piece: TitlePiece, base: Organ) -> Organ | None:
    """The organization among `base` and its parents that a bare title fits: 部长 a 部, 书记 a party body.

    A head that is called after its kind of body (校长, 局长) heads no body of another kind: then none of them.
    """
    heads = HEADED.get(piece.title[-2:-1]) if piece.title.endswith("长") else None
    if heads is not None:
        fitting: Organ | None = base
        while fitting is not None and not fitting.rest.endswith(heads):
            if fitting.level in heads and not fitting.rest:
                return fitting  # 学院党总支书记、副院长
            if fitting.level in heads:
                return Organ(fitting.start, fitting.start + 1, "Organization", "", level=fitting.level, implied=True)
            fitting = fitting.parent
        return fitting
    organ = base
    while piece.term.name in GRADES and organ.parent is not None and organ.rest.endswith(ROOMS):
        organ = organ.parent
    if piece.title.endswith(PARTY_TITLES):
        return organ
    if organ.parent is None and _is_inner(organ):
        return None
    while organ.rest in PARTY_CELLS and organ.parent is not None:
        organ = organ.parent
    if organ.rest in PARTY_CELLS and organ.level:
        return Organ(organ.start, organ.start + 1, "Organization", "", level=organ.level, implied=True)
    if organ.rest in PARTY_CELLS and not organ.proper:
        return None  # a cell of nobody knows whom
    return organ
