"""What ends where in one sentence: titles, bodies, places and the people read so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from kg.analysis import Organ, Sentence
from kg.language.tagger import Token
from kg.ontology import KnownOrganization, Title


class Endings:
    """What ends at each offset of a sentence, for a reading from right to left.

    `titles` holds every title that ends at an offset, with its start; `organs` the longest organization, `places`
    likewise, and `ambiguous` the body that a short name may mean there. `name_ends` are the ends of the people read so
    far, behind whom a title of the next one may begin: the reader of names adds to them.
    """

    def __init__(self, text: str, sentence: Sentence, organs: Iterable[Organ]) -> None:
        self.text = text
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.titles: dict[int, list[tuple[int, Title]]] = defaultdict(list)
        self.ambiguous: dict[int, KnownOrganization] = {}
        for hit in sentence.hits:
            if isinstance(hit.term, Title):
                # 某某代表省政府致辞: what members are called may be a verb.
                if hit.term.kind != "membership" or not sentence.is_verb(hit.start, hit.end):
                    self.titles[hit.end].append((hit.start, hit.term))
            elif hit.category == "ambiguous" and isinstance(hit.term, KnownOrganization):
                self.ambiguous[hit.end] = hit.term
        self.organs: dict[int, Organ] = {}
        for organ in organs:
            longest = self.organs.get(organ.end)
            if longest is None or organ.end - organ.start > longest.end - longest.start:
                self.organs[organ.end] = organ
        self.places = {place.end: place for place in sorted(sentence.places, key=lambda p: p.end - p.start)}
        self.name_ends: set[int] = set()

    @cached_property
    def words(self) -> Mapping[int, Token]:
        """The tagger's word at each position that it covers."""
        return self.sentence.words()
