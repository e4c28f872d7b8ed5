"""The jurisdiction in a body's name: what a place is called in full, and which one 县, 市 or nothing at all means."""

from __future__ import annotations

from kg.analysis import LEVEL_WORDS, Analysis, PlaceHit
from kg.language import divisions

# The smallest is the one that the document speaks from.
HOME_LEVELS = "县区旗市"
WITHOUT_LEVEL = ("自治区", "特别行政区", "兵团")


def place_name(place: PlaceHit) -> tuple[str, str]:
    """The name of a place, in full where it is a known division, and its code or an empty string."""
    if place.country:
        return place.country, ""
    if place.division is not None:
        return place.division.name, place.division.code
    return place.name, ""


def relative(analysis: Analysis, level: str) -> tuple[str, str]:
    """The name and code of the division that 县, 市, 省 … mean in a document, or empty strings."""
    context = analysis.jurisdiction
    division = divisions.load().relative(level, context) if context else None
    return (division.name, division.code) if division is not None else (analysis.homes.get(level, ""), "")


def home(analysis: Analysis) -> tuple[str, str]:
    """The name and code of the place that a document speaks from, the smallest that is known of it; empty if none is.

    A town is no such place: 组织部 in its news is rather the county's.
    """
    for level in HOME_LEVELS:
        if level in analysis.homes:
            return analysis.homes[level], ""
    code = analysis.jurisdiction
    return (divisions.load().by_code(code).name, code) if code else ("", "")


def join(whole: str, rest: str) -> str:
    """A jurisdiction or a parent, and the rest of a name, without saying the level twice.

    Examples
    --------
    >>> join("云川县", "县委"), join("某自治区", "区委"), join("云川县委", "统战部")
    ('云川县委', '某自治区党委', '云川县委统战部')
    """
    if whole.endswith("特别行政区") and rest.startswith("特区"):
        return whole + rest[2:]
    if whole and len(rest) > 1 and rest[0] in LEVEL_WORDS:
        if rest == "区委" and whole.endswith(WITHOUT_LEVEL):
            return whole + "党委"
        if whole[-1] == rest[0]:
            return whole + rest[1:]
    return whole + rest
