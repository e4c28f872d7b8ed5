"""A module imports only rooms below its own, and siblings of one folder meet in the model, not in each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = """
    errors ids pages vocabulary model act_names identity confidence statements terms stanzas ontology language readers
    analysis common_names every_country cells sections faculties chart agents gatherings discourse acts crowds told
    sayings topics lexicon lookalikes rows passages preparation abroad endings
    titles naming
    ledger doubts reach openname
    extract resolve assemble store query project writers view serve engines evaluate pipeline
    messages options cli __main__
""".split()
MODULES = sorted((ROOT / "kg").rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """The modules of the package that a file imports, wherever in the file it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names = [f"kg.{alias.name}" for alias in node.names] if node.module == "kg" else [node.module or ""]
        else:
            continue
        yield from (name for name in names if name.startswith("kg."))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    place = path.relative_to(ROOT / "kg").with_suffix("").parts
    if place == ("__init__",):
        return  # the package's front door opens on every room
    room = place[0]
    assert room in ROOMS, f"kg/{room} has no place in the order of rooms"
    for name in imported(path):
        other = name.split(".")[1]
        assert other in ROOMS, f"{path.name} imports kg.{other}, which has no place in the order of rooms"
        if other == room:
            assert place[-1] == "__init__", f"{path.name} imports its sibling {name}"
        else:
            assert ROOMS.index(other) < ROOMS.index(room), f"kg/{room} imports kg/{other}, which stands above it"
