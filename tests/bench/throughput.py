"""CPU seconds of a build on one core against ``jieba.cut`` on the same text in the same run, and where they go.

    python tests/bench/throughput.py FILE.jsonl[.gz] [--limit N] [--repeat N] [--json FILE]

Three parts. ``jieba.cut`` cuts every text, its dictionary loaded outside the clock. ``build`` is what a user runs, in
a process of its own: start-up, loading of models, reading, and all files or N-Quads alone; its peak memory is its own.
The profile takes the stages one by one in this process, models loaded outside the clock; inside the extraction, clocks
stand around the preparation, the tagger and each extractor. All on one core, with the threads of libraries off.
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
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from kg.ids import DEFAULT_BASE
from kg.model import Document

THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
BUILD = """
import resource, sys, kg
kg.build(sys.argv[1:2], sys.argv[2], formats=sys.argv[3:] or kg.pipeline.FORMATS)
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result: CPU seconds for all characters; `memory` in MB, 0 where it is not the row's own."""

    stage: str
    seconds: float
    memory: float = 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", help="articles, one JSON object a line")
    parser.add_argument("--limit", type=int, default=None, help="read only the first N articles")
    parser.add_argument("--repeat", type=int, default=1, help="take the articles N times, each time under other ids")
    parser.add_argument("--json", type=Path, default=None, help="write the figures here as well")
    options = parser.parse_args(arguments)
    one_core()
    rows: list[Row] = []
    documents = read(options.file, options.limit, options.repeat, rows)
    characters = sum(len(document.text) for document in documents)
    with tempfile.TemporaryDirectory() as folder:
        words = cut(documents)
        built = [*whole(documents, Path(folder))]
        profile(documents, Path(folder), rows)
    report(words, built, rows, len(documents), characters)
    if options.json:
        measured = [words, *built, *rows]
        figures = {row.stage: {"seconds": row.seconds, "of_jieba": row.seconds / words.seconds} for row in measured}
        options.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def one_core() -> None:
    """Stay on one core, the children too; the threads of libraries that are not loaded yet are turned off."""
    os.environ.update(THREADS)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


@contextmanager
def timed(stage: str, rows: list[Row]) -> Iterator[None]:
    start = time.process_time()
    yield
    rows.append(Row(stage, time.process_time() - start))


def read(file: str, limit: int | None, repeat: int, rows: list[Row]) -> list[Document]:
    from kg.readers import read as read_documents

    def refuse(error: Exception) -> None:
        print(error, file=sys.stderr)

    with timed("read", rows):
        documents = list(islice(read_documents([file], on_error=refuse), limit))
    return [replace(d, id=f"{d.id}.{n}") if n else d for n in range(repeat) for d in documents]


def cut(documents: Sequence[Document]) -> Row:
    """jieba alone, its dictionary loaded outside the clock."""
    import jieba

    jieba.setLogLevel("ERROR")
    jieba.initialize()
    rows: list[Row] = []
    with timed("jieba.cut", rows):
        for document in documents:
            for _ in jieba.cut(document.text):
                pass
    return rows[0]


def whole(documents: Sequence[Document], folder: Path) -> Iterator[Row]:
    """``kg.build`` in a fresh interpreter, start-up and loading of models included."""
    source = folder / "articles.jsonl"
    with source.open("w", encoding="utf-8") as out:
        for document in documents:
            date = document.date.isoformat() if document.date else ""
            record = {"id": document.id, "title": document.title, "date": date, "text": document.text}
            out.write(json.dumps({k: v for k, v in record.items() if v}, ensure_ascii=False) + "\n")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    for stage, formats in (("build, N-Quads alone", ["nquads"]), ("build, all files", [])):
        command = [sys.executable, "-c", BUILD, str(source), str(folder / "graph"), *formats]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8", env=environment)
        seconds, memory = done.stdout.split()[-2:]
        yield Row(stage, float(seconds), int(memory) / 1024)


def profile(documents: Sequence[Document], folder: Path, rows: list[Row]) -> None:
    """Each stage alone; what a first document costs (models, tables, compiled patterns) is the row ``load``."""
    from kg import ontology, pipeline
    from kg.assemble import lines
    from kg.project import network
    from kg.resolve import resolve
    from kg.writers import available, write

    with timed("load", rows):
        vocabulary = ontology.load()
        list(pipeline.extract(documents[:1]))
    clocks = Clocks()
    clocks.stand()
    with timed("extract", rows):
        readings = list(pipeline.extract(documents))
    clocks.go()
    rows += clocks.rows()
    print(f"of {sum(len(document.text) for document in documents):,} characters the tagger saw {clocks.tagged:,}")
    with timed("resolve", rows):
        resolution = resolve(readings)
    with timed("assemble", rows), (folder / "graph.nq").open("w", encoding="utf-8") as out:
        out.writelines(lines(readings, resolution, vocabulary, base=DEFAULT_BASE))
    with timed("network", rows):
        drawn = network(readings, resolution, vocabulary)
    for name, writer in available().items():
        if name != "nquads":
            with timed(f"write {name}", rows):
                write(writer, folder / "graph.nq" if writer.source == "quads" else drawn, folder)
    from kg.view import write_html

    with timed("write html", rows):
        write_html(drawn, folder / "graph.html", ontology=vocabulary)


class Clocks:
    """Stand in for the functions that the extraction calls, and measure each without those that it calls itself."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.tagged = 0
        self.inner = 0.0
        self.before: list[tuple[Any, str, Any]] = []

    def around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def clocked(*arguments: Any, **settings: Any) -> Any:
            outer, self.inner = self.inner, 0.0
            start = time.process_time()
            try:
                return call(*arguments, **settings)
            finally:
                spent = time.process_time() - start
                self.seconds[name] += spent - self.inner
                self.inner = outer + spent

        return clocked

    def put(self, owner: Any, name: str, value: Any) -> None:
        self.before.append((owner, name, getattr(owner, name)))
        setattr(owner, name, value)

    def stand(self) -> None:
        from kg import pipeline
        from kg.language.tagger import Tagger

        tag = self.around("tagger", Tagger.tag)

        def counted(tagger: Tagger, texts: Sequence[str], starts: Sequence[int] = ()) -> Any:
            self.tagged += sum(map(len, texts))
            return tag(tagger, texts, starts)

        self.put(Tagger, "tag", counted)
        self.put(pipeline, "prepare", self.around("fold, sentences, lexicon", getattr(pipeline, "prepare")))  # noqa: B009
        for table in ("HEADING_EXTRACTORS", "EXTRACTORS"):
            extractors = getattr(pipeline, table)
            named = tuple(self.around(e.__module__.removeprefix("kg.extract."), e) for e in extractors)
            self.put(pipeline, table, named)
        self.put(pipeline, "read_document", self.around("document", getattr(pipeline, "read_document")))  # noqa: B009

    def go(self) -> None:
        for owner, name, value in reversed(self.before):
            setattr(owner, name, value)

    def rows(self) -> list[Row]:
        return [Row(f"  {name}", seconds) for name, seconds in self.seconds.items()]


def report(words: Row, built: Sequence[Row], rows: Sequence[Row], documents: int, characters: int) -> None:
    print(f"{documents:,} articles, {characters:,} characters, CPU seconds on one core")
    print(f"{'':<28}{'seconds':>9}{'characters/s':>14}{'× jieba.cut':>13}{'peak MB':>9}")
    for row in (words, *built, *rows):
        speed = characters / max(row.seconds, 1e-6)
        memory = f"{row.memory:>9,.0f}" if row.memory else ""
        print(f"{row.stage:<28}{row.seconds:>9.2f}{speed:>14,.0f}{row.seconds / words.seconds:>13.2f}{memory}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"(this process, which holds all articles and readings: {peak:,.0f} MB)")


if __name__ == "__main__":
    sys.exit(main())
