"""Readers: paths to documents. One format a file; `READERS` says which suffix is whose.

A reader takes a binary stream and yields ``(place, record)`` for each article: `place` is its line or row, 0 for a
whole file, and the record a mapping with ``text`` and what else is known of ``id, title, date, source, url, column``.
What cannot be read it yields as an `InputError` in the record's place, or raises where nothing more can be read.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Document
from kg.readers import docx, encoding, html, jsonlines, pdf, record, sources, table, text
from kg.readers.boilerplate import annotate, publication_date
from kg.readers.stream import WHOLE, Stream, unpacked

__all__ = ["READERS", "annotate", "read"]

Row = tuple[int, Mapping[str, object] | InputError]
Reader = Callable[[Stream], Iterator[Row]]
OnError = Callable[[InputError], None]


def read(paths: Sequence[str | Path], *, on_error: OnError) -> Iterator[Document]:
    """The documents of files, folders, patterns and standard input ("-"), in the order of the files' names.

    Whatever cannot be read is told to `on_error` in one line that names the file and the place, and the rest goes on.
    Of two documents with one id the first is kept. A file is read as a stream where its format allows it (JSON Lines,
    tables), so that memory does not grow with its length.

    Parameters
    ----------
    paths
        What to read; gzipped files too. A file with an unknown suffix is read as what it looks like.
    on_error
        Called with an `InputError`, such as ``news.jsonl:17: no text: give it a field called text``.
    """
    readers = _readers()
    _quiet()
    listed, errors = sources.sources(paths, readers.__contains__)
    for error in errors:
        on_error(error)
    seen: set[int] = set()
    for source in listed:
        for where, document in _read(source, readers, on_error):
            # Eight bytes of digest an id, not the ids: a million documents then cost tens of megabytes.
            key = int.from_bytes(blake2b(document.id.encode(), digest_size=8).digest())
            if key in seen:
                on_error(InputError(f"{where}: the id {document.id} is taken by another document: left out"))
                continue
            seen.add(key)
            yield document


def _read(source: sources.Source, readers: Mapping[str, Reader], on_error: OnError) -> Iterator[tuple[str, Document]]:
    """The documents of one file, each with its place for messages."""
    shown = "standard input" if source.path == "-" else source.shown
    try:
        file: BinaryIO = sys.stdin.buffer if source.path == "-" else open(source.path, "rb")
    except OSError as error:
        on_error(InputError(f"{shown}: {error.strerror}: check that it can be read"))
        return
    try:
        for place, row in _rows(file, readers.get(sources.suffix(source.name))):
            where = f"{shown}:{place}" if place else shown
            if isinstance(row, InputError):
                on_error(InputError(f"{where}: {row}"))
                continue
            try:
                document, notes = _document(row, source.name, place)
            except InputError as error:
                on_error(InputError(f"{where}: {error}"))
                continue
            for note in notes:
                on_error(InputError(f"{where}: {note}"))
            yield where, document
    finally:
        if source.path != "-":
            file.close()


def _rows(file: BinaryIO, reader: Reader | None) -> Iterator[Row]:
    """What a reader yields, with all that it raises and what broke the stream off as errors in the rows' place."""
    found = False
    try:
        stream = unpacked(file)
        if not stream.head(1) and not stream.failure:
            raise InputError("the file is empty")
        for row in (reader or _sniff(stream.head()))(stream):
            found = True
            yield row
        if not found and not stream.failure:
            raise InputError("holds no article")
        if stream.failure:
            raise stream.failure
    except InputError as error:
        yield 0, error
    except Exception as error:  # a parser that meets a hostile file may raise anything; the other files are read
        why = " ".join(str(error)[:80].split())
        yield 0, InputError(f"cannot be read ({type(error).__name__}: {why}): check the file")


def _document(row: Mapping[str, object], name: str, place: int) -> tuple[Document, tuple[str, ...]]:
    """The document of a record and what was wrong with it; InputError if it has no text."""
    found = record.fields(row)
    notes = found.notes
    date = publication_date(found.date) if found.date else None
    if found.date and not date:
        notes = (*notes, f"the date {found.date[:40]!r} is no date, left out: write it as 2020-07-22")
    id_ = found.id or (f"{name}#{place}" if place else name)
    document = Document(id_, found.text, found.title, date, found.source, found.url, found.column)
    return annotate(document), notes


def _whole(
    stream: Stream, parse: Callable[[str], Iterator[Row]], limit: int = WHOLE, *, html: bool = False
) -> Iterator[Row]:
    """What `parse` finds in a whole file, after an error if some of its characters could not be read."""
    decoded, lost = encoding.decode(stream.whole(limit), html=html)
    if lost:
        yield 0, InputError(f"{lost} characters that its encoding does not have are read as U+FFFD: save it as UTF-8")
    yield from parse(decoded)


def _text(stream: Stream) -> Iterator[Row]:
    yield from _whole(stream, text.parse)


def _html(stream: Stream) -> Iterator[Row]:
    yield from _whole(stream, html.parse, html.LIMIT, html=True)


def _json(stream: Stream) -> Iterator[Row]:
    yield from _whole(stream, jsonlines.parse_whole)


def _json_lines(stream: Stream) -> Iterator[Row]:
    yield from jsonlines.parse_lines(encoding.lines(stream, stream.head(encoding.SAMPLE)))


def _csv(stream: Stream) -> Iterator[Row]:
    yield from table.parse(encoding.lines(stream, stream.head(encoding.SAMPLE)))


def _tsv(stream: Stream) -> Iterator[Row]:
    yield from table.parse(encoding.lines(stream, stream.head(encoding.SAMPLE)), "\t")


def _docx(stream: Stream) -> Iterator[Row]:
    yield from docx.parse(stream.whole())


def _pdf(stream: Stream) -> Iterator[Row]:
    yield from pdf.parse(stream.whole())


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": _text,
        ".text": _text,
        ".html": _html,
        ".htm": _html,
        ".shtml": _html,
        ".xhtml": _html,
        ".jsonl": _json_lines,
        ".ndjson": _json_lines,
        ".json": _json,
        ".csv": _csv,
        ".tsv": _tsv,
        ".docx": _docx,
        ".pdf": _pdf,
    }
)
"""The reader of each suffix; ``.gz`` after it makes no difference."""


def _readers() -> Mapping[str, Reader]:
    """`READERS` and those of other distributions: entry points of the group ``orgkg.readers``, named by suffix."""
    offered = {f".{point.name.lstrip('.')}": point.load() for point in metadata.entry_points(group="orgkg.readers")}
    return {**READERS, **offered}


def _sniff(head: bytes) -> Reader:
    """The reader for bytes that come without a suffix."""
    if head.startswith(b"%PDF-"):
        return _pdf
    if head.startswith(b"PK\x03\x04"):
        return _docx
    start = head.decode(encoding.guess(head, html=True), "replace").lstrip("\ufeff \t\r\n")
    if start.startswith("{"):
        return _json_lines if start.split("\n", 1)[0].rstrip().endswith("}") else _json
    if start.startswith("["):
        return _json
    return _html if html.looks_like(start) else _text


def _quiet() -> None:
    """Keep the parsers' own warnings off the terminal; an application that wants them adds its handler to the root."""
    for name in ("charset_normalizer", "htmldate", "justext", "pypdf", "trafilatura"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
