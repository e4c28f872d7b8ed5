"""Shared by all tests: the shipped example articles, built once a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kg
from tests.browser import CHROMIUM, FLAGS

EXAMPLES = Path(__file__).resolve().parent / "examples"


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example articles that the project ships; every person and body in them is invented."""
    return EXAMPLES


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder of the example articles; read only."""
    folder = tmp_path_factory.mktemp("built")
    kg.build([EXAMPLES], folder, lang="en")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless browser; a test that wants one is skipped where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("no chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def plain_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """English output, whatever the locale of the machine that tests."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
