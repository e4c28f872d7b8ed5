"""Organization mentions: jurisdiction, parent, stem and ending, nested as the name nests them.

The tagger cuts such names wrongly more often than not, so the endings of `ontology/organizations.ttl` lead: a closed
ending (统战部, 教育局) is a body as soon as a jurisdiction or a parent stands before it; an open one (有限公司, 大学)
takes the words before it as its name, as far as words of a name go.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kg.analysis import Analysis, Hit, Organ, PlaceHit, Sentence
from kg.language.tagger import Token
from kg.ontology import KnownOrganization, Ontology, OrganizationType

LEVELS = "省市县区州旗盟镇乡村"
INSTITUTIONS = "校院厂社行局厅部委会馆台团站所"
PRONOUNS = ("我", "本", "该", "现任", "原", "时任", "前", "兼任")
NAME_TAGS = frozenset({"n", "nz", "nt", "ns", "nr", "nw", "ORG", "LOC", "vn", "an", "s", "f", "a", "xc"})
# Verbs that the names of bodies are made of; other verbs end a name.
NAME_VERBS = frozenset(
    "建设 发展 管理 研究 教育 规划 监督 服务 保障 合作 交流 促进 改革 开发 投资 运营 设计 勘探 检测 监测 评价 评估 培训 联络 协调 指导 统计 调查 执法 检查 督查 "
    "考察 救援 咨询 创新 防控 应急 宣传 组织 推广 联合 综合 整治 治理 审查 审计 监察 保护 修复 贸易 出版 印刷 制造 装备 运输 传播 展览 演艺 救助 援助 信访 "
    "接待 采购 招标 交易 结算 清算 征收 安置 拆迁 改造 更新 巡视 巡察 督导 推进 提升 攻坚 扶贫 振兴 种植 养殖 加工 销售 供应 物流 配送 租赁 担保 融资".split()
)
ORDINAL_UNIT = re.compile("(?<![届一二三四五六七八九十])第?[一二三四五六七八九十]{1,3}(?P<unit>中|小|院)(?![央国心间共学时型微外内医产线全届次])")
# Verbs that only groups sent to do them are named after.
GROUP_VERBS = frozenset("调查 检查 督查 考察 审查 巡视 巡察 督导 推进 指导 评估 接待 整治 救援".split())
PROPER_TAGS = frozenset({"nz", "nt", "ns", "nw", "ORG", "LOC", "PER"})
STRONG = re.compile(r"(有限公司|有限责任公司|集团|大学|学院|协会|学会|基金会|联合会|研究院|研究所|联盟|委员会|代表团|促进会|商会|联谊会|校友会)$")
COLLECTIVE = re.compile(r"^(各|有关|相关|部分|其他|其它|所属|下属|多家|一些|两|三|几|若干|全体|兄弟|众多|该|此|某|每|任)")
STOP_BEFORE = frozenset("在到对向由从于和与及或、，。；：！？ \n\t的了着过就将把被为等")
STATE_BODIES = frozenset("Government GovernmentDepartment Military StateBody PeoplesCongress JudicialBody".split())
COUNTRY_INITIALS = {
    "美": "美国", "俄": "俄罗斯", "乌": "乌克兰", "英": "英国", "法": "法国", "德": "德国", "日": "日本", "韩": "韩国", "朝": "朝鲜", "伊": "伊朗", "以": "以色列",
    "印": "印度", "巴": "巴基斯坦", "加": "加拿大", "澳": "澳大利亚", "叙": "叙利亚", "土": "土耳其", "越": "越南",
}
CORPS_UNIT = re.compile("第[一二三四五六七八九十]{1,3}师")
CONGRESS = re.compile("[一二三四五六七八九十]+[大届]|[一二三四五六七]中全会")
COMPANY = frozenset("公司 集团 有限公司 股份有限公司 集团公司 集团有限公司 有限责任公司 总公司 控股".split())
UNITS = {"中": "中学", "小": "小学", "院": "医院"}
SELF = re.compile("[我本该](校|院|社|厂|行|馆|台|公司|集团)(?!长|党委|团委)")
BARE = re.compile(r"(?<![\u4e00-\u9fff])(?:集团公司|集团|公司|学校|医院|学院)(?=党委|党组|党支部|团委|工会|副?董事长|副?总经理|总裁|副?校长|副?院长|书记|办公[厅室]|[\u4e00-\u9fff]{2,6}部)")
BARE_HEADS = {"集团公司": "集团", "集团": "集团", "公司": "公司", "学校": "校", "医院": "院", "学院": "院"}
MAX_NAME = 32


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find the organization mentions of every sentence and note them in the analysis."""
    for sentence in analysis.sentences:
        if sentence.hits or sentence.tokens:
            found = _Chart(analysis.text, sentence, ontology).read()
            if found:
                analysis.organs[sentence.index] = found


class _Chart:
    """The organizations that can be read in one sentence, by where they end."""

    def __init__(
        self, text: str, sentence: Sentence, ontology: Ontology
    ) -> None:
        self.text = text
        self.ontology = ontology
        self.endings = ontology.endings
        self.sentence = sentence
        self.ends: dict[int, list[Organ]] = defaultdict(list)
        self.token_at: dict[int, Token] = {}
        for token in sentence.tokens:
            for position in range(token.start, token.end):
                self.token_at[position] = token
        self.places: dict[int, list[PlaceHit]] = defaultdict(list)
        for place in sentence.places:
            self.places[place.end].append(place)

    def read(self) -> list[Organ]:
        hits = [h for h in self.sentence.hits if h.category in ("suffix", "known") and self.whole(h)]
        longest = {h.end: min(g.start for g in hits if g.end == h.end) for h in hits}
        hits = [h for h in hits if h.end - h.start > 1 or longest[h.end] == h.start]
        self.ordinals()
        hits.sort(key=lambda h: (h.end, h.category == "suffix", -(h.end - h.start)))
        self.from_tagger()
        self.pronouns()
        lists: list[Organ] = []
        for hit in hits:
            organ: Organ | None
            if isinstance(hit.term, KnownOrganization):
                organ = self.known(hit, hit.term)
            elif isinstance(hit.term, OrganizationType):
                organ = self.open(hit, hit.term) if hit.term.open else self.closed(hit, hit.term)
            else:
                continue
            if organ is not None:
                self.ends[organ.end].append(self.stationed(organ))
                if organ.type is not None and not organ.type.open and organ.kind in ("CPPCC", "PeoplesCongress", "CongressStandingCommittee", "Government"):
                    lists += self.shared(organ)
        self.list_departments()
        self.list_units()
        self.divisions_of_corps()
        return _select([*(organ for organs in self.ends.values() for organ in organs), *lists])

    def whole(self, hit: Hit) -> bool:
        """Whether the ending is not the beginning or middle of another word: 部署, 商会 in 协商会议."""
        token = self.token_at.get(hit.end - 1)
        if token is None or token.end == hit.end or hit.category == "known" and hit.end - hit.start > 2:
            return True
        if hit.end - hit.start == 1 and token.start == hit.start:
            return False
        if self.text[hit.end] == "长" and token.start == hit.end - 1 and any(
            h.end == hit.end - 1 and h.category == "suffix" for h in self.sentence.hits
        ):
            return False
        if self.text[hit.end] == "长" or token.tag in ("ORG", "nt", "LOC") and hit.end - hit.start > 1:
            return True
        rest = self.text[hit.end : token.end].removeprefix("常务").removeprefix("副")
        start = token.end - len(rest)
        return any(h.start == start and h.end <= token.end and h.category in ("title", "suffix") for h in self.sentence.hits)

    def ordinals(self) -> None:
        """Short forms of numbered schools and hospitals: 某市十四中, 市一院."""
        sentence = self.sentence
        for match in ORDINAL_UNIT.finditer(self.text, sentence.start, sentence.end):
            type_, (start, end) = self.unit(UNITS[match["unit"]]), match.span()
            if type_ is None or not self.place_or_level(start):
                continue
            place = self.place_at(start)
            level = "" if place else self.level_at(start)
            token = self.token_at.get(start - 1)
            begin = place.start if place else start - 1 if level else token.start if token else start
            rest = self.text[start if place or level else begin : end]
            self.ends[end].append(Organ(begin, end, type_.kind, rest, type_, place=place, level=level, proper=True))

    def divisions_of_corps(self) -> None:
        """Numbered divisions: 某兵团第六师, 兵团第六师."""
        corps = {h.end: h for h in self.sentence.hits if h.category == "ambiguous" and self.text[h.start : h.end].endswith("兵团")}
        for match in CORPS_UNIT.finditer(self.text, self.sentence.start, self.sentence.end):
            start, end = match.span()
            parent = self.parent_at(start)
            hit = corps.get(start)
            if (parent is None or parent.known is None) and hit is not None and isinstance(hit.term, KnownOrganization):
                parent = Organ(hit.start, start, hit.term.kind, hit.term.label, known=hit.term, proper=True)
            if parent is not None and self.text[parent.start : parent.end].endswith("兵团"):
                self.ends[end].append(Organ(parent.start, end, "Government", match.group(), parent=parent, proper=True))

    def unit(self, word: str) -> OrganizationType | None:
        """The type that an ending in full belongs to."""
        return next((t for t in self.ontology.organization_types if word in t.suffixes), None)

    def place_or_level(self, end: int) -> bool:
        """Whether a place, a level word or a name stands before a numbered school or hospital."""
        token = self.token_at.get(end - 1)
        return self.place_at(end) is not None or self.text[end - 1 : end] in LEVELS or token is not None and token.tag in PROPER_TAGS

    def list_departments(self) -> None:
        """Bare endings that follow one with its jurisdiction in a list: 某县委组织部、宣传部、统战部."""
        for end in sorted(self.ends):
            for organ in self.ends[end]:
                if organ.proper or organ.type is None or organ.type.open or self.text[organ.start - 1 : organ.start] not in ("、", "和"):
                    continue
                before = self.parent_at(organ.start - 1)
                if before is None or not before.proper or before.type is None or before.type.parent != organ.type.parent:
                    continue
                if before.parent is not None or before.place is not None or before.level:
                    organ.parent, organ.place, organ.level, organ.proper = before.parent, before.place, before.level, True

    def list_units(self) -> None:
        """Parts that follow one of their whole in a list: 某集团办公厅、规划发展部、计划营销部."""
        for token in self.sentence.tokens:
            if token.tag not in ("ORG", "n", "nz", "nt") or not 3 <= token.end - token.start <= 8 or self.text[token.start - 1] != "、":
                continue
            if self.text[token.end - 1] not in "部处室司办" or self.text[token.end : token.end + 1] not in "、，。有相主负等":
                continue
            before = self.parent_at(token.start - 1)
            taken = any(o.proper and o.start < token.end and token.start < o.end for organs in self.ends.values() for o in organs)
            if before is None or before.parent is None or taken:
                continue
            name = self.text[token.start : token.end]
            self.ends[token.end].append(
                Organ(token.start, token.end, "Organization", name, parent=before.parent, proper=True, confidence=0.75)
            )

    def pronouns(self) -> None:
        """我校, 本院, 我社: an institution that the document speaks for."""
        sentence = self.sentence
        for match in BARE.finditer(self.text, sentence.start, sentence.end):
            start, end = match.span()
            if not any(o.start < end and start < o.end for organs in self.ends.values() for o in organs if o.proper):
                self.ends[end].append(Organ(start, end, "Organization", "", level=BARE_HEADS[match.group()]))
        for match in SELF.finditer(self.text, sentence.start, sentence.end):
            start, end = match.span()
            if any(o.start < end and start < o.end for organs in self.ends.values() for o in organs if o.proper):
                continue
            self.ends[end].append(Organ(start, end, "Organization", "", level=match.group(1)))

    # -- pieces ------------------------------------------------------------------------------------------------

    def parent_at(self, end: int) -> Organ | None:
        """The longest organization that ends here."""
        return max(self.ends.get(end, ()), key=lambda o: (o.end - o.start, o.known is not None), default=None)

    def place_at(self, end: int) -> PlaceHit | None:
        """The longest place name that ends here."""
        return max(self.places.get(end, ()), key=lambda p: p.end - p.start, default=None)

    def level_at(self, end: int) -> str:
        """A level word that stands for a jurisdiction: 县 in 县统战部, 市 in 我市公安局; empty if there is none."""
        if end <= self.sentence.start or self.text[end - 1] not in LEVELS + "校院":
            return ""
        token = self.token_at.get(end - 1)
        if token is not None and token.start < end - 1:
            before = self.text[token.start : end - 1]
            if before not in PRONOUNS and not before.endswith(("，", "、")):
                return ""
        if self.text[end - 2 : end - 1] in ("全", "各", "城", "超"):
            return ""
        return self.text[end - 1]

    def known(self, hit: Hit, known: KnownOrganization) -> Organ | None:
        start = hit.start
        if CONGRESS.match(self.text, hit.end) and "Party" in known.kind:
            return None
        abroad = self.abroad(hit.start) if known.level == "national" and known.kind in STATE_BODIES else None
        if abroad is not None:
            return Organ(abroad.start, hit.end, known.kind, self.text[hit.start : hit.end], place=abroad, proper=True)
        if known.kind in ("Enterprise", "PublicInstitution") and self.qualifies(hit.end):
            return None
        if self.text.startswith("中共", start - 2) and start - 2 >= self.sentence.start:
            start -= 2
        return Organ(start, hit.end, known.kind, known.label, known=known, proper=True, confidence=0.97)

    def abroad(self, end: int) -> PlaceHit | None:
        """The other country whose ministry a common name means: 某国国防部, 美国防部."""
        place = self.place_at(end)
        if place is not None and place.country and place.country != "中国":
            return place
        char = self.text[end - 1 : end]
        token = self.token_at.get(end - 1)
        if char in COUNTRY_INITIALS and (token is None or token.start == end - 1):
            return PlaceHit(end - 1, end, char, country=COUNTRY_INITIALS[char])
        return None

    def qualifies(self, end: int) -> bool:
        """Whether a short name only qualifies the noun after it: 中国电子|政务论坛."""
        token = self.token_at.get(end)
        if token is None or token.start != end or token.tag not in ("n", "nz", "vn", "nw"):
            return False
        return not any(h.start == end and h.category in ("title", "suffix", "trigger") for h in self.sentence.hits)

    def closed(self, hit: Hit, type_: OrganizationType) -> Organ | None:
        """A body whose ending is its whole name: jurisdiction or parent, then the ending."""
        start, ending = hit.start, self.text[hit.start : hit.end]
        inner = self.within(hit)
        if inner is not None:
            return Organ(inner.start, hit.end, type_.kind, self.text[inner.end : hit.end], type_, parent=inner, proper=True)
        parent = self.parent_at(start)
        if parent is not None and ending[0] in LEVELS and len(ending) > 1 and parent.kind == "PartyCommittee":
            return Organ(start, hit.end, type_.kind, ending, type_, place=parent.place, level=ending[0], proper=True)
        if parent is not None:
            return Organ(parent.start, hit.end, _kind(type_, parent), ending, type_, parent=parent, proper=_named(parent))
        place = self.place_at(start)
        if place is None and ending[0] in LEVELS:
            place = self.place_at(start + 1) or self.unlisted(start, ending[0])
        if place is not None:
            return self.with_place(hit, type_, place, ending)
        level = "" if ending[0] in LEVELS else self.level_at(start)
        if level:
            begin = start - 1
            if self.text[begin - 1 : begin] in PRONOUNS:
                begin -= 1
            return Organ(begin, hit.end, type_.kind, ending, type_, level=level, proper=True, confidence=0.9)
        through = self.through(hit, type_)
        if through is not None:
            return through
        if ending[0] in LEVELS and len(ending) > 1:
            return Organ(start, hit.end, type_.kind, ending, type_, level=ending[0], proper=True, confidence=0.9)
        return Organ(start, hit.end, type_.kind, ending, type_, proper=False, confidence=0.6)

    def unlisted(self, end: int, level: str) -> PlaceHit | None:
        """A place that only the tagger knows, before an ending that has its level: 云川|县委."""
        token = self.token_at.get(end - 1)
        if token is None or token.end != end or token.tag not in ("ns", "LOC") or token.end - token.start > 4:
            return None
        return PlaceHit(token.start, end + 1, self.text[token.start : end] + level)

    def within(self, hit: Hit) -> Organ | None:
        """The body whose ending the ending begins with: 县政府 in 县政府办, 党委 in 党委宣传部."""
        inner = [
            h
            for h in self.sentence.hits
            if h.start == hit.start and h.end < hit.end and isinstance(h.term, OrganizationType) and not h.term.open
            and (self.text[h.end : hit.end] in self.endings or self.text[h.end : hit.end] == "办")
        ]
        if not inner:
            return None
        longest = max(inner, key=lambda h: h.end)
        assert isinstance(longest.term, OrganizationType)
        organ = self.closed(longest, longest.term)
        return organ if organ is not None and organ.proper else None

    def through(self, hit: Hit, type_: OrganizationType) -> Organ | None:
        """A closed ending with words between it and its parent: 某党某市第八届委员会, 某校地理教研组."""
        begin, parent, place, _ = self.walk(hit)
        if begin is None or begin == hit.start or parent is None and place is None:
            return None
        rest = self.text[parent.end if parent else place.end if place else begin : hit.end]
        start = parent.start if parent else place.start if place else begin
        kind = _kind(type_, parent) if parent else type_.kind
        return Organ(start, hit.end, kind, rest, type_, place=None if parent else place, parent=parent, proper=True)

    def stationed(self, organ: Organ) -> Organ:
        """A body sent by one and stationed at another: 省纪委驻省教育厅纪检组 belongs to the one that sent it."""
        sender = self.parent_at(organ.start - 1) if self.text[organ.start - 1 : organ.start] == "驻" else None
        if sender is None or organ.start - 1 <= self.sentence.start:
            return organ
        rest = self.text[sender.end : organ.end]
        return Organ(sender.start, organ.end, sender.kind, rest, organ.type, parent=sender, proper=True)

    def shared(self, organ: Organ) -> list[Organ]:
        """Bodies that share their ending over a list of places: 甲省、乙省政协."""
        found: list[Organ] = []
        start = organ.start
        while organ.place is not None and self.text[start - 1 : start] == "、":
            place = self.place_at(start - 1)
            if place is None or place.division is None or organ.place.division is None:
                break
            if place.division.level != organ.place.division.level:
                break
            found.append(Organ(place.start, place.end, organ.kind, organ.rest, organ.type, place=place, proper=True, confidence=0.85))
            start = place.start
        return found

    def with_place(self, hit: Hit, type_: OrganizationType, place: PlaceHit, ending: str) -> Organ:
        start, rest = place.start, ending
        if place.end > hit.start:
            rest = ending[1:] if ending[0] in LEVELS and place.name.endswith(ending[0]) else ending
        outer = self.parent_at(start)
        party = outer if outer is not None and outer.known is not None and "Party" in outer.kind else None
        if party is not None:
            return Organ(party.start, hit.end, "DemocraticPartyBranch", ending, type_, place=place, parent=party, proper=True)
        if self.text.startswith("中共", start - 2) and start - 2 >= self.sentence.start:
            start -= 2
        return Organ(start, hit.end, type_.kind, rest, type_, place=place, proper=True, confidence=0.95)

    def open(self, hit: Hit, type_: OrganizationType) -> Organ | None:
        """A body with a name of its own: walk left over the words of the name."""
        inner = next(
            (h for h in self.sentence.hits if h.start == hit.start and 1 < h.end - h.start < hit.end - hit.start and isinstance(h.term, OrganizationType)
             and self.text[h.end : hit.end] in self.endings),
            None,
        )
        if inner is not None and isinstance(inner.term, OrganizationType):
            whole = self.open(inner, inner.term) if inner.term.open else self.closed(inner, inner.term)
            if whole is not None and whole.proper:
                return Organ(whole.start, hit.end, type_.kind, self.text[inner.end : hit.end], type_, parent=whole, proper=True)
        begin, parent, place, evidence = self.walk(hit)
        if begin is None:
            return None
        if begin == hit.start and type_.kind == "Delegation" and self.text[begin - 1 : begin] in ("", "，", "。", "\n", "、"):
            return Organ(begin, hit.end, type_.kind, self.text[begin : hit.end], type_, confidence=0.6)
        if parent is None and place is None:
            begin = self.trim(begin, hit)
        name = self.text[begin : hit.end]
        if COLLECTIVE.match(name) or (parent is None and place is None and len(name) <= hit.end - hit.start):
            return None
        single = hit.end - hit.start == 1
        stem = hit.start - (parent.end if parent else place.end if place else begin)
        if single and stem < 2:
            return None
        if parent is not None and stem == 0:
            if parent.known is None and self.text[hit.start : hit.end] not in COMPANY:
                return Organ(parent.start, hit.end, type_.kind, self.text[hit.start : hit.end], type_, parent=parent, proper=True)
            if parent.known is None and parent.type is not None and parent.type.open:
                rest = parent.rest + self.text[hit.start : hit.end]
                return Organ(parent.start, hit.end, type_.kind, rest, type_, place=parent.place, parent=parent.parent, proper=True)
            if parent.known is None:
                return None
            return Organ(parent.start, hit.end, type_.kind, self.text[parent.start : hit.end], type_, proper=True)
        if self.text[begin : hit.start].endswith("工作") and self.text[hit.start : hit.end] == "中心":
            return None
        level = ""
        if parent is None and place is None:
            level = self.level_at(begin) if begin > self.sentence.start else ""
            own = self.token_at.get(begin)
            if name[0] in LEVELS + "校院" and self.level_at(begin + 1):
                level = name[0]
            elif name[0] in INSTITUTIONS and own is not None and own.end - own.start == 1:
                level = name[0]
            elif level:
                begin -= 1
                name = self.text[begin : hit.end]
        if single and parent is None and not level and evidence != "ORG":
            return None
        if not (parent or place or level or evidence or (STRONG.search(name) and len(name) - (hit.end - hit.start) >= 4)):
            return None
        rest = self.text[parent.end if parent else (place.end if place else begin) : hit.end]
        return Organ(
            parent.start if parent else (place.start if place else begin),
            hit.end,
            type_.kind,
            rest,
            type_,
            place=None if parent else place,
            level=level,
            parent=parent,
            proper=True,
            confidence=0.9 if (parent or place or evidence == "ORG") else 0.8,
        )

    def walk(self, hit: Hit) -> tuple[int | None, Organ | None, PlaceHit | None, str]:
        """From an ending to the left: where the name begins, its parent, its place, and the best word evidence."""
        position, evidence, closed = hit.start, "", False
        while position > self.sentence.start and hit.end - position < MAX_NAME:
            parent = self.parent_at(position)
            if parent is not None and _named(parent):
                return position, parent, None, evidence
            place = self.place_at(position)
            if place is not None:
                return self.from_place(place, evidence)
            if closed:
                break
            token = self.token_at.get(position - 1)
            step = self.step(position, token, hit)
            if step is None or step[0] >= position:
                break
            whole = token is not None and token.tag == "ORG"
            edges = self.ends if whole else (*self.ends, *self.places)
            edge = max((e for e in edges if step[0] < e < position and self.edge(e, whole)), default=0)
            position, tag = (edge, step[1]) if edge else step
            if edge:
                continue
            if tag in PROPER_TAGS and evidence != "ORG":
                evidence = tag
            if tag == "ORG":
                closed = True
                inner = self.inside(position, hit)
                if inner is not None:
                    return inner
        return position, None, None, evidence

    def edge(self, end: int, whole: bool) -> bool:
        """Whether a body or a place that is surely one ends here, inside a word of the tagger."""
        parent = self.parent_at(end)
        return parent is not None and parent.proper or not whole and self.place_at(end) is not None

    def from_place(self, place: PlaceHit, evidence: str) -> tuple[int, Organ | None, PlaceHit | None, str]:
        """A walk that has come to a place name: what stands before it may be the parent or a second place."""
        outer = self.parent_at(place.start)
        if outer is None and self.text[place.start - 1 : place.start] == "）":
            outer = self.parent_at(self.text.rfind("（", self.sentence.start, place.start))
        if outer is not None and _named(outer):
            return place.start, outer, None, evidence
        before = self.place_at(place.start)
        if before is not None and before.name[-1] not in LEVELS and place.name[-1] not in LEVELS:
            return before.start, None, before, evidence or "LOC"
        return place.start, None, place, evidence or "LOC"

    def inside(self, position: int, hit: Hit) -> tuple[int, Organ | None, PlaceHit | None, str] | None:
        """The parent or the place that a word of the tagger begins with."""
        organs = [o for organs in self.ends.values() for o in organs if o.start == position and o.end <= hit.start and o.proper]
        if organs:
            return position, max(organs, key=lambda o: o.end), None, "ORG"
        places = [p for places in self.places.values() for p in places if p.start == position and p.end <= hit.start]
        if places:
            return position, None, max(places, key=lambda p: p.end), "ORG"
        return None

    def step(self, position: int, token: Token | None, hit: Hit) -> tuple[int, str] | None:
        """One word to the left of `position`, if it can belong to a name."""
        char = self.text[position - 1]
        if char == "）":
            place = self.place_at(position - 1)
            if place is not None and self.text[place.start - 1 : place.start] == "（":
                return place.start - 1, ""
            return None
        if char in "”’":
            opening = self.text.rfind("“" if char == "”" else "‘", max(self.sentence.start, position - 14), position)
            return (opening, "nz") if opening >= self.sentence.start else None
        if token is None or (char in STOP_BEFORE and token.tag not in ("ORG", "c")) or self.is_title(token, position):
            return None
        word = self.text[token.start : token.end]
        if token.tag == "ORG" and self.text[token.start] in "率在到向对" and position > token.start + 1:
            return token.start + 1, "n"
        if token.start < hit.start < token.end or token.tag in NAME_TAGS:
            return token.start, token.tag
        if token.tag == "m" and (word.startswith("第") or re.fullmatch(r"[一二三四五六七八九十百0-9]+", word)):
            return token.start, "m"
        if token.tag in ("v", "vd", "ad") and word in (NAME_VERBS if self.text[hit.start] in "组团队" else NAME_VERBS - GROUP_VERBS):
            return token.start, token.tag
        if token.tag == "c" and word in "和与及" and hit.end - hit.start == 1:
            return token.start, "c"
        return None

    def is_title(self, token: Token, position: int) -> bool:
        """Whether a role word ends here: what stands before it is no part of the name."""
        return any(h.category == "title" and h.end == position and h.start >= token.start for h in self.sentence.hits)

    def trim(self, begin: int, hit: Hit) -> int:
        """Take off what cannot begin a name: conjunctions, adjectives, verbs, counts."""
        while begin < hit.start:
            token = self.token_at.get(begin)
            if token is None or token.start != begin or token.end > hit.start:
                break
            if token.tag in ("c", "a", "v", "vd", "ad", "f", "vn") or token.tag == "m" and self.text[begin] != "第":
                begin = token.end
                continue
            break
        return begin

    def from_tagger(self) -> None:
        """What only the tagger calls an organization: a body when a title or the ending of a part follows, else not."""
        for token in self.sentence.tokens:
            if token.tag != "ORG" or token.end - token.start < 4:
                continue
            if any(h.category == "title" and h.end == token.end and h.start > token.start for h in self.sentence.hits):
                continue
            start = token.start + (self.text[token.start] in "率在对由与和及到向给")
            name = self.text[start : token.end]
            if COLLECTIVE.match(name) or not re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9·“”]+", name):
                continue
            self.ends[token.end].append(Organ(start, token.end, "Organization", name, confidence=0.6))


def _named(organ: Organ) -> bool:
    """Whether a body can be the parent in a name: it is named as one, by our endings or by the tagger."""
    return organ.proper or (organ.type is None and organ.known is None)


def _kind(type_: OrganizationType, parent: Organ) -> str:
    """The class of a body under its parent: a committee of a democratic party is that party's branch."""
    if parent.known is not None and parent.kind in ("DemocraticParty", "PoliticalParty") and type_.kind in (
        "PartyCommittee",
        "PartyBranch",
        "Organization",
        "LeadingGroup",
    ):
        return "DemocraticPartyBranch"
    return type_.kind


def _select(organs: Iterable[Organ]) -> list[Organ]:
    """The mentions to keep: longest first, and inside them only the parents that their names show."""
    kept: list[Organ] = []
    ordered = sorted(organs, key=lambda o: (not _named(o) or o.type is None and o.known is None, o.start - o.end, not o.proper, o.known is None, o.start))
    for organ in ordered:
        if not any(organ.start < other.end and other.start < organ.end for other in kept):
            kept.append(organ)
    chain: list[Organ] = []
    for organ in kept:
        parent = organ.parent
        while parent is not None:
            chain.append(parent)
            parent = parent.parent
    found = sorted([*kept, *chain], key=lambda o: (o.start, o.end))
    return list(dict.fromkeys(found))
