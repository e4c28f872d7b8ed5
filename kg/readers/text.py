"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.errors import InputError


def parse(text: str) -> Iterator[tuple[int, Mapping[str, object] | InputError]]:
    """The one article of a text, its line ends made ``\\n``; its lines tell title, date and source later on."""
    yield 0, {"text": text.replace("\r\n", "\n").replace("\r", "\n")}
