"""Participations: who had which part in which event.

A sentence is read from left to right as a sequence of agents, verbs of the roles (`ontology/roles.ttl`) and events. Agents
wait for their verb, over a list (甲、乙出席) or a comma; a verb without agents takes those of the verb before it (出席会议并讲话);
after a verb of saying the rest of the sentence is what was said, and no longer tells who did what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.analysis import Analysis, Happening, Hit, Human, Organ, Part, PlaceHit, Sentence
from kg.language.dates import Date, dates
from kg.language.surnames import SINGLE
from kg.ontology import Ontology, Role

Agent = Human | Organ

SAYING = frozenset("指出 强调 表示 说 要求 认为 希望 提出 介绍说 说道 谈到 称 指出说 表示说 坦言 呼吁 号召 对记者说".split())
NOUNS = frozenset("讲话 发言 报告 致辞 汇报 调研 考察 检查 介绍 指导 通报 座谈 督导 指示 表态 参与 组织 视察 慰问 宣讲".split())
ACTS = {"inspector": "Inspection", "receiver": "Reception", "signer": "Signing"}
NEEDS_EVENT = frozenset({"chair", "attend", "observe", "organizer", "host", "speak", "report", "state"})
GATHERINGS = frozenset({"Meeting", "Ceremony", "PressConference", "Training", "Activity", "Event"})
NOMINAL_AFTER = re.compile(
    "的?(?:精神|工作报告|报告指出|成果|结果|情况通报|稿|内容|要点|任务|单位|机构|部门|小组|能力|力度|水平|制度|机制|办法|条例|方案|计划|体系|指南|人员|队伍|程序|意见建议)"
)
INSPECTORS_OF = re.compile("组|团(?!结)|员|队|站|科|班|会(?!见|谈|晤)|室|处|司")
NOMINAL_BEFORE = re.compile("(?:的|重要|系列|主旨|一次|项|份|各类|专题|政府工作|有关|相关)$")
PLANNED = re.compile("计划年?内|将为|将赴|将到|拟任|将于|将在|即将|拟于|拟|定于|计划(?:于|在)|将(?=召开|举行|出席|主持|访问)")
NEGATED = re.compile("未能|没有|不再|因故未|未(?=出席|参加|召开)|取消")
UNNAMED = re.compile(
    "(?:等|一行|及其|以及|和|、|各?(?:有关|相关|主要|分管|部分|其他|专职)*(?:负责人|负责同志|领导同志|领导班子成员|班子成员|领导|代表|成员|同志|干部|人士|嘉宾|专家|学者|先生|女士|夫人|人)?)"
)
REPRESENTED = re.compile("(?:的)?(?:部分|有关|相关|主要|分管|各)*(?:负责人|负责同志|领导同志|领导班子|领导|代表|班子|主要负责同志|成员单位|会员代表|会员)|一行")
LISTED_FOR = re.compile("(?:、[^，。；、]{2,12}){1,6}?(?:负责人|负责同志|代表|领导)")
MOVES = re.compile("先后到|先后来到|分别前往|深入到|来到|走进|前往|深入|赶赴|抵达|赴|到|在|莅临")
PREPOSITION = re.compile("[在到赴对向从于为至给率经往就以]$|(?:代表|围绕|关于|带领|率领|陪同|听取了?|按照|根据|通过|深入|前往|来到|走进|参观|考察|检查|调研|作为|祝贺|感谢|希望|服务)$")
# Before a name, what makes it no subject; after it, what makes it only the owner of words.
NOT_SUBJECT = re.compile("(?:[对向为给以]|代表|致信|祝贺|贯彻|学习|落实|领会|按照|根据|听取|宣传|阐释|践行|牢记|遵循|围绕|结合|感谢|悼念|缅怀|纪念)(?:了|好|落实|贯彻)?$")
OWN_WORDS = re.compile("(?:同志)?(?:关于|系列重要|的?重要(?:讲话|指示|论述|批示|思想)|嘱托|在[^，。]{2,30}上的(?:重要)?(?:讲话|指示))")
# What an agent speaks or meets about names bodies that have no part in it.
TOPIC = re.compile("[^，。；]{0,6}?(?:就|围绕|关于|针对|对|因|以)[^，。；]*$")
# Verbs of telling that only people do.
PERSONAL = frozenset("感言 讲述 谈及 号召 呼吁 宣布 分享".split())
# What is called after a person, or stands for them, is somebody else.
NAMED_FOR = re.compile("(?:的)?(?:特别代表|特使|全权代表|新闻秘书|秘书|助理|顾问|夫人|工作室|名医|烈士|纪念馆|陵园|故居|奖|杯)")
LEADS = re.compile("(?:带领|率领?|带队|组织|陪同|会同)(?:部分|有关|相关|全体|一行)?$")
ALL_TOLD = re.compile("^(?:上述|以上|相关|有关|系列)活动$|^活动$")
TALK = re.compile("座谈交流|交流座谈|座谈|互动交流|交流互动|深入交流")
LECTURE = re.compile("作(?:了|过)?[^，。；的]{0,8}?(?:报告|讲座|辅导|党课|宣讲|授课|报告会)(?![^，。；]{0,2}的)")
LIST_GAP = re.compile(r"^[、，和及与；\s]*(?:以及|等|一行|同志|先生|（[^）]{1,12}）)*[、，和及与；\s]*$")
PRONOUN = re.compile("[他她](?!们)")
RESPECTIVELY = re.compile("分别|先后|依次|纷纷|相继|共同|联合|一同|一起")


@dataclass(slots=True)
class _Item:
    start: int
    end: int
    what: Agent | Happening | Hit | PlaceHit


@dataclass(slots=True)
class _State:
    """What is carried from one sentence to the next."""

    event: Happening | None = None
    inspection: Happening | None = None
    subject: list[Agent] = field(default_factory=list)
    told: list[Happening] = field(default_factory=list)
    last_of: dict[str, Happening] = field(default_factory=dict)
    paragraph: int = -1
    order: int = 0


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Read the participations of every sentence and note them, with the events they tell, in the analysis."""
    state = _State()
    by_sentence: dict[int, list[Happening]] = {}
    for happening in analysis.happenings:
        by_sentence.setdefault(happening.sentence, []).append(happening)
    for sentence in analysis.sentences:
        if sentence.paragraph != state.paragraph:
            state.paragraph = sentence.paragraph
            state.subject = []
            if _is_heading(analysis, sentence, by_sentence.get(sentence.index, []), state):
                state.event = state.inspection = None
        _Reader(analysis, sentence, by_sentence.get(sentence.index, []), state).read()
    analysis.happenings = sorted(
        {id(h): h for h in [*analysis.happenings, *state.told]}.values(), key=lambda h: (h.start, h.end)
    )


def _is_heading(analysis: Analysis, sentence: Sentence, happenings: list[Happening], state: _State) -> bool:
    """Whether a short line opens another item: it names nobody, and no event told before."""
    if sentence.end - sentence.start > 40 or analysis.text[sentence.end - 1] in "。！？；”：，":
        return False
    if analysis.humans.get(sentence.index):
        return False
    return not any(_alike(told, h) for h in happenings for told in state.told)


class _Reader:
    """Reads one sentence."""

    def __init__(self, analysis: Analysis, sentence: Sentence, happenings: list[Happening], state: _State) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self.sentence = sentence
        self.state = state
        self.pending: list[Agent] = []
        self.list: list[Agent] = []
        self.subject: list[Agent] = []
        self.led: list[Agent] = []
        self.passed = 0
        self.local: Happening | None = None
        self.last_role, self.last_end = "", 0
        self.kept: list[Agent] | None = None
        self.waiting: list[tuple[_Item, str, list[Agent]]] = []
        self.items = self.gather(happenings)
        self.dates: list[Date] = []
        text = self.text[sentence.start : sentence.end]
        if any(isinstance(i.what, Hit | Happening) for i in self.items) and re.search(r"[日天年月]", text):
            self.dates = dates(text, analysis.document.date)

    # -- the sequence ----------------------------------------------------------------------------------------------

    def gather(self, happenings: list[Happening]) -> list[_Item]:
        sentence, text = self.sentence, self.text
        items: list[_Item] = []
        humans = self.analysis.humans.get(sentence.index, [])
        items += [_Item(h.left, h.right, h) for h in humans]
        items += [_Item(h.start, h.end, h) for h in happenings]
        spans = [(i.start, i.end) for i in items]
        organs = sorted(self.analysis.organs.get(sentence.index, []), key=lambda o: o.start - o.end)
        for organ in organs:
            if not any(start < organ.end and organ.start < end for start, end in spans):
                items.append(_Item(organ.start, organ.end, organ))
                spans.append((organ.start, organ.end))
        for hit in sorted(sentence.hits, key=lambda h: (h.start - h.end, h.start)):
            if hit.category != "trigger" or any(start < hit.end and hit.start < end for start, end in spans):
                continue
            if self.nominal(hit):
                continue
            items.append(_Item(hit.start, hit.end, hit))
            spans.append((hit.start, hit.end))
        for place in sentence.places:
            if any(start < place.end and place.start < end for start, end in spans):
                continue
            organ = self.place_acts(place)
            items.append(_Item(place.start, place.end, organ or place))
            spans.append((place.start, place.end))
        items.sort(key=lambda i: (i.start, i.end))
        return [item for index, item in enumerate(items) if not self.governed(items, index)]

    def governed(self, items: list[_Item], index: int) -> bool:
        """Whether a verb is only the object of the one before it: 参加调研; or carried by the one after it: 参加陪同."""
        item = items[index]
        if not isinstance(item.what, Hit):
            return False
        assert isinstance(item.what.term, Role)
        before = items[index - 1].what if index and items[index - 1].end == item.start else None
        after = items[index + 1].what if index + 1 < len(items) and items[index + 1].start == item.end else None
        if isinstance(before, Hit) and isinstance(before.term, Role) and before.term.name == "attend":
            return item.what.term.name != "companion"
        return item.what.term.name == "attend" and isinstance(after, Hit) and isinstance(after.term, Role) and after.term.name == "companion"

    def place_acts(self, place: PlaceHit) -> Organ | None:
        """A division that speaks or reports in a list stands for its government: 某镇围绕…, 某县就…作了发言."""
        before, after = self.text[place.start - 1 : place.start], self.text[place.end : place.end + 2]
        if place.division is None and place.name[-1:] not in "镇乡县区":
            return None
        if before not in ("，", "；", "、", "。", "\n", "", "由", "和") or not re.match("围绕|就|分别|作了|负责|主要|代表|、|，|和|以及", after):
            return None
        if not re.search("分别|作了?[^，。]{0,6}(?:发言|汇报|表态|介绍)|参加|出席|负责", self.text[place.end : self.sentence.end]):
            return None
        if re.match("、|，|和|以及", after) and not re.search("(?:主要|有关|分管)?(?:负责|领导)", self.text[place.end : place.end + 40]):
            return None
        return Organ(place.start, place.end, "Government", "", place=place, proper=True, confidence=0.75)

    def nominal(self, hit: Hit) -> bool:
        """Whether the verb is used as a noun: 的重要讲话, 调研报告, 会议精神."""
        word = self.text[hit.start : hit.end]
        clause = self.text[max(self.sentence.start, hit.start - 44) : hit.start]
        clause = re.split("[，。；：！？、]", clause)[-1]
        if NOMINAL_AFTER.match(self.text, hit.end):
            return True
        if isinstance(hit.term, Role) and hit.term.event_class and INSPECTORS_OF.match(self.text, hit.end):
            return True
        if isinstance(hit.term, Role) and hit.term.name == "report" and re.search("听取|听了|审议|关于", clause):
            return True
        if word in SAYING or word in ("说", "称", "任"):
            return clause.endswith(("的", "所", "工作", "新", "明确", "总", "任务", "目标")) and word in ("要求", "希望", "强调", "提出", "认为")
        if re.search("作了?|做了?|发表了?|致了?|进行了?|举行了?", clause):
            return False
        if NOMINAL_BEFORE.search(clause):
            return not clause.endswith(("的", "等")) or word in NOUNS
        return False

    def read(self) -> None:
        if PRONOUN.match(self.text, self.sentence.start) or self.text.startswith("会上，", self.sentence.start):
            self.subject = list(self.state.subject) if PRONOUN.match(self.text, self.sentence.start) else []
        previous: _Item | None = None
        for index, item in enumerate(self.items):
            if isinstance(item.what, Human | Organ):
                self.agent(item, previous)
            elif isinstance(item.what, Happening):
                self.happening(item, index)
            elif isinstance(item.what, Hit):
                if not self.verb(item, index):
                    break
            previous = item
        if self.local is not None and self.local.told and self.local.kind in GATHERINGS:
            for item, role, agents in self.waiting:
                for agent in agents:
                    self.add(agent, role, self.local, item.start, item.end, "before-event", 0.8)
        if self.subject and any(isinstance(a, Human) for a in self.subject):
            self.state.subject = [a for a in self.subject if isinstance(a, Human)]
        elif self.pending and isinstance(self.pending[-1], Human):
            self.state.subject = [self.pending[-1]]

    def agent(self, item: _Item, previous: _Item | None) -> None:
        assert isinstance(item.what, Human | Organ)
        self.heard(item)
        if previous is not None and isinstance(previous.what, Hit) and self.is_object(previous, item):
            return
        if isinstance(item.what, Organ) and self.pending and LEADS.search(self.text[self.right(self.pending[-1]) : item.start]):
            return
        if self.pending:
            last = self.pending[-1]
            gap = self.text[self.right(last) : item.start]
            if isinstance(item.what, Organ) and (TOPIC.match(gap) or not self.acts(item.what)):
                return
            if isinstance(item.what, Human) and (LEADS.search(gap) or self.led and self.is_list(self.text[self.right(self.led[-1]) : item.start])):
                self.led.append(item.what)
                return
            if gap.endswith("在") and "陪同下" in self.text[item.end : self.sentence.end]:
                self.pending.append(item.what)
                return
            if not self.is_list(gap):
                self.subject = [a for a in self.pending if isinstance(a, Human)] or self.subject
                self.pending = []
        if isinstance(item.what, Organ) and not self.acts(item.what):
            return
        if isinstance(item.what, Human) and NOT_SUBJECT.search(self.text[self.sentence.start : item.start]):
            return
        if isinstance(item.what, Human) and (OWN_WORDS.match(self.text, item.end) or NAMED_FOR.match(self.text, item.end)):
            return
        self.pending.append(item.what)
        self.list.append(item.what)

    def heard(self, item: _Item) -> None:
        """听取某主任关于…的汇报: whoever is listened to reports."""
        if not isinstance(item.what, Human) or not re.search("听取了?$", self.text[self.sentence.start : item.start]):
            return
        match = re.match("[^，。；]{0,40}?(?:汇报|介绍|报告|发言)", self.text[item.end : self.sentence.end])
        event = self.local or self.state.inspection or self.state.event
        if match and event is not None and event.told:
            role = "speak" if match.group().endswith("发言") else "report"
            self.add(item.what, role, event, item.start, item.end + match.end(), "listened-to", 0.85)

    def is_object(self, verb: _Item, item: _Item) -> bool:
        """Whether a name right after a verb is its object: 宣读某某主席贺信, 会见某某."""
        hit = verb.what
        if not isinstance(hit, Hit) or not isinstance(hit.term, Role) or hit.term.name in ("attend", "observe"):
            return False
        return self.text[verb.end : item.start] in ("", "了", "过")

    def is_list(self, gap: str) -> bool:
        """Whether what stands between two agents only lists: separators, unnamed colleagues, brackets."""
        if LIST_GAP.match(gap):
            return True
        if not re.search("[、，；和及]", gap):
            return False
        return not any(self.is_verb(token) for token in self.tokens_of(gap))

    def tokens_of(self, gap: str) -> list[str]:
        position = self.text.find(gap, self.sentence.start) if gap else -1
        if position < 0:
            return []
        return [t.tag for t in self.sentence.tokens if position <= t.start and t.end <= position + len(gap)]

    @staticmethod
    def is_verb(tag: str) -> bool:
        return tag in ("v", "vd", "p")

    def right(self, agent: Agent) -> int:
        """Where an agent's words end, with the unnamed people who stand for a body: 县教育局有关负责同志, 县人防办王主任."""
        if isinstance(agent, Human):
            return agent.right
        match = REPRESENTED.match(self.text, agent.end)
        deputies = agent.kind in ("PeoplesCongress", "CPPCC") and self.text.startswith(("代表", "委员"), agent.end)
        if match and not deputies:
            return match.end()
        if self.text[agent.end : agent.end + 1] in SINGLE:
            for hit in self.sentence.hits:
                if hit.category == "title" and agent.end < hit.start <= agent.end + 3 and not isinstance(hit.term, str):
                    if hit.start == agent.end + 1 or self.text[agent.end + 1 : hit.start] in ("副", "常务副"):
                        return hit.end
        return agent.end

    def left(self, agent: Agent) -> int:
        return agent.left if isinstance(agent, Human) else agent.start

    def acts(self, organ: Organ) -> bool:
        """Whether an organization can be an agent here; the rest of a list shares what governs its first."""
        governed = PREPOSITION.search(self.text[max(self.sentence.start, organ.start - 3) : organ.start])
        if governed or self.passed and self.text[self.passed : organ.start] in ("、", "和", "及", "与"):
            self.passed = self.right(organ)
            return False
        return self.can_act(organ)

    def can_act(self, organ: Organ) -> bool:
        """An organization acts where it is named as a body, not where it only qualifies or governs another noun."""
        before = self.text[max(self.sentence.start, organ.start - 3) : organ.start]
        if PREPOSITION.search(before):
            return False
        if not organ.proper and not organ.level and organ.kind != "Delegation" and not (organ.type is not None and organ.type.parent and len(organ.rest) >= 3):
            short = organ.type is None or organ.type.open or len(organ.rest) < 3
            return not short and (self.right(organ) > organ.end or LISTED_FOR.match(self.text, organ.end) is not None)
        end = self.right(organ)
        if end > organ.end:
            return True
        if self.text[end : end + 1] in ("的", "”", "》", "系"):
            return False
        token = next((t for t in self.sentence.tokens if t.start <= end < t.end), None)
        return token is None or token.start < end or token.tag not in ("n", "nz", "a", "an", "vn", "LOC", "nw") or self.is_role(end)

    def is_role(self, position: int) -> bool:
        return any(h.category == "trigger" and h.start == position for h in self.sentence.hits)

    # -- events ----------------------------------------------------------------------------------------------------

    def happening(self, item: _Item, index: int) -> None:
        mention = item.what
        assert isinstance(mention, Happening)
        after = self.text[item.end : item.end + 8]
        if re.match("上的重要|的重要|精神|以来|期间的|上的讲话", after) and not mention.generic:
            return
        if not mention.generic and self.is_held(item):
            self.tell(mention)
        elif not mention.generic and re.search("(?:召开|举行|举办|开幕)的$", self.text[max(self.sentence.start, item.start - 6) : item.start]):
            self.tell(mention)
        elif re.match("上|中|前|后|期间|时|，", after):
            found = self.resolve(mention)
            if found.told and (mention.generic or found is not mention):
                self.local = found
            elif re.match("上，?|期间，", after) and found is mention and (self.state.event is None or not mention.generic):
                if not mention.generic or not after.startswith("上的"):
                    self.local = found

    def is_held(self, item: _Item) -> bool:
        """Whether the event's own name is the subject of 召开, 举行, 开幕 …: …会议12日在北京闭幕."""
        tail = self.text[item.end : min(self.sentence.end, item.end + 40)]
        match = re.match(
            r"[，]?(?:以[^，。]{1,14}形式)?(?:(?:于|将于)?[\d零一二三四五六七八九十月日至上下午晚天今昨明（） 年\-—:：时分]*)(?:在[^，。；]{1,22}?)?(?:[胜顺]利|隆重|正式|圆满|成功|如期|继续)?(?:召开|举行|开幕|闭幕|举办|拉开帷幕|落幕|启动|开班|闭会)",
            tail,
        )
        return match is not None

    def tell(self, mention: Happening) -> Happening:
        """The event of this mention is told to take place: join it to one told before, or make it a new one."""
        found = self.resolve(mention)
        if not found.told:
            found.told = True
            self.place_in_time(found, mention)
            self.state.told.append(found)
        self.state.event = found
        self.local = found
        return found

    def resolve(self, mention: Happening) -> Happening:
        if mention.same is not None:
            return mention.first()
        for earlier in reversed(self.state.told):
            if earlier is mention:
                return mention
            if not mention.generic and _alike(earlier, mention):
                mention.same = earlier
                return earlier
        if mention.generic:
            for earlier in [self.local, self.state.event, *reversed(self.state.told)]:
                if earlier is not None and earlier is not mention and earlier.kind in GATHERINGS and _head_fits(earlier, mention):
                    mention.same = earlier
                    return earlier
        return mention

    def place_in_time(self, event: Happening, mention: Happening) -> None:
        found = self.date_for(mention.start)
        if found is not None and not event.date:
            event.date, event.precision, event.until = found.iso, found.precision, found.until
        for place in self.sentence.places:
            if re.search("[在于到赴](?:[^，。；]{0,6})$", self.text[max(self.sentence.start, place.start - 7) : place.start]):
                if abs(place.start - mention.start) < 60 and place not in event.places:
                    event.places.append(place)

    def date_for(self, position: int) -> Date | None:
        offset = position - self.sentence.start
        days = [d for d in self.dates if d.precision == "day"] or self.dates
        before = [d for d in days if d.end <= offset]
        after = [d for d in days if d.start >= offset and d.start - offset < 60]
        return before[-1] if before else after[0] if after else None

    # -- verbs -----------------------------------------------------------------------------------------------------

    def verb(self, item: _Item, index: int) -> bool:
        """Read one verb; False when the rest of the sentence is what somebody said."""
        hit = item.what
        assert isinstance(hit, Hit) and isinstance(hit.term, Role)
        role, word = hit.term, self.text[hit.start : hit.end]
        agents, rule = self.agents_of(item, index)
        if word in PERSONAL:
            agents = [a for a in agents if isinstance(a, Human)]
        if word in SAYING:
            return self.said(item, agents)
        if TALK.fullmatch(word) or LECTURE.fullmatch(word) and not self.at_event(agents):
            self.talked(item, index, agents)
        elif role.name == "receiver":
            self.received(item, index, agents)
        elif role.name == "inspector" and self.last_role == "companion" and "，" not in self.text[self.last_end : item.start]:
            pass
        elif role.name == "inspector":
            self.inspected(item, index, agents)
        elif role.name == "companion":
            self.accompanied(item, index, agents)
        elif role.name == "signer":
            self.signed(item, agents)
        elif role.name in ("appointee", "removed", "appointer", "guest", "principal"):
            return True
        else:
            self.took_part(item, index, role, agents, rule)
        self.last_role, self.last_end = role.name, item.end
        if self.kept is not None:
            self.pending, self.kept = self.kept, None
            return True
        if agents:
            self.subject = agents
        self.pending = []
        return True

    def agents_of(self, item: _Item, index: int) -> tuple[list[Agent], str]:
        """The agents of a verb, and the rule that found them."""
        start = item.start
        assert isinstance(item.what, Hit) and isinstance(item.what.term, Role)
        holds = item.what.term.name in ("organizer", "host") and self.pending
        if self.text[item.end : item.end + 1] == "的" and not holds:
            return [], "relative"
        prefix = self.clause_prefix(start)
        if PRONOUN.search(prefix) and len(prefix) <= 24:
            people = [a for a in (*self.subject, *self.pending) if isinstance(a, Human)][:1] or list(self.state.subject)
            return people, "pronoun"
        if self.pending:
            last = self.right(self.pending[-1])
            gap = self.text[last:start]
            if len(gap) <= 110 and not re.search("[。！？]", gap) and self.is_free(gap):
                if RESPECTIVELY.search(gap[-8:]) and len(self.list) > len(self.pending):
                    return list(self.list), "respectively"
                return list(self.pending), "agent-verb"
            if RESPECTIVELY.search(gap[-6:]):
                return list(self.list), "respectively"
            return [], "far"
        if self.subject and self.is_zero(prefix):
            return list(self.subject), "same-subject"
        return [], "none"

    def clause_prefix(self, position: int) -> str:
        begin = max(self.text.rfind(c, self.sentence.start, position) for c in "，；：。")
        begin = max(begin + 1, self.sentence.start)
        for item in self.items:
            if isinstance(item.what, Hit | Happening) and begin < item.end <= position:
                begin = item.end
        return self.text[begin:position]

    def is_zero(self, prefix: str) -> bool:
        """Whether a clause has no subject of its own: only adverbs, times and places stand before its verb."""
        rest = re.sub("并|还|也|又|随后|会后|会前|期间|其间|共同|分别|先后|作了?|发表|致|就|对|再次|[他她]|首先|最后|时|而且|同时|重要|一行|了|上|后", "", prefix)
        if len(rest) <= 3:
            return True
        return bool(re.match("在|到|赴|向|围绕|代表|结合|以|受|对|就|为|深入|前往|来到", rest)) and len(rest) <= 40

    def is_free(self, gap: str) -> bool:
        """Whether nothing between an agent and its verb gives the verb another subject."""
        if "，" not in gap or self.is_list(gap):
            return True
        tail = gap[gap.rfind("，") + 1 :]
        return len(tail) <= 14 or bool(re.match("在|到|赴|应邀|并|代表|围绕|就|分别|与|对|受|先后|一行", tail))

    def said(self, item: _Item, agents: list[Agent]) -> bool:
        """A verb of saying: its speaker spoke at the event they took part in."""
        speakers = [a for a in agents if isinstance(a, Human)]
        near = speakers and (self.right(speakers[-1]) < self.sentence.start or item.start - self.right(speakers[-1]) <= 30)
        if near:
            self.subject = list(speakers)
            for speaker in speakers:
                event = self.event_of(speaker)
                if event is not None and event.told:
                    self.add(speaker, "speak", event, item.start, item.end, "saying", 0.85)
        following = self.text[item.end : item.end + 1]
        return not (speakers or following in "，：:“") and following not in "，：“"

    def event_of(self, agent: Agent) -> Happening | None:
        """The event at which somebody speaks: the one they took part in last, else the one told last."""
        if isinstance(agent, Human) and self.local is None:
            own, current = self.state.last_of.get(agent.name), self.state.event
            if own is not None and (current is None or own is current or not self.is_newer(current, own)):
                return own
        return self.local or self.state.event

    def is_newer(self, current: Happening, own: Happening) -> bool:
        """Whether the current event was told after the speaker's own, in this paragraph."""
        here = self.analysis.sentences[current.sentence].paragraph == self.sentence.paragraph
        return here and current.sentence > own.sentence

    def took_part(self, item: _Item, index: int, role: Role, agents: list[Agent], rule: str) -> None:
        name = role.name
        event = self.object_of(item, index) if name not in ("speak", "report", "state") else None
        if name in ("organizer", "host") and event is None:
            return
        modality = self.modality(item)
        visiting = re.search("(?:来华|来京|来访|前来|赴华)$", self.text[max(self.sentence.start, item.start - 4) : item.start])
        if event is not None and visiting and name == "attend":
            self.relative_clause(item, index, event, name, 40)
            return
        if event is not None and re.match("的(?!还?有|是|包括)", self.text[event.end : event.end + 3]) and name in ("attend", "observe"):
            self.relative_clause(item, index, event, name)
            return
        if rule == "relative" and self.passive(item):
            rule = "passive"
        listed = re.match("的还?(?:有|是|包括)", self.text[(event.end if event is not None else item.end) :][:5])
        if listed or rule == "relative":
            agents, rule = self.relative_agents(item, index), "listed"
            if not agents:
                return
        if event is not None and ALL_TOLD.match(event.name) and agents:
            self.everything(item, name, agents)
            return
        passive = self.passive(item)
        if passive:
            agents, rule = passive, "passive"
            event = event or self.subject_event(item)
        if event is None:
            event = self.default_event(item, name)
            event = (self.event_of(agents[0]) if agents else None) or event
            if event is None:
                self.waiting.append((item, name, agents))
                return
        elif name in ("organizer", "chair", "attend", "host", "observe") or not event.generic:
            if not agents and name not in ("organizer", "host"):
                return
            event = self.tell(event)
        else:
            event = self.resolve(event)
        if not event.told:
            if not agents and name not in ("organizer", "host"):
                return
            event = self.tell(event)
        if name == "report" and event.kind == "Reception" and all(self.state.last_of.get(self.words(a)) is event for a in agents):
            name = "speak"
        for agent in agents:
            if name in ("organizer", "host") and isinstance(agent, Human) and modality != "actual":
                continue
            self.add(agent, name, event, item.start, item.end, rule or "agent-verb", 0.9, modality)

    def relative_clause(self, item: _Item, index: int, event: Happening, role: str, reach: int = 2) -> None:
        """出席峰会的某国总统甲: the event takes place, and the person named after it attends; the agents go on waiting."""
        self.kept = list(self.pending)
        if event.generic:
            return
        local, current = self.local, self.state.event
        found = self.tell(event)
        self.local, self.state.event = local, current
        following = next((i for i in self.items[index + 1 :] if isinstance(i.what, Human)), None)
        if following is not None and following.start <= event.end + reach:
            assert isinstance(following.what, Human)
            own = self.state.last_of.get(following.what.name)
            self.add(following.what, role, found, item.start, item.end, "relative-clause", 0.85)
            if own is not None:
                self.state.last_of[following.what.name] = own
            else:
                self.state.last_of.pop(following.what.name, None)

    def everything(self, item: _Item, role: str, agents: list[Agent]) -> None:
        """参加上述活动: a part in each event told so far."""
        for event in list(self.state.told):
            if event.kind != "PersonnelChange":
                for agent in agents:
                    self.add(agent, role, event, item.start, item.end, "all-events", 0.8)

    def default_event(self, item: _Item, role: str) -> Happening | None:
        if self.local is not None:
            return self.local
        return self.state.event

    def object_of(self, item: _Item, index: int) -> Happening | None:
        """The event that a verb governs: the first one after it in its clause, else the clause's own before it."""
        for other in self.items[index + 1 :]:
            between = self.text[item.end : other.start]
            if isinstance(other.what, Hit) and isinstance(other.what.term, Role) and other.what.term.name in ("organizer", "host"):
                continue
            if re.search("[，。；：]", between) or isinstance(other.what, Hit):
                break
            if isinstance(other.what, Happening):
                return other.what
        return None

    def passive(self, item: _Item) -> list[Agent]:
        """由 A 主持, 由 A、B 主办: the agents after 由."""
        window = self.text[max(self.sentence.start, item.start - 40) : item.start]
        mark = window.rfind("由")
        if mark < 0 or "，" in window[mark:]:
            return []
        position = item.start - len(window) + mark
        return [i.what for i in self.items if isinstance(i.what, Human | Organ) and position < i.start and i.end <= item.start]

    def subject_event(self, item: _Item) -> Happening | None:
        """The event that a passive clause is about: 大会由某某主持."""
        mark = self.text.rfind("由", self.sentence.start, item.start)
        before = [i for i in self.items if isinstance(i.what, Happening) and i.end <= mark and not re.search("[。；]", self.text[i.end : mark])]
        event = before[-1].what if before else None
        return event if isinstance(event, Happening) else None

    def relative_agents(self, item: _Item, index: int) -> list[Agent]:
        """出席会议的有甲、乙: the agents after the verb."""
        if not re.match("[^，。；]{0,40}?的还?(?:有|是|包括)", self.text[item.end : item.end + 46]):
            return []
        found: list[Agent] = []
        for other in self.items[index + 1 :]:
            if isinstance(other.what, Human | Organ):
                found.append(other.what)
            elif isinstance(other.what, Hit):
                break
        return found

    def modality(self, item: _Item) -> str:
        clause = self.text[max(self.sentence.start, item.start - 24) : item.end + 2]
        if NEGATED.search(clause):
            return "negated"
        return "planned" if PLANNED.search(clause) else "actual"

    # -- acts ------------------------------------------------------------------------------------------------------

    def received(self, item: _Item, index: int, agents: list[Agent]) -> None:
        """会见, 会谈: the host, and the guests after the verb or after 同, 与."""
        hosts, guests = [a for a in agents if isinstance(a, Human)], []
        with_mark = re.search("[同与和](?=[^，。；同与和]{2,60}$)", self.text[self.sentence.start : item.start])
        word = self.text[item.start : item.end]
        if word.endswith(("会谈", "会晤", "座谈")) and with_mark:
            mark = self.sentence.start + with_mark.start()
            hosts = [a for a in self.pending if isinstance(a, Human) and a.right <= mark] or [
                a for a in self.subject if isinstance(a, Human)
            ]
            guests = [a for a in self.pending if self.left(a) >= mark]
            hosts = [a for a in hosts if a not in guests]
        else:
            guests = self.agents_after(item, index)
        if hosts and not guests and self.unnamed(item):
            event = self.act(item.start, self.act_end(item), "Reception", hosts)
            for host in hosts:
                self.add(host, "receiver", event, item.start, item.end, "receives", 0.85)
            return
        if not hosts or not guests:
            return
        if RESPECTIVELY.search(self.text[max(self.sentence.start, item.start - 6) : item.end]) and len(guests) > 1:
            for guest in guests:
                self.receive(item, hosts, [guest], self.left(guest))
            return
        self.receive(item, hosts, guests, item.start)

    def unnamed(self, item: _Item) -> bool:
        """Whether guests without a name follow: 会见了优秀教师代表."""
        return re.match("了?[^，。；时后]{2,22}?(?:代表|一行|代表团|人士|嘉宾|官兵|成员|企业家|学者|师生|同志|运动员|家属)", self.text[item.end : item.end + 26]) is not None

    def receive(self, item: _Item, hosts: list[Agent], guests: list[Agent], start: int) -> None:
        """One reception: its name runs from the verb, or from the guest where one verb tells several."""
        end = max(self.right(g) for g in guests if self.left(g) > item.start) if self.left(guests[0]) > item.start else item.end
        begin = start if end > item.end else min(self.left(g) for g in guests) - 1
        event = self.act(begin, max(end, item.end), "Reception", [*hosts, *guests])
        if start != item.start:
            event.name = "会见" + event.name
        event.targets.extend(g for g in guests if isinstance(g, Human | Organ))
        for host in hosts:
            self.add(host, "receiver", event, item.start, item.end, "receives", 0.92)
        for guest in guests:
            self.add(guest, "guest", event, item.start, item.end, "received", 0.9)

    def agents_after(self, item: _Item, index: int) -> list[Agent]:
        found: list[Agent] = []
        for other in self.items[index + 1 :]:
            if re.search("[。；]", self.text[item.end : other.start]):
                break
            if isinstance(other.what, Human):
                if found and not self.is_list(self.text[self.right(found[-1]) : other.start]):
                    break
                if not found and "，" in self.text[item.end : other.start]:
                    break
                found.append(other.what)
            elif isinstance(other.what, Organ) and not found and re.match("一行|代表团|客人", self.text[other.end : other.end + 3]):
                found.append(other.what)
        return found

    def inspected(self, item: _Item, index: int, agents: list[Agent]) -> None:
        actors = [a for a in agents if isinstance(a, Human) or a.kind in ("Delegation", "DisciplineCommission", "PartyDepartment", "GovernmentDepartment", "Organization")]
        if not actors:
            return
        together = re.search("(?:一同|一起|一道|随同|陪|共同)$", self.text[max(self.sentence.start, item.start - 3) : item.start])
        if together and self.state.inspection is not None and "inspect " + self.words(actors[0]) not in self.state.last_of:
            for agent in actors:
                self.add(agent, "companion", self.state.inspection, item.start, item.end, "together", 0.85)
            return
        begin = self.act_begin(item, actors)
        end = self.act_end(item)
        known = self.state.inspection
        lead = "inspect " + self.words(actors[0])
        sent = isinstance(actors[0], Organ) and actors[0].kind == "Delegation" and not self.dates
        if known is not None and (sent or self.state.last_of.get(lead) is known):
            event = known
        else:
            event = self.act(begin, end, "Inspection", actors)
            self.state.inspection = self.state.last_of[lead] = event
        for place in self.sentence.places:
            if begin <= place.start < end and place not in event.places:
                event.places.append(place)
        for organ in self.analysis.organs.get(self.sentence.index, []):
            if begin <= organ.start and organ.end <= end and organ.proper and organ not in actors:
                event.targets.append(organ)
        for agent in self.led:
            self.add(agent, "companion", event, item.start, item.end, "led", 0.8)
        self.led = []
        for agent in actors:
            self.add(agent, "inspector", event, item.start, item.end, "inspects", 0.9, self.modality(item))

    def words(self, agent: Agent) -> str:
        """An agent as its words say it, to know it again."""
        return agent.name if isinstance(agent, Human) else self.text[agent.start : agent.end]

    def act_begin(self, item: _Item, actors: list[Agent]) -> int:
        floor = max((self.right(a) for a in actors if self.right(a) <= item.start), default=self.sentence.start)
        floor = max(floor, self.text.rfind("，", self.sentence.start, item.start) + 1)
        floor = max(floor, self.text.rfind("陪同下", self.sentence.start, item.start) + 3)
        purpose = re.compile("对[^，。；]{2,40}(?:进行|开展)").search(self.text, floor, item.start)
        if purpose:
            return purpose.start()
        match = MOVES.search(self.text, floor, item.start)
        return match.start() if match else item.start

    def act_end(self, item: _Item) -> int:
        stop = min((p for p in (self.text.find(c, item.end, self.sentence.end) for c in "，。；！、") if p >= 0), default=self.sentence.end)
        return min(stop, item.end + 24)

    def at_event(self, agents: list[Agent]) -> bool:
        """Whether an event that the speaker can be at has been told in this paragraph, or has the speaker in it."""
        if self.local is not None or any(self.words(a) in self.state.last_of for a in agents):
            return True
        event = self.state.event
        return event is not None and self.analysis.sentences[event.sentence].paragraph == self.sentence.paragraph

    def talked(self, item: _Item, index: int, agents: list[Agent]) -> None:
        """与…座谈, 作宣讲报告: a gathering that only its verb names."""
        agents = [a for a in agents if not isinstance(a, Organ) or not self.by_preposition(a)]
        if not agents:
            return
        word = self.text[item.start : item.end]
        lecture = bool(LECTURE.fullmatch(word))
        exchange = "交流" in word and not word.startswith("座谈")
        begin = self.act_begin(item, agents) if not exchange else min(self.act_begin(item, agents), self.move_before(item))
        event = self.act(begin, item.end, "Inspection" if exchange and begin < item.start else "Meeting", agents)
        role = "speak" if lecture else "inspector" if event.kind == "Inspection" else "attend"
        for agent in agents:
            self.add(agent, role, event, item.start, item.end, "talks", 0.85)

    def by_preposition(self, organ: Organ) -> bool:
        return bool(PREPOSITION.search(self.text[max(self.sentence.start, organ.start - 3) : organ.start]))

    def move_before(self, item: _Item) -> int:
        """到某社区，与群众交流: where the clause before tells the way there."""
        match = MOVES.search(self.text, max(self.sentence.start, item.start - 70), item.start)
        return match.start() if match else item.start

    def accompanied(self, item: _Item, index: int, agents: list[Agent]) -> None:
        event = self.state.inspection or self.state.event
        before = self.text[max(self.sentence.start, item.start - 60) : item.start]
        mark = before.rfind("在")
        if self.text[item.end : item.end + 1] == "下" and mark >= 0 or self.text.startswith("的陪同下", item.start - 1):
            position = item.start - len(before) + mark
            agents = [a for a in self.pending if self.left(a) > position]
            self.pending = [a for a in self.pending if a not in agents]
            follow = next((i for i in self.items[index + 1 :] if isinstance(i.what, Hit) and isinstance(i.what.term, Role) and i.what.term.name in ACTS), None)
            if follow is not None:
                hosts = self.pending or self.subject
                if hosts:
                    keep = list(self.pending)
                    self.inspected(follow, index, list(hosts))
                    self.pending = keep
                    event = self.state.inspection
        if event is None:
            return
        for agent in agents:
            self.add(agent, "companion", event, item.start, item.end, "accompanies", 0.9)

    def signed(self, item: _Item, agents: list[Agent]) -> None:
        if not agents or len(agents) < 2 and not isinstance(agents[0], Human):
            return
        event = self.act(item.start, self.act_end(item), "Signing", agents)
        for agent in agents:
            self.add(agent, "signer", event, item.start, item.end, "signs", 0.85)

    def act(self, begin: int, end: int, kind: str, actors: list[Agent]) -> Happening:
        """An event that its verb tells."""
        name = self.text[begin:end]
        event = Happening(begin, end, name, kind, told=True, sentence=self.sentence.index)
        found = self.date_for(begin)
        if found is not None:
            event.date, event.precision, event.until = found.iso, found.precision, found.until
        self.state.told.append(event)
        self.state.event = event
        self.local = event
        for actor in actors:
            if isinstance(actor, Human):
                self.state.last_of[actor.name] = event
        return event

    def add(
        self, agent: Agent, role: str, event: Happening, start: int, end: int, rule: str, confidence: float, modality: str = "actual"
    ) -> None:
        self.state.order += 1
        begin = min(start, self.left(agent)) if self.sentence.start <= self.left(agent) <= self.sentence.end else start
        finish = max(end, agent.end)
        self.analysis.parts.append(
            Part(agent, role, event, begin, finish, modality, self.state.order, confidence, rule)
        )
        if isinstance(agent, Human):
            self.state.last_of[agent.name] = event


def _alike(earlier: Happening, mention: Happening) -> bool:
    """Whether two event names mean one event: equal, one within the other, or nearly the same letters."""
    a, b = earlier.name, mention.name
    if earlier.generic or mention.kind not in GATHERINGS or earlier.kind not in GATHERINGS:
        return a == b and not earlier.generic
    short, long = sorted((a, b), key=len)
    if len(short) >= 4 and short in long:
        return True
    pairs_a, pairs_b = ({x[i : i + 2] for i in range(len(x) - 1)} for x in (a, b))
    common = len(pairs_a & pairs_b)
    return 2 * common / max(1, len(pairs_a) + len(pairs_b)) >= 0.8


def _head_fits(earlier: Happening, mention: Happening) -> bool:
    """会议 may mean any gathering; 座谈会 one that is called so, 开幕式 the opening of any."""
    head = re.sub("^(?:此次|本次|这次|该次|本届|此|该|本)", "", mention.name)
    if head in ("会议", "大会", "会", "活动", "开幕式", "开幕会", "闭幕式", "闭幕会", "仪式", "全会"):
        return True
    return earlier.name.endswith(head) or head in earlier.name or len(head) >= 3 and head[:-1] in earlier.name
