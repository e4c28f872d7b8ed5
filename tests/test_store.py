"""A build folder's graph is opened in memory or from disk, and says in one line what is wrong with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.store import CACHE, base_of, open_store

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
QUADS = f"""\
<https://e.org/doc/a> {TYPE} <https://w3id.org/orgkg/ontology#Document> <https://e.org/graph/a> .
<https://e.org/person/p> <http://www.w3.org/2004/02/skos/core#prefLabel> "顾言清"@zh <https://e.org/graph/entities> .
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "graph.nq").write_text(QUADS, encoding="utf-8")
    return tmp_path


def test_a_small_graph_is_held_in_memory(folder: Path) -> None:
    store = open_store(folder)
    assert len(store) == 2
    assert base_of(store) == "https://e.org/"
    assert not (folder / CACHE).exists()


def test_a_large_graph_is_loaded_to_disk_once(folder: Path) -> None:
    assert len(open_store(folder, in_memory=10)) == 2
    (home,) = (folder / CACHE).iterdir()
    before = home.stat().st_mtime_ns
    first, second = open_store(folder, in_memory=10), open_store(folder, in_memory=10)
    assert len(first) == len(second) == 2
    assert home.stat().st_mtime_ns == before


def test_a_rebuilt_graph_replaces_the_store(folder: Path) -> None:
    open_store(folder, in_memory=10)
    (folder / "graph.nq").write_text(QUADS.splitlines(keepends=True)[0], encoding="utf-8")
    assert len(open_store(folder, in_memory=10)) == 1
    assert len(list((folder / CACHE).iterdir())) == 1


def test_a_folder_that_cannot_be_written_is_read_into_memory(folder: Path) -> None:
    (folder / CACHE).write_text("a file where the cache would be", encoding="utf-8")
    assert len(open_store(folder, in_memory=10)) == 2


def test_a_broken_store_on_disk_is_passed_over(folder: Path) -> None:
    open_store(folder, in_memory=10)
    (home,) = (folder / CACHE).iterdir()
    for file in home.iterdir():
        os.truncate(file, 0)
    assert len(open_store(folder, in_memory=10)) == 2


@pytest.mark.parametrize("name", ["missing", "empty", "file"])
def test_a_folder_without_a_graph_is_one_clear_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=f"{name}: no built graph here") as caught:
        open_store(tmp_path / name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("in_memory", [10, 10_000])
def test_a_broken_line_is_named(folder: Path, in_memory: int) -> None:
    (folder / "graph.nq").write_text(QUADS + "<no iri> <p> .\n", encoding="utf-8")
    with pytest.raises(OutputError, match="line 3"):
        open_store(folder, in_memory=in_memory)
    assert not (folder / CACHE).exists() or list((folder / CACHE).iterdir()) == []


def test_a_graph_without_documents_has_no_base(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").touch()
    assert base_of(open_store(tmp_path)) == ""
