"""Topics are found by their keywords, and extended by files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.stanzas import local
from kg.topics import load

HEAD = """@prefix okg: <https://w3id.org/orgkg/ontology#> .
@prefix topic: <https://w3id.org/orgkg/vocab/topic/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
HAN = re.compile("[\u4e00-\u9fff]")


def names(text: str, *files: Path) -> list[str]:
    return [local(iri) for iri in load(files).of(text)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mine.ttl"


def write(file: Path, stanza: str) -> Path:
    file.write_text(HEAD + stanza, encoding="utf-8")
    return file


def test_the_shipped_topics_are_whole() -> None:
    table = load().table
    assert len(table) >= 35
    for topic in table.values():
        assert set(topic.labels) == {"zh", "en"}, topic.name
        assert HAN.search(topic.labels["zh"]) and not HAN.search(topic.labels["en"])
        assert len(topic.keywords) >= 3 and all(HAN.search(word) for word in topic.keywords), topic.name
    labels = [label for topic in table.values() for label in topic.labels.values()]
    words = [word for topic in table.values() for word in topic.keywords]
    assert len(labels) == len(set(labels)) and len(words) == len(set(words))


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("要做好民族宗教工作，促进民营经济健康发展", ["ethnic-religious", "private-economy"]),
        ("為鄉村振興出力", ["rural-revitalization"]),
        ("落实养老保险待遇", ["employment-social-security"]),
        ("发展养老服务", ["civil-affairs"]),
        ("各司其职、通力协作", []),
        # what only looks like a keyword, over the end of a word
        ("为平台商户和平台企业松绑", []),
        ("中华人民共和国万岁", []),
        ("全国防汛形势", ["disaster"]),
        ("系统战略研究", []),
        ("人民政府工作部门", []),
        ("农民工作与国内外资源", []),
    ],
)
def test_keywords_tell_topics_and_the_longer_one_counts(text: str, topics: list[str]) -> None:
    assert names(text) == topics


def test_a_file_adds_topics_and_keywords(file: Path) -> None:
    write(
        file,
        """topic:bamboo a okg:Topic , skos:Concept ; skos:prefLabel "竹产业"@zh ; okg:keyword "毛竹" , "竹林碳汇" .
        topic:ecology okg:keyword "竹林" . <urn:ours> a skos:ConceptScheme ; skos:prefLabel "我们的主题"@zh .""",
    )
    assert names("扩种毛竹，管好竹林") == []
    assert names("扩种毛竹，管好竹林", file) == ["bamboo", "ecology"]
    assert names("发展竹林碳汇", file) == ["bamboo"]


@pytest.mark.parametrize(
    ("stanza", "why"),
    [
        ('topic:x a okg:Topic ; okg:keyword "毛竹" ', "line"),
        ("", "no topic in it"),
        ('topic:x okg:keyword "毛竹" .', "vocab/topic/x is no topic that is known"),
        ('topic:x a okg:Topic ; okg:keyword "毛竹" .', "vocab/topic/x lacks skos:prefLabel"),
        ('topic:x a okg:Topic ; skos:prefLabel "竹"@zh .', "vocab/topic/x lacks okg:keyword"),
        ('topic:x a okg:Topic ; skos:prefLabel "竹"@zh ; okg:keyword "竹" .', "keyword '竹'"),
        ('topic:ecology skos:prefLabel "环保"@zh ; okg:keyword "毛竹" .', "vocab/topic/ecology has a label already"),
    ],
)
def test_what_is_wrong_with_a_file_is_one_line_with_its_place(file: Path, stanza: str, why: str) -> None:
    with pytest.raises(OntologyError, match=re.escape(why)) as caught:
        load([write(file, stanza)])
    assert "mine.ttl" in str(caught.value) and "\n" not in str(caught.value)


def test_a_missing_file_is_named(file: Path) -> None:
    with pytest.raises(OntologyError, match=r"mine\.ttl cannot be read"):
        load([file])
