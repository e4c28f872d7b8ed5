"""PDF with a text layer: lines as laid out, put together to paragraphs again."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence

from kg.errors import InputError

PAGES = 2000
"""Most pages that are read."""
_NUMBER = re.compile(r"[-—–·\s]*(?:第\s*)?\d{1,4}\s*(?:页|/\s*\d{1,4})?[-—–·\s]*")
_END = "。！？!?；;：:”》）)"


def parse(data: bytes) -> Iterator[tuple[int, Mapping[str, object] | InputError]]:
    """The one article of a PDF. InputError if it is broken, encrypted or has no text (a scan)."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("encrypted with a password: save it without one")
        pages = [page.extract_text() or "" for _, page in zip(range(PAGES), reader.pages, strict=False)]
    except InputError:
        raise
    except Exception as error:  # damaged files make the parser raise anything
        raise InputError(f"broken PDF ({type(error).__name__}): save it again") from error
    lines = [line for page in pages for line in _content(page)]
    if not any(line.strip() for line in lines):
        raise InputError("no text (a scan?): give a version with text")
    yield 0, {"text": "\n".join(_paragraphs(lines))}


def _content(page: str) -> list[str]:
    """The lines of a page without its number."""
    lines = [line.rstrip() for line in page.splitlines() if line.strip()]
    for edge in (0, -1):
        if lines and _NUMBER.fullmatch(lines[edge]):
            del lines[edge]
    return lines


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Lines joined where a line runs on: it is nearly as long as the usual full line and ends no sentence."""
    lengths = sorted(len(line.strip()) for line in lines)
    full = lengths[len(lengths) * 9 // 10] if lengths else 0
    pending = ""
    for line in lines:
        if pending and line.startswith(("\u3000", "  ")):
            yield pending
            pending = ""
        space = " " if pending[-1:].isascii() and line[:1].isascii() and pending[-1:].isalnum() else ""
        pending = f"{pending}{space}{line}" if pending else line
        if len(line.strip()) < 0.8 * full or line[-1] in _END:
            yield pending
            pending = ""
    if pending:
        yield pending
