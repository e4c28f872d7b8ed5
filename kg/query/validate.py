"""Whether a built graph is sound: SHACL on its documents, and rules over the whole store.

SHACL takes up to a second a document, so a large graph is checked by rules that say the same in SPARQL, and by SHACL on
a sample. Rules that look across documents (circles, identities, edges without their fact) always run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import OntologyError
from kg.ids import short
from kg.ontology import load
from kg.store import base_of, open_store
from kg.vocabulary import ENTITIES, NAMESPACES, REFERENCE, VOCABULARY, iri, prefixes

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

#: Documents up to which each is checked with SHACL, and how many of a larger graph are.
EACH = SAMPLE = 12
_HEADER = re.compile(r"^# (scope|message\.zh|message\.en): *(.*)$", re.MULTILINE)
#: What of the vocabulary the shapes look at.
_NEEDED = ("okg:shortcutProperty", "okg:targetShortcut", "okg:pairShortcut", "okg:pairRole", "rdfs:subClassOf")


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """What breaks a shape or rule: the document's identifier ("" for the reference graphs), the message, the node."""

    document: str
    message: str
    node: str
    value: str = ""

    def __str__(self) -> str:
        about = f" -> {self.value}" if self.value else ""
        return f"{self.document or '-'}: {self.message}: {self.node}{about}"


def validate(
    graph: Path | pyoxigraph.Store,
    *,
    lang: str = "zh",
    each: int = EACH,
    sample: int = SAMPLE,
    shapes: Path | None = None,
) -> list[Violation]:
    """All that is wrong with a graph, sorted; empty if it is sound.

    Parameters
    ----------
    graph : Path or Store
        A build folder, or its store.
    lang : str
        Language of the messages, ``zh`` or ``en``.
    each, sample : int
        Documents up to which each is checked with SHACL; how many of a larger graph, chosen by a hash of their ids.
    shapes : Path, optional
        A Turtle file of shapes instead of the ontology's own.

    Raises
    ------
    OutputError
        If the folder holds no graph.
    OntologyError
        If the file of shapes is missing.
    """
    store = open_store(graph) if isinstance(graph, Path) else graph
    documents = _documents(store)
    few = len(documents) <= each
    found = set(_broken_rules(store, documents, lang, ("store",) if few else ("store", "document")))
    chosen = sorted(documents, key=short)[: len(documents) if few else sample]
    shapes = shapes or load().folder / "shapes.ttl"
    found.update(_broken_shapes(store, {graph: documents[graph] for graph in chosen}, shapes, lang))
    return sorted(found)


def _documents(store: pyoxigraph.Store) -> dict[str, str]:
    """Identifier of each document by the IRI of its graph."""
    query = "SELECT DISTINCT ?g ?id WHERE { GRAPH ?g { ?d a okg:Document ; dct:identifier ?id } }"
    found: Any = store.query(query, prefixes=NAMESPACES)
    return {str(row[0].value): str(row[1].value) for row in found}


def _broken_rules(
    store: pyoxigraph.Store, documents: dict[str, str], lang: str, scopes: tuple[str, ...]
) -> Iterator[Violation]:
    known = prefixes(base_of(store))
    rules = (path for path in files("kg.query").joinpath("rules").iterdir() if path.name.endswith(".rq"))
    for rule in sorted(rules, key=lambda path: path.name):
        text = rule.read_text(encoding="utf-8")
        head = dict(_HEADER.findall(text))
        if head["scope"] not in scopes:
            continue
        found: Any = store.query(text, prefixes=known, use_default_graph_as_union=True)
        names = {variable.value for variable in found.variables}
        for row in found:
            graph, node, value = (
                str(row[name].value) if name in names and row[name] is not None else ""
                for name in ("graph", "node", "value")
            )
            yield Violation(documents.get(graph, ""), head[f"message.{lang}"], node, value)


def _broken_shapes(store: pyoxigraph.Store, documents: dict[str, str], file: Path, lang: str) -> Iterator[Violation]:
    if not documents:
        return
    import pyshacl
    import rdflib

    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    if not file.is_file():
        raise OntologyError(f"{file} is missing; install the package again")
    shapes = rdflib.Graph().parse(file, format="turtle")
    vocabulary = list(_vocabulary(store))
    for graph, identifier in documents.items():
        data = _data(store, graph, vocabulary)
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True, meta_shacl=False)
        for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
            node, path = report.value(result, sh.focusNode), report.value(result, sh.resultPath)
            said = sorted(report.objects(result, sh.resultMessage), key=str)
            mine = [text for text in said if getattr(text, "language", None) == lang] or said
            message = " ".join("; ".join(map(str, mine)).split())
            if isinstance(path, rdflib.URIRef):
                message += f" ({re.split('[/#]', path)[-1]})"
            yield Violation(identifier, message, str(node), str(report.value(result, sh.value) or ""))


def _vocabulary(store: pyoxigraph.Store) -> Iterator[Any]:
    """The triples of the vocabulary that the shapes look at: the roles with their edges, and the classes' order."""
    import pyoxigraph as ox

    graph = ox.NamedNode(base_of(store) + VOCABULARY)
    for name in _NEEDED:
        yield from store.quads_for_pattern(None, _node(name), None, graph)
    yield from store.quads_for_pattern(None, _node("rdf:type"), _node("okg:ParticipationRole"), graph)


def _data(store: pyoxigraph.Store, graph: str, vocabulary: list[Any]) -> rdflib.Graph:
    """A document's graph with what the reference graphs say of the entities in it."""
    import pyoxigraph as ox
    import rdflib

    base = base_of(store)
    quads = [*vocabulary, *store.quads_for_pattern(None, None, None, ox.NamedNode(graph))]
    waiting = {quad.object for quad in quads[len(vocabulary) :]} | {quad.subject for quad in quads[len(vocabulary) :]}
    done: set[Any] = set()
    while waiting:  # a division leads to those above it
        node = waiting.pop()
        if node in done or not isinstance(node, ox.NamedNode):
            continue
        done.add(node)
        for name in (ENTITIES, REFERENCE):
            for quad in store.quads_for_pattern(node, None, None, ox.NamedNode(base + name)):
                quads.append(quad)
                waiting.add(quad.object)
    data = rdflib.Graph()
    for quad in quads:
        data.add((_rdflib(quad.subject), _rdflib(quad.predicate), _rdflib(quad.object)))
    return data


def _rdflib(term: Any) -> Any:
    import pyoxigraph as ox
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value == NAMESPACES["xsd"] + "string"
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value))


def _node(name: str) -> Any:
    import pyoxigraph as ox

    return ox.NamedNode(iri(name))
