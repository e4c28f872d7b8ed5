"""JSON Lines, JSON and tables, as their parsers give them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.readers import jsonlines, record, table


def test_lines_keep_their_numbers() -> None:
    rows = list(jsonlines.parse_lines(['{"text":"甲"}\n', "\n", "  \r\n", '{"text":"乙"}']))
    assert rows == [(1, {"text": "甲"}), (4, {"text": "乙"})]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"text": "甲"', "not JSON"),
        ("text", "not JSON"),
        ('["甲"]', "a list, not an object"),
        ("null", "null, not an object"),
        ("3", "a number, not an object"),
        ("[" * 100_000, "not JSON"),
        ('{"id": ' + "1" * 5000 + "}", "not JSON"),
    ],
)
def test_a_line_that_is_no_record(line: str, words: str) -> None:
    rows = list(jsonlines.parse_lines([line, '{"text":"甲"}']))
    assert rows[0][0] == 1
    assert isinstance(rows[0][1], InputError)
    assert words in str(rows[0][1])
    assert "\n" not in str(rows[0][1])
    assert rows[1] == (2, {"text": "甲"})


def test_json_of_several_shapes() -> None:
    one = {"text": "甲"}
    assert list(jsonlines.parse_whole(json.dumps(one, indent=2))) == [(0, one)]
    assert list(jsonlines.parse_whole(json.dumps([one, one]))) == [(1, one), (2, one)]
    assert list(jsonlines.parse_whole(f"{json.dumps(one)}\n{json.dumps(one)}\n")) == [(1, one), (2, one)]
    (row,) = jsonlines.parse_whole('{"text": ')
    assert "not JSON" in str(row[1])
    (row,) = jsonlines.parse_whole('"甲"')
    assert "a string" in str(row[1])


def test_fields_by_their_other_names() -> None:
    found = record.fields(
        {"正文": "甲", "标题": " 乙\n丙 ", "发布时间": "2021-03-03", "来源": "丁", "链接": "u", "编号": 7}
    )
    assert (found.text, found.title, found.date, found.source, found.url, found.id) == (
        "甲",
        "乙 丙",
        "2021-03-03",
        "丁",
        "u",
        "7",
    )
    assert record.fields({"Text": "甲", "content": "乙"}).text == "甲"
    assert record.fields({"text": None, "content": "乙"}).text == "乙"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "no text"),
        ({"text": None}, "no text"),
        ({"text": 3}, "no string but a number"),
        ({"text": ["甲"]}, "no string but a list"),
        ({"text": True}, "no string but true or false"),
        ({"text": ""}, "empty"),
        ({"text": " \n\u3000"}, "empty"),
    ],
)
def test_records_without_text(fields: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        record.fields(fields)


def test_other_fields_of_a_wrong_kind_are_left_out_and_told() -> None:
    found = record.fields({"text": "甲", "title": ["乙"], "id": True, "source": None})
    assert (found.title, found.id, found.source) == ("", "", "")
    assert len(found.notes) == 2


@given(st.text(st.characters(), min_size=1))
def test_text_is_kept_but_for_lone_surrogates(text: str) -> None:
    given_ = text + "甲"
    read = record.fields({"text": given_}).text
    assert len(read) == len(given_)
    read.encode("utf-8")
    assert all(a == b or "\ud800" <= a <= "\udfff" for a, b in zip(given_, read, strict=True))


def test_table() -> None:
    rows = list(table.parse(["id,text\n", '1,"甲,\r\n', '乙"\n', "\n", " ,\n", "2,丙\n"]))
    assert rows == [(2, {"id": "1", "text": "甲,\n乙"}), (5, {"id": "2", "text": "丙"})]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_table_by_its_delimiter(mark: str) -> None:
    rows = list(table.parse([f"id{mark}text\n", f"1{mark}甲\n"]))
    assert rows == [(2, {"id": "1", "text": "甲"})]


def test_rows_that_do_not_fit_the_header() -> None:
    rows = list(table.parse(["id,text\n", "1,甲,乙\n", "2\n", "3,丙\n"]))
    assert "3 cells in a table of 2 columns" in str(rows[0][1])
    assert rows[1:] == [(3, {"id": "2"}), (4, {"id": "3", "text": "丙"})]


def test_long_cells_are_read() -> None:
    rows = list(table.parse(["text\n", "甲" * 200_000 + "\n"]))
    assert rows == [(2, {"text": "甲" * 200_000})]


def test_an_empty_table() -> None:
    assert list(table.parse([])) == []
    assert list(table.parse(["id,text\n"])) == []
