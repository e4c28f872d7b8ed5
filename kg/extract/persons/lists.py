"""Names that the tagger missed between two names of a list: 甲、乙、丙."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.analysis import Sentence
from kg.language.common_words import is_common
from kg.language.surnames import CHINESE, FREQUENT, family_name
from kg.language.tagger import Token
from kg.lookalikes import WORDS

ITEM = re.compile(rf"(?<=、)[{CHINESE}]{{2,3}}(?=[、，。等和])")


def listed(text: str, sentence: Sentence, people: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The spans of such names; `people` are the tagger's persons."""
    if not people:
        return
    starts, ends = {t.start for t in people}, {t.end for t in people}
    for match in ITEM.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        if start in starts or not family_name(match.group()) or match.group() in WORDS or match.group().endswith("等"):
            continue
        between = start - 1 in ends and end + 1 in starts
        common = is_common(match.group()[1:]) and (not between or is_common(match.group()))
        if text[start] not in FREQUENT and common:
            continue
        if start - 1 in ends and (end + 1 in starts or text[end] in "等，。"):
            yield start, end
