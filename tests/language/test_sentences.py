"""Sentences and clauses as spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.sentences import clauses, sentences

texts = st.text(
    st.one_of(st.sampled_from("甲乙a1 \n\r　。！？!?；，,：:、“”‘’（）()《》「」…"), st.characters()), max_size=80
)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in clauses(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议开始。散会！走吗？", ["会议开始。", "散会！", "走吗？"]),
        ("他说：“好。”会议结束。", ["他说：“好。”", "会议结束。"]),
        ("他说：“好！”。散会", ["他说：“好！”。", "散会"]),
        ("真的？！是", ["真的？！", "是"]),
        ("一是甲；二是乙。", ["一是甲；二是乙。"]),
        ("会议（全体起立。鼓掌！）开始。散会", ["会议（全体起立。鼓掌！）开始。", "散会"]),
        ("会议（未完。" + "长" * 70 + "）完。散会", ["会议（未完。", "长" * 70 + "）完。", "散会"]),
        ("　　标题\r\n\r\n　正文。 \n", ["标题", "正文。"]),
        ("见http://a.cn/?id=3。好", ["见http://a.cn/?id=3。", "好"]),
        ("甲!乙", ["甲!", "乙"]),
        ("……\n——\n。", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_no_sentence_overlaps_what_is_skipped() -> None:
    text = "首页>新闻 会议开始。责编某 散会。"
    skip = [(11, 14), (0, 5)]
    spans = sentences(text, skip)
    assert [text[a:b] for a, b in spans] == ["会议开始。", "散会。"]
    assert all(end <= first or last <= start for start, end in spans for first, last in skip)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会上，甲、乙出席；丙主持：散会。", ["会上", "甲、乙出席", "丙主持", "散会。"]),
        ("他说：“先干，再说；好”，散会", ["他说", "“先干，再说；好”", "散会"]),
        ("甲（乙，丙），丁", ["甲（乙，丙）", "丁"]),
        ("下午3:30,1,000人到会,散会", ["下午3:30,1,000人到会", "散会"]),
        ("“没有关上，所以分", ["“没有关上", "所以分"]),
        ("，，", []),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_clauses_keep_to_their_sentence() -> None:
    text = "甲，乙。丙，丁。"
    assert [text[a:b] for a, b in clauses(text, 4, 8)] == ["丙", "丁。"]


@given(texts)
def test_spans_are_ordered_disjoint_trimmed_and_lose_no_letter(text: str) -> None:
    for spans in (sentences(text), clauses(text, 0, len(text))):
        position = 0
        for start, end in spans:
            assert position <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
            assert not any(map(str.isalnum, text[position:start]))
            position = end
        assert not any(map(str.isalnum, text[position:]))


@given(texts, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)).map(sorted).map(tuple), max_size=4))
def test_skipped_ranges_stay_out(text: str, skip: list[tuple[int, int]]) -> None:
    for start, end in sentences(text, skip):
        assert 0 <= start < end <= len(text)
        assert all(end <= first or last <= start or first == last for first, last in skip)


def test_hostile_length_is_linear() -> None:
    for text in ("（" * 100_000, "“" * 100_000, "。”" * 100_000, "!" * 100_000, "(（" * 100_000):
        sentences(text)
        clauses(text, 0, len(text))
