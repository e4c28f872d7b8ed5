"""Names of a built graph against verdicts of readers: which names judged wrong are there, and what share they make.

    python tests/bench/verdicts.py DIR [--sample before]

`DIR` is what ``orgkg build`` wrote for the articles that the verdicts were given on; they are no part of the project.
``tests/bench/verdicts/persons.csv`` and ``organizations.csv`` hold a judged name a line: ``name``, ``verdict`` (right,
or wrong with or without a reason after a colon, as in ``wrong: too long``) and ``sample`` (how the name was come by:
several are parted by blanks). Printed are, for each file, how many of the judged names the graph has, how many of these
are wrong with their share, and each of the wrong ones. Exits with 1 if there is any.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import statements
from kg.model import Reading
from kg.ontology import load

VERDICTS = Path(__file__).parent / "verdicts"
#: The class whose names a file judges.
CLASSES = {"persons.csv": "Person", "organizations.csv": "Organization"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A name and what a reader said of it."""

    name: str
    verdict: str
    samples: frozenset[str]

    @property
    def wrong(self) -> bool:
        return self.verdict.startswith("wrong")


def judged(path: Path) -> list[Judged]:
    """The verdicts of a file, in its order; ValueError if one is neither right nor wrong, or a name stands twice."""
    with path.open(encoding="utf-8", newline="") as file:
        found = [Judged(row["name"], row["verdict"], frozenset(row["sample"].split())) for row in csv.DictReader(file)]
    seen: set[str] = set()
    for each in found:
        if each.verdict != "right" and not each.wrong:
            raise ValueError(f"{path.name}: {each.name} is {each.verdict!r}, neither right nor wrong")
        if each.name in seen:
            raise ValueError(f"{path.name}: {each.name} stands twice")
        seen.add(each.name)
    return found


def names(readings: Iterable[Reading]) -> Mapping[str, set[str]]:
    """The names that entities of each class of `CLASSES` go by in the documents that name them."""
    ontology = load()
    found: dict[str, set[str]] = {wanted: set() for wanted in CLASSES.values()}
    for reading in readings:
        for entity in reading.entities:
            for wanted, known in found.items():
                if ontology.is_a(entity.kind, wanted):
                    known.add(entity.name)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that orgkg build wrote")
    parser.add_argument("--sample", default="", help="only names of this sample")
    options = parser.parse_args(arguments)
    told = names(statements.read(options.folder / statements.NAME))
    failed = False
    for file, kind in CLASSES.items():
        if not (VERDICTS / file).exists():
            continue
        there = [
            each
            for each in judged(VERDICTS / file)
            if each.name in told[kind] and (not options.sample or options.sample in each.samples)
        ]
        wrong = [each for each in there if each.wrong]
        share = len(wrong) / len(there) if there else 0.0
        print(f"{file}: {len(told[kind]):,} names, {len(there):,} of them judged, {len(wrong):,} wrong ({share:.1%})")
        for each in wrong:
            print(f"  {each.name}  {each.verdict}")
        failed = failed or bool(wrong)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
