"""Agents as their words stand in a sentence: where they begin and end, and whether what stands between two only lists.

An agent is a person or a body that may have part in an event. All offsets count in the folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.analysis import Human, Organ, Sentence
from kg.language.surnames import SINGLE
from kg.language.tagger import Token
from kg.ontology import Title

Agent = Human | Organ

# Unnamed people who stand for the body they are named after: 县教育局有关负责同志.
REPRESENTED = re.compile(
    "(?:的)?(?:部分|有关|相关|主要|分管|各)*"
    "(?:负责人|负责同志|(?<=[有相]关)人员|领导同志|领导班子|领导|代表|班子|主要负责同志|成员单位|会员代表|会员)|(?:新闻)?发言人|一行"
)
# Bodies whose 代表 and 委员 are members of their own, named next, and not people who stand for them.
ASSEMBLIES = frozenset({"PeoplesCongress", "CPPCC"})
DEPUTY = ("副", "常务副")
# What people are addressed by: 总统先生.
COURTESIES = ("先生", "女士", "阁下")
# What shows that nobody is named after a title.
HOLDER_ACTS = re.compile("在|也|还|就|对|向|作|致|表示|说|指出|介绍|宣读|通报|汇报|率|参加|出席|主持|陪同|等")
# What a title is told as, whose holder was named before: 甲作为县委书记出席.
AS = re.compile("作为[^，。；]*$")
# What governs a body's name and so keeps it from being a subject: 在县委, 听取了县教育局.
PREPOSITION = re.compile(
    "[在到赴来对向从于为至给率经往就以受]$"
    "|(?:代表|围绕|关于|带领|率领|陪同|听取了?|按照|根据|通过|深入|前往|来到|莅临|进驻|抵达|走进|参观|考察|检查|调研|作为|祝贺|感谢|希望|服务|召集|邀请|组织)$"
)
LIST_GAP = re.compile(r"^[、，和及与；\s]*(?:以及|等|一行|同志|先生|（[^）]{1,12}）)*[、，和及与；\s]*$")
NEXT_OF_LIST = re.compile("、[^，。；、]{2,20}")
# An office that nobody can name, before the next name with the post held there: ，县某某发展中心|主任乙.
OFFICE = re.compile("[、，；](?:以及|和|及)?[^，。；、]{3,20}")
# Such an office that opens with a verb, by the end of a unit's name or by where its holder is posted.
UNIT = re.compile(
    "[、，；](?:[^，。；、]{1,16}(?:[部处科室股组站所队会院局厅校园]|中心|支行)|(?:驻|派驻|挂职)[^，。；、]{1,14})"
)
# The tagger's marks of words within which a verb is none: 民间组织|管理股.
NAMING = frozenset({"ORG", "n", "nz", "LOC"})
# Whom each of a list acts for: 甲代表县委，乙代表县政府，分别讲话.
FOR_ANOTHER = re.compile("(?:同志|先生)?代表[^，。；]{2,40}[，；]")
LIST_MARK = re.compile("[、，；和及]")
# What a title in a list says of its holder's work: 分管安全生产的副乡长.
IN_CHARGE = re.compile("(?:分管|主管|负责|联系)[^，。；、]{2,14}的")
# What a list tells besides, of whom its next name looks after: ，挂点该镇的|市政协副主席某某.
LOOKS_AFTER = re.compile(
    f"{IN_CHARGE.pattern}|(?:挂[点钩包联]|包[联抓保]|联挂|驻点|分片指导|指导)[^，。；、]{{1,10}}的$"
)
# What a body did for a thing of which something else is told: 由甲公司|承建的大桥项目举行开工仪式.
BUILT = re.compile(
    "(?:投资|出资)?(?:承建|建设|投资|援建|捐建|设计|施工|研制|研发|开发|运营|管理|实施|编写|编制|生产|打造|出品|创作|改造)"
    "[^，。；]{0,6}?的"
)
# Verbs of the words for unnamed people of a list: 成员单位负责同志, 共计80余人.
UNNAMED_IN_LIST = re.compile(
    "负责(?:同志|干部|人)|(?:派驻|驻)(?=[^，。；、]{1,4}(?:$|纪检|检察))|办(?=[、和及与])|[^，。；、]{0,8}的[^，。；、]{1,6}(?:[、和，]|以及|共)|(?:共计|总计|共)(?=[近约]?[0-9一二三四五六七八九十百千])"
)
# A name that nobody read, between a title and a mark.
UNREAD_NAME = re.compile("[\u4e00-\u9fff]{2,3}[，、；]")
# How the words for the other side of a meeting begin: 同|来访的|某总统.
JOINED = re.compile("[同与和](?:(?:来访|访华|到访|来华[^，。；同与和]{0,16})的)?$")
# A person named before; 他们 is no one person.
PRONOUN = re.compile("[他她](?!们)")
# What after the name of a body shows that it is only where something takes place: 在|某中心|五楼会议室.
VENUE = re.compile(
    "[^，。；、]{0,10}?(?:会议室|会议厅|报告厅|接待室|贵宾室|礼堂|会堂|多功能厅|活动室|演播厅|会议中心|广场|大厅|[一二三四五六七八九十0-9]楼)"
)
AT = re.compile("在[^，。；、]{0,6}$")
# The tagger's marks of verbs and prepositions.
VERBS = frozenset({"v", "vd", "p"})


def people(agents: Iterable[Agent]) -> list[Human]:
    """The persons among agents, in their order."""
    return [agent for agent in agents if isinstance(agent, Human)]


def words(text: str, agent: Agent) -> str:
    """An agent as its words say it, to know it again: a person's name, a body's span."""
    return agent.name if isinstance(agent, Human) else text[agent.start : agent.end]


def left(agent: Agent) -> int:
    """Where an agent's words begin, with the titles before a person's name."""
    return agent.left if isinstance(agent, Human) else agent.start


def right(text: str, sentence: Sentence, agent: Agent) -> int:
    """Where an agent's words end, with the titles after a person's name and the unnamed people who stand for a body."""
    if isinstance(agent, Human):
        return agent.right
    match = REPRESENTED.match(text, agent.end)
    deputies = agent.kind in ASSEMBLIES and text.startswith(("代表", "委员"), agent.end)
    if match and not deputies:
        return match.end()
    return max(_surname_title_end(text, sentence, agent.end), _unnamed_holder_end(text, sentence, agent.end))


def _surname_title_end(text: str, sentence: Sentence, position: int) -> int:
    """Where a family name with its title ends that stands right after a body: 县水利局王主任; else the position."""
    if text[position : position + 1] not in SINGLE:
        return position
    for hit in sentence.hits:
        if hit.category == "title" and position < hit.start <= position + 3 and not isinstance(hit.term, str):
            if hit.start == position + 1 or text[position + 1 : hit.start] in DEPUTY:
                return hit.end
    return position


def _unnamed_holder_end(text: str, sentence: Sentence, position: int) -> int:
    """Where a title without a name ends, whose holder acts for the body before it: 县教育局|局长|在会上说."""
    titles = (h for h in sentence.hits if h.start == position and isinstance(h.term, Title) and h.term.kind == "post")
    end = max((title.end for title in titles), default=position)
    return end if HOLDER_ACTS.match(text, end) else position


def is_governed(text: str, sentence: Sentence, organ: Organ) -> bool:
    """Whether a preposition or a verb governs a body's name: right before it, or before the place where it is."""
    before = text[max(sentence.start, organ.start - 30) : organ.start]
    if PREPOSITION.search(before[-3:]) or AS.search(before):
        return True
    if VENUE.match(text, organ.end, sentence.end) and AT.search(before):
        return True
    begins = [place.start for place in sentence.places if place.end == organ.start]
    begins += [token.start for token in sentence.tokens if token.start < organ.start < token.end]
    return any(text.startswith("在", begin - 1) for begin in begins)


def _is_of_unnamed(text: str, sentence: Sentence, position: int) -> bool:
    """Whether a verb in a list is one of the words for people in it, or of a name that was not read: 副书记|后名扬."""
    if UNNAMED_IN_LIST.match(text, position):
        return True
    titles = (hit.end for hit in sentence.hits if hit.category == "title" and position - 2 <= hit.end <= position)
    return any(UNREAD_NAME.match(text, end) for end in titles)


def is_list(text: str, sentence: Sentence, gap: str) -> bool:
    """Whether what stands between two agents only lists: separators, unnamed colleagues, brackets.

    `gap` is a stretch of the sentence; one with a separator still lists when the tagger saw it, and no verb in it but
    for one that tells of the next name: 甲、常住云川的青年代表乙.
    """
    if LIST_GAP.match(LOOKS_AFTER.sub("", gap)) or NEXT_OF_LIST.fullmatch(gap) or FOR_ANOTHER.fullmatch(gap):
        return True
    if not LIST_MARK.search(gap):
        return False
    position = text.find(gap, sentence.start)
    end = position + len(gap)
    words = [t for t in sentence.tokens if t.start < end and position < t.end]
    if OFFICE.fullmatch(gap) and _is_office(sentence, words, gap, position + 1, end):
        return True
    verbs = any(
        t.tag in VERBS and not _is_of_unnamed(text, sentence, t.start)
        for t in words
        if position <= t.start and t.end <= end
    )
    return not verbs and bool(words or not sentence.tokens)


def _is_office(sentence: Sentence, words: Sequence[Token], gap: str, start: int, end: int) -> bool:
    """Whether a post's title ends or follows words that tell nothing: no verb opens them, none of a role is in them.

    What opens with a verb is an office all the same where it ends like a unit or says where one is posted:
    ，规划发展部|经理, ，驻县服务队|副队长.
    """
    titles = (h.term for h in sentence.hits if h.category == "title" and (end == h.end or 0 <= h.start - end <= 3))
    if not any(isinstance(title, Title) and title.is_held for title in titles):
        return False
    inside = [t for t in words if start <= t.start and t.end <= end]
    nouns = [t for t in inside if t.tag in NAMING]  # 民间|组织|管理局
    for hit in sentence.hits:
        if hit.category == "trigger" and start <= hit.start < end:
            if not any(
                t.start <= hit.start <= hit.end <= t.end and hit.end - hit.start < t.end - t.start for t in nouns
            ):
                return False
    if not inside or any(t.tag == "p" for t in inside):
        return False
    return inside[0].tag not in VERBS or UNIT.fullmatch(gap) is not None
