"""The reading of one document in the making: entities with their mentions, and statements with their very words.

Offsets come in as they count in the folded text, and go out as they count in the text as given.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg import confidence
from kg.analysis import Analysis
from kg.model import Entity, Mention, Reading, Span, Statement, Unread, Value


@dataclass(slots=True, eq=False)
class Draft:
    """An entity in the making; `spans` are its mentions."""

    key: str
    kind: str
    name: str
    names: set[str] = field(default_factory=set)
    attributes: dict[str, Value] = field(default_factory=dict)
    spans: set[tuple[int, int]] = field(default_factory=set)


class Ledger:
    """Takes down what a document says, and makes its reading of it."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.drafts: dict[str, Draft] = {}
        self._numbers: Counter[str] = Counter()
        self._statements: list[Statement] = []
        self._unread: list[Unread] = []

    def draft(self, prefix: str, kind: str, name: str) -> Draft:
        """A new entity; its key is the prefix and a number."""
        self._numbers[prefix] += 1
        draft = Draft(f"{prefix}{self._numbers[prefix]}", kind, name)
        self.drafts[draft.key] = draft
        return draft

    def state(
        self,
        relation: str,
        ends: tuple[str, str],
        span: tuple[int, int],
        qualifiers: Mapping[str, Value],
        *,
        rule: str,
        doubts: Sequence[str] = (),
        identifier: str = "",
        content: tuple[int, int] | None = None,
    ) -> None:
        """Take down a statement; `ends` are the keys of its subject and object.

        Its confidence is what its rule earns, less what speaks against it (`doubts`, names that `kg.confidence` knows).
        `identifier` is the name by which the capacity of a later statement refers to this one, until all get their ids;
        `content` are the words that an utterance says.
        """
        subject, target = ends
        evidence, said = self._span(*span), self._span(*content) if content else None
        told = tuple(sorted(doubts))
        worth = confidence.of(rule, told)
        self._statements.append(
            Statement(identifier, relation, subject, target, evidence, worth, rule, qualifiers, said, told)
        )

    def leave(self, kind: str, start: int, end: int, why: str) -> None:
        """Note a place that could not be read, and why."""
        self._unread.append(Unread(kind, self._span(start, end), why))

    def reading(self) -> Reading:
        """All that was taken down, in the order of the text; QuotationError if a span does not quote it."""
        document = self.analysis.document
        mentions = [Mention(d.key, self._span(*span)) for d in self.drafts.values() for span in sorted(d.spans)]
        mentions.sort(key=lambda m: (m.span.start, m.span.end, m.entity))
        statements = _numbered(self._statements)
        quoted = [m.span for m in mentions]
        quoted += [span for s in statements for span in (s.evidence, s.content) if span is not None]
        return Reading(
            id=document.id,
            digest=document.digest,
            title=document.title,
            date=document.date,
            source=document.source,
            url=document.url,
            length=len(document.text),
            sentences=self._sentences(quoted),
            entities=tuple(
                Entity(d.key, d.kind, d.name, tuple(sorted(d.names - {d.name})), d.attributes)
                for d in self.drafts.values()
            ),
            mentions=tuple(mentions),
            statements=statements,
            unread=tuple(sorted(set(self._unread), key=lambda item: item.span)),
        ).check(document.text)

    def _span(self, start: int, end: int) -> Span:
        return Span.of(self.analysis.document.text, *self.analysis.original(start, end))

    def _sentences(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """The sentences in which one of the spans begins."""
        starts = sorted(span.start for span in spans)
        found = []
        for sentence in self.analysis.sentences:
            begin, finish = self.analysis.original(sentence.start, sentence.end)
            position = bisect_left(starts, begin)
            if position < len(starts) and starts[position] < finish:
                found.append(Span.of(self.analysis.document.text, begin, finish))
        return tuple(found)


def _numbered(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements in the order of their evidence, with ids by that order, and capacities by those ids."""
    ordered = sorted(statements, key=_order)
    ids = {s.id: f"s{number}" for number, s in enumerate(ordered, 1) if s.id}
    numbered = []
    for number, statement in enumerate(ordered, 1):
        qualifiers = statement.qualifiers
        capacity = qualifiers.get("capacity")
        if isinstance(capacity, tuple):
            qualifiers = {**qualifiers, "capacity": tuple(ids[identifier] for identifier in capacity)}
        numbered.append(replace(statement, id=f"s{number}", qualifiers=qualifiers))
    return tuple(numbered)


def _order(statement: Statement) -> tuple[int, int, str, str, str, str, int]:
    evidence, role = statement.evidence, str(statement.qualifiers.get("role", ""))
    content = statement.content.start if statement.content is not None else -1
    return evidence.start, evidence.end, statement.relation, statement.subject, statement.object, role, content
