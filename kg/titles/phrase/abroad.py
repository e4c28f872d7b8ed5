"""Bodies of other countries that no list has, before the title of their head: 甲国能源与矿产部长, 甲国边防总局局长."""

from __future__ import annotations

import re

from kg.abroad import INITIALS, country_of
from kg.analysis import HOME, Organ, PlaceHit, TitlePiece
from kg.endings import Endings

__all__ = ["body_abroad", "body_beside", "mission_abroad", "party_abroad"]

#: The most characters of such a body's own name.
LONGEST = 18
CHIEFS_OF_STAFF = "参谋长联席会议"
#: What the names of offices end in before which one character may stand for their country: 俄|联邦安全会议.
OFFICES = ("安全会议", CHIEFS_OF_STAFF, "国防委员会", "安全委员会", "国家杜马", "联邦委员会")
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
MILITARY = "Military"
ENDS = {
    CHIEFS_OF_STAFF: MILITARY,
    **dict.fromkeys(("总局", "局", "署", "厅", "司"), "GovernmentDepartment"),
    **dict.fromkeys(("委员会", "会议", "理事会", "组织", "机构", "基金会", "协会", "联合会"), "Organization"),
    "部队": MILITARY,
    "司令部": MILITARY,
    "顾问团": "Organization",
    "卫队": MILITARY,
}
#: Offices of a state whose names hold the title of its head or of a chief.
OF_CHIEFS = (CHIEFS_OF_STAFF, "顾问团", "委员会")
#: A party's name after its country, whatever it is made of, and what only tells of one without naming it.
PARTY = re.compile("(?!的)[一-鿿“”‘’—]{1,20}?(?:党|阵线|运动|联盟|同盟|大会)")
NO_PARTY = re.compile(
    "[的等]|(?:执政|反对|在野|左翼|右翼|中间派|第[一二三]大|最大|主要|两大|各)[一-鿿]{0,4}(?:党|联盟)|前|原"
)
PARTY_TITLES = frozenset("主席 副主席 联合主席 领袖 总书记 第一书记 党首 党魁 总裁".split())
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
    place = _country_before(endings, start, floor, of_forces=title in CHIEFS)
    if place is None or not _is_name(endings, place.end, start):
        return start, None, None
    at = place.end
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
    rest = name.removeprefix(FORCES) if ENDS[ending] == MILITARY else name  # 美军参谋长联席会议
    return start, Organ(place.start, start, ENDS[ending], rest, place=place, proper=True, confidence=0.8), None


def body_beside(text: str, start: int, end: int, told: TitlePiece) -> Organ | None:
    """The body of the country whose post was told before, named without it: 某国领袖、<人民委员会>主席甲."""
    root = told.organ.root if told.organ is not None else None
    place = told.place or (root.place if root is not None else None)
    if place is None or place.country in ("", HOME):
        return None
    name = text[start:end]
    ending = next((each for each in ENDS if name.endswith(each) and len(name) > len(each)), None)
    if ending is None or NO_NAME.search(name):
        return None
    return Organ(start, end, ENDS[ending], name, place=place, proper=True, confidence=0.8)


def party_abroad(endings: Endings, start: int, title: str, floor: int) -> Organ | None:
    """The party that no list has whose leader's title begins at `start`: 甲国某某运动|主席.

    Its name begins right after the country's; of two countries that stand together the first is the party's own, and
    the other begins its name.
    """
    text = endings.text
    place = _country_before(endings, start, floor) if title in PARTY_TITLES else None
    if place is None or not PARTY.fullmatch(text, place.end, start) or NO_PARTY.search(text, place.end, start):
        return None
    own = _country(endings, place.start) or place
    if own.start < floor:
        own = place
    if any(i in endings.titles for i in range(own.end + 1, start)):
        return None
    rest = text[own.end : start]
    return Organ(own.start, start, "PoliticalParty", rest, place=own, proper=True, confidence=0.8)


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


def _country_before(endings: Endings, start: int, floor: int, *, of_forces: bool = False) -> PlaceHit | None:
    """The nearest country whose name ends not far before a title, or one character that stands for it there.

    One character does before an office of state, and before a part of its forces: 俄|联邦安全会议, 俄|军某部队.
    """
    for end in range(start - 2, max(floor, start - LONGEST) - 1, -1):
        place = _country(endings, end)
        named = endings.text.endswith(OFFICES, end, start) or (of_forces and endings.text.startswith(FORCES, end))
        if place is None and named:
            place = country_of(endings, end) or _sole_abroad(endings, end)
        if place is not None:
            return place if place.start >= floor else None
    return None


def _sole_abroad(endings: Endings, end: int) -> PlaceHit | None:
    """The country of a character at the beginning of a clause that means only one: ，俄|联邦安全会议秘书."""
    opens = end - 1 == endings.sentence.start or not endings.text[end - 2 : end - 1].isalnum()
    return _sole(endings.text, end) if opens else None


def _is_name(endings: Endings, start: int, end: int) -> bool:
    """Whether the words between a country and a title are the name of a body, and tell of nobody else."""
    name = endings.text[start:end]
    if len(name) < 2 or not NAME.fullmatch(name) or NO_NAME.search(name):
        return False
    inside = range(start + 1, end)
    held = any(i in endings.titles for i in inside) and not name.endswith(OF_CHIEFS)
    if held or any(i in endings.name_ends for i in inside):
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
