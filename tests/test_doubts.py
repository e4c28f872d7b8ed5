"""What speaks against a fact, each sign in an invented sentence."""

from __future__ import annotations

import pytest

from kg import pipeline
from kg.confidence import DOUBTS
from kg.doubts import Doubts
from kg.model import Document, Statement
from tests.page import Page


def facts(text: str) -> dict[tuple[str, str], Statement]:
    """The posts and parts of a text by the subject's name and the title or role."""
    [reading] = pipeline.extract([Document("a", text)])
    names = {entity.key: entity.name for entity in reading.entities}
    return {
        (names[s.subject], str(s.qualifiers["title" if s.relation == "tenure" else "role"])): s
        for s in reading.statements
        if s.relation in ("tenure", "participation")
    }


@pytest.mark.parametrize(
    ("text", "fact", "doubt"),
    [
        ("全国政协主席林望舒会见来访的外宾。顾言清总理表示祝贺。", ("顾言清", "总理"), "body unsaid"),
        ("国务院总理林望舒在越南访问。他说，顾言清总书记表示祝贺。", ("顾言清", "总书记"), "body unsaid abroad"),
        ("云川县委书记林望舒主持召开防汛会议。", ("林望舒", "chair"), "alone at the event"),
        ("林望舒、顾言清出席云川县防汛工作会议。", ("林望舒", "attend"), "person without a post"),
        ("云川县教育局、云川县民政局参加云川县防汛工作会议。", ("云川县教育局", "attend"), "body present"),
        ("云川县防汛工作会议召开。云川县委书记林望舒强调，要加强值守。", ("林望舒", "speak"), "only said to speak"),
        ("云川县县长林望舒举行云川县防汛工作会议。", ("林望舒", "organizer"), "person as host"),
        ("“我同林望舒县长出席云川县防汛工作会议。”", ("林望舒", "attend"), "spoken words"),
        ("青禾商会出席云川县防汛工作会议。", ("青禾商会", "attend"), "body without a place"),
        ("林望舒县长检查防汛工作，要求加强值守。", ("林望舒", "speak"), "comma before the verb"),
    ],
)
def test_what_speaks_against_a_fact(text: str, fact: tuple[str, str], doubt: str) -> None:
    found = facts(text)
    assert fact in found, sorted(found)
    assert doubt in found[fact].doubts


@pytest.mark.parametrize(
    ("text", "names", "doubt"),
    [
        ("安德烈-卡洛斯出席会议。", ["安德烈"], "part of a name"),
        ("林望舒出席会议，林望舒平讲话。", ["林望舒平", "林望舒"], "more than a name"),
        ("林望舒平讲话，林望舒出席会议。", ["林望舒", "林望舒平"], "part of a name"),
        ("林望舒春节前出席会议。", ["林望舒春节"], "more than a name"),
    ],
)
def test_what_speaks_against_a_name(text: str, names: list[str], doubt: str) -> None:
    page = Page(text)
    people = [page.person(name, text.index(name)) for name in names]
    part = page.part(people[0], "attend", page.event("会议"))
    assert doubt in Doubts(page.analysis).of_part(part)


def test_whoever_is_called_head_with_the_body_is_its_head() -> None:
    page = Page("国务院总理林望舒抵京。顾言清总理、顾言清总理到访。")
    page.organ("国务院", known="state-council")
    people = [page.person("林望舒"), page.person("顾言清"), page.person("顾言清", 16)]
    page.titles()
    doubts = [Doubts(page.analysis).of_post(human, human.holdings[0]) for human in people]
    assert ["body of two heads" in each for each in doubts] == [False, True, True]


def test_a_plain_fact_has_none() -> None:
    found = facts("云川县委书记林望舒、副书记顾言清出席云川县防汛工作会议。")
    assert {name: s.doubts for name, s in found.items()} == dict.fromkeys(found, ())
    assert {s.confidence for s in found.values()} <= {0.98, 0.99}


def test_doubts_are_sorted_and_known() -> None:
    found = facts("国务院总理林望舒在越南同顾言清总理举行会谈。顾言清总理表示祝贺。")
    for statement in found.values():
        assert list(statement.doubts) == sorted(statement.doubts)
        assert set(statement.doubts) <= DOUBTS.keys()
