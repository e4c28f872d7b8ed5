"""Names that the tagger missed and that what is said beside them gives away, for it is said of people alone.

甲，男，汉族; 甲（女）; 甲、乙当选为…; 甲、乙等同志; 村民甲说; 甲主持会议.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.analysis import Sentence
from kg.language.common_words import is_common
from kg.language.rare import Rare
from kg.language.surnames import CHINESE, COMPOUND, FREQUENT, HAN, WORDY, family_name
from kg.language.tagger import Token
from kg.language.transliteration import is_transliterated
from kg.lookalikes import WORDS
from kg.ontology import Title

Span = tuple[int, int]

#: Somebody's sex after the name, and the people they are of, of whom many have no family name.
SEX = Rare.of("[，（](?:男|女)(?=[，、）])", sign="[男女]")
PEOPLE = re.compile(f"[^。；]{{0,8}}?(?P<people>[{CHINESE}]{{1,6}})族")
HAN_PEOPLE = "汉"
#: What becomes of people alone, after their names.
BECOME = Rare.of(
    "(?:[2-9]|[1-9][0-9]|[两二三四五六七八九十]+)?[位名]?(?:等)?(?P<said>(?:再次|全票|高票)?当选|被(?:任命|推选|选举|聘任)?为(?=[^，。；]{2,20}[长任记员席])|同志(?!们))",
    sign="当选|被|同志",
)
#: The same in a sentence that tells a vote or an appointment, where a post after the names is enough.
VOTED = re.compile("选举|推选|当选|选出|任命|推举")
ELECTED = re.compile(
    BECOME.pattern.pattern
    + "|(?:同志)?(?:为|任|担任)(?=(?:常务|专职|名誉|兼职)?(?:副|监事|秘书|理事|会)[^，。；、]{0,6}?"
    "(?:长|主席|主任|主委|书记|委员)[，。；（])"
)
#: A decision on somebody, at the beginning of its clause, and whoever is told to chair: names of any length.
DECIDED = Rare.of(
    f"(?:^|[：；。，、\n])(?P<name>[{CHINESE}]{{2,5}})同志(?=任|不再担任|兼任|担任|不再兼任)", sign="同志"
)
ANYBODY = re.compile("各|有关|相关|以下|部分|上述|年轻|老|女|男|多|.名|.位|其他|新|本|该|这|那|一些|很|优秀|党员|领导")
CHAIRS = Rare.of(f"由[^，。；]{{2,30}}?(?P<name>[{CHINESE}]{{2,5}})(?:同志)?主持(?=[，。；]|召开|会议)", sign="主持")
#: What those are called who hold no post, before the name.
CALLED = re.compile(
    "(?:村民|居民|市民|农民|农户|种植户|养殖户|种粮大户|脱贫户|贫困户|群众|老党员|志愿者|学生|大学生|家长|职工|员工|工人|"
    "游客|乘客|店主|商户|业主|摊主|选手|老兵|老战士|军人|军属|烈属|家属|遗属|劳模|模范|标兵|能手|困难户|困难党员|困难职工|"
    "监测户|经营户|承包户|菜农|果农|茶农|村医|创业者|带头人|传承人|负责人|网格员|返乡青年|老人|老干部|员工)"
    f"(?!(?:楼|区|家))(?P<name>[{CHINESE}]{{2,4}})"
)
#: What goes on after such a name.
TELLS = re.compile(
    "[，、。）：]|[说告感介表认笑高激坦]|正在|一边|的|家(?=[里中，。、])|和(?!谐|平)|在[^，。]|老人|荣获|获得|代表|作[为了典]|拉家常"
)
#: What joins those who are called the same.
ROW = ("、", "和")
#: What stands for a given name that is not told.
UNTOLD = ("先生", "女士", "师傅", "大爷", "大妈", "大叔", "大娘", "阿姨", "奶奶", "爷爷", "大哥", "大姐", "某", "某某")
#: The names that monks take, which have no family name: a title before, 法师 after; and words for any of them.
CLERGY = Rare.of(
    f"(?P<name>[{CHINESE}]{{2,3}})(?:大和尚|法师|长老|道长)(?![{CHINESE}]{{0,2}}[们等班团])", sign="和尚|法师|长老|道长"
)
ANY_CLERGY = re.compile(
    "[^，。]*(?:位|名|讲经|青年|常住|主[讲法持]|各|诸|知客|维那|年轻|外国|[藏南汉]传|出家|比丘|佛教|道教|高僧|尊敬|当家|住持|监院|方丈|会长)$"
)
LED_IN = ("和", "与", "及", "由", "请", "选举", "推选", "推举", "为", "是", "选", "有")
#: What somebody does at the beginning of a sentence.
ACTS = re.compile(
    "(?:同志)?(?:还|也|首先|最后)?(?:主持(?:会议|召开|了)|指出|强调|要求|表示|认为|带队|率队|一行|出席(?:会议|活动|并)|参加(?:会议|活动|并)|"
    "宣读了?|传达了?|通报了?|作了|致辞|讲话|陪同)"
)
MARKS = "，。；：、（）！？“”\n 　"
OPENS = "。；！？\n"
#: Tags of words that are no part of a name.
NO_PART = frozenset({"p", "c", "d", "u", "r", "m", "q", "f", "xc", "TIME", "ORG"})
JOINS = frozenset({"p", "c", "u", "xc", "r"})
PRONOUNS = tuple("他她它您你我谁此")
#: Tags of words that are no name as they stand.
PLAIN = frozenset({"v", "vn", "vd", "n", "a", "an", "ad"})
#: The longest names, without and with the dot of other languages.
LONGEST, LONGEST_DOTTED = 6, 14
LONGEST_CHINESE = 4
#: What nobody's name ends in behind 走进 and the like: 村民|骆晓|家.
HOUSE = "家"


def said_of(text: str, sentence: Sentence) -> Iterator[Span]:
    """The spans of such names in a sentence; a title is a part of none."""
    titles = [(h.start, h.end) for h in sentence.hits if isinstance(h.term, Title)]
    for found in (_described, _become, _decided, _called, _clergy, _acting):
        for start, end in found(text, sentence):
            if not any(begin < end and start < finish for begin, finish in titles):
                yield start, end


def _described(text: str, sentence: Sentence) -> Iterator[Span]:
    """Somebody whose sex is told: 甲，男，汉族; 甲（女，回族）."""
    for sex in SEX.finditer(text, sentence.start, min(len(text), sentence.end + 1)):
        start, end = _item_before(text, sex.start(), sentence.start)
        people = PEOPLE.match(text, sex.end())
        minority = people is not None and people["people"] != HAN_PEOPLE
        if _is_described(text[start:end], minority):
            yield start, end


def _is_described(written: str, minority: bool) -> bool:
    name = _closed_up(written)
    if "·" in name:
        return 3 < len(name) <= LONGEST_DOTTED and HAN.fullmatch(name.replace("·", "")) is not None
    if not HAN.fullmatch(name) or not 2 <= len(name) <= LONGEST or name in WORDS or is_common(name):
        return False
    family = family_name(name) or (name[0] if name[0] in WORDY else "")
    return minority or (family != "" and len(name) <= len(family) + 2)


def _become(text: str, sentence: Sentence) -> Iterator[Span]:
    """The people of a list that are elected, appointed or called comrades at its end: 甲、乙当选为副会长."""
    voted = VOTED.search(text, sentence.start, sentence.end) is not None
    for found in (ELECTED if voted else BECOME).finditer(text, sentence.start, sentence.end):
        spans = []
        start, end = _item_before(text, found.start(), sentence.start)
        while end > start and _is_listed(text, start, end, sentence):
            spans.append((start, end))
            if start <= sentence.start or text[start - 1] != "、":
                break
            start, end = _item_before(text, start - 1, sentence.start)
        names = [text[slice(*span)] for span in spans]
        if any(not is_common(name) for name in names):
            yield from spans


def _decided(text: str, sentence: Sentence) -> Iterator[Span]:
    """Somebody of any people whose post a decision tells, or who chairs: 某某某某同志任…, 由县长某某某某主持."""
    for found in DECIDED.finditer(text, sentence.start, sentence.end):
        start, end = found.span("name")
        if not ANYBODY.match(text, start) and not is_common(text[start:end]):
            yield start, end
    titles = {h.end for h in sentence.hits if isinstance(h.term, Title) and h.term.kind == "post"}
    for found in CHAIRS.finditer(text, sentence.start, sentence.end) if titles else ():
        end = found.end("name")
        start = next((end - n for n in (2, 3, 4, 5) if end - n in titles), 0)
        person = any(t.tag in ("PER", "nr") and start <= t.start and t.end == end for t in sentence.tokens)
        if start and HAN.fullmatch(text[start:end]):
            if person or (end - start > 3 and not _has_function_word(start, end, sentence.tokens)):
                yield start, end


def _is_listed(text: str, start: int, end: int, sentence: Sentence) -> bool:
    joined = any(t.tag in JOINS and start <= t.start and t.end <= end for t in sentence.tokens)
    return _is_name(text[start:end]) and not joined


def _called(text: str, sentence: Sentence) -> Iterator[Span]:
    """Somebody without a post: 村民甲说."""
    for found in CALLED.finditer(text, sentence.start, sentence.end):
        start, end = found.start("name"), _called_end(text, sentence, found.start("name"))
        while end:
            yield start, end
            start = end + 1
            end = _called_end(text, sentence, start) if text[end:start] in ROW else 0


def _called_end(text: str, sentence: Sentence, start: int) -> int:
    """Where the name ends of somebody without a post that begins here, or 0."""
    for end in (start + 4, start + 3, start + 2):
        name = text[start:end]
        bounded = end >= sentence.end or TELLS.match(text, end)
        if not bounded or not _is_called(name) or name.endswith((*UNTOLD, HOUSE)):
            continue
        if not _has_function_word(start, end, sentence.tokens) and not _is_plain(start, end, sentence.tokens):
            return end
    return 0


def _is_called(name: str) -> bool:
    """Whether somebody without a post is called so: a sure family name, and no word."""
    if len(name) == LONGEST_CHINESE and len(family_name(name)) == 1:
        return is_transliterated(name) and not is_common(name[:2])
    sure = family_name(name) if len(name) > 2 else name[0] in FREQUENT
    return bool(sure) and _is_name(name) and not _is_word(name)


def _clergy(text: str, sentence: Sentence) -> Iterator[Span]:
    """Monks and priests, by what they are called after their names: 某寺住持|心明|法师."""
    titles = {h.end for h in sentence.hits if isinstance(h.term, Title)}
    for found in CLERGY.finditer(text, sentence.start, sentence.end):
        start, end = found.span("name")
        for begin in (end - 2, start):
            opens = begin == sentence.start or text[begin - 1] in MARKS or begin in titles
            led = text.endswith(LED_IN, sentence.start, begin)
            if (opens or led) and not ANY_CLERGY.match(text, begin, end) and HAN.fullmatch(text[begin:end]):
                yield begin, end
                break


def _acting(text: str, sentence: Sentence) -> Iterator[Span]:
    """Somebody who opens a sentence and does what people do: 甲主持会议."""
    start = sentence.start
    while start < sentence.end and text[start] in " 　\n":
        start += 1
    for end in (start + 3, start + 2):
        name = text[start:end]
        if not (ACTS.match(text, end) and _is_name(name)) or _is_word(name):
            continue
        if _begins_word(start, end, sentence.tokens):
            yield start, end
        return


def _item_before(text: str, end: int, floor: int) -> Span:
    """What stands between the last mark and a position; a space within the name of two characters counts as none."""
    start = end
    while start > floor and text[start - 1] not in MARKS:
        start -= 1
    apart = start - 2 >= floor and end - start == 1 and text[start - 1] in " 　"
    if (
        apart
        and (start - 2 == floor or text[start - 3] in MARKS)
        and family_name(text[start - 2 : start - 1] + text[start])
    ):
        start -= 2
    return start, end


def _is_name(name: str) -> bool:
    """Whether these are a family name and one or two characters more."""
    family = family_name(name) or (name[:1] if name[:1] in WORDY else "")
    fits = family != "" and len(family) < len(name) <= len(family) + 2
    fits = fits and not name.endswith(PRONOUNS) and HAN.fullmatch(name) is not None
    return fits and name not in WORDS and name[:2] not in WORDS


def _is_word(name: str) -> bool:
    """Whether a name is, begins or ends with a common word; a frequent family name may have one after it."""
    if is_common(name) or is_common(name[:2]):
        return True
    return len(name) == 3 and name[0] not in FREQUENT and name[:2] not in COMPOUND and is_common(name[1:])


def _has_function_word(start: int, end: int, tokens: Sequence[Token]) -> bool:
    """Whether a name runs into a word that is in none, or cuts one."""
    return any(
        (t.tag in NO_PART and start <= t.start and t.end <= end) or (t.start < end < t.end and t.end - t.start > 2)
        for t in tokens
        if t.start < end and t.end > start
    )


def _is_plain(start: int, end: int, tokens: Sequence[Token]) -> bool:
    """Whether the tagger takes a name for one word that names nobody: 群众|智慧|和力量."""
    return any((t.start, t.end) == (start, end) and t.tag in PLAIN for t in tokens)


def _begins_word(start: int, end: int, tokens: Sequence[Token]) -> bool:
    """Whether the tagger cuts no word at either edge of a name, and finds no word in it that is in none."""
    edges = {t.start for t in tokens} | {t.end for t in tokens}
    return start in edges and end in edges and not _has_function_word(start, end, tokens)


def _closed_up(written: str) -> str:
    return written.replace(" ", "").replace("　", "")
