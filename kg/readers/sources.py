"""Which files the paths of a command name: files, folders, patterns, and standard input."""

from __future__ import annotations

import glob
import os
import stat
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from kg.errors import InputError

UNREADABLE = frozenset(
    (
        *(".doc", ".wps", ".rtf", ".odt", ".xls", ".xlsx", ".ppt", ".pptx"),
        *(".zip", ".rar", ".7z", ".tar", ".bz2", ".xz"),
    )
)
"""Formats that may hold articles and have no reader: in a folder they are told, other files are passed over."""
BUILT = ("build.json", "statements.jsonl")
"""What a built graph's folder holds: such a folder inside an input is output, not input."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One file to read: its name within the input (the same wherever the command runs) and its path, "-" for stdin."""

    name: str
    path: str

    @property
    def shown(self) -> str:
        """The path as it may stand in a message of one line."""
        return _shown(self.path)


def sources(paths: Sequence[str | Path], known: Callable[[str], bool]) -> tuple[list[Source], list[InputError]]:
    """The files that `paths` name, sorted by name, each once, and one error for each path that names none.

    Parameters
    ----------
    paths
        Files, folders (read recursively, without hidden and built ones), glob patterns, "-" for standard input.
    known
        Whether there is a reader for a suffix such as ``.txt``.

    A file is named by its last part when it is given itself, by the path below the folder (or below the fixed part of
    the pattern) otherwise.
    """
    found: list[Source] = []
    errors: list[InputError] = []
    for path in dict.fromkeys(str(path) for path in paths):
        for item in [Source("-", "-")] if path == "-" else _expand(path, known):
            if isinstance(item, Source):
                found.append(item)
            else:
                errors.append(item)
    once: dict[str, Source] = {}
    for source in sorted(found):
        once.setdefault(source.path if source.path == "-" else os.path.realpath(source.path), source)
    return list(once.values()), errors


def suffix(name: str) -> str:
    """The suffix that tells a file's format, in lower case, without the ones of gzip."""
    parts = [part.lower() for part in PurePath(name).suffixes]
    while parts and parts[-1] == ".gz":
        parts.pop()
    return parts[-1] if parts else ""


def _expand(path: str, known: Callable[[str], bool]) -> Iterator[Source | InputError]:
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        if glob.has_magic(path) and "\0" not in path:
            yield from _matches(path, known)
        else:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            yield InputError(f"{_shown(path)}: {reason}: check the path")
        return
    if stat.S_ISDIR(mode):
        items = list(_folder(path, path, known))
        yield from items or [
            InputError(f"{_shown(path)}: no file with a reader: give a folder with text, HTML, JSON, CSV …")
        ]
    else:
        yield Source(_name(os.path.basename(path)), path)


def _matches(pattern: str, known: Callable[[str], bool]) -> Iterator[Source | InputError]:
    """What a pattern matches; folders that it matches are read as folders."""
    parts = Path(pattern).parts
    fixed = next(i for i, part in enumerate(parts) if glob.has_magic(part))
    base = os.path.join(*parts[:fixed]) if fixed else "."
    matches = sorted(glob.glob(pattern, recursive=True))
    for match in matches:
        if os.path.isdir(match):
            yield from () if "**" in pattern else _folder(match, base, known)
        else:
            yield Source(_relative(match, base), match)
    if not matches:
        yield InputError(f"{_shown(pattern)}: the pattern matches no file: check it")


def _folder(folder: str, base: str, known: Callable[[str], bool]) -> Iterator[Source | InputError]:
    denied: list[InputError] = []

    def note(error: OSError) -> None:
        denied.append(InputError(f"{_shown(str(error.filename))}: {error.strerror}: allow reading it"))

    for here, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if name[0] != "." and not _built(os.path.join(here, name)))
        for name in sorted(files):
            path = os.path.join(here, name)
            if name[0] == "." or not os.path.isfile(path):
                continue
            if known(suffix(name)):
                yield Source(_relative(path, base), path)
            elif suffix(name) in UNREADABLE:
                yield InputError(
                    f"{_shown(path)}: no reader for {suffix(name)}: unpack it, or save it as .docx, .txt or .csv"
                )
    yield from denied


def _built(folder: str) -> bool:
    return all(os.path.isfile(os.path.join(folder, name)) for name in BUILT)


def _shown(path: str) -> str:
    return path if path.isprintable() else ascii(path)


def _relative(path: str, base: str) -> str:
    return _name(Path(os.path.relpath(path, base)).as_posix())


def _name(name: str) -> str:
    """A file's name in one normal form, whatever the file system's (NFC; bytes that are no UTF-8 as U+FFFD)."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))
