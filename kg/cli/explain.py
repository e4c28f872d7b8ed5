"""``orgkg explain``: what is known of one entity or between two, each line with its sentence."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kg.messages import say
from kg.options import Folder, Help, Lang, Verbose, choice, fail

if TYPE_CHECKING:
    from kg.query import Known


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
    choice(form, ("text", "json"), "--format", lang)
    from kg import query as questions
    from kg.store import open_store

    rows = questions.explain(open_store(folder), name, other, lang=lang)
    if form == "json":
        print(json.dumps([row.to_json() for row in rows], ensure_ascii=False, indent=1))
    elif rows:
        _print_known(rows)
    if not rows:
        return fail(say(lang, "nothing between" if other else "nothing known", name=name, other=other))
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
