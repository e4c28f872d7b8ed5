"""The endings and reference names of a sentence that stand where a name can end."""

from __future__ import annotations

from kg.analysis import Hit, Sentence
from kg.chart import Chart
from kg.language.tagger import Token


def endings(chart: Chart) -> list[Hit]:
    """The endings and reference names to read, by where they end; of those that end together, longer ones first.

    An ending of one character (局) is left out where a longer one ends with it (教育局).
    """
    hits = [h for h in chart.sentence.hits if h.category in ("suffix", "known") and _is_whole(chart, h)]
    first: dict[int, int] = {}
    for hit in hits:
        first[hit.end] = min(hit.start, first.get(hit.end, hit.start))
    hits = [h for h in hits if h.end - h.start > 1 or first[h.end] == h.start]
    return sorted(hits, key=lambda h: (h.end, h.category == "suffix", -(h.end - h.start)))


def _is_whole(chart: Chart, hit: Hit) -> bool:
    """Whether the ending is not the beginning or middle of another word: 部署, 商会 in 协商会议."""
    token, size = chart.words.get(hit.end - 1), hit.end - hit.start
    if token is None or token.end == hit.end or (hit.category == "known" and size > 2):
        return True
    if size == 1 and token.start == hit.start:
        return False
    if chart.text[hit.end] == "长":
        return token.start != hit.end - 1 or not _has_suffix_before(chart.sentence, hit.end - 1)
    if token.tag in ("ORG", "nt", "LOC") and size > 1:
        return True
    return _goes_on(chart, hit, token)


def _has_suffix_before(sentence: Sentence, end: int) -> bool:
    """Whether another ending ends here: then the character after it belongs to the title, as in 县委|部长."""
    return any(h.end == end and h.category == "suffix" for h in sentence.hits)


def _goes_on(chart: Chart, hit: Hit, token: Token) -> bool:
    """Whether the rest of the tagger's word is a title or another ending, with or without 常务 and 副 before it."""
    rest = chart.text[hit.end : token.end].removeprefix("常务").removeprefix("副")
    start = token.end - len(rest)
    return any(
        h.start == start and h.end <= token.end and h.category in ("title", "suffix") for h in chart.sentence.hits
    )
