"""Journeys: 甲访问乙国, 甲应邀访华, 甲乘专机抵达某地; who travels, who meets them there and who comes along.

Visits with a name of their own (国事访问) are read in `visits`; here are those that only a verb tells. Whoever arrives
and visits in one paragraph makes one journey.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import nullcontext

from kg.acts import act, end_of
from kg.agents import Agent, left, people, right
from kg.analysis import Human, Organ
from kg.discourse import Item, Scan, aside, is_repeated, modality_of, note
from kg.told import guests_of, journey_of

ARRIVES = "抵达"
TO_CHINA = "访华"
#: Verbs that tell no second journey of anybody in one document.
ONE_OF_A_KIND = frozenset({TO_CHINA, ARRIVES})
#: Verbs that tell a journey.
GOES = frozenset({"访问", TO_CHINA, ARRIVES})
# Where a visit goes to, before its verb: 对某国进行为期三天的访问.
TOWARDS = re.compile(
    "(?:对|赴|到|前往)(?P<goal>[^，。；对的]{1,24}?)(?:(?:进行|开始|展开|开启)了?)?(?:为期[^，。；]{1,8}的?)?(?:友好|成功|首次)?$"
)
# Nouns and what is only hoped for, thanked for or long past; none tells that a journey takes place.
NO_JOURNEY = re.compile("欢迎|邀请|期待|希望|感谢|祝贺|赞赏|相信|很高兴|曾|时任|此次|这次|如果|拒绝|取消|推迟")
# Who travels in the plane that arrives: 甲乘坐的专机.
ABOARD = re.compile("(?:和夫人[^，。；]{2,8})?(?:所)?乘坐的")
COMING = re.compile("将|拟|定于|计划|即将")
# How the clause ends after 访华, which names its own goal, and after the goal of a visit.
ENDS = re.compile("[，。；）]|$|并|时，|期间，")
# What brings those here whose arrival is news.
VEHICLE = re.compile("(?:乘|搭乘)[^，。；]{0,8}(?:专机|包机|专列)")
AIRPORT = re.compile("[^，。；]{0,16}机场(?!时|后)")
VISITING = re.compile("[^，。；]{1,12}(?:进行)?访问(?:$|[，。；])")
ON_ARRIVAL = re.compile("[^，。；]{0,24}?(?:时|后|的)")
# Places listed as goals: 访问甲国、乙国和丙国.
LISTED = re.compile("[、和及与]|以及|首都")
# The tagger's marks of places, also of those abroad that no table has.
PLACE_TAGS = frozenset({"LOC", "ns"})

#: Classes of bodies that somebody else's delegation visits.
VISITED = ("PublicInstitution",)
#: Verbs of those who meet travellers.
MEETS = frozenset({"到机场迎接", "机场迎接", "热情迎接", "前来迎接", "隆重迎接", "热烈迎接"})
#: Verbs of those who travel in the same plane.
ON_BOARD = frozenset({"同机抵达", "同机返回", "同机离开", "同机离京", "同机前往"})
MET_BY = re.compile("受到(?=[^，。；]{2,90}$)")
# Whose spouse is named next: 某主席夫人某某.
SPOUSE = re.compile("夫人|的?(?:丈夫|妻子)")
# 陪同出访的有：甲、乙.
ENTOURAGE = re.compile("[^，。；：]{0,24}?(?:出访|访问|访华|前往)的还?有[:：]?")


def note_journey(scan: Scan, verb: Item, agents: Sequence[Agent], rule: str) -> None:
    """Tell a journey, beside the event that is being told, and note who makes it, who waits for other verbs still."""
    word = scan.text[verb.start : verb.end]
    travellers = [a for a in agents if isinstance(a, Human) or a.kind == "Delegation"]
    if not travellers or is_repeated(scan, verb):
        return
    between = scan.text[right(scan.text, scan.sentence, travellers[-1]) : verb.start]
    if word == ARRIVES and "的" in between and not ABOARD.match(between):
        return
    clause = scan.clause_start(min(left(travellers[0]), verb.start))
    if NO_JOURNEY.search(scan.text, max(clause, scan.sentence.start), verb.end + 2):
        return
    span = _arrival(scan, verb, travellers) if word == ARRIVES else _visit(scan, verb)
    if span is None or journey_of(scan, travellers[0], anywhere=word in ONE_OF_A_KIND) is not None:
        return
    coming = COMING.search(scan.text, scan.clause_start(verb.start), verb.start)
    modality = "planned" if coming else modality_of(scan, verb, rule)
    with aside(scan) if scan.goes_on or scan.discourse.event is not None else nullcontext():
        event = act(scan, *span, "Visit", travellers)
        for traveller in travellers:
            note(scan, traveller, "guest", event, verb, "visits", modality)


def _arrival(scan: Scan, verb: Item, travellers: Sequence[Agent]) -> tuple[int, int] | None:
    """The words of an arrival that is news: by plane, at an airport, on a visit, or of a delegation."""
    if ON_ARRIVAL.match(scan.text, verb.end, scan.sentence.end):
        return None
    before = scan.text[scan.clause_start(verb.start) : verb.start]
    by_plane = VEHICLE.search(before) or AIRPORT.match(scan.text, verb.end) or VISITING.match(scan.text, verb.end)
    delegation = any(isinstance(a, Organ) for a in travellers) and _goals_end(scan, verb.end) > verb.end
    return (verb.start, end_of(scan, verb)) if by_plane or delegation else None


def _visit(scan: Scan, verb: Item) -> tuple[int, int] | None:
    """The words of a visit with its goal, which stands before the verb or right after it."""
    if scan.text[verb.start : verb.end] == TO_CHINA:
        return (verb.start, verb.end) if ENDS.match(scan.text, verb.end) else None
    before = TOWARDS.search(scan.text, scan.clause_start(verb.start), verb.start)
    if before and ENDS.match(scan.text, verb.end):
        return before.start(), verb.end
    end = _goals_end(scan, verb.end)
    return (verb.start, end) if end > verb.end and not scan.text.startswith("的", end) else None


def _goals_end(scan: Scan, position: int) -> int:
    """Where the places end that are listed from a position on; the position itself where there is none."""
    start = end = position + scan.text.startswith("了", position)
    spans = {(place.start, place.end) for place in scan.sentence.places}
    spans.update((token.start, token.end) for token in scan.sentence.tokens if token.tag in PLACE_TAGS)
    organs = scan.analysis.organs.get(scan.sentence.index, ())
    spans.update((o.start, o.end) for o in organs if o.proper and o.kind in VISITED)
    for left_end, right_end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if left_end == end or (end > start and LISTED.fullmatch(scan.text, end, left_end)):
            end = right_end
    return end if end > start else position


def note_met(scan: Scan, verb: Item, agents: Sequence[Agent]) -> None:
    """Note who meets the travellers told of last: 甲受到乙、丙热情迎接, 乙率丙等到机场迎接."""
    journey = scan.discourse.last_told(("Visit",))
    if journey is None:
        return
    by = MET_BY.search(scan.text, scan.clause_start(verb.start, "；。"), verb.start)
    hosts = [a for a in people(scan.named) if a.left >= by.end()] if by else people(agents)
    travellers = guests_of(scan, journey)
    for host in [*hosts, *people(scan.led)]:
        if host.name not in travellers:
            note(scan, host, "receiver", journey, verb, "meets")
    scan.led = []


def note_entourage(scan: Scan, verb: Item, agents: Sequence[Agent]) -> bool:
    """Note who travels with somebody: 甲等陪同人员同机抵达, 陪同某主席出访的有甲、乙; False if the verb tells none."""
    listed = ENTOURAGE.match(scan.text, verb.end, scan.sentence.end)
    if scan.text[verb.start : verb.end] not in ON_BOARD and listed is None:
        return False
    if listed is not None:
        named = people(i.what for i in scan.items if i.start >= listed.end() and isinstance(i.what, Human))
        agents = [human for human in named if not SPOUSE.match(scan.text, human.right)]
    journey = scan.discourse.last_told(("Visit",)) or scan.discourse.event
    if journey is not None and journey.kind != "Inspection":
        travellers = guests_of(scan, journey)
        for agent in people(agents):
            if agent.name not in travellers:
                note(scan, agent, "companion", journey, verb, "travels")
    return True
