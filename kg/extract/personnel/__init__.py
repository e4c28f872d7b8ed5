"""Personnel decisions: who was appointed, elected or removed, to or from which post, and by whom.

Four forms: ``任命 甲为 …；乙为 …`` and ``免去 甲的 … 职务`` (a verb, then people with their posts), ``甲当选 …`` and
``甲出席会议并当选 …`` (people, then the verb), ``某某甲宣誓就职`` (the post stands before the name), and ``甲现任 …``
(a post that is told, without a decision). All decisions of one article are one event.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from kg.analysis import Analysis, Human, Sentence
from kg.extract.personnel.posts import LISTING, ToldPosts
from kg.extract.personnel.record import Record
from kg.ontology import Ontology

#: A verb before the names, by the role that it gives them.
DECIDES = re.compile(
    "(?P<appointee>决定任命|任命|任聘|选举(?!产生|法|会议|委员|工作|权)|(?:选举产生|选出)(?=了?[^，。；]{2,40}[为任])|推选|推举|"
    "增选|增补|补选|聘任|聘请|礼请|提名|"
    "通过(?=了?[^，。；]{2,40}为)|(?:会议|大会|研究)(?:决定|确定)，?(?=[^，。；]{2,40}[一-鿿]{2}为)|"
    "(?:宣布|决定|商定)，?由(?=[^，。；替代]{2,40}(?:担任|出任))|"
    "决定：(?=[^，。；：]{2,8}(?:任|为|不再)))了?|"
    "(?P<removed>免去|免除|罢免|撤销(?=[^，。；]{4,80}资格)|批准[^，。]{0,8}?辞去|(?:接受|同意)(?=[^，。]{2,12}(?:辞去|请辞))|"
    "(?<![未不没])(?:通过|接受|同意|批准)了?(?:关于)?(?=[^，。；]{2,60}(?:辞去|请辞)))"
)
#: A verb after a name, by the role that it gives it.
ACTIVE = re.compile(
    "(?:同志|先生|女士)?(?:，)?(?:已|被|全票|高票|一致|再次|受聘|获|分别|(?:已经)?(?:决定|宣布)(?=辞去)){0,3}(?:"
    "(?P<appointee>当选为?|被任命为|任命为|接任|出任|就任|连任|受聘(?:担任|为)|聘为|获聘(?:担任|为)?|聘任为|"
    "(?<=[被票致别])(?:选举|推选|推举|选|聘请)为)"
    "(?:新一任|新一届|新任|连任)?|"
    "(?P<removed>因[^，。]{2,12}不再担任|不再担任|提?出?辞去|请辞|被免去|卸任))"
)
ELECTED = "当选"
#: Such a verb further on, with the people's own post after it, or told before their name.
ELECTED_THERE = re.compile(
    "[^，。；、]{1,24}?，?(?:并(?:全票|高票|再次)?(?P<verb>当选为?|被推选为|被选举为|被推举为|受聘为)|(?P<alone>当选(?:连任)?为?))"
)
#: The winners of a vote, without a word on the post, and what tells before them that there was one.
WON = re.compile(
    "(?:等?[0-9一二三四五六七八九十]{1,3}[名位人])?(?:同志)?，?(?:全票|高票|均|全部)?(?P<won>当选)(?=[，。；])"
)
VOTED = re.compile("选举|投票|推选|选出")
#: What makes such an election one that has not been: 若…当选, 祝贺…当选.
NOT_ELECTED = re.compile("未|没|若|如果|将|有望|可能|希望|支持|祝贺|宣布|认为|称|表示|自|击败|战胜")
SUPPOSED = re.compile("(?:若|如果|假如|倘若|一旦|预计|希望|支持)[^，。；]{0,4}$")
#: The election of a board: 选举产生了某会第六届理事会.
ELECTION = "选举产生"
ELECTS = re.compile(
    ELECTION + "了?(?!的)[^，。；]{0,40}?(?:委员会|理事会|监事会|常委会|领导班子|班子|主席团|领导机构)"
    "(?:[、和及][^，。；]{2,16})?(?=[，。；])"
)
#: How a sentence begins that tells what the meeting did which a text is about; of others it is only recalled.
HELD_HERE = re.compile("[ 　]*(?:会议|大会|全会|会上|预备会议|全体会议)")
PLANNED_ELECTION = re.compile("将|拟|要|由|依法|定期|民主|如何|差额$")
SWORN_IN = re.compile("[^，。；、]{0,24}?(?P<verb>宣誓就职|正式就职)(?!仪式|典礼|活动|演|讲|后|时|以|之|前)")
RESIGNED = re.compile(
    "(?:[^，。；、]{0,8}[\\d日天]|当天|日前|近日)?(?:已经?|正式|突然)?(?P<verb>(?:宣布)?辞职)(?=[，。；]|$)"
)
#: Whoever somebody wins over or follows has not got the post: 甲击败乙当选.
RIVAL = re.compile("(?:击败|战胜|打败|接替|取代)(?:(?:了|原任|前任|现任|竞选对手|对手)?|[^，。；]{0,20}的)$")
#: What is told before it to be done later on.
TO_COME = re.compile("将|拟|预计|有望|按计划")
#: A message to somebody, and what it congratulates them on.
MESSAGE = re.compile("(?:致电|致信|致函|电贺)(?:祝贺)?[^，。；]{0,24}$")
CONGRATULATED = re.compile("祝贺[他她其](?:再次|成功)?(?P<act>当选连任|当选|连任|就任|出任)(?:新一任|新任|为)?")
#: A line that says what the lines below it decide, and how one of them begins.
LIST_OPENS = re.compile(r"(?:(?P<appointee>任命|聘任|推选|当选)|(?P<removed>免去|免除))(?:名单)?(?:如下)?[：:]$")
COLONS = "：:"
LINE_OPENS = re.compile(r"[\s（(]*[一二三四五六七八九十0-9]{0,3}[、.．）)]?\s*")
SERVES = re.compile(r"(?:同志)?(?:，)?(?:现任|担任|兼任|曾任|历任|任)(?=[一-鿿]{2})")
FORMER = re.compile("曾|历")
#: What may follow the last name of a list; 等三人 has others who are not named, often for posts of other bodies.
COUNTED = "(?:[0-9两二三四五六七八九十]{1,3}[名位人])?(?:同志|先生|女士)?"
TO = re.compile(COUNTED + "(?:成?为|担任|任)")
#: Of a list that an election tells, those named have the post as those only counted do: 选出甲、乙等7人为理事.
TO_ELECTED = re.compile(f"(?:等{COUNTED})?(?:成?为|担任|任)")
#: Names of a list that nobody read, before the post that all of them have.
UNREAD_NAMES = re.compile("(?:[、和][\u4e00-\u9fff]{2,3}){1,3}(?=为)")
#: Others, who are counted after those named: 甲、乙|等15位同志.
OTHERS = re.compile(f"等{COUNTED}")
#: What tells that each of several people has one of the posts after it: 甲、乙|分别|当选为会长和秘书长.
EACH = "分别"
ELECTIVE = ("选举", "选出", "推选", "推举", "产生")
#: How the words begin that tell who was elected with a board: 甲|任会长.
BOARD_POST = re.compile(TO_ELECTED.pattern + "|当选为?")
OF = re.compile(COUNTED + "(?:(?:提出)?(?:辞去|请辞)(?:所?(?:兼任|担任)的)?|(?:所?兼任|担任)?的?)")
#: What a removal takes away: at most this many characters after the name.
TAKEN = re.compile("职务|资格|一职")
POST_TAKEN = re.compile("[^，。；]{2,60}?(?:职务|资格|一职|的(?:请求|申请|辞呈|议案|决定))")
PLANNED = re.compile("拟|将$")
FULL_STOP = re.compile("[。！？]")
#: What stands between a name and a post told further on, and what is told first of a candidate: 甲，女，汉族，1980年….
ASIDE = re.compile("[^。；]{0,24}，")
DESCRIBED = re.compile("[，（](?:男|女)[，）][^。；]{0,140}?(?P<serves>(?:现任|曾任|历任)(?=[一-鿿]{3}))")


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find personnel decisions and note the event, the person's part in it and the post.

    ``会议决定任命：`` gives its role to the lines below, each with a person and a post, until a line has none.
    """
    record, listed = Record(analysis), ""
    for sentence in analysis.sentences:
        opens = _list_opens(analysis.text, sentence)
        humans = analysis.humans.get(sentence.index)
        elects = analysis.text.find(ELECTION, sentence.start, sentence.end) >= 0
        if opens:
            listed = opens.lastgroup or ""
        elif humans or elects:
            decisions = _Decisions(analysis, sentence, humans or [], ontology, record, listed)
            if elects:
                decisions.elects()
            decisions.read()
        elif analysis.text[sentence.start : sentence.end].strip():
            listed = ""


def _list_opens(text: str, sentence: Sentence) -> re.Match[str] | None:
    """The verb of the decision that the lines below a sentence tell in full."""
    if text[sentence.end - 1] not in COLONS:
        return None
    return LIST_OPENS.search(text, sentence.start, sentence.end)


class _Decisions:
    """The decisions of one sentence."""

    def __init__(
        self,
        analysis: Analysis,
        sentence: Sentence,
        humans: list[Human],
        ontology: Ontology,
        record: Record,
        role: str,
    ) -> None:
        self.text, self.sentence, self.humans = analysis.text, sentence, humans
        self.record = record
        self.role = role  # that a list gives its lines
        self.posts = ToldPosts(analysis, sentence, humans, ontology)
        self.verbs = list(DECIDES.finditer(self.text, sentence.start, sentence.end))

    def read(self) -> None:
        """Read the people of the sentence, those of a list together."""
        self.congratulated()
        group: list[Human] = []
        for human, following in zip_longest(self.humans, self.humans[1:]):
            group.append(human)
            if following is None or self.text[human.right : following.left] not in LISTING:
                self.people(group)
                group = []

    def congratulated(self) -> None:
        """Whoever a message congratulates on an office: 致电某某，祝贺他当选连任某国总统."""
        for found in CONGRATULATED.finditer(self.text, self.sentence.start, self.sentence.end):
            human = next((h for h in reversed(self.humans) if h.right <= found.start()), None)
            if human is not None and MESSAGE.search(self.text, self.sentence.start, human.left):
                self.decide([human], "appointee", found.end(), found.start("act"))

    def people(self, group: list[Human]) -> None:
        """The decision about one person, or about several who share it."""
        last = group[-1]
        active = ACTIVE.match(self.text, last.right)
        if SUPPOSED.search(self.text, self.sentence.start, group[0].left):
            return
        if active:
            role, won = active.lastgroup or "appointee", self.winners(group)
            self.decide(won, role, active.end(), last.right, elected=ELECTED in active.group())
            return
        if self.elected_there(group) or self.sworn_in(group) or self.resigned(group) or self.won(group):
            return
        verb = next((v for v in reversed(self.verbs) if v.end() <= group[0].start), None)
        if verb is not None and not FULL_STOP.search(self.text, verb.end(), group[0].start):
            role = verb.lastgroup or "appointee"
            start = self.told_from(role, last, verb.group().startswith(ELECTIVE))
            if start:
                self.decide(group, role, start, verb.start(), verb)
                return
        if verb is None and (self.listed(group) if self.role else self.elected_too(group)):
            return
        serves = self.serves(last)
        if serves is not None:
            self.posts.hold(group, serves.end(), "ended" if FORMER.search(serves.group()) else "attested")

    def told_from(self, role: str, last: Human, elected: bool = False) -> int:
        """Where the post begins that a decision gives somebody (甲|为…) or takes away (甲的|…职务); 0 if none does."""
        begin = last.right if last.right > last.end and TO.match(self.text, last.right) else last.end
        others = OTHERS.match(self.text, begin)
        if role != "appointee":
            left = OF.match(self.text, others.end() if others else begin)
            return left.end() if left and POST_TAKEN.match(self.text, left.end()) else 0
        unread = UNREAD_NAMES.match(self.text, begin) if elected else None
        begin = unread.end() if unread else begin
        given = (TO_ELECTED if elected else TO).match(self.text, begin)
        if given is None and others:
            given = TO.match(self.text, others.end())
            return given.end() if given and self.posts.is_one(given.end()) else 0
        return given.end() if given else 0

    def winners(self, group: list[Human]) -> list[Human]:
        """Those who are elected: of 甲击败乙当选 the one named before."""
        before = self.text[max(self.sentence.start, group[0].left - 26) : group[0].left]
        if not RIVAL.search(before):
            return group
        earlier = [h for h in self.humans if h.right < group[0].left][-1:]
        planned = any(TO_COME.search(self.text, h.right, group[0].left) for h in earlier)
        return [] if planned else earlier

    def elected_there(self, group: list[Human]) -> bool:
        """The election of people who do something else before: 甲出席会议并当选会长."""
        last = group[-1].right
        found = ELECTED_THERE.match(self.text, last, self.sentence.end)
        if found is None or self.others_within(group, found.end()):
            return False
        start = found.start("alone") if found["alone"] else found.start("verb")
        if NOT_ELECTED.search(self.text, last, start):
            return False
        return self.decide(group, "appointee", found.end(), start)

    def won(self, group: list[Human]) -> bool:
        """The winners of a vote, where the post is told elsewhere or not at all: 经投票选举，甲、乙2名同志全票当选。"""
        found = WON.match(self.text, group[-1].right, self.sentence.end)
        if found is None or not VOTED.search(self.text, self.sentence.start, group[0].left):
            return False
        self.record.take_part(self.sentence, group, "appointee", found.start("won"), found.end())
        return True

    def elects(self) -> None:
        """The election of a board, which is the event of the decisions even where it names nobody."""
        here = HELD_HERE.match(self.text, self.sentence.start) is not None
        for found in ELECTS.finditer(self.text, self.sentence.start, self.sentence.end):
            before = self.text[max(self.sentence.start, found.start() - 6) : found.start()]
            done = here or found.group().startswith("了", len(ELECTION))
            if done and not PLANNED_ELECTION.search(before):
                self.record.event(self.sentence, *found.span())
                self.record.elected = self.sentence.index

    def sworn_in(self, group: list[Human]) -> bool:
        """Whoever takes the oath of an office that is told before the name: 某国总统甲宣誓就职."""
        found = SWORN_IN.match(self.text, group[-1].right, self.sentence.end)
        if found is None or self.others_within(group, found.end()) or not any(h.holdings for h in group):
            return False
        self.record.take_part(self.sentence, group, "appointee", found.start("verb"), found.end())
        return True

    def resigned(self, group: list[Human]) -> bool:
        """Whoever resigns from an office that is told before the name: 某国首相甲宣布辞职."""
        found = RESIGNED.match(self.text, group[-1].right, self.sentence.end)
        if found is None or not any(h.holdings for h in group):
            return False
        self.record.take_part(self.sentence, group, "removed", found.start("verb"), found.end())
        return True

    def others_within(self, group: list[Human], end: int) -> bool:
        """Whether somebody else is named between the people of a group and a position."""
        return any(group[-1].right <= h.start < end for h in self.humans)

    def listed(self, group: list[Human]) -> bool:
        """The decision of one line of a list: 某某为某局局长；, 某某的某局局长职务；"""
        start = self.told_from(self.role, group[-1])
        if not start or not LINE_OPENS.fullmatch(self.text, self.sentence.start, group[0].start):
            return False
        self.decide(group, self.role, start, group[0].start)
        return True

    def elected_too(self, group: list[Human]) -> bool:
        """Somebody elected with a board that was told right before: 主席团由9人组成，甲为秘书长。"""
        first, last = group[0], group[-1]
        if self.sentence.index - self.record.elected not in (0, 1):
            return False
        if first.start > self.sentence.start and self.text[first.start - 1] not in "，；、\n":
            return False
        marker = BOARD_POST.match(self.text, last.end)
        return marker is not None and self.decide(group, "appointee", marker.end(), first.start)

    def serves(self, human: Human) -> re.Match[str] | None:
        """The verb that tells a person's post, right after the name or after a comma; None if the post is planned."""
        verb = SERVES.match(self.text, human.right)
        described = DESCRIBED.match(self.text, human.end, self.sentence.end)
        if described is not None and not self.others_within([human], described.end()):
            return SERVES.match(self.text, described.start("serves"))
        if verb is None:
            verb = SERVES.search(self.text, human.right, min(self.sentence.end, human.right + 30))
            if verb is None or not ASIDE.fullmatch(self.text, human.right, verb.start()):
                return None
        return None if PLANNED.search(self.text, max(human.right, verb.start() - 2), verb.start() + 1) else verb

    def decide(
        self,
        group: list[Human],
        role: str,
        start: int,
        anchor: int,
        verb: re.Match[str] | None = None,
        *,
        elected: bool = False,
    ) -> bool:
        """Note a decision: posts told from `start` on, evidence from `anchor` on; before `verb` stands who decides.

        False where no post is told there; where whose it is could not be read, only an election or a formal decision
        counts.
        """
        if not group:
            return False
        known = [len(human.holdings) for human in group]
        apart = len(group) > 1 and EACH in self.text[group[-1].right : start]
        hold = self.posts.hold_apart if apart else self.posts.hold
        end = hold(group, start, "appointed" if role == "appointee" else "ended")
        told = [len(human.holdings) for human in group] != known
        if not end or not (told or verb or elected or VOTED.search(self.text, self.sentence.start, group[0].left)):
            return False
        taken = TAKEN.match(self.text, end)
        event = self.record.take_part(self.sentence, group, role, anchor, taken.end() if taken else end)
        if verb is not None:
            self.record.appointer(self.sentence, event, verb)
        return True
