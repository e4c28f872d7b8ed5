"""Event mentions: names of gatherings and the words that refer back to them.

A name ends in a head of `ontology/events.ttl` (座谈会, 开幕式 …) and reaches left over the words of a name, up to the verb
or preposition that governs it. What acts (调研, 会见) tell is found with their agents, in `participations`.
"""

from __future__ import annotations

import re

from kg.analysis import Analysis, Happening, Hit, Human, Sentence
from kg.language.tagger import Token
from kg.ontology import EventType, Ontology, Role

# Heads that are verbs too: nouns only after a verb that governs them (参加讨论).
VERBAL = frozenset("座谈 讨论 审议 会谈 会晤 调研 考察 交流 视察 检查 慰问 走访 签约 培训 宣讲 演练 揭牌 选举".split())
OBJECT = re.compile("(?:参加|出席|列席|举行|召开|主持)了?(?:[^，。；：]{0,6}的)?$")
# Talks without a name are an act of those who hold them.
TALKS = frozenset("会谈 会晤 会见 小范围会谈 大范围会谈".split())
HELD = re.compile(r"(?:(?<=[，。；\n])|^)([\u4e00-\u9fff]{1,12}会)(?=(?:于|在)[^，。；]{1,24}(?:召开|举行))")
GOVERNING = frozenset({"attend", "chair", "organizer", "host", "observe", "receiver", "companion", "signer", "guest"})
NOT_AFTER = re.compile(
    "堂|室|中心|厅|纪要|议程|议题|精神|主题|现场(?!会)|代表(?!大会)|报道|新闻|制度|机制|平台|方案|成果|安排|材料|日程|场所|基地|经费|组委会|筹备|服务|重要讲话"
)
DETERMINER = re.compile("(?:此次|本次|这次|该次|本届|此|该|本|这一|当天的?|当日的?|全体|有关|相关|整个|两场|多场|一场|一次|系列)$")
YEARS = re.compile(r"(?:\d{4}|\d{4}[—\-]\d{4})(?:年度?|学年|届)?(?:[上下]半年|[一二三四]季度|[春夏秋冬]季|年度)?|[上下]半年|[一二三四]季度|年度|\d{4}")
ORDINAL = re.compile(r"第?[一二三四五六七八九十百0-9]+[届次期场季轮个]?|首[届次场]|[届次期]|\d+周年|周年|\d+")
STOP_CHARS = frozenset("，。；：！？、 \n\t的了着过在于对由从向到为被把将并也还又已请受应")
COMMEMORATION = re.compile("纪念|庆祝|悼念|缅怀")
MAX_NAME = 45


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find the event names of every sentence and note them in the analysis."""
    for sentence in analysis.sentences:
        hits = [h for h in sentence.hits if h.category == "event"]
        humans = analysis.humans.get(sentence.index, [])
        taken: list[tuple[int, int]] = []
        for match in HELD.finditer(analysis.text[sentence.start : sentence.end]):
            start, end = match.start(1) + sentence.start, match.end(1) + sentence.start
            if end - start >= 3 and not any(h.start >= start and h.end == end and h.end - h.start >= 2 for h in hits):
                taken.append((start, end))
                analysis.happenings.append(Happening(start, end, match[1], "Meeting", sentence=sentence.index))
        for hit in sorted(hits, key=lambda h: (-h.end, h.start)):
            if any(start < hit.end and hit.start < end for start, end in taken):
                continue
            happening = _read(analysis.text, sentence, hit, humans)
            if happening is not None:
                taken.append((happening.start, happening.end))
                analysis.happenings.append(happening)
    analysis.happenings.sort(key=lambda h: (h.start, h.end))


def _read(text: str, sentence: Sentence, hit: Hit, humans: list[Human]) -> Happening | None:
    kind = hit.term
    assert isinstance(kind, EventType)
    last = next((t for t in sentence.tokens if t.start < hit.end <= t.end), None)
    if last is not None and last.end > hit.end and last.start <= hit.start and text[hit.end] not in "上中后前期时":
        return None
    if NOT_AFTER.match(text, hit.end) or any(h.left < hit.end and hit.start < h.right for h in humans):
        return None
    begin = _begin(text, sentence, hit, humans)
    if begin == hit.start and text[hit.start : hit.end] in TALKS:
        return None
    if text[hit.start : hit.end] in VERBAL and not OBJECT.search(text, max(sentence.start, begin - 12), begin):
        return None
    name = text[begin : hit.end]
    determiner = DETERMINER.search(text[max(sentence.start, begin - 4) : begin])
    inner = DETERMINER.sub("", name[: hit.start - begin])
    generic = (begin == hit.start or not inner) and text[hit.start : hit.end] in kind.generic
    if not generic and begin == hit.start and text[hit.start : hit.end] not in kind.heads:
        return None
    if not generic and begin == hit.start and hit.end - hit.start < 3:
        return None
    if determiner and begin == hit.start:
        generic = True
    return Happening(begin, hit.end, name, kind.kind, generic=generic, sentence=sentence.index)


def _begin(text: str, sentence: Sentence, hit: Hit, humans: list[Human]) -> int:
    """Where the name that ends in this head begins."""
    starts = {token.end: token for token in sentence.tokens}
    covering = {p: t for t in sentence.tokens for p in range(t.start, t.end)}
    position = hit.start
    while position > sentence.start and hit.end - position < MAX_NAME:
        token = starts.get(position) or covering.get(position - 1)
        step = _step(text, sentence, position, token, humans)
        if step is None:
            break
        position = step
    return _trim(text, position, hit, covering)


def _step(text: str, sentence: Sentence, position: int, token: Token | None, humans: list[Human]) -> int | None:
    char = text[position - 1]
    if char in "”’）》":
        opening = text.rfind({"”": "“", "’": "‘", "）": "（", "》": "《"}[char], max(sentence.start, position - 24), position)
        return opening if opening >= sentence.start else None
    if char in "—-·":
        return position - 1
    human = next((h for h in humans if h.left < position <= h.right), None)
    if human is not None:
        before = text[max(sentence.start, human.left - 2) : human.left]
        return human.left if COMMEMORATION.fullmatch(before) else None
    if token is None:
        return None
    word = text[token.start : token.end]
    if _governs(sentence, token.start, position):
        return None
    if char == "的" and token.start > sentence.start and text[token.start - 1] == "”":
        return token.start
    if token.tag in ("TIME", "t"):
        return token.start if YEARS.fullmatch(word) else None
    if token.tag in ("m", "q"):
        return token.start if ORDINAL.fullmatch(word) or word in ("全体", "一次", "两") and word == "全体" else None
    if token.tag == "c":
        return token.start if word in ("暨", "和", "与", "及") and _between_nouns(text, sentence, token) else None
    if char in STOP_CHARS and len(word) == 1 or token.tag in ("p", "d", "r", "u", "w", "f", "xc", "PER"):
        if word in ("全", "之", "各"):
            return token.start
        return None
    if word in ("日", "月", "日在", "上午", "下午", "晚", "上"):
        return None
    return token.start


def _governs(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb that takes an event as its object ends here."""
    for hit in sentence.hits:
        if hit.end == end and isinstance(hit.term, Role) and hit.term.name in GOVERNING and hit.end - hit.start >= 2:
            return True
    return False


def _between_nouns(text: str, sentence: Sentence, token: Token) -> bool:
    before = next((t for t in sentence.tokens if t.end == token.start), None)
    after = next((t for t in sentence.tokens if t.start == token.end), None)
    if text[token.start : token.end] == "暨":
        return True
    nouns = ("n", "vn", "nz", "an", "v", "a", "LOC")
    return before is not None and after is not None and before.tag in nouns and after.tag in nouns and before.end - before.start >= 2


def _trim(text: str, begin: int, hit: Hit, covering: dict[int, Token]) -> int:
    """Take off what cannot begin a name: conjunctions, verbs of one character, numbers that count."""
    while begin < hit.start:
        token = covering.get(begin)
        word = text[begin : token.end] if token is not None and token.start == begin else text[begin]
        if text[begin] in "—-·、，和与及暨之" or word in ("进行", "开展", "组织", "通过", "继续", "一起", "随后", "共同", "认真", "开", "召开"):
            begin += len(word)
            continue
        break
    return begin
