"""Clauses that name an event before those who hold it: 大会由甲主持, 论坛由甲主办、乙承办."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.agents import BUILT, IN_CHARGE, Agent, left
from kg.analysis import Happening, Human, Organ
from kg.discourse import HOSTING, Item, Scan

__all__ = ["SUPPORTING", "hosted_before", "passive_agents", "passive_subject"]

STOP = re.compile("[。；]")
BY = "由"
#: Verbs of those who carry out what others hold, and what stands between these and them.
SUPPORTING = frozenset("主办 承办 协办 联合承办 共同承办".split())
#: What governs a body that somebody speaks about or to.
ABOUT = tuple("就对向")
NEXT_HOST = re.compile("[，、；]?由?")
#: What joins a body and a person who do something together; without it the body is where the person has a post.
JOINS = re.compile("[、，；和及与]")


def passive_agents(scan: Scan, verb: Item) -> list[Agent]:
    """由 A 主持, 由 A、B 主办: the agents after 由, and of 由 A 主办、B 承办 those of the verb itself."""
    mark = scan.text.rfind(BY, max(scan.sentence.start, verb.start - 40), verb.start)
    if mark < 0 or "，" in scan.text[mark : verb.start]:
        return []
    if mark < scan.last_end and scan.last_role in HOSTING and scan.text.startswith("的", scan.last_end):
        return []  # 由甲主办的论坛在|某馆|举办
    begins = {mark, scan.last_end if mark < scan.last_end else mark}
    for begin in sorted(begins, reverse=True):
        found = [i for i in scan.items if begin <= i.start and i.end <= verb.start]
        agents = [i.what for i in found if isinstance(i.what, Human | Organ) and _does(scan, i)]
        if agents:
            return agents
    return []


def _does(scan: Scan, item: Item) -> bool:
    """Whether an agent after 由 does something; one may only be in charge of it, and a body what it is told about."""
    if IN_CHARGE.match(scan.text, item.end):
        return False
    if not isinstance(item.what, Organ):
        return True
    if _names_post(scan, item):
        return False
    return scan.before(item.start, 1) not in ABOUT and not BUILT.match(scan.text, item.end)


def _names_post(scan: Scan, body: Item) -> bool:
    """Whether a body only says where the person named next has a post: 由|某会|第一次会议主席团常务主席某某|主持."""
    person = next((i for i in scan.items if isinstance(i.what, Human) and i.start >= body.end), None)
    return person is not None and JOINS.search(scan.text, body.end, person.start) is None


def passive_subject(scan: Scan, verb: Item) -> Happening | None:
    """The event that a passive clause is about: 大会由某某主持."""
    mark = scan.text.rfind(BY, scan.sentence.start, verb.start)
    named = [i.what for i in scan.items if isinstance(i.what, Happening) and i.end <= mark]
    return next((e for e in reversed(named) if not STOP.search(scan.text[e.end : mark])), None)


def hosted_before(scan: Scan, verb: Item, agents: Sequence[Agent]) -> Happening | None:
    """The event of the verb of hosting right before the agents of this one: 论坛由甲主办，乙承办."""
    if not agents or scan.last_role not in HOSTING or scan.text[verb.start : verb.end] not in SUPPORTING:
        return None
    event = scan.local
    follows = NEXT_HOST.fullmatch(scan.text, scan.last_end, left(agents[0]))
    return event if follows and event is not None and event.told else None
