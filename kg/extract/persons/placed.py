"""Names that their place alone tells, whatever their family name: after a post, in a row that it opens, before one.

某县政协副主席甲、乙、丙出席; 某局水土保持处甲副处长. No word that is anything else may be in such a name, and something
must end it: a mark, a verb, the word that its bearer is addressed by.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from kg.analysis import Hit, Sentence
from kg.language.common_words import is_common
from kg.language.following import SETS_OUT, is_at_home, without_next_word
from kg.language.surnames import FREQUENT, HAN, WORDY, family_name
from kg.language.transliteration import is_transliterated
from kg.lookalikes import NO_NAME, WORDS
from kg.ontology import Title

Span = tuple[int, int]

#: The lengths of names, the likelier first.
SIZES = (3, 2, 4)
LONGEST = 4
#: How much of a name is written by its sounds in the languages of the country: 才让东智.
SOUNDS = 0.6
#: The kinds of titles that a name stands behind.
OPENS_ROW = ("post", "occupation", "membership")
#: The marks that end a name, and what else does: what its bearer is called, how many have been named.
MARKS = "、，。；）"
CLOSES = re.compile(
    "等(?!级|待|候)|应邀|受邀|全程|现场|分别|先后|一同|(?:同志|教授|先生|女士|老师|校友|[一二两三四五六七八九十]位)(?!们)"
)
#: What joins the last two of a row; who comes after it must be told by a title.
JOINS = re.compile("和|与|及|以及")
#: Tags of words that are names of something.
NAMED = frozenset({"PER", "nr", "LOC", "ns", "nz", "nw"})
#: Tags of words that go on after whoever they are said of.
PREDICATES = frozenset({"v", "vd", "p", "d", "ad"})
#: Characters that no given name has.
FUNCTION = frozenset("的了们在着过是把被将对从到就也还又都并及与等其这那各每某您我他她它赴给")
#: Words that join a name to the title before it: none of them begins a name, but after a mark.
JOINED = ("和", "与", "同", "及", "向", "从", "由", "对")
#: What stands between a name and a post behind it.
BEFORE_POST = ("为", "任", "副", "原", "前", "兼")
#: What the names of bodies, places and offices end in, and no name of an unknown family.
ENDS = frozenset("等长员级处室会团国省市县区镇乡村局部委办组队院校厂社系班科股所站馆府厅署司党军届次号年月日")
#: The short names of countries, with which those of their bodies begin.
COUNTRIES = frozenset("俄美英法德韩印朝乌以伊")
#: What short names of offices end in, whose heads are told behind them: 卫健|局长, 安监|局长.
OFFICES = frozenset("办监检安农健建政务草急保计卫商文教体旅资财税审统司法信访环林水电交公民宗侨台")
#: Parts of schools and the like that are no bodies of their own.
UNITS = ("年级", "年段", "班级", "教研组")
#: What somebody's rank is told by, before the title.
MODIFIERS = re.compile("(?:常务|第一|专职|党组|党委)?副?")
#: The titles that people of an office are called by behind their names.
CALLED = ("长", "书记", "主任", "主席", "主委", "委员", "教授", "老师", "干事", "支书")
#: What goes on after a title that stands behind the name.
GOES_ON = re.compile(
    "[，、。；）]|$|一行|等|首先|还|也|再次|分别|亲自|就|对|向|在(?!职)|作|为|代表|带|率|与|和|及|陪同|介绍|说|表示|指出|强调|要求|致|讲|宣|通报|传达"
)
OPENS = "，、。；：（“\n 　"


def placed(
    text: str,
    sentence: Sentence,
    titles: Mapping[int, Hit],
    known: Mapping[int, int],
    verbs: Container[int],
    bodies: Container[int],
) -> Iterator[Span]:
    """The spans of such names.

    `titles` are the titles by their ends, `known` the ends of names by their beginnings, `verbs` the starts of verbs,
    `bodies` the ends of the names of bodies.
    """
    reader = _Reader(text, sentence, known, verbs, bodies)
    for position, hit in titles.items():
        if isinstance(hit.term, Title) and hit.term.kind in OPENS_ROW:
            yield from reader.row(position, hit)
    for hit in sentence.hits:
        if isinstance(hit.term, Title) and hit.term.kind == "collective" and hit.end in known:
            yield from reader.row(hit.end, hit)
    yield from reader.between()
    yield from reader.addressed()


class _Reader:
    """Looks for names in one sentence."""

    def __init__(
        self, text: str, sentence: Sentence, known: Mapping[int, int], verbs: Container[int], bodies: Container[int]
    ) -> None:
        self.text = text
        self.sentence = sentence
        self.known = known
        self.verbs = verbs
        self.bodies = bodies
        self.words = [h for h in sentence.hits if h.end - h.start > 1 or h.category == "title"]

    def row(self, start: int, title: Hit) -> Iterator[Span]:
        """The names that a title opens, as far as the row goes on."""
        if not any(t.start == title.start or t.start < title.start < title.end <= t.end for t in self.sentence.tokens):
            return
        first = True
        while start < self.sentence.end:
            if first and (NO_NAME.match(self.text, start) or start in self.verbs):
                return
            if first and self.text[start] in JOINED:
                return
            end = self.known.get(start) or self._name(start, first)
            if end is None:
                return
            if start not in self.known or not family_name(self.text[start:end]):
                if self._is_name(start, end, first):
                    yield start, end
            if self.text[end : end + 1] != "、":
                return
            start, first = end + 1, False

    def between(self) -> Iterator[Span]:
        """The names in a row between two that have Chinese family names, whatever opens it."""
        for before, end in self.known.items():
            start = end + 1
            if self.text[end : end + 1] != "、" or start in self.known or not family_name(self.text[before:end]):
                continue
            after = self._name(start, False)
            if after and self.text[after : after + 1] == "、" and family_name(self.text[after + 1 : after + 4]):
                if after + 1 in self.known:
                    yield start, after

    def _name(self, start: int, first: bool) -> int | None:
        """Where a name ends that begins here, if one does."""
        for size in SIZES:
            end = start + size
            if end > self.sentence.end or not self._is_name(start, end, first):
                continue
            if self._closes(end) or (first and size > SIZES[1] and self._goes_on(start, end)):
                return end
        return None

    def _closes(self, end: int) -> bool:
        text = self.text
        if end == self.sentence.end or text[end] in MARKS or end in self.verbs:
            return True
        if CLOSES.match(text, end) or SETS_OUT.match(text, end):
            return True
        joined = JOINS.match(text, end)
        return joined is not None and any(
            joined.end() <= h.start < joined.end() + 6 and h.category == "title" for h in self.words
        )

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether the tagger has the end of a name here, and then a verb or preposition."""
        name = any(start <= t.start and t.end == end and t.tag in ("PER", "nr") for t in self.sentence.tokens)
        return name and any(t.start == end and t.tag in PREDICATES for t in self.sentence.tokens)

    def _is_name(self, start: int, end: int, first: bool = True) -> bool:
        """Whether these characters are a name where one must stand; `first` if no other name stands before it."""
        name = self.text[start:end]
        if not HAN.fullmatch(name) or name in WORDS or name.endswith(BEFORE_POST):
            return False
        if not FUNCTION.isdisjoint(name) and not is_transliterated(name):
            return False
        if any(h.start < end and start < h.end for h in self.words):
            return False
        if without_next_word(self.text, start, end) != end or is_at_home(self.text, start, end):
            return False
        named = [t for t in self.sentence.tokens if start <= t.start < end and t.tag in NAMED]
        family = family_name(name) or (name[0] if name[0] in WORDY else "")
        if _holds_word(name, {(t.start - start, t.end - start) for t in named} if family else ()):
            return False
        if len(name) == LONGEST:
            return _is_long(name) and (bool(named) or is_transliterated(name))
        if not family_name(name) and name[-1] in ENDS:
            return False
        if len(name) > len(family) + 1:
            return bool(family or named or is_transliterated(name))
        alone = any((t.start, t.end) == (start, end) for t in named)
        if family_name(name) or is_transliterated(name):
            return alone or name[0] in FREQUENT or (not first and name[-1] not in OFFICES)
        return alone and self.text[end : end + 1] in ("、", "等")

    def addressed(self) -> Iterator[Span]:
        """The names that stand before what their bearers are called by: 某处|甲|副处长, 甲|校长、乙|副校长."""
        for hit in self.words:
            title = hit.term
            called = self.text.endswith(CALLED, hit.start, hit.end)
            if not isinstance(title, Title) or title.kind != "post" or not called:
                continue
            if hit.end not in self.verbs and not GOES_ON.match(self.text, hit.end):
                continue
            for size in (3, 2):
                for end in (hit.start, hit.start - 1, hit.start - 3):
                    modified = MODIFIERS.match(self.text, end, hit.start)
                    start = end - size
                    if modified is None or modified.end() != hit.start or start < self.sentence.start:
                        continue
                    if self._opens(start) and self._is_addressed(start, end):
                        yield start, end

    def _opens(self, start: int) -> bool:
        if start == self.sentence.start or self.text[start - 1] in OPENS:
            return True
        return start in self.bodies or self._names_unit(start)

    def _names_unit(self, end: int) -> bool:
        """Whether the name of a unit, or of a part of one, ends here."""
        unit = any(h.end == end and h.category == "suffix" for h in self.sentence.hits)
        return unit or self.text.endswith(UNITS, self.sentence.start, end)

    def _is_addressed(self, start: int, end: int) -> bool:
        name = self.text[start:end]
        if not (family_name(name) or name[0] in WORDY) or not self._is_name(start, end, first=False):
            return False
        if name[-1] in ENDS or name[0] in COUNTRIES:
            return False  # 慕安会|主席, 俄杜马|主席
        if any(p.start < end and start < p.end for p in self.sentence.places):
            return False
        if len(name) > SIZES[1] or any(t.start == start and t.tag in ("PER", "nr") for t in self.sentence.tokens):
            return True
        beside = self.text[start - 1] == "、" and self.text.endswith(CALLED, self.sentence.start, start - 1)
        unit = self._names_unit(start)
        return (beside or unit) and family_name(name) != "" and name[-1] not in OFFICES


def _holds_word(name: str, named: Container[Span]) -> bool:
    """Whether a common word is in a name; a given name that the tagger calls a name of something is none."""
    parts = ((i, j) for i in range(len(name)) for j in range(i + 2, len(name) + 1))
    return any(is_common(name[i:j]) for i, j in parts if i == 0 or (i, j) not in named)


def _is_long(name: str) -> bool:
    """Whether a name of four characters has two family names, or is written by its sounds."""
    doubled = name[0] in FREQUENT and name[1] in FREQUENT
    return doubled or len(family_name(name)) > 1 or is_transliterated(name, SOUNDS)
