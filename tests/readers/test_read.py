"""Files, folders, patterns and standard input become documents; what is bad is told in a line."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import os
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Document
from kg.readers import READERS, read

TEXT = "3月2日,青石镇召开防汛工作部署会,镇长甘如饴主持会议。"


def documents(*paths: str | Path) -> tuple[list[Document], list[str]]:
    """What is read and what is told, every line checked for being one line."""
    errors: list[InputError] = []
    found = list(read(paths, on_error=errors.append))
    lines = [str(error) for error in errors]
    assert all("\n" not in line and len(line) < 400 for line in lines)
    return found, lines


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> tuple[list[Document], list[str]]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return documents("-")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder of several files, some of them not to be read."""
    for name in ("b.txt", "a/c.txt", "a/B.html", ".hidden/x.txt", ".x.txt", "picture.png", "built/statements.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<html><body><p>{TEXT}</p></body></html>" if name.endswith("html") else TEXT, encoding="utf-8")
    (tmp_path / "built/build.json").write_text("{}")
    (tmp_path / "built/page.txt").write_text(TEXT)
    yield tmp_path


def test_a_folder_is_read_in_order_of_names(folder: Path) -> None:
    found, errors = documents(folder)
    assert [d.id for d in found] == ["a/B.html", "a/c.txt", "b.txt"]
    assert errors == []


def test_names_are_the_same_wherever_the_command_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = documents(folder)
    monkeypatch.chdir(folder)
    assert documents(".") == there
    monkeypatch.chdir(folder / "a")
    assert documents("..") == there
    assert [d.id for d in documents("c.txt")[0]] == ["c.txt"]
    assert [d.id for d in documents(folder / "a" / "c.txt")[0]] == ["c.txt"]


def test_a_pattern_names_files_below_its_fixed_part(folder: Path) -> None:
    assert [d.id for d in documents(f"{folder}/*/c.*")[0]] == ["a/c.txt"]
    assert [d.id for d in documents(f"{folder}/**/*.txt")[0]] == ["a/c.txt", "b.txt", "built/page.txt"]
    found, errors = documents(f"{folder}/*.csv")
    assert found == []
    assert "matches no file" in errors[0]


def test_order_of_paths_makes_no_difference(folder: Path) -> None:
    paths = [folder / "b.txt", folder / "a", folder / "a" / "c.txt"]
    assert documents(*paths) == documents(*reversed(paths))
    assert [d.id for d in documents(*paths)[0]] == ["B.html", "b.txt", "c.txt"]


def test_each_file_is_read_once(folder: Path) -> None:
    os.symlink(folder / "b.txt", folder / "link.txt")
    os.symlink(folder, folder / "a" / "loop")
    os.symlink(folder / "nowhere", folder / "dangling.txt")
    found, errors = documents(folder, folder, f"{folder}/b.txt")
    assert [d.id for d in found] == ["a/B.html", "a/c.txt", "b.txt"]
    assert errors == []


def test_one_id_twice(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TEXT + name)
    found, errors = documents(tmp_path / "one" / "a.txt", tmp_path / "two" / "a.txt")
    assert [d.text for d in found] == [TEXT + "one"]
    assert errors == [f"{tmp_path}/two/a.txt: the id a.txt is taken by another document: left out"]


def test_paths_that_hold_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "good.txt").write_text(TEXT)
    names = ["missing.txt", "folder", "empty.txt", "blank.txt", "binary.txt", "good.txt", "a\0b"]
    found, errors = documents(*(tmp_path / name for name in names))
    assert [d.text for d in found] == [TEXT]
    assert len(errors) == 6
    for name, words in {
        "missing.txt": "No such file",
        "folder": "no file with a reader",
        "empty.txt": "the file is empty",
        "blank.txt": "the text is empty",
        "binary.txt": "binary data",
        "a\\x00b": "null",
    }.items():
        assert any(name in line and words in line for line in errors), name


def test_formats_without_a_reader_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "a.txt").write_text(TEXT)
    found, errors = documents(tmp_path)
    assert len(found) == 1
    assert "no reader for .doc" in errors[0]
    assert "binary data" in documents(tmp_path / "a.doc")[1][0]


def test_files_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(path: str, mode: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setattr("kg.readers.open", deny, raising=False)
    assert documents(tmp_path) == ([], [f"{tmp_path}/a.txt: Permission denied: check that it can be read"])


def test_messages_are_one_line_whatever_the_name(tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").write_bytes(b"")
    assert len(documents(tmp_path)[1]) == 1
    assert len(documents(tmp_path / "a\nb.txt", tmp_path / "c\nd.txt")[1]) == 2


def test_json_lines(tmp_path: Path) -> None:
    records: list[dict[str, object]] = [
        {
            "id": "x1",
            "title": "标题",
            "date": "2021-03-03",
            "text": f" {TEXT}\r\n\u2028 ",
            "url": "https://example.org/1",
        },
        {"text": TEXT, "date": "2021-13-45"},
        {"text": 5},
        {"id": "x1", "text": "别的文章。"},
        {"id": 7, "text": TEXT, "date": 20210303, "source": "云川网"},
    ]
    lines = [json.dumps(r, ensure_ascii=bool(i % 2)) for i, r in enumerate(records)]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join([*lines[:2], "{broken", "", *lines[2:]]) + "\n", encoding="utf-8", newline="")
    found, errors = documents(path)
    assert [d.id for d in found] == ["x1", "news.jsonl#2", "7"]
    assert found[0].text == records[0]["text"]
    assert (found[0].title, found[0].date, found[0].url) == ("标题", dt.date(2021, 3, 3), "https://example.org/1")
    assert found[1].date is None
    assert (found[2].date, found[2].source) == (dt.date(2021, 3, 3), "云川网")
    places = [line.removeprefix(str(path)).split(": ")[0] for line in errors]
    assert places == [":2", ":3", ":5", ":6"]


def test_lone_surrogates_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id":"\\udc00","text":"青石\\ud800镇\\ud83d\\ude00召开会议","title":"\\ud800"}\n')
    (document,) = documents(path)[0]
    assert document.text == "青石\ufffd镇😀召开会议"
    assert document.id == document.title == "\ufffd"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_json_lines_in_other_encodings(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        "\n".join(json.dumps({"id": str(i), "text": TEXT}, ensure_ascii=False) for i in range(3)).encode(codec)
    )
    found, errors = documents(path)
    assert [d.text for d in found] == [TEXT] * 3
    assert errors == []


def test_a_line_with_stray_bytes_is_told_and_read(tmp_path: Path) -> None:
    line = json.dumps({"text": TEXT}, ensure_ascii=False).encode()
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join([line] * 20 + [line.replace("青石".encode(), b"\xff\xfe")] + [line]))
    found, errors = documents(path)
    assert len(found) == 22
    assert found[20].text == TEXT.replace("青石", "\ufffd\ufffd")
    assert len(errors) == 1
    assert errors[0].startswith(f"{path}:21: ")


def test_json(tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text(json.dumps([{"text": TEXT}, {"id": "k", "text": TEXT}, "甲"], indent=1))
    (tmp_path / "one.json").write_text(json.dumps({"text": TEXT}, indent=1))
    found, errors = documents(tmp_path)
    assert [d.id for d in found] == ["list.json#1", "k", "one.json"]
    assert len(errors) == 1
    assert "list.json:3: a string, not an object" in errors[0]


def test_tables(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(
        f'标题,日期,正文\r\n部署会,2021/3/3,"{TEXT}\r\n完。"\r\n,,\r\n甲,乙\r\n'.encode("gbk")
    )
    (tmp_path / "b.tsv").write_text(f"id\ttext\nk\t{TEXT}\n")
    found, errors = documents(tmp_path)
    assert [(d.id, d.title, d.date) for d in found] == [("a.csv#2", "部署会", dt.date(2021, 3, 3)), ("k", "", None)]
    assert found[0].text == TEXT + "\n完。"
    assert [line.removeprefix(f"{tmp_path}/") for line in errors] == ["a.csv:4: no text: give it a field called text"]


def test_gzip(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"id": str(i), "text": TEXT + str(i)}) for i in range(2000))
    packed = gzip.compress(lines.encode())
    (tmp_path / "good.jsonl.gz").write_bytes(packed)
    (tmp_path / "text.txt.gz").write_bytes(gzip.compress(TEXT.encode("gbk")))
    found, errors = documents(tmp_path)
    assert len(found) == 2001
    assert found[-1].text == TEXT
    assert errors == []
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    found, errors = documents(tmp_path / "cut.jsonl.gz")
    assert 100 < len(found) < 2000
    assert "truncated gzip" in errors[-1]


def test_text_has_line_feeds_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("甲会\r\n乙会\r丙会\n".encode("utf-16"))
    assert documents(tmp_path)[0][0].text == "甲会\n乙会\n丙会\n"


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (TEXT.encode(), ["-"]),
        (TEXT.encode("gbk"), ["-"]),
        (b'{"text":"' + TEXT.encode() + b'"}\n{"id":"k","text":"' + TEXT.encode() + b'"}', ["-#1", "k"]),
        (json.dumps([{"text": TEXT}]).encode(), ["-#1"]),
        (json.dumps({"text": TEXT}, indent=1).encode(), ["-"]),
        (f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>".encode(), ["-"]),
        (gzip.compress(TEXT.encode(), mtime=0), ["-"]),
    ],
)
def test_standard_input_is_told_by_its_look(monkeypatch: pytest.MonkeyPatch, data: bytes, ids: list[str]) -> None:
    found, errors = stdin(monkeypatch, data)
    assert [d.id for d in found] == ids
    assert all(d.text == TEXT for d in found)
    assert errors == []


def test_bad_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    assert stdin(monkeypatch, b"") == ([], ["standard input: the file is empty"])
    assert "binary" in stdin(monkeypatch, bytes(range(256)))[1][0]


def test_files_without_a_suffix_are_told_by_their_look(tmp_path: Path) -> None:
    (tmp_path / "article").write_text(TEXT)
    assert [d.id for d in documents(tmp_path / "article")[0]] == ["article"]


def test_broken_files_of_every_format(tmp_path: Path) -> None:
    for suffix in READERS:
        (tmp_path / f"a{suffix}").write_bytes(b"\x93\x00\x01\xfe\xff\x07" * 30)
    (tmp_path / "z.txt").write_text(TEXT)
    found, errors = documents(tmp_path)
    assert [d.id for d in found] == ["z.txt"]
    assert len(errors) >= len(READERS)


def test_a_parser_that_fails_in_its_own_way_stops_no_other_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(markup: str) -> None:
        raise KeyError("no\nsuch")

    monkeypatch.setattr("kg.readers.html.parse", fail)
    (tmp_path / "a.html").write_text("<html>")
    (tmp_path / "b.txt").write_text(TEXT)
    found, errors = documents(tmp_path)
    assert [d.id for d in found] == ["b.txt"]
    assert "KeyError" in errors[0]


def test_many_lines_take_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl.gz"
    with gzip.open(path, "wt", compresslevel=1) as file:
        for number in range(20_000):
            file.write(json.dumps({"id": str(number), "text": TEXT * 10}) + "\n")
    tracemalloc.start()
    try:
        assert sum(1 for _ in read([path], on_error=lambda error: None)) == 20_000
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()
