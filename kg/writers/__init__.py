"""Writers: one output format a file, under one signature, in one table."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import OutputError
from kg.writers import csv_pair, gexf, graphml, jsonld, nquads, turtle


@dataclass(frozen=True, slots=True)
class Writer:
    """One output format.

    Parameters
    ----------
    files : tuple of str
        The files it leaves in a build folder.
    source : str
        What it writes from: ``quads``, the path of an N-Quads file, or ``network``, a `networkx.MultiDiGraph`.
    write : callable
        ``write(source, *paths)``, one path for each of `files`.
    """

    name: str
    suffix: str
    files: tuple[str, ...]
    source: str
    write: Callable[..., None]


WRITERS: Mapping[str, Writer] = {
    "nquads": Writer("nquads", ".nq", ("graph.nq",), "quads", nquads.write),
    "turtle": Writer("turtle", ".ttl", ("graph.ttl",), "quads", turtle.write),
    "jsonld": Writer("jsonld", ".jsonld", ("graph.jsonld",), "quads", jsonld.write),
    "graphml": Writer("graphml", ".graphml", ("graph.graphml",), "network", graphml.write),
    "gexf": Writer("gexf", ".gexf", ("graph.gexf",), "network", gexf.write),
    "csv": Writer("csv", ".csv", ("nodes.csv", "edges.csv"), "network", csv_pair.write),
}


def available() -> dict[str, Writer]:
    """The writers of `WRITERS` and those that installed packages offer as entry points ``orgkg.writers``, by name.

    An entry point gives a `Writer`; OutputError if it gives something else. The table's own names cannot be taken.
    """
    from importlib.metadata import entry_points

    found = dict(WRITERS)
    for point in sorted(entry_points(group="orgkg.writers"), key=lambda point: (point.name, point.value)):
        writer = point.load()
        if not isinstance(writer, Writer):
            raise OutputError(f"{point.value}: the entry point {point.name} of orgkg.writers is no kg.writers.Writer")
        found.setdefault(point.name, writer)
    return found


def write(writer: Writer, source: Any, folder: Path) -> list[Path]:
    """Write a format's files into a folder, each whole or not at all; return their paths.

    Raises
    ------
    OutputError
        If a file cannot be written; what stood there before stays.
    """
    paths = [Path(folder) / name for name in writer.files]
    drafts = [path.with_name(f".{path.name}.part") for path in paths]
    try:
        writer.write(source, *drafts)
        for draft, path in zip(drafts, paths, strict=True):
            os.replace(draft, path)
    except OSError as error:
        raise OutputError(f"{error.filename or folder}: cannot write {writer.name}: {error.strerror}") from error
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)
    return paths
