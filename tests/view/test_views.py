"""The ways of looking at a network, in a real browser: people who met, paths, measures, time, the address, exports."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from pypdf import PdfReader

from kg.view import show, write_html
from tests.browser import Watched, address, click_node, node, saved, shown
from tests.view.networks import synthetic

pytestmark = pytest.mark.browser


def choose_option(page: Any, control: str, value: str) -> None:
    page.select_option(f"#{control}", value)


def reopened(page: Any) -> None:
    there = address(page)
    page.goto("about:blank")
    page.goto(there)
    page.wait_for_selector("html[data-ready]")


def text_of(path: Path) -> str:
    """The text of a PDF; its fonts tell some characters by their twins among the radicals."""
    return unicodedata.normalize("NFKC", "".join(page.extract_text() for page in PdfReader(path).pages))


def id_of(network: nx.MultiDiGraph, name: str) -> str:
    return str(next(each for each, data in network.nodes(data=True) if data["label"] == name))


def test_people_are_tied_by_the_events_they_shared(county: Any, county_network: nx.MultiDiGraph) -> None:
    county.keyboard.press("m")
    people, pairs = shown(county)
    assert 15 < people < 24 and pairs > 20
    county.evaluate("number => orgkg.choose(number)", node(county, "顾言清"))
    first = county.locator("#panel .met li").first
    name, times = first.locator(".name").inner_text(), first.locator(".number").inner_text()
    mine, theirs = (
        {
            event
            for _, event, data in county_network.out_edges(id_of(county_network, who), data=True)
            if county_network.nodes[event]["group"] == "event" and data["modality"] != "planned"
        }
        for who in ("顾言清", name)
    )
    assert times == f"同场 {len(mine & theirs)} 次" and len(mine & theirs) > 1
    tie = county.evaluate(
        "name => { const n = orgkg.data.nodes.label.indexOf(name), m = orgkg.data.nodes.label.indexOf('顾言清');"
        " return orgkg.ties.findIndex(t => t.meetings && [t.a, t.b].includes(n) && [t.a, t.b].includes(m)); }",
        name,
    )
    county.evaluate("tie => orgkg.chooseTie(tie)", tie)
    assert county.locator("#panel h3.event").count() == len(mine & theirs)
    county.locator("#panel details summary").first.click()
    county.locator("#panel blockquote mark").first.wait_for()
    reopened(county)
    assert county.locator("#toPeople").get_attribute("aria-pressed") == "true"
    assert county.locator("#panel h3.event").count() == len(mine & theirs)


def test_the_shortest_path_and_its_sentences(county: Any, county_network: nx.MultiDiGraph) -> None:
    start, end = "柳依依", "罗浮山"
    county.evaluate("number => orgkg.choose(number)", node(county, start))
    county.keyboard.press("p")
    assert "哪里" in county.locator("#trail").inner_text()
    county.keyboard.type(end)
    county.keyboard.press("Enter")
    places = [each for each, data in county_network.nodes(data=True) if data["group"] == "place"]
    simple = nx.Graph(county_network)
    simple.remove_nodes_from(places)
    a, b = id_of(county_network, start), id_of(county_network, end)
    length = nx.shortest_path_length(simple, a, b)
    count = len(list(nx.all_shortest_paths(simple, a, b)))
    assert (
        county.locator("#trail span").first.inner_text() == f"「{start}」到「{end}」：最短 {length} 步，{count} 条路径"
    )
    county.locator("#panel details summary .when").first.click()
    county.locator("#panel blockquote mark").first.wait_for()
    reopened(county)
    assert f"最短 {length} 步" in county.locator("#trail").inner_text()
    county.locator("#trail input").check()
    assert "through=all" in address(county)
    county.keyboard.press("Escape")
    assert shown(county)[0] == len(county_network)


def test_measures_set_sizes_and_rank_the_people(county: Any, county_network: nx.MultiDiGraph) -> None:
    choose_option(county, "size", "between")
    between = nx.betweenness_centrality(nx.Graph(county_network))
    people = [each for each, data in county_network.nodes(data=True) if data["group"] == "person"]
    first = max(people, key=lambda each: between[each])
    row = county.locator("#panel ol.top").first.locator("li").first
    assert row.locator(".name").inner_text() == county_network.nodes[first]["label"]
    assert row.locator(".number").inner_text() == f"{100 * between[first]:.1f}%"
    choose_option(county, "size", "weight")
    assert "size=weight" in address(county)
    choose_option(county, "size", "same")
    assert len(county.evaluate("[...new Set(orgkg.picture.describe().nodes.map(n => n.look.size))]")) == 1


def test_communities_have_colours_and_a_legend(county: Any) -> None:
    choose_option(county, "colour", "community")
    rows = county.locator("#communities li")
    assert 3 <= rows.count() <= 10
    sizes = [int(text) for text in rows.locator(".number").all_inner_texts()]
    assert sizes == sorted(sizes, reverse=True) and sum(sizes) <= shown(county)[0]
    colours = county.evaluate("[...new Set(orgkg.picture.describe().nodes.map(n => n.look.color.background))]")
    assert len(colours) >= rows.count()
    reopened(county)
    assert county.locator("#communities li").count() == len(sizes)


def test_a_dragged_node_stays_where_it_was_put(county: Any) -> None:
    number = node(county, "云川县图书馆")
    spot = county.evaluate("number => orgkg.picture.screen(number)", number)
    box = county.locator("#graph").bounding_box()
    county.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"])
    county.mouse.down()
    county.mouse.move(box["x"] + spot["x"] + 60, box["y"] + spot["y"] - 90, steps=5)
    county.mouse.up()
    there = county.evaluate("number => orgkg.picture.network.getPosition(number)", number)
    assert "pin=" in address(county)
    county.evaluate("number => orgkg.focus(number)", node(county, "顾言清"))
    county.click("#trail button:last-child")
    reopened(county)
    again = county.evaluate("number => orgkg.picture.network.getPosition(number)", number)
    assert abs(again["x"] - there["x"]) < 2 and abs(again["y"] - there["y"]) < 2
    county.keyboard.press("u")
    assert "pin=" not in address(county)


def test_the_address_remembers_expansions_and_the_way_back_leads_through_scenes(county: Any) -> None:
    county.evaluate("number => orgkg.focus(number)", node(county, "顾言清"))
    one = shown(county)
    county.evaluate("number => orgkg.open(number)", node(county, "白鹭村茶产业调研"))
    two = shown(county)
    assert two[0] > one[0]
    reopened(county)
    assert shown(county) == two
    county.evaluate("number => orgkg.focus(number)", node(county, "云川县委"))
    other = shown(county)
    assert other != two
    county.go_back()
    county.wait_for_timeout(150)
    assert shown(county) == two


def test_the_strip_of_time_picks_a_month(county: Any) -> None:
    bars = county.locator("#bars").bounding_box()
    assert county.locator("#bars").get_attribute("data-events") == "10"
    steps = county.evaluate("Number(document.getElementById('from').max) + 1")
    wanted = 15  # June 2022, counted from March 2021
    county.mouse.click(bars["x"] + bars["width"] * (wanted + 0.5) / steps, bars["y"] + 15)
    county.wait_for_timeout(200)
    assert county.locator("#span").inner_text() == "2022-06"
    labels = county.locator("#panel ol.top .name").all_inner_texts()
    assert "文化下乡活动" in labels and "教育高质量发展推进会" not in labels
    county.mouse.click(bars["x"] + bars["width"] * (wanted + 0.5) / steps, bars["y"] + 15)
    county.wait_for_timeout(200)
    assert county.locator("#wholePeriod").is_hidden()


def test_levels_of_a_large_network(chromium: Any, tmp_path: Path) -> None:
    write_html(synthetic(900), tmp_path / "large.html")
    watched = Watched(chromium, tmp_path / "large.html")
    page = watched.page
    first = shown(page)[0]
    assert 60 < first <= 150
    page.locator("#levels button").last.click()
    assert shown(page)[0] > 500 and "level=2" in address(page)
    assert len(page.evaluate("orgkg.picture.boxes()")) > 40
    watched.close()


def test_the_picture_is_saved_in_each_format(county: Any, county_network: nx.MultiDiGraph, tmp_path: Path) -> None:
    svg = saved(county, "svg").decode("utf-8")
    assert svg.startswith("<svg ") and "顾言清" in svg and svg.count("<circle") == 24
    assert saved(county, "png").startswith(b"\x89PNG")
    (tmp_path / "saved.gexf").write_bytes(saved(county, "gexf"))
    again = nx.read_gexf(tmp_path / "saved.gexf", version="1.3")
    assert set(again) == set(county_network)
    assert again.number_of_edges() == county_network.number_of_edges()
    assert again.nodes[id_of(county_network, "顾言清")]["label"] == "顾言清"
    rows = list(csv.DictReader(io.StringIO(saved(county, "relations").decode("utf-8-sig"))))
    assert len(rows) == county_network.number_of_edges()
    assert all(row["sentence"] and row["url"].startswith("https://") for row in rows)
    county.keyboard.press("Escape")
    county.evaluate("number => orgkg.focus(number)", node(county, "顾言清"))
    few = list(csv.DictReader(io.StringIO(saved(county, "entities").decode("utf-8-sig"))))
    assert len(few) == shown(county)[0] < len(county_network)


def test_paper_holds_a_sharp_drawing_and_no_controls(county: Any, tmp_path: Path) -> None:
    county.click("#toTheme")
    click_node(county, "顾言清")
    county.evaluate("dispatchEvent(new Event('beforeprint'))")
    county.emulate_media(media="print")
    assert county.locator("#print svg circle").count() == 24
    assert not county.locator("#filters").is_visible() and not county.locator("#tools").is_visible()
    assert county.locator("#panel h2").is_visible() and county.locator("#print svg").is_visible()
    assert county.evaluate("document.documentElement.dataset.theme") == "light"
    county.emulate_media(media="null")
    county.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not county.locator("#print").is_visible()
    assert county.evaluate("document.documentElement.dataset.theme") == "dark"
    county.pdf(path=tmp_path / "picture.pdf")
    county.keyboard.press("t")
    county.pdf(path=tmp_path / "table.pdf")
    picture, table = (text_of(tmp_path / f"{name}.pdf") for name in ("picture", "table"))
    assert "55 / 55" in picture and "55 / 55" not in table  # the caption of the drawing
    assert "云川县图书馆" in table and "云川县第一中学" in table


def test_the_keyboard_alone_finds_its_way(county: Any) -> None:
    county.keyboard.press("?")
    assert county.locator("#help").is_visible() and county.locator("#help dt").count() > 10
    county.keyboard.press("Escape")
    assert not county.locator("#help").is_visible()
    county.keyboard.press("]")
    first = county.locator("#panel h2").inner_text()
    assert county.locator("#said").inner_text().startswith(f"已选中：{first}")
    county.keyboard.press("]")
    county.keyboard.press("]")
    assert county.locator("#panel h2").inner_text() != first
    county.keyboard.press("e")
    assert "返回全图" in county.locator("#trail").inner_text()


def test_the_page_opens_on_what_it_is_told(chromium: Any, county_network: nx.MultiDiGraph, tmp_path: Path) -> None:
    centre = id_of(county_network, "顾言清")
    write_html(county_network, tmp_path / "view.html", opening={"people": "1", "focus": centre})
    watched = Watched(chromium, tmp_path / "view.html")
    assert "顾言清" in watched.page.locator("#trail").inner_text()
    assert watched.page.locator("#toPeople").get_attribute("aria-pressed") == "true"
    watched.close()


def test_a_notebook_frame_draws_in_its_sandbox(chromium: Any, county_network: nx.MultiDiGraph, tmp_path: Path) -> None:
    frame = show(county_network, height=500)._repr_html_()
    page = tmp_path / "notebook.html"
    page.write_text(f"<!DOCTYPE html><html data-ready><meta charset=utf-8><body>{frame}", encoding="utf-8")
    watched = Watched(chromium, page)
    inside = watched.page.frames[1]
    inside.wait_for_selector("html[data-ready]")
    inside.evaluate("number => orgkg.focus(number)", 3)
    assert inside.evaluate("orgkg.counts().nodes") > 1
    watched.close()
