"""Turtle: the graph for people and for tools that read triples."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OutputError
from kg.vocabulary import prefixes

#: Prefixes that the file does not declare.
LEFT_OUT = frozenset({"dcterms", "precision", "g", "source"})


def write(source: Path, target: Path) -> None:
    """Write the triples of an N-Quads file as Turtle, in the file's order, streaming.

    Turtle has no named graphs, so which document says what is left out as far as graphs tell it; each fact still names
    its evidence and through it its document. A triple of several graphs stands once for each. Use N-Quads or JSON-LD
    where the graphs matter.

    Raises
    ------
    OutputError
        If a line of `source` is no quad; the message gives its number.
    """
    import pyoxigraph as ox

    declared = {name: iri for name, iri in prefixes(_base(source)).items() if name not in LEFT_OUT}
    with open(source, "rb") as lines, open(target, "wb") as out:
        triples = (quad.triple for quad in ox.parse(lines, ox.RdfFormat.N_QUADS))
        try:
            ox.serialize(triples, out, ox.RdfFormat.TURTLE, prefixes=declared)
        except SyntaxError as error:
            raise OutputError(f"{source}: {error.msg}") from error


def _base(source: Path) -> str:
    """The base IRI of the data, as its first graph's name (``…/graph/…``) shows it; empty without one."""
    import pyoxigraph as ox

    with open(source, "rb") as lines:
        try:
            first = next(iter(ox.parse(lines, ox.RdfFormat.N_QUADS)), None)
        except SyntaxError:
            return ""  # the writing itself will meet the line and name it
    graph = first.graph_name if first else None
    if not isinstance(graph, ox.NamedNode):
        return ""
    base, cut, _ = graph.value.rpartition("graph/")
    return base if cut else ""
