"""Acts of those whom nobody names: 部分政协委员到某县视察, 某镇组织干部赴某村观摩.

Such an act waits until somebody is told to lead it, to take part in it or to come along; nobody else tells it.
"""

from __future__ import annotations

import re

from kg.act_names import name_of
from kg.acts import end_after
from kg.agents import is_list
from kg.analysis import Happening, Human, Organ, Part
from kg.discourse import HOSTING, NEGATED, PLANNED, SAYING, Item, Scan, set_date, tell
from kg.language.surnames import SINGLE

#: What people without a name are called where they act together.
PEOPLE = (
    "(?:委员|代表|企业家|师生|学生|学员|教师|老师|教职工|教授|党员|盟员|团员|队员|妇女|志愿者|会员|干部|职工|员工|专家|学者|领导|同志|成员|人员|人士|记者"
    "|民警|官兵|青年|民兵|医生|医务人员|医护人员|律师|法官|检察官|执委|常委|理事|作家|艺术家|校友|家长|居民|负责人|负责同志|班子|嘉宾|客商"
    "|(?P<party>(?:调研|考察|检查|督查|督导|视察|评估|验收|考核|指导|工作|专家|巡查|观摩|参观|慰问|服务|代表|访问|参访)[小]?[组团队]"
    "|一行(?:[0-9一二三四五六七八九十]+余?人)?"
    f"|(?<=[，。；午日天晨晚前 ])[{''.join(sorted(SINGLE))}]副?(?:书记|[省市州县区旗镇乡局校院部会]长|主任|主席)"
    "(?:一行)?))"
)
#: How many they are, and how they go.
MANY = (
    "(?:们|等)?(?:一行)?(?:共|约|近)?(?:[0-9一二三四五六七八九十百]+[多余]?[人名位])?"
    "(?:分别|先后|再次|集体|集中|专程|一同|共同|分组|又|也|还)*"
)
#: How their way to where they do something begins.
WAY = "(?:来到|赶到|赶赴|奔赴|走进|走访了?|深入|莅临|前往|先后到|到|赴|来(?!自|源|说)|在)"
#: Verbs that carry the noun of an act.
HOLDING = "(?:组织)?(?:开展|进行)了?[^，。；、的“”]{0,12}"
GOING = re.compile(f"{PEOPLE}{MANY}(?P<way>{WAY})(?P<goal>[^，。；：“”]{{2,}})")
ACTING = re.compile(f"{PEOPLE}{MANY}(?:实地|现场|专题|联合|{HOLDING})?$")
#: How a body's own check is told, whose people have no name: 某镇|开展防汛|检查.
HELD = re.compile(f"[^，。；](?P<verb>{HOLDING})$")
#: How those go somewhere who are named, of whom nothing else may be told there: 甲、乙|来到某学院，.
ARRIVING = re.compile(
    f"(?P<party>(?:同志|等[^，。；、]{{0,8}})?(?:亲自)?(?:[带率]队，?|率[^，。；]{{2,14}}?(?=来到|赴|前往|到)|一行(?:[0-9]+余?人)?，?)*)"
    f"{MANY}(?P<way>来到|莅临|前往|赶赴|奔赴|走进|深入|先后到|到|赴)(?P<goal>[^，。；：“”]{{2,32}})(?=[，。])"
)
#: Ways that always lead to a place, and how others' goals are called.
ARRIVAL = ("来到", "莅临", "赴", "奔赴", "赶赴")
SITE = re.compile(
    "^[^的]{0,12}?(?:[村镇乡县市区校院厂园所站馆店]|公司|企业|中心|基地|社区|街道|现场|一线|工地|车间|田间)(?![长里])"
)
LEADING = re.compile("[带率]队|率|一行")
#: What people do there that have no party's name; visits are known by their verbs.
DOING = re.compile(
    "开展|进行|采访|采风|义诊|义[演剪卖]|学习|培训|实践|服务|体验|宣[传讲]|演出|植树|劳动|指导|交流|对接|洽谈|座谈|调查|帮扶|支教|研学"
    "|招商|写生|创作|拍摄|献血|祭扫|扫墓|清[扫理]|整治|排查|招聘|授课|上课|送(?=[医教法书戏]|文化|温暖|清凉|慰问|岗)|看望"
)
SENT = re.compile(PEOPLE)
#: Places and times that a way may only seem to lead to.
NOWHERE = re.compile(
    "(?:在[^，。；]*(?:[上中下里时前后]|期间)|来(?:了|的|看|讲)|[来到赴莅临往]+(?:会场|主席台|大会|会议)|到(?:了|位|底|场|会|来))"
)
#: What shows that nobody did it on one day: what is done time and again, is to be done, or was long ago.
OFTEN = re.compile(
    "每[年月周季天日当逢次个]|经常|多次|常态化|近年|年来|以来|累计|定期|长期|必须|应当|鼓励|引导|支持|要求|希望|期待|(?<![志意心祝])愿|欢迎|邀请|如果|将|要(?![闻员素务])|可以|能够|户次|人次"
)
#: What brings others somewhere, which is no act of its own.
SENDS = "组织"
AT = "在"
#: Kinds of acts that may go on with those who join them.
INSPECTION, ACTIVITY = "Inspection", "Activity"
#: Within how many sentences an act finds those who have part in it, where nothing or something else has been told.
REACH, BESIDE = 6, 2
#: How far before its verb those may stand who make an inspection.
BACK = 32


def foresee(scan: Scan) -> None:
    """Let the act that a sentence tells of people without a name wait for those who have part in it."""
    if scan.goes_on or any(scan.text[i.start : i.end] in SAYING for i in scan.items if i.role):
        return
    makers: list[Human] = []
    found = _going(scan) or _acting(scan)
    if found is None:
        found, makers = _arriving(scan)
    if found is not None and not _is_of_no_day(scan, found):
        scan.discourse.unclaimed, scan.discourse.makers = found, makers


def conclude(scan: Scan) -> None:
    """Tell the act of a party whose leaders are named, where its sentence has told nothing else of it."""
    discourse, found = scan.discourse, scan.discourse.unclaimed
    if found is None or found.sentence != scan.sentence.index or not discourse.makers:
        return
    going = LEADING.search(scan.text, discourse.makers[-1].right, found.start)
    if going is not None and DOING.search(scan.text, found.start, found.end):
        claim(scan)


def claim(scan: Scan, *, before: bool = False) -> Happening | None:
    """The act that waits, which is told now, or None where none does or something was told since.

    `before` takes only one that waits since a sentence before.
    """
    discourse = scan.discourse
    if before and discourse.unclaimed is not None and discourse.unclaimed.sentence == scan.sentence.index:
        return None
    found, discourse.unclaimed = discourse.unclaimed, None
    if found is None or any(_is_since(event, found) for event in discourse.told):
        return None
    if scan.sentence.index - found.sentence > (BESIDE if discourse.told else REACH):
        return None
    if found in scan.analysis.happenings:
        found = tell(scan, found)
    else:
        found.told = True
        discourse.told.append(found)
        discourse.event = scan.local = found
    if found.kind == INSPECTION:
        discourse.inspection = found
    for maker in discourse.makers:
        order = len(scan.analysis.parts) + 1
        scan.analysis.parts.append(Part(maker, "inspector", found, maker.left, found.end, order=order, rule="arrives"))
        discourse.last_of[maker.name] = discourse.inspections[maker.name] = found
    discourse.makers = []
    return found


def _is_since(event: Happening, act: Happening) -> bool:
    """Whether an event is told after an act, or with the same words."""
    return event.sentence > act.sentence or (event.sentence == act.sentence and event.end > act.start)


def claim_sent(scan: Scan, verb: Item) -> Happening | None:
    """The act to which a verb of this sentence sends those who make it: 某局|组织|党员到某村走访."""
    found = scan.discourse.unclaimed
    if found is None or found.sentence != scan.sentence.index or scan.text[verb.start : verb.end] != SENDS:
        return None
    between = scan.text[verb.end : found.start]
    sent = verb.end <= found.start and "，" not in between and SENT.search(between) is not None
    return claim(scan) if sent else None


def _going(scan: Scan) -> Happening | None:
    """The act for which people go somewhere: 部分委员|到某县视察."""
    for going in GOING.finditer(scan.text, scan.sentence.start, scan.sentence.end):
        begin = going.start("way")
        if NOWHERE.match(scan.text, begin, going.end()) or not _is_subject(scan, going.start(), begin):
            continue
        named = [i.what for i in scan.items if isinstance(i.what, Happening) and begin < i.start < going.end()]
        if named:
            return named[-1] if not named[-1].generic else None
        inspects = any(i.role == "inspector" and begin <= i.start < going.end() for i in scan.items)
        party = bool(going["party"])
        if not inspects and (going["way"] == AT or not (party or DOING.search(going["goal"]))):
            continue
        if party and _is_known(scan, going):
            return None
        inspects |= party
        end = end_after(scan, going.start("goal"))
        return _act(scan, begin, end, INSPECTION if inspects else ACTIVITY)
    return None


def _arriving(scan: Scan) -> tuple[Happening | None, list[Human]]:
    """What people go somewhere for who are named, and who they are: 甲、乙|来到某学院; nobody without it."""
    makers: list[Human] = []
    for item in scan.items:
        if not isinstance(item.what, Human | Organ):
            break
        if isinstance(item.what, Human):
            gap = scan.text[makers[-1].right : item.start] if makers else ""
            if makers and not is_list(scan.text, scan.sentence, gap):
                break
            makers.append(item.what)
    going = ARRIVING.match(scan.text, makers[-1].right, scan.sentence.end) if makers else None
    if any(maker.name in scan.discourse.inspections for maker in makers):
        return None, []
    if going is not None and scan.discourse.told and not LEADING.search(going["party"]):
        return None, []  # whoever comes where something is being told goes there to be at it
    if going is None or NOWHERE.match(scan.text, going.start("way"), going.end()):
        return None, []
    if going["way"] not in ARRIVAL and not _is_somewhere(scan, going):
        return None, []
    inside = (i for i in scan.items if going.start("way") <= i.start < going.end())
    if any(isinstance(i.what, Happening) or i.role not in ("", *HOSTING) for i in inside):
        return None, []
    return _act(scan, going.start("way"), going.end(), INSPECTION), makers


def _is_somewhere(scan: Scan, going: re.Match[str]) -> bool:
    """Whether a way leads to a place or a body, or what is called like one: 深入|田间地头, and not 深入|阐释."""
    start = going.start("goal")
    here = any(place.start == start for place in scan.sentence.places)
    return (
        here
        or any(i.start == start and isinstance(i.what, Organ) for i in scan.items)
        or bool(SITE.search(going["goal"]))
    )


def _acting(scan: Scan) -> Happening | None:
    """The inspection that people make: 部分委员|视察学校建设."""
    for verb in scan.items:
        if verb.role != "inspector":
            continue
        begin = max(scan.clause_start(verb.start), verb.start - BACK)
        people = ACTING.search(scan.text, begin, verb.start)
        held = HELD.search(scan.text, begin, verb.start) if people is None and not scan.discourse.told else None
        if people is not None and people["party"] and _is_known(scan, people):
            return None
        start = people.start() if people else held.start("verb") if held else None
        if start is not None and _is_subject(scan, start, start):
            return _act(scan, verb.start, end_after(scan, verb.end), INSPECTION)
    return None


def _is_known(scan: Scan, going: re.Match[str]) -> bool:
    """Whether a party is one that has been told before: the one that inspects already, or 某书记一行."""
    if scan.discourse.inspection is not None:
        return True
    titles = (h for h in scan.sentence.hits if h.category == "title" and h.end == going.start("party"))
    return any(scan.text[title.start - 1] in SINGLE for title in titles)


def _is_subject(scan: Scan, start: int, end: int) -> bool:
    """Whether people act by themselves: nobody with a name is told before them in their clause, nor another act."""
    clause = scan.clause_start(start)
    before = [i for i in scan.items if clause <= i.start < end]
    return not any(isinstance(i.what, Human | Happening) or (i.role and _word(scan, i) != SENDS) for i in before)


def _word(scan: Scan, item: Item) -> str:
    return scan.text[item.start : item.end]


def _is_of_no_day(scan: Scan, act: Happening) -> bool:
    """Whether an act is only planned, asked for, or done time and again."""
    start, end = scan.sentence.start, min(act.end, scan.sentence.end)
    return any(pattern.search(scan.text, start, end) for pattern in (OFTEN, PLANNED, NEGATED))


def _act(scan: Scan, begin: int, end: int, kind: str) -> Happening:
    found = Happening(begin, end, name_of(scan.text[begin:end], kind), kind, sentence=scan.sentence.index)
    set_date(scan, found, begin)
    return found
