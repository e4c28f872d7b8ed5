"""Rites: wreaths that people lay before a monument, and ceremonies that only say what they are held for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import nullcontext

from kg.acts import MOVES, act
from kg.agents import Agent, people
from kg.analysis import Happening, Human
from kg.discourse import Item, Scan, aside, modality_of, note

#: Verbs of laying flowers.
LAYS = frozenset("敬献花篮 敬献花圈 敬献了花篮 敬献了花圈 献花篮 献花圈 敬献鲜花 敬献花束 敬献花环 献花".split())
# Before whom or what they are laid; to others flowers are given in welcome.
MONUMENT = re.compile(
    "(?:向|在|来到|前往|赴|瞻仰|为)(?=[^，。；]*(?:[碑墓塔像陵]|烈士|先烈|先辈|英烈|英雄|遗像|灵柩|浮雕|群雕|纪念[馆堂园]))"
    "[^，。；]*$"
)
# How they are laid, and what may stand in the clause between the monument and the verb.
GOAL = re.compile("向[^，。；]*$")
# Before a place that is no person: 来到刘庄烈士陵园.
WAY = re.compile("(?:来到|前往|走进|奔赴|赴|在|到)$")
#: What a ceremony may be held for, told after it; to welcome somebody is in its name already.
PURPOSE = re.compile("，?(?P<why>欢迎|纪念|庆祝|悼念|缅怀)(?P<what>[^，。；]{2,60})")
WELCOME = "欢迎"
HEADS = frozenset("仪式 活动 大会 集会 宴会 晚宴 午宴 招待会".split())
# What tells of many activities at many places.
MANY = re.compile("(?:形式|丰富|各种|各类|多种|多项|系列|等)[^，。；]{0,6}$")
#: Between the welcome and whom it is for.
COMING = re.compile("[^，。；、]{0,30}")


def is_wreath(scan: Scan, word: str, verb: Item) -> bool:
    """Whether a verb tells that flowers are laid before a monument, and not given to a guest."""
    begin = scan.clause_start(verb.start)
    if word not in LAYS:
        return False
    return MONUMENT.search(scan.text, begin, verb.start) is not None


def note_wreath(scan: Scan, verb: Item, agents: Sequence[Agent], rule: str) -> None:
    """Note who lay a wreath: at the ceremony that is being told, or in an act of its own beside the current event."""
    mourners = [a for a in people(agents) if not WAY.search(scan.before(a.left, 4))]
    if not mourners:
        return
    modality = modality_of(scan, verb)
    known = scan.local or scan.discourse.event
    if known is not None and known.kind == "Ceremony" and not MOVES.search(scan.text, scan.sentence.start, verb.start):
        for agent in mourners:
            note(scan, agent, "attend", known, verb, rule, modality)
        return
    goal = GOAL.search(scan.text, scan.clause_start(verb.start), verb.start)
    with aside(scan) if known is not None else nullcontext():
        event = act(scan, goal.start() if goal else verb.start, verb.end, "Ceremony", mourners)
        for agent in mourners:
            note(scan, agent, "attend", event, verb, rule, modality)


def name_by_purpose(scan: Scan, held: Happening) -> None:
    """Name a ceremony without a name by what it is held for: 举行仪式，欢迎某总统 is a 欢迎仪式."""
    purpose = _purpose(scan, held)
    if purpose is None:
        return
    why, head = purpose["why"], held.name
    held.generic = False
    if why == WELCOME:
        held.name = why + head
        return
    about = next((h for h in _humans(scan) if purpose.start("what") <= h.start < purpose.end()), None)
    held.name = why + scan.text[about.start if about else purpose.start("what") : purpose.end()] + head


def note_welcomed(scan: Scan, verb: Item, held: Happening) -> None:
    """Note for whom a ceremony of welcome is held: 举行仪式，欢迎某总统对我国进行国事访问."""
    purpose = PURPOSE.match(scan.text, held.end, scan.sentence.end)
    if purpose is None or purpose["why"] != WELCOME or not held.first().told:
        return
    guest = next((h for h in _humans(scan) if h.left >= purpose.start("what")), None)
    if guest is not None and COMING.fullmatch(scan.text, purpose.start("what"), guest.left):
        note(scan, guest, "guest", held.first(), verb, "welcomes")


def _purpose(scan: Scan, held: Happening) -> re.Match[str] | None:
    if held.name not in HEADS or MANY.search(scan.before(held.start, 12)):
        return None
    return PURPOSE.match(scan.text, held.end, scan.sentence.end)


def _humans(scan: Scan) -> list[Human]:
    return scan.analysis.humans.get(scan.sentence.index, [])
