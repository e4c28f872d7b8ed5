"""Receptions: 甲会见乙, 甲同乙会谈; who receives, and whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.acts import HOSTED, MET_BY, act, end_of, way_before
from kg.agents import JOINED, Agent, is_list, left, people, right, words
from kg.analysis import Happening, Human, Organ
from kg.crowds import claim
from kg.discourse import OFTEN, RESPECTIVELY, Item, Scan, aside, is_repeated, modality_of, note
from kg.told import HEADS, heads, speaker_of, talks_of

# What joins the two sides; 和 only where nothing else does, as it also joins those of one side.
WITH = re.compile("[同与](?=[^，。；同与]{2,60}$)")
AND = re.compile("和(?=[^，。；同与和]{2,60}$)")
TALKS = ("会谈", "会晤", "座谈", "茶叙", "会面", "通电话", "通了电话", "通话", "交换意见")
#: Talks that two hold who were named before.
SITTINGS = ("会谈", "会晤", "茶叙")
#: Talks that always name the other side before the verb.
BOTH_NAMED = ("会面", "通电话", "通了电话", "通话", "交换意见")
# What talks are about, which no side's name is in: 就双边关系和地区局势交换意见.
TOPIC = re.compile("(?:就|围绕)[^，。；]{2,70}$")
# Those before whom two who met speak to the press, and the talks that they come from.
PRESS = re.compile("了?(?:中外)?记者(?=[，。；时]|并|$)")
AFTER_TALKS = re.compile("(?:会[谈见晤])后(?:共同|一道|一起)?$")
# What is only wished for: 期待在云川接待客人.
HOPED = re.compile("(?:(?<![志意心祝])愿|期待|希望)[^，。；]*$")
UNNAMED = re.compile(
    "了?[^，。；时后]{2,50}?(?:代表|一行|代表团|人士|嘉宾|官兵|成员|企业家|学者|师生|同志|运动员|家属|负责人)"
)
#: How far after its verb those may stand whom a reception is for, without a name that is known.
GUEST_REACH = 60
# A name after titles that is not known for a name.
NAME = re.compile("[\u4e00-\u9fff·]{2,9}(?:一行)?(?=[，。；]|时|$)")
WHILE = re.compile("一行?时|时|期间|中，|过程中")
# What stands before the verb of talks and is no part of their name: others with whom each had their own, and when.
APART = re.compile("^.*(?:分别|先后|依次)|(?:今|昨|当)[天日晚]|[0-9]+日|（[^）]*）")
ALSO = ("并", "和", "、", "并且")
GROUP = re.compile("一行|代表团|客人")
STOP = re.compile("[。；]")


def note_reception(scan: Scan, verb: Item, index: int, agents: Sequence[Agent]) -> Sequence[Agent]:
    """Tell a reception, or one for each guest (分别会见了甲、乙), note its hosts and guests, and give the hosts.

    Hosts are the persons among the agents; guests stand after the verb, or between 同, 与, 和 and a verb of talks.
    Nobody is given where no reception is told.
    """
    word = scan.text[verb.start : verb.end]
    if scan.last_role == verb.role and scan.text[scan.last_end : verb.start] in ALSO:
        return agents  # 会见并宴请 is one reception
    if is_repeated(scan, verb) or HOPED.search(scan.text, scan.clause_start(verb.start), verb.start):
        return []
    press = PRESS.match(scan.text, verb.end)
    if press is not None:
        _meet_press(scan, verb, agents, press.end())
        return []
    if word.endswith(SITTINGS) and _go_on_talking(scan, verb):
        return []
    topic = TOPIC.search(scan.text, scan.clause_start(verb.start), verb.start)
    limit = topic.start() if topic else verb.start
    mutual = word.endswith(TALKS) or (word == "会见" and not _guests_after(scan, verb, index))
    sides = (scan.sentence.start, limit)
    mark = (WITH.search(scan.text, *sides) or AND.search(scan.text, *sides)) if mutual else None
    if mark is not None and word == "会见" and not _both_sides(scan, mark.start())[1]:
        mark = None
    if mark and OFTEN.search(scan.before(mark.start(), 6)):
        return []
    if mark:
        hosts, guests = _both_sides(scan, mark.start())
        if word.endswith(BOTH_NAMED) and not people(guests):
            return []
    elif word.endswith(BOTH_NAMED):
        return []
    else:
        hosts, guests = people(agents), _guests_after(scan, verb, index)
    recalled = _recalled(scan, guests)
    if recalled is not None:
        scan.local = scan.discourse.event = recalled
        there = [*hosts, *people(part.agent for part in scan.analysis.parts if part.event is recalled)]
        scan.discourse.last_of.update((person.name, recalled) for person in there)
        return []
    if not hosts:
        hosts = _host_after(scan, verb, guests)
    if not hosts:
        return []
    spoken = scan.goes_on or speaker_of(scan) is not None
    if spoken and not {host.name for host in hosts} & {person.name for person in scan.discourse.subject}:
        with aside(scan):  # a speaker recalls it
            _receive(scan, verb, hosts, guests)
    else:
        _receive(scan, verb, hosts, guests)
    return hosts


def _receive(scan: Scan, verb: Item, hosts: Sequence[Human], guests: Sequence[Agent]) -> None:
    """Tell the reception, or one for each guest, by what is known of the guests."""
    word = scan.text[verb.start : verb.end]
    if len(guests) > 1 and not word.endswith(BOTH_NAMED) and RESPECTIVELY.search(scan.before(verb.start, 6) + word):
        for guest in guests:
            _tell(scan, verb, hosts, [guest], left(guest))
    elif guests:
        _tell(scan, verb, hosts, guests, verb.start)
    elif word in HOSTED and (visit := claim(scan) or scan.discourse.inspection) is not None:
        _note_hosts(scan, verb, hosts, visit)
    elif UNNAMED.match(scan.text[verb.end : verb.end + GUEST_REACH]) or _has_unknown_guest(scan, verb):
        event = act(scan, verb.start, end_of(scan, verb), "Reception", hosts)
        for host in hosts:
            note(scan, host, "receiver", event, verb, "receives")


def _recalled(scan: Scan, guests: Sequence[Agent]) -> Happening | None:
    """The reception told before that 会见某人时 goes back to."""
    if not guests or not WHILE.match(scan.text, right(scan.text, scan.sentence, guests[-1])):
        return None
    names = {words(scan.text, guest) for guest in guests}
    parts = reversed(scan.analysis.parts)
    return next((p.event for p in parts if p.role == "guest" and words(scan.text, p.agent) in names), None)


def _host_after(scan: Scan, verb: Item, guests: Sequence[Agent]) -> list[Human]:
    """The one person named after 会见某人时，, who receives."""
    if not guests or verb.start > left(guests[0]):
        return []
    when = right(scan.text, scan.sentence, guests[-1])
    after = [i.what for i in scan.items if isinstance(i.what, Human) and i.start > when]
    return after[:1] if scan.text.startswith("时，", when) and after and after[0].left == when + 2 else []


def _has_unknown_guest(scan: Scan, verb: Item) -> bool:
    """Whether titles and then a word that no name is known for end the clause: 会见某国王储某某."""
    end = end_of(scan, verb)
    titles = [h.end for h in scan.sentence.hits if h.category == "title" and verb.end < h.start and h.end < end]
    return bool(titles) and NAME.match(scan.text, max(titles)) is not None


def _meet_press(scan: Scan, verb: Item, agents: Sequence[Agent], end: int) -> None:
    """Tell that people meet the press together: 两国元首共同会见记者, 甲同乙会谈后共同会见记者."""
    begin = scan.clause_start(verb.start)
    by_rank = HEADS.match(scan.text, begin, verb.start)
    present: Sequence[Human] = people(agents)
    if by_rank is not None:
        present = heads(scan, by_rank["rank"])
    elif scan.local is not None and scan.local.kind == "Reception" and AFTER_TALKS.search(scan.text, begin, verb.start):
        present = people(p.agent for p in scan.analysis.parts if p.event is scan.local)
    if present:
        with aside(scan):
            event = act(scan, verb.start, end, "PressConference", present)
            for person in present:
                note(scan, person, "attend", event, verb, "meets-press")


def _go_on_talking(scan: Scan, verb: Item) -> bool:
    """Make the talks of the two whom their rank names what is told now: 两国元首先后举行小范围、大范围会谈."""
    by_rank = HEADS.match(scan.text, scan.clause_start(verb.start), verb.start)
    known = talks_of(scan, by_rank["rank"]) if by_rank is not None else None
    if known is None:
        return False
    scan.local = scan.discourse.event = known
    there = people(part.agent for part in scan.analysis.parts if part.event is known)
    scan.discourse.last_of.update((person.name, known) for person in there)
    return True


def _note_hosts(scan: Scan, verb: Item, hosts: Sequence[Human], visit: Happening) -> None:
    """Who receives the visitors told of before: 甲一行到某商会考察。会长乙热情接待。"""
    visitors = {words(scan.text, p.agent) for p in scan.analysis.parts if p.event is visit}
    for host in hosts:
        if host.name not in visitors:
            note(scan, host, "receiver", visit, verb, "hosts")


def is_met_by(scan: Scan, verb: Item) -> bool:
    """Whether visitors are told to be received: 甲一行受到某会长乙的热情接待."""
    hosted = scan.text[verb.start : verb.end] in HOSTED
    return hosted and MET_BY.search(scan.text, scan.clause_start(verb.start, "。；"), verb.start) is not None


def note_met_by(scan: Scan, verb: Item) -> None:
    """Note who receives the visitors told of before, or of this sentence, whose coming is then a visit."""
    by = MET_BY.search(scan.text, scan.clause_start(verb.start, "。；"), verb.start)
    if by is None:
        return
    hosts = [agent for agent in people(scan.named) if agent.left >= by.end()]
    visit = claim(scan) or scan.discourse.inspection
    if visit is None:
        visitors = [agent for agent in scan.named if right(scan.text, scan.sentence, agent) <= by.start()]
        if not visitors or not hosts:
            return
        begin = way_before(scan, Item(by.start(), by.end(), verb.what))
        visit = act(scan, begin, by.start(), "Inspection", visitors)
        scan.discourse.inspection = scan.discourse.inspections[words(scan.text, visitors[0])] = visit
        for visitor in visitors:
            note(scan, visitor, "inspector", visit, verb, "inspects")
    _note_hosts(scan, verb, hosts, visit)


def _both_sides(scan: Scan, mark: int) -> tuple[list[Human], list[Agent]]:
    """Hosts and guests of talks: the waiting agents before and after the 同, 与 or 和 at `mark`."""
    guests = [a for a in scan.pending if left(a) >= mark]
    hosts = [a for a in people(scan.pending) if a.right <= mark] or people(scan.subject)
    return [a for a in hosts if a not in guests], guests


def _tell(scan: Scan, verb: Item, hosts: Sequence[Agent], guests: Sequence[Agent], start: int) -> None:
    """One reception: its name runs from the verb, or from the guest where one verb tells several."""
    after = [right(scan.text, scan.sentence, g) for g in guests if left(g) > verb.start]
    end = max(after) if left(guests[0]) > verb.start else verb.end
    first = min(left(g) for g in guests)
    joined = JOINED.search(scan.text, scan.sentence.start, first)
    begin = start if end > verb.end else joined.start() if joined else first
    event = act(scan, begin, max(end, verb.end), "Reception", [*hosts, *guests])
    if end == verb.end:
        mark = scan.text[begin] if joined else "同"
        event.name = mark + _talks(scan, verb, guests)
    elif start != verb.start:
        event.name = "会见" + event.name
    event.targets.extend(guests)
    modality = modality_of(scan, verb)
    for host in hosts:
        note(scan, host, "receiver", event, verb, "receives", modality)
    for guest in guests:
        note(scan, guest, "guest", event, verb, "received", modality)


def _talks(scan: Scan, verb: Item, guests: Sequence[Agent]) -> str:
    """The name of talks, after 同, by those who are named before the verb: 甲、乙举行会谈."""
    text = scan.text
    first, last = min(map(left, guests)), max(right(text, scan.sentence, guest) for guest in guests)
    return text[first:last] + APART.sub("", text[last : verb.start]) + text[verb.start : verb.end]


def _guests_after(scan: Scan, verb: Item, index: int) -> list[Agent]:
    """The persons listed after a verb, and the bodies there that come as a group: 会见某商会一行."""
    found: list[Agent] = []
    named = {item.what.name for item in scan.items[:index] if isinstance(item.what, Human)}
    for other in scan.after(index):
        between = scan.text[verb.end : other.start]
        if STOP.search(between):
            break
        if isinstance(other.what, Human):
            if found:
                gap = scan.text[right(scan.text, scan.sentence, found[-1]) : other.start]
                if WHILE.match(gap) or not is_list(scan.text, scan.sentence, gap):
                    break
            elif "，" in between:
                break
            if found and other.what.name in named:
                break  # 甲会见乙，甲表示; 甲会见乙，乙表示
            named.add(other.what.name)
            found.append(other.what)
        elif isinstance(other.what, Organ) and not found and GROUP.match(scan.text, other.end):
            found.append(other.what)
    return found
