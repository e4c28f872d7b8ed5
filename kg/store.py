"""The graph of a build folder, open for questions: in memory when it is small, on disk when it is large.

A large graph is loaded once into ``.store`` in its folder, under a name made of its size and digest, and opened
read-only from then on; a rebuilt graph gets a store of its own and the old one is removed. Where the folder cannot be
written, or another process is loading, the graph is loaded into memory instead.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import OutputError
from kg.vocabulary import term

if TYPE_CHECKING:
    import pyoxigraph

GRAPH = "graph.nq"
CACHE = ".store"
#: Bytes of N-Quads up to which a graph is held in memory: about a million quads, five seconds and 400 MB.
IN_MEMORY = 200_000_000


def open_store(folder: Path, *, in_memory: int = IN_MEMORY) -> pyoxigraph.Store:
    """The store of a build folder's graph; to be read only, what is added to it is lost.

    Parameters
    ----------
    folder : Path
        A folder that holds ``graph.nq``.
    in_memory : int
        Bytes of N-Quads up to which the graph is held in memory.

    Raises
    ------
    OutputError
        If the folder holds no graph, or the graph cannot be read.
    """
    source = Path(folder) / GRAPH
    try:
        size = source.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        raise OutputError(f"{folder}: no built graph here (no {GRAPH}); build one with: orgkg build") from None
    except OSError as error:
        raise OutputError(f"{source}: cannot be read: {error.strerror}") from error
    if size > in_memory:
        try:
            return _on_disk(source, size)
        except (OSError, RuntimeError):  # RocksDB's complaints come as either
            pass  # a folder that cannot be written, or a store that cannot be opened: memory serves as well
    return _load(source)


def base_of(store: pyoxigraph.Store) -> str:
    """The base IRI of the data's own nodes, as the documents' names show it; empty in a graph without documents."""
    found: Any = store.query(f"SELECT ?d WHERE {{ GRAPH ?g {{ ?d a {term('okg:Document')} }} }} LIMIT 1")
    for row in found:
        return str(row[0].value).rpartition("doc/")[0]
    return ""


def _load(source: Path, into: Path | None = None) -> pyoxigraph.Store:
    import pyoxigraph as ox

    store = ox.Store(into) if into else ox.Store()
    try:
        with open(source, "rb") as file:
            store.bulk_load(file, ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise OutputError(f"{source}: {error.msg}; build the folder anew") from error
    except OSError as error:
        if into:
            raise
        raise OutputError(f"{source}: cannot be read: {error}") from error
    return store


def _on_disk(source: Path, size: int) -> pyoxigraph.Store:
    """The store on disk, loaded first if this graph has none yet."""
    import pyoxigraph as ox

    cache = source.parent / CACHE
    with open(source, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    home = cache / f"{size}-{digest[:16]}"
    if not home.is_dir():
        cache.mkdir(exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix="part-", dir=cache))
        try:
            store = _load(source, draft)
            store.flush()
            del store  # closes the files
            _move(draft, home)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        for old in cache.iterdir():
            if old != home and not old.name.startswith("part-"):
                shutil.rmtree(old, ignore_errors=True)
    return ox.Store.read_only(str(home))


def _move(draft: Path, home: Path) -> None:
    try:
        os.rename(draft, home)
    except OSError:
        if not home.is_dir():  # otherwise another process was first, with the same graph
            raise
