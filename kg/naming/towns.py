"""Where the towns and villages of a document lie: many share a name, which the county told before it tells apart."""

from __future__ import annotations

from kg.analysis import TOWN_WORDS, Analysis, PlaceHit, Sentence

#: The levels of the divisions that tell a town from others of its name; a province does not.
SEATS = ("county", "prefecture")
TOWNSHIP = "township"


def seats(analysis: Analysis) -> dict[str, str]:
    """What stands before the name of a town or village where the document first tells where it lies: 云川县, 溪州市."""
    found: dict[str, str] = {}
    for each in filter(None, (analysis.heading, analysis)):
        for sentence in each.sentences:
            for place in sentence.places:
                before = _before(sentence, place) if is_town(place) else ""
                if before:
                    found.setdefault(place.name, before)
    return found


def is_town(place: PlaceHit) -> bool:
    """Whether a place is a town, a village or the like."""
    own = place.division is None or place.division.level == TOWNSHIP
    return own and not place.country and place.name.endswith(TOWN_WORDS)


def _before(sentence: Sentence, place: PlaceHit) -> str:
    """The county or city right before a town and the town right before a village, by their full names."""
    outer = _outer(sentence, place)
    if outer is None or outer.country:
        return ""
    if outer.division is not None and outer.division.level != TOWNSHIP:
        return outer.division.name if outer.division.level in SEATS else ""
    return _before(sentence, outer) + outer.name


def _outer(sentence: Sentence, place: PlaceHit) -> PlaceHit | None:
    """The smallest place that a place is told to lie in by standing right behind it."""
    wider = (p for p in sentence.places if p.end < place.end and (p.start == place.start or p.end == place.start))
    return max(wider, key=lambda p: p.end, default=None)
