"""Where the words of agents begin and end."""

from __future__ import annotations

import pytest

from kg.agents import is_governed, is_list, left, people, right, words
from kg.analysis import Hit, Human, Organ, Sentence
from kg.language.tagger import Token
from kg.ontology import load

BODY = "县教育局"


def _body(text: str, kind: str = "GovernmentDepartment") -> tuple[Sentence, Organ]:
    start = text.index(BODY)
    sentence = Sentence(0, 0, len(text), 0)
    title = next(t for t in load().titles if "主任" in t.forms)
    position = text.find("主任")
    if position >= 0:
        sentence.hits.append(Hit(position, position + 2, "title", title))
    return sentence, Organ(start, start + len(BODY), kind, BODY)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("县教育局出席。", "县教育局"),
        ("县教育局有关负责同志出席。", "县教育局有关负责同志"),
        ("县教育局一行出席。", "县教育局一行"),
        ("县教育局王主任出席。", "县教育局王主任"),
        ("县教育局王副主任出席。", "县教育局王副主任"),
        ("县教育局王和副主任出席。", "县教育局"),
    ],
)
def test_right_end_of_a_body(text: str, end: str) -> None:
    sentence, organ = _body(text)
    assert text[: right(text, sentence, organ)] == end


def test_deputies_are_members_of_their_assembly() -> None:
    text = "县教育局代表出席。"
    assert right(text, *_body(text)) == 6
    assert right(text, *_body(text, "PeoplesCongress")) == 4


def test_person_reaches_over_the_titles() -> None:
    text = "局长顾言清同志"
    human = Human(2, 5, "顾言清", 0, 7)
    sentence, organ = _body("在县教育局。")
    assert (left(human), right(text, sentence, human), words(text, human)) == (0, 7, "顾言清")
    assert (left(organ), words("在县教育局。", organ)) == (1, "县教育局")
    assert people([organ, human]) == [human]


@pytest.mark.parametrize(
    ("text", "governed"), [("在县教育局", True), ("听取了县教育局", True), ("今天县教育局", False), ("县教育局", False)]
)
def test_governed(text: str, governed: bool) -> None:
    assert is_governed(text, *_body(text)) is governed


@pytest.mark.parametrize(
    ("gap", "tag", "lists"),
    [
        ("、", "w", True),
        ("以及", "c", True),
        ("同志，", "n", True),
        ("（左一）、", "n", True),
        ("夫妇、", "n", True),
        ("登台、", "v", False),
        ("夫妇", "n", False),
    ],
)
def test_gap_that_lists(gap: str, tag: str, lists: bool) -> None:
    text = f"顾言清{gap}陆闻笙"
    sentence = Sentence(0, 0, len(text), 0, tokens=[Token(3, 3 + len(gap.rstrip("、")), tag)])
    assert is_list(text, sentence, gap) is lists
