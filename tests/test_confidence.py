"""What a fact is worth: rules and doubts have their weights, and nothing else gives a fact its confidence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import confidence, doubts

ROOT = Path(__file__).resolve().parent.parent
#: Rules by which a verb has no agents, and so no facts.
WITHOUT_AGENTS = {"far", "none", "relative"}


def calls(path: Path, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in names:
            yield node


def rules_given() -> set[str]:
    """The rules that the extractors name in so many words where they note a fact."""
    found = set()
    for path in (ROOT / "kg").rglob("*.py"):
        for call in calls(path, "note", "Part", "Holding", "state", "replace"):
            named = [word.value for word in call.keywords if word.arg == "rule"]
            placed = call.args[5:6] if getattr(call.func, "id", "") == "note" else []
            found |= {node.value for node in (*named, *placed) if isinstance(node, ast.Constant)}
    return {str(rule) for rule in found}


def test_every_rule_has_its_weight() -> None:
    given_ = rules_given()
    assert {"talks", "personnel", "title-after", "name-nesting"} <= given_
    assert given_ <= confidence.RULES.keys()
    returned = {
        node.value
        for agents in ast.walk(ast.parse((ROOT / "kg/extract/participations/verb_agents.py").read_text("utf-8")))
        if isinstance(agents, ast.Return) and isinstance(agents.value, ast.Tuple)
        for node in agents.value.elts[1:]
        if isinstance(node, ast.Constant)
    }
    assert returned - WITHOUT_AGENTS <= confidence.RULES.keys()


def test_every_doubt_has_its_weight_and_the_other_way_round() -> None:
    said = {
        node.value
        for node in ast.walk(ast.parse(Path(doubts.__file__).read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert confidence.DOUBTS.keys() <= said
    assert all(factor > 1 for factor in confidence.DOUBTS.values())
    with pytest.raises(KeyError):
        confidence.of("title", ["no such doubt"])


def test_doubts_multiply_the_odds_of_an_error() -> None:
    assert confidence.weigh(0.5, [3]) == 0.25
    assert confidence.weigh(0.8, [2, 2]) == 0.5
    assert confidence.weigh(0.8, []) == 0.8
    assert confidence.weigh(0.99, [1e9]) == 0.01


def test_a_rule_without_an_entry_is_doubtful() -> None:
    assert confidence.of("an extension's own") == confidence.OTHER < confidence.of("title")


@given(st.sampled_from(sorted(confidence.RULES)), st.permutations(sorted(confidence.DOUBTS)), st.integers(0, 5))
def test_more_doubts_never_make_a_fact_surer(rule: str, order: list[str], count: int) -> None:
    some = order[:count]
    assert 0 < confidence.of(rule, order[: count + 1]) <= confidence.of(rule, some) < 1
    assert confidence.of(rule, some) == confidence.of(rule, sorted(some))
