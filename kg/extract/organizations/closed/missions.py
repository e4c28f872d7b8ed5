"""Embassies, offices and branches, which are named by whose they are and where: 甲国驻乙国大使馆."""

from __future__ import annotations

from kg.abroad import country_of
from kg.analysis import TOWN_WORDS, Hit, Organ, PlaceHit
from kg.chart import SELF_RUN, Chart
from kg.ontology import OrganizationType

#: The type of embassies and other missions, which are named by whose they are and where.
MISSION = "embassy"
#: Of these, what bodies have that are no country's; and the cells of parties and of troops.
BRANCH_OFFICES, CELLS = ("代表处", "办事处"), ("支部",)
#: What missions are called that are one of a country's in many others, and what tells of several.
HOUSES = ("馆", "使团")
SEVERAL = ("多国", "各", "外", "有关")
#: The office of a street, as a town calls it; in a city it is an office of somebody's there.
OFFICE = "办事处"
TOWN = "town"


def mission(chart: Chart, hit: Hit, type_: OrganizationType, start: int, seat: str) -> Organ:
    """A mission by whose it is and where: 甲国驻乙国大使馆; where nobody says whose, no proper name."""
    at = start - 1
    home, outer = chart.place_at(at) or country_of(chart, at), chart.parent_at(at)
    rest = f"驻{seat}{chart.text[hit.start : hit.end]}"
    if seat.startswith(SEVERAL):
        return Organ(at, hit.end, type_.kind, rest, type_, confidence=0.6)
    if outer is not None and outer.proper:
        return Organ(outer.start, hit.end, type_.kind, rest, type_, parent=outer, proper=True)
    if home is not None:
        return Organ(home.start, hit.end, type_.kind, rest, type_, place=home, proper=True)
    return Organ(at, hit.end, type_.kind, rest, type_, confidence=0.6)


def is_elsewhere(chart: Chart, hit: Hit, type_: OrganizationType, place: PlaceHit) -> bool:
    """Whether a body is not the place's: a mission that is not said where it is, an office of somebody's in a city."""
    ending = chart.text[hit.start : hit.end]
    if type_.name == MISSION:
        return is_without_seat(ending)
    division = place.division
    return ending == OFFICE and division is not None and not place.name.endswith(TOWN_WORDS) and division.level != TOWN


def is_without_seat(name: str) -> bool:
    """Whether a mission's name does not say where it is."""
    return name.endswith(HOUSES) and "驻" not in name


def is_branch(type_: OrganizationType, ending: str, outer: Organ) -> bool:
    """Whether a body at a place is the branch of another, told before it: 某国际组织|某地|代表处, 某部队|某地|支部."""
    if type_.name == MISSION:
        return ending in BRANCH_OFFICES and outer.kind in SELF_RUN
    return ending in CELLS and outer.kind == "Military"
