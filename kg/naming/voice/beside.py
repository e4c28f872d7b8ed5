"""Which bodies of a document 我校 may mean, and which are only told beside it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kg.analysis import Analysis, Named, Organ

#: How a document speaks of its own institution: beside 我校 another is told, while 某校对本校师生 tells of one.
SPEAKER = "我"
#: What ends a list.
CLAUSE = "，。；："
HELD = re.compile("(?:隆重|顺利|成功)?(?:举行|召开|举办|开幕)")


class Beside:
    """The bodies that are told beside 我校 in a list, or as where something is held, wherever they are mentioned.

    `named` maps each mention to its body and grows as mentions are added. Each mention is looked at once a word.
    """

    def __init__(self, analysis: Analysis, named: Mapping[Organ, Named]) -> None:
        self.analysis = analysis
        self.named = named
        self.heading = analysis.heading.text if analysis.heading is not None else ""
        self._mentions: dict[Named, list[Organ]] = defaultdict(list)
        self._count: Counter[Named] = Counter()
        # By word and body, how many of its first mentions are known to be beside.
        self._beside: dict[str, dict[Named, int]] = defaultdict(dict)
        for organ, body in named.items():
            self.add(organ, body)

    def add(self, organ: Organ, body: Named) -> None:
        """Take note of a mention of a body."""
        self._mentions[body].append(organ)
        self._count[body] += 1

    def drop(self, body: Named) -> None:
        """Take note that one of a body's mentions is another's now."""
        self._count[body] -= 1

    def may_be_own(self, body: Named, word: str) -> bool:
        """Whether 我校 may mean a body, where `word` is 校; one that the title has may be meant wherever it is told."""
        if self._is_beside_in_title(body, word):
            return False
        if body.name in self.heading or not self._count[body]:
            return True
        known, mentions = self._beside[word], self._mentions[body]
        at = known.get(body, 0)
        while at < len(mentions) and (self.named[mentions[at]] is not body or self._is_beside(mentions[at], word)):
            at += 1
        known[body] = at
        return at < len(mentions)

    def title_points(self, word: str) -> bool:
        """Whether the title speaks of the own institution without its name: 我校|与某大学签约."""
        return SPEAKER + word in self.heading

    def stands_alone(self, body: Named) -> bool:
        """Whether a body is told by itself somewhere, and not only as whose post or part something is."""
        return any(self._is_alone(organ) for organ in self._mentions[body] if self.named[organ] is body)

    def _is_alone(self, organ: Organ) -> bool:
        sentence = self.analysis.sentence_at(organ.start)
        if sentence is None or organ.implied:
            return False
        if sentence.title_begins(self.analysis.text, organ.end):
            return False
        organs = self.analysis.organs.get(sentence.index, ())
        humans = self.analysis.humans.get(sentence.index, ())
        return not any(o.start <= organ.start < organ.end < o.end for o in organs) and not any(
            h.start == organ.end for h in humans
        )

    def _is_beside_in_title(self, body: Named, word: str) -> bool:
        """Whether the title tells a body together with 我校: 我校|与某大学签约."""
        return self.title_points(word) and body.name in self.heading

    def _is_beside(self, organ: Organ, word: str) -> bool:
        """Whether a mention is beside 我校 in its clause, or of a place where something is held."""
        if organ.level or organ.implied:
            return True
        sentence = self.analysis.sentence_at(organ.start)
        if sentence is None:
            return False
        text, start, end = self.analysis.text, sentence.start, sentence.end
        before = max((text.rfind(mark, start, organ.start) for mark in CLAUSE), default=-1) + 1
        after = min((at for mark in CLAUSE if (at := text.find(mark, organ.end, end)) >= 0), default=end)
        beside = text.find(SPEAKER + word, max(before, start), after) >= 0
        return beside or (text[organ.start - 1] in "在于" and HELD.match(text, organ.end) is not None)


def subjects(analysis: Analysis, bodies: Iterable[Named], *, hints: bool = False) -> list[Named]:
    """The bodies that the document's title begins with, as what it tells of does, the longest first: 市教育局|召开….

    With `hints` also those that only the title names.
    """
    heading = analysis.heading
    if heading is None:
        return []
    firsts = sorted((organ for organ in heading.all_organs() if organ.start == 0), key=lambda o: -o.end)
    told = [body for body in bodies if hints or not body.hint]
    found: list[Named] = []
    for first in firsts:
        surface = heading.text[: first.end]
        found += [b for b in told if b not in found and (surface in b.surfaces or b.name.endswith(surface))]
    return found
