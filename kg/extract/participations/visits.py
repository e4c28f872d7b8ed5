"""Visits of state and those who are welcomed: 来华进行国事访问的某总统, 为某总统举行欢迎仪式; 正在某地考察的某书记."""

from __future__ import annotations

import re
from contextlib import nullcontext

from kg.acts import act
from kg.agents import left, people
from kg.analysis import Happening, Human
from kg.discourse import Item, Scan, aside, modality_of, note, tell
from kg.told import journey_of

MAKES = re.compile("(?:来华|进行(?:了|为期[^，。；]{1,5}的)?|结束对[^，。；]{0,24}?的?)$")
# A visit over: 结束|对某国正式访问, where the tagger sees one name.
ENDS = re.compile("(?:成功|圆满)?结束(?=对)")
COMES = ("来华", "来我国", "赴华")
RECALLED = re.compile("[^，。；]{0,4}周年|以来|前夕|之际")
# 某总统是应邀请对我国进行国事访问的。
PREDICATE = re.compile("的(?=[。；，]|$)")
VISITOR = re.compile("(?:并[^，。；]{2,20})?的")
# Between who visits and the verb.
ON_THE_WAY = re.compile(
    "(?:[^，。；]{0,16}(?:抵达|离开|前往|飞赴)[^，。；]{1,16}，)?(?:[^，。；]{0,12}应[^，。；]{2,40}邀请，?)?[^，。；]{0,40}"
)
COMING = re.compile("(?:[^，。；]{0,10}?)(?:即?将|拟)")
FOR = re.compile("为(?=[^，。；]{2,120}$)")
WITH = re.compile("[同与和](?=[^，。；同与和]{2,40}$)")
# How it is told before the name of somebody that they inspect a place: 正在云川|考察|的省委书记某某.
STAYS = re.compile("(?:在|赴)[^，。；、的]{2,12}$")
#: How far after 进行国事访问的 the visitor's titles may reach.
REACH = 3


def note_visit(scan: Scan, item: Item, mention: Happening, index: int) -> bool:
    """Tell a visit of state and note who makes it, beside the current event; False if the mention tells none."""
    if mention.kind != "Visit":
        return False
    ends = ENDS.match(mention.name)
    made = ends is not None or mention.name.startswith(COMES) or MAKES.search(scan.before(item.start, 30))
    goal = item.end if made else _goal_end(scan, item.end)
    if not made and goal == item.end:
        return False
    if RECALLED.match(scan.text, item.end):
        return False
    relative = None if PREDICATE.match(scan.text, item.end) else VISITOR.match(scan.text, item.end)
    visitor = None
    if relative:
        following = next((i for i in scan.after(index) if isinstance(i.what, Human)), None)
        if following is not None and following.start <= relative.end() + REACH and isinstance(following.what, Human):
            visitor = following.what
    else:
        waiting = people(scan.pending) or people(scan.subject)
        if waiting and ON_THE_WAY.fullmatch(scan.text, waiting[0].right, item.start):
            visitor = waiting[0]
    if visitor is None:
        return False
    if ends is not None:
        mention.start, mention.name = mention.start + ends.end(), mention.name[ends.end() :]
    known = journey_of(scan, visitor)
    if known is not None:
        mention.same = known
        return True
    mention.end, mention.name = goal, mention.name + scan.text[item.end : goal]
    with aside(scan) if scan.goes_on or scan.discourse.event is not None else nullcontext():
        note(scan, visitor, "guest", tell(scan, mention), item, "visits", modality_of(scan, item))
    return True


def _goal_end(scan: Scan, position: int) -> int:
    """Where the country's name ends that a visit goes to, right after it (正式访问|某国); else the position."""
    ends = [place.end for place in scan.sentence.places if place.start == position and place.country]
    return max(ends, default=position)


def note_welcome(scan: Scan, verb: Item, event: Happening) -> bool:
    """Note hosts and guests of what is held for somebody: 甲为乙举行欢迎仪式; False if it is held for nobody."""
    begin = scan.clause_start(verb.start, "，；。")
    mark = (WITH if event.kind == "Reception" else FOR).search(scan.text, begin, verb.start)
    if mark is None:
        return False
    humans = [i.what for i in scan.items if isinstance(i.what, Human) and begin <= i.start and i.end <= verb.start]
    guests = [human for human in humans if left(human) >= mark.start()]
    hosts = [human for human in humans if human not in guests] or people(scan.subject)
    if not guests or not (hosts or event.kind == "Reception"):
        return False
    coming = hosts and COMING.match(scan.text, hosts[-1].right, mark.start())
    found, modality = tell(scan, event), "planned" if coming else modality_of(scan, verb)
    for host in hosts:
        note(scan, host, "receiver", found, verb, "welcomes", modality)
    for guest in guests:
        note(scan, guest, "guest", found, verb, "welcomes", modality)
    scan.subject, scan.pending = hosts or scan.subject, []
    return True


def note_visitor(scan: Scan, verb: Item, index: int) -> None:
    """Tell the inspection of whoever is described by it, beside the current event: 正在云川考察的省委书记某某."""
    stays = STAYS.search(scan.text, scan.clause_start(verb.start), verb.start)
    visitor = next(iter(scan.items[index + 1 : index + 2]), None)
    if stays is None or visitor is None or visitor.start != verb.end + 1 or not isinstance(visitor.what, Human):
        return
    person = visitor.what
    if not person.holdings or person.name in scan.discourse.inspections or modality_of(scan, verb) != "actual":
        return
    if not any(t.tag in ("LOC", "ns") and stays.start() < t.start < stays.end() for t in scan.sentence.tokens):
        return
    with aside(scan):
        event = act(scan, stays.start(), verb.end, "Inspection", [])
        note(scan, person, "inspector", event, verb, "inspects")
    scan.discourse.inspections[person.name] = event
