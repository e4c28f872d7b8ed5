"""Turtle: the graph for people and for tools that read triples."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OutputError

PREFIXES = {
    "okg": "https://w3id.org/orgkg/ontology#",
    "role": "https://w3id.org/orgkg/vocab/role/",
    "rank": "https://w3id.org/orgkg/vocab/rank/",
    "lvl": "https://w3id.org/orgkg/vocab/level/",
    "st": "https://w3id.org/orgkg/vocab/status/",
    "mod": "https://w3id.org/orgkg/vocab/modality/",
    "mrole": "https://w3id.org/orgkg/vocab/member-role/",
    "orgtype": "https://w3id.org/orgkg/vocab/organization-type/",
    "known": "https://w3id.org/orgkg/vocab/organization/",
    "title": "https://w3id.org/orgkg/vocab/title/",
    "eventtype": "https://w3id.org/orgkg/vocab/event-type/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
#: Prefix of the data's own nodes -> the first part of their path under the base IRI.
OWN = {
    "doc": "doc/",
    "event": "event/",
    "fact": "fact/",
    "orgn": "org/",
    "person": "person/",
    "place": "place/",
    "post": "post/",
    "span": "span/",
}


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

    base = _base(source)
    prefixes = PREFIXES | ({name: base + path for name, path in OWN.items()} if base else {})
    with open(source, "rb") as lines, open(target, "wb") as out:
        triples = (quad.triple for quad in ox.parse(lines, ox.RdfFormat.N_QUADS))
        try:
            ox.serialize(triples, out, ox.RdfFormat.TURTLE, prefixes=prefixes)
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
