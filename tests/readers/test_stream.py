"""Packed and broken streams give what they hold, then their failure."""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.readers.stream import CHUNK, Stream, unpacked

TEXT = "青石镇召开会议。".encode() * 50_000


def test_head_leaves_the_bytes_to_be_read() -> None:
    stream = Stream([b"", b"ab", b"", b"cdef"])
    assert stream.head(3) == b"abc"
    assert stream.head(100) == b"abcdef"
    assert stream.read(1) == b"a"
    assert stream.whole() == b"bcdef"


def test_gzip_is_known_by_its_bytes() -> None:
    assert unpacked(io.BytesIO(gzip.compress(TEXT))).whole() == TEXT
    assert unpacked(io.BytesIO(gzip.compress(gzip.compress(TEXT)))).whole() == TEXT
    assert unpacked(io.BytesIO(TEXT)).whole() == TEXT


def test_members_one_after_the_other() -> None:
    data = gzip.compress(b"one\n") + gzip.compress(b"two\n") + bytes(512)
    stream = unpacked(io.BytesIO(data))
    assert stream.whole() == b"one\ntwo\n"
    assert stream.failure is None


def test_gzip_in_gzip_in_gzip_is_refused() -> None:
    with pytest.raises(InputError, match="more than 2 times"):
        unpacked(io.BytesIO(gzip.compress(gzip.compress(gzip.compress(TEXT)))))


def test_truncated_gzip_gives_what_it_holds() -> None:
    data = gzip.compress(b"\n".join(b"%d" % n for n in range(200_000)))
    stream = unpacked(io.BytesIO(data[: len(data) // 2]))
    lines = stream.whole().split(b"\n")
    assert len(lines) > 50_000
    assert lines[:3] == [b"0", b"1", b"2"]
    assert "truncated" in str(stream.failure)


def test_broken_gzip_gives_what_stands_before_the_break() -> None:
    stream = unpacked(io.BytesIO(gzip.compress(b"one\n") + b"rubbish"))
    assert stream.whole() == b"one\n"
    assert "broken" in str(stream.failure)


def test_highly_packed_bytes_are_unpacked_by_and_by() -> None:
    bomb = gzip.compress(bytes(20_000_000))
    stream = unpacked(io.BytesIO(bomb))
    with pytest.raises(InputError, match="larger than 1 MB"):
        stream.whole(1_000_000)
    assert all(len(chunk) <= CHUNK for chunk in unpacked(io.BytesIO(bomb)).chunks())


@given(st.binary(max_size=2000), st.integers(0, 2000))
def test_every_truncation_is_told(data: bytes, cut: int) -> None:
    data = b"a" + data  # what begins as gzip does would be unpacked once more
    packed = gzip.compress(data)
    stream = unpacked(io.BytesIO(packed[: 2 + cut % len(packed)]))
    assert data.startswith(stream.whole())
    complete = 2 + cut % len(packed) >= len(packed)
    assert (stream.failure is None) == complete
