"""Event mentions: names of gatherings and the words that refer back to them.

A name ends in a head of `ontology/events.ttl` (座谈会, 开幕式 …) and reaches left over the words of a name, up to the
verb or preposition that governs it. What acts (调研, 会见) tell is found with their agents, in `participations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.analysis import PRESIDIUM, Analysis, Happening, Hit, Human, Organ, Sentence
from kg.gatherings import SITTING, is_of_unnamed
from kg.language.tagger import Token
from kg.ontology import EventType, Ontology, Role

#: Heads that are verbs too: nouns only after a verb that governs them (参加讨论).
VERBAL = frozenset(
    "座谈 讨论 审议 会谈 会晤 调研 考察 交流 视察 检查 慰问 走访 签约 培训 宣讲 演练 揭牌 选举 工作动员".split()
)
OBJECT = re.compile("(?:参加|出席|列席|举行|召开|主持)了?(?:[^，。；：]{0,6}的|各组|小组|分组|分团组?|本组)?$")
#: Boards, whose sitting is called like the board itself where it is held: 召开工商联|执委会，.
BOARDS = frozenset("理事会 常务理事会 监事会 执委会 常委会 董事会".split())
SITS, SAT = re.compile("(?:召开|举行)了?[^，。；：、的由向对给]{0,24}$"), re.compile("[，。；]|$")
#: Talks without a name are an act of those who hold them.
TALKS = frozenset("会谈 会晤 会见 小范围会谈 大范围会谈".split())
#: What numbers talks that have a name, which are a meeting of many: 某组织领导人|第三次|会晤.
MEETING = "Meeting"
NUMBERED = re.compile("第[一二三四五六七八九十百0-9]+[次届轮]$")
#: Sittings that are called by how many are there.
SITTINGS = re.compile("[小大]范围会议")
#: A gathering with a place where it is held.
HELD = re.compile(
    r"(?:(?<=[，。；》”\n])|^)([\u4e00-\u9fff]{1,12}会)(?=(?:昨天|今天|日前|近日|当天)?(?:（[^）]{1,8}）)?(?:[\d月]{1,5}日(?:[上下]午)?)?将?"
    r"(?:于|在)[^，。；]{1,24}(?:召开|举行|开幕|闭幕)(?:[，。；]|$))"
)
#: A hall, before a verb that says what is held there.
HALL, IN = "堂", re.compile("[在于][^，。；：“]*$")
HELD_IN = re.compile("[内里]?(?:隆重|成功|顺利|如期)?(?:召开|举行|举办|开展|进行)")
#: A feast, a show or a season with its number, that opens or closes.
FEAST = re.compile(
    r"((?:第[一二三四五六七八九十百\d]+|首)届[\u4e00-\u9fff（）]{2,24}?[节展周季])"
    r"(?=(?:[今昨明][天晚]|近日|日前|[\d月]{1,6}日晚?)?(?:（[^）]{1,8}）)?(?:将|于|在[^，。；]{1,16}?)?(?:正式)?(?:启动|开幕|闭幕|举行|举办|拉开帷幕|落幕))"
)
HOLDING = ("启动", "举办", "落幕", "拉开", "举行", "召开", "开幕", "闭幕")
#: Roles whose verbs take no event as their object; those of all others do, also of those added to the ontology.
WITHOUT_EVENT = frozenset("speak report state inspector guest principal appointee removed appointer".split())
#: What an event before 和 ends with, which is no part of the name after it: 第二次会议和第三次会议.
WHOLE_EVENTS = ("会议", "大会", "峰会", "论坛", "仪式", "座谈会")
#: Joins two parts of a name: 签约暨揭牌仪式.
AND = "暨"
#: Two words that share their last character: 理、监事就职典礼.
SHARED = re.compile("[理董]、(?=监事)")
#: What is done at a ceremony of signing, whatever else it is called after, and the class of such ceremonies.
SIGNED, SIGNING = re.compile("签约|(?:签订|签署|签字)(?=仪式)"), "Signing"
#: After a verb that governs an event, what tells that it is over: 参加完|座谈会.
DONE = "完"
#: What people do at a ceremony that is called after it: 颁发证书仪式.
IN_NAMES = frozenset("座谈 揭牌 揭幕 颁奖 颁发 授牌 授旗 剪彩 参与 签约 签订 签署 交流 宣讲 巡视".split())
#: After a head, what makes it part of another word: 会议室, 会议纪要.
NOT_AFTER = re.compile(
    "(?<=检查)[组团队]|堂|室|中心|厅|展[馆区台厅位]|场馆|纪要|议程|议题|精神|主题|现场(?!会)|代表(?!大会)|报道|新闻|制度|机制|平台|方案|成果|安排|材料|日程|"
    "(?<=大会)(?:总结(?!了)|发言|交流|(?:主旨|特邀|学术|主题)?报告(?!会))|"
    "场所|基地|经费|组委会|秘书处|筹备|服务|重要讲话"
)
DETERMINER = re.compile(
    "(?:更多|许多|各类|多种|一些|此次|本次|这次|该次|本届|此|该|本|这一|当天的?|当日的?|全体|有关|相关|部分|整个|两场|多场|一场|一次|系列)$"
)
YEARS = re.compile(
    r"(?:\d{4}|\d{4}[—\-]\d{4})(?:年度?|学年度?|届)?(?:[上下]半年|第?[一二三四]季度|第?[一二上下]学期|[春夏秋冬]季|年度)?|"
    r"(?:\d{4}年)?(?:新年|新春|国庆|[三五六七八十]?[一四八][\u4e00-\u9fff]{0,4}节|[\u4e00-\u9fff]{1,6}节|元宵|中秋|三八|五一|五四|六一|七一|八一)|第?[一二上下]学期|[上下]半年|第?[一二三四]季度|年度|\d{4}|[\d零一二三四五六七八九十百]+周年|[春夏秋冬]{1,2}[季日]?|[\u4e00-\u9fff]{1,6}节|国庆|元旦|中秋|端午|重阳|新春"
)
#: What a verb before it belongs to, even one that governs events elsewhere: 成功举办|十周年.
ANNIVERSARY = re.compile(r"[\d零一二三四五六七八九十百]+周年")
ORDINAL = re.compile(r"第?[一二三四五六七八九十百0-9]+[届次期场季轮个批]?|首[届次场批期]|[届次期]|\d+周年|周年|\d+")
STOP_CHARS = frozenset("，。；：！？、 \n\t的了着过在于对由从向到为被把将并也还又已请受应")
#: Tags of words that are in no event's name, but for a few.
STOP_TAGS = frozenset({"p", "d", "r", "u", "w", "f", "xc", "PER"})
PEOPLE = ("PER", "nr")
STOP_WORDS = (
    "日",
    "宣布",
    "建议",
    "决定",
    "月",
    "日在",
    "上午",
    "下午",
    "晚",
    "上",
    "进行",
    "开展",
    "举行",
    "举办",
    "赴",
    "来到",
    "前往",
    "莅临",
    "为题",
    "讲授",
    "题为",
    "作题为",
    "应邀",
)
NOUN_TAGS = ("n", "vn", "nz", "an", "v", "a", "LOC")
#: A month that something is done in, and what ends the number of one of the year: 阅读|月, 5|月.
MONTH = "月"
MONTH_OF_YEAR = re.compile("[0-9０-９一二三四五六七八九十本当上下每同个]")
#: To start what is named after the verb, by its year or in quotes.
STARTS, STARTED = "启动", re.compile("了?[0-9“《第全首]")
#: After it, what names have on: 启动|部署会.
STARTS_IN_NAME = re.compile("部署|仪式|大会|会议|会(?!议)|暨|动员")
#: Verbs that names have before their head: 任职|宣布|大会, 画展|开展|仪式; and the office that is called after a verb.
NAMING, OFFICE = frozenset({"宣布", "开展"}), "组织部"
#: A verb that is a noun after these: 议案|建议撰写培训会.
PROPOSALS, PROPOSED = "建议", ("议案", "提案", "意见")
#: What is left of 我院 and 本校 where the name of an event goes on from it.
OWN = re.compile("(?<=[我本])[院校省市州县区旗镇乡村街局所司行社](?!长)")
#: What is trimmed from the beginning of a name.
NOT_FIRST = frozenset(
    "进行 开展 组织 通过 继续 一起 随后 共同 认真 开 召开 预祝 祝贺 祝愿 致信 致电 热烈 热烈祝贺 宣布 观看 隆重 坚持 "
    "聆听 传达 宣读 学习传达 作 讲 完 建议 决定 提议 是 系 即 一 一个 一场 一次".split()
)
#: How many there are, which names none of them: 4期|研讨班.
COUNT = re.compile("[0-9两三四五六七八九十]+[期场批个](?![一二三四五六七八九十0-9])")
#: Verbs of those who see an exhibition, which is not called after them.
SEEN = frozenset({"参观", "巡视", "参观考察"})
EXHIBITIONS = ("展", "展览", "展会", "博览会", "展区")
OPENING = {"”": "“", "’": "‘", "）": "（", "》": "《"}
#: Before the theme of an event: 主题为|“时代女性”.
THEME = re.compile("[主专]?题[为是]$|以$")
#: What else stands between a theme and an event that is called by it alone: 主题为“同心圆”的|活动.
UNCALLED = ("", "的")
#: A doctrine called after somebody, who takes no part; and words of the map that names have.
DOCTRINE = re.compile("[一-鿿]{2,3}(?:新时代|法治|文化|外交|强军|经济|生态文明|党建)[^，。；、]{0,10}?思想")
REGIONS = frozenset("中部 西部 东部 北部 南部 中西部 东北 西北 西南 东南 华东 华南 华北 华中".split())
COMMEMORATION = re.compile("纪念|庆祝|悼念|缅怀")
MAX_NAME = 45


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find the event names of every sentence and note them in the analysis."""
    for sentence in analysis.sentences:
        hits = [(h, h.term) for h in sentence.hits if isinstance(h.term, EventType)]
        humans = analysis.humans.get(sentence.index, [])
        bodies = _spans(analysis.organs.get(sentence.index, []))
        found = _held(analysis.text, sentence, [hit for hit, _ in hits], bodies)
        words = sentence.words() if hits else {}
        for hit, kind in sorted(hits, key=lambda pair: (-pair[0].end, pair[0].start)):
            if any(h.start < hit.end and hit.start < h.end for h in found) or _is_venue(analysis.text, sentence, hit):
                continue
            happening = _read(analysis.text, sentence, hit, kind, humans, words, bodies)
            if happening is not None:
                found.append(happening)
        analysis.happenings += found
    analysis.happenings.sort(key=lambda h: (h.start, h.end))


def _is_venue(text: str, sentence: Sentence, hit: Hit) -> bool:
    """Whether a hall is where something is held: 全体教师大会在青年讲堂|召开."""
    if text[hit.end - 1] != HALL or HELD_IN.match(text, hit.end) is None:
        return False
    return IN.search(text, max(sentence.start, hit.start - 14), hit.start) is not None


def _spans(organs: Iterable[Organ]) -> dict[int, int]:
    """Where the bodies of a sentence begin, by where they end; of those that end together the longest."""
    return {organ.end: organ.start for organ in sorted(organs, key=lambda organ: -organ.start)}


def _held(text: str, sentence: Sentence, hits: list[Hit], bodies: Mapping[int, int]) -> list[Happening]:
    """Meetings whose name no head ends, but that are told to be held somewhere: 青石会于云川召开.

    `bodies` is where the names of bodies end, which hold meetings and are none: 青石商会在云川召开座谈会.
    """
    found: list[Happening] = []
    if not any(text.find(verb, sentence.start, sentence.end) >= 0 for verb in HOLDING):
        return found
    held = text[sentence.start : sentence.end]
    for match in FEAST.finditer(held) if "届" in held else ():
        start, end = match.start(1) + sentence.start, match.end(1) + sentence.start
        if not any(h.start >= start and h.end == end for h in hits):
            found.append(Happening(start, end, match[1], "Activity", sentence=sentence.index))
    for match in HELD.finditer(held):
        start, end = match.start(1) + sentence.start, match.end(1) + sentence.start
        if (
            end - start >= 3
            and end not in bodies
            and not any(h.start >= start and h.end == end and h.end - h.start >= 2 for h in hits)
        ):
            found.append(Happening(start, end, match[1], "Meeting", sentence=sentence.index))
    return found


def _read(
    text: str,
    sentence: Sentence,
    hit: Hit,
    kind: EventType,
    humans: list[Human],
    words: Mapping[int, Token],
    bodies: Mapping[int, int],
) -> Happening | None:
    """The event that a head names; None where it is part of another word, a verb, or says too little.

    A head without a name refers back to an event (会议) if its kind says so or a word points at one (此次论坛).
    """
    head = text[hit.start : hit.end]
    last = words.get(hit.end - 1)
    if last is not None and last.end > hit.end and last.start <= hit.start and text[hit.end] not in "上中后前期时":
        return None
    first = words.get(hit.start)
    if first is not None and first.tag == "v" and first.start < hit.start < first.end < hit.end:
        return None  # 开展|会前
    if NOT_AFTER.match(text, hit.end) or any(h.left < hit.end and hit.start < h.right for h in humans):
        return None
    if head in BOARDS and not (SITS.search(text, sentence.start, hit.start) and SAT.match(text, hit.end)):
        return None
    begin = _begin(text, sentence, hit, humans, words, bodies)
    if text.startswith(PRESIDIUM, hit.end) and hit.end + len(PRESIDIUM) in bodies:
        return None
    bare = begin == hit.start
    if bare and head in TALKS:
        return None
    governed = OBJECT.search(text, max(sentence.start, begin - 12), begin)
    numbered = head in TALKS and NUMBERED.search(text, begin, hit.start) is not None
    if head in VERBAL and not governed and not numbered:
        return None
    class_ = (
        MEETING
        if numbered
        else SIGNING
        if kind.kind == "Ceremony" and SIGNED.search(text, begin, hit.end)
        else kind.kind
    )
    generic = head in kind.generic and not DETERMINER.sub("", text[begin : hit.start])
    if bare and not generic and (head not in kind.heads or (len(head) < 3 and not governed)):
        return None
    if bare and DETERMINER.search(text[max(sentence.start, begin - 4) : begin]):
        generic = True
    if SITTINGS.fullmatch(text, begin, hit.end) or SITTING.fullmatch(text, begin, hit.end):
        generic = True
    generic = generic or is_of_unnamed(text[begin : hit.end])
    return Happening(begin, hit.end, text[begin : hit.end], class_, generic=generic, sentence=sentence.index)


def _begin(
    text: str, sentence: Sentence, hit: Hit, humans: list[Human], words: Mapping[int, Token], bodies: Mapping[int, int]
) -> int:
    """Where the name that ends in this head begins."""
    position = hit.start
    while position > sentence.start and hit.end - position < MAX_NAME:
        step = _step(text, sentence, position, words.get(position - 1), humans, bodies)
        if step is None or (position in bodies and SIGNED.search(text, position, hit.end)):
            break  # 甲与乙|签约仪式: those who sign
        quoted = step if text[step:position] == "的" else position
        if text[position : hit.start] not in UNCALLED and _is_theme(text, sentence, quoted):
            break
        position = step
    inside = [
        end for end, start in bodies.items() if start < position < end <= hit.start and not ORDINAL.match(text, end)
    ]
    return _trim(text, max(inside, default=position), hit, words)


def _step(
    text: str, sentence: Sentence, position: int, token: Token | None, humans: list[Human], bodies: Mapping[int, int]
) -> int | None:
    """Where the word, quotation or bracket that ends at `position` begins, if it can belong to a name.

    A person's name does only where the event commemorates the person, a verb where it ends a body's name (合作|组织).
    """
    char = text[position - 1]
    if char in OPENING:
        opening = text.rfind(OPENING[char], max(sentence.start, position - 24), position)
        return opening if opening >= sentence.start else None
    if char in "—-·":
        return position - 1
    if SHARED.match(text, position - 2):
        return position - 2
    human = next((h for h in humans if h.left < position <= h.right), None)
    if human is not None:
        before = text[max(sentence.start, human.left - 2) : human.left]
        return human.left if COMMEMORATION.fullmatch(before) else None
    joined = position in bodies or text.startswith(AND, position) or ANNIVERSARY.match(text, position) is not None
    if token is None or (not joined and _governs(text, sentence, position, token)):
        return None
    quoted = char == "的" and token.start > sentence.start and text[token.start - 1] == "”"
    return token.start if quoted or _joins(text, sentence, token, char) else None


def _is_theme(text: str, sentence: Sentence, closing: int) -> bool:
    """Whether the quotation that closes before an offset is the theme of an event, which is not called after it."""
    if text[closing - 1 : closing] != "”":
        return False
    opening = text.rfind("“", sentence.start, closing)
    return opening >= 0 and THEME.search(text, sentence.start, opening) is not None


def _joins(text: str, sentence: Sentence, token: Token, last: str) -> bool:
    """Whether names of events have such words; `last` is the last character of the word before the name."""
    word = text[token.start : token.end]
    if token.tag in ("TIME", "t"):
        return YEARS.fullmatch(word) is not None
    if token.tag in ("m", "q"):
        return word == "全体" or ORDINAL.fullmatch(word) is not None
    if token.tag == "c":
        after_event = text.endswith(WHOLE_EVENTS, sentence.start, token.start)
        return word == "暨" or (word in ("和", "与", "及") and not after_event and _between_nouns(sentence, token))
    if token.tag in PEOPLE and (DOCTRINE.match(text, token.start) or _ends_in_title(sentence, token)):
        return True
    if (last in STOP_CHARS and len(word) == 1) or token.tag in STOP_TAGS:
        return word in ("全", "之", "各") or word in REGIONS
    if word == PROPOSALS and text.endswith(PROPOSED, sentence.start, token.start):
        return True
    if word in NAMING and STARTS_IN_NAME.match(text, token.end):
        return True
    if word == STARTS and STARTED.match(text, token.end):
        return False  # 六部门联合启动|2023年某某月活动
    if word == MONTH and not MONTH_OF_YEAR.match(last):
        return True  # 阅读|月
    return word not in STOP_WORDS or ANNIVERSARY.match(text, token.end) is not None


def _ends_in_title(sentence: Sentence, token: Token) -> bool:
    """Whether what the tagger takes for a name is the title of a board: 某会议主席团|常务主席|第二次会议."""
    return any(h.category == "title" and h.end == token.end and h.start > token.start for h in sentence.hits)


def _governs(text: str, sentence: Sentence, end: int, token: Token) -> bool:
    """Whether a verb that takes an event as its object ends here, and is no part of a noun: 党|组织."""
    end -= text.startswith(DONE, end - 1)
    return any(
        h.end == end
        and not (token.tag == "n" and token.start < h.start and token.end == end)
        and not (text.startswith((STARTS, *NAMING), h.start) and STARTS_IN_NAME.match(text, end))
        and not text.startswith(OFFICE, h.start)
        and isinstance(h.term, Role)
        and h.term.name not in WITHOUT_EVENT
        and h.end - h.start >= 2
        and text[h.start : h.end] not in IN_NAMES
        for h in sentence.hits
    )


def _between_nouns(sentence: Sentence, token: Token) -> bool:
    """Whether a conjunction joins two nouns of a name, the first of them longer than one character."""
    before, after = sentence.word_before(token.start), sentence.word_at(token.end)
    if before is None or after is None or before.end - before.start < 2:
        return False
    return before.tag in NOUN_TAGS and after.tag in NOUN_TAGS


def _trim(text: str, begin: int, hit: Hit, words: Mapping[int, Token]) -> int:
    """Take off what cannot begin a name: conjunctions, verbs of one character, numbers that count."""
    while begin < hit.start:
        token = words.get(begin)
        word = text[begin : token.end] if token is not None and token.start == begin else text[begin]
        seen = word in SEEN and text.endswith(EXHIBITIONS, hit.start, hit.end)
        counted = COUNT.match(text, begin, hit.start)
        if counted:
            begin = counted.end()
            continue
        if text[begin] not in "—-·、，和与及暨之" and word not in NOT_FIRST and not seen and not OWN.match(text, begin):
            break
        begin += len(word)
    return begin
