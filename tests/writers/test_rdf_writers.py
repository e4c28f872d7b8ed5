"""The RDF writers: what rdflib reads back is what the graph holds, and equal graphs give equal bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib

from kg.errors import OutputError
from kg.writers import WRITERS, Writer, available, jsonld, nquads, turtle, write

BASE = "https://example.org/data/"
OKG = "https://w3id.org/orgkg/ontology#"
QUADS = f"""\
<{BASE}fact/aa.s1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{OKG}Tenure> <{BASE}graph/aa> .
<{BASE}fact/aa.s1> <{OKG}confidence> "0.9"^^<http://www.w3.org/2001/XMLSchema#decimal> <{BASE}graph/aa> .
<{BASE}fact/aa.s1> <{OKG}title> "副部长" <{BASE}graph/aa> .
<{BASE}fact/bb.s1> <{OKG}title> "\\"quoted\\" \\\\ 第一行\\n第二行 <b>" <{BASE}graph/bb> .
<{BASE}person/k1> <http://www.w3.org/2004/02/skos/core#prefLabel> "顾言清"@zh <{BASE}graph/aa> .
<{BASE}person/k1> <http://www.w3.org/2004/02/skos/core#prefLabel> "顾言清"@zh <{BASE}graph/entities> .
"""


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "graph.nq"
    path.write_text(QUADS, encoding="utf-8")
    return path


def dataset(path: Path, form: str) -> set[tuple[str, ...]]:
    read = rdflib.Dataset()
    read.parse(path, format=form)
    return {(s.n3(), p.n3(), o.n3(), str(g)) for s, p, o, g in read.quads()}


def test_turtle_keeps_every_triple(graph: Path, tmp_path: Path) -> None:
    turtle.write(graph, tmp_path / "graph.ttl")
    read = rdflib.Graph().parse(tmp_path / "graph.ttl", format="turtle")
    triples = {tuple(term.n3() for term in triple) for triple in read}
    assert triples == {quad[:3] for quad in dataset(graph, "nquads")}
    assert len(triples) == 5


def test_turtle_names_the_data_by_its_base(graph: Path, tmp_path: Path) -> None:
    turtle.write(graph, tmp_path / "graph.ttl")
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert f"@prefix person: <{BASE}person/> ." in text
    assert "person:k1 skos:prefLabel" in text


def test_jsonld_keeps_every_quad(graph: Path, tmp_path: Path) -> None:
    jsonld.write(graph, tmp_path / "graph.jsonld")
    assert dataset(tmp_path / "graph.jsonld", "json-ld") == dataset(graph, "nquads")


def test_nquads_are_sorted_and_each_once(graph: Path, tmp_path: Path) -> None:
    shuffled = tmp_path / "shuffled.nq"
    shuffled.write_text("".join(reversed(QUADS.splitlines(keepends=True))) + QUADS, encoding="utf-8")
    nquads.write(shuffled, tmp_path / "sorted.nq")
    assert (tmp_path / "sorted.nq").read_text(encoding="utf-8") == QUADS
    assert dataset(tmp_path / "sorted.nq", "nquads") == dataset(graph, "nquads")


@pytest.mark.parametrize("name", ["nquads", "turtle", "jsonld"])
def test_same_bytes_under_any_hash_seed(name: str, graph: Path, tmp_path: Path) -> None:
    code = f"import sys, pathlib, kg.writers.{name} as w; w.write(*map(pathlib.Path, sys.argv[1:]))"
    results = []
    for seed in ("1", "2"):
        target = tmp_path / f"out.{seed}"
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        subprocess.run([sys.executable, "-c", code, str(graph), str(target)], check=True, env=env)
        results.append(target.read_bytes())
    assert results[0] == results[1]


@pytest.mark.parametrize("name", ["nquads", "turtle", "jsonld"])
def test_a_bad_line_is_named_and_what_stood_there_stays(name: str, graph: Path, tmp_path: Path) -> None:
    graph.write_text(QUADS + "<no iri> <p> .\n", encoding="utf-8")
    (tmp_path / "out").mkdir()
    old = tmp_path / "out" / WRITERS[name].files[0]
    old.write_text("old", encoding="utf-8")
    with pytest.raises(OutputError, match="line 7"):
        write(WRITERS[name], graph, tmp_path / "out")
    assert old.read_text(encoding="utf-8") == "old"
    assert list((tmp_path / "out").iterdir()) == [old]


def test_an_empty_graph_is_written(tmp_path: Path) -> None:
    empty = tmp_path / "empty.nq"
    empty.touch()
    turtle.write(empty, tmp_path / "empty.ttl")
    jsonld.write(empty, tmp_path / "empty.jsonld")
    assert len(rdflib.Graph().parse(tmp_path / "empty.ttl")) == 0
    assert dataset(tmp_path / "empty.jsonld", "json-ld") == set()


def test_a_folder_that_is_none_is_one_clear_line(graph: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"missing.*cannot write turtle") as caught:
        write(WRITERS["turtle"], graph, tmp_path / "missing")
    assert "\n" not in str(caught.value)


def test_the_table_names_each_writer_once() -> None:
    files = [name for writer in WRITERS.values() for name in writer.files]
    assert len(files) == len(set(files))
    for name, writer in WRITERS.items():
        assert name == writer.name
        assert all(file.endswith(writer.suffix) for file in writer.files)
        assert writer.source in ("quads", "network")
    assert WRITERS.items() <= available().items()
    assert all(isinstance(writer, Writer) for writer in available().values())
