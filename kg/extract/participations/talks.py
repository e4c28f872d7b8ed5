"""Talks and lectures: gatherings that only their verb names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.acts import MOVES, PARTY, act, begin_of, end_of, way_before
from kg.agents import Agent, is_governed, left, people, words
from kg.analysis import Happening, Human, Organ
from kg.discourse import SAT_DOWN, Item, Scan, aside, modality_of, note, sat_down, tell
from kg.gatherings import SIT_DOWNS, is_gathering
from kg.told import has_post

TALK = re.compile("座谈交流|交流座谈|座谈|互动交流|交流互动|深入交流|交流")
TOUR = "宣讲"
#: What joins the two sides of talks.
WITH = ("与", "同")
WITH_COMING = re.compile("[与同](?:来|到|赴|前来|莅临)[^，。；]{1,16}的")
# Roles of acts that lead away from a gathering: 主持会议，走访某寺，与僧人座谈.
ELSEWHERE = frozenset({"inspector", "receiver"})
# With whom or to whom somebody talks, which is the name of the act where the way there was told long before.
GOAL = re.compile("[为向给与同][^，。；]*$")
FAR = 48
# After talks, what makes them only the time of what is told.
WITHIN = re.compile("[中时]|过程中|期间")
# Between talks and the one who speaks there.
WHEN = "时，"
# After talks, what tells that something else was done there.
DURING = re.compile("[时中]|期间|过程中")
# What tells only when people talk: 见到某人时，她正在与学生交流.
WHILE = re.compile("时，")
#: To talk with people is a gathering of its own only where somebody goes there for it.
ONLY_THERE = frozenset({"交流", TOUR})
LECTURE = re.compile(
    "作(?:了|过)?(?!工作报告)[^，。；的]{0,8}?(?:报告|讲座|辅导|党课|宣讲|授课|报告会)(?![^，。；]{0,2}的)"
)


# 向随行记者介绍此访情况, which is an event of its own where none is being told in the sentence.
BRIEFING = re.compile("向[^，。；]{0,12}记者(?:们)?$")


def is_briefing(scan: Scan, verb: Item) -> bool:
    """Whether a verb tells that the press is briefed, outside any event that its sentence names."""
    return verb.role == "report" and scan.local is None and BRIEFING.search(scan.before(verb.start, 16)) is not None


def note_briefing(scan: Scan, verb: Item, agents: Sequence[Agent]) -> None:
    """Tell a briefing of the press, beside the current event, and note who gives it."""
    mark = BRIEFING.search(scan.text, scan.clause_start(verb.start), verb.start)
    speakers = people(agents)
    if mark is None or not speakers:
        return
    with aside(scan):
        event = act(scan, mark.start(), end_of(scan, verb), "PressConference", speakers)
        for speaker in speakers:
            note(scan, speaker, "report", event, verb, "briefs")


def is_sit_down(scan: Scan, held: Happening, agents: Sequence[Agent]) -> bool:
    """Whether what is held is only talks of both sides with each other: 某代表团与某集团领导|举行|座谈."""
    if held.name not in SIT_DOWNS or len(agents) < 2:
        return False
    return any(scan.before(left(agent), 1) in WITH for agent in agents[1:])


def note_sit_down(scan: Scan, verb: Item, held: Happening, agents: Sequence[Agent]) -> None:
    """Note that both sides attend the talks that they hold with each other."""
    event = tell(scan, held)
    for agent in agents:
        note(scan, agent, "attend", event, verb, "talks", modality_of(scan, verb))


def is_talk(scan: Scan, word: str, agents: Sequence[Agent]) -> bool:
    """Whether a verb tells a gathering of its own: talks always, a lecture where its speaker is at no event yet."""
    return word in ONLY_THERE or bool(
        TALK.fullmatch(word) or (LECTURE.fullmatch(word) and not _is_at_event(scan, agents, touring=TOUR in word))
    )


def talker_after(scan: Scan, verb: Item, index: int) -> list[Human]:
    """The person named after talks that open a sentence: 座谈交流时，甲指出…; nobody elsewhere."""
    opens = scan.text[scan.sentence.start : verb.start].strip() in ("", "在")
    following = next(iter(scan.items[index + 1 : index + 2]), None)
    if not opens or following is None or not isinstance(following.what, Human):
        return []
    return [following.what] if scan.text[verb.end : following.start] == WHEN else []


def _is_at_event(scan: Scan, agents: Sequence[Agent], *, touring: bool) -> bool:
    """Whether an event that the speaker can be at has been told, or, of one on tour, in this paragraph or with them."""
    if scan.local is not None or any(words(scan.text, a) in scan.discourse.last_of for a in agents):
        return True
    event = scan.discourse.event
    if event is not None and is_gathering(event) and not LECTURE.search(event.name) and not touring:
        return True
    return event is not None and scan.analysis.sentences[event.sentence].paragraph == scan.sentence.paragraph


def _is_there(scan: Scan, verb: Item, known: Happening) -> bool:
    """Whether a verb of talking goes on about the gathering told before it: 出席对话会，同企业家代表座谈."""
    if SAT_DOWN in known.name and (known.generic or DURING.match(scan.text, verb.end)):
        return True
    here = known.sentence == scan.sentence.index and scan.sentence.start <= known.start < verb.start
    here = here and scan.last_role not in ELSEWHERE
    return here and is_gathering(known) and not MOVES.search(scan.text, known.end, verb.start)


def _recalled(scan: Scan, verb: Item) -> Happening | None:
    """The meeting that talks go on at which only tell when somebody speaks: 召开座谈会 … 在|座谈交流|时指出."""
    if not DURING.match(scan.text, verb.end) or SAT_DOWN not in scan.text[verb.start : verb.end]:
        return None
    return sat_down(scan, "Meeting", before=verb.start)


def _is_named_in(scan: Scan, verb: Item, known: Happening) -> bool:
    """Whether talks are a word of the name of the inspection being told: 赴某公司进行调研|座谈."""
    return (
        known.kind == "Inspection" and known.sentence == scan.sentence.index and known.start <= verb.start < known.end
    )


def _goes_on_there(scan: Scan, known: Happening, agents: Sequence[Agent], word: str) -> bool:
    """Whether people go on talking where they went in the same sentence: 来到某港，向工人宣讲，并与大家互动交流."""
    if (
        known.kind != "Inspection"
        or known.sentence != scan.sentence.index
        or MOVES.search(scan.text, known.end, scan.sentence.end)
    ):
        return False
    there = {id(p.agent) for p in scan.analysis.parts if p.event is known and p.rule == "talks"}
    return (word == TOUR or "交流" in word) and all(id(agent) in there for agent in agents)


def _inspects(scan: Scan, person: Human) -> bool:
    """Whether somebody makes the inspection that is being told, of which talks with people there are a part."""
    current = scan.discourse.inspection
    if current is None:
        return False
    makers = (p.agent for p in scan.analysis.parts if p.event is current and p.role == "inspector")
    return any(words(scan.text, maker) == person.name for maker in makers)


def _hosts(scan: Scan, guest: Agent) -> list[Human]:
    """Who talks with somebody that a clause describes first: 甲、乙|与来某地考察的某行长|座谈."""
    hosts = [human for human in people(scan.subject) if scan.sentence.start <= human.left]
    if not hosts or hosts[-1].right > left(guest):
        return []
    return hosts if WITH_COMING.fullmatch(scan.text, hosts[-1].right, left(guest)) else []


def is_where(scan: Scan, verb: Item) -> bool:
    """Whether talks told before are only where something is said (在座谈中), which then is set there."""
    if scan.before(verb.start, 1) != "在" or not WITHIN.match(scan.text, verb.end):
        return False
    current = scan.discourse.event
    if current is None or not current.told or not TALK.search(current.name):
        return False
    scan.local = scan.discourse.scene = current
    return True


def note_talk(scan: Scan, verb: Item, agents: Sequence[Agent], rule: str) -> None:
    """与…座谈, 作宣讲报告: tell a meeting; 到某镇，与村民互动交流 is an inspection that begins with the way there."""
    agents = [a for a in agents if not isinstance(a, Organ) or not is_governed(scan.text, scan.sentence, a)]
    if not agents:
        return
    agents = [*_hosts(scan, agents[0]), *agents]
    word = scan.text[verb.start : verb.end]
    known = _recalled(scan, verb) or scan.local
    if known is not None and known.told and TALK.fullmatch(word) and _is_there(scan, verb, known):
        for agent in agents:
            note(scan, agent, "attend", known, verb, "talks", modality_of(scan, verb, rule))
        return
    if known is not None and _is_named_in(scan, verb, known):
        return
    if known is not None and _goes_on_there(scan, known, agents, word):
        if word == TOUR:
            for agent in agents:
                note(scan, agent, "speak", known, verb, "talks", modality_of(scan, verb, rule))
        return
    exchange = word == TOUR or ("交流" in word and not word.startswith("座谈"))
    begin = begin_of(scan, verb, agents)
    if exchange:
        begin = min(begin, way_before(scan, verb))
    if word in ONLY_THERE:
        officials = [person for person in people(agents) if has_post(scan, person)]
        begin = max([begin, *(person.right for person in officials if person.right <= verb.start)])
        agents = officials
        if any(_inspects(scan, official) for official in officials):
            return
        goal = GOAL.search(scan.text, scan.clause_start(verb.start), verb.start)
        if goal is not None and verb.start - begin > FAR:
            begin = goal.start()
        if begin == verb.start or not agents or WHILE.search(scan.text, begin, verb.start):
            return
    kind = "Inspection" if exchange and begin < verb.start else "Meeting"
    event = act(scan, begin, verb.end, kind, agents)
    if kind == "Inspection" and PARTY.search(scan.text, scan.clause_start(verb.start), verb.start):
        scan.discourse.inspection = scan.discourse.inspections[words(scan.text, agents[0])] = event
    role = "speak" if LECTURE.fullmatch(word) else "inspector" if kind == "Inspection" else "attend"
    roles = (role, "speak") if word == TOUR else (role,)
    for agent in agents:
        for part in roles:
            note(scan, agent, part, event, verb, "talks", modality_of(scan, verb, rule))
