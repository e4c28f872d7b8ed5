"""Each case of tests/cases must hold; those in open.txt are known to fail, and must leave it once they hold."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.extract import cases

OPEN = cases.open_cases()
ALL = [(name, case) for name in cases.classes() for case in cases.load(name)]


def _parameters() -> list[object]:
    known = pytest.mark.xfail(strict=True, reason="stands in tests/cases/open.txt")
    return [
        pytest.param(name, case, id=case.id, marks=[known] if case.id in OPEN else []) for name, case in ALL
    ]


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
