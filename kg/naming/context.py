"""What national news leaves out of a body's name, from the words before it: the place or the body named last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.analysis import PRESIDIUM, Analysis, Named, Organ, PlaceHit
from kg.language import divisions

#: The sitting of a meeting, which the name of its presidium leaves out, and the meetings that elect one.
SITTING = re.compile("(?:主席团(?:常务主席)?)?第[一二三四五六七八九十]+次(?:全体)?会议$|(?:预备|主席团)会议$")
MEETING = re.compile("[\u4e00-\u9fff]{4,}(?:选举会议|代表大会|次会议)$")
#: The term of a conference, or the sitting of an assembly, at the beginning of the name of its part.
TERM = re.compile("第[一二三四五六七八九十]+届全国委员会|第?[一二三四五六七八九十]+次会议")
#: The meeting in the name of its presidium, which no event of the text is called after: 某届某会某次会议|主席团.
OF_PRESIDIUM = re.compile(
    "第?[一二三四五六七八九十]{1,3}届[\u4e00-\u9fff]{2,12}?[一二三四五六七八九十]+次会议(?=主席团)"
)
#: What an event's name may begin with that is none of the meeting's: 也是|某代表大会.
BEFORE_MEETING = re.compile("^(?:也?是|修改|召开|举行)(?=[\u4e00-\u9fff]{4})")
#: The level of a province that is called so, which no municipality is.
PROVINCE = "省"


def is_of_term(rest: str) -> bool:
    """Whether a part of an assembly is that of one term or sitting: 第九届全国委员会, 二次会议秘书处.

    Examples
    --------
    >>> is_of_term("第九届全国委员会"), is_of_term("二次会议主席团"), is_of_term("提案委员会")
    (True, True, False)
    """
    return TERM.match(rest) is not None


def place_before(analysis: Analysis, organ: Organ, level: str) -> tuple[str, str]:
    """The name and code of the division that a level word means: of the place named last in its paragraph.

    Empty strings where no place before it has such a level.
    """
    table = divisions.load()
    for place in _places_before(analysis, organ):
        division = table.relative(level, place.division.code) if place.division is not None else None
        if division is not None and (level != PROVINCE or division.name.endswith(PROVINCE)):
            return division.name, division.code
    return "", ""


def body_before(analysis: Analysis, organ: Organ, named: Mapping[Organ, Named]) -> Named | None:
    """The body that a bare ending means: the one of its kind named last, if no other country or place came between."""
    ending = analysis.text[organ.start : organ.end]
    found: Organ | None = None
    for other, body in named.items():
        alike = other.proper and other.kind == organ.kind and other.end <= organ.start and not other.implied
        if alike and body.name.endswith(ending) and (found is None or other.start > found.start):
            found = other
    if found is None:
        return None
    between = _places_before(analysis, organ, since=found.end)
    return None if any(_is_elsewhere(place, found) for place in between) else named[found]


def meeting_before(analysis: Analysis, organ: Organ) -> str:
    """The name of the meeting told last that is a body of its own, without the number of its sitting; or nothing.

    It is also told where only its presidium is: 某次代表大会|主席团.
    """
    names = (
        BEFORE_MEETING.sub("", SITTING.sub("", event.name))
        for event in reversed(analysis.happenings)
        if event.start < organ.start
    )
    told = next((name for name in names if MEETING.search(name)), "")
    boards = (analysis.text[o.start : o.end] for o in analysis.all_organs() if o.proper and o.start < organ.start)
    told = told or next((name.removesuffix(PRESIDIUM) for name in boards if name.endswith(PRESIDIUM)), "")
    own = None if told else OF_PRESIDIUM.search(analysis.text, 0, organ.end)
    return own.group() if own is not None else told


def _is_elsewhere(place: PlaceHit, body: Organ) -> bool:
    """Whether a place is another than the body's."""
    own = body
    while own.parent is not None:
        own = own.parent
    if place.country:
        return own.place is None or own.place.country != place.country
    return place.division is not None and (own.place is None or own.place.division is not place.division)


def _places_before(analysis: Analysis, organ: Organ, *, since: int | None = None) -> Iterator[PlaceHit]:
    """The places before a mention, the nearest first, in its paragraph or from a position of the text on."""
    here = analysis.sentence_at(organ.start)
    if here is None:
        return
    for index in range(here.index, -1, -1):
        sentence = analysis.sentences[index]
        if sentence.end <= since if since is not None else sentence.paragraph != here.paragraph:
            return
        nearest = sorted(sentence.places, key=lambda place: -place.end)
        yield from (place for place in nearest if (since or 0) <= place.start and place.end <= organ.start)
