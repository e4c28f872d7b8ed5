"""The page of errors: one HTML file, offline, with the gold and the graph side by side under each sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

Record = Mapping[str, Any]

#: From the gravest; a stretch of a sentence that several rows name takes the colour of the first.
KINDS = ("wrong", "missed", "neither", "right")
#: Rows that are shown before anybody filters.
OPEN = ("wrong", "missed")
#: Participations tell the roles too, together with the event.
SHUT_LAYERS = ("roles",)

WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "title": "评测：标注与图谱对照",
        "articles": "{found} / {articles} 篇在图谱中",
        "keys": "n 下一处，p 上一处",
        "previous": "上一处",
        "next": "下一处",
        "layers": "层次",
        "kinds": "判定",
        "gold": "标注",
        "graph": "图谱",
        "elsewhere": "原文中没有这样的写法",
        "nothing": "在当前筛选下没有条目。",
        "noscript": "没有脚本时不能筛选，所有条目都列在下面。",
        "interval": "95% 区间",
        "precision": "精确率",
        "recall": "召回率",
        "f1": "F1",
        "right": "对",
        "wrong": "错",
        "missed": "漏",
        "neither": "不计",
        "reliability": "置信度可靠吗",
        "confidence": "置信度",
        "facts": "事实",
        "share": "正确率",
        "expected": "预期",
        "error": "校准误差",
        "cuts": "置信度不低于",
        "persons": "人物",
        "posts": "职务",
        "orgs": "机构",
        "events": "活动",
        "participations": "参与",
        "roles": "角色",
        "relations": "隶属",
    },
    "en": {
        "title": "Evaluation: annotations and graph side by side",
        "articles": "{found} of {articles} articles in the graph",
        "keys": "n: next, p: previous",
        "previous": "Previous",
        "next": "Next",
        "layers": "Layers",
        "kinds": "Verdicts",
        "gold": "Annotation",
        "graph": "Graph",
        "elsewhere": "Not so named in the text",
        "nothing": "Nothing under the present filters.",
        "noscript": "Without scripts nothing can be filtered; all rows are listed below.",
        "interval": "95 % interval",
        "precision": "Precision",
        "recall": "Recall",
        "f1": "F1",
        "right": "right",
        "wrong": "wrong",
        "missed": "missed",
        "neither": "not counted",
        "reliability": "What the confidences are worth",
        "confidence": "Confidence",
        "facts": "Facts",
        "share": "Share right",
        "expected": "Expected",
        "error": "calibration error",
        "cuts": "Confidence at least",
        "persons": "persons",
        "posts": "posts",
        "orgs": "organizations",
        "events": "events",
        "participations": "participations",
        "roles": "roles",
        "relations": "relations",
    },
}


def render(scores: Record, articles: Sequence[Record], *, lang: str = "zh") -> str:
    """The page.

    Parameters
    ----------
    scores : mapping
        ``articles``, ``found``, the figures by layer under ``layers``; ``reliability`` and ``cuts`` likewise, if any.
    articles : sequence of mappings
        ``id``, ``title``, ``date``, ``text`` and ``rows``: what the gold or the graph has, each with its ``layer``,
        ``kind``, both tellings (``gold``, ``found``), its ``confidence`` (None without one) and the ``names`` by which
        its sentence is found.
    """
    from kg.pages import compose, read

    return compose(
        __package__,
        "errors.html",
        "errors.css",
        [read(__package__, "errors.js")],
        lang=lang,
        title=WORDS[lang]["title"],
        word=WORDS[lang],
        kinds=KINDS,
        opened=OPEN,
        shut=SHUT_LAYERS,
        scores=scores,
        articles=list(_numbered(articles)),
    )


def _numbered(articles: Sequence[Record]) -> Iterator[dict[str, Any]]:
    """The articles with their rows under their sentences; rows are numbered through the page."""
    number = 0
    for article in articles:
        rows = []
        for row in sorted(article["rows"], key=lambda row: KINDS.index(row["kind"])):
            number += 1
            rows.append({**row, "number": number})
        yield {**article, "sentences": _sentences(article["text"], rows)}


def _sentences(text: str, rows: Sequence[Record]) -> list[dict[str, Any]]:
    """The sentences that rows belong to, in order, each cut into parts with the rows that name them."""
    from kg.language.sentences import sentences

    spans = sentences(text)
    places: dict[int, list[Record]] = {}
    for row in rows:
        places.setdefault(_place(text, spans, row["names"]), []).append(row)
    found = []
    for place in sorted(places, key=lambda place: place if place >= 0 else len(spans)):
        start, end = spans[place] if place >= 0 else (0, 0)
        found.append({"parts": _parts(text[start:end], places[place]), "rows": places[place]})
    return found


def _place(text: str, spans: Sequence[tuple[int, int]], names: Sequence[Sequence[str]]) -> int:
    """The first sentence that names the most of what a row names; -1 if none names anything of it."""
    worth = [sum(any(form and form in text[start:end] for form in forms) for forms in names) for start, end in spans]
    most = max(worth, default=0)
    return worth.index(most) if most else -1


def _parts(sentence: str, rows: Sequence[Record]) -> list[dict[str, Any]]:
    """A sentence cut where names begin and end; a part that is named has a ``kind`` and the numbers of its rows."""
    marks: list[tuple[int, int, Record]] = []
    for row in rows:
        for forms in row["names"]:
            form = max((form for form in forms if form and form in sentence), key=len, default="")
            start = sentence.find(form) if form else -1
            while start >= 0:
                marks.append((start, start + len(form), row))
                start = sentence.find(form, start + len(form))
    edges = sorted({0, len(sentence), *(edge for start, end, _ in marks for edge in (start, end))})
    parts = []
    for start, end in pairwise(edges):
        over = [row for first, last, row in marks if first <= start and end <= last]
        kind = min((row["kind"] for row in over), key=KINDS.index, default="")
        numbers = " ".join(str(number) for number in sorted({row["number"] for row in over}))
        parts.append({"text": sentence[start:end], "kind": kind, "numbers": numbers})
    return parts
