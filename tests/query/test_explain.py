"""What is known of an entity, and between two, with the words that say it."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pyoxigraph as ox
import pytest

from kg.ids import DEFAULT_BASE
from kg.query import Known, explain
from kg.vocabulary import prefixes
from tests import sample


def said(rows: Iterable[Known]) -> list[str]:
    return [row.line for row in rows]


def test_all_that_is_known_of_a_person(store: ox.Store) -> None:
    rows = explain(store, "沈望舒")
    assert said(rows) == [
        "沈望舒 任 云川县政协副主席 (卸任)",
        "沈望舒 任 民革云川总支主委",
        "沈望舒 出席 全县统战工作会议 (2020-07-13)",
    ]
    assert {(row.document, row.date, row.title) for row in rows} == {
        ("meeting", "2020-07-22", "云川召开全县统战工作会议")
    }
    for row in rows:
        assert row.quote in row.sentence and row.sentence in sample.TEXTS[row.document]
        assert row.url == "https://news.example.org/2020/1.html" and row.confidence == 0.95 and row.rule == "a-rule"
        assert (row.entity, row.kind) == ("沈望舒", "人物")


def test_what_somebody_said_is_quoted_and_what_the_event_says(store: ox.Store) -> None:
    row = next(row for row in explain(store, "顾言清", "全县统战工作会议") if row.relation == "要求")
    assert (row.line, row.quote) == ("顾言清 要求 全县统战工作会议 (2020-07-13)", "要促进民营经济健康发展")
    assert row.quote in row.sentence
    assert ("各乡镇必须抓好落实", "全县统战工作会议", "demand") in {
        (row.quote, row.subject, row.relation) for row in explain(store, "全县统战工作会议", lang="en")
    }


def test_plans_and_labels_follow_the_language(store: ox.Store) -> None:
    assert "顾言清 主持 联席会议 (计划, 2020-08)" in said(explain(store, "顾言清"))
    (row,) = explain(store, "联席会议", lang="en")
    assert row.note == "planned" and row.relation.isascii()


def test_any_whole_name_will_do(store: ox.Store) -> None:
    assert said(explain(store, "统战部")) == said(explain(store, "云川县委统战部")) != []
    assert explain(store, "云川县委统") == explain(store, "查无此人") == explain(store, "\ud800\n") == []


def test_two_are_joined_by_what_both_took_part_in(store: ox.Store) -> None:
    rows = explain(store, "陆闻笙", "顾言清")
    assert {(row.entity, row.object) for row in rows} == {
        ("陆闻笙", "云川县委统战部副部长"),
        ("陆闻笙", "全县统战工作会议"),
        ("陆闻笙", "会见海外云川同乡会"),
        ("顾言清", "云川县委统战部部长"),
        ("顾言清", "全县统战工作会议"),
        ("顾言清", "会见海外云川同乡会"),
    }
    assert explain(store, "田砚秋", "沈望舒") == []


def test_a_fact_that_names_both_stands_once(store: ox.Store) -> None:
    lines = said(explain(store, "云川县委统战部", "云川县委"))
    assert len(lines) == len(set(lines)) == 3
    assert {"顾言清 任 云川县委统战部部长", "顾言清 任 云川县委常委"} < set(lines)
    assert said(explain(store, "田砚秋", "县工商联")) == ["田砚秋 任 云川县工商联主席"]


def test_an_address_that_is_none_is_left_out(store: ox.Store) -> None:
    assert {row.url for row in explain(store, "田砚秋")} == {""}


def test_namesakes_are_listed_apart() -> None:
    def person(key: str, body: str) -> str:
        return f"""GRAPH g:entities {{ person:{key} a okg:Person ; skos:prefLabel "顾言清"@zh .
            orgn:{body} skos:prefLabel "{body}"@zh }}
          GRAPH g:{key} {{
            doc:{key} a okg:Document ; dct:identifier "{key}" .
            fact:{key}.s1 org:member person:{key} ; org:organization orgn:{body} ; okg:post post:{body} ;
              okg:evidence span:{key}.0-3 .
            post:{body} skos:prefLabel "{body}"@zh .
            span:{key}.0-3 oa:hasSource doc:{key} ; oa:exact "顾言清" ; oa:start 0 }}"""

    head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes(DEFAULT_BASE).items())
    store = ox.Store()
    store.update(f"{head} INSERT DATA {{ {person('k2', 'bureau')} {person('k1', 'school')} }}")
    rows = explain(store, "顾言清", lang="en")
    assert [(row.id.rpartition("/")[2], row.object) for row in rows] == [("k1", "school"), ("k2", "bureau")]


def test_rows_are_text_and_json(store: ox.Store) -> None:
    row = explain(store, "沈望舒")[0]
    assert str(row).splitlines() == [
        "沈望舒 任 云川县政协副主席 (卸任)",
        "  县政协原副主席、民革云川总支主委沈望舒参加会议。",
        "  云川召开全县统战工作会议, 2020-07-22, https://news.example.org/2020/1.html",
    ]
    assert json.loads(json.dumps(row.to_json()))["line"] == row.line


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_fact_can_be_explained(store: ox.Store, lang: str) -> None:
    for article in sample.readings():
        for entity in article.entities:
            for row in explain(store, entity.name, lang=lang):
                assert row.subject and row.relation and row.object and row.sentence and row.document
