"""Names that only the tagger saw and that nothing beside them speaks for: common words, sides of a war."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from kg.analysis import Analysis, Human, Sentence
from kg.language.common_words import OFTEN, is_common
from kg.language.surnames import FREQUENT, family_name
from kg.language.transliteration import is_transliterated
from kg.lookalikes import ALONE, BETWEEN, COUNTRIES
from kg.ontology import Title

#: How often a word must stand in the dictionary to be none that a given name is taken from.
GIVEN = 200
#: Family names that common words begin with: such a name needs a title, a verb or a list beside it.
WORDLIKE = frozenset(
    "国和方时都成党文权安平明高全关应向于车万水相经常常宣商信支公解居解能同强元项古计满连农边管原单查展台支双共生包匡沙海干柴祖宏惠重游仓卫来严诺受弱"
)
#: What only people do or are called.
SPEAKS = re.compile(
    "[，（](?:男|女)[，、）]|同志|先生|女士|博士|等|一行|带队|率队|带领|(?:[^，。；]{0,6})?(?:表示|说|指出|强调|称|认为|告诉|会见|访问|出席|主持|讲话|致辞|当选|"
    "宣布|抵达|抵京|签署|陪同|率|参加|发言|介绍|汇报|诞辰|逝世|生前)"
)
#: What a person does in a clause of their own, wherever the text names them.
ACTED = (
    "(?<=[，。；：\n])%s(?:还|也|首先|同时)?"
    "(?:表示|指出|强调|认为|说[，：“]|会见|主持|出席|同[^，。；]{2,16}(?:会谈|会晤))"
)
#: What people are met, named or remembered with.
MEETS = re.compile("(?:图为|图：|会见|同|与|和|由|纪念|缅怀|以|叫|名叫|是|任命|选举|学习)$")
#: What joins the names of a list.
BETWEEN_NAMES = "、和与及同/ "
#: What people are named with, and things as well: 以龙马|精神.
WITH = "以"
#: The share of characters of foreign names from which on a name is one.
FOREIGN = 0.6
#: The heads of places, whose name stands before: 甲乙丙|市长.
HEADED = re.compile("[市州省县区镇]长")
#: Ships, offices and provinces: 甲山舰.
HEADS = re.compile("[^·]{2,}[舰局邦岛]")
#: What is said of a post in brackets before the name: 副县长（挂职）.
#: What heads of companies are addressed by, which is no name: 李总.
ADDRESS = re.compile("[\u4e00-\u9fff]总")
BRACKETED = re.compile("（[^（）]{1,10}）$|人选$")
#: Tags of words of one character that may begin a word which goes on in a name: 队|伍奋楫.
CUT = frozenset({"n", "nz", "v", "vn"})
MODIFIERS = re.compile("(?:常务|第一)?副?")
#: A verb by which somebody gets a post.
GETS = re.compile("(?:同志)?(?:当选为?|担任|为|任)")
#: What the names of sections end in, which the title of their heads repeats.
SECTIONS = "科股处"


def names_beside_titles(analysis: Analysis) -> set[str]:
    """The names that a title stands beside somewhere in the document."""
    found = set()
    for sentence in analysis.sentences:
        edges = {edge for h in sentence.hits if isinstance(h.term, Title) for edge in (h.start, h.end)}
        for human in analysis.humans.get(sentence.index, ()):
            modified = MODIFIERS.match(analysis.text, human.end, human.end + 4)
            after = modified.end() if modified else human.end
            before = BRACKETED.search(analysis.text, max(0, human.start - 12), human.start)
            begin = before.start() if before else human.start
            if not edges.isdisjoint((begin, human.end, after)):
                found.add(human.name)
    return found


def drop_doubtful(analysis: Analysis, titled: Container[str]) -> None:
    """Leave out the names that nothing speaks for; `titled` names have a title somewhere, which speaks for a person.

    One sure mention is enough for all of a name.
    """
    sure: set[str] = set()
    cut: set[str] = set()
    names: set[str] = set()
    sides: set[str] = set()
    posts: set[str] = set()
    told: set[str] = set()
    strange: set[str] = set()
    for sentence, human in _mentions(analysis):
        names.add(human.name)
        if _cuts_word(analysis, sentence, human):
            cut.add(human.name)
        if _has_title(analysis, sentence, human, "post"):
            posts.add(human.name)
        if human.source != "model" or _has_title(analysis, sentence, human) or _is_listed(analysis, sentence, human):
            told.add(human.name)
        if _is_word(human.name) or not (_is_written_as_names(human.name) or _acts(analysis, sentence, human)):
            strange.add(human.name)
        called = human.name in titled and len(human.name) == 3 and family_name(human.name)  # 骆振邦秘书长
        if (
            _is_side(analysis.text, human)
            or (_is_thing(analysis.text, human) and not called)
            or _holds_country(analysis.text, sentence, human)
        ):
            sides.add(human.name)
        if human.name in titled or _is_sure(analysis, sentence, human):
            sure.add(human.name)
    sure |= {name for name in names - sure if family_name(name) and re.search(ACTED % name, analysis.text)}
    sides |= {name for name in _located(analysis) & names - told if len(name) != 3 or family_name(name) not in FREQUENT}
    dropped = (
        (strange - told - _before_titles(analysis))
        | (names - sure)
        | {name for name in cut if name not in titled}
        | (sides - posts)
        | {name for name in names if ADDRESS.fullmatch(name)}
    )
    if dropped:
        for index, humans in analysis.humans.items():
            analysis.humans[index] = [h for h in humans if h.name not in dropped]


def _located(analysis: Analysis) -> set[str]:
    """The words that the tagger calls places."""
    return {analysis.text[t.start : t.end] for s in analysis.sentences for t in s.tokens if t.tag == "LOC"}


def _mentions(analysis: Analysis) -> Iterator[tuple[Sentence, Human]]:
    for sentence in analysis.sentences:
        for human in analysis.humans.get(sentence.index, ()):
            yield sentence, human


def _is_sure(analysis: Analysis, sentence: Sentence, human: Human) -> bool:
    """Whether the look of a name, its source or what stands beside it speaks for a person."""
    family = family_name(human.name)
    if human.source != "model" or "·" in human.name:
        return True
    if (
        len(human.name) == 3
        and not _before_noun(sentence, human)
        and family
        and family not in WORDLIKE
        and not is_common(human.name[len(family) :], GIVEN)
    ):
        if family in FREQUENT or not is_common(human.name[:2], GIVEN):
            return True
    if family and _gets_post(analysis.text, sentence, human):
        return True
    if _acts(analysis, sentence, human) or SPEAKS.match(analysis.text, human.end):
        return True
    if any(_speaks_for(analysis.text, o, human) for o in analysis.humans[sentence.index] if o is not human):
        return True
    met = MEETS.search(analysis.text, max(0, human.start - 8), human.start)
    return met is not None and not (met.group() == WITH and _before_noun(sentence, human))


def _gets_post(text: str, sentence: Sentence, human: Human) -> bool:
    """Whether a verb gives somebody the post whose title follows: 骆晓|任秘书长."""
    verb = GETS.match(text, human.end, sentence.end)
    return verb is not None and any(h.start == verb.end() and isinstance(h.term, Title) for h in sentence.hits)


def _before_titles(analysis: Analysis) -> set[str]:
    """The names that a title stands directly behind."""
    starts = {h.start for s in analysis.sentences for h in s.hits if isinstance(h.term, Title)}
    return {human.name for human in analysis.all_humans() if human.end in starts}


def _beside(text: str, one: Human, other: Human) -> bool:
    """Whether two names stand side by side in a list."""
    return _right_before(text, one, other) or _right_before(text, other, one)


def _right_before(text: str, one: Human, other: Human) -> bool:
    return one.end + 1 == other.start and text[one.end] in BETWEEN_NAMES


def _speaks_for(text: str, other: Human, human: Human) -> bool:
    """Whether a name in a list speaks for the one beside it: one of two characters that is a word too does not."""
    word = len(other.name) == 2 and other.source == "model" and _is_word(other.name)
    return not word and _beside(text, other, human)


def _is_listed(analysis: Analysis, sentence: Sentence, human: Human) -> bool:
    """Whether a Chinese name stands beside a name in a list."""
    beside = [o for o in analysis.humans[sentence.index] if o is not human and _beside(analysis.text, o, human)]
    return any(len(o.name) < 5 and family_name(o.name) for o in beside)


def _is_written_as_names(name: str) -> bool:
    """Whether a name has a Chinese family name, or half of the characters of foreign ones."""
    return bool(family_name(name)) or "·" in name or is_transliterated(name, FOREIGN)


def _cuts_word(analysis: Analysis, sentence: Sentence, human: Human) -> bool:
    """Whether a name begins in a word that the character before it begins: 队|伍向前, 骆晓川|向新当选的."""
    if human.name[0] == "向" and any(o.end == human.start for o in analysis.humans[sentence.index]):
        return True
    if human.source != "model" or human.name[0] in FREQUENT:
        return False
    before = sentence.word_before(human.start)
    if before is None or before.end - before.start > 1 or before.tag not in CUT:
        return False
    return is_common(analysis.text[human.start - 1 : human.start + 1])


def _has_title(analysis: Analysis, sentence: Sentence, human: Human, kind: str = "") -> bool:
    """Whether a title of this kind stands directly before a name, and not behind another name: 主席|某某, 某某主席|."""
    title = next((h for h in sentence.hits if h.end == human.start and isinstance(h.term, Title)), None)
    if title is None or not isinstance(title.term, Title) or kind not in ("", title.term.kind):
        return False
    return all(other.end != title.start for other in analysis.humans[sentence.index])


def _holds_country(text: str, sentence: Sentence, human: Human) -> bool:
    """Whether a country's name is in what was taken for a person's, or a part of it before it: 申|南非, 汗|尤尼斯."""
    if any(human.start <= h.start and h.end <= human.end and h.category == "country" for h in sentence.hits):
        return True
    before = sentence.word_before(human.start)
    if before is not None and before.tag == "LOC" and is_transliterated(human.name) and "·" not in human.name:
        return True
    if before is None or before.end - before.start > 1 or not is_transliterated(human.name) or "·" in human.name:
        return False
    return is_transliterated(text[before.start : before.end]) and before.tag in (
        "n",
        "nz",
        "LOC",
        "xc",
        "nr",
        "PER",
        "ns",
    )


def _is_thing(text: str, human: Human) -> bool:
    """Whether a name is that of a ship, an office or a province, or a part of a prince's title."""
    name = human.name
    if HEADS.fullmatch(name) and (len(name) > 3 or family_name(name) not in FREQUENT):
        return True
    if HEADED.match(text, human.end) and not family_name(name):
        return True
    if name.endswith("总") and text.startswith("统", human.end):
        return True
    if name[-1] in SECTIONS and text.startswith((name[-1] + "长", "副" + name[-1] + "长"), human.end):
        return True  # 造|林科|科长某某
    return name.endswith("王") and text.startswith("储", human.end)


def _is_word(name: str) -> bool:
    """Whether a name is a common word, and not written as foreign ones are; an idiom is one however rare."""
    if len(name) == 4 and len(family_name(name)) == 2 and is_common(name[2:]):
        return True  # 东方智慧
    return is_common(name, 1 if len(name) == 4 else OFTEN) and not is_transliterated(name, FOREIGN)


def _before_noun(sentence: Sentence, human: Human) -> bool:
    """Whether a common noun that is no title and no word for people follows a name at once: 林少绿|问题."""
    after = sentence.word_at(human.end)
    if after is None or after.tag not in ("n", "vn", "an") or after.end - after.start < 2:
        return False
    people = any(isinstance(h.term, Title) and h.start == human.end for h in sentence.hits)
    return not people


def _acts(analysis: Analysis, sentence: Sentence, human: Human) -> bool:
    """Whether a verb of the roles follows a name."""
    return any(h.start == human.end and h.category == "trigger" for h in sentence.hits)


def _is_side(text: str, human: Human) -> bool:
    """Whether a name begins with a country, told by one character, and goes on as only words do."""
    if "·" in human.name:
        return False
    if len(human.name) > 4:
        return BETWEEN.match(human.name) is not None
    if human.name[0] == "方" and text[human.start - 1 : human.start] in tuple(COUNTRIES):
        return True
    if BETWEEN.match(human.name):
        return True
    return ALONE.fullmatch(human.name) is not None
