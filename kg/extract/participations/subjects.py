"""Subjects: which persons and bodies become agents that wait for their verb.

A name waits unless something else owns it: a verb before it whose object it is, a preposition, another agent who
brought it along, a noun or the words that it only qualifies.
"""

from __future__ import annotations

import re

from kg.agents import BUILT, IN_CHARGE, Agent, is_governed, is_list, people, right
from kg.analysis import Human, Organ
from kg.cells import PARTY_CELLS
from kg.discourse import Item, Scan, aims_told

# Before a name, what makes it no subject; after it, what makes it only the owner of words.
NOT_SUBJECT = re.compile(
    "(?:[对向为给以]|(?<![邀申])请|致信|祝贺|贯彻|学习|落实|领会|瞻仰|祭奠|凭吊|按照|根据|听取|宣传|阐释|感悟|重温|追忆|来到|前往|走进|抵达|践行|牢记|遵循|围绕|结合|感谢|悼念|缅怀|"
    "纪念|转达)(?:了|好|落实|贯彻)?$"
    "|(?:为|给|替)[^，。；、]{0,8}(?:患者|病人|老人|学生|村民|居民|群众|同志|烈士)$"
)
OWN_WORDS = re.compile(
    "的(?:到来|到访|来访|莅临|对接|牵线|联系|引荐|推荐|协调)|"
    "(?:同志|代表|委员)?(?:的?(?:[亲深真][切挚]|诚挚|良好|美好|崇高)(?:问候|祝[愿福贺]|慰问|关[怀心切]|[敬谢]意|感谢)|"
    "(?:提出|反映|所提)的|关于|等[^，。；、]{0,6}(?:指示|批示)|“[^”]{2,30}”的|"
    "(?:同志|烈士|先生)?的?(?:感人|先进|英雄|光荣|典型|生平)*(?:事迹|故事|遗物|家风)|系列重要|的?重要(?:讲话|指示|论述|批示|思想)|嘱托|在[^，。]{2,30}上的(?:重要)?(?:讲话|指示))"
)
# Under what of somebody others do something: 在某书记的引导下.
UNDER = re.compile(
    "(?:同志|老师|等[^，。；、]{0,6})?的?(?:悉心|热情|精心|亲切)?(?:引导|指引|讲解|介绍|指导|帮助|支持|关心|关怀|协调|感召)下"
)
# At whose home others are: 先后到|甲、乙等群众家中慰问.
GOES_HOME = re.compile("(?:[到赴]|走进|前往|深入)[^，。；]*$")
HOME = re.compile("[^，。；]{0,36}?(?:家中|家里|家(?=[看慰走]))")
# What is called after a person, or stands for them, is somebody else.
NAMED_FOR = re.compile(
    "(?:同志|先生|女士|烈士)?的?(?:特别代表|特使|全权代表|新闻秘书|秘书(?!长)|助理|顾问|夫人|工作室|名医|烈士|纪念馆|陵园|故居|奖|杯|(?:干部)?学院|学校|[中小大]学|精神|基金会?|图书馆|体育馆|陵|墓|塑像|铜像|雕像|"
    "家(?:中|里)?(?=看望|走访|慰问|探望|察看|查看|做客|拉家常|座谈|[院门时，。、])|亲属|家属|家人|后代|后人|子女|遗孀|妻子|丈夫|父亲|母亲|儿子|女儿|生前|身边)"
)
# What an agent speaks or meets about names bodies that have no part in it.
TOPIC = re.compile("[^，。；]{0,6}?(?:就|围绕|关于|针对|对|因|以(?!及))[^，。；]*$|(?:同志)?(?:分别)?代表[^，。；]*$")
TOPIC_CLAUSE = re.compile("(?:并|还|又)?(?:就|对|围绕|关于|针对)")
LEADS = re.compile(
    "(?:带领|率领?|带队|组织|陪同|会同)(?:部分|有关|相关|全体|一行)?$|^，?(?:带领|率领?)[^，。；]{0,60}$"
)
# Between whoever heads a group and the group: 由某某带队，某考察团一行; 由某某任组长的|县督查组.
HEADS = re.compile("(?:亲自)?[带率]队，|(?:担?任|为)[组团队]长的|(?:带队|率领|带领)的")
# After those under whose lead others do something: 在甲|等领导带领下，乙.
LED = re.compile("等?[^，。；]{0,6}?的?(?:亲自)?(?:带领|率领)下，?")
# What visitors do who are shown around, and how those come who are led there.
TOURS = re.compile("(?:实地|现场)?(?:参观|考察|参访|瞻仰|观摩)")
COMES = re.compile("来到?|到|赴|莅临|前往|深入|走进")
# After whoever a party is led by: 某检查组一行由|某某同志带领来到我校.
LEADS_IT = re.compile("(?:同志)?(?:亲自)?(?:带领|率领|带队)(?![^，。；]{0,2}[的下])")
# Before a name after an agent, what makes it the one to whom that agent does something: 甲|向获奖的|乙颁发证书.
GIVEN_TO = re.compile("[^，。；]{0,6}[向给为对][^，。；]+的")
# Before a word for the bodies of several levels at once: 我市两级|检察院.
LEVELS = ("两级", "三级", "四级", "各级", "上下")
# Before a body that is described and only addressed: 向新当选的|某会班子表示祝贺.
ADDRESSED = re.compile("(?:[向对给]|为(?![组团队]长的))[^，。；、]{1,12}的$")
# Before one of several kinds of office that many bodies have: 各乡镇党委书记、|司法所长.
OF_MANY = re.compile("各[^，。；]{1,24}(?:书记|主任|主席|[^，。；、]长)、$")
# Between the verb of an inspection and those whom it visits.
VISITS = re.compile("了?[^，。；、]{0,12}")
CLAUSE = re.compile("[，；：]")
# On the way to a body, over the words of its place and what is listed before it: 来到云川市、河口镇|青石公司.
GOES_TO = re.compile("(?:来到|前往|深入|走进|赶赴|抵达|先后到|赴|到)[^，。；]*$")
# 应某某邀请.
INVITED = re.compile("(?:^|[，。；\n])[受应][^，。；]{0,30}$|应[^，。；]{0,30}$")
INVITATION = re.compile("(?:(?:、|和)[^，。；、]{2,20}?){0,3}等?(?:的)?(?:亲切|盛情|热情)?(?:之邀|邀请|委托|之托|指派)")
REPRESENTING = "代表"
# People listed after a body that stand for it: 县政府办、县财政局负责人.
LISTED_FOR = re.compile(
    "(?:、[^，。；、]{2,12}){1,6}?(?:负责人|负责同志|代表|领导)"
    "|等[^，。；、]{0,4}(?:单位|部门)[^，。；、]{0,6}(?:负责人|负责同志|代表|领导|同志)"
)
# Between those who do something together: 某检察院|联合|某法院举办.
JOINTLY = frozenset({"联合", "会同", "携手", "协同"})
# After those whom a group consists of: 由某所、某部人员组成的调研组.
MEMBERS_OF = re.compile("[^，。；]{0,40}组成的")
# What a body has and is called after it: 县委|第三轮巡察组, 某大学|民盟主委.
OWNED = re.compile("第[一二三四五六七八九十百0-9]+[轮批]|(?:民[革盟建进]|农工党|致公党|九三学社)(?![省市县区])")
# Some parts or members of a body, which act and not the whole: 某大会有关专门委员会、某某委员会.
SOME_OF = re.compile(
    "第?[一二三四五六七八九十]+次(?:全体)?会议(?:主席团|秘书处)|(?:、国务院)?(?:有关|相关|部分|各)(?:部门|专门委员会|工作委员会|工作机构|副秘书长|内设机构|直属单位)|(?:[0-9一二三四五六七八九十]+个)?(?:成员)?(?:经济体|国家|国)的?[^，。；、]{0,6}?(?:官员|部长|外长|财长|防长|代表|领导人|专家)"
)
AND = frozenset({"、", "和", "及", "与"})
AFTER_QUALIFIER = frozenset({"的", "”", "》", "系"})
# The tagger's marks of words that a body's name before them only qualifies: nouns, adjectives, places.
NOUNS = frozenset({"n", "nz", "a", "an", "vn", "LOC", "nw"})
#: The most characters before a title's word that make its holder a deputy: 常务副|局长.
DEPUTY = 3
# The tagger's mark of names of other things than bodies, which one may begin.
RUN_ON = "nz"
# Nouns that only say how the verb after them is done.
MANNERS = frozenset({"书面", "口头", "现场", "视频", "全程", "集体"})


def read_agent(scan: Scan, item: Item, agent: Agent, previous: Item | None) -> None:
    """Let an agent wait for its verb, join it to those led by another, or pass it over."""
    if _is_visited(scan, item, agent, previous):
        scan.visited = right(scan.text, scan.sentence, agent)
        return
    if previous is not None and _is_object(scan, previous, item):
        return
    if id(agent) in aims_told(scan):
        return
    last = scan.pending[-1] if scan.pending else None
    gap = scan.text[right(scan.text, scan.sentence, last) : item.start] if last is not None else ""
    if isinstance(agent, Organ):
        led = last is not None and (LEADS.search(gap) or TOPIC.match(gap) or GOES_TO.search(gap))
        if led:
            scan.passed = right(scan.text, scan.sentence, agent)
        if led or not _acts(scan, agent):
            return
    elif last is not None and GIVEN_TO.fullmatch(gap):
        return
    elif _is_guide(scan, item):
        scan.led.append(agent)
        return
    elif last is not None and (LEADS.search(gap) or _joins_led(scan, item)):
        scan.led.append(agent)
        return
    if isinstance(agent, Human) and _owns_only(scan, item, agent):
        return
    if last is not None:
        if _is_in_company(scan, item, agent, gap):
            scan.pending.append(agent)
            return
        if not _joins(scan, item, gap) and not is_list(scan.text, scan.sentence, gap):
            scan.subject = people(scan.pending) or scan.subject
            scan.pending = []
    scan.pending.append(agent)
    scan.named.append(agent)


def _is_in_company(scan: Scan, item: Item, agent: Agent, gap: str) -> bool:
    """Whether an agent is told within the clause of others, who wait on: 甲在|乙陪同下, 某团在|甲带领下，由|乙陪同."""
    rest = scan.text[item.end : scan.sentence.end]
    if gap.endswith(("在", "由")) and ("陪同下" if gap.endswith("在") else "陪同，") in rest:
        return True
    if isinstance(agent, Human) and gap.endswith("由") and LEADS_IT.match(rest):
        return True
    return isinstance(agent, Human) and gap.endswith("在") and LED.match(rest) is not None and _leads_visit(scan, item)


def _is_guide(scan: Scan, item: Item) -> bool:
    """Whether somebody shows others around who are there already: 代表团在|某主席带领下|参观, and not 来某地参观."""
    led = LED.match(scan.text, item.end, scan.sentence.end) if scan.before(item.start, 1) == "在" else None
    if led is None:
        return False
    verb = next((i for i in scan.items if i.role and i.start >= led.end()), None)
    tours = verb is not None and TOURS.match(scan.text, verb.start) is not None
    return verb is not None and tours and not COMES.search(scan.text, led.end(), verb.start)


def _joins(scan: Scan, item: Item, gap: str) -> bool:
    """Whether the words between two agents let both do what follows: 甲|联合|乙, 在甲|带领下，|乙."""
    if gap in JOINTLY or HEADS.fullmatch(gap) is not None:
        return True
    return LED.fullmatch(gap) is not None and _leads_visit(scan, item)


def _leads_visit(scan: Scan, item: Item) -> bool:
    """Whether the next verb after an item is one of an inspection, or of those who come along to one."""
    roles = [i.role for i in scan.items if i.start >= item.end and i.role]
    return next((role for role in roles if role != "companion"), "") == "inspector"


def _is_object(scan: Scan, verb: Item, item: Item) -> bool:
    """Whether a name right after a verb is its object: 宣读某某主席贺信, 会见某某."""
    if not verb.role or verb.role in ("attend", "observe"):
        return False
    return scan.text[verb.end : item.start] in ("", "了", "过")


def _is_visited(scan: Scan, item: Item, agent: Agent, previous: Item | None) -> bool:
    """Whether people or bodies are those whom an inspection visits: 走访慰问退役军人某某、某某, 走访了某公司、某厂."""
    if scan.last_role != "inspector":
        return False
    if previous is not None and previous.role == "inspector":
        return VISITS.fullmatch(scan.text, previous.end, item.start) is not None
    if isinstance(agent, Organ) and not CLAUSE.search(scan.text[scan.last_end : item.start]):
        return True
    listed = scan.visited and is_list(scan.text, scan.sentence, scan.text[scan.visited : item.start])
    return bool(listed) and type(agent) is type(scan.items[scan.items.index(item) - 1].what)


def _joins_led(scan: Scan, item: Item) -> bool:
    """Whether a person continues the list of those whom an agent brought along."""
    if not scan.led:
        return False
    end = right(scan.text, scan.sentence, scan.led[-1])
    return is_list(scan.text, scan.sentence, scan.text[end : item.start])


def _owns_only(scan: Scan, item: Item, person: Human) -> bool:
    """Whether a person is spoken of but does nothing: 学习某某讲话精神, 某某关于…的指示, 某某工作室."""
    before = scan.text[scan.sentence.start : item.start]
    if before.endswith("以") and HEADS.match(scan.text, item.end):
        return False  # 以某局长为组长的考核组
    if INVITED.search(before) and INVITATION.match(scan.text, item.end):
        return True
    if NOT_SUBJECT.search(before) or _is_represented(scan, item.start):
        return True
    if GOES_HOME.search(scan.text, scan.clause_start(item.start), item.start) and HOME.match(scan.text, item.end):
        return True
    ends = (person.end, item.end)
    if any(UNDER.match(scan.text, end) for end in ends):
        return True
    return any(OWN_WORDS.match(scan.text, end) or NAMED_FOR.match(scan.text, end) for end in ends)


def _is_represented(scan: Scan, position: int) -> bool:
    """Whether somebody else acts for the person named here: 甲代表某某主席致辞, but not 企业代表某某."""
    start = position - len(REPRESENTING)
    if not scan.text.startswith(REPRESENTING, start):
        return False
    return scan.sentence.is_verb(start, position) or any(human.right == start for human in people(scan.named))


def _acts(scan: Scan, organ: Organ) -> bool:
    """Whether a body can be an agent here; the rest of a list shares what governs its first."""
    if MEMBERS_OF.match(scan.text, organ.end) and "由" in scan.text[scan.sentence.start : organ.start]:
        return False
    if scan.before(organ.start, 1) == "由" and BUILT.match(scan.text, organ.end):
        return False
    governed = is_governed(scan.text, scan.sentence, organ) or _is_in_topic(scan, organ.start)
    governed = governed or ADDRESSED.search(scan.text, scan.clause_start(organ.start), organ.start) is not None
    if governed or (scan.passed and scan.text[scan.passed : organ.start] in AND):
        scan.passed = right(scan.text, scan.sentence, organ)
        return False
    if not (organ.proper or organ.level) and OF_MANY.search(scan.text, scan.clause_start(organ.start), organ.start):
        return False
    if not organ.level and scan.text.endswith(LEVELS, scan.sentence.start, organ.start):
        return False
    end = right(scan.text, scan.sentence, organ)
    if end == organ.end and _shares_title(scan, organ):
        return False
    if not _is_named(organ):
        return _is_short_name(organ) and (end > organ.end or LISTED_FOR.match(scan.text, organ.end) is not None)
    return end > organ.end or not _qualifies(scan, organ.end)


def _shares_title(scan: Scan, organ: Organ) -> bool:
    """Whether a body is the first of two whose post the person named next holds: 县工商联、县总商会|会长某某."""
    for human in scan.analysis.humans.get(scan.sentence.index, ()):
        begins = human.left == organ.end + 1 and scan.text[organ.end] in AND
        if begins and any(h.organ is not None and h.organ.start == human.left for h in human.holdings):
            return True
    return False


def _is_in_topic(scan: Scan, position: int) -> bool:
    """Whether the clause so far only says what the verb to come is about: 对落实县政府某项工作作出部署."""
    return TOPIC_CLAUSE.match(scan.text, scan.clause_start(position), position) is not None


def _is_named(organ: Organ) -> bool:
    """Whether a body's name is more than a kind of body: it says of which place or level, or what it is for."""
    if organ.proper or organ.level or organ.kind == "Delegation":
        return True
    if organ.rest in PARTY_CELLS:
        return False  # 街镇的党工委书记 are many
    return organ.type is not None and bool(organ.type.parent) and len(organ.rest) >= 3


def _is_short_name(organ: Organ) -> bool:
    """Whether what leaves its place out can still be a body: of a type with fixed names, three characters or more."""
    return organ.type is not None and not organ.type.open and len(organ.rest) >= 3 and organ.rest not in PARTY_CELLS


def _qualifies(scan: Scan, end: int) -> bool:
    """Whether a body's name that ends here only qualifies what is after it: 县教育局大楼, 县委书记."""
    after = scan.text[end : end + 1]
    if (
        after in AFTER_QUALIFIER
        or SOME_OF.match(scan.text, end)
        or OWNED.match(scan.text, end)
        or IN_CHARGE.match(scan.text, end)
    ):
        return True
    if any(organ.start == end and not organ.level for organ in scan.analysis.organs.get(scan.sentence.index, ())):
        return True  # the whole of the part that is named next, and not a body beside one: 市纪委|市监委
    if any(h.category == "title" and h.start == end for h in scan.sentence.hits):
        return True
    token = next((t for t in scan.sentence.tokens if t.start <= end < t.end), None)
    if token is not None and token.start < end and token.tag == "ORG":  # 县人大|文卫科|长某某
        titles = (h.start - token.end for h in scan.sentence.hits if h.category == "title")
        return any(-1 <= gap <= DEPUTY for gap in titles)
    if token is not None and token.start < end < token.end and token.tag == RUN_ON:
        return True  # 某某组织经济体
    if token is None or token.start < end or token.tag not in NOUNS or scan.text[token.start : token.end] in MANNERS:
        return False
    return not any(h.category == "trigger" and h.start == end for h in scan.sentence.hits)
