"""What extractors find in a text: words of the vocabularies, places, bodies, people, posts, events, parts, sayings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from kg.language.divisions import Division
from kg.ontology import EventType, KnownOrganization, OrganizationType, Role, Title

Category = Literal["suffix", "known", "ambiguous", "title", "trigger", "event", "country"]
Term = OrganizationType | KnownOrganization | Title | Role | EventType | str


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

    def tell(self, start: int, end: int) -> None:
        """Let the words that mean it stand for it, if only the document's title has named it so far."""
        if self.hint:
            self.hint, self.organ = False, Organ(start, end, self.kind, self.name, proper=True)


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
