"""Towns of the document's own county that look like people: in a list, their names stand without 镇 or 乡."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.analysis import Analysis, Human
from kg.language import divisions

#: How many characters of a town's name the tagger may have left out behind what it took for a person's.
LEFT_OUT = 2


def towns(analysis: Analysis, names: Collection[str]) -> set[str]:
    """Those of the names that a town of the county is called by wherever they stand, and never beside a person."""
    table, county = divisions.load(), analysis.jurisdiction
    if not names or not county or table.by_code(county).level != "county":
        return set()
    found: dict[str, bool] = {}
    for human in analysis.all_humans():
        if human.name in names and found.get(human.name, True):
            found[human.name] = any(
                town.level == "township" and table.within(town.code, county)
                for form in _forms(analysis.text, human)
                for town in table.named(form)
            )
    called = {name for name, is_town in found.items() if is_town}
    return called - _beside_people(analysis, called)


def _forms(text: str, human: Human) -> Iterator[str]:
    """A name as it stands, and longer by what the tagger may have left out."""
    return (text[human.start : human.end + more] for more in range(LEFT_OUT + 1))


def _beside_people(analysis: Analysis, called: Collection[str]) -> set[str]:
    """Those of the names that stand in a list beside the name of a person."""
    found = set()
    for humans in analysis.humans.values() if called else ():
        edges = {edge for human in humans if human.name not in called for edge in (human.start - 1, human.end + 1)}
        found |= {human.name for human in humans if edges & {human.start, human.end}}
    return found
