"""Sections of institutions: what their names end in, and what those who head or staff them are called."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.language.tagger import Token

#: What the heads of a section are called, by what its name ends in.
HEADS = {
    "科": ("科长", "主任", "护士长", "科主任"),
    "处": ("处长", "主任"),
    "股": ("股长",),
    "司": ("司长",),
    "室": ("主任",),
    "办": ("主任",),
    "系": ("主任", "系主任"),
    "部": ("部长", "主任", "经理"),
    "局": ("局长",),
    "庭": ("庭长",),
    "所": ("所长",),
    "站": ("站长",),
    "队": ("队长", "指导员", "教导员"),
    "组": ("组长",),
    "中心": ("主任", "总监", "经理"),
    "车间": ("主任", "车间主任"),
    "年级": ("级长", "年级长", "组长", "主任", "年级主任"),
}
_DEPUTY = "(?:(?:第一|常务|专职|执行|代理)?副|原|代)?"
_TITLED = {unit: f"{_DEPUTY}(?:{'|'.join(heads)})" for unit, heads in HEADS.items()}
_HEADED = "|".join(f"{unit}(?={title})" for unit, title in _TITLED.items())
_NAMED = "|".join(f"{unit}(?=[\u4e00-\u9fff]{{2,4}}{title})" for unit, title in _TITLED.items())
_NAME = "[\u4e00-\u9fff]{1,10}?"
_PEOPLE = "(?:主要|相关|有关|各)?(?:负责人|负责同志|工作人员|业务骨干|业务人员|人员)|全体|干部职工|医护人员"
_STAFFED = "(?:科|处|股|室|部|系|车间|中心)"
#: What the names of sections end in of which a list may tell more.
LISTING = (*"科处股室司办部系", "车间", "中心", "年级")
#: What the names of the teams and stations of a service end in, of which none is a part of another told before it.
OUTER = ("大队", "中队", "支队", "派出所", "供电所", "税务所", "司法所", "工作站", "分局")
#: A section with its head after it: 水保科|科长; with the name between: 水保科|某某科长.
HEADED = re.compile(f"{_NAME}(?:{_HEADED})")
NAMED = re.compile(f"{_NAME}(?:{_NAMED})")
#: A section with its people after it: 基层卫生股|负责人.
STAFFED = re.compile(f"{_NAME}{_STAFFED}(?={_PEOPLE})")
_OTHERS = "等(?:相关|有关)?(?:科室|处室|股室|部门|单位)"
#: The end of a section's name before its people, wherever it begins: 财务科|、各学院负责人, 财务科|等部门领导.
STAFF = re.compile(
    f"{_STAFFED}(?=(?:[、及和]各?[\u4e00-\u9fff]{{2,6}})?(?:{_OTHERS})?(?:{_PEOPLE})|{_OTHERS}(?:主要)?领导)"
)
#: What stands between two sections in a list, and a section in one: 预算科、.
MARK = re.compile("、|和|与|及|以及")
LISTED = re.compile(f"{_NAME}{_STAFFED}(?=(?P<mark>{MARK.pattern}))")

#: What the name of a section does not have: what a body does, cells, other people's posts, what tells of many.
_NO_NAME = re.compile(
    "[的了在为由向从到将把是被让使于等各该此某每任原前副]|对(?!外)|党[委组支总]|召开|举[行办]|邀请|[成设]立|联合|委托|安排"
    "|主持|会同|派[出驻]|深入|加强|开展|推进|有关|相关|下属|所属|内设|直属|领导|机关(?!事务|服务|后勤)"
)
#: Words that end as sections do.
_OTHER_WORD = re.compile(
    "^总[处站部队]|总局$|公司$|(?:会议|教|接待|休息|展览|活动)室$|(?:[干内总本中东西南北]|(?<!安)全)部$|本科$|.[办]?处级$|[部大小分]队$|体系$|关系$"
)


def is_section(name: str) -> bool:
    """Whether words that end as a section's name does may be one, by themselves.

    Examples
    --------
    >>> is_section("水保科"), is_section("老干部"), is_section("有关处室")
    (True, False, False)
    """
    return len(name) > 1 and not _NO_NAME.search(name) and not _OTHER_WORD.search(name)


def is_head_of(title: str, name: str) -> bool:
    """Whether the head of a section of such a name is called so, with 副 and the like before it or not.

    Examples
    --------
    >>> is_head_of("副科长", "水保科"), is_head_of("主任", "骨科"), is_head_of("科长", "骨干")
    (True, True, False)
    """
    unit = next((unit for unit in HEADS if name.endswith(unit)), "")
    return unit != "" and _BEFORE_HEAD.sub("", title) in HEADS[unit]


_BEFORE_HEAD = re.compile(f"^{_DEPUTY}")


#: Marks that end what stands before a section's name, and words that govern it or tell who leads or goes with it.
_MARKS = "、，。：；（兼"
_GOVERNING = frozenset(
    {*"由在对向到给率带携经请被陪跟听是为有同还", "陪同", "带领", "率领", "带着", "邀请", "听取", "会同", "随同"}
    | {"带队", "会见", "拜访", "慰问", "看望", "走访", "接待", "访问", "采访", "联系", "分别", "其中", "还有", "包括"}
)

_JOINING = frozenset("与 和 及 以及".split())


def opening(text: str, tokens: Iterable[Token], end: int, floor: int) -> int:
    """Where the words that end here begin: behind a mark, a preposition or what tells who leads or is led."""
    word = max(max((text.rfind(mark, floor, end) for mark in _MARKS), default=-1) + 1, floor)
    for token in tokens:
        told, before = text[token.start : token.end], text[word : token.start]
        joins = told in _JOINING and (not before or before.endswith(LISTING))
        governs = token.tag == "w" or told in _GOVERNING or joins
        if word <= token.start and token.end < end and governs:
            word = token.end
    return word
