"""What each rule and each doubt of ``kg/confidence.py`` is worth, measured on annotated articles.

    python tests/bench/confidence.py GOLD.jsonl … [--judged FACTS.jsonl]

Every fact that is read in the articles is right or wrong by the annotations, as in ``orgkg eval``; those that they
forgive count neither way. ``--judged`` adds articles of which somebody has judged some facts one by one: a JSON object
a line with ``id``, ``date``, ``title``, ``text`` and ``facts``, each with ``relation``, ``subject`` and ``object``
(names), ``right`` and, of a post or a part in an event, ``what`` (title or role). None of these articles is part of the
project. Of relations between bodies, events and places only the facts so judged count: annotations list some of them.

A logistic regression explains the verdicts by layer, rule and doubts. Its ridge pulls a rule towards the mean of its
layer, the more the fewer facts it has, and a doubt towards saying nothing. Printed are the two tables as Python, with
the counts behind each number, and how well they fit articles that they were not fitted on (ten parts, by article).
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kg import confidence, pipeline
from kg.evaluate import read_gold
from kg.evaluate.graph import GOLD_ROLE
from kg.evaluate.match import Article, Match
from kg.evaluate.reliability import Reliability, reliability
from kg.model import Document, Reading, Statement
from kg.readers import annotate

Record = Mapping[str, Any]

LAYERS = {"tenure": "posts", "participation": "participations"}
RELATIONS = "relations"
QUALIFIER = {"tenure": "title", "participation": "role"}
#: How strongly a coefficient is pulled to nothing: in facts, about, that speak for nothing.
RIDGE = {"layer": 0.01, "rule": 2.0, "doubt": 0.5}
PARTS = 10
#: A rule with fewer facts is not measured.
FEW = 5


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that was read, and whether it is right."""

    article: str
    layer: str
    rule: str
    doubts: tuple[str, ...]
    right: bool

    @property
    def features(self) -> list[tuple[str, str]]:
        return [("layer", self.layer), ("rule", self.rule), *(("doubt", doubt) for doubt in self.doubts)]


def document(article: Record) -> Document:
    date = dt.date.fromisoformat(article["date"]) if article.get("date") else None
    return annotate(Document(article["id"], article["text"], article.get("title", ""), date))


def annotated(paths: Iterable[Path]) -> Iterator[Fact]:
    """The facts read in annotated articles, but those that are forgiven."""
    gold = [article for path in paths for article in read_gold(path)]
    for article, reading in zip(gold, pipeline.extract(map(document, gold)), strict=True):
        outcomes = Match.of(Article.of(article), Article.of(told(reading))).outcomes()
        for layer in LAYERS.values():
            for row in outcomes[layer].rows:
                if row.kind in ("right", "wrong"):
                    yield from (fact(reading.id, part["statement"], row.kind == "right") for part in row.facts)


def told(reading: Reading) -> Record:
    """A reading in the form of annotations; each fact brings its statement along."""
    entities = {entity.key: entity for entity in reading.entities}
    by_kind: dict[str, list[Any]] = {name: [] for name in ("persons", "orgs", "events", "posts", "participations")}
    for entity in reading.entities:
        forms = [entity.name, *entity.names]
        if entity.key.startswith("p"):
            by_kind["persons"].append({"name": entity.name})
        elif entity.key.startswith("o"):
            by_kind["orgs"].append({"forms": forms})
        elif entity.key.startswith("e"):
            by_kind["events"].append({"id": entity.key, "forms": forms})
    for statement in reading.statements:
        agent, other, said = entities[statement.subject], entities[statement.object], statement.qualifiers
        if statement.relation == "tenure":
            post = {"person": agent.name, "org": [other.name, *other.names], "title": [said["title"]]}
            by_kind["posts"].append({**post, "statement": statement})
        elif statement.relation == "participation":
            role = GOLD_ROLE.get(str(said["role"]), said["role"])
            part = {"agent": agent.name, "role": role, "event": other.key, "statement": statement}
            by_kind["participations"].append(part)
    return {"id": reading.id, **by_kind}


def judged(path: Path) -> Iterator[Fact]:
    """The facts that were judged one by one, where they are still read."""
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for article, reading in zip(articles, pipeline.extract(map(document, articles)), strict=True):
        names = {entity.key: entity.name for entity in reading.entities}
        keys = ("relation", "subject", "object", "what")
        verdicts = {tuple(each.get(key) for key in keys): each["right"] for each in article["facts"]}
        for statement in reading.statements:
            what = statement.qualifiers.get(QUALIFIER.get(statement.relation, ""))
            right = verdicts.get((statement.relation, names[statement.subject], names[statement.object], what))
            if right is not None:
                yield fact(reading.id, statement, right)


def fact(article: str, statement: Statement, right: bool) -> Fact:
    return Fact(article, LAYERS.get(statement.relation, RELATIONS), statement.rule, statement.doubts, right)


def fit(facts: Sequence[Fact]) -> dict[tuple[str, str], float]:
    """The coefficient of each layer, rule and doubt in the logarithm of the odds of being right (Newton's method)."""
    features = sorted({feature for each in facts for feature in each.features})
    place = {feature: at for at, feature in enumerate(features)}
    rows = np.zeros((len(facts), len(features)))
    for at, each in enumerate(facts):
        rows[at, [place[feature] for feature in each.features]] = 1
    right = np.array([each.right for each in facts], dtype=float)
    ridge = np.array([RIDGE[kind] for kind, _ in features])
    weights = np.zeros(len(features))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chance) - ridge * weights
        bend = (rows.T * (chance * (1 - chance))) @ rows + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return dict(zip(features, weights.tolist(), strict=True))


def tables(fitted: dict[tuple[str, str], float], layer_of: dict[str, str]) -> tuple[dict[str, float], dict[str, float]]:
    """What each rule earns without a doubt, and by how much each doubt multiplies the odds of an error."""
    rules = {
        rule: round(1 / (1 + np.exp(-fitted["layer", layer] - fitted["rule", rule])).item(), 2)
        for rule, layer in layer_of.items()
    }
    doubts = {name: round(float(np.exp(-value)), 1) for (kind, name), value in fitted.items() if kind == "doubt"}
    return rules, {name: factor for name, factor in doubts.items() if factor > 1}


def unseen(facts: Sequence[Fact], layer_of: dict[str, str]) -> Iterator[tuple[Fact, float]]:
    """Each fact with the confidence that the facts of other articles give it."""
    part = {each.article: zlib.crc32(each.article.encode()) % PARTS for each in facts}
    for number in range(PARTS):
        rest = [each for each in facts if part[each.article] != number]
        fitted = fit(rest)
        for each in facts:
            if part[each.article] == number:
                known = {key: fitted.get(key, 0.0) for key in (("layer", each.layer), ("rule", each.rule))}
                rules, _ = tables(known, {each.rule: each.layer})
                _, doubts = tables(fitted, {})
                yield each, confidence.weigh(rules[each.rule], (doubts.get(doubt, 1.0) for doubt in each.doubts))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+", metavar="GOLD.jsonl")
    parser.add_argument("--judged", type=Path, metavar="FACTS.jsonl")
    options = parser.parse_args(arguments)
    facts = [*annotated(options.gold), *(judged(options.judged) if options.judged else ())]
    layer_of = {each.rule: each.layer for each in sorted(facts, key=lambda each: (each.layer, each.rule))}
    right = Counter(feature for each in facts if each.right for feature in each.features)
    wrong = Counter(feature for each in facts if not each.right for feature in each.features)
    rules, doubts = tables(fit(facts), layer_of)
    for title, kind, values in (("RULES", "rule", rules), ("DOUBTS", "doubt", doubts)):
        print(title)
        for name, value in values.items():
            if kind == "rule" and right[kind, name] + wrong[kind, name] < FEW:
                continue
            print(f'    "{name}": {value},  # {right[kind, name]} right, {wrong[kind, name]} wrong')
    present = [(each, confidence.of(each.rule, each.doubts)) for each in facts]
    for title, pairs in (("fitted on other articles", list(unseen(facts, layer_of))), ("as they are", present)):
        for layer in (*LAYERS.values(), RELATIONS):
            show(f"{layer}, {title}", reliability((value, each.right) for each, value in pairs if each.layer == layer))
    return 0


def show(title: str, found: Reliability) -> None:
    print(f"{title}: {found.facts} facts, calibration error {found.error:.3f}")
    for each in found.bins:
        interval = f"{each.low:.3f}–{each.high:.3f}"
        print(f"  {each.start:.2f}–{each.end:.2f} {each.facts:5d} {each.share:.3f} {interval} {each.expected:.3f}")


if __name__ == "__main__":
    sys.exit(main())
