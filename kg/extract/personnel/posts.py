"""Posts that a sentence tells of people after their names: 为某局局长, 当选某会会长."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from kg.analysis import Analysis, Happening, Holding, Human, Organ, Sentence, TitlePiece
from kg.ontology import Ontology
from kg.titles import TitleReader

__all__ = ["LISTING", "ToldPosts"]

#: What stands between the people of a list.
LISTING = ("、", "和", "以及", "及")
#: What may stand before a post that somebody is elected to: the kind of body, the term.
TERM = re.compile(
    "为?(?:商会|总商会|协会|学会|联合会|促进会|联谊会|研究会|校友会|基金会|该会|本会|该党)?的?"
    "(?P<cell>支部|支社|总支|总支部|基层委员会|小组)?"
    "(?:新一届|新一任|新任|新|首届|首任|第?[一二三四五六七八九十百0-9]{1,3}届(?:委员会|支委会|支委)?)?(?:分会)?"
)
#: The cells of a party, which its own report tells without their name.
CELL = "DemocraticPartyBranch"
#: The parties themselves, and what the names of their local leaderships end in.
PARTY_OF, COMMITTEE = "DemocraticParty", "委员会"
#: The class of parties as a whole.
PARTY = "PoliticalParty"
#: Whose titles only a court has.
COURT, OF_COURT = "JudicialBody", ("陪审员", "审判员", "审判长", "庭长")
#: The name of a body that could not be read, before the title.
UNREAD = re.compile("[\u4e00-\u9fff（）“”0-9]{2,24}")
#: The meeting itself, whose offices are not those of the body that meets: 为|大会副秘书长.
CONGRESS = "大会"
#: What stands between the posts of several people.
BETWEEN = re.compile("[、和及](?!其)")
#: What ends the words for a post.
END = re.compile(
    "[，。；！？\n]|并(?!列)|的?(?:请求|申请|辞呈|决定|议案|称号)|(?:等)?职务|资格|一职|[之以]?后，|以来|候任人"
)
#: Boards elected with the heads of their whole, and what those are called who head or sit on the board itself.
BOARDS = ("理事会", "监事会", "常务委员会", "常委会", "执行委员会")
SUPERVISORS = "监事会"
OF_BOARDS = ("理事长", "理事", "监事长", "监事", "监事会主席", "委员", "常委")


class ToldPosts:
    """Reads the posts that one sentence tells of its people, and notes them as theirs."""

    def __init__(self, analysis: Analysis, sentence: Sentence, humans: Sequence[Human], ontology: Ontology) -> None:
        self.analysis, self.text, self.sentence = analysis, analysis.text, sentence
        self.humans, self.ontology = humans, ontology
        self.base: Organ | None = None  # the body of the post told last
        self.unread = False  # whether that has a name that could not be read

    @cached_property
    def _reader(self) -> TitleReader:
        return TitleReader(self.analysis, self.sentence, self.ontology.modifiers, self.ontology.known_by_name)

    def hold(self, group: Sequence[Human], start: int, status: str) -> int:
        """Note the posts told from `start` on; where they end, or 0 if no title stands there.

        Where the name of the body could not be read, the post is told all the same, but whose it is nobody knows.
        """
        stop = END.search(self.text, start, self.sentence.end)
        end = stop.start() if stop else self.sentence.end
        following = next((h.start for h in self.humans if start < h.start <= end), end)
        joint = next((mark for mark in LISTING if self.text.endswith(mark, start, following)), "")
        return self._hold(group, start, following - len(joint) if joint else end, status)

    def _hold(self, group: Sequence[Human], start: int, end: int, status: str) -> int:
        """Note the posts told between two positions, as `hold` does."""
        pieces = self._reader.phrase(end, start)
        if not pieces:
            return 0
        term = TERM.fullmatch(self.text, start, pieces[0].start)
        party = self._party(start, pieces[0].start) if not term else None
        if pieces[0].start > start + 1 and not term and party is None:
            self.unread = UNREAD.fullmatch(self.text, start, pieces[0].start) is not None
            return end if self.unread else 0
        if self.unread and self.base is None and pieces[0].organ is None:
            return end
        cell = self._cell(pieces[0], term["cell"] if term else "")
        of_meeting = self.text.startswith(CONGRESS, start)
        for human in group:
            own = next((h.organ for h in human.holdings if h.title == pieces[0].title and h.organ), None)
            told = cell or self.base or party or own
            base = None if of_meeting else told or self._body_before(human, pieces[0].title)
            for piece in pieces:
                organ = (cell if piece is pieces[0] else None) or self._whole(piece, base)
                organ = organ or self._reader.settle(piece, _of_its_own(piece, base))
                base = organ or base
                begin, finish = min(human.start, piece.start), max(piece.end, human.end)
                human.holdings.append(Holding(begin, finish, piece.title, piece.term, organ, status, "post-told"))
            self.base = base
        return end

    def _party(self, start: int, end: int) -> Organ | None:
        """The party that is told by its name without the country: 当选|某党|主席 in news of 甲国某党."""
        name = self.text[start:end].removeprefix("为").removesuffix("新任").removesuffix("新")
        if not name.endswith("党"):
            return None
        parties = (o for o in self.analysis.all_organs() if o.kind == PARTY and o.proper and o.end <= start)
        return next((o for o in parties if self.text.endswith(name, o.start, o.end)), None)

    def hold_apart(self, group: Sequence[Human], start: int, status: str) -> int:
        """Note posts of which each person has one, in their order; only where they end if that is not told."""
        stop = END.search(self.text, start, self.sentence.end)
        end = stop.start() if stop else self.sentence.end
        ends = [mark.start() for mark in BETWEEN.finditer(self.text, start, end)] + [end]
        if len(ends) != len(group):
            return end if self._reader.phrase(end, start) else 0
        for human, begin, finish in zip(group, (start, *(at + 1 for at in ends)), ends, strict=False):
            self._hold([human], begin, finish, status)
        return end

    def is_one(self, start: int) -> bool:
        """Whether one post alone is told from `start` on, which all of those who are only counted have."""
        stop = END.search(self.text, start, self.sentence.end)
        return len(self._reader.phrase(stop.start() if stop else self.sentence.end, start)) == 1

    def _cell(self, piece: TitlePiece, told: str | None) -> Organ | None:
        """The cell of a party that a bare word for one means, the one told last: 选举某某为|支社|主委."""
        organ = piece.organ
        if organ is not None and organ.kind == CELL and not organ.proper and organ.parent is None:
            told = organ.rest
        if not told:
            return None
        cells = (o for o in self.analysis.all_organs() if o.kind == CELL and o.proper and o.start < piece.start)
        return max((o for o in cells if o.rest.endswith(told)), key=lambda o: (o.end, -o.start), default=None)

    def _whole(self, piece: TitlePiece, base: Organ | None) -> Organ | None:
        """The body whose head is told as that of its board: 当选某会第二届|理事会会长; supervisors have their own."""
        board = piece.organ
        if board is None or not _is_board(board) or board.rest.endswith(SUPERVISORS):
            return None
        if piece.title.endswith(OF_BOARDS):
            return None
        whole = None if board.proper or base is None or _is_board(base) else base
        return board.parent or whole

    def _body_before(self, human: Human, title: str) -> Organ | None:
        """The body told last before somebody's name and titles: 选举产生了某会，甲当选主席."""
        others = [(h.left, h.start) for h in self.humans if h is not human]
        organs = [o for o in self.analysis.organs.get(self.sentence.index, ()) if o.end <= human.left and o.proper]
        organs = [o for o in organs if not any(left <= o.start and o.end <= start for left, start in others)]
        if not title.endswith(OF_BOARDS):
            organs = [o for o in organs if o.parent is not None or not _is_board(o)]
        last = max(organs, key=lambda o: (o.end, o.start), default=None)
        if last is not None and last.parent is not None and _is_board(last) and not title.endswith(OF_BOARDS):
            return last.parent
        return last or self._meeting_body()

    def _meeting_body(self) -> Organ | None:
        """The body whose meeting was told last before this sentence: 某商会会员大会召开。甲当选会长。"""
        for event in reversed(self.analysis.happenings):
            if event.told and event.sentence < self.sentence.index and event.kind != "PersonnelChange":
                organs = self.analysis.organs.get(event.sentence, ())
                named = [o for o in organs if o.proper and o.start == event.start and o.end < event.end]
                body = max(named, key=lambda o: o.end, default=None) or self._holder(event)
                if body is not None and body.kind == PARTY_OF:
                    return self._committee_of(body) or body
                return body
        return None

    def _committee_of(self, party: Organ) -> Organ | None:
        """The committee elected last before this sentence, where the meeting was called after its party as a whole."""
        organs = [o for o in self.analysis.all_organs() if o.kind == CELL and o.end <= self.sentence.start]
        fitting = (o for o in organs if o.proper and o.rest.endswith(COMMITTEE) and o.root.kind == party.kind)
        return max(fitting, key=lambda o: o.end, default=None)

    def _holder(self, event: Happening) -> Organ | None:
        """The one body that holds a meeting: 某协会召开第五次会员大会."""
        parts = (p.agent for p in self.analysis.parts if p.event is event and p.role == "organizer")
        bodies = [agent for agent in parts if isinstance(agent, Organ) and agent.proper]
        return bodies[0] if len(bodies) == 1 else None


def _of_its_own(piece: TitlePiece, base: Organ | None) -> Organ | None:
    """The body told last that a title may be of: no juror is another's than a court's, no secretary a board's."""
    if base is not None and piece.title.endswith("书记") and _is_board(base) and base.parent is not None:
        return base.parent
    return None if base is not None and piece.title.endswith(OF_COURT) and base.kind != COURT else base


def _is_board(organ: Organ) -> bool:
    """Whether a body only acts for the one whose head is elected: 某会第二届理事会, 中央常务委员会."""
    return organ.kind != "CongressStandingCommittee" and organ.rest.endswith(BOARDS)
