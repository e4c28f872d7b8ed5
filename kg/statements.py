"""`statements.jsonl`: what each document says, one a line in the order of their ids; all else is rebuilt from it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import OutputError
from kg.model import Reading

NAME = "statements.jsonl"


def line(reading: Reading) -> str:
    """A reading as its line, with the line's end."""
    return _line(reading.to_json())


def _line(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def read(path: Path, *, min_confidence: float = 0.0, naming: str = "") -> Iterator[Reading]:
    """The readings of a file, without statements below a confidence; only those that have the field `naming`, if given.

    Raises
    ------
    OutputError
        If there is no such file, or a line is no reading: the file's name and the line's number.
    """
    try:
        source = open(path, "rb")
    except OSError as error:
        raise OutputError(f"{path}: cannot be read: {error.strerror}; build the folder with: orgkg build") from error
    with source:
        field = f'"{naming}":'.encode() if naming else b""
        for number, text in enumerate(source, 1):
            if field not in text:
                continue
            try:
                reading = Reading.from_json(json.loads(text.decode("utf-8")))
            except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
                raise OutputError(f"{path.name}:{number}: not a reading ({error}); build the folder anew") from error
            yield reading.above(min_confidence) if min_confidence > 0 else reading


class Sorter:
    """Takes readings in any order and writes them in the order of their ids, holding only the ids in memory.

    The same document given twice is kept once. Two documents of one id and different texts are both kept: the later
    one by its digest gets the beginning of the digest added to its id.
    """

    def __init__(self, scratch: Path) -> None:
        self.path = scratch
        self.places: dict[tuple[str, str], int] = {}
        self._file: BinaryIO = open(scratch, "w+b")

    def add(self, reading: Reading) -> bool:
        """Keep a reading; False if the same document was there before."""
        if (reading.id, reading.digest) in self.places:
            return False
        self.places[reading.id, reading.digest] = self._file.tell()
        self._file.write(line(reading).encode("utf-8"))
        return True

    def write(self, target: Path) -> None:
        """Write all readings sorted to `target`, whole or not at all, and forget the scratch file."""
        draft = target.with_name(f".{target.name}.part")
        with open(draft, "wb") as out:
            for final, identifier, place in sorted(self._named()):
                self._file.seek(place)
                text = self._file.readline()
                if final != identifier:
                    text = _line({**json.loads(text), "id": final}).encode("utf-8")
                out.write(text)
        self.close()
        os.replace(draft, target)

    def _named(self) -> Iterator[tuple[str, str, int]]:
        """For each reading its id in the file, the id it came with, and its place in the scratch file."""
        previous = None
        for (identifier, digest), place in sorted(self.places.items()):
            final = f"{identifier}~{digest.removeprefix('sha256:')[:8]}" if identifier == previous else identifier
            previous = identifier
            yield final, identifier, place

    def close(self) -> None:
        """Close and remove the scratch file."""
        self._file.close()
        self.path.unlink(missing_ok=True)


def write(readings: Iterable[Reading], target: Path) -> int:
    """Write readings in the order of their ids; how many there are, each document once."""
    sorter = Sorter(target.with_name(f".{target.name}.scratch"))
    try:
        for reading in readings:
            sorter.add(reading)
        sorter.write(target)
    finally:
        sorter.close()
    return len(sorter.places)
