"""The document as extractors see it: folded text, sentences, words, vocabulary hits, and what was found so far.

All offsets here count in the folded text; `Analysis.original` leads back to the text as given.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from kg.language.divisions import Division
from kg.language.fold import Folded
from kg.language.tagger import Token
from kg.model import Document
from kg.ontology import EventType, KnownOrganization, OrganizationType, Role, Title

Category = Literal["suffix", "known", "ambiguous", "title", "trigger", "event", "country"]
Term = OrganizationType | KnownOrganization | Title | Role | EventType | str

# Whose jurisdiction or institution a word after one of these means: 我市, 本院, 该县.
SPEAKERS = ("我", "本", "该")
# Classes whose national bodies have namesakes in other countries.
STATE_BODIES = frozenset("Government GovernmentDepartment Military StateBody PeoplesCongress JudicialBody".split())
# The country whose news this is.
HOME = "中国"
# Classes of congresses and consultative conferences, and of their commissions.
ASSEMBLED = ("CPPCC", "PeoplesCongress", "CongressStandingCommittee")
# What a meeting elects to lead it.
PRESIDIUM = "主席团"
#: The office of a congress, which its 秘书长 heads.
SECRETARIAT = "秘书处"
# The committees of the youth league as prose calls them, their level inside: 团县委.
LEAGUE_COMMITTEE = re.compile("团[省市县区州旗]委")
LEVEL_WORDS = "省市县区州盟旗镇乡村"
"""The characters that name a level of administration, as in 县委, 县长, 全县."""
NOT_LEVEL = re.compile("乡村|市场|市容|区域|区划|村镇|乡镇|市政(?:处|局|工程|管|中心|市容)")
"""Words that begin like a level of administration and name none: 县|乡村振兴局, 市政|工程处."""
TOWN_WORDS = ("街道", "社区", "镇", "乡", "村")
"""The words for the kinds of place below a county, which bodies leave their names out of too: 镇党委, 街道党工委."""


def level_of(ending: str) -> str:
    """The level that a body's ending begins with and that its jurisdiction may share: 县 of 县政府; else empty."""
    if ending.startswith(("街道", "社区")):
        return ending[:2] if len(ending) > 2 else ""
    return ending[0] if len(ending) > 1 and ending[0] in LEVEL_WORDS and not NOT_LEVEL.match(ending) else ""


REGION = "自治区"
"""The level that three characters name."""
BRANCHES = ("PartyCommittee", "PartyBranch", "Organization", "LeadingGroup", "DemocraticPartyBranch")
"""Classes of bodies that, under a democratic party, are branches of it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the vocabularies found in the text."""

    start: int
    end: int
    category: Category
    term: Term


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A place name found in the text: a division, a country, or a place known only by its ending (no `division`)."""

    start: int
    end: int
    name: str
    division: Division | None = None
    country: str = ""
    candidates: tuple[Division, ...] = ()

    @property
    def full(self) -> str:
        """The whole name of a division, whatever the text calls it; else the name."""
        return self.division.name if self.division is not None else self.name


@dataclass(slots=True, eq=False)
class Organ:
    """A span that names an organization, and how its name is built.

    `level` is the relative level word (县, 市, 省 …) when the name leaves its jurisdiction out, or the word for an
    institution (校, 院 …); `parent` the organization that the name itself shows it to belong to; `rest` the name
    without jurisdiction and parent. An `implied` one has no words of its own; a `proper` one is named, not only
    pointed at.
    """

    start: int
    end: int
    kind: str
    rest: str
    type: OrganizationType | None = None
    known: KnownOrganization | None = None
    place: PlaceHit | None = None
    level: str = ""
    parent: Organ | None = None
    implied: bool = False
    proper: bool = False
    confidence: float = 0.9

    @property
    def root(self) -> Organ:
        """The outermost body that the name shows it to belong to, or itself."""
        organ = self
        while organ.parent is not None:
            organ = organ.parent
        return organ

    @property
    def is_located(self) -> bool:
        """Whether it is known of which place it is, or of which level in some place."""
        return self.place is not None or self.level != ""


@dataclass(slots=True, eq=False)
class Holding:
    """One post that a title phrase states: a role word, the organization it belongs to, and where it stands.

    `rule` is the name of the rule that read it, as `kg.confidence` knows it.
    """

    start: int
    end: int
    title: str
    term: Title
    organ: Organ | None
    status: str = "attested"
    rule: str = "title"


@dataclass(slots=True)
class TitlePiece:
    """One title of a phrase, as read before its organization is settled.

    `start`:`end` is the title with the organization or place before it; the role word itself, `title`, begins at
    `title_start`, behind 原, 现任 and the like.
    """

    start: int
    end: int
    title_start: int
    title: str
    term: Title
    organ: Organ | None = None
    place: PlaceHit | None = None
    status: str = "attested"


@dataclass(slots=True, eq=False)
class Human:
    """A mention of a person, with the posts that the title phrase beside the name states.

    `start`:`end` is the name itself; `left`:`right` the whole phrase with titles before and after it.
    """

    start: int
    end: int
    name: str
    left: int
    right: int
    holdings: list[Holding] = field(default_factory=list)
    source: str = "model"
    full: bool = True


@dataclass(slots=True, eq=False)
class Named:
    """One organization of a document: its full name, how it was settled, and the ways the text writes it.

    `organ` is the mention that told it first, `place` the code of its division, `certain` whether `name` is whole. A
    `hint` was read in the document's title: its offsets do not count in the text until a mention takes its place.
    """

    name: str
    kind: str
    organ: Organ
    place: str = ""
    parent: Named | None = None
    names: set[str] = field(default_factory=set)
    surfaces: Counter[str] = field(default_factory=Counter)
    certain: bool = True
    hint: bool = False

    @property
    def count(self) -> int:
        """How often the text names it."""
        return self.surfaces.total()

    @property
    def points(self) -> bool:
        """Whether the text only points at it (我校, 我校党委, 本院) and never says its name."""
        return self.name.startswith("我") or (len(self.name) == 2 and self.name[0] in "本该此")


@dataclass(slots=True, eq=False)
class Happening:
    """A mention of an event: a name, a word that refers back to one, or a verb that tells an act."""

    start: int
    end: int
    name: str
    kind: str
    generic: bool = False
    date: str = ""
    precision: str = ""
    until: str = ""
    places: list[PlaceHit] = field(default_factory=list)
    targets: list[Organ | Human | PlaceHit] = field(default_factory=list)
    same: Happening | None = None
    told: bool = False
    sentence: int = -1

    def first(self) -> Happening:
        """The mention that this one refers back to, or itself."""
        mention = self
        while mention.same is not None:
            mention = mention.same
        return mention


@dataclass(slots=True, eq=False)
class Part:
    """One agent's role at one event, and the words that say it; `rule` is the name of the rule that read it."""

    agent: Human | Organ
    role: str
    event: Happening
    start: int
    end: int
    modality: str = "actual"
    order: int = 0
    rule: str = ""


@dataclass(slots=True, eq=False)
class Saying:
    """What somebody said at an event in one sentence: `start`:`end` are its words.

    `speaker` is None where the event speaks itself (会议指出); `told` is where the words stand that say who spoke.
    """

    speaker: Human | Organ | None
    event: Happening
    told: tuple[int, int]
    start: int
    end: int
    demand: bool
    rule: str = ""


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
