"""Parts in events that stand by their name: 主持会议, 出席座谈会的有甲、乙, 由某局主办."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.agents import Agent, left, words
from kg.analysis import Happening, Hit, Human, Organ
from kg.crowds import claim
from kg.discourse import (
    ACTIVITIES,
    HOSTING,
    Item,
    Scan,
    aside,
    event_of,
    meant_by,
    modality_of,
    note,
    tell,
)
from kg.extract.participations.roles.joined import joined_inspection, joined_reception
from kg.extract.participations.roles.listing import LISTING, agents_after, events_listed_with, listed_agents
from kg.extract.participations.roles.passive import SUPPORTING, hosted_before, passive_agents, passive_subject
from kg.gatherings import GATHERINGS, ON_THE_WAY, alike, is_gathering
from kg.told import talks_before

__all__ = ["event_after", "note_role"]

PRESENT = frozenset({"attend", "observe"})
# Roles whose verbs say that their event takes place, even one with a generic name (出席会议).
IN_EVENT = HOSTING | PRESENT | {"chair"}
# To announce that an event begins or ends is to speak there.
ANNOUNCES = "宣布"
OPENED = re.compile("(?:正式|隆重|胜利|圆满)*(?:开始|开幕|闭幕|启动|开工|开馆|开园)")
# Roles of words: their verbs govern what is said, not the event.
SPEAKING = frozenset({"speak", "report", "state"})
# Rules of what is told beside the current event.
ASIDE = frozenset({"recalled", "visits", "relative-clause"})
# After an event that is only reported on: 出席某论坛情况的报告.
REPORTED_ON = re.compile("(?:有关|相关)?情况")
REPORT_ON = re.compile("[^，。；]{0,24}?情况的?(?:报告|汇报|通报|说明)")
# After an event to come, what is still talked over: 围绕召开理事会的相关事项进行讨论.
MATTERS = re.compile("”?的?(?:相关|有关|具体|筹备)*(?:事项|事宜|请示|建议|方案|议题|决定(?!了))")
# How verbs end that tell where those come from who attend: 吸引了来自.
FROM = "来自"
# Verbs of chairing and attending in form.
FORMAL = ("主持", "出席", "应邀出席")
# The roles of those who meet at a reception.
MEETING = frozenset({"receiver", "guest"})
VISITING = re.compile("(?:来华|来京|来访|前来|赴华)$")
# What guests come for, of whom nobody is named there: 来华出席|某开幕式|的贵宾.
COMES_FOR = re.compile("(?:来华|来京|前来)(?:应邀)?(?:出席|参加)$")
RELATIVE = re.compile(f"”?(?!(?:{LISTING.pattern}))的")
ALL_TOLD = re.compile("^(?:上述|以上|相关|有关|系列|部分)活动$|^活动$")
# What tells that an event was some time ago.
BEFORE_NOW = re.compile("(?<![\u4e00-\u9fff])(?:日前|此前|前不久|不久前|去年|前年)[^。；]*$")
# To take part in what only its verb names: 参加视察.
JOINING = frozenset({"参加", "参与", "全程参加"})
# Verbs that tell of being present only where their event stands beside them.
JOINING_ONLY = frozenset({"参与"})
#: Between a verb of receiving and the verb of those who are received.
GUESTS = re.compile("了?[^，。；并后]{0,16}")
DEBATE = re.compile("了?(?:[^，。；]{0,4})(?:协商|讨论|交流|审议|研讨|座谈|互动)")
# What bodies do and not the people before: 甲、乙签订协议，在丙见证下举行了授牌仪式.
CEREMONIAL = frozenset({"举行", "举办"})
#: Verbs of the one body that holds an event; several organize, support or undertake one together.
HOLDS = frozenset({"召开", "举行", "举办", "组织召开"})
#: Whoever is welcomed to an event is not told to be there: 甲欢迎乙出席活动.
WELCOME = "欢迎"
# What is done at a ceremony for somebody, who is named before the verb.
GIVING = frozenset(
    "颁奖 颁发 授牌 授旗 揭牌 揭幕 剪彩 共同启动 按下启动 推动启动杆 推杆启动 培土奠基 铲土奠基 奠基培土".split()
)
GIVEN_TO = re.compile("[向为给]")
CLAUSE_END = re.compile("[，。；：]")
# What makes the event to come that of another verb: 出席|并作专题党课.
GOES_ON = re.compile("(?:会议|活动)?(?:并|还)[作做讲授上]")


def note_role(scan: Scan, verb: Item, index: int, agents: Sequence[Agent], rule: str) -> bool:
    """Note the part that a verb gives its agents in its event; True when they go on waiting for another verb.

    The event is the verb's object, the subject of a passive clause, or the one that is being told; a part in an event
    that the sentence names only later waits for it (`Scan.waiting`).
    """
    if scan.text.endswith(FROM, verb.start, verb.end):
        _note_drawn(scan, verb, index)
        return False
    event = _governed(scan, verb, index, agents)
    agents = _doing(scan, verb, agents, rule)
    passive = passive_agents(scan, verb)
    if event is None and verb.role in HOSTING and not passive:
        event = hosted_before(scan, verb, agents)
        if event is None:
            if agents and scan.waiting and scan.text[verb.start : verb.end] in SUPPORTING:
                scan.waiting.append((verb, agents))  # 由甲主办，乙承办，某文化节举办
            return False
    if _tells_no_part(scan, verb, agents, event):
        return False
    if event is not None:
        reach = _reach_of_relative(scan, verb, event)
        if reach:
            _note_relative(scan, verb, index, event, reach)
            return True
        if verb.role in PRESENT and agents and REPORTED_ON.match(scan.text, event.end):
            with aside(scan):
                _note_each(scan, verb, agents, tell(scan, event), rule)
            return False
    end = event.end if event is not None else verb.end
    if LISTING.match(scan.text[end : end + 16]) or (rule == "relative" and not passive):
        agents, rule = listed_agents(scan, verb, index), "listed"
        if not agents:
            return False
    if event is not None and event.name in ACTIVITIES and agents:
        event = claim(scan) or event
    if event is not None and ALL_TOLD.match(event.name) and agents and verb.role not in HOSTING:
        _note_all(scan, verb, agents)
        return False
    if passive:
        agents, rule = passive, "passive"
        event = event or passive_subject(scan, verb)
    found = _take_place(scan, verb, agents, event)
    if found is not None:
        _note_each(scan, verb, agents, found, rule)
        for other in events_listed_with(scan, event, index) if verb.role in PRESENT | {"chair"} and agents else ():
            with aside(scan):
                _note_each(scan, verb, agents, tell(scan, other), rule)
    return False


def _note_drawn(scan: Scan, verb: Item, index: int) -> None:
    """Note those named after a verb of drawing people to the event that is told: 活动吸引了来自某校的学生."""
    event = scan.local or scan.discourse.event
    if event is not None and event.told and event.kind in GATHERINGS:
        _note_each(scan, verb, agents_after(scan, index), event, "drawn")


def _governed(scan: Scan, verb: Item, index: int, agents: Sequence[Agent]) -> Happening | None:
    """The event that a verb names after it, or means by itself: what agents join, where something is given."""
    word = scan.text[verb.start : verb.end]
    event = event_after(scan, verb, index) if verb.role not in SPEAKING or word == ANNOUNCES else None
    if word == ANNOUNCES and event is not None and not OPENED.match(scan.text, event.end):
        event = None
    if event is None and agents and word in JOINING:
        event = joined_inspection(scan, verb, agents) or joined_reception(scan, verb, agents)
    if event is None and word in GIVING:
        event = next((told for told in reversed(scan.discourse.told) if is_gathering(told)), None)
    return event


def _doing(scan: Scan, verb: Item, agents: Sequence[Agent], rule: str) -> Sequence[Agent]:
    """The agents who do what a verb says: bodies hold ceremonies, and nobody gives something to themselves."""
    word = scan.text[verb.start : verb.end]
    if word in CEREMONIAL and rule == "same-subject":
        return [agent for agent in agents if isinstance(agent, Organ)]
    return [agent for agent in agents if not _is_given(scan, agent)] if word in GIVING else agents


def _tells_no_part(scan: Scan, verb: Item, agents: Sequence[Agent], event: Happening | None) -> bool:
    """Whether a verb only looks like one of taking part: of a theme, of guests, of what is welcomed or reported."""
    if scan.text[verb.start : verb.end] in JOINING_ONLY and not DEBATE.match(scan.text, verb.end):
        if event is None or event.kind == "Activity":
            return True
    if verb.role in HOSTING:  # 关于开展某活动情况的报告
        return event is not None and bool(REPORT_ON.match(scan.text, event.end) or MATTERS.match(scan.text, event.end))
    if verb.role not in PRESENT:
        return False
    if agents and scan.before(left(agents[0]), len(WELCOME)) == WELCOME:
        return True
    return event is None and _is_of_guests(scan, verb)


def _is_of_guests(scan: Scan, verb: Item) -> bool:
    """Whether a verb says what brings those who are received: 会见出席某对话的某方代表."""
    return scan.last_role == "receiver" and GUESTS.fullmatch(scan.text, scan.last_end, verb.start) is not None


def _take_place(scan: Scan, verb: Item, agents: Sequence[Agent], event: Happening | None) -> Happening | None:
    """The event of a verb, told by it where it has agents or is one of hosting; None if there is none to be part of."""
    tells = bool(agents) or verb.role in HOSTING
    if event is None and agents:
        event = _claimed(scan, verb)
    if event is None:
        event = event_of(scan, agents[0]) if agents else scan.local or scan.discourse.event
        if event is not None and event.kind == "Signing" and not is_gathering(event) and verb.role in PRESENT:
            event = talks_before(scan, event) or event
        if event is not None and event.kind in ON_THE_WAY and scan.text.startswith(FORMAL, verb.start):
            event = scan.discourse.last_told(GATHERINGS) or event
        if event is None:
            scan.waiting.append((verb, agents))
            return None
    elif event.generic and verb.role not in IN_EVENT:
        event = meant_by(scan, event)
    else:
        return tell(scan, event, another=_is_another(scan, verb, agents, event)) if tells else None
    if event.told:
        return event
    return tell(scan, event) if tells else None


def _claimed(scan: Scan, verb: Item) -> Happening | None:
    """The act that waits for those who take part in it, or speak there where nothing else is told."""
    nothing = scan.local is None and scan.discourse.event is None
    return claim(scan) if verb.role in PRESENT or nothing else None


def _is_another(scan: Scan, verb: Item, agents: Sequence[Agent], event: Happening) -> bool:
    """Whether a body holds an event called as its like held one: 甲县召开动员会，乙县也召开动员会。"""
    if scan.text[verb.start : verb.end] not in HOLDS:
        return False
    holders = [agent for agent in agents if isinstance(agent, Organ)]
    for part in reversed(scan.analysis.parts):
        if part.role != "organizer" or not isinstance(part.agent, Organ) or not alike(part.event, event):
            continue
        if scan.sentence.start <= part.end:
            return False
        before = part.agent
        return bool(holders) and all(_is_like(scan, before, holder) for holder in holders)
    return False


def _is_like(scan: Scan, one: Organ, other: Organ) -> bool:
    """Whether two bodies are of one type and called otherwise: those of two places, missions in two countries."""
    return one.type is not None and one.type is other.type and words(scan.text, one) != words(scan.text, other)


def _note_each(scan: Scan, verb: Item, agents: Sequence[Agent], event: Happening, rule: str) -> None:
    """Note the role of each agent; to report at a reception that one is part of is to speak; plans name no hosts."""
    role, modality = verb.role, modality_of(scan, verb, rule)
    if role == "report" and event.kind == "Reception":
        meeting = {words(scan.text, p.agent) for p in scan.analysis.parts if p.event is event and p.role in MEETING}
        role = "speak" if all(words(scan.text, agent) in meeting for agent in agents) else role
    for agent in agents:
        if not (role in HOSTING and isinstance(agent, Human) and modality != "actual"):
            note(scan, agent, role, event, verb, rule, modality)


def event_after(scan: Scan, verb: Item, index: int) -> Happening | None:
    """The event that a verb governs: the first one after it in its clause, over verbs of hosting."""
    for other in scan.after(index):
        if other.role in HOSTING:
            continue
        gap = scan.text[verb.end : other.start]
        if isinstance(other.what, Hit) or CLAUSE_END.search(gap) or GOES_ON.match(gap):
            return None
        if isinstance(other.what, Happening):
            return other.what
    return None


def _is_given(scan: Scan, agent: Agent) -> bool:
    """Whether an agent is whom something is given to: 向某某颁奖."""
    begin = left(agent)
    return GIVEN_TO.search(scan.text[scan.clause_start(begin) : begin]) is not None


def _reach_of_relative(scan: Scan, verb: Item, event: Happening) -> int:
    """How far after 出席某会的 the name of who attends may stand; 0 where verb and event are no relative clause."""
    if verb.role == "attend" and VISITING.search(scan.before(verb.start, 4)):
        return 40
    return 2 if verb.role in PRESENT and RELATIVE.match(scan.text, event.end) else 0


def _note_relative(scan: Scan, verb: Item, index: int, event: Happening, reach: int) -> None:
    """出席峰会的某国总统甲: the event takes place and the person named after it attends; nothing else is about it."""
    if event.generic:
        return
    discourse = scan.discourse
    local, current = scan.local, discourse.event
    found = tell(scan, event)
    scan.local, discourse.event = local, current
    person = next((i.what for i in scan.after(index) if isinstance(i.what, Human)), None)
    if person is None or person.left > event.end + reach:
        return
    own = discourse.last_of.get(person.name)
    note(scan, person, verb.role, found, verb, "relative-clause")
    if own is not None:
        discourse.last_of[person.name] = own
    else:
        del discourse.last_of[person.name]


def _is_of_before(scan: Scan, event: Happening) -> bool:
    """Whether an event is told to have been some time before those that are told: 日前，某书记主持召开某会议."""
    sentence = scan.analysis.sentences[event.sentence]
    return BEFORE_NOW.search(scan.text, sentence.start, event.start) is not None


def _note_all(scan: Scan, verb: Item, agents: Sequence[Agent]) -> None:
    """参加上述活动: a part in each event told so far, but for decisions and for what is only mentioned by the way."""
    parts = scan.analysis.parts
    besides = {id(p.event) for p in parts if p.rule in ASIDE} - {id(p.event) for p in parts if p.rule not in ASIDE}
    empty = {id(e) for e in scan.discourse.told} - {id(p.event) for p in parts}
    besides |= {id(e) for e in scan.discourse.told if id(e) in empty and COMES_FOR.search(scan.text, 0, e.start)}
    for event in scan.discourse.told:
        if event.kind != "PersonnelChange" and id(event) not in besides and not _is_of_before(scan, event):
            for agent in agents:
                note(scan, agent, verb.role, event, verb, "all-events")
