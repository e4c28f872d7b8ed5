"""The page of errors: every row under its sentence, everything escaped, filters and keys in a real browser."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from kg import cli
from kg.errors import OutputError
from kg.evaluate import LAYERS, score, write_html
from kg.evaluate.page import WORDS
from tests.browser import Watched

TEXT = "云川县委书记祝承远主持全县统战工作会议。\n县统战部部长顾言清出席会议。<b>散会</b>。"
GOLD: dict[str, Any] = {
    "id": "a1",
    "title": "云川县召开<i>会议</i>",
    "date": "2021-03-02",
    "text": TEXT,
    "persons": [{"name": "祝承远"}, {"name": "顾言清"}],
    "orgs": [{"forms": ["云川县委"]}, {"forms": ["云川县委统战部", "县统战部"]}],
    "posts": [
        {"person": "祝承远", "org": ["云川县委"], "title": ["书记"]},
        {"person": "顾言清", "org": ["云川县委统战部", "县统战部"], "title": ["部长"], "optional": True},
    ],
    "events": [{"id": "e1", "forms": ["全县统战工作会议"]}],
    "participations": [
        {"agent": "祝承远", "role": "chaired", "event": "e1"},
        {"agent": "顾言清", "role": "attended", "event": "e1"},
    ],
}
FOUND: dict[str, Any] = {
    "id": "a1",
    "persons": [{"name": "祝承远"}, {"name": "<script>alert(1)</script>"}],
    "orgs": [{"forms": ["云川县委"]}],
    "posts": [{"person": "祝承远", "org": ["云川县委"], "title": ["部长"]}],
    "events": [{"id": "x", "forms": ["散会"]}],
    "participations": [{"agent": "祝承远", "role": "chaired", "event": "x"}],
}


class Rows(HTMLParser):
    """The rows of a page, each with the sentence that it stands under: (sentence, layer, kind, gold, found)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[tuple[str, ...]] = []
        self.sentence = ""
        self.row: list[str] | None = None
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        if tag == "p" and str(about.get("class")).startswith("sentence"):
            self.sentence, self.inside = "", "sentence"
        elif tag == "tr" and "data-kind" in about:
            self.row = [str(about["data-layer"]), str(about["data-kind"])]
        elif tag == "td" and self.row is not None:
            self.row.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.inside = ""
        elif tag == "tr" and self.row is not None:
            layer, kind, _, _, gold, found, _ = self.row
            self.rows.append((self.sentence, layer, kind, gold, found))
            self.row = None

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.sentence += data
        elif self.row is not None and len(self.row) > 2:
            self.row[-1] += data


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "errors.html"
    write_html(score([GOLD], [FOUND]), [GOLD], path, lang="en")
    return path


def test_every_row_stands_under_the_sentence_that_names_it(written: Path) -> None:
    rows = Rows(written.read_text(encoding="utf-8")).rows
    first, second, third = "云川县委书记祝承远主持全县统战工作会议。", "县统战部部长顾言清出席会议。", "<b>散会</b>。"
    assert {
        (first, "persons", "right", "祝承远", "祝承远"),
        (second, "persons", "missed", "顾言清", "—"),
        (first, "posts", "missed", "祝承远 | 云川县委 | 书记", "—"),
        (first, "posts", "wrong", "—", "祝承远 | 云川县委 | 部长"),
        (second, "orgs", "missed", "云川县委统战部", "—"),
        (third, "events", "wrong", "—", "散会"),
        (first, "participations", "missed", "祝承远 chaired 全县统战工作会议", "—"),
        (first, "roles", "right", "祝承远 chaired", "祝承远 chaired"),
    } <= set(rows)
    assert ("Not so named in the text", "persons", "wrong", "—", "<script>alert(1)</script>") in rows


def test_the_rows_are_those_that_are_counted(written: Path) -> None:
    scores = score([GOLD], [FOUND])
    rows = Rows(written.read_text(encoding="utf-8")).rows
    for layer, figures in scores.layers.items():
        counted = {kind: sum(row[1:3] == (layer, kind) for row in rows) for kind in ("right", "wrong", "missed")}
        assert counted == {"right": figures.right, "wrong": figures.wrong, "missed": figures.missed}, layer


def test_nothing_from_outside_is_markup_and_the_page_asks_for_nothing(written: Path) -> None:
    text = written.read_text(encoding="utf-8")
    assert text.count("<script") == 1 and "<b>" not in text and "<i>" not in text
    assert "default-src 'none'" in html.unescape(text) and "unsafe" not in text
    assert re.findall(r'(?:src|href|action)\s*=(?!"data:,")', text) == []
    assert " style=" not in text and not re.search(r"\son\w+=", text)


def test_the_same_scores_give_the_same_page(written: Path, tmp_path: Path) -> None:
    write_html(score([GOLD], [FOUND]), [GOLD], tmp_path / "again.html", lang="en")
    assert (tmp_path / "again.html").read_bytes() == written.read_bytes()


def test_every_layer_has_a_word_in_both_languages() -> None:
    assert WORDS["zh"].keys() == WORDS["en"].keys() >= set(LAYERS)


def test_the_page_tells_what_the_confidences_are_worth(written: Path, tmp_path: Path) -> None:
    assert WORDS["en"]["reliability"] not in written.read_text(encoding="utf-8")
    sure = {**FOUND, "posts": [{**FOUND["posts"][0], "confidence": 0.86}]}
    write_html(score([GOLD], [sure]), [GOLD], tmp_path / "sure.html", lang="en")
    text = (tmp_path / "sure.html").read_text(encoding="utf-8")
    assert WORDS["en"]["reliability"] in text and "<td>0.85–0.90</td><td>1</td><td>0.000</td>" in text
    assert "<td>0.86</td></tr>" in text


def test_an_article_without_a_text_and_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    bare = {name: value for name, value in GOLD.items() if name not in ("text", "title", "date")}
    write_html(score([bare], []), [bare], tmp_path / "bare.html")
    assert {row[0] for row in Rows((tmp_path / "bare.html").read_text(encoding="utf-8")).rows} == {
        WORDS["zh"]["elsewhere"]
    }
    with pytest.raises(OutputError, match="cannot write the page"):
        write_html(score([bare], []), [bare], tmp_path / "no" / "bare.html")


def test_the_command_writes_it(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = {**GOLD, "id": "yunchuan-2020-07-22.txt"}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    target = tmp_path / "errors.html"
    assert cli.main(["eval", str(tmp_path / "gold.jsonl"), str(built), "--html", str(target), "--lang", "zh"]) == 0
    assert "F1" in capsys.readouterr().out
    assert WORDS["zh"]["title"] in target.read_text(encoding="utf-8")


@pytest.fixture
def opened(chromium: Any, written: Path) -> Iterator[Any]:
    watched = Watched(chromium, written, ready="tr:focus, #place")
    yield watched.page
    watched.close()


@pytest.mark.browser
def test_filters_and_keys(opened: Any) -> None:
    def shown() -> int:
        return int(opened.locator("section tr[data-kind]:visible").count())

    def place() -> str:
        return str(opened.locator("#place").inner_text())

    faults = [f for f in score([GOLD], [FOUND]).faults if f.layer != "roles"]
    assert shown() == len(faults)
    opened.keyboard.press("n")
    assert place() == f"1 / {len(faults)}"
    opened.keyboard.press("p")
    assert place() == f"{len(faults)} / {len(faults)}"
    assert opened.locator("tr:focus").count() == 1 and opened.locator("mark.here").count() <= 2
    opened.click("button.count[data-layer=posts][data-kind=missed]")
    assert (shown(), place()) == (1, "1 / 1")
    assert "祝承远 | 云川县委 | 书记" in opened.locator("tr:focus").inner_text()
    assert opened.locator("mark.here").all_inner_texts() == ["云川县委", "书记", "祝承远"]
    opened.uncheck("input[value=missed]")
    assert shown() == 0 and opened.locator("#nothing").is_visible()
    opened.check("input[value=right]")
    opened.check("input[value=persons]")
    assert shown() == 1
