"""The sample's graph in a folder and as a store."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.assemble import lines
from kg.ontology import load
from kg.store import open_store
from tests import sample


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the sample's ``graph.nq``; read only."""
    folder = tmp_path_factory.mktemp("sample")
    articles = sample.readings()
    with open(folder / "graph.nq", "w", encoding="utf-8", newline="\n") as out:
        out.writelines(lines(articles, sample.resolution(articles), load()))
    return folder


@pytest.fixture(scope="session")
def store(folder: Path) -> ox.Store:
    """The sample's store; read only."""
    return open_store(folder)
