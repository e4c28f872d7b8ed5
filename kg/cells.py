"""Cells and inner organizations of bodies, and what the heads of bodies are called after."""

from __future__ import annotations

from kg.analysis import LEVEL_WORDS, TOWN_WORDS, Organ, level_of

PARTY_CELLS = frozenset("党组 党委 党总支 党支部 机关党委 党工委 党委会 分党组".split())
#: Cells and mass organizations inside a body: what is told after one of them is rather the body's own part.
INNER = PARTY_CELLS | frozenset("纪委 纪工委 纪检组 工会 团委 妇联 机关工会".split())
PARTY_TITLES = ("书记", "委员", "成员", "常委")
#: What the names of the bodies end in whose heads are called after them.
HEADED = {
    "校": ("大学", "学院", "中学", "小学", "校", "中", "小", "附中", "幼儿园"),
    "院": ("院",),
    "局": ("局",),
    "厅": ("厅",),
    "部": ("部",),
    "处": ("处",),
    "科": ("科",),
    "行": ("行",),
    "馆": ("馆",),
    "台": ("台",),
    "社": ("社",),
    "厂": ("厂",),
    "站": ("站",),
    "所": ("所",),
    "会": ("会",),
}


def whole_of(organ: Organ) -> Organ:
    """The body itself, for a cell or an inner organization of one."""
    while organ.parent is not None and organ.rest in INNER:
        organ = organ.parent
    return organ


def stem_of(organ: Organ) -> str:
    """What stands before the cell in the name of one: 石门村 of 石门村党支部."""
    cell = max((cell for cell in INNER if organ.rest.endswith(cell)), key=len, default="")
    stem = organ.rest.removesuffix(cell)
    return "" if stem == level_of(organ.rest) else stem


def is_local_cell(organ: Organ) -> bool:
    """Whether a body that only its place names is a cell: 东关街道|党工委, 青石镇|石门村党支部."""
    levelled = organ.level in (*TOWN_WORDS, *LEVEL_WORDS)
    seated = organ.place is not None or levelled or stem_of(organ).endswith(TOWN_WORDS)
    return seated and organ.rest.endswith(tuple(PARTY_CELLS)) and organ.kind != "Enterprise"
