"""Faculties and departments that the news of a school tells by their field alone: 外国语学院, 信息工程系."""

from __future__ import annotations

import re

from kg.analysis import Organ
from kg.chart import Chart
from kg.faculties import is_faculty, of_school
from kg.ontology import OrganizationType

#: An ending that may be a faculty's, before its cells, heads and members or what it holds.
ENDING = re.compile(
    "(?P<ending>学院|系)(?=(?:分?党委|党总支|党支部|团委|团总支|分?学生会|(?:执行|常务|名誉)?副?院长|副?主任|副?书记|教[师授]|师生|辅导员"
    "|学生(?!会)|全体|各?负责人|第[一二三四五六七八九十]+[届次]|20[0-9]{2}[届级年]|(?:隆重|成功|顺利)?(?:召开|举行|举办|承办|主办|协办|开展|邀请|聘请)"
    "|、|和|与|及|以及|等|，))"
)
#: The tagger's marks of words that the name of a field is made of.
WORDS = frozenset({"n", "vn", "an", "nz", "ORG", "nt"})
LISTED = tuple("、，和及与")
#: What the names of the schools end in that have faculties.
SCHOOLS = ("大学", "学院", "学校")
#: What no school has in its name: the tagger's word reaches over a list.
NO_NAME = re.compile("[、，]|主义学院")
CONJUNCTIONS = frozenset("与和")
MEMBER = "学部"
#: Words that end in 系 and are no department.
OTHER_WORDS = frozenset("关系 体系 联系 派系 星系 水系 院系 谱系 根系 直系 嫡系 母系 父系 世系 山系 各系".split())
SURE = 0.8


def faculties(chart: Chart) -> None:
    """Note each under the school right before it, or alone; whose it is, the document tells."""
    for match in ENDING.finditer(chart.text, chart.sentence.start, chart.sentence.end):
        begin = _begin(chart, match.start(), match.end())
        if begin < 0 or chart.holds(begin, match.end()):
            continue
        name, parent = chart.text[begin : match.end()], chart.parent_at(begin)
        if not is_faculty(name) or chart.place_at(begin) is not None or _runs_on(chart, begin):
            continue
        implied = parent is None
        parent = parent or _whole_before(chart, begin)
        start, kind = begin if parent is None or implied else parent.start, _type_of(chart)
        faculty = Organ(start, match.end(), kind.kind, name, kind, parent=parent, proper=True, confidence=SURE)
        chart.add(faculty)
        _put_under(chart, faculty)


def _put_under(chart: Chart, faculty: Organ) -> None:
    """Put the bare cell that follows a faculty under it: 文学院|党委."""
    after = [(o, o.root) for o in chart.organs() if o.start == o.root.start == faculty.end]
    for organ, cell in [pair for pair in after if not pair[1].proper and not pair[1].is_located]:
        cell.parent = faculty
        organ.start, organ.proper = faculty.start, True


def _whole_before(chart: Chart, begin: int) -> Organ | None:
    """The school whose head or part the item before in a list names: 云川大学教务处处长某某、|文学院."""
    if chart.text[begin - 1 : begin] not in LISTED:
        return None
    before = (o for o in chart.organs() if o.proper and chart.sentence.start <= o.start and o.end < begin)
    last = max(before, key=lambda o: (o.end, -o.start), default=None)
    school = last.root if last is not None else None
    if school is None or is_faculty(school.rest) or of_school(school.rest) or NO_NAME.search(school.rest):
        return None
    return school if school.rest.endswith(SCHOOLS) else None


def _begin(chart: Chart, at: int, end: int) -> int:
    """Where the name of a field begins before its ending, by the words of the tagger; -1 where there is none."""
    if chart.text[end - 2 : end] in OTHER_WORDS:
        return -1
    word = chart.words.get(end - 1)
    if word is None or word.end > end:
        return -1
    begin = word.start
    while begin > chart.sentence.start:
        before = chart.words.get(begin - 1)
        if before is None or chart.parent_at(begin) is not None:
            break
        if before.tag not in WORDS and not (begin < at and chart.text[before.start : begin] in CONJUNCTIONS):
            break
        begin = before.start
    return begin if begin < at else -1


def _runs_on(chart: Chart, begin: int) -> bool:
    """Whether a place or a name stands right before, with which the whole is an institution's own name."""
    before = chart.words.get(begin - 1) if begin > chart.sentence.start else None
    return before is not None and before.tag in ("LOC", "ns", "PER", "nr", "nz")


def _type_of(chart: Chart) -> OrganizationType:
    """The type of the parts of a school."""
    return next(t for t in chart.ontology.organization_types if MEMBER in t.suffixes)
