"""The title phrase that ends at a position: its titles, and the organization or place directly before each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.abroad import TITLES, country_of
from kg.analysis import ASSEMBLED, PRESIDIUM, SECRETARIAT, Organ, PlaceHit, TitlePiece
from kg.endings import Endings
from kg.ontology import Title, TitleModifier
from kg.sections import HEADS, is_head_of
from kg.titles.phrase.abroad import body_abroad, body_beside, mission_abroad, party_abroad
from kg.titles.phrase.fields import field_start, unit_before
from kg.titles.phrase.modifiers import Modifiers
from kg.titles.phrase.owners import owner_before

__all__ = ["PhraseReader"]

#: What somebody's helper is called after a chief's title: 总统|顾问.
AIDES = ("助理", "顾问", "秘书", "特使", "特别代表", "高级代表", "发言人", "夫人", "办公室主任")
#: What a chief's aide is in charge of: 总统|国家安全事务|助理.
AFFAIRS = re.compile("[一-鿿]{2,8}(?:事务|政策|问题|工作)|外事|外交|安全|经济|军事|政治|法律")
#: Words before a title that may be the name of a body: no list, no clause.
UNREAD = re.compile("(?!的)[一-鿿]{2,24}")
#: What the names of bodies end in that the posts of their members are told with another.
BODIES = (*"会部处室委局院所站社", "中心", "公司")
#: Aides sent to deal with something, which their title may name: 中东问题|特使.
ERRANDS = ("特使", "特别代表", "特派员", "高级代表")
#: Those of them that only bodies of states have.
OF_BODY = "高级代表"
#: How a matter goes on whose name a place begins: 某国|问题.
MATTER = re.compile("问题|事务|地区|局势|危机|和平|半岛")
#: The most characters of such a matter, and what it has none of.
LONGEST_MATTER = 14
NO_MATTER = "、，。；：（）“”的"
#: The word for a meeting before those who lead it.
CONGRESS = "大会"
SECRETARY = "secretary-general"


class PhraseReader:
    """Reads title phrases of one sentence backwards from where they end; `modifiers` come longest first."""

    def __init__(self, endings: Endings, modifiers: tuple[TitleModifier, ...]) -> None:
        self.text = endings.text
        self.endings = endings
        self.titles, self.organs, self.places = endings.titles, endings.organs, endings.places
        self.modifiers = Modifiers(endings, modifiers)
        self.unread: set[int] = set()  # where titles of the phrase begin whose bodies nobody can name

    def read(self, end: int, floor: int) -> list[TitlePiece]:
        """The titles of the phrase that ends at `end` and reaches no further back than `floor`, in order."""
        pieces: list[TitlePiece] = []
        self.unread.clear()
        piece = self._piece(end, floor)
        while piece is not None:
            piece = self._aide(piece, floor)
            pieces.append(piece)
            piece = self._earlier(piece, floor)
        pieces.reverse()
        for former, piece in pairwise(pieces):
            goes_on = piece.organ is None and piece.place is None
            if former.status == "ended" and piece.status == "attested" and (goes_on or self._joins(former, piece)):
                piece.status = "ended"  # 原某局党组书记、局长; 原国务委员兼某部部长
        return [piece for piece in pieces if piece.title_start not in self.unread]

    def _joins(self, first: TitlePiece, second: TitlePiece) -> bool:
        """Whether one title is held with the other: 国务委员兼秘书长."""
        return self.text[first.end : second.start] == "兼"

    def _aide(self, piece: TitlePiece, floor: int) -> TitlePiece:
        """A title after a title names somebody else's aide: 总统顾问 is no 总统."""
        owned = piece.organ is not None or piece.place is not None
        if owned or not piece.title.endswith(AIDES):
            return piece
        matters = range(piece.start - 2, max(floor, piece.start - LONGEST_MATTER), -1)
        at = next((i for i in (piece.start, *matters) if i in self.titles), None)
        if at is None or (at < piece.start and not AFFAIRS.fullmatch(self.text, at, piece.start)):
            return piece
        chief = self._piece(at, floor)
        if chief is None or (at < piece.start and chief.place is None):
            return piece
        title = self.text[chief.title_start : piece.end]
        return replace(chief, end=piece.end, title=title, term=piece.term, status=piece.status)

    def _earlier(self, piece: TitlePiece, floor: int) -> TitlePiece | None:
        """The title that the phrase goes on with before this one."""
        start = piece.start
        if start - 1 >= floor and self.text[start - 1] in "、兼，":
            earlier = self._piece(start - 1, floor)
            told = earlier is not None and (earlier.term.kind == "post" or earlier.organ or earlier.place)
            if earlier is not None and (told or self.text[start - 1] != "，"):
                return earlier
        if start > floor and piece.organ is None and piece.place is None and start in self.titles:
            return self._piece(start, floor)
        if start > floor and piece.organ is not None and _stands_alone(piece.organ) and start in self.titles:
            earlier = self._piece(start, floor)  # 某省某协会副主席|某市某协会主席
            if earlier is not None and earlier.term.is_held and earlier.organ is not None:
                return earlier
        return self._over_unread(piece, floor)

    def _over_unread(self, piece: TitlePiece, floor: int) -> TitlePiece | None:
        """The title before words that name no body we know: 某部部长、<某某机构>主任甲 is 部长 all the same.

        A commission of an assembly, which its words name, belongs to the one told before it.
        """
        mark = max(self.text.rfind(each, floor, piece.start) for each in "、兼")
        words = self.text[mark + 1 : piece.start]
        if mark < floor or not UNREAD.fullmatch(words):
            return None
        earlier = self._piece(mark, floor)
        earlier = self._aide(earlier, floor) if earlier is not None else None
        both = self.text[mark] == "兼" and words.endswith(BODIES)  # 副会长兼|青年会|主任
        if earlier is None or (earlier.organ is None and earlier.place is None and not both):
            return None
        whole = earlier.organ
        bare = piece.organ is None and piece.place is None
        if bare and words.endswith("委员会") and whole is not None and whole.kind in ASSEMBLED:
            piece.organ = Organ(mark + 1, piece.start, whole.kind, words, parent=whole, proper=True, confidence=0.8)
            piece.start = mark + 1
        elif bare and (body := body_beside(self.text, mark + 1, piece.start, earlier)) is not None:
            piece.organ, piece.start = body, mark + 1
        elif piece.organ is None or not piece.organ.proper:
            self.unread.add(piece.title_start)
        return earlier

    def _piece(self, end: int, floor: int) -> TitlePiece | None:
        """The title that ends here, with its modifiers and the organization or place directly before it."""
        if self.text[end - 1 : end] == "）":
            opening = self.text.rfind("（", floor, end)
            end = opening if opening > 0 else end
        titles = [title for title in self.titles.get(end, ()) if title[0] >= floor]
        if not titles:
            return None
        title_start, term = min(titles, key=lambda title: (self._cuts(title[0], titles), title[0]))
        title_start, term = self._within(title_start, end, titles, floor) or (title_start, term)
        start, status = self.modifiers.extended(title_start, floor)
        bare = self.modifiers.without_timing(start, title_start)
        organ, place = owner_before(self.endings, start, bare, floor)
        if organ is not None and not organ.proper and organ.parent is None and organ.place is None:
            organ = self._wider(organ, start, self.text[bare:end], floor)
            organ = self._of_longer_field(organ, bare, end, floor)
        if organ is None and place is None and self.text[bare:end] in TITLES:
            place = country_of(self.endings, start)
        if organ is None and place is None:
            if self.text.endswith(ERRANDS, bare, end):
                sent = self._errand(bare, end, floor, term)
                if sent is not None:
                    return replace(sent, status=status if status != "attested" else sent.status)
            start, bare, organ, place = self._abroad(start, bare, end, floor)
        if organ is None and place is None:
            start, bare, organ, place = self._of_field(start, bare, floor, term, self.text[bare:end])
        return self._begun(TitlePiece(start, end, bare, self.text[bare:end], term, organ, place, status), floor)

    def _cuts(self, start: int, titles: Sequence[tuple[int, Title]]) -> bool:
        """Whether a title begins in an international body's name, after which another does: 某某大会|主席."""
        organs = (self.organs.get(begin) for begin, _ in titles if begin > start)
        return any(o is not None and o.kind == "InternationalOrganization" and o.start < start for o in organs)

    def _within(
        self, start: int, end: int, titles: Sequence[tuple[int, Title]], floor: int
    ) -> tuple[int, Title] | None:
        """The title inside another that begins with the end of a section's name: 骨科|主任, not 科主任."""
        for inner, term in titles:
            if inner <= start or not self.text[start:inner].endswith((*HEADS, CONGRESS)):
                continue
            organ = self.organs.get(inner) or unit_before(self.endings, inner, floor, self.text[inner:end])
            if organ is not None and organ.start < start and organ.rest.endswith(self.text[start:inner]):
                return inner, term
        return None

    def _of_field(
        self, start: int, bare: int, floor: int, term: Title, title: str
    ) -> tuple[int, int, Organ | None, PlaceHit | None]:
        """Where a title begins with the word of its field, and what stands before that: a unit, a body, a place."""
        organ: Organ | None = unit_before(self.endings, bare, floor, title)
        place: PlaceHit | None = None
        if organ is None:
            wider = field_start(self.endings, bare, floor, term)
            if wider < bare:
                start = bare = wider
                organ, place = owner_before(self.endings, start, bare, floor)
        if organ is None and place is None and bare - len(CONGRESS) >= floor:
            organ = self._of_congress(bare, term)
        return start, bare, organ, place

    def _abroad(self, start: int, bare: int, end: int, floor: int) -> tuple[int, int, Organ | None, PlaceHit | None]:
        """Where a title begins of a body or a mission of another country that no list has, and its owner."""
        title = self.text[bare:end]
        mission = mission_abroad(self.endings, start, title, floor)
        if mission is not None:
            return start, bare, mission, None
        party = party_abroad(self.endings, bare, title, floor)
        if party is not None:
            return start, bare, party, None
        wider, organ, place = body_abroad(self.endings, start, title, floor)
        return (wider, wider, organ, place) if place is not None else (start, bare, organ, None)

    def _of_longer_field(self, organ: Organ, bare: int, end: int, floor: int) -> Organ:
        """The section whose name a bare ending is the end of: 消化|内科."""
        field = unit_before(self.endings, bare, floor, self.text[bare:end])
        if field is None or field.start >= organ.start or not is_head_of(self.text[bare:end], field.rest):
            return organ
        return replace(organ, start=field.start, rest=field.rest, level=field.level, proper=field.proper)

    def _wider(self, organ: Organ, start: int, title: str, floor: int) -> Organ:
        """The body of another country whose name a bare ending is the end of: 甲国国王|顾问团."""
        party = party_abroad(self.endings, start, title, floor)
        whole = party or body_abroad(self.endings, start, title, floor)[1]
        return whole if whole is not None and whole.start < organ.start else organ

    def _begun(self, piece: TitlePiece, floor: int) -> TitlePiece:
        """The title with the beginning and the status that the words before its organization or place give it."""
        organ, place = piece.organ, piece.place
        begin = organ.start if organ is not None else place.start if place is not None else piece.start
        piece.start, early = self.modifiers.before_owner(begin, floor)
        if organ is not None and organ.parent is not None and self.text.startswith("原", organ.parent.end):
            early = "ended"  # 某省政协原党组成员
        if organ is not None and organ.rest == PRESIDIUM and self.text.endswith(CONGRESS, floor, piece.start):
            piece.start -= len(CONGRESS)
        piece.status = early or piece.status
        return piece

    def _of_congress(self, start: int, term: Title) -> Organ | None:
        """The office of the congress that a text is about, whose head is called 大会秘书长."""
        if term.name != SECRETARY or not self.text.endswith(CONGRESS, 0, start):
            return None
        return Organ(start - len(CONGRESS), start, "LeadingGroup", SECRETARIAT, implied=True)

    def _errand(self, start: int, end: int, floor: int, term: Title) -> TitlePiece | None:
        """The title of somebody sent on a matter that stands before it: 某组织秘书长|某国问题|特别代表."""
        for at in range(start - 2, max(floor, start - LONGEST_MATTER) - 1, -1):
            if self.text[at] in NO_MATTER:
                matter = self.text[at] == "、" and MATTER.search(self.text, at, start)
                return TitlePiece(at + 1, end, at + 1, self.text[at + 1 : end], term) if matter else None
            if at in self.organs and self.organs[at].start >= floor:
                organ = self.organs[at]
                return TitlePiece(organ.start, end, at, self.text[at:end], term, organ)
            if at in self.titles:
                chief = self._piece(at, floor)
                if chief is not None and (chief.organ or chief.place):
                    return replace(chief, end=end, title=self.text[chief.title_start : end], term=term)
            place = self.places.get(at)
            if place is not None and place.start >= floor and not MATTER.match(self.text, at):
                if self.text.endswith(OF_BODY, start, end):
                    return None
                return TitlePiece(place.start, end, at, self.text[at:end], term, None, place)
        return None


def _stands_alone(organ: Organ) -> bool:
    """Whether a body is no part that a title before it may be of: it is a place's own, or everybody knows it."""
    return organ.proper and (organ.is_located or organ.known is not None) and organ.parent is None
