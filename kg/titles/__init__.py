"""The grammar of titles: the phrases before and after a name, and whom the posts in them belong to.

``[organization]+ title (、title)* name (、name)*`` before the name, ``name title`` after it. A title without an
organization takes the one that the phrase has told last, as readers do: 县委常委、统战部长 is 常委 of the committee and
部长 of its department.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from kg.analysis import ASSEMBLED, PRESIDIUM, Analysis, Hit, Holding, Human, Organ, Sentence, TitlePiece
from kg.endings import Endings
from kg.ontology import KnownOrganization, Title, TitleModifier
from kg.titles import listed, owner
from kg.titles.phrase import PhraseReader
from kg.titles.phrase.fields import unit_before

__all__ = ["TitleReader"]

# Titles set off by commas: 某某，某县委书记；
SET_OFF = re.compile("，[^，。；、（）]{3,24}(?=[；。])")
# What tells who somebody is in a clause of its own, and what ends that clause.
COPULA = re.compile("(?:现在?)?(?:是|系)(?P<post>.)")
CLAUSE_END = re.compile("[，。；！？\n]")
# What makes a title the beginning of a longer word (主席团, 司令), unless a family name stands there (令狐).
LONGER_WORD = re.compile("[们团处级]|令(?!狐)")
BRACKETED = 40
PAST = ("曾任", "历任", "时任")
PRESENT = ("现任", "担任", "兼任")
HELD = ("post", "membership", "occupation")
HOSPITAL = "医院"
JOINED = ("、", "和", "与")
LEADING = ("率", "带领", "率领", "带队，", "带着", "携")
#: A title that, after a name in news of a conference, says that somebody is one of its members: 某某|委员|发言说.
MEMBER, CONFERENCE = "委员", "CPPCC"
LISTED = ("、", "，", "和", "及", "以及", "；")


class TitleReader:
    """Reads the title phrases of one sentence.

    `modifiers` come longest first; `known` are the reference organizations by the names of their entries.
    """

    def __init__(
        self,
        analysis: Analysis,
        sentence: Sentence,
        modifiers: tuple[TitleModifier, ...],
        known: Mapping[str, KnownOrganization],
    ) -> None:
        self.text = analysis.text
        self.analysis = analysis
        self.sentence = sentence
        self.modifiers = modifiers
        self.known = known
        organs = analysis.organs.get(sentence.index, ())
        self.endings = Endings(self.text, sentence, organs)
        self.phrases = PhraseReader(self.endings, modifiers)
        self.titles: dict[int, list[tuple[Hit, Title]]] = defaultdict(list)
        for hit in sentence.hits:
            if isinstance(hit.term, Title):
                self.titles[hit.start].append((hit, hit.term))

    def read(self, humans: list[Human]) -> None:
        """Note on each person of the sentence, in the order of the text, the posts and the extent of the phrase."""
        before: Human | None = None
        for human in humans:
            self._left(human, before)
            self._right(human, before)
            self.endings.name_ends.add(human.right)
            before = human

    def phrase(self, end: int, floor: int) -> list[TitlePiece]:
        """The titles of the phrase that ends at `end` and reaches no further back than `floor`, in order."""
        return self.phrases.read(end, floor)

    def settle(self, piece: TitlePiece, base: Organ | None) -> Organ | None:
        """The organization of a title: its own, the one its word implies, or the one told before it."""
        return owner.settle(self.text, piece, base, self.known)

    # -- titles before the name ------------------------------------------------------------------------------------

    def _left(self, human: Human, before: Human | None) -> None:
        floor = before.right if before is not None else self.sentence.start
        end = human.start
        if self.text[end - 1 : end] in ("“", " "):
            end -= 1
        pieces = self.phrase(end, floor) or self._relative(end, floor)
        if pieces:
            human.left = pieces[0].start
            base = self._context(human, before, pieces[0]) or self._carried(human, before, pieces[0])
            self._hold(human, pieces, base)
            return
        organ = self._organ_before(end)
        if organ is not None and organ.start >= floor:
            human.left = organ.start
            return
        self._share(human, before)

    def _hold(
        self, human: Human, pieces: list[TitlePiece], base: Organ | None, begin: int | None = None, rule: str = "title"
    ) -> None:
        """Note the posts of a phrase on a person; `begin` is where their words begin if not at their titles."""
        for piece in pieces:
            if piece.title.endswith(owner.SPOKESMEN) and piece.organ is None and piece.term.kind == "membership":
                continue
            told = base or listed.own(piece, human.holdings)
            organ = self.settle(piece, told) or (listed.implied(piece, human.holdings) if base is None else None)
            if piece.term.kind in HELD:
                start = piece.start if begin is None else begin
                human.holdings.append(Holding(start, piece.end, piece.title, piece.term, organ, piece.status, rule))
            base = organ or base

    def _relative(self, end: int, floor: int) -> list[TitlePiece]:
        """The titles of a relative clause before the name: 时任某县委书记的某某, 曾任副市长的某某."""
        if self.text[end - 1 : end] != "的":
            return []
        pieces = self.phrase(end - 1, floor)
        if not pieces:
            return []
        start = pieces[0].start
        before = self.text[max(floor, start - 3) : start]
        if before.endswith(PAST) or any(piece.status == "ended" for piece in pieces):
            for piece in pieces:
                piece.status = "ended"
            return pieces
        return pieces if before.endswith(PRESENT) or self.text.startswith(PRESENT, start) else []

    def _share(self, human: Human, before: Human | None) -> None:
        """Give a name in a list the titles of the one before: deputies and members share them, a head does not."""
        if before is None or before.right != before.end or self.text[before.right : human.start] not in JOINED:
            return
        if any(h.end > before.start or _is_single(h) for h in before.holdings):
            return
        human.holdings.extend(replace(held, rule="shared-title") for held in before.holdings)

    def _context(self, human: Human, before: Human | None, first: TitlePiece) -> Organ | None:
        """The organization told last in the same list of people that the first title of a phrase may belong to."""
        between = self.text[before.right : human.left] if before is not None else ""
        leads = first.organ is not None and between in LEADING
        if before is None or not (between in LISTED or leads):
            return None
        base = listed.told(first, before.holdings)
        if base is None and not any(h.organ for h in before.holdings):
            base = self.endings.organs.get(before.start) or listed.implied(first, before.holdings)
        unit = first.organ
        if base is not None and unit is not None and unit.type is None and not unit.proper:
            return base if listed.nests(unit, base) else None
        return base

    def _carried(self, human: Human, before: Human | None, first: TitlePiece) -> Organ | None:
        """The organization whose head acts before its deputies are told: 县政协主席某某主持会议，副主席某某参加.

        A bare 纪委 stands beside the town's committee told before: 镇党委副书记某某宣读方案，纪委书记某某作动员.
        """
        if before is None or first.place is not None:
            return None
        if first.organ is not None:
            return listed.beside(first.organ, before.holdings)
        between = self.text[before.right : human.left]
        told = any(before.right < organ.start < human.left for organ in self.endings.organs.values())
        if told or not between.endswith("，") or "。" in between or "；" in between:
            return None
        alike = [h.organ for h in before.holdings if h.organ is not None and h.term is first.term]
        return alike[0] if len(alike) == 1 and first.title not in first.term.forms else None

    def _organ_before(self, end: int) -> Organ | None:
        """The organization that ends here, 的 left out."""
        organ = self.endings.organs.get(end)
        return self.endings.organs.get(end - 1) if organ is None and self.text[end - 1 : end] == "的" else organ

    # -- titles after the name -------------------------------------------------------------------------------------

    def _apposition(self, human: Human) -> None:
        """Titles set off after a name: 某某（某县委书记）; 某某，某县委书记；"""
        begin = human.end + 1
        if self.text[human.end] == "（":
            end = self.text.find("）", human.end, human.end + BRACKETED)
        else:
            match = SET_OFF.match(self.text, human.end)
            end = match.end() if match and match.end() <= self.sentence.end else -1
        bracketed = self.text[human.end] == "（"
        if end < 0 or (human.holdings and not bracketed):
            return
        pieces = self.phrase(end, begin)
        named = bool(pieces) and (pieces[0].organ is not None or pieces[0].place is not None)
        if pieces and pieces[0].start == begin and (named or not human.holdings):
            self._hold(human, pieces, None, human.start, "set-off-title")
            human.right = end + bracketed

    def _copula(self, human: Human) -> None:
        """What a clause says that somebody is: 某某是某厂的厂长，…."""
        is_ = COPULA.match(self.text, human.end)
        if is_ is None or human.holdings or is_.end() > self.sentence.end:
            return
        begin = is_.start("post")
        stop = CLAUSE_END.search(self.text, begin, self.sentence.end)
        pieces = self.phrase(stop.start() if stop else self.sentence.end, begin)
        if pieces and pieces[0].organ is None:
            pieces = self._of_owner(pieces, begin)
        if pieces and pieces[0].start == begin and pieces[0].organ is not None and pieces[0].organ.proper:
            self._hold(human, pieces, None, human.start, "set-off-title")

    def _of_owner(self, pieces: list[TitlePiece], begin: int) -> list[TitlePiece]:
        """Titles behind 的 with the organization before it: 某厂|的|厂长."""
        organ = self._organ_before(pieces[0].start) if self.text[pieces[0].start - 1] == "的" else None
        if organ is None or organ.start != begin:
            return []
        return [replace(pieces[0], organ=organ, start=organ.start), *pieces[1:]]

    def _right(self, human: Human, before: Human | None) -> None:
        position = human.end
        self._copula(human)
        if self.text[position : position + 1] in ("（", "，"):
            self._apposition(human)
            return
        found = self._title_at(position)
        if found is None:
            return
        hit, term = found
        humans = self.analysis.humans.get(self.sentence.index, ())
        if term.kind == "post" and human.holdings and any(h.start == hit.end for h in humans):
            return  # the title of the name that follows
        if term.kind == "membership" and self.sentence.is_verb(position, hit.end):
            return
        human.right = hit.end
        title = self.text[position : hit.end]
        if title == MEMBER and human.full and not human.holdings:
            conference = self._conference(human.start)
            if conference is not None:
                human.holdings.append(Holding(human.start, hit.end, title, term, conference, rule="title-after"))
            return
        if term.kind not in ("post", "occupation") or any(h.title == title for h in human.holdings):
            return
        if term.kind == "occupation" and any(h.organ is not None and _heals(h.organ) for h in human.holdings):
            return  # 某大学附属医院院长某某|教授: where he teaches nobody says
        organ = self._organ_before(human.start)
        begin = organ.start if organ is not None else human.start
        piece = TitlePiece(position, hit.end, position, title, term, organ)
        if organ is None:
            organ = self._unit_or_shared(human, before, piece)
        elif not organ.proper and organ.parent is None:
            organ = self.settle(piece, self._context(human, before, piece))
        human.holdings.append(Holding(begin, hit.end, title, term, organ, rule="title-after"))

    def _conference(self, position: int) -> Organ | None:
        """The consultative conference of which a document tells before a position, where it tells of no congress."""
        told = [o for o in self.analysis.all_organs() if o.end <= position and o.kind in ASSEMBLED]
        if not told or any(organ.kind != CONFERENCE for organ in told):
            return None
        return next((organ for organ in reversed(told) if organ.parent is None and organ.proper), None)

    def _unit_or_shared(self, human: Human, before: Human | None, piece: TitlePiece) -> Organ | None:
        """Whose post a title after a name is: of the unit before the name, or of the one whose head was told so.

        学工处|某某|处长; 某某|行长、某某|副行长.
        """
        floor = before.right if before is not None else self.sentence.start
        unit = None if human.holdings else unit_before(self.endings, human.start, floor, piece.title)
        if unit is not None:
            human.left = unit.start
            return self.settle(replace(piece, organ=unit), self._context(human, before, replace(piece, organ=unit)))
        calls = piece.term.kind == "post" and not human.holdings
        alike = (
            calls
            and before is not None
            and any(h.term is piece.term and h.rule == "title-after" for h in before.holdings)
        )
        return self.settle(piece, self._context(human, before, piece) if alike else None)

    def _title_at(self, position: int) -> tuple[Hit, Title] | None:
        """The longest title that begins here, with 副 and the like before it or not."""
        found = list(self.titles.get(position, ()))
        for modifier in self.modifiers:
            if modifier.effect in ("deputy", "", "acting") and self.text.startswith(modifier.text, position):
                found += self.titles.get(position + len(modifier.text), ())
        whole = [(hit, term) for hit, term in found if not self._is_longer_word(position, hit.end)]
        return max(whole, key=lambda each: each[0].end, default=None)

    def _is_longer_word(self, start: int, end: int) -> bool:
        """Whether the title is only the beginning of an organization's name or another word: 主席团, 书记处."""
        for hit in self.sentence.hits:
            if hit.category in ("suffix", "known") and hit.start <= start < hit.end and hit.end > end:
                return True
        return bool(LONGER_WORD.match(self.text, end))


def _heals(organ: Organ) -> bool:
    """Whether a body is a hospital or a part of one."""
    whole: Organ | None = organ
    while whole is not None and not whole.rest.endswith(HOSPITAL):
        whole = whole.parent
    return whole is not None


def _is_single(holding: Holding) -> bool:
    """Whether one person alone holds such a post: a head's, without 副 before it; a presidium has many chairs."""
    if holding.organ is not None and holding.organ.rest.endswith(PRESIDIUM):
        return False
    return holding.term.rank_role == "head" and holding.title in holding.term.forms and holding.term.kind == "post"
