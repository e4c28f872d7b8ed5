"""The words that name an act."""

from __future__ import annotations

import pytest

from kg.acts import REACH, act, begin_of, end_of, way_before
from tests.extract.scans import scan_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("顾言清到溪口镇调研。", "到溪口镇调研"),
        ("昨天在云川县，顾言清前往溪口镇调研茶园，看望乡亲。", "前往溪口镇调研茶园"),
        ("顾言清在沈望舒陪同下深入茶园调研。", "深入茶园调研"),
        ("顾言清在溪口镇对茶园灌溉进行调研。", "对茶园灌溉进行调研"),
        ("顾言清调研。", "调研"),
    ],
)
def test_words_of_an_act(text: str, name: str) -> None:
    scan = scan_of(text)
    verb = next(item for item in scan.items if item.role == "inspector")
    actors = list(scan.analysis.all_humans())[:1]
    event = act(scan, begin_of(scan, verb, actors), end_of(scan, verb), "Inspection", actors)
    assert (event.name, event.told) == (name, True)
    assert scan.discourse.event is scan.local is scan.discourse.last_of["顾言清"] is event


def test_name_ends_within_reach() -> None:
    scan = scan_of("顾言清调研" + "茶" * 60 + "。")
    verb = next(item for item in scan.items if item.role == "inspector")
    assert end_of(scan, verb) == verb.end + REACH


def test_way_may_stand_in_the_clause_before() -> None:
    scan = scan_of("顾言清来到溪口镇，与乡亲互动交流。")
    verb = next(item for item in scan.items if item.role == "attend")
    assert scan.text[way_before(scan, verb) : verb.start] == "来到溪口镇，与乡亲"
