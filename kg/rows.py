"""Names in a row that only spaces part (县领导 甲 乙 丙出席), with the mark of lists between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.language.common_words import is_common
from kg.language.fold import Folded
from kg.language.surnames import CHINESE, HAN, family_name
from kg.lookalikes import WORDS

#: Words of a line with spaces between them.
ROW = re.compile(rf"[{CHINESE}]+(?: {{1,4}}[{CHINESE}]+)+")
#: How titles end, behind which the first name of a row may stand.
TITLE_ENDS = "长记任席员导理者委师人志事表"
#: What people in a row do, or what ends the row.
AFTER = (
    "(?:等|同志|分别|先后|也|一同|一起|共同|陪同|随同|出席|参加|列席|参与|到会|主持|带队|检查|调研|一行|"
    "[率到在为作就向与和]|[两三四五六七八九十]位)"
)
#: The last name of a row and what follows it; the name has as few characters as it can have.
LAST = re.compile(rf"(?P<name>[{CHINESE}]{{2,4}}?){AFTER}")
#: Those who write and print the news, in whose rows nobody acts; a bracket holds them, too: （记者甲 乙）.
CREDITS = re.compile("记者|通讯员|编辑|责编|校对|摄影|摄$|图文|供稿|撰稿|审核|监制|作者|来源|发布|浏览")
MARK = "、"
#: The longest names.
LONGEST = 5

Span = tuple[int, int]


def with_marked_rows(folded: Folded) -> Folded:
    """The text with a mark (、) between the names that only spaces part, and no space within them (骆　川)."""
    if " " not in folded.text:
        return folded
    text = folded.text
    inside: list[Span] = []
    between: list[Span] = []
    for row in ROW.finditer(text):
        bracket = text[row.start() - 1 : row.start()] == "（" and text.startswith("）", row.end())
        if not bracket and not CREDITS.search(row[0]):
            words = list(_words(text, *row.span()))
            inside += [(word[0][1], word[1][0]) for word in words if len(word) > 1]
            between += _gaps(text, [(word[0][0], word[-1][1]) for word in words])
    if not between:
        return folded
    chars = list(text)
    for start, _ in between:
        chars[start] = MARK
    rest = [(start + 1, end) for start, end in between if end - start > 1]
    return Folded("".join(chars), folded.origin).without(sorted([*inside, *rest]))


def _words(text: str, start: int, end: int) -> Iterator[list[Span]]:
    """The words of a row, each of one part, or of two where a space sets a name's two characters apart."""
    parts = [match.span() for match in HAN.finditer(text, start, end)]
    position = 0
    while position < len(parts):
        word = parts[position : position + 2]
        apart = len(word) == 2 and all(last - first == 1 for first, last in word)
        if not (apart and family_name("".join(text[slice(*part)] for part in word))):
            word = word[:1]
        yield word
        position += len(word)


def _gaps(text: str, words: Sequence[Span]) -> list[Span]:
    """The spaces of a row that stand between two names, one of which at least is a word of its own."""
    written = [text[slice(*word)].replace(" ", "") for word in words]
    alone = [_is_name(word) for word in written]
    for index in range(1, len(words) - 1):  # a name that no family name tells, between two others
        between = alone[index - 1] and alone[index + 1]
        alone[index] = alone[index] or (
            between and 1 < len(written[index]) <= LONGEST and not is_common(written[index])
        )
    found: list[Span] = []
    for index in range(len(words) - 1):
        begins = alone[index] or (index == 0 and _ends_in_name(written[0]))
        goes_on = alone[index + 1] or (index + 2 == len(words) and _begins_with_name(written[-1]))
        if begins and goes_on:
            found.append((words[index][1], words[index + 1][0]))
    return found


def _is_name(word: str) -> bool:
    family = family_name(word)
    if not family or len(word) not in (len(family) + 1, len(family) + 2):
        return False
    return word not in WORDS and not is_common(word)


def _ends_in_name(word: str) -> bool:
    """Whether a word ends in a title and a name: 县领导骆晓川."""
    return any(_is_name(word[-size:]) and word[-size - 1 : -size] in TITLE_ENDS for size in (3, 2) if len(word) > size)


def _begins_with_name(word: str) -> bool:
    """Whether a name and what people do begin a word: 骆晓川出席会议."""
    last = LAST.match(word)
    return last is not None and _is_name(last["name"])
