"""Which clauses of a sentence the tagger must cut into words: those with an event, an ending of a body or a name.

The tagger is the dearest step, and rhetoric fills most of what is said: a clause that can name nobody goes without.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.analysis import Hit, Sentence
from kg.language.common_words import is_common
from kg.language.surnames import CHINESE, COMPOUND, SINGLE, WORDY
from kg.language.transliteration import CHARACTERS
from kg.lookalikes import CORE, DOCTRINE, WORDS
from kg.ontology import Title

#: The marks that end a clause here, inside quotation marks and brackets too.
END = re.compile("[，；：。！？]")
#: Family names that are function words or begin far more words than names; a title before them shows the name.
WEAK_FAMILIES = frozenset("和于时应向来过成方都相")
#: A family name before a character that names have.
FAMILY = re.compile(rf"[{''.join(sorted(SINGLE - WEAK_FAMILIES))}](?=[{CHINESE}])(?![的了们在是和与及将被])")
FOREIGN = re.compile(f"[{''.join(sorted(CHARACTERS))}·]{{2,}}")
#: What a title goes on to, if not to a name.
NO_NAME = re.compile(rf"[^{CHINESE}]|[的和与及等在为是将对就会们从今重]|$")
#: With which characters a name may begin after its title, whatever words do.
BEGINNINGS = SINGLE | WORDY | CHARACTERS | {name[0] for name in COMPOUND}
#: How often a word stands in the dictionary that no name is looked for in: 关系, 项目.
EVERYWHERE = 500
#: What is said of people who have no title.
OF_PEOPLE = re.compile("选手|小将|老人|[0-9]岁|冠军|[金银铜]牌|夺冠|[日天]称|负责人|领导人|指挥官|顾问|候选人")
#: A name and what only people do, whose verb alone names nobody: ，甲介绍说, “…”甲说, 图为甲在.
DOES = re.compile(
    rf"(?:^|(?<=[，。；：”、 （由为]))(?:[{''.join(sorted(SINGLE - WEAK_FAMILIES))}]|(?<!由)[于向成方])"
    rf"[{CHINESE}]{{1,2}}"
    "(?:首先|还|也|一行)?(?:表示|指出|强调|要求|认为|希望|提出|介绍|说[，：。“]|告诉|坦言|感慨|回忆|带队|带领|率|走访|参观|检查|"
    "指导|看望|接待|在[^，。]{0,8}[检查看走参讲调])",
    re.M,
)
#: What stands between names in a row, which need no title: 甲、乙和丙.
BETWEEN = "、和/"
IN_ROW = re.compile(f"[{BETWEEN}]")
#: A clause shorter than this may be a name and nothing else.
LONGEST_ALONE = 6
#: What stands before the word of an event that has no name: the end of a clause, or what points at it.
BEFORE_BARE = "，；：。！？\n"
POINTS = ("本届", "本次", "此次", "这次")
#: The tagger goes by what follows too: a passage shorter than this is cut into words with the clause after it,
SHORT = 16
#: and every passage with a clause after it that is shorter than this.
BRIEF = 8


def passages(text: str, sentence: Sentence, seen: Counter[str], local: bool) -> list[tuple[int, int]]:
    """The spans to cut into words, in the order of the text; clauses side by side are one span.

    `seen` counts the beginnings of names in the passages of the document so far, and is added to: what stands in two is
    found elsewhere by the name. `local` news names bodies by the short endings too.
    """
    ends = [*(match.end() for match in END.finditer(text, sentence.start, sentence.end)), sentence.end]
    hits: list[list[Hit]] = [[] for _ in ends]
    inside = bytearray(sentence.end - sentence.start + 1)  # whether a position lies in a word of the vocabulary
    for hit in sentence.hits:
        hits[bisect_right(ends, hit.start)].append(hit)
        size = hit.end - hit.start
        if size > 1:
            inside[hit.start - sentence.start : hit.end - sentence.start] = b"\1" * size
    found: list[tuple[int, int]] = []
    start = sentence.start
    for end, own in zip(ends, hits, strict=True):
        needed = _names_body_or_event(text, own, local)
        names: list[int] = []
        told = needed or _speaks(own) or any(of.search(text, start, end) for of in (OF_PEOPLE, DOES))
        if told or end - start < LONGEST_ALONE or IN_ROW.search(text, start, end):
            names = sorted(set(_names(text, start, end, own, inside, sentence.start)))
        if not needed and (told or _is_row(text, start, end, names)):
            titled = {hit.end for hit in own if _is_title(hit)}
            needed = any(at in titled or seen[text[at : at + 3]] < 2 for at in names)
        if needed:
            seen.update({text[at : at + 3] for at in names})
        follows = bool(found) and found[-1][1] == start
        if follows and (needed or end - start < BRIEF or start - found[-1][0] < SHORT):
            found[-1] = (found[-1][0], end)
        elif needed:
            found.append((start, end))
        start = end
    return found


def tells_of_somebody(text: str, sentence: Sentence) -> bool:
    """Whether a sentence has what may be a name before what only people do."""
    return DOES.search(text, sentence.start, sentence.end) is not None


def _names_body_or_event(text: str, hits: Sequence[Hit], local: bool) -> bool:
    """Whether a clause has an event or an ending of a body that is no part of a name of the reference list."""
    for hit in hits:
        if hit.category == "event" and not _is_bare(text, hit.start):
            return True
        if hit.category == "suffix":
            alone = hit.end - hit.start == 1 and not local
            if alone and not any(h.start == hit.end and h.category == "title" for h in hits):
                continue
            if not any(h.category == "known" and h.start <= hit.start and hit.end <= h.end for h in hits):
                return True
        elif hit.category == "known" and (hit.end - hit.start < 3 or text[hit.start - 1 : hit.start] == "届"):
            return True
    return False


def _is_bare(text: str, start: int) -> bool:
    """Whether the word of an event that begins here has no name before it: ，|会议, 本次|大会."""
    return start == 0 or text[start - 1] in BEFORE_BARE or text.endswith(POINTS, 0, start)


def _speaks(hits: Sequence[Hit]) -> bool:
    """Whether a clause has a word that people are called or that tells what they do."""
    return any(hit.category == "trigger" or _is_title(hit) for hit in hits)


def _is_title(hit: Hit) -> bool:
    """Whether a word is said of one person, who may be named beside it."""
    return isinstance(hit.term, Title) and hit.term.kind != "collective"


def _is_row(text: str, start: int, end: int, names: Sequence[int]) -> bool:
    """Whether two of the beginnings of names, in order, are those of names in a row, or a name is the whole clause."""
    if start in names and end - start < LONGEST_ALONE:
        return True
    return any(2 < to - at < 5 and text[to - 1] in BETWEEN for at, to in pairwise(names))


def _names(text: str, start: int, end: int, hits: Sequence[Hit], inside: bytearray, first: int) -> Iterator[int]:
    """Where names may begin in a clause; `inside` counts from `first`."""
    for hit in hits:
        if _is_title(hit) and hit.end < end and not inside[hit.end - first] and not NO_NAME.match(text, hit.end):
            if text[hit.end] in BEGINNINGS or not is_common(text[hit.end : hit.end + 2], EVERYWHERE):
                yield hit.end
    for match in FAMILY.finditer(text, start, end):
        at = match.start()
        if not inside[at - first] and not inside[at + 1 - first] and text[at : at + 2] not in WORDS:
            if not _is_in_word(text, at, inside[max(at - 1 - first, 0)]) and not _is_of_doctrine(text, at):
                yield at
    for match in FOREIGN.finditer(text, start, end):
        if not inside[match.start() - first] or not inside[match.end() - 1 - first]:
            if not is_common(match.group(), EVERYWHERE):
                yield match.start()


def _is_of_doctrine(text: str, at: int) -> bool:
    """Whether a name of two or three characters that begins at an offset is said of a doctrine, and of nobody."""
    return any(of.match(text, at + size, at + 20) for size in (2, 3) for of in (DOCTRINE, CORE))


def _is_in_word(text: str, at: int, follows: int) -> bool:
    """Whether a common word has the character at an offset: 关|系, 提|高; but 高系川 is a name.

    `follows` tells whether the character before belongs to a word of the vocabulary.
    """
    if is_common(text[at : at + 2], EVERYWHERE) and not CHARACTERS.issuperset(text[at : at + 3]):
        return True
    joined = at > 1 and not follows and is_common(text[at - 1 : at + 1], EVERYWHERE)
    return joined and not is_common(text[at - 2 : at], EVERYWHERE)
