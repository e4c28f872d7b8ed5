"""The command line: help on everything in two languages, exit codes, streams, one line an error."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from kg import cli
from kg.messages import HELP, TEXT, columns, describe, language, say

HEAVY = ("jieba", "networkx", "numpy", "pyoxigraph", "pyvis", "rdflib", "rich", "trafilatura", "lxml", "pyshacl")
ARTICLE = {"id": "a1", "date": "2021-03-02", "text": "3月1日，云川县委书记祝承远主持召开县委常委会会议。"}


def commands() -> Iterator[tuple[str, Any]]:
    root: Any = get_command(cli.app)
    yield "orgkg", root
    yield from root.commands.items()


def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    plain = {k: v for k, v in os.environ.items() if k not in ("LC_ALL", "LC_MESSAGES", "LANG")}
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env={**plain, "PYTHONUTF8": "1", **environment},
        timeout=120,
    )


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=[name for name, _ in commands()])
def test_every_command_and_option_has_help_in_both_languages(name: str, command: Any) -> None:
    wanted = {"", *(parameter.name for parameter in command.params)}
    assert set(HELP[name]) <= wanted, "a text without its option"
    for parameter in wanted:
        chinese, english = (describe(lang, name, parameter) for lang in ("zh", "en"))
        assert any("\u4e00" <= character <= "\u9fff" for character in chinese), (name, parameter)
        assert english.isascii() and english, (name, parameter)


def test_every_text_says_the_same_fields_in_both_languages() -> None:
    import string

    for key, pair in TEXT.items():
        fields = [{field for _, field, _, _ in string.Formatter().parse(text) if field} for text in pair]
        assert fields[0] == fields[1], key


def test_build_help_names_every_format() -> None:
    from kg.pipeline import FORMATS

    for lang in ("zh", "en"):
        text = describe(lang, "build", "formats")
        assert [name for name in FORMATS if name not in text] == []


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        (["build", "--lang", "zh"], {"LANG": "en_US.UTF-8"}, "zh"),
        (["--lang=en", "build"], {"LANG": "zh_TW.UTF-8"}, "en"),
        (["build", "--lang"], {"LANG": "zh_CN.UTF-8"}, "zh"),
        (["build", "--lang", "fr"], {}, "en"),
    ],
)
def test_language(arguments: list[str], environment: dict[str, str], expected: str) -> None:
    assert language(arguments, environment) == expected


def test_columns_align_by_cell_width() -> None:
    assert columns([("县委", "12"), ("a", "3")], right=(1,)).split("\n") == ["  县委   12", "  a       3"]


def test_importing_the_command_line_is_light() -> None:
    code = f"import sys, kg.cli, kg.__init__; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("usage: orgkg") and all(name in page for name, _ in commands())
    assert cli.main(["build", "--help", "--lang", "zh"]) == 0
    assert capsys.readouterr().out.startswith("用法: orgkg build [选项] INPUT…")
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("orgkg ")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["buidl"],
        ["build"],
        ["build", "--processes", "0", "x"],
        ["build", "--format", "docx", "x"],
        ["build", "--min-confidence", "2", "x"],
        ["build", "-o", "-", "--format", "turtle", "x"],
        ["build", "--lang", "fr", "x"],
        ["query", "folder"],
        ["query", "folder", "ASK {}", "--saved", "who-chaired"],
        ["query", "folder", "ASK {}", "--format", "html"],
        ["query", "folder", "--saved", "who-chaired", "--set", "who"],
        ["explain", "folder"],
        ["explain", "folder", "name", "--format", "csv"],
        ["eval", "gold"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: orgkg" if not arguments else "orgkg: ")
    assert not arguments or err.count("\n") == 1


def test_build_prints_a_summary_and_leaves_the_files(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["build", str(examples), "-o", str(tmp_path / "built"), "--lang", "zh"]) == 0
    out, err = capsys.readouterr()
    rows = dict(line.split() for line in out.splitlines()[:-1])
    assert rows[say("zh", "documents")] == "5" and int(rows[say("zh", "people")]) >= 20
    assert err == ""
    assert {path.name for path in (tmp_path / "built").iterdir()} >= {
        *("statements.jsonl", "unread.jsonl", "build.json", "graph.nq", "graph.ttl", "graph.jsonld"),
        *("graph.graphml", "graph.gexf", "nodes.csv", "edges.csv", "graph.html"),
    }


def test_bad_inputs_are_named_one_a_line_and_the_rest_is_done(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "lines.jsonl").write_text(json.dumps(ARTICLE, ensure_ascii=False) + "\n{}\n", encoding="utf-8")
    inputs = [str(tmp_path / name) for name in ("empty.txt", "missing.txt", "lines.jsonl")]
    assert cli.main(["build", *inputs, "-o", str(tmp_path / "built"), "--format", "nquads"]) == 1
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert len(lines) == 4 and all(line.startswith("orgkg: ") for line in lines)
    for name in ("empty.txt", "missing.txt", "lines.jsonl:2"):
        assert sum(name in line for line in lines) == 1, err
    assert out.splitlines()[0].split() == ["documents", "1"]


def test_topics_of_a_file_are_in_the_graph_and_a_bad_one_is_one_line(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    topics, output = tmp_path / "mine.ttl", tmp_path / "built"
    head = "@prefix okg: <https://w3id.org/orgkg/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
    stanza = (
        '<urn:x> a okg:Topic , skos:Concept ; skos:prefLabel "部署"@zh , "work plans"@en ; okg:keyword "工作部署" .'
    )
    topics.write_text(f"{head}\n{stanza}\n", encoding="utf-8")
    command = ["build", str(examples), "-o", str(output), "--format", "nquads", "--topics", str(topics)]
    assert cli.main(command) == 0
    asked = "SELECT ?name { ?e okg:topic/skos:prefLabel 'work plans'@en ; skos:prefLabel ?name }"
    capsys.readouterr()
    assert cli.main(["query", str(output), asked, "--format", "csv"]) == 0
    assert "部署会" in capsys.readouterr().out
    topics.write_text(f"{head}\n{stanza} <urn:y> ;\n", encoding="utf-8")
    assert cli.main(command) == 1
    err = capsys.readouterr().err
    assert err.startswith("orgkg: ") and err.count("\n") == 1 and "mine.ttl" in err and "line" in err


def test_an_output_that_cannot_be_written_is_one_line(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert cli.main(["build", str(examples), "-o", str(tmp_path / "file" / "built")]) == 1
    err = capsys.readouterr().err
    assert err.startswith("orgkg: ") and err.count("\n") == 1 and "file" in err


def test_verbose_shows_the_traceback(tmp_path: Path) -> None:
    quiet, loud = (run("query", str(tmp_path), "ASK {}", *flags) for flags in ((), ("-v",)))
    assert (quiet.returncode, loud.returncode) == (1, 1)
    assert quiet.stderr.count("\n") == 1 and "Traceback" in loud.stderr


def test_standard_streams() -> None:
    import pyoxigraph

    done = run("build", "-", "-o", "-", stdin=json.dumps(ARTICLE, ensure_ascii=False) + "\n")
    assert done.returncode == 0, done.stderr
    quads = list(pyoxigraph.parse(done.stdout, format=pyoxigraph.RdfFormat.N_QUADS))
    chaired = pyoxigraph.NamedNode("https://w3id.org/orgkg/ontology#chaired")
    assert any(quad.predicate == chaired for quad in quads)
    assert done.stderr.splitlines()[0].split() == ["documents", "1"]


def test_query_formats(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = "SELECT ?name WHERE { ?p a okg:Person ; skos:prefLabel ?name } ORDER BY ?name"
    (tmp_path / "question.rq").write_text(question, encoding="utf-8")
    assert cli.main(["query", str(built), question, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {"顾言清", "田砚秋"} <= {row["name"] for row in rows}
    assert cli.main(["query", str(built), "-f", str(tmp_path / "question.rq"), "--format", "json"]) == 0
    bindings = json.loads(capsys.readouterr().out)["results"]["bindings"]
    assert [b["name"]["value"] for b in bindings] == [row["name"] for row in rows]
    assert cli.main(["query", str(built), "CONSTRUCT { ?s a ?c } WHERE { ?s a okg:Meeting, ?c }"]) == 0
    assert "okg:Meeting" in capsys.readouterr().out


def test_saved_questions(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", "--list"]) == 0
    listed = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    assert len(listed) == 13
    for name in listed:
        assert cli.main(["query", str(built), "--saved", name, "--format", "csv"]) == 0, name
    assert cli.main(["query", str(built), "--saved", "who-chaired"]) == 0
    assert "田砚秋" in capsys.readouterr().out


@pytest.mark.parametrize("question", ["SELECT ?x WHERE {", "INSERT DATA { <a:a> <a:b> <a:c> }"])
def test_a_query_that_is_none_is_one_line(built: Path, question: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", str(built), question]) == 1
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("orgkg: ") and err.count("\n") == 1


def test_explain(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", str(built), "沈望舒"]) == 0
    assert "云川县政协副主席" in capsys.readouterr().out
    assert cli.main(["explain", str(built), "田砚秋", "顾言清", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows and all(row["sentence"] and row["date"] == "2020-07-22" for row in rows)
    assert cli.main(["explain", str(built), "查无此人"]) == 1
    assert "查无此人" in capsys.readouterr().err


def test_validate_view_and_eval(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["validate", str(built)]) == 0
    assert capsys.readouterr().out == ""
    assert cli.main(["view", str(built), "-o", "-", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")
    gold = {"id": "yunchuan-2020-07-22.txt", "persons": [{"name": "顾言清"}, {"name": "查无此人"}]}
    (tmp_path / "gold.jsonl").write_text(
        json.dumps({**gold, "text": "", "orgs": [], "posts": [], "events": [], "participations": []}), encoding="utf-8"
    )
    assert cli.main(["eval", str(tmp_path / "gold.jsonl"), str(built), "--json", "-"]) == 0
    persons = json.loads(capsys.readouterr().out)["layers"]["persons"]
    assert (persons["right"], persons["missed"]) == (1, 1)
    assert cli.main(["eval", str(tmp_path / "gold.jsonl"), str(built), "--errors", "5"]) == 0
    assert "查无此人" in capsys.readouterr().out


def test_eval_tells_what_confidences_are_worth(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post = {"person": "顾言清", "org": ["云川县委统战部"], "title": ["部长"]}
    gold = {"id": "yunchuan-2020-07-22.txt", "text": "", "persons": [], "orgs": [], "posts": [post], "events": []}
    (tmp_path / "gold.jsonl").write_text(json.dumps({**gold, "participations": []}), encoding="utf-8")
    assert cli.main(["eval", str(tmp_path / "gold.jsonl"), str(built), "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert "share right" in printed and "posts: calibration error 0." in printed and "at least" in printed
