"""What every command of the command line shares: its common options, and the one line that an error is."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from kg.messages import LANGUAGES, help_page, say


def fail(line: str, code: int = 1) -> int:
    """Print the line on standard error; gives the exit code."""
    print(f"orgkg: {line}", file=sys.stderr)
    return code


def _show_help(context: typer.Context, wanted: bool) -> None:
    if wanted:
        print(help_page(context.command, context.command_path, context.obj))
        raise typer.Exit


def _check_language(value: str) -> str:
    return choice(value, LANGUAGES, "--lang", "en") if value else value


def choice(value: str, choices: Iterable[str], option: str, lang: str) -> str:
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
