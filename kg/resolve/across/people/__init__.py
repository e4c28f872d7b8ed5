"""Who of the people of one name are one: by the posts they hold, the place told of, and the company they are in."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.ids import short
from kg.language.surnames import family_name
from kg.language.transliteration import is_transliterated
from kg.model import Entity
from kg.resolve.across.people.company import Background, Company, commonness

Identity = tuple[str, str]  # the canonical id and the reason for it

#: A document that names more people than this tells little of who goes with whom.
CROWD = 40
#: The log-odds from which on somebody is one of a circle, and by how much another circle must be behind.
ENOUGH, AHEAD = 4.0, 2.0
#: What speaks against one who is told of at another place, and against a circle that shares no post.
NEAR, ELSEWHERE, OTHER_POST = 1.0, 1.5, 1.5
#: How often those who were found are asked for their company in turn.
ROUNDS = 4
#: How many people without a post whom the same companion stands beside are of one person.
USUAL = 8
#: The share of the people of a foreign name, all of whom have a post, that one circle of them must have.
DOMINANT = 0.9
#: How long before or after the documents of a circle somebody may be the same.
YEARS = dt.timedelta(days=800)

BY_POST, BY_COMPANY, BY_PLACE = (
    "name and a shared post or body",
    "name, and the company told of",
    "name and jurisdiction, no post told",
)


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

    @property
    def is_in_crowd(self) -> bool:
        return len(self.company) > CROWD

    @property
    def is_in_company(self) -> bool:
        """Whether the document tells who goes with whom."""
        return 0 < len(self.company) <= CROWD


@dataclass(slots=True, eq=False)
class _Sharing:
    """People who share posts or bodies, and all that they share."""

    people: list[Person]
    posts: set[str]


class _Circle:
    """People of one name who are one person, with their company and the time they are told of.

    Their id is made of `anchor`; `members` tells of each of them by what they were joined.
    """

    def __init__(self, name: str, anchor: str, members: Mapping[Person, str], background: Background) -> None:
        self.anchor, self.members = anchor, members
        self.places = {member.place for member in members}
        companies = [member.company for member in members if member.is_in_company]
        self.company = Company(name, companies, background)
        dates = [member.date for member in members if member.date]
        self.span = (min(dates) - YEARS, max(dates) + YEARS) if dates else None

    @property
    def size(self) -> int:
        return len(self.members)

    def fits(self, person: Person) -> bool:
        """Whether somebody of the date of a document may be the same."""
        return person.date is None or self.span is None or self.span[0] <= person.date <= self.span[1]

    def odds(self, person: Person) -> float:
        """What the company and the place of somebody say for their being one of the circle."""
        evidence = self.company.evidence(person.company, person.is_in_crowd)
        if not person.place:
            return evidence
        return evidence + (NEAR if person.place in self.places else -ELSEWHERE)


def joined(name: str, same: Sequence[Person], background: Background) -> Iterator[tuple[Person, Identity]]:
    """The identity of each of the people of one name, given in their order.

    Those with a post are one over shared posts and bodies. Those without are the only one of their place, if there is
    only one; else they are whom the company they are told in and the name itself speak for.
    """
    namesakes = _Namesakes(name, background)
    circles = namesakes.by_post([person for person in same if person.posts])
    rest = [person for person in same if not person.posts]
    companion = namesakes.by_companion(rest)
    if companion is not None and all(companion.size > circle.size for circle in circles):
        circles.append(companion)
        rest = [person for person in rest if person not in companion.members]
    for _ in range(ROUNDS):
        before = len(circles), len(rest)
        circles = namesakes.merged(circles)
        circles, rest = namesakes.grown(circles, rest)
        if before == (len(circles), len(rest)):
            break
    for circle in circles:
        for person, why in circle.members.items():
            yield person, (_id(name, circle.anchor), why)
    told_of = {place for circle in circles for place in circle.places}
    for person in rest:
        here = person.place and person.place not in told_of
        yield person, (_id(name, f"place:{person.place}" if here else f"document:{person.document}"), BY_PLACE)


def _id(name: str, anchor: str) -> str:
    return f"person/{short(name, anchor)}"


class _Met:
    """Which circles know whom."""

    def __init__(self) -> None:
        self._of: dict[str, set[int]] = defaultdict(set)

    def add(self, index: int, circle: _Circle) -> None:
        for other in circle.company.names:
            self._of[other].add(index)

    def by(self, people: Iterable[Person]) -> list[int]:
        """The circles that know somebody beside these people, in order."""
        return sorted({i for person in people for other in person.company for i in self._of.get(other, ())})


class _Namesakes:
    """The people of one name, and who of them is one."""

    def __init__(self, name: str, background: Background) -> None:
        self._name, self._background = name, background
        family = family_name(name)
        chinese = family and len(name) <= len(family) + 2 and not is_transliterated(name)
        # A foreign name alone is the last part of many people's.
        self._is_whole = bool(chinese) or "·" in name

    def _circle(self, anchor: str, members: Mapping[Person, str]) -> _Circle:
        return _Circle(self._name, anchor, members, self._background)

    def by_post(self, people: Sequence[Person]) -> list[_Circle]:
        """The connected components of people over the posts and bodies that they share."""
        of: dict[str, _Sharing] = {}
        for person in people:
            met = {id(of[post]): of[post] for post in sorted(person.posts) if post in of}
            # The largest takes in the others, so that nobody is moved more often than the logarithm of their number.
            sharing, *others = sorted(met.values(), key=lambda s: -len(s.people)) or [_Sharing([], set())]
            for other in others:
                sharing.people += other.people
                sharing.posts |= other.posts
                of.update(dict.fromkeys(other.posts, sharing))
            sharing.people.append(person)
            sharing.posts |= person.posts
            of.update(dict.fromkeys(person.posts, sharing))
        found = {id(sharing): sharing for sharing in of.values()}.values()
        return [self._circle(min(sharing.posts), dict.fromkeys(sharing.people, BY_POST)) for sharing in found]

    def by_companion(self, people: Sequence[Person]) -> _Circle | None:
        """Those of many people without a post whom the same companion stands beside, as nobody stands beside others."""
        some = [person for person in people if person.is_in_company]
        if len(some) < USUAL:
            return None
        always = Company(self._name, [person.company for person in some], self._background).always()
        if not always:
            return None
        beside = [person for person in some if not person.company.isdisjoint(always)]
        return self._circle(f"company:{always[0]}", dict.fromkeys(beside, BY_COMPANY))

    def merged(self, circles: Sequence[_Circle]) -> list[_Circle]:
        """The circles, the smaller within the larger ones that their company speaks for; the largest first.

        Company tells nothing of the circles of a foreign name that may be of many.
        """
        ordered = sorted(circles, key=lambda circle: (-circle.size, circle.anchor))
        if not self._is_whole:
            return ordered
        total = sum(circle.size for circle in ordered)
        found: list[_Circle] = []
        met = _Met()
        for one in ordered:
            for index in met.by(one.members):
                larger = found[index]
                odds = sum(larger.odds(member) for member in one.members) / one.size
                odds += commonness(larger.size, total - larger.size - one.size) - OTHER_POST
                if odds >= ENOUGH and all(larger.fits(member) for member in one.members):
                    found[index] = self._circle(larger.anchor, {**larger.members, **one.members})
                    met.add(index, found[index])
                    break
            else:
                met.add(len(found), one)
                found.append(one)
        return found

    def grown(self, circles: Sequence[_Circle], people: Sequence[Person]) -> tuple[list[_Circle], list[Person]]:
        """The circles with those of the people without a post who belong to them, and the other people."""
        more: list[dict[Person, str]] = [{} for _ in circles]
        rest: list[Person] = []
        at: dict[str, list[int]] = defaultdict(list)
        met = _Met()
        for index, circle in enumerate(circles):
            met.add(index, circle)
            for place in circle.places:
                at[place].append(index)
        total = sum(circle.size for circle in circles)
        for person in people:
            near = at.get(person.place, ()) if person.place else ()
            if len(near) == 1:
                more[near[0]][person] = BY_POST
            elif (best := self._best(circles, met.by((person,)), total, person)) is not None:
                more[best][person] = BY_COMPANY
            else:
                rest.append(person)
        return [
            self._circle(circle.anchor, {**circle.members, **new}) if new else circle
            for circle, new in zip(circles, more, strict=True)
        ], rest

    def _best(self, circles: Sequence[_Circle], met: Sequence[int], total: int, person: Person) -> int | None:
        """The circle that company and name speak for, far more than for any other; of one sort nearly all there is.

        `met` are the circles that know somebody of the company, `total` is how many people all have.
        """
        if not met or not (self._is_whole or circles[0].size >= max(USUAL, DOMINANT * total)):
            return None
        odds = {
            index: circles[index].odds(person) + commonness(circles[index].size, total - circles[index].size)
            for index in met
            if circles[index].fits(person)
        }
        best = sorted(odds, key=lambda index: (-odds[index], index))
        if not best or odds[best[0]] < ENOUGH:
            return None
        return best[0] if len(best) == 1 or odds[best[0]] >= odds[best[1]] + AHEAD else None
