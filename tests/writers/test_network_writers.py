"""GraphML, GEXF and CSV: other programs read back the nodes, the parallel edges and what they carry."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.writers import WRITERS, csv_pair, gexf, graphml, write

GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"
HOSTILE = "=cmd|' /C calc'!A0\x00\x08\ud800<script>alert(1)</script>\"&\u2028]]>"


def evidence(quote: str, date: str = "2021-03-05") -> dict[str, Any]:
    return {
        "document": "d1",
        "title": "某县召开会议",
        "date": date,
        "url": "https://example.org/1?a=1&b=2",
        "sentence": f"{quote}。",
        "quote": quote,
        "start": 3,
        "end": 9,
        "sentence_start": 3,
    }


def node(label: str, kind: str, group: str, **more: Any) -> dict[str, Any]:
    plain = {"names": [], "date": "", "documents": 1, "first": "2021-03-05", "last": "2021-03-05"}
    return {"label": label, "kind": kind, "group": group, **plain, **more}


def edge(relation: str, label: str, **more: Any) -> dict[str, Any]:
    plain = {
        "title": "",
        "status": "",
        "modality": "",
        "date": "2021-03-05",
        "first": "2021-03-05",
        "last": "2021-04-06",
    }
    return {"relation": relation, "label": label, "label_en": relation, **plain, "weight": 1, "confidence": 0.9, **more}


@pytest.fixture
def network() -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph(
        classes={
            "Person": {"zh": "人物", "en": "person", "colour": "#3366cc"},
            "PartyDepartment": {"zh": "党委部门", "en": "party department", "colour": "#cc3333"},
        }
    )
    graph.add_node(
        "org/o1", **node("云川县委统战部", "PartyDepartment", "organization", names=["县委统战部", "统战部"])
    )
    graph.add_node("person/p1", **node("顾言清", "Person", "person"))
    graph.add_node("event/e1", **node("座谈会", "Meeting", "event", date="2021-03-02"))
    graph.add_node("person/p2", **node(HOSTILE, "Person", "person", names=[HOSTILE], first="", last=""))
    tenure = {"status": "attested", "evidence": [evidence("部长顾言清"), evidence("顾言清")], "weight": 2}
    graph.add_edge("person/p1", "org/o1", key="t1", **edge("tenure", "任职", title="部长", **tenure))
    graph.add_edge("person/p1", "org/o1", key="t2", **edge("tenure", "任职", title="一级调研员", status="ended"))
    act = {"modality": "actual", "date": "2021-03-02", "evidence": [evidence("顾言清主持座谈会")]}
    graph.add_edge("person/p1", "event/e1", key="c1", **edge("chair", "主持", **act))
    graph.add_edge("person/p1", "event/e1", key="s1", **edge("speak", "讲话", **act))
    graph.add_edge("person/p2", "event/e1", key="a1", **edge("attend", "出席", date="", evidence=[evidence(HOSTILE)]))
    return graph


def test_graphml_is_read_by_networkx(network: nx.MultiDiGraph, tmp_path: Path) -> None:
    graphml.write(network, tmp_path / "n.graphml")
    read = nx.read_graphml(tmp_path / "n.graphml")
    assert isinstance(read, nx.MultiDiGraph)
    assert set(read) == set(network)
    assert set(read.edges(keys=True)) == set(network.edges(keys=True))
    tenure = read.edges["person/p1", "org/o1", "t1"]
    assert (tenure["title"], tenure["weight"], tenure["confidence"]) == ("部长", 2, 0.9)
    assert (tenure["quote"], tenure["document_title"]) == ("部长顾言清", "某县召开会议")
    assert tenure["url"] == "https://example.org/1?a=1&b=2"
    assert read.nodes["org/o1"]["names"] == "县委统战部|统战部"
    assert read.nodes["org/o1"]["documents"] == 1


def test_graphml_is_read_by_igraph(network: nx.MultiDiGraph, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    graphml.write(network, tmp_path / "n.graphml")
    read = igraph.Graph.Read_GraphML(str(tmp_path / "n.graphml"))
    assert (read.vcount(), read.ecount(), read.is_directed()) == (4, 5, True)
    assert read.vs["label"][:2] == ["云川县委统战部", "顾言清"]
    assert sorted(read.es["relation"]) == ["attend", "chair", "speak", "tenure", "tenure"]
    assert read.es.select(title="部长")["weight"] == [2]


def test_gexf_is_read_by_networkx(network: nx.MultiDiGraph, tmp_path: Path) -> None:
    gexf.write(network, tmp_path / "n.gexf")
    read = nx.read_gexf(tmp_path / "n.gexf", version="1.3")
    assert set(read) == set(network)
    assert read.number_of_edges() == 5
    assert read.nodes["org/o1"]["names"] == "县委统战部|统战部"
    labels = {data["label"] for _, _, data in read.edges(data=True)}
    assert labels == {"任职·部长", "任职·一级调研员", "主持", "讲话", "出席"}


def test_gexf_shows_classes_and_days(network: nx.MultiDiGraph, tmp_path: Path) -> None:
    gexf.write(network, tmp_path / "n.gexf")
    root = ET.parse(tmp_path / "n.gexf").getroot()
    nodes = {element.get("id"): element for element in root.iter(f"{GEXF}node")}
    edges = {element.get("id"): element for element in root.iter(f"{GEXF}edge")}
    colour = nodes["person/p1"].find(f"{VIZ}color")
    assert colour is not None and colour.attrib == {"r": "51", "g": "102", "b": "204"}
    assert nodes["event/e1"].find(f"{VIZ}color") is None  # its class has no colour here
    assert (edges["t1"].get("start"), edges["t1"].get("end")) == ("2021-03-05", "2021-04-06")
    assert (edges["c1"].get("start"), edges["c1"].get("end")) == ("2021-03-02", "2021-03-02")
    assert edges["a1"].get("start") is None
    # the person is there from the event on, before the first document, so that the edge is not dropped
    assert (nodes["person/p1"].get("start"), nodes["person/p1"].get("end")) == ("2021-03-02", "2021-04-06")
    assert nodes["person/p2"].get("start") is None
    assert {element.get("kind") for element in edges.values()} == {"tenure", "chair", "speak", "attend"}


@pytest.mark.parametrize("day", ["2021-3-5", "2021-13-01", "2021-03", "20210305", "soon"])
def test_gexf_leaves_out_what_is_no_day(network: nx.MultiDiGraph, tmp_path: Path, day: str) -> None:
    network.edges["person/p2", "event/e1", "a1"]["date"] = day
    gexf.write(network, tmp_path / "n.gexf")
    root = ET.parse(tmp_path / "n.gexf").getroot()
    assert all(element.get("start") != day for element in root.iter())


def rows(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


def test_csv_has_neo4j_columns_and_a_mark(network: nx.MultiDiGraph, tmp_path: Path) -> None:
    csv_pair.write(network, tmp_path / "nodes.csv", tmp_path / "edges.csv")
    assert (tmp_path / "nodes.csv").read_bytes().startswith(b"\xef\xbb\xbfid:ID,label,")
    assert (tmp_path / "edges.csv").read_bytes().startswith(b"\xef\xbb\xbf:START_ID,:END_ID,:TYPE,")
    nodes, edges = rows(tmp_path / "nodes.csv"), rows(tmp_path / "edges.csv")
    assert [row["id:ID"] for row in nodes] == list(network)
    assert nodes[0][":LABEL"] == "PartyDepartment;Organization"
    assert nodes[1][":LABEL"] == "Person"
    assert nodes[0]["names:string[]"] == "县委统战部;统战部"
    assert {(row[":START_ID"], row[":END_ID"], row["id"]) for row in edges} == set(network.edges(keys=True))
    assert [row["weight:int"] for row in edges if row["title"] == "部长"] == ["2"]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "\x00=1", "\ud800-1"])
def test_no_cell_is_a_formula(network: nx.MultiDiGraph, tmp_path: Path, start: str) -> None:
    network.nodes["person/p1"]["label"] = start
    network.nodes["person/p1"]["names"] = [start]
    csv_pair.write(network, tmp_path / "nodes.csv", tmp_path / "edges.csv")
    for row in rows(tmp_path / "nodes.csv"):
        assert not any(cell.startswith(csv_pair.FORMULA) for cell in row.values())
    assert rows(tmp_path / "nodes.csv")[1]["label"].startswith("'")


def test_hostile_text_stays_text(network: nx.MultiDiGraph, tmp_path: Path) -> None:
    seen = "=cmd|' /C calc'!A0<script>alert(1)</script>\"&\u2028]]>"
    for name in ("graphml", "gexf", "csv"):
        write(WRITERS[name], network, tmp_path)
    assert nx.read_graphml(tmp_path / "graph.graphml").nodes["person/p2"]["label"] == seen
    assert nx.read_gexf(tmp_path / "graph.gexf", version="1.3").nodes["person/p2"]["label"] == seen
    assert rows(tmp_path / "nodes.csv")[3]["label"] == "'" + seen
    edges = {row["id"]: row for row in rows(tmp_path / "edges.csv")}
    assert edges["a1"]["quote"] == "'" + seen


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=())))
def test_any_text_makes_well_formed_files(tmp_path: Path, text: str) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("person/p", **node(text, "Person", "person", names=[text]))
    graph.add_edge("person/p", "person/p", key="k", **edge("knows", text, title=text, evidence=[evidence(text)]))
    for name in ("graphml", "gexf", "csv"):
        write(WRITERS[name], graph, tmp_path)
    for file in ("graph.graphml", "graph.gexf"):
        ET.parse(tmp_path / file)
    assert len(rows(tmp_path / "nodes.csv")) == 1
    assert len(rows(tmp_path / "edges.csv")) == 1


def test_an_empty_network_is_written(tmp_path: Path) -> None:
    for name in ("graphml", "gexf", "csv"):
        write(WRITERS[name], nx.MultiDiGraph(), tmp_path)
    assert len(nx.read_graphml(tmp_path / "graph.graphml")) == 0
    assert len(nx.read_gexf(tmp_path / "graph.gexf", version="1.3")) == 0
    assert rows(tmp_path / "nodes.csv") == []
