"""The files that a build leaves in its folder, each written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kg import statements
from kg.errors import OutputError
from kg.model import Reading
from kg.ontology import load
from kg.resolve import Resolution
from kg.topics import Topics

Readings = Callable[[], Iterator[Reading]]


def make(folder: Path) -> None:
    """Make a folder; OutputError if nothing can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".orgkg.part"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror}; give another folder with -o") from error


def check(formats: Sequence[str]) -> None:
    """OutputError if there is no writer of one of these formats."""
    from kg.writers import available

    known = [*available(), "html"]
    for name in formats:
        if name not in known:
            raise OutputError(f"unknown format {name}; known: {', '.join(known)}")


def write_unread(folder: Path) -> int:
    """Write ``unread.jsonl``; how many places could not be read."""
    count = 0
    with _draft(folder / "unread.jsonl") as out:
        for reading in statements.read(folder / statements.NAME, naming="unread"):
            for item in reading.unread:
                count += 1
                span = {"start": item.span.start, "end": item.span.end, "text": item.span.text}
                row = {"document": reading.id, "kind": item.kind, **span, "why": item.why}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return count


def write_graph(folder: Path, readings: Iterable[Reading], resolution: Resolution, base: str, topics: Topics) -> None:
    """Write ``graph.nq``."""
    from kg.assemble import lines

    with _draft(folder / "graph.nq") as out:
        out.writelines(lines(readings, resolution, load(), base=base, topics=topics))


def write_formats(folder: Path, readings: Readings, resolution: Resolution, formats: Sequence[str], lang: str) -> None:
    """Write the other formats, from the network or from ``graph.nq``."""
    from kg.writers import available, write

    writers = available()
    network = None
    for name in formats:
        if name == "nquads":
            continue
        if name != "html" and writers[name].source != "network":
            write(writers[name], folder / "graph.nq", folder)
            continue
        if network is None:
            from kg.project import network as project

            network = project(readings(), resolution, load())
        if name == "html":
            from kg.view import write_html

            write_html(network, folder / "graph.html", ontology=load(), lang=lang)
        else:
            write(writers[name], network, folder)


class Tally:
    """How many edges and utterances the readings have that go by, and which posts tenures name: body and title."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.posts: set[tuple[str, object]] = set()
        self.edges = self.utterances = 0

    def over(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings, each counted."""
        for reading in readings:
            said = sum(statement.relation == "utterance" for statement in reading.statements)
            self.utterances += said
            self.edges += len(reading.statements) - said
            for statement in reading.statements:
                if statement.relation == "tenure":
                    organization = self.resolution.of[reading.id, statement.object]
                    self.posts.add((organization, statement.qualifiers.get("title")))
            yield reading


@contextmanager
def _draft(target: Path) -> Iterator[TextIO]:
    """A file to write in, which takes its name once it is whole."""
    draft = target.with_name(f".{target.name}.part")
    with open(draft, "w", encoding="utf-8", newline="\n") as out:
        yield out
    os.replace(draft, target)
