"""The sequence of a sentence: which words are its items."""

from __future__ import annotations

import pytest

from kg.analysis import Organ
from tests.extract.scans import scan_of


def _words(text: str) -> list[str]:
    scan = scan_of(text)
    return [scan.text[item.start : item.end] for item in scan.items]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("顾言清出席茶业论坛并讲话。", ["顾言清", "出席", "茶业论坛", "讲话"]),
        ("顾言清主持会议。", ["顾言清", "主持", "会议"]),  # a name of an event wins over a verb that holds it
        ("顾言清的重要讲话。", ["顾言清"]),  # a noun after 的
        ("顾言清作了重要讲话。", ["顾言清", "讲话"]),  # but not after a light verb
        ("顾言清提交调研报告。", ["顾言清", "调研"]),
        ("顾言清陪同督导组。", ["顾言清", "陪同", "督导组"]),
        ("顾言清参加调研。", ["顾言清", "参加"]),  # a verb that is the object of another
        ("顾言清明确工作要求，陆闻笙要求落实。", ["顾言清", "陆闻笙", "要求"]),
        ("县教育局调研组在云川县。", ["县教育局", "云川县"]),  # a body called after an act
    ],
)
def test_items(text: str, items: list[str]) -> None:
    assert _words(text) == items


def test_place_that_speaks_stands_for_its_government() -> None:
    first, *_ = scan_of("溪口镇围绕茶业作了发言。").items
    assert isinstance(first.what, Organ)
    assert (first.what.kind, first.what.proper) == ("Government", True)


@pytest.mark.parametrize("text", ["溪口镇围绕茶业种了树。", "在溪口镇围绕茶业作了发言。", "溪口镇的顾言清作了发言。"])
def test_place_that_does_not_speak_is_a_place(text: str) -> None:
    assert not any(isinstance(item.what, Organ) for item in scan_of(text).items)
