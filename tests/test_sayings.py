"""Where what is said begins and ends, to the character, and the words that say who said it."""

from __future__ import annotations

import pytest

from kg import pipeline
from kg.model import Document

HELD = "7月3日，云川县召开全县双拥工作会议，县长席怀瑾出席会议并讲话。"


def said(text: str) -> list[tuple[str, str, str]]:
    """The evidence, the words and the rule of each utterance, in their order."""
    (reading,) = pipeline.extract([Document("a", HELD + text)])
    reading.check(HELD + text)
    told = [s for s in reading.statements if s.relation == "utterance"]
    assert all(s.content is not None for s in told)
    return [(s.evidence.text, s.content.text, s.rule) for s in told if s.content is not None]


@pytest.mark.parametrize(
    ("text", "utterances"),
    [
        ("席怀瑾县长强调，要关心军属。", [("席怀瑾县长强调", "要关心军属", "saying")]),
        ("席怀瑾强调,要关心军属!", [("席怀瑾强调", "要关心军属!", "saying")]),
        ("他指出：军属是光荣的群体；", [("他指出", "军属是光荣的群体", "saying")]),
        ("席怀瑾说：“军属光荣。”", [("席怀瑾说", "军属光荣", "saying")]),
        ("席怀瑾说：「军属光荣。」", [("席怀瑾说", "军属光荣", "saying")]),
        ("席怀瑾指出，“双拥”二字重千钧。", [("席怀瑾指出", "“双拥”二字重千钧", "saying")]),
        ("席怀瑾指出，“双拥”二字重千钧，要写好“拥军”。", [("席怀瑾指出", "“双拥”二字重千钧，要写好“拥军”", "saying")]),
        ("席怀瑾要求各单位逐户走访军属。", [("席怀瑾要求", "各单位逐户走访军属", "saying")]),
        ("席怀瑾提出三点要求：一是走访。", [("席怀瑾提出三点要求", "一是走访", "saying")]),
        ("会议还要求，各单位逐户走访。", [("会议还要求", "各单位逐户走访", "event-speaks")]),
        (
            "席怀瑾强调，要走访。要登记。",
            [("席怀瑾强调", "要走访", "saying"), ("席怀瑾强调", "要登记", "goes-on")],
        ),
        (
            "席怀瑾提出要求：\n一是走访。\n二是登记。\n云川新闻网编辑部。",
            [("席怀瑾提出要求", "一是走访", "goes-on"), ("席怀瑾提出要求", "二是登记", "goes-on")],
        ),
        (
            "席怀瑾说：“军属光荣。我们记着。”大家鼓掌。",
            [("席怀瑾说", "军属光荣", "saying"), ("席怀瑾说", "我们记着", "goes-on")],
        ),
    ],
)
def test_words_are_quoted_to_the_character(text: str, utterances: list[tuple[str, str, str]]) -> None:
    assert said(text) == utterances


@pytest.mark.parametrize(
    "text",
    [
        "席怀瑾向军属表示感谢。",
        "席怀瑾的要求已经落实。",
        "要问军属最盼什么，是一条好路。",
        "有军属说，日子一天天好了。",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert said(text) == []
