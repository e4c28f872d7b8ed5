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
        for reading in statements.read(folder / statements.NAME):
            for item in reading.unread:
                count += 1
                span = {"start": item.span.start, "end": item.span.end, "text": item.span.text}
                row = {"document": reading.id, "kind": item.kind, **span, "why": item.why}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return count


def write_graph(folder: Path, readings: Readings, resolution: Resolution, base: str) -> None:
    """Write ``graph.nq``."""
    from kg.assemble import lines

    with _draft(folder / "graph.nq") as out:
        out.writelines(lines(readings(), resolution, load(), base=base))


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


def tally(readings: Iterable[Reading], resolution: Resolution) -> tuple[int, int]:
    """How many posts the tenures name, each an organization and a title, and how many statements there are."""
    posts, edges = set(), 0
    for reading in readings:
        edges += len(reading.statements)
        for statement in reading.statements:
            if statement.relation == "tenure":
                posts.add((resolution.of[reading.id, statement.object], statement.qualifiers.get("title")))
    return len(posts), edges


@contextmanager
def _draft(target: Path) -> Iterator[TextIO]:
    """A file to write in, which takes its name once it is whole."""
    draft = target.with_name(f".{target.name}.part")
    with open(draft, "w", encoding="utf-8", newline="\n") as out:
        yield out
    os.replace(draft, target)
