"""Full names of the organizations of one document.

What prose leaves out is filled in, and short forms find their full ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from kg.analysis import (
    ASSEMBLED,
    BRANCHES,
    LEVEL_WORDS,
    PRESIDIUM,
    REGION,
    SECRETARIAT,
    SPEAKERS,
    TOWN_WORDS,
    Analysis,
    Holding,
    Named,
    Organ,
    level_of,
)
from kg.naming import around, context, institution, jurisdiction
from kg.naming.jurisdiction import join, place_name
from kg.naming.short import ShortForms
from kg.ontology import KnownOrganization
from kg.preparation import is_national

__all__ = ["STATE", "Namer", "place_name"]

# Endings that are common nouns when nothing stands before them.
COMMON = frozenset(
    "办公室 办公厅 党委 党组 党支部 党总支 政府 人大 政协 委员会 常委会 常务委员会 理事会 监事会 研究室 支部 总支 "
    "法院 检察院 代表大会 主席团 秘书处 村委会 居委会 领导小组 指挥部 教研室 教研组 机关党委 人民政府 团委 工会 "
    "党工委 管委会 纪委 医务室 办事处 派出所 合作社 卫生院 人民法院 人民检察院 人民医院 党校 分公司 子公司".split()
)
# What the full name of a national body begins with, that national news leaves out.
NATIONAL = ("全国", "中央", "国家", "中国", "中共中央")
STATE = "中华人民共和国"
# The levels that only local news leaves unsaid which ones they are of.
LOCAL_LEVELS = "市县区州盟旗镇乡村"
# The type of the party committees, and the departments that only they have.
COMMITTEE = "party-committee"
# Whose party committees are called after their level, also where prose says 党委: 我县党委.
SEATS = ("市", "县", "旗", "盟")
CELLS = ("党委", "党组", "党总支", "党支部")
ASSEMBLIES = {"cppcc": "政协", "congress-standing-committee": "人大常委会", "congress": "人大"}
DEPARTMENTS = frozenset(
    "统战部 组织部 宣传部 政法委 政法委员会 社会工作部 社工部 政研室 政策研究室 网信办 巡察办".split()
)
# A bracket after the name of a body that explains it, before the name of its part.
GLOSS = re.compile("^（[^（）]+）(?=.)")
# Classes of bodies whose names are longer than place and ending where the place is only the beginning of a name.
LEVELS = tuple(LEVEL_WORDS)
AS_WRITTEN = ("PartyCommittee", "PartyGroup", "GovernmentDepartment")
# How the names of a prefecture's bodies begin, which go by the place without its level: 云川地委.
PREFECTURE = re.compile("地(?:委|区)|行署")
# The end of a body's name before a title.
UNREAD = re.compile("[会局院部处科社团厂店校馆所站]$|公司$|集团$|中心$")
#: What the names end in of bodies that are no part of another.
WHOLE = ("大学", "师大", "集团", "银行")
PARTIES = ("DemocraticParty", "PoliticalParty")
# Classes of bodies that a longer one of the text may be, and of those whose open endings alone tell which of many.
INSIDE = ("LeadingGroup", "Delegation")
LOOSE = ("Delegation", "GovernmentDepartment")
# Who makes an assembly's name one of many: 人大代表, 政协委员.
MEMBERS = ("代表", "委员")
BRANCHED = "DemocraticParty"


class Namer:
    """Names every organization mention of one document; the same body gets the same `Named`.

    `known` holds the reference organizations by each of their names. `of` maps a mention to its body, `bodies` are all
    bodies in the order they were named in, `mentions` the mentions in the order they were asked for.
    """

    def __init__(self, analysis: Analysis, known: Mapping[str, KnownOrganization]) -> None:
        self.analysis = analysis
        self.known = known
        self.national = is_national(analysis.document) and not analysis.is_local
        self.of: dict[Organ, Named] = {}
        self.mentions: list[Organ] = []
        self.bodies: list[Named] = []
        self._by_name: dict[str, Named] = {}
        levels = {organ.level for organ in analysis.all_organs() if organ.place is None}
        self._tells_level = bool(levels & set(LOCAL_LEVELS))
        if analysis.heading is not None:
            self._read_hints(analysis.heading)

    def _read_hints(self, heading: Analysis) -> None:
        """Full names that the title has: they may own what the text calls 我院 or 院党委, but have no mention there."""
        inner = Namer(heading, self.known)
        for organ in heading.all_organs():
            named = inner.name(organ)
            whole = organ.proper and organ.known is None and not organ.level
            if whole and named.certain and named.parent is None and named.name not in self._by_name:
                self._add(Named(named.name, named.kind, organ, named.place, hint=True))

    # -- names -----------------------------------------------------------------------------------------------------

    def name(self, organ: Organ) -> Named:
        """The body that a mention names, by its full name."""
        found = self.of.get(organ)
        if found is not None:
            return found
        self.mentions.append(organ)
        named = self.of[organ] = self._named(organ)
        surface = self._surface(organ)
        if surface and not organ.implied:
            named.surfaces[surface] += 1
        return named

    def _surface(self, organ: Organ) -> str:
        return self.analysis.text[organ.start : organ.end]

    def _named(self, organ: Organ) -> Named:
        if organ.known is not None:
            return self.register(organ.known.label, organ, organ.known.kind)
        if organ.parent is not None:
            organ.rest = organ.rest if organ.kind == "Enterprise" else GLOSS.sub("", organ.rest)
            return self._part(organ, self.name(organ.parent))
        if organ.place is not None:
            label, code = jurisdiction.place_name(organ.place)
            own = _has_own_name(organ) or around.holds_more(organ)
            if organ.type is not None and (organ.type.open or organ.type.seated or own):
                label = self.analysis.text[organ.place.start : organ.place.end]
            return self._seated(label, code, organ)
        if organ.level and (organ.level in LEVEL_WORDS or organ.level in (*TOWN_WORDS, REGION)):
            return self._relative(organ)
        stem = around.institute_before(self.analysis, organ)
        if stem:
            return self.register(stem + organ.rest, organ, organ.kind)
        found = self._of_institution(organ) if organ.level else None
        if not organ.level and not organ.proper:
            found = self._bare(organ)
        loose = organ.type is not None and organ.type.open and organ.kind == "GovernmentDepartment"
        certain = organ.proper and not (loose and self.national and not organ.level)
        surface = self._surface(organ) or organ.rest
        name = surface if organ.level in surface else organ.level + organ.rest
        return found or self.register(name, organ, organ.kind, certain=certain)

    def _part(self, organ: Organ, parent: Named) -> Named:
        """A body whose name shows its parent: 云川县委统战部, 民盟云川县委会."""
        if parent.kind in PARTIES:
            label, code = self._party_place(organ)
            kind = "DemocraticPartyBranch" if parent.kind == BRANCHED and organ.kind in BRANCHES else organ.kind
            return self.register(parent.name + join(label, organ.rest), organ, kind, code, parent)
        if self.is_bare(parent):
            return self.register(join(parent.name, organ.rest), organ, organ.kind, certain=False)
        code = jurisdiction.place_name(organ.place)[1] if organ.place else ""
        return self.register(join(parent.name, organ.rest), organ, organ.kind, code or parent.place, parent)

    def _seated(self, label: str, code: str, organ: Organ) -> Named:
        """A body of a place; its 统战部 and the like are its party committee's, which prose leaves out.

        Likewise its 提案委 is its consultative conference's, where the document names that.
        """
        above = ASSEMBLIES.get(organ.type.parent) if organ.type is not None and organ.kind in ASSEMBLED else None
        if above is not None and not organ.rest.startswith(above):
            assembly = self._by_name.get(join(label, above))
            if assembly is not None:
                return self.register(assembly.name + organ.rest, organ, organ.kind, code, assembly)
        committee = join(label, label[-1] + "委") if label[-1] in "省市县区州旗盟" else label
        if organ.rest == "党委" and label[-1] in SEATS:
            return self.register(committee, organ, organ.kind, code)
        if organ.type is None or organ.type.parent != COMMITTEE or organ.rest not in DEPARTMENTS:
            return self.register(join(label, organ.rest), organ, organ.kind, code)
        return self.register(committee + organ.rest, organ, organ.kind, code, self._by_name.get(committee))

    def _party_place(self, organ: Organ) -> tuple[str, str]:
        if organ.place is not None:
            return jurisdiction.place_name(organ.place)
        if organ.rest[:1] in LEVEL_WORDS:
            return jurisdiction.relative(self.analysis, organ.rest[0])
        return "", ""

    def _relative(self, organ: Organ) -> Named:
        """A body of 县, 市, 省 …: of the document's own."""
        label, code = jurisdiction.relative(self.analysis, organ.level)
        if not label and self.national:
            label, code = context.place_before(self.analysis, organ, organ.level)
        if label:
            return self._seated(label, code, organ)
        surface = self._surface(organ).removeprefix("中共")
        told = surface[:1] not in SPEAKERS and organ.level in surface
        name = join(organ.level, organ.rest) if organ.implied or not told else surface
        return self.register(name, organ, organ.kind, certain=organ.implied and not self.national)

    def _of_institution(self, organ: Organ) -> Named | None:
        """我校, 院党委: the institution that the word means, or a part of it."""
        pointed = self._surface(organ)[:1] in SPEAKERS
        bodies = around.without_others(self.analysis, self.of, self.bodies, organ.level) if pointed else self.bodies
        owner = self._last_company(organ) or institution.institution(organ.level, bodies)
        if owner is None:
            return None
        if not organ.rest:
            self._tell(owner, organ.start, organ.end)
            return owner
        self._tell(owner, organ.start, organ.start + len(organ.level))
        return self.register(owner.name + organ.rest, organ, organ.kind, owner.place, owner)

    def _last_company(self, organ: Organ) -> Named | None:
        """The company named last before 公司, which means that one, as 我公司 does not."""
        if organ.level != "公司" or self._surface(organ)[:1] in SPEAKERS:
            return None
        before = [(other.end, body) for other, body in self.of.items() if other.end <= organ.start and not other.level]
        fitting = [pair for pair in before if institution.institution(organ.level, [pair[1]]) is not None]
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None

    def _tell(self, body: Named, start: int, end: int) -> None:
        """Let the words that mean a body stand for it, if only the document's title has named it so far."""
        if body.hint:
            body.hint, body.organ = False, Organ(start, end, body.kind, body.name, proper=True)

    def _bare(self, organ: Organ) -> Named | None:
        """An ending without a jurisdiction: the national body in national news, the document's own in local news."""
        surface = self._surface(organ)
        if organ.rest == SECRETARIAT and organ.implied:
            meeting = context.meeting_before(self.analysis, organ)
            return self.register(meeting + organ.rest, organ, organ.kind) if meeting else None
        if organ.type is None or organ.type.open:
            return None
        if self.national and not self.analysis.text.startswith(MEMBERS, organ.end):
            body = context.body_before(self.analysis, organ, self.of)
            if body is not None:
                return body
        if surface == PRESIDIUM and not any(b.name.endswith(surface) and b.name != surface for b in self.bodies):
            meeting = context.meeting_before(self.analysis, organ)
            if meeting:
                return self.register(meeting + surface, organ, organ.kind)
        if surface in COMMON or len(surface) < 3:
            return None
        if not self.analysis.is_local:
            if not self.national and self._tells_level:
                return None
            known = next((self.known[front + surface] for front in NATIONAL if front + surface in self.known), None)
            if known is None:
                return None
            told = Organ(organ.start, organ.end, known.kind, known.label, known=known)
            return self.register(known.label, told, known.kind)
        if level_of(surface):
            label, code = jurisdiction.relative(self.analysis, level_of(surface))
        elif around.is_tail(self.analysis, organ):
            return None
        else:
            label, code = jurisdiction.home(self.analysis)
        return self._seated(label, code, organ) if label else None

    def register(
        self, name: str, organ: Organ, kind: str, place: str = "", parent: Named | None = None, *, certain: bool = True
    ) -> Named:
        """The body of this full name, with what the mention adds to what was known of it."""
        body = self.known.get(name) or (self.known.get(name[2:]) if name.startswith("中国") else None)
        if body is not None and organ.known is None:
            name, kind, place = body.label, body.kind, ""
            organ = replace(organ, known=body)
        found = self._by_name.get(name)
        if found is None:
            return self._add(Named(name, kind, organ, place, parent, certain=certain))
        if found.hint:
            found.organ, found.hint, found.kind, found.parent = organ, False, kind, parent
        elif found.parent is None:
            found.parent = parent
        found.certain = found.certain or certain
        return found

    def _add(self, body: Named) -> Named:
        self._by_name[body.name] = body
        self.bodies.append(body)
        return body

    # -- short forms -----------------------------------------------------------------------------------------------

    def merge(self) -> None:
        """Join short forms to full names once all are read: 溪州校友会 to 某学院溪州校友会, 我院 to the hospital."""
        joined: dict[Named, Named] = {}
        parts: dict[Named, list[Named]] = defaultdict(list)
        for body in self.bodies:
            if body.parent is not None:
                parts[body.parent].append(body)
        short = ShortForms(tuple(body for body in self.bodies if body.place not in self.analysis.elsewhere))
        for body in tuple(self.bodies):
            full = self._full_form(body, short, joined)
            if full is None or full is body:
                continue
            self._join(body, full, joined, parts)
        self.bodies = [body for body in self.bodies if body not in joined]
        for organ, body in self.of.items():
            while body in joined:
                body = joined[body]
            self.of[organ] = body
        for body in self.bodies:
            if body.parent is None and not body.hint:
                body.parent = institution.company(body, self.bodies)
                whole = institution.delegation(body, self.bodies)
                if whole is not None:
                    body.names.add(body.name)
                    body.name, body.parent = whole.name + body.name, whole

    def _join(self, body: Named, full: Named, joined: dict[Named, Named], parts: dict[Named, list[Named]]) -> None:
        """Let a body be the one that its name is short for, and its parts that one's; a part of both is one too."""
        joined[body] = full
        if not body.hint:
            self._tell(full, body.organ.start, body.organ.end)
        full.surfaces.update(body.surfaces)
        full.names.add(body.name)
        del self._by_name[body.name]
        for part in parts.pop(body, ()):
            name = full.name + part.name.removeprefix(body.name)
            same = self._by_name.get(name)
            if same is not None and same is not part and same.parent is full and part.name.startswith(body.name):
                self._join(part, same, joined, parts)
                continue
            part.parent = full
            parts[full].append(part)
            self._rename(part, body.name, full.name)

    def _rename(self, part: Named, short: str, full: str) -> None:
        """Call a part after the full name of its whole, unless another body is called so."""
        name = full + part.name.removeprefix(short)
        if part.name.startswith(short) and part.organ.known is None and name not in self._by_name:
            self._by_name[name] = self._by_name.pop(part.name, part)
            part.names.add(part.name)
            part.name = name

    def _full_form(self, body: Named, short: ShortForms, joined: Mapping[Named, Named]) -> Named | None:
        if body.organ.known is not None:
            return None
        branch = institution.party_branch(body, self.bodies)
        if branch is not None:
            return branch
        if self.is_bare(body):
            inside = short.longer(body) if body.kind in INSIDE else []
            return inside[0] if len(inside) == 1 else None
        word = institution.self_word(body.name)
        if word:
            bodies = [each for each in self.bodies if each not in joined]
            if body.name[0] in SPEAKERS:
                bodies = around.without_others(self.analysis, self.of, bodies, word)
            return institution.institution(word, bodies)
        longer = [each for each in short.longer(body) if each not in joined]
        return min(longer, key=lambda each: (-each.count, each.organ.start), default=None)

    def is_bare(self, body: Named) -> bool:
        """Whether national news tells a body by its kind alone, and nothing before says which one of many."""
        type_ = body.organ.type
        closed = body.organ.level != "" or (type_ is not None and (not type_.open or type_.kind in LOOSE))
        return self.national and closed and not body.certain and body.parent is None

    # -- whose post it is ------------------------------------------------------------------------------------------

    def owner_of(self, holding: Holding) -> Named | None:
        """The body that a post belongs to; of a title that names none, the institution whose head is called so."""
        organ = holding.organ
        if organ is not None:
            named = self.name(organ)
            if not named.certain and self._surface(organ) in COMMON and around.is_tail(self.analysis, organ):
                return None  # 某工作站|办公室主任
            return named if named.certain or named.parent is not None else self._part_of_main(named, organ)
        if UNREAD.search(self.analysis.text, max(0, holding.start - 2), holding.start):
            return None  # what stands before the title is whose it is, and could not be read
        word = institution.word_of_title(holding.title)
        body = institution.institution(word, self._near(holding) or around.subjects(self.analysis, self.bodies))
        body = body or institution.institution(word, self.bodies)
        if body is not None:
            self._tell(body, holding.end - len(holding.title), holding.end)
        return body

    def _near(self, holding: Holding) -> list[Named]:
        """The body of its kind named last before a post in its sentence, if there is one."""
        sentence = next((s for s in self.analysis.sentences if s.start <= holding.start < s.end), None)
        organs = self.analysis.organs.get(sentence.index, ()) if sentence is not None else ()
        word = institution.word_of_title(holding.title)
        for organ in sorted(organs, key=lambda o: -o.end):
            if organ.end <= holding.start and organ.proper and not organ.level:
                body = self.name(organ)
                if institution.institution(word, [body]) is not None:
                    return [body]
        return []

    def _part_of_main(self, named: Named, organ: Organ) -> Named:
        """A part named without its whole (护理部主任) belongs to the institution that the document speaks for."""
        surface = self._surface(organ)
        if named.name != surface or (len(surface) < 3 and surface not in COMMON) or self._is_whole(organ):
            return named
        main = self._main()
        if main is None or main is named:
            return named
        whole = self.register(main.name + surface, organ, organ.kind, main.place, main)
        whole.surfaces[surface] += 1
        self.of[organ] = whole
        return whole

    def _is_whole(self, organ: Organ) -> bool:
        """Whether a body that only the tagger knows is no part of another: a place begins its name, or 大学 ends it."""
        if self._surface(organ).endswith(WHOLE):
            return True
        return any(place.start == organ.start for s in self.analysis.sentences for place in s.places)

    def _main(self) -> Named | None:
        """The institution or company that a document speaks for when it says 我院, 我校, or 院党委 alone."""
        for match in institution.own_words(self.analysis.text):
            bodies = around.without_others(self.analysis, self.of, self.bodies, match.group(1))
            owner = institution.institution(match.group(1), bodies)
            if owner is not None:
                self._tell(owner, match.start(), match.end())
                return owner
        for organ in self.analysis.all_organs():
            if organ.rest in CELLS and organ.level in institution.HEADS:
                return institution.institution(organ.level, self.bodies)
        return None


def _has_own_name(organ: Organ) -> bool:
    """Whether a place stands in a longer name, or before a prefecture's body, and is written as they are."""
    if organ.place is None or organ.place.country or organ.type is None or not organ.rest:
        return False
    if PREFECTURE.match(organ.rest):
        return True
    longer = organ.rest not in organ.type.suffixes and organ.rest[0] not in "第原驻"
    short = organ.place.division is not None and not organ.place.name.endswith(LEVELS)
    return longer and short and organ.kind in AS_WRITTEN and not level_of(organ.rest)
