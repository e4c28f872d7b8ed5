"""Plain words before a title that say what it is in charge of: 业务处|处长, 英语|教师, 组织统战|委员, 副处级|督查员."""

from __future__ import annotations

import re

from kg.analysis import SPEAKERS, Organ, level_of
from kg.endings import Endings
from kg.ontology import Title

__all__ = ["field_start", "unit_before"]

GRADE = re.compile("(?:[正副][国省部厅局处科县]|[一二三四])级$")
UNIT_ENDS = "处科股部室司系办队局"
#: People whose word ends as the names of parts do: 老干部代表.
PEOPLE = "干部"
UNIT_WORDS = frozenset({"n", "nz", "nt", "ORG", "vn", "c", "a", "LOC", "an"})
#: What a member of a party committee or branch may be in charge of: 组织统战委员.
PORTFOLIO = re.compile(
    "(?<![、和])(?:组织|宣传|统战|统一战线|纪检|纪律检查|政法|武装|青年|妇女|文化|文体|民政|群团|党建|人事|生活|学习|保密|组宣|组统|宣统|(?<!^)[和、](?=.))+$"
)
#: Words that end so name bodies, and no field of a post: 村委会主任, 商会会长.
BODY_ENDS = ("会", "局", "公司", "集团", "医院", "学校", "支部", "党组", "政府")
#: What the names of a government's own departments end in.
DEPARTMENT_ENDS = "局委办"
#: Tags of the words that may name a field.
FIELDS = ("n", "vn", "nz")


def unit_before(endings: Endings, start: int, floor: int) -> Organ | None:
    """A part of some body, named by its field: 业务处 in 业务处处长; whose part it is, the phrase before tells."""
    text, tokens = endings.text, endings.tokens
    if text.endswith(PEOPLE, floor, start):
        return None
    if text[start - 1 : start] not in UNIT_ENDS and not text.endswith(("学院", "研究院"), floor, start):
        return None
    opening = max((text.rfind(mark, floor, start) for mark in "、，。：；兼"), default=-1)
    word = max(opening + 1, floor)
    tags = {t.tag for t in tokens if word <= t.start and t.end <= start}
    if not 3 <= start - word <= 8 or not tags or not tags <= UNIT_WORDS:
        return None
    if all(t.start != word for t in tokens):
        return None
    level = level_of(text[word:start]) if text[start - 1] in DEPARTMENT_ENDS else ""
    name = text[word + len(level) : start]
    return Organ(word, start, "Organization", name, level=level, proper=bool(level), confidence=0.7)


def field_start(endings: Endings, start: int, floor: int, term: Title) -> int:
    """Where a title that begins at `start` begins with a word of its field or grade (英语教师); `start` without one."""
    text = endings.text
    if term.implied_known or start in endings.titles:
        return start  # 党组成员|副主席
    grade = GRADE.search(text, max(floor, start - 4), start)
    if grade:
        return grade.start()
    portfolio = PORTFOLIO.search(text, max(floor, start - 8), start)
    if portfolio and text.startswith("委员", start):
        return portfolio.start()
    word = _field_before(endings, start, floor)
    if word is None or word in endings.titles or word in endings.name_ends:
        return start
    begins = word == floor or text[word - 1 : word] in "、，。：" or word in endings.organs
    return word if begins else start


def _field_before(endings: Endings, end: int, floor: int) -> int | None:
    """Where the word that ends here begins, if it can name a field: a noun of two to four characters."""
    token = next((t for t in endings.tokens if t.end == end), None)
    if token is None or token.start < floor or token.tag not in FIELDS:
        return None
    if endings.text[token.start] in SPEAKERS or endings.text.endswith(BODY_ENDS, token.start, end):
        return None
    return token.start if 2 <= end - token.start <= 4 else None
