"""The command line: parses, calls, prints. Each command is a module of its own here.

Results go to standard output; progress and errors to standard error, an error on one line. Exit code 0: done; 1:
failed, or some inputs failed and the others are done; 2: wrong usage. Heavy imports wait for the command that needs
them, so that ``orgkg --help`` is instant.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

import kg
from kg.cli import build, evaluate, explain, query, validate, view
from kg.errors import OrgkgError
from kg.messages import help_page, language, say
from kg.options import Help, Lang, Verbose, fail

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
        return fail(say(lang, "interrupted"))
    except Exception as error:
        if "-v" in argv or "--verbose" in argv:
            raise
        return _explain_failure(error, lang)


def _explain_failure(error: Exception, lang: str) -> int:
    """One line on standard error, and the exit code."""
    if isinstance(error, OrgkgError):
        return fail(str(error))
    if hasattr(error, "format_message"):  # every usage error of typer, whichever of its bases it comes from
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "orgkg"
        return fail(f"{error.format_message()} ({say(lang, 'see help', command=command)})", code=2)
    if isinstance(error, OSError):
        return fail(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    what = f"{say(lang, 'internal')}: {type(error).__name__}: {error}"
    return fail(f"{' '.join(what.split())} ({say(lang, 'traceback')})")


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


for name, command in (
    ("build", build.build),
    ("query", query.query),
    ("explain", explain.explain),
    ("validate", validate.validate),
    ("view", view.view),
    ("eval", evaluate.evaluate),
):
    app.command(name, add_help_option=False)(command)
