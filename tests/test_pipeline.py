"""The whole road: a golden graph, the same bytes from the same input, bad input, new stanzas, spans that quote."""

from __future__ import annotations

import csv
import gc
import gzip
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg import cli, pipeline, statements
from kg.errors import InputError, OutputError
from kg.model import Document, Reading
from kg.ontology import load

ROOT = Path(__file__).resolve().parent.parent
#: What a build of the examples left when it was last read through; `python docs/refresh.py` writes it anew.
GOLDEN = ROOT / "tests" / "golden"
ARTICLE = "3月1日，云川县委书记祝承远主持召开县委常委会会议。"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


# -- the golden graph ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.iterdir()))
def test_the_examples_give_the_golden_graph(built: Path, name: str) -> None:
    lines, golden = ((folder / name).read_text(encoding="utf-8").splitlines() for folder in (built, GOLDEN))
    assert lines == golden, "read the difference; if it is right, run python docs/refresh.py"


def test_the_golden_graph_keeps_to_the_ontology() -> None:
    ontology = load()
    for reading in statements.read(GOLDEN / statements.NAME):
        kinds = {entity.key: entity.kind for entity in reading.entities}
        assert set(kinds.values()) <= set(ontology.classes)
        for statement in reading.statements:
            ontology.check(statement, kinds)


def test_the_golden_graph_quotes_the_examples(examples: Path) -> None:
    for reading in statements.read(GOLDEN / statements.NAME):
        reading.check((examples / reading.id).read_text(encoding="utf-8"))


def test_what_is_read_of_a_document_goes_with_it(examples: Path) -> None:
    """A reading that held a cycle would live until garbage is looked for, which is seldom."""
    documents = [Document(path.name, path.read_text(encoding="utf-8")) for path in sorted(examples.glob("*.txt"))]
    pipeline.extract_batch(documents)
    gc.collect()
    gc.disable()
    try:
        pipeline.extract_batch(documents)
        assert gc.collect() < len(documents)
    finally:
        gc.enable()


# -- the same bytes --------------------------------------------------------------------------------------------------


def articles(examples: Path, copies: int) -> list[str]:
    """The examples as JSON lines, several times over under other ids: more than one batch."""
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(examples.glob("*.txt"))]
    records = [{"id": f"{stem}-{copy}", "text": text} for copy in range(copies) for stem, text in texts]
    return [json.dumps(record, ensure_ascii=False) + "\n" for record in records]


def run_build(folder: Path, lines: Sequence[str], seed: str, processes: int) -> dict[str, bytes]:
    folder.mkdir()
    (folder / "in.jsonl").write_text("".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", "in.jsonl", "-o", "built", "--processes", str(processes)]
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return files(folder / "built")


@pytest.mark.slow
def test_the_same_bytes_whatever_the_order_the_folder_the_hash_seed_and_the_processes(
    examples: Path, tmp_path: Path
) -> None:
    lines = articles(examples, copies=pipeline.BATCH // 5 + 1)
    shuffled = random.Random(7).sample(lines, len(lines))
    first = run_build(tmp_path / "one", lines, seed="1", processes=1)
    second = run_build(tmp_path / "two", shuffled, seed="2", processes=2)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert [name for name in first if str(tmp_path).encode() in first[name]] == []


def test_building_anew_into_the_same_folder_leaves_the_same_files(examples: Path, tmp_path: Path) -> None:
    kg.build([examples], tmp_path / "built", formats=("csv",))
    before = files(tmp_path / "built")
    kg.build([examples], tmp_path / "built", formats=("csv",))
    assert files(tmp_path / "built") == before


def test_the_company_of_a_document_changes_nothing_in_its_reading(examples: Path) -> None:
    documents = [Document(path.name, path.read_text(encoding="utf-8")) for path in sorted(examples.glob("*.txt"))]
    together = list(pipeline.extract(documents))
    assert [reading for document in documents for reading in pipeline.extract([document])] == together


def test_all_files_are_rebuilt_from_what_the_documents_say(built: Path) -> None:
    readings = list(pipeline.open_graph(built).readings())
    assert [statements.line(reading) for reading in readings] == (built / statements.NAME).read_text(
        encoding="utf-8"
    ).splitlines(keepends=True)
    assert [reading.id for reading in readings] == sorted(reading.id for reading in readings)


# -- bad input -------------------------------------------------------------------------------------------------------

_NOISE = random.Random(3)
_LINE = json.dumps({"id": "b", "text": ARTICLE}, ensure_ascii=False) + "\n"
#: A file, its bytes, and what the line about it says after the file's name.
BAD: Mapping[str, tuple[bytes, str]] = {
    "empty.txt": (b"", ": the file is empty"),
    "binary.txt": (_NOISE.randbytes(4000), ": binary data, not text"),
    "image.txt": (b"\x89PNG\r\n\x1a\n" + bytes(99), ": binary data, not text"),
    "broken.html": (b"<html><body><div><p", ": no text found in the page"),
    "truncated.txt.gz": (gzip.compress(ARTICLE.encode() * 99, mtime=0)[:-12], ": truncated gzip"),
    "no-text.jsonl": (_LINE.encode() + b'{"id": "c"}\n', ":2: no text"),
    "no-json.jsonl": (b"\n" + _LINE.encode() + b'{"id": \n', ":3: not JSON"),
    "no-object.jsonl": (_LINE.encode() + b"[1]\n", ":2: a list, not an object"),
    "no-column.csv": (b"id,title\n1,x\n", ":2: no text"),
    "encoding.txt": (bytes(_NOISE.randrange(128, 256) for _ in range(4000)), ": unknown encoding"),
    "broken.pdf": (b"%PDF-1.4\n%broken", ": broken PDF"),
    "broken.docx": (b"PK\x03\x04broken", ": no DOCX document"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_line_and_the_others_are_done(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, told = BAD[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    assert cli.main(["build", str(tmp_path), "-o", str(tmp_path / "built"), "--format", "nquads"]) == 1
    out, err = capsys.readouterr()
    *lines, last = err.splitlines()
    assert [line for line in lines if not line.startswith(f"orgkg: {tmp_path / name}:")] == []
    assert [line for line in lines if line.startswith(f"orgkg: {tmp_path / name}{told}")]
    assert last == f"orgkg: {len(lines)} inputs failed, the others are done"
    assert out.splitlines()[-2].split() == ["errors", str(len(lines))]
    assert "good.txt" in [reading.id for reading in pipeline.open_graph(tmp_path / "built").readings()]


def test_missing_paths_are_named_and_the_others_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    missing = [str(tmp_path / name) for name in ("none.txt", "no*.txt", "nowhere/")]
    assert cli.main(["build", *missing, str(tmp_path / "good.txt"), "-o", str(tmp_path / "built")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 4
    assert all(any(path in line for line in lines) for path in missing)
    assert pipeline.open_graph(tmp_path / "built").summary.documents == 1


def test_nothing_that_can_be_read_is_an_error_and_leaves_no_graph(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert cli.main(["build", str(tmp_path / "empty.txt"), "-o", str(tmp_path / "built")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
    with pytest.raises(OutputError, match="no built graph"):
        pipeline.open_graph(tmp_path / "built")
    with pytest.raises(InputError, match="empty"):
        kg.build([tmp_path / "empty.txt"], tmp_path / "built")


@pytest.mark.skipif(os.name != "posix", reason="permissions as on Unix")
def test_an_output_that_is_read_only_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "locked").mkdir(mode=0o500)
    # Permissions do not hold root back; the file system of processes does.
    folder = tmp_path / "locked" / "built" if os.geteuid() else Path("/proc/built")
    assert cli.main(["build", str(tmp_path / "good.txt"), "-o", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1
    assert err.startswith(f"orgkg: {folder}: cannot be written: ") and "-o" in err


# -- stanzas that teach ----------------------------------------------------------------------------------------------

ROLE = """
role:witness a okg:ParticipationRole ;
  skos:inScheme role: ;
  skos:prefLabel "见证"@zh , "witness"@en ;
  skos:definition "见证签约等仪式。"@zh , "Witnesses a signing."@en ;
  okg:trigger "共同见证" , "见证" ;
  okg:saidOf okg:Person ;
  okg:shortcutProperty okg:participatedIn .
"""
TYPE = """
orgtype:seedling-station a okg:OrganizationType ; skos:inScheme orgtype: ;
  skos:prefLabel "育苗站"@zh , "seedling station"@en ;
  okg:entityClass okg:PublicInstitution ;
  okg:suffix "育苗站" .
"""
SIGNING = """云川县举行苗木基地签约仪式

3月1日，云川县举行苗木基地签约仪式。云川县副县长乔若兰见证签约仪式。云川县育苗站站长丁小满出席签约仪式。
"""


def orgkg(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as it stands in a checkout."""
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8")


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with a role and a type of organization more, and what it builds of an article."""
    root = tmp_path_factory.mktemp("taught")
    for folder in ("kg", "ontology"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name, stanza in (("roles", ROLE), ("organizations", TYPE)):
        with (root / "ontology" / f"{name}.ttl").open("a", encoding="utf-8") as file:
            file.write(stanza)
    (root / "signing.txt").write_text(SIGNING, encoding="utf-8")
    done = orgkg(root, "build", "signing.txt", "-o", "built")
    assert done.returncode == 0, done.stderr
    return root


def test_a_role_that_a_stanza_adds_is_read(taught: Path) -> None:
    (edge,) = [edge for edge in rows(taught / "built" / "edges.csv") if edge[":TYPE"] == "witness"]
    names = {node["id:ID"]: node["label"] for node in rows(taught / "built" / "nodes.csv")}
    assert (names[edge[":START_ID"]], edge["label"], edge["label_en"]) == ("乔若兰", "见证", "witness")
    assert "签约仪式" in names[edge[":END_ID"]] and "见证" in edge["quote"]
    (unread,) = pipeline.extract([Document("signing.txt", SIGNING)])
    assert not [s for s in unread.statements if s.qualifiers.get("role") == "witness"]


def test_an_organization_type_that_a_stanza_adds_is_read(taught: Path) -> None:
    kinds = {node["label"]: node["kind"] for node in rows(taught / "built" / "nodes.csv")}
    assert kinds["云川县育苗站"] == "PublicInstitution"
    posts = [edge for edge in rows(taught / "built" / "edges.csv") if edge[":TYPE"] == "tenure"]
    assert "站长" in [edge["title"] for edge in posts]


def test_what_stanzas_add_is_checked_and_in_the_legend_and_answers(taught: Path) -> None:
    checked = orgkg(taught, "validate", "built")
    assert (checked.returncode, checked.stdout) == (0, "")
    page = (taught / "built" / "graph.html").read_text(encoding="utf-8")
    assert '{"id":"witness","zh":"见证","en":"witness","family":"part"}' in page
    question = "SELECT ?who WHERE { ?f okg:role role:witness ; okg:participant/skos:prefLabel ?who }"
    assert orgkg(taught, "query", "built", question, "--format", "csv").stdout.splitlines() == ["who", "乔若兰"]
    ontology = load(taught / "ontology")
    reading = next(statements.read(taught / "built" / statements.NAME))
    witness = next(s for s in reading.statements if s.qualifiers.get("role") == "witness")
    ontology.check(witness, {entity.key: entity.kind for entity in reading.entities})


# -- any text --------------------------------------------------------------------------------------------------------

FRAGMENTS = (
    *"，。、；：！？“”《》（）·—… \t\n\r\u3000\u200b\ufeff\u202e\x00😀\ud800𠮷",
    *"云川县 云川縣委 县委 溪州市人民政府 县政协 民革云川总支 统战部 中共云川县委 该县 国务院".split(),
    *"祝承远 顧言清 田砚秋 沈望舒 尉迟静 阿依古丽·买买提 乔某 他 祝书记".split(),
    *"书记 县长 副部长 常委、统战部长 原主任 代县长 主席 同志 负责人 （女）".split(),
    *"主持召开 出席 參加 并讲话 强调 调研 会见 陪同 任命 免去 当选为 将 未 听取了".split(),
    *"统战工作会议 签约仪式 座谈会 第十次会议 会议 常委会 培训班 开幕式 任免名单".split(),
    *"2020年7月13日 ７月１３日 昨日上午 在福建福州 枫桥驿镇 要闻>> 责任编辑： &nbsp; <b>".split(),
)
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=40).map("".join)


@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.lists(TEXTS, min_size=1, max_size=3), TEXTS)
def test_every_span_quotes_and_every_reading_survives_json(texts: list[str], title: str) -> None:
    documents = [Document(str(number), text, title=title) for number, text in enumerate(texts)]
    ontology = load()
    for document, reading in zip(documents, pipeline.extract(documents), strict=True):
        reading.check(document.text)
        kinds = {entity.key: entity.kind for entity in reading.entities}
        for statement in reading.statements:
            ontology.check(statement, kinds)
        assert Reading.from_json(json.loads(json.dumps(reading.to_json()))) == reading
        assert statements.line(reading).count("\n") == 1
        assert list(pipeline.extract([document])) == [reading]
