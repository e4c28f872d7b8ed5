"""Rare patterns: what their signs leave out has no match."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.language.rare import Rare

CASES = Path(__file__).resolve().parent.parent / "cases"


def patterns() -> Iterator[tuple[str, Rare]]:
    for module in pkgutil.walk_packages(kg.__path__, "kg."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, Rare):
                    yield f"{module.name}.{name}", value


PATTERNS = dict(patterns())


@pytest.fixture(scope="module")
def texts() -> list[str]:
    lines = [line for path in sorted(CASES.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines() if line]
    return [json.loads(line)["text"] for line in lines]


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_each_match_holds_the_sign(name: str, texts: list[str]) -> None:
    rare = PATTERNS[name]
    for text in texts:
        for match in rare.pattern.finditer(text):
            assert rare.sign.search(match.group()) is not None


def test_a_stretch_without_the_sign_has_no_match() -> None:
    court = Rare.of("(?:民事|刑事)*审判庭", sign="庭")
    text = "某法院刑事审判庭和民事审判庭"
    assert [match.group() for match in court.finditer(text, 0, len(text))] == ["刑事审判庭", "民事审判庭"]
    assert list(court.finditer(text, 0, 7)) == []
