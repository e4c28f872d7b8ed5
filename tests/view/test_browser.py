"""The page in a real browser: it draws, answers, and asks nothing of any network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.view import write_html
from tests.browser import Watched, address, click_node, colliding, node, shown

pytestmark = pytest.mark.browser


def test_it_draws_all_and_says_what_it_holds(county: Any, county_network: nx.MultiDiGraph) -> None:
    assert shown(county) == (len(county_network), county_network.number_of_edges())
    summary = county.locator("#summary").inner_text()
    assert summary == "38 篇报道 · 2021-03-12 – 2022-08-16 · 24 人 · 16 个机构 · 10 场会议与活动"
    colours = county.evaluate(
        """() => {
          const canvas = document.querySelector("#graph canvas"), seen = new Set();
          const dots = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          for (let i = 0; i < dots.length; i += 4)
            if (dots[i + 3]) seen.add(dots[i] << 16 | dots[i + 1] << 8 | dots[i + 2]);
          return seen.size;
        }"""
    )
    assert colours > 50


def test_labels_do_not_collide(county: Any) -> None:
    boxes = county.evaluate("orgkg.picture.boxes()")
    assert len(boxes) > 30
    assert colliding(boxes) == []


FOUND = {
    "顾言": "顾言清",
    "guyanqing": "顾言清",
    "gyq": "顾言清",
    "shan ruo": "单若溪",
    "danruoxi": "单若溪",
    "ycnx": "尉迟南星",
    "工商联": "云川县工商业联合会",
    "xgsl": "云川县工商业联合会",
    "统战部": "云川县委统战部",
}


def test_search_by_characters_pinyin_initials_and_other_names(county: Any) -> None:
    hits = county.locator("#hits [role=option]")
    for typed, found in FOUND.items():
        county.keyboard.press("/")
        county.keyboard.type(typed)
        assert hits.first.locator(".hitName").inner_text() == found, typed
        county.keyboard.press("Enter")
        assert county.locator("#panel h2").inner_text() == found, typed
        assert "node=" in address(county)
    county.fill("#query", "全县统战")
    assert sorted(county.locator("#hits .hitOther").all_inner_texts()) == [
        "2021-03-12",
        "2022-03-18",
    ]  # one name, two events
    county.fill("#query", "nothing at all")
    assert hits.count() == 0 and "没有找到" in county.locator("#hits").inner_text()


def test_the_sentence_in_two_clicks(county: Any) -> None:
    click_node(county, "顾言清")
    assert county.locator("#panel h2").inner_text() == "顾言清"
    county.locator("#panel details summary .when").first.click()
    quote = county.locator("#panel blockquote").first
    quote.wait_for()
    marked = quote.locator("mark").inner_text()
    assert marked in quote.inner_text() and marked.startswith("顾言清")
    link = county.locator("#panel cite a").first
    assert link.get_attribute("href").startswith("https://news.example.org/")
    assert link.get_attribute("rel") == "noopener noreferrer nofollow"


def test_rows_are_newest_first(county: Any) -> None:
    county.evaluate("number => orgkg.choose(number)", node(county, "顾言清"))
    for section in county.locator("#panel section").all():
        dates = [text[:10] for text in section.locator("summary .when").all_inner_texts()]
        assert dates == sorted(dates, reverse=True)


def test_a_click_on_a_line_tells_what_stands_between(county: Any) -> None:
    spot = county.evaluate(
        """() => { const of = name => orgkg.picture.screen(orgkg.data.nodes.label.indexOf(name));
        const a = of("竹溪镇白鹭村村委会"), b = of("白露生"); return [(a.x + b.x) / 2, (a.y + b.y) / 2]; }"""
    )
    box = county.locator("#graph").bounding_box()
    county.mouse.click(box["x"] + spot[0], box["y"] + spot[1])
    county.locator("#panel blockquote").first.wait_for()
    assert {"白露生", "竹溪镇白鹭村村委会"} == set(county.locator("#panel h2 .name").all_inner_texts())


def test_legend_and_relations_toggle_and_the_address_remembers(county: Any, county_page: Path) -> None:
    everything = shown(county)
    county.locator("#kinds input[data-id=Person]").uncheck()
    assert shown(county)[0] == everything[0] - 24
    county.locator("#relations input[data-id=place]").uncheck()
    fewer = shown(county)
    assert fewer[0] < everything[0] - 24
    there = address(county)
    county.goto("about:blank")
    county.goto(there)
    county.wait_for_selector("html[data-ready]")
    assert shown(county) == fewer
    assert not county.locator("#kinds input[data-id=Person]").is_checked()
    county.click("#reset")
    assert shown(county) == everything


def test_time_range(county: Any) -> None:
    everything = shown(county)
    county.locator("#from").fill("3")
    county.wait_for_timeout(200)
    assert shown(county)[1] < everything[1]
    assert "from=2021-06" in address(county)
    county.click("#wholePeriod")
    county.wait_for_timeout(200)
    assert shown(county) == everything and "from=" not in address(county)


def test_focus_expand_and_back(county: Any, county_network: nx.MultiDiGraph) -> None:
    number = node(county, "顾言清")
    county.evaluate("number => orgkg.choose(number)", number)
    county.keyboard.press("f")
    name = next(n for n, data in county_network.nodes(data=True) if data["label"] == "顾言清")
    around = len(set(nx.all_neighbors(county_network, name)))
    assert shown(county)[0] == around + 1
    assert "返回全图" in county.locator("#trail").inner_text()
    county.evaluate("number => orgkg.open(number)", node(county, "白鹭村茶产业调研"))
    assert shown(county)[0] > around + 1
    county.locator("#trail button").click()
    assert shown(county)[0] == len(county_network)


def test_double_click_focuses(county: Any) -> None:
    click_node(county, "云川县委", times=2)
    assert "云川县委" in county.locator("#trail").inner_text()


def test_double_click_focuses_where_the_first_click_kept_the_page_busy(county: Any) -> None:
    county.evaluate(
        """() => document.getElementById("graph").addEventListener("pointerup", () => {
          for (const end = performance.now() + 700; performance.now() < end;);
        }, { once: true })"""
    )
    click_node(county, "云川县委", times=2)
    assert "云川县委" in county.locator("#trail").inner_text()


def test_a_node_outside_the_core_is_found_and_brought_with_its_neighbours(
    chromium: Any, county_network: nx.MultiDiGraph, tmp_path: Path
) -> None:
    write_html(county_network, tmp_path / "core.html", core=12)
    watched = Watched(chromium, tmp_path / "core.html")
    assert shown(watched.page)[0] <= 12
    watched.page.fill("#query", "lyy")
    watched.page.keyboard.press("Enter")
    assert watched.page.locator("#panel h2").inner_text() == "柳依依"
    assert shown(watched.page)[0] >= 2
    watched.close()


def test_the_table_is_a_twin(county: Any, county_network: nx.MultiDiGraph) -> None:
    county.keyboard.press("t")
    assert county.locator("#sheet tbody tr").count() == len(county_network)
    county.click("#tab-statements")
    assert county.locator("#sheet tbody tr").count() == county_network.number_of_edges()
    dates = county.locator("#sheet tbody td.day").all_inner_texts()
    assert dates == sorted(dates, reverse=True)
    county.locator("#sheet details summary").first.click()
    county.locator("#sheet blockquote mark").first.wait_for()


def test_both_languages_and_keyboard(county: Any) -> None:
    county.click("#toLanguage")
    assert county.evaluate("document.documentElement.lang") == "en"
    assert "24 people" in county.locator("#summary").inner_text()
    assert not any("\u4e00" <= sign <= "\u9fff" for sign in county.locator("#filters").inner_text())
    county.locator("#graph").focus()
    before = county.evaluate("orgkg.picture.network.getScale()")
    county.keyboard.press("+")
    county.wait_for_timeout(300)
    assert county.evaluate("orgkg.picture.network.getScale()") > before
    county.evaluate("number => orgkg.choose(number)", 3)
    county.keyboard.press("Escape")
    assert county.evaluate("orgkg.state.selected") is None


def test_every_control_has_a_name(county: Any) -> None:
    nameless = county.evaluate(
        """() => {
          const said = e => e && e.textContent.trim(), name = e => said(e) || e.ariaLabel || said(e.closest("label"));
          return [...document.querySelectorAll("button, input")].filter(e => !name(e)).map(e => e.outerHTML);
        }"""
    )
    assert nameless == []


def test_dark_and_phone(chromium: Any, county_page: Path) -> None:
    watched = Watched(chromium, county_page, 390, 844, color_scheme="dark", has_touch=True)
    page = watched.page
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.locator("#filters").is_visible()
    page.tap("#toFilters")
    assert page.locator("#filters").is_visible()
    page.tap("#toFilters")
    page.evaluate("number => orgkg.choose(number)", node(page, "顾言清"))
    assert page.locator("#panel h2").is_visible() and page.locator("#graph").bounding_box()["height"] > 200
    page.tap("#toTable")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    watched.close()
