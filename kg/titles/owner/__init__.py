"""Whose post a title is: its own organization, the one its word implies, or the one that the phrase told before."""

from __future__ import annotations

from collections.abc import Mapping

from kg.analysis import LEVEL_WORDS, STATE_BODIES, Organ, TitlePiece
from kg.ontology import KnownOrganization
from kg.titles.owner.bare import implied
from kg.titles.owner.ending import completed

__all__ = ["SPOKESMEN", "settle"]

#: Titles whose holders speak for others and hold nothing: 盟员代表, 企业代表.
SPOKESMEN = "代表"
#: Classes of parties as a whole, and the word for their central committee.
PARTIES, CENTRAL = ("PoliticalParty", "PartyCommittee"), "中央"


def settle(text: str, piece: TitlePiece, base: Organ | None, known: Mapping[str, KnownOrganization]) -> Organ | None:
    """The organization of a title; `base` is the one told last, `known` the reference bodies by their entries' names.

    An organization that stands before the title by its ending only is completed in place.
    """
    if piece.organ is None:
        return implied(text, piece, base, known)
    organ = (
        _abroad(text, piece.organ, base)
        or _of_party(text, piece.organ, base)
        or _seated(piece.organ, base)
        or completed(piece.organ, base, known)
    )
    return _standing(piece, _levelled(piece, organ), known)


def _abroad(text: str, organ: Organ, base: Organ | None) -> Organ | None:
    """The ministry of the country whose post was told before: 某国副总理兼财政部长."""
    if organ.known is None or organ.known.level != "national" or organ.kind not in STATE_BODIES or base is None:
        return None
    place = base.root.place
    if place is None or place.country in ("", "中国"):
        return None
    organ.known, organ.place, organ.rest, organ.proper = None, place, text[organ.start : organ.end], True
    return organ


def _of_party(text: str, organ: Organ, base: Organ | None) -> Organ | None:
    """The department of the party abroad whose post was told before: 越共中央政治局委员、中央组织部部长."""
    if organ.known is None or organ.known.level != "national" or organ.kind != "PartyDepartment":
        return None
    party = base
    while party is not None and not (party.kind in PARTIES and party.known and party.known.level == "international"):
        party = party.parent
    if party is None:
        return None
    name = text[organ.start : organ.end]
    organ.rest = name.removeprefix(CENTRAL) if party.kind == "PartyCommittee" else name
    organ.known, organ.parent, organ.proper = None, party, True
    return organ


def _seated(organ: Organ, base: Organ | None) -> Organ | None:
    """A body of the same level as the one told before it, which shares its seat: 溪州市委常委、市政府秘书长."""
    place, whole = base.root.place if base is not None else None, organ.root
    if place is None or not whole.level or whole.place is not None or not place.full.endswith(whole.level):
        return None
    whole.place, whole.level = place, ""
    return organ


def _levelled(piece: TitlePiece, organ: Organ) -> Organ:
    """A bare 政府 with the level that the title after it names: 政府|县长."""
    if piece.term.implied_body and not organ.proper and organ.rest in ("政府", "人民政府"):
        organ.level = next((c for c in piece.title if c in LEVEL_WORDS), "")
        organ.proper = organ.level != ""
    return organ


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
