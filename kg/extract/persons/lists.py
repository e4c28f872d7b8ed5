"""Names that the tagger missed in a list of names: 甲、乙、丙."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from kg.analysis import Sentence
from kg.language.common_words import is_common
from kg.language.surnames import CHINESE, FREQUENT, HAN, WORDY, family_name
from kg.language.tagger import Token
from kg.language.transliteration import is_transliterated
from kg.lookalikes import NAMES_TOO, WORDS
from kg.ontology import Title

#: What ends the last item of a list: a mark, a conjunction, or what people in a list do.
AFTER_LIST = (
    "[、，。等和；]|以及|[两三四五六七八九]位|同志|也|分别|先后|参加|出席|列席|陪同|随同|参与|主持|一行|一同|一起|共同"
)
#: Tags of words that are names of something, and what the names of places end in.
NAMED = ("LOC", "nr", "ns", "nt", "nz")
PLACE = tuple("省市县区州旗镇乡村")
ITEM = re.compile(rf"(?<=、)[{CHINESE}]{{2,5}}?(?={AFTER_LIST})")
#: What stands before the first name of a list that no title opens, and that name.
FIRST = re.compile(
    rf"(?:[：，；。“（\n]|[有是由]|包括|分别|[同与]|陪|^)(?![有是由同与])(?P<name>[{CHINESE}]{{2,4}})(?=、)"
)
#: What joins two items of a list.
BETWEEN = "、和与及"
#: The marks that end an item between two others, or the list.
MARKS = "、等"
#: The longest Chinese name, and how much of a longer one is written by its sounds: 敖登其格.
LONGEST, SOUNDS = 4, 0.6


def listed(
    text: str, sentence: Sentence, people: Sequence[Token], titles: Container[int] = ()
) -> Iterator[tuple[int, int]]:
    """The spans of such names; `people` are the tagger's persons, `titles` the ends of titles.

    After a title a list goes on from one name that the tagger missed to the next: 副局长甲、乙、丙.
    """
    if not people or text.find("、", sentence.start, sentence.end) < 0:
        return
    starts, ends = {t.start for t in people}, {t.end for t in people}
    words = {t.start: t for t in sentence.tokens}
    for start, end in _first(text, sentence, starts):
        ends.add(end)
        yield start, end
    titled = {t.end for t in people if t.start in titles}
    for match in ITEM.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        if start in starts:
            if start - 1 in titled:
                titled.update(t.end for t in people if t.start == start)
            if _is_cut(text, start, end, words):
                ends.add(end)
                yield start, end
            continue
        if start - 1 in titled and end - start < LONGEST and _is_name(text, start, end, words):
            titled.add(end)
            ends.add(end)
            yield start, end
            continue
        if start - 1 in ends and (
            _is_between(text, sentence, start, end, starts) or _is_last(text, start, end, starts)
        ):
            ends.add(end)
            yield start, end


def _first(text: str, sentence: Sentence, starts: Container[int]) -> Iterator[tuple[int, int]]:
    """The first names of lists, before a name that the tagger saw: 县领导|甲、乙, 参加会议的有|甲、乙."""
    openings = [h.end for h in sentence.hits if isinstance(h.term, Title)]
    spans = [(start, text.find("、", start, start + LONGEST + 1)) for start in openings]
    spans += [match.span("name") for match in FIRST.finditer(text, sentence.start, sentence.end)]
    for start, end in spans:
        name = text[start:end]
        family = family_name(name) if end > start and end + 1 in starts and start not in starts else ""
        if family and len(family) < len(name) <= len(family) + 2 and HAN.fullmatch(name) and name not in WORDS:
            if not _holds_word(sentence, start, end) and (len(name) < LONGEST or len(family) > 1):
                if start in openings or not is_common(name):
                    yield start, end


def _is_cut(text: str, start: int, end: int, words: dict[int, Token]) -> bool:
    """Whether an item is a name whose last characters the tagger left out: 、骆晓|家、, 、骆张|晓川、."""
    token, size = words.get(start), end - start
    if token is None or token.tag != "PER" or token.end >= end or text[end] not in MARKS or text[end - 1] in MARKS:
        return False
    if not family_name(text[start:end]) or "·" in text[start:end] or is_common(text[end - 2 : end]):
        return False
    return size == LONGEST - 1 or (size == LONGEST and text[end] == "、" and text[start + 1] in FREQUENT)


def _is_between(text: str, sentence: Sentence, start: int, end: int, starts: Container[int]) -> bool:
    """Whether an item between two names is a name, be it a word too, or one of another language."""
    name, family = text[start:end], family_name(text[start:end])
    if (
        text[end] not in BETWEEN
        or end + 1 not in starts
        or not HAN.fullmatch(name)
        or _holds_word(sentence, start, end)
    ):
        return False
    if family and len(name) <= len(family) + 2:
        return name not in WORDS or name in NAMES_TOO
    if len(name) == LONGEST and family and family_name(name[1:]):
        return not is_common(name[-2:])  # 骆张|晓川
    before = text.rfind("、", sentence.start, start - 1) + 1
    if is_transliterated(name) and text[before] not in FREQUENT and text[end + 1] not in FREQUENT:
        return False  # places abroad
    other = len(name) <= 3 or is_transliterated(name, SOUNDS)
    return other and not any(is_common(part) for part in (name, name[:2], name[-2:]))


def _is_last(text: str, start: int, end: int, starts: Container[int]) -> bool:
    """Whether an item behind a name ends a list, or goes on to a name, and has the look of one."""
    name = text[start:end]
    family = family_name(name)
    if not family or not len(family) < len(name) <= len(family) + 2 or name in WORDS or name.endswith("等"):
        return False
    if text[start] not in FREQUENT and is_common(name[len(family) :]):
        return False
    if end + 1 in starts or text[end] in "等，。":
        return True
    return text[end] not in BETWEEN and not any(is_common(part) for part in (name, name[:2]))


def _holds_word(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a title, a body, a country or a verb of the vocabulary has to do with these characters."""
    return any(h.start < end and start < h.end for h in sentence.hits if h.end - h.start > 1 or h.category == "title")


def _is_name(text: str, start: int, end: int, words: dict[int, Token]) -> bool:
    """Whether an item of a list that a title opens is a name: a family name, and nothing in it a word of its own."""
    name = text[start:end]
    if name in WORDS or name.endswith(("等", "长", "员")) or not (family_name(name) or name[0] in WORDY):
        return False
    token = words.get(start)
    if token is None or (end not in words and end < max(words)):
        return False
    if is_common(name) or is_common(name[:2]) or name.endswith(PLACE):
        return False
    if token.end == end and token.tag in NAMED:
        return True
    return text[start] in FREQUENT or len(name) == 2 or not is_common(name[1:])
