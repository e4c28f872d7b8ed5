"""Plain words before a title that say what it is in charge of: 业务处|处长, 英语|教师, 组织统战|委员, 副处级|督查员."""

from __future__ import annotations

import re

from kg.analysis import SPEAKERS, Organ, level_of
from kg.endings import Endings
from kg.language.common_words import is_common
from kg.ontology import Title
from kg.sections import is_head_of, is_section, opening

__all__ = ["field_start", "unit_before"]

GRADE = re.compile("(?:[正副][国省部厅局处科县]|[一二三四])级$")
UNIT_ENDS = "处科股部室司系办队局"
#: People whose word ends as the names of parts do: 老干部代表.
PEOPLE = "干部"
#: What the names of sections end in that only sections have, whatever their field.
ROOMS = (*"科处股室部司系办组庭", "车间", "年级", "中心")
#: The words that stand for the own institution before the name of its section, and the fewest characters of that.
OWN_WORDS = ("公司", "集团", "中心", *"局院校厂行馆社")
SHORTEST = 3
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


def unit_before(endings: Endings, start: int, floor: int, title: str = "") -> Organ | None:
    """A part of some body, named by its field: 业务处 in 业务处处长; whose part it is, the phrase before tells.

    Where the `title` is what the head of such a part is called, any words may be its field: 规财科副科长.
    """
    text, tokens = endings.text, endings.tokens
    if text.endswith(PEOPLE, floor, start):
        return None
    word = opening(text, tokens, start, floor)
    field = text[word:start]
    headed = field.endswith(ROOMS) and is_head_of(title, field) and is_section(field)
    if not headed and text[start - 1 : start] not in UNIT_ENDS and not text.endswith(("学院", "研究院"), floor, start):
        return None
    tags = {t.tag for t in tokens if word <= t.start and t.end <= start}
    if not (2 if headed else 3) <= start - word <= 8 or not (headed or (tags and tags <= UNIT_WORDS)):
        return None
    if not headed and all(t.start != word for t in tokens):
        return None
    level = level_of(text[word:start]) if text[start - 1] in DEPARTMENT_ENDS else ""
    own = "" if level or not headed else _own_word(text[word:start])
    name = text[word + len(level) + len(own) : start]
    proper = bool(level) or bool(own)
    return Organ(word, start, "Organization", name, level=level or own, proper=proper, confidence=0.7)


def _own_word(name: str) -> str:
    """The word for the institution before the name of its section: 局|水保科, 公司|安全部; not 社会科, 行政科."""
    word = next((each for each in OWN_WORDS if name.startswith(each)), "")
    rest = name[len(word) :]
    if not word or len(rest) < SHORTEST or (len(word) == 1 and is_common(name[:2])):
        return ""
    return word


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
