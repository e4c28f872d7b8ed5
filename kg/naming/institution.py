"""The school, hospital or company that 我校, 院长 or 集团 mean: the one of its kind that the document names most."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from kg.analysis import PARTY_FRONTS, Named, Organ
from kg.faculties import is_faculty, of_school

# What the names of schools end in by which a county knows them: 云川一中, 某某附小.
SCHOOLS = (
    *(number + end for number in "一二三四五六七八九十" for end in "中小"),
    "附中",
    "附小",
    "高中",
    "职高",
    "职中",
    "技校",
)
# What the names of institutions end in, by the word that stands for them.
HEADS = {
    "校": ("大学", "学院", "学校", "中学", "小学", "党校", *SCHOOLS),
    "院": ("医院", "学院", "研究院", "科学院", "法院", "检察院", "卫生院", "保健院", "设计院"),
    "社": ("供销社", "供销联社", "通讯社", "报社", "出版社", "合作社", "供销合作社", "联社"),
    "厂": ("厂",),
    "系": ("系",),
    "园": ("幼儿园",),
    "中心": ("中心",),
    "行": ("银行",),
    "局": ("局",),
    "厅": ("厅",),
    "部": ("部",),
    "会": ("协会", "学会", "商会", "联合会", "委员会"),
    "馆": ("馆",),
    "台": ("电视台", "广播电台", "电台"),
    "公司": ("公司", "集团"),
    "集团": ("集团", "集团公司", "集团有限公司"),
    "总社": ("总社",),
    "总行": ("银行",),
}
SCHOOL = "校"
# How often a text names a body that everybody knows when 集团 or 总社 means it.
SPOKEN_FOR = 3
#: A minister called by the field, whose ministry no word of the text means: 教研部长.
OF_FIELD = re.compile("(?!.{0,2}副|常务|第一|代理|代|候任|原)[一-鿿]{2,}部长")
AIDE = "助理"
WORD_OF_TITLE = {
    "护士长": "院",
    "董事长": "公司",
    "总经理": "公司",
    "总编辑": "台",
    "校长": "校",
    "院长": "院",
    "台长": "台",
    "社长": "社",
    "厂长": "厂",
    "行长": "行",
    "馆长": "馆",
    "园长": "园",
    "局长": "局",
    "厅长": "厅",
    "部长": "部",
    "部务委员": "部",
    "会长": "会",
    "监事长": "会",
    "理事长": "会",
    "系主任": "系",
    "年级主任": "校",
    "年级长": "校",
    "班主任": "校",
    "教研组长": "校",
    "教务长": "校",
    "教导主任": "校",
    "教务主任": "校",
    "政教主任": "校",
    "德育主任": "校",
    "总务主任": "校",
    "教师": "校",
    "教授": "校",
    "老师": "校",
}
WORD_OF_COMMON_NOUN = {
    "学校": "校",
    "医院": "院",
    "学院": "院",
    "公司": "公司",
    "集团": "集团",
    "集团公司": "集团",
    "协会": "会",
    "商会": "会",
    "学会": "会",
    "联谊会": "会",
    "促进会": "会",
}
SELF = re.compile("(?:我|本|该)(校|院|系|社|厂|行|局|厅|馆|台|园|公司|集团|中心|会)")
OWN = re.compile(
    "[我本](校|院|系(?![统列])|社|园(?!区)|公司|集团|中心|会(?=(?:执行|常务|名誉)?副?(?:会长|秘书长|理事|监事)))"
)
#: The committees of the democratic parties in short: 盟市委, 社市委, 农工市委会; 委会 is no other party's.
OWN_PARTY = re.compile("(?P<party>[盟社])[省市县区州]委会?|[^盟社]{0,8}[省市县区州]委会")
BRANCH = "DemocraticPartyBranch"
#: The term of a committee, which its short name leaves out: 某党某市|第三届委员会.
TERM = re.compile("(?:第[一二三四五六七八九十]{1,3}届)?委员会$")
COMPANIES = ("集团", "公司", "银行")
COMPANY_ENDING = re.compile("(?:集团|控股|股份|有限责任|有限|公司)+$")
COMPANY_BRANCHES = ("分公司", "子公司", "分行", "支行")


class Leaders:
    """Which body of a document each word for an institution (校, 公司 …) stands for, as `institution` tells.

    `bodies` may grow at the end; `note` must be told of each that is new or was named once more. `strangers` are bodies
    that are not the document's own. Each question costs no walk over all bodies.
    """

    def __init__(self, bodies: Sequence[Named], strangers: Container[Named] = ()) -> None:
        self.bodies = bodies
        self.strangers = strangers
        self._index: dict[Named, int] = {}
        # By word, and whether it means the document's own: for each body minus its count and its index, old counts too.
        self._heaps: dict[tuple[str, bool], list[tuple[int, int]]] = {}

    def note(self, body: Named) -> None:
        """Take note that a body is new, or that what is known of it has changed."""
        if self._heaps:
            self._catch_up()
        for (word, _), heap in self._heaps.items():
            if _may_fit(body, HEADS[word]):
                heappush(heap, (-body.count, self._index[body]))

    def lead(self, word: str, own: Callable[[Named, str], bool] | None = None) -> Named | None:
        """The body that a word stands for, if there is one; `own` tells whether it may be the document's own.

        Without `own` it need not be. All questions with it must give the same.
        """
        heads = HEADS.get(word)
        if heads is None:
            return None
        asked = word, own is not None
        heap = self._heaps.get(asked)
        if heap is None:
            self._catch_up()
            fitting = [(-body.count, index) for index, body in enumerate(self.bodies) if _may_fit(body, heads)]
            heap = self._heaps[asked] = fitting
            heapify(heap)
        while heap:
            count, index = heap[0]
            body = self.bodies[index]
            if -count == body.count and _stands_for(body, word, heads):
                if own(body, word) if own is not None else body not in self.strangers:
                    return body
            heappop(heap)  # until the body is noted again
        return None

    def _catch_up(self) -> None:
        for index in range(len(self._index), len(self.bodies)):
            self._index[self.bodies[index]] = index


def institution(word: str, bodies: Iterable[Named]) -> Named | None:
    """The body that `word` (校, 公司 …) stands for: of its kind the one named most, the first among equals."""
    heads = HEADS.get(word)
    if heads is None:
        return None
    return max((b for b in bodies if _stands_for(b, word, heads)), key=lambda body: body.count, default=None)


def company_before(named: Mapping[Organ, Named], position: int) -> Named | None:
    """The company named last before a position of the text, which 公司 alone means there."""
    before = (pair for pair in named.items() if pair[0].end <= position and not pair[0].level)
    fitting = [(organ, body) for organ, body in before if institution("公司", [body]) is not None]
    return max(fitting, key=lambda pair: pair[0].end)[1] if fitting else None


def nearest(word: str, named: Mapping[Organ, Named], position: int) -> Named | None:
    """The institution named last before a position of the text that a word means there: 该校."""
    before = ((organ, body) for organ, body in named.items() if organ.end <= position and not organ.level)
    fitting = [(organ.end, body) for organ, body in before if institution(word, [body]) is not None]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _may_fit(body: Named, heads: tuple[str, ...]) -> bool:
    """Whether a body is of the kind, or is known to everybody and may be called so."""
    return body.organ.known is not None or body.name.endswith(heads)


def _stands_for(body: Named, word: str, heads: tuple[str, ...]) -> bool:
    """Whether a word may stand for a body: one whose name is whole, does more than point, and is of the kind."""
    return body.certain and not self_word(body.name) and _fits(body, word, heads)


def _fits(body: Named, word: str, heads: tuple[str, ...]) -> bool:
    """Whether a body is of the kind; one that everybody knows only if 集团 or 总社 is its own word, and often."""
    if body.organ.known is None:
        return body.name.endswith(heads) and not (word == SCHOOL and (is_faculty(body.name) or of_school(body.name)))
    called = any(form.endswith(heads) for form in (body.name, *body.surfaces))
    return called and (word.startswith("总") or (word == "集团" and body.count >= SPOKEN_FOR))


def self_word(name: str) -> str:
    """The word in a name that only points (我校, 该公司, 医院), or an empty string."""
    match = SELF.fullmatch(name)
    return match.group(1) if match else WORD_OF_COMMON_NOUN.get(name, "")


def own_words(text: str) -> list[re.Match[str]]:
    """Where a text first speaks of its own institution by each word (我校, 本公司), in order; group 1 is the word."""
    first: dict[str, re.Match[str]] = {}
    for match in OWN.finditer(text):
        first.setdefault(match.group(1), match)
    return list(first.values())


def word_of_title(title: str) -> str:
    """The word for the body whose head or member is called so (副校长: 校), or an empty string."""
    if OF_FIELD.fullmatch(title):
        return ""
    title = title.removesuffix(AIDE) or title
    return next((word for ending, word in WORD_OF_TITLE.items() if title.endswith(ending)), "")


def company(branch: Named, bodies: Iterable[Named]) -> Named | None:
    """The company that a 分公司 or 支行 is called after: the longest beginning shared with a company of the text."""
    if not branch.name.endswith(COMPANY_BRANCHES):
        return None
    best, length = None, 1
    for other in bodies:
        if other is branch or other.hint or other.place:
            continue
        whole = max((len(stem) for stem in _stems(other) if branch.name.startswith(stem)), default=0)
        shared = whole * 2 or (_shared(other.name, branch.name) if other.name.endswith(COMPANIES) else 0)
        if shared > length and "分" not in other.name[-3:]:
            best, length = other, shared
    return best


def _stems(body: Named) -> list[str]:
    """What a company is called without 集团 and the like, by each of its names: a branch's name begins so."""
    forms = (form for form in {body.name, *body.surfaces} if form.endswith(COMPANIES))
    return [stem for form in sorted(forms) if len(stem := COMPANY_ENDING.sub("", form)) > 1]


def delegation(part: Named, bodies: Iterable[Named]) -> Named | None:
    """The delegation that a numbered part (一分团) is of: the only one that a document names."""
    if not part.name.endswith("分团"):
        return None
    wholes = [body for body in bodies if body.certain and body.name.endswith("代表团")]
    return wholes[0] if len(wholes) == 1 else None


def party_branch(body: Named, bodies: Iterable[Named]) -> Named | None:
    """The democratic party's committee that its own news calls 盟市委 or 某市委会: the only one that is called so."""
    match = OWN_PARTY.fullmatch(body.name)
    if match is None or body.kind not in ("PartyCommittee", BRANCH):
        return None
    ending = body.name[len(match["party"] or "") :].removesuffix("会")
    front = PARTY_FRONTS.get(match["party"] or "", "")
    fitting = [b for b in bodies if b.kind == BRANCH and b.name.startswith(front)]
    fitting = [b for b in fitting if b is not body and TERM.sub("委", b.name).removesuffix("会").endswith(ending)]
    return fitting[0] if len(fitting) == 1 else None


def party_of(name: str) -> tuple[str, str]:
    """The democratic party and the level word of a committee that its news calls 社市委, or empty strings."""
    match = OWN_PARTY.fullmatch(name)
    party = PARTY_FRONTS.get(match["party"] or "", "") if match is not None else ""
    return (party, name[1]) if party else ("", "")


def _shared(a: str, b: str) -> int:
    """How many characters two names have in common at their beginning."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
