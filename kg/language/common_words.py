"""Which words are common ones: by the dictionary of jieba, of which only the file is read (MIT License)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from kg.errors import OrgkgError

#: How often a word must stand in the text that the dictionary was counted on.
OFTEN = 16
# Words of people have parts of speech that begin with nr; two thirds of the words stand less than ten times.
_ENTRY = re.compile(rb"\n(\S+) ([0-9]{2,}) (?!nr)")


def is_common(word: str, often: int = OFTEN) -> bool:
    """Whether the dictionary has a word as a frequent one, and not as a person's name; `often` is ten or more.

    Examples
    --------
    >>> is_common("权益"), is_common("顾言清")
    (True, False)
    """
    return _counts().get(word.encode(), 0) >= often


@cache
def _counts() -> dict[bytes, int]:
    """How often each word stands that is nobody's name, ten times at least.

    One pass over the file is as fast as sixty searches of it.
    """
    return {word: int(count) for word, count in _ENTRY.findall(_dictionary())}


def _dictionary() -> bytes:
    """The dictionary, a word a line with its count and part of speech; OrgkgError if it is not there."""
    import importlib.util

    spec = importlib.util.find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise OrgkgError("jieba is not installed, which the dictionary comes with; install jieba 0.42.1 or later")
    path = Path(spec.submodule_search_locations[0]) / "dict.txt"
    try:
        return b"\n" + path.read_bytes()
    except OSError as error:
        raise OrgkgError(f"{path}: the dictionary cannot be read ({error}); reinstall jieba 0.42.1") from error
