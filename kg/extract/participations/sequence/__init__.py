"""The sequence of a sentence: its agents, events, verbs and places from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.acts import HOSTED, MET_BY
from kg.analysis import Analysis, Happening, Hit, Human, Organ, PlaceHit, Sentence
from kg.discourse import SAYING, Item
from kg.extract.participations.sequence.only_with import stands_with
from kg.language.rare import Rare
from kg.ontology import Role

# Verbs that are nouns after 的 and 等.
NOUNS = frozenset(
    "讲话 发言 报告 致辞 汇报 调研 考察 检查 介绍 指导 通报 座谈 督导 指示 表态 参与 组织 视察 慰问 宣讲 述职".split()
)
NOMINAL_AFTER = re.compile(
    "的?(?:精神|工作报告|报告指出|成果|结果|情况通报(?!会)|情况的(?:汇报|报告|通报|说明|介绍)(?!会)|稿|内容|要点|任务|单位|机构|部门|小组|能力|力度|水平|制度|机制|"
    "办法|条例|方案|计划|体系|指南|人员|队伍|程序|意见建议|名义|之名|为名)"
    "|(?:、[^，。；、]{1,6})*等(?:多种|各种|各类|一?系列)?(?:形式|方式|途径|渠道|载体|环节|情况|手段|措施|方法)"
)
NOMINAL_BEFORE = re.compile(
    "(?:的|这次|此次|本次|重要|系列|主旨|一次|(?<!专)项|份|各类|专题|政府工作|有关|相关|根据|按照|听取了?|聆听了?|的(?:亲切|深切|真切|诚挚|热情))$"
)
# Bodies and people called after an act: 调研组, 检查站.
INSPECTORS_OF = re.compile(
    "组|团(?!结)|员|队|站|科|班|会(?!见|谈|晤)|室|处|司|部(?![分署队门])|品|金(?!融)|信(?!访|息)|电(?![力网站视台])|款|物资|厅|"
    "(?:安全|评估|考核|督办|质量|执法|稽查)[科室股处]|局(?![部势面限域])|办(?=主任|副主任|公室|、|和)|委员会|[大中总支]队|专[员班]"
)
# Between a verb of taking part and that of what somebody takes part in: 参加|了此次|考核.
CARRIES = re.compile("了?(?:此次|本次|相关|有关)?(?:工作)?")
# Words that greet and ask nothing be done: 致以诚挚慰问.
GREETING = re.compile("(?:诚挚|真挚|崇高|衷心|良好)的?$")
WARMLY = re.compile("(?:致以|表示|表达|送上|转达|致).*(?:亲切|深切|新春|热烈|节日)的?$")
GREETING_ENDS = ("，", "。", "；", "！", "和", "、", "与")
# Who is called after being present: 与会委员.
PRESENT = re.compile(
    "(?:与会|参会|到会)(?:人员|代表|委员|成员|者|专家|学者|嘉宾|同志|各方|双方|领导|企业|党外|群众|师生)"
    "|列席(?:人员|代表(?!大?会|团会)|单位|同志|嘉宾)"
)
# Who is called after coming along: 随行记者.
ATTENDANT = re.compile("(?:随行|陪同)(?:记者|媒体|人员|部长|官员)")
REPORT_HEARD = re.compile("听取|听了|审议|关于")
# A report that is heard, over a list of what it is about: 听取甲、乙等工作情况的汇报.
HEARD = re.compile("(?:听取|听了).*(?:情况|工作|等|方面|进展|意见|建议|案例)的?$")
SENTENCE_PART = re.compile("[，。；：！？]")
# Verbs that carry the noun of what is given, with its owner before that.
LIGHT_VERBS = ("作", "做")
# Verbs that make a noun an act all the same: 作了重要讲话.
LIGHT_VERB = re.compile("作了?|做了?|发表了?|致了?|进行了?|举行了?")
# After a verb, what makes it part of another word: 发言|人, 发言|权, 主持|人.
SPOKESMAN = re.compile("[人权席](?![民大口员才数])")
BECOMES_NOUN = frozenset({"发言", "主持"})
# A verb with its object at the end: 作了关于某事的报告.
ABOUT = re.compile("作了?关于[^，。；：]{1,60}?的(?:报告|汇报|说明|发言)(?![\u4e00-\u9fff]{0,2}[的中])")
WORK = "工作"
GIVES = re.compile("[作做]了?[^，。；作做]{1,16}$")
# 对某人到某会考察表示欢迎.
WELCOMED = re.compile("(?:对|感谢|欢迎|向(?=[^，。；]*(?:来|到|莅临)))[^，。；对]*$")
# What somebody reports or sums up: 对开展某活动的情况进行总结.
TOPICAL = frozenset({"开展", "举办", "组织", "组织开展"})
# How something goes that is carried out: 工作开展情况, 活动组织方式.
STATE = re.compile("(?:实施)?(?:情况|进度|进展|方式|成效)")
TOPIC_BEFORE = re.compile("(?:对|就|围绕|关于|将|把)[^，。；]*$")
TOPIC_AFTER = re.compile(
    "[^，。；]{2,20}的(?:[^，。；的]{0,4}情况|工作|问题|做法|经验|进展|成效|[^，。；的]{0,4}意义|必要性|重要性|要求|目的|背景|内容)|"
    "[^，。；]{2,24}?(?:[作做]了?|进行了?|发表了?|提出了?)[^，。；]{0,12}(?:讲话|发言|部署|安排|说明|介绍|动员|要求|讲解|解读|汇报|报告|通报)(?=[，。；]|$)"
)
# 代表学院欢迎校领导莅临学院调研.
WELCOMED_TO = re.compile(
    "(?:欢迎|感谢|感恩|(?:诚挚|盛情|热情|真诚|并)邀请)[^，。；]{1,24}(?:莅临|来到|前来|到|来)[^，。；]{0,12}$"
)
# What people speak about, where nothing of it is told to happen: 就组团参加某会、承办某论坛等事项征求意见.
MATTERS = Rare.of(
    "(?<![成造早])就(?![业任是座读餐地近医学职此])[^，。；]{4,120}?(?:事项|事宜|问题|议题|设想)"
    "(?=[^，。；]{0,12}(?:进行|征求|交换|开展|展开|沟通|协商|达成|听取|作|向|与|同|提出|深入))",
    sign="就",
)
# The theme of an event, in which nothing happens: 以“认真参加大会审议”为主题.
THEME = Rare.of("(?<=[以绕为是])“[^”]{2,40}”(?=为主?题|主题|为主线|开展|进行|作|，)", sign="“")
WELCOME = re.compile("[^，。；]{0,20}?表示[^，。；]{0,6}(?:欢迎|感谢|谢意|祝贺)")
# 说 as a part of other words.
SAY_INSIDE = re.compile("说[明法话服辞教]")
CLAUSE_END = re.compile("[，。；：！？、]")
# Verbs of saying that are nouns too, and how a clause ends before the noun: 工作要求.
SAID_NOUNS = frozenset("要求 希望 强调 提出 认为".split())
#: To put forward a bill is no speech: 国务院提出了关于某事的议案.
PROPOSES = "提出"
PROPOSED = re.compile(
    "了?[^，。；：]{0,60}?(?:议案|草案|人选|候选人|名单|诉讼|上诉|抗诉|申请|辞呈|提案)(?=[、，。；和的])"
)
SAID_NOUN_BEFORE = ("的", "所", "新", "总")
# What qualifies a demand and no other of them: 工作要求, but 对有关工作提出意见.
DEMAND_BEFORE = ("工作", "明确", "任务", "目标")
# What is demanded, at the end of a clause: 宣读了纪律要求；.
DEMAND, HOPE, CLAUSE_ENDS, NOUN_TAGS = "要求", "希望", ("；", "。", "、"), ("n", "vn", "nz")
# What is only followed: 按照上级统一部署|要求，.
FOLLOWS = re.compile("(?:结合|按照|根据|遵照|依照|依据|对照)[^，。；：]*$|(?:落实|贯彻)[^，。；：]*[的部署精神]$")
PERSON, FOLLOWED_ENDS = "PER", ("，", "、", "和", "及")
# A noun mostly, and what may stand before it where it is a verb.
PROPOSE = "建议"
PROPOSING = ("发言", "发言时", "还", "也")
# Verbs of saying that are other words too (to call something so, an initiative), and the persons that a pronoun means.
SAID_BEFORE_MARK, PRONOUNS = frozenset("称 承诺 倡议 感慨".split()), ("他", "她")
# The fewest characters of a verb with its object that can hold the word for a meeting.
LONG = 6
# A verb that is a noun but right after somebody's name, and what makes it part of another word: 解读|会.
AFTER_SPEAKER = "解读"
COMRADE = ("", "同志")
JOINED_NOUN = re.compile("[会文厅书人团稿中]")
# A verb of hosting that is a noun too.
ORGANIZATION = "组织"
BODIES_BEFORE = re.compile("(?:[四五六]大|各级|基层|群团|社会|民间|上级)$")
OFFICE_OF = re.compile(
    "(?:宣传|人事|统战|宣传统战|干部|党建|联络|管理|协调|培训|发展|群工)?(?:部(?![分署队])|[科处股]|委员)"
)
OFFICES = frozenset({"ORG", "n", "nz"})
# Where a place can be a subject, and what shows that it is one.
PLACE_BEFORE = frozenset({"，", "；", "、", "。", "\n", "", "由", "和"})
PLACE_AFTER = re.compile("围绕|就|分别|作了|作(?=[^，。]{0,4}(?:发言|汇报|表态|介绍))|负责|主要|代表|、|，|和|以及")
PLACE_LISTED = re.compile("、|，|和|以及")
PLACES_ACT = re.compile(
    "(?:[、和][^，。；、和]{1,8}?(?:[市县区镇乡]|街道)){1,8}(?=分别|作了|作[^，。]{0,4}(?:发言|汇报|表态)|负责)"
)
PLACE_ACT = re.compile("分别|作了?[^，。]{0,6}(?:发言|汇报|表态|介绍)|参加|出席|负责")
PLACE_HEAD = re.compile("(?:主要|有关|分管)?(?:负责|领导)")


def items_of(analysis: Analysis, sentence: Sentence, happenings: Iterable[Happening]) -> list[Item]:
    """The items of a sentence in the order of the text.

    Where spans overlap persons and events win over bodies, these over verbs and these over places; of two bodies or two
    verbs the longer one does.
    """
    text = analysis.text
    items = [Item(h.left, h.right, h) for h in analysis.humans.get(sentence.index, [])]
    spans = [h for h in sentence.hits if h.category == "trigger" and h.end - h.start >= LONG]
    given = [(h.start, h.end) for h in spans if text.startswith(LIGHT_VERBS, h.start)]
    items += [
        Item(h.start, h.end, h)
        for h in happenings
        if not _is_quoted(text, sentence, h.start)
        and not (h.generic and any(s.start < h.start and h.end < s.end for s in spans))  # 作本次|大会|筹备情况报告
    ]
    for organ in sorted(analysis.organs.get(sentence.index, ()), key=lambda o: o.start - o.end):
        owns_report = _is_within(organ.start, organ.end, given)  # 作第二届|理事会|工作报告
        if _is_free(items, organ.start, organ.end) and not owns_report and not _is_quoted(text, sentence, organ.start):
            items.append(Item(organ.start, organ.end, organ))
    matters = [m.span() for m in MATTERS.finditer(text, sentence.start, sentence.end)]
    themes = [m.span() for m in THEME.finditer(text, sentence.start, sentence.end)]
    items = [i for i in items if not (isinstance(i.what, Happening) and _is_within(i.start, i.end, themes))]
    matters += themes
    verbs = [h for h in sentence.hits if h.category == "trigger" and not _is_quoted(text, sentence, h.start)]
    verbs = [h for h in verbs if not any(start < h.start < end for start, end in matters)]
    verbs = [h for h in verbs if not any(h.start < p.start < h.end < p.end for p in sentence.places)]  # 到|会宁县
    verbs = [h for h in verbs if not _is_of_office(text, sentence, h)]
    for hit in sorted(verbs, key=lambda h: (h.start - h.end, h.start)):
        if _is_free(items, hit.start, hit.end) and not _is_noun(text, sentence, hit) and _is_said(text, items, hit):
            about = ABOUT.match(text, hit.start, sentence.end)
            end = about.end() if about and _is_free(items, hit.start, about.end()) else hit.end
            items.append(Item(hit.start, end, hit))
    for place in sentence.places:
        if _is_free(items, place.start, place.end):
            items.append(Item(place.start, place.end, _acting_place(text, sentence, place) or place))
    items.sort(key=lambda i: (i.start, i.end))
    return [item for index, item in enumerate(items) if not _is_carried(text, items, index)]


def _is_of_office(text: str, sentence: Sentence, hit: Hit) -> bool:
    """Whether 组织 is a noun: in names of offices (民间|组织|管理局, 组织|宣传部) or of bodies (四大|组织|领导)."""
    if text[hit.start : hit.end] != ORGANIZATION:
        return False
    of_office = BODIES_BEFORE.search(text, sentence.start, hit.start) or OFFICE_OF.match(text, hit.end)
    return bool(of_office) or any(t.tag in OFFICES and t.start < hit.start and hit.end < t.end for t in sentence.tokens)


def _is_within(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether one of these spans holds another and more."""
    return any(begin < start and end < finish for begin, finish in spans)


def _is_quoted(text: str, sentence: Sentence, position: int) -> bool:
    """Whether a position lies within the title of a document: 《关于举行某会议的通知》."""
    return text.rfind("《", sentence.start, position) > text.rfind("》", sentence.start, position)


def _is_free(items: Iterable[Item], start: int, end: int) -> bool:
    """Whether no item has a part of this span."""
    return not any(item.start < end and start < item.end for item in items)


def _ends_attended(text: str, items: Sequence[Item], index: int) -> bool:
    """Whether a verb of an inspection is the last of what somebody attends: 参加了座谈|和|调研。"""
    item, before = items[index], items[max(0, index - 2) : index]
    attends = len(before) == 2 and before[0].role == "attend" and isinstance(before[1].what, Happening)
    return (
        attends and text[before[1].end : item.start] in ("和", "及", "、") and text[item.end : item.end + 1] in "，。；"
    )


def _ends_accompanied(text: str, items: Sequence[Item], index: int) -> bool:
    """Whether a verb of an inspection is the last of what somebody came along to: 陪同督导|和|慰问。"""
    before = items[max(0, index - 2) : index]
    if len(before) < 2 or [item.role for item in before] != ["companion", "inspector"]:
        return False
    return before[0].end == before[1].start and text[before[1].end : items[index].start] in ("和", "及", "、", "并")


def _is_carried(text: str, items: Sequence[Item], index: int) -> bool:
    """Whether a verb only goes with one before it (参加调研, 参加座谈和调研) or right after it (参加陪同)."""
    item = items[index]
    if not item.role:
        return False
    if index and items[index - 1].role == "attend" and CARRIES.fullmatch(text, items[index - 1].end, item.start):
        return item.role != "companion"
    if item.role == "inspector" and (_ends_attended(text, items, index) or _ends_accompanied(text, items, index)):
        return True
    following = items[index + 1 : index + 2]
    return item.role == "attend" and any(i.start == item.end and i.role == "companion" for i in following)


def _is_said(text: str, items: Sequence[Item], hit: Hit) -> bool:
    """Whether what is mostly a noun tells what somebody says: right after a speaker, 建议 also after another verb."""
    if text[hit.start : hit.end] == AFTER_SPEAKER:
        named = any(
            isinstance(i.what, Human) and text[i.end : hit.start] in COMRADE for i in items if i.end <= hit.start
        )
        return named and not JOINED_NOUN.match(text, hit.end)
    if text[hit.start : hit.end] in SAID_BEFORE_MARK:
        return _is_speech(text, items, hit)
    if text[hit.start : hit.end] != PROPOSE:
        return True
    speaks = any(item.end == hit.start for item in items) or text.endswith(PROPOSING, 0, hit.start)
    return speaks and text[hit.end : hit.end + 1] in ("，", "：")


def _is_speech(text: str, items: Sequence[Item], hit: Hit) -> bool:
    """Whether a verb before a mark, right after a person or a pronoun, tells what they say: 某某承诺，…."""
    if text[hit.end : hit.end + 1] not in ("，", "：", "“"):
        return False
    return text[hit.start - 1] in PRONOUNS or any(isinstance(i.what, Human) and i.end == hit.start for i in items)


def _acting_place(text: str, sentence: Sentence, place: PlaceHit) -> Organ | None:
    """The government that a division stands for which speaks or reports (某县就…作了发言); None for a mere place."""
    before, after = text[place.start - 1 : place.start], text[place.end : place.end + 8]
    if place.division is None and not place.name.endswith(("镇", "乡", "县", "区", "街道")):
        return None
    if before not in PLACE_BEFORE or not PLACE_AFTER.match(after):
        return None
    if not PLACE_ACT.search(text[place.end : sentence.end]):
        return None
    if PLACE_LISTED.match(after) and not PLACE_HEAD.search(text[place.end : place.end + 40]):
        if not PLACES_ACT.match(text, place.end, sentence.end):
            return None
    return Organ(place.start, place.end, "Government", "", place=place, proper=True, confidence=0.75)


def _is_greeting(text: str, clause: str, end: int) -> bool:
    """Whether 慰问 is what somebody sends or says, by the words before it and where it ends: 致以亲切慰问。"""
    warmly = WARMLY.search(clause) is not None and text.startswith(GREETING_ENDS, end)
    return warmly or GREETING.search(clause) is not None


def _is_noun(text: str, sentence: Sentence, hit: Hit) -> bool:
    """Whether a verb is used as a noun (的重要讲话, 会议精神), or is what somebody is welcomed or thanked for."""
    word = text[hit.start : hit.end]
    if text.startswith(WORK, hit.start - 1) and not GIVES.search(text, sentence.start, hit.start):
        return True  # 工作报告 holds no 作报告, unless somebody gives one: 作年度|工作报告
    if word in HOSTED and MET_BY.search(text, sentence.start, hit.start):
        return False
    welcomed = WELCOMED.search(text, sentence.start, hit.start)
    if welcomed and WELCOME.match(text, hit.end):
        return True
    if word in TOPICAL and STATE.match(text, hit.end):
        return True
    if word in TOPICAL and TOPIC_BEFORE.search(text, sentence.start, hit.start) and TOPIC_AFTER.match(text, hit.end):
        return True
    inspects = isinstance(hit.term, Role) and hit.term.name == "inspector"
    if inspects and WELCOMED_TO.search(text, sentence.start, hit.start):
        return True
    clause = CLAUSE_END.split(text[max(sentence.start, hit.start - 44) : hit.start])[-1]
    if NOMINAL_AFTER.match(text, hit.end) or (word == "说" and SAY_INSIDE.match(text, hit.start)):
        return True
    if word == "慰问" and _is_greeting(text, clause, hit.end):
        return True
    if not stands_with(text, sentence, hit):
        return True
    if word in BECOMES_NOUN and SPOKESMAN.match(text, hit.end):
        return True
    if PRESENT.match(text, hit.start) or ATTENDANT.match(text, hit.start):
        return True
    if isinstance(hit.term, Role) and hit.term.event_class and INSPECTORS_OF.match(text, hit.end):
        if not any(place.start == hit.end for place in sentence.places):  # 会见|科威特国王
            return True
    if isinstance(hit.term, Role) and hit.term.name == "report":
        whole = SENTENCE_PART.split(text[sentence.start : hit.start])[-1]
        if REPORT_HEARD.search(clause) or HEARD.search(whole):
            return True
    if word == PROPOSES and PROPOSED.match(text, hit.end):
        return True
    before = sentence.word_before(hit.start) if word == DEMAND else None
    if before is not None and before.tag != PERSON and text.startswith(FOLLOWED_ENDS, hit.end):
        if FOLLOWS.search(text, sentence.start, hit.start):
            return True
    if word == DEMAND and text.startswith(CLAUSE_ENDS, hit.end):
        return before is not None and before.tag in NOUN_TAGS
    if word in SAYING:
        ends = SAID_NOUN_BEFORE + DEMAND_BEFORE if word in (DEMAND, HOPE) else SAID_NOUN_BEFORE
        return word in SAID_NOUNS and clause.endswith(ends)
    if LIGHT_VERB.search(clause) or not NOMINAL_BEFORE.search(clause):
        return False
    return not clause.endswith(("的", "等")) or word in NOUNS
