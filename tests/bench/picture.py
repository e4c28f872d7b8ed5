"""How fast the picture opens and answers, at several sizes, against pyvis as it comes, in the same run.

    python -m tests.bench.picture [FOLDER …] [--sizes 50 2000 …] [--limit SECONDS] [--json FILE] [--shots FOLDER]

Networks are synthetic, with three edges to a node and a sentence to an edge; folders that `orgkg build` has written may
be named besides. Every request that would leave the machine is refused, and counted. Made: seconds of one processor to
write the page. Drawn: seconds from opening the file to the first frame with nodes in it. Focus: the node with the most
neighbours, from the call to the next frame. Zoom: frames a second over thirty steps. Exits with 1 if a figure is over
its budget, or the picture asked for anything. A page is opened three times, each time anew, and the best figure taken.
Needs Chromium and playwright.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import networkx as nx

from kg.pipeline import open_graph
from kg.view import write_html
from tests.browser import CHROMIUM, FLAGS
from tests.view.networks import county, synthetic

#: Nodes -> the most megabytes that the file may have; seconds to the first frame, seconds to focus, frames a second.
MEGABYTES = {2_000: 1.5, 10_000: 5.0, 50_000: 22.0}
DRAWN, FOCUS, FRAMES = 2.0, 0.3, 30.0
#: How often a page is opened; the best figure counts, since other work on the machine only adds to one.
TIMES = 3

FRAME = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
FOCUS_TIME = """async () => {
  const start = performance.now(), most = orgkg.data.nodes.id.map((_, n) => n), count = new Map();
  for (const end of [...orgkg.data.edges.source, ...orgkg.data.edges.target]) count.set(end, (count.get(end) || 0) + 1);
  const hub = most.reduce((a, b) => (count.get(b) || 0) > (count.get(a) || 0) ? b : a), begin = performance.now();
  orgkg.focus(hub);
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - begin;
}"""
ZOOM_TIME = """async () => {
  const network = orgkg.picture.network, scale = network.getScale(), start = performance.now();
  for (let step = 0; step < 30; step++) {
    network.moveTo({ scale: scale * (1 + 0.5 * Math.sin(step / 3)) });
    await new Promise(requestAnimationFrame);
  }
  return 30000 / (performance.now() - start);
}"""
PYVIS_DRAWN = """() => {
  const bar = document.getElementById('loadingBar');
  return typeof network !== 'undefined' && (!bar || bar.style.display === 'none');
}"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result; seconds, megabytes, frames a second; None where nothing was drawn within the limit."""

    what: str
    nodes: int
    made: float
    megabytes: float
    drawn: float | None
    focus: float | None = None
    frames: float | None = None
    requests: int = 0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", help="built graphs to measure as well")
    parser.add_argument("--sizes", type=int, nargs="*", default=[50, 2_000, 10_000, 50_000], help="numbers of nodes")
    parser.add_argument("--limit", type=float, default=30.0, help="seconds to wait for pyvis")
    parser.add_argument("--json", type=Path, default=None, help="write the figures here as well")
    parser.add_argument("--shots", type=Path, default=None, help="a folder for screenshots of the first views")
    options = parser.parse_args(arguments)
    from playwright.sync_api import sync_playwright

    rows: list[Row] = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for size in options.sizes:
            network = county() if size < 100 else synthetic(size)
            rows.append(ours(browser, network, Path(folder) / f"{size}.html", options.shots))
            report(rows[-1])
            if size <= 2_000:
                for cdn in ("local", "in_line"):
                    rows.append(theirs(browser, network, Path(folder) / f"pyvis-{size}.html", cdn, options.limit))
                    report(rows[-1])
        for built in options.folders:
            network = open_graph(built).network()
            rows.append(ours(browser, network, Path(folder) / f"{built.name}.html", options.shots))
            report(rows[-1])
        browser.close()
    if options.json:
        options.json.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8")
    late = [fault for row in rows if row.what == "orgkg" for fault in faults(row)]
    for fault in late:
        print(fault, file=sys.stderr)
    return 1 if late else 0


def page_of(browser: Any) -> tuple[Any, list[str]]:
    """A page whose every request outside of the machine is refused, and the list that these are put on."""
    asked: list[str] = []

    def answer(route: Any) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.route("**/*", answer)
    return page, asked


def ours(browser: Any, network: nx.MultiDiGraph, path: Path, shots: Path | None) -> Row:
    start = time.process_time()
    write_html(network, path)
    made = time.process_time() - start
    drawn, focus, frames, requests = [], [], [], 0
    for _ in range(TIMES):
        page, asked = page_of(browser)
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]")
        drawn.append(page.evaluate(FRAME) / 1000)
        if shots:
            shots.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=shots / f"{path.stem}.png")
        frames.append(page.evaluate(ZOOM_TIME))
        focus.append(page.evaluate(FOCUS_TIME) / 1000)
        requests += len(asked)
        page.context.close()
    size = path.stat().st_size / 1e6
    return Row("orgkg", len(network), made, size, min(drawn), min(focus), max(frames), requests)


def theirs(browser: Any, network: nx.MultiDiGraph, path: Path, cdn: str, limit: float) -> Row:
    """pyvis with the nodes and edges alone, physics on, as its examples show it."""
    from playwright.sync_api import Error
    from pyvis.network import Network

    start = time.process_time()
    net = Network(cdn_resources=cdn, directed=True)
    for node, data in network.nodes(data=True):
        net.add_node(node, label=data["label"])
    for source, target, data in network.edges(data=True):
        net.add_edge(source, target, title=data["label"])
    path.write_text(net.generate_html(), encoding="utf-8")
    made = time.process_time() - start
    page, asked = page_of(browser)
    begin, drawn = time.perf_counter(), None
    try:
        page.goto(path.as_uri(), timeout=limit * 1000)
        page.wait_for_function(PYVIS_DRAWN, timeout=limit * 1000)
        drawn = time.perf_counter() - begin
    except Error:
        pass
    page.context.close()
    return Row(f"pyvis {cdn}", len(network), made, path.stat().st_size / 1e6, drawn, requests=len(asked))


def report(row: Row) -> None:
    def told(value: float | None, unit: str) -> str:
        return "–".rjust(10) if value is None else f"{value:7.2f} {unit:<2}"

    made = f"{row.what:<14}{row.nodes:>7} nodes   made {row.made:6.2f} s   {row.megabytes:6.2f} MB"
    times = f"drawn {told(row.drawn, 's')}   focus {told(row.focus, 's')}   zoom {told(row.frames, '/s')}"
    times += f"   {row.requests} requests"
    print(f"{made}   {times}", flush=True)


def faults(row: Row) -> list[str]:
    """What is outside of the budget."""
    where = f"{row.nodes} nodes"
    most = next((mb for nodes, mb in MEGABYTES.items() if row.nodes <= nodes), float("inf"))
    return [
        f"{where}: {what} {value:.2f} instead of {budget}"
        for what, value, budget, kept in (
            ("file of MB", row.megabytes, most, row.megabytes <= most),
            ("requests", row.requests, 0, row.requests == 0),
            ("drawn after s", row.drawn or 0.0, DRAWN, (row.drawn or 0.0) <= DRAWN),
            ("focus after s", row.focus or 0.0, FOCUS, (row.focus or 0.0) <= FOCUS),
            ("frames a second", row.frames or 0.0, FRAMES, (row.frames or 0.0) >= FRAMES),
        )
        if not kept
    ]


if __name__ == "__main__":
    raise SystemExit(main())
