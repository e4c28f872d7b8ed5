"""The agents of a verb, and the rule that finds them."""

from __future__ import annotations

import pytest

from kg.extract.participations.verb_agents import agents_of
from tests.extract.scans import item_of, scan_of

VERB = "出席"


@pytest.mark.parametrize(
    ("text", "rule", "found"),
    [
        ("顾言清出席茶业论坛。", "agent-verb", True),
        ("顾言清今天上午应邀出席茶业论坛。", "agent-verb", True),
        ("顾言清，在乡亲们热烈的掌声之中健步登上主席台就座并出席茶业论坛。", "agent-verb", True),
        ("顾言清，他出席茶业论坛。", "pronoun", True),
        ("顾言清出席的茶业论坛。", "relative", False),
        ("顾言清！出席茶业论坛。", "far", False),
        ("顾言清说完，台下各界嘉宾和乡亲们中的老老少少都出席茶业论坛。", "far", False),
    ],
)
def test_agents_that_wait(text: str, rule: str, found: bool) -> None:
    scan = scan_of(text, tokens={"说完": "v"})
    (human,) = scan.analysis.all_humans()
    scan.pending = scan.named = [human]
    verb = next(item for item in scan.items if item.role == "attend")
    assert agents_of(scan, verb) == ([human] if found else [], rule)


def test_respectively_takes_all_that_were_named() -> None:
    scan = scan_of("顾言清、陆闻笙分别出席茶业论坛。")
    first, second = scan.analysis.all_humans()
    scan.named, scan.pending = [first, second], [second]
    assert agents_of(scan, item_of(scan, VERB)) == ([first, second], "respectively")


@pytest.mark.parametrize(
    ("text", "found"), [("会后，还出席茶业论坛。", True), ("会后，校长与教师们出席茶业论坛。", False)]
)
def test_verb_without_agents_takes_those_of_the_verb_before(text: str, found: bool) -> None:
    scan = scan_of(text)
    (human,) = scan_of("顾言清。").analysis.all_humans()
    scan.subject = [human]
    assert agents_of(scan, item_of(scan, VERB)) == (([human], "same-subject") if found else ([], "none"))


def test_pronoun_may_mean_somebody_of_the_sentence_before() -> None:
    scan = scan_of("他出席茶业论坛。")
    (human,) = scan_of("顾言清。").analysis.all_humans()
    scan.discourse.subject = [human]
    assert agents_of(scan, item_of(scan, VERB)) == ([human], "pronoun")
