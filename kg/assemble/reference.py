"""The graphs that no document owns: entities and their names, divisions in use, the ontology."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import InputError
from kg.identity import Canonical, Resolution
from kg.language.divisions import Division, Divisions
from kg.ontology import Ontology
from kg.vocabulary import NAMESPACES, literal, path, term

A = term("rdf:type")
LABEL, OTHER_LABEL = term("skos:prefLabel"), term("skos:altLabel")
#: Digits of a code of GB/T 2260; townships have nine and a property of their own.
GBT2260, TOWNSHIP = 6, 9
#: Shapes judge the graph; they are no part of it.
NOT_VOCABULARY = "shapes.ttl"


def entities(resolution: Resolution, ontology: Ontology, divisions: Divisions, base: str) -> set[str]:
    """Class and superclasses, names, jurisdiction, and the reason of each identity."""
    triples: set[str] = set()
    known = {each.name: each.iri for each in ontology.known}
    for identifier, entity in resolution.entities.items():
        node = f"<{base}{identifier}>"
        for kind in _classes(entity, ontology):
            triples.add(f"{node} {A} {term('okg:' + kind)}")
        division = _division(entity, divisions)
        is_place = division is not None and identifier.startswith("place/")
        label = division.name if division is not None and is_place else entity.name
        triples.add(f"{node} {LABEL} {literal(label, 'zh')}")
        for name in {entity.name, *entity.names} - {label}:
            triples.add(f"{node} {OTHER_LABEL} {literal(name, 'zh')}")
        if entity.why:
            triples.add(f"{node} {term('skos:editorialNote')} {literal(entity.why, 'en')}")
        iri = known.get(str(entity.attributes.get("known", "")))
        if iri:
            triples.add(f"{node} {term('skos:exactMatch')} <{iri}>")
        if division is not None and identifier.startswith("org/"):
            triples.add(f"{node} {term('okg:jurisdiction')} <{base}place/{division.code}>")
    return triples


def levels(resolution: Resolution, ontology: Ontology, divisions: Divisions) -> dict[str, str]:
    """The level at which each body stands, by its canonical id: its division's, or that of a known organization."""
    known = {each.name: each.level for each in ontology.known}
    found = {}
    for identifier, entity in resolution.entities.items():
        division = _division(entity, divisions)
        level = division.level if division else known.get(str(entity.attributes.get("known", "")), "")
        if level and identifier.startswith("org/"):
            found[identifier] = level
    return found


def places(resolution: Resolution, divisions: Divisions, base: str) -> set[str]:
    """The administrative divisions that entities are or belong to, and those above them."""
    used: dict[str, Division] = {}
    for entity in resolution.entities.values():
        division = _division(entity, divisions)
        if division is not None and division.code not in used:
            used.update((each.code, each) for each in (division, *divisions.ancestors(division.code)))
    triples: set[str] = set()
    for code, division in used.items():
        node = f"<{base}place/{code}>"
        kind = "FunctionalZone" if division.level == "zone" else "AdministrativeDivision"
        triples.add(f"{node} {A} {term('okg:' + kind)}")
        triples.add(f"{node} {A} {term('okg:Place')}")
        triples.add(f"{node} {LABEL} {literal(division.name, 'zh')}")
        triples.add(f"{node} {term('okg:divisionLevel')} <{NAMESPACES['lvl']}{path(division.level)}>")
        if code.isdigit() and len(code) == GBT2260:
            triples.add(f"{node} {term('okg:divisionCode')} {literal(code)}^^{term('okg:GBT2260')}")
        elif code.isdigit() and len(code) == TOWNSHIP:
            triples.add(f"{node} {term('okg:townshipCode')} {literal(code)}")
        if division.parent:
            triples.add(f"{node} {term('okg:partOf')} <{base}place/{division.parent}>")
    return triples


def vocabulary(folder: Path, more: Sequence[Path] = ()) -> Iterator[str]:
    """The ontology's own triples, from its Turtle files, and those of further files."""
    import pyoxigraph as ox

    blank: dict[str, str] = {}

    def write(node: object) -> str:
        # The parser's names of blank nodes change from run to run; their order in the files does not.
        if isinstance(node, ox.BlankNode):
            return blank.setdefault(node.value, f"_:v{len(blank)}")
        if isinstance(node, ox.Literal):
            datatype = node.datatype.value
            if node.language or datatype == NAMESPACES["xsd"] + "string":
                return literal(node.value, node.language or "")
            return f"{literal(node.value)}^^<{datatype}>"
        return str(node)

    own = (file for file in sorted(folder.glob("*.ttl")) if file.name != NOT_VOCABULARY)
    for file in (*own, *more):
        for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE):
            yield f"{write(quad.subject)} {write(quad.predicate)} {write(quad.object)}"


def _classes(entity: Canonical, ontology: Ontology) -> Iterator[str]:
    yield entity.kind
    known = ontology.classes.get(entity.kind)
    if known is not None:
        yield from known.parents


def _division(entity: Canonical, divisions: Divisions) -> Division | None:
    """The division that an entity is or belongs to; None for a code that the table does not know."""
    code = str(entity.attributes.get("division", ""))
    try:
        return divisions.by_code(code) if code else None
    except InputError:
        return None
