"""Encodings are told from the bytes alone."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.readers import encoding
from kg.readers.stream import Stream

SIMPLE = "3月2日,青石镇召开防汛工作部署会,镇长甘如饴主持会议并讲话,各村负责人参加。"
TRADITIONAL = "三月二日,青石鎮召開防汛工作會議,鎮長甘如飴主持會議並講話,各村負責人參加。"


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_simplified(codec: str) -> None:
    assert encoding.decode((SIMPLE + "\n").encode(codec)) == (SIMPLE + "\n", 0)


@pytest.mark.parametrize("codec", ["utf-8", "big5", "big5hkscs", "gb18030", "utf-16"])
def test_traditional(codec: str) -> None:
    assert encoding.decode(TRADITIONAL.encode(codec)) == (TRADITIONAL, 0)


def test_marks_of_byte_order() -> None:
    assert encoding.decode(codecs.BOM_UTF16_BE + "青石".encode("utf-16-be")) == ("青石", 0)
    assert encoding.decode(codecs.BOM_UTF8 + "青石".encode()) == ("青石", 0)


def test_rare_characters_of_gb18030() -> None:
    text = SIMPLE + "龚䶮出席。"
    assert encoding.decode(text.encode("gb18030")) == (text, 0)


def test_a_page_may_declare_its_charset() -> None:
    page = '<html><head><meta charset="gb2312"></head>任免</html>'
    assert encoding.decode(page.encode("gbk"), html=True) == (page, 0)
    lying = page.replace("gb2312", "utf-8") + SIMPLE
    assert encoding.decode(lying.encode("gbk"), html=True) == (lying, 0)
    unknown = page.replace("gb2312", "x-no-such") + SIMPLE
    assert encoding.decode(unknown.encode("gbk"), html=True) == (unknown, 0)


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + bytes(50), bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 100, b"\xff\xd8\xff\xe0JFIF"],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="binary data"):
        encoding.decode(data)


def test_unknown_encodings_are_refused() -> None:
    with pytest.raises(InputError, match="encoding"):
        encoding.decode(b"\x81\xff\xfe\x80\xff\xff\x82\xff" * 40)


def test_a_stray_byte_is_replaced_and_counted() -> None:
    data = SIMPLE.encode() * 30
    text, lost = encoding.decode(data[:300] + b"\xff" + data[300:])
    assert lost == 1
    assert text.replace("\ufffd", "") == SIMPLE * 30


def test_lines_are_split_at_line_feeds_alone() -> None:
    data = "甲\u2028乙\x0b\x85丙\r\n丁\n\n戊".encode()
    assert list(encoding.lines(Stream([data]), data)) == ["甲\u2028乙\x0b\x85丙\r\n", "丁\n", "\n", "戊"]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_lines_across_chunks(codec: str) -> None:
    data = (SIMPLE + "\n").encode("utf-8" if codec == "utf-8" else codec)
    chunks = [data[i : i + 7] for i in range(0, len(data), 7)]
    assert list(encoding.lines(Stream(chunks), data)) == [SIMPLE + "\n"]


def test_lines_of_great_length_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "LINE", 10)
    data = b"a" * 95 + b"\nbb\n" + b"c" * 10 + b"\n" + b"d" * 9 + b"\ne"
    assert [len(line) for line in encoding.lines(Stream([data]), data)] == [10, 3, 10, 10, 1]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200))
def test_valid_utf8_is_read_as_it_is(text: str) -> None:
    assert encoding.decode(f"青{text}".encode()) == (f"青{text}", 0)


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    try:
        encoding.decode(data)
    except InputError as error:
        assert "\n" not in str(error)
