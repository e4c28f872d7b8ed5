"""The organization or the place directly before a title."""

from __future__ import annotations

from kg.analysis import LEVEL_WORDS, Organ, PlaceHit
from kg.endings import Endings

__all__ = ["owner_before"]

#: How organizations end that have a centre of their own.
FRONTS = ("阵线", "党", "联盟")
#: The two regions that are called 特区, and the word.
REGIONS, REGION = ("香港", "澳门"), "特区"
#: Titles of those at the head of a procuratorate, and the word for one.
PROCURATORS, COURT = ("检察长", "副检察长"), "院"


def owner_before(endings: Endings, start: int, bare: int, floor: int) -> tuple[Organ | None, PlaceHit | None]:
    """The organization or the place directly before a title, at most one of them.

    The title begins at `start` with all its modifiers, at `bare` without those that tell a time; nothing before `floor`
    counts.
    """
    text = endings.text
    if text.startswith(PROCURATORS, bare) and text[start - 1 : start] == COURT:
        court = _procuratorate(endings, start, floor)
        if court is not None:
            return court, None
    organ = _organ_before(endings, start, bare, floor)
    if organ is not None and organ.start >= floor:
        return organ, None
    known = endings.ambiguous.get(start)
    if known is not None:
        width = max(len(form) for form in known.ambiguous if text.endswith(form, 0, start))
        begin = start - width
        if text.endswith(FRONTS, floor, begin):
            return None, None  # 某某阵线|中央 is its own
        front = endings.organs.get(begin)
        if front is not None and front.known is not None and front.known.level == "international":
            # 越共中央|政治局 is that party's
            return Organ(front.start, start, known.kind, text[begin:start], parent=front, proper=True), None
        return Organ(begin, start, known.kind, known.label, known=known, proper=True, implied=True), None
    place = endings.places.get(start) or _region(endings, start)
    if place is None and text[bare] in LEVEL_WORDS:
        place = endings.places.get(start + 1) or _unlisted(endings, start, text[bare])
    if place is not None and text[place.start - 1 : place.start] == "驻":
        return _mission(endings, place), None
    return None, place if place is not None and place.start >= floor else None


def _region(endings: Endings, end: int) -> PlaceHit | None:
    """The special administrative region that is called so for short: 香港|特区."""
    place = endings.places.get(end - len(REGION)) if endings.text.endswith(REGION, 0, end) else None
    return place if place is not None and place.name in REGIONS else None


def _procuratorate(endings: Endings, end: int, floor: int) -> Organ | None:
    """The procuratorate that its own news calls a 院, of the place or level before the word: 云川县院, 县院."""
    place, level = endings.places.get(end - 1), endings.text[end - 2 : end - 1]
    if place is not None and place.start >= floor and not place.country:
        return Organ(place.start, end, "JudicialBody", "人民检察院", place=place, proper=True)
    if level in LEVEL_WORDS and end - 2 >= floor:
        return Organ(end - 2, end, "JudicialBody", "人民检察院", level=level, proper=True)
    return None


def _organ_before(endings: Endings, start: int, bare: int, floor: int) -> Organ | None:
    organs, text = endings.organs, endings.text
    organ = organs.get(start)
    if organ is None and text[start - 1 : start] == "）":
        organ = organs.get(text.rfind("（", floor, start))
    # The last character of a name may be the first of the title: 教育局长.
    overlap = organs.get(start + 1)
    if overlap is not None and start == bare and overlap.end - overlap.start > 1:
        if organ is None or overlap.start < organ.start:
            organ = overlap
    return organ if organ is not None or start == bare else organs.get(bare)


def _unlisted(endings: Endings, end: int, level: str) -> PlaceHit | None:
    """A place that only the tagger knows, before a title that names its level: 青石郡|郡长, 青石|市长."""
    token = next((t for t in endings.tokens if t.end in (end, end + 1) and t.tag in ("ns", "LOC")), None)
    if token is None or token.end - token.start < 2:
        return None
    name = endings.text[token.start : token.end]
    return PlaceHit(token.start, token.end, name if name.endswith(level) else name + level)


def _mission(endings: Endings, seat: PlaceHit) -> Organ | None:
    """The embassy that an ambassador's title names: 甲国驻乙国大使 belongs to 甲国驻乙国大使馆."""
    home = endings.places.get(seat.start - 1)
    if home is None:
        return None
    rest = f"驻{seat.country or seat.name}大使馆"
    return Organ(home.start, seat.end, "GovernmentDepartment", rest, place=home, proper=True, implied=True)
