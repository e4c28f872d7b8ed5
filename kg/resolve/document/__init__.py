"""From the mentions of one document to its reading: entities, mentions and statements, each with its very words."""

from __future__ import annotations

from collections.abc import Mapping

from kg.analysis import Analysis, Human, Organ
from kg.doubts import Doubts
from kg.ledger import Ledger
from kg.model import Reading
from kg.naming import Namer
from kg.ontology import KnownOrganization, Ontology
from kg.resolve.document.bodies import Bodies
from kg.resolve.document.events import take_events
from kg.resolve.document.people import take_people
from kg.resolve.document.posts import take_posts
from kg.resolve.document.sayings import take_sayings

__all__ = ["read"]


def read(analysis: Analysis, ontology: Ontology, known: Mapping[str, KnownOrganization]) -> Reading:
    """The reading of an analysed document; `known` are the reference organizations by each of their names."""
    namer = _named(analysis, known)
    ledger = Ledger(analysis)
    doubts = Doubts(analysis)
    bodies = Bodies(ledger, namer, ontology)
    people = take_people(ledger)
    tenures = take_posts(ledger, namer, doubts, people, bodies.key)

    def agent_key(agent: Human | Organ) -> str:
        return people[agent.name] if isinstance(agent, Human) else bodies.key(namer.name(agent))

    _leave_pointers(ledger, namer)
    take_sayings(ledger, agent_key, take_events(ledger, doubts, agent_key, tenures))
    bodies.take_mentions()
    bodies.take_structure()
    for kind, start, end, why in analysis.unread:
        ledger.leave(kind, start, end, why)
    return ledger.reading()


def _leave_pointers(ledger: Ledger, namer: Namer) -> None:
    """Leave unread what bodies did that the document only points at: nobody could tell which body 我校 is."""

    def points(agent: object) -> bool:
        body = namer.name(agent) if isinstance(agent, Organ) else None
        return body is not None and (body.points or namer.is_bare(body))

    analysis = ledger.analysis
    for part in analysis.parts:
        if points(part.agent):
            ledger.leave("organization", part.agent.start, part.agent.end, "not named")
    analysis.parts[:] = [part for part in analysis.parts if not points(part.agent)]
    analysis.sayings[:] = [saying for saying in analysis.sayings if not points(saying.speaker)]
    for event in analysis.happenings:
        event.targets[:] = [target for target in event.targets if not points(target)]


def _named(analysis: Analysis, known: Mapping[str, KnownOrganization]) -> Namer:
    """All organizations by name: whole names first, then those of posts, then what only points at them."""
    namer = Namer(analysis, known)
    for organ in analysis.all_organs():
        if organ.proper:
            namer.name(organ)
    for human in analysis.all_humans():
        for holding in human.holdings:
            if holding.organ is not None:
                namer.name(holding.organ)
    for organ in analysis.all_organs():
        namer.name(organ)
    namer.merge()
    return namer
