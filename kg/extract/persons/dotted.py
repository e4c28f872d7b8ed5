"""Names with a dot between their parts: 阿米娜·萨利姆."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.analysis import Sentence
from kg.language.surnames import FOREIGN_NAME
from kg.language.tagger import Token
from kg.language.transliteration import is_transliterated

#: The tagger's classes of words that are in no name.
BREAKS = frozenset({"v", "vd", "p", "c", "u", "d", "r", "w", "t", "TIME", "m", "ad"})
NAMES = ("PER", "nr", "nz")


def dotted(text: str, sentence: Sentence, people: Sequence[Token], titles: Iterable[int]) -> list[tuple[int, int]]:
    """The spans of such names; `people` are the tagger's persons, `titles` the ends of titles.

    The characters on both sides of a dot run on into the words around, so the words and titles there cut them.
    A name must hold a person of the tagger's, or, where it was cut, be written as foreign names are.
    """
    found = []
    for match in FOREIGN_NAME.finditer(text, sentence.start, sentence.end):
        start = match.start()
        begin = _begin(sentence, start, text.index("·", start), titles)
        end = _end(sentence, start, match.end(), text)
        seen = [t.start for t in people if t.start < end and begin < t.end]
        if begin > start and (seen or is_transliterated(text[begin:end])):
            found.append((begin, end))
        elif begin == start and seen:
            found.append((_after_word(sentence, begin, seen[0]), end))
    return found


def _begin(sentence: Sentence, start: int, dot: int, titles: Iterable[int]) -> int:
    """Where the part before the first dot begins: after the last title or word that is in no name."""
    title = max((end for end in titles if start <= end < dot), default=start)
    breaks = [t.end for t in sentence.tokens if title <= t.start and t.end <= dot and t.tag in BREAKS]
    return max([title, *breaks])


def _end(sentence: Sentence, start: int, end: int, text: str) -> int:
    """Where the name ends: with the tagger's word that holds its last dot, or with the first word after it."""
    dot = text.rindex("·", start, end)
    for token in sentence.tokens:
        if token.start <= dot and dot + 1 < token.end:
            return min(end, token.end)
        if token.start == dot + 1:
            following = next((t for t in sentence.tokens if t.start == token.end), None)
            if following is not None and following.tag in NAMES and following.end <= end:
                return following.end
            return min(end, token.end)
    return end


def _after_word(sentence: Sentence, begin: int, first: int) -> int:
    """Where the tagger's person begins, if the word before it is none: 专家|阿米娜·萨利姆."""
    word = next((t for t in sentence.tokens if t.start <= begin < t.end), None)
    return max(begin, first) if word is not None and word.tag not in NAMES else begin
