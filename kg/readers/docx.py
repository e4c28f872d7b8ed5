"""Word documents (DOCX): paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from kg.errors import InputError

UNPACKED = 200_000_000
"""Most bytes that the parts of a document may unpack to."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDS = {f"{_W}t": "", f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def parse(data: bytes) -> Iterator[tuple[int, Mapping[str, object] | InputError]]:
    """The one article of a document: a line a paragraph, the cells of a table's row on one line with tabs between.

    Deleted text of tracked changes is left out. InputError if it is no DOCX or unpacks to more than `UNPACKED` bytes.
    """
    _check(data)
    import docx

    try:
        body = docx.Document(io.BytesIO(data)).element.body
    except Exception as error:  # a damaged package makes zipfile, lxml or python-docx raise their own
        raise InputError(f"broken DOCX ({type(error).__name__}): open and save it again") from error
    lines = list(_lines(body))
    if not any(line.strip() for line in lines):
        raise InputError("no text in the document (a picture?): give a version with text")
    yield 0, {"text": "\n".join(lines)}


def _check(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            size = sum(part.file_size for part in package.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError("no DOCX document: save it as .docx") from error
    if "[Content_Types].xml" not in names:
        raise InputError("a zip archive, no DOCX document: unpack it first")
    if size > UNPACKED:
        raise InputError(f"unpacks to more than {UNPACKED // 1_000_000} MB: not read")


def _lines(element: Any) -> Iterator[str]:
    """The lines of a part: its paragraphs and table rows, whatever content controls they stand in."""
    for child in element:
        if child.tag == f"{_W}p":
            yield _paragraph(child)
        elif child.tag == f"{_W}tr":
            cells = (child.iterfind(f"{_W}tc"), child.iterfind(f"{_W}sdt/{_W}sdtContent/{_W}tc"))
            yield "\t".join(" ".join(filter(None, map(str.strip, _lines(cell)))) for some in cells for cell in some)
        elif isinstance(child.tag, str):
            yield from _lines(child)


def _paragraph(paragraph: Any) -> str:
    pieces: list[str] = []
    for node in paragraph.iter(*_WORDS):
        if next(node.iterancestors(f"{_W}p")) is paragraph:  # a text box inside has paragraphs of its own
            pieces.append(_WORDS[node.tag] or node.text or "")
    return "".join(pieces)
