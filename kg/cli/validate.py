"""``orgkg validate``: whether a graph holds to its shapes and to its ontology."""

from __future__ import annotations

import sys

import typer

from kg.messages import say
from kg.options import Folder, Help, Lang, Verbose


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
