"""The page as text: complete, escaped, deterministic, and closed to the network."""

from __future__ import annotations

import base64
import hashlib
import html as markup
import io
import json
import random
import re
import zlib
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.errors import OutputError
from kg.pages import clean
from kg.view import html, write_html
from kg.view.content import evidence
from kg.view.drawing import strongest, together
from kg.view.page import vis_network
from tests.view.networks import synthetic

# sha256 of vis-network 9.1.2 as pyvis 0.3.2 carries it; see to it that another is what it should be before it goes in.
VIS_NETWORK = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"


def told(page: str) -> dict[str, Any]:
    """The data of a page."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert isinstance(data, dict)
    return data


def sources(page: str) -> dict[str, Any]:
    """The evidence of a page."""
    found = re.search(r'<script type="text/plain" id="evidence">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(zlib.decompress(base64.b64decode(found[1])))
    assert isinstance(data, dict)
    return data


def test_vis_network_is_the_one_that_was_looked_at() -> None:
    assert hashlib.sha256(vis_network().encode("utf-8")).hexdigest() == VIS_NETWORK


def test_everything_is_in_the_page(county_network: nx.MultiDiGraph) -> None:
    data = told(html(county_network))
    assert sorted(data["nodes"]["id"]) == sorted(county_network)
    assert len(data["edges"]["source"]) == county_network.number_of_edges()
    assert data["summary"] == {
        "documents": 38, "first": "2021-03-12", "last": "2022-08-16",
        "person": 24, "organization": 16, "event": 10, "place": 4, "group": 1,
    }  # fmt: skip
    by_label = dict(zip(data["nodes"]["label"], data["nodes"]["keys"], strict=True))
    assert "shanruoxi srx" in by_label["单若溪"].split("\n")
    assert {key.split()[1] for key in by_label["云川县委统战部"].split("\n")} == {"ycxwtzb", "xwtzb", "tzb"}
    assert {kind["zh"] for kind in data["kinds"]} > {"人物", "会议"}
    assert all(re.fullmatch("#[0-9a-f]{6}", kind["colour"]) for kind in data["kinds"])


def test_evidence_marks_the_quoted_words(county_network: nx.MultiDiGraph) -> None:
    told_by = sources(html(county_network))
    assert len(told_by["edges"]) == county_network.number_of_edges()
    for rows in told_by["edges"]:
        for document, sentence, start, end in rows:
            title, date, url, _ = told_by["documents"][document]
            text = told_by["sentences"][sentence]
            assert title and date and url.startswith("https://")
            assert text[:start].endswith("，") and text[end:].startswith("，")


def test_marks_count_utf16_units_and_survive_wrong_offsets() -> None:
    network = nx.MultiDiGraph()
    network.add_nodes_from(["a", "b"], label="甲", kind="Person", group="person")
    row = {"document": "d", "title": "", "date": "", "url": "ftp://x", "sentence": "𠮷𠮷甲见乙。"}
    for key, start, quote in (("k", 12, "甲见乙"), ("l", 99, "甲见乙"), ("m", 10, "丙")):
        item = {**row, "quote": quote, "start": start, "end": start + len(quote), "sentence_start": 10}
        network.add_edge("a", "b", key=key, relation="x", evidence=[item])
    found = evidence(network)
    assert [rows[0][2:] for rows in found["edges"]] == [[4, 7], [4, 7], [0, 0]]
    assert found["documents"] == [["", "", "", "d"]]


def test_the_same_network_gives_the_same_bytes_in_any_order(county_network: nx.MultiDiGraph) -> None:
    draw = random.Random(5)
    shuffled = nx.MultiDiGraph(**county_network.graph)
    nodes = list(county_network.nodes(data=True))
    edges = list(county_network.edges(keys=True, data=True))
    draw.shuffle(nodes)
    draw.shuffle(edges)
    shuffled.add_nodes_from(nodes)
    shuffled.add_edges_from(edges)
    assert html(shuffled) == html(county_network)


def test_the_network_is_left_alone(county_network: nx.MultiDiGraph) -> None:
    before = nx.to_dict_of_dicts(county_network), {node: dict(data) for node, data in county_network.nodes(data=True)}
    html(county_network)
    assert before == (nx.to_dict_of_dicts(county_network), {n: dict(d) for n, d in county_network.nodes(data=True)})


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_hostile_leaves_its_place(hostile_network: nx.MultiDiGraph, lang: str) -> None:
    page = html(hostile_network, lang=lang, title="</title><script>alert(0)</script>")
    page.encode("utf-8")
    calm = html(nx.MultiDiGraph(), lang=lang)
    for opening in ("<script", "</script", "<img", "<title", "<!--"):
        assert page.count(opening) == calm.count(opening)
    links = [link for _, _, link, _ in sources(page)["documents"]]
    assert all(link == "" or link.startswith("https://") for link in links)


def test_the_policy_admits_exactly_the_scripts_and_the_style_of_the_page(county_network: nx.MultiDiGraph) -> None:
    page = html(county_network)
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found
    policy = markup.unescape(found[1])
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy and "http" not in policy
    bodies = [body for _, body in re.findall(r"<(script|style)>(.*?)</\1>", page, re.DOTALL)]
    hashes = ["sha256-" + base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in bodies]
    assert sorted(re.findall(r"'(sha256-[^']*)'", policy)) == sorted(hashes)
    assert len(hashes) == 3
    outside = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r'(?:src|href)="(?!data:,")', outside)


def test_a_small_network_is_drawn_whole_and_a_large_one_opens_on_its_core(county_network: nx.MultiDiGraph) -> None:
    whole = told(html(county_network))["levels"]
    assert [len(level["node"]) for level in whole] == [len(county_network)]
    cut = told(html(county_network, core=20))
    assert len(cut["levels"]) == 1 and 0 < len(cut["levels"][0]["node"]) <= 20
    assert len(cut["nodes"]["id"]) == len(county_network)
    large = told(html(synthetic(900)))["levels"]
    assert [len(level["node"]) for level in large] == sorted(len(level["node"]) for level in large)
    assert len(large) == 3 and 60 < len(large[0]["node"]) <= 150
    assert set(large[0]["node"]) < set(large[1]["node"]) < set(large[2]["node"])


def test_many_nodes_without_ties_are_left_to_search_and_table(county_network: nx.MultiDiGraph) -> None:
    network = county_network.copy()
    network.add_nodes_from([f"person/x{number}" for number in range(40)], label="许多人", kind="Person", group="person")
    data = told(html(network))
    assert len(data["nodes"]["id"]) == len(network)
    assert len(data["levels"][0]["node"]) == len(county_network) - 1  # all but the one that has no tie there


def test_the_view_of_people_holds_those_who_met(county_network: nx.MultiDiGraph) -> None:
    data = told(html(county_network))
    groups = [data["kinds"][kind]["group"] for kind in data["nodes"]["kind"]]
    people = data["people"][0]["node"]
    assert len(people) > 10 and {groups[node] for node in people} == {"person"}
    assert told(html(nx.MultiDiGraph()))["people"] == [{"node": [], "x": [], "y": []}]


def test_planned_participation_and_absent_roles_bring_nobody_together() -> None:
    network = nx.MultiDiGraph()
    for name in "abcd":
        network.add_node(name, group="person")
    network.add_node("e", group="event")
    for name, relation, modality in (
        ("a", "chair", "actual"),
        ("b", "attend", ""),
        ("c", "attend", "planned"),
        ("d", "appointee", ""),
    ):
        network.add_edge(name, "e", relation=relation, modality=modality)
    assert together(network, "abcde", frozenset({"appointee"}), 9) == {(0, 1): 1}
    assert together(network, "abcde", frozenset(), 2) == {}


def test_the_pairs_that_met_least_give_way_where_there_are_many() -> None:
    few = {(0, 1): 1, (1, 2): 5}
    assert strongest(few) == [(0, 1), (1, 2)]
    many = dict.fromkeys(combinations(range(30), 2), 1) | {(0, 1): 4, (2, 3): 2}
    kept = strongest(many)
    assert {(0, 1), (2, 3)} <= set(kept) and len(kept) < 40
    assert {end for pair in kept for end in pair} == set(range(30))


def test_an_empty_network_and_missing_attributes_make_a_page() -> None:
    network = nx.MultiDiGraph()
    assert told(html(network))["nodes"]["id"] == []
    network.add_edge("x", "y")
    network.add_node("z", label=None, names=None)
    data = told(html(network))
    assert data["nodes"]["label"] == ["x", "y", "z"]


def test_write_html_to_a_path_and_to_a_file(county_network: nx.MultiDiGraph, tmp_path: Path) -> None:
    target = tmp_path / "图.html"
    write_html(county_network, target, lang="en", title="云川县 2021")
    stream = io.StringIO()
    write_html(county_network, stream, lang="en", title="云川县 2021")
    assert target.read_bytes() == stream.getvalue().encode("utf-8")
    assert "<title>云川县 2021</title>" in stream.getvalue() and '<html lang="en">' in stream.getvalue()
    with pytest.raises(OutputError, match="folder that exists"):
        write_html(county_network, tmp_path / "none" / "x.html")


def test_clean() -> None:
    assert clean(" 甲\n\u202e乙\x00\ud800 ") == "甲 乙"
    assert clean(None) == ""
