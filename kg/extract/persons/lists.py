"""Names that the tagger missed in a list of names: 甲、乙、丙."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from kg.analysis import Sentence
from kg.language.common_words import is_common
from kg.language.surnames import CHINESE, FREQUENT, WORDY, family_name
from kg.language.tagger import Token
from kg.lookalikes import WORDS

#: What ends the last item of a list: a mark, a conjunction, or what people in a list do.
AFTER_LIST = (
    "[、，。等和；]|以及|[两三四五六七八九]位|同志|也|分别|先后|参加|出席|列席|陪同|随同|参与|主持|一行|一同|一起|共同"
)
#: Tags of words that are names of something, and what the names of places end in.
NAMED = ("LOC", "nr", "ns", "nt", "nz")
PLACE = tuple("省市县区州旗镇乡村")
ITEM = re.compile(rf"(?<=、)[{CHINESE}]{{2,3}}?(?={AFTER_LIST})")


def listed(
    text: str, sentence: Sentence, people: Sequence[Token], titles: Container[int] = ()
) -> Iterator[tuple[int, int]]:
    """The spans of such names; `people` are the tagger's persons, `titles` the ends of titles.

    After a title a list goes on from one name that the tagger missed to the next: 副局长甲、乙、丙.
    """
    if not people:
        return
    starts, ends = {t.start for t in people}, {t.end for t in people}
    titled = {t.end for t in people if t.start in titles}
    words = {t.start: t for t in sentence.tokens}
    for match in ITEM.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        if start in starts:
            if start - 1 in titled:
                titled.update(t.end for t in people if t.start == start)
            continue
        if start - 1 in titled and _is_name(text, start, end, words):
            titled.add(end)
            yield start, end
            continue
        if not family_name(match.group()) or match.group() in WORDS or match.group().endswith("等"):
            continue
        between = start - 1 in ends and end + 1 in starts
        common = is_common(match.group()[1:]) and (not between or is_common(match.group()))
        if text[start] not in FREQUENT and common:
            continue
        if start - 1 in ends and (end + 1 in starts or text[end] in "等，。"):
            yield start, end


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
