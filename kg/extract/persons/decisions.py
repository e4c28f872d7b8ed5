"""Names in personnel decisions: 任命某某为 …, 免去某某的 … 职务."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.analysis import Sentence
from kg.language.common_words import is_common
from kg.language.following import without_next_word
from kg.language.surnames import CHINESE, WORDY, family_name
from kg.language.transliteration import is_transliterated
from kg.lookalikes import WORDS

#: The verb of the decision or the mark before the next name of one, the name, and what tells the post.
DECIDED = re.compile(
    rf"(?:任命|任聘|免去|免除|撤销|选举|推选|聘任|决定|；|：|、|提名|接受)(?P<name>[{CHINESE}]{{2,3}}?)(?:同志)?"
    rf"(?=为[{CHINESE}]{{4}}|的[{CHINESE}]{{3,30}}职务|任[{CHINESE}]{{4}}|辞去|请辞|"
    rf"(?:政协)?第[一二三四五六七八九十]{{1,3}}届[{CHINESE}]{{3,30}}(?:职务|资格))"
)


#: The first of those whom the decision counts and does not name: 任命某某等8名同志为….
COUNTED = re.compile(rf"任命(?P<name>[{CHINESE}]{{2,3}}?)等(?=[一二三四五六七八九十0-9]{{1,3}}(?:名|位|人)(?:同志)?为)")
#: Anybody, of whatever people, whom a decision calls a comrade: 任命某某同志为….
COMRADE = re.compile(rf"(?:任命|免去|免除)(?P<name>[{CHINESE}]{{2,4}}?)同志(?![们的])")
#: Anybody whose name is longer than most or written by its sounds: 免去某某某某的…职务.
OTHERS = re.compile(
    rf"(?:任命|任聘|免去|免除|撤销|选举|推选|聘任)(?P<name>[{CHINESE}·]{{2,12}}?)(?:同志)?"
    rf"(?=为(?!了|期)[{CHINESE}]{{2}}|的[{CHINESE}、]{{3,30}}职务)"
)
#: How much of such a name is written by its sounds.
SOUNDS = 0.6
#: What a mark must have before it to part the names of a decision, and how far before.
DECISION = re.compile("任命|免去|免除|选举|当选|推选|聘任|决定|提名|接受|任免")
REACH = 400
#: What joins two verbs of a decision, and a past post: 选举和决定任命, 曾担任.
JOINED = re.compile("和|曾[任担]")
MARKS = ("；", "：", "、")

#: A line of such a list, with the post at its end: 某某为某局局长；
LINE = re.compile(
    rf"\s*(?:[一二三四五六七八九十0-9]{{1,3}}[、.．])?\s*(?P<name>[{CHINESE}]{{2,3}}?)(?:同志)?"
    rf"(?=为[{CHINESE}（）、]{{3,40}}(?:长|任|记|员|席|官|理|师)(?:（[^）]{{1,12}}）)?[；。，、]?\s*$|的[{CHINESE}]{{3,30}}职务[；。，]?\s*$)"
)


#: Whoever is congratulated by wire on an election, by whatever name: 致电某某某某，祝贺她当选某国总统.
CONGRATULATED = re.compile(
    rf"致电(?P<name>[{CHINESE}·\-]{{2,14}})(?=，祝贺[他她](?:再次|成功)?(?:当选|连任|就任|出任))"
)


def decided(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The spans of such names."""
    for wired in CONGRATULATED.finditer(text, sentence.start, sentence.end):
        if not any(
            hit.category == "title" and hit.end > wired.start("name")
            for hit in sentence.hits
            if hit.start < wired.end()
        ):
            yield wired.span("name")
    for comrade in COMRADE.finditer(text, sentence.start, sentence.end):
        if "的" not in comrade["name"] and not is_common(comrade["name"]):
            yield comrade.span("name")
    for other in OTHERS.finditer(text, sentence.start, sentence.end):
        if _is_other(other["name"]):
            yield other.span("name")
    line = LINE.match(text, sentence.start, sentence.end)
    counted = COUNTED.search(text, sentence.start, sentence.end)
    for match in (*DECIDED.finditer(text, sentence.start, sentence.end), *(each for each in (line, counted) if each)):
        start, end = match.span("name")
        if text[start - 1 : start] in MARKS and not DECISION.search(text, max(0, start - REACH), start):
            continue
        family = family_name(match["name"]) or match["name"][0] in WORDY
        if family and match["name"] not in WORDS and not JOINED.match(text, start):
            yield start, without_next_word(text, start, end)


def _is_other(name: str) -> bool:
    """Whether a name has a family name of two characters, or is written by its sounds."""
    family = family_name(name)
    if len(family) > 1 and len(name) - len(family) in (1, 2):
        return not is_common(name[len(family) :])
    parts = (name[i : i + 2] for i in range(len(name) - 1))
    words = any(is_common(part) and not is_transliterated(part) for part in parts)
    return is_transliterated(name, SOUNDS) and not words
