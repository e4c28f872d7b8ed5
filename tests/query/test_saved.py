"""The saved questions: thirteen, explained in two languages, with right answers, the same in rdflib."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import QueryError
from kg.ids import DEFAULT_BASE
from kg.query import rows, saved
from kg.vocabulary import prefixes

QUESTIONS = saved()
#: What the vocabulary graph needs to hold for the questions; the rest would only slow rdflib down.
VOCABULARY = ("vocab/role/", "vocab/topic/", "vocab/rank/", "rdf-schema#subClassOf", "rdf-schema#label")


@pytest.fixture(scope="module")
def dataset(folder: Path) -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    lines = (folder / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "/graph/vocab>" not in line or any(part in line for part in VOCABULARY)]
    dataset.parse(data="".join(kept), format="nquads")
    return dataset


def test_there_are_thirteen() -> None:
    assert len(QUESTIONS) == 13
    assert list(QUESTIONS) == sorted(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_is_explained_in_two_languages(name: str) -> None:
    question = QUESTIONS[name]
    assert set(question.title) == {"zh", "en"} and all(question.title.values())
    assert all(set(parameter.about) == {"zh", "en"} for parameter in question.parameters)
    assert set(re.findall(r"\{\{(\w+)\}\}", question.text)) == {parameter.name for parameter in question.parameters}
    assert "ORDER BY" in question.text


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_each_answers_the_same_in_rdflib(name: str, store: ox.Store, dataset: rdflib.Dataset) -> None:
    query = QUESTIONS[name].bind({"confidence": "1.0"} if name == "weak-claims" else {})
    known = prefixes(DEFAULT_BASE)
    del known["dcterms"]  # rdflib knows a namespace by one prefix, dct
    found = dataset.query(query, initNs=known)
    theirs = [{str(k): str(v) for k, v in row.asdict().items()} for row in found]  # type: ignore[union-attr]
    ours = rows(store, query)
    assert sorted(map(sorted, (row.items() for row in theirs))) == sorted(map(sorted, (row.items() for row in ours)))
    assert ours or name in ("concurrent-posts", "succession"), "the sample has an answer to each but these"


@pytest.mark.parametrize(
    ("name", "values", "rows_", "first"),
    [
        ("who-chaired", {}, 1, {"who": "陆闻笙", "what": "全县统战工作会议", "date": "2020-07-13"}),
        ("who-chaired", {"person": "顾言清"}, 0, {}),
        ("career", {"person": "顾言清"}, 2, {"post": "云川县委常委", "first": "2020-07-22", "documents": "1"}),
        ("co-attendance", {"least": "2"}, 1, {"events": "2"}),
        ("co-attendance", {"year": "1999"}, 0, {}),
        ("receptions", {"person": "顾言清"}, 1, {"host": "顾言清", "guest": "海外云川同乡会", "also": "陆闻笙"}),
        ("inspections", {}, 1, {"who": "顾言清", "target": "云川远海科技公司", "companion": "田砚秋"}),
        ("division-events", {"division": "福州市"}, 1, {"type": "会议", "year": "2020", "events": "1"}),
        ("protocol-order", {"event": "全县统战工作会议"}, 3, {"order": "2", "who": "陆闻笙"}),
        ("structure", {"organization": "云川县委"}, 1, {"part": "云川县委统战部", "ground": "name"}),
        ("weak-claims", {}, 0, {}),
        ("weak-claims", {"confidence": "0.96"}, 8, {"best": "0.95"}),
        (
            "what-was-said",
            {"name": "顾言清"},
            2,
            {"voice": "self", "kind": "demand", "words": "要促进民营经济健康发展"},
        ),
        ("what-was-said", {"name": "统战部"}, 2, {"voice": "holder", "who": "顾言清", "event": "全县统战工作会议"}),
        ("what-was-said", {"name": "统战部", "topic": "private economy"}, 1, {"words": "要促进民营经济健康发展"}),
        ("what-was-said", {"topic": "民营经济"}, 2, {"name": "云川县委统战部", "document": "meeting"}),
        ("what-was-said", {"topic": "教育"}, 0, {}),
        ("dossier", {"name": "县政协"}, 1, {"name": "云川县政协", "document": "meeting"}),
    ],
)
def test_answers(store: ox.Store, name: str, values: dict[str, str], rows_: int, first: dict[str, str]) -> None:
    found = rows(store, QUESTIONS[name].bind(values))
    assert len(found) >= rows_ if name == "weak-claims" else len(found) == rows_
    assert not first or first.items() <= found[0].items()


def _tenure(key: str, person: str, body: str, kind: str, title: str, day: str) -> str:
    node = f"<{DEFAULT_BASE}fact/{key}>"
    return f"""{node} a okg:Tenure ; org:member person:{person} ; org:organization orgn:{body} ;
      okg:post post:{body}-{title} ; okg:title "{title}" ;
      okg:tenureStatus st:attested ; okg:attestedOn "{day}"^^xsd:date .
    person:{person} skos:prefLabel "{person}"@zh . orgn:{body} a okg:{kind} ; skos:prefLabel "{body}"@zh .
    post:{body}-{title} skos:prefLabel "{body}{title}"@zh ; org:postIn orgn:{body} ."""


def test_succession_and_concurrent_posts() -> None:
    told = [
        _tenure("a.1", "jia", "wei", "PartyBody", "书记", "2018-01-01"),
        _tenure("a.2", "jia", "wei", "PartyBody", "书记", "2019-01-01"),
        _tenure("b.1", "yi", "wei", "PartyBody", "书记", "2020-02-02"),
        _tenure("b.2", "yi", "fu", "StateBody", "主任", "2020-02-02"),
        _tenure("c.1", "bing", "wei", "PartyBody", "副书记", "2021-02-02"),
    ]
    head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes(DEFAULT_BASE).items())
    store = ox.Store()
    store.update(f"{head} INSERT DATA {{ GRAPH g:x {{ {' '.join(told)} }} }}")
    assert rows(store, QUESTIONS["succession"].bind({"organization": "wei"}), base=DEFAULT_BASE) == [
        {"post": "wei书记", "before": "jia", "lastSeen": "2019-01-01", "after": "yi", "firstSeen": "2020-02-02"}
    ]
    assert rows(store, QUESTIONS["succession"].bind({"title": "主任"}), base=DEFAULT_BASE) == []
    both = rows(store, QUESTIONS["concurrent-posts"].bind({"person": "yi"}), base=DEFAULT_BASE)
    assert [(row["who"], row["date"]) for row in both] == [("yi", "2020-02-02")]
    assert {both[0]["post1"], both[0]["post2"]} == {"wei书记", "fu主任"}


def test_the_meeting_itself_speaks_for_the_body_that_organized_it(store: ox.Store) -> None:
    found = rows(store, QUESTIONS["what-was-said"].bind({"name": "云川县委统战部"}))
    assert [(row["voice"], row["words"], "who" in row) for row in found] == [
        ("holder", "要促进民营经济健康发展", True),
        ("event", "各乡镇必须抓好落实", False),
    ]


def test_a_meeting_called_after_a_body_speaks_for_it_too() -> None:
    def page(meeting: str) -> ox.Store:
        head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes(DEFAULT_BASE).items())
        store = ox.Store()
        store.update(f"""{head} INSERT DATA {{ GRAPH g:x {{
            fact:a.1 a okg:Utterance ; okg:event event:a ; okg:content span:a ; okg:utteranceKind said:demand .
            span:a oa:exact "要过紧日子" ; oa:start 5 ; oa:hasSource doc:a . doc:a dct:identifier "a" .
            span:b okg:refersTo orgn:wei .
            orgn:wei a okg:Organization ; skos:prefLabel "云川县委"@zh ; skos:altLabel "县委"@zh .
            event:a skos:prefLabel "{meeting}"@zh }} }}""")
        return store

    question = QUESTIONS["what-was-said"].bind({"name": "云川县委"})
    assert [row["event"] for row in rows(page("县委常委会会议"), question, base=DEFAULT_BASE)] == ["县委常委会会议"]
    assert rows(page("十二届县委第三次全会"), question, base=DEFAULT_BASE)
    assert rows(page("县委统战部部务会"), question, base=DEFAULT_BASE) == []
    assert rows(page("全县经济工作会议"), question, base=DEFAULT_BASE) == []


@pytest.mark.parametrize("value", ['"', "\\", '"@zh . } # ', "'''", "{{person}}", "\n}", "\ud800", "$1 \\1 \\g<0>"])
def test_a_value_stays_a_value(store: ox.Store, value: str) -> None:
    assert rows(store, QUESTIONS["who-chaired"].bind({"person": value})) == []
    assert rows(store, QUESTIONS["structure"].bind({"organization": value})) == []


def test_unknown_names_are_told() -> None:
    with pytest.raises(QueryError, match="no saved question is called nope; there are: career, "):
        QUESTIONS["nope"]
    with pytest.raises(QueryError, match="career has no parameter who; it has: person"):
        QUESTIONS["career"].bind({"who": "顾言清"})
