"""``orgkg query``: a question in SPARQL, or a saved one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.messages import columns, say
from kg.options import Help, Lang, Verbose, choice


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
        choice(form, (*FORMS, *GRAPH_FORMS), "--format", lang)
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
