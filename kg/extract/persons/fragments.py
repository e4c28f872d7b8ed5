"""Names of other languages that the tagger saw only a part of: 总理 萨利|马称, 外长 萨|利马, 同 萨利马|德总统."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from kg.analysis import Sentence
from kg.language.common_words import is_common
from kg.language.following import WORDS as FOLLOWING
from kg.language.following import without_next_word
from kg.language.surnames import family_name
from kg.language.tagger import Token
from kg.language.transliteration import CHARACTERS, is_transliterated

Span = tuple[int, int]

#: Characters of such names that are words of their own too, and that go on after a name.
WORDS = "不合才次其别依以将本曾因任先"
#: The characters that may be missing before and behind.
LONGEST = 5
#: What stands before a name that has its title behind it.
BEFORE = "同与和对向及、，"
#: What stands after a name.
AFTER = "时称说、，。；）等"
#: Words behind a name that the tagger gives the last character of it to.
MEETING = frozenset("会面 会见 会谈 会晤 通话 握手 合影 对 向 与".split())
PLAIN = frozenset({"v", "vd", "vn", "n", "d", "a", "ad", "t", "r", "m", "f"})


def whole(
    text: str,
    sentence: Sentence,
    spans: Iterable[Span],
    ends: Container[int],
    starts: Container[int],
    verbs: Container[int],
) -> Iterator[Span]:
    """The spans, each with what is missing; `ends` and `starts` are those of titles, `verbs` the starts of verbs."""
    words = {t.start: t for t in sentence.tokens}
    for start, end in spans:
        name = text[start:end]
        far = end
        while far < min(sentence.end, end + LONGEST) and _goes_on(text[far], far, starts, verbs):
            far += 1
        if not is_transliterated(name) and not (is_transliterated(text[start:far]) and text[far : far + 1] in "、，）"):
            yield start, end
            continue
        word = words.get(end)
        plain = word is not None and word.tag in PLAIN and 1 < word.end - word.start <= far - end
        plain = plain and word is not None and is_common(text[word.start : word.end])
        chinese = len(name) == 3 and family_name(name)
        last = end if plain or chinese else _bound(text, end, far, words, (starts, verbs))
        last = without_next_word(text, start, last)
        near = start
        while near > max(sentence.start, start - LONGEST) and near not in ends and text[near - 1] in CHARACTERS:
            near -= 1
        opened = near in ends or (not chinese and last in starts and text[near - 1 : near] in BEFORE)
        near = near if opened else start
        yield near, without_next_word(text, near, last)


def _bound(text: str, end: int, far: int, words: Mapping[int, Token], begins: Sequence[Container[int]]) -> int:
    """The last position after `end`, up to `far`, that something ends a name at; `end` if there is none."""
    if FOLLOWING.match(text, end):
        return end
    for at in range(far, end, -1):
        if any(at in starts for starts in begins) or text[at : at + 1] in AFTER or text[at : at + 1].isdigit():
            return at
        word = words.get(at)
        if FOLLOWING.match(text, at) or (word is not None and word.tag == "TIME"):
            return at
        cut = words.get(at - 1)  # 萨利|马会面: the tagger's word is the last character of the name and a word
        if cut is not None and at - 1 == end and text[at : cut.end] in MEETING:
            return at
    return end


def _goes_on(char: str, position: int, starts: Container[int], verbs: Container[int]) -> bool:
    return char in CHARACTERS and char not in WORDS and position not in starts and position not in verbs
