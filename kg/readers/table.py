"""Tables as text (CSV, TSV): one article a row, the first row names the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping

from kg.errors import InputError

FIELD = 1 << 26
"""Longest cell, in characters."""


def parse(lines: Iterable[str], delimiter: str = "") -> Iterator[tuple[int, Mapping[str, object] | InputError]]:
    """The rows of a table with their numbers as a spreadsheet shows them (the header is row 1); blank rows pass.

    Without a `delimiter` it is the one of ``, ; tab |`` that stands most often in the header.
    """
    feed = iter(lines)
    first = next(feed, "")
    delimiter = delimiter or max(",;\t|", key=first.count)
    limit = csv.field_size_limit(FIELD)
    try:
        rows = csv.reader(_chain(first, feed), delimiter=delimiter)
        header = [name.strip() for name in next(rows, [])]
        number = 1
        while True:
            number += 1
            try:
                row = next(rows, None)
            except csv.Error as error:
                yield number, InputError(f"no row of a table ({error}): correct its quotation marks")
                continue
            if row is None:
                return
            if any(cell.strip() for cell in row):
                yield number, _record(header, row)
    finally:
        csv.field_size_limit(limit)


def _record(header: list[str], row: list[str]) -> Mapping[str, object] | InputError:
    if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
        return InputError(f"{len(row)} cells in a table of {len(header)} columns: put quotation marks around the text")
    cells = (cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row)
    return dict(zip(header, cells, strict=False))


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
