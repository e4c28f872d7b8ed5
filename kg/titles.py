"""The grammar of titles: the phrases before and after a name, and whom the posts in them belong to.

``[organization]+ title (、title)* name (、name)*`` before the name, ``name title`` after it. A title without an
organization takes the one that the phrase has told last, as readers do: 县委常委、统战部长 is 常委 of the committee and 部长 of
its department.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.analysis import Analysis, Hit, Holding, Human, Organ, PlaceHit, Sentence
from kg.ontology import KnownOrganization, OrganizationType, Title, TitleModifier

PARTY_CELLS = ("党组", "党委", "党总支", "党支部", "机关党委", "党工委", "党委会", "分党组")
TERRITORIAL = frozenset(
    "PartyCommittee Government PeoplesCongress CongressStandingCommittee CPPCC PartyDepartment GovernmentDepartment DisciplineCommission".split()
)
STATE_BODIES = frozenset("Government GovernmentDepartment Military StateBody PeoplesCongress JudicialBody".split())
PARTY_TITLES = ("书记", "委员", "成员", "常委")
SET_OFF = re.compile("，[^，。；、（）]{3,24}(?=[；。])")
GRADE = re.compile("(?:[正副][国省部厅局处科县]|[一二三四])级$")
GOVERNMENT_LEVELS = "省市县区州盟旗镇乡村"


@dataclass(slots=True)
class TitlePiece:
    """One title of a phrase, as read before its organization is settled."""

    start: int
    end: int
    title_start: int
    title: str
    term: Title
    organ: Organ | None
    place: PlaceHit | None
    status: str
    deputy: bool


class TitleReader:
    """Reads the title phrases of one sentence."""
    def __init__(
        self, analysis: Analysis, sentence: Sentence, modifiers: tuple[TitleModifier, ...], known: Mapping[str, KnownOrganization]
    ) -> None:
        self.text = analysis.text
        self.analysis = analysis
        self.sentence = sentence
        self.modifiers = modifiers
        self.known = known
        self.titles_at_end: dict[int, list[Hit]] = defaultdict(list)
        self.titles_at_start: dict[int, list[Hit]] = defaultdict(list)
        self.ambiguous: dict[int, KnownOrganization] = {}
        for hit in sentence.hits:
            if isinstance(hit.term, Title):
                self.titles_at_end[hit.end].append(hit)
                self.titles_at_start[hit.start].append(hit)
            elif hit.category == "ambiguous" and isinstance(hit.term, KnownOrganization):
                self.ambiguous[hit.end] = hit.term
        self.organs: dict[int, list[Organ]] = defaultdict(list)
        for organ in analysis.organs.get(sentence.index, ()):
            self.organs[organ.end].append(organ)
        self.places: dict[int, PlaceHit] = {}
        for place in sorted(sentence.places, key=lambda p: p.end - p.start):
            self.places[place.end] = place
        self.name_ends: set[int] = set()

    def read(self, humans: list[Human]) -> None:
        before: Human | None = None
        for human in humans:
            self.left(human, before)
            self.right(human)
            self.name_ends.add(human.right)
            before = human

    # -- titles before the name ----------------------------------------------------------------------------------

    def left(self, human: Human, before: Human | None) -> None:
        floor = before.right if before is not None else self.sentence.start
        end = human.start
        if self.text[end - 1 : end] == "“" or self.text[end - 1 : end] == " ":
            end -= 1
        pieces = self.phrase(end, floor) or self.relative(end, floor)
        if pieces:
            human.left = pieces[0].start
            base = self.context(human, before)
            for piece in pieces:
                organ = self.settle(piece, base)
                if piece.term.kind in ("post", "membership", "occupation"):
                    human.holdings.append(
                        Holding(piece.start, piece.end, piece.title, piece.term, organ, piece.status)
                    )
                base = organ or base
            return
        organ = self.organ_at(end) or (self.organ_at(end - 1) if self.text[end - 1 : end] == "的" else None)
        if organ is not None and organ.start >= floor:
            human.left = organ.start
            return
        self.share(human, before)

    def relative(self, end: int, floor: int) -> list[TitlePiece]:
        """时任某县委书记的某某, 曾任副市长的某某: the titles of a relative clause before the name."""
        if self.text[end - 1 : end] != "的":
            return []
        pieces = self.phrase(end - 1, floor)
        if not pieces:
            return []
        before = self.text[max(floor, pieces[0].start - 3) : pieces[0].start]
        past = before.endswith(("曾任", "历任", "时任")) or any(p.status == "ended" for p in pieces)
        if not past and not before.endswith(("现任", "担任", "兼任")):
            return []
        if past:
            for piece in pieces:
                piece.status = "ended"
        return pieces

    def share(self, human: Human, before: Human | None) -> None:
        """A title over a list of names: deputies and members share it, a single head does not."""
        if before is None or self.text[before.right : human.start] not in ("、", "和", "与"):
            return
        shared = [
            h
            for h in before.holdings
            if h.end <= before.start and (h.term.rank_role != "head" or h.title != _bare(h) or h.term.kind != "post")
        ]
        if before.right != before.end or len(shared) != len(before.holdings):
            return
        human.holdings.extend(Holding(h.start, h.end, h.title, h.term, h.organ, h.status) for h in shared)

    def context(self, human: Human, before: Human | None) -> Organ | None:
        """The organization told last in the same list of people."""
        if before is None or self.text[before.right : human.left] not in ("、", "，", "和", "及", "以及", "；"):
            return None
        for holding in reversed(before.holdings):
            if holding.organ is not None:
                return holding.organ
        return self.organ_at(before.start)

    def phrase(self, end: int, floor: int) -> list[TitlePiece]:
        piece = self.one(end, floor)
        if piece is None:
            return []
        start = piece.start
        if start - 1 >= floor and self.text[start - 1] in "、兼，":
            earlier = self.phrase(start - 1, floor)
            if earlier:
                return [*earlier, piece]
        if start > floor and piece.organ is None and piece.place is None and self.titles_at_end.get(start):
            earlier = self.phrase(start, floor)
            if earlier:
                return [*earlier, piece]
        return [piece]

    def one(self, end: int, floor: int) -> TitlePiece | None:
        """The title that ends here, with its modifiers and the organization or place directly before it."""
        if self.text[end - 1 : end] == "）":
            opening = self.text.rfind("（", floor, end)
            end = opening if opening > 0 and opening >= floor else end
        hits = [h for h in self.titles_at_end.get(end, ()) if h.start >= floor]
        if not hits:
            return None
        hit = min(hits, key=lambda h: h.start)
        assert isinstance(hit.term, Title)
        term = hit.term
        start, status, deputy = self.modify(hit.start, floor)
        bare_start = self.status_end(start, hit.start)
        organ, place = self.before(start, bare_start, term, floor)
        if organ is None and place is None:
            organ = self.unit(bare_start, floor)
            wider = bare_start if organ is not None else self.adjective(bare_start, floor)
            if wider < bare_start:
                bare_start = start = wider
                organ, place = self.before(start, bare_start, term, floor)
        begin = organ.start if organ else place.start if place else start
        begin, early = self.modify_status(begin, floor)
        return TitlePiece(begin, end, bare_start, self.text[bare_start:end], term, organ, place, early or status, deputy)

    def unit(self, start: int, floor: int) -> Organ | None:
        """A part of some body, named by its field: 业务处 in 业务处处长; whose part it is, the phrase before tells."""
        token = next((t for t in self.sentence.tokens if t.end == start), None)
        if token is None or token.start < floor or token.tag not in ("n", "nz", "nt", "ORG") or not 3 <= token.end - token.start <= 8:
            return None
        word = self.text[token.start : token.end]
        if word[-1] not in "处科部室司系办队" or self.text[token.start - 1 : token.start] not in ("、", "，", "。", "：", "兼"):
            return None
        return Organ(token.start, token.end, "Organization", word, confidence=0.7)

    def adjective(self, start: int, floor: int) -> int:
        """Where a title with a word of its field or grade begins: 英语教师, 教研主任, 副厅级纪检员."""
        match = GRADE.search(self.text, max(floor, start - 4), start)
        if match:
            return match.start()
        token = next((t for t in self.sentence.tokens if t.end == start), None)
        if token is None or token.tag not in ("n", "vn", "nz") or not 2 <= token.end - token.start <= 4 or token.start < floor:
            return start
        before = self.text[token.start - 1 : token.start]
        if token.start in self.titles_at_end or token.start in self.name_ends:
            return start
        return token.start if token.start == floor or before in "、，。：" or self.organ_at(token.start) is not None else start

    def modify(self, start: int, floor: int) -> tuple[int, str, bool]:
        status, deputy = "attested", False
        while True:
            for modifier in self.modifiers:
                begin = start - len(modifier.text)
                if begin >= floor and self.text.startswith(modifier.text, begin):
                    if self.organ_at(start) is not None and modifier.effect not in ("former", "acting"):
                        continue
                    start = begin
                    deputy = deputy or modifier.effect == "deputy"
                    status = _status(modifier) or status
                    break
            else:
                return start, status, deputy

    def status_end(self, start: int, title_start: int) -> int:
        """Where the role word with its modifiers begins, without 原, 现任 and the like."""
        position = start
        while position < title_start:
            for modifier in self.modifiers:
                if modifier.effect in ("former", "current", "designate") and self.text.startswith(modifier.text, position):
                    position += len(modifier.text)
                    break
            else:
                return position
        return position

    def modify_status(self, begin: int, floor: int) -> tuple[int, str]:
        """原, 前, 时任, 现任 before the organization: 原县人大副主任."""
        for modifier in self.modifiers:
            start = begin - len(modifier.text)
            if modifier.effect in ("former", "current") and start >= floor and self.text.startswith(modifier.text, start):
                return start, _status(modifier)
        return begin, ""

    def before(self, start: int, bare: int, term: Title, floor: int) -> tuple[Organ | None, PlaceHit | None]:
        organ = self.organ_at(start)
        if organ is None and self.text[start - 1 : start] == "）":
            organ = self.organ_at(self.text.rfind("（", floor, start))
        overlap = self.organ_at(start + 1)
        if overlap is not None and overlap.end == bare + 1 and overlap.end - overlap.start > 1:
            if organ is None or overlap.start < organ.start:
                organ = overlap
        if organ is None and start != bare:
            organ = self.organ_at(bare)
        if organ is not None and organ.start >= floor:
            return organ, None
        if start in self.ambiguous:
            known = self.ambiguous[start]
            width = max(len(form) for form in known.ambiguous if self.text.endswith(form, 0, start))
            return Organ(start - width, start, known.kind, known.label, known=known, proper=True, implied=True), None
        place = self.places.get(start) or (self.places.get(start + 1) if self.text[bare] in GOVERNMENT_LEVELS else None)
        if place is not None and place.start >= floor:
            return None, place
        return None, None

    def organ_at(self, end: int) -> Organ | None:
        return max(self.organs.get(end, ()), key=lambda o: o.end - o.start, default=None)

    # -- titles after the name -----------------------------------------------------------------------------------

    def apposition(self, human: Human) -> None:
        """Titles set off after a name: 某某（某县委书记）; 某某，某县委书记；"""
        opening = self.text[human.end : human.end + 1]
        if opening == "（":
            end = self.text.find("）", human.end, human.end + 40)
        elif opening == "，":
            match = SET_OFF.match(self.text, human.end)
            end = match.end() if match and match.end() <= self.sentence.end else -1
        else:
            return
        if end < 0 or human.holdings:
            return
        pieces = self.phrase(end, human.end + 1)
        if not pieces or pieces[0].start != human.end + 1:
            return
        base: Organ | None = None
        for piece in pieces:
            organ = self.settle(piece, base)
            base = organ or base
            if piece.term.kind in ("post", "membership", "occupation"):
                human.holdings.append(Holding(human.start, piece.end, piece.title, piece.term, organ, piece.status))
        human.right = end + (opening == "（")

    def right(self, human: Human) -> None:
        position = human.end
        if self.text[position : position + 1] in ("（", "，"):
            self.apposition(human)
            return
        hits = [h for h in self.titles_at_start.get(position, ())]
        for modifier in self.modifiers:
            if modifier.effect in ("deputy", "", "acting") and self.text.startswith(modifier.text, position):
                hits += self.titles_at_start.get(position + len(modifier.text), ())
        hits = [h for h in hits if not self.longer_word(position, h.end)]
        if not hits:
            return
        hit = max(hits, key=lambda h: h.end)
        assert isinstance(hit.term, Title)
        following = next((h for h in self.analysis.humans.get(self.sentence.index, ()) if h.start == hit.end), None)
        if following is not None and hit.term.kind == "post" and human.holdings:
            return
        human.right = hit.end
        if hit.term.kind not in ("post", "occupation"):
            return
        title = self.text[position : hit.end]
        if any(h.title == title for h in human.holdings):
            return
        organ = self.organ_at(human.start)
        if organ is None and self.text[human.start - 1] == "的":
            organ = self.organ_at(human.start - 1)
        piece = TitlePiece(position, hit.end, position, title, hit.term, organ, None, "attested", title != hit.term.name)
        settled = organ or self.settle(piece, None)
        begin = organ.start if organ else human.start
        human.holdings.append(Holding(begin, hit.end, title, hit.term, settled, "attested"))

    def longer_word(self, start: int, end: int) -> bool:
        """Whether the title is only the beginning of an organization's name: 主席团, 书记处."""
        for hit in self.sentence.hits:
            if hit.category in ("suffix", "known") and hit.start <= start < hit.end and hit.end > end:
                return True
        return self.text[end : end + 1] in ("们", "团", "处", "级", "令")

    # -- whose post it is ------------------------------------------------------------------------------------------

    def settle(self, piece: TitlePiece, base: Organ | None) -> Organ | None:
        """The organization of a title: its own, the one its word implies, or the one told before it."""
        term, organ = piece.term, piece.organ
        if organ is not None:
            return self.abroad(organ, base) or self.complete(organ, base)
        if term.implied_body:
            return self.government(piece, term, base)
        if piece.place is not None:
            place = piece.place
            if piece.title.endswith("主席") and place.name.endswith("自治区"):
                return Organ(place.start, piece.end, "Government", "政府", place=place, proper=True, implied=True)
            kind = "Organization"
            if place.country:
                return Organ(place.start, place.end, "Government", "", place=place, proper=True, implied=True)
            return Organ(place.start, place.end, kind, "", place=place, proper=True, implied=True, confidence=0.6)
        if term.implied_known and term.implied_known in self.known:
            known = self.known[term.implied_known]
            return Organ(piece.title_start, piece.end, known.kind, known.label, known=known, proper=True, implied=True)
        if base is None:
            return None
        return _inherit(piece, base)

    def abroad(self, organ: Organ, base: Organ | None) -> Organ | None:
        """A ministry told after another country's post is that country's: 某国副总理兼财政部长."""
        if organ.known is None or organ.known.level != "national" or base is None or organ.kind not in STATE_BODIES:
            return None
        root = base
        while root.parent is not None:
            root = root.parent
        if root.place is None or root.place.country in ("", "中国"):
            return None
        return Organ(organ.start, organ.end, organ.kind, self.text[organ.start : organ.end], place=root.place, proper=True)

    def government(self, piece: TitlePiece, term: Title, base: Organ | None) -> Organ | None:
        level = next((c for c in piece.title if c in GOVERNMENT_LEVELS), "")
        body = "政府" if level != "村" else "村委会"
        if piece.place is not None:
            start = piece.place.start
            return Organ(start, piece.end, "Government", body, place=piece.place, level="", proper=True, implied=True)
        place = base.place if base is not None else None
        if place is None and base is not None:
            root = base
            while root.parent is not None:
                root = root.parent
            place = root.place
        return Organ(piece.title_start, piece.end, "Government", body, place=place, level=level, proper=True, implied=True)

    def complete(self, organ: Organ, base: Organ | None) -> Organ:
        """A bare ending takes its parent or jurisdiction from the organization told before it."""
        if organ.proper or base is None or organ.parent is not None:
            return organ
        root = base
        while root.parent is not None and (root.rest in PARTY_CELLS or organ.rest in PARTY_CELLS and root.rest in PARTY_CELLS):
            root = root.parent
        if organ.rest in PARTY_CELLS:
            organ.parent = root
        elif organ.type is not None and organ.type.parent and root.type is not None and root.type.name == organ.type.parent:
            organ.parent = root
        elif isinstance(organ.type, OrganizationType) and organ.type.parent and root.kind in TERRITORIAL:
            organ.place, organ.level = root.place, root.level
        else:
            organ.parent = root
        organ.proper = True
        return organ


def _inherit(piece: TitlePiece, base: Organ) -> Organ:
    """The organization among `base` and its parents that a bare title fits: 部长 a 部, 书记 a party body."""
    party = any(piece.title.endswith(t) for t in PARTY_TITLES)
    organ: Organ | None = base
    ending = piece.title[-2:-1] if piece.title.endswith("长") else ""
    if ending and ending != "组":
        while organ is not None and not organ.rest.endswith(ending):
            organ = organ.parent
        if organ is not None:
            return organ
    organ = base
    while organ.rest in PARTY_CELLS and not party and organ.parent is not None:
        organ = organ.parent
    if organ.rest in PARTY_CELLS and not party and organ.level:
        return Organ(organ.start, organ.start + 1, "Organization", "", level=organ.level, implied=True)
    return organ


def _bare(holding: Holding) -> str:
    return next((form for form in holding.term.forms if form == holding.title), "")


def _status(modifier: TitleModifier) -> str:
    return {"former": "ended", "acting": "acting", "current": "attested", "designate": "appointed"}.get(modifier.effect, "")
