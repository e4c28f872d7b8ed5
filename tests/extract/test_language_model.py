"""The extractor over a language model, against a server on this machine that replays answers, good and bad."""

from __future__ import annotations

import datetime as dt
import json
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import cli, confidence, extract, pipeline
from kg.analysis import Analysis
from kg.errors import InputError, OrgkgError
from kg.extract import EXTRACTORS, language_model
from kg.extract.language_model import answer, cache, client, findings, prompt
from kg.messages import say
from kg.model import Document, Reading, Statement
from kg.ontology import Ontology, load
from kg.preparation import prepare
from kg.resolve.document import read as read_document

TEXT = (
    "7月13日，云川县委统战部召开全县统战工作会议，部长顾言清讲话。"
    "8月2日晚，同心茶叙由远海书社操办，书社当家人、理事长阿依古丽致意来宾，顾言清到场助兴。"
    "他还把锦旗交给了望江楼剧场。"
)
ARTICLE = Document("a", TEXT, date=dt.date(2020, 8, 4))
RULE = "language-model"


def reply(**lists: list[dict[str, Any]]) -> str:
    """The text of an answer; what is not given is empty."""
    return json.dumps({name: lists.get(name, []) for name in answer.FIELDS}, ensure_ascii=False)


def row(table: str, /, **values: Any) -> dict[str, Any]:
    """A row of a list with every field."""
    blank = {"int": 1, "str": "", "status": "attested", "modality": "actual", "role": "attend"}
    blank |= {"organization class": "Organization", "event class": "Activity"}
    return {
        field: values.get(field.removeprefix("class") or "kind", blank[kind])
        for field, kind in answer.FIELDS[table].items()
    }


GATHERING = row("events", name="同心茶叙", date="8月2日晚")
GOOD = reply(
    persons=[row("persons", name="阿依古丽")],
    organizations=[
        row("organizations", name="远海书社", kind="Association"),
        row("organizations", sentence=2, name="望江楼剧场", kind="PublicInstitution"),
    ],
    posts=[row("posts", person="阿依古丽", title="理事长", organization="远海书社")],
    events=[GATHERING],
    participations=[
        row("participations", agent="远海书社", role="organizer", words="由远海书社操办"),
        row("participations", agent="顾言清", words="顾言清到场助兴"),
    ],
)
# What the grammar reads by itself, said once more in words a model might choose.
KNOWN = reply(
    persons=[row("persons", sentence=0, name="顾言清")],
    organizations=[row("organizations", sentence=0, name="云川县委统战部", kind="PartyDepartment")],
    events=[row("events", sentence=0, name="全县统战工作会议", kind="Meeting", date="7月13日")],
    participations=[
        row("participations", sentence=0, agent="顾言清", role="speak", words="顾言清讲话"),
        row("participations", sentence=0, agent="云川县委统战部", role="organizer", words="召开全县统战工作会议"),
        row("participations", sentence=0, agent="统战部", role="organizer", words="召开"),
    ],
)


@dataclass(slots=True)
class Script:
    """What the server does: one step a request, the last one again and again."""

    steps: list[tuple[int, bytes, float, Mapping[str, str]]] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def answers(self, content: str, finish: str = "stop") -> None:
        choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}
        body = json.dumps({"object": "chat.completion", "choices": [choice]}).encode()
        self.steps.append((200, body, 0.0, {}))

    def fails(self, status: int, message: str = "", **headers: str) -> None:
        body = json.dumps({"error": {"message": message}}).encode()
        self.steps.append((status, body, 0.0, {name.replace("_", "-"): value for name, value in headers.items()}))

    def sleeps(self, seconds: float) -> None:
        self.steps.append((200, b"{}", seconds, {}))


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Script]:
    """A running server, and the environment that leads to it."""
    script = Script()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            script.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            script.headers.append({"path": self.path, **self.headers})
            status, body, pause, headers = script.steps.pop(0) if len(script.steps) > 1 else script.steps[0]
            time.sleep(pause)
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:  # the client has given up
                pass

        def log_message(self, format: str, *arguments: Any) -> None:
            """Nothing on standard error."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    script.url = f"http://127.0.0.1:{httpd.server_port}/v1"
    environment = {"URL": script.url, "MODEL": "a-model", "KEY": "", "TIMEOUT": "5", "CACHE": str(tmp_path / "answers")}
    for name, value in environment.items():
        monkeypatch.setenv(f"ORGKG_LLM_{name}", value)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(client, "PAUSES", (0.0, 0.01, 0.01))
    language_model._service.cache_clear()
    yield script
    httpd.shutdown()
    httpd.server_close()


def read(document: Document = ARTICLE, *extractors: str) -> Reading:
    (reading,) = pipeline.extract([document], extractors=extractors)
    return reading


def told(reading: Reading) -> set[tuple[str, ...]]:
    """What a reading's statements say, by names."""
    names = {entity.key: entity.name for entity in reading.entities}

    def say(s: Statement) -> tuple[str, ...]:
        what = str(s.qualifiers.get("role") or s.qualifiers.get("title") or "")
        return (s.rule, s.relation, names[s.subject], what, names[s.object], s.evidence.text)

    return {say(statement) for statement in reading.statements}


def whys(reading: Reading) -> list[str]:
    return [item.why for item in reading.unread if item.kind == RULE]


# -- findings ----------------------------------------------------------------------------------------------------------


def test_findings_are_added_and_the_grammar_keeps_its_own(server: Script) -> None:
    server.answers(GOOD)
    before, after = read(), read(ARTICLE, RULE)
    assert told(before) <= told(after)
    assert told(after) - told(before) == {
        (RULE, "tenure", "阿依古丽", "理事长", "远海书社", "远海书社操办，书社当家人、理事长阿依古丽"),
        (RULE, "participation", "远海书社", "organizer", "同心茶叙", "由远海书社操办"),
        (RULE, "participation", "顾言清", "attend", "同心茶叙", "顾言清到场助兴"),
    }
    own = [s for s in after.statements if s.rule == RULE]
    assert own and all(s.confidence == confidence.of(RULE, s.doubts) <= 0.6 for s in own)
    kinds = {entity.name: entity.kind for entity in after.entities}
    assert (kinds["远海书社"], kinds["望江楼剧场"]) == ("Association", "PublicInstitution")
    (event,) = [entity for entity in after.entities if entity.name == "同心茶叙"]
    assert event.kind == "Activity" and event.attributes["date"] == "2020-08-02"
    assert whys(after) == []


def test_what_the_grammar_has_is_not_said_again(server: Script) -> None:
    server.answers(KNOWN)
    assert read(ARTICLE, RULE) == read()
    assert len(server.asked) == 1


def test_evidence_quotes_the_text_as_given(server: Script) -> None:
    server.answers(GOOD)
    given = TEXT.replace("，", ",").replace("顾言清到场", "顾\u200b言清到场").replace("8月", "８月")
    reading = read(Document("a", given), RULE)
    assert (RULE, "participation", "顾言清", "attend", "同心茶叙", "顾\u200b言清到场助兴") in told(reading)
    reading.check(given)


@pytest.mark.parametrize(
    ("lists", "why"),
    [
        ({"persons": [row("persons", name="陆闻笙")]}, "“陆闻笙” does not stand in the sentence"),
        ({"persons": [row("persons", name="顾言")]}, "“顾言” stands where “顾言清” has been read"),
        ({"persons": [row("persons", name="来宾，顾")]}, "no name of a person"),
        ({"persons": [row("persons", name="")]}, "“” is no person"),
        ({"persons": [row("persons", sentence=9, name="顾言清")]}, "there is no sentence 9"),
        ({"persons": [row("persons", sentence=2, name="顾言清")]}, "does not stand in the sentence"),
        (
            {"organizations": [row("organizations", sentence=2, name="望江楼剧场", kind="Meeting")]},
            "no class of organi",
        ),
        ({"organizations": [row("organizations", name="言清到场")]}, "“言清到场” stands where “顾言清” has been read"),
        ({"posts": [row("posts", person="阿依古丽", title="理事长", organization="")]}, "no organization"),
        ({"posts": [row("posts", person="阿依古丽", title="总裁", organization="远海书社")]}, "“总裁” does not stand"),
        (
            {"posts": [row("posts", person="阿依古丽", title="理事长", organization="远海书社", status="gone")]},
            "tenure status 'gone'",
        ),
        ({"events": [row("events", name="同心茶叙", kind="Person")]}, "“Person” is no class of event"),
        ({"events": [GATHERING, row("events", name="助兴")]}, "a second event 1"),
        ({"participations": [row("participations", agent="顾言清", words="顾言清到场")]}, "there is no event 1"),
        (
            {"events": [GATHERING], "participations": [row("participations", agent="来宾", words="致意来宾")]},
            "“来宾” is no person or body",
        ),
        (
            {"events": [GATHERING], "participations": [row("participations", agent="顾言清", words="顾言清来了")]},
            "“顾言清来了” does not stand",
        ),
        (
            {
                "events": [GATHERING],
                "participations": [row("participations", agent="顾言清", role="juggler", words="到场助兴")],
            },
            "no role 'juggler'",
        ),
        (
            {
                "events": [GATHERING],
                "participations": [row("participations", agent="云川县委统战部", role="appointee", words="到场助兴")],
            },
            "appointee cannot lead from PartyDepartment",
        ),
        (
            {
                "events": [GATHERING],
                "participations": [row("participations", agent="顾言清", words="到场助兴", modality="perhaps")],
            },
            "modality 'perhaps'",
        ),
    ],
)
def test_what_does_not_hold_is_noted_and_not_stated(
    server: Script, lists: dict[str, list[dict[str, Any]]], why: str
) -> None:
    server.answers(reply(**lists))
    reading = read(ARTICLE, RULE)
    assert told(reading) == told(read())
    (said,) = whys(reading)
    assert why in said and len(said) <= 200
    (item,) = [item for item in reading.unread if item.kind == RULE]
    assert item.span.text in TEXT


def test_one_bad_row_costs_only_itself(server: Script) -> None:
    good = json.loads(GOOD)
    good["participations"].insert(0, row("participations", agent="查无此人", words="操办"))
    server.answers(json.dumps(good))
    reading = read(ARTICLE, RULE)
    assert len([s for s in reading.statements if s.rule == RULE]) == 3 and len(whys(reading)) == 1


def analysed(document: Document) -> Analysis:
    ontology, lexicon, tagger, _ = pipeline._tools()
    (analysis,) = prepare([document], lexicon, tagger)
    for extractor in EXTRACTORS:
        extractor(analysis, ontology)
    return analysis


@st.composite
def answers(draw: st.DrawFn) -> answer.Answer:
    """Answers whose words are mostly cut out of the text, and whose closed lists are mostly kept to."""
    cuts = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 12)).map(lambda cut: TEXT[cut[0] : cut[0] + cut[1]])
    words = st.one_of(
        cuts, st.sampled_from(["顾言清", "远海书社", "同心茶叙", "理事长", "阿依古丽", "到场助兴"]), st.text(max_size=3)
    )
    closed = {kind: st.sampled_from([*values, "nonsense"]) for kind, values in answer.choices(load()).items()}
    takes: dict[str, st.SearchStrategy[Any]] = {"int": st.integers(0, 3), "str": words, **closed}
    return {
        name: draw(st.lists(st.fixed_dictionaries({f: takes[kind] for f, kind in fields.items()}), max_size=4))
        for name, fields in answer.FIELDS.items()
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=answers())
def test_whatever_a_model_says_every_span_quotes_and_every_statement_fits(found: answer.Answer) -> None:
    ontology = load()
    analysis = analysed(ARTICLE)
    findings.note(analysis, ontology, analysis.sentences, answer.parse(json.dumps(found)))
    reading = read_document(analysis, ontology, pipeline._tools()[3]).check(TEXT)
    kinds = {entity.key: entity.kind for entity in reading.entities}
    for statement in reading.statements:
        ontology.check(statement, kinds)


# -- the service -------------------------------------------------------------------------------------------------------


def test_the_request(server: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORGKG_LLM_KEY", "a-secret")
    server.answers(reply())
    read(ARTICLE, RULE)
    (asked,), (headers,) = server.asked, server.headers
    assert headers["path"] == "/v1/chat/completions" and headers["Authorization"] == "Bearer a-secret"
    assert asked["model"] == "a-model" and asked["temperature"] == 0
    system, user = (message["content"] for message in asked["messages"])
    assert user.splitlines()[1].startswith("[1] 8月2日晚，同心茶叙")
    ontology = load()
    assert [role for role in ontology.roles if f"- {role}：" not in system] == []
    assert [kind for kind in ontology.classes if ontology.is_a(kind, "Event") and f"- {kind}：" not in system] == []
    form = asked["response_format"]
    assert form["type"] == "json_schema" and form["json_schema"]["strict"] is True
    rows = form["json_schema"]["schema"]["properties"]["participations"]["items"]
    assert rows["properties"]["role"]["enum"] == list(ontology.roles)
    assert rows["required"] == list(rows["properties"]) and rows["additionalProperties"] is False


@pytest.mark.parametrize("content", ["no JSON at all", '{"persons": []}', reply(persons=[{"name": 7}]), "[" * 5000])
def test_an_answer_of_the_wrong_shape_is_asked_for_again(server: Script, content: str) -> None:
    server.answers(content)
    server.answers(GOOD)
    assert any(s.rule == RULE for s in read(ARTICLE, RULE).statements)
    assert len(server.asked) == 2


def test_errors_of_the_server_are_tried_again(server: Script) -> None:
    server.fails(500, "out of memory")
    server.fails(429, "slow down", Retry_After="0.01")
    server.answers(GOOD, finish="length")
    server.answers(GOOD)
    assert any(s.rule == RULE for s in read(ARTICLE, RULE).statements)
    assert len(server.asked) == 4


def test_an_answer_that_takes_too_long_is_asked_for_again(server: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORGKG_LLM_TIMEOUT", "0.2")
    server.sleeps(0.6)
    server.answers(GOOD)
    assert any(s.rule == RULE for s in read(ARTICLE, RULE).statements)


def test_a_text_without_an_answer_is_noted_and_the_others_are_read(server: Script) -> None:
    server.fails(400, "the context is too small\nfor this text")
    server.answers(GOOD)
    first, second = pipeline.extract([ARTICLE, Document("b", TEXT + "\n")], extractors=[RULE])
    assert told(first) == told(read())
    assert whys(first) == ["no answer: HTTP 400 the context is too small for this text"]
    assert any(s.rule == RULE for s in second.statements)


def test_a_text_that_only_gets_nonsense_is_noted(server: Script) -> None:
    server.answers("nonsense")
    (said,) = whys(read(ARTICLE, RULE))
    assert said.startswith("no answer: the answer is not of the shape asked for") and said.endswith("after 4 attempts")


def test_failing_text_after_text_ends_the_work(server: Script) -> None:
    server.fails(400, "response_format is not supported")
    articles = [Document(str(n), f"{TEXT}第{n}次。") for n in range(client.PATIENCE + 1)]
    with pytest.raises(client.ServiceError, match=r"5 texts in a row without an answer.*not supported") as caught:
        list(pipeline.extract(articles, extractors=[RULE]))
    assert len(server.asked) == client.PATIENCE and "\n" not in str(caught.value)


@pytest.mark.parametrize("status", [401, 404])
def test_a_refusal_ends_the_work_on_one_line_without_the_key(
    server: Script, status: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ORGKG_LLM_KEY", "a-secret")
    monkeypatch.setenv("ORGKG_LLM_URL", server.url.replace("://", "://user:word@"))
    server.fails(status, "wrong key: a-secret\nsee the manual")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    arguments = ["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "built"), "--extractor", RULE]
    assert cli.main(arguments) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and f"HTTP {status} wrong key: … see the manual" in err and "ORGKG_LLM_KEY" in err
    assert "a-secret" not in err and "word" not in err
    assert len(server.asked) == 1


def test_a_server_that_is_not_there_is_one_line(server: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORGKG_LLM_URL", "http://127.0.0.1:9/v1")
    with pytest.raises(OrgkgError, match=r"^http://127.0.0.1:9/v1: no connection .*ORGKG_LLM_URL$"):
        read(ARTICLE, RULE)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("MODEL", "", "no model is named; set ORGKG_LLM_MODEL"),
        ("URL", "", "no address; set ORGKG_LLM_URL"),
        ("URL", "localhost:8080", "ORGKG_LLM_URL is no address"),
        ("URL", "http://[", "ORGKG_LLM_URL is no address"),
        ("KEY", "密码", "ORGKG_LLM_KEY holds characters"),
        ("TIMEOUT", "soon", "ORGKG_LLM_TIMEOUT is 'soon'"),
        ("TIMEOUT", "-1", "ORGKG_LLM_TIMEOUT is '-1'"),
        ("TIMEOUT", "nan", "ORGKG_LLM_TIMEOUT is 'nan'"),
    ],
)
def test_wrong_settings_are_named(
    server: Script, name: str, value: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"ORGKG_LLM_{name}", value)
    with pytest.raises(InputError, match=why):
        read(ARTICLE, RULE)
    assert server.asked == []


# -- answers kept, and the estimate ------------------------------------------------------------------------------------


def test_a_second_time_nothing_is_asked(server: Script, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    server.answers(GOOD)
    first = read(ARTICLE, RULE)
    monkeypatch.delenv("ORGKG_LLM_URL")
    assert read(ARTICLE, RULE) == first
    assert len(server.asked) == 1
    monkeypatch.setenv("ORGKG_LLM_URL", server.url)
    monkeypatch.setenv("ORGKG_LLM_MODEL", "another-model")
    assert read(ARTICLE, RULE) == first
    assert len(server.asked) == 2
    kept = sorted((tmp_path / "answers").rglob("*.json"))
    assert len(kept) == 2 and list((tmp_path / "answers").rglob(".part-*")) == []
    kept[0].write_text(GOOD[:40], encoding="utf-8")
    kept[1].write_bytes(b"\xff\xfe")
    assert read(ARTICLE, RULE) == first
    assert len(server.asked) == 3


def test_a_folder_that_cannot_be_written_is_one_line(
    server: Script, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ORGKG_LLM_CACHE", str(tmp_path / "file"))
    server.answers(GOOD)
    with pytest.raises(OrgkgError, match=r"answers cannot be kept: .*; set ORGKG_LLM_CACHE"):
        read(ARTICLE, RULE)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"ORGKG_LLM_CACHE": "/a/b", "XDG_CACHE_HOME": "/c"}, Path("/a/b")),
        ({"XDG_CACHE_HOME": "/c"}, Path("/c/orgkg/language-model")),
        ({}, Path.home() / ".cache" / "orgkg" / "language-model"),
    ],
)
def test_where_answers_are_kept(environment: dict[str, str], expected: Path) -> None:
    assert cache.folder(environment) == expected


def test_pages_hold_every_sentence_once() -> None:
    analysis = analysed(Document("long", TEXT * 40))
    pages = list(prompt.pages(analysis))
    assert [s.index for page in pages for s in page.sentences] == list(range(120))
    assert len(pages) > 2 and all(sum(s.end - s.start for s in page.sentences) <= prompt.PAGE for page in pages)
    assert list(prompt.pages(analysed(Document("empty", "……")))) == []


def test_an_event_of_another_page_is_the_same_by_its_name(server: Script) -> None:
    again = json.loads(GOOD)
    for rows in again.values():
        for each in rows:
            each["sentence"] += 90
    server.answers(GOOD)
    server.answers(reply())
    server.answers(json.dumps(again))
    server.answers(reply())
    reading = read(Document("long", TEXT * 40), RULE)
    assert [entity.kind for entity in reading.entities if entity.name == "同心茶叙"] == ["Activity"]


def test_the_estimate_asks_nothing_and_writes_nothing(
    server: Script, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ORGKG_LLM_URL")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["build", "a.txt", "--extractor", RULE, "--estimate"]) == 0
    lines = [line.rsplit(maxsplit=1) for line in capsys.readouterr().out.splitlines()]
    counts = {name.strip(): int(value.replace(",", "")) for name, value in lines}
    assert counts[say("en", "documents")] == counts[say("en", "requests")] == 1
    assert counts[say("en", "characters")] == len(TEXT)
    assert counts[say("en", "tokens sent")] > 1000 and counts[say("en", "kept answers")] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"] and server.asked == []
    server.answers(GOOD)
    monkeypatch.setenv("ORGKG_LLM_URL", server.url)
    assert pipeline.estimate(["a.txt"], [RULE])[1].requests == 1
    pipeline.build(["a.txt"], "built", formats=["nquads"], extractors=[RULE])
    assert pipeline.estimate(["a.txt"], [RULE]) == (1, language_model.Cost(cached=1))


def test_the_estimate_goes_on_past_a_bad_input(
    server: Script, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    arguments = ["build", str(tmp_path / "a.txt"), str(tmp_path / "missing.txt"), "--extractor", RULE, "--estimate"]
    assert cli.main(arguments) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[0].split() == ["documents", "1"]
    assert len(err.splitlines()) == 2 and "missing.txt" in err


@pytest.mark.parametrize("arguments", [["--estimate"], ["--extractor", "nothing"]])
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "a.txt", *arguments]) == 2
    assert RULE in capsys.readouterr().err


@pytest.mark.slow
def test_other_processes_know_the_choice(server: Script, tmp_path: Path) -> None:
    server.answers(GOOD)
    graph = pipeline.build([ARTICLE], tmp_path / "two", processes=2, formats=["nquads"], extractors=[RULE])
    (reading,) = graph.readings()
    assert reading == read(ARTICLE, RULE) and len(server.asked) == 1


# -- extractors of others ----------------------------------------------------------------------------------------------


def note_doubt(analysis: Analysis, ontology: Ontology) -> None:
    """An extractor of somebody else's."""
    analysis.unread.append(("doubt", 0, 1, f"after {len(list(analysis.all_humans()))} names"))


def offer(monkeypatch: pytest.MonkeyPatch, **points: str) -> None:
    found = [EntryPoint(name.replace("_", "-"), value, "orgkg.extractors") for name, value in points.items()]
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: found if group == "orgkg.extractors" else [])


def test_installed_packages_bring_extractors(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "visitors.py").write_text(
        "def doubt(analysis, ontology):\n    analysis.unread.append(('doubt', 0, 1, f'{len(ontology.roles) > 9}'))\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    offer(monkeypatch, doubt="visitors:doubt", language_model="visitors:doubt")
    assert sorted(extract.available()) == ["doubt", RULE]
    assert extract.available()[RULE] is language_model.extract
    assert [item.why for item in read(ARTICLE, "doubt", "doubt").unread if item.kind == "doubt"] == ["True"]
    assert [item for item in read().unread if item.kind == "doubt"] == []
    with pytest.raises(InputError, match="unknown extractor doubts; known: doubt, language-model"):
        pipeline.build([ARTICLE], extractors=["doubts"])


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("json:nothing", "cannot be loaded"),
        ("no_such_module:it", "cannot be loaded"),
        ("json:__name__", "cannot be called"),
    ],
)
def test_an_entry_point_that_is_no_extractor_is_named(monkeypatch: pytest.MonkeyPatch, value: str, why: str) -> None:
    offer(monkeypatch, broken=value)
    with pytest.raises(InputError, match=f"broken.*{why}|{why}"):
        extract.choose(["broken"])
