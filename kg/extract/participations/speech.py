"""What people say: who speaks with a verb of saying, and who is listened to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.agents import Agent, people, right
from kg.analysis import Happening, Human, Organ
from kg.discourse import SAYING, Item, Scan, event_of, meant_by, note
from kg.gatherings import is_gathering
from kg.sayings import note_saying

LISTENED = re.compile("(?:听取|听完|听了|听罢|倾听)(?:[和并]?审议)?(?:通过)?了?[^，。；、的关]{0,6}$")
REPORTED = re.compile("[^，。；]{0,60}?(?:汇报|介绍|报告|发言|说明)")
# Whose report a meeting hears or passes, in a list of several: 听取了甲、审议通过了乙所作的报告.
HEARD = re.compile("(?:听取|审议|审查|讨论|通过)[^。；]*$")
GIVEN = re.compile(
    "(?:同志)?(?:代表[^，。；]{2,24}?)?所?作的(?:[^，。；《]{0,40}?(?:报告|说明|汇报)|《[^》]{2,40}》"
    "|[^。；《]{0,200}?(?:情况|结果|意见)的(?:报告|说明|汇报))"
)
BODY_REPORTED = re.compile("关于[^，。；]{1,60}?(?:汇报|报告|通报|说明)")
# To give these is to speak; to give the others is to report.
SPEECHES = ("发言", "报告", "说明")
WELCOMES = re.compile(
    "对(?![^，。；]*(?:书记|队员|干部|学员|新[^，。；]{1,3})的(?:到来|加入))[^，。；]{1,24}(?:到来|到访|来访|莅临|前来)[^，。；]{0,8}表示[^，。；]{0,4}欢迎"
)
# What ends with the courtesy that somebody expresses, so that the next clause tells a report: 表示欢迎，并介绍了.
TOLD_AFTER = re.compile(
    "(?:了|以)?(?:热烈|衷心|诚挚|由衷)*的?(?:欢迎|感谢|谢意)[，；][^。；“]{0,60}?(?:介绍|汇报|通报|讲解)了"
)
SAYING_RULE = "saying"
# Posts of those whom everybody quotes.
LEADERS = frozenset({"总书记", "国家主席", "主席", "总理"})
STATE = "中华人民共和国"
# Kinds of event that only those speak at who make it.
OF_THEIR_OWN = frozenset({"Visit", "Signing"})
# Exercises of forces, about which others only speak.
MANOEUVRES = ("演习", "军演")
# A day beside a verb of saying, which is that of the words: 某总统11日表示.
OWN_DAY = re.compile(
    "(?:\\d日|当天|当日|当晚|同日|同一天|日前|近日)(?:晚|上午|下午|早些时候)?(?:还|也|再次|在[^，。；]{1,16})?$"
)
# Where the words of somebody stand who is not there: 某总统在信中说.
WRITTEN = re.compile("在(?:[贺来复回致慰唁]?[信函电]|书信|声明|推文)中(?:还|也)?$")
#: What is said before the words that are quoted, in whatever length.
GREETS = re.compile("(?:首先)?(?:感谢|祝贺|转达|欢迎|赞赏|高度|热烈|积极|完全|愿|请)")
#: How somebody welcomes others in one clause, up to the verb of saying in the next.
WELCOMED = re.compile("(?:首先)?(?:热烈|再次)?欢迎[^，。；：]{2,40}，(?:并|他|她|同时)?")
#: How a clause begins that goes on with the subject of the one before it.
GOES_ON = re.compile("(?:并|还|同时|也|又)(?!非)")
#: What somebody says who opens a sentence with it, be the words told with a verb of saying or not.
CONVEYS = re.compile(
    "(?:首先)?(?:(?:代表[^，。；]{2,20})?(?:转达|感谢|祝贺|热烈祝贺|高度评价)|请[^，。；]{2,12}转达|对[^，。；]{2,40}表示(?:祝贺|感谢|欢迎))"
)
#: What governs an event that somebody speaks to, and what may stand between it and the verb.
SPOKEN_TO = ("向", "向在京举行的")
GIVES = re.compile("(?:开幕式|闭幕式)?(?:作|致|发表|以[^，。；]{2,6}方式)*")
#: What stands between two names of a list.
NAMES_JOINED = ("、", "，", "和", "与", "及", "以及")
# Between several bodies and what each of them says.
EACH = re.compile("(?:均|都|一致|纷纷|先后|分别|也)+")
# How a sentence begins that is set at an event: 会上，; 在签约仪式上，.
SCENE = re.compile("[^，。；]{0,24}上，")
# After a name, what opens the words of its bearer.
COLON = re.compile("：[ 　]*“")
# Roles of those who have the word.
TELLING = frozenset({"speak", "report", "state"})
#: The most characters between a speaker and the verb of saying.
REACH = 30
# What may stand between an event and its verb of saying where it speaks itself: 会议还指出.
VOICE = re.compile("(?:还|也|并|同时|再次|一致|进一步|特别|最后|明确|首先|着重)*")
BEFORE_VOICE = re.compile("(?:^|[，；：。]|召开的|举行的)[ 　]*$")


def note_said(scan: Scan, verb: Item, agents: Sequence[Agent], *, told: bool) -> bool:
    """Note that the speakers spoke at the event they took part in; False when what follows is what they said.

    `told`: the clause of the verb says who speaks, so that their names may stand far before.
    """
    speakers = _greeter(scan, verb) or people(agents) or represented(scan, agents) or _at_scene(scan, agents, verb)
    if speakers:
        scan.discourse.spoke = scan.sentence.paragraph
    if speakers and WELCOMES.search(scan.text, scan.sentence.start, verb.end + 12):
        _note_welcome(scan, verb, speakers)
    elif speakers:
        end = right(scan.text, scan.sentence, speakers[-1])
        if agents == list(scan.subject) and scan.last_role in TELLING:
            end = max(end, scan.last_end)  # 甲对各项工作情况作了汇报，表示…
        if told or end < scan.sentence.start or verb.start - end <= REACH or _goes_on(scan, speakers, verb):
            scan.subject = people(speakers) or scan.subject
            for speaker in speakers:
                event = event_of(scan, speaker)
                if event is not None and event.told and not _is_elsewhere(scan, speaker, event, verb):
                    note(scan, speaker, "speak", event, verb, SAYING_RULE)
                    note_saying(scan, speaker, event, verb, SAYING_RULE)
    visited = scan.discourse.inspection is not None and scan.discourse.event is scan.discourse.inspection
    if speakers and visited and TOLD_AFTER.match(scan.text, verb.end, scan.sentence.end):
        return True
    return not speakers and scan.text[verb.end : verb.end + 1] not in "，：:“"


def _greeter(scan: Scan, verb: Item) -> list[Human]:
    """Who opens a sentence by welcoming somebody, and then speaks: 甲|欢迎乙访华，|表示; nobody where no one does."""
    first = scan.items[0] if scan.items else None
    if first is None or not isinstance(first.what, Human) or scan.text[scan.sentence.start : first.start].strip():
        return []
    welcomes = WELCOMED.match(scan.text, first.end, verb.start)
    return [first.what] if welcomes and welcomes.end() == verb.start else []


def _goes_on(scan: Scan, speakers: Sequence[Agent], verb: Item) -> bool:
    """Whether a participant who opens a sentence with thanks or greetings goes on to say something: 甲感谢…，表示….

    So does whoever does something, and then speaks in a clause that a conjunction joins: 甲详细询问了…，并对…提出要求.
    """
    first = speakers[0]
    if isinstance(first, Human) and GOES_ON.match(scan.text, scan.clause_start(verb.start), verb.start):
        return True
    if not isinstance(first, Human) or not GREETS.match(scan.text, first.right):
        return False
    opens = scan.text[scan.sentence.start : first.left].strip() == ""
    return opens and scan.text[verb.start - 1] == "，" and scan.text[verb.end : verb.end + 1] not in "，：“"


def note_voice(scan: Scan, verb: Item, index: int) -> bool:
    """Note what an event says that speaks itself, in nobody's name (会议指出，…); False where none does."""
    before = scan.items[index - 1] if index else None
    if before is None or not isinstance(before.what, Happening):
        return False
    subject = BEFORE_VOICE.search(scan.text[scan.sentence.start : before.start])
    if not subject or not VOICE.fullmatch(scan.text, before.end, verb.start):
        return False
    event = meant_by(scan, before.what)
    return event.told and note_saying(scan, None, event, verb, "event-speaks")


def _note_welcome(scan: Scan, verb: Item, hosts: Sequence[Agent]) -> None:
    """Note that the hosts receive those whom they welcome: 甲、乙对客人的到来表示热烈欢迎; one host alone says so."""
    event = scan.local or scan.discourse.inspection or scan.discourse.event
    if event is None or not event.told:
        return
    visit = scan.discourse.inspection if event.generic else None
    for host in hosts:
        if not any(p.event is event and p.role == "inspector" and p.agent is host for p in scan.analysis.parts):
            note(scan, host, "receiver", visit or event, verb, "welcomes")
    if len(hosts) == 1:
        note(scan, hosts[0], "speak", event, verb, SAYING_RULE)
    scan.subject = people(hosts)


def _is_elsewhere(scan: Scan, speaker: Agent, event: Happening, verb: Item) -> bool:
    """Whether somebody speaks on another occasion than an event told before: quoted there, or told with their own day.

    Whoever has no part in a visit, a signing or the talks of others does not speak there either.
    """
    if is_quoted(scan, speaker, event) or _is_maxim(scan, speaker, event):
        return True
    written = WRITTEN.search(scan.text, scan.clause_start(verb.start), verb.start) is not None
    if written and isinstance(speaker, Human) and not scan.takes_part(speaker, event):
        return True
    own = (
        event.kind in OF_THEIR_OWN
        or event.name.endswith(MANOEUVRES)
        or _is_private(scan, event)
        or OWN_DAY.search(scan.text, scan.clause_start(verb.start), verb.start)
    )
    if not own or event is scan.local or not isinstance(speaker, Human):
        return False
    return not scan.takes_part(speaker, event)


def _is_maxim(scan: Scan, speaker: Agent, event: Happening) -> bool:
    """Whether the head of the party or the state, who has no part in an activity, is only quoted after it is told."""
    if event.kind != "Activity" or event is scan.local or not isinstance(speaker, Human):
        return False
    if not any(
        h.title == "总书记" or (h.title == "主席" and h.organ and h.organ.rest == STATE) for h in speaker.holdings
    ):
        return False
    parts = scan.analysis.parts
    return not any(p.event is event and isinstance(p.agent, Human) and p.agent.name == speaker.name for p in parts)


def _is_private(scan: Scan, event: Happening) -> bool:
    """Whether an event of another paragraph is a reception whose hosts and guests are named."""
    if event.kind != "Reception" or scan.analysis.sentences[event.sentence].paragraph == scan.sentence.paragraph:
        return False
    roles = {p.role for p in scan.analysis.parts if p.event is event and isinstance(p.agent, Human)}
    return {"receiver", "guest"} <= roles


def is_quoted(scan: Scan, speaker: Agent, event: Happening) -> bool:
    """Whether somebody without a part in an event is only quoted there, by its speakers, the meeting or a letter to it.

    甲表示，…。某主席强调，…; 会议指出，…。某总书记作重要讲话; 某书记作出批示。他强调，…. Only heads of party and state
    are quoted so; others who say something in the middle of a paragraph are there.
    """
    if not isinstance(speaker, Human) or scan.takes_part(speaker, event):
        return False
    discourse = scan.discourse
    if speaker.name in discourse.absent:
        return True
    if scan.local is not None or not any(h.title in LEADERS for h in speaker.holdings):
        return False
    if discourse.voice == scan.sentence.paragraph:
        return True
    said = next((p for p in reversed(scan.analysis.parts) if p.rule == SAYING_RULE), None)
    if said is None or said.event is not event:
        return False
    earlier = scan.analysis.sentence_at(said.start)
    return earlier is not None and earlier.paragraph == scan.sentence.paragraph


def represented(scan: Scan, agents: Sequence[Agent]) -> list[Agent]:
    """The bodies among agents for which somebody without a name speaks."""
    return [a for a in agents if isinstance(a, Organ) and right(scan.text, scan.sentence, a) > a.end]


def _at_scene(scan: Scan, agents: Sequence[Agent], verb: Item) -> list[Agent]:
    """The bodies that speak themselves, where the sentence is set at an event or each of them says it: 甲、乙均表示."""
    event = scan.local or scan.discourse.event
    if event is None or not event.told or not is_gathering(event):
        return []
    bodies = [agent for agent in agents if isinstance(agent, Organ)]
    each = len(bodies) > 1 and EACH.fullmatch(scan.text, bodies[-1].end, verb.start) is not None
    opens = bodies and SCENE.fullmatch(scan.text, scan.sentence.start, bodies[0].start)
    return [*bodies] if each or (opens and event is scan.discourse.scene) else []


def note_quoted(scan: Scan, item: Item, person: Human) -> None:
    """Note that whoever takes part in an event speaks there, whose words follow a colon after their name."""
    if scan.text[scan.sentence.start : item.start].strip() or not COLON.match(scan.text, item.end):
        return
    event = event_of(scan, person)
    if event is not None and event.told and scan.takes_part(person, event):
        note(scan, person, "speak", event, item, "colon")


def _listening(scan: Scan, speaker: Item) -> Happening | None:
    """The event that listens to a speaker, if it is told: 会议听取了甲作的报告."""
    before = (i.what for i in reversed(scan.items) if i.end <= speaker.start and isinstance(i.what, Happening))
    event = next((meant_by(scan, happening) for happening in before if happening.generic), None)
    return event if event is not None and event.told else None


def note_greeting(scan: Scan, item: Item, person: Human) -> None:
    """Note that somebody who is received, or receives, spoke: 甲感谢乙方支持; 乙请甲转达问候."""
    if scan.text[scan.sentence.start : item.start].strip() or _says_more(scan, item):
        return
    greets = CONVEYS.match(scan.text, item.end, scan.sentence.end)
    event = event_of(scan, person) if greets else None
    if greets is None or event is None or event.kind != "Reception" or not event.told:
        return
    if scan.takes_part(person, event):
        note(scan, person, "speak", event, replace(item, end=greets.end()), SAYING_RULE)


def spoken_to(scan: Scan, verb: Item, index: int) -> Happening | None:
    """The named event that somebody speaks to, who need not be there: 向某论坛发表视频致辞."""
    before = scan.items[index - 1] if index else None
    if before is None or not isinstance(before.what, Happening) or before.what.generic:
        return None
    governed = scan.text.endswith(SPOKEN_TO, scan.sentence.start, before.start)
    return before.what if governed and GIVES.fullmatch(scan.text, before.end, verb.start) else None


def _says_more(scan: Scan, person: Item) -> bool:
    """Whether the next verb after a person is one of saying and near enough to tell of the words itself."""
    verb = next((i for i in scan.items if i.role and i.start >= person.end), None)
    return verb is not None and scan.text[verb.start : verb.end] in SAYING and verb.start - person.end <= REACH


def _list_start(scan: Scan, item: Item) -> int:
    """Where the list of names begins that one stands in: 听取|甲、乙、丙的汇报."""
    start = item.start
    for other in reversed(scan.items):
        if other.end > start:
            continue
        if not isinstance(other.what, Human) or scan.text[other.end : start] not in NAMES_JOINED:
            break
        start = other.start
    return start


def note_body_heard(scan: Scan, item: Item, body: Organ) -> None:
    """听取县政府关于…的报告: a body whose report is heard reports, whoever gives it."""
    if not LISTENED.search(scan.text, scan.clause_start(item.start), item.start):
        return
    match = BODY_REPORTED.match(scan.text, right(scan.text, scan.sentence, body), scan.sentence.end)
    event = _listening(scan, item) or scan.current
    if match and event is not None and event.told and is_gathering(event):
        note(scan, body, "report", event, replace(item, end=match.end()), "listened-to")


def note_heard(scan: Scan, item: Item, person: Human) -> None:
    """听取某主任关于…的汇报: whoever is listened to reports."""
    before = scan.text[scan.sentence.start : item.start]
    match = GIVEN.match(scan.text, item.end, scan.sentence.end) if HEARD.search(before) else None
    end = match.end() if match else item.end
    if match is None:
        if not LISTENED.search(scan.text[scan.sentence.start : _list_start(scan, item)]):
            return
        match = REPORTED.match(scan.text[item.end : scan.sentence.end])
    event = _listening(scan, item) or scan.current
    if event is None or not is_gathering(event):
        event = scan.discourse.inspection or event
    if match and event is not None and event.told:
        role = "speak" if match.group().endswith((*SPEECHES, "》")) else "report"
        note(scan, person, role, event, replace(item, end=max(end, item.end + len(match.group()))), "listened-to")
