"""Full names of the organizations of one document.

What prose leaves out is filled in, and short forms find their full ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.analysis import (
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
from kg.cells import INNER
from kg.naming import around, bare, context, inside, institution, jurisdiction, preceding, towns
from kg.naming.jurisdiction import join, place_name
from kg.naming.merging import Merger
from kg.naming.register import Register
from kg.naming.voice import Voice
from kg.ontology import KnownOrganization
from kg.preparation import is_national

__all__ = ["STATE", "Namer", "place_name"]

STATE = "中华人民共和国"
#: The levels that only local news leaves unsaid which ones they are of.
LOCAL_LEVELS = frozenset("市县区州盟旗镇乡村")
#: The class of the departments that committees have, and what the names of schools end in that have them, too.
PARTY_DEPARTMENT, UNIVERSITIES = "PartyDepartment", ("大学", "学院")
#: What doctors of hospitals are called, too.
TEACHERS = "教授"
#: How the names of a firm's branches end, whose cells are not the firm's: 四分公司|党委.
UNREAD_BRANCHES = ("分公司", "子公司")
#: How often the text names the institution that it speaks for without saying so.
SPOKEN_OF = 2
#: What points at the institution told last: 该校.
THAT = "该"
#: A bracket after the name of a body that explains it, before the name of its part.
GLOSS = re.compile("^（[^（）]+）(?=.)")
PARTIES = ("DemocraticParty", "PoliticalParty")
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
        self.register = Register(known)
        self.voice = Voice(analysis, self.of, self.register, national=self.national)
        levels = {organ.level for organ in analysis.all_organs() if organ.place is None}
        self._tells_level = bool(levels & LOCAL_LEVELS)
        self._seats = towns.seats(analysis)
        if analysis.heading is not None:
            self._read_hints(analysis.heading)
        self.voice.read_signature()

    @property
    def bodies(self) -> list[Named]:
        """All bodies, in the order they were named in."""
        return self.register.bodies

    def _read_hints(self, heading: Analysis) -> None:
        """Full names that the title has: they may own what the text calls 我院 or 院党委, but have no mention there."""
        inner = Namer(heading, self.known)
        for organ in heading.all_organs():
            named = inner.name(organ)
            whole = organ.proper and organ.known is None and not organ.level
            if whole and named.certain and named.parent is None and named.name not in self.register.by_name:
                self.register.add(Named(named.name, named.kind, organ, named.place, hint=True))

    # -- names -----------------------------------------------------------------------------------------------------

    def name(self, organ: Organ) -> Named:
        """The body that a mention names, by its full name."""
        found = self.of.get(organ)
        if found is not None:
            return found
        self.mentions.append(organ)
        named = self._named(organ)
        surface = self._surface(organ)
        if surface and not organ.implied:
            named.surfaces[surface] += 1
        self._note(organ, named)
        return named

    def _note(self, organ: Organ, body: Named) -> None:
        """Let a mention be a body's, and no longer the one's whose it was."""
        before = self.of.get(organ)
        self.of[organ] = body
        self.voice.note(organ, body, before)

    def _surface(self, organ: Organ) -> str:
        return self.analysis.text[organ.start : organ.end]

    def _named(self, organ: Organ) -> Named:
        if organ.known is not None:
            return self.register.take(organ.known.label, organ, organ.known.kind)
        if organ.parent is not None:
            organ.rest = organ.rest if organ.kind == "Enterprise" else GLOSS.sub("", organ.rest)
            return self._part(organ, self.name(organ.parent))
        if organ.place is not None:
            label, code = place_name(organ.place)
            if around.is_as_written(organ):
                label = self.analysis.text[organ.place.start : organ.place.end]
            if towns.is_town(organ.place) and label == organ.place.name:
                return self._in_town(label, code, organ)
            return self._seated(label, code, organ)
        if organ.level and (organ.level in LEVEL_WORDS or organ.level in (*TOWN_WORDS, REGION)):
            return self._relative(organ)
        stem = around.institute_before(self.analysis, organ)
        if stem:
            return self.register.take(stem + organ.rest, organ, organ.kind)
        return self._pointed_at(organ) or self._as_written(organ)

    def _part(self, organ: Organ, parent: Named) -> Named:
        """A body whose name shows its parent: 云川县委统战部, 民盟云川县委会."""
        if parent.kind in PARTIES:
            label, code = jurisdiction.of_party(self.analysis, organ)
            kind = "DemocraticPartyBranch" if parent.kind == BRANCHED and organ.kind in BRANCHES else organ.kind
            return self.register.take(parent.name + join(label, organ.rest), organ, kind, code, parent)
        name = join(parent.name, organ.rest if self.national else inside.without_term(organ.rest))
        if context.is_of_term(organ.rest) and organ.parent is not None and parent.organ.known is not None:
            name = self._surface(organ.parent) + organ.rest  # which sitting of which term it is of, the text says
        if self.is_bare(parent):
            return self.register.take(name, organ, organ.kind, certain=False)
        code = place_name(organ.place)[1] if organ.place else ""
        return self.register.take(name, organ, organ.kind, code or parent.place, parent)

    def _seated(self, label: str, code: str, organ: Organ) -> Named:
        """A body of a place."""
        name, above = jurisdiction.seat(label, organ, self.register.by_name)
        return self.register.take(name, organ, organ.kind, code, above)

    def _in_town(self, label: str, code: str, organ: Organ) -> Named:
        """A body of a town or village, after the county that the document told; it goes by its name without it, too."""
        before = self._seats.get(label, "")
        named = self._seated(before + label, code, organ)
        if before and organ.known is None:
            named.names.add(jurisdiction.seat(label, organ, {})[0])
        return named

    def _relative(self, organ: Organ) -> Named:
        """A body of 县, 市, 省 …: of the document's own."""
        label, code = jurisdiction.relative(self.analysis, organ.level)
        if not label and self.national:
            label, code = context.place_before(self.analysis, organ, organ.level)
        if label:
            return self._in_town(label, code, organ)
        surface = self._surface(organ).removeprefix("中共")
        levelled = surface[:1] not in SPEAKERS and organ.level in surface
        name = join(organ.level, organ.rest) if organ.implied or not levelled else surface
        return self.register.take(name, organ, organ.kind, certain=organ.implied and not self.national)

    def _as_written(self, organ: Organ) -> Named:
        """A body by the words of its mention; they are no whole name where it is only pointed at."""
        surface = self._surface(organ) or organ.rest
        name = surface if organ.level in surface else organ.level + organ.rest
        certain = organ.proper and not (self.national and bare.is_loose(organ))
        return self.register.take(name, organ, organ.kind, certain=certain)

    # -- what only points at a body --------------------------------------------------------------------------------

    def _pointed_at(self, organ: Organ) -> Named | None:
        """The body that 我校, 院党委 or an ending alone mean, if the document tells which one."""
        if organ.level:
            return self._of_institution(organ)
        return self._of_speaker(organ) or (None if organ.proper else self._of_ending(organ))

    def _of_speaker(self, organ: Organ) -> Named | None:
        """A part of the institution whose report it is, told without it: 理事会, 高中部."""
        if self.national:
            return None
        ends = inside.wholes(self.analysis, organ)
        whole = inside.whole(ends, self.bodies, [self.voice.main(), *self.voice.subjects()]) if ends else None
        if whole is None:
            whole = self._of_office(organ, inside.divided(organ))
        if whole is None:
            return None
        organ.proper = True
        kind = inside.kind_within(organ, whole)
        return self.register.take(whole.name + self._surface(organ), organ, kind, whole.place, whole)

    def _of_office(self, organ: Organ, ends: tuple[str, ...]) -> Named | None:
        """The institution that a document speaks for, if its name ends so, for a section told without it: 水保科."""
        if not ends or bare.is_whole(self.analysis, organ) or not around.opens_phrase(self.analysis, organ):
            return None
        whole = self.voice.main()
        if whole is None or (whole.count < SPOKEN_OF and not whole.hint):
            whole = self.voice.office() or whole  # one told but once is rather somebody's else
        if whole is None or not whole.name.endswith(ends):
            return None
        whole.tell(organ.start, organ.end)
        return whole

    def _of_institution(self, organ: Organ) -> Named | None:
        """我校, 院党委: the institution that the word means, or a part of it."""
        points, word = self._surface(organ)[:1] in SPEAKERS, organ.level
        owner = institution.company_before(self.of, organ.start) if word == "公司" and not points else None
        if self._surface(organ)[:1] == THAT:
            owner = institution.nearest(word, self.of, organ.start)
        if owner is None:
            owner = (
                self.voice.own(word)
                if points or self.voice.says(word)
                else self.voice.signer(word) or self.voice.lead(word)
            )
        if owner is None:
            return None
        if not organ.rest:
            owner.tell(organ.start, organ.end)
            return owner
        owner.tell(organ.start, organ.start + len(word))
        name = owner.name + organ.rest.removeprefix(word)  # 局|安全科 has the word in it, 局|办公室 has not
        return self.register.take(name, organ, organ.kind, owner.place, owner)

    def _of_ending(self, organ: Organ) -> Named | None:
        """An ending without a jurisdiction: the national body in national news, the document's own in local news."""
        surface = self._surface(organ)
        if organ.rest == SECRETARIAT and organ.implied:
            return self._of_meeting(organ, organ.rest)
        if organ.type is None or organ.type.open:
            return None
        body = None
        if self.national and not bare.names_members(self.analysis, organ):
            body = context.body_before(self.analysis, organ, self.of)
        if body is None and surface == PRESIDIUM and not self._has_longer(surface):
            body = self._of_meeting(organ, surface)
        body = body or self._of_university(organ, surface)
        if body is not None or bare.says_nothing(surface):
            return body
        return self._of_home(organ, surface) if self.analysis.is_local else self._of_nation(organ, surface)

    def _of_university(self, organ: Organ, surface: str) -> Named | None:
        """A department of the party in the report of a university, which has its own: 组织部、宣传部."""
        if self.national or organ.kind != PARTY_DEPARTMENT or level_of(surface):
            return None
        own_word = self.voice.says(institution.SCHOOL) or self.voice.is_signed
        university = self.voice.own(institution.SCHOOL) if own_word else None
        if university is None or not university.name.endswith(UNIVERSITIES):
            return None
        return self.register.take(university.name + surface, organ, organ.kind, university.place, university)

    def _has_longer(self, surface: str) -> bool:
        """Whether a body is named that ends so."""
        return any(body.name.endswith(surface) and body.name != surface for body in self.bodies)

    def _of_meeting(self, organ: Organ, ending: str) -> Named | None:
        """A body of the meeting that was told last."""
        meeting = context.meeting_before(self.analysis, organ)
        return self.register.take(meeting + ending, organ, organ.kind) if meeting else None

    def _of_nation(self, organ: Organ, surface: str) -> Named | None:
        """The national body, in news of the nation or of no level at all."""
        if not self.national and (self._tells_level or bare.has_lower(self.analysis, organ)):
            return None
        known = bare.national(surface, self.known)
        if known is None:
            return None
        told = Organ(organ.start, organ.end, known.kind, known.label, known=known)
        return self.register.take(known.label, told, known.kind)

    def _of_home(self, organ: Organ, surface: str) -> Named | None:
        """The body of the document's own place, at the level that the ending says."""
        level = level_of(surface)
        if not level and around.is_tail(self.analysis, organ):
            return None
        label, code = jurisdiction.relative(self.analysis, level) if level else jurisdiction.home(self.analysis)
        return self._seated(label, code, organ) if label else None

    # -- short forms -----------------------------------------------------------------------------------------------

    def merge(self) -> None:
        """Join short forms to full names once all are read: 溪州校友会 to 某学院溪州校友会, 我院 to the hospital."""
        Merger(self.analysis, self.register, self.voice, national=self.national).merge(self.of)
        self.voice.listen()

    def is_bare(self, body: Named) -> bool:
        """Whether national news tells a body by its kind alone, and nothing before says which one of many."""
        return self.national and bare.is_one_of_many(body)

    # -- whose post it is ------------------------------------------------------------------------------------------

    def owner_of(self, holding: Holding) -> Named | None:
        """The body that a post belongs to; of a title that names none, the institution whose head is called so."""
        organ = holding.organ
        if organ is None:
            return self._owner_by_title(holding)
        alone = not (organ.proper or organ.level or organ.parent) and self._surface(organ) in bare.COMMON
        if alone and self.analysis.text.endswith(UNREAD_BRANCHES, 0, organ.start):
            return None  # 四分公司|党委书记
        named = self.name(organ)
        if named.certain:
            return named
        if self._surface(organ) in bare.COMMON and around.is_tail(self.analysis, organ):
            return None  # 某工作站|办公室主任
        return named if named.parent is not None else self._part_of_main(named, organ)

    def _owner_by_title(self, holding: Holding) -> Named | None:
        """The institution whose head or member is called so, unless a name that could not be read stands before."""
        if bare.is_unread_before(self.analysis, holding.start):
            return None
        word = institution.word_of_title(holding.title)
        if holding.title.endswith(TEACHERS) and preceding.has_hospital_before(self.analysis, holding):
            return None
        body = institution.institution(word, self._near(holding, word))
        if body is None and self.voice.says(word):
            body = self.voice.own(word)
        elif body is None:
            body = (
                self.voice.signer(word) or institution.institution(word, self.voice.subjects()) or self.voice.lead(word)
            )
        if body is not None:
            body.tell(holding.end - len(holding.title), holding.end)
        return body

    def _near(self, holding: Holding, word: str) -> list[Named]:
        """The body of its kind named last before a post in its sentence, if there is one; 我校 after it counts."""
        for organ, points in preceding.before(self.analysis, holding, word):
            body = self.name(organ)
            if points or institution.institution(word, [body]) is not None:
                return [body]
        return []

    def _part_of_main(self, named: Named, organ: Organ) -> Named:
        """A part named without its whole (护理部主任) belongs to the institution that the document speaks for."""
        surface = self._surface(organ)
        short = len(surface) < bare.SHORTEST and surface not in bare.COMMON
        if named.name != surface or short or level_of(surface) or bare.is_whole(self.analysis, organ):
            return named
        main = self.voice.main()
        if main is None and around.opens_phrase(self.analysis, organ):
            inner = inside.divided(organ) or organ.rest in INNER
            main = self.voice.office() if inner else self.voice.speaker()
        if main is None or main is named:
            return named
        whole = self.register.take(main.name + surface, organ, organ.kind, main.place, main)
        whole.surfaces[surface] += 1
        self._note(organ, whole)
        return whole
