"""The core types: documents, spans, mentions, entities, statements, and the reading of one document.

Offsets count Unicode code points in `Document.text`, the text as a reader returned it; `end` is exclusive.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kg.errors import QuotationError

Value = str | int | float | tuple[str, ...]

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Document:
    """One article as a reader returned it.

    Parameters
    ----------
    id : str
        The id that came with the input, or the file's name.
    text : str
        The text that all offsets count in. A surrogate without its pair is no character that a file could hold: it is
        replaced by U+FFFD, here and in the other fields.
    date : datetime.date, optional
        Day of publication.
    source : str
        Who published it, as printed (来源).
    column : str
        The breadcrumb or column it stood in; a hint of its jurisdiction.
    skip : tuple of (start, end)
        Ranges of `text` that are no article: navigation, repeated captions, footers. Sorted, disjoint.
    """

    id: str
    text: str
    title: str = ""
    date: dt.date | None = None
    source: str = ""
    url: str = ""
    column: str = ""
    skip: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        for name in ("id", "text", "title", "source", "url", "column"):
            object.__setattr__(self, name, mended(getattr(self, name)))

    @property
    def digest(self) -> str:
        """`sha256:` and the hexadecimal digest of the text in UTF-8."""
        return text_digest(self.text)


def mended(text: str) -> str:
    """`text` with each lone surrogate made U+FFFD, of the same length."""
    return LONE_SURROGATE.sub("\ufffd", text)


def text_digest(text: str) -> str:
    """The digest by which the graph pins the text that offsets count in."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: offsets in code points and the very words."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut a span out of `text`; QuotationError if the offsets do not lie in it."""
        if not 0 <= start < end <= len(text):
            raise QuotationError(f"no span [{start}:{end}] in a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def check(self, text: str) -> Span:
        """Return self if it quotes `text`; QuotationError otherwise."""
        if self.start >= self.end or text[self.start : self.end] != self.text:
            raise QuotationError(
                f"span [{self.start}:{self.end}] quotes {self.text!r}, the text says {text[self.start : self.end]!r}"
            )
        return self


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions of one document name.

    `key` is unique within its reading; `kind` is the local name of an ontology class (``Person``, ``PartyDepartment``,
    ``Meeting`` …); `name` is the preferred name with its jurisdiction resolved; `names` the other names it goes by, as
    written; `attributes` literal properties: ``date`` and ``datePrecision`` of an event, ``division`` (the code of the
    division that a place is or that a body belongs to), ``known`` (name of a reference organization), ``size``.
    """

    key: str
    kind: str
    name: str
    names: tuple[str, ...] = ()
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an entity of the same reading."""

    entity: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """What a document says, and the very words that say it.

    Parameters
    ----------
    relation : str
        ``tenure`` (person, organization), ``participation`` (agent, event), or the local name of a property between two
        entities: ``subOrganizationOf``, ``branchOf``, ``partyOrganOf``, ``ledBy``, ``guidedBy``, ``jurisdiction``,
        ``place``, ``target``; ``utterance`` (speaker, event), whose speaker is the event where it speaks itself.
    subject, object : str
        Keys of entities of the same reading.
    qualifiers : mapping
        Of a tenure: ``title``, ``status`` (attested, ended, acting, appointed), ``from``, ``until`` (ISO dates).
        Of a participation: ``role`` (local name in the role vocabulary), ``modality`` (actual, planned, negated),
        ``capacity`` (ids of tenures), ``capacityText``, ``order``.
        Of an utterance: ``kind`` (demand, statement).
        Of the others: ``basis``: ``text`` when the text says it, ``name`` when the name shows it, ``reference``.
    confidence : float
        0 to 1.
    rule : str
        The name of the rule that made it.
    content : Span, optional
        What an utterance says; its evidence is the words that tell who spoke.
    doubts : tuple of str
        What speaks against it, sorted: names that ``kg.confidence`` knows.
    """

    id: str
    relation: str
    subject: str
    object: str
    evidence: Span
    confidence: float
    rule: str
    qualifiers: Mapping[str, Value] = field(default_factory=dict)
    content: Span | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """What looked like a title or an organization and could not be read, with its place in the text."""

    kind: str
    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one document: one line of ``statements.jsonl``.

    `sentences` holds the sentence spans in which mentions and evidence lie, in order.
    """

    id: str
    digest: str
    title: str = ""
    date: dt.date | None = None
    source: str = ""
    url: str = ""
    length: int = 0
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    unread: tuple[Unread, ...] = ()

    def check(self, text: str) -> Reading:
        """Return self if each span quotes `text` and each key is known; QuotationError otherwise."""
        keys = {entity.key for entity in self.entities}
        for span in self.spans():
            span.check(text)
        for mention in self.mentions:
            if mention.entity not in keys:
                raise QuotationError(f"{self.id}: a mention of the unknown entity {mention.entity}")
        for statement in self.statements:
            if statement.subject not in keys or statement.object not in keys:
                raise QuotationError(f"{self.id}: statement {statement.id} is about an unknown entity")
        return self

    def above(self, confidence: float) -> Reading:
        """The reading without the statements below a confidence, and without the capacities that rest on them."""
        kept = {s.id for s in self.statements if s.confidence >= confidence}
        statements = []
        for statement in self.statements:
            if statement.id not in kept:
                continue
            capacity = statement.qualifiers.get("capacity")
            if isinstance(capacity, tuple) and not kept.issuperset(capacity):
                rest = {**statement.qualifiers, "capacity": tuple(t for t in capacity if t in kept)}
                statement = replace(statement, qualifiers=rest)
            statements.append(statement)
        return replace(self, statements=tuple(statements))

    def spans(self) -> list[Span]:
        """Every span of the reading: sentences, mentions, evidence, what was said, unread."""
        return [
            *self.sentences,
            *(mention.span for mention in self.mentions),
            *(statement.evidence for statement in self.statements),
            *(statement.content for statement in self.statements if statement.content is not None),
            *(item.span for item in self.unread),
        ]

    def to_json(self) -> dict[str, Any]:
        """The reading as plain JSON values, without what is empty; `from_json` reads it back."""

        def put(span: Span) -> list[Any]:
            return [span.start, span.end, span.text]

        record: dict[str, Any] = {"id": self.id, "digest": self.digest, "title": self.title}
        record["date"] = self.date.isoformat() if self.date else ""
        record.update(source=self.source, url=self.url, length=self.length)
        record["sentences"] = [put(span) for span in self.sentences]
        record["entities"] = [
            {"key": e.key, "class": e.kind, "name": e.name, "names": list(e.names)} | _plain("attributes", e.attributes)
            for e in self.entities
        ]
        record["mentions"] = [[m.entity, *put(m.span)] for m in self.mentions]
        record["statements"] = [
            {
                "id": s.id,
                "relation": s.relation,
                "subject": s.subject,
                "object": s.object,
                "evidence": put(s.evidence),
                "confidence": s.confidence,
                "rule": s.rule,
                **_plain("qualifiers", s.qualifiers),
                **({"content": put(s.content)} if s.content is not None else {}),
                **({"doubts": list(s.doubts)} if s.doubts else {}),
            }
            for s in self.statements
        ]
        record["unread"] = [[u.kind, *put(u.span), u.why] for u in self.unread]
        return {name: value for name, value in record.items() if value not in ("", [])}

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Reading:
        """Read what `to_json` wrote; KeyError, TypeError or ValueError if it is something else."""
        date = record.get("date", "")
        return cls(
            id=record["id"],
            digest=record["digest"],
            title=record.get("title", ""),
            date=dt.date.fromisoformat(date) if date else None,
            source=record.get("source", ""),
            url=record.get("url", ""),
            length=record.get("length", 0),
            sentences=tuple(Span(*row) for row in record.get("sentences", ())),
            entities=tuple(
                Entity(e["key"], e["class"], e["name"], tuple(e.get("names", ())), _mapping(e.get("attributes")))
                for e in record.get("entities", ())
            ),
            mentions=tuple(Mention(row[0], Span(*row[1:])) for row in record.get("mentions", ())),
            statements=tuple(
                Statement(
                    s["id"],
                    s["relation"],
                    s["subject"],
                    s["object"],
                    Span(*s["evidence"]),
                    s["confidence"],
                    s["rule"],
                    _mapping(s.get("qualifiers")),
                    Span(*s["content"]) if "content" in s else None,
                    tuple(s.get("doubts", ())),
                )
                for s in record.get("statements", ())
            ),
            unread=tuple(Unread(row[0], Span(*row[1:4]), row[4]) for row in record.get("unread", ())),
        )


def _plain(name: str, values: Mapping[str, Value]) -> dict[str, Any]:
    if not values:
        return {}
    return {name: {key: list(v) if isinstance(v, tuple) else v for key, v in sorted(values.items())}}


def _mapping(values: Mapping[str, Any] | None) -> dict[str, Value]:
    return {key: tuple(v) if isinstance(v, list) else v for key, v in (values or {}).items()}
