"""What extractors start from: sentences, the vocabulary's words in them, and words where they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.tagger import Tagger, Token
from kg.model import Document
from kg.ontology import Title
from kg.preparation import prepare
from tests.page import prepared, vocabulary


class Recorder:
    """A tagger for which every text is one word, and which remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def tag(self, texts: Sequence[str], starts: Sequence[int]) -> list[list[Token]]:
        self.asked += texts
        return [[Token(start, start + len(text), "n")] for text, start in zip(texts, starts, strict=True)]


def asked(text: str, *, title: str = "", source: str = "", skip: tuple[tuple[int, int], ...] = ()) -> list[str]:
    recorder = Recorder()
    document = Document("a", text, title=title, source=source, skip=skip)
    prepare([document], vocabulary()[1], cast(Tagger, recorder))
    return recorder.asked


def test_sentences_have_their_own_hits_in_the_order_of_the_text() -> None:
    [analysis] = prepared(Document("a", "云川县委书记讲话。\n副县长出席会议。"))
    first, second = analysis.sentences
    assert (first.paragraph, second.paragraph) == (0, 1)
    for sentence in (first, second):
        assert [(h.start, h.end) for h in sentence.hits] == sorted((h.start, h.end) for h in sentence.hits)
        assert all(sentence.start <= h.start < h.end <= sentence.end for h in sentence.hits)
    words = {analysis.text[h.start : h.end] for h in second.hits if isinstance(h.term, Title)}
    assert "县长" in words


def test_only_sentences_that_may_tell_something_are_tagged() -> None:
    assert asked("天气晴朗。书记主持召开会议。春暖花开。") == ["书记主持召开会议。"]


def test_words_count_in_the_text_not_in_the_sentence() -> None:
    recorder = Recorder()
    [analysis] = prepare([Document("a", "天气晴朗。书记主持召开会议。")], vocabulary()[1], cast(Tagger, recorder))
    first, second = analysis.sentences
    assert first.tokens == []
    assert second.tokens == [Token(5, 14, "n")]


def test_the_title_is_an_analysis_of_its_own() -> None:
    with_title, without = prepared(Document("a", "会议召开。", title="书记主持会议"), Document("b", "会议召开。"))
    assert with_title.heading is not None and with_title.heading.text == "书记主持会议"
    assert without.heading is None


@pytest.mark.parametrize(
    "dateline",
    ["新华社云川3月1日电", "央视网消息（新闻联播）：", "【云川日报】", "本报讯", "新华社云川3月1日电（记者顾言清）"],
)
def test_datelines_are_no_part_of_a_sentence(dateline: str) -> None:
    [analysis] = prepared(Document("a", f"{dateline}书记主持召开会议。"))
    assert [analysis.text[s.start : s.end] for s in analysis.sentences][-1] == "书记主持召开会议。"


def test_what_is_no_article_is_skipped_in_offsets_of_the_text_as_given() -> None:
    text = "首\u200b頁 > 要聞\n書記主持召開會議。"
    end = text.index("\n")
    [analysis] = prepared(Document("a", text, skip=((0, end),)))
    [sentence] = analysis.sentences
    assert analysis.text[sentence.start : sentence.end] == "书记主持召开会议。"
    begin, finish = analysis.original(sentence.start, sentence.end)
    assert text[begin:finish] == "書記主持召開會議。"


def test_a_batch_shares_one_pass_of_the_tagger() -> None:
    class Once(Recorder):
        def tag(self, texts: Sequence[str], starts: Sequence[int]) -> list[list[Token]]:
            assert not self.asked
            return super().tag(texts, starts)

    documents = [Document(name, f"书记主持召开{name}会议。", title="县长调研") for name in "abc"]
    analyses = prepare(documents, vocabulary()[1], cast(Tagger, Once()))
    assert [a.document.id for a in analyses] == ["a", "b", "c"]
    assert all(sentence.tokens for a in analyses for sentence in a.sentences)


@given(st.lists(st.sampled_from(["书记", "县委", "会议", "。", "\n", "，", "\u200b", "　", "會議", "a", "（", "）"])))
def test_sentences_and_hits_lie_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    [analysis] = prepared(Document("a", text))
    previous = 0
    for index, sentence in enumerate(analysis.sentences):
        assert sentence.index == index
        assert previous <= sentence.start < sentence.end <= len(analysis.text)
        previous = sentence.end
        begin, finish = analysis.original(sentence.start, sentence.end)
        assert 0 <= begin < finish <= len(text)
        for hit in sentence.hits:
            assert sentence.start <= hit.start < hit.end <= sentence.end
