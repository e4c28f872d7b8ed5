"""Who of the people of one name are one: by the posts they hold, the place told of, and the company they are in."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.ids import short
from kg.language.surnames import family_name
from kg.language.transliteration import is_transliterated
from kg.model import Entity

Identity = tuple[str, str]  # the canonical id and the reason for it

#: A document that names more people than this tells nothing of who goes with whom.
CROWD = 40
#: How much more often than elsewhere somebody must stand beside the people of a circle to be their regular company.
LIFT = 3.0
#: In how many documents of a circle regular company stands at least, and in which share of them one alone tells enough.
OFTEN, SHARE = 2, 0.3
#: How many regular companions tell enough of somebody without a post, of a post, and of somebody from another place.
FEW, MANY = 2, 4
#: How many documents without a post must share a companion, and in which share of them, to be of one person.
USUAL, ALWAYS = 8, 0.8
#: The share of the people of a foreign name, all of whom have a post, that one circle of them must have.
DOMINANT = 0.9
#: How long before or after the documents of a circle somebody may be the same.
YEARS = dt.timedelta(days=800)


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """One person of one document, with the posts and bodies by which they may be one of another document's.

    `company` are the names of the people that the document tells of, themselves among them.
    """

    document: str
    entity: Entity
    posts: frozenset[str]
    place: str
    date: dt.date | None = None
    company: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[str, str]:
        return self.document, self.entity.key


@dataclass(slots=True, eq=False)
class _Circle:
    """People of one name joined over shared posts or bodies; `anchor` is what their id is made of."""

    posts: set[str]
    places: set[str]
    members: list[Person]

    @property
    def anchor(self) -> str:
        return min(self.posts)


@dataclass(frozen=True, slots=True)
class Background:
    """How many documents there are of not too many people, and how many of them name each."""

    documents: int
    names: Mapping[str, int]

    def regular(self, name: str, members: Sequence[Person]) -> Mapping[str, float]:
        """The names told beside people of this name more often than chance would have it, each with its share."""
        told = [member.company for member in members if member.company]
        counts = Counter(other for company in told for other in company if other != name)
        shares = {other: count / len(told) for other, count in counts.items() if count >= OFTEN}
        return {o: share for o, share in shares.items() if share * self.documents >= LIFT * self.names[o]}


def joined(name: str, same: Sequence[Person], background: Background) -> Iterator[tuple[Person, Identity]]:
    """The identity of each of the people of one name, given in their order.

    Those with a post are one over shared posts and bodies. Those without are the only one of their place, if there is
    only one; where there are several, they are whose regular company they are told in.
    """
    circles = _circles([person for person in same if person.posts])
    at: dict[str, list[_Circle]] = defaultdict(list)
    for circle in circles:
        for place in circle.places:
            at[place].append(circle)
    ordered = sorted(circles, key=lambda circle: (-len(circle.members), circle.anchor))
    known = [_Known(name, circle, background) for circle in ordered]
    anchors = _anchors(name, known)
    alone: list[Person] = []
    for person in same:
        if person.posts:
            continue
        fitting = at.get(person.place, ()) if person.place else ()
        if len(fitting) == 1:
            yield person, (_id(name, anchors[fitting[0].anchor]), "name and a shared post or body")
        elif (anchor := _by_company(name, person, bool(fitting), known, anchors)) is not None:
            yield person, (_id(name, anchor), "name, and the company told of")
        elif person.place and not fitting:
            yield person, (_id(name, f"place:{person.place}"), "name and jurisdiction, no post told")
        else:
            alone.append(person)
    for circle in circles:
        for person in circle.members:
            yield person, (_id(name, anchors[circle.anchor]), "name and a shared post or body")
    yield from _companions(name, alone, background, _dominant(known))


def _id(name: str, anchor: str) -> str:
    return f"person/{short(name, anchor)}"


def _is_whole(name: str) -> bool:
    """Whether a name is a whole one: Chinese, or with its parts; a foreign one alone is the last part of many."""
    family = family_name(name)
    chinese = family and len(name) <= len(family) + 2 and not is_transliterated(name)
    return bool(chinese) or "·" in name


class _Known:
    """A circle with its regular company and the time it is told of."""

    def __init__(self, name: str, circle: _Circle, background: Background) -> None:
        self.circle, self.anchor, self.size = circle, circle.anchor, len(circle.members)
        self.regular = background.regular(name, circle.members) if self.size >= OFTEN else {}
        dates = [member.date for member in circle.members if member.date]
        self.span = (min(dates) - YEARS, max(dates) + YEARS) if dates else None

    def fits(self, date: dt.date | None) -> bool:
        """Whether somebody of a document of this date may be the same."""
        return date is None or self.span is None or self.span[0] <= date <= self.span[1]

    def goes_with(self, other: str) -> bool:
        """Whether somebody of this name stands beside the circle's people more than once."""
        return sum(other in member.company for member in self.circle.members) >= OFTEN

    def shared(self, company: Iterable[str]) -> list[float]:
        """The shares of the regular companions among these names."""
        return [self.regular[other] for other in company if other in self.regular]


def _anchors(name: str, known: Sequence[_Known]) -> dict[str, str]:
    """The anchor of each circle's id: that of a larger circle of the same company, or its own.

    Foreign names are often only the last part of somebody's, so that company tells nothing of their circles.
    """
    found: dict[str, str] = {}
    for index, one in enumerate(known):
        found[one.anchor] = one.anchor
        if not _is_whole(name):
            continue
        company = {other for member in one.circle.members for other in member.company} - {name}
        for larger in known[:index]:
            dates = [member.date for member in one.circle.members]
            if len(larger.shared(company)) >= MANY and all(larger.fits(date) for date in dates):
                found[one.anchor] = found[larger.anchor]
                break
    return found


def _by_company(
    name: str, person: Person, near: bool, known: Sequence[_Known], anchors: Mapping[str, str]
) -> str | None:
    """The anchor of the circle whose regular company a person without a post is told in, more than in any other's.

    Of a foreign name one circle must be nearly all there is of it; `near` is whether one is told of at their place.
    """
    if not person.company or not known:
        return None
    if not _is_whole(name) and _dominant(known) is None:
        return None
    told: dict[str, int] = {}
    for one in known:
        shares = one.shared(person.company - {name}) if one.fits(person.date) else []
        if len(shares) >= FEW or (near and one.size > OFTEN and shares and max(shares) >= SHARE):
            anchor = anchors[one.anchor]
            told[anchor] = max(told.get(anchor, 0), len(shares))
    best = sorted(told, key=lambda anchor: (-told[anchor], anchor))
    return best[0] if len(best) == 1 or (best and told[best[0]] >= 2 * told[best[1]]) else None


def _dominant(known: Sequence[_Known]) -> _Known | None:
    """The circle that is nearly all there is of a name, if there is one of some size."""
    if not known or known[0].size < max(USUAL, DOMINANT * sum(one.size for one in known)):
        return None
    return known[0]


def _companions(
    name: str, alone: Sequence[Person], background: Background, dominant: _Known | None
) -> Iterator[tuple[Person, Identity]]:
    """The people whom nothing else tells: those whom the same companion nearly always stands beside are one.

    They are the one nearly everybody of the name is, where that one too is told beside the companion.
    """
    usual = background.regular(name, alone) if len(alone) >= USUAL else {}
    always = sorted(other for other, share in usual.items() if share >= ALWAYS)
    for person in alone:
        beside = next((other for other in always if other in person.company), None)
        if beside is None:
            yield person, (_id(name, f"document:{person.document}"), "name and jurisdiction, no post told")
        elif dominant is not None and dominant.fits(person.date) and dominant.goes_with(beside):
            yield person, (_id(name, dominant.anchor), "name, and the company told of")
        else:
            yield person, (_id(name, f"company:{always[0]}"), "name, and the company told of")


def _circles(people: Sequence[Person]) -> list[_Circle]:
    """The connected components of people over the posts and bodies that they share."""
    of: dict[str, _Circle] = {}
    for person in people:
        met = {id(of[post]): of[post] for post in sorted(person.posts) if post in of}
        # The largest takes in the others, so that nobody is moved more often than the logarithm of their number.
        circle, *others = sorted(met.values(), key=lambda c: -len(c.members)) or [_Circle(set(), set(), [])]
        for other in others:
            circle.posts |= other.posts
            circle.places |= other.places
            circle.members += other.members
            of.update(dict.fromkeys(other.posts, circle))
        circle.posts |= person.posts
        circle.places.add(person.place)
        circle.members.append(person)
        of.update(dict.fromkeys(person.posts, circle))
    return list({id(circle): circle for circle in of.values()}.values())
