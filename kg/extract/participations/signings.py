"""Signings: 甲与乙签署某协议; 甲和乙共同见证签署某协议, where others sign; 两国元首签署某声明, those who held talks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.acts import act, end_of
from kg.agents import Agent, people
from kg.analysis import Happening, Human
from kg.discourse import Item, Scan, aside, modality_of, note

WITNESSED = re.compile("(?:共同)?见证了?[^，。；]{0,14}$")
HEADS = re.compile(
    "(?:会谈后|会见后|随后)?两国(?P<rank>元首|领导人|总理)(?:还|共同|一道|一起|亲自|正式)*(?:见证了?[^，。；]{0,14})?$"
)
# What both of the two are called in the document, and what neither is.
HAVE = {"总理": re.compile("总理|首相")}
HAVE_NOT = {"元首": re.compile("总理|首相|副|部长|外长|议长|委员长"), "总理": re.compile("副总理|副首相")}


def note_signing(scan: Scan, verb: Item, agents: Sequence[Agent]) -> None:
    """Tell a signing, with those who sign, or who attend it as witnesses.

    One body alone signs nothing, since with whom it did would be told.
    """
    begin = scan.clause_start(verb.start, "，；：")
    witnessed = WITNESSED.search(scan.text, begin, verb.start)
    start = witnessed.start() if witnessed else verb.start
    role = "attend" if witnessed else "signer"
    heads = HEADS.match(scan.text, begin, verb.start)
    if heads is not None and not agents:
        agents = _heads(scan, heads["rank"])
        verb = replace(verb, start=heads.start())
    if not agents or (len(agents) < 2 and not isinstance(agents[0], Human)):
        return
    if witnessed is None and heads is None:
        _note(scan, verb, agents, role, start)
    elif modality_of(scan, verb) == "actual":
        # Both go on with their talks.
        with aside(scan):
            _note(scan, verb, people(agents) if witnessed else agents, role, start)


def _note(scan: Scan, verb: Item, agents: Sequence[Agent], role: str, start: int) -> None:
    event = act(scan, start, end_of(scan, verb), "Signing", agents)
    for agent in agents:
        note(scan, agent, role, event, verb, "signs")


def _heads(scan: Scan, rank: str) -> list[Human]:
    """The two who held talks, where the document tells talks of two only; titles of another rank speak against them."""
    pairs = [pair for event in scan.discourse.told if (pair := _talkers(scan, event))]
    if len({frozenset(human.name for human in pair) for pair in pairs}) != 1:
        return []
    for human in pairs[0]:
        phrases = _phrases(scan, human.name)
        if (rank in HAVE and not HAVE[rank].search(phrases)) or (rank in HAVE_NOT and HAVE_NOT[rank].search(phrases)):
            return []
    return pairs[0]


def _talkers(scan: Scan, event: Happening) -> list[Human]:
    """The host and the guest of talks between two persons; nobody where there are more or fewer."""
    if event.kind != "Reception":
        return []
    parts = [part for part in scan.analysis.parts if part.event is event]
    sides = [people(part.agent for part in parts if part.role == role) for role in ("receiver", "guest")]
    return [side[0] for side in sides] if all(len({h.name for h in side}) == 1 for side in sides) else []


def _phrases(scan: Scan, name: str) -> str:
    """All that the document calls a person by: the names with the titles beside them."""
    return "、".join(scan.text[human.left : human.right] for human in scan.analysis.mentions()[name])
