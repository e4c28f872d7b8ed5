"""What a speaker recalls: 总理先生日前同某主席会谈, 欢迎总理先生来华出席某论坛, 某主席在某峰会上宣布某事.

Such events took place, or take place, beside the one that is being told, which stays the current one. What is only
hoped for or planned is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.acts import act
from kg.agents import COURTESIES, JOINED, people, words
from kg.analysis import Happening, Human
from kg.discourse import Item, Scan, aside, is_repeated, note, tell
from kg.told import RECALLED, addressee_of, journey_of, speaker_of

# What is not yet: no event can be told by it.
TO_COME = re.compile("将|愿|期待|希望|邀请|准备|计划|拟|届时|下次|未来|早日|适时|应当|能够|如果|若")
DONE = re.compile(
    "日前|昨[天日]|今[天年]|前不久|不久前|刚刚|近[日期]|[去前上]年|[上下]午|成功|富有成果|已经?|曾|再次|月|日"
)
COMES = re.compile("(?:专程|应邀|再次|亲自|率团)?(?:来华|来京|赴华|前来|来)?$")
AT = re.compile("[^，。；]{0,8}在$")
THERE = re.compile("(?:上|期间|中)(?!的)[^，。；的]{0,8}?(?:宣布|提出|发表|指出|强调|阐述|倡议|呼吁|致辞|讲话|演讲)")
SETTING = re.compile("(?:上|期间|中)，")
SPOKE = re.compile("[^，。；的]{0,8}?(?:宣布|提出|发表|指出|强调|阐述|倡议|呼吁|致辞|讲话|演讲)")
CLAUSE_END = re.compile("[，。；：“”]")
ME = "我"
# How the speaker calls the one addressed.
YOU = (
    "(?:你|您|(?:总统|总理|首相|主席|国王|王储|委员长|议长|总书记|部长|外长|州长)(?:先生|女士|阁下|殿下|陛下|同志)"
    "|(?:国王|苏丹|女王)?陛下)"
)
WITH_YOU = re.compile(f"[同与和]{YOU}(?=[^，。；]{{0,20}}$)")
# Whose visit it was, and where to: 我|对某国进行; 总统先生|来华进行.
MADE = re.compile(
    f"(?P<who>我(?![国们方军])|{YOU})[^，。；对来赴]{{0,8}}(?P<to>对[^，。；对]{{1,10}}?进行|来华进行|赴华进行)了?[^，。；]{{0,6}}$"
)
# What talks are about: 同总理先生就双边关系深入交换意见.
TOPIC = re.compile("(?:就|围绕)[^，。；]*$")
#: How far before its clause a day may stand: 去年8月，某主席同….
WHEN_REACH = 8
#: The most characters between who met and the verb.
REACH = 20


def read_recalled(scan: Scan, items: Sequence[Item]) -> None:
    """Tell the events that the rest of a speaker's sentence recalls, and who met, attended or spoke there."""
    for index, item in enumerate(items):
        before = items[index - 1] if index else None
        if item.role == "receiver":
            if not _read_you(scan, item):
                _talks(scan, items[:index], item)
        elif isinstance(item.what, Happening) and read_journey(scan, item, item.what):
            continue
        elif isinstance(item.what, Happening) and not item.what.generic and before is not None:
            if before.role == "attend" and index > 1:
                _attended(scan, items[index - 2], before, item, item.what)
            elif isinstance(before.what, Human):
                _spoke(scan, before, item, item.what)
        elif isinstance(item.what, Human) and before is not None and isinstance(before.what, Happening):
            _spoke_there(scan, before, before.what, item, item.what)


def read_addressed(scan: Scan, verb: Item) -> bool:
    """Recall the talks of somebody with whom the speaker addresses: 某主席同总理先生举行会谈; False where nobody is."""
    if _read_you(scan, verb):
        return True
    waiting = people(scan.pending)
    guest = waiting[-1] if waiting else None
    if guest is None or not _is_addressed(scan, guest) or not JOINED.search(scan.before(guest.left, 1)):
        return False
    hosts = waiting[:-1] or people(scan.subject)
    if hosts:
        _tell_talks(scan, hosts[-1], guest, verb)
    scan.pending, scan.subject = [], ()
    return True


def _read_you(scan: Scan, verb: Item) -> bool:
    """Recall talks with whom the speaker calls 你 or 总统先生; False where the words before the verb call nobody so."""
    begin = scan.clause_start(verb.start)
    called = WITH_YOU.search(scan.text, begin, verb.start)
    spoken = speaker_of(scan) if called else None
    guest = addressee_of(scan, spoken) if spoken is not None else None
    if called is None or spoken is None or guest is None:
        return False
    host = next((h for h in reversed(_named(scan)) if begin <= h.left and h.right <= called.start()), None)
    if host is None and scan.text.startswith(ME, called.start() - len(ME)):
        host = spoken.agent if isinstance(spoken.agent, Human) else None
    past = not TO_COME.search(scan.text, begin, verb.start) and not is_repeated(scan, verb)
    if host is not None and past and host.name != guest.name and not _is_told(scan, host, guest):
        with aside(scan):
            event = act(scan, called.start(), verb.end, "Reception", [])
            told = Item(called.start(), verb.end, verb.what)
            note(scan, host, "receiver", event, told, RECALLED)
            note(scan, guest, "guest", event, told, RECALLED)
    scan.pending, scan.subject = [], ()
    return True


def read_journey(scan: Scan, item: Item, visit: Happening) -> bool:
    """Recall the visit of a speaker, or of whom they address: 去年我对某国进行国事访问; False where it is nobody's."""
    begin = scan.clause_start(item.start)
    made = MADE.search(scan.text, begin, item.start)
    spoken = speaker_of(scan) if visit.kind == "Visit" and made else None
    if made is None or spoken is None or spoken.event.kind != "Reception":
        return False
    when = scan.text[max(scan.sentence.start, begin - WHEN_REACH) : item.start]
    if TO_COME.search(scan.text, begin, item.start) or not DONE.search(when):
        return False
    visitor = spoken.agent if made["who"] == ME else addressee_of(scan, spoken)
    if not isinstance(visitor, Human):
        return False
    known = journey_of(scan, visitor)
    if known is not None:
        visit.same = known
        return True
    visit.start, visit.name = made.start("to"), scan.text[made.start("to") : visit.end]
    with aside(scan):
        note(scan, visitor, "guest", tell(scan, visit), Item(made.start(), item.end, item.what), RECALLED)
    return True


def _named(scan: Scan) -> list[Human]:
    return scan.analysis.humans.get(scan.sentence.index, [])


def _is_addressed(scan: Scan, person: Human) -> bool:
    """Whether a person is named as one speaks to them: 总理先生."""
    return scan.text[person.start : person.end].endswith(COURTESIES)


def _tell_talks(scan: Scan, host: Human, guest: Human, verb: Item) -> None:
    """Tell talks between two people beside the current event, unless they are told already or still to come."""
    begin = max(scan.sentence.start, *(m.end() for m in CLAUSE_END.finditer(scan.text, 0, host.left)), 0)
    clause = scan.text[begin : verb.end]
    if is_repeated(scan, verb):
        return
    past = DONE.search(scan.before(begin, WHEN_REACH) + clause) or _is_addressed(scan, guest)
    if TO_COME.search(clause) or not past or _is_told(scan, host, guest):
        return
    with aside(scan):
        joined = JOINED.search(scan.text, host.right, guest.left)
        mark = joined.start() if joined else guest.left
        event = act(scan, mark, verb.end, "Reception", [])
        note(scan, host, "receiver", event, verb, RECALLED)
        note(scan, guest, "guest", event, verb, RECALLED)


def _talks(scan: Scan, before: Sequence[Item], verb: Item) -> None:
    both = [i.what for i in before if isinstance(i.what, Human)][-2:]
    if len(both) < 2:
        return
    host, guest = both
    between = scan.text[host.right : guest.left]
    after = TOPIC.sub("", scan.text[guest.right : verb.start])
    if JOINED.search(between) and len(between) + len(after) <= REACH and not CLAUSE_END.search(between + after):
        _tell_talks(scan, host, guest, verb)


def _attended(scan: Scan, who: Item, verb: Item, name: Item, event: Happening) -> None:
    person = who.what
    if not isinstance(person, Human) or not _is_addressed(scan, person):
        return
    if not COMES.fullmatch(scan.text, who.end, verb.start) or name.start > verb.end + 1:
        return
    if not TO_COME.search(scan.before(who.start, 8)):
        _note(scan, person, "attend", event, verb)


def _spoke(scan: Scan, who: Item, name: Item, event: Happening) -> None:
    person = who.what
    there = THERE.match(scan.text, name.end, scan.sentence.end)
    if isinstance(person, Human) and there and AT.fullmatch(scan.text, who.end, name.start):
        if not TO_COME.search(scan.text[who.end : name.start]):
            _note(scan, person, "speak", event, Item(there.start(), there.end(), person))


def _spoke_there(scan: Scan, name: Item, event: Happening, who: Item, person: Human) -> None:
    there = SPOKE.match(scan.text, who.end, scan.sentence.end)
    if there and not event.generic and SETTING.fullmatch(scan.text, name.end, who.start):
        if not TO_COME.search(scan.before(name.start, 16)):
            _note(scan, person, "speak", event, Item(there.start(), there.end(), person))


def _note(scan: Scan, person: Human, role: str, mention: Happening, words_of: Item) -> None:
    with aside(scan):
        note(scan, person, role, tell(scan, mention), words_of, RECALLED)


def _is_told(scan: Scan, host: Human, guest: Human) -> bool:
    """Whether these two already meet in an event told before."""
    met: dict[int, set[str]] = {}
    for part in scan.analysis.parts:
        if part.role in ("receiver", "guest"):
            met.setdefault(id(part.event), set()).add(words(scan.text, part.agent))
    return any({host.name, guest.name} <= names for names in met.values())
