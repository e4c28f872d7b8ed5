"""What was said at the events of a document, and who said it."""

from __future__ import annotations

from collections.abc import Callable

from kg.analysis import Happening, Human, Organ
from kg.ledger import Ledger


def take_sayings(
    ledger: Ledger, agent_key: Callable[[Human | Organ], str], event_key: Callable[[Happening], str]
) -> None:
    """Take down an utterance for each saying at an event that is told; an event that speaks itself is its subject."""
    for saying in ledger.analysis.sayings:
        if not saying.event.first().told:
            continue
        event = event_key(saying.event)
        ledger.state(
            "utterance",
            (event if saying.speaker is None else agent_key(saying.speaker), event),
            saying.told,
            {"kind": "demand" if saying.demand else "statement"},
            rule=saying.rule,
            content=(saying.start, saying.end),
        )
