"""A built graph: a folder of files, open to questions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import statements
from kg.errors import OutputError
from kg.model import Reading
from kg.ontology import load
from kg.resolve import resolve

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.query import Known
    from kg.view import Frame

ABOUT = "build.json"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build holds, counted."""

    documents: int = 0
    people: int = 0
    organizations: int = 0
    posts: int = 0
    events: int = 0
    edges: int = 0
    utterances: int = 0
    unread: int = 0
    errors: int = 0


class Graph:
    """A built graph: a folder of files, open to questions.

    Examples
    --------
    >>> import kg
    >>> g = kg.build([kg.Document("a", "云川县委书记林望舒主持召开全县统战工作会议。")])
    >>> g.summary.people
    1
    """

    def __init__(self, folder: Path, *, keep: Any = None) -> None:
        self.folder = folder
        self._keep = keep
        try:
            self._about: dict[str, Any] = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise OutputError(f"{folder}: no built graph here (no {ABOUT}); build one with: orgkg build") from None
        except (OSError, ValueError) as error:
            raise OutputError(f"{folder}/{ABOUT}: cannot be read: {error}") from error

    @property
    def summary(self) -> Summary:
        """The counts of the build."""
        return Summary(**self._about["summary"])

    @property
    def base(self) -> str:
        """The IRI under which the graph's own identifiers lie."""
        return str(self._about["base"])

    def readings(self) -> Iterator[Reading]:
        """What each document says, in the order of their ids."""
        return statements.read(self.folder / statements.NAME, min_confidence=self._about["min_confidence"])

    @property
    def graph(self) -> rdflib.Dataset:
        """The graph as an rdflib Dataset over an Oxigraph store: a named graph a document, the default graph all."""
        import rdflib
        from oxrdflib import OxigraphStore

        from kg.store import open_store

        return rdflib.Dataset(store=OxigraphStore(store=open_store(self.folder)), default_union=True)

    def query(self, sparql: str, *, timeout: float | None = None) -> list[dict[str, str]]:
        """The rows of a SELECT query, a dictionary each; the ontology's prefixes are known."""
        from kg.query import rows
        from kg.store import open_store

        return rows(open_store(self.folder), sparql, base=self.base, timeout=timeout)

    def explain(self, name: str, other: str = "", *, lang: str = "zh") -> list[Known]:
        """What is known of an entity, or between two, a row each with its sentence, document and date."""
        from kg.query import explain
        from kg.store import open_store

        return explain(open_store(self.folder), name, other, lang=lang)

    def network(self, *, evidence: int = 5) -> networkx.MultiDiGraph:
        """The graph as a networkx MultiDiGraph: people, organizations, events, places, and the edges between them."""
        from kg.project import network

        return network(self.readings(), resolve(self.readings()), load(), evidence=evidence)

    def show(self, *, lang: str = "zh", title: str = "", height: int = 640) -> Frame:
        """The picture, drawn by Jupyter below the cell that returns it, `height` pixels high."""
        from kg.view import show

        return show(self.network(), lang=lang, title=title, height=height)


def open_graph(folder: str | Path) -> Graph:
    """Open a folder that `build` wrote; OutputError if it holds no graph."""
    return Graph(Path(folder))
