"""The document as extractors see it: folded text, sentences, words, vocabulary hits, and what was found so far.

All offsets here count in the folded text; `Analysis.original` leads back to the text as given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.analysis.levels import LEVEL_WORDS, NOT_LEVEL, REGION, TOWN_WORDS, level_of
from kg.analysis.mentions import (
    Category,
    Happening,
    Hit,
    Holding,
    Human,
    Named,
    Organ,
    Part,
    PlaceHit,
    Saying,
    Term,
    TitlePiece,
)
from kg.language.fold import Folded
from kg.language.tagger import Token
from kg.model import Document

__all__ = [
    "ASSEMBLED",
    "BRANCHES",
    "HOME",
    "LEAGUE_COMMITTEE",
    "LEVEL_WORDS",
    "NOT_LEVEL",
    "PRESIDIUM",
    "REGION",
    "SECRETARIAT",
    "SPEAKERS",
    "STATE_BODIES",
    "TOWN_WORDS",
    "Analysis",
    "Category",
    "Happening",
    "Hit",
    "Holding",
    "Human",
    "Named",
    "Organ",
    "Part",
    "PlaceHit",
    "Saying",
    "Sentence",
    "Term",
    "TitlePiece",
    "level_of",
]

# Whose jurisdiction or institution a word after one of these means: 我市, 本院, 该县.
SPEAKERS = ("我", "本", "该")
# Classes whose national bodies have namesakes in other countries.
STATE_BODIES = frozenset("Government GovernmentDepartment Military StateBody PeoplesCongress JudicialBody".split())
# The country whose news this is.
HOME = "中国"
# Classes of congresses and consultative conferences, and of their commissions.
ASSEMBLED = ("CPPCC", "PeoplesCongress", "CongressStandingCommittee")
# Before a title, makes its holder a deputy.
DEPUTY = "副"
# What a meeting elects to lead it.
PRESIDIUM = "主席团"
#: The office of a congress, which its 秘书长 heads.
SECRETARIAT = "秘书处"
# The committees of the youth league as prose calls them, their level inside: 团县委.
LEAGUE_COMMITTEE = re.compile("团[省市县区州旗]委")
#: Bodies that stand beside a party committee and are no part of it: 党委、政府.
BESIDE_COMMITTEE = ("Government", "PeoplesCongress", "CPPCC")
#: What the members of a democratic party call it before its committees, and its name: 盟市委, 社市委.
PARTY_FRONTS = {"盟": "民盟", "社": "九三学社"}
BRANCHES = ("PartyCommittee", "PartyBranch", "Organization", "LeadingGroup", "DemocraticPartyBranch")
"""Classes of bodies that, under a democratic party, are branches of it."""


@dataclass(slots=True)
class Sentence:
    """A sentence in folded offsets.

    `tokens` is empty where the tagger was not needed; it is settled before the extraction begins.
    """

    index: int
    start: int
    end: int
    paragraph: int
    tokens: list[Token] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    places: list[PlaceHit] = field(default_factory=list)
    _words: dict[int, Token] | None = field(default=None, init=False, repr=False, compare=False)

    def is_verb(self, start: int, end: int) -> bool:
        """Whether the tagger calls these words a verb, where no noun before them makes one word with them.

        甲代表省政府致辞 has a verb, 企业家代表甲 has none, whatever the tag.
        """
        for before, token in zip((None, *self.tokens), self.tokens, strict=False):
            if (token.start, token.end) == (start, end):
                joined = before is not None and before.end == start and before.tag in ("n", "nz", "ORG")
                return token.tag == "v" and not joined
        return False

    def title_begins(self, text: str, position: int) -> bool:
        """Whether somebody's title begins at a position of the text, its 副 counted: 县委|副书记."""
        starts = (position, position + 1) if text.startswith(DEPUTY, position) else (position,)
        return any(hit.category == "title" and hit.start in starts for hit in self.hits)

    def words(self) -> dict[int, Token]:
        """The tagger's word at each position that it covers."""
        if self._words is None:
            self._words = {at: token for token in self.tokens for at in range(token.start, token.end)}
        return self._words

    def word_at(self, start: int) -> Token | None:
        """The tagger's word that begins at a position."""
        token = self.words().get(start)
        return token if token is not None and token.start == start else None

    def word_before(self, end: int) -> Token | None:
        """The tagger's word that ends at a position."""
        token = self.words().get(end - 1)
        return token if token is not None and token.end == end else None


@dataclass(slots=True)
class Analysis:
    """One document and what was found in it so far.

    `jurisdiction` is the code of the division it speaks from, `elsewhere` the codes of those whose people come to see
    it or that its own go to see; `homes` names, by level word, places that the table of divisions does not have and
    that the document speaks from all the same. `heading` is its title as an analysis of its own: names there help to
    name what the text leaves out, but nothing in it is evidence, since offsets count in the text. `organs` and `humans`
    are kept by the index of their sentence, `unread` as (kind, start, end, why).
    """

    document: Document
    folded: Folded
    sentences: list[Sentence]
    jurisdiction: str = ""
    elsewhere: frozenset[str] = frozenset()
    homes: dict[str, str] = field(default_factory=dict)
    heading: Analysis | None = None
    organs: dict[int, list[Organ]] = field(default_factory=dict)
    humans: dict[int, list[Human]] = field(default_factory=dict)
    happenings: list[Happening] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    unread: list[tuple[str, int, int, str]] = field(default_factory=list)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.folded.text

    @property
    def is_local(self) -> bool:
        """Whether the document speaks from a place, and not for the nation."""
        return bool(self.jurisdiction or self.homes)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the document's text of a stretch of the folded text."""
        return self.folded.back(start, end)

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that has a position of the folded text."""
        at = bisect_right(self.sentences, position, key=lambda sentence: sentence.start) - 1
        found = self.sentences[at] if at >= 0 else None
        return found if found is not None and position < found.end else None

    def all_organs(self) -> Iterator[Organ]:
        """Every organization mention, in the order of the text."""
        for sentence in self.sentences:
            yield from self.organs.get(sentence.index, ())

    @property
    def is_abroad(self) -> bool:
        """Whether the document names a place of another country."""
        return any(place.country not in ("", HOME) for sentence in self.sentences for place in sentence.places)

    def mentions(self) -> dict[str, list[Human]]:
        """The mentions of people by name, each in the order of the text."""
        found: dict[str, list[Human]] = defaultdict(list)
        for human in self.all_humans():
            found[human.name].append(human)
        return found

    def all_humans(self) -> Iterator[Human]:
        """Every person mention, in the order of the text."""
        for sentence in self.sentences:
            yield from self.humans.get(sentence.index, ())
