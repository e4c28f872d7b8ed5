"""A name before an open ending, as far as the walk to its left has come: what its rules ask before it is a body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.analysis import LEVEL_WORDS, REGION, SPEAKERS, Hit, Organ, PlaceHit
from kg.chart import OWNERS, Chart
from kg.ontology import OrganizationType
from kg.reach import Reach, reach

#: Words of one character that stand for the institution that a text speaks of: 社办公室, 馆党委.
INSTITUTIONS = "校院厂社行局厅部委会馆台团站所"


@dataclass(frozen=True, slots=True)
class OpenName:
    """The words from `begin` to the end of `hit`, which is the ending; `found` tells how far they may reach.

    Where the walk has come to no parent and no place, `begin` stands behind the words that cannot begin a name.
    """

    chart: Chart
    hit: Hit
    type: OrganizationType
    found: Reach
    begin: int

    @classmethod
    def of(cls, chart: Chart, hit: Hit, type_: OrganizationType) -> OpenName:
        """The name that an ending is the end of."""
        found = reach(chart, hit)
        begin = found.begin if found.outer is not None else _trimmed(chart, found.begin, hit)
        return cls(chart, hit, type_, found, begin)

    @property
    def ending(self) -> str:
        """The word of the vocabularies that the name ends in."""
        return self.chart.text[self.hit.start : self.hit.end]

    @property
    def text(self) -> str:
        """The whole name from `begin` on."""
        return self.chart.text[self.begin : self.hit.end]

    @property
    def outer(self) -> Organ | PlaceHit | None:
        """The parent or the place that the name begins with."""
        return self.found.outer

    @property
    def parent(self) -> Organ | None:
        """The body that the name begins with."""
        return self.found.parent

    @property
    def place(self) -> PlaceHit | None:
        """The place that the name begins with."""
        return self.found.place

    @property
    def inner(self) -> int:
        """Where the stem begins: behind the parent or the place, or where the name does."""
        return self.outer.end if self.outer is not None else self.begin

    @property
    def stem(self) -> str:
        """What stands between the parent or the place and the ending; empty if nothing does."""
        return self.chart.text[self.inner : self.hit.start]

    @property
    def level(self) -> str:
        """The word that stands for its jurisdiction or owner (县, 校); empty where parent or place are said."""
        return "" if self.outer is not None else self._level[0]

    @property
    def start(self) -> int:
        """Where its words begin, those of its parent, its place or its level among them."""
        return self.outer.start if self.outer is not None else self._level[1]

    @property
    def rest(self) -> str:
        """The name without its parent and its place, with the word for its level."""
        if self.outer is not None:
            return self.chart.text[self.inner : self.hit.end]
        return self.chart.text[self.start : self.hit.end].removeprefix(REGION)

    @property
    def _level(self) -> tuple[str, int]:
        """The level word and where it begins; it may be the first of the name or stand before it."""
        chart, begin = self.chart, self.begin
        first, word = chart.text[begin], chart.words.get(begin)
        if chart.text.startswith(REGION, begin):
            return REGION, begin
        if first in OWNERS and chart.level_at(begin + 1):
            return first, begin
        if first in INSTITUTIONS and word is not None and word.end - word.start == 1:
            return first, begin
        level = chart.level_at(begin)
        return level, begin - len(level)

    def from_(self, start: int, *, kind: str = "", place: PlaceHit | None = None) -> Organ:
        """A body of its own: the words from `start`, of which those of its place are no part of the rest."""
        rest = self.chart.text[place.end if place is not None else start : self.hit.end]
        return Organ(start, self.hit.end, kind or self.type.kind, rest, self.type, place=place, proper=True)


#: What tells of a party and is none of its name, and the year that something was held or founded in.
BEFORE_NAME = re.compile("(?:最大)?(?:执政党|反对党|在野党)|极右翼|右翼|左翼|(?:19|20)[0-9]{2}年?(?=[\u4e00-\u9fff])")


def _trimmed(chart: Chart, begin: int, hit: Hit) -> int:
    """Where a name begins behind what cannot begin one: conjunctions, adjectives, verbs, counts, 我 of 我市."""
    told = BEFORE_NAME.match(chart.text, begin, hit.start)
    begin = told.end() if told is not None else begin
    while begin < hit.start:
        token = chart.words.get(begin)
        if token is None or token.start != begin or token.end > hit.start:
            break
        count = token.tag == "m" and chart.text[begin] != "第"
        if token.tag not in ("c", "a", "v", "vd", "ad", "f", "vn") and not count:
            break
        begin = token.end
    return begin + (chart.text[begin] in SPEAKERS and chart.text[begin + 1] in LEVEL_WORDS)
