"""The entries of the ontology: what is known of a class, a relation, a role, and of each word of the vocabularies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ClassInfo:
    """A class; `parents` are all its ancestors in this ontology, nearest first.

    `group` is one of person, organization, event, place, group, document, fact or "". `rank_step` says how many ranks
    the head of such a body stands below the head of its level's committee and government (None: no rank).
    """

    name: str
    labels: Texts = field(hash=False)
    definitions: Texts = field(hash=False)
    parents: tuple[str, ...]
    colour: str = ""
    icon: str = ""
    group: str = ""
    rank_step: int | None = None


@dataclass(frozen=True, slots=True)
class PropertyInfo:
    """A relation or literal property; `domain` and `range` are local names, empty where anything goes.

    ``Agent`` in them stands for a person, an organization or a group.
    """

    name: str
    iri: str
    labels: Texts = field(hash=False)
    definitions: Texts = field(hash=False)
    domain: str = ""
    range: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """What an agent can be at an event: its verbs (longest first), whom it is said of, and the edges it derives.

    `event_class` is the class of the event that the verb itself tells when no event is named; empty if one must be.
    """

    name: str
    iri: str
    labels: Texts = field(hash=False)
    definitions: Texts = field(hash=False)
    triggers: tuple[str, ...]
    event_class: str = ""
    domain: tuple[str, ...] = ()
    position: str = "active"
    shortcut: tuple[str, ...] = ()
    target_shortcut: str = ""
    pair_shortcut: str = ""
    pair_role: str = ""
    implies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganizationType:
    """A kind of body known by the endings of its names, the usual short one first.

    `open`: a proper name must precede the ending (有限公司); otherwise the ending is a whole name once the
    jurisdiction or the parent is known (统战部). `parent` names the type whose organ it is when jurisdiction and ending
    are its name; `level` lists the levels at which it exists, comma-separated, empty for any. `seated`: its place is
    where it sits, written as it is (某某海关); `site`: a place first, and a body only where a post of it follows.
    """

    name: str
    labels: Texts = field(hash=False)
    kind: str
    suffixes: tuple[str, ...]
    open: bool = False
    parent: str = ""
    level: str = ""
    seated: bool = False
    site: bool = False


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """A body of the closed list: national, international, or known everywhere.

    `names` are all its other names; `ambiguous` those that are common words, or right only before a title.
    """

    name: str
    iri: str
    kind: str
    label: str
    label_en: str
    names: tuple[str, ...] = ()
    parent: str = ""
    level: str = "national"
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """A role word and its forms. `kind` is post, membership, occupation, honorific or collective.

    `implied_body` is the ending of the body where only a jurisdiction precedes (县长: 政府), `implied_known` the known
    organization where nothing does (总理: state-council), `rank_role` head, deputy, member or "".
    """

    name: str
    labels: Texts = field(hash=False)
    forms: tuple[str, ...]
    kind: str = "post"
    implied_body: str = ""
    implied_known: str = ""
    rank_role: str = ""

    @property
    def is_held(self) -> bool:
        """Whether somebody holds what it tells in a body, as a post or a membership."""
        return self.kind in ("post", "membership")


@dataclass(frozen=True, slots=True)
class TitleModifier:
    """A word before a title; `effect` is deputy, acting, former, current, designate or honorary, or empty."""

    text: str
    effect: str


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of event known by the nouns that head its name; `generic` heads by themselves refer back to an event."""

    name: str
    labels: Texts = field(hash=False)
    kind: str
    heads: tuple[str, ...]
    generic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """What official work is about; `keywords` are the words that mean it wherever they stand."""

    name: str
    iri: str
    labels: Texts = field(hash=False)
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rank:
    """A leading-post rank; `order` counts from 1, the highest."""

    name: str
    labels: Texts = field(hash=False)
    order: int


@dataclass(frozen=True, slots=True)
class Level:
    """A level of administration; `head_rank` is the order of the rank of its committee's and government's heads."""

    name: str
    labels: Texts = field(hash=False)
    head_rank: int
