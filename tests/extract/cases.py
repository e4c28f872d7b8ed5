"""Loads the case tables of tests/cases and compares what they expect with what is read; run it for the pass rates.

``python -m tests.extract.cases`` prints the pass rate of each class, with ``-v`` also what each failing case lacks,
with ``--open`` the ids of the failing cases, as tests/cases/open.txt lists them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kg import pipeline
from kg.model import Document, Reading

FOLDER = Path(__file__).resolve().parents[1] / "cases"
OPEN = FOLDER / "open.txt"
KINDS = ("persons", "posts", "organizations", "events", "participations", "relations", "dates", "places", "utterances")
PLAIN = ("persons", "organizations", "events")
#: How each column of a row is compared: "name" and "word" must be equal, of an "event" and of "words" a part is enough.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "persons": ("name",),
    "organizations": ("name",),
    "events": ("event",),
    "posts": ("name", "name", "word", "word"),
    "participations": ("name", "word", "event", "word"),
    "relations": ("name", "name"),
    "dates": ("event", "word"),
    "places": ("event", "name"),
    "utterances": ("name", "word", "words"),
}

Names = tuple[str, ...]
Row = tuple[Names, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One short text, what a careful reader takes from it, and what nobody should."""

    id: str
    text: str
    date: dt.date | None = None
    title: str = ""
    expect: Mapping[str, list[Any]] = field(default_factory=dict)
    absent: Mapping[str, list[Any]] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        """The case as an article."""
        return Document(self.id, self.text, title=self.title, date=self.date)


def classes() -> list[str]:
    """The names of the case tables, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.jsonl"))


@cache
def load(name: str) -> tuple[Case, ...]:
    """The cases of one class; ValueError with file and line where a line is no case."""
    path = FOLDER / f"{name}.jsonl"
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                cases.append(_case(json.loads(line)))
            except (KeyError, TypeError, ValueError) as error:
                raise ValueError(f"{path.name}:{number}: not a case: {error}") from error
    return tuple(cases)


def _case(record: Mapping[str, Any]) -> Case:
    unknown = sorted(set(record) - {"id", "text", "date", "title", "expect", "absent"})
    if unknown:
        raise ValueError(f"unknown field {unknown[0]}")
    for part in ("expect", "absent"):
        for kind, rows in record.get(part, {}).items():
            if kind not in KINDS:
                raise ValueError(f"unknown kind {kind}; known: {', '.join(KINDS)}")
            shortest = 1 if kind in PLAIN else 3 if kind in ("posts", "participations", "utterances") else 2
            if any(not shortest <= len(_row(row)) <= len(COLUMNS[kind]) for row in rows):
                raise ValueError(f"a row of {kind} has the wrong length")
    date = dt.date.fromisoformat(record["date"]) if record.get("date") else None
    return Case(
        record["id"], record["text"], date, record.get("title", ""), record.get("expect", {}), record.get("absent", {})
    )


@cache
def readings(name: str) -> Mapping[str, Reading]:
    """What is read in the cases of one class, in one batch."""
    return {reading.id: reading for reading in pipeline.extract(case.document for case in load(name))}


def open_cases() -> frozenset[str]:
    """The ids of the cases that are known to fail."""
    if not OPEN.exists():
        return frozenset()
    lines = (line.split("#")[0].strip() for line in OPEN.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line)


def failures(case: Case, reading: Reading) -> list[str]:
    """One line for each expected row that is missing and each unwanted row that is there."""
    found = {kind: _found(kind, reading) for kind in KINDS}
    lines = []
    for kind, rows in case.expect.items():
        lines += [f"missing from {kind}: {_put(row)}" for row in rows if not _holds(kind, row, found[kind])]
    for kind, rows in case.absent.items():
        lines += [f"unwanted in {kind}: {_put(row)}" for row in rows if _holds(kind, row, found[kind])]
    return lines


def _row(row: Any) -> list[str]:
    return [row] if isinstance(row, str) else list(row)


def _put(row: Any) -> str:
    return " / ".join(_row(row))


def _found(kind: str, reading: Reading) -> list[Row]:
    entities = {entity.key: entity for entity in reading.entities}
    names = {key: (entity.name, *entity.names) for key, entity in entities.items()}
    if kind in PLAIN:
        wanted: Callable[[str], bool] = {
            "persons": lambda key: key.startswith("p"),
            "organizations": lambda key: key.startswith("o"),
            "events": lambda key: key.startswith("e"),
        }[kind]
        return [(names[key],) for key in entities if wanted(key)]
    rows: list[Row] = []
    if kind == "dates":
        return [(names[k], (str(e.attributes.get("date", "")),)) for k, e in entities.items() if k.startswith("e")]
    for s in reading.statements:
        pair = (names[s.subject], names[s.object])
        if kind == "posts" and s.relation == "tenure":
            rows.append((*pair, (str(s.qualifiers["title"]),), (str(s.qualifiers.get("status", "")),)))
        elif kind == "participations" and s.relation == "participation":
            rows.append(
                (pair[0], (str(s.qualifiers["role"]),), pair[1], (str(s.qualifiers.get("modality", "actual")),))
            )
        elif kind == "utterances" and s.content is not None:
            rows.append((pair[0], (str(s.qualifiers["kind"]),), (s.content.text,)))
        elif kind == "relations" and s.relation in ("subOrganizationOf", "branchOf"):
            rows.append(pair)
        elif kind == "places" and s.relation == "place":
            rows.append(pair)
    return rows


def _holds(kind: str, row: Any, found: Iterable[Row]) -> bool:
    wanted = _row(row)
    if kind == "participations" and len(wanted) == 3:
        wanted.append("actual")
    return any(
        all(_agrees(how, want, have) for how, want, have in zip(COLUMNS[kind], wanted, names, strict=False))
        for names in found
    )


def _agrees(how: str, want: str, have: Names) -> bool:
    if want == "*":
        return True
    choices = want.split("|")
    if how in ("event", "words"):
        return any(choice in name for choice in choices for name in have)
    return any(choice in have for choice in choices)


def main() -> None:
    """Print the pass rate of each class."""
    parser = argparse.ArgumentParser(prog="python -m tests.extract.cases", description=main.__doc__)
    parser.add_argument("classes", nargs="*", help="classes to run; all if left out")
    parser.add_argument("-v", "--verbose", action="store_true", help="say what each failing case lacks")
    parser.add_argument("--open", action="store_true", help="print the ids of the failing cases only")
    options = parser.parse_args()
    total = passed = 0
    for name in options.classes or classes():
        failing = [(case, lines) for case in load(name) if (lines := failures(case, readings(name)[case.id]))]
        count = len(load(name))
        total, passed = total + count, passed + count - len(failing)
        if options.open:
            print("".join(f"{case.id}\n" for case, _ in failing), end="")
            continue
        print(f"{name:28} {count - len(failing):4} of {count:4}")
        for case, lines in failing if options.verbose else ():
            print(f"  {case.id}: {case.text}", *lines, sep="\n    ")
    if not options.open:
        print(f"{'all':28} {passed:4} of {total:4}")


if __name__ == "__main__":
    main()
