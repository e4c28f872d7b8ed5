"""What a stranger sees of a graph on screens of four sizes, by day and by night, and what stands in nobody's way."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from kg import cli
from tests.browser import CUT_OFF, SCREENS, WIDER, Watched, barriers, colliding
from tests.view.graphs import Graph

pytestmark = pytest.mark.browser
AXE = os.environ.get("ORGKG_AXE", "")


#: The share of what is drawn around somebody that has its name beside it, where a narrow screen allows less.
NAMED = {"phone": 0.8}


@pytest.mark.parametrize("screen", SCREENS)
def test_a_stranger_on_any_screen(built_graph: Graph, chromium: Any, screen: str) -> None:
    """Who is central is named at once, labels do not lie on each other, nothing overflows, by day and by night."""
    width, height = SCREENS[screen]
    window = Watched(chromium, built_graph.window.path, width, height, has_touch=screen in {"phone", "tablet"})
    graph, page = built_graph._replace(window=window), window.page
    first = graph.people()[0]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_selector(f"html[data-theme={scheme}]")
        assert set(graph.people()[:3]) <= graph.labelled()
        for act in ("choose", "focus", "leave", "letGo"):
            page.evaluate(f"number => orgkg.{act}(number)", first)
            sound(page, f"{scheme} {act}")
            assert first in graph.labelled()
            if act == "focus":
                assert len(graph.labelled()) >= NAMED.get(screen, 0.85) * len(graph.drawn())
        for button in ("#toPeople", "#toTable", "#toGraph"):
            if page.locator(button).is_visible():
                page.click(button)
                sound(page, f"{scheme} {button}")
    window.close()


def sound(page: Any, state: str) -> None:
    """No label lies on another or outside, nothing is wider than the window, no control cuts off its words."""
    page.wait_for_timeout(60)
    boxes, box = page.evaluate("orgkg.picture.boxes()"), page.locator("#graph").bounding_box()
    assert colliding(boxes) == [], state
    assert all(0 <= b[0] and b[2] <= box["width"] and 0 <= b[1] and b[3] <= box["height"] for b in boxes), state
    assert page.evaluate(WIDER) <= 0 and page.evaluate(CUT_OFF) == [], state


#: What a reader sees one after the other; `first` and `second` are people.
STATES = {
    "first view": "() => {}",
    "selection": "([first]) => orgkg.choose(first)",
    "sentence": "() => { document.querySelector('#panel details').open = true; }",
    "line": "() => orgkg.chooseTie(0)",
    "focus": "([first]) => orgkg.focus(first)",
    "path": "([first, second]) => orgkg.pathTo(first, second)",
    "where to": "([first]) => { orgkg.choose(first); dispatchEvent(new KeyboardEvent('keydown', { key: 'p' })); }",
    "table": "() => { orgkg.state.seeking = null; document.getElementById('toTable').click(); }",
    "relations": "() => document.getElementById('tab-statements').click()",
    "people": "() => document.getElementById('toPeople').click()",
    "communities": "() => { colour.value = 'community'; colour.dispatchEvent(new Event('change')); }",
    "menu": "() => { document.getElementById('files').open = true; }",
    "search": "() => { query.value = 'a'; query.dispatchEvent(new Event('input')); }",
    "filters": "() => document.getElementById('toFilters').click()",
    "keys": "() => document.getElementById('help').showModal()",
}


@pytest.mark.skipif(not AXE, reason="no axe-core: set ORGKG_AXE to its axe.min.js")
@pytest.mark.parametrize(("screen", "scheme"), [("laptop", "light"), ("laptop", "dark"), ("phone", "light")])
def test_no_serious_barrier_by_axe(built_graph: Graph, chromium: Any, screen: str, scheme: str) -> None:
    window = Watched(chromium, built_graph.window.path, *SCREENS[screen], color_scheme=scheme)
    page, people = window.page, built_graph._replace(window=window).people()
    page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    for name, act in STATES.items():
        page.evaluate(act, people[:2])
        page.wait_for_timeout(60)
        assert barriers(page) == [], name
    window.close()


@pytest.mark.skipif(not AXE, reason="no axe-core: set ORGKG_AXE to its axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_barrier_in_a_dossier(graph: Graph, chromium: Any, tmp_path: Path, scheme: str) -> None:
    path = tmp_path / "dossier.html"
    assert cli.main(["view", str(graph.folder), "--dossier", graph.id(graph.people()[0]), "-o", str(path)]) == 0
    watched = Watched(chromium, path, ready="main", color_scheme=scheme)
    watched.page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    assert barriers(watched.page) == []
    watched.close()
