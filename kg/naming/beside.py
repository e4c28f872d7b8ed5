"""Which bodies of a document 我校 may mean, and which are only told beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.analysis import Analysis, Named, Organ

#: How a document speaks of its own institution.
OWN = "我本"
#: What ends a list.
CLAUSE = "，。；："
HELD = re.compile("(?:隆重|顺利|成功)?(?:举行|召开|举办|开幕)")


def without_others(analysis: Analysis, named: Mapping[Organ, Named], bodies: Iterable[Named], word: str) -> list[Named]:
    """The bodies that 我校 may mean: none only told beside it in a list, or as where something is held.

    `word` is the word for the institution (校); a body that the title has may be meant all the same.
    """
    mentions: dict[Named, list[Organ]] = defaultdict(list)
    for organ, body in named.items():
        mentions[body].append(organ)
    heading = analysis.heading.text if analysis.heading is not None else ""
    return [
        body
        for body in bodies
        if body.name in heading
        or not mentions[body]
        or not all(_is_other(analysis, organ, word) for organ in mentions[body])
    ]


def subjects(analysis: Analysis, bodies: Iterable[Named]) -> list[Named]:
    """The bodies that the document's title begins with, as what it tells of does: 市教育局|召开…."""
    heading = analysis.heading
    first = min(heading.all_organs(), key=lambda o: (o.start, -o.end), default=None) if heading is not None else None
    if heading is None or first is None or first.start > 0:
        return []
    surface = heading.text[: first.end]
    told = (body for body in bodies if not body.hint)
    return [body for body in told if surface in body.surfaces or body.name.endswith(surface)]


def _is_other(analysis: Analysis, organ: Organ, word: str) -> bool:
    """Whether a mention is beside 我校 in its clause, or of a place where something is held."""
    if organ.level or organ.implied:
        return True
    sentence = analysis.sentence_at(organ.start)
    if sentence is None:
        return False
    text = analysis.text
    before = max((text.rfind(mark, sentence.start, organ.start) for mark in CLAUSE), default=-1) + 1
    after = min((at for mark in CLAUSE if (at := text.find(mark, organ.end, sentence.end)) >= 0), default=sentence.end)
    beside = any(text.find(own + word, max(before, sentence.start), after) >= 0 for own in OWN)
    return beside or (text[organ.start - 1] in "在于" and HELD.match(text, organ.end) is not None)
