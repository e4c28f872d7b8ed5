"""The graph of one document: its text's spans, what it says, and the direct edges that follow from it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kg.identity import Resolution
from kg.ids import short
from kg.model import Entity, Reading, Span, Statement
from kg.ontology import Ontology
from kg.topics import Topics
from kg.vocabulary import NAMESPACES, date, decimal, integer, literal, path, term, web_address

A = term("rdf:type")
EVIDENCE, CONFIDENCE, RULE = term("okg:evidence"), term("okg:confidence"), term("okg:rule")
SOURCE, START, END, EXACT = term("oa:hasSource"), term("oa:start"), term("oa:end"), term("oa:exact")
IN_SENTENCE, REFERS_TO = term("okg:inSentence"), term("okg:refersTo")
SENTENCE, MENTION, TEXT_SPAN = term("okg:Sentence"), term("okg:Mention"), term("okg:TextSpan")
MEMBER, ORGANIZATION, POST = term("org:member"), term("org:organization"), term("okg:post")
SPEAKER, CONTENT, TOPIC = term("okg:speaker"), term("okg:content"), term("okg:topic")
PARTICIPANT, EVENT, ROLE = term("okg:participant"), term("okg:event"), term("okg:role")
LABEL = term("skos:prefLabel")

#: Relation of a statement -> prefixed name of its property; the others stand in okg: under their own name.
BORROWED = {"subOrganizationOf": "org:subOrganizationOf"}
#: (class of the body, bare title) -> role of a membership in the vocabulary of member roles.
MEMBER_ROLES = {
    ("PoliticalParty", "党员"): "party-member",
    ("PoliticalParty", "成员"): "party-member",
    ("PeoplesCongress", "代表"): "deputy",
    ("CPPCC", "委员"): "cppcc-member",
}
#: The heads of governments, whose posts are called by the division: 云川县副县长, not 云川县政府副县长.
_NAMED_BY_DIVISION = re.compile(r"(?:人民)?政府$")
_HEAD_OF_DIVISION = re.compile(r"(?:^|副|代)[省市县区州盟旗镇乡]长$|^(?:自治区)?(?:副)?主席$")


def graph_of(
    reading: Reading,
    resolution: Resolution,
    ontology: Ontology,
    levels: Mapping[str, str],
    topics: Topics,
    base: str,
) -> set[str]:
    """The triples of a document's graph as N-Triples without the closing dot; `levels` gives the level of each body.

    Direct edges are derived from the facts of this document alone, by the properties that the roles name in the
    ontology; a participation that is planned or denied derives none.
    """
    page = _Page(reading, resolution, ontology, levels, topics, base, short(reading.id))
    page.describe()
    for sentence in reading.sentences:
        page.span(sentence, SENTENCE)
    for mention in reading.mentions:
        page.add(f"{page.span(mention.span, MENTION)} {REFERS_TO} {page.entity(mention.entity)}")
    page.happenings()
    for statement in reading.statements:
        if statement.relation == "tenure":
            page.tenure(statement)
        elif statement.relation == "participation":
            page.participation(statement)
        elif statement.relation == "utterance":
            page.utterance(statement)
        else:
            page.relation(statement)
    page.shortcuts()
    return page.triples


@dataclass(slots=True)
class _Page:
    """A document's graph in the making."""

    reading: Reading
    resolution: Resolution
    ontology: Ontology
    levels: Mapping[str, str]
    topics: Topics
    base: str
    key: str
    triples: set[str] = field(default_factory=set)
    located: set[tuple[int, int]] = field(default_factory=set)
    parts: list[tuple[str, str, str]] = field(default_factory=list)  # agent, event, role: those that took place
    targets: list[tuple[str, str]] = field(default_factory=list)  # event, what it was aimed at

    def add(self, triple: str) -> None:
        self.triples.add(triple)

    def entity(self, key: str) -> str:
        return f"<{self.base}{self.resolution.of[(self.reading.id, key)]}>"

    @property
    def document(self) -> str:
        return f"<{self.base}doc/{self.key}>"

    def fact(self, identifier: str) -> str:
        return f"<{self.base}fact/{self.key}.{path(identifier)}>"

    def describe(self) -> None:
        """The document itself: identifier, title, day, source, the digest that pins its text."""
        reading, document, add = self.reading, self.document, self.add
        add(f"{document} {A} {term('okg:Document')}")
        add(f"{document} {term('dct:identifier')} {literal(reading.id)}")
        add(f"{document} {term('okg:textDigest')} {literal(reading.digest)}")
        add(f"<{self.base}graph/{self.key}> {term('prov:wasDerivedFrom')} {document}")
        if reading.title:
            add(f"{document} {term('dct:title')} {literal(reading.title, 'zh')}")
        if reading.date:
            add(f"{document} {term('dct:issued')} {date(reading.date.isoformat())}")
        if reading.source:
            add(f"{document} {term('dct:publisher')} {literal(reading.source)}")
        address = web_address(reading.url)
        if reading.url and not address:
            add(f"{document} {term('schema:url')} {literal(reading.url)}")
        if not address:
            address = f"<{self.base}source/{short(reading.source or reading.id)}>"
            add(f"{address} {term('foaf:name')} {literal(reading.source or reading.id)}")
        add(f"{document} {term('dct:source')} {address}")

    def span(self, span: Span, kind: str) -> str:
        """The node of a stretch of the text, with its words, place and sentence."""
        node = f"<{self.base}span/{self.key}.{span.start}-{span.end}>"
        add = self.add
        add(f"{node} {A} {kind}")
        if (span.start, span.end) not in self.located:
            self.located.add((span.start, span.end))
            add(f"{node} {SOURCE} {self.document}")
            add(f"{node} {START} {integer(span.start)}")
            add(f"{node} {END} {integer(span.end)}")
            add(f"{node} {EXACT} {literal(span.text)}")
        if kind is not SENTENCE:
            sentences = self.reading.sentences
            place = bisect_right(sentences, span.start, key=lambda s: s.start) - 1
            # Evidence may run over two sentences; it lies in neither.
            if place >= 0 and span.end <= sentences[place].end:
                sentence = sentences[place]
                add(f"{node} {IN_SENTENCE} <{self.base}span/{self.key}.{sentence.start}-{sentence.end}>")
        return node

    def happenings(self) -> None:
        """Day, topics and evidence of the events that the document tells of."""
        first: dict[str, Span] = {}
        for mention in sorted(self.reading.mentions, key=lambda m: (m.span, m.entity)):
            first.setdefault(mention.entity, mention.span)
        for statement in self.reading.statements:
            for key in (statement.subject, statement.object):
                first.setdefault(key, statement.evidence)
        for entity in self.reading.entities:
            if self.ontology.is_a(entity.kind, "Event"):
                node = self.entity(entity.key)
                if entity.key in first:
                    self.add(f"{node} {EVIDENCE} {self.span(first[entity.key], TEXT_SPAN)}")
                self.day(node, entity)
                self.about(node, entity.name)

    def about(self, node: str, words: str) -> None:
        """The topics of an utterance or an event, as words show them."""
        for topic in self.topics.of(words):
            self.add(f"{node} {TOPIC} <{topic}>")

    def day(self, node: str, entity: Entity) -> None:
        day = date(str(entity.attributes.get("date", "")))
        if day:
            self.add(f"{node} {term('okg:date')} {day}")
            precision = path(str(entity.attributes.get("datePrecision", "day")))
            self.add(f"{node} {term('okg:datePrecision')} <{NAMESPACES['precision']}{precision}>")
        until = date(str(entity.attributes.get("until", "")))
        if until:
            self.add(f"{node} {term('schema:endDate')} {until}")

    def claim(self, statement: Statement, kind: str) -> str:
        """The node of a fact, with what every fact has: class, evidence, confidence, rule."""
        node = self.fact(statement.id)
        self.add(f"{node} {A} {term(kind)}")
        self.add(f"{node} {EVIDENCE} {self.span(statement.evidence, TEXT_SPAN)}")
        self.add(f"{node} {CONFIDENCE} {decimal(statement.confidence)}")
        if statement.rule:
            self.add(f"{node} {RULE} {literal(statement.rule)}")
        return node

    def tenure(self, statement: Statement) -> None:
        """A post held: the fact, the post, and that the person held it."""
        node, told = self.claim(statement, "okg:Tenure"), statement.qualifiers
        person, title = self.entity(statement.subject), str(told.get("title", ""))
        identifier = self.resolution.of[(self.reading.id, statement.object)]
        post = self.post(identifier, title)
        self.add(f"{node} {MEMBER} {person}")
        self.add(f"{node} {ORGANIZATION} <{self.base}{identifier}>")
        self.add(f"{node} {POST} {post}")
        self.add(f"{node} {term('okg:title')} {literal(title)}")
        status = path(str(told.get("status", "attested")))
        self.add(f"{node} {term('okg:tenureStatus')} <{NAMESPACES['st']}{status}>")
        for name, written in (("okg:validFrom", told.get("from")), ("okg:validUntil", told.get("until"))):
            day = date(str(written or ""))
            if day:
                self.add(f"{node} {term(name)} {day}")
        day = date(self.attested(statement))
        if day:
            self.add(f"{node} {term('okg:attestedOn')} {day}")
        self.add(f"{person} {term('okg:heldPost')} {post}")
        self.membership(node, person, identifier, title)

    def membership(self, node: str, person: str, identifier: str, title: str) -> None:
        """A seat without an office (党员, 代表, 委员) is told by its role and makes its holder a member."""
        kind = self.resolution.entities[identifier].kind
        for (body, word), role in MEMBER_ROLES.items():
            if word == title and self.ontology.is_a(kind, body):
                self.add(f"{node} {term('org:role')} <{NAMESPACES['mrole']}{role}>")
                self.add(f"{person} {term('org:memberOf')} <{self.base}{identifier}>")

    def post(self, identifier: str, title: str) -> str:
        """The node of a post: a title in a body."""
        body = self.resolution.entities[identifier]
        node = f"<{self.base}post/{short(f'{identifier}|{title}')}>"
        name = body.name
        if _HEAD_OF_DIVISION.search(title) and self.ontology.is_a(body.kind, "Government"):
            name = _NAMED_BY_DIVISION.sub("", name)
        self.add(f"{node} {A} {term('okg:Post')}")
        self.add(f"{node} {LABEL} {literal(name + title, 'zh')}")
        self.add(f"{node} {term('org:postIn')} <{self.base}{identifier}>")
        rank = _rank(self.ontology, title, self.levels.get(identifier, ""), body.kind)
        if rank:
            self.add(f"{node} {term('okg:rank')} <{NAMESPACES['rank']}{path(rank)}>")
        return node

    def attested(self, statement: Statement) -> str:
        """The day on which a post was seen held: the document's, or else that of an event attended in it."""
        if self.reading.date:
            return self.reading.date.isoformat()
        events = {entity.key: str(entity.attributes.get("date", "")) for entity in self.reading.entities}
        days = [
            events[other.object]
            for other in self.reading.statements
            if other.relation == "participation" and statement.id in _ids(other)
        ]
        return min((day for day in days if len(day) == 10), default="")

    def participation(self, statement: Statement) -> None:
        """A part taken in an event, in the capacities that the text gives it."""
        node, told = self.claim(statement, "okg:Participation"), statement.qualifiers
        agent, event, role = self.entity(statement.subject), self.entity(statement.object), str(told.get("role", ""))
        modality = str(told.get("modality", "actual"))
        self.add(f"{node} {PARTICIPANT} {agent}")
        self.add(f"{node} {EVENT} {event}")
        self.add(f"{node} {ROLE} <{NAMESPACES['role']}{path(role)}>")
        self.add(f"{node} {term('okg:modality')} <{NAMESPACES['mod']}{path(modality)}>")
        for capacity in _ids(statement):
            self.add(f"{node} {term('okg:inCapacity')} {self.fact(capacity)}")
        if told.get("capacityText"):
            self.add(f"{node} {term('okg:capacityText')} {literal(str(told['capacityText']))}")
        order = told.get("order")
        if isinstance(order, int):
            self.add(f"{node} {term('okg:listOrder')} {integer(order)}")
        if modality == "actual":
            self.parts.append((agent, event, role))

    def utterance(self, statement: Statement) -> None:
        """What was said at an event, and who said it: nobody where the event speaks itself."""
        node, content = self.claim(statement, "okg:Utterance"), statement.content
        if statement.subject != statement.object:
            self.add(f"{node} {SPEAKER} {self.entity(statement.subject)}")
        self.add(f"{node} {EVENT} {self.entity(statement.object)}")
        kind = path(str(statement.qualifiers.get("kind", "statement")))
        self.add(f"{node} {term('okg:utteranceKind')} <{NAMESPACES['said']}{kind}>")
        if content is not None:
            self.add(f"{node} {CONTENT} {self.span(content, TEXT_SPAN)}")
            self.about(node, content.text)

    def relation(self, statement: Statement) -> None:
        """A property between two entities, and the fact that says where it comes from."""
        subject, target = self.entity(statement.subject), self.entity(statement.object)
        if subject == target:
            return  # two names of one entity: nothing is a part of itself
        name = BORROWED.get(statement.relation)
        predicate = term(name) if name else f"<{NAMESPACES['okg']}{path(statement.relation)}>"
        node = self.claim(statement, "okg:Relation")
        self.add(f"{subject} {predicate} {target}")
        self.add(f"{node} {term('rdf:subject')} {subject}")
        self.add(f"{node} {term('rdf:predicate')} {predicate}")
        self.add(f"{node} {term('rdf:object')} {target}")
        self.add(f"{node} {term('okg:basis')} {literal(str(statement.qualifiers.get('basis', 'text')))}")
        if statement.relation == "target":
            self.targets.append((subject, target))

    def shortcuts(self) -> None:
        """The direct edges: agent to event, agent to the event's target, agent to agent."""
        okg = NAMESPACES["okg"]
        for agent, event, name in self.parts:
            role = self.ontology.roles.get(name)
            if role is None:
                continue
            for edge in role.shortcut:
                self.add(f"{agent} <{okg}{edge}> {event}")
            if role.target_shortcut:
                for _, target in (pair for pair in self.targets if pair[0] == event):
                    self.add(f"{agent} <{okg}{role.target_shortcut}> {target}")
            if role.pair_shortcut:
                for other, same, part in self.parts:
                    if same == event and part == role.pair_role:
                        self.add(f"{agent} <{okg}{role.pair_shortcut}> {other}")


@lru_cache(maxsize=1 << 16)
def _rank(ontology: Ontology, title: str, level: str, kind: str) -> str:
    return ontology.rank(title, level, kind) if level else ""


def _ids(statement: Statement) -> tuple[str, ...]:
    """The tenures in whose capacity somebody takes part."""
    capacity = statement.qualifiers.get("capacity", ())
    return capacity if isinstance(capacity, tuple) else (str(capacity),)
