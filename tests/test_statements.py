"""`statements.jsonl`: sorted, whole, read back as it was, and errors that say where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import statements
from kg.errors import OutputError
from kg.model import Entity, Mention, Reading, Span, Statement, text_digest


def reading(identifier: str, text: str = "云川县委书记林望舒讲话。") -> Reading:
    entities = (
        Entity("p1", "Person", "林望舒"),
        Entity("o1", "PartyCommittee", "云川县委", ("县委",), {"division": "1"}),
    )
    mentions = (Mention("o1", Span(0, 4, text[:4])), Mention("p1", Span(6, 9, text[6:9])))
    tenures = tuple(
        Statement(f"s{i}", "tenure", "p1", "o1", Span(0, 9, text[:9]), confidence, "title", {"title": "书记"})
        for i, confidence in enumerate((0.95, 0.5), 1)
    )
    return Reading(
        identifier, text_digest(text), length=len(text), entities=entities, mentions=mentions, statements=tenures
    )


def test_readings_are_sorted_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / statements.NAME
    given_ = [reading(name) for name in ("b", "a", "文", "A")]
    statements.write(given_, path)
    found = list(statements.read(path))
    assert [r.id for r in found] == ["A", "a", "b", "文"]
    assert sorted(given_, key=lambda r: r.id) == found
    assert [p.name for p in tmp_path.iterdir()] == [statements.NAME]


def test_the_same_document_given_twice_is_kept_once(tmp_path: Path) -> None:
    path = tmp_path / statements.NAME
    sorter = statements.Sorter(tmp_path / "scratch")
    assert [sorter.add(reading("a")), sorter.add(reading("a"))] == [True, False]
    sorter.write(path)
    assert len(path.read_bytes().splitlines()) == 1


@given(st.permutations(["云川县委书记林望舒讲话。", "云川县委书记林望舒发言。", "云川县委书记林望舒总结。"]))
def test_different_documents_of_one_id_get_ids_of_their_own(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("sorted") / statements.NAME
    statements.write([reading("a", text) for text in texts] + [reading("ab")], path)
    found = list(statements.read(path))
    identifiers = [r.id for r in found]
    assert identifiers == sorted(identifiers)
    assert {"a", "ab"} <= set(identifiers)
    assert len(set(identifiers)) == 4
    renamed = [r for r in found if "~" in r.id]
    assert all(r.id == "a~" + r.digest.removeprefix("sha256:")[:8] for r in renamed)
    assert min(r.digest for r in found if r.id.startswith("a~") or r.id == "a") == next(
        r.digest for r in found if r.id == "a"
    )


def test_line_separators_inside_a_text_end_no_line(tmp_path: Path) -> None:
    path = tmp_path / statements.NAME
    odd = reading("a\u2028b\x85c\x0bd")
    statements.write([odd], path)
    assert list(statements.read(path)) == [odd]


def test_doubtful_statements_can_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / statements.NAME
    statements.write([reading("a")], path)
    [whole], [sure] = statements.read(path), statements.read(path, min_confidence=0.9)
    assert [s.confidence for s in whole.statements] == [0.95, 0.5]
    assert [s.confidence for s in sure.statements] == [0.95]


@pytest.mark.parametrize(
    "line", [b"", b"{", b"[]", b"1", b'{"id": "a"}', b'{"id":"a","digest":"b","entities":["x"]}', b"\xff", b"[" * 99999]
)
def test_what_is_no_reading_is_told_with_its_line(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / statements.NAME
    statements.write([reading("a")], path)
    with path.open("ab") as out:
        out.write(line + b"\n")
    with pytest.raises(OutputError, match=r"^statements\.jsonl:2: not a reading") as caught:
        list(statements.read(path))
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be read"):
        list(statements.read(tmp_path / statements.NAME))


def test_a_failure_leaves_neither_scratch_nor_result(tmp_path: Path) -> None:
    def readings() -> object:
        yield reading("a")
        raise OutputError("stopped")

    with pytest.raises(OutputError, match="stopped"):
        statements.write(readings(), tmp_path / statements.NAME)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
