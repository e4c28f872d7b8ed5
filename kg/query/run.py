"""Runs a SPARQL query over a store, within a time limit if one is given, and puts the answer into a form."""

from __future__ import annotations

import os
import re
import selectors
import signal
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.store import base_of
from kg.vocabulary import prefixes

if TYPE_CHECKING:
    import pyoxigraph

#: Forms of a table of rows, and of a graph (CONSTRUCT, DESCRIBE).
FORMS = ("table", "csv", "tsv", "json", "xml")
GRAPH_FORMS = ("turtle",)
# Wherever a query can call SERVICE, the raw text has this shape; nothing is stripped first that could hide it. A string
# that holds the like is refused as well.
_GAP = r"(?:\s|#[^\n\r]*[\n\r])*"
_WHERE_TO = r"(?:<[^<>]*>|[?$]\w+|[^\s<>{}:]*:[^\s{}]*)"
_SERVICE = re.compile(rf"SERVICE{_GAP}(?:SILENT{_GAP})?{_WHERE_TO}{_GAP}\{{", re.IGNORECASE)
_FIRST = re.compile(rf"(?:{_GAP}(?:PREFIX{_GAP}[^\s<]*{_GAP}<[^<>]*>|BASE{_GAP}<[^<>]*>))*{_GAP}(\w*)", re.IGNORECASE)
_UPDATES = frozenset("INSERT DELETE WITH LOAD CLEAR CREATE DROP COPY MOVE ADD".split())


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query: rows (SELECT), a truth value (ASK) or a graph (CONSTRUCT, DESCRIBE).

    `data` is SPARQL JSON, or N-Triples in sorted order for a graph; `prefixes` shorten IRIs where people read them.
    """

    kind: str
    data: bytes
    prefixes: dict[str, str] = field(default_factory=dict)

    def text(self, form: str = "") -> str:
        """The answer as text with its last line ended.

        Parameters
        ----------
        form : str
            ``table`` (the default for rows), ``csv``, ``tsv``, ``json``, ``xml``; ``turtle`` (the default for a graph).

        Raises
        ------
        QueryError
            If the answer cannot take the form.
        """
        form = form or ("turtle" if self.kind == "graph" else "table")
        if form not in (GRAPH_FORMS if self.kind == "graph" else FORMS):
            what = "a graph is written as turtle" if self.kind == "graph" else f"rows are written as {', '.join(FORMS)}"
            raise QueryError(f"this query's answer cannot be written as {form}: {what}")
        if self.kind == "graph":
            return self._turtle()
        if form == "table":
            return self._table()
        return self._serialized(form)

    def rows(self) -> list[dict[str, str]]:
        """The rows, a dictionary of the bound variables each; the value of a node is its IRI."""
        if self.kind != "rows":
            raise QueryError("this query has no rows; ask a SELECT query")
        names, solutions = self._solutions()
        found = (zip(names, solution, strict=True) for solution in solutions)
        return [{name: str(node.value) for name, node in row if node is not None} for row in found]

    def __bool__(self) -> bool:
        return self.data.rstrip().endswith(b"true}") if self.kind == "truth" else bool(self.data.strip())

    def _solutions(self) -> tuple[list[str], list[list[Any]]]:
        import pyoxigraph as ox

        found: Any = ox.parse_query_results(self.data, ox.QueryResultsFormat.JSON)
        names = [variable.value for variable in found.variables]
        return names, [[solution[name] for name in names] for solution in found]

    def _serialized(self, form: str) -> str:
        import pyoxigraph as ox

        known = ox.QueryResultsFormat
        chosen = {"csv": known.CSV, "tsv": known.TSV, "json": known.JSON, "xml": known.XML}[form]
        if self.kind == "truth" and form in ("csv", "tsv"):
            return f"{'true' if self else 'false'}\n"
        found: Any = ox.parse_query_results(self.data, known.JSON)
        text: bytes = found.serialize(format=chosen)
        return text.decode("utf-8").replace("\r\n", "\n").rstrip("\n") + "\n"

    def _turtle(self) -> str:
        import pyoxigraph as ox

        used = self.data.decode("utf-8")
        known = {name: iri for name, iri in self.prefixes.items() if f"<{iri}" in used}
        triples = ox.parse(self.data, ox.RdfFormat.N_TRIPLES)
        return (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=known) or b"").decode("utf-8")

    def _table(self) -> str:
        if self.kind == "truth":
            return f"{'true' if self else 'false'}\n"
        names, solutions = self._solutions()
        rows = [names, *([self._cell(node) for node in solution] for solution in solutions)]
        widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
        rows.insert(1, ["-" * width for width in widths])
        return "".join("  ".join(map(_pad, row, widths)).rstrip() + "\n" for row in rows)

    def _cell(self, node: Any) -> str:
        """A value for the eye: prefixed names, and nothing that would break the line."""
        text = "" if node is None else str(node.value)
        if type(node).__name__ == "NamedNode":
            fitting = [(iri, name) for name, iri in self.prefixes.items() if text.startswith(iri)]
            if fitting:
                iri, name = max(fitting, key=lambda pair: (len(pair[0]), -len(pair[1]), pair[1]))
                text = f"{name}:{text[len(iri) :]}"
        return "".join(char if unicodedata.category(char)[0] != "C" else " " for char in text)


def run(store: pyoxigraph.Store, sparql: str, *, base: str | None = None, timeout: float | None = None) -> Answer:
    """Ask a store; the default graph is the union of all graphs.

    Known prefixes: those of the ontology and its vocabularies (``okg role rank lvl st mod mrole precision orgtype known
    title eventtype said topic``), of the standards (``dct dcterms foaf oa org owl prov rdf rdfs schema skos xsd``) and
    of the data's own nodes under `base` (``doc event fact g orgn person place post source span``).

    Parameters
    ----------
    base : str, optional
        The IRI that the data lie under; found in the store if left out.
    timeout : float, optional
        Seconds; the query then runs in a process of its own that is ended when they are over.

    Raises
    ------
    QueryError
        If the query cannot be parsed (with line and column), is an update, calls SERVICE, or takes too long.
    """
    sparql = sparql.encode("utf-8", "replace").decode("utf-8")
    _refuse(sparql)
    known = prefixes(base_of(store) if base is None else base)
    if timeout is None:
        kind, data = _ask(store, sparql, known)
    else:
        kind, data = _within(timeout, store, sparql, known)
    return Answer(kind, data, known)


def _refuse(sparql: str) -> None:
    """Refuse what would change the graph or reach out to another machine, by its keywords."""
    if _SERVICE.search(sparql):
        raise QueryError("SERVICE is refused: a query stays within this graph")
    first = _FIRST.match(sparql)
    if first and first[1].upper() in _UPDATES:
        raise QueryError(f"{first[1].upper()} is refused: a built graph is read only; build it again instead")


def _ask(store: pyoxigraph.Store, sparql: str, known: dict[str, str]) -> tuple[str, bytes]:
    import pyoxigraph as ox

    try:
        found: Any = store.query(sparql, prefixes=known, use_default_graph_as_union=True)
        if isinstance(found, ox.QueryTriples):
            return "graph", "".join(sorted({f"{triple} .\n" for triple in found})).encode("utf-8")
        kind = "truth" if isinstance(found, ox.QueryBoolean) else "rows"
        return kind, found.serialize(format=ox.QueryResultsFormat.JSON)
    except SyntaxError as error:
        raise QueryError(_place_of(str(error.msg), sparql)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {' '.join(str(error).split())}") from error


def _place_of(message: str, sparql: str) -> str:
    """Where a query goes wrong, in one line, without the parser's list of all that it would have taken."""
    place = re.search(r"error at (\d+):(\d+): (.*)", " ".join(message.split()))
    if not place:
        return f"the query cannot be parsed: {' '.join(message.split())}"
    row, column, expected = int(place[1]), int(place[2]), place[3]
    lines = sparql.splitlines() or [""]
    rest = lines[row - 1][column - 1 :].strip() if row <= len(lines) else ""
    found = f"at {rest[:20]!r}" if rest else "at its end" if row >= len(lines) else "at the line's end"
    why = "something else is expected" if expected.startswith("expected one of") else expected
    return f"the query cannot be parsed at line {row}, column {column}, {found}: {why}"


def _within(timeout: float, store: pyoxigraph.Store, sparql: str, known: dict[str, str]) -> tuple[str, bytes]:
    """Ask in a child process, which sees the same store, and end it when the time is over."""
    if not hasattr(os, "fork"):
        raise QueryError("a time limit needs a system that can fork processes; leave it out")
    end, start = os.pipe()
    child = os.fork()
    if child == 0:
        _answer_through(start, store, sparql, known)
    os.close(start)
    try:
        kind, _, data = b"".join(_read(end, timeout)).partition(b"\n")
    finally:
        os.close(end)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if kind == b"error":
        raise QueryError(data.decode("utf-8"))
    if not kind:
        raise QueryError("the query's process ended without an answer; it may have run out of memory")
    return kind.decode(), data


def _answer_through(pipe: int, store: pyoxigraph.Store, sparql: str, known: dict[str, str]) -> None:
    """In the child: write the answer and end, without the parent's leave-taking."""
    try:
        try:
            kind, data = _ask(store, sparql, known)
        except QueryError as error:
            kind, data = "error", str(error).encode("utf-8", "replace")
        with os.fdopen(pipe, "wb") as out:
            out.write(kind.encode() + b"\n" + data)
    finally:
        os._exit(0)


def _read(pipe: int, timeout: float) -> Iterator[bytes]:
    """What comes through a pipe until it is closed; QueryError when the time is over."""
    import time

    deadline = time.monotonic() + timeout
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise QueryError(f"the query took longer than {timeout:g} seconds; narrow it or give it more time")
            chunk = os.read(pipe, 1 << 16)
            if not chunk:
                return
            yield chunk


def _width(text: str) -> int:
    """Columns on a terminal: East Asian wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
