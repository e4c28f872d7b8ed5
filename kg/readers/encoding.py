"""Which encoding bytes are in, and their text: UTF-8, UTF-16, UTF-32, GBK, GB18030 and Big5, told from one another."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator

from kg.errors import InputError

SAMPLE = 1 << 16
"""Bytes that are looked at to tell the encoding."""
LINE = 1 << 26
"""Longest line, in characters; what is beyond is cut off."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"RIFF")
"""How images, archives, old Office files and programs begin."""
_SUPERSET = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE
)
_USUAL = re.compile(r"[\t\n\r -~\u2010-\u2030\u3000-\u303f\u4e00-\u9fff\uff00-\uff5e]")
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r\x0c\x1a\x1b")
_BINARY = "binary data, not text: give a text, HTML, JSON Lines, CSV, DOCX or PDF file"


def guess(sample: bytes, *, html: bool = False) -> str:
    """The codec of bytes that begin with `sample`; InputError if they are no text or in no encoding that is known.

    In order: the byte order mark; valid UTF-8 (which other encodings of Chinese are not, but for a few words); UTF-16
    without a mark; for HTML the charset that the page declares; what the frequencies of characters tell.
    """
    for mark, codec in _MARKS:
        if sample.startswith(mark):
            return codec
    if sample.startswith(_MAGIC):
        raise InputError(_BINARY)
    if b"\0" in sample and (codec := _wide(sample)):
        return codec
    if len(sample) - len(sample.translate(None, _CONTROL)) > 1 + len(sample) // 50:
        raise InputError(_BINARY)
    if _fits(sample, "utf-8"):
        return "utf-8"
    declared = _DECLARED.search(sample[:4096]) if html else None
    if declared:
        codec = _known(declared[1].decode("ascii"))
        if codec and _fits(sample, codec):
            return codec
    return _frequent(sample)


def decode(data: bytes, *, html: bool = False) -> tuple[str, int]:
    """The text of `data` and how many characters could not be read (they are U+FFFD); InputError as in `guess`.

    More than one unreadable character in a hundred is an InputError too: the encoding is then another one.
    """
    codec = guess(data[:SAMPLE], html=html)
    try:
        return data.decode(codec), 0
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
    lost = text.count("\ufffd")
    if lost > 1 + len(text) // 100:
        raise InputError(f"unknown encoding, {codec} would lose {lost} characters: convert it to UTF-8")
    return text, lost


def lines(stream: io.RawIOBase, sample: bytes) -> Iterator[str]:
    """The lines of a stream with their ends, decoded one after the other; InputError as in `guess`.

    Bytes that cannot be read stand in the line as lone surrogates, for the caller to tell and replace.
    """
    codec = guess(sample)
    wide = codec.startswith(("utf-16", "utf-32"))
    text = io.TextIOWrapper(
        io.BufferedReader(stream, SAMPLE), codec, "replace" if wide else "surrogateescape", newline="\n"
    )
    while line := text.readline(LINE):
        yield line
        while len(line) == LINE and line[-1] != "\n":  # the rest of a line that is too long
            line = text.readline(LINE)


def _wide(sample: bytes) -> str:
    """UTF-16 without a byte order mark, empty if it is not."""
    even = sample[: len(sample) // 2 * 2]
    for codec in ("utf-16-le", "utf-16-be"):
        text = even.decode(codec, "replace")
        if len(_USUAL.findall(text)) > 0.9 * len(text):
            return codec
    return ""


def _fits(sample: bytes, codec: str) -> bool:
    """Whether `sample`, which may end amid a character, is valid; for UTF-8 but for a stray byte in 20 characters."""
    decoder = codecs.getincrementaldecoder(codec)
    try:
        decoder("strict").decode(sample)
        return True
    except UnicodeDecodeError:
        text = decoder("replace").decode(sample)
    chinese = sum("\u4e00" <= c <= "\u9fff" for c in text)
    return codec == "utf-8" and chinese >= 20 * text.count("\ufffd")


def _known(declared: str) -> str:
    """The codec of a declared charset, the superset of it that is in use; empty if there is none or it is Western."""
    try:
        codec = codecs.lookup(declared).name
    except LookupError:
        return ""
    return "" if codec.startswith(("iso8859", "cp125", "ascii", "latin")) else _SUPERSET.get(codec, codec)


def _frequent(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=["gb18030", "big5", "big5hkscs"]).best()
    if best is None:
        raise InputError("unknown encoding: convert it to UTF-8")
    return _SUPERSET.get(best.encoding, best.encoding)
