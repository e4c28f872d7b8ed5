"""Whose post a title is that stands without an organization: 县长, 某市书记, and 副主席 after other posts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.analysis import HOME, LEVEL_WORDS, REGION, STATE_BODIES, TOWN_WORDS, Organ, PlaceHit, TitlePiece, level_of
from kg.cells import HEADED, PARTY_CELLS, PARTY_TITLES, is_local_cell
from kg.ontology import KnownOrganization

#: The body of a town that its members with a portfolio sit on.
COMMITTEE = "党委"
#: The branches of the democratic parties, whose members have portfolios as well: 支部组织委员.
PARTY_BRANCH = "DemocraticPartyBranch"
#: The word for a town before a title: 该镇|组织委员.
TOWN = re.compile("(?:[镇乡]|街道)$")
#: People of whom a place has many, who head nothing there.
RANKS = ("教师", "老师", "民警", "经济学家", "医生", "记者", "网格员")
#: Whose title tells the court that a place has, and how that is called.
PROCURATOR, PROCURATORATE = "检察长", "人民检察院"
#: A grade before a title, whose holder heads no government: 副局级专员.
GRADED = re.compile("[正副][国省部厅局处科县]级")
#: A minister called by the field, whose ministry is no other's.
OF_FIELD = re.compile("(?!.{0,2}副|常务|第一|代理|代|候任)[一-鿿]{2,}部长")
#: Grades of rank, which people hold at a body and not at one of its rooms.
GRADES = ("researcher-grade", "first-level-inspector", "police-grade")
#: The posts of those who lead forms and subjects, which no department of a school has.
OF_SCHOOL, DEPARTMENTS = "dean", ("处", "室", "科", "部", "办")
#: What a body is, too, in brackets behind its name: 烟草专卖局（公司）.
GLOSS = re.compile("（[^（）]{1,6}）$")
ROOMS = ("办公室", "科", "室", "股")


def implied(text: str, piece: TitlePiece, base: Organ | None, known: Mapping[str, KnownOrganization]) -> Organ | None:
    """The organization that a title means without naming it; `base` is the one told last, None where none was."""
    if piece.term.implied_body and not GRADED.match(piece.title):
        return _committee(text, piece, base) if piece.term.implied_body == COMMITTEE else _government(piece, base)
    if piece.place is not None:
        return _of_place(piece, piece.place)
    body = known.get(piece.term.implied_known)
    if body is None:
        return _inherited(piece, base)
    abroad = base.root.place if base is not None and body.kind in STATE_BODIES else None
    if abroad is not None and abroad.country not in ("", HOME):
        return Organ(abroad.start, abroad.end, "Government", "", place=abroad, proper=True, implied=True)
    return Organ(piece.title_start, piece.end, body.kind, body.label, known=body, proper=True, implied=True)


def _of_place(piece: TitlePiece, place: PlaceHit) -> Organ | None:
    """The body of the place before a title: a country's government, a region's for its 主席, else one unnamed."""
    if place.country:
        return Organ(place.start, place.end, "Government", "", place=place, proper=True, implied=True)
    if piece.title.endswith(RANKS):
        return None
    if place.name.endswith(REGION) and piece.title.endswith("主席"):
        return Organ(place.start, piece.end, "Government", "政府", place=place, proper=True, implied=True)
    if piece.title.endswith(PROCURATOR):
        return Organ(place.start, piece.end, "JudicialBody", PROCURATORATE, place=place, proper=True, implied=True)
    return Organ(place.start, place.end, "Organization", "", place=place, proper=True, implied=True, confidence=0.6)


def _government(piece: TitlePiece, base: Organ | None) -> Organ | None:
    """The government that 县长 and the like name: of the place before the word, or of what was told before."""
    level = next((c for c in piece.title if c in LEVEL_WORDS), "")
    body = "政府" if level != "村" else "村委会"
    if piece.place is None and not level and piece.title not in piece.term.forms:
        return _inherited(piece, base)  # 督导专员
    if piece.place is not None:
        return Organ(piece.place.start, piece.end, "Government", body, place=piece.place, proper=True, implied=True)
    place = (base.place or base.root.place) if base is not None else None
    if place is not None and base is not None and _is_of_other_level(place, base, level):
        place = None  # a prefecture's hospital, told before 市长, lends its place to no mayor
    if place is None and not level:
        return None  # 某某事务专员
    return Organ(piece.title_start, piece.end, "Government", body, place=place, level=level, proper=True, implied=True)


def _is_of_other_level(place: PlaceHit, base: Organ, level: str) -> bool:
    """Whether a place is none that a title of this level is of, nor the body told there one of that level."""
    known = place.division is not None and level != "" and not base.implied
    return known and not place.full.endswith(level) and level_of(base.root.rest) != level


def _committee(text: str, piece: TitlePiece, base: Organ | None) -> Organ | None:
    """The party committee of a town whose member with a portfolio somebody is: 青石镇组织委员, 镇组织委员."""
    if piece.place is not None:
        return _of_town(piece.place.start, piece.end, piece.place, "")
    level = TOWN.search(text, max(0, piece.start - 2), piece.start)
    if level is not None:
        return _of_town(level.start(), piece.end, None, level.group())
    if base is None or base.rest.endswith(tuple(PARTY_CELLS)) or base.kind == PARTY_BRANCH:
        return _inherited(piece, base)
    root = base.root
    return _of_town(piece.title_start, piece.end, root.place, root.level if root.place is None else "")


def _of_town(start: int, end: int, place: PlaceHit | None, level: str) -> Organ | None:
    """The committee of a town, called by its place or by the level alone; None where this is no town."""
    town = place.full if place is not None else level
    if not town.endswith(TOWN_WORDS):
        return None
    body = "党工委" if town.endswith("街道") else COMMITTEE
    return Organ(start, end, "PartyCommittee", body, place=place, level=level, proper=True, implied=True)


def _inherited(piece: TitlePiece, base: Organ | None) -> Organ | None:
    """The organization among the one told last and its parents that a bare title fits: 部长 a 部, 书记 a party body."""
    if base is None:
        return None
    if OF_FIELD.fullmatch(piece.title):
        return None  # 某国财政部长甲、教研部长乙
    heads = HEADED.get(piece.title[-2:-1]) if piece.title.endswith("长") else None
    if heads is not None:
        return _headed(base, heads)
    organ = base
    if piece.term.name == OF_SCHOOL and organ.rest.endswith(DEPARTMENTS):
        return organ.parent  # 政教处主任某某、高一年级主任某某
    while piece.term.name in GRADES and organ.parent is not None and organ.rest.endswith(ROOMS):
        organ = organ.parent
    if piece.title.endswith(PARTY_TITLES):
        return organ
    if organ.parent is None and is_local_cell(organ):
        return None
    while organ.rest in PARTY_CELLS and organ.parent is not None:
        organ = organ.parent
    if organ.rest in PARTY_CELLS and organ.level:
        return _pointed_at(organ)
    if organ.rest in PARTY_CELLS and not organ.proper:
        return None  # a cell of nobody knows whom
    return organ


def _headed(base: Organ, endings: tuple[str, ...]) -> Organ | None:
    """The body, this one or one above it, whose name ends as its head's title asks (校长, 局长); None if none does."""
    organ: Organ | None = base
    while organ is not None and not GLOSS.sub("", organ.rest).endswith(endings):
        if organ.level in endings:
            return _pointed_at(organ) if organ.rest else organ  # 学院党总支书记、副院长
        organ = organ.parent
    return organ


def _pointed_at(organ: Organ) -> Organ:
    """The institution that only the word before its cell points at: 校 of 校党委."""
    return Organ(organ.start, organ.start + 1, "Organization", "", level=organ.level, implied=True)
