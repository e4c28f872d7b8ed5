"""JSON-LD: the graph with its named graphs, for programs that read JSON."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OutputError


def write(source: Path, target: Path) -> None:
    """Write the quads of an N-Quads file as expanded JSON-LD, in the file's order, streaming.

    Each named graph is an object with ``@graph``: read it as a dataset (`rdflib.Dataset`); `rdflib.Graph` sees nothing.

    Raises
    ------
    OutputError
        If a line of `source` is no quad; the message gives its number.
    """
    import pyoxigraph as ox

    with open(source, "rb") as lines, open(target, "wb") as out:
        try:
            ox.serialize(ox.parse(lines, ox.RdfFormat.N_QUADS), out, ox.RdfFormat.JSON_LD)
        except SyntaxError as error:
            raise OutputError(f"{source}: {error.msg}") from error
