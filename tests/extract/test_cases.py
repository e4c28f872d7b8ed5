"""Each case of tests/cases must hold; those in open.txt are known to fail, and must leave it once they hold."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from kg.model import Entity, Reading, Span, Statement
from tests.extract import cases

OPEN = cases.open_cases()
ALL = [(name, case) for name in cases.classes() for case in cases.load(name)]


def _parameters() -> list[object]:
    known = pytest.mark.xfail(strict=True, reason="stands in tests/cases/open.txt")
    return [pytest.param(name, case, id=case.id, marks=[known] if case.id in OPEN else []) for name, case in ALL]


@pytest.mark.parametrize(("name", "case"), _parameters())
def test_case(name: str, case: cases.Case) -> None:
    lacking = cases.failures(case, cases.readings(name)[case.id])
    assert not lacking, "\n".join([case.text, *lacking])


def test_ids_are_unique_and_open_ones_exist() -> None:
    counts = Counter(case.id for _, case in ALL)
    assert [identifier for identifier, count in counts.items() if count > 1] == []
    assert sorted(OPEN - set(counts)) == []


@pytest.mark.parametrize("name", cases.classes())
def test_readings_quote_their_text(name: str) -> None:
    for case in cases.load(name):
        cases.readings(name)[case.id].check(case.text)


def test_every_case_asks_for_something() -> None:
    assert [case.id for _, case in ALL if not any(case.expect.values()) and not any(case.absent.values())] == []


def test_comparison_of_a_case_with_a_reading() -> None:
    span = Span(0, 2, "韩松")
    reading = Reading(
        id="a",
        digest="",
        entities=(
            Entity("p1", "Person", "韩松"),
            Entity("o1", "Government", "云川县政府", ("县政府",)),
            Entity("e1", "Meeting", "全县春耕工作会议"),
        ),
        statements=(
            Statement("s1", "tenure", "p1", "o1", span, 0.9, "title", {"title": "县长", "status": "acting"}),
            Statement("s2", "participation", "p1", "e1", span, 0.9, "agent-verb", {"role": "chair"}),
        ),
    )
    told: dict[str, list[Any]] = {
        "persons": ["韩松|韩嵩"],
        "organizations": ["县政府"],
        "events": ["春耕工作会议"],
        "posts": [["韩松", "县政府", "代县长|县长"], ["韩松", "*", "县长", "acting"]],
        "participations": [["韩松", "chair", "会议"]],
    }
    untold: dict[str, list[Any]] = {
        "persons": ["韩"],
        "organizations": ["县"],
        "events": ["春耕现场会"],
        "posts": [["韩松", "*", "县长", "ended"]],
        "participations": [["韩松", "speak", "*"]],
        "relations": [["*", "*"]],
    }
    assert cases.failures(cases.Case("a", "", expect=told, absent=untold), reading) == []
    wrong = cases.failures(cases.Case("a", "", expect=untold, absent=told), reading)
    assert len(wrong) == 12
    assert wrong[0] == "missing from persons: 韩"
