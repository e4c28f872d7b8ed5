"""How sure a fact is: what the rule that read it earns, less what speaks against it.

A confidence is the share of facts of its kind that are right, as measured: of a hundred facts with 0.9, about ninety.
``tests/bench/confidence.py`` measures both tables anew and prints them with the counts behind each number; after a
change to the extraction, run it and put here what it prints. Measured were the facts read in 72 annotated articles, and
450 facts of national news, drawn from all rules and judged one by one. A rule with few facts was pulled towards the
mean of its layer. What it does not print has hardly any facts to be measured by and keeps its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import prod

#: What a rule earns where nothing speaks against the fact, by its name.
RULES: Mapping[str, float] = {
    # Posts.
    "title": 0.99,
    "title-after": 0.99,
    "set-off-title": 0.97,
    "shared-title": 0.99,
    "post-told": 0.99,
    "headline": 0.95,
    # Parts in events.
    "accompanies": 0.97,
    "agent-verb": 0.98,
    "all-events": 0.96,
    "inspects": 0.98,
    "led": 0.98,
    "listed": 0.98,
    "listened-to": 0.98,
    "passive": 0.98,
    "personnel": 0.99,
    "recalled": 0.98,
    "received": 0.96,
    "receives": 0.96,
    "relative-clause": 0.98,
    "respectively": 0.99,
    "same-subject": 0.98,
    "saying": 0.98,
    "signs": 0.92,
    "talks": 0.99,
    "together": 0.98,
    "visits": 0.99,
    "welcomes": 0.98,
    # Parts in events by rules that hardly ever read any: a little less than the mean of the others.
    "arrives": 0.95,
    "before-event": 0.95,
    "before-topic": 0.95,
    "both-sides": 0.95,
    "briefs": 0.95,
    "carried": 0.95,
    "colon": 0.95,
    "deed": 0.95,
    "drawn": 0.95,
    "heads": 0.95,
    "hosts": 0.95,
    "lectures": 0.95,
    "meets": 0.95,
    "meets-press": 0.95,
    "own-meeting": 0.95,
    "present": 0.95,
    "pronoun": 0.95,
    "sends": 0.95,
    "studies": 0.95,
    "travels": 0.95,
    # Words at an event, but for those of a rule above: not measured.
    "event-speaks": 0.9,
    "goes-on": 0.75,
    # Relations between bodies, events and places.
    "name-nesting": 0.94,
    "place": 0.93,
    "target": 0.94,
    # Not measured: it depends on the model.
    "language-model": 0.6,
}
#: Of a rule that has no entry, such as an extension's.
OTHER = 0.6

#: By how much a doubt multiplies the odds that a fact is wrong; `kg.doubts` says what each means.
DOUBTS: Mapping[str, float] = {
    # Of a person or body.
    "part of a name": 8.1,
    "more than a name": 2.5,
    "body without a place": 3.2,
    # Of a post.
    "body unsaid": 3.6,
    "body unsaid abroad": 2.0,
    "body of two heads": 3.4,
    # Of a part in an event.
    "person without a post": 1.8,
    "person as host": 5.8,
    "body present": 2.0,
    "short event": 1.4,
    "alone at the event": 6.8,
    "only said to speak": 6.7,
    "comma before the verb": 6.7,
    "spoken words": 2.0,
}


def of(rule: str, doubts: Iterable[str] = ()) -> float:
    """The confidence of a fact, above 0 and below 1, to two places; KeyError if there is no such doubt."""
    return weigh(RULES.get(rule, OTHER), (DOUBTS[doubt] for doubt in doubts))


def weigh(earned: float, factors: Iterable[float]) -> float:
    """What is left of what a rule earns when each factor multiplies the odds of an error.

    >>> weigh(0.9, ())
    0.9
    >>> weigh(0.9, (3.0, 2.0))
    0.6
    """
    odds = (1 - earned) / earned * prod(factors)
    return min(0.99, max(0.01, round(1 / (1 + odds), 2)))
