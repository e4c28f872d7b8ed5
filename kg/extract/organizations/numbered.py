"""Bodies named by a number: schools and hospitals in their short form, divisions of a corps, units of the forces."""

from __future__ import annotations

import re

from kg.analysis import LEVEL_WORDS, Organ
from kg.chart import Chart
from kg.language.rare import Rare
from kg.ontology import KnownOrganization, Ontology, OrganizationType
from kg.reach import PROPER_TAGS

#: 十四中, 第三小, 一院; not the sessions (十八届三中全会), nor words that go on with the character (中国, 小时).
ORDINAL_UNIT = Rare.of(
    "(?<![届老一二三四五六七八九十])第?[一二三四五六七八九十]{1,3}(?P<unit>中|小|院)"
    "(?![央国心间共学时型微外内医产线全届次虎龙老])",
    sign="[一二三四五六七八九十][中小院]",
)
UNITS = {"中": "中学", "小": "小学", "院": "医院"}
#: A team of inspectors by its number, or of several bodies: 督查二组, 考核第三组, 联合督查组.
TASK = "(?:督查|督导|检查|考核|考评|巡察|调研|视察|验收|评估|督察|慰问|考察)"
NUMBER = "第?[一二三四五六七八九十0-9]{1,3}"
TEAM = Rare.of(
    f"(?:联合|综合|专项)?{TASK}{NUMBER}小?组|联合{TASK}组|第[一二三四五六七八九十]{{1,3}}{TASK}组", sign="组"
)
#: What a team looks into, before its number and after the level that it is of: 市|安全生产|第四督导组.
MATTER = re.compile("(?<=[省市县区州盟旗])[\u4e00-\u9fff]{2,8}$")
PART = Rare.of("第?[一二三四五六七八九十]{1,2}分团", sign="分团")
#: Between two divisions in a list: the city that is one with the first.
PLACE_AND_COMMA = re.compile("[\u4e00-\u9fff]{0,5}市?[、和]")
ROOM = Rare.of("[一二三四五六七八九十]{1,2}[局司处室科]", sign="[局司处室科](?<=[一二三四五六七八九十].)")
#: A unit of the forces by the number that stands for its name, not a count of troops: 共有12500部队官兵.
TROOPS = Rare.of("(?<![0-9.有共约达近派动入])[0-9]{5}(?P<ending>部队)", sign="部队")
#: A chamber of a court: 立案庭, 民一庭, 民事审判第二庭, 刑事审判庭.
CHAMBER = re.compile(
    "(?:(?:民事|刑事|行政|执行|立案|环境资源|知识产权|综合|少年|家事|速裁|未成年人|审判监督|国家赔偿)*(?:案件)?(?:审判|裁决|速裁|立案|执行|审监)"
    "|(?<!人)民|刑|行|商|少)?(?:第?[一二三四五六七八九]{1,2})?庭"
)
CORPS = "兵团"
CORPS_UNIT = re.compile("第[一二三四五六七八九十]{1,3}师")


def ordinals(chart: Chart) -> None:
    """Note short forms of numbered schools and hospitals: 某市十四中, 市一院."""
    for match in ORDINAL_UNIT.finditer(chart.text, chart.sentence.start, chart.sentence.end):
        type_, (start, end) = _type_of(chart.ontology, UNITS[match["unit"]]), match.span()
        place, token = chart.place_at(start), chart.words.get(start - 1)
        if place is not None and place.country:
            continue
        proper = token is not None and token.tag in PROPER_TAGS
        if type_ is None or not (place or chart.text[start - 1 : start] in LEVEL_WORDS or proper):
            continue
        level = "" if place else chart.level_at(start)
        begin = place.start if place else start - 1 if level else token.start if token else start
        rest = chart.text[start if place or level else begin : end]
        chart.add(Organ(begin, end, type_.kind, rest, type_, place=place, level=level, proper=True))


def troops(chart: Chart) -> None:
    """Note units of the forces that are called by five digits: 某市与63999部队."""
    for match in TROOPS.finditer(chart.text, chart.sentence.start, chart.sentence.end):
        start, end = match.span()
        type_ = _type_of(chart.ontology, match["ending"])
        whole = any(organ.start < start and organ.proper for organ in chart.ends.get(end, []))
        if type_ is None or whole:  # 中国人民解放军63999部队 is read with the forces it is of
            continue
        forces = chart.parent_at(start)
        if forces is not None and forces.kind != type_.kind:
            forces = None
        begin = forces.start if forces is not None else start
        chart.ends[end] = []
        chart.add(Organ(begin, end, type_.kind, match.group(), type_, parent=forces, proper=True, confidence=0.9))


def corps(chart: Chart) -> None:
    """Note numbered divisions: 某兵团第九师, 兵团第九师, and those that a list tells after one: 第九师某市、第十师."""
    named = [h for h in chart.sentence.hits if chart.text.endswith(CORPS, h.start, h.end)]
    wholes = {
        h.end: Organ(h.start, h.end, h.term.kind, h.term.label, known=h.term, proper=True)
        for h in sorted(named, key=lambda h: -h.start)
        if isinstance(h.term, KnownOrganization)
    }
    before: Organ | None = None
    for match in CORPS_UNIT.finditer(chart.text, chart.sentence.start, chart.sentence.end):
        start, end = match.span()
        parent = wholes.get(start)
        if parent is None and before is not None and PLACE_AND_COMMA.fullmatch(chart.text, before.end, start):
            before = Organ(start, end, "Government", match.group(), parent=before.parent, proper=True)
            chart.add(before)
        elif parent is not None:
            before = Organ(parent.start, end, "Government", match.group(), parent=parent, proper=True)
            chart.add(before)


def parts(chart: Chart) -> None:
    """Note numbered parts of a delegation: 一分团, 第二分团; whose they are, the document tells."""
    for match in PART.finditer(chart.text, chart.sentence.start, chart.sentence.end):
        type_ = _type_of(chart.ontology, "代表团")
        chart.add(Organ(*match.span(), "Delegation", match.group(), type_, proper=True, confidence=0.8))


def teams(chart: Chart) -> None:
    """Note numbered teams of inspectors, of the body or the level told before them: 县委督查二组, 县|考核第三组."""
    for match in TEAM.finditer(chart.text, chart.sentence.start, chart.sentence.end):
        start, end = match.span()
        matter = MATTER.search(chart.text, max(chart.sentence.start, start - 12), start)
        if matter is not None and (chart.level_at(matter.start()) or chart.place_at(matter.start())):
            start = matter.start()
        type_, parent = _type_of(chart.ontology, "工作组"), chart.parent_at(start)
        if type_ is None:
            continue
        if parent is not None:
            chart.add(Organ(parent.start, end, type_.kind, match.group(), type_, parent=parent, proper=True))
            continue
        place = chart.place_at(start)
        level = "" if place is not None else chart.level_at(start)
        begin = place.start if place is not None else start - 1 if level else start
        rest, proper = chart.text[start if place is not None else begin : end], place is not None or level != ""
        chart.add(Organ(begin, end, type_.kind, rest, type_, place=place, level=level, proper=proper, confidence=0.8))


def rooms(chart: Chart) -> None:
    """Note numbered departments of a body before a post there: 某办公厅研究室|三局|处长, 某委|一司|副司长."""
    for match in ROOM.finditer(chart.text, chart.sentence.start, chart.sentence.end):
        start, end = match.span()
        parent = chart.parent_at(start)
        if parent is None or not parent.proper or not _has_title(chart, end):
            continue
        chart.add(Organ(parent.start, end, "GovernmentDepartment", match.group(), parent=parent, proper=True))


def chambers(chart: Chart) -> None:
    """Note the chambers of a court right after its name: 某县法院|立案庭, 市中级人民法院|民事审判第一庭."""
    for organ in list(chart.organs()):
        match = CHAMBER.match(chart.text, organ.end) if organ.kind == "JudicialBody" and organ.proper else None
        if match is not None and len(match.group()) > 1:
            chart.add(Organ(organ.start, match.end(), organ.kind, match.group(), parent=organ, proper=True))


def _has_title(chart: Chart, position: int) -> bool:
    """Whether a post, with 副 or 原 before it or not, begins here."""
    start = position + chart.text.startswith(("副", "原"), position)
    return any(h.category == "title" and h.start == start for h in chart.sentence.hits)


def _type_of(ontology: Ontology, ending: str) -> OrganizationType | None:
    """The type that an ending in full belongs to."""
    return next((t for t in ontology.organization_types if ending in t.suffixes), None)
