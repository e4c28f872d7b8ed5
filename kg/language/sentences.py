"""Text into sentences, and sentences into clauses, as spans of offsets.

Both take the text as it is or folded: marks count in their full-width and their ASCII form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""The characters at which `str.splitlines` breaks a line."""

PARENTHESIS = 60
"""Characters between brackets up to which nothing inside them ends a sentence; beyond, they count as unclosed."""

QUOTATION = 400
"""Characters between quotation marks up to which nothing inside them ends a clause; beyond, they count as unclosed."""

_CLOSING = "”’」』）》〉】］〕\"')\\]"
# An ASCII mark inside an address (…?id=3) or before a word ends nothing.
_ASCII_END = r"[!?]+(?![A-Za-z0-9_=&/#%.])"
_BREAK = re.compile(
    rf"（[^（）{LINE_BREAKS}]{{0,{PARENTHESIS}}}）|\([^()（）{LINE_BREAKS}]{{0,{PARENTHESIS}}}\)"
    rf"|(?P<end>(?:[。！？]|{_ASCII_END})(?:[。！？!?]*[{_CLOSING}])*[。！？]*|[{LINE_BREAKS}]+)"
)
_CLAUSE = re.compile(
    "|".join(
        rf"{opening}[^{opening}{closing}]{{0,{QUOTATION}}}{closing}"
        for opening, closing in ("“”", "‘’", "「」", "『』", "（）", "《》", "〈〉", "【】", "〔〕", ("\\(", "\\)"))
    )
    # A comma or colon between digits belongs to a number or a time of day; before a stroke, to an address.
    + r"|(?P<end>[，；：]|[,:;](?![0-9/\\])|(?<![0-9])[,:;](?![/\\]))"
)


def sentences(text: str, skip: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The spans of the sentences of `text`, in order, without the white space around them.

    A sentence ends after 。！？!? with the quotation marks and brackets that close after it, and at a line break;
    ；ends none, nor does any mark inside brackets of up to 60 characters. What holds neither a letter nor a digit
    is no sentence. No span overlaps a range of `skip` (any order, offsets in `text`).

    Examples
    --------
    >>> sentences("会议开始。（掌声。）他说：“好！”\\n散会")
    [(0, 5), (5, 17), (18, 20)]
    """
    found: list[tuple[int, int]] = []
    for first, last in _between(skip, len(text)):
        start = first
        for match in _BREAK.finditer(text, first, last):
            if match["end"] is None:
                continue
            _put(found, text, start, match.end())
            start = match.end()
        _put(found, text, start, last)
    return found


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the clauses of ``text[start:end]``, in order, without the mark that parts them.

    Clauses part at ，；：and their ASCII forms outside quotation marks and brackets; 、 parts none.

    Examples
    --------
    >>> clauses("会上，他说：“先干，再说”，散会", 0, 16)
    [(0, 2), (3, 5), (6, 13), (14, 16)]
    """
    found: list[tuple[int, int]] = []
    first = start
    for match in _CLAUSE.finditer(text, start, end):
        if match["end"] is None:
            continue
        _put(found, text, first, match.start())
        first = match.end()
    _put(found, text, first, end)
    return found


def _between(skip: Sequence[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """The ranges of a text of `length` characters that `skip` leaves."""
    position = 0
    for start, end in sorted(skip):
        if start > position:
            yield position, min(start, length)
        position = max(position, end)
    if position < length:
        yield position, length


def _put(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add the span without white space around it, unless no letter or digit is in it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if any(map(str.isalnum, text[start:end])):
        found.append((start, end))
