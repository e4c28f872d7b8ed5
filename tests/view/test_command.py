"""The ``view`` command: whole pages, parts, dossiers, and what it says when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import cli
from tests.view.test_page import told


def test_a_part_does_not_overwrite_the_whole(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = (built / "graph.html").read_bytes()
    assert cli.main(["view", str(built), "--focus", "沈望舒", "--depth", "1", "-o", str(tmp_path / "a.html")]) == 0
    assert capsys.readouterr().out == f"written to {tmp_path / 'a.html'}\n"
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    data = told(page)
    centre = data["nodes"]["id"][data["nodes"]["label"].index("沈望舒")]
    assert data["opening"] == {"focus": centre} and 2 < len(data["nodes"]["id"]) < 20
    assert (built / "graph.html").read_bytes() == whole


def test_people_types_and_time(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["view", str(built), "--people", "--type", "person", "--type", "event", "-o", "-"]) == 0
    data = told(capsys.readouterr().out)
    assert data["opening"] == {"people": "1"} and {kind["group"] for kind in data["kinds"]} == {"person", "event"}
    assert cli.main(["view", str(built), "--from", "2020-08", "--to", "2020-08", "-o", "-", "--max-nodes", "5"]) == 0
    data = told(capsys.readouterr().out)
    assert all(day.startswith("2020-08") for day in data["edges"]["date"])
    assert len(data["levels"][0]["node"]) <= 5


def test_a_dossier_has_a_name_of_its_own(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["view", str(built), "--dossier", "沈望舒", "--lang", "zh", "-o", str(tmp_path / "d.html")]) == 0
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "<h1>沈望舒</h1>" in page and "<mark>" in page
    assert cli.main(["view", str(built), "--dossier", "沈望舒", "-o", "-"]) == 0
    assert "<h2>Sentences" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--focus", "查无此人"], 1, "查无此人: no entity of this name"),
        (["--dossier", "查无此人"], 1, "查无此人: no entity of this name"),
        (["--type", "Persn"], 1, "Persn: nothing of this type"),
        (["--from", "yesterday"], 2, "--from takes 2023, 2023-01 or 2023-01-31"),
        (["-o", "nowhere/at/all.html"], 1, "cannot write the page"),
    ],
)
def test_one_line_says_what_is_wrong(
    built: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    assert cli.main(["view", str(built), *arguments]) == code
    error = capsys.readouterr().err
    assert said in error and error.count("\n") == 1
