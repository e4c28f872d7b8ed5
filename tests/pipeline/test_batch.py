"""A document that the grammar fails on is told, and the rest of the batch goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import pipeline
from kg.analysis import Analysis
from kg.errors import InputError, OrgkgError
from kg.extract import EXTRACTORS
from kg.model import Document
from kg.ontology import Ontology

TEXT = "云川县委书记林望舒主持召开全县防汛会议。"
DOCUMENTS = [Document(name, TEXT) for name in "abc"]


def fail(analysis: Analysis, ontology: Ontology) -> None:
    if analysis.document.id == "b":
        raise KeyError("no such thing")


@pytest.fixture(autouse=True)
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "EXTRACTORS", (*EXTRACTORS, fail))


def test_the_rest_of_the_batch_goes_on(tmp_path: Path) -> None:
    told: list[OrgkgError] = []
    graph = pipeline.build(DOCUMENTS, tmp_path, formats=(), on_error=told.append)
    assert [str(error) for error in told] == [
        "b: cannot be read (KeyError: 'no such thing'); please report it with the article"
    ]
    assert [reading.id for reading in graph.readings()] == ["a", "c"]
    assert (graph.summary.documents, graph.summary.errors) == (2, 1)


def test_without_anybody_to_tell_the_error_is_raised_with_its_cause() -> None:
    with pytest.raises(InputError, match=r"^b: cannot be read") as caught:
        list(pipeline.extract(DOCUMENTS))
    assert isinstance(caught.value.__cause__, KeyError)
    with pytest.raises(InputError, match=r"^b: cannot be read"):
        pipeline.build(DOCUMENTS, formats=())


def test_an_unknown_format_is_told_before_the_work_begins() -> None:
    with pytest.raises(OrgkgError, match=r"unknown format pdf; known: .*turtle.*html"):
        pipeline.build(DOCUMENTS, formats=("pdf",))
