"""Precision, recall and F1 of a built graph against gold annotations.

A gold file holds one article a line (JSON): what a careful reader takes from it. The graph is read back into the same
form and the two are compared layer by layer, micro-averaged over the articles:

- persons by name; organizations by any form, one to one;
- posts by person, then organization and title, each by any form, or by the two run together;
- events by the likeness of their names; participations by agent, role and matched event; roles by agent and role;
- relations: recall of the subordinations that names show; only a reversed one counts as wrong.

What an article lists under ``ignore`` or marks ``optional`` is neither right nor wrong when found, nor missed when not.

Posts, participations and relations have a confidence: of these layers it is told, too, what share of the facts in each
bin of confidence is right, and what precision and recall are left above each of some confidences.
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
from kg.evaluate.match import Article, Match, Outcome, Row
from kg.evaluate.reliability import Reliability, reliability

LAYERS = ("persons", "posts", "orgs", "events", "participations", "roles", "relations")
#: The layers whose facts have a confidence.
SURE_LAYERS = ("posts", "participations", "relations")
#: The least confidences above which precision and recall are told.
CUTS = (0.0, 0.7, 0.8, 0.85, 0.9, 0.95)
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


@dataclass(frozen=True, slots=True)
class Cut:
    """One layer without the facts below a confidence."""

    confidence: float
    precision: float
    recall: float
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

    `outcomes` holds what came of each article, layer by layer, in the order of the gold. `reliability` and `cuts` tell
    of the layers of `SURE_LAYERS` what their confidences are worth, where the graph gives any.
    """

    articles: int
    found: int
    layers: Mapping[str, Figures]
    faults: tuple[Fault, ...]
    outcomes: tuple[Mapping[str, Outcome], ...] = field(default=(), repr=False)
    reliability: Mapping[str, Reliability] = field(default_factory=dict)
    cuts: Mapping[str, tuple[Cut, ...]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The counts and figures as plain JSON values, without the faults."""
        layers = {layer: asdict(figures) for layer, figures in self.layers.items()}
        reliability = {layer: asdict(told) for layer, told in self.reliability.items()}
        cuts = {layer: [asdict(cut) for cut in told] for layer, told in self.cuts.items()}
        counts = {"articles": self.articles, "found": self.found}
        return {**counts, "layers": layers, "reliability": reliability, "cuts": cuts}


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
    matches = [Match.of(Article.of(article), Article.of(told.get(article["id"], {}))) for article in gold]
    outcomes = [(article["id"], match.outcomes()) for article, match in zip(gold, matches, strict=True)]
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
    each = tuple(outcome for _, outcome in outcomes)
    return Scores(len(gold), found_ones, layers, tuple(faults), each, _reliability(each), _cuts(matches))


def _reliability(outcomes: Sequence[Mapping[str, Outcome]]) -> dict[str, Reliability]:
    """What the confidences of each layer are worth; a layer without any is left out."""
    told = {}
    for layer in SURE_LAYERS:
        rows = [row for outcome in outcomes for row in outcome[layer].rows if row.kind in ("right", "wrong")]
        judged = [(row.confidence, row.kind == "right") for row in rows if row.confidence is not None]
        if judged:
            told[layer] = reliability(judged)
    return told


def _cuts(matches: Sequence[Match]) -> dict[str, tuple[Cut, ...]]:
    """Each layer above each confidence of `CUTS`: what is left is matched with the gold anew."""
    told: dict[str, list[Cut]] = {layer: [] for layer in SURE_LAYERS}
    for confidence in CUTS:
        above = [match.above(confidence).outcomes() for match in matches]
        for layer, cuts in told.items():
            counts = _sum([_counts(outcome[layer]) for outcome in above])
            precision, recall, _ = _measures(*counts)
            cuts.append(Cut(confidence, precision, recall, *counts))
    return {layer: tuple(cuts) for layer, cuts in told.items()}


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
            "rows": [_shown(layer, row) for layer in LAYERS for row in outcome[layer].rows],
        }
        for article, outcome in zip(gold, scores.outcomes, strict=True)
    ]
    text = page.render(scores.to_json(), articles, lang=lang)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{path}: cannot write the page: {error.strerror}; name a file in a folder") from error


def _shown(layer: str, row: Row) -> dict[str, Any]:
    values = {"kind": row.kind, "gold": row.gold, "found": row.found, "names": row.names}
    return {"layer": layer, **values, "confidence": row.confidence}


def _figures(outcomes: Sequence[Outcome], draw: random.Random) -> Figures:
    counts = [_counts(outcome) for outcome in outcomes]
    totals = _sum(counts)
    boot = sorted(_measures(*_sum([counts[draw.randrange(len(counts))] for _ in counts]))[2] for _ in range(RESAMPLES))
    outside = RESAMPLES // 40  # 2.5 % on each side
    return Figures(*_measures(*totals), boot[outside], boot[-outside - 1], *totals)


def _counts(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.right, len(outcome.wrong), len(outcome.missed)


def _sum(counts: Sequence[tuple[int, int, int]]) -> tuple[int, int, int]:
    right, wrong, missed = (sum(column) for column in zip(*counts, strict=True))
    return right, wrong, missed


def _measures(right: int, wrong: int, missed: int) -> tuple[float, float, float]:
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
