"""The verdicts of readers on names are well-formed, and the command that reads them finds wrong names in a graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import pipeline, statements
from kg.model import Document
from tests.bench import verdicts

HEAD = "name,verdict,sample\n"


@pytest.mark.parametrize("path", sorted(verdicts.VERDICTS.glob("*.csv")), ids=lambda path: path.stem)
def test_each_name_has_one_verdict(path: Path) -> None:
    assert path.name in verdicts.CLASSES
    assert all(each.samples for each in verdicts.judged(path))


@pytest.mark.parametrize("rows", ["骆晓川,perhaps,a\n", "骆晓川,right,a\n骆晓川,right,b\n"])
def test_a_verdict_that_is_none_is_refused(rows: str, tmp_path: Path) -> None:
    path = tmp_path / "persons.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(ValueError, match="骆晓川"):
        verdicts.judged(path)


def test_a_name_judged_wrong_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "云川县委书记骆晓川主持会议，县长祝承远出席。"
    statements.write(pipeline.extract([Document("a", text)]), tmp_path / statements.NAME)
    monkeypatch.setattr(verdicts, "VERDICTS", tmp_path)
    (tmp_path / "persons.csv").write_text(HEAD + "骆晓川,right,a\n祝承,wrong: too short,a\n", encoding="utf-8")
    assert verdicts.main([str(tmp_path)]) == 0
    (tmp_path / "persons.csv").write_text(HEAD + "骆晓川,right,a\n祝承远,wrong: no person,b\n", encoding="utf-8")
    assert verdicts.main([str(tmp_path)]) == 1
    assert "祝承远  wrong: no person" in capsys.readouterr().out
    assert verdicts.main([str(tmp_path), "--sample", "a"]) == 0
