"""How far the name of a body reaches to the left of its ending: over the words of a name, up to its parent or place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.analysis import LEVEL_WORDS, Hit, Organ, PlaceHit
from kg.chart import DRAWN_IN, Chart, is_named, name_start
from kg.language.tagger import Token
from kg.ontology import OrganizationType

#: The tagger's classes of words that names are made of.
NAME_TAGS = frozenset({"n", "nz", "nt", "ns", "nr", "nw", "ORG", "LOC", "vn", "an", "s", "f", "a", "xc"})
#: Of these, the ones that speak for a name.
PROPER_TAGS = frozenset({"nz", "nt", "ns", "nw", "ORG", "LOC", "PER"})
#: Verbs that the names of bodies are made of; other verbs end a name.
NAME_VERBS = frozenset(
    """
    建设 发展 管理 研究 教育 规划 监督 服务 保障 合作 交流 促进 改革 开发 投资 运营 设计 勘探 检测 监测 评价 评估 培训
    联络 协调 指导 统计 调查 执法 检查 督查 考察 救援 咨询 创新 防控 应急 宣传 组织 推广 联合 综合 整治 治理 审查 审计
    监察 保护 修复 贸易 出版 印刷 制造 装备 运输 传播 展览 演艺 救助 援助 信访 接待 采购 招标 交易 结算 清算 征收 安置
    拆迁 改造 更新 遇难 抗战 抗日 起义
    巡视 巡察 督导 推进 提升 攻坚 扶贫 振兴 种植 养殖 加工 销售 供应 物流 配送 租赁 担保 融资
    """.split()
)
#: Of these, the ones that only groups sent to do them are named after.
GROUP_VERBS = frozenset("调查 检查 督查 考察 审查 巡视 巡察 督导 推进 指导 评估 接待 整治 救援".split())
#: Characters that govern a name and stand in none.
STOP_BEFORE = frozenset("在到对向由从于和与及或、，。；：！？ \n\t的了着过就将把被为等")
#: Classes of bodies whose names join fields with a conjunction.
JOINING = ("GovernmentDepartment", "LeadingGroup", "CongressStandingCommittee", "CPPCC")
#: The brackets of firms that are groups.
GROUP = re.compile("（(?:集团|控股)）$")
#: Titles that names of bodies have too: 世界|领袖|联盟.
IN_NAMES = ("领袖",)
#: A bracket that explains what a branch of a society is for: 某拳（某掌）|分会.
EXPLAINED = re.compile("（[\u4e00-\u9fff]{2,8}）$")
BRANCH = "分会"
#: The tagger's class of the titles of works, which begin no name.
WORK = "nw"
#: A word that ends what a body is about and not its name: 某会议精神|宣讲团.
TOPIC = "精神"
#: Classes of societies that are named by their seat and then by where their members come from.
SOCIETIES = ("ChamberOfCommerce", "Association")
#: Whom a centre is for: 为农|服务中心.
SERVED = re.compile("[农民侨企老军]服务(?:中心|站)")
#: Of these, what one body does with another whose name follows.
ACTS = frozenset("组织 联合 指导 协调 推进 督导 调查 检查 督查 考察 服务 接待".split())
COUNT = re.compile("[一二三四五六七八九十百0-9]+")
MAX_NAME = 32


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a name begins, its parent or its place (never both), and the tag of the best word in it.

    `cut`: a conjunction stands before it, and no parent or place before that shows whether it is a part of the name.
    """

    begin: int
    parent: Organ | None = None
    place: PlaceHit | None = None
    evidence: str = ""
    cut: bool = False

    @property
    def outer(self) -> Organ | PlaceHit | None:
        """The parent or the place that the name begins with."""
        return self.parent or self.place


def reach(chart: Chart, hit: Hit) -> Reach:
    """Walk from an ending to the left; the walk ends at a parent, at a place, or at a word that is in no name.

    The tagger's organizations are trusted as to where they begin, so nothing before one is taken into the name.
    """
    position, evidence, closed, joined = hit.start, "", False, 0
    while position > chart.sentence.start and hit.end - position < MAX_NAME:
        parent = chart.parent_at(position)
        if parent is not None and is_named(parent):
            return Reach(position, parent, evidence=evidence)
        place = chart.place_at(position)
        if place is not None:
            return _from_place(chart, place, evidence, hit)
        bracketed = _before_brackets(chart, position)
        if bracketed is not None:
            return Reach(position, bracketed, evidence=evidence)
        if closed:
            break
        token = chart.words.get(position - 1)
        step = _step(chart, position, token, hit)
        if step is None or step[0] >= position or _governs(chart, step[0], token):
            break
        edge = _edge(chart, step[0], position, token is not None and token.tag == "ORG")
        if edge and chart.text[position - 1] != "）":
            position = edge
            continue
        if token is not None and token.tag == "c" and hit.end - hit.start > 1:
            joined = joined or position
        position, tag = step
        if tag in PROPER_TAGS and evidence != "ORG":
            evidence = tag
        if tag == "ORG":
            closed = True
            inner = _inside(chart, position, hit)
            if inner is not None:
                return inner
    return Reach(joined or position, evidence=evidence, cut=joined > 0)


def _before_brackets(chart: Chart, position: int) -> Organ | None:
    """The body before a bracket that explains it: 某国上院（议会上院）外事委员会."""
    if chart.text[position - 1 : position] != "）":
        return None
    parent = chart.parent_at(chart.text.rfind("（", chart.sentence.start, position))
    return parent if parent is not None and is_named(parent) else None


def _governs(chart: Chart, start: int, token: Token | None) -> bool:
    """Whether the verb that begins here is what a body does: 市人大常委会|组织常委会, 县妇联|联合团县委."""
    if token is None or token.start != start or token.tag not in ("v", "vn", "vd", "ad"):
        return False
    acting = chart.parent_at(start)
    return chart.text[start : token.end] in ACTS and acting is not None and acting.proper


def _edge(chart: Chart, start: int, end: int, whole: bool) -> int:
    """Where, inside a word of the tagger, the last body or place that is surely one ends; 0 if none does.

    Places count unless the word is an organization as a whole.
    """
    for position in range(end - 1, start, -1):
        parent = chart.parent_at(position)
        named = parent is not None and (parent.proper or parent.level != "")
        if named or (not whole and chart.place_at(position) is not None):
            return position
    return 0


def _from_place(chart: Chart, place: PlaceHit, evidence: str, hit: Hit) -> Reach:
    """A walk that has come to a place name: what stands before it may be the parent or a second place."""
    outer = chart.parent_at(place.start)
    if outer is None and chart.text[place.start - 1 : place.start] == "）":
        outer = chart.parent_at(chart.text.rfind("（", chart.sentence.start, place.start))
    if outer is not None and is_named(outer):
        return Reach(place.start, outer, evidence=evidence)
    before = chart.place_at(place.start)
    society = isinstance(hit.term, OrganizationType) and hit.term.kind in SOCIETIES
    if before is not None and place.end == hit.start and society:
        return Reach(before.start, place=before, evidence=evidence or "LOC")  # the seat of a chamber, then the origin
    if before is not None and before.name[-1] not in LEVEL_WORDS and place.name[-1] not in LEVEL_WORDS:
        return Reach(before.start, place=before, evidence=evidence or "LOC")
    return Reach(place.start, place=place, evidence=evidence or "LOC")


def _inside(chart: Chart, position: int, hit: Hit) -> Reach | None:
    """The parent or the place that a word of the tagger begins with."""
    organs = [o for o in chart.organs() if o.start == position and o.end <= hit.start and o.proper]
    if organs:
        return Reach(position, max(organs, key=lambda o: o.end), evidence="ORG")
    places = [p for at in chart.places.values() for p in at if p.start == position and p.end <= hit.start]
    if places:
        return Reach(position, place=max(places, key=lambda p: p.end), evidence="ORG")
    return None


def _step(chart: Chart, position: int, token: Token | None, hit: Hit) -> tuple[int, str] | None:
    """Where one word to the left of `position` begins, and its tag, if it can belong to a name."""
    char = chart.text[position - 1]
    if char == "为" and SERVED.match(chart.text, position):
        return position - 1, "n"
    if char == "）":
        branch = EXPLAINED.search(chart.text, chart.sentence.start, position)
        if branch and position == hit.start and chart.text.startswith(BRANCH, hit.start):
            return branch.start(), ""
        return _over_brackets(chart, position)
    if char in "”’":
        return _over_quotes(chart, position, "“" if char == "”" else "‘")
    if token is None or (char in STOP_BEFORE and token.tag not in ("ORG", "c")) or _is_title(chart, token, position):
        return None
    if token.tag == "vn" and DRAWN_IN.fullmatch(chart.text, token.start, token.end):
        return None
    if token.tag == "nt" and name_start(chart, token) > token.start:
        start = name_start(chart, token)
        return (start, "n") if start < position else None
    if token.tag == "ORG":
        start = name_start(chart, token)
        return (start, "n" if start > token.start else "ORG") if start < position else None
    if token.tag == WORK and token.start < hit.start and hit.end < token.end:
        return None
    if TOPIC in chart.text[token.start : token.end]:
        return None
    if token.start < hit.start < token.end or token.tag in NAME_TAGS or _joins(chart, token, hit):
        return token.start, token.tag
    return None


def _over_brackets(chart: Chart, position: int) -> tuple[int, str] | None:
    """A place in brackets, or what kind of firm it is: 某某（云川）有限公司, 某某（集团）有限公司."""
    place = chart.place_at(position - 1)
    if place is not None and chart.text[place.start - 1 : place.start] == "（":
        return place.start - 1, ""
    group = GROUP.search(chart.text, chart.sentence.start, position)
    return (group.start(), "") if group else None


def _over_quotes(chart: Chart, position: int, mark: str) -> tuple[int, str] | None:
    """A name in quotation marks: “新芽”志愿服务队."""
    opening = chart.text.rfind(mark, max(chart.sentence.start, position - 14), position)
    if opening < chart.sentence.start or chart.text.endswith(("活动", "行动", "会议", "仪式"), opening, position - 1):
        return None
    return opening, "nz"


def _joins(chart: Chart, token: Token, hit: Hit) -> bool:
    """Whether a number, a verb or a conjunction is one that names of bodies have."""
    word = chart.text[token.start : token.end]
    if token.tag == "m":
        return word.startswith("第") or COUNT.fullmatch(word) is not None
    if token.tag in ("v", "vd", "ad"):
        return word in NAME_VERBS and (chart.text[hit.start] in "组团队" or word not in GROUP_VERBS)
    return token.tag == "c" and word in "和与及" and (hit.end - hit.start == 1 or _joins_fields(chart, token, hit))


def _joins_fields(chart: Chart, token: Token, hit: Hit) -> bool:
    """Whether a conjunction may join two fields of one ministry or commission: 经济和货币事务委员会, 工业与能源部."""
    before = chart.words.get(token.start - 1)
    if before is None or before.tag not in ("n", "vn", "an", "nz") or chart.parent_at(token.start) is not None:
        return False
    after = (chart.words.get(position) for position in range(token.end, hit.start))
    if any(word is not None and word.tag in PROPER_TAGS for word in after):
        return False
    kind = hit.term.kind if isinstance(hit.term, OrganizationType) else ""
    return chart.text[hit.end - 1] in "部委局厅会" and kind in JOINING


def _is_title(chart: Chart, token: Token, position: int) -> bool:
    """Whether a role word ends here: what stands before it is no part of the name."""
    if chart.text.endswith(IN_NAMES, token.start, position):
        return False
    return any(h.category == "title" and h.end == position and h.start >= token.start for h in chart.sentence.hits)
