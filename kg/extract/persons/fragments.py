"""Names of other languages that the tagger saw only a part of: 总理 萨利|马称, 外长 萨|利马, 同 萨利马|德总统."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from kg.analysis import Sentence
from kg.language.following import WORDS as FOLLOWING
from kg.language.following import without_next_word
from kg.language.surnames import family_name
from kg.language.transliteration import CHARACTERS, is_transliterated

Span = tuple[int, int]

#: Characters of such names that are words of their own too, and that go on after a name.
WORDS = "不合才次其别依以将本曾因"
#: The characters that may be missing before and behind.
LONGEST = 5
#: What stands before a name that has its title behind it.
BEFORE = "同与和对向及、，"
#: What stands after a name.
AFTER = "时称说、，。；）等"
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
        bounded = far in starts or far in verbs or text[far : far + 1] in AFTER or text[far : far + 1].isdigit()
        bounded = bounded or FOLLOWING.match(text, far) is not None
        word = words.get(end)
        plain = word is not None and word.tag in PLAIN and 1 < word.end - word.start <= far - end
        chinese = len(name) == 3 and family_name(name)
        last = far if bounded and not plain and not chinese else end
        last = without_next_word(text, start, last)
        near = start
        while near > max(sentence.start, start - LONGEST) and near not in ends and text[near - 1] in CHARACTERS:
            near -= 1
        opened = near in ends or (not chinese and last in starts and text[near - 1 : near] in BEFORE)
        yield (near if opened else start), last


def _goes_on(char: str, position: int, starts: Container[int], verbs: Container[int]) -> bool:
    return char in CHARACTERS and char not in WORDS and position not in starts and position not in verbs
