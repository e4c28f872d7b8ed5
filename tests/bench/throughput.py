"""Characters per second of each stage and of the whole, against ``jieba.cut`` on the same text in the same run.

    python tests/bench/throughput.py FILE.jsonl[.gz] [--limit N] [--repeat N] [--json FILE]

Each stage runs alone over all articles, in this process; times are CPU seconds. The whole is what a user runs, ``orgkg
build`` with every file written, in a process of its own, so that its peak memory is its own; its time is the clock's.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from kg.ids import DEFAULT_BASE
from kg.model import Document

BUILD = """
import resource, sys, kg
kg.build(sys.argv[1:2], sys.argv[2])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result: `seconds` for all characters, `memory` in MB at its end (the process's peak so far)."""

    stage: str
    seconds: float
    memory: float


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", help="articles, one JSON object a line")
    parser.add_argument("--limit", type=int, default=None, help="read only the first N articles")
    parser.add_argument("--repeat", type=int, default=1, help="take the articles N times, each time under other ids")
    parser.add_argument("--json", type=Path, default=None, help="write the figures here as well")
    options = parser.parse_args(arguments)
    rows: list[Row] = []
    documents = read(options.file, options.limit, options.repeat, rows)
    characters = sum(len(document.text) for document in documents)
    with tempfile.TemporaryDirectory() as folder:
        stages(documents, Path(folder), rows)
        whole(documents, Path(folder), rows)
    report(rows, len(documents), characters)
    if options.json:
        figures = {row.stage: {"characters_per_second": characters / row.seconds, "mb": row.memory} for row in rows}
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


@contextmanager
def timed(stage: str, rows: list[Row]) -> Iterator[None]:
    start = time.process_time()
    yield
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows.append(Row(stage, max(time.process_time() - start, 1e-6), peak))


def read(file: str, limit: int | None, repeat: int, rows: list[Row]) -> list[Document]:
    from kg.readers import read as read_documents

    def refuse(error: Exception) -> None:
        print(error, file=sys.stderr)

    with timed("read", rows):
        documents = list(islice(read_documents([file], on_error=refuse), limit))
    return [replace(d, id=f"{d.id}.{n}") if n else d for n in range(repeat) for d in documents]


def stages(documents: Sequence[Document], folder: Path, rows: list[Row]) -> None:
    """Each stage alone, and jieba on the same text. Models and dictionaries load outside the clock."""
    import jieba

    from kg import ontology, pipeline
    from kg.assemble import lines
    from kg.project import network
    from kg.resolve import resolve

    jieba.setLogLevel("ERROR")
    jieba.initialize()
    vocabulary = ontology.load()
    list(pipeline.extract(documents[:1]))
    with timed("jieba.cut", rows):
        for document in documents:
            for _ in jieba.cut(document.text):
                pass
    with timed("extract", rows):
        readings = list(pipeline.extract(documents))
    with timed("resolve", rows):
        resolution = resolve(readings)
    with timed("assemble", rows), (folder / "graph.nq").open("w", encoding="utf-8") as out:
        out.writelines(lines(readings, resolution, vocabulary, base=DEFAULT_BASE))
    with timed("project", rows):
        drawn = network(readings, resolution, vocabulary)
    for name, write in writers(drawn, folder, vocabulary):
        with timed(f"write {name}", rows):
            write()


def writers(network: Any, folder: Path, vocabulary: Any) -> Iterator[tuple[str, Callable[[], object]]]:
    from kg.view import write_html

    yield "html", lambda: write_html(network, folder / "graph.html", ontology=vocabulary)


def whole(documents: Sequence[Document], folder: Path, rows: list[Row]) -> None:
    """``kg.build`` with all its files in a fresh interpreter, start-up and model loading included."""
    source = folder / "articles.jsonl"
    with source.open("w", encoding="utf-8") as out:
        for document in documents:
            date = document.date.isoformat() if document.date else ""
            record = {"id": document.id, "title": document.title, "date": date, "text": document.text}
            out.write(json.dumps({k: v for k, v in record.items() if v}, ensure_ascii=False) + "\n")
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(source), str(folder / "graph")],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    rows.append(Row("whole build", time.perf_counter() - start, int(done.stdout.split()[-1]) / 1024))


def report(rows: Sequence[Row], documents: int, characters: int) -> None:
    print(f"{documents:,} articles, {characters:,} characters")
    print(f"{'stage':<14}{'seconds':>10}{'characters/s':>15}{'of jieba.cut':>14}{'peak MB':>9}")
    reference = next(row.seconds for row in rows if row.stage == "jieba.cut")
    for row in rows:
        speed, share = characters / row.seconds, reference / row.seconds
        print(f"{row.stage:<14}{row.seconds:>10.2f}{speed:>15,.0f}{share:>13.2f}×{row.memory:>9,.0f}")


if __name__ == "__main__":
    sys.exit(main())
