"""What a reader of events keeps in mind: within one sentence (`Scan`) and from one sentence to the next (`Discourse`).

Here stands also which event a mention means, and how an agent's part in one is noted. All offsets count in the folded
text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import takewhile

from kg.agents import Agent, left
from kg.analysis import Analysis, Happening, Hit, Human, Part, PlaceHit, Saying, Sentence
from kg.gatherings import MEETING_WORDS, SIT_DOWNS, THIS, alike, is_sit_down, may_mean
from kg.language.dates import Date
from kg.ontology import Role

# Verbs of saying: what follows them is what was said, and no longer tells who did what.
SAYING = frozenset(
    "指出 强调 表示 说 要求 认为 希望 提出 介绍说 说道 谈到 谈道 称 指出说 表示说 坦言 感慨 呼吁 号召 对记者说 建议 "
    "承诺 倡议 勉励 寄语 叮嘱 嘱咐".split()
)
# Roles of bodies whose work an event is; their verbs take no other event than the one they name.
HOSTING = frozenset({"organizer", "host"})
# What gives each of several agents, or each of several guests, the verb for themselves.
RESPECTIVELY = re.compile("分别|先后|依次|纷纷|相继|共同|联合|一同|一起")
PLANNED = re.compile(
    "计划年?内|(?<!即)将[为赴到于在以率应]|即将(?!到来|来临|过去|结束)|(?<![模虚比])拟|定于|计划(?:于|在)|"
    "将(?=召开|举行|出席|参加|主持|访问|发表|致辞|作|会[见谈晤]|(?:分别)?[同与][^，。；]{2,})"
)
NEGATED = re.compile("未能|没有|不再|因故未|未(?=出席|参加|参会|到会|派|召开)|取消")
# Only in the clause of its verb is something denied: 未能到会，他主持了会议.
CLAUSE_START = re.compile("[，；]")
PLACED = re.compile("[在于到赴](?:[^，。；]{0,6})$")
# Sittings of a session, which is the event.
SITTING = re.compile("视频会议|(?:第[一二三四五六七八九十]+次)?全体会议|联组会议?|(?:开幕|闭幕)会")
HELD_BEFORE = re.compile("(?:举行|召开)了?$")
# The words for an activity that only an inspection can be where nothing else is told.
ACTIVITIES = frozenset({"活动", "此次活动", "本次活动"})
# Talks on a visit that only those who join them tell.
TALKS = frozenset({"会谈", "会晤"})
# What happened more than once is no one event: 多次会晤.
OFTEN = re.compile(r"(?:多次|数次|频繁|经常|[\d两三四五六七八九十]次|[两三]度)(?:举行|进行)?$")
# What an inspection is called as a whole: 参加慰问活动.
VISITS = re.compile("(?:此次|本次)?(?P<act>调研|考察|视察|检查|督查|督导|走访|慰问|看望|参观|观摩)(?:交流|指导)?活动")
# What is in the name of any meeting that people sit down at.
SAT_DOWN = "座谈"
# What tells another event after one.
AFTERWARDS = re.compile("会[后前]|随后|之后|接着")


@dataclass(frozen=True, slots=True)
class Item:
    """One agent, event, verb or place in the sequence of a sentence; `start`:`end` with the titles of a person."""

    start: int
    end: int
    what: Agent | Happening | Hit | PlaceHit

    @property
    def role(self) -> str:
        """The role that a verb tells (chair, attend …); empty for what is no verb."""
        return self.what.term.name if isinstance(self.what, Hit) and isinstance(self.what.term, Role) else ""


@dataclass(slots=True)
class Discourse:
    """What is carried from one sentence to the next.

    `event` and `inspection` are those told last, `told` is all of them; `last_of` gives by a person's name the event
    they took part in last, `inspections` by an agent's words the one they led last; `subject` are the persons that a
    pronoun may mean; `scene` is the event that this paragraph is set at (会上，…), `voice` the
    paragraph in which a meeting itself speaks (会议指出), `spoke` the one in which somebody does,
    `whole` the meeting in the course of which the current event is told, until the paragraph ends;
    `absent` are those who only sent their words (作出批示);
    `said` is what was said in the sentence read last, `quoting` whether its quotation is still open; `unclaimed`
    is the act of people without a name that waits for somebody who has part in it, `makers` those
    of whom nothing but their coming is told.
    """

    event: Happening | None = None
    inspection: Happening | None = None
    subject: list[Human] = field(default_factory=list)
    told: list[Happening] = field(default_factory=list)
    last_of: dict[str, Happening] = field(default_factory=dict)
    inspections: dict[str, Happening] = field(default_factory=dict)
    paragraph: int = -1
    scene: Happening | None = None
    voice: int = -1
    spoke: int = -1
    whole: Happening | None = None
    absent: set[str] = field(default_factory=set)
    said: list[Saying] = field(default_factory=list)
    quoting: bool = False
    unclaimed: Happening | None = None
    makers: list[Human] = field(default_factory=list)

    def last_told(self, kinds: Collection[str]) -> Happening | None:
        """The event of one of these kinds that was told last."""
        return next((event for event in reversed(self.told) if event.kind in kinds), None)


@dataclass(slots=True)
class Scan:
    """One sentence while it is read from left to right.

    `pending` are agents that wait for their verb, `named` all agents so far, `subject` those of the verb before, `led`
    people whom an agent brought along; `passed` is where the last governed body of a list ends; `local` the event that
    the sentence is about; `last_role`, `last_end` the verb before; `waiting` parts whose event has not been named yet;
    `visited` is where the last one ends whom an inspection visits; `goes_on` tells whether the sentence
    before it, of its paragraph, is somebody's words, with which it may go on.
    """

    analysis: Analysis
    sentence: Sentence
    discourse: Discourse
    items: list[Item]
    dates: list[Date] = field(default_factory=list)
    pending: list[Agent] = field(default_factory=list)
    named: list[Agent] = field(default_factory=list)
    subject: Sequence[Agent] = ()
    led: list[Agent] = field(default_factory=list)
    passed: int = 0
    local: Happening | None = None
    last_role: str = ""
    last_end: int = 0
    waiting: list[tuple[Item, Sequence[Agent]]] = field(default_factory=list)
    visited: int = 0
    goes_on: bool = False

    @property
    def text(self) -> str:
        """The folded text of the document."""
        return self.analysis.text

    @property
    def current(self) -> Happening | None:
        """The event at which whoever acts here is: the sentence's own, that of its scene, or the one told last."""
        return self.local or self.discourse.scene or self.discourse.event

    def before(self, position: int, reach: int) -> str:
        """At most `reach` characters before a position, within the sentence."""
        return self.text[max(self.sentence.start, position - reach) : position]

    def clause_start(self, position: int, marks: str = "，；：。") -> int:
        """Where the clause begins that a position of the sentence lies in."""
        start = self.sentence.start
        return max(start, *(self.text.rfind(mark, start, position) + 1 for mark in marks))

    def takes_part(self, person: Human, event: Happening) -> bool:
        """Whether a part of somebody in an event is noted already."""
        parts = (part.agent for part in self.analysis.parts if part.event is event)
        return any(isinstance(agent, Human) and agent.name == person.name for agent in parts)

    def items_before(self, item: Item) -> bool:
        """Whether anything was read in the sentence before an item."""
        return self.items[0].start < item.start

    def after(self, index: int) -> Iterator[Item]:
        """The items after the one of this index, in their order."""
        return (self.items[i] for i in range(index + 1, len(self.items)))


def aims_told(scan: Scan) -> set[int]:
    """The ids of the agents that the acts of this sentence are aimed at: whom somebody met, what they went to see."""
    acts = takewhile(lambda event: event.sentence == scan.sentence.index, reversed(scan.discourse.told))
    return {id(aim) for event in acts for aim in event.targets}


def note(
    scan: Scan,
    agent: Agent,
    role: str,
    event: Happening,
    verb: Item,
    rule: str,
    modality: str = "actual",
) -> None:
    """Note an agent's part in an event; the evidence reaches from the agent to the verb where one sentence has both.

    A body whose head is told to chair, under a name that nobody read, does not.
    """
    if role == "chair" and not isinstance(agent, Human) and scan.sentence.title_begins(scan.text, agent.end):
        return
    here = scan.sentence.start <= left(agent) <= scan.sentence.end
    start = min(verb.start, left(agent)) if here else verb.start
    end = max(verb.end, agent.end)
    order = len(scan.analysis.parts) + 1
    scan.analysis.parts.append(Part(agent, role, event, start, end, modality, order, rule))
    if isinstance(agent, Human):
        scan.discourse.last_of[agent.name] = event


@contextmanager
def aside(scan: Scan) -> Iterator[None]:
    """Tell an event beside the current one, which stays current, as everybody stays where they were last."""
    discourse = scan.discourse
    local, event, last_of = scan.local, discourse.event, dict(discourse.last_of)
    try:
        yield
    finally:
        scan.local, discourse.event, discourse.last_of = local, event, last_of


def modality_of(scan: Scan, verb: Item, rule: str = "") -> str:
    """Whether the words around a verb tell of something "actual", "planned" or "negated".

    A verb that only goes on with the subject of a planned one is planned too: 将于明日抵达，同时出席会议. The words are
    those of the clause, at least 24 characters of the sentence before the verb.
    """
    clause = scan.text[min(scan.clause_start(verb.start), max(scan.sentence.start, verb.start - 24)) : verb.end + 2]
    if NEGATED.search(CLAUSE_START.split(clause)[-1]):
        return "negated"
    if rule == "same-subject" and PLANNED.search(scan.text, scan.sentence.start, verb.start):
        return "planned"
    return "planned" if PLANNED.search(clause) else "actual"


def is_repeated(scan: Scan, verb: Item) -> bool:
    """Whether the words before a verb say that it happened more than once, so that it tells no one event."""
    return OFTEN.search(scan.before(verb.start, 5)) is not None


def tell(scan: Scan, mention: Happening, *, another: bool = False) -> Happening:
    """The event of a mention that is told to take place: one told before, or a new one; it is the current one now.

    `another` tells a new one even where one told before is called the same.
    """
    found = mention if another and mention.same is None else meant_by(scan, mention)
    if not found.told:
        found.told = True
        _place_in_time(scan, found, mention)
        scan.discourse.told.append(found)
    scan.discourse.event = scan.local = found
    return found


#: What a line of the text proper ends in, and no headline does.
ENDS_SENTENCE = "。！？；：”"
#: The fewest characters of a word for events that tells of which it is said: 开幕式, but not 仪式.
TELLING = 3


def meant_by(scan: Scan, mention: Happening) -> Happening:
    """The event that a mention refers back to, which the mention then remembers; itself if there is none."""
    if mention.same is not None:
        return mention.first()
    visit, inspection = VISITS.fullmatch(mention.name), scan.discourse.inspection
    if mention.name in ACTIVITIES and inspection is not None and scan.discourse.event is inspection:
        mention.same = inspection  # 市残联书记甲到某街道走访。副县长乙参加了活动
        return inspection
    if visit and inspection is not None and inspection is not mention and visit["act"] in inspection.name:
        mention.same = inspection
        return inspection
    whole = _whole_of(scan, mention)
    if whole is not None:
        mention.same = meant_by(scan, whole)
        return mention.same
    sitting = _sat_down_again(scan, mention)
    if sitting is not None:
        mention.same = sitting
        return sitting
    for earlier in reversed(scan.discourse.told):
        if earlier is mention:
            return mention
        if not mention.generic and (alike(earlier, mention) or _is_headline_of(scan, earlier, mention)):
            mention.same = earlier
            return earlier
    if not mention.generic and (named := _named_so(scan, mention)) is not None:
        mention.same = named
        return named
    if mention.generic:
        told = (scan.local, scan.discourse.event, *reversed(scan.discourse.told))
        later = AFTERWARDS.search(scan.text, scan.sentence.start, mention.start) is not None
        fitting = [
            known
            for known in told
            if known is not None and known is not mention and may_mean(known, mention.name, afterwards=later)
        ]
        bare = THIS.sub("", mention.name)
        if bare in MEETING_WORDS:
            fitting.sort(key=lambda known: known.kind == "Activity")
        elif len(bare) >= TELLING:
            fitting.sort(key=lambda known: not known.name.endswith(bare))
        if fitting:
            mention.same = fitting[0]
            return fitting[0]
    return mention


def _named_so(scan: Scan, mention: Happening) -> Happening | None:
    """The event told before under another name, of which a mention since has this one, or one like it."""
    for other in reversed(scan.analysis.happenings):
        known = other.same is not None and other.start < mention.start and not other.generic
        if known and other.first().told and alike(other, mention):
            return other.first()
    return None


def _is_headline_of(scan: Scan, earlier: Happening, mention: Happening) -> bool:
    """Whether a line above the text told an event by its kind alone, which is named now: 甲在总结会议上讲话."""
    if not earlier.generic or len(earlier.name) < TELLING or not mention.name.endswith(earlier.name):
        return False
    line = scan.analysis.sentences[earlier.sentence]
    last = scan.text[line.start : line.end].rstrip()[-1:]
    return line.paragraph < scan.sentence.paragraph and last not in ENDS_SENTENCE


def _whole_of(scan: Scan, mention: Happening) -> Happening | None:
    """The session that a sitting is part of: 某常委会第三次会议举行第二次全体会议."""
    if not SITTING.fullmatch(mention.name) or not HELD_BEFORE.search(scan.before(mention.start, 4)):
        return None
    named = [i.what for i in scan.items if isinstance(i.what, Happening) and i.end < mention.start]
    return next((e for e in reversed(named) if not e.generic and e.kind == "Meeting" and e.same is not mention), None)


def sat_down(scan: Scan, kind: str, *, before: int) -> Happening | None:
    """The last meeting that people are told to have sat down at before an offset; None where another follows it."""
    if AFTERWARDS.search(scan.text, scan.sentence.start, before):
        return None
    told = (event for event in reversed(scan.discourse.told) if event.kind == kind)
    return next((event for event in told if SAT_DOWN in event.name and event.start < before), None)


def _sat_down_again(scan: Scan, mention: Happening) -> Happening | None:
    """The meeting that a name like 调研座谈会 means, where none is held now: 召开座谈会 … 参加|调研座谈会."""
    if not is_sit_down(mention.name) or HELD_BEFORE.search(scan.before(mention.start, 4)):
        return None
    return sat_down(scan, mention.kind, before=mention.start)


def event_of(scan: Scan, agent: Agent) -> Happening | None:
    """The event at which somebody speaks: the one they took part in last, else the one told last."""
    if scan.local is None and scan.discourse.scene is not None:
        return scan.discourse.scene
    if isinstance(agent, Human) and scan.local is None:
        own, current = scan.discourse.last_of.get(agent.name), scan.discourse.event
        if own is not None and (current is None or own is current or not _is_newer(scan, current, own)):
            return own
    return scan.local or scan.discourse.event


def _is_newer(scan: Scan, current: Happening, own: Happening) -> bool:
    """Whether the current event was told after the speaker's own, in this paragraph."""
    here = scan.analysis.sentences[current.sentence].paragraph == scan.sentence.paragraph
    sitting = (current.kind == "Meeting" and current.generic) or current.name in TALKS | SIT_DOWNS
    sits = own.kind == "Inspection" and sitting
    return (here or sits) and current.sentence > own.sentence


def _place_in_time(scan: Scan, event: Happening, mention: Happening) -> None:
    """Give an event the day near its mention, and the places near it that 在, 于, 到 or 赴 governs."""
    if not event.date:
        set_date(scan, event, mention.start)
    for place in scan.sentence.places:
        if PLACED.search(scan.before(place.start, 7)):
            if abs(place.start - mention.start) < 60 and place not in event.places:
                event.places.append(place)


def set_date(scan: Scan, event: Happening, position: int) -> None:
    """Date an event by the day nearest before a position of the sentence, else by one within 60 characters after it."""
    offset = position - scan.sentence.start
    days = [d for d in scan.dates if d.precision == "day"] or scan.dates
    before = [d for d in days if d.end <= offset]
    after = [d for d in days if d.start >= offset and d.start - offset < 60]
    found = before[-1] if before else after[0] if after else None
    if found is not None:
        event.date, event.precision, event.until = found.iso, found.precision, found.until
