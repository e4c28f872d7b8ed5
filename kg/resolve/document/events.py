"""The events of a document: who took part in which role, where they were, and at whom or what they were aimed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.analysis import Analysis, Happening, Human, Organ, Part, PlaceHit
from kg.doubts import Doubts
from kg.ledger import Draft, Ledger
from kg.model import Value
from kg.naming import place_name

# A name so short says nothing by itself: without anybody who took part it is no event worth noting.
TELLING = 5


def take_events(
    ledger: Ledger,
    doubts: Doubts,
    agent_key: Callable[[Human | Organ], str],
    tenures: Mapping[Human, Sequence[str]],
) -> Callable[[Happening], str]:
    """Take down the events that are told and all that is said of them; `tenures` are the posts told with a mention.

    What comes back gives the key of an event by one of its mentions.
    """
    events = _Events(ledger, doubts, agent_key, tenures)
    happenings = ledger.analysis.happenings
    _drop_untold(ledger.analysis)
    for happening in happenings:
        if happening.first().told:
            events.mention(happening)
    for part in ledger.analysis.parts:
        if part.event.first().told:
            events.participation(part)
    for happening in happenings:
        if happening.first() is happening and happening.told:
            events.surroundings(happening)
    return lambda happening: events.draft(happening).key


def _drop_untold(analysis: Analysis) -> None:
    """Let events that nobody attends and whose names say nothing count as not told."""
    attended = {part.event.first() for part in analysis.parts}
    for happening in analysis.happenings:
        first = happening.first()
        if first not in attended and (first.generic or len(first.name) < TELLING):
            first.told = False


class _Events:
    """The events and places taken down so far."""

    def __init__(
        self,
        ledger: Ledger,
        doubts: Doubts,
        agent_key: Callable[[Human | Organ], str],
        tenures: Mapping[Human, Sequence[str]],
    ) -> None:
        self.ledger = ledger
        self.doubts = doubts
        self.agent_key = agent_key
        self.tenures = tenures
        self.drafts: dict[Happening, Draft] = {}
        self.places: dict[str, Draft] = {}
        self.parts: set[tuple[str, str, str]] = set()

    def draft(self, happening: Happening) -> Draft:
        """The entity of the event that a mention means."""
        first = happening.first()
        draft = self.drafts.get(first)
        if draft is None:
            draft = self.drafts[first] = self.ledger.draft("e", first.kind, first.name)
            if first.date:
                draft.attributes.update(date=first.date, datePrecision=first.precision)
                if first.until:
                    draft.attributes["until"] = first.until
            draft.spans.add((first.start, first.end))
        return draft

    def mention(self, happening: Happening) -> None:
        """Take down a mention; a longer form of an event's name takes its place."""
        draft, name = self.draft(happening), happening.name
        draft.spans.add((happening.start, happening.end))
        if name == draft.name:
            return
        if len(name) > len(draft.name) and draft.name in name and not happening.generic:
            draft.name, name = name, draft.name
        draft.names.add(name)

    def participation(self, part: Part) -> None:
        """Take down one agent's role, once for each event."""
        agent = part.agent
        subject, event = self.agent_key(agent), self.draft(part.event).key
        if (subject, event, part.role) in self.parts:
            return
        self.parts.add((subject, event, part.role))
        qualifiers: dict[str, Value] = {"role": part.role, "modality": part.modality, "order": part.order}
        if isinstance(agent, Human):
            qualifiers.update(self._capacity(agent))
        self.ledger.state(
            "participation",
            (subject, event),
            (part.start, part.end),
            qualifiers,
            rule=part.rule,
            doubts=self.doubts.of_part(part),
        )

    def _capacity(self, human: Human) -> dict[str, Value]:
        """The posts in which somebody takes part, and the words that say them."""
        found: dict[str, Value] = {}
        capacity = tuple(sorted(set(self.tenures.get(human, ()))))
        if capacity:
            found["capacity"] = capacity
        words = self.ledger.analysis.text[human.left : human.start]
        if words and human.holdings:
            found["capacityText"] = words
        return found

    def surroundings(self, event: Happening) -> None:
        """Take down where an event was and at whom or what it was aimed."""
        key = self.draft(event).key
        for place in event.places:
            self._say("place", (key, self._place(place).key), place)
        for target in event.targets:
            if not isinstance(target, PlaceHit):
                self._say("target", (key, self.agent_key(target)), target)

    def _say(self, relation: str, ends: tuple[str, str], words: PlaceHit | Human | Organ) -> None:
        span = (words.start, words.end)
        self.ledger.state(relation, ends, span, {"basis": "text"}, rule=relation)

    def _place(self, place: PlaceHit) -> Draft:
        name, code = place_name(place)
        draft = self.places.get(code or name)
        if draft is None:
            kind = "Country" if place.country else "AdministrativeDivision" if code else "Place"
            draft = self.places[code or name] = self.ledger.draft("l", kind, name)
            if code:
                draft.attributes["division"] = code
        draft.spans.add((place.start, place.end))
        return draft
