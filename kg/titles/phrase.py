"""The title phrase that ends at a position: its titles, and the organization or place directly before each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from kg.abroad import TITLES, country_of
from kg.analysis import (
    ASSEMBLED,
    LEVEL_WORDS,
    PRESIDIUM,
    SECRETARIAT,
    SPEAKERS,
    Organ,
    PlaceHit,
    Sentence,
    TitlePiece,
    level_of,
)
from kg.language.tagger import Token
from kg.ontology import KnownOrganization, Title, TitleModifier

GRADE = re.compile("(?:[正副][国省部厅局处科县]|[一二三四])级$")
UNIT_ENDS = "处科股部室司系办队局"
UNIT_WORDS = frozenset({"n", "nz", "nt", "ORG", "vn", "c", "a", "LOC", "an"})
#: What a member of a party committee or branch may be in charge of: 组织统战委员.
PORTFOLIO = re.compile(
    "(?<![、和])(?:组织|宣传|统战|统一战线|纪检|纪律检查|政法|武装|青年|妇女|文化|文体|民政|群团|党建|人事|生活|学习|保密|组宣|组统|宣统|(?<!^)[和、](?=.))+$"
)
#: Words that end so name bodies, and no field of a post: 村委会主任, 商会会长.
BODY_ENDS = ("会", "局", "公司", "集团", "医院", "学校", "支部", "党组", "政府")
#: What the names of a government's own departments end in.
DEPARTMENT_ENDS = "局委办"
AIDES = ("助理", "顾问", "秘书", "特使", "特别代表", "发言人", "夫人", "办公室主任")
FIELDS = ("n", "vn", "nz")
#: Words before a title that may be the name of a body: no list, no clause.
UNREAD = re.compile("(?!的)[一-鿿]{2,24}")
#: Aides sent to deal with something, which their title may name: 中东问题|特使.
#: How organizations end that have a centre of their own.
FRONTS = ("阵线", "党", "联盟")
ERRANDS = ("特使", "特别代表", "特派员")
#: How a matter goes on whose name a place begins: 某国|问题.
MATTER = re.compile("问题|事务|地区|局势|危机|和平|半岛")
#: The most characters of such a matter.
LONGEST_MATTER = 14
#: The word for a meeting before those who lead it.
CONGRESS = "大会"
SECRETARY = "secretary-general"
STATUS = {"former": "ended", "acting": "acting", "current": "attested", "designate": "appointed"}


class PhraseReader:
    """What ends where in one sentence, and the title phrases read backwards from there.

    `organs` holds the longest organization that ends at an offset, `places` likewise; `name_ends` the ends of the
    people read so far, behind whom a title of the next one may begin.
    """

    def __init__(
        self, text: str, sentence: Sentence, organs: Iterable[Organ], modifiers: tuple[TitleModifier, ...]
    ) -> None:
        self.text = text
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.modifiers = modifiers
        self.titles: dict[int, list[tuple[int, Title]]] = defaultdict(list)
        self.ambiguous: dict[int, KnownOrganization] = {}
        for hit in sentence.hits:
            if isinstance(hit.term, Title):
                # 某某代表省政府致辞: what members are called may be a verb.
                if hit.term.kind != "membership" or not sentence.is_verb(hit.start, hit.end):
                    self.titles[hit.end].append((hit.start, hit.term))
            elif hit.category == "ambiguous" and isinstance(hit.term, KnownOrganization):
                self.ambiguous[hit.end] = hit.term
        self.organs: dict[int, Organ] = {}
        for organ in organs:
            longest = self.organs.get(organ.end)
            if longest is None or organ.end - organ.start > longest.end - longest.start:
                self.organs[organ.end] = organ
        self.places = {place.end: place for place in sorted(sentence.places, key=lambda p: p.end - p.start)}
        self.name_ends: set[int] = set()
        self.unread: set[int] = set()  # where titles of the phrase begin whose bodies nobody can name

    @cached_property
    def words(self) -> Mapping[int, Token]:
        """The tagger's word at each position that it covers."""
        return self.sentence.words()

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
        if owned or not piece.title.endswith(AIDES) or piece.start not in self.titles:
            return piece
        chief = self._piece(piece.start, floor)
        if chief is None:
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
        if earlier is None or (earlier.organ is None and earlier.place is None):
            return None
        whole = earlier.organ
        bare = piece.organ is None and piece.place is None
        if bare and words.endswith("委员会") and whole is not None and whole.kind in ASSEMBLED:
            piece.organ = Organ(mark + 1, piece.start, whole.kind, words, parent=whole, proper=True, confidence=0.8)
            piece.start = mark + 1
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
        title_start, term = min(titles, key=lambda title: title[0])
        start, status = self._modified(title_start, floor)
        bare = self._bare_start(start, title_start)
        organ, place = self._owner(start, bare, floor)
        if organ is None and place is None and self.text[bare:end] in TITLES:
            place = country_of(self, start)
        if organ is None and place is None and self.text.endswith(ERRANDS, bare, end):
            sent = self._errand(bare, end, floor, term)
            if sent is not None:
                return replace(sent, status=status if status != "attested" else sent.status)
        if organ is None and place is None:
            organ = self._unit(bare, floor)
            wider = bare if organ is not None else self._adjective(bare, floor, term)
            if wider < bare:
                start = bare = wider
                organ, place = self._owner(start, bare, floor)
        if organ is None and place is None and bare - len(CONGRESS) >= floor:
            organ = self._of_congress(bare, term)
        begin, early = self._early_status(organ.start if organ else place.start if place else start, floor)
        if organ is not None and organ.parent is not None and self.text.startswith("原", organ.parent.end):
            early = "ended"  # 某省政协原党组成员
        if organ is not None and organ.rest == PRESIDIUM and self.text.endswith(CONGRESS, floor, begin):
            begin -= len(CONGRESS)
        return TitlePiece(begin, end, bare, self.text[bare:end], term, organ, place, early or status)

    def _of_congress(self, start: int, term: Title) -> Organ | None:
        """The office of the congress that a text is about, whose head is called 大会秘书长."""
        if term.name != SECRETARY or not self.text.endswith(CONGRESS, 0, start):
            return None
        return Organ(start - len(CONGRESS), start, "LeadingGroup", SECRETARIAT, implied=True)

    def _errand(self, start: int, end: int, floor: int, term: Title) -> TitlePiece | None:
        """The title of somebody sent on a matter that stands before it: 某组织秘书长|某国问题|特别代表."""
        for at in range(start - 2, max(floor, start - LONGEST_MATTER) - 1, -1):
            if self.text[at] in "、，。；：（）“”的":
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
                return TitlePiece(place.start, end, at, self.text[at:end], term, None, place)
        return None

    # -- modifiers -------------------------------------------------------------------------------------------------

    def _modified(self, start: int, floor: int) -> tuple[int, str]:
        """Where the role word begins with all its modifiers (原, 副, 代理 …), and the status they give the post."""
        status = "attested"
        modifier = self._modifier_before(start, floor)
        while modifier is not None:
            start -= len(modifier.text)
            status = STATUS.get(modifier.effect, status)
            modifier = self._modifier_before(start, floor)
        return start, status

    def _modifier_before(self, end: int, floor: int) -> TitleModifier | None:
        for modifier in self.modifiers:
            begin = end - len(modifier.text)
            if begin < floor or not self.text.startswith(modifier.text, begin):
                continue
            # What looks like a modifier is the end of an organization's name.
            if end in self.organs and modifier.effect not in ("former", "acting"):
                continue
            return modifier
        return None

    def _bare_start(self, start: int, title_start: int) -> int:
        """Where the role word with its modifiers begins, without 原, 现任 and the like."""
        position = start
        while position < title_start:
            for modifier in self.modifiers:
                timing = modifier.effect in ("former", "current", "designate")
                if timing and self.text.startswith(modifier.text, position):
                    position += len(modifier.text)
                    break
            else:
                return position
        return position

    def _early_status(self, begin: int, floor: int) -> tuple[int, str]:
        """原, 前, 时任, 现任 before the organization: 原县人大副主任."""
        for modifier in self.modifiers:
            start = begin - len(modifier.text)
            timing = modifier.effect in ("former", "current")
            if timing and start >= floor and self.text.startswith(modifier.text, start):
                return start, STATUS[modifier.effect]
        return begin, ""

    # -- what stands before a title ----------------------------------------------------------------------------------

    def _owner(self, start: int, bare: int, floor: int) -> tuple[Organ | None, PlaceHit | None]:
        """The organization or the place directly before a title."""
        organ = self._organ_before(start, bare, floor)
        if organ is not None and organ.start >= floor:
            return organ, None
        known = self.ambiguous.get(start)
        if known is not None:
            width = max(len(form) for form in known.ambiguous if self.text.endswith(form, 0, start))
            begin = start - width
            if self.text.endswith(FRONTS, floor, begin):
                return None, None  # 某某阵线|中央 is its own
            return Organ(begin, start, known.kind, known.label, known=known, proper=True, implied=True), None
        place = self.places.get(start)
        if place is None and self.text[bare] in LEVEL_WORDS:
            place = self.places.get(start + 1) or self._unlisted(start, self.text[bare])
        if place is not None and self.text[place.start - 1 : place.start] == "驻":
            return self._mission(place), None
        return None, place if place is not None and place.start >= floor else None

    def _unlisted(self, end: int, level: str) -> PlaceHit | None:
        """A place that only the tagger knows, before a title that names its level: 青石郡|郡长, 青石|市长."""
        token = next((t for t in self.tokens if t.end in (end, end + 1) and t.tag in ("ns", "LOC")), None)
        if token is None or token.end - token.start < 2:
            return None
        name = self.text[token.start : token.end]
        return PlaceHit(token.start, token.end, name if name.endswith(level) else name + level)

    def _mission(self, seat: PlaceHit) -> Organ | None:
        """The embassy that an ambassador's title names: 甲国驻乙国大使 belongs to 甲国驻乙国大使馆."""
        home = self.places.get(seat.start - 1)
        if home is None:
            return None
        rest = f"驻{seat.country or seat.name}大使馆"
        return Organ(home.start, seat.end, "GovernmentDepartment", rest, place=home, proper=True, implied=True)

    def _organ_before(self, start: int, bare: int, floor: int) -> Organ | None:
        organ = self.organs.get(start)
        if organ is None and self.text[start - 1 : start] == "）":
            organ = self.organs.get(self.text.rfind("（", floor, start))
        # The last character of a name may be the first of the title: 教育局长.
        overlap = self.organs.get(start + 1)
        if overlap is not None and start == bare and overlap.end - overlap.start > 1:
            if organ is None or overlap.start < organ.start:
                organ = overlap
        return organ if organ is not None or start == bare else self.organs.get(bare)

    def _unit(self, start: int, floor: int) -> Organ | None:
        """A part of some body, named by its field: 业务处 in 业务处处长; whose part it is, the phrase before tells."""
        if self.text[start - 1 : start] not in UNIT_ENDS and not self.text.endswith(("学院", "研究院"), floor, start):
            return None
        opening = max((self.text.rfind(mark, floor, start) for mark in "、，。：；兼"), default=-1)
        word = max(opening + 1, floor)
        tags = {t.tag for t in self.tokens if word <= t.start and t.end <= start}
        if not 3 <= start - word <= 8 or not tags or not tags <= UNIT_WORDS:
            return None
        if all(t.start != word for t in self.tokens):
            return None
        level = level_of(self.text[word:start]) if self.text[start - 1] in DEPARTMENT_ENDS else ""
        name = self.text[word + len(level) : start]
        return Organ(word, start, "Organization", name, level=level, proper=bool(level), confidence=0.7)

    def _adjective(self, start: int, floor: int, term: Title) -> int:
        """Where a title with a word of its field or grade begins: 英语教师, 教研主任, 副处级督查员."""
        if term.implied_known or start in self.titles:
            return start  # 党组成员|副主席
        grade = GRADE.search(self.text, max(floor, start - 4), start)
        if grade:
            return grade.start()
        portfolio = PORTFOLIO.search(self.text, max(floor, start - 8), start)
        if portfolio and self.text.startswith("委员", start):
            return portfolio.start()
        word = self._field_before(start, floor)
        if word is None or word in self.titles or word in self.name_ends:
            return start
        begins = word == floor or self.text[word - 1 : word] in "、，。：" or word in self.organs
        return word if begins else start

    def _field_before(self, end: int, floor: int) -> int | None:
        """Where the word that ends here begins, if it can name a field: a noun of two to four characters."""
        token = next((t for t in self.tokens if t.end == end), None)
        if token is None or token.start < floor or token.tag not in FIELDS:
            return None
        if self.text[token.start] in SPEAKERS or self.text.endswith(BODY_ENDS, token.start, end):
            return None
        return token.start if 2 <= end - token.start <= 4 else None
