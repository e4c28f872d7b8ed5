"""SPARQL over a store: the forms of an answer, the prefixes, the limits, what is refused."""

from __future__ import annotations

import csv
import io
import json
import time
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import QueryError
from kg.query import FORMS, rows, run
from kg.query.run import _width

NAMES = "SELECT ?name WHERE { ?p a okg:Person ; skos:prefLabel ?name } ORDER BY ?name"
PEOPLE = ["沈望舒", "田砚秋", "陆闻笙", "顾言清"]


def test_rows_are_dictionaries(store: ox.Store) -> None:
    assert rows(store, NAMES) == [{"name": name} for name in PEOPLE]
    assert rows(store, "SELECT ?a ?b WHERE { BIND(1 AS ?a) OPTIONAL { ?b a okg:Nothing } }") == [{"a": "1"}]


def test_the_data_have_prefixes_of_their_own(store: ox.Store) -> None:
    found = run(store, "SELECT ?p WHERE { ?p a okg:Person } LIMIT 1").text()
    assert found.splitlines()[2].startswith("person:")
    assert rows(store, "SELECT ?n WHERE { GRAPH g:ref { place:350122 skos:prefLabel ?n } }")


def test_each_form_holds_the_same_rows(store: ox.Store) -> None:
    answer = run(store, NAMES)
    assert [row["name"] for row in csv.DictReader(io.StringIO(answer.text("csv")))] == PEOPLE
    assert answer.text("tsv").splitlines() == ["?name", *(f'"{name}"@zh' for name in PEOPLE)]
    assert [b["name"]["value"] for b in json.loads(answer.text("json"))["results"]["bindings"]] == PEOPLE
    literals = ElementTree.fromstring(answer.text("xml")).iter("{http://www.w3.org/2005/sparql-results#}literal")
    assert [element.text for element in literals] == PEOPLE
    assert answer.text("table").splitlines() == ["name", "------", *PEOPLE]


@pytest.mark.parametrize("form", FORMS)
def test_each_form_ends_its_last_line(store: ox.Store, form: str) -> None:
    for query in (NAMES, "SELECT ?x WHERE { ?x a okg:Nothing }", "ASK { ?x a okg:Person }"):
        text = run(store, query).text(form)
        assert text.endswith("\n") and not text.endswith("\n\n")


def test_a_table_is_aligned_whatever_the_script(store: ox.Store) -> None:
    query = 'SELECT ?a ?b WHERE { VALUES (?a ?b) { ("中文" "x") ("latin" "y") ("e\u0301" "z") ("" "w") } } ORDER BY ?b'
    table = run(store, query).text().splitlines()
    assert len({_width(line[: line.rindex(end)]) for line, end in zip(table[2:], "wxyz", strict=True)}) == 1
    broken = run(store, 'SELECT ("a\\nb\\u001B[31m" AS ?x) WHERE {}').text()
    assert broken.count("\n") == 3 and "\x1b" not in broken


def test_truth(store: ox.Store) -> None:
    assert run(store, "ASK { ?x a okg:Meeting }").text() == "true\n"
    assert not run(store, "ASK { ?x a okg:Nothing }")
    assert json.loads(run(store, "ASK { ?x a okg:Meeting }").text("json"))["boolean"] is True


def test_a_graph_is_turtle(store: ox.Store) -> None:
    answer = run(store, "CONSTRUCT { ?s skos:prefLabel ?n } WHERE { ?s a okg:Meeting ; skos:prefLabel ?n }")
    read = rdflib.Graph().parse(data=answer.text(), format="turtle")
    assert {str(o) for o in read.objects()} == {"全县统战工作会议", "联席会议"}
    assert "@prefix skos:" in answer.text() and "@prefix foaf:" not in answer.text()
    assert run(store, "DESCRIBE ?x WHERE { ?x a okg:Inspection }").text().count("okg:Inspection") == 1
    for form in ("csv", "json"):
        with pytest.raises(QueryError, match="a graph is written as turtle"):
            answer.text(form)
    with pytest.raises(QueryError, match="rows are written as"):
        run(store, NAMES).text("turtle")
    with pytest.raises(QueryError, match="SELECT"):
        answer.rows()


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT ?x WHERE {", "line 1, column 18, at its end"),
        ("SELECT *\nWHERE { ?a ?b }", "line 2, column 16, at its end: something else is expected"),
        ("SELECT * WHERE { ?a nope:b ?c }", "line 1"),
        ("", "line 1"),
        ("\ud800", "line 1, column 2"),
    ],
)
def test_a_query_that_is_none_says_where(store: ox.Store, query: str, place: str) -> None:
    with pytest.raises(QueryError, match="cannot be parsed") as caught:
        run(store, query)
    assert place in str(caught.value)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
        "SELECT * { service silent <http://127.0.0.1:1/>{ ?a ?b ?c } }",
        "PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE:x{ ?a ?b ?c } }",
        "PREFIX x: <http://127.0.0.1:1/> SELECT * { SERVICEx:y # {\n{ ?a ?b ?c } }",
        "SELECT * { ?a ?b ?c FILTER(?a<'x>') SERVICE <http://127.0.0.1:1/> {?a ?b ?c} FILTER(?b='y') }",
        "SELECT * { SERVICE # '\n ?x { ?a ?b ?c } }",
        "SELECT * { BIND(<http://127.0.0.1:1/> AS ?s) GRAPH ?g { } SERVICE SILENT ?s { ?a ?b ?c } }",
    ],
)
def test_service_is_refused(store: ox.Store, query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        run(store, query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service WHERE { GRAPH ?service { ?x a okg:Person } }",
        "PREFIX service: <http://e.org/> SELECT * WHERE { service:a service:b ?service . OPTIONAL { ?service a ?c } }",
        'SELECT * WHERE { ?x skos:prefLabel "service" . # SERVICE\n }',
    ],
)
def test_a_name_that_says_service_is_none(store: ox.Store, query: str) -> None:
    run(store, query)


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "# a comment\nPREFIX x: <http://e.org/>\ndelete where { ?s ?p ?o }",
        "DROP ALL",
        "LOAD <http://127.0.0.1:1/>",
    ],
)
def test_updates_are_refused(store: ox.Store, query: str) -> None:
    before = len(store)
    with pytest.raises(QueryError, match="is refused: a built graph is read only"):
        run(store, query)
    assert len(store) == before


def test_a_query_may_be_limited_in_time(store: ox.Store) -> None:
    assert run(store, NAMES, timeout=30).text() == run(store, NAMES).text()
    start = time.monotonic()
    with pytest.raises(QueryError, match=r"longer than 0\.2 seconds"):
        run(store, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", timeout=0.2)
    assert time.monotonic() - start < 5
    with pytest.raises(QueryError, match="cannot be parsed at line 1"):
        run(store, "SELECT", timeout=30)
