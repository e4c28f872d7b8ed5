"""``orgkg eval``: how far a graph agrees with annotated articles."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.messages import columns, say
from kg.options import Folder, Help, Lang, Verbose

if TYPE_CHECKING:
    from kg.evaluate import Scores


def evaluate(
    context: typer.Context,
    gold: Annotated[Path, typer.Argument(metavar="GOLD")],
    folder: Folder,
    errors: Annotated[int, typer.Option("--errors", metavar="N", min=0)] = 0,
    json_file: Annotated[str, typer.Option("--json", metavar="FILE")] = "",
    html_file: Annotated[str, typer.Option("--html", metavar="FILE")] = "",
    lang: Lang = "",
    verbose: Verbose = False,
    help: Help = False,
) -> int:
    from kg.evaluate import read_gold, score, write_html
    from kg.evaluate.graph import read_graph

    lang, articles = context.obj, read_gold(gold)
    scores = score(articles, read_graph(folder))
    if html_file:
        write_html(scores, articles, Path(html_file), lang=lang)
    if json_file:
        _write(json.dumps(scores.to_json(), ensure_ascii=False, indent=1) + "\n", json_file)
    if json_file != "-":
        _print_scores(scores, errors, lang)
    return 0


def _print_scores(scores: Scores, errors: int, lang: str) -> None:
    names = ("layer", "precision", "recall", "f1", "interval", "right", "wrong", "missed")
    rows = [tuple(say(lang, name) for name in names)]
    for layer, figures in scores.layers.items():
        fractions = [f"{value:.3f}" for value in (figures.precision, figures.recall, figures.f1)]
        counts = [str(value) for value in (figures.right, figures.wrong, figures.missed)]
        rows.append((layer, *fractions, f"{figures.low:.3f}–{figures.high:.3f}", *counts))
    print(columns(rows, right=range(1, len(names))))
    if scores.reliability:
        _print_reliability(scores, lang)
    for layer in scores.layers:
        for fault in [f for f in scores.faults if f.layer == layer][:errors]:
            print(f"{layer}\t{fault.kind}\t{fault.document}\t{fault.what}")


def _print_reliability(scores: Scores, lang: str) -> None:
    """What share of the facts in each bin of confidence is right, and what is left above some of them."""
    names = ("layer", "confidence", "facts", "share right", "interval", "expected")
    rows = [tuple(say(lang, name) for name in names)]
    for layer, told in scores.reliability.items():
        for each in told.bins:
            figures = f"{each.share:.3f}", f"{each.low:.3f}–{each.high:.3f}", f"{each.expected:.3f}"
            rows.append((layer, f"{each.start:.2f}–{each.end:.2f}", str(each.facts), *figures))
    print(f"\n{columns(rows, right=range(1, len(names)))}")
    for layer, told in scores.reliability.items():
        print(say(lang, "calibration error", layer=layer, error=told.error))
    _print_cuts(scores, lang)


def _print_cuts(scores: Scores, lang: str) -> None:
    names = ("layer", "at least", "precision", "recall", "right", "wrong", "missed")
    rows = [tuple(say(lang, name) for name in names)]
    for layer in scores.reliability:
        for cut in scores.cuts[layer]:
            counts = [str(value) for value in (cut.right, cut.wrong, cut.missed)]
            rows.append((layer, f"{cut.confidence:.2f}", f"{cut.precision:.3f}", f"{cut.recall:.3f}", *counts))
    print(f"\n{columns(rows, right=range(1, len(names)))}")


def _write(text: str, file: str) -> None:
    if file == "-":
        sys.stdout.write(text)
    else:
        Path(file).write_text(text, encoding="utf-8")
