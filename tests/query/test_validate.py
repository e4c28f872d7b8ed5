"""A sound graph is clean; an error put into it is found, by the shapes or by the rules that stand for them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import assemble
from kg.errors import OutputError
from kg.ids import DEFAULT_BASE, short
from kg.ontology import load
from kg.query import Violation, validate
from kg.vocabulary import NAMESPACES, term
from tests import sample

KEY = short("visit")
VISIT = f"<{DEFAULT_BASE}graph/{KEY}> .\n"
VOCAB = f"{DEFAULT_BASE}graph/vocab"

Edit = Callable[[list[str]], list[str]]


def add(subject: str, predicate: str, value: str, graph: str = VISIT) -> Edit:
    """Add a quad; a bare path is one under the base."""
    node, end = (part if part[0] in '<"' else f"<{DEFAULT_BASE}{part}>" for part in (subject, value))
    return lambda lines: [*lines, f"{node} {term(predicate)} {end} {graph}"]


def drop(predicate: str, subject: str = "fact/") -> Edit:
    """Drop the first quad of the visit's graph with this predicate and subject."""

    def edit(lines: list[str]) -> list[str]:
        start = f"<{DEFAULT_BASE}{subject}"
        found = next(x for x in lines if x.startswith(start) and f" {term(predicate)} " in x and x.endswith(VISIT))
        return [line for line in lines if line != found]

    return edit


def change(pattern: str, by: str) -> Edit:
    """Replace in the first line of the visit's graph or the reference graphs that the pattern matches."""

    def edit(lines: list[str]) -> list[str]:
        place = next(i for i, line in enumerate(lines) if re.search(pattern, line) and VOCAB not in line)
        return [*lines[:place], re.sub(pattern, lambda _: by, lines[place], count=1), *lines[place + 1 :]]

    return edit


def node(store: ox.Store, name: str) -> str:
    """The path of the entity with a name."""
    label = ox.NamedNode(NAMESPACES["skos"] + "prefLabel")
    (quad,) = store.quads_for_pattern(
        None, label, ox.Literal(name, language="zh"), ox.NamedNode(f"{DEFAULT_BASE}graph/entities")
    )
    assert isinstance(quad.subject, ox.NamedNode)
    return quad.subject.value.removeprefix(DEFAULT_BASE)


ENTITIES = f"<{DEFAULT_BASE}graph/entities> .\n"
INTEGER = f"^^<{NAMESPACES['xsd']}integer>"
PERSON, COMPANION, BODY, FIRM, EVENT = "顾言清", "田砚秋", "云川县工商联", "云川远海科技公司", "调研云川远海科技公司"
#: What is put into the graph of one article; names of entities stand for their nodes.
ERRORS: dict[str, Edit] = {
    "a fact without evidence": drop("okg:evidence"),
    "a confidence above one": change('confidence> "0.95"', 'confidence> "1.5"'),
    "a confidence that is a string": change(r'confidence> "0.95"\^\^<[^>]*>', 'confidence> "0.95"'),
    "a participation without an event": drop("okg:event"),
    "a participation of two": add(f"fact/{KEY}.s2", "okg:participant", COMPANION),
    "a role that is none": change("vocab/role/inspector", "vocab/role/nap"),
    "a listing order of nought": change(rf'listOrder> "\d+"{re.escape(INTEGER)}', f'listOrder> "0"{INTEGER}'),
    "a tenure of a body": add(f"fact/{KEY}.s1", "org:member", FIRM),
    "a post of another body": change("ns/org#postIn> <[^>]*>", f"ns/org#postIn> <{DEFAULT_BASE}org/another>"),
    "a tenure without a post": drop("okg:post"),
    "an utterance without words": drop("okg:content"),
    "an utterance of no kind": change("vocab/utterance/demand", "vocab/utterance/sigh"),
    "an utterance of two": add(f"fact/{KEY}.s6", "okg:speaker", COMPANION),
    "a span that ends before it starts": change(rf'oa#end> "\d+"{re.escape(INTEGER)}', f'oa#end> "0"{INTEGER}'),
    "a quotation that is none": change('oa#exact> "田砚秋"', 'oa#exact> "田砚春"'),
    "somebody else's capacity": add(f"fact/{KEY}.s2", "okg:inCapacity", f"fact/{KEY}.s1"),
    "an edge without its fact": add(PERSON, "okg:chaired", EVENT),
    "a post held without a tenure": add(PERSON, "okg:heldPost", "post/x"),
    "a term that ends before it starts": lambda lines: add(
        f"fact/{KEY}.s1", "okg:validUntil", f'"2019-01-01"^^<{NAMESPACES["xsd"]}date>'
    )(add(f"fact/{KEY}.s1", "okg:validFrom", f'"2020-01-01"^^<{NAMESPACES["xsd"]}date>')(lines)),
    "a code of another province": change('"350122"', '"360122"'),
    "a code that is none": change('"350122"', '"35012"'),
    "a body that is a part of its part": lambda lines: add(FIRM, "org:subOrganizationOf", BODY)(
        add(BODY, "org:subOrganizationOf", FIRM)(lines)
    ),
    "a document without a digest": drop("okg:textDigest", "doc/"),
    "a source that is no IRI": change("terms/source> <[^>]*>", 'terms/source> "a name"'),
    "a person who is a body": add(PERSON, "rdf:type", term("okg:Organization"), ENTITIES),
    "a person of two names": add(PERSON, "skos:prefLabel", '"顾言青"@zh', ENTITIES),
    "a fact whose edge is missing": drop("okg:participatedIn", "person/"),
}


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """The graph of one small article."""
    articles = [sample.visit()]
    return list(assemble.lines(articles, sample.resolution(articles), load()))


def broken(lines: list[str], edit: Edit, store: ox.Store) -> ox.Store:
    """A store of the sample's graph after an edit."""
    text = "".join(edit(lines))
    for name in (PERSON, COMPANION, BODY, FIRM, EVENT):
        text = text.replace(f"<{DEFAULT_BASE}{name}>", f"<{DEFAULT_BASE}{node(store, name)}>")
    found = ox.Store()
    found.bulk_load(text.encode(), ox.RdfFormat.N_QUADS)
    return found


def test_a_sound_graph_is_clean(folder: Path, store: ox.Store) -> None:
    assert validate(folder) == []
    assert validate(store, each=0, sample=1) == []


@pytest.mark.parametrize("name", ERRORS)
def test_the_rules_find_each_error(name: str, lines: list[str], store: ox.Store) -> None:
    found = validate(broken(lines, ERRORS[name], store), each=0, sample=0, lang="en")
    assert found, name
    assert all(violation.message.isascii() and violation.node for violation in found)


@pytest.mark.parametrize("name", ERRORS)
def test_the_shapes_and_the_store_rules_find_each_error(name: str, lines: list[str], store: ox.Store) -> None:
    assert validate(broken(lines, ERRORS[name], store)), name


def test_a_violation_names_its_document(lines: list[str], store: ox.Store) -> None:
    for each in (0, 12):
        (violation, *_) = validate(broken(lines, ERRORS["somebody else's capacity"], store), each=each, sample=0)
        assert violation.document == "visit"
        assert violation.node == f"{DEFAULT_BASE}fact/{KEY}.s2"
        assert str(violation).startswith("visit: ") and "\n" not in str(violation)


def test_violations_are_sorted_and_once(lines: list[str], store: ox.Store) -> None:
    edit: Edit = lambda lines: drop("okg:evidence")(drop("okg:evidence")(drop("okg:event")(lines)))  # noqa: E731
    found = validate(broken(lines, edit, store), each=0, sample=0)
    assert found == sorted(set(found)) and len(found) >= 3
    assert str(Violation("", "m", "n", "v")) == "-: m: n -> v"


def test_an_empty_graph_is_clean_and_no_graph_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").touch()
    assert validate(tmp_path) == []
    with pytest.raises(OutputError, match="no built graph here"):
        validate(tmp_path / "missing")
