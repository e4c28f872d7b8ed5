"""Parts that an institution's own report tells without it: 高中部 of a school, 理事会 of a chamber, 护理部."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.analysis import Analysis, Named, Organ
from kg.chart import UNITS
from kg.faculties import is_faculty
from kg.sections import is_section

SOCIETIES = ("协会", "商会", "学会", "联谊会", "促进会", "联合会", "研究会", "校友会", "总会", "公会")
SCHOOLS = ("大学", "学院", "学校", "中学", "小学", "党校", "幼儿园", "高中")
HOSPITALS = ("医院", "卫生院", "保健院")
#: What the names of the institutions end in that have such a part, by the part's name.
WHOLES = (
    dict.fromkeys(("理事会", "监事会", "常务理事会", "秘书处", "党支部"), SOCIETIES)
    | dict.fromkeys(("高中部", "初中部", "小学部", "幼儿部", "教务处", "德育处", "政教处"), SCHOOLS)
    | dict.fromkeys(("护理部", "医务科", "医务部"), HOSPITALS)
)
#: The type of the departments of hospitals.
CLINICAL = "medical-unit"
#: The types of the sections of schools, and of those that any institution has; what these end in.
TEACHING, SECTIONS = "teaching-unit", (*UNITS, "teaching-unit")
ROOMS = (*"科处股室部系庭", "车间", "年级")
#: Groups of teachers, and departments that hospitals alone have.
TEACHERS = re.compile("(?:教研|备课|学科|年级|语文|数学|英语|物理|化学|生物|政治|历史|地理|体育|音乐|美术)组$|年级$")
CLINIC = re.compile("[内外骨眼妇产儿鼻喉肤伤痛疗炎病学诊染吸瘤经液压腔复醉药验射像]科$")
#: What the names of the bodies end in that have sections, besides schools and hospitals.
CENTRE, FIRMS = "中心", ("公司", "集团")
OFFICES = (*SCHOOLS, *HOSPITALS, *FIRMS, *"局委厅署", "法院", "检察院", "银行", "分行", "支行", CENTRE, "总工会")
#: The classes that a council or an office has where nothing tells whose it is.
LOOSE = frozenset({"LeadingGroup", "GovernmentDepartment", "Organization"})
#: Which of the councils of a society is spoken of: 第二届|理事会.
TERM = re.compile("^第?[一二三四五六七八九十]{1,3}届(?=(?:常务)?(?:理事|监事)会$|秘书处$)")
#: What tells before 理事会 that it is a meeting: 四届五次|理事会.
SESSION = "次"


def wholes(analysis: Analysis, organ: Organ) -> tuple[str, ...]:
    """What the name of the institution ends in that a body may be a part of, by its words; empty if by none."""
    if analysis.text[organ.start - 1 : organ.start] == SESSION:
        return ()
    found = WHOLES.get(analysis.text[organ.start : organ.end], ())
    clinical = organ.type is not None and organ.type.name == CLINICAL
    return found or (HOSPITALS if clinical else ())


def divided(organ: Organ) -> tuple[str, ...]:
    """What the name of the institution ends in that has sections called so, told without it; empty where none has."""
    if organ.level or organ.parent is not None or organ.place is not None or organ.known is not None:
        return ()
    if is_faculty(organ.rest):
        return SCHOOLS
    typed = organ.type is None or organ.type.name in SECTIONS
    if (organ.type is not None and organ.type.name == CLINICAL) or CLINIC.search(organ.rest):
        return HOSPITALS
    if TEACHERS.search(organ.rest):
        return SCHOOLS
    if organ.rest.endswith(CENTRE) and organ.rest != CENTRE and (organ.type is None or organ.type.open):
        return (*SCHOOLS, *HOSPITALS, *FIRMS)
    if not typed or not organ.rest.endswith(ROOMS) or not is_section(organ.rest):
        return ()
    return SCHOOLS if organ.type is not None and organ.type.name == TEACHING else OFFICES


def whole(ends: tuple[str, ...], bodies: Iterable[Named], told: Iterable[Named | None]) -> Named | None:
    """The institution with such an ending of its name: the first of those `told` first, or the only one there is."""
    fitting = [b for b in bodies if b.certain and b.parent is None and b.name.endswith(ends)]
    only = fitting[0] if len(fitting) == 1 else None
    found = next((body for body in told if body in fitting), only)
    return None if found is None or found.hint else found


def kind_within(organ: Organ, whole: Named) -> str:
    """The class of a part: councils and offices are of their institution's."""
    return whole.kind if organ.kind in LOOSE else organ.kind


def without_term(rest: str) -> str:
    """The name of a council without its term, which is the same body's.

    Examples
    --------
    >>> without_term("第二届理事会"), without_term("理事会")
    ('理事会', '理事会')
    """
    return TERM.sub("", rest)
