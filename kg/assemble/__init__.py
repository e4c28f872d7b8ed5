"""Readings and who is who in them → quads: one named graph a document, and the reference graphs.

The graph of a document holds all that it says, so it can be replaced or left out alone; three graphs belong to none:
``graph/entities`` (classes, names and why they are one), ``graph/ref`` (the divisions in use) and ``graph/vocab`` (the
ontology).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.assemble.document import graph_of
from kg.assemble.reference import entities, levels, places, vocabulary
from kg.identity import Resolution
from kg.ids import DEFAULT_BASE, short
from kg.language.divisions import load as load_divisions
from kg.model import Reading
from kg.ontology import Ontology
from kg.topics import Topics
from kg.topics import load as load_topics
from kg.vocabulary import ENTITIES, REFERENCE, VOCABULARY, check_base

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["lines", "quads"]


def lines(
    readings: Iterable[Reading],
    resolution: Resolution,
    ontology: Ontology,
    *,
    base: str = DEFAULT_BASE,
    topics: Topics | None = None,
) -> Iterator[str]:
    """The lines of the N-Quads file, line end included; `topics` are those of the ontology if left out.

    The documents' graphs come in the order of `readings`, then entities, reference and vocabulary; within a graph the
    lines are sorted and each stands once.

    Raises
    ------
    InputError
        If data IRIs cannot be made under `base`.
    """
    base, divisions = check_base(base), load_divisions()
    level, topics = levels(resolution, ontology, divisions), topics or load_topics()
    for reading in readings:
        triples = graph_of(reading, resolution, ontology, level, topics, base)
        yield from _in_graph(f"{base}graph/{short(reading.id)}", triples)
    yield from _in_graph(base + ENTITIES, entities(resolution, ontology, divisions, base))
    yield from _in_graph(base + REFERENCE, places(resolution, divisions, base))
    yield from _in_graph(base + VOCABULARY, set(vocabulary(ontology.folder, topics.files)))


def quads(
    readings: Iterable[Reading],
    resolution: Resolution,
    ontology: Ontology,
    *,
    base: str = DEFAULT_BASE,
    topics: Topics | None = None,
) -> Iterator[pyoxigraph.Quad]:
    """The same as pyoxigraph quads, in the order of `lines`."""
    import pyoxigraph as ox

    for line in lines(readings, resolution, ontology, base=base, topics=topics):
        yield from ox.parse(line, ox.RdfFormat.N_QUADS)


def _in_graph(graph: str, triples: Iterable[str]) -> list[str]:
    end = f" <{graph}> .\n"
    return [triple + end for triple in sorted(triples)]
