"""The order of the work: read → extract → resolve → assemble → write. Nothing else knows it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg import engines, statements
from kg.analysis import Analysis
from kg.errors import InputError, OrgkgError
from kg.extract import COSTS, EXTRACTORS, HEADING_EXTRACTORS, Extractor, choose
from kg.extract.language_model import Cost
from kg.ids import DEFAULT_BASE
from kg.lexicon import Lexicon, compile_lexicon, known_forms
from kg.model import Document, Reading
from kg.ontology import KnownOrganization, Ontology, load
from kg.pipeline import folder as files
from kg.pipeline.garbage import seldom_collected
from kg.pipeline.graph import ABOUT, Graph, Summary, open_graph
from kg.preparation import prepare
from kg.resolve import Resolution, resolve
from kg.resolve.document import read as read_document
from kg.topics import load as load_topics

if TYPE_CHECKING:
    from kg.language.tagger import Tagger

__all__ = ["BATCH", "FORMATS", "Graph", "Summary", "build", "estimate", "extract", "extract_batch", "open_graph"]

FORMATS = ("nquads", "turtle", "jsonld", "graphml", "gexf", "csv", "html")
#: Documents read together: their clauses share the passes of the name model, which like company of their own length.
BATCH = 256


@lru_cache(maxsize=1)
def _tools() -> tuple[Ontology, Lexicon, Tagger, dict[str, KnownOrganization]]:
    from kg.language import tagger

    ontology = load()
    return ontology, compile_lexicon(ontology), tagger.load(), known_forms(ontology)


@seldom_collected()
def extract_batch(documents: Sequence[Document], extractors: Sequence[str] = ()) -> list[Reading | InputError]:
    """The readings of a batch of documents, which share the tagger's passes.

    `extractors` are run after the built-in ones. In the place of a document that the grammar fails on stands the error.
    """
    chosen = choose(extractors)
    ontology, lexicon, tagger, known = _tools()
    return [_read(analysis, ontology, known, chosen) for analysis in prepare(documents, lexicon, tagger)]


def _read(
    analysis: Analysis, ontology: Ontology, known: dict[str, KnownOrganization], chosen: Sequence[Extractor]
) -> Reading | InputError:
    try:
        if analysis.heading is not None:
            for extractor in HEADING_EXTRACTORS:
                extractor(analysis.heading, ontology)
        for extractor in EXTRACTORS:
            extractor(analysis, ontology)
    except Exception as error:
        return _failure(analysis, error)
    for extractor in chosen:
        extractor(analysis, ontology)
    try:
        return read_document(analysis, ontology, known)
    except Exception as error:
        return _failure(analysis, error)


def _failure(analysis: Analysis, error: Exception) -> InputError:
    """What stands for the reading of a document that the grammar fails on, whatever the failure; the batch goes on."""
    kind = type(error).__name__
    failure = InputError(f"{analysis.document.id}: cannot be read ({kind}: {error}); please report it with the article")
    failure.__cause__ = error
    return failure


def extract(documents: Iterable[Document], *, processes: int = 1, extractors: Sequence[str] = ()) -> Iterator[Reading]:
    """The readings of documents, in their order; `extractors` names additional ones.

    InputError at a document that the grammar fails on.
    """
    for readings in _extracted(documents, processes, extractors):
        for reading in readings:
            if isinstance(reading, InputError):
                raise reading
            yield reading


def _extracted(
    documents: Iterable[Document], processes: int, extractors: Sequence[str]
) -> Iterator[list[Reading | InputError]]:
    work = partial(extract_batch, extractors=tuple(extractors))
    return engines.run(work, documents, batch=BATCH, processes=processes)


@seldom_collected()
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
    topics: Sequence[str | Path] = (),
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
    topics : sequence of str or Path
        Turtle files of further topics, and of further keywords for the ontology's.
    on_error : callable, optional
        Called with each input that could not be read; without it the first one is raised.
    progress : callable, optional
        Called with the number of documents done since the last call.

    Raises
    ------
    InputError
        If nothing could be read, or anything could not and `on_error` is left out.
    OutputError
        If the folder cannot be written, or there is no such format.
    OntologyError
        If a file of topics cannot be read or holds no whole topics.
    """
    choose(extractors)
    files.check(formats)
    subjects = load_topics(topics)
    keep = tempfile.TemporaryDirectory(prefix="orgkg-") if output is None else None
    folder = Path(keep.name if keep else str(output))
    files.make(folder)
    errors = _Errors(on_error)
    extracted = _extracted(_documents(inputs, errors), processes, extractors)
    count = statements.write(_told(extracted, errors, progress), folder / statements.NAME)
    if count == 0 and errors.count:
        raise InputError("nothing could be read; see the errors above" if on_error else errors.last)
    unread = files.write_unread(folder)
    readings = partial(statements.read, folder / statements.NAME, min_confidence=min_confidence)
    resolution = resolve(readings())
    tally = files.Tally(resolution)
    files.write_graph(folder, tally.over(readings()), resolution, base, subjects)
    files.write_formats(folder, readings, resolution, formats, lang)
    summary = _summary(resolution, tally, documents=count, unread=unread, errors=errors.count)
    about = {"orgkg": _version(), "base": base, "min_confidence": min_confidence, "summary": asdict(summary)}
    about["formats"] = sorted({"nquads", *formats})
    text = json.dumps(about, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (folder / ABOUT).write_text(text, encoding="utf-8")
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
    """Counts the inputs that could not be read and passes them on; raises them where nobody wants them."""

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


def _documents(inputs: Sequence[str | Path | Document], errors: _Errors) -> Iterator[Document]:
    from kg.readers import read
    from kg.readers.boilerplate import annotate

    for item in inputs:
        if isinstance(item, Document):
            yield annotate(item)
    paths = [item for item in inputs if not isinstance(item, Document)]
    if paths:
        yield from read(paths, on_error=errors)


def _told(
    extracted: Iterable[list[Reading | InputError]], errors: _Errors, progress: Callable[[int], None] | None
) -> Iterator[Reading]:
    """The readings one by one; the errors among them go to `errors`, and each batch is told to `progress`."""
    for readings in extracted:
        for reading in readings:
            if isinstance(reading, InputError):
                errors(reading)
            else:
                yield reading
        if progress is not None:
            progress(len(readings))


def _summary(resolution: Resolution, tally: files.Tally, *, documents: int, unread: int, errors: int) -> Summary:
    kinds = [identifier.split("/", 1)[0] for identifier in resolution.entities]
    people, organizations, events = (kinds.count(kind) for kind in ("person", "org", "event"))
    told = len(tally.posts), events, tally.edges, tally.utterances
    return Summary(documents, people, organizations, *told, unread, errors)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("orgkg")
    except PackageNotFoundError:
        return "0"
