"""Every feature of the picture on graphs that were built from articles, with people chosen from the graph itself.

These take a minute a graph and run where `ORGKG_GRAPHS` is set: to folders of built graphs, or to nothing, for that of
the example articles alone.
"""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg import cli, pipeline
from kg.project.metrics import coattendance
from kg.view import cut
from kg.view.cut import THOROUGHFARES
from tests.browser import SCREENS, WIDER, Watched, address, click_number, saved, shown
from tests.view.graphs import Graph

pytestmark = pytest.mark.browser
if "ORGKG_GRAPHS" not in os.environ:
    pytest.skip("takes long: set ORGKG_GRAPHS to folders of built graphs", allow_module_level=True)

#: A line of those drawn that can be clicked: [tie, x, y] on the screen.
CLICKABLE = """() => {
  const { network, describe } = orgkg.picture, box = document.getElementById("graph").getBoundingClientRect();
  const drawn = describe();
  for (const { from, to, look } of drawn.ties) for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    const x = from[0] + (to[0] - from[0]) * share, y = from[1] + (to[1] - from[1]) * share;
    if (x < 20 || y < 60 || x > box.width - 80 || y > box.height - 120) continue;
    if (network.getNodeAt({ x, y }) !== undefined || network.getEdgeAt({ x, y }) !== look.id) continue;
    return [look.id, box.x + x, box.y + y];
  }
}"""


def test_it_says_what_it_holds_and_draws_its_centre(graph: Graph) -> None:
    told, page = graph.network.graph, graph.page
    groups = [group for _, group in graph.network.nodes(data="group")]
    summary = page.locator("#summary").inner_text()
    assert f"{told['documents']} 篇报道" in summary and f"{groups.count('person')} 人" in summary
    assert f"{groups.count('organization')} 个机构" in summary and f"{groups.count('event')} 场会议与活动" in summary
    nodes, edges = shown(page)
    assert nodes == len(graph.network) or 60 < nodes <= 260
    assert edges > 0


def test_search(graph: Graph) -> None:
    page, first = graph.page, graph.people()[0]
    keys = page.evaluate("number => orgkg.data.nodes.keys[number].split('\\n')[0].split(' ')", first)
    others = page.evaluate("number => orgkg.data.nodes.names[number] || []", first)
    for typed in (graph.label(first), *keys, *others[:1]):
        page.keyboard.press("/")
        page.keyboard.type(typed)
        assert graph.label(first) in page.locator("#hits .hitName").all_inner_texts(), typed
        page.keyboard.press("Enter")
        assert page.locator("#panel h2").is_visible()


def test_the_sentence_in_two_clicks(graph: Graph) -> None:
    page, first = graph.page, graph.people()[0]
    click_number(page, first)
    assert page.locator("#panel h2").inner_text() == graph.label(first)
    page.locator("#panel details summary .when").first.click()
    page.locator("#panel blockquote mark").first.wait_for()
    quotes = {
        " ".join(row["quote"].split())
        for ends in (graph.network.out_edges, graph.network.in_edges)
        for *_, data in ends(graph.id(first), data=True)
        for row in data["evidence"]
    }
    assert " ".join(page.locator("#panel blockquote mark").first.inner_text().split()) in quotes


def test_a_click_on_a_line_opens_its_sentences(graph: Graph) -> None:
    tie, x, y = graph.page.evaluate(CLICKABLE)
    graph.page.mouse.click(x, y)
    graph.page.locator("#panel blockquote").first.wait_for()
    ends = graph.page.evaluate("tie => [orgkg.ties[tie].a, orgkg.ties[tie].b]", tie)
    assert graph.page.locator("#panel h2 .name").all_inner_texts() == [graph.label(end) for end in ends]


def test_types_and_relations(graph: Graph) -> None:
    page, everything = graph.page, shown(graph.page)
    people = set(graph.people()) & set(graph.drawn())
    page.locator("#kinds input[data-id=Person]").uncheck()
    fewer = shown(page)
    assert fewer[0] == everything[0] - len(people) and fewer[1] <= everything[1]
    graph.reopen()
    assert shown(page) == fewer
    page.click("#reset")
    assert shown(page) == everything
    row = page.locator("#relations .check").first
    row.hover()
    row.locator(".only").click()
    assert page.locator("#relations input:checked").count() == 1 and shown(page)[1] <= everything[1]
    count = int(row.locator(".number").inner_text())
    name = page.evaluate("orgkg.data.relations[0].id")
    assert count == sum(relation == name for *_, relation in graph.network.edges(data="relation"))


def test_the_strip_of_time(graph: Graph) -> None:
    page, everything = graph.page, shown(graph.page)
    if page.locator("#period").is_hidden():
        assert page.evaluate("new Set(orgkg.data.edges.date).size") == 1
        return
    counts = page.evaluate("[...document.getElementById('period').counts]")
    step, bars = counts.index(max(counts)), page.locator("#bars").bounding_box()
    spot = bars["x"] + bars["width"] * (step + 0.5) / len(counts), bars["y"] + 15
    page.mouse.click(*spot)
    page.wait_for_timeout(200)
    assert shown(page)[1] < everything[1] and ("from=" in address(page) or "until=" in address(page))
    told = page.locator("#span").inner_text()
    dates = page.evaluate("orgkg.data.edges.date")
    assert sum(date.startswith(told) for date in dates) > 0
    graph.reopen()
    assert page.locator("#span").inner_text() == told
    page.click("#wholePeriod")
    page.wait_for_timeout(200)
    assert shown(page) == everything


def test_focus_and_expansion(graph: Graph) -> None:
    page, first = graph.page, graph.people()[0]
    around = set(nx.all_neighbors(graph.network, graph.id(first))) - {graph.id(first)}
    click_number(page, first, times=2)
    nodes = shown(page)[0]
    left = page.evaluate("orgkg.state.scene.left")
    assert nodes + left == len(around) + 1 and {graph.id(n) for n in graph.drawn()} <= around | {graph.id(first)}
    if left:
        page.locator("#trail button").first.click()
        assert shown(page)[0] == len(around) + 1
    other = next(number for number in graph.drawn() if number != first)
    page.evaluate("number => orgkg.open(number)", other)
    assert shown(page)[0] >= nodes
    both = shown(page)
    graph.reopen()
    assert shown(page) == both
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.evaluate("orgkg.state.scene") is None


def test_the_shortest_path(graph: Graph) -> None:
    page, network = graph.page, graph.network
    start = graph.id(graph.people()[0])
    simple = nx.Graph(network)
    blocked = [n for n, d in network.nodes(data=True) if d["group"] == "place" or d["kind"] in THOROUGHFARES]
    simple.remove_nodes_from(blocked)
    far = nx.single_source_shortest_path_length(simple, start)
    people = sorted(n for n in far if network.nodes[n]["group"] == "person" and n != start)
    end = max(people, key=lambda node: (far[node], node))
    page.evaluate("([a, b]) => orgkg.pathTo(a, b)", [graph.number(start), graph.number(end)])
    count = len(list(nx.all_shortest_paths(simple, start, end)))
    assert f"最短 {far[end]} 步，{count} 条路径" in page.locator("#trail").inner_text()
    page.locator("#panel details summary .when").first.click()
    page.locator("#panel blockquote").first.wait_for()
    apart = [n for n, d in network.nodes(data=True) if d["group"] == "person" and n not in far]
    if apart:
        page.evaluate("([a, b]) => orgkg.pathTo(a, b)", [graph.number(start), graph.number(apart[0])])
        assert "不相通" in page.locator("#trail").inner_text()


def test_a_dragged_node_stays(graph: Graph) -> None:
    page, first = graph.page, graph.people()[0]
    spot, box = page.evaluate("number => orgkg.picture.screen(number)", first), page.locator("#graph").bounding_box()
    page.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"])
    page.mouse.down()
    page.wait_for_timeout(50)
    page.mouse.move(box["x"] + spot["x"] + 40, box["y"] + spot["y"] + 30, steps=6)
    page.mouse.up()
    assert "pin=" in address(page)
    there = page.evaluate("number => orgkg.picture.network.getPosition(number)", first)
    graph.reopen()
    again = page.evaluate("number => orgkg.picture.network.getPosition(number)", first)
    assert abs(there["x"] - again["x"]) < 2 and abs(there["y"] - again["y"]) < 2
    page.keyboard.press("u")
    assert "pin=" not in address(page)


def test_measures_and_communities(graph: Graph) -> None:
    page = graph.page
    page.select_option("#size", "between")
    simple = nx.Graph(graph.network.subgraph(map(graph.id, graph.drawn())))
    simple.remove_edges_from(nx.selfloop_edges(simple))
    between = nx.betweenness_centrality(simple)
    most = max(value for node, value in between.items() if graph.network.nodes[node]["group"] == "person")
    assert page.locator("#panel ol.top").first.locator(".number").first.inner_text() == f"{100 * most:.1f}%"
    for size in ("weight", "documents", "same", "degree"):
        page.select_option("#size", size)
    page.select_option("#colour", "community")
    rows = page.locator("#communities .number").all_inner_texts()
    assert rows and sum(map(int, rows)) <= shown(page)[0]
    assert "colour=community" in address(page)


def test_people_who_met(graph: Graph) -> None:
    page, met = graph.page, coattendance(graph.network)
    page.keyboard.press("m")
    assert {graph.network.nodes[graph.id(n)]["group"] for n in graph.drawn()} == {"person"}
    first = max(met, key=lambda node: (met.degree(node), node))
    page.evaluate("number => orgkg.choose(number)", graph.number(first))
    times = max(data["weight"] for *_, data in met.edges(first, data=True))
    assert page.locator("#panel .met .number").first.inner_text() == f"同场 {times} 次"
    page.keyboard.press("t")
    page.click("#tab-meetings")
    assert page.locator("#sheet tbody tr").count() > 0


def test_the_table(graph: Graph) -> None:
    page, (nodes, edges) = graph.page, shown(graph.page)
    page.keyboard.press("t")
    assert page.locator("#sheet tbody tr").count() == min(nodes, 200)
    documents = page.locator("#sheet tbody td:nth-child(4)").all_inner_texts()
    assert list(map(int, documents)) == sorted(map(int, documents), reverse=True)
    page.click("#tab-statements")
    assert page.locator("#sheet tbody tr").count() == min(edges, 200)
    page.locator("#sheet details summary").first.click()
    page.locator("#sheet blockquote").first.wait_for()
    page.locator("#sheet tbody .name").first.click()
    assert page.locator("#panel h2").is_visible()


def test_keys(graph: Graph) -> None:
    page = graph.page
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("]")
    assert page.locator("#said").inner_text().startswith("已选中：")
    for key in ("f", "e", "t", "t", "+", "-", "0", "ArrowLeft", "ArrowDown", "["):
        page.keyboard.press(key)
    page.keyboard.press("p")
    assert "哪里" in page.locator("#trail").inner_text()


def test_what_is_saved(graph: Graph, tmp_path: Path) -> None:
    page, (nodes, edges) = graph.page, shown(graph.page)
    marks = page.evaluate("orgkg.picture.describe().nodes.length")
    drawing = saved(page, "svg").decode("utf-8")
    assert marks == nodes and graph.label(graph.people()[0]) in drawing
    assert saved(page, "png").startswith(b"\x89PNG")
    (tmp_path / "saved.gexf").write_bytes(saved(page, "gexf"))
    again = nx.read_gexf(tmp_path / "saved.gexf", version="1.3")
    assert again.number_of_nodes() == nodes and again.number_of_edges() == edges
    for name, count in (("relations", edges), ("entities", nodes)):
        rows = list(csv.DictReader(io.StringIO(saved(page, name).decode("utf-8-sig"), newline="")))
        assert len(rows) == count
    page.pdf(path=tmp_path / "picture.pdf")
    page.keyboard.press("t")
    page.pdf(path=tmp_path / "table.pdf")
    assert page.locator("#print svg").count() == 0


def test_the_other_language_and_night(graph: Graph) -> None:
    page = graph.page
    page.click("#toLanguage")
    assert page.evaluate("document.documentElement.lang") == "en" and "people" in page.locator("#summary").inner_text()
    for part in ("#filters", "#tools"):
        words = page.locator(part).inner_text().replace("中", "")
        assert not any("\u4e00" <= sign <= "\u9fff" for sign in words), part
    page.click("#toTheme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_views_by_command(graph: Graph, chromium: Any, tmp_path: Path) -> None:
    first = graph.id(graph.people()[0])
    dates = sorted(date for *_, date in graph.network.edges(data="date") if date)
    middle = dates[len(dates) // 2][:7]
    watched: Watched | None = None
    for options, part in (
        (["--focus", first, "--depth", "2"], cut(graph.network, focus=[first], depth=2)),
        (["--people"], graph.network),
        (["--from", middle, "--to", middle], cut(graph.network, since=middle, until=middle)),
        (["--type", "person", "--type", "event"], cut(graph.network, kinds=["person", "event"])),
        (["--max-nodes", "60"], graph.network),
    ):
        path = tmp_path / "view.html"
        assert cli.main(["view", str(graph.folder), *options, "-o", str(path)]) == 0
        watched = watched or Watched(chromium, path)
        watched.open()
        assert watched.page.evaluate("orgkg.data.nodes.id.length") == len(part), options
        assert 0 < shown(watched.page)[0] <= (60 if "--max-nodes" in options else 1500), options
    assert watched
    watched.close()


def test_the_dossier(graph: Graph, chromium: Any, tmp_path: Path) -> None:
    first, path = graph.id(graph.people()[0]), tmp_path / "dossier.html"
    assert cli.main(["view", str(graph.folder), "--dossier", first, "-o", str(path), "--lang", "zh"]) == 0
    watched = Watched(chromium, path, *SCREENS["phone"], ready="main")
    page = watched.page
    assert page.locator("h1").inner_text() == graph.network.nodes[first]["label"]
    assert page.evaluate(WIDER) <= 0 and page.locator("blockquote mark").count() > 0
    ends = (graph.network.out_edges, graph.network.in_edges)
    rows = [row for edges in ends for *_, data in edges(first, data=True) for row in data["evidence"]]
    assert page.locator("blockquote").count() == len(
        {(r["document"], r["sentence_start"], r["sentence"]) for r in rows}
    )
    page.pdf(path=tmp_path / "dossier.pdf")
    watched.close()


def test_the_notebook(graph: Graph, chromium: Any, tmp_path: Path) -> None:
    frame, path = pipeline.open_graph(graph.folder).show()._repr_html_(), tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{frame}", encoding="utf-8")
    watched = Watched(chromium, path, ready="iframe")
    watched.page.frames[1].wait_for_selector("html[data-ready]")
    assert watched.page.frames[1].evaluate("orgkg.counts().nodes") == shown(graph.page)[0]
    watched.close()
