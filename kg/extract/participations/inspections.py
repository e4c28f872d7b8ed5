"""Inspections: 到某村调研, 在某书记陪同下考察; who inspects, and who comes along."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import nullcontext

from kg.acts import MOVES, PARTY, act, begin_of, end_of, way_before
from kg.agents import Agent, left, people, right, words
from kg.analysis import Happening, Human, Organ
from kg.crowds import claim, claim_sent
from kg.discourse import Item, Scan, aside, modality_of, note, tell
from kg.told import has_post

# Bodies that inspect; others only stand where it is told.
DELEGATION = "Delegation"
INSPECTING = frozenset({DELEGATION, "DisciplineCommission", "PartyDepartment", "GovernmentDepartment", "Organization"})
#: Said of those who travel with the one named: 某某一行.
PARTY_OF = "一行"
TOGETHER = re.compile("(?:一同|一起|一道|随同|陪|共同)$")
WITH = ("与", "同")
WHILE = re.compile("中|时|期间|过程中")
# Activities that are visits, where somebody goes there to hold them.
VISITING = re.compile(
    "(?:交流|考察|调研|走访|慰问|视察|参访|学习|帮扶|回访|回头访|走基层|送温暖|送清凉|下访|接访)”?活动$|(?:执法|专项|综合|联合)检查$"
)
# What may stand after a comma between the way to a visit and the visit: 来我县，就某条例的实施情况|进行执法检查.
AIMED = re.compile("，(?:围绕|针对|就|对)[^，；：]*")
HELD = re.compile("(?:进行|开展|展开)了?[^，。；、的]{0,4}$")
LISTED = re.compile("[^，。；]{0,6}的还?有")
# What makes an act one of several, or of no one in particular: 多次考察, 无论考察还是开会, 看望或委托他人看望.
OFTEN = re.compile(
    "(?:多次|数次|每次|每到|每逢|经常|常(?![务委任住驻])|无论|历次|[两三四五六七八九十几]次)[^，。；]{0,16}$"
)
# What a report is about: 关于|检查某法实施情况的报告.
TOPIC = re.compile("关于[^，。；]{0,16}$")
SINCE = re.compile("(?:十[六七八九]大|二十大)以来|多年来|近年来|长期以来")
TIMES = re.compile("每[当逢次到年个]|[都总]会|连续[^，。；]{1,6}年|多年来")
EITHER = re.compile("了?(?:还是|或(?:者|委托|以|通过|派|致))")
# What makes an act one that others are told to do: 部署开展检查.
DELEGATED = re.compile("(?:部署|要求|安排|督促)(?!情况|工作|落实)[^，。；]{0,16}$")
# Verbs of looking at something, which tell an inspection of whoever goes there for it, or who inspects already.
LOOKS = frozenset(
    "察看 查看 实地察看 实地查看 现场察看 现场查看 观摩学习 观摩交流 学习交流 交流学习 送清凉 送温暖 送去 送上"
    " 督促指导 指导督促"
    " 合作交流 交流合作".split()
)
# Those of them that are rather nouns, but for what a party on its way holds: 赴某医院开展校院|合作交流.
NOUNS = frozenset({"合作交流", "交流合作"})
# Those of them that tell what is brought to people.
BRINGS = frozenset({"送去", "送上", "送清凉", "送温暖"})
ON_THE_SPOT = ("实地", "现场")
# Verbs of calling on somebody, which tell an inspection of a party, and what makes nouns of them.
CALLS = frozenset({"来访", "到访", "拜访", "拜会", "访问"})
# The one of them that always tells whom somebody calls on.
CALLS_ON = "拜访"
# The one of them that calls on whoever speaks: 某市长一行访问我公司.
VISITS, US = "访问", ("我", "了我", "本", "了本")
CALLER = re.compile("的|者|时|期间|人|客|嘉宾")
# Verbs of work that is an inspection where somebody in charge does it on the spot, and what may stand before them.
WORKS = frozenset("调度 督战 夜查 接访 巡河 巡林".split())
AT_WORK = re.compile(
    "(?:同志|一行|再次|连夜|亲自|[带率]队|带领[^，。；]{2,16}|实地|现场|一线|坐镇|专题|视频|远程|开展|进行|调研|检查|督导|分别|"
    "(?:深入|前往|来到|[到赴在])[^，。；的]{2,24}|，|并)*"
)
# Of those who head a party: 甲带队.
LEADS = frozenset("带队 任组长 任团长".split())
# How many there were, which counts the work of many people: 检查机构3000家次.
COUNTED = re.compile("[^，。；]{0,12}?[0-9]+(?:多|余)?万?(?:家次|人次|户次|次|万)")
# What those who come along come along to, where it is no inspection.
ACTIVITY = "活动"
# Roles whose verb 在…陪同下 leads up to.
ACTS = frozenset({"inspector", "receiver", "signer"})
# Kinds of events that somebody heads.
LED = frozenset({"Inspection", "Activity", "Visit"})
# Roles of those whose event it is.
HOSTS = frozenset({"receiver", "organizer"})


def note_inspection(scan: Scan, verb: Item, agents: Sequence[Agent]) -> None:
    """Tell an inspection, or go on with the one that its first actor leads, and note who inspects and who was led."""
    actors: Sequence[Agent] = [
        a for a in agents if isinstance(a, Human) or a.kind in INSPECTING or scan.text.startswith(PARTY_OF, a.end)
    ]
    if actors and scan.before(left(actors[0]), 1) in WITH and people(scan.subject) and actors[0] in scan.pending:
        actors = people(scan.subject)  # 某某首先到达县农业局，与局长某某进行调研座谈
    if not people(actors) and _is_within(scan, verb):
        return
    if not actors:
        _note_led(scan, verb, scan.discourse.inspection)
    if not actors or _is_of_no_day(scan, verb, actors[-1]) or _only_looks(scan, verb, actors):
        return
    discourse = scan.discourse
    leader = words(scan.text, actors[0])
    together = TOGETHER.search(scan.before(verb.start, 3)) and leader not in discourse.inspections
    joined = (claim(scan, before=True) or discourse.inspection) if together else None
    if joined is not None:
        for agent in actors:
            note(scan, agent, "companion", joined, verb, "together")
        return
    event = _known(scan, actors[0]) or _looks_there(scan, verb, actors[0])
    if event is None and scan.before(verb.start, 1) == "在" and WHILE.match(scan.text, verb.end):
        event = discourse.inspection  # 某某在调研中强调
    modality = modality_of(scan, verb)
    to_come = event is None and modality == "planned" and discourse.event is not None
    with aside(scan) if to_come and leader not in discourse.last_of else nullcontext():  # what others will do later on
        _note_makers(scan, verb, actors, event, modality)


def is_work(scan: Scan, verb: Item, agents: Sequence[Agent]) -> bool:
    """Whether somebody in charge does such work on the spot: 某县长到指挥部|调度防汛工作."""
    makers = people(agents)
    if not makers or not any(has_post(scan, maker) for maker in makers):
        return False
    since = max(scan.last_end, right(scan.text, scan.sentence, makers[-1]))
    return AT_WORK.fullmatch(scan.text, min(since, verb.start), verb.start) is not None


def note_leader(scan: Scan, verb: Item, leaders: Sequence[Human]) -> bool:
    """Note who heads a party whose act is told, or waits for somebody (某某带队); False where there is none."""
    if not leaders:
        return False
    event = claim(scan) or scan.local or scan.discourse.inspection or scan.discourse.event
    if event is None or not event.told or event.kind not in LED:
        return False
    for leader in leaders:
        note(scan, leader, "inspector" if event.kind == "Inspection" else "attend", event, verb, "heads")
        scan.discourse.inspections[words(scan.text, leader)] = event
    return True


def note_sent(scan: Scan, verb: Item, agents: Sequence[Agent]) -> bool:
    """Note the bodies that bring people without a name to what these do: 某局|组织|党员到某村走访; False if none do."""
    if not agents or people(agents):
        return False
    event = claim_sent(scan, verb)
    if event is None:
        return False
    for body in agents:
        note(scan, body, "organizer", event, verb, "sends")
    return True


def _note_makers(scan: Scan, verb: Item, actors: Sequence[Agent], event: Happening | None, modality: str) -> None:
    """Note who makes an inspection and who was led to it; without an event a new one is told."""
    discourse = scan.discourse
    begin, end = _words_of(scan, verb, actors)
    if event is None:
        event = act(scan, begin, end, "Inspection", actors)
        discourse.inspections[words(scan.text, actors[0])] = event
    discourse.inspection = event
    _aim(scan, event, begin, end, actors)
    _note_led(scan, verb, event)
    for agent in actors:
        note(scan, agent, "inspector", event, verb, "inspects", modality)


def _words_of(scan: Scan, verb: Item, actors: Sequence[Agent]) -> tuple[int, int]:
    """Where the name of an inspection begins and ends; where something is brought, it is the way there."""
    begin, end = begin_of(scan, verb, actors), end_of(scan, verb)
    way = way_before(scan, verb) if scan.text[verb.start : verb.end] in BRINGS else verb.start
    comma = scan.text.find("，", way, verb.start)
    return (way, comma) if way < comma else (begin, end)


def _is_within(scan: Scan, verb: Item) -> bool:
    """Whether a verb is among the words of the event that this sentence has told by now."""
    told = scan.local
    return told is not None and told.sentence == scan.sentence.index and told.start <= verb.start < told.end


def _note_led(scan: Scan, verb: Item, event: Happening | None) -> None:
    """Note those whom somebody brought along, or who showed them around."""
    if event is None:
        return
    for agent in scan.led:
        note(scan, agent, "companion", event, verb, "led")
    scan.led = []


def brings_often_or_to(scan: Scan, verb: Item, rule: str) -> bool:
    """Whether a verb of bringing tells no visit: what is brought to a pronoun's person, or time after time."""
    if scan.text[verb.start : verb.end] not in BRINGS:
        return False
    return rule == "pronoun" or TIMES.search(scan.text, scan.sentence.start, verb.start) is not None


def is_partys(scan: Scan, verb: Item, word: str) -> bool:
    """Whether a party on its way calls on somebody: 某会长一行拜访某公司."""
    if word not in CALLS or CALLER.match(scan.text, verb.end, scan.sentence.end):
        return False
    if word == VISITS and not scan.text.startswith(US, verb.end):
        return False
    if PARTY.search(scan.text, scan.clause_start(verb.start), verb.start):
        return True
    told = scan.discourse.last_told(("Reception",)) is not None  # the visit is what that one is of
    return word == CALLS_ON and not told and _is_object(scan, verb)


def _is_object(scan: Scan, verb: Item) -> bool:
    """Whether a body or somebody is named right after a verb of calling on them: 拜访|了某市政府."""
    end = verb.end + scan.text.startswith("了", verb.end)
    return any(i.start == end and isinstance(i.what, Human | Organ) for i in scan.items)


def _is_of_no_day(scan: Scan, verb: Item, actor: Agent) -> bool:
    """Whether an inspection is none of a certain day and actor: made often, counted, or one way among others."""
    text, end = scan.text, scan.sentence.end
    if EITHER.match(text, verb.end, end) or COUNTED.match(text, verb.end, end):
        return True
    if SINCE.search(text, scan.sentence.start, verb.start) or TOPIC.search(text, scan.sentence.start, verb.start):
        return True
    since = max(scan.clause_start(verb.start), min(right(text, scan.sentence, actor), verb.start))
    return OFTEN.search(text, since, verb.start) is not None or DELEGATED.search(text, since, verb.start) is not None


def _only_looks(scan: Scan, verb: Item, actors: Sequence[Agent]) -> bool:
    """Whether a verb of looking tells no inspection: of people without a post, or who went nowhere."""
    word = scan.text[verb.start : verb.end]
    if word not in LOOKS or _known(scan, actors[0]) is not None or _looks_there(scan, verb, actors[0]) is not None:
        return False
    if word in NOUNS and not HELD.search(scan.before(verb.start, 8)):
        return True
    official = any(has_post(scan, actor) for actor in people(actors)) or any(isinstance(a, Organ) for a in actors)
    goes = word.startswith(ON_THE_SPOT) or MOVES.search(scan.text, scan.sentence.start, verb.start)
    return not (official and goes)


def note_exchange(scan: Scan, item: Item, activity: Happening) -> bool:
    """Tell a visit called an activity, and note who makes it: 甲一行赴某商会开展交流活动; False if it is none."""
    visitors = scan.pending
    if not VISITING.search(activity.name) or not visitors or not HELD.search(scan.before(item.start, 8)):
        return False
    floor = right(scan.text, scan.sentence, visitors[-1])
    way = MOVES.search(scan.text, floor, item.start)
    if way is None or "，" in AIMED.sub("", scan.text[floor : item.start]):
        return False
    activity.kind = "Inspection"
    event = tell(scan, activity)
    scan.discourse.inspection = scan.discourse.inspections[words(scan.text, visitors[0])] = event
    for agent in visitors:
        note(scan, agent, "inspector", event, item, "inspects")
    scan.subject, scan.pending = list(visitors), []
    return True


def _known(scan: Scan, leader: Agent) -> Happening | None:
    """The inspection being told, if it has this leader, or a delegation leads without a day of its own."""
    known = scan.discourse.inspection
    if isinstance(leader, Organ) and leader.kind == DELEGATION and not scan.dates:
        return known
    own = words(scan.text, leader)
    if not scan.dates and scan.text.startswith(PARTY_OF, leader.end):
        known = scan.discourse.inspections.get(own, known)
    leaders = [name for name, event in scan.discourse.inspections.items() if event is known]
    return known if any(own.endswith(name) or name.endswith(own) for name in leaders) else None


def _looks_there(scan: Scan, verb: Item, actor: Agent) -> Happening | None:
    """The inspection being told where one of those who make it only looks at something: 在消防大队，乙查看器材."""
    known = scan.discourse.inspection
    if known is None or scan.dates or scan.text[verb.start : verb.end] not in LOOKS:
        return None
    parts = (part for part in scan.analysis.parts if part.event is known and part.role == "inspector")
    return known if any(words(scan.text, part.agent) == words(scan.text, actor) for part in parts) else None


def _aim(scan: Scan, event: Happening, begin: int, end: int, actors: Sequence[Agent]) -> None:
    """Add to an inspection the places and bodies within its words."""
    for place in scan.sentence.places:
        if begin <= place.start < end and place not in event.places:
            event.places.append(place)
    for organ in scan.analysis.organs.get(scan.sentence.index, []):
        if begin <= organ.start and organ.end <= end and organ.proper and organ not in actors:
            event.targets.append(organ)


def note_company(scan: Scan, verb: Item, index: int, agents: Sequence[Agent]) -> Sequence[Agent]:
    """Note who accompanies, and give those whom the sentence goes on about.

    在乙陪同下 and 由乙陪同， also tell the inspection that follows, whose own agents wait before them or come after.
    """
    if LISTED.match(scan.text, verb.end):
        return agents  # 随同出席的还有: those who come along are told after it
    subject = agents
    event = scan.discourse.inspection or scan.discourse.event
    if scan.text.startswith(ACTIVITY, verb.end):
        event = scan.discourse.last_told(("Activity", "Ceremony")) or event  # 参加某活动并看望老人。乙陪同活动
    position = _companys_start(scan, verb)
    if position is not None:
        agents = [a for a in scan.pending if left(a) > position]
        scan.pending = [a for a in scan.pending if a not in agents]
        inspecting = next((i for i in scan.after(index) if i.role in ACTS), None)
        hosts = [a for a in scan.pending if not _is_met(scan, a)] or scan.subject
        hosts = hosts or _delegations_before(scan, verb, inspecting)
        if inspecting is not None and hosts:
            note_inspection(scan, inspecting, hosts)
            event = scan.discourse.inspection
            subject = hosts
    elif led := _accompanied(scan, verb, index):
        inspecting = next((i for i in scan.after(index) if i.role), None)
        if inspecting is not None and inspecting.role == "inspector" and agents:
            note_inspection(scan, inspecting, led)
            event = scan.discourse.inspection
    if agents:
        event = claim(scan) or event or _followed(scan, index, agents)
    if event is not None:
        for agent in agents:
            if not _is_host(scan, agent, event):
                note(scan, agent, "companion", event, verb, "accompanies")
    return subject


def _companys_start(scan: Scan, verb: Item) -> int | None:
    """Where those begin in whose company something is done (在|乙陪同下，考察; 由|乙陪同，考察), if there are any."""
    text, start = scan.text, max(scan.sentence.start, verb.start - 60)
    mark = text.rfind("在", start, verb.start)
    if (mark >= 0 and text.startswith("下", verb.end)) or text.startswith("的陪同下", verb.start - 1):
        return max(mark, start - 1)
    mark = text.rfind("由", start, verb.start)
    by = mark >= 0 and text.startswith("，", verb.end) and "。" not in text[mark : verb.start]
    return mark if by and not any(i.role for i in scan.items if mark < i.start < verb.start) else None


def _accompanied(scan: Scan, verb: Item, index: int) -> list[Agent]:
    """Who is named right after a verb of company as the ones who are accompanied: 甲陪同|某代表团、|乙到某地考察."""
    found: list[Agent] = []
    end = verb.end
    for other in scan.after(index):
        agent = other.what
        if not isinstance(agent, Human) and not (isinstance(agent, Organ) and agent.kind == DELEGATION):
            break
        if scan.text[end : other.start] not in ("", "、", "和", "一行"):
            break
        found.append(agent)
        end = other.end
    return found


def _delegations_before(scan: Scan, verb: Item, act: Item | None) -> list[Agent]:
    """The delegations told between a verb of company and that of what is done in it: 在甲陪同下，|工作组|走访."""
    if act is None:
        return []
    between = (i.what for i in scan.items if verb.end <= i.start and i.end <= act.start)
    return [agent for agent in between if isinstance(agent, Organ) and agent.kind == DELEGATION]


def _is_host(scan: Scan, agent: Agent, event: Happening) -> bool:
    """Whether an event told before is somebody's own, where the guest goes about in their company."""
    name = words(scan.text, agent)
    hosts = (p.agent for p in scan.analysis.parts if p.event is event and p.role in HOSTS)
    return any(words(scan.text, host) == name for host in hosts)


def _is_met(scan: Scan, agent: Agent) -> bool:
    """Whether somebody else does something with a person: 与某校某某副校长进行交流，并在…陪同下参观."""
    return scan.before(left(agent), 1) in WITH and "，" in scan.text[agent.end : scan.sentence.end]


def _followed(scan: Scan, index: int, agents: Sequence[Agent]) -> Happening | None:
    """The inspection that those who come along are told of before whoever leads it: 甲、乙随行到某地考察."""
    verb = next((i for i in scan.after(index) if i.role), None)
    if verb is None or verb.role != "inspector" or "，" in scan.text[scan.items[index].end : verb.start]:
        return None
    event = act(scan, begin_of(scan, verb, agents), end_of(scan, verb), "Inspection", agents)
    scan.discourse.inspection = event
    return event
