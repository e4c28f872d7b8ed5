"""``orgkg view``: the picture of a graph or of a part of it, and dossiers."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from kg.messages import say
from kg.options import Folder, Help, Lang, Verbose

#: Rows of evidence that an edge keeps: in the picture, and in a dossier.
SOME, EVERY = 5, 1_000_000


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
