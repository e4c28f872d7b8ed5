"""Answers kept on disk, so that the same text is asked about once; a folder of files named after what was asked."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def folder(environment: Mapping[str, str]) -> Path:
    """Where answers are kept: ``ORGKG_LLM_CACHE``, or ``orgkg/language-model`` in the user's cache folder."""
    if chosen := environment.get("ORGKG_LLM_CACHE"):
        return Path(chosen)
    home = environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".cache") / "orgkg" / "language-model"


def key(model: str, version: str, text: str) -> str:
    """The name of an answer: the SHA-256 of the model, the version of the prompt and the text that was sent."""
    return hashlib.sha256("\x1f".join((model, version, text)).encode("utf-8", "surrogatepass")).hexdigest()


def get(home: Path, name: str) -> str | None:
    """The answer of this name, or None; what cannot be read counts as absent."""
    try:
        return _path(home, name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def put(home: Path, name: str, content: str) -> None:
    """Keep an answer, whole or not at all; OSError if the folder cannot be written."""
    path = _path(home, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=".part-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(content)
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _path(home: Path, name: str) -> Path:
    return home / name[:2] / f"{name}.json"
