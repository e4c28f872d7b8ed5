"""The jurisdiction in a body's name: what a place is called in full, and which one 县, 市 or nothing at all means."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.analysis import ASSEMBLED, LEAGUE_COMMITTEE, LEVEL_WORDS, TOWN_WORDS, Analysis, Named, Organ, PlaceHit, level_of
from kg.language import divisions

# The smallest is the one that the document speaks from.
HOME_LEVELS = "县区旗市"
#: What a special administrative region has in its districts, whose level is none of its own.
DISTRICT_COUNCIL = "区议会"
#: Districts whose committees have both words: 某某新区|区委.
NEW_AREA = "新区"
#: A zone, and the word for it that the names of its bodies may begin with.
ZONE = re.compile("(?:开发|经开|高新|高新技术产业|园)区$")
ZONED = re.compile("^(?:经济技术|经济|高新技术产业)?(?:开发区|经开区|高新区|园区)(?=.)")
WITHOUT_LEVEL = ("自治区", "特别行政区", "兵团")
#: Endings that keep their level word after the same one: 石门村村委会.
VILLAGE = ("村委", "村民委")
#: The type of the party committees, and the departments that only they have.
COMMITTEE = "party-committee"
DEPARTMENTS = frozenset(
    "统战部 组织部 宣传部 政法委 政法委员会 社会工作部 社工部 政研室 政策研究室 网信办 巡察办".split()
)
#: Places whose committees are called after their level (云川县委), and those of them where prose says 我县党委 too.
COMMITTEES = tuple("省市县区州旗盟")
SEATS = ("省", "市", "县", "旗", "盟")
ASSEMBLIES = {"cppcc": "政协", "congress-standing-committee": "人大常委会", "congress": "人大"}


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


def of_party(analysis: Analysis, organ: Organ) -> tuple[str, str]:
    """The name and code of the place of a party's branch, or empty strings."""
    if organ.place is not None:
        return place_name(organ.place)
    if organ.rest[:1] in LEVEL_WORDS:
        return relative(analysis, organ.rest[0])
    return "", ""


def seat(place: str, organ: Organ, bodies: Mapping[str, Named]) -> tuple[str, Named | None]:
    """The full name of a body of a place, and the body above it where one of `bodies` (by name) is.

    Its 统战部 and the like are its party committee's, which prose leaves out; its 提案委 is its consultative
    conference's, where the document names that.
    """
    above = ASSEMBLIES.get(organ.type.parent) if organ.type is not None and organ.kind in ASSEMBLED else None
    assembly = bodies.get(join(place, above)) if above is not None and not organ.rest.startswith(above) else None
    if assembly is not None:
        return assembly.name + organ.rest, assembly
    committee = join(place, place[-1] + "委") if place.endswith(COMMITTEES) else place
    district = organ.place is not None and organ.place.division is not None and organ.place.division.level == "county"
    if organ.rest.startswith("党委") and (place.endswith(SEATS) or district):
        rest = organ.rest.removeprefix("党委")
        return committee + rest, bodies.get(committee) if rest else None
    if organ.type is not None and organ.type.parent == COMMITTEE and organ.rest in DEPARTMENTS:
        return committee + organ.rest, bodies.get(committee)
    return join(place, organ.rest), None


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
    if ZONE.search(whole):
        rest = ZONED.sub("", rest)
    level = level_of(rest)
    if whole.endswith("特别行政区") and rest.startswith(DISTRICT_COUNCIL):
        return whole + rest
    if whole.endswith(NEW_AREA) and rest.startswith("区委"):
        return whole + rest
    if whole and level:
        if rest == "区委" and whole.endswith(WITHOUT_LEVEL):
            return whole + "党委"
        if whole.endswith(level) and not rest.startswith(VILLAGE):
            return whole + rest[len(level) :]
    return whole + rest
