"""Hostile text in every field: in the page, its tables and files, in dossiers, in addresses, in the name of a file."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg import cli
from kg.view import dossier, show, write_html
from tests.browser import Watched, saved
from tests.view.hostile import HOSTILE, random_texts, random_words

pytestmark = pytest.mark.browser

#: What loads, runs or leads elsewhere; the page itself has none of these.
FOREIGN = (
    "img, iframe, object, embed, form, base, meta[http-equiv=refresh], [onclick], [onload], [onerror], [style*=url]"
)
LEADS_ASTRAY = "a[href]:not([href^='https://' i]):not([href^='http://' i])"
#: Every node chosen, with all of its sentences open; some in focus, expanded, and at the ends of paths; many lines.
VISIT = """async () => {
  const count = orgkg.data.nodes.id.length, rows = () => [...document.querySelectorAll("#panel details")];
  let seen = 0;
  for (let node = 0; node < count; node++) {
    orgkg.choose(node);
    for (const row of rows()) row.open = true;
    while (rows().some(row => row.childElementCount < 2 || row.textContent.includes("正在打开")))
      await new Promise(done => setTimeout(done));
    seen += document.querySelectorAll("#panel blockquote").length;
    if (node % 5) continue;
    orgkg.focus(node);
    orgkg.open((node + 1) % count);
    orgkg.pathTo(node, count - 1 - node);
    orgkg.leave();
  }
  for (let tie = 0; tie < orgkg.ties.length; tie += 5) orgkg.chooseTie(tie);
  orgkg.letGo();
  return seen;
}"""
TYPE = (
    "text => { const box = document.getElementById('query'); box.value = text; box.dispatchEvent(new Event('input')); }"
)


def visit(watched: Watched, folder: Path) -> None:
    """All that the page can show and save is shown and saved; none of it is more than text."""
    page = watched.page
    assert page.evaluate(VISIT) > 0
    for language in ("en", "zh"):
        page.click("#toLanguage")
        for key in ("m", "t", "t", "m"):
            page.keyboard.press(key)
        page.evaluate(
            "() => { const q = document.getElementById('query'); q.value = '<'; q.dispatchEvent(new Event('input')); }"
        )
        assert page.locator(FOREIGN).count() == 0, language
    page.evaluate(TYPE, "")
    for chosen in ("between", "documents"):
        page.select_option("#size", chosen)
    page.select_option("#colour", "community")
    page.select_option("#colour", "kind")
    drawing = saved(page, "svg").decode("utf-8")
    (folder / "drawing.svg").write_text(drawing, encoding="utf-8")
    assert saved(page, "png").startswith(b"\x89PNG")
    (folder / "graph.gexf").write_bytes(saved(page, "gexf"))
    assert set(nx.read_gexf(folder / "graph.gexf", version="1.3").nodes)
    for name in ("relations", "entities"):
        rows = list(csv.reader(io.StringIO(saved(page, name).decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]
    page.click("#toTable")
    for tab in ("entities", "statements"):
        page.click(f"#tab-{tab}")
        page.evaluate("() => { for (const row of document.querySelectorAll('#sheet details')) row.open = true; }")
    page.wait_for_timeout(50)
    page.pdf(path=folder / "print.pdf")
    assert page.locator(FOREIGN).count() == 0
    assert page.locator(LEADS_ASTRAY).count() == 0
    assert page.evaluate("Object.keys(Object.prototype).length") == 0
    watched.close()


def test_hostile_text_in_every_field(chromium: Any, hostile_network: nx.MultiDiGraph, tmp_path: Path) -> None:
    write_html(hostile_network, tmp_path / "hostile.html", title="<img src=x onerror=alert(0)>")
    watched = Watched(chromium, tmp_path / "hostile.html")
    assert watched.page.locator("h1").inner_text() == "<img src=x onerror=alert(0)>"
    visit(watched, tmp_path)
    picture = Watched(chromium, tmp_path / "drawing.svg", ready="svg")
    assert picture.page.locator("script, image, foreignObject, a, [onload]").count() == 0
    picture.close()


def test_five_hundred_random_texts_in_every_field(chromium: Any, tmp_path: Path) -> None:
    words = random_words(11)
    network = random_texts(random.Random(11), words, nodes=40)
    assert len(set(words)) >= 500 and set(words) <= _told(network)
    write_html(network, tmp_path / "random.html", title=words[0])
    visit(Watched(chromium, tmp_path / "random.html"), tmp_path)


def _told(network: nx.MultiDiGraph) -> set[str]:
    """Every text that a network holds in any field."""
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, dict):
            for each in (*value, *value.values()):
                walk(each)
        elif isinstance(value, list | tuple):
            for each in value:
                walk(each)

    walk([list(network.nodes(data=True)), list(network.edges(keys=True, data=True)), network.graph])
    return found


def test_hostile_dossiers(chromium: Any, hostile_network: nx.MultiDiGraph, tmp_path: Path) -> None:
    some = random_texts(random.Random(3), random_words(3), nodes=8)
    pages = [dossier(network, node) for network in (hostile_network, some) for node in network]
    watched: Watched | None = None
    for number, page in enumerate(pages):
        path = tmp_path / f"{number}.html"
        path.write_text(page, encoding="utf-8", newline="\n")
        if watched is None:
            watched = Watched(chromium, path, ready="main")
        watched.page.goto(path.as_uri())
        assert watched.page.locator("h1").count() == 1
        assert watched.page.locator(f"script, {FOREIGN}, {LEADS_ASTRAY}").count() == 0
    assert watched
    watched.close()


def test_hostile_addresses(chromium: Any, county_page: Path) -> None:
    watched = Watched(chromium, county_page)
    names = "people level focus open all path through node between without hide from until size view pin".split()
    for text in (*HOSTILE, "%00", "%E0%A4", "1 1 __proto__", "constructor", "9999", "-1", "&&==&#"):
        told = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
        for address in (
            "&".join(f"{name}={told}&{name}={told}" for name in names),
            told,
            f"focus={told}",
            f"path={told}",
        ):
            watched.page.evaluate("address => { location.hash = address }", address)
    watched.page.wait_for_timeout(80)
    assert watched.page.locator(FOREIGN).count() == 0
    watched.close()


def test_a_hostile_title_in_a_notebook(chromium: Any, hostile_network: nx.MultiDiGraph, tmp_path: Path) -> None:
    frame = show(hostile_network, title='"></iframe><script>alert(1)</script>')._repr_html_()
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{frame}", encoding="utf-8")
    watched = Watched(chromium, path, ready="iframe")
    watched.page.frames[1].wait_for_selector("html[data-ready]")
    assert watched.page.locator("script").count() == 0
    watched.close()


def test_a_hostile_file_name_and_article(chromium: Any, tmp_path: Path) -> None:
    """From the file to the page by the commands."""
    articles, built = tmp_path / "articles", tmp_path / "built"
    articles.mkdir()
    text = (
        "<script>alert(1)</script>云川县委统战工作会议</script><img src=x onerror=alert(2)>\n2021年3月12日上午，"
        "云川县委书记祝承远主持召开全县统战工作会议，<b onclick=alert(3)>县委统战部部长顾言清</b>出席会议并讲话。"
    )
    (articles / "<img src=x onerror=alert(4)>&lt;'\"{{7*7}}.txt").write_text(text, encoding="utf-8")
    record = {
        "id": "<svg onload=alert(5)>",
        "title": text,
        "text": text,
        "url": "javascript:alert(6)",
        "date": "2021-03-12",
    }
    (articles / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    assert cli.main(["build", str(articles), "-o", str(built)]) == 0
    watched = Watched(chromium, built / "graph.html")
    assert "顾言清" in watched.page.evaluate("orgkg.data.nodes.label")
    visit(watched, tmp_path)
    assert cli.main(["view", str(built), "--dossier", "顾言清", "-o", str(tmp_path / "dossier.html")]) == 0
    page = Watched(chromium, tmp_path / "dossier.html", ready="main")
    assert page.page.locator(f"script, {FOREIGN}, {LEADS_ASTRAY}").count() == 0
    page.close()
