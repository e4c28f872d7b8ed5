"""`statements.jsonl`: what each document says, one document a line in the order of their ids; all else is rebuilt from it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from kg.errors import OutputError
from kg.model import Reading

NAME = "statements.jsonl"


def line(reading: Reading) -> str:
    """A reading as its line, with the line's end."""
    return json.dumps(reading.to_json(), ensure_ascii=False, separators=(",", ":")) + "\n"


def read(path: Path, *, min_confidence: float = 0.0) -> Iterator[Reading]:
    """The readings of a file, without statements below a confidence.

    Raises
    ------
    OutputError
        If a line is no reading: the file's name and the line's number.
    """
    with open(path, encoding="utf-8", newline="\n") as source:
        for number, text in enumerate(source, 1):
            try:
                reading = Reading.from_json(json.loads(text))
            except (ValueError, KeyError, TypeError, IndexError) as error:
                raise OutputError(f"{path.name}:{number}: not a reading ({error}); build the folder anew") from error
            yield reading.above(min_confidence) if min_confidence > 0 else reading


class Sorter:
    """Takes readings in any order and writes them in the order of their ids, holding only the ids in memory.

    The same document given twice is kept once. Two documents of one id and different texts are both kept: the later one by
    its digest gets the beginning of the digest added to its id.
    """

    def __init__(self, scratch: Path) -> None:
        self.path = scratch
        self.file: TextIO = open(scratch, "w+", encoding="utf-8", newline="\n")
        self.places: list[tuple[str, str, int]] = []
        self.seen: set[tuple[str, str]] = set()

    def add(self, reading: Reading) -> bool:
        """Keep a reading; False if the same document was there before."""
        if (reading.id, reading.digest) in self.seen:
            return False
        self.seen.add((reading.id, reading.digest))
        self.places.append((reading.id, reading.digest, self.file.tell()))
        self.file.write(line(reading))
        return True

    def write(self, target: Path) -> None:
        """Write all readings sorted to `target`, whole or not at all, and forget the scratch file."""
        draft = target.with_name(f".{target.name}.part")
        with open(draft, "w", encoding="utf-8", newline="\n") as out:
            previous = ""
            for identifier, digest, place in sorted(self.places):
                self.file.seek(place)
                text = self.file.readline()
                if identifier == previous:
                    record = json.loads(text)
                    record["id"] = f"{identifier}~{digest[7:15]}"
                    text = json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
                previous = identifier
                out.write(text)
        self.close()
        os.replace(draft, target)

    def close(self) -> None:
        """Close and remove the scratch file."""
        self.file.close()
        self.path.unlink(missing_ok=True)


def write(readings: Iterable[Reading], target: Path) -> None:
    """Write readings in the order of their ids."""
    sorter = Sorter(target.with_name(f".{target.name}.scratch"))
    for reading in readings:
        sorter.add(reading)
    sorter.write(target)
