"""Personnel decisions: who was appointed, elected or removed, to or from which post, and by whom.

Three forms: ``任命 甲为 …；乙为 …`` and ``免去 甲的 … 职务`` (a verb, then people with their posts), ``甲当选 …``
(people, then the verb), and ``甲现任 …`` (a post that is told, without a decision). All decisions of one article are
one event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from kg.analysis import Analysis, Happening, Holding, Human, Organ, Part, Sentence
from kg.language.dates import dates
from kg.ontology import Ontology
from kg.titles import TitleReader

#: A verb before the names, by the role that it gives them.
DECIDES = re.compile(
    "(?P<appointee>决定任命|任命|选举(?!产生|法|会议|委员|工作|权)|推选|增选|增补|补选|聘任|聘请|提名|通过(?=了?[^，。；]{2,40}为))了?|"
    "(?P<removed>免去|免除|批准[^，。]{0,8}?辞去|接受(?=[^，。]{2,12}辞去))"
)
#: A verb after a name, by the role that it gives it.
ACTIVE = re.compile(
    "(?:同志|先生|女士)?(?:，)?(?:已|被|全票|高票|再次|受聘|获)?(?:"
    "(?P<appointee>当选为?|被任命为|任命为|接任|出任|就任|连任|受聘(?:担任|为)|聘为|获聘(?:担任|为)?|聘任为|被选举为|被推选为)"
    "(?:新一任|新一届|新任|连任)?|"
    "(?P<removed>因[^，。]{2,12}不再担任|不再担任|辞去|被免去|卸任))"
)
#: A message to somebody, and what it congratulates them on.
MESSAGE = re.compile("(?:致电|致信|致函|电贺)(?:祝贺)?[^，。；]{0,24}$")
CONGRATULATED = re.compile("祝贺[他她其](?:再次|成功)?(?:当选连任|当选|连任|就任|出任)(?:新一任|新任|为)?")
#: A line that says what the lines below it decide, and how one of them begins.
LIST_OPENS = re.compile(r"(?:(?P<appointee>任命|聘任|推选|当选)|(?P<removed>免去|免除))(?:名单)?(?:如下)?[：:]\s*$")
LINE_OPENS = re.compile(r"[\s（(]*[一二三四五六七八九十0-9]{0,3}[、.．）)]?\s*")
SERVES = re.compile(r"(?:同志)?(?:，)?(?:现任|担任|兼任|曾任|历任|任)(?=[一-鿿]{3})")
FORMER = re.compile("曾|历")
TO = re.compile("(?:同志|先生|女士)?(?:为|担任|任)")
OF = re.compile("(?:同志|先生|女士)?的?")
END = re.compile("[，。；！？\n]|的?(?:请求|称号)|(?:等)?职务")
PLANNED = re.compile("拟|将$")
FULL_STOP = re.compile("[。！？]")
#: What stands between a name and a post told further on, and between a body and the verb of its decision.
ASIDE = re.compile("[^。；]{0,24}，")
DECIDING = re.compile("(?:第?[^，。]{0,14}会议)?[^，。]{0,4}?(?:表决)?(?:决定)?")
LISTING = ("、", "和")


@dataclass(slots=True)
class _Told:
    """What is carried through one article: the event of its decisions, and the role that a list gives its lines.

    ``会议决定任命：`` gives it to the lines below, each with a person and a post, until a line has none.
    """

    event: Happening | None = None
    listed: str = ""


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find personnel decisions and note the event, the person's part in it and the post."""
    told = _Told()
    for sentence in analysis.sentences:
        opens = LIST_OPENS.search(analysis.text, sentence.start, sentence.end)
        humans = analysis.humans.get(sentence.index)
        if opens:
            told.listed = opens.lastgroup or ""
        elif humans:
            reader = TitleReader(analysis, sentence, ontology.modifiers, ontology.known_by_name)
            _Decisions(analysis, sentence, humans, reader, told).read()
        elif analysis.text[sentence.start : sentence.end].strip():
            told.listed = ""


class _Decisions:
    """The decisions of one sentence."""

    def __init__(
        self, analysis: Analysis, sentence: Sentence, humans: list[Human], reader: TitleReader, told: _Told
    ) -> None:
        self.analysis, self.text, self.sentence = analysis, analysis.text, sentence
        self.humans, self.reader, self.told = humans, reader, told
        self.base: Organ | None = None  # the body of the post told last
        self.verbs = list(DECIDES.finditer(self.text, sentence.start, sentence.end))

    def read(self) -> None:
        """Read the people of the sentence, those of a list together."""
        self.congratulated()
        group: list[Human] = []
        for human, following in zip_longest(self.humans, self.humans[1:]):
            group.append(human)
            if following is None or self.text[human.right : following.start] not in LISTING:
                self.people(group)
                group = []

    def congratulated(self) -> None:
        """Whoever a message congratulates on an office: 致电某某，祝贺他当选连任某国总统."""
        for found in CONGRATULATED.finditer(self.text, self.sentence.start, self.sentence.end):
            human = next((h for h in reversed(self.humans) if h.right <= found.start()), None)
            if human is not None and MESSAGE.search(self.text, self.sentence.start, human.left):
                self.decide([human], "appointee", found.end(), found.start())

    def people(self, group: list[Human]) -> None:
        """The decision about one person, or about several who share it."""
        last = group[-1]
        active = ACTIVE.match(self.text, last.right)
        if active:
            self.decide(group, active.lastgroup or "appointee", active.end(), last.right)
            return
        verb = next((v for v in reversed(self.verbs) if v.end() <= group[0].start), None)
        if verb is not None and not FULL_STOP.search(self.text, verb.end(), group[0].start):
            role = verb.lastgroup or "appointee"
            marker = (TO if role == "appointee" else OF).match(self.text, last.end)
            if marker and (role == "appointee" or "职务" in self.text[marker.end() : marker.end() + 40]):
                self.decide(group, role, marker.end(), verb.start(), verb)
                return
        if self.told.listed and verb is None and self.listed(group):
            return
        serves = self.serves(last)
        if serves is not None:
            self.hold(group, serves.end(), "ended" if FORMER.search(serves.group()) else "attested")

    def listed(self, group: list[Human]) -> bool:
        """The decision of one line of a list: 某某为某局局长；, 某某的某局局长职务；"""
        role, last = self.told.listed, group[-1]
        opened = LINE_OPENS.fullmatch(self.text, self.sentence.start, group[0].start)
        marker = (TO if role == "appointee" else OF).match(self.text, last.end)
        if (
            not opened
            or not marker
            or (role != "appointee" and "职务" not in self.text[marker.end() : marker.end() + 40])
        ):
            return False
        self.decide(group, role, marker.end(), group[0].start)
        return True

    def serves(self, human: Human) -> re.Match[str] | None:
        """The verb that tells a person's post, right after the name or after a comma; None if the post is planned."""
        verb = SERVES.match(self.text, human.right)
        if verb is None:
            verb = SERVES.search(self.text, human.right, min(self.sentence.end, human.right + 30))
            if verb is None or not ASIDE.fullmatch(self.text, human.right, verb.start()):
                return None
        return None if PLANNED.search(self.text, max(human.right, verb.start() - 2), verb.start() + 1) else verb

    def hold(self, group: list[Human], start: int, status: str) -> int:
        """Note the posts told from `start` on; where they end, or 0 if no title stands there."""
        stop = END.search(self.text, start, self.sentence.end)
        end = stop.start() if stop else self.sentence.end
        following = next((h.start for h in self.humans if start < h.start <= end), end)
        end = following - 1 if self.text[following - 1] in LISTING else end
        pieces = self.reader.phrase(end, start)
        if not pieces or pieces[0].start > start + 1:
            return 0
        for human in group:
            base = self.base or self.organ_before(human)
            for piece in pieces:
                organ = self.reader.settle(piece, base)
                base = organ or base
                begin, finish = min(human.start, piece.start), max(piece.end, human.end)
                human.holdings.append(Holding(begin, finish, piece.title, piece.term, organ, status, "post-told"))
            self.base = base
        return end

    def organ_before(self, human: Human) -> Organ | None:
        """The body told last before a name: 选举产生了某会，甲当选主席."""
        organs = [o for o in self.analysis.organs.get(self.sentence.index, ()) if o.end <= human.start and o.proper]
        return max(organs, key=lambda o: (o.end, o.start), default=None) or self.meeting_body()

    def meeting_body(self) -> Organ | None:
        """The body whose meeting was told last before this sentence: 某商会会员大会召开。甲当选会长。"""
        for event in reversed(self.analysis.happenings):
            if event.told and event.sentence < self.sentence.index:
                organs = self.analysis.organs.get(event.sentence, ())
                return next((o for o in organs if o.proper and o.start == event.start and o.end < event.end), None)
        return None

    def decide(self, group: list[Human], role: str, start: int, anchor: int, verb: re.Match[str] | None = None) -> None:
        """Note a decision: posts told from `start` on, evidence from `anchor` on; before `verb` stands who decides."""
        end = self.hold(group, start, "appointed" if role == "appointee" else "ended")
        if not end:
            return
        event = self.event(min(anchor, group[0].start), end)
        for human in group:
            begin, finish = min(human.left, anchor), max(end, human.right)
            self.analysis.parts.append(Part(human, role, event, begin, finish, order=1, rule="personnel"))
        if verb is not None:
            self.appointer(event, verb)

    def event(self, begin: int, end: int) -> Happening:
        """The event of the article's decisions, made with the first of them."""
        if self.told.event is None:
            name, sentence = self.text[begin:end], self.sentence
            event = Happening(begin, end, name, "PersonnelChange", told=True, sentence=sentence.index)
            found = dates(self.text[sentence.start : sentence.end], self.analysis.document.date)
            if found:
                event.date, event.precision = found[0].iso, found[0].precision
            self.analysis.happenings.append(event)
            self.told.event = event
        return self.told.event

    def appointer(self, event: Happening, verb: re.Match[str]) -> None:
        """Note the body that decides: the outermost one whose name the verb follows."""
        parts, begin, end = self.analysis.parts, *verb.span()
        before = [o for o in self.analysis.organs.get(self.sentence.index, ()) if o.end <= begin]
        for organ in before:
            if not organ.proper or not DECIDING.fullmatch(self.text, organ.end, begin):
                continue
            noted = any(p.agent is organ and p.event is event for p in parts)
            inner = any(o is not organ and o.start <= organ.start and organ.end <= o.end for o in before)
            if not noted and not inner:
                parts.append(Part(organ, "appointer", event, organ.start, end, order=1, rule="personnel"))
