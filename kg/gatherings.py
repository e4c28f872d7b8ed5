"""What gatherings are called: whether two names mean one of them, and which one a word without a name may mean."""

from __future__ import annotations

import re

from kg.analysis import Happening

#: The kinds of event that people gather at, which a generic word (会议, 活动) may refer back to.
GATHERINGS = frozenset({"Meeting", "Ceremony", "PressConference", "Training", "Activity", "Event"})
#: The kinds of event that people go somewhere for, which nobody chairs or attends in form.
ON_THE_WAY = frozenset({"Inspection", "Visit"})
#: Before a word for an event, what points at one told before.
THIS = re.compile("^(?:此次|本次|这次|该次|本届|此|该|本)")
#: Words that mean no activity where a meeting is told too: 会议听取了执法检查的报告.
MEETING_WORDS = frozenset("会议 大会 会 全会".split())
# What signings are called that people gather at.
CEREMONIES = ("仪式", "大会", "活动", "签约会")
# The length of names that leave out the middle of a longer one: 纪念|大会 of 纪念某人诞辰百年大会.
SHORT_NAME = 4
# Words that may mean any gathering.
ANY = frozenset(
    "小范围会议 大范围会议 会议 大会 会 活动 开幕式 开幕会 开幕仪式 闭幕式 闭幕会 闭幕仪式 仪式 全会".split()
)
# What the beginning and the end of an event of a kind are called, which are parts of it.
RITES = {
    "Training": frozenset("开班式 开班仪式 开班典礼 结业式 结业仪式 结业典礼 开营式 开营仪式 结营仪式".split()),
    "Activity": frozenset("启动仪式 启动式".split()),
}
# What the event is called whose beginning or end a rite is: 竞赛|开幕式.
OWNER = "竞赛 大赛 比赛 培训班 培训 研修班 活动 大会 会议 论坛 展会 展览 赛事".split()
OF_OWNER = re.compile(f"^(?:{'|'.join(OWNER)})(?=(?:[开闭]幕|开班|结业|启动)(?:式|仪式|典礼)$)")
# Nouns that are used for one another: 某技能竞赛 … 此次大赛, 某研修班 … 此次培训.
LIKE = (
    re.compile("(?:比赛|大赛|竞赛|赛事|联赛|锦标赛|邀请赛|公开赛|运动会)(?:决赛|活动)?$"),
    re.compile("(?:培训|研修|轮训|集训|研讨|进修)(?:班|会|活动)?$"),
)
#: A sitting, which is part of a session.
SITTING = re.compile("第[一二三四五六七八九十]+次全体会议")
# What sessions are called that have sittings.
SESSION = re.compile("(?:委员会|[届委])[^，。；]{0,12}(?:全体会议|全会)$")
# What a meeting that has no name may be called further on: 出席会议 … 参加座谈.
SIT_DOWNS = frozenset({"座谈", "座谈会", "座谈交流", "交流座谈"})
# Such a meeting, with no more of a name than what kind of talk it is: 调研座谈会, 工作座谈, 交流座谈会.
SIT_DOWN = re.compile(
    "(?:(?:调研|工作|交流|专题|考察|视察|督导|汇报|现场|研讨|对接|洽谈|合作)(?:工作)?)*座谈(?:交流|汇报|研讨)?会?"
)


def is_of_unnamed(name: str) -> bool:
    """Whether a rite is called after an event that has been named before: 竞赛开幕式."""
    return OF_OWNER.search(THIS.sub("", name)) is not None


def is_gathering(event: Happening) -> bool:
    """Whether people gather at an event, so that 会议 or 仪式 may mean it; of signings, at those called a ceremony."""
    return event.kind in GATHERINGS or (event.kind == "Signing" and event.name.endswith(CEREMONIES))


#: A rite beside a meeting, which its name only begins with: 某某第二十次会议|纪念雕塑揭幕仪式.
BESIDE = re.compile("(?!开幕|闭幕|暨|启动).{0,12}(?:揭幕|揭牌|签约|签字|植树|奠基|捐赠)(?:仪式|活动)")


def alike(earlier: Happening, mention: Happening) -> bool:
    """Whether two event names mean one event: equal, one within the other or its ends, or nearly the same letters.

    Nearly the same are names with a Dice coefficient of their letter pairs of at least 0.8, unless each begins with a
    letter that the other lacks (河南代表团, 湖南代表团); only gatherings, whose names are long enough, are compared so.
    """
    a, b = earlier.name, mention.name
    if earlier.generic or not (is_gathering(mention) and is_gathering(earlier)):
        return a == b and not earlier.generic
    short, long = sorted((a, b), key=len)
    if len(short) >= 4 and short in long:
        return BESIDE.fullmatch(long[long.find(short) + len(short) :]) is None
    if len(short) == SHORT_NAME and long.startswith(short[:2]) and long.endswith(short[2:]):
        return True
    if a[:1] not in b and b[:1] not in a:
        return False
    pairs_a, pairs_b = ({name[i : i + 2] for i in range(len(name) - 1)} for name in (a, b))
    return 2 * len(pairs_a & pairs_b) / max(1, len(pairs_a) + len(pairs_b)) >= 0.8


def is_sit_down(name: str) -> bool:
    """Whether a name only says that people sat down together, so that it may mean any such meeting told before."""
    return SIT_DOWN.fullmatch(THIS.sub("", name)) is not None


def may_mean(earlier: Happening, word: str, *, afterwards: bool) -> bool:
    """Whether a word without a name may mean an event told before; `afterwards`: another is told to follow it.

    会议 may mean any gathering; 座谈会 one that is called so, 开幕式 the opening of any.
    """
    if not is_gathering(earlier):
        return False
    head = OF_OWNER.sub("", THIS.sub("", word))
    if head in ANY or head in RITES.get(earlier.kind, ()):
        return True
    if SITTING.fullmatch(head) and SESSION.search(earlier.name):
        return True
    if any(like.fullmatch(head) and like.search(earlier.name) for like in LIKE):
        return True
    if head in SIT_DOWNS and earlier.name in MEETING_WORDS:
        return not afterwards
    return head in earlier.name or (len(head) >= 3 and head[:-1] in earlier.name)
