"""The event of an article's personnel decisions, and the parts of those appointed, removed and deciding in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.analysis import Analysis, Happening, Human, Part, Sentence
from kg.language.dates import dates

__all__ = ["Record"]

#: What a message says between a name and a decision: 某某|，祝贺他|当选总统.
WISHES = re.compile("，祝贺[他她其](?:再次|成功)?")
#: What introduces the words of a decision.
DECISION = re.compile("^决定：")
#: What may stand between a body and the verb of its decision.
DECIDING = re.compile("(?:第?[^，。]{0,14}会议)?[^，。]{0,4}?(?:表决)?(?:决定)?")


class Record:
    """Notes the decisions of one article, which are one event.

    `elected` is the sentence of the last election of a board, after which 甲为主席 tells of another; -2 before any.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis, self.text = analysis, analysis.text
        self.elected = -2
        self._event: Happening | None = None

    def event(self, sentence: Sentence, begin: int, end: int) -> Happening:
        """The event of the article's decisions, made with the first of them."""
        if self._event is None:
            event = Happening(
                begin, end, _words(self.text[begin:end]), "PersonnelChange", told=True, sentence=sentence.index
            )
            found = dates(self.text[sentence.start : sentence.end], self.analysis.document.date)
            if found:
                event.date, event.precision = found[0].iso, found[0].precision
            self.analysis.happenings.append(event)
            self._event = event
        return self._event

    def take_part(self, sentence: Sentence, group: Sequence[Human], role: str, anchor: int, end: int) -> Happening:
        """Note the part of people in the event of the decisions, which the words from `anchor` to `end` tell."""
        begin = anchor if anchor > group[-1].right else min(anchor, group[0].start)
        event = self.event(sentence, begin, end)
        self._also_called(event, sentence, max(begin, group[0].start) if begin <= event.start else begin, end)
        for human in group:
            start, finish = min(human.left, anchor), max(end, human.right)
            self.analysis.parts.append(Part(human, role, event, start, finish, order=1, rule="personnel"))
        return event

    def _also_called(self, event: Happening, sentence: Sentence, begin: int, end: int) -> None:
        """Let the words of each further decision be another name of the event, which is called after the first."""
        name = _words(self.text[begin:end])
        if begin >= event.end and name != event.name:
            alias = Happening(begin, end, name, event.kind, same=event, sentence=sentence.index)
            self.analysis.happenings.append(alias)

    def appointer(self, sentence: Sentence, event: Happening, verb: re.Match[str]) -> None:
        """Note the body that decides: the outermost one whose name the verb follows."""
        parts, begin, end = self.analysis.parts, *verb.span()
        before = [o for o in self.analysis.organs.get(sentence.index, ()) if o.end <= begin]
        for organ in before:
            if not organ.proper or not DECIDING.fullmatch(self.text, organ.end, begin):
                continue
            noted = any(p.agent is organ and p.event is event for p in parts)
            inner = any(o is not organ and o.start <= organ.start and organ.end <= o.end for o in before)
            if not noted and not inner:
                parts.append(Part(organ, "appointer", event, organ.start, end, order=1, rule="personnel"))


def _words(told: str) -> str:
    """The words of a decision without what introduces them or wishes well."""
    return DECISION.sub("", WISHES.sub("", told))
