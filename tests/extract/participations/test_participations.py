"""What whole sentences tell, each table by the piece of the extractor that it is about."""

from __future__ import annotations

import pytest

from kg.extract import participations
from kg.ontology import load
from tests.extract.scans import Told, analysis_of, told

GU, LU, SHEN = "顾言清", "陆闻笙", "沈望舒"
EDUCATION, FINANCE = "县教育局", "县财政局"
FORUM, READING = "茶业论坛", "读书座谈会"
VISIT = "到溪口镇调研"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("顾言清、陆闻笙出席茶业论坛。", [(GU, "attend", FORUM), (LU, "attend", FORUM)]),
        ("顾言清出席茶业论坛并讲话。", [(GU, "attend", FORUM), (GU, "speak", FORUM)]),
        ("茶业论坛由顾言清主持。", [(GU, "chair", FORUM)]),
        ("县教育局举办茶业论坛。", [(EDUCATION, "organizer", FORUM)]),
        ("由县教育局主办的茶业论坛开幕。", [(EDUCATION, "organizer", FORUM)]),
        ("出席茶业论坛的有顾言清、陆闻笙。", [(GU, "attend", FORUM), (LU, "attend", FORUM)]),
        ("顾言清主持，陆闻笙参加茶业论坛。", [(LU, "attend", FORUM), (GU, "chair", FORUM)]),
        (
            "茶业论坛召开。读书座谈会召开。顾言清参加上述活动。",
            [(GU, "attend", FORUM), (GU, "attend", READING)],
        ),
    ],
)
def test_roles(text: str, parts: Told) -> None:
    assert told(text) == parts


def test_relative_clause_leaves_the_agents_to_the_next_verb() -> None:
    reception = "会见前来出席茶业论坛的顾言清"
    assert told("陆闻笙会见前来出席茶业论坛的顾言清。") == [
        (LU, "receiver", reception),
        (GU, "guest", reception),
        (GU, "attend", FORUM),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("学习顾言清讲话精神，陆闻笙出席茶业论坛。", [(LU, "attend", FORUM)]),
        ("顾言清秘书出席茶业论坛。", []),
        ("顾言清围绕县教育局工作出席茶业论坛。", [(GU, "attend", FORUM)]),
        ("在县教育局、县财政局召开茶业论坛。", []),
        ("县教育局的陆闻笙出席茶业论坛。", [(LU, "attend", FORUM)]),
        ("县教育局有关负责同志出席茶业论坛。", [(EDUCATION, "attend", FORUM)]),
    ],
)
def test_subjects(text: str, parts: Told) -> None:
    assert told(text) == parts


def test_body_that_qualifies_a_noun_does_not_act() -> None:
    text = "县教育局大楼举办茶业论坛。"
    assert told(text, tokens={"大楼": "n"}) == []
    assert told(text, tokens={"大楼": "d"}) == [(EDUCATION, "organizer", FORUM)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("顾言清出席茶业论坛。他强调，陆闻笙出席读书座谈会。", [(GU, "attend", FORUM), (GU, "speak", FORUM)]),
        (
            "顾言清出席茶业论坛。陆闻笙出席会议并指出：沈望舒讲话。",
            [(GU, "attend", FORUM), (LU, "attend", FORUM), (LU, "speak", FORUM)],
        ),
        ("顾言清出席茶业论坛，听取陆闻笙关于茶园的汇报。", [(GU, "attend", FORUM), (LU, "report", FORUM)]),
    ],
)
def test_speech(text: str, parts: Told) -> None:
    assert told(text) == parts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("顾言清会见陆闻笙、沈望舒。", ["会见陆闻笙、沈望舒"]),
        ("顾言清分别会见陆闻笙、沈望舒。", ["会见陆闻笙", "会见沈望舒"]),
        ("顾言清同陆闻笙举行会谈。", ["同陆闻笙举行会谈"]),
        ("顾言清会见优秀教师代表。", ["会见优秀教师代表"]),
        ("顾言清会见督导组一行。", ["会见督导组一行"]),
        ("顾言清会见。", []),
    ],
)
def test_receptions(text: str, names: list[str]) -> None:
    parts = told(text)
    assert [event for _, role, event in parts if role == "receiver"] == names
    assert all(agent == GU for agent, role, _ in parts if role == "receiver")
    assert all(agent in (LU, SHEN, "督导组") for agent, role, _ in parts if role == "guest")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("顾言清到溪口镇调研，陆闻笙陪同。", [(GU, "inspector", VISIT), (LU, "companion", VISIT)]),
        ("顾言清在陆闻笙陪同下到溪口镇调研。", [(GU, "inspector", VISIT), (LU, "companion", VISIT)]),
        ("顾言清带领陆闻笙到溪口镇调研。", [(LU, "companion", VISIT), (GU, "inspector", VISIT)]),
        ("顾言清到溪口镇调研。陆闻笙一同调研。", [(GU, "inspector", VISIT), (LU, "companion", VISIT)]),
        ("顾言清到溪口镇调研。顾言清在云川县调研。", [(GU, "inspector", VISIT), (GU, "inspector", VISIT)]),
    ],
)
def test_inspections(text: str, parts: Told) -> None:
    assert told(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("顾言清与群众座谈交流。", [(GU, "attend", "座谈交流")]),
        ("顾言清到溪口镇，与群众互动交流。", [(GU, "inspector", "到溪口镇，与群众互动交流")]),
        ("顾言清为学生作专题报告。", [(GU, "speak", "作专题报告")]),
        ("顾言清、陆闻笙签署协议。", [(GU, "signer", "签署协议"), (LU, "signer", "签署协议")]),
        ("县教育局签署协议。", []),
        ("县教育局、县财政局签署协议。", [(EDUCATION, "signer", "签署协议"), (FINANCE, "signer", "签署协议")]),
    ],
)
def test_talks_lectures_and_signings(text: str, parts: Told) -> None:
    assert told(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("茶业论坛12日在云川县举行，顾言清主持。", [(GU, "chair", FORUM)]),
        ("茶业论坛召开。\n顾言清在会议上发言。", [(GU, "speak", FORUM)]),
        ("茶业论坛精神传达后，顾言清发言。", []),  # a name that is only recalled
        ("茶业论坛召开。\n茶园新貌\n顾言清发言。", []),  # a heading opens another item
        ("茶业论坛召开。\n茶业论坛\n顾言清发言。", [(GU, "speak", FORUM)]),  # but not one that names what was told
    ],
)
def test_event_names(text: str, parts: Told) -> None:
    assert told(text) == parts


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("顾言清出席茶业论坛。", "actual"),
        ("顾言清将出席茶业论坛。", "planned"),
        ("顾言清因故未出席茶业论坛。", "negated"),
    ],
)
def test_modality_and_evidence(text: str, modality: str) -> None:
    analysis = analysis_of(text)
    participations.extract(analysis, load())
    (part,) = analysis.parts
    assert (part.modality, part.rule) == (modality, "agent-verb")
    assert text[part.start : part.end] == text[: text.index("茶业论坛")]


def test_acts_join_the_events_of_the_analysis_in_the_order_of_the_text() -> None:
    analysis = analysis_of("顾言清到溪口镇调研。陆闻笙出席茶业论坛。")
    participations.extract(analysis, load())
    assert [(h.name, h.kind) for h in analysis.happenings] == [(VISIT, "Inspection"), (FORUM, "Meeting")]
