"""Networks to draw, built graphs, and pages of them that are open in a browser.

`ORGKG_GRAPHS` names folders that `orgkg build` has written, with the separator of ``PATH`` between them: graphs of real
articles, which are no part of the project. They are looked at besides that of the example articles.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg import cli, pipeline
from kg.view import write_html
from tests.browser import SCREENS, Watched
from tests.view import hostile, networks
from tests.view.graphs import Graph

MORE = [Path(path) for path in os.environ.get("ORGKG_GRAPHS", "").split(os.pathsep) if path]


@pytest.fixture(scope="session")
def county_network() -> nx.MultiDiGraph:
    return networks.county()


@pytest.fixture(scope="session")
def hostile_network() -> nx.MultiDiGraph:
    return hostile.hostile()


@pytest.fixture(scope="session")
def county_page(county_network: nx.MultiDiGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("view") / "county.html"
    write_html(county_network, path)
    return path


@pytest.fixture(scope="session")
def county_window(chromium: Any, county_page: Path) -> Iterator[Watched]:
    watched = Watched(chromium, county_page)
    yield watched
    watched.close()


@pytest.fixture
def county(county_window: Watched) -> Iterator[Any]:
    """The page of the county as it opens."""
    county_window.open()
    yield county_window.page
    county_window.page.emulate_media(media="null")
    county_window.check()


@pytest.fixture(scope="session", params=[None, *MORE], ids=lambda path: path.name if path else "examples")
def built_graph(
    request: pytest.FixtureRequest, chromium: Any, built: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Graph]:
    folder = request.param or built
    page = tmp_path_factory.mktemp("graph") / "graph.html"
    assert cli.main(["view", str(folder), "-o", str(page), "--lang", "zh"]) == 0
    window = Watched(chromium, page, *SCREENS["laptop"])
    yield Graph(folder, pipeline.open_graph(folder).network(evidence=1_000_000), window)
    window.close()


@pytest.fixture
def graph(built_graph: Graph) -> Iterator[Graph]:
    """A built graph whose page is as it opens."""
    built_graph.window.open()
    yield built_graph
    built_graph.window.check()
