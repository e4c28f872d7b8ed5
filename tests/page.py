"""Analyses whose organizations and people are marked by hand: what the grammar of titles and the naming start from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import cast

from kg.analysis import Analysis, Happening, Holding, Human, Organ, Part, PlaceHit, Sentence
from kg.language import divisions
from kg.language.tagger import Tagger, Token
from kg.lexicon import Lexicon, compile_lexicon, known_forms
from kg.model import Document, Reading
from kg.naming import Namer
from kg.ontology import Ontology, OrganizationType, load
from kg.preparation import prepare
from kg.resolve.document import read
from kg.titles import TitleReader


class _Silent:
    """A tagger that finds no words."""

    def tag(self, texts: Sequence[str], starts: Sequence[int]) -> list[list[Token]]:
        return [[] for _ in texts]


@cache
def vocabulary() -> tuple[Ontology, Lexicon]:
    ontology = load()
    return ontology, compile_lexicon(ontology)


def prepared(*documents: Document) -> list[Analysis]:
    """Analyses with sentences and vocabulary hits, without words."""
    return prepare(documents, vocabulary()[1], cast(Tagger, _Silent()))


class Page:
    """One document; organizations and people are marked by the words that name them, in the order of the text."""

    def __init__(
        self, text: str, *, title: str = "", jurisdiction: str = "", homes: dict[str, str] | None = None
    ) -> None:
        [self.analysis] = prepared(Document("a", text, title=title))
        self.analysis.jurisdiction = jurisdiction
        self.analysis.homes = homes or {}
        self.text = self.analysis.text

    def place(self, words: str, *, code: str = "", country: str = "", after: int = 0) -> PlaceHit:
        start = self.text.index(words, after)
        division = divisions.load().by_code(code) if code else None
        hit = PlaceHit(start, start + len(words), words, division, country)
        self._sentence(start).places.append(hit)
        return hit

    def organ(
        self,
        words: str,
        rest: str | None = None,
        *,
        place: PlaceHit | None = None,
        level: str = "",
        parent: Organ | None = None,
        proper: bool = True,
        known: str = "",
        after: int = 0,
    ) -> Organ:
        """Mark an organization; its type is that of the longest ending that its words have."""
        organ = _organ(self.analysis, words, rest, after)
        organ.place, organ.level, organ.parent, organ.proper = place, level, parent, proper
        if known:
            organ.known = vocabulary()[0].known_by_name[known]
            organ.kind = organ.known.kind
        return organ

    def heading(self, words: str) -> Organ:
        """Mark an organization in the title."""
        assert self.analysis.heading is not None
        organ = _organ(self.analysis.heading, words, None, 0)
        organ.proper = True
        return organ

    def person(self, words: str, after: int = 0) -> Human:
        start = self.text.index(words, after)
        human = Human(start, start + len(words), words, start, start + len(words))
        humans = self.analysis.humans.setdefault(self._sentence(start).index, [])
        humans.append(human)
        humans.sort(key=lambda h: h.start)
        return human

    def event(self, words: str, kind: str = "Meeting", *, after: int = 0, same: Happening | None = None) -> Happening:
        start = self.text.index(words, after)
        happening = Happening(start, start + len(words), words, kind, same=same, told=True)
        self.analysis.happenings.append(happening)
        return happening

    def part(self, agent: Human | Organ, role: str, event: Happening, modality: str = "actual") -> Part:
        start, end = min(agent.start, event.start), max(agent.end, event.end)
        part = Part(agent, role, event, start, end, modality, order=len(self.analysis.parts) + 1, rule="by-hand")
        self.analysis.parts.append(part)
        return part

    def reader(self, sentence: int = 0) -> TitleReader:
        ontology = vocabulary()[0]
        return TitleReader(self.analysis, self.analysis.sentences[sentence], ontology.modifiers, ontology.known_by_name)

    def titles(self) -> list[list[tuple[str, str, str]]]:
        """For each person in order, of each post its title, the words of its body and its status."""
        for sentence in self.analysis.sentences:
            humans = self.analysis.humans.get(sentence.index)
            if humans:
                self.reader(sentence.index).read(humans)
        return [[(h.title, self._words(h), h.status) for h in human.holdings] for human in self.analysis.all_humans()]

    def namer(self) -> Namer:
        return Namer(self.analysis, known_forms(vocabulary()[0]))

    def reading(self) -> Reading:
        ontology = vocabulary()[0]
        return read(self.analysis, ontology, known_forms(ontology))

    def _words(self, holding: Holding) -> str:
        organ = holding.organ
        return "" if organ is None else self.text[organ.start : organ.end]

    def _sentence(self, position: int) -> Sentence:
        return next(s for s in self.analysis.sentences if s.start <= position < s.end)


def _organ(analysis: Analysis, words: str, rest: str | None, after: int) -> Organ:
    start = analysis.text.index(words, after)
    kind = _type(words)
    name = words if rest is None else rest
    organ = Organ(start, start + len(words), kind.kind if kind else "Organization", name, type=kind)
    sentence = next(s for s in analysis.sentences if s.start <= start < s.end)
    organs = analysis.organs.setdefault(sentence.index, [])
    organs.append(organ)
    organs.sort(key=lambda o: (o.start, o.end))
    return organ


def _type(words: str) -> OrganizationType | None:
    types = vocabulary()[0].organization_types
    found = [(len(suffix), kind) for kind in types for suffix in kind.suffixes if words.endswith(suffix)]
    return max(found, key=lambda item: item[0], default=(0, None))[1]
