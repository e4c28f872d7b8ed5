"""Consultative conferences that are told before their place: 政协|云川县|第十届委员会 is 云川县政协."""

from __future__ import annotations

import re

from kg.analysis import Organ, PlaceHit
from kg.chart import Chart

#: What the conference is called before its place, with the term told there or after it.
CONFERENCE = re.compile("(?:中国)?(?:人民政治协商会议|人民政协|政协)(?:第[一二三四五六七八九十]{1,3}届)?$")
COMMITTEE = re.compile("(?:第[一二三四五六七八九十]{1,3}届)?(?:[省市县区州旗])?委员会")
#: How far before the place its name may begin.
REACH = 18
KIND, TYPE, NAME = "CPPCC", "cppcc", "政协"


def conferences(chart: Chart) -> None:
    """Let the committees of places that the name of a conference stands before be the conferences of these."""
    if NAME not in chart.text[chart.sentence.start : chart.sentence.end] and "政治协商" not in chart.text:
        return
    type_ = next((each for each in chart.ontology.organization_types if each.name == TYPE), None)
    made: dict[int, Organ] = {}
    for organ in [o for each in chart.organs() for o in (each, each.parent) if o is not None]:
        place = _place(chart, organ)
        if place is None or organ.end in made or not COMMITTEE.fullmatch(chart.text, place.end, organ.end):
            continue
        before = CONFERENCE.search(chart.text, max(chart.sentence.start, place.start - REACH), place.start)
        if before is None:
            continue
        for pieces in chart.ends.values():
            pieces[:] = [o for o in pieces if not (before.start() <= o.start and o.end <= organ.end)]
        made[organ.end] = Organ(before.start(), organ.end, KIND, NAME, type_, place=place, proper=True)
        chart.add(made[organ.end])
    for organ in chart.organs():
        whole = made.get(organ.parent.end) if organ.parent is not None else None
        if whole is not None:
            organ.start, organ.parent = whole.start, whole


def _place(chart: Chart, organ: Organ) -> PlaceHit | None:
    """The place of a committee, its own or the one that stands after the conference's whole name."""
    if organ.place is not None or organ.parent is None or organ.parent.kind != KIND:
        return organ.place
    places = (place for at in chart.places.values() for place in at if place.start == organ.parent.end)
    return max(places, key=lambda place: place.end, default=None)
