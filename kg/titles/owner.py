"""Whose post a title is: its own organization, the one its word implies, or the one that the phrase told before."""

from __future__ import annotations

from collections.abc import Mapping

from kg.analysis import LEVEL_WORDS, STATE_BODIES, Organ, TitlePiece
from kg.ontology import KnownOrganization

PARTY_CELLS = frozenset("党组 党委 党总支 党支部 机关党委 党工委 党委会 分党组".split())
# What the names of the bodies end in whose heads are called after them.
HEADED = {
    "校": ("大学", "学院", "中学", "小学", "校"),
    "院": ("院",),
    "局": ("局",),
    "厅": ("厅",),
    "部": ("部",),
    "处": ("处",),
    "科": ("科",),
    "行": ("行",),
    "馆": ("馆",),
    "台": ("台",),
    "社": ("社",),
    "厂": ("厂",),
    "站": ("站",),
    "所": ("所",),
    "会": ("会",),
}
PARTY_TITLES = ("书记", "委员", "成员", "常委")
TERRITORIAL = frozenset(
    "PartyCommittee Government PeoplesCongress CongressStandingCommittee CPPCC PartyDepartment GovernmentDepartment "
    "DisciplineCommission".split()
)

#: What the names of parts end in, by which the tagger alone knows them.
PARTS = (*"处科部室司系办队组院所局站", "中心", "委员会", "分会", "分行", "分公司")
#: What the names of one institution's parts end in, and the classes of such institutions.
UNITS = frozenset("处科部室司厅办")
#: What the names of two bodies end in that stand beside each other, and what stands beside a committee.
ALIKE = frozenset("部局厅司科")
BESIDE_COMMITTEE = ("Government", "PeoplesCongress", "CPPCC")
LOWEST = ("处", "科", "室")
WHOLES = ("Organization", "Enterprise", "PublicInstitution", "MassOrganization", "Association")
#: Classes that end in 委 and have commissions of their own.
TERRITORIAL_WHOLES = ("PartyCommittee", "DisciplineCommission", "MassOrganization")
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
        return _abroad(text, piece.organ, base) or _completed(piece.organ, base, known)
    if term.implied_body:
        return _government(piece, base)
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


def _completed(organ: Organ, base: Organ | None, known: Mapping[str, KnownOrganization]) -> Organ:
    """A bare ending with its parent or jurisdiction from the organization told before it."""
    if organ.proper or base is None or organ.parent is not None:
        return organ
    root = base
    while root.parent is not None and root.rest in PARTY_CELLS:
        root = root.parent
    kind = organ.type
    if root.proper and root.rest == organ.rest:
        return root
    if organ.rest.startswith(WHOLE):
        return organ
    if _is_beside(organ, root) or (organ.kind in HEADS_OF_STATE and root.kind in (*PARTIES, *HEADS_OF_STATE)):
        return _sibling(organ, root, known)
    if kind is None and not organ.rest.endswith(PARTS):
        return organ
    if root.rest[-1:] == organ.rest[-1:] and organ.rest[-1:] in ALIKE and (root.parent or root.place or root.level):
        organ.parent, organ.place, organ.level, organ.proper = root.parent, root.place, root.level, True
        return organ
    if organ.kind in BESIDE_COMMITTEE and root.kind == "PartyCommittee" and organ.rest not in PARTY_CELLS:
        organ.place, organ.level, organ.proper = root.place, root.level, bool(root.place or root.level)
        return organ
    if _head(root.rest) in UNITS and _head(organ.rest) in UNITS:
        if root.parent is not None and root.parent.kind in WHOLES:
            organ.parent, organ.proper = root.parent, True
            return organ
        if root.rest.endswith(LOWEST):
            return organ
    beside = (
        kind is not None
        and kind.parent
        and organ.rest not in PARTY_CELLS
        and root.kind in TERRITORIAL
        and (root.place is not None or root.level != "")
        and (root.type is None or root.type.name != kind.parent)
    )
    if beside:  # an organ of another body of the same jurisdiction
        organ.place, organ.level = root.place, root.level
    else:
        organ.parent = root
    organ.proper = True
    return organ


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


def _government(piece: TitlePiece, base: Organ | None) -> Organ:
    """The government that 县长 and the like name: of the place before the word, or of what was told before."""
    level = next((c for c in piece.title if c in LEVEL_WORDS), "")
    body = "政府" if level != "村" else "村委会"
    if piece.place is not None:
        return Organ(piece.place.start, piece.end, "Government", body, place=piece.place, proper=True, implied=True)
    place = (base.place or _root(base).place) if base is not None else None
    return Organ(piece.title_start, piece.end, "Government", body, place=place, level=level, proper=True, implied=True)


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
            if fitting.level in heads:
                return Organ(fitting.start, fitting.start + 1, "Organization", "", level=fitting.level, implied=True)
            fitting = fitting.parent
        return fitting
    organ = base
    if piece.title.endswith(PARTY_TITLES):
        return organ
    while organ.rest in PARTY_CELLS and organ.parent is not None:
        organ = organ.parent
    if organ.rest in PARTY_CELLS and organ.level:
        return Organ(organ.start, organ.start + 1, "Organization", "", level=organ.level, implied=True)
    return organ
