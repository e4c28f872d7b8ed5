"""Full names of the organizations of one document: what prose leaves out is filled in, short forms find their full ones."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.analysis import Analysis, Holding, Organ, PlaceHit
from kg.language import divisions as dv
from kg.ontology import KnownOrganization

LEVEL_CHARS = "省市县区州旗盟镇乡村"
INSTITUTION_HEADS = {
    "校": ("大学", "学院", "学校", "中学", "小学", "党校"),
    "院": ("医院", "学院", "研究院", "科学院", "法院", "检察院"),
    "社": ("供销社", "供销联社", "通讯社", "报社", "出版社", "合作社", "供销合作社", "联社"),
    "厂": ("厂",),
    "行": ("银行",),
    "局": ("局",),
    "厅": ("厅",),
    "部": ("部",),
    "会": ("协会", "学会", "商会", "联合会", "委员会"),
    "馆": ("馆",),
    "台": ("电视台", "广播电台", "电台"),
    "公司": ("公司", "集团"),
    "集团": ("集团", "集团公司", "集团有限公司"),
}
# Endings that are common nouns when nothing stands before them.
COMMON = frozenset(
    "办公室 办公厅 党委 党组 党支部 党总支 政府 人大 政协 委员会 常委会 常务委员会 理事会 监事会 研究室 支部 总支 法院 检察院 代表大会 主席团 秘书处 村委会 居委会 "
    "领导小组 指挥部 教研室 教研组 机关党委 人民政府 团委 工会 党工委 管委会 医务室 办事处 派出所 合作社 卫生院 人民法院 人民检察院 人民医院 党校 分公司 子公司".split()
)
SELF = re.compile(r"^(?:我|本|该)(校|院|社|厂|行|局|厅|馆|台|公司|集团|会)$|^(学校|医院|集团公司|集团|公司|学院)$")
ORDINAL_SHORT = re.compile(r"^(.*?)第?([一二三四五六七八九十]+)(院|中|小|中学|小学|人民医院|医院)$")
HEAD_OF_TITLE = {"校长": "校", "院长": "院", "台长": "台", "社长": "社", "厂长": "厂", "行长": "行", "馆长": "馆", "局长": "局", "厅长": "厅", "部长": "部", "会长": "会", "董事长": "公司", "总经理": "公司", "教师": "校", "教授": "校", "老师": "校", "护士长": "院", "总编辑": "台"}


@dataclass(slots=True)
class Named:
    """One organization of a document: its full name and how it was settled."""

    name: str
    kind: str
    organ: Organ
    place: str = ""
    parent: Named | None = None
    names: set[str] = field(default_factory=set)
    surfaces: Counter[str] = field(default_factory=Counter)
    certain: bool = True
    hint: bool = False


class Namer:
    """Names every organization mention of one document; the same body gets the same `Named`."""

    def __init__(self, analysis: Analysis, known: Mapping[str, KnownOrganization]) -> None:
        self.analysis = analysis
        self.known = known
        self.divisions = dv.load()
        self.by_name: dict[str, Named] = {}
        self.of: dict[int, Named] = {}
        self.keep: list[Organ] = []
        self.order: list[Named] = []
        if analysis.heading is not None:
            self.hints(analysis.heading)

    def hints(self, heading: Analysis) -> None:
        """Full names that the title has: they may own what the text calls 我院 or 院党委, but have no mention there."""
        inner = Namer(heading, self.known)
        for organ in heading.all_organs():
            named = inner.name(organ)
            if organ.proper and organ.known is None and not organ.level and named.certain and named.parent is None:
                hint = Named(named.name, named.kind, organ, named.place, hint=True)
                if self.by_name.setdefault(hint.name, hint) is hint:
                    self.order.append(hint)

    # -- jurisdiction ----------------------------------------------------------------------------------------------

    def division_label(self, place: PlaceHit) -> tuple[str, str]:
        """The label and the code of a place, the division's full name where it is known."""
        if place.country:
            return place.country, ""
        if place.division is not None:
            return place.division.name, place.division.code
        return place.name, ""

    def relative(self, level: str) -> tuple[str, str]:
        """The division that 县, 市, 省 … mean here, or empty strings."""
        context = self.analysis.jurisdiction
        division = self.divisions.relative(level, context) if context else None
        return (division.name, division.code) if division is not None else (self.analysis.homes.get(level, ""), "")

    # -- names -----------------------------------------------------------------------------------------------------

    def name(self, organ: Organ) -> Named:
        """The full name of a mention, once."""
        key = id(organ)
        if key in self.of:
            return self.of[key]
        self.keep.append(organ)
        named = self._named(organ)
        self.of[key] = named
        surface = self.analysis.text[organ.start : organ.end] if not organ.implied else ""
        if surface:
            named.surfaces[surface] += 1
        return named

    def _named(self, organ: Organ) -> Named:
        if organ.known is not None:
            return self.register(organ.known.label, organ, organ.known.kind)
        parent = self.name(organ.parent) if organ.parent is not None else None
        if parent is not None:
            rest = organ.rest
            if parent.kind in ("DemocraticParty", "PoliticalParty"):
                label, code = self.party_place(organ)
                return self.register(parent.name + _join(label, rest), organ, "DemocraticPartyBranch", code, parent)
            label, code = self.division_label(organ.place) if organ.place else ("", parent.place)
            return self.register(_join(parent.name, rest), organ, organ.kind, code or parent.place, parent)
        if organ.place is not None:
            label, code = self.division_label(organ.place)
            if organ.type is not None and organ.type.open:
                label = self.analysis.text[organ.place.start : organ.place.end]
            return self.register(_join(label, organ.rest), organ, organ.kind, code)
        if organ.level and organ.level in LEVEL_CHARS:
            label, code = self.relative(organ.level)
            rest = organ.rest
            if label:
                return self.register(_join(label, rest), organ, organ.kind, code)
            surface = self.analysis.text[organ.start : organ.end]
            return self.register(organ.level + rest if organ.implied else surface, organ, organ.kind, certain=organ.implied)
        if not organ.proper and not organ.level:
            bare = self.bare(organ)
            if bare is not None:
                return bare
        if organ.level:
            owner = self.institution(organ.level, organ.start)
            if owner is not None and owner.hint and organ.rest:
                owner.hint, owner.organ = False, Organ(organ.start, organ.start + len(organ.level), owner.kind, owner.name, proper=True)
            if owner is not None and not organ.rest:
                owner.hint, owner.organ = False, organ if owner.hint else owner.organ
                return owner
            if owner is not None:
                return self.register(owner.name + organ.rest, organ, organ.kind, owner.place, owner)
        return self.register(self.analysis.text[organ.start : organ.end] or organ.rest, organ, organ.kind, certain=organ.proper)

    def bare(self, organ: Organ) -> Named | None:
        """An ending without a jurisdiction: the national body in national news, the document's own in local news."""
        surface = self.analysis.text[organ.start : organ.end]
        if organ.type is None or organ.type.open or surface in COMMON or len(surface) < 3:
            return None
        if not self.analysis.is_local:
            for prefix in ("全国", "中央", "国家", "中国", "中共中央"):
                known = self.known.get(prefix + surface)
                if known is not None:
                    return self.register(known.label, Organ(organ.start, organ.end, known.kind, known.label, known=known), known.kind)
            return None
        level = next((c for c in surface[:1] if c in LEVEL_CHARS), "")
        label, code = self.relative(level) if level else self.home()
        return self.register(_join(label, organ.rest), organ, organ.kind, code) if label else None

    def home(self) -> tuple[str, str]:
        """The label and code of the place that the document speaks from: the smallest that is known of it."""
        for level in "县区旗市":
            if level in self.analysis.homes:
                return self.analysis.homes[level], ""
        code = self.analysis.jurisdiction
        return self.divisions.by_code(code).name, code

    def party_place(self, organ: Organ) -> tuple[str, str]:
        if organ.place is not None:
            return self.division_label(organ.place)
        if organ.rest[:1] in LEVEL_CHARS:
            return self.relative(organ.rest[0])
        return "", ""

    def register(
        self, name: str, organ: Organ, kind: str, place: str = "", parent: Named | None = None, *, certain: bool = True
    ) -> Named:
        found = self.by_name.get(name)
        if found is None:
            found = Named(name, kind, organ, place, parent, certain=certain)
            self.by_name[name] = found
            self.order.append(found)
        elif found.hint:
            found.organ, found.hint, found.kind = organ, False, kind
            found.parent = parent
        elif found.parent is None and parent is not None:
            found.parent = parent
        found.certain = found.certain or certain
        return found

    def institution(self, word: str, position: int) -> Named | None:
        """The school, hospital, company … that 我校, 院, 集团 mean: the one of its kind that the text names most."""
        heads = INSTITUTION_HEADS.get(word)
        if heads is None:
            return None
        best: Named | None = None
        for named in self.order:
            if named.certain and named.name.endswith(heads) and named.organ.known is None and not SELF.match(named.name):
                if best is None or sum(named.surfaces.values()) > sum(best.surfaces.values()):
                    best = named
        return best

    # -- short forms -----------------------------------------------------------------------------------------------

    def merge(self) -> None:
        """Join short forms to the full names that end in them: 武汉校友会 is 某学院武汉校友会 where only one such is named."""
        for named in list(self.order):
            target = self.full_form(named)
            if target is not None and target is not named:
                self.join(named, target)
        self.order = [n for n in self.order if self.by_name.get(n.name) is n]
        for named in self.order:
            if named.parent is None and named.name.endswith(("分公司", "子公司", "分行", "支行")) and not named.hint:
                named.parent = self.whole(named)

    def whole(self, named: Named) -> Named | None:
        """The company that a branch is called after: the longest beginning shared with a group or company of the text."""
        best, length = None, 1
        for other in self.order:
            if other is not named and not other.hint and other.name.endswith(("集团", "公司", "银行", "集团公司")) and "分" not in other.name[-3:]:
                shared = len(os.path.commonprefix([other.name, named.name]))
                if shared > length and not other.place:
                    best, length = other, shared
        return best

    def full_form(self, named: Named) -> Named | None:
        if named.organ.known is not None:
            return None
        match = SELF.match(named.name)
        if match:
            word = match.group(1) or {"学校": "校", "医院": "院", "学院": "院", "公司": "公司", "集团": "集团", "集团公司": "集团"}[match.group(2)]
            return self.institution(word, named.organ.start)
        short = ORDINAL_SHORT.match(named.name)
        candidates: list[Named] = []
        for other in self.order:
            if other is named or self.by_name.get(other.name) is not other or len(other.name) <= len(named.name):
                continue
            partial = not named.place or (other.parent is not None and named.organ.type is not None and named.organ.type.open)
            if other.name.endswith(named.name) and named.parent is None and partial and other.kind == named.kind:
                candidates.append(other)
            elif short and _same_ordinal(short, other.name):
                candidates.append(other)
            elif not named.certain and other.organ.type is not None and other.organ.type is named.organ.type and other.kind == named.kind:
                candidates.append(other)
        if not candidates:
            return None
        candidates.sort(key=lambda n: (-sum(n.surfaces.values()), n.organ.start))
        return candidates[0]

    def join(self, named: Named, target: Named) -> None:
        for key, value in list(self.of.items()):
            if value is named:
                self.of[key] = target
        target.surfaces.update(named.surfaces)
        target.names.add(named.name)
        for other in self.order:
            if other.parent is named:
                other.parent = target
        self.by_name.pop(named.name, None)

    def part_of_main(self, named: Named, organ: Organ) -> Named:
        """A part named without its whole (护理部主任) belongs to the institution that the document speaks for."""
        main = self.main()
        surface = self.analysis.text[organ.start : organ.end]
        if main is None or main is named or len(surface) < 3 and surface not in COMMON or not named.name == surface:
            return named
        whole = self.register(main.name + surface, organ, organ.kind, main.place, main)
        whole.surfaces[surface] += 1
        self.of[id(organ)] = whole
        return whole

    def main(self) -> Named | None:
        """The institution or company that a document without a jurisdiction's bodies speaks for: 我院, 我校, or the most named."""
        for match in re.finditer("[我本](校|院|社|公司|集团)", self.analysis.text):
            owner = self.institution(match.group(1), match.start())
            if owner is not None:
                return owner
        return None

    # -- posts without a body ----------------------------------------------------------------------------------------

    def owner_of(self, holding: Holding) -> Named | None:
        """The body of a title that names none: the institution whose head is called so."""
        if holding.organ is not None:
            named = self.name(holding.organ)
            return self.part_of_main(named, holding.organ) if not named.certain and named.parent is None else named
        if holding.title in ("主席", "副主席") and not self.analysis.is_local:
            state = self.known.get("中华人民共和国")
            if state is not None:
                return self.register(state.label, Organ(holding.start, holding.end, state.kind, state.label, known=state, implied=True), state.kind)
        word = next((w for t, w in sorted(HEAD_OF_TITLE.items(), key=lambda i: -len(i[0])) if holding.title.endswith(t)), "")
        return self.institution(word, holding.start) if word else None


def _same_ordinal(short: re.Match[str], full: str) -> bool:
    """Whether 市一院 or 十四中 is the short form of 某市第一人民医院, 某市第十四中学."""
    place, number, unit = short.groups()
    heads = {"院": "(?:人民)?医院", "中": "(?:初级|高级)?中学", "小": "小学", "中学": "(?:初级|高级)?中学", "小学": "小学"}
    pattern = f"^(.*)第{number}{heads.get(unit, unit)}$"
    match = re.match(pattern, full)
    if not match:
        return False
    stem = place.rstrip("市县区")
    return not stem or stem in match.group(1) or place in LEVEL_CHARS


def _join(label: str, rest: str) -> str:
    """A jurisdiction or parent and the rest of a name, without saying the level twice: 连江县 + 县委."""
    if label and rest and rest[0] in LEVEL_CHARS and len(rest) > 1:
        if label[-1] == rest[0]:
            return label + rest[1:]
        if label.endswith(("自治区", "特别行政区", "兵团")):
            return label + "党委" if rest == "区委" else label + rest
    return label + rest
