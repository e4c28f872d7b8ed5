"""The jurisdiction in a body's name: what a place is called in full, and which one 县, 市 or nothing at all means."""

from __future__ import annotations

from kg.analysis import LEAGUE_COMMITTEE, TOWN_WORDS, Analysis, PlaceHit, level_of
from kg.language import divisions

# The smallest is the one that the document speaks from.
HOME_LEVELS = "县区旗市"
WITHOUT_LEVEL = ("自治区", "特别行政区", "兵团")


#: Endings that keep their level word after the same one: 石门村村委会.
VILLAGE = ("村委", "村民委")


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
    name = analysis.homes.get(level, "")
    if level in TOWN_WORDS and name:
        town = divisions.load().resolve(name, context)
        return name, town.code if town is not None and town.name == name else ""
    division = divisions.load().relative(level, context) if context else None
    return (division.name, division.code) if division is not None else (name, "")


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
    >>> join("云川县", "县委"), join("某自治区", "区委"), join("云川县委", "统战部"), join("溪州市", "市场监管局")
    ('云川县委', '某自治区党委', '云川县委统战部', '溪州市市场监管局')
    >>> join("云川县", "团县委")
    '共青团云川县委'
    """
    if whole.endswith("特别行政区") and rest.startswith("特区"):
        return whole + rest[2:]
    if whole.endswith("自治区"):
        rest = rest.removeprefix("自治区")
    if whole and LEAGUE_COMMITTEE.fullmatch(rest):
        return f"共青团{whole}委"
    level = level_of(rest)
    if whole and level:
        if rest == "区委" and whole.endswith(WITHOUT_LEVEL):
            return whole + "党委"
        if whole.endswith(level) and not rest.startswith(VILLAGE):
            return whole + rest[len(level) :]
    return whole + rest
