"""Which body a bare title of one person takes from the person before in a list."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analysis import TOWN_WORDS, Holding, Organ, TitlePiece, level_of
from kg.cells import HEADED, PARTY_CELLS, PARTY_TITLES, whole_of
from kg.sections import LISTING, OUTER

__all__ = ["beside", "implied", "nests", "own", "told"]

#: Parts of institutions, of which another part told after them is none.
DIVISIONS = ("学院", "系", "处", "科", "室", "所", "站", "队", "分局", "街道", "小学", "中学")
#: Titles held at the same body as a head's: 会长 and 监事长, 主任 and 秘书长.
BESIDE_HEADS = ("秘书长", "监事长", "理事", "监事", "常务理事", "总干事")
HEADS_OF_BOARDS = ("理事长", "监事长")
SEATS = frozenset("chair association-president council-chair party-chair office-director chairman-npcsc".split())
#: What the members of a department's own council are called.
DEPARTMENTAL = "部务"
COMMISSION = "DisciplineCommission"


def told(piece: TitlePiece, before: Sequence[Holding]) -> Organ | None:
    """The organization that a bare title takes from the person before it in a list, whose posts are `before`.

    Of several, the one whose head or deputy is called alike (县政协副主席甲, 副主席乙), or the one where a 秘书长 has a
    head; where more than one fits, none is sure.
    """
    organs = [holding.organ for holding in before if holding.organ is not None]
    if piece.title.startswith(DEPARTMENTAL):
        organs = [organ for organ in organs if organ.rest.endswith("部")]
    if not organs:
        return None
    several = len({whole_of(organ) for organ in organs}) > 1
    if piece.organ is not None or piece.place is not None:
        cell = piece.organ is not None and not piece.organ.proper and piece.organ.rest in PARTY_CELLS
        if cell and several and piece.organ is not None:
            same = [organ for organ in organs if organ.rest.endswith(piece.organ.rest)]
            return same[0] if len(set(same)) == 1 else None
        return organs[-1]
    if piece.title.endswith(PARTY_TITLES):
        return organs[-1]
    alike = [h.organ for h in before if h.organ is not None and _seat(h.term.name) == _seat(piece.term.name)]
    if not alike and piece.title.endswith(BESIDE_HEADS):
        alike = [h.organ for h in before if h.organ is not None and h.term.name in SEATS]
    if not alike and several and piece.title.endswith("长"):
        heads = HEADED.get(piece.title[-2:-1], ())
        alike = [organ for organ in organs if organ.rest.endswith(heads)]
    fitting = list(dict.fromkeys(alike))
    if len(fitting) == 1:
        return fitting[0]
    return None if fitting or several else organs[-1]


def _seat(name: str) -> str:
    """The name of a title, or of the one whose deputy it is: vice-party-chair is party-chair here."""
    return name.removeprefix("vice-")


def beside(organ: Organ, before: Sequence[Holding]) -> Organ | None:
    """The committee of a town, held by the person told before, that a bare commission stands beside: 镇党委, 纪委."""
    if organ.proper or organ.parent is not None or organ.kind != COMMISSION:
        return None
    organs = (holding.organ for holding in before if holding.organ is not None)
    committees = [each for each in organs if each.kind == "PartyCommittee" and _town(each)]
    return committees[0] if committees else None


def _town(committee: Organ) -> bool:
    place = committee.place
    name = place.name if place is not None else committee.level or level_of(committee.rest)
    return name.endswith(TOWN_WORDS)


def implied(piece: TitlePiece, before: Sequence[Holding]) -> Organ | None:
    """The association whose 秘书长 is told after its unnamed 会长: the same one that the 会长 belongs to."""
    if (
        not piece.title.endswith(BESIDE_HEADS)
        or piece.title.endswith(HEADS_OF_BOARDS)
        or not any(h.title.endswith(("会长", *HEADS_OF_BOARDS)) for h in before)
    ):
        return None
    start = piece.title_start
    return Organ(start, start + 1, "Organization", "", level="会", implied=True)


def own(piece: TitlePiece, before: Sequence[Holding]) -> Organ | None:
    """The unnamed institution whose head somebody is, for a party cell told of them next: 副会长兼|党支部书记."""
    cell = piece.organ
    if cell is None or cell.proper or cell.parent is not None or cell.rest not in PARTY_CELLS or not before:
        return None
    last = before[-1]
    if last.organ is not None or not last.title.endswith("长") or last.title[-2:-1] not in HEADED:
        return None
    return Organ(last.start, last.start + 1, "Organization", "", level=last.title[-2:-1], implied=True)


def _is_room(organ: Organ) -> bool:
    return organ.rest.endswith(LISTING)


def nests(organ: Organ, base: Organ) -> bool:
    """Whether a unit told of one person may be a part of the body told of the person before."""
    under = base.parent is not None or base.level in HEADED
    outer = organ.rest.endswith(OUTER) and base.rest.endswith(OUTER)
    if under and (outer or (_is_room(base) and _is_room(organ))):
        return True  # beside it, under the same institution: 某大学教务处处长某某、学生处副处长某某
    whole = base.rest.removesuffix("党总支").removesuffix("党委")
    return not whole.endswith((*DIVISIONS, organ.rest[-1:])) and (base.parent is None or base.kind == "Enterprise")
