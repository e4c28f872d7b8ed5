"""The network: what is a node, what is one edge, what it carries; the same whatever the order of the readings."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import networkx as nx
import pytest

from kg.errors import OntologyError, OrgkgError
from kg.identity import Canonical, Resolution
from kg.model import Entity, Reading, Span, Statement, Value
from kg.ontology import Ontology, load
from kg.project import coattendance, escaped, first_evidence, legible, measures, network

TEXT = "云川县召开座谈会。县委统战部部长顾言清主持会议并讲话。县长白逢时没有出席。"
PEOPLE = {"p1": "顾言清", "p2": "白逢时"}


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span.of(TEXT, start, start + len(quote))


def sentences() -> tuple[Span, ...]:
    ends = [at + 1 for at, character in enumerate(TEXT) if character == "。"]
    return tuple(Span.of(TEXT, start, end) for start, end in itertools.pairwise([0, *ends]))


def statement(key: str, relation: str, pair: str, quote: str, confidence: float = 0.9, **more: Value) -> Statement:
    subject, target = pair.split()
    return Statement(key, relation, subject, target, span(quote), confidence, "test", more)


def reading(number: int, date: dt.date | None, *extra: Statement) -> Reading:
    return Reading(
        id=f"d{number}",
        digest="sha256:0",
        title=f"第{number}篇",
        date=date,
        url=f"https://example.org/{number}",
        length=len(TEXT),
        sentences=sentences(),
        entities=(
            *(Entity(key, "Person", name) for key, name in PEOPLE.items()),
            Entity("o1", "PartyDepartment", "云川县委统战部"),
            Entity("o2", "PartyCommittee", "云川县委"),
            Entity("e1", "Meeting", "座谈会"),
        ),
        statements=(
            statement(
                "s1", "tenure", "p1 o1", "县委统战部部长顾言清", 0.9 + number / 100, title="部长", status="attested"
            ),
            statement("s2", "participation", "p1 e1", "顾言清主持会议", role="chair", modality="actual"),
            statement("s3", "participation", "p1 e1", "顾言清主持会议并讲话", role="speak", modality="actual"),
            statement("s4", "participation", "p2 e1", "白逢时没有出席", role="attend", modality="negated"),
            statement("s5", "subOrganizationOf", "o1 o2", "县委统战部", basis="name"),
            *extra,
        ),
    )


READINGS = [reading(1, dt.date(2021, 3, 5)), reading(2, dt.date(2021, 4, 6)), reading(3, None)]
IDS = {"p1": "person/p1", "p2": "person/p2", "o1": "org/o1", "o2": "org/o2", "e1": "event/e1"}


def resolution(readings: list[Reading]) -> Resolution:
    entities = {
        IDS[e.key]: Canonical(IDS[e.key], e.kind, e.name, ("统战部",) if e.key == "o1" else (), "test", {})
        for e in readings[0].entities
    }
    event = entities["event/e1"]
    entities["event/e1"] = Canonical(event.id, event.kind, event.name, (), "test", {"date": "2021-03-02"})
    return Resolution({(r.id, e.key): IDS[e.key] for r in readings for e in r.entities}, entities)


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


@pytest.fixture(scope="module")
def graph(ontology: Ontology) -> nx.MultiDiGraph:
    return network(READINGS, resolution(READINGS), ontology)


def edges(graph: nx.MultiDiGraph, source: str, target: str) -> dict[str, dict[str, Any]]:
    return {data["relation"]: data for data in graph[source][target].values()}


def test_nodes_carry_what_they_are(graph: nx.MultiDiGraph) -> None:
    assert list(graph) == ["event/e1", "org/o1", "org/o2", "person/p1", "person/p2"]
    assert graph.nodes["org/o1"] == {
        "label": "云川县委统战部",
        "kind": "PartyDepartment",
        "group": "organization",
        "names": ["统战部"],
        "date": "",
        "documents": 3,
        "first": "2021-03-05",
        "last": "2021-04-06",
    }
    assert graph.nodes["event/e1"]["date"] == "2021-03-02"
    assert [graph.nodes[node]["group"] for node in graph] == [
        "event",
        "organization",
        "organization",
        "person",
        "person",
    ]


def test_the_same_fact_of_three_documents_is_one_edge(graph: nx.MultiDiGraph, ontology: Ontology) -> None:
    (tenure,) = graph["person/p1"]["org/o1"].values()
    assert tenure["relation"] == "tenure"
    assert (tenure["label"], tenure["label_en"]) == (ontology.label("Tenure"), ontology.label("Tenure", "en"))
    assert (tenure["title"], tenure["status"], tenure["modality"]) == ("部长", "attested", "")
    assert (tenure["weight"], tenure["confidence"]) == (3, pytest.approx(0.93))
    assert (tenure["date"], tenure["first"], tenure["last"]) == ("2021-03-05", "2021-03-05", "2021-04-06")
    assert [row["document"] for row in tenure["evidence"]] == ["d2", "d1", "d3"]  # newest first, undated last


def test_evidence_shows_the_sentence_and_the_place(graph: nx.MultiDiGraph) -> None:
    row = edges(graph, "person/p1", "event/e1")["chair"]["evidence"][0]
    assert row == {
        "document": "d2",
        "title": "第2篇",
        "date": "2021-04-06",
        "url": "https://example.org/2",
        "sentence": "县委统战部部长顾言清主持会议并讲话。",
        "quote": "顾言清主持会议",
        "start": TEXT.index("顾言清主持"),
        "end": TEXT.index("顾言清主持") + 7,
        "sentence_start": 9,
    }
    inside = slice(row["start"] - row["sentence_start"], row["end"] - row["sentence_start"])
    assert row["sentence"][inside] == row["quote"]


def test_evidence_over_two_sentences_stands_for_itself(ontology: Ontology) -> None:
    extra = statement("s9", "partyOrganOf", "o1 o2", "座谈会。县委统战部")
    one = [reading(1, None, extra)]
    row = edges(network(one, resolution(one), ontology), "org/o1", "org/o2")["partyOrganOf"]["evidence"][0]
    assert (row["sentence"], row["sentence_start"]) == (row["quote"], row["start"])


def test_participations_are_apart_by_role_and_modality(graph: nx.MultiDiGraph, ontology: Ontology) -> None:
    found = edges(graph, "person/p1", "event/e1")
    assert set(found) == {"chair", "speak"}
    assert found["chair"]["label"] == ontology.roles["chair"].labels["zh"]
    assert found["chair"]["date"] == "2021-03-02"  # the event's day, not the document's
    assert edges(graph, "person/p2", "event/e1")["attend"]["modality"] == "negated"


def test_a_stated_start_dates_the_tenure(ontology: Ontology) -> None:
    stated: dict[str, Value] = {"title": "书记", "status": "appointed", "from": "2020-12-01"}
    extra = Statement("s9", "tenure", "p2", "o2", span("县长白逢时"), 0.9, "test", stated)
    one = [reading(1, dt.date(2021, 3, 5), extra)]
    (tenure,) = network(one, resolution(one), ontology)["person/p2"]["org/o2"].values()
    assert (tenure["date"], tenure["status"]) == ("2020-12-01", "appointed")


def test_keys_are_unique_in_the_network(graph: nx.MultiDiGraph) -> None:
    keys = [key for _, _, key in graph.edges(keys=True)]
    assert len(set(keys)) == len(keys) == 5
    assert all(key.isascii() for key in keys)


def test_the_order_of_the_readings_changes_nothing(graph: nx.MultiDiGraph, ontology: Ontology) -> None:
    for order in itertools.permutations(READINGS):
        other = network(order, resolution(READINGS), ontology)
        assert list(other.nodes(data=True)) == list(graph.nodes(data=True))
        assert list(other.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))
        assert other.graph == graph.graph


def test_evidence_is_limited_and_the_newest_stays(ontology: Ontology) -> None:
    many = [reading(number, dt.date(2021, 1, 1) + dt.timedelta(days=number)) for number in range(1, 80)]
    few = network(reversed(many), resolution(many), ontology, evidence=2)
    (tenure,) = few["person/p1"]["org/o1"].values()
    assert tenure["weight"] == 79
    assert [row["document"] for row in tenure["evidence"]] == ["d79", "d78"]


def test_the_network_counts_what_it_holds(graph: nx.MultiDiGraph, ontology: Ontology) -> None:
    assert graph.graph["documents"] == 3
    assert (graph.graph["first"], graph.graph["last"]) == ("2021-03-05", "2021-04-06")
    assert graph.graph["groups"] == {"event": 1, "organization": 2, "person": 2}
    assert list(graph.graph["classes"]) == ["Meeting", "PartyCommittee", "PartyDepartment", "Person"]
    assert graph.graph["classes"]["Person"]["colour"] == ontology.classes["Person"].colour


def test_no_readings_make_an_empty_network(ontology: Ontology) -> None:
    empty = network([], Resolution({}, {}), ontology)
    assert (len(empty), empty.graph["documents"]) == (0, 0)
    assert measures(empty) == {}
    assert len(coattendance(empty)) == 0


def test_a_foreign_resolution_is_refused(ontology: Ontology) -> None:
    with pytest.raises(OrgkgError, match="d3: entity p1 is not in the resolution"):
        network(READINGS, resolution(READINGS[:2]), ontology)


def test_a_statement_about_nobody_is_refused(ontology: Ontology) -> None:
    one = [reading(1, None, statement("s9", "place", "e1 l9", "座谈会"))]
    with pytest.raises(OrgkgError, match="d1: statement s9 is about an unknown entity"):
        network(one, resolution(one), ontology)


def test_an_unknown_class_is_refused(ontology: Ontology) -> None:
    strange = resolution(READINGS)
    entities = {**strange.entities, "person/p1": Canonical("person/p1", "Wizard", "顾言清", (), "", {})}
    with pytest.raises(OntologyError, match="no class Wizard"):
        network(READINGS, Resolution(strange.of, entities), ontology)


def meeting(people: int, modality: str = "actual", role: str = "attend") -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    graph.add_node("event/e", group="event", date="2021-03-02", label="座谈会")
    graph.add_node("event/f", group="event", date="", label="调研")
    for number in range(people):
        graph.add_node(f"person/{number:04}", group="person", date="", label=str(number))
        graph.add_edge(f"person/{number:04}", "event/e", relation=role, modality=modality, weight=1)
        graph.add_edge(f"person/{number:04}", "event/e", relation="speak", modality="planned", weight=1)
    return graph


def test_who_shares_an_event_is_joined_once() -> None:
    graph = meeting(3)
    graph.add_edge("person/0000", "event/f", relation="inspector", modality="actual", weight=1)
    graph.add_edge("person/0001", "event/f", relation="companion", modality="actual", weight=1)
    met = coattendance(graph)
    assert list(met.edges(data="weight")) == [
        ("person/0000", "person/0001", 2),
        ("person/0000", "person/0002", 1),
        ("person/0001", "person/0002", 1),
    ]
    shared = met.edges["person/0000", "person/0001"]
    assert shared["events"] == ["event/e", "event/f"]
    assert (shared["first"], shared["last"]) == ("2021-03-02", "2021-03-02")


def test_who_was_not_there_met_nobody() -> None:
    assert len(coattendance(meeting(3, modality="negated"))) == 0
    assert len(coattendance(meeting(3, role="appointee"))) == 0


def test_a_crowd_joins_nobody_and_is_named() -> None:
    assert coattendance(meeting(200)).number_of_edges() == 200 * 199 // 2
    met = coattendance(meeting(201))
    assert met.number_of_edges() == 0
    assert met.graph["skipped"] == ["event/e"]


@pytest.mark.parametrize("seed", range(4))
def test_betweenness_is_that_of_networkx(seed: int) -> None:
    random = nx.gnm_random_graph(40, 60, seed=seed)
    found = measures(random)
    expected = nx.betweenness_centrality(random)
    assert {node: found[node]["betweenness"] for node in random} == pytest.approx(expected)


def test_measures_count_neighbours_and_statements(graph: nx.MultiDiGraph) -> None:
    found = measures(graph)
    assert found["person/p1"]["degree"] == 2  # the department and the meeting, however many edges
    assert found["person/p1"]["weighted_degree"] == 9  # a post and two roles, in three documents each
    assert found["person/p1"]["betweenness"] > found["person/p2"]["betweenness"] == 0


def test_the_estimate_of_a_large_network_is_near_and_repeats() -> None:
    star = nx.relabel_nodes(nx.star_graph(2500), str)
    found = measures(star)
    assert found == measures(star)
    assert found["0"]["betweenness"] == pytest.approx(1, abs=0.02)
    assert found["1"]["betweenness"] == 0


def test_flat_formats_get_clean_text_and_one_row() -> None:
    assert legible("云\x00川\ud800\x0b\ufffe县\t𠮷") == "云川县\t𠮷"
    assert escaped("a\x00<b c=\"d\">&'e'\n") == "a&lt;b c=&quot;d&quot;&gt;&amp;'e'&#10;"
    assert first_evidence({"evidence": [{"quote": "甲", "title": "乙"}]})["document_title"] == "乙"
    assert set(first_evidence({}).values()) == {""}
