"""Bodies of other countries that no list has, before the title of their head: 甲国能源与矿产部长, 甲国边防总局局长."""

from __future__ import annotations

import re

from kg.abroad import INITIALS, country_of
from kg.analysis import HOME, Organ, PlaceHit
from kg.endings import Endings

__all__ = ["body_abroad", "mission_abroad"]

#: The most characters of such a body's own name.
LONGEST = 18
#: What its name is made of: words without a mark; a list of fields only before the 与 or 和 that ends it.
NAME = re.compile("(?!的)[一-鿿]+(?:、[一-鿿]+)*(?:[与和及][一-鿿]+)?")
JOINS = re.compile("[与和及][^、]*$")
#: Tags of the words in such a name.
NAMING = frozenset({"n", "nz", "nt", "vn", "an", "a", "c", "ORG", "LOC", "f", "s"})
#: Words that tell of somebody or something else than a body: 甲国前|部长, 甲国在任|议长.
NO_NAME = re.compile(
    "^(?:[的在与和及同对向]|现任|新任|时任|前任?|原(?!子)|驻|一名|一位|多名|两国|有关|[男女]|著名)|[的等]|方面|两国|[部会院局]、"
)
#: How a body's name ends whose head is told by another title, and its class.
ENDS = {
    **dict.fromkeys(("总局", "局", "署", "厅", "司"), "GovernmentDepartment"),
    **dict.fromkeys(("委员会", "会议", "理事会", "组织", "机构", "基金会", "协会", "联合会"), "Organization"),
    "部队": "Military",
    "司令部": "Military",
    "卫队": "Military",
}
#: Titles that a ministry of any field has, and a minister who is called by the field alone.
MINISTERS, FIELD_MINISTERS = ("部长", "副部长"), ("大臣",)
DEPUTY = "副"
MINISTRY = "部"
#: What a country's forces are called, after the country or the character for it.
FORCES = "军"
#: Chiefs of the forces as a whole, and of a part of them.
CHIEFS = ("总参谋长", "参谋长", "总司令", "副总司令", "司令", "副司令", "发言人")
MISSIONS = ("大使", "总领事", "领事", "临时代办", "代办")


def body_abroad(endings: Endings, start: int, title: str, floor: int) -> tuple[int, Organ | None, PlaceHit | None]:
    """Where a title begins whose owner no list has, and the body or the country that it belongs to.

    The title, 副 and all, stood at `start`, where it stays if a body is told before it.
    """
    text = endings.text
    forces = _forces(endings, start, floor) if title in CHIEFS else None
    if forces is not None:
        return start, forces, None
    at = next((i for i in range(start - 2, max(floor, start - LONGEST) - 1, -1) if _country(endings, i)), None)
    place = _country(endings, at) if at is not None else None
    if at is None or place is None or place.start < floor or not _is_name(endings, at, start):
        return start, None, None
    name = text[at:start]
    if title in FIELD_MINISTERS:
        return at, None, place
    if title in MINISTERS:
        end = start if name.endswith(MINISTRY) else start + (1 if not title.startswith(DEPUTY) else 0)
        rest = name if name.endswith(MINISTRY) else name + MINISTRY
        return start, Organ(place.start, end, "GovernmentDepartment", rest, place=place, proper=True), None
    ending = next((each for each in ENDS if name.endswith(each) and len(name) > len(each)), None)
    if ending is None:
        return start, None, None
    return start, Organ(place.start, start, ENDS[ending], name, place=place, proper=True, confidence=0.8), None


def mission_abroad(endings: Endings, start: int, title: str, floor: int) -> Organ | None:
    """The embassy of an ambassador whose country or seat one character tells: 甲驻乙国大使, 甲国驻乙大使."""
    text = endings.text
    if title not in MISSIONS:
        return None
    seat = endings.places.get(start)
    if seat is None and text[start - 2 : start - 1] == "驻":
        seat = country_of(endings, start) or _sole(text, start)
    if seat is None or not seat.country or text[seat.start - 1 : seat.start] != "驻":
        return None
    end = seat.start - 1
    home = endings.places.get(end) or country_of(endings, end)
    if home is None or not home.country or home.start < floor:
        return None
    rest = f"驻{seat.country}大使馆"
    return Organ(home.start, start, "GovernmentDepartment", rest, place=home, proper=True, implied=True)


def _sole(text: str, end: int) -> PlaceHit | None:
    """The country of a character that means only one."""
    countries = INITIALS.get(text[end - 1 : end], ())
    return PlaceHit(end - 1, end, text[end - 1], country=countries[0]) if len(countries) == 1 else None


def _country(endings: Endings, end: int) -> PlaceHit | None:
    """The other country whose name ends here."""
    place = endings.places.get(end)
    return place if place is not None and place.country not in ("", HOME) else None


def _is_name(endings: Endings, start: int, end: int) -> bool:
    """Whether the words between a country and a title are the name of a body, and tell of nobody else."""
    name = endings.text[start:end]
    if len(name) < 2 or not NAME.fullmatch(name) or NO_NAME.search(name):
        return False
    inside = range(start + 1, end)
    if any(i in endings.titles or i in endings.name_ends for i in inside):
        return False
    if "、" in name and not JOINS.search(name):
        return False
    words = [(t, endings.text[t.start : t.end]) for t in endings.tokens if start <= t.start < end]
    return all(t.tag in NAMING or word == "、" or word in ENDS for t, word in words)


def _forces(endings: Endings, start: int, floor: int) -> Organ | None:
    """The forces of a country, before the title of their chief: 甲国军|总参谋长, or with one character for it."""
    text = endings.text
    if not text.startswith(FORCES, start - 1) or start - 1 <= floor:
        return None
    place = _country(endings, start - 1) or country_of(endings, start - 1) or _sole(text, start - 1)
    if place is None or place.start < floor or not place.country:
        return None
    return Organ(place.start, start, "Military", text[place.start : start], proper=True)
