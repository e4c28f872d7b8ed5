"""Signings: 甲与乙签署某协议; 甲和乙共同见证签署某协议, where others sign; 两国元首签署某声明, those who held talks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.acts import act, end_of
from kg.agents import Agent, left, people
from kg.analysis import Human
from kg.discourse import Item, Scan, aside, modality_of, note
from kg.gatherings import GATHERINGS, is_gathering
from kg.told import HEADS, heads

WITNESSED = re.compile("(?:共同)?见证了?[^，。；]{0,60}$")
# Those before whose eyes others sign: 在甲的见证下，乙与丙签约.
IN_SIGHT = re.compile("在[^。；]*?见证下")
# What is exchanged where others see it signed.
EXCHANGED = "交换"
PAPERS = re.compile("[^，。；《]{0,80}?(?:文件|文本|协议|备忘录|公报)")
#: What is signed, before the verb: 在协议书|上签字.
ON, ON_PAPER = "上", re.compile("在[^，。；在]{2,30}$")
#: The most characters from a verb to the papers that give the signing its name.
REACH = 60


def note_signing(scan: Scan, verb: Item, agents: Sequence[Agent]) -> None:
    """Tell a signing, with those who sign, or who attend it as witnesses.

    One body alone signs nothing, since with whom it did would be told.
    """
    seen = IN_SIGHT.search(scan.text, scan.sentence.start, verb.start)
    witnesses = [agent for agent in agents if seen and seen.start() <= left(agent) < seen.end()]
    agents = [agent for agent in agents if agent not in witnesses]
    begin = scan.clause_start(verb.start, "，；：")
    witnessed = WITNESSED.search(scan.text, begin, verb.start)
    paper = ON_PAPER.search(scan.text, begin, verb.start) if scan.text.startswith(ON, verb.start) else None
    start = witnessed.start() if witnessed else paper.start() if paper else verb.start
    role = "attend" if witnessed else "signer"
    if scan.text.startswith(EXCHANGED, verb.start) and not (witnessed and PAPERS.match(scan.text, verb.end)):
        return
    by_rank = HEADS.match(scan.text, begin, start)
    if by_rank is not None and not agents:
        agents = heads(scan, by_rank["rank"])
        verb = replace(verb, start=by_rank.start())
        if _is_told(scan, agents, role):
            return
    if not agents or (len(agents) < 2 and not isinstance(agents[0], Human)):
        return
    if witnessed is None and by_rank is None and not _is_aside(scan):
        _note(scan, verb, agents, role, start, witnesses)
    elif modality_of(scan, verb) == "actual":
        # Both go on with their talks, or the gathering goes on.
        with aside(scan):
            _note(scan, verb, people(agents) if witnessed else agents, role, start, witnesses)


def _is_aside(scan: Scan) -> bool:
    """Whether a signing is told within a gathering told before, which goes on: 会议期间，甲与乙签订责任书."""
    current = scan.discourse.event
    return current is not None and current.sentence < scan.sentence.index and current.kind in GATHERINGS


def _note(
    scan: Scan, verb: Item, agents: Sequence[Agent], role: str, start: int, witnesses: Sequence[Agent] = ()
) -> None:
    event = scan.local or scan.discourse.event
    if event is None or event.kind != "Signing" or not is_gathering(event):
        papers = PAPERS.match(scan.text, verb.end, min(verb.end + REACH, scan.sentence.end))
        event = act(scan, start, papers.end() if papers else end_of(scan, verb), "Signing", agents)
    for agent in agents:
        note(scan, agent, role, event, verb, "signs")
    for witness in witnesses:
        note(scan, witness, "attend", event, verb, "signs")


def _is_told(scan: Scan, agents: Sequence[Agent], role: str) -> bool:
    """Whether these have part in a signing told before, which those named by rank alone go back to."""
    names = {human.name for human in people(agents)}
    parts = (p for p in scan.analysis.parts if p.event.kind == "Signing" and p.role == role)
    return bool(names) and names <= {p.agent.name for p in parts if isinstance(p.agent, Human)}
