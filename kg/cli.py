"""The command line: parses, calls, prints.

Results go to standard output; progress and errors to standard error, an error on one line. Exit code 0: done; 1:
failed, or some inputs failed and the others are done; 2: wrong usage. Heavy imports wait for the command that needs
them, so that ``orgkg --help`` is instant.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

import kg
from kg.errors import OrgkgError
from kg.ids import DEFAULT_BASE
from kg.messages import LANGUAGES, columns, help_page, language, say

if TYPE_CHECKING:
    from kg.evaluate import Scores
    from kg.pipeline import Summary
    from kg.query import Known


#: Rows of evidence that an edge keeps: in the picture, and in a dossier.
SOME, EVERY = 5, 1_000_000

app = typer.Typer(add_completion=False, rich_markup_mode=None)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    lang = language(argv, os.environ)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        return int(app(args=argv, prog_name="orgkg", obj=lang, standalone_mode=False) or 0)
    except SystemExit as stop:  # typer ends the program itself when the reader of a pipe has gone
        return stop.code if isinstance(stop.code, int) else 1
    except (KeyboardInterrupt, typer.Abort):
        return _fail(say(lang, "interrupted"))
    except Exception as error:
        if "-v" in argv or "--verbose" in argv:
            raise
        return _explain_failure(error, lang)


def _explain_failure(error: Exception, lang: str) -> int:
    """One line on standard error, and the exit code."""
    if isinstance(error, OrgkgError):
        return _fail(str(error))
    if hasattr(error, "format_message"):  # every usage error of typer, whichever of its bases it comes from
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "orgkg"
        return _fail(f"{error.format_message()} ({say(lang, 'see help', command=command)})", code=2)
    if isinstance(error, OSError):
        return _fail(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    what = f"{say(lang, 'internal')}: {type(error).__name__}: {error}"
    return _fail(f"{' '.join(what.split())} ({say(lang, 'traceback')})")


def _fail(line: str, code: int = 1) -> int:
    print(f"orgkg: {line}", file=sys.stderr)
    return code


def _show_help(context: typer.Context, wanted: bool) -> None:
    if wanted:
        print(help_page(context.command, context.command_path, context.obj))
        raise typer.Exit


def _check_language(value: str) -> str:
    return _choice(value, LANGUAGES, "--lang", "en") if value else value


def _choice(value: str, choices: Iterable[str], option: str, lang: str) -> str:
    """The value if it is one of the choices; a usage error otherwise."""
    known = list(choices)
    if value not in known:
        raise typer.BadParameter(say(lang, "unknown choice", option=option, value=value, choices=", ".join(known)))
    return value


Help = Annotated[bool, typer.Option("--help", is_eager=True, callback=_show_help)]
# `main` has read these two before the command runs; they are declared so that every command takes and explains them.
Lang = Annotated[str, typer.Option("--lang", metavar="zh|en", callback=_check_language)]
Verbose = Annotated[bool, typer.Option("--verbose", "-v")]
Folder = Annotated[Path, typer.Argument(metavar="DIR")]


@app.callback(invoke_without_command=True, add_help_option=False)
def orgkg(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version")] = False,
    lang: Lang = "",
    verbose: Verbose = False,
    help: Help = False,
) -> int:
    if version:
        print(f"orgkg {kg.__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(help_page(context.command, context.command_path, context.obj), file=sys.stderr)
        raise typer.Exit(2)
    return 0


@app.command("build", add_help_option=False)
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
        _choice(name, extract.available(), "--extractor", lang)
    if estimate:
        return _estimate(inputs, extractors or [], lang)
    known = [*available(), "html"] if formats else []
    chosen = tuple(_choice(name, known, "--format", lang) for name in formats or ())
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
        return _fail(say(lang, "failed", count=graph.summary.errors))
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
        _fail(str(fault))
    return _fail(say(lang, "failed", count=len(faults))) if faults else 0


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


@app.command("query", add_help_option=False)
def query(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Argument(metavar="DIR")] = None,
    sparql: Annotated[str, typer.Argument(metavar="SPARQL")] = "",
    file: Annotated[str, typer.Option("--file", "-f", metavar="FILE")] = "",
    saved: Annotated[str, typer.Option("--saved", metavar="NAME")] = "",
    settings: Annotated[list[str] | None, typer.Option("--set", metavar="NAME=VALUE")] = None,
    form: Annotated[str, typer.Option("--format", metavar="NAME")] = "",
    listing: Annotated[bool, typer.Option("--list")] = False,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0.0)] = 0.0,
    lang: Lang = "",
    verbose: Verbose = False,
    help: Help = False,
) -> int:
    from kg import query as questions
    from kg.query import FORMS, GRAPH_FORMS

    lang = context.obj
    if listing:
        _print_saved(lang)
        return 0
    if folder is None:
        raise typer.BadParameter(say(lang, "folder wanted"))
    if sum(map(bool, (sparql, file, saved))) != 1:
        raise typer.BadParameter(say(lang, "one query"))
    if form:
        _choice(form, (*FORMS, *GRAPH_FORMS), "--format", lang)
    text = (
        questions.saved()[saved].bind(_settings(settings or [], lang)) if saved else _read(file or sparql, bool(file))
    )
    from kg.store import open_store

    answer = questions.run(open_store(folder), text, timeout=timeout or None)
    sys.stdout.write(answer.text(form))
    return 0


def _settings(pairs: list[str], lang: str) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise typer.BadParameter(say(lang, "bad setting", value=pair))
    return {name: value for name, _, value in (pair.partition("=") for pair in pairs)}


def _read(source: str, is_file: bool) -> str:
    """A query from standard input (``-``), from a file, or as given."""
    if source == "-":
        return sys.stdin.read()
    return Path(source).read_text(encoding="utf-8") if is_file else source


def _print_saved(lang: str) -> None:
    from kg.query import saved

    for name, question in sorted(saved().items()):
        print(f"{name}\n  {question.title[lang]}")
        print(columns([(f"--set {p.name}=", p.about[lang]) for p in question.parameters]))


@app.command("explain", add_help_option=False)
def explain(
    context: typer.Context,
    folder: Folder,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    other: Annotated[str, typer.Argument(metavar="NAME")] = "",
    form: Annotated[str, typer.Option("--format", metavar="text|json")] = "text",
    lang: Lang = "",
    verbose: Verbose = False,
    help: Help = False,
) -> int:
    lang = context.obj
    _choice(form, ("text", "json"), "--format", lang)
    from kg import query as questions
    from kg.store import open_store

    rows = questions.explain(open_store(folder), name, other, lang=lang)
    if form == "json":
        print(json.dumps([row.to_json() for row in rows], ensure_ascii=False, indent=1))
    elif rows:
        _print_known(rows)
    if not rows:
        return _fail(say(lang, "nothing between" if other else "nothing known", name=name, other=other))
    return 0


def _print_known(rows: Sequence[Known]) -> None:
    """A paragraph a fact; entities that share a name stand apart, each under a heading."""
    from itertools import groupby

    names = [entity for _, entity in dict.fromkeys((row.id, row.entity) for row in rows)]
    for (identifier, entity, kind), group in groupby(rows, lambda row: (row.id, row.entity, row.kind)):
        if names.count(entity) > 1:
            print(f"# {entity} ({kind}) {identifier}")
        for row in group:
            print(row)


@app.command("validate", add_help_option=False)
def validate(
    context: typer.Context, folder: Folder, lang: Lang = "", verbose: Verbose = False, help: Help = False
) -> int:
    from kg import query as questions

    lang = context.obj
    violations = questions.validate(folder, lang=lang)
    for violation in violations:
        print(violation)
    print(say(lang, "violations", count=len(violations)) if violations else say(lang, "clean"), file=sys.stderr)
    return 1 if violations else 0


@app.command("view", add_help_option=False)
def view(
    context: typer.Context,
    folder: Folder,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE")] = "",
    title: Annotated[str, typer.Option("--title", metavar="TEXT")] = "",
    focus: Annotated[str, typer.Option("--focus", metavar="NAME")] = "",
    depth: Annotated[int, typer.Option("--depth", metavar="N", min=1, max=9)] = 2,
    people: Annotated[bool, typer.Option("--people")] = False,
    since: Annotated[str, typer.Option("--from", metavar="DATE")] = "",
    until: Annotated[str, typer.Option("--to", metavar="DATE")] = "",
    kinds: Annotated[list[str] | None, typer.Option("--type", metavar="TYPE")] = None,
    max_nodes: Annotated[int, typer.Option("--max-nodes", metavar="N", min=2)] = 1500,
    dossier: Annotated[str, typer.Option("--dossier", metavar="NAME")] = "",
    lang: Lang = "",
    verbose: Verbose = False,
    help: Help = False,
) -> int:
    from kg import ontology, pipeline
    from kg import view as pictures

    lang = context.obj
    _check_dates({"--from": since, "--to": until}, lang)
    network = pipeline.open_graph(folder).network(evidence=EVERY if dossier else SOME)
    known, centre = ontology.load(), [pictures.named(network, name) for name in (dossier or focus,) if name]
    if dossier:
        page = pictures.dossier(network, centre[0], ontology=known, lang=lang)
        name = pictures.file_name(str(network.nodes[centre[0]]["label"]))
    else:
        part = bool(centre or since or until or kinds)
        if part:
            reach = depth * (2 if people else 1)
            network = pictures.cut(network, focus=centre, depth=reach, since=since, until=until, kinds=kinds or ())
        opening = pictures.opening(centre, depth, people)
        page = pictures.html(network, ontology=known, lang=lang, title=title, core=max_nodes, opening=opening)
        name = "view.html" if part or people else "graph.html"
    target = folder / name if not output else Path(output)
    pictures.write_page(page, sys.stdout if output == "-" else target)
    if output != "-":
        print(f"{say(lang, 'written to')} {target}")
    return 0


def _check_dates(given: Mapping[str, str], lang: str) -> None:
    """A usage error if the value of an option is neither empty nor a day, a month or a year."""
    for option, value in given.items():
        if value and not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
            raise typer.BadParameter(say(lang, "bad date", option=option, value=value))


@app.command("eval", add_help_option=False)
def evaluate(
    context: typer.Context,
    gold: Annotated[Path, typer.Argument(metavar="GOLD")],
    folder: Folder,
    errors: Annotated[int, typer.Option("--errors", metavar="N", min=0)] = 0,
    json_file: Annotated[str, typer.Option("--json", metavar="FILE")] = "",
    html_file: Annotated[str, typer.Option("--html", metavar="FILE")] = "",
    lang: Lang = "",
    verbose: Verbose = False,
    help: Help = False,
) -> int:
    from kg.evaluate import read_gold, score, write_html
    from kg.evaluate.graph import read_graph

    lang, articles = context.obj, read_gold(gold)
    scores = score(articles, read_graph(folder))
    if html_file:
        write_html(scores, articles, Path(html_file), lang=lang)
    if json_file:
        _write(json.dumps(scores.to_json(), ensure_ascii=False, indent=1) + "\n", json_file)
    if json_file != "-":
        _print_scores(scores, errors, lang)
    return 0


def _print_scores(scores: Scores, errors: int, lang: str) -> None:
    names = ("layer", "precision", "recall", "f1", "interval", "right", "wrong", "missed")
    rows = [tuple(say(lang, name) for name in names)]
    for layer, figures in scores.layers.items():
        fractions = [f"{value:.3f}" for value in (figures.precision, figures.recall, figures.f1)]
        counts = [str(value) for value in (figures.right, figures.wrong, figures.missed)]
        rows.append((layer, *fractions, f"{figures.low:.3f}–{figures.high:.3f}", *counts))
    print(columns(rows, right=range(1, len(names))))
    if scores.reliability:
        _print_reliability(scores, lang)
    for layer in scores.layers:
        for fault in [f for f in scores.faults if f.layer == layer][:errors]:
            print(f"{layer}\t{fault.kind}\t{fault.document}\t{fault.what}")


def _print_reliability(scores: Scores, lang: str) -> None:
    """What share of the facts in each bin of confidence is right, and what is left above some of them."""
    names = ("layer", "confidence", "facts", "share right", "interval", "expected")
    rows = [tuple(say(lang, name) for name in names)]
    for layer, told in scores.reliability.items():
        for each in told.bins:
            figures = f"{each.share:.3f}", f"{each.low:.3f}–{each.high:.3f}", f"{each.expected:.3f}"
            rows.append((layer, f"{each.start:.2f}–{each.end:.2f}", str(each.facts), *figures))
    print(f"\n{columns(rows, right=range(1, len(names)))}")
    for layer, told in scores.reliability.items():
        print(say(lang, "calibration error", layer=layer, error=told.error))
    _print_cuts(scores, lang)


def _print_cuts(scores: Scores, lang: str) -> None:
    names = ("layer", "at least", "precision", "recall", "right", "wrong", "missed")
    rows = [tuple(say(lang, name) for name in names)]
    for layer in scores.reliability:
        for cut in scores.cuts[layer]:
            counts = [str(value) for value in (cut.right, cut.wrong, cut.missed)]
            rows.append((layer, f"{cut.confidence:.2f}", f"{cut.precision:.3f}", f"{cut.recall:.3f}", *counts))
    print(f"\n{columns(rows, right=range(1, len(names)))}")


def _write(text: str, file: str) -> None:
    if file == "-":
        sys.stdout.write(text)
    else:
        Path(file).write_text(text, encoding="utf-8")
