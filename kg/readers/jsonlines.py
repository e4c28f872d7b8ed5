"""JSON: an object a line, a list of objects, or one object."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from kg.errors import InputError
from kg.model import LONE_SURROGATE

Row = tuple[int, Mapping[str, object] | InputError]


def parse_lines(lines: Iterable[str]) -> Iterator[Row]:
    """The object of each line with the line's number; an InputError in its place if the line holds none."""
    for number, line in enumerate(lines, 1):
        if not line or line.isspace():
            continue
        value = _load(line)
        if isinstance(value, InputError):
            yield number, value
        elif isinstance(value, dict):
            if LONE_SURROGATE.search(line):
                yield number, InputError("bytes that its encoding does not have are read as U+FFFD: save it as UTF-8")
            yield number, value
        else:
            yield number, InputError(f"{_kind(value)}, not an object: write one {{…}} a line")


def parse_whole(text: str) -> Iterator[Row]:
    """The objects of a JSON text, numbered from 1 in a list; JSON Lines if objects stand one after the other."""
    value = _load(text)
    if isinstance(value, InputError):
        first = text.lstrip().split("\n", 1)[0]
        if isinstance(_load(first), dict):
            yield from parse_lines(text.split("\n"))
            return
        yield 0, value
    elif isinstance(value, dict):
        yield 0, value
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield number, item if isinstance(item, dict) else InputError(f"{_kind(item)}, not an object")
    else:
        yield 0, InputError(f"{_kind(value)}, not a list of articles")


def _load(text: str) -> object:
    """The JSON value, or an InputError."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno} column {error.colno}"
        return InputError(f"not JSON ({error.msg}, {where}): correct the line")
    except (ValueError, RecursionError) as error:
        return InputError(f"not JSON that can be read ({str(error).splitlines()[0][:80]}): correct the line")


def _kind(value: object) -> str:
    kinds = {list: "a list", str: "a string", bool: "true or false", int: "a number", float: "a number"}
    return kinds.get(type(value), "null")
