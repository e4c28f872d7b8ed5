"""What every extractor starts from: the folded text in sentences, vocabulary hits, words where they are needed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.analysis import Analysis, Hit, Sentence
from kg.language.fold import fold
from kg.language.sentences import sentences
from kg.language.surnames import CHINESE, family_name
from kg.language.tagger import Tagger, Token
from kg.language.transliteration import is_transliterated
from kg.lexicon import Lexicon
from kg.model import Document
from kg.ontology import Title
from kg.passages import passages, tells_of_somebody
from kg.rows import with_marked_rows

# What a medium prints before an item: its own name, the place and the day of dispatch, who wrote it.
DATELINE = re.compile(
    r"^[ 　]*(?:【[^】\n]{2,12}】[ ]*)?(?:[一-鿿]{2,8}(?:消息|讯|电)(?=[ 　（(：:\n]|记者|通讯员)|本[报网刊台]讯"
    r"|新华社[^（）\n。，]{2,20}电)[ ]*"
    r"(?:（[^）\n]{1,40}）)?[：:]?[ ]*|^[ 　]*【[^】\n]{2,10}(?:报|网|台)】",
    re.MULTILINE,
)
NATIONAL_SOURCE = re.compile("新华|央视|人民日报|中央|新闻联播|求是|光明日报|中国政府网")
# The tagger is the dearest step: a sentence is given to it only if it holds a title, an event or a verb of the roles.
# What people say fills most of an article; its verbs, which name nobody, do not count.
NEEDS_WORDS = frozenset({"title", "trigger", "event"})
# The ending of names that only words show, and that stands for nothing else.
COMPANY = "有限公司"
# A verb that is the name of a county too.
# The fewest characters of a word in which a post, a name, a verb and a body may be run together.
SHORTEST_RUN = 6
# The tagger's marks of bodies.
BODIES = ("ORG", "nt")
# The most characters of a Chinese name.
LONGEST_NAME = 4
# What joins a name to a post that somebody gets (某某为局长) or loses (某某的局长职务).
JOINS = "为的"
APPOINTED = re.compile(rf"(?P<name>[{CHINESE}]{{2,3}}?)(?:同志)?[{JOINS}](?=.{{3}})")
REPORTED = re.compile(
    rf"(?P<name>[{CHINESE}]{{2,3}}?)(?:同志)?(?:(?:专题|详细|简要|重点)?汇报|传达|宣读|通报)了?(?=.{{2}})"
)
# Verbs that the tagger begins the name of a place or body with.
LED = re.compile("(?:召开|举行|举办|走进|来到)(?=.)")
LED_OR_REPORTED = re.compile("召开|举行|举办|走进|来到|传达|宣读|通报|汇报")
#: A name that the tagger ran together with what its bearer does and with whom: 书记|骆晓川|带|某考察团.
ACTING = re.compile(rf"(?P<name>[{CHINESE}]{{2,4}}?)(?P<verb>带领|率领|陪同|率|带)(?=.{{2}})")
#: A body of the own place after what a conjunction joins it to, which the tagger read on: 县人大代表|及|县人大常委会.
JOINED = re.compile(
    "(?<=[^省市州盟县区])[和及与](?=[省市县区州盟旗镇乡](?:委|人大|政府|政协|纪委|监委|人民政府|法院|检察院|人武部|武装部|直))"
)
#: How a party stands to the government, before 党.
STANDS = ("反对", "执政", "在野")
POST_LOST = re.compile("[^，。；]{1,10}职务")
JOINTLY = re.compile("会同(?=.)")
# What may stand before a place that a clause begins with or a preposition governs.
BEFORE_PLACE = re.compile("[^\u4e00-\u9fff]|[在到赴至于从由向对为与和是省市州]")
WEAK_VERBS = frozenset(
    "指出 强调 表示 要求 认为 希望 提出 说 称 介绍说 开展 组织 参与 发起 介绍 解读 分享 号召 呼吁 讲述 "
    "宣布 走访 参观 检查 指导 交流 走进 传达 接待 看望 巡查 宣讲 交流互动".split()
)


def prepare(documents: Sequence[Document], lexicon: Lexicon, tagger: Tagger) -> list[Analysis]:
    """Analyses of a batch of documents with their sentences, hits and words; the batch shares the tagger's passes."""
    analyses = []
    for document in documents:
        analysis = _cut(document, lexicon)
        if document.title:
            analysis.heading = _cut(Document(document.id, document.title), lexicon)
        analyses.append(analysis)
    wanted: list[Sentence] = []
    texts: list[str] = []
    starts: list[int] = []
    for analysis in (each for a in analyses for each in (a, a.heading) if each is not None):
        local = not is_national(analysis.document)
        seen: Counter[str] = Counter()
        for sentence in analysis.sentences:
            matters = any(_matters(analysis.text, h, local) for h in sentence.hits)
            if matters or (local and tells_of_somebody(analysis.text, sentence)):
                for start, end in passages(analysis.text, sentence, seen, local):
                    wanted.append(sentence)
                    starts.append(start)
                    texts.append(analysis.text[start:end])
    for sentence, tokens in zip(wanted, tagger.tag(texts, starts), strict=True):
        sentence.tokens += tokens
    for analysis in analyses:
        for sentence in analysis.sentences:
            if JOINTLY.search(analysis.text, sentence.start, sentence.end):
                sentence.tokens = _apart(analysis.text, sentence.tokens)
            if any(t.tag == "ORG" and any(j in analysis.text[t.start : t.end] for j in JOINS) for t in sentence.tokens):
                sentence.tokens = [part for token in sentence.tokens for part in _appointed(analysis.text, token)]
            sentence.tokens = [part for token in sentence.tokens for part in _listed(analysis.text, token)]
            sentence.tokens = [_opposed(analysis.text, token) for token in sentence.tokens]
            if any(t.tag in BODIES and t.end - t.start >= SHORTEST_RUN for t in sentence.tokens):
                sentence.tokens = [part for t in sentence.tokens for part in _acting(analysis.text, sentence, t)]
                sentence.tokens = [part for token in sentence.tokens for part in _joined(analysis.text, token)]
            if LED_OR_REPORTED.search(analysis.text, sentence.start, sentence.end):
                parts = (part for token in sentence.tokens for part in _led(analysis.text, token))
                sentence.tokens = [part for token in parts for part in _reported(analysis.text, token)]
    return analyses


def _apart(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Words in which the tagger took the verb 会同 (together with) for the county 会同, apart: 会同|县委组织部."""
    out: list[Token] = []
    for token in tokens:
        split = JOINTLY.match(text, token.start, token.end)
        if split and not BEFORE_PLACE.search(text, max(0, token.start - 1), token.start):
            out += [Token(token.start, split.end(), "v"), Token(split.end(), token.end, token.tag)]
        else:
            out.append(token)
    return out


def _led(text: str, token: Token) -> list[Token]:
    """A word that the tagger began with the verb before it: 召开|村“两委”…会, 走进|云川县."""
    led = LED.match(text, token.start, token.end) if token.tag in ("LOC", "ORG") else None
    if led is None:
        return [token]
    return [Token(token.start, led.end(), "v"), Token(led.end(), token.end, token.tag)]


def _opposed(text: str, token: Token) -> Token:
    """A party's name without the end of what it is called before: 反对|党|某某党."""
    begun = token.tag in BODIES and text.startswith("党", token.start) and text.endswith(STANDS, 0, token.start)
    return Token(token.start + 1, token.end, token.tag) if begun else token


def _reported(text: str, token: Token) -> list[Token]:
    """A word in which the tagger ran a name, a verb and its object together: 骆晓川|传达|云川县委组织部."""
    found = REPORTED.match(text, token.start, token.end) if token.tag == "ORG" else None
    if found is None or not family_name(found["name"]):
        return [token]
    start, end = found.end("name"), found.end()
    return [Token(token.start, start, "PER"), Token(start, end, "v"), Token(end, token.end, token.tag)]


def _listed(text: str, token: Token) -> list[Token]:
    """A word in which the tagger ran names of a list together, Chinese ones among them: 骆晓川|、|顾言清."""
    if token.tag != "PER" or "、" not in text[token.start : token.end]:
        return [token]
    names = text[token.start : token.end].split("、")
    chinese = [name for name in names if "·" not in name]
    if not any(family_name(name) for name in chinese) or not all(_is_in_row(name) for name in chinese):
        return [token]
    parts: list[Token] = []
    at = token.start
    for name in names:
        parts += [Token(at, at + len(name), token.tag), Token(at + len(name), at + len(name) + 1, "w")]
        at += len(name) + 1
    return parts[:-1]


def _is_in_row(name: str) -> bool:
    """Whether an item beside a Chinese name is one too, or is written by its sounds: 达瓦|、|顾言清."""
    return 1 < len(name) <= LONGEST_NAME and bool(family_name(name) or is_transliterated(name))


def _acting(text: str, sentence: Sentence, token: Token) -> list[Token]:
    """A word in which the tagger ran a body, a post, its holder, a verb and its object together."""
    if token.tag not in BODIES or token.end - token.start < SHORTEST_RUN:
        return [token]
    for hit in sentence.hits:
        within = token.start <= hit.start or hit.end == token.start
        if not (within and hit.end < token.end and isinstance(hit.term, Title)):
            continue
        found = ACTING.match(text, hit.end, token.end) if hit.term.kind == "post" else None
        family = family_name(found["name"]) if found else ""
        if found and family and len(found["name"]) - len(family) in (1, 2):
            body = [Token(token.start, hit.start, "ORG")] if hit.start > token.start else []
            name, verb = Token(*found.span("name"), "PER"), Token(*found.span("verb"), "v")
            post = [Token(hit.start, hit.end, "n")] if hit.end > token.start else []
            return [*body, *post, name, verb, Token(found.end(), token.end, token.tag)]
    return [token]


def _joined(text: str, token: Token) -> list[Token]:
    """A word in which the tagger ran a body and what stands before it in a list together: 某某|和|县人大常委会."""
    found = JOINED.search(text, token.start + 1, token.end) if token.tag in BODIES else None
    if found is None:
        return [token]
    return [Token(token.start, found.start(), "n"), Token(*found.span(), "c"), Token(found.end(), token.end, token.tag)]


def _appointed(text: str, token: Token) -> list[Token]:
    """A word in which the tagger ran a name and the body of its post together: 骆晓川|为|云川县教育局."""
    found = APPOINTED.match(text, token.start, token.end) if token.tag == "ORG" else None
    if found is None or not family_name(found["name"]):
        return [token]
    start, end = found.end("name"), found.end()
    if text[end - 1] != JOINS[0] and not POST_LOST.match(text, token.end):
        return [token]
    return [Token(token.start, start, "PER"), Token(start, end, "v"), Token(end, token.end, token.tag)]


def is_national(document: Document) -> bool:
    """Whether a document is national news, by its column, source, title or first words."""
    hints = (document.column, document.source, document.title, document.text[:24])
    return any(NATIONAL_SOURCE.search(hint) for hint in hints if hint)


def _matters(text: str, hit: Hit, local: bool) -> bool:
    """Whether a word makes a sentence worth tagging; of endings, those of local news and of firms."""
    if hit.category == "suffix":
        return local or text.startswith(COMPANY, hit.end - len(COMPANY))
    return hit.category in NEEDS_WORDS and not (hit.category == "trigger" and text[hit.start : hit.end] in WEAK_VERBS)


def _cut(document: Document, lexicon: Lexicon) -> Analysis:
    folded = with_marked_rows(fold(document.text))
    skip = [folded.forth(start, end) for start, end in document.skip]
    skip += [match.span() for match in DATELINE.finditer(folded.text)]
    spans = sentences(folded.text, skip)
    cut: list[Sentence] = []
    hits = lexicon.find(folded.text)
    paragraph, position, previous = 0, 0, 0
    for index, (start, end) in enumerate(spans):
        if index and "\n" in folded.text[previous:start]:
            paragraph += 1
        previous = end
        while position < len(hits) and hits[position].start < start:
            position += 1
        own: list[Hit] = []
        while position < len(hits) and hits[position].start < end:
            if hits[position].end <= end:
                own.append(hits[position])
            position += 1
        cut.append(Sentence(index, start, end, paragraph, hits=own))
    return Analysis(document, folded, cut)
