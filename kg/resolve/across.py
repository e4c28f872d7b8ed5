"""Who is who across documents: organizations by name and jurisdiction, people by name and post or jurisdiction, events by name and day.

Names alone never join two people. Ids are a function of the fields that joined the entity, so the same documents give the
same ids in whatever order they come.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.ids import short
from kg.model import Entity, Reading, Value
from kg.identity import Canonical, Resolution

ORGANIZATION, PERSON, EVENT, PLACE = "o", "p", "e", "l"
# Names that any meeting may have: they tell one event from another only within a document.
GENERIC_EVENT = 6


@dataclass(slots=True)
class _Person:
    """One person of one document: the keys by which they may be the same as one of another document."""

    document: str
    key: str
    name: str
    posts: set[str] = field(default_factory=set)
    domains: set[str] = field(default_factory=set)
    place: str = ""


@dataclass(slots=True)
class _Group:
    """What the mentions of one canonical entity say of it."""

    why: str
    kinds: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    others: set[str] = field(default_factory=set)
    attributes: dict[str, set[Value]] = field(default_factory=lambda: defaultdict(set))

    def add(self, entity: Entity) -> None:
        self.kinds[entity.kind] += 1
        self.names[entity.name] += 1
        self.others.update(entity.names)
        for name, value in entity.attributes.items():
            self.attributes[name].add(value)

    def canonical(self, identifier: str) -> Canonical:
        kind = min(self.kinds, key=lambda k: (-self.kinds[k], k))
        name = min(self.names, key=lambda n: (-self.names[n], n))
        others = tuple(sorted((self.others | set(self.names)) - {name}))
        attributes = {k: min(v, key=str) for k, v in sorted(self.attributes.items())}
        return Canonical(identifier, kind, name, others, self.why, attributes)


def resolve(readings: Iterable[Reading]) -> Resolution:
    """Join the entities of all readings; the readings are gone through once, in any order."""
    of: dict[tuple[str, str], str] = {}
    groups: dict[str, _Group] = {}
    people: list[tuple[_Person, Entity]] = []

    def put(document: str, entity: Entity, identifier: str, why: str) -> None:
        of[(document, entity.key)] = identifier
        groups.setdefault(identifier, _Group(why)).add(entity)

    for reading in readings:
        local = {e.key: e for e in reading.entities}
        for entity in reading.entities:
            prefix = entity.key[0]
            if prefix == ORGANIZATION:
                identifier, why = _organization(entity, reading)
                put(reading.id, entity, identifier, why)
            elif prefix == EVENT:
                identifier, why = _event(entity, reading)
                put(reading.id, entity, identifier, why)
            elif prefix == PLACE:
                code = str(entity.attributes.get("division", ""))
                put(reading.id, entity, f"place/{code}" if code else f"place/{short(entity.kind, entity.name)}", "name and code")
        for person in _people(reading, local):
            people.append((person, local[person.key]))
    entities = {(person.document, person.key): entity for person, entity in people}
    for person, identifier, why in _join_people([p for p, _ in people]):
        put(person.document, entities[(person.document, person.key)], identifier, why)
    return Resolution(of, {identifier: group.canonical(identifier) for identifier, group in sorted(groups.items())})


def _organization(entity: Entity, reading: Reading) -> tuple[str, str]:
    known = entity.attributes.get("known")
    if known:
        return f"org/{short('known', str(known))}", "reference organization"
    division = str(entity.attributes.get("division", ""))
    if division:
        return f"org/{short('name', entity.name, division)}", "name and jurisdiction"
    return f"org/{short('name', entity.name)}", "full name"


def _event(entity: Entity, reading: Reading) -> tuple[str, str]:
    date = str(entity.attributes.get("date", ""))
    if len(entity.name) >= GENERIC_EVENT and len(date) == 10 and entity.kind not in ("Inspection", "Reception", "Signing"):
        return f"event/{short('name', entity.name, date)}", "name and day"
    return f"event/{short('document', reading.id, entity.key)}", "this document"


def _people(reading: Reading, local: Mapping[str, Entity]) -> list[_Person]:
    found: dict[str, _Person] = {}
    for entity in reading.entities:
        if entity.kind == "Person":
            found[entity.key] = _Person(reading.id, entity.key, entity.name, place=str(entity.attributes.get("jurisdiction", "")))
    for statement in reading.statements:
        if statement.relation != "tenure":
            continue
        person, organization = found[statement.subject], local[statement.object]
        division = str(organization.attributes.get("division", ""))
        known = str(organization.attributes.get("known", ""))
        person.posts.add(f"{organization.name}|{division}")
        person.domains.add(division or (f"known:{known}" if known else f"name:{organization.name}"))
    return [found[key] for key in sorted(found)]


def _join_people(people: list[_Person]) -> list[tuple[_Person, str, str]]:
    """The identity of each person: joined over shared posts, then over the jurisdiction that names them."""
    by_name: dict[str, list[_Person]] = defaultdict(list)
    for person in people:
        by_name[person.name].append(person)
    out: list[tuple[_Person, str, str]] = []
    for name in sorted(by_name):
        same = sorted(by_name[name], key=lambda p: (p.document, p.key))
        out.extend(_join(name, same))
    return out


def _join(name: str, same: list[_Person]) -> list[tuple[_Person, str, str]]:
    """Connected components over posts and the bodies they belong to; people without a post join the only one of their place."""
    groups: list[tuple[set[str], set[str], list[_Person]]] = []
    for person in same:
        keys = {f"post:{p}" for p in person.posts} | {f"domain:{d}" for d in person.domains}
        if not keys:
            continue
        places, members = {person.place}, [person]
        for group in [g for g in groups if g[0] & keys]:
            groups.remove(group)
            keys, places, members = keys | group[0], places | group[1], group[2] + members
        groups.append((keys, places, members))
    out: list[tuple[_Person, str, str]] = []
    for person in same:
        if person.posts:
            continue
        fitting = [g for g in groups if person.place and person.place in g[1]]
        if len(fitting) == 1:
            fitting[0][2].append(person)
        else:
            anchor = f"place:{person.place}" if person.place and not fitting else f"document:{person.document}"
            out.append((person, f"person/{short(name, anchor)}", "name and jurisdiction, no post told"))
    for keys, _, members in groups:
        identifier = f"person/{short(name, min(keys))}"
        out.extend((p, identifier, "name and a shared post or body") for p in members)
    return out
