"""Who is who across documents: organizations by name and jurisdiction, people by post, place or company, events by day.

Names alone never join two people. Ids are a function of the fields that joined the entity, so the same documents give
the same ids in whatever order they come.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.analysis import LEVEL_WORDS
from kg.identity import Canonical, Resolution
from kg.ids import short
from kg.model import Entity, Reading, Value
from kg.resolve.across.people import CROWD, Identity, Person, joined
from kg.resolve.across.people.company import Background

ORGANIZATION, EVENT, PLACE = "o", "e", "l"
# Characters from which on the name of an event tells it from others of the same day.
TELLING = 6
# Characters from which on the name of a body without a jurisdiction may mean the same body elsewhere.
WHOLE = 4
# Events of a document's own, however they are called.
OWN = ("Inspection", "Reception", "Signing")


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
        """The entity: of its kinds and names the most frequent, of values of an attribute the first."""
        kind = min(self.kinds, key=lambda k: (-self.kinds[k], k))
        name = min(self.names, key=lambda n: (-self.names[n], n))
        others = tuple(sorted((self.others | set(self.names)) - {name}))
        attributes = {k: min(v, key=str) for k, v in sorted(self.attributes.items())}
        return Canonical(identifier, kind, name, others, self.why, attributes)


def resolve(readings: Iterable[Reading]) -> Resolution:
    """Join the entities of all readings; the readings are gone through once, in any order."""
    of: dict[tuple[str, str], str] = {}
    groups: dict[str, _Group] = {}

    def put(document: str, entity: Entity, identity: Identity) -> None:
        identifier, why = identity
        of[document, entity.key] = identifier
        group = groups.get(identifier)
        if group is None:
            group = groups[identifier] = _Group(why)
        group.add(entity)

    def others() -> Iterator[Reading]:
        for reading in readings:
            for entity in reading.entities:
                if entity.key[0] in IDENTITIES:
                    put(reading.id, entity, IDENTITIES[entity.key[0]](entity, reading.id))
            yield reading

    people, background = told(others())
    for name, same in people.items():
        for person, identity in joined(name, same, background):
            put(person.document, person.entity, identity)
    return Resolution(of, {identifier: group.canonical(identifier) for identifier, group in sorted(groups.items())})


def told(readings: Iterable[Reading]) -> tuple[dict[str, list[Person]], Background]:
    """The people of all readings by name, in their order, and how often which of them are told of."""
    people: dict[str, list[Person]] = defaultdict(list)
    documents, names = 0, Counter[str]()
    for reading in readings:
        company = _company(reading)
        if 1 < len(company) <= CROWD:
            documents += 1
            names.update(company)
        for person in _people(reading, company):
            people[person.entity.name].append(person)
    ordered = {name: sorted(people[name], key=lambda p: p.order) for name in sorted(people)}
    return ordered, Background(documents, names)


# -- organizations, events, places -----------------------------------------------------------------------------------


def _organization(entity: Entity, document: str) -> Identity:
    known = entity.attributes.get("known")
    if known:
        return f"org/{short('known', str(known))}", "reference organization"
    division = str(entity.attributes.get("division", ""))
    if division:
        return f"org/{short('name', entity.name, division)}", "name and jurisdiction"
    if _is_partial(entity):
        return f"org/{short('document', document, entity.name)}", "this document"
    return f"org/{short('name', entity.name)}", "full name"


def _is_partial(entity: Entity) -> bool:
    """Whether the name of a body without a jurisdiction may mean another body in another document: 县委, 学生会.

    A government that is called by its country's name is whole, however short.
    """
    country = entity.kind == "Government" and not entity.name.endswith(("政府", "内阁"))
    return entity.name[:1] in LEVEL_WORDS or (len(entity.name) < WHOLE and not country)


def _event(entity: Entity, document: str) -> Identity:
    date = str(entity.attributes.get("date", ""))
    if len(entity.name) >= TELLING and len(date) == len("2020-01-01") and entity.kind not in OWN:
        return f"event/{short('name', entity.name, date)}", "name and day"
    return f"event/{short('document', document, entity.key)}", "this document"


def _place(entity: Entity, document: str) -> Identity:
    code = str(entity.attributes.get("division", ""))
    return f"place/{code or short(entity.kind, entity.name)}", "name and code"


# The few who lead the nation hold posts at several of its highest bodies.
LEADERSHIP = dict.fromkeys(
    (
        "ccp-central-committee",
        "politburo",
        "politburo-standing-committee",
        "central-secretariat",
        "state-council",
        "npc-standing-committee",
        "cppcc-national",
        "cmc",
        "ccdi",
        "prc",
    ),
    "leadership",
)

# The ministries of another country whose ministers are called by one word: 外长 of a country heads its 外交部.
MINISTRIES = {"外长": "外交部", "外相": "外务省", "防长": "国防部", "财长": "财政部"}

IDENTITIES = {ORGANIZATION: _organization, EVENT: _event, PLACE: _place}


# -- people ----------------------------------------------------------------------------------------------------------


def _company(reading: Reading) -> frozenset[str]:
    """The names of the people of a document."""
    return frozenset(entity.name for entity in reading.entities if entity.kind == "Person")


def _people(reading: Reading, company: frozenset[str]) -> Iterator[Person]:
    """The people of a document with what their tenures say."""
    local = {entity.key: entity for entity in reading.entities}
    posts: dict[str, set[str]] = defaultdict(set)
    states: dict[str, set[str]] = defaultdict(set)
    for statement in reading.statements:
        if statement.relation == "tenure":
            body = local[statement.object]
            posts[statement.subject].update(_bodies(body, reading.id))
            if body.kind == "Government" and not body.attributes.keys() & {"division", "known"}:
                states[statement.subject].add(body.name)
            ministry = MINISTRIES.get(str(statement.qualifiers.get("title", "")))
            if ministry and body.kind == "Government":
                posts[statement.subject].add(f"post:{body.name}{ministry}|")
    for subject, several in states.items():
        if len(several) > 1:  # namesakes of several countries in one document, who would join those of all
            posts[subject] = {f"document:{reading.id}|{local[subject].name}"}
    for entity in reading.entities:
        if entity.kind == "Person":
            place = str(entity.attributes.get("jurisdiction", ""))
            yield Person(reading.id, entity, frozenset(posts[entity.key]), place, reading.date, company)


def _bodies(organization: Entity, document: str) -> tuple[str, ...]:
    """A body, and what it belongs to: people of one name at either are one; at a document's own body in it alone."""
    division = str(organization.attributes.get("division", ""))
    known = str(organization.attributes.get("known", ""))
    if not division and not known and _is_partial(organization):
        return (f"document:{document}|{organization.name}",)
    domain = division or (f"known:{LEADERSHIP.get(known, known)}" if known else f"name:{organization.name}")
    return f"post:{organization.name}|{division}", f"domain:{domain}"
