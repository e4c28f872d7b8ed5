"""``orgkg build``: articles in, a folder with the graph out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from kg.errors import OrgkgError
from kg.ids import DEFAULT_BASE
from kg.messages import columns, say
from kg.options import Help, Lang, Verbose, choice, fail

if TYPE_CHECKING:
    from kg.pipeline import Summary


def build(
    context: typer.Context,
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT")],
    output: Annotated[str, typer.Option("--output", "-o", metavar="DIR")] = "output/graph",
    base: Annotated[str, typer.Option("--base", metavar="IRI")] = DEFAULT_BASE,
    processes: Annotated[int, typer.Option("--processes", metavar="N", min=1)] = 1,
    formats: Annotated[list[str] | None, typer.Option("--format", metavar="NAME")] = None,
    min_confidence: Annotated[float, typer.Option("--min-confidence", metavar="X", min=0.0, max=1.0)] = 0.0,
    extractors: Annotated[list[str] | None, typer.Option("--extractor", metavar="NAME")] = None,
    estimate: Annotated[bool, typer.Option("--estimate")] = False,
    topics: Annotated[list[str] | None, typer.Option("--topics", metavar="FILE")] = None,
    lang: Lang = "",
    verbose: Verbose = False,
    help: Help = False,
) -> int:
    from tempfile import TemporaryDirectory

    from kg import extract, pipeline
    from kg.writers import available

    lang = context.obj
    for name in extractors or ():
        choice(name, extract.available(), "--extractor", lang)
    if estimate:
        return _estimate(inputs, extractors or [], lang)
    known = [*available(), "html"] if formats else []
    chosen = tuple(choice(name, known, "--format", lang) for name in formats or ())
    if output == "-" and chosen not in ((), ("nquads",)):
        raise typer.BadParameter(say(lang, "only one stream"))
    with TemporaryDirectory() as scratch, _progress(lang) as (report, advance):
        graph = pipeline.build(
            inputs,
            Path(scratch) if output == "-" else Path(output),
            base=base,
            processes=processes,
            formats=("nquads",) if output == "-" else chosen or pipeline.FORMATS,
            lang=lang,
            min_confidence=min_confidence,
            extractors=extractors or (),
            topics=topics or (),
            on_error=report,
            progress=advance,
        )
        if output == "-":
            _copy(Path(scratch) / "graph.nq", sys.stdout)
    _print_summary(graph.summary, output, lang)
    if graph.summary.errors:
        return fail(say(lang, "failed", count=graph.summary.errors))
    return 0


@contextmanager
def _progress(lang: str) -> Iterator[tuple[Callable[[OrgkgError], None], Callable[[int], None] | None]]:
    """What reports an error, and what moves the bar: None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield (lambda error: print(f"orgkg: {error}", file=sys.stderr)), None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True, highlight=False, markup=False)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,.0f}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(say(lang, "reading"), total=None)
        yield (lambda error: console.print(f"orgkg: {error}", soft_wrap=True)), (lambda n: bar.advance(task, n))


def _estimate(inputs: Sequence[str], extractors: Sequence[str], lang: str) -> int:
    """Print what the extractors would ask, and ask nothing."""
    from kg import extract, pipeline

    if extract.COSTS.keys().isdisjoint(extractors):
        raise typer.BadParameter(say(lang, "nothing to estimate", choices=", ".join(extract.COSTS)))
    faults: list[OrgkgError] = []
    documents, cost = pipeline.estimate(inputs, extractors, on_error=faults.append)
    rows = [("documents", documents), ("characters", cost.characters), ("requests", cost.requests)]
    rows += [("kept answers", cost.cached), ("tokens sent", cost.sent), ("tokens received", cost.received)]
    print(columns([(say(lang, name), f"{value:,}") for name, value in rows], right=(1,)))
    for fault in faults:
        fail(str(fault))
    return fail(say(lang, "failed", count=len(faults))) if faults else 0


def _copy(path: Path, stream: TextIO) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        for line in lines:
            stream.write(line)


def _print_summary(summary: Summary, output: str, lang: str) -> None:
    """A table of counts: on standard output, unless the graph itself goes there."""
    stream = sys.stderr if output == "-" else sys.stdout
    names = ("documents", "people", "organizations", "posts", "events", "edges", "utterances", "unread", "errors")
    print(columns([(say(lang, name), f"{getattr(summary, name):,}") for name in names], right=(1,)), file=stream)
    if output != "-":
        print(f"{say(lang, 'written to')} {output}", file=stream)
