"""What verbs of hosting only seem to hold: a congress told by its number, a rally of nobody's, talks or a check."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.acts import MOVES, PURPOSE
from kg.agents import Agent, people
from kg.analysis import Happening
from kg.discourse import Item, Scan

# A congress told by its number alone, which is no event that was told before: 召开|二十大.
CONGRESS = re.compile("了?(?:党的|中共)?[一二三四五六七八九十]{1,3}大(?![会家])")
# Gatherings of crowds, whose they are no list of agents before them tells: 甲的支持者举行集会.
RALLIES = ("集会",)
# Verbs that carry the noun of an inspection, and what stands between the two.
CARRYING = frozenset({"开展", "组织开展"})
CARRIED = re.compile("了?[^，。；、：的“”]{0,30}(?:“[^”]{1,16}”[^，。；、的]{0,6})?")


def holds_congress(scan: Scan, verb: Item) -> bool:
    """Whether what is held is a congress told by its number alone."""
    return CONGRESS.match(scan.text, verb.end) is not None


def is_rally(event: Happening) -> bool:
    """Whether an event is one of a crowd, which no agent before its verb holds."""
    return event.name.endswith(RALLIES)


def leads_to_act(scan: Scan, verb: Item, index: int, agents: Sequence[Agent]) -> bool:
    """Whether a verb of hosting only carries the noun of talks or an inspection: 举行了富有成果的会晤, 开展检查."""
    following = next(iter(scan.items[index + 1 : index + 2]), None)
    if following is None:
        return False
    between = scan.text[verb.end : following.start]
    if following.role == "receiver":
        return "，" not in between
    carrying = scan.text[verb.start : verb.end] in CARRYING
    goes = carrying and (
        MOVES.search(scan.text, scan.sentence.start, verb.start)
        or PURPOSE.search(scan.text, scan.sentence.start, verb.end)
    )
    return following.role == "inspector" and bool(goes and people(agents)) and CARRIED.fullmatch(between) is not None
