"""Person mentions: the names the tagger found, those that a title or a list gives away, and their repetitions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.analysis import Analysis, Hit, Human, Sentence
from kg.language.surnames import CHINESE, FOREIGN_NAME, LATIN_NAME, SINGLE, family_name
from kg.language.tagger import Token
from kg.ontology import Ontology, Title

TRANSLITERATION = frozenset(
    "阿埃艾安昂奥巴白班邦保鲍贝本比彼毕宾波博伯勃布查昌达戴丹道德登邓迪蒂丁东顿多杜恩厄尔法凡范菲费芬丰佛夫弗福富盖甘冈高戈格葛根贡古瓜圭哈海汉豪赫黑亨洪胡华怀惠霍基吉纪加贾简江杰捷金津京卡凯坎康考科"
    "克肯孔库夸拉莱赖兰朗劳勒雷黎里李利丽莉梁列林琳留龙隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密明缪摩莫墨姆穆拿娜纳奈南内尼涅宁纽农努诺欧帕派潘庞培佩彭蓬皮平珀普奇齐恰强乔切钦琼丘曲让热仁日荣瑞若"
    "萨塞赛桑瑟森沙莎山尚申舍圣施史斯丝松苏索塔泰坦汤唐陶特腾提廷通图托瓦万旺威韦维魏温翁沃乌伍武西希席夏香肖谢辛欣休许雅雅亚延扬杨耶叶伊因英尤约泽曾扎詹张珍芝治朱卓兹宗佐木江买提孜洛桑旺堆苏其格图雅吉克呷颂猜坎潘帕肉汗古丽曼努库尔别多才旦次平措顿珠吐逊不合依力帅巴"
)
# Family names that common words begin with: such a name needs a title, a verb or a list beside it.
WORDLIKE = frozenset("国和方时都成党文权安平明高全关应向于车万水相经常常宣商信支公解居解能同强元项古计满连农边管原单查展台支双共生")
NOUNISH = frozenset({"n", "a", "nz", "an", "nr", "LOC", "ns", "nw", "ad"})
APART = re.compile(rf"[{CHINESE}] {{1,2}}[{CHINESE}]")
SUBJECT = re.compile("[，、。等在还首先来前到对就代充一围从听察介向与和同并也又要高积]|主席|书记")
MESSAGES = frozenset("贺信 贺电 贺词 致辞 讲话 祝贺 全国 全省 全市 全县 国家 党委 公司 国际 中国".split())
# A name in a personnel decision: 任命某某为, 免去某某的.
DECIDED = re.compile(
    rf"(?:任命|免去|免除|选举|推选|聘任|决定|；|：|、|提名|接受)(?P<name>[{CHINESE}]{{2,3}}?)(?:同志)?(?=为[{CHINESE}]{{4}}|的[{CHINESE}]{{3,30}}职务|任[{CHINESE}]{{4}}|辞去)"
)
SPEAKS = re.compile(
    "同志|先生|女士|博士|等|一行|(?:[^，。；]{0,6})?(?:表示|说|指出|强调|称|认为|告诉|会见|访问|出席|主持|讲话|致辞|当选|宣布|抵达|抵京|签署|陪同|率|参加|发言|介绍|汇报|诞辰|逝世|生前)"
)
MEETS = re.compile("(?:会见|同|与|和|由|纪念|缅怀|以|叫|名叫|是|任命|选举|学习)$")
AT = re.compile("(?:在|抵达|飞抵|首都|途经|位于|离开)$")
SIDE = re.compile(r"[\u4e00-\u9fff][军方媒]|[^·]{1,4}[州省市县]")
TOWN = re.compile("[州市镇]|地区|方向|前线|等地|机场|居民|附近|以[东南西北]|战场|号")
HAN = re.compile(rf"[{CHINESE}]+")
# Doctrines that carry a leader's name mention no participant: 某某思想, 以某某同志为核心的.
DOCTRINE = re.compile(rf"(?:新时代)?[{CHINESE}]{{0,9}}?(?:思想|理论|主义|文选|文集|选集|著作选读|经济思想|奖章)(?!教育|工作)")
CORE = re.compile("同志为(?:核心|主要代表)")
AFTER_NAME = frozenset("，、。；：！？（）《 \n\t和与及等在主出到会率带致作讲表指强说介汇陪参因为当将被分就先也还并同代对宣传受应前赴来调考视检走看一的")
CREDIT = re.compile(r"(?:记者|通讯员|编辑|责编|校对|摄影|摄|文/|图/|供稿|撰稿|审核|监制|作者|文字|图片)[：:\s/]*$")
NOT_NAMES = frozenset(
    "高峰 文章 马上 万元 方面 安全 平安 和平 明确 时代 金融 成果 成功 成立 全国 全省 全市 全县 国家 常委 司法 高级 高度 高新 向上 向前 任务 任命 任免 "
    "关于 关心 关键 单位 党员 党委 党组 党建 商务 商会 管理 管委 武警 武装 计划 农业 农村 水利 应急 公安 公司 公共 路线 江河 方案 方向 包括 安排 "
    "温暖 严格 严肃 全面 强调 强化 相关 相应 经济 文化 文明 文艺 文旅 史志 时间 时任 车辆 来自 来到 都要 都是 解决 解放 易地 显示 充分 宣布 宣传 "
    "巡视 统一 统战 连日 连续 齐心 盛况 牛年 马年 龙年 羊年 华侨 华人 华裔 明年 明天 常务 常态 常规 边境 牧区 山区 山东 山西 云南 海南 江苏 江西 "
    "林田湖 党中央 贺信 贺电 贺词 时指 时强 时说 应邀 全体 国际 广东 安徽 河南 湖南 湖北 贵州 青海 宁夏 吉林 辽宁 和谐 和田 那曲 乌克兰 应邀 双方 双边 利用 池州 成员 成都 干部 居民 公众 元首 国王 王储 总统"
    .split()
)


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find the person mentions of every sentence and note them in the analysis."""
    for sentence in analysis.sentences:
        taken = [(o.start, o.end) for o in analysis.organs.get(sentence.index, ()) if o.proper]
        taken += [(p.start, p.end) for p in sentence.places if p.country or p.division is not None and p.end - p.start > 2]
        spans = {
            span: source
            for span, source in _spans(analysis.text, sentence)
            if source == "title" or not any(s <= span[0] and span[1] <= e for s, e in taken)
        }
        found = [
            Human(start, end, _joined(analysis.text[start:end]), start, end, source=spans[(start, end)])
            for start, end in _disjoint(sorted(spans))
            if not _excluded(analysis.text, start, end)
        ]
        if found:
            analysis.humans[sentence.index] = found
    _complete(analysis)
    titled = _doubt(analysis)
    _propagate(analysis, titled)


def _doubt(analysis: Analysis) -> set[str]:
    """Leave out names that only the tagger saw and that nothing beside them speaks for: foreign towns, common words.

    Returns the names that a title stands beside somewhere.
    """
    sure: set[str] = set()
    titled: set[str] = set()
    doubtful: set[str] = set()
    towns: set[str] = set()
    placed: set[str] = set()
    for sentence in analysis.sentences:
        humans = analysis.humans.get(sentence.index, [])
        edges = {h.end for h in sentence.hits if isinstance(h.term, Title)} | {h.start for h in sentence.hits if isinstance(h.term, Title)}
        verbs = {h.start for h in sentence.hits if h.category == "trigger"}
        for human in humans:
            family = family_name(human.name)
            after = re.match("(?:常务|第一)?副?", analysis.text[human.end : human.end + 4])
            if AT.search(analysis.text, max(0, human.start - 3), human.start) and human.source == "model":
                placed.add(human.name)
            if human.start in edges or human.end in edges or after and human.end + after.end() in edges:
                titled.add(human.name)
            plain = len(human.name) == 3 and family and family not in WORDLIKE or "·" in human.name
            if plain or human.source != "model":
                sure.add(human.name)
            elif human.name in titled or human.end in verbs or SPEAKS.match(analysis.text, human.end):
                sure.add(human.name)
            elif any(abs(o.end - human.start) == 1 or abs(o.start - human.end) == 1 for o in humans if o is not human):
                sure.add(human.name)
            elif MEETS.search(analysis.text, max(0, human.start - 8), human.start):
                sure.add(human.name)
            else:
                doubtful.add(human.name)
            if TOWN.match(analysis.text, human.end):
                towns.add(human.name)
    dropped = (doubtful - sure) | {n for n in towns - titled if not family_name(n) or len(n) > 3}
    dropped |= placed - titled
    dropped |= {n for n in doubtful | sure if SIDE.fullmatch(n) and n not in titled}
    if dropped:
        for index, humans in list(analysis.humans.items()):
            analysis.humans[index] = [h for h in humans if h.name not in dropped]
    return titled


def _complete(analysis: Analysis) -> None:
    """A two-character name that the same third character always follows is a name of three: 李社|教."""
    text = analysis.text
    full = sorted({h.name for h in analysis.all_humans() if len(h.name) == 3})
    for human in analysis.all_humans():
        whole = next((n for n in full if n.endswith(human.name) and len(human.name) == 2 and text.startswith(n, human.start - 1)), "")
        if whole:
            human.name, human.start, human.left = whole, human.start - 1, human.left - 1
    for name in sorted({h.name for h in analysis.all_humans() if len(h.name) == 2}):
        following = [text[m.end() : m.end() + 2] for m in re.finditer(re.escape(name), text)]
        third = {f[:1] for f in following}
        if len(following) < 2 or len(third) != 1 or not HAN.fullmatch(third := third.pop()):
            continue
        if not any(f[1:] in ("、", "，", "。", "等", "（") for f in following) or third in "等在主出和与同率副":
            continue
        for humans in analysis.humans.values():
            for human in humans:
                if human.name == name:
                    human.name, human.end, human.right = name + third, human.end + 1, human.end + 1


def _joined(name: str) -> str:
    """A Chinese name without the space that sets its two characters apart."""
    return name if name.isascii() else name.replace(" ", "")


def _spans(text: str, sentence: Sentence) -> Iterator[tuple[tuple[int, int], str]]:
    titles = {h.end: h for h in sentence.hits if isinstance(h.term, Title) and h.term.kind != "collective"}
    foreign = [
        (m.start() + sentence.start, m.end() + sentence.start)
        for m in FOREIGN_NAME.finditer(text[sentence.start : sentence.end])
    ]
    model = [t for t in sentence.tokens if t.tag in ("PER", "nr")]
    inside: list[tuple[int, int]] = []
    for start, end in foreign:
        dot = text.index("·", start)
        begin = max((e for e in titles if start <= e < dot), default=start)
        breaks = [t.end for t in sentence.tokens if begin <= t.start and t.end <= dot and t.tag in ("v", "vd", "p", "c", "u", "d", "r", "w", "t", "TIME", "m", "ad")]
        begin = max([begin, *breaks])
        end = _foreign_end(sentence, start, end, text)
        if begin > start and not _transliterated(text[begin:end]) and not any(t.start < end and begin < t.end for t in model):
            continue
        if begin > start or any(t.start < end and begin < t.end for t in model):
            tokens = [t for t in sentence.tokens if t.start <= begin < t.end]
            first = next((t.start for t in model if t.start < end and begin < t.end), begin)
            if begin == start and tokens and tokens[0].tag not in ("PER", "nr", "nz") and first > begin:
                begin = first
            inside.append((begin, end))
            yield (begin, end), "model"
    verbs = {h.start for h in sentence.hits if h.category == "trigger"}
    for token in model:
        if any(start <= token.start < end for start, end in inside):
            continue
        span = _trim(text, token, titles, verbs)
        if span is not None:
            yield span, "model"
    for span in _after_titles(text, sentence, titles):
        yield span, "title"
    for match in DECIDED.finditer(text, sentence.start, sentence.end):
        if family_name(match["name"]) and match["name"] not in NOT_NAMES:
            yield match.span("name"), "title"
    for span in _after_titles_abroad(text, sentence, titles):
        yield span, "title"
    for span in _in_lists(text, sentence, model):
        yield span, "list"
    for match in LATIN_NAME.finditer(text[sentence.start : sentence.end]):
        if match.start() + sentence.start in titles:
            yield (match.start() + sentence.start, match.end() + sentence.start), "title"


def _foreign_end(sentence: Sentence, start: int, end: int, text: str) -> int:
    """Where a dotted name ends: with the tagger's word that holds its last dot, or with the first word after it."""
    dot = text.rindex("·", start, end)
    for token in sentence.tokens:
        if token.start <= dot and dot + 1 < token.end:
            return min(end, token.end)
        if token.start == dot + 1:
            following = next((t for t in sentence.tokens if t.start == token.end), None)
            if following is not None and following.tag in ("PER", "nr", "nz") and following.end <= end:
                return following.end
            return min(end, token.end)
    return end


def _transliterated(name: str) -> bool:
    """Whether a name is written in the characters that foreign names are written in."""
    return sum(c in TRANSLITERATION or c == "·" for c in name) * 5 >= len(name) * 4


def _trim(text: str, token: Token, titles: dict[int, Hit], verbs: set[int]) -> tuple[int, int] | None:
    """The name in a token that the tagger called a person: Chinese names begin with a family name."""
    start, end = token.start, token.end
    while start < end and text[start] == " ":
        start += 1
    if APART.fullmatch(text, start, end) and text[start] in SINGLE:
        return start, end
    for message in ("贺信", "贺电", "贺词"):
        if text.endswith(message, start + 2, end):
            end -= 2
    follows = text[end + 1 : end + 2]
    if start in titles and end - start >= 2 and text[end : end + 1] in TRANSLITERATION and _transliterated(text[start:end]) and (
        follows.isdigit() or follows in "、，。" or end + 1 in verbs
    ):
        end += 1
    name = text[start:end]
    cut = next((h.start for h in titles.values() if h.end == end and h.start > start), None)
    if cut is not None:
        end = cut
        name = text[start:end]
    inner = [e for e in titles if start < e < end]
    if inner and not family_name(name):
        start = max(inner)
        name = text[start:end]
    if start - 1 in titles and len(name) == 2 and family_name(text[start - 1 : end]) and not family_name(name[:1] + "某"):
        start -= 1
        name = text[start:end]
    elif start - 1 in titles and len(name) == 2 and text[start - 1] in SINGLE and text[start - 1] not in "等和时":
        start -= 1
        name = text[start:end]
    if start in titles and len(name) == 2 and text[end : end + 1] in ("之", "中") and family_name(name) and (
        text[end + 1 : end + 2] in "，、。；）等" or end + 1 in verbs
    ):
        end += 1
        name = text[start:end]
    if len(name) < 2 or name in NOT_NAMES or not HAN.fullmatch(name):
        return None
    if len(name) <= 3 + (len(family_name(name)) == 2) and family_name(name):
        return start, end
    if len(name) >= 3 and not family_name(name):
        return start, end
    if len(name) >= 4 and family_name(name) and not _transliterated(name):
        return (start, end) if len(name) == 4 and start in titles else None
    return (start, end) if len(name) >= 3 or start in titles else None


def _after_titles(text: str, sentence: Sentence, titles: dict[int, Hit]) -> Iterator[tuple[int, int]]:
    """Names that the tagger missed, directly after a title: a family name, one or two characters, a boundary."""
    starts = {token.start: token for token in sentence.tokens}
    verbs = {h.start for h in sentence.hits if h.category == "trigger"}
    for position, hit in titles.items():
        title = hit.term
        assert isinstance(title, Title)
        if title.kind == "honorific" or position >= sentence.end or text[position] in "团令级":
            continue
        token = starts.get(position)
        family = family_name(text[position : position + 4])
        if token is None or not family or token.tag in ("PER", "nr") and token.end - token.start > 1:
            continue
        longer, shorter = len(family) + 2, len(family) + 1
        verb = text[position + shorter : position + longer] in tuple("作就率赴致将曾")
        for size in (shorter, longer) if verb else (longer, shorter):
            end = position + size
            name = text[position:end]
            worded = name in MESSAGES or name in NOT_NAMES and not (token.end == end and token.tag in NOUNISH and title.kind == "post" and position not in verbs)
            if end > sentence.end or not HAN.fullmatch(name) or worded or len(name) > 2 and name[:2] in NOT_NAMES:
                continue
            if position in verbs or end not in starts and end != sentence.end and end not in verbs:
                continue
            sure = end == sentence.end or text[end] in "、，。；）等" or end in verbs
            if not sure and token.end == end and token.tag in ("n", "vn", "an", "nt"):
                continue
            if size == shorter and token.end == end and token.tag in ("a", "ad", "d", "v", "vd", "p", "c") and text[end : end + 1] not in "、等":
                continue
            if sure or text[end] in AFTER_NAME and token.tag not in ("p", "c", "d", "u", "r", "v"):
                yield position, end
                break


def _after_titles_abroad(text: str, sentence: Sentence, titles: dict[int, Hit]) -> Iterator[tuple[int, int]]:
    """Names without a Chinese family name, directly after a title: a run of the characters that such names are written in."""
    verbs = {h.start for h in sentence.hits if h.category == "trigger"}
    chinese = {t.start for t in sentence.tokens if t.tag in ("PER", "nr") and family_name(text[t.start : t.end]) and t.end - t.start == 3}
    for position, hit in titles.items():
        if not isinstance(hit.term, Title) or hit.term.kind != "post" or position in chinese or text[position : position + 1] in "和与同及团令":
            continue
        end = position
        while end < sentence.end and end - position < 8 and text[end] in TRANSLITERATION and (end == position or end not in verbs):
            end += 1
        if end - position >= 3 - (text[end : end + 1] in "、，。") and (text[end : end + 1] in "、，。；）等" or end in verbs):
            yield position, end


def _in_lists(text: str, sentence: Sentence, model: list[Token]) -> Iterator[tuple[int, int]]:
    """Names that the tagger missed between two names of a list: 甲、乙、丙."""
    ends = {t.end for t in model}
    starts = {t.start for t in model}
    for match in re.finditer(rf"(?<=、)([{CHINESE}]{{2,3}})(?=[、，。等和])", text[sentence.start : sentence.end]):
        start, end = match.start() + sentence.start, match.end() + sentence.start
        name = match.group()
        if start in starts or not family_name(name) or name in NOT_NAMES:
            continue
        if start - 1 in ends and (end + 1 in starts or text[end] in "等，。"):
            yield start, end


def _excluded(text: str, start: int, end: int) -> bool:
    """A doctrine's name, a title of a work, or a credit line names no participant."""
    after = text[end : end + 16]
    if DOCTRINE.match(after) or CORE.match(after):
        return True
    if text[start - 1 : start] == "《" or text[start - 1 : start] == "“" and text[end : end + 1] == "”":
        return True
    if text[start + 1 : end] in MESSAGES:
        return True
    return bool(CREDIT.search(text[max(0, start - 8) : start]))


def _disjoint(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _propagate(analysis: Analysis, titled: set[str]) -> None:
    """A name found once is found wherever it stands again, unless another name holds it.

    A name of two characters may be part of a word, so it must have a title somewhere and stand where a subject stands.
    """
    names = sorted({h.name for h in analysis.all_humans()}, key=lambda n: (-len(n), n))
    names = [n for n in names if len(n) >= 3 or n in titled]
    if not names:
        return
    pattern = re.compile("|".join(map(re.escape, names)))
    for sentence in analysis.sentences:
        found = analysis.humans.get(sentence.index, [])
        verbs = {h.start for h in sentence.hits if h.category in ("trigger", "title")}
        for match in pattern.finditer(analysis.text, sentence.start, sentence.end):
            start, end = match.span()
            if any(h.start < end and start < h.end for h in found) or _excluded(analysis.text, start, end):
                continue
            if end - start == 2 and not (
                (start == sentence.start or analysis.text[start - 1] in "，、：；“”同与和") and (end in verbs or SUBJECT.match(analysis.text, end))
            ):
                continue
            found.append(Human(start, end, match.group(), start, end, source="again"))
        if found:
            analysis.humans[sentence.index] = sorted(found, key=lambda h: h.start)
