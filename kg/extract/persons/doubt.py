"""Names that only the tagger saw and that nothing beside them speaks for: foreign towns, common words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from kg.analysis import Analysis, Human, Sentence
from kg.language.surnames import family_name
from kg.language.transliteration import is_transliterated
from kg.lookalikes import ALONE, BETWEEN
from kg.ontology import Title

#: Family names that common words begin with: such a name needs a title, a verb or a list beside it.
WORDLIKE = frozenset(
    "国和方时都成党文权安平明高全关应向于车万水相经常常宣商信支公解居解能同强元项古计满连农边管原单查展台支双共生"
)
#: What only people do or are called.
SPEAKS = re.compile(
    "同志|先生|女士|博士|等|一行|(?:[^，。；]{0,6})?(?:表示|说|指出|强调|称|认为|告诉|会见|访问|出席|主持|讲话|致辞|当选|"
    "宣布|抵达|抵京|签署|陪同|率|参加|发言|介绍|汇报|诞辰|逝世|生前)"
)
#: What people are met, named or remembered with.
MEETS = re.compile("(?:会见|同|与|和|由|纪念|缅怀|以|叫|名叫|是|任命|选举|学习)$")
#: What is said of places: before the name, and after it.
AT = re.compile("(?:在|抵达|飞抵|首都|途经|位于|离开)$")
TOWN = re.compile("[州市镇]|地区|方向|前线|等地|机场|居民|附近|以[东南西北]|战场|号")
#: What is said of places behind a list of them: 甲、乙等方向.
PLACES = re.compile(
    "(?:[、和及][^，。；、]{2,9})*等(?:[一二三四五六七八九十多数各][个座多]?)*(?:方向|地|国|州|省|市|城|定居点|村|镇|港)"
)
#: A place, and whose it is: 甲州的乙; the beginning of a place's name: 首都甲|乙.
WITHIN = re.compile("(?:[州市省国]的|首都[^，。；、]{0,3})$")
#: Sides of a war and places: 乙方, 丙州.
SIDE = re.compile("[\u4e00-\u9fff][军方媒]|[^·]{1,4}[州省市县]")
MODIFIERS = re.compile("(?:常务|第一)?副?")


def names_beside_titles(analysis: Analysis) -> set[str]:
    """The names that a title stands beside somewhere in the document."""
    found = set()
    for sentence in analysis.sentences:
        edges = {edge for h in sentence.hits if isinstance(h.term, Title) for edge in (h.start, h.end)}
        for human in analysis.humans.get(sentence.index, ()):
            modified = MODIFIERS.match(analysis.text, human.end, human.end + 4)
            after = modified.end() if modified else human.end
            if not edges.isdisjoint((human.start, human.end, after)):
                found.add(human.name)
    return found


def drop_doubtful(analysis: Analysis, titled: Container[str]) -> None:
    """Leave out the names that nothing speaks for; `titled` names have a title somewhere, which speaks for a person.

    One sure mention is enough for all of a name, and one that tells a place is enough against it.
    """
    sure: set[str] = set()
    names: set[str] = set()
    places: set[str] = set()
    sides: set[str] = set()
    posts: set[str] = set()
    for sentence, human in _mentions(analysis):
        names.add(human.name)
        if any(isinstance(h.term, Title) and h.end == human.start and h.term.kind == "post" for h in sentence.hits):
            posts.add(human.name)
        if _is_side(analysis.text, human):
            sides.add(human.name)
        if human.name in titled or _is_sure(analysis, sentence, human):
            sure.add(human.name)
        if _is_place(analysis.text, human):
            places.add(human.name)
    dropped = (names - sure) | {name for name in places if name not in titled} | (sides - posts)
    if dropped:
        for index, humans in analysis.humans.items():
            analysis.humans[index] = [h for h in humans if h.name not in dropped]


def _mentions(analysis: Analysis) -> Iterator[tuple[Sentence, Human]]:
    for sentence in analysis.sentences:
        for human in analysis.humans.get(sentence.index, ()):
            yield sentence, human


def _is_sure(analysis: Analysis, sentence: Sentence, human: Human) -> bool:
    """Whether the look of a name, its source or what stands beside it speaks for a person."""
    family = family_name(human.name)
    if human.source != "model" or "·" in human.name or (len(human.name) == 3 and family and family not in WORDLIKE):
        return True
    acts = any(h.category == "trigger" and h.start == human.end for h in sentence.hits)
    if acts or SPEAKS.match(analysis.text, human.end):
        return True
    others = (o for o in analysis.humans[sentence.index] if o is not human)
    if any(abs(o.end - human.start) == 1 or abs(o.start - human.end) == 1 for o in others):
        return True
    return MEETS.search(analysis.text, max(0, human.start - 8), human.start) is not None


def _is_side(text: str, human: Human) -> bool:
    """Whether a name begins with a country, told by one character, and goes on as only words do."""
    if len(human.name) > 4 or "·" in human.name:
        return False
    if BETWEEN.match(human.name):
        return True
    return ALONE.fullmatch(human.name) is not None and not is_transliterated(human.name)


def _is_place(text: str, human: Human) -> bool:
    """Whether the name looks like a place's, or what stands beside it is said of places."""
    if SIDE.fullmatch(human.name):
        return True
    if human.source == "model" and AT.search(text, max(0, human.start - 3), human.start):
        return True
    if (
        is_transliterated(human.name)
        and "·" not in human.name
        and (PLACES.match(text, human.end) or WITHIN.search(text, max(0, human.start - 6), human.start))
    ):
        return True
    chinese = family_name(human.name) and len(human.name) <= 3
    return not chinese and TOWN.match(text, human.end) is not None
