"""The order of the work: read → extract → resolve → assemble → write. Nothing else knows it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import engines, statements
from kg.errors import InputError, OrgkgError, OutputError
from kg.extract import COSTS, EXTRACTORS, HEADING_EXTRACTORS, choose
from kg.extract.language_model import Cost
from kg.ids import DEFAULT_BASE
from kg.lexicon import Lexicon, compile_lexicon, known_forms
from kg.model import Document, Reading
from kg.ontology import KnownOrganization, Ontology, load
from kg.preparation import prepare
from kg.resolve import Resolution, resolve
from kg.resolve.document import read as read_document

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.language.tagger import Tagger
    from kg.query import Known

FORMATS = ("nquads", "turtle", "jsonld", "graphml", "gexf", "csv", "html")
BATCH = 64


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build holds, counted."""

    documents: int = 0
    people: int = 0
    organizations: int = 0
    posts: int = 0
    events: int = 0
    edges: int = 0
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
            self._about: dict[str, Any] = json.loads((folder / "build.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise OutputError(f"{folder}: no built graph here (no build.json); build one with: orgkg build") from None
        except (OSError, ValueError) as error:
            raise OutputError(f"{folder}/build.json: cannot be read: {error}") from error

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
        """The graph as an rdflib Dataset over an Oxigraph store, one named graph a document, default graph the union."""
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
        """The graph as a networkx MultiDiGraph: people, organizations, events and places, and the edges between them."""
        from kg.project import network

        return network(self.readings(), resolve(self.readings()), load(), evidence=evidence)


def open_graph(folder: str | Path) -> Graph:
    """Open a folder that `build` wrote; OutputError if it holds no graph."""
    return Graph(Path(folder))


@lru_cache(maxsize=1)
def _tools() -> tuple[Ontology, Lexicon, Tagger, dict[str, KnownOrganization]]:
    from kg.language import tagger

    ontology = load()
    return ontology, compile_lexicon(ontology), tagger.load(), known_forms(ontology)


def extract_batch(documents: Sequence[Document], extractors: Sequence[str] = ()) -> list[Reading]:
    """The readings of a batch of documents, which share the tagger's passes; `extractors` are run after the built-in ones."""
    chosen = (*EXTRACTORS, *choose(extractors))
    ontology, lexicon, tagger, known = _tools()
    readings = []
    for analysis in prepare(documents, lexicon, tagger):
        if analysis.heading is not None:
            for extractor in HEADING_EXTRACTORS:
                extractor(analysis.heading, ontology)
        for extractor in chosen:
            extractor(analysis, ontology)
        readings.append(read_document(analysis, ontology, known))
    return readings


def extract(
    documents: Iterable[Document], *, processes: int = 1, extractors: Sequence[str] = ()
) -> Iterator[Reading]:
    """The readings of documents, in their order; `extractors` names additional ones."""
    work = partial(extract_batch, extractors=tuple(extractors))
    for readings in engines.run(work, documents, batch=BATCH, processes=processes):
        yield from readings


def build(
    inputs: Sequence[str | Path | Document],
    output: str | Path | None = None,
    *,
    base: str = DEFAULT_BASE,
    processes: int = 1,
    formats: Sequence[str] = FORMATS,
    lang: str = "zh",
    min_confidence: float = 0.0,
    extractors: Sequence[str] = (),
    on_error: Callable[[OrgkgError], None] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Graph:
    """Read articles and build their graph in a folder.

    Parameters
    ----------
    inputs : sequence of str, Path or Document
        Files, folders, globs, ``-`` for standard input, or documents.
    output : path, optional
        The folder to write; a temporary one that lasts as long as the returned graph if left out.
    formats : sequence of str
        Names among `FORMATS`; N-Quads are always written.
    min_confidence : float
        Statements below it stay in ``statements.jsonl`` but not in the graph.
    extractors : sequence of str
        Names among `kg.extract.available` of those to run after the built-in ones.
    on_error : callable, optional
        Called with each input that could not be read; without it the first one is raised.
    progress : callable, optional
        Called with the number of documents done since the last call.

    Raises
    ------
    InputError
        If nothing could be read, or anything could not and `on_error` is left out.
    OutputError
        If the folder cannot be written.
    """
    choose(extractors)
    keep = tempfile.TemporaryDirectory(prefix="orgkg-") if output is None else None
    folder = Path(keep.name if keep else str(output))
    _make(folder)
    errors = _Errors(on_error)
    documents, unread = _gather(_documents(inputs, errors), folder, processes, progress, extractors)
    if documents == 0 and errors.count:
        raise InputError("nothing could be read; see the errors above" if on_error else errors.last)
    readings = lambda: statements.read(folder / statements.NAME, min_confidence=min_confidence)  # noqa: E731
    resolution = resolve(readings())
    edges = _write_graph(folder, readings, resolution, base)
    _write_formats(folder, readings, resolution, formats, lang)
    posts = _posts(readings(), resolution)
    summary = _count(resolution, documents, posts, edges, unread, errors.count)
    about = {"orgkg": _version(), "base": base, "min_confidence": min_confidence, "formats": sorted({"nquads", *formats}), "summary": asdict(summary)}
    (folder / "build.json").write_text(json.dumps(about, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return Graph(folder, keep=keep)


def estimate(
    inputs: Sequence[str | Path | Document],
    extractors: Sequence[str],
    *,
    on_error: Callable[[OrgkgError], None] | None = None,
) -> tuple[int, Cost]:
    """How many documents the inputs hold, and what these extractors would ask services about them; nothing is sent."""
    choose(extractors)
    ontology, lexicon, tagger, _ = _tools()
    costs = [COSTS[name] for name in dict.fromkeys(extractors) if name in COSTS]
    count, total = 0, Cost()
    documents = _documents(inputs, _Errors(on_error))
    for analyses in engines.run(partial(prepare, lexicon=lexicon, tagger=tagger), documents, batch=BATCH):
        count += len(analyses)
        for analysis in analyses:
            total = sum((cost(analysis, ontology) for cost in costs), total)
    return count, total


class _Errors:
    """Counts the inputs that could not be read and passes them on."""

    def __init__(self, report: Callable[[OrgkgError], None] | None) -> None:
        self.report = report
        self.count = 0
        self.last = ""

    def __call__(self, error: OrgkgError) -> None:
        self.count += 1
        self.last = str(error)
        if self.report is None:
            raise error
        self.report(error)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".orgkg.part"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror}; give another folder with -o") from error


def _documents(inputs: Sequence[str | Path | Document], errors: _Errors) -> Iterator[Document]:
    from kg.readers import read
    from kg.readers.boilerplate import annotate

    paths = [item for item in inputs if not isinstance(item, Document)]
    for item in inputs:
        if isinstance(item, Document):
            yield annotate(item)
    if paths:
        yield from read(paths, on_error=errors)


def _gather(
    documents: Iterable[Document],
    folder: Path,
    processes: int,
    progress: Callable[[int], None] | None,
    extractors: Sequence[str] = (),
) -> tuple[int, int]:
    """Extract and write `statements.jsonl` and `unread.jsonl`; how many documents and unread places there are."""
    sorter = statements.Sorter(folder / ".statements.scratch")
    try:
        work = partial(extract_batch, extractors=tuple(extractors))
        for readings in engines.run(work, documents, batch=BATCH, processes=processes):
            for reading in readings:
                sorter.add(reading)
            if progress is not None:
                progress(len(readings))
        sorter.write(folder / statements.NAME)
    finally:
        sorter.close()
    unread = 0
    with open(folder / "unread.jsonl", "w", encoding="utf-8", newline="\n") as out:
        for reading in statements.read(folder / statements.NAME):
            for item in reading.unread:
                unread += 1
                row = {"document": reading.id, "kind": item.kind, "start": item.span.start, "end": item.span.end, "text": item.span.text, "why": item.why}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return len(sorter.places), unread


def _write_graph(folder: Path, readings: Callable[[], Iterator[Reading]], resolution: Resolution, base: str) -> int:
    """Write `graph.nq`; how many statements were assembled."""
    import os

    from kg.assemble import lines

    draft = folder / ".graph.nq.part"
    with open(draft, "w", encoding="utf-8", newline="\n") as out:
        out.writelines(lines(readings(), resolution, load(), base=base))
    os.replace(draft, folder / "graph.nq")
    return sum(len(reading.statements) for reading in readings())


def _write_formats(
    folder: Path, readings: Callable[[], Iterator[Reading]], resolution: Resolution, formats: Sequence[str], lang: str
) -> None:
    from kg.writers import available, write

    writers = available()
    for name in formats:
        if name != "html" and name not in writers:
            raise OutputError(f"unknown format {name}; known: {', '.join([*writers, 'html'])}")
    network = None
    for name in formats:
        if name == "nquads":
            continue
        if name == "html" or writers[name].source == "network":
            if network is None:
                from kg.project import network as project

                network = project(readings(), resolution, load())
            if name == "html":
                from kg.view import write_html

                write_html(network, folder / "graph.html", ontology=load(), lang=lang)
            else:
                write(writers[name], network, folder)
        else:
            write(writers[name], folder / "graph.nq", folder)


def _posts(readings: Iterable[Reading], resolution: Resolution) -> int:
    """How many different posts the tenures name: an organization and a title."""
    found = {
        (resolution.of[reading.id, s.object], s.qualifiers.get("title"))
        for reading in readings
        for s in reading.statements
        if s.relation == "tenure"
    }
    return len(found)


def _count(resolution: Resolution, documents: int, posts: int, edges: int, unread: int, errors: int) -> Summary:
    kinds = [identifier.split("/", 1)[0] for identifier in resolution.entities]
    return Summary(documents, kinds.count("person"), kinds.count("org"), posts, kinds.count("event"), edges, unread, errors)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("orgkg")
    except PackageNotFoundError:
        return "0"
