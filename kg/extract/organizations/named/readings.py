"""The forms that names before open endings come in, each of which makes another body of them, or none."""

from __future__ import annotations

import re

from kg.abroad import country_of
from kg.analysis import STATE_BODIES, Organ, PlaceHit, level_of
from kg.chart import COLLECTIVE, Chart, kind_under
from kg.naming.inside import CLINICAL, WHOLES
from kg.openname import OpenName

#: Classes of bodies that are no part of a party.
INSTITUTIONAL = ("PublicInstitution", "Enterprise", "GovernmentDepartment")
#: Classes of bodies that no government before their place has.
OF_OWN_PLACE = ("Enterprise", "PublicInstitution")
#: Committees that only communities have.
RESIDENTS = ("居委会", "居民委员会", "社居委")
#: What is before the beginning of a phrase.
OPENING = ("", "，", "。", "\n", "、")
#: The dashes between the two countries that a body is of.
DASHES = ("—", "-", "－", "–", "·")
#: Classes of bodies whose country news abbreviates to one character.
ABROAD = STATE_BODIES | {"LeadingGroup"}
#: The armed police, whose units are called by their places, and the types of these units.
CORPS = "武警"
CORPS_UNITS = ("department-unit",)
#: Endings that lengthen a company's name instead of naming a part of it: 某集团|有限公司.
COMPANY = frozenset("公司 集团 有限公司 股份有限公司 集团公司 集团有限公司 有限责任公司 总公司 控股".split())
#: Types of bodies that are parts of the body they are called after, whatever it is: 青石集团|研究院, not 石油|大学.
PARTS = frozenset(
    "research center hospital school culture-venue department-unit teaching-unit medical-unit task-team".split()
)
#: What whole firms are called, of which the next can be a part.
FIRMS = ("公司", "集团", "银行")
#: Where people away from home have their societies, as news abbreviates it.
AWAY = re.compile("在[京津沪渝冀豫鲁晋陕甘宁青新藏川黔滇桂粤琼闽赣湘鄂皖苏浙辽吉黑蒙港澳台深穗汉蓉杭榕厦]")
#: Classes of the societies that people away from home have.
SOCIETIES = ("Association", "ChamberOfCommerce")
#: The fewest characters of a department that is told alone: 急诊科, not 内科.
SHORTEST = 3
#: The heads of departments of hospitals.
HEADED = re.compile("副?主任|护士长")
#: Parts that schools alone have, what bodies of the world and forces have many of, and the classes of these.
SCHOOL_PARTS, OWN_MANY = ("分校",), ("医院", "诊所", "学校", "智库", "公司")
SPREAD = ("InternationalOrganization", "Military")
#: How sure a name is that only its words tell, an ending alone, and one that the tagger or its place shows.
TOLD, ALONE, SHOWN = 0.8, 0.6, 0.9


def delegation(name: OpenName) -> Organ | None:
    """A delegation that opens a phrase, which the text has told whose it is."""
    before = name.chart.text[name.begin - 1 : name.begin]
    if name.begin != name.hit.start or name.type.kind != "Delegation" or before not in OPENING:
        return None
    return Organ(name.begin, name.hit.end, name.type.kind, name.ending, name.type, confidence=ALONE)


def unit(name: OpenName) -> Organ | None:
    """A unit of a school or hospital told without it: 初中部; whose it is, the document tells."""
    if name.outer is not None or name.begin != name.hit.start:
        return None
    if name.ending not in WHOLES and (name.type.name != CLINICAL or not _is_told(name)):
        return None
    return Organ(name.begin, name.hit.end, name.type.kind, name.ending, name.type, confidence=ALONE)


def _is_told(name: OpenName) -> bool:
    """Whether a department of a hospital is called by a word that is no field of medicine, or has a head here."""
    return len(name.ending) >= SHORTEST or HEADED.match(name.chart.text, name.hit.end) is not None


def listed(name: OpenName) -> Organ | None:
    """A name that only a list shows to be one, at the jurisdiction of the one before: 市青石集团、白石集团."""
    chart, begin = name.chart, name.found.begin
    if name.outer is not None or name.found.evidence or name.hit.start - begin < 2:
        return None
    before = chart.parent_at(begin - 1) if chart.text[begin - 1 : begin] in ("、", "和") else None
    if before is None or before.type is not name.type or not before.proper or COLLECTIVE.match(chart.text, begin):
        return None
    if not before.level and before.place is None:
        return None
    organ = name.from_(begin)
    organ.place, organ.level = before.place, before.level
    return organ


def of_level(name: OpenName) -> Organ | None:
    """An ending alone that has a level of its own: 社区|居委会, 村委会."""
    level = "社区" if name.ending in RESIDENTS else level_of(name.ending)
    if not level or name.text != name.ending:
        return None
    organ = Organ(name.begin, name.hit.end, name.type.kind, name.ending, name.type, level=level)
    organ.confidence = ALONE
    return organ


def of_two_countries(name: OpenName) -> Organ | None:
    """A body of two countries or peoples, called after both with a dash: 甲国－乙国友好协会."""
    first = _before_dash(name)
    return name.from_(first.start) if first is not None else None


def is_second_of_two(name: OpenName) -> bool:
    """Whether a dash before its place or parent makes that the second of two."""
    return name.outer is not None and name.chart.text[name.outer.start - 1 : name.outer.start] in DASHES


def _before_dash(name: OpenName) -> Organ | PlaceHit | None:
    if name.outer is None or not is_second_of_two(name):
        return None
    dash = name.outer.start - 1
    return name.chart.place_at(dash) or name.chart.parent_at(dash)


def after_parent(name: OpenName) -> Organ | None:
    """An open ending with nothing between it and a body: a part of the body, or the rest of its name."""
    parent, end = name.parent, name.hit.end
    if parent is None or (name.stem and not _is_national(name)) or _is_one_of_its_own(name, parent):
        return None
    if parent.known is not None and name.type.name not in PARTS:
        country = name.chart.place_at(parent.start)  # 某国|联合国|协会
        return name.from_(country.start if country is not None and country.country else parent.start)
    if name.stem:
        return None
    if name.ending not in COMPANY:
        kind = kind_under(name.type, parent)
        return Organ(parent.start, end, kind, name.ending, name.type, parent=parent, proper=True)
    if parent.type is None or not parent.type.open:
        return None
    rest, place, above = parent.rest + name.ending, parent.place, parent.parent
    return Organ(parent.start, end, name.type.kind, rest, name.type, place=place, parent=above, proper=True)


def _is_one_of_its_own(name: OpenName, parent: Organ) -> bool:
    """Whether a body has many such, or none: 某国际组织|诊所, 某部|分校, 某联盟|智库."""
    if name.stem:
        return False
    if name.type.name == CLINICAL:
        return parent.kind in SOCIETIES  # 某医师协会|骨科|分会
    if name.ending in SCHOOL_PARTS:
        return parent.kind in STATE_BODIES
    return name.ending in OWN_MANY and parent.known is not None and parent.kind in SPREAD


def _is_national(name: OpenName) -> bool:
    """Whether a body is a country's for a body of the world: 某国|某国际组织|全国|委员会."""
    return name.stem == "全国" and name.parent is not None and name.parent.kind == "InternationalOrganization"


def is_after_parent(name: OpenName) -> bool:
    """Whether nothing stands between the ending and a body."""
    return name.parent is not None and not name.stem


def abroad(name: OpenName) -> Organ | None:
    """A body of a country that the text abbreviates: 美|某某部."""
    if name.outer is not None or name.type.kind not in ABROAD or name.hit.start - name.begin < 2:
        return None
    country = country_of(name.chart, name.begin + 1)
    return name.from_(name.begin, place=country) if country is not None else None


def firm_of_own_place(name: OpenName) -> Organ | None:
    """A firm or a hospital that has a place in its name, before which a government tells only where it is."""
    parent = name.parent
    if parent is None or parent.kind != "Government" or name.type.kind not in OF_OWN_PLACE:
        return None
    inside = (p for p in _places(name.chart) if parent.end <= p.start < name.hit.start)
    own = max(inside, key=lambda p: p.start, default=None)
    return name.from_(own.start, place=own) if own is not None else None


def seat_of_branch(name: OpenName) -> Organ | None:
    """The institution at which a democratic party has a branch, no part of the party: 民盟|某大学|支部."""
    parent = name.parent
    if parent is None or parent.kind != "DemocraticParty" or name.type.kind not in INSTITUTIONAL:
        return None
    ends = name.chart.ends
    ends[name.hit.end] = [organ for organ in ends.get(name.hit.end, ()) if organ.type is not None]
    return name.from_(parent.end)


def of_corps(name: OpenName) -> Organ | None:
    """A unit of the armed police by its place: 武警某市支队."""
    place = name.place
    if place is None or name.type.name not in CORPS_UNITS or not name.chart.text[: place.start].endswith(CORPS):
        return None
    return name.from_(place.start - len(CORPS), kind="Military")


def longer_firm(name: OpenName) -> Organ | None:
    """A firm whose name begins like another's: 中国甲乙集团 need not belong to 中国甲, 白石煤矿机械集团 to a mine."""
    parent = name.parent
    if parent is None or not name.type.kind == parent.kind == "Enterprise":
        return None
    if name.chart.text[parent.start : parent.end].endswith(FIRMS) or name.ending.endswith("分公司"):
        return None
    if parent.known is None:
        return _on_from(name, parent) if name.ending in COMPANY else None
    branch = any(place.start == parent.end for place in _places(name.chart))
    return None if branch else name.from_(parent.start)


def _on_from(name: OpenName, inner: Organ) -> Organ:
    """The body whose name goes on from what alone would be another's."""
    organ = name.from_(inner.start)
    organ.rest = inner.rest + name.rest
    organ.place, organ.level, organ.parent = inner.place, inner.level, inner.parent
    return organ


def after_party(name: OpenName) -> Organ | None:
    """A museum of a party's history, which is none of its bodies."""
    parent = name.parent
    if parent is None or parent.kind != "PoliticalParty" or name.type.kind != "PublicInstitution":
        return None
    return name.from_(parent.start)


def away(name: OpenName) -> Organ | None:
    """A society of people away from home, with the seat before it: 在沪|云川商会."""
    if name.parent is not None or name.type.kind not in SOCIETIES:
        return None
    whole = {place.start for place in _places(name.chart)}  # in 在深圳青石商会 no character stands for a place
    for start in (name.start - 2, name.start - 1):
        seat = start >= name.chart.sentence.start and AWAY.match(name.chart.text, start)
        if seat and start + 1 not in whole:
            return name.from_(start)
    return None


def plain(name: OpenName) -> Organ:
    """A body at its place, under its parent, or of a name alone."""
    kind = kind_under(name.type, name.parent) if name.parent is not None else name.type.kind
    organ = Organ(name.start, name.hit.end, kind, name.rest, name.type, proper=True)
    organ.place, organ.parent, organ.level = name.place, name.parent, name.level
    organ.confidence = SHOWN if name.outer is not None or name.found.evidence == "ORG" else TOLD
    return organ


def _places(chart: Chart) -> list[PlaceHit]:
    return [place for places in chart.places.values() for place in places]
