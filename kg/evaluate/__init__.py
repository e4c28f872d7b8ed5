"""Precision, recall and F1 of a built graph against gold annotations.

A gold file holds one article a line (JSON): what a careful reader takes from it. The graph is read back into the same
form and the two are compared layer by layer, micro-averaged over the articles:

- persons by name; organizations by any form, one to one;
- posts by person, then organization and title, each by any form, or by the two run together;
- events by the likeness of their names; participations by agent, role and matched event; roles by agent and role;
- relations: recall of the subordinations that names show; only a reversed one counts as wrong.

What an article lists under ``ignore`` or marks ``optional`` is neither right nor wrong when found, nor missed when not.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import InputError, OutputError
from kg.evaluate import page
from kg.evaluate.graph import read_graph
from kg.evaluate.match import Article, Match, Outcome

LAYERS = ("persons", "posts", "orgs", "events", "participations", "roles", "relations")
RESAMPLES = 400
#: What every line of a gold file holds; ``relations`` and ``ignore`` may be left out.
REQUIRED = ("id", "persons", "orgs", "posts", "events", "participations")

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figures:
    """One layer's measures: `low` and `high` bound the 95 % bootstrap interval of F1 over articles."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    right: int
    wrong: int
    missed: int


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that the graph has and the gold has not (``wrong``), or the reverse (``missed``)."""

    layer: str
    kind: str
    document: str
    what: str


@dataclass(frozen=True, slots=True)
class Scores:
    """What `evaluate` found: `articles` in the gold, `found` of them in the graph, figures by layer, every fault.

    `outcomes` holds what came of each article, layer by layer, in the order of the gold.
    """

    articles: int
    found: int
    layers: Mapping[str, Figures]
    faults: tuple[Fault, ...]
    outcomes: tuple[Mapping[str, Outcome], ...] = field(default=(), repr=False)

    def to_json(self) -> dict[str, Any]:
        """The counts and figures as plain JSON values, without the faults."""
        layers = {layer: asdict(figures) for layer, figures in self.layers.items()}
        return {"articles": self.articles, "found": self.found, "layers": layers}


def evaluate(gold: Path, folder: Path) -> Scores:
    """Score the graph in a build folder against a gold file.

    Raises
    ------
    InputError
        If the gold file cannot be read or a line of it is no annotated article.
    OutputError
        If `folder` holds no built graph.
    """
    return score(read_gold(gold), read_graph(folder))


def read_gold(path: Path) -> list[Record]:
    """The annotated articles of a gold file; InputError names the line that is none."""
    articles = []
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise InputError(f"{path}: cannot read the gold annotations: {reason}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                article = json.loads(line)
                Article.of({**article, **{name: article[name] for name in REQUIRED}})
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise InputError(f"{path}, line {number}: not an annotated article ({error!r:.80})") from error
            articles.append(article)
    if not articles:
        raise InputError(f"{path}: no annotated article in it; give a JSON Lines file of gold annotations")
    return articles


def score(gold: Sequence[Record], found: Iterable[Record]) -> Scores:
    """Compare records with gold annotations, matched by ``id``; an article without a record counts as found empty."""
    told = {record["id"]: record for record in found}
    outcomes = [(a["id"], Match.of(Article.of(a), Article.of(told.get(a["id"], {}))).outcomes()) for a in gold]
    draw = random.Random(0)  # one generator over all layers: the intervals depend on their order
    layers = {layer: _figures([outcome[layer] for _, outcome in outcomes], draw) for layer in LAYERS}
    faults = [
        Fault(layer, kind, document, what)
        for layer in LAYERS
        for kind in ("missed", "wrong")
        for document, outcome in outcomes
        for what in getattr(outcome[layer], kind)
    ]
    found_ones = sum(article["id"] in told for article in gold)
    return Scores(len(gold), found_ones, layers, tuple(faults), tuple(outcome for _, outcome in outcomes))


def write_html(scores: Scores, gold: Sequence[Record], path: Path, *, lang: str = "zh") -> None:
    """Write a page on which the two tellings stand side by side, sentence by sentence, and every fault is marked.

    Parameters
    ----------
    gold : sequence of mappings
        The articles that were scored, in the same order; those without a text have no sentences to stand by.
    lang : str
        Language of the page, ``zh`` or ``en``.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    articles = [
        {
            **{name: str(article.get(name) or "") for name in ("id", "title", "date", "text")},
            "rows": [{"layer": layer, **asdict(row)} for layer in LAYERS for row in outcome[layer].rows],
        }
        for article, outcome in zip(gold, scores.outcomes, strict=True)
    ]
    text = page.render(scores.to_json(), articles, lang=lang)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{path}: cannot write the page: {error.strerror}; name a file in a folder") from error


def _figures(outcomes: Sequence[Outcome], draw: random.Random) -> Figures:
    counts = [(outcome.right, len(outcome.wrong), len(outcome.missed)) for outcome in outcomes]
    totals = _sum(counts)
    boot = sorted(_measures(*_sum([counts[draw.randrange(len(counts))] for _ in counts]))[2] for _ in range(RESAMPLES))
    outside = RESAMPLES // 40  # 2.5 % on each side
    return Figures(*_measures(*totals), boot[outside], boot[-outside - 1], *totals)


def _sum(counts: Sequence[tuple[int, int, int]]) -> tuple[int, int, int]:
    right, wrong, missed = (sum(column) for column in zip(*counts, strict=True))
    return right, wrong, missed


def _measures(right: int, wrong: int, missed: int) -> tuple[float, float, float]:
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
