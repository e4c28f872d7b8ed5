"""Names of persons and organizations side by side: F1 against annotations, and characters per CPU second.

    python tests/bench/names.py GOLD.jsonl [--json FILE]

``orgkg`` is the whole extraction; ``name model`` its tagger alone (PER, ORG); ``jieba.posseg`` by nr and nt. THULAC
(np, ni) and Baidu's LAC (PER, ORG) take part where they are installed and run; orgkg does not ask for them. Models load
outside the clock. A name counts as in ``orgkg eval``: persons by name, organizations by any form of the annotation.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.evaluate import read_gold, score
from kg.model import Document
from kg.readers import annotate

Names = tuple[list[str], list[str]]
System = Callable[[Sequence[Document]], list[Names]]
LAYERS = ("persons", "orgs")


def orgkg() -> System:
    from kg import pipeline
    from kg.ontology import load

    ontology = load()

    def run(documents: Sequence[Document]) -> list[Names]:
        found = []
        for reading in pipeline.extract(documents):
            named = {mention.entity for mention in reading.mentions}
            entities = [entity for entity in reading.entities if entity.key in named]
            persons = [entity.name for entity in entities if entity.kind == "Person"]
            bodies = [[e.name, *e.names] for e in entities if ontology.is_a(e.kind, "Organization")]
            found.append((persons, ["/".join(forms) for forms in bodies]))
        return found

    return run


def name_model() -> System:
    from kg.language.sentences import sentences
    from kg.language.tagger import load

    tagger = load()

    def run(documents: Sequence[Document]) -> list[Names]:
        found = []
        for document in documents:
            texts = [document.text[start:end] for start, end in sentences(document.text, document.skip)]
            words = [
                (text[t.start : t.end], t.tag)
                for text, tokens in zip(texts, tagger.tag(texts), strict=True)
                for t in tokens
            ]
            found.append(chosen(words, {"PER"}, {"ORG"}))
        return found

    return run


def jieba_posseg() -> System:
    import jieba
    from jieba import posseg

    jieba.setLogLevel("ERROR")
    jieba.initialize()
    posseg.lcut("加载")
    return each(lambda text: chosen(posseg.lcut(text), {"nr", "nrt", "nrfg"}, {"nt"}))


def thulac() -> System:
    import thulac as package

    model = package.thulac()
    return each(lambda text: chosen(model.cut(text), {"np"}, {"ni"}))


def lac() -> System:
    from LAC import LAC

    model = LAC(mode="lac")

    def names(text: str) -> Names:
        words, tags = model.run(text)
        return chosen(zip(words, tags, strict=True), {"PER"}, {"ORG"})

    return each(names)


SYSTEMS: Mapping[str, Callable[[], System]] = {
    "orgkg": orgkg,
    "name model": name_model,
    "jieba.posseg": jieba_posseg,
    "THULAC": thulac,
    "LAC": lac,
}


def each(names: Callable[[str], Names]) -> System:
    """A system that takes a text at a time, line by line, without what is no article."""

    def run(documents: Sequence[Document]) -> list[Names]:
        found = []
        for document in documents:
            told = [names(line) for line in article(document).split("\n") if line.strip()]
            found.append(tuple([name for part in told for name in part[side]] for side in (0, 1)))
        return found  # type: ignore[return-value]

    return run


def article(document: Document) -> str:
    kept, at = [], 0
    for start, end in (*document.skip, (len(document.text), len(document.text))):
        kept.append(document.text[at:start])
        at = end
    return "\n".join(kept)


def chosen(words: Iterable[tuple[str, str]], persons: set[str], bodies: set[str]) -> Names:
    """The words of more than one character with a tag of a person's or a body's name."""
    told = [(word, tag) for word, tag in words if len(word) > 1]
    return [word for word, tag in told if tag in persons], [word for word, tag in told if tag in bodies]


def records(gold: Sequence[Mapping[str, Any]], found: Sequence[Names]) -> list[dict[str, Any]]:
    empty: dict[str, Any] = {"posts": [], "events": [], "participations": []}
    return [
        {
            **empty,
            "id": each["id"],
            "persons": [{"name": name} for name in dict.fromkeys(persons)],
            "orgs": [{"forms": forms.split("/")} for forms in dict.fromkeys(bodies)],
        }
        for each, (persons, bodies) in zip(gold, found, strict=True)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="annotated articles, one JSON object a line")
    parser.add_argument("--json", type=Path, default=None, help="write the figures here as well")
    options = parser.parse_args(arguments)
    gold = read_gold(options.gold)
    documents = [annotate(Document(each["id"], each["text"], each.get("title", ""))) for each in gold]
    characters = sum(len(document.text) for document in documents)
    figures: dict[str, Any] = {}
    print(f"{len(documents):,} articles, {characters:,} characters")
    print(f"{'':<14}{'persons F1':>11}{'interval':>14}{'orgs F1':>9}{'interval':>14}{'characters/s':>14}")
    for name, load in SYSTEMS.items():
        try:
            system = load()
        except Exception as error:  # what is not installed, or does not run with what is
            print(f"{name:<14}does not run here: {type(error).__name__}: {error}")
            continue
        system(documents[:1])
        start = time.process_time()
        found = system(documents)
        speed = characters / (time.process_time() - start)
        layers = score(gold, records(gold, found)).layers
        figures[name] = {"characters_per_second": speed, **{layer: layers[layer].f1 for layer in LAYERS}}
        cells = [
            f"{layers[x].f1:>{w}.3f}{f'{layers[x].low:.3f}–{layers[x].high:.3f}':>14}"
            for x, w in zip(LAYERS, (11, 9), strict=True)
        ]
        print(f"{name:<14}{''.join(cells)}{speed:>14,.0f}")
    if options.json:
        options.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
