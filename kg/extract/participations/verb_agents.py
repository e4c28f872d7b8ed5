"""The agents of a verb: those who wait for it, a pronoun's person, or those of the verb before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.agents import PRONOUN, Agent, is_list, left, people, right
from kg.analysis import Happening, Hit, Human, Organ
from kg.discourse import HOSTING, RESPECTIVELY, Item, Scan, aims_told

# What a body's event is about, after the body.
TOPIC = re.compile("就(?=[\u4e00-\u9fff])")
ABOUT = re.compile("[^，。；、]{0,12}")
# Subjects of two characters: 中方举办论坛.
SIDE = re.compile("(?:[中我双各对他外][方国]|我们|他们|大家|多个?部门|[有相]关部门)(?:共同|一致|还|也|均|都)*$")
# Whose deed somebody only praises: 甲祝贺中方举办大会.
PRAISES = re.compile("(?:热烈|再次)?(?:祝贺|感谢|赞赏|支持|欢迎|期待|高度评价)(?:[中我贵对双][方国]|[你您])(?!.*，)")
SIDES = re.compile("[双各两]方(?:还|也|均|都|一致|分别|共同|先后|随后)*")
# What joins two people who are the two sides.
BETWEEN_SIDES = re.compile("[与和同]|，?一行[与和同]")
# Unnamed people who are the subject of their clause: ，获奖代表作了发言.
UNNAMED = re.compile(
    "[^与同和向为对听由在、]{0,8}(?:代表|委员|委员们|专家|人员|大家|企业家|群众|干部|师生|学生|嘉宾|[双各]方)"
    "(?:分别|先后|纷纷|踊跃|也|还)?"
)
# Unnamed people of a party that those named before lead: 甲，部分委员一行13人|到某法院视察.
PARTY = re.compile("[，、和及与][^，。；：]{2,36}?一行(?:[0-9]+余?人)?(?=[到赴来]|莅临|前往|深入|走进)")
# Unnamed people who end a list: 甲，及指导选举工作的指导组等同志|出席.
LISTED_ON = re.compile(
    "(?:以?及|和|与)[^，。；]{2,40}?(?:同志|人员|领导|负责人|代表|干部|委员|成员|师生|职工|党员)(?:分别|共同|也|一同|一起|应邀)?"
)
# Roles whose verb may open a sentence whose subject is that of the sentence before: 主持召开座谈会.
CARRIED = frozenset({"chair"})
# How a clause begins that only tells what somebody speaks about, whatever that names: 对某局组织的活动|给予肯定.
ON_MATTER = re.compile("(?:并且?|还|同时|也)?(?:对|就(?!业)|围绕|针对)")
# How a sentence begins that goes on with what the subject of the one before it does: 并进一步|提出要求.
GOES_ON = re.compile("(?:并且?|还|同时还?)(?:进一步|再次|明确|着重|详细|简要)?(?:[对就向围结为][^，。；]{2,40})?$")
# How a clause begins whose subject is a pronoun, whatever stands between that and the verb: 他对…的工作|表示肯定.
OPENS_WITH = re.compile(
    "[他她](?:还|也|又|则)?(?:首先|随后|接着|最后|同时|详细|简要)?(?:对|就|围绕|从|向|结合|针对|代表|用|以)"
)
#: The most characters between any other pronoun and its verb.
NEAR = 24
# The people of the sentence before.
THEY = re.compile("[他她]们|(?:两|二|三)人")
#: The most characters between an agent and its verb.
REACH = 110
SENTENCE_END = re.compile("[。！？]")
# Words before a verb that are no subject: adverbs, times, light verbs.
ADVERBS = re.compile(
    "并|还|也|又|随后|会后|会前|期间|其间|共同|分别|先后|作了?|发表|致|就|对|再次|[他她]|首先|最后|时|而且|同时|重要|一行|"
    "了|上|后"
)
# What goes on with a subject before such a phrase: 出席论坛，|并|对某国进行访问.
JOINS = re.compile("^，?(?:并|还|也|又)")
# Right before a verb, what goes on with the subject of the one before it, whatever that one governs: 主持报告会|并致辞.
JOINED = re.compile("[^，。；：]并(?:分别|先后|作了?|做了?|发表了?|进行了?)?$")
# How a clause begins that has no subject of its own; the second also after a comma that follows the subject.
PHRASE = re.compile(
    "在|于|到|赴|向|围绕|代表|结合|以|受[^，]*(?:委托|邀请|托付)|对|就|为|深入|前往|来到|走进|进入|莅临|来(?=[我本])"
)
# How somebody goes on to do something with others, by a verb of talks.
WITH_OTHERS = re.compile("，?(?:并|还|也|又)?(?:与(?!会)|同(?![时志年日学事]))")
TALKING = frozenset({"attend", "receiver"})
# Roles of those who have the word.
TELLING = frozenset({"speak", "report", "state"})
HELD_BY_BODY = re.compile(
    "(?:等[^，。；]{0,8}?)?(?:[与和][^，。；在向]{2,20}?)?(?:日前|近日|今天|昨天)?(?:在[^，。；]{1,14}?)?(?:联合|共同)?"
)
# 甲出席会议并与乙共同主持.
TOGETHER = re.compile("(?:共同|一同|一起|一道|联合)，?$")
#: Verbs of doing something together begin so: 甲同乙|共同签署.
JOINTLY = "共同"
# What somebody who heads a group does before the group goes: 由某某带队，|组织考察团|到某社区视察.
HEADING = re.compile("^(?:亲自)?[带率]队，(?:组织[^，。；]*?(?=[到赴来]|深入|前往|走进))?")
# A verb of bringing people somewhere, and what stands between it and what they do there.
ORGANIZES = "组织"
SENT = re.compile("[^，。；]{2,20}?(?:[到赴来]|深入|前往|走进)[^，。；]{2,40}")
# The role of the verb that tells talks, and that of the other side.
MET, GUEST = "receiver", "guest"
WITH = re.compile("[与同和]$")
PHRASE_AFTER_SUBJECT = re.compile(
    "在|到|深入|前往|来到|走进|进行了?(?=[^，。；]*的)|莅临|来(?=[我本])|带领|率领?|赴|应邀|并|代表|围绕|就|分别|与|对|受|先后|一行"
)


def agents_of(scan: Scan, verb: Item) -> tuple[Sequence[Agent], str]:
    """The agents of a verb, and the rule that found them, or the rule by which it has none."""
    text = scan.text
    if text[verb.end : verb.end + 1] == "的" and not (verb.role in HOSTING and _holds(scan, verb)):
        return [], "relative"
    prefix = _clause_before(scan, verb.start)
    if PRONOUN.search(prefix) and (len(prefix) <= NEAR or OPENS_WITH.match(prefix)):
        here = people((*scan.subject, *scan.pending))[:1]
        return here or scan.discourse.subject, "pronoun"
    if verb.role == "speak" and THEY.search(prefix) and len(prefix) <= 24:
        group = people(scan.subject) or scan.discourse.subject
        return (group, "pronoun") if len(group) > 1 else ([], "none")
    if verb.role == "speak" and SIDES.fullmatch(prefix) and (sides := _sides(scan)):
        return sides, "both-sides"
    if verb.role in HOSTING and (body := _body_before_topic(scan, verb)) is not None:
        return [body], "before-topic"
    if scan.pending:
        gap = text[right(text, scan.sentence, scan.pending[-1]) : verb.start]
        if len(gap) <= REACH and not SENTENCE_END.search(gap) and _is_free(scan, gap):
            together = TOGETHER.search(gap) or text.startswith(JOINTLY, verb.start)
            if together and WITH.search(scan.before(left(scan.pending[0]), 2)) and scan.subject:
                return [*scan.subject, *scan.pending], "together"
            if RESPECTIVELY.search(gap[-8:]) and len(scan.named) > len(scan.pending):
                return list(scan.named), "respectively"
            return list(scan.pending), "agent-verb"
        if RESPECTIVELY.search(gap[-6:]):
            return list(scan.named), "respectively"
        return [], "far"
    goes_on = verb.role in TALKING and WITH_OTHERS.match(prefix) is not None
    if verb.role in TELLING:
        goes_on = goes_on or JOINED.search(prefix) is not None or _is_on_matter(scan, verb)
    if scan.subject and (goes_on or _has_no_subject(prefix) or _is_sent(scan, prefix)):
        return _with_guests(scan, prefix), "same-subject"
    carried = scan.discourse.subject
    if verb.role in TELLING and len(carried) == 1 and GOES_ON.match(prefix) and not scan.items_before(verb):
        return list(carried), "carried"
    if verb.role in CARRIED and len(carried) == 1 and not scan.items_before(verb) and len(prefix) <= 3:
        return list(carried), "carried"
    return [], "none"


def _is_on_matter(scan: Scan, verb: Item) -> bool:
    """Whether a clause goes on with what its subject says of something; after a verb of chairing the meeting does."""
    return (
        scan.last_role != "chair" and ON_MATTER.match(scan.text, scan.clause_start(verb.start), verb.start) is not None
    )


def _sides(scan: Scan) -> list[Human]:
    """The two people whom 双方 means, who did something with each other in the same sentence; nobody otherwise."""
    group = people(scan.pending) or people(scan.subject)
    if len(group) != 2 or group[0].left < scan.sentence.start:
        return []
    return group if BETWEEN_SIDES.fullmatch(scan.text, group[0].right, group[1].left) else []


def _with_guests(scan: Scan, prefix: str) -> list[Agent]:
    """The subject of the verb before, and after talks also the other side: 甲同乙会谈，并共同主持会议."""
    if scan.last_role != MET or not TOGETHER.search(prefix):
        return list(scan.subject)
    guests = [part.agent for part in scan.analysis.parts if part.event is scan.local and part.role == GUEST]
    return [*scan.subject, *guests]


def _body_before_topic(scan: Scan, verb: Item) -> Organ | None:
    """The body that holds what is about somebody's doings: 外交部就某主席出席峰会举行吹风会."""
    begin = scan.clause_start(verb.start)
    topic = TOPIC.search(scan.text, begin, verb.start)
    if topic is None or not any(i.role for i in scan.items if topic.start() < i.start < verb.start):
        return None
    bodies = [i.what for i in scan.items if isinstance(i.what, Organ) and begin <= i.start and i.end <= topic.start()]
    return bodies[-1] if bodies and ABOUT.fullmatch(scan.text, bodies[-1].end, topic.start()) else None


def _holds(scan: Scan, verb: Item) -> bool:
    """Whether a relative clause names who holds its event (某局举办的展览), not only where (向在某地举行的峰会致辞)."""
    if not scan.pending:
        return False
    gap = scan.text[right(scan.text, scan.sentence, scan.pending[-1]) : verb.start]
    return HELD_BY_BODY.fullmatch(gap) is not None if isinstance(scan.pending[-1], Organ) else not gap


def _clause_before(scan: Scan, position: int) -> str:
    """The words between a verb and the last punctuation, verb, event or what an act was aimed at: 会见某人|时说."""
    aims = aims_told(scan)
    ends = (
        item.end
        for item in scan.items
        if item.end <= position and (isinstance(item.what, (Hit, Happening)) or id(item.what) in aims)
    )
    visited = scan.visited if scan.visited < position and scan.text[scan.visited] == "、" else 0
    return scan.text[max((scan.clause_start(position), visited, *ends)) : position]


def _has_no_subject(prefix: str) -> bool:
    """Whether only adverbs, times and places stand before a verb in its clause."""
    if SIDE.search(prefix):
        return False
    rest = ADVERBS.sub("", prefix)
    if len(rest) <= 3:
        return True
    joined = JOINS.match(prefix)
    return len(rest) <= 40 and bool(PHRASE.match(rest) or (joined and PHRASE.match(prefix, joined.end())))


def _is_sent(scan: Scan, prefix: str) -> bool:
    """Whether the subject of the verb before brought somebody to where they do something: 甲组织|委员到某社区|视察."""
    return scan.text.endswith(ORGANIZES, scan.sentence.start, scan.last_end) and SENT.fullmatch(prefix) is not None


def _is_free(scan: Scan, gap: str) -> bool:
    """Whether nothing between an agent and its verb gives the verb another subject."""
    if PRAISES.match(gap):
        return False
    gap = PARTY.sub("", HEADING.sub("", gap))
    tail = gap[gap.rfind("，") + 1 :]
    if tail != gap and SIDES.fullmatch(tail):
        return False
    if tail == gap or is_list(scan.text, scan.sentence, gap):
        return "；" not in gap or is_list(scan.text, scan.sentence, gap)
    if UNNAMED.fullmatch(tail):
        return False
    if LISTED_ON.fullmatch(tail):
        return True
    return len(tail) <= 14 or bool(PHRASE_AFTER_SUBJECT.match(tail))
