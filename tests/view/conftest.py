"""Networks to draw, and a browser to draw them in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.view import write_html
from tests.view import networks
from tests.view.browser import CHROMIUM, FLAGS, Watched


@pytest.fixture(scope="session")
def county_network() -> nx.MultiDiGraph:
    return networks.county()


@pytest.fixture(scope="session")
def hostile_network() -> nx.MultiDiGraph:
    return networks.hostile()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("no chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def county_page(county_network: nx.MultiDiGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("view") / "county.html"
    write_html(county_network, path)
    return path


@pytest.fixture
def county(chromium: Any, county_page: Path) -> Iterator[Any]:
    watched = Watched(chromium, county_page)
    yield watched.page
    watched.close()
