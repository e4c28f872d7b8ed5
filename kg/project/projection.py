"""The network that the writers and the view draw from: statements projected on a networkx multigraph.

Nodes are persons, organizations, events, places and unnamed groups; a post is an edge that carries its title; documents
and spans are no nodes, they stand as evidence on the edges. Nodes and edges enter in sorted order, so the same readings
give the same network in whatever order they come.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import OntologyError, OrgkgError
from kg.identity import Canonical, Resolution
from kg.ids import short
from kg.model import Reading, Statement

if TYPE_CHECKING:
    import networkx

    from kg.ontology import Ontology

#: Relations that stand under the name of a class in the ontology, where the others stand under their own.
CLASS_OF_RELATION = {"tenure": "Tenure"}


def network(
    readings: Iterable[Reading], resolution: Resolution, ontology: Ontology, *, evidence: int = 5
) -> networkx.MultiDiGraph:
    """Project readings on a directed multigraph of entities.

    Statements of the same two entities that agree in relation, title, status and modality are one edge, whose
    `weight` counts them, whose `confidence` is the highest of theirs and whose `evidence` holds the newest. What was
    said (utterances) is left out.

    Parameters
    ----------
    evidence : int
        The most rows of evidence that an edge keeps.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes by canonical id: ``label``, ``kind`` (ontology class), ``group``, ``names``, ``date`` (of an event),
        ``documents`` (how many tell of it), ``first`` and ``last`` (days of the first and the last of them).
        Edges by a key that is unique in the network: ``relation`` (``tenure``, a role, or a property), ``label``,
        ``label_en``, ``title``, ``status``, ``modality``, ``date`` (the event's; of a tenure its start, when stated;
        otherwise the first document's), ``first``, ``last``, ``weight``, ``confidence``, ``evidence``.
        Days are ISO dates, empty when unknown. The graph's own attributes: ``documents``, ``first``, ``last``,
        ``groups`` (nodes by group), ``classes`` (``zh``, ``en``, ``colour`` of each class in it).

    Raises
    ------
    OrgkgError
        If the resolution is of other readings.
    OntologyError
        If the ontology lacks a class of an entity.
    """
    import networkx as nx

    seen: dict[str, _Seen] = {}
    bundles: dict[tuple[str, ...], _Bundle] = {}
    documents = _Seen()
    for reading in readings:
        source = _Source.of(reading)
        documents.add(source.day)
        ids = {entity.key: _canonical(resolution, reading, entity.key) for entity in reading.entities}
        for node in dict.fromkeys(ids.values()):
            seen.setdefault(node, _Seen()).add(source.day)
        for statement in reading.statements:
            if statement.relation == "utterance":
                continue
            if not {statement.subject, statement.object} <= ids.keys():
                raise OrgkgError(f"{reading.id}: statement {statement.id} is about an unknown entity; read it again")
            sides = ids[statement.subject], ids[statement.object]
            bundles.setdefault((*sides, *_sort_of(statement)), _Bundle()).add(source, statement, evidence)

    graph = nx.MultiDiGraph()
    for node in sorted(seen):
        graph.add_node(node, **_node(resolution.entities[node], seen[node], ontology))
    labels = {relation: _labels(relation, ontology) for relation in sorted({edge[2] for edge in bundles})}
    for edge in sorted(bundles):
        start, end, relation = edge[:3]
        # a participation holds on its event's day, and so do an event's place and target
        day = graph.nodes[end]["date"] or graph.nodes[start]["date"]
        key = f"{relation}.{short(*edge)}"
        graph.add_edge(start, end, key=key, **labels[relation], **_edge(edge, bundles[edge], day, evidence))
    graph.graph.update(_summary(graph, documents, ontology))
    return graph


@dataclass(frozen=True, slots=True)
class _Source:
    """What the evidence of one reading shares: its document's part of a row, its day, where its sentences start."""

    reading: Reading
    day: str
    ordinal: int
    starts: tuple[int, ...]

    @classmethod
    def of(cls, reading: Reading) -> _Source:
        day, ordinal = (reading.date.isoformat(), reading.date.toordinal()) if reading.date else ("", 0)
        return cls(reading, day, ordinal, tuple(sentence.start for sentence in reading.sentences))

    def evidence(self, statement: Statement) -> dict[str, Any]:
        """One row: the quotation and the sentence that it stands in, with its place and its document."""
        span, sentences = statement.evidence, self.reading.sentences
        at = bisect_right(self.starts, span.start) - 1
        whole = sentences[at] if at >= 0 and sentences[at].end >= span.end else span
        return {
            "document": self.reading.id,
            "title": self.reading.title,
            "date": self.day,
            "url": self.reading.url,
            "sentence": whole.text,
            "quote": span.text,
            "start": span.start,
            "end": span.end,
            "sentence_start": whole.start,
        }


@dataclass(slots=True)
class _Seen:
    """How many documents tell of something, and the days of the first and the last of them."""

    documents: int = 0
    first: str = ""
    last: str = ""

    def add(self, day: str) -> None:
        self.documents += 1
        self.first = min(self.first or day, day or self.first)
        self.last = max(self.last, day)


@dataclass(slots=True)
class _Bundle:
    """The statements that one edge stands for."""

    seen: _Seen = field(default_factory=_Seen)
    confidence: float = 0.0
    start: str = ""
    rows: list[tuple[tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)

    def add(self, source: _Source, statement: Statement, limit: int) -> None:
        self.seen.add(source.day)
        self.confidence = max(self.confidence, statement.confidence)
        start = str(statement.qualifiers.get("from", ""))
        self.start = min(self.start or start, start or self.start)
        span = statement.evidence
        rank = -source.ordinal, -statement.confidence, source.reading.id, span.start, span.end, statement.id
        self.rows.append((rank, source.evidence(statement)))
        if len(self.rows) > 2 * limit + 16:  # a hub's edge must not hold the sentences of ten thousand documents
            self.cut(limit)

    def cut(self, limit: int) -> list[dict[str, Any]]:
        self.rows.sort(key=lambda row: row[0])
        del self.rows[limit:]
        return [row for _, row in self.rows]


def _canonical(resolution: Resolution, reading: Reading, key: str) -> str:
    try:
        return resolution.of[reading.id, key]
    except KeyError:
        raise OrgkgError(
            f"{reading.id}: entity {key} is not in the resolution; resolve the same readings that are projected"
        ) from None


def _sort_of(statement: Statement) -> tuple[str, str, str, str]:
    """What parallel statements must share to be one edge: relation or role, title, status, modality."""

    def text(name: str, default: str = "") -> str:
        return str(statement.qualifiers.get(name, default))

    if statement.relation == "tenure":
        return "tenure", text("title"), text("status", "attested"), ""
    if statement.relation == "participation":
        return text("role"), "", "", text("modality", "actual")
    return statement.relation, "", "", ""


def _node(entity: Canonical, seen: _Seen, ontology: Ontology) -> dict[str, Any]:
    info = ontology.classes.get(entity.kind)
    if info is None:
        raise OntologyError(f"{entity.name}: the ontology has no class {entity.kind}; add it to ontology/orgkg.ttl")
    return {
        "label": entity.name,
        "kind": entity.kind,
        "group": info.group,
        "names": list(entity.names),
        "date": str(entity.attributes.get("date", "")),
        "documents": seen.documents,
        "first": seen.first,
        "last": seen.last,
    }


def _labels(relation: str, ontology: Ontology) -> dict[str, str]:
    name = CLASS_OF_RELATION.get(relation, relation)
    return {"relation": relation, "label": ontology.label(name, "zh"), "label_en": ontology.label(name, "en")}


def _edge(edge: tuple[str, ...], bundle: _Bundle, day: str, evidence: int) -> dict[str, Any]:
    _, _, _, title, status, modality = edge
    return {
        "title": title,
        "status": status,
        "modality": modality,
        "date": bundle.start or day or bundle.seen.first,
        "first": bundle.seen.first,
        "last": bundle.seen.last,
        "weight": bundle.seen.documents,
        "confidence": bundle.confidence,
        "evidence": bundle.cut(evidence),
    }


def _summary(graph: networkx.MultiDiGraph, documents: _Seen, ontology: Ontology) -> dict[str, Any]:
    groups = Counter(group for _, group in graph.nodes(data="group"))
    kinds = sorted({kind for _, kind in graph.nodes(data="kind")})
    classes = (ontology.classes[kind] for kind in kinds)
    return {
        "documents": documents.documents,
        "first": documents.first,
        "last": documents.last,
        "groups": dict(sorted(groups.items())),
        "classes": {
            info.name: {
                "zh": ontology.label(info.name, "zh"),
                "en": ontology.label(info.name, "en"),
                "colour": info.colour,
            }
            for info in classes
        },
    }
