"""Person names, rule by rule, over words tagged by hand."""

from __future__ import annotations

import pytest

from kg.extract import organizations, persons, places
from kg.extract.persons.lists import listed
from kg.language.transliteration import is_transliterated
from kg.lookalikes import names_nobody
from tests.extract import hand


def read(marked: str) -> list[tuple[str, str]]:
    """The names and what spoke for each."""
    analysis, ontology = hand.analysis(marked)
    places.extract(analysis, ontology)
    organizations.extract(analysis, ontology)
    persons.extract(analysis, ontology)
    return [(human.name, human.source) for human in analysis.all_humans()]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("沈怀谦/PER 出席/v 会议/n 。", [("沈怀谦", "model")]),
        ("县长 沈怀谦/n 出席/v 会议/n 。", [("沈怀谦", "title")]),
        ("县长 沈谦/n 、/w 会议/n 代表/n 。", [("沈谦", "title")]),
        ("沈怀谦贺信/PER 。", [("沈怀谦", "model")]),
        ("总裁 Mara/nx Lindqvist/nx 出席/v 会议/n 。", []),
        ("专家/n 阿米娜·萨利姆/PER 出席/v 会议/n 。", [("阿米娜·萨利姆", "model")]),
        ("会议/n 决定/v 任命/v 沈怀谦/n 为/p 教育局局长。", [("沈怀谦", "title")]),
        ("总统 萨利马/nz 、 总理/n 出席/v 会议/n 。", [("萨利马", "title")]),
        ("县长 高度/d 重视/v 工作/n 。", []),
    ],
)
def test_names(marked: str, expected: list[tuple[str, str]]) -> None:
    assert read(marked) == expected


def test_a_name_between_two_names_of_a_list() -> None:
    marked = "沈怀谦/PER 、 乔若兰/n 、 裴松年/PER 出席/v 会议/n 。"
    analysis, _ = hand.analysis(marked)
    sentence = analysis.sentences[0]
    people = [t for t in sentence.tokens if t.tag == "PER"]
    assert [analysis.text[slice(*span)] for span in listed(analysis.text, sentence, people)] == ["乔若兰"]
    assert ("乔若兰", "list") in read(marked)


def test_a_third_character_that_always_follows_belongs_to_the_name() -> None:
    marked = "县长 沈怀/PER 谦 ， 出席/v 会议/n 。 沈怀/PER 谦 讲话/v 。"
    assert {name for name, _ in read(marked)} == {"沈怀谦"}


def test_a_name_is_found_again() -> None:
    assert read("县长 沈怀谦/PER 出席/v 会议/n 。 随后/d 沈怀谦/n 讲话/v 。") == [
        ("沈怀谦", "model"),
        ("沈怀谦", "again"),
    ]


@pytest.mark.parametrize(
    "marked", ["他/r 在 高平/PER 停留/v 。", "安平/PER 机场/n 关闭/v 。", "甲军/PER 撤退/v 。", "方明/PER 很/d 好/a 。"]
)
def test_names_that_nothing_speaks_for_are_left_out(marked: str) -> None:
    assert read(marked) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("学习沈怀谦思想", "沈怀谦"),
        ("以沈怀谦同志为核心", "沈怀谦"),
        ("《沈怀谦传》", "沈怀谦"),
        ("记者：沈怀谦", "沈怀谦"),
        ("“沈怀谦”", "沈怀谦"),
    ],
)
def test_lookalikes(text: str, name: str) -> None:
    start = text.index(name)
    assert names_nobody(text, start, start + len(name))


def test_a_name_beside_its_verb_is_no_lookalike() -> None:
    assert not names_nobody("沈怀谦出席会议", 0, 3)


def test_transliteration() -> None:
    assert is_transliterated("阿米娜·萨利姆")
    assert not is_transliterated("顾言清")
