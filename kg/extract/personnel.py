"""Personnel decisions: who was appointed, elected or removed, to or from which post, and by whom.

Three forms: ``任命 甲为 …；乙为 …`` and ``免去 甲的 … 职务`` (a verb, then people with their posts), ``甲当选 …, 乙、丙当选 …`` (people, then
the verb), and ``甲现任 …`` (a post that is told, without a decision). All decisions of one article are one event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.analysis import Analysis, Happening, Holding, Human, Organ, Part, Sentence
from kg.language.dates import dates
from kg.ontology import Ontology
from kg.titles import TitleReader

DECIDES = re.compile(
    "(?P<appointee>决定任命|任命|选举(?!产生|法|会议|委员|工作|权)|推选|增选|补选|聘任|提名)|(?P<removed>免去|免除|批准[^，。]{0,8}?辞去|接受(?=[^，。]{2,12}辞去))"
)
ACTIVE = re.compile(
    "(?:同志|先生|女士)?(?:，)?(?:已|被|全票|高票|再次|受聘|获)?(?:(?P<appointee>当选为?|被任命为|任命为|接任|出任|就任|连任|受聘(?:担任|为)|聘为|获聘(?:担任|为)?|聘任为|"
    "被选举为|被推选为)|(?P<removed>因[^，。]{2,12}不再担任|不再担任|辞去|被免去|卸任))"
)
SERVES = re.compile("(?:同志)?(?:，)?(?:现任|担任|兼任|曾任|历任|任)(?=[一-鿿]{3})")
TO = re.compile("(?:同志|先生|女士)?(?:为|担任|任)")
OF = re.compile("(?:同志|先生|女士)?的?")
END = re.compile("[，。；！？\n]|的?(?:请求|称号)|(?:等)?职务")
PLANNED = re.compile("拟|将$")


@dataclass(slots=True)
class _Told:
    """What is carried through one article."""

    event: Happening | None = None
    base: Organ | None = None


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find personnel decisions and note the event, the person's part in it and the post."""
    told = _Told()
    for sentence in analysis.sentences:
        humans = analysis.humans.get(sentence.index)
        if humans:
            reader = TitleReader(analysis, sentence, ontology.modifiers, ontology.known_by_name)
            _Decisions(analysis, sentence, humans, reader, told).read()


class _Decisions:
    """The decisions of one sentence."""

    def __init__(
        self, analysis: Analysis, sentence: Sentence, humans: list[Human], reader: TitleReader, told: _Told
    ) -> None:
        self.analysis, self.sentence, self.humans, self.reader, self.told = analysis, sentence, humans, reader, told
        self.text = analysis.text
        self.verbs = list(DECIDES.finditer(self.text, sentence.start, sentence.end))

    def read(self) -> None:
        self.told.base = None
        group: list[Human] = []
        for human in self.humans:
            if group and self.text[group[-1].right : human.start] not in ("、", "和"):
                group = []
            group.append(human)
            following = next((h for h in self.humans if h.start > human.start), None)
            if following is None or self.text[human.right : following.start] not in ("、", "和"):
                self.people(group)
                group = []

    def people(self, group: list[Human]) -> None:
        """The decision about one person, or about several who share it."""
        last = group[-1]
        active = ACTIVE.match(self.text, last.right)
        if active:
            self.decide(group, active.lastgroup or "appointee", active.end(), last.right)
            return
        verb = next((v for v in reversed(self.verbs) if v.end() <= group[0].start), None)
        if verb is not None and not re.search("[。！？]", self.text[verb.end() : group[0].start]):
            role = verb.lastgroup or "appointee"
            marker = (TO if role == "appointee" else OF).match(self.text, last.end)
            if marker and (role == "appointee" or "职务" in self.text[marker.end() : marker.end() + 40]):
                self.decide(group, role, marker.end(), verb.start(), verb)
                return
        serves = SERVES.match(self.text, last.right)
        if serves is None and (told := SERVES.search(self.text, last.right, min(self.sentence.end, last.right + 30))):
            serves = told if re.fullmatch("[^。；]{0,24}，", self.text[last.right : told.start()]) else None
        if serves:
            planned = PLANNED.search(self.text, max(last.right, serves.start() - 2), serves.start() + 1)
            if not planned:
                self.hold(group, serves.end(), "ended" if re.search("曾|历", serves.group()) else "attested")

    def hold(self, group: list[Human], start: int, status: str) -> int:
        """Note the posts told from `start` on; where they end, or 0 if no title stands there."""
        stop = END.search(self.text, start, self.sentence.end)
        end = stop.start() if stop else self.sentence.end
        pieces = self.reader.phrase(end, start)
        if not pieces or pieces[0].start > start + 1:
            return 0
        for human in group:
            base = self.told.base or self.organ_before(human)
            for piece in pieces:
                organ = self.reader.settle(piece, base)
                base = organ or base
                begin, finish = min(human.start, piece.start), max(piece.end, human.end)
                human.holdings.append(Holding(begin, finish, piece.title, piece.term, organ, status))
            self.told.base = base
        return end

    def organ_before(self, human: Human) -> Organ | None:
        """The body told last before a name: 选举产生了某会，甲当选主席."""
        organs = [o for o in self.analysis.organs.get(self.sentence.index, ()) if o.end <= human.start and o.proper]
        return max(organs, key=lambda o: (o.end, o.start), default=None)

    def decide(self, group: list[Human], role: str, start: int, anchor: int, verb: re.Match[str] | None = None) -> None:
        end = self.hold(group, start, "appointed" if role == "appointee" else "ended")
        if not end:
            return
        event = self.event(min(anchor, group[0].start), end)
        for human in group:
            begin = min(human.left, anchor)
            self.analysis.parts.append(Part(human, role, event, begin, max(end, human.right), order=1, confidence=0.9, rule="personnel"))
        if verb is not None:
            self.appointer(event, verb)

    def event(self, begin: int, end: int) -> Happening:
        """The event of the article's decisions, made with the first of them."""
        if self.told.event is None:
            event = Happening(begin, end, self.text[begin:end], "PersonnelChange", told=True, sentence=self.sentence.index)
            found = dates(self.text[self.sentence.start : self.sentence.end], self.analysis.document.date)
            if found:
                event.date, event.precision = found[0].iso, found[0].precision
            self.analysis.happenings.append(event)
            self.told.event = event
        return self.told.event

    def appointer(self, event: Happening, verb: re.Match[str]) -> None:
        """The body that decides: the one whose name the verb follows."""
        for organ in self.analysis.organs.get(self.sentence.index, ()):
            gap = self.text[organ.end : verb.start()]
            if organ.proper and organ.end <= verb.start() and re.fullmatch("(?:第?[^，。]{0,14}会议)?[^，。]{0,4}?(?:表决)?(?:决定)?", gap):
                if any(p.agent is organ and p.event is event for p in self.analysis.parts):
                    continue
                if any(o is not organ and o.start <= organ.start and organ.end <= o.end for o in self.analysis.organs[self.sentence.index] if o.end <= verb.start()):
                    continue
                self.analysis.parts.append(
                    Part(organ, "appointer", event, organ.start, verb.end(), order=1, confidence=0.85, rule="personnel")
                )
