"""Which clauses go to the tagger: those with an event, an ending of a body or a name; the rest go without words."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from kg import ontology
from kg.lexicon import Lexicon, compile_lexicon
from kg.model import Document
from kg.passages import passages
from kg.preparation import _cut


@cache
def lexicon() -> Lexicon:
    return compile_lexicon(ontology.load())


def cut(text: str, local: bool = False) -> list[str]:
    analysis = _cut(Document("d", text), lexicon())
    seen: Counter[str] = Counter()
    return [
        analysis.text[start:end]
        for sentence in analysis.sentences
        for start, end in passages(analysis.text, sentence, seen, local)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("必须坚持人民至上，不断把人民对美好生活的向往变为现实。", []),
        (
            "要坚定信心、开拓奋进、攻坚克难，省长骆嘉树在云川县召开的座谈会上说。",
            ["省长骆嘉树在云川县召开的座谈会上说。"],
        ),
        (
            "由骆嘉树、谌若水组成的队伍在长距离项目中发挥得十分出色。",
            ["由骆嘉树、谌若水组成的队伍在长距离项目中发挥得十分出色。"],
        ),
        (
            "粮食产量稳步提高，云川农业大学的试验田里又是一片金黄的景象。",
            ["云川农业大学的试验田里又是一片金黄的景象。"],
        ),
    ],
)
def test_clauses_that_name_somebody_or_something(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "专家们指出项目与全局的关系十分密切。",
        "老师们指出提高水平需要不断努力。",
        "代表们紧密团结在以谌若水同志为核心的领导集体周围。",
        "会议强调，必须把保障粮食供给放在更加突出的位置上。",
        "大家都说，本次会议提出的要求十分明确。",
    ],
)
def test_common_words_doctrines_and_meetings_without_a_name_need_no_words(text: str) -> None:
    assert cut(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "全省粮食工作会议强调，必须把保障粮食供给放在更加突出的位置上。",
        "代表们都记得关若水一直和大家紧密团结在一起。",
        "代表们都记得高嘉树一直和大家紧密团结在一起。",
        "记者问马克兰是不是还记得那年的情景。",
    ],
)
def test_names_with_characters_that_common_words_have(text: str) -> None:
    assert cut(text)[0].startswith(text[:16])


def test_a_clause_beside_a_short_passage_goes_with_it() -> None:
    assert cut("谌若水主任说，今年的收成比往年都要好得多，大家的干劲也更足了。") == [
        "谌若水主任说，今年的收成比往年都要好得多，"
    ]


def test_a_name_that_stands_in_two_passages_needs_no_third() -> None:
    sentence = "谌若水书记强调必须始终把人民放在心中最高的位置。"
    assert cut(sentence * 4) == [sentence] * 2


def test_a_name_right_after_its_title_is_always_cut() -> None:
    sentence = "省长谌若水强调必须始终把人民放在心中最高的位置。"
    assert cut(sentence * 4) == [sentence] * 4


def test_short_endings_count_in_local_news_alone() -> None:
    text = "云川县的兴农部不断壮大起来。"
    assert cut(text) == []
    assert cut(text, local=True) == [text]
