"""What stands around an ending in its sentence: the name of an institution that no vocabulary has, or a longer noun."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.analysis import Analysis, Named, Organ, Sentence

#: How a document speaks of its own institution.
OWN = "我本"
#: What ends a list.
CLAUSE = "，。；："
HELD = re.compile("(?:隆重|顺利|成功)?(?:举行|召开|举办|开幕)")

#: What the names of institutions end in that no vocabulary has: 某某所, 某某院.
INSTITUTES = tuple("所院校馆厂社站台")
#: The cells and inner bodies of institutions.
INNER = ("党委", "党组", "党总支", "党支部", "纪委", "工会", "团委")
#: What a name of one body does not begin with.
POINTING = "我本该各某每"
#: The tagger's marks of words that a name goes on from.
NOUNS = frozenset({"n", "vn", "nz", "an", "ORG", "nt"})
PLACES = ("LOC", "ns")
#: The fewest characters of an institution's name.
SHORTEST = 4


def institute_before(analysis: Analysis, organ: Organ) -> str:
    """The name of an institution before a bare cell of it: 化学物理所|党委; empty if there is none."""
    if organ.level or organ.proper or organ.rest not in INNER:
        return ""
    sentence = _sentence(analysis, organ)
    if sentence is None or analysis.text[organ.start - 1] not in INSTITUTES:
        return ""
    begin = organ.start - 1
    for token in reversed(sentence.tokens):
        if token.end == begin and (token.tag in NOUNS or token.tag in PLACES):
            begin = token.start
        elif token.start < begin:
            break
    stem = analysis.text[begin : organ.start]
    return stem if len(stem) >= SHORTEST and stem[0] not in POINTING else ""


def is_tail(analysis: Analysis, organ: Organ) -> bool:
    """Whether a noun runs into a bare ending, which then is some institution's own part: 校友|联络办公室."""
    sentence = _sentence(analysis, organ)
    if sentence is None:
        return False
    word = next((t for t in sentence.tokens if t.end == organ.start), None)
    return word is not None and (word.tag in NOUNS or analysis.text[organ.start - 1] in INSTITUTES)


def holds_more(organ: Organ) -> bool:
    """Whether a name tells an institution between its place and a cell of it: 溪州|材料所党委."""
    stem = organ.rest.removesuffix(next((cell for cell in INNER if organ.rest.endswith(cell)), ""))
    return stem != organ.rest and stem[-1:] in INSTITUTES and len(stem) > 2


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
    sentence = next((s for s in analysis.sentences if s.start <= organ.start < s.end), None)
    if sentence is None:
        return False
    text = analysis.text
    before = max((text.rfind(mark, sentence.start, organ.start) for mark in CLAUSE), default=-1) + 1
    after = min((at for mark in CLAUSE if (at := text.find(mark, organ.end, sentence.end)) >= 0), default=sentence.end)
    beside = any(text.find(own + word, max(before, sentence.start), after) >= 0 for own in OWN)
    return beside or (text[organ.start - 1] in "在于" and HELD.match(text, organ.end) is not None)


def _sentence(analysis: Analysis, organ: Organ) -> Sentence | None:
    """The sentence that an organization stands in, unless it begins with it."""
    return next((s for s in analysis.sentences if s.start < organ.start < s.end), None)
