"""What flat formats take from a network: text that fits them, and of an edge's evidence the first row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

#: Attribute of an edge in a flat format -> its name in a row of evidence.
FIRST = {
    "quote": "quote",
    "sentence": "sentence",
    "document": "document",
    "document_title": "title",
    "document_date": "date",
    "url": "url",
}

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# one pattern for both kinds, since nearly no text holds either and millions are written
_MARKUP = re.compile("[^ !#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def legible(text: str) -> str:
    """The text without the characters that no XML 1.0 file and no UTF-8 can hold: controls, lone surrogates."""
    return _UNFIT.sub("", text)


def escaped(text: str) -> str:
    """The legible text with its markup characters as references, fit for XML between tags and in double quotes."""
    return _MARKUP.sub(lambda found: _REFERENCES.get(found[0], ""), text)


def quoted(text: object) -> str:
    """A value as an attribute of XML, in double quotes."""
    return f'"{escaped(str(text))}"'


def first_evidence(edge: Mapping[str, Any]) -> dict[str, str]:
    """The first row of an edge's evidence under the names of `FIRST`; empty strings without evidence."""
    row: Mapping[str, Any] = next(iter(edge.get("evidence", ())), {})
    return {name: str(row.get(place, "")) for name, place in FIRST.items()}
