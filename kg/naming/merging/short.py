"""Short forms: which of the full names of a document one may stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from kg.analysis import LEVEL_WORDS, SPEAKERS, Named

ORDINAL = re.compile("(.*?)第?([一二三四五六七八九十]+)(院|中|小|中学|小学|人民医院|医院)")
FULL_UNIT = {
    "院": "(?:人民)?医院",
    "中": "(?:初级|高级)?中学",
    "小": "小学",
    "中学": "(?:初级|高级)?中学",
    "小学": "小学",
}

# What the full names of governments and courts have before their ending, and prose leaves out.
PEOPLES = "人民"
OF_THE_PEOPLE = ("Government", "JudicialBody", "PublicInstitution")

# Bodies that are spoken of by the bare word for their kind whatever their names end in: 党委 for a county's committee.
SPOKEN_OF = ("PartyCommittee", "Government", "Association", "Enterprise", "PublicInstitution")

#: What the full names of bodies end in, or have before their parts, and the short form of it that prose prefers.
SHORT = {
    "妇女联合会": "妇联",
    "残疾人联合会": "残联",
    "工商业联合会": "工商联",
    "工商联合会": "工商联",
    "基层委员会": "基层委",
    "佛教协会": "佛协",
    "道教协会": "道协",
    "伊斯兰教协会": "伊协",
    "武术协会": "武协",
    "作家协会": "作协",
    "书法家协会": "书协",
    "美术家协会": "美协",
    "消费者协会": "消协",
    "青年联合会": "青联",
    "计划生育协会": "计生协",
    "老年人体育协会": "老体协",
    "台湾同胞联谊会": "台联",
    "党外知识分子联谊会": "知联会",
    "海外联谊会": "海联会",
    "纪律检查委员会": "纪委",
    "监察委员会": "监委",
    "监察委": "监委",
    "科学技术协会": "科协",
    "文学艺术界联合会": "文联",
    "社会科学界联合会": "社科联",
    "归国华侨联合会": "侨联",
    "关心下一代工作委员会": "关工委",
    "农业科学院": "农科院",
    "农业科学研究所": "农科所",
    "社会科学院": "社科院",
    "人民武装部": "人武部",
    "防汛抗旱指挥部": "防指",
}
#: How a firm's name ends as it is registered, and goes without in prose.
REGISTERED = re.compile("(?:集团|控股)(?P<form>(?:股份|责任|有限)*公司)$")


def shortened(name: str) -> str:
    """A full name as prose shortens it, or the same name.

    Examples
    --------
    >>> shortened("云川县妇女联合会"), shortened("青石集团有限公司"), shortened("云川县妇联")
    ('云川县妇联', '青石集团', '云川县妇联')
    """
    for full, short in SHORT.items():
        if full in name:
            return name.replace(full, short)
    match = REGISTERED.search(name)
    return name[: match.start("form")] if match else name


class ShortForms:
    """The names of one document, with what each may be short for found in one pass over their endings."""

    def __init__(self, bodies: Sequence[Named]) -> None:
        names = {body.name for body in bodies}
        self.bodies = bodies
        self.endings: dict[str, list[int]] = defaultdict(list)
        self.peoples: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.of_type: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.shortened: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, body in enumerate(bodies):
            if PEOPLES in body.name and body.kind in OF_THE_PEOPLE:
                self.peoples[body.name.replace(PEOPLES, ""), body.kind].append(index)
            short = shortened(body.name)
            if short != body.name:
                self.shortened[short, body.kind].append(index)
            for start in range(1, len(body.name)):
                if body.name[start:] in names:
                    self.endings[body.name[start:]].append(index)
            if body.organ.type is not None:
                self.of_type[body.organ.type.name, body.kind].append(index)

    def longer(self, body: Named) -> list[Named]:
        """The bodies whose names `body` may be short for, in the order they were named in."""
        found: set[int] = set()
        if body.parent is None:
            found.update(i for i in self.endings.get(body.name, ()) if _ends_in(self.bodies[i], body))
            found.update(self.peoples.get((body.name, body.kind), ()))
        found.update(self.shortened.get((shortened(body.name), body.kind), ()))
        ordinal = ORDINAL.fullmatch(body.name)
        if ordinal:
            found.update(i for i, other in enumerate(self.bodies) if _same_ordinal(ordinal, other.name))
        if not body.certain and body.organ.type is not None:
            found.update(i for i in self.of_type[body.organ.type.name, body.kind] if _may_mean(body, self.bodies[i]))
        return [self.bodies[i] for i in sorted(found) if len(self.bodies[i].name) > len(body.name)]


def _ends_in(full: Named, short: Named) -> bool:
    """Whether a name may be the end of a longer one: with a place it is whole, unless its ending is open."""
    if full.kind != short.kind or (short.certain and not full.certain):
        return False
    if short.organ.place is not None and short.organ.place.country:
        return False
    return not short.place or (full.parent is not None and short.organ.type is not None and short.organ.type.open)


def _may_mean(bare: Named, full: Named) -> bool:
    """Whether a bare ending may mean a body of its type: one that ends so, or one spoken of so, at its level."""
    if full.name.endswith(bare.name):
        return True
    level = bare.name[1:2] if bare.name[0] in SPEAKERS else bare.name[0]
    if bare.kind not in SPOKEN_OF:
        return False
    if level not in LEVEL_WORDS:
        return bare.kind != "PartyCommittee"  # 党委 alone may be any body's
    place = full.organ.place
    seat = place.division.name if place is not None and place.division is not None else place.name if place else ""
    return seat.endswith(level)


def _same_ordinal(short: re.Match[str], full: str) -> bool:
    """Whether 市一院 or 十四中 is the short form of 某市第一人民医院, 某市第十四中学."""
    place, number, unit = short.groups()
    if f"第{number}" not in full:
        return False
    match = re.fullmatch(f"(.*)第{number}{FULL_UNIT.get(unit, unit)}", full)
    if not match:
        return False
    stem = place.rstrip("市县区")
    return not stem or stem in match.group(1) or place in LEVEL_WORDS
