"""The verbs of a sentence: how each is read, by its words or by the role that they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from kg.agents import Agent, people
from kg.analysis import Happening
from kg.discourse import HOSTING, SAYING, Item, Scan, meant_by, tell
from kg.extract.participations.event_names import note_decided
from kg.extract.participations.hosting import holds_congress, is_rally, leads_to_act
from kg.extract.participations.inspections import (
    LEADS,
    LOOKS,
    WORKS,
    brings_often_or_to,
    is_partys,
    is_work,
    note_company,
    note_exchange,
    note_inspection,
    note_leader,
    note_sent,
)
from kg.extract.participations.journeys import GOES, MEETS, note_entourage, note_journey, note_met
from kg.extract.participations.recalled import read_addressed
from kg.extract.participations.receptions import is_met_by, note_met_by, note_reception
from kg.extract.participations.rites import LAYS, is_wreath, name_by_purpose, note_welcomed, note_wreath
from kg.extract.participations.roles import event_after, note_role
from kg.extract.participations.signings import note_signing
from kg.extract.participations.speech import (
    is_quoted,
    note_said,
    note_voice,
    represented,
    spoken_to,
)
from kg.extract.participations.talks import (
    is_briefing,
    is_sit_down,
    is_talk,
    is_where,
    note_briefing,
    note_sit_down,
    note_talk,
    talker_after,
)
from kg.extract.participations.verb_agents import agents_of
from kg.extract.participations.visits import note_visitor, note_welcome
from kg.gatherings import is_gathering

# Verbs of telling that only people do.
PERSONAL = frozenset(
    "致以 总结了 部署了 安排部署了 感言 讲述 谈及 号召 呼吁 宣布 分享 解读了 讲解了 讲授了 领学 领学了 讲授 回顾了 "
    "勉励 寄语 叮嘱 嘱咐 坦言 谈到 谈道 感慨 承诺 倡议 谈了 讲了 提了 回答 解答 "
    "充分肯定了 给予充分肯定 给予了充分肯定 给予高度评价 给予了高度评价".split()
)
# The one of them that also goes to bodies, before it: 向某会负责人|致以问候.
GREETS = "致以"
# Roles that other extractors read, or that come with another's verb.
OTHERS = ("appointee", "removed", "appointer", "guest", "principal")
# What is only wished for or agreed on, in the words of those who hold talks: 德方愿同中方保持沟通，适时|举行政府磋商.
WISHED = re.compile("(?:(?<![志意心祝])愿(?!望)|期待|希望|一致?同意|商定|将适时|建议|倡议|要(?![闻求]))[^。；：]*$")
# What counts many that no name tells apart: 举办一系列|活动.
MANY = re.compile(
    "(?:一?系列|一批|各类|各种|多种|(?<!第)[0-9两三四五六七八九十百千多数]+[余多]?[项场次个])[^，。；]{0,12}$"
)
# How speakers tell what everybody is at: 今天，|我们隆重|举行纪念活动.
OURS = re.compile("(?:今[天日晚]|此刻|此时)[^，。；]{0,4}，?(?:我们|大家)[^，。；、]{0,10}$")
# Verbs of going and looking, before which nobody need be told.
JOURNEYS = GOES | LOOKS
# To come somewhere is to attend only where it is an event that people come to: 莅临大会.
COMES = "莅临"
# After the verb of a clause that only describes who is named next: 与来访|考察|的某行长座谈.
DESCRIBES = re.compile("的(?![是有，。；])")
# Rules by which a verb has no agents of its own.
ABSENT = frozenset({"none", "relative", "far"})
# Rules by which a clause names its speakers itself, or goes on about those of the sentence before.
REFERRED = frozenset({"pronoun", "both-sides", "carried"})
# What those present at a meeting do together; told of one person, after another verb, it is no report of theirs.
STUDY = "传达学习"
# What a meeting is for that a body holds: 公司召开会议，|传达贯彻某会精神.
PASSES_ON = "传达"


class _Left(Enum):
    """How a verb leaves the agents of its sentence."""

    #: They have had their verb, and are the subject of what follows.
    TAKEN = auto()
    #: They wait for another verb as well.
    WAITING = auto()
    #: They are as they were, and only the verb is remembered.
    PASSED = auto()
    #: All is as if the verb were not there.
    UNTOUCHED = auto()


@dataclass(slots=True)
class _Verb:
    """A verb as it is read: its place among the items, its words, its agents and the rule that found them."""

    item: Item
    index: int
    word: str
    agents: Sequence[Agent]
    rule: str


_Reader = Callable[[Scan, _Verb], _Left]


def read_verb(scan: Scan, item: Item, index: int) -> bool:
    """Read one verb; False when the rest of the sentence is what somebody said."""
    word = scan.text[item.start : item.end]
    agents, rule = agents_of(scan, item)
    if rule == "none" and word not in JOURNEYS:
        scan.subject = ()
    if word in PERSONAL:
        agents = people(agents) or (represented(scan, agents) if word != GREETS else ())
    verb = _Verb(item, index, word, agents, rule)
    if word in SAYING:
        return _read_saying(scan, verb)
    reader = next((read for fits, read in BY_WORDS if fits(scan, verb)), None) or BY_ROLE.get(item.role, _read_part)
    left = reader(scan, verb)
    if left is not _Left.UNTOUCHED:
        _go_on(scan, verb, left)
    return True


def _go_on(scan: Scan, verb: _Verb, left: _Left) -> None:
    """Remember a verb, and let its agents go or wait."""
    item = verb.item
    joined, scan.last_role, scan.last_end = scan.last_role == "attend", item.role, item.end
    if left is _Left.PASSED:
        return
    if item.role in HOSTING and joined and scan.text.startswith("的", item.end):
        scan.pending = []  # 参加某局组织的活动 goes on about those who take part
    elif left is _Left.TAKEN:
        scan.subject = verb.agents or scan.subject
        scan.pending = []
        scan.named = []


def _read_saying(scan: Scan, verb: _Verb) -> bool:
    """Read a verb of saying; False when the rest of the sentence is what was said."""
    if not verb.agents and verb.index and isinstance(scan.items[verb.index - 1].what, Happening):
        scan.discourse.voice = scan.sentence.paragraph
    return not note_voice(scan, verb.item, verb.index) and note_said(
        scan, verb.item, verb.agents, told=verb.rule in REFERRED
    )


def _read_nothing(_scan: Scan, _verb: _Verb) -> _Left:
    return _Left.UNTOUCHED


def _read_talk(scan: Scan, verb: _Verb) -> _Left:
    if is_where(scan, verb.item):
        return _Left.UNTOUCHED
    agents = verb.agents or talker_after(scan, verb.item, verb.index)
    note_talk(scan, verb.item, agents, verb.rule)
    return _Left.TAKEN


def _read_wreath(scan: Scan, verb: _Verb) -> _Left:
    note_wreath(scan, verb.item, verb.agents, verb.rule)
    return _Left.TAKEN


def _read_briefing(scan: Scan, verb: _Verb) -> _Left:
    note_briefing(scan, verb.item, verb.agents)
    return _Left.TAKEN


def _read_meeting(scan: Scan, verb: _Verb) -> _Left:
    note_met(scan, verb.item, verb.agents)
    return _Left.TAKEN


def _read_met_by(scan: Scan, verb: _Verb) -> _Left:
    note_met_by(scan, verb.item)
    return _Left.TAKEN


def _read_going(scan: Scan, verb: _Verb) -> _Left:
    if verb.rule not in ABSENT:
        note_journey(scan, verb.item, verb.agents, verb.rule)
    return _Left.UNTOUCHED


def _read_reception(scan: Scan, verb: _Verb) -> _Left:
    if read_addressed(scan, verb.item):
        return _Left.UNTOUCHED
    verb.agents = note_reception(scan, verb.item, verb.index, verb.agents) or verb.agents
    return _Left.TAKEN


def _read_inspection(scan: Scan, verb: _Verb) -> _Left:
    """陪同调研 is one verb, and 陪同，考察了某地 goes on about those who were accompanied."""
    if verb.rule == "relative" and DESCRIBES.match(scan.text, verb.item.end):
        note_visitor(scan, verb.item, verb.index)
        return _Left.UNTOUCHED
    apart = verb.rule != "same-subject" and "，" in scan.text[scan.last_end : verb.item.start]
    if scan.last_role != "companion" or apart:
        note_inspection(scan, verb.item, verb.agents)
    return _Left.TAKEN


def _read_call(scan: Scan, verb: _Verb) -> _Left:
    """Of those who call on somebody only people are noted, where any are named."""
    verb.agents = people(verb.agents) or verb.agents
    return _read_inspection(scan, verb)


def _read_leader(scan: Scan, verb: _Verb) -> _Left:
    return _Left.TAKEN if note_leader(scan, verb.item, people(verb.agents)) else _Left.UNTOUCHED


def _read_company(scan: Scan, verb: _Verb) -> _Left:
    if not note_entourage(scan, verb.item, verb.agents):
        verb.agents = note_company(scan, verb.item, verb.index, verb.agents)
    return _Left.TAKEN


def _read_signing(scan: Scan, verb: _Verb) -> _Left:
    note_signing(scan, verb.item, verb.agents)
    return _Left.TAKEN


def _read_hosting(scan: Scan, verb: _Verb) -> _Left:
    """举办 and the like, whose event may be decided on only, talks, a visit called an activity, or a welcome."""
    held = event_after(scan, verb.item, verb.index)
    if held is None and holds_congress(scan, verb.item):
        return _Left.UNTOUCHED
    if held is None and note_sent(scan, verb.item, verb.agents):
        return _Left.TAKEN
    if held is not None and not verb.agents and (_is_wished(scan, verb.item) or _is_ours(scan, verb.item, held)):
        return _Left.UNTOUCHED
    if held is not None and held.generic and MANY.search(scan.text, verb.item.end, held.start):
        return _Left.TAKEN
    if held is None:
        return _Left.UNTOUCHED if leads_to_act(scan, verb.item, verb.index, verb.agents) else _read_part(scan, verb)
    if is_rally(held):
        tell(scan, held)
        return _Left.PASSED
    if note_decided(scan, verb.item, held):
        return _Left.UNTOUCHED
    name_by_purpose(scan, held)
    if _is_exchange(scan, verb.index, held) or note_welcome(scan, verb.item, held):
        return _Left.PASSED
    if is_sit_down(scan, held, verb.agents):
        note_sit_down(scan, verb.item, held, verb.agents)
        return _Left.TAKEN
    whole = _holding_meeting(scan, verb)
    left = _read_part(scan, verb)
    if whole is not None and scan.discourse.event is not whole:
        scan.discourse.whole = whole
    note_welcomed(scan, verb.item, held)
    return left


def _is_wished(scan: Scan, verb: Item) -> bool:
    """Whether what would be held is what speakers of talks wish for or agree on, outside of what is told."""
    talks = scan.discourse.event
    wished = talks is not None and talks.kind == "Reception" and scan.local is None
    return wished and WISHED.search(scan.text, scan.sentence.start, verb.start) is not None


def _holding_meeting(scan: Scan, verb: _Verb) -> Happening | None:
    """The meeting told before that holds something in its course: 主席会议|举行了|第三次集体学习."""
    before = scan.items[verb.index - 1] if verb.index else None
    if verb.agents or before is None or not isinstance(before.what, Happening) or not before.what.generic:
        return None
    if scan.text[before.end : verb.item.start] not in ("", "还", "也", "又"):
        return None
    meeting = meant_by(scan, before.what)
    return meeting if meeting.told and meeting.sentence < scan.sentence.index else None


def _is_ours(scan: Scan, verb: Item, held: Happening) -> bool:
    """Whether what a speaker says that all hold is the gathering that is being told, which it then means."""
    current = scan.discourse.event
    if current is None or current.sentence == scan.sentence.index or not is_gathering(current):
        return False
    if OURS.search(scan.text, scan.clause_start(verb.start, "；：。"), verb.start) is None:
        return False
    held.same = current
    return True


def _read_speech(scan: Scan, verb: _Verb) -> _Left:
    addressed = spoken_to(scan, verb.item, verb.index)
    if addressed is not None and people(verb.agents):
        tell(scan, addressed)
    event = scan.local or scan.discourse.event
    if event is not None:
        verb.agents = [agent for agent in verb.agents if not is_quoted(scan, agent, event)]
        if verb.word == GREETS and not is_gathering(event):
            verb.agents = []
    return _read_part(scan, verb)


def _read_part(scan: Scan, verb: _Verb) -> _Left:
    goes_on = note_role(scan, verb.item, verb.index, verb.agents, verb.rule)
    return _Left.WAITING if goes_on else _Left.TAKEN


# How a verb is read: by its words, where they tell more than its role does, else by its role.
BY_WORDS: tuple[tuple[Callable[[Scan, _Verb], bool], _Reader], ...] = (
    (lambda scan, verb: is_talk(scan, verb.word, verb.agents), _read_talk),
    (lambda scan, verb: is_wreath(scan, verb.word, verb.item), _read_wreath),
    (lambda scan, verb: verb.word in LAYS, _read_nothing),
    (lambda scan, verb: verb.word == COMES and event_after(scan, verb.item, verb.index) is None, _read_nothing),
    (lambda scan, verb: is_briefing(scan, verb.item), _read_briefing),
    (lambda scan, verb: verb.word in MEETS, _read_meeting),
    (lambda scan, verb: is_partys(scan, verb.item, verb.word), _read_call),
    (lambda scan, verb: verb.word in GOES, _read_going),
    (lambda scan, verb: is_met_by(scan, verb.item), _read_met_by),
    (lambda scan, verb: brings_often_or_to(scan, verb.item, verb.rule), _read_nothing),
    (lambda _scan, verb: verb.word in LEADS, _read_leader),
    (lambda scan, verb: verb.word in WORKS and not is_work(scan, verb.item, verb.agents), _read_nothing),
    (lambda scan, verb: verb.word == STUDY and verb.rule == "same-subject", _read_nothing),
    (
        lambda scan, verb: verb.word == PASSES_ON and verb.rule == "same-subject" and not people(verb.agents),
        _read_nothing,
    ),
)
BY_ROLE: dict[str, _Reader] = {
    "receiver": _read_reception,
    "inspector": _read_inspection,
    "companion": _read_company,
    "signer": _read_signing,
    "organizer": _read_hosting,
    "speak": _read_speech,
    **dict.fromkeys(OTHERS, _read_nothing),
}


def _is_exchange(scan: Scan, index: int, held: Happening) -> bool:
    """Whether what is held is a visit called an activity, which is noted then: 赴某镇开展视察活动."""
    activity = next((item for item in scan.after(index) if item.what is held), None)
    return activity is not None and note_exchange(scan, activity, held)
