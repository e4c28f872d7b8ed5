"""The bytes of one input as a stream: what is packed is unpacked as it is read, and what breaks off is kept."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kg.errors import InputError

CHUNK = 1 << 16
WHOLE = 200_000_000
"""Most bytes, unpacked, that are read of a file that must be in memory as a whole."""
LAYERS = 2
"""How many times over a file may be gzipped."""


class Stream(io.RawIOBase):
    """A readable stream over chunks of bytes that can be looked into before it is read.

    A failure on the way (a truncated gzip, a disk error) ends the stream and stays in `failure`, so that what was read
    up to there is used and the failure told after it.
    """

    def __init__(self, chunks: Iterable[bytes]) -> None:
        super().__init__()
        self._chunks = iter(chunks)
        self._ready = b""
        self.failure: InputError | None = None

    def head(self, size: int = CHUNK) -> bytes:
        """The next `size` bytes, fewer at the end; they stay to be read."""
        parts, length = [self._ready], len(self._ready)
        while length < size and (chunk := self._next()):
            parts.append(chunk)
            length += len(chunk)
        self._ready = b"".join(parts)
        return self._ready[:size]

    def whole(self, limit: int = WHOLE) -> bytes:
        """All that is left; InputError past `limit` bytes."""
        parts, length = [self._ready], len(self._ready)
        self._ready = b""
        while chunk := self._next():
            parts.append(chunk)
            length += len(chunk)
            if length > limit:
                raise InputError(f"larger than {limit // 1_000_000} MB: split it, or give the articles as JSON Lines")
        return b"".join(parts)

    def chunks(self) -> Iterator[bytes]:
        """All that is left, chunk by chunk."""
        while chunk := (self._ready or self._next()):
            self._ready = b""
            yield chunk

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        chunk = self._ready or self._next()
        size = min(len(buffer), len(chunk))
        buffer[:size] = chunk[:size]
        self._ready = chunk[size:]
        return size

    def _next(self) -> bytes:
        try:
            return next((chunk for chunk in self._chunks if chunk), b"")
        except InputError as error:
            self.failure = error
        except OSError as error:
            self.failure = InputError(f"cannot be read further: {error.strerror or error}")
        self._chunks = iter(())
        return b""


def unpacked(file: BinaryIO) -> Stream:
    """The stream of a file's bytes, gunzipped if they are gzip whatever its name; InputError if packed too often."""
    stream = Stream(iter(lambda: file.read(CHUNK), b""))
    for _ in range(LAYERS):
        if stream.head(2) != b"\x1f\x8b":
            return stream
        stream = Stream(_gunzip(stream))
    if stream.head(2) == b"\x1f\x8b":
        raise InputError(f"gzipped more than {LAYERS} times over: unpack it first")
    return stream


def _gunzip(packed: Stream) -> Iterator[bytes]:
    """Unpack one layer, member after member; InputError after the last good byte of a broken one."""
    unpack = None
    for data in packed.chunks():
        full = False
        while data or full:
            if unpack is None:
                data = data.lstrip(b"\0")  # members may be padded
                if not data:
                    break
                unpack = zlib.decompressobj(wbits=31)
            try:
                part = unpack.decompress(data, CHUNK)
            except zlib.error as error:
                raise InputError("broken gzip, read up to the break: get the file again") from error
            yield part
            data, full = unpack.unconsumed_tail, len(part) == CHUNK
            if unpack.eof:
                data, full, unpack = unpack.unused_data, False, None
    if packed.failure:
        raise packed.failure
    if unpack is not None:
        raise InputError("truncated gzip, read up to its end: get the file again")
