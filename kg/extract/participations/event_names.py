"""Names of events in the sequence of a sentence: whether one tells that the event takes place, or only recalls it."""

from __future__ import annotations

import re

from kg.agents import people
from kg.analysis import Happening, Organ
from kg.discourse import AFTERWARDS, Item, Scan, aside, meant_by, note, tell
from kg.gatherings import ON_THE_WAY, is_gathering

# After a name that only dates or owns words.
RECALLED = re.compile("上的重要|的重要|精神|以来|期间的|上的讲话")
HELD_BEFORE = re.compile("(?:召开|举行|举办|开幕)的$")
HELD_AFTER = re.compile(
    r"(?:《[^》]{1,20}》)?(?:圆满完成[^，。；]{0,8}(?:议程|任务))?[，]?(?:以[^，。]{1,14}形式)?(?:也|还)?"
    r"(?:(?:将|定|拟|正)?于?[\d零一二三四五六七八九十月日至到上下午晚天今昨明（） 年\-—:：时分]*)"
    r"(?:在[^，。；]{1,22}?)?"
    r"(?:圆满完成[^，。；]{0,8}(?:议程|任务)，)?"
    r"(?:[胜顺]利|隆重|正式|圆满|成功|如期|继续|先后|相继|同时|分别|接连)?"
    r"(?:召开|举行|开幕|闭幕|举办|拉开了?(?:帷幕|序幕|大幕)|落幕|启动|开班|闭会|开营|结营|结业|开赛|开锣|收官)"
    r"(?!之?前|之?际|以[前来]|[\d一二三四五六七八九十百]+周年)"
)
# An event of the past that is only quoted, at which nobody speaks now: 前不久召开的某会议|提出.
HELD_LONG_AGO = re.compile(
    "(?:前不久|不久前|此前|去年|前年|上个?月|上周|刚刚)[^，。；]{0,10}(?:召开|举行|闭幕|结束)的$"
)
DEMANDED_THERE = re.compile("(?:上)?(?:明确|进一步)?(?:提出|指出|强调|要求|明确|部署|作出|决定|对|通过|审议)")
# How a body studies together: 国务院进行|第三次专题学习.
STUDY = "学习"
DOES = re.compile("(?:进行|开展)了?$")
# A decision on a meeting to come: 会议建议，某某会议5日在某地召开.
PROPOSED = re.compile("(?:建议|决定)，?[^，。；]*$")
# How a meeting decides on an event to come, whose day may stand before it.
DECIDED = re.compile("(?:决定|建议|提出)(?P<when>[^，。；]*)$")
# Between those who sign, and of these what shows that they do so with each other.
PARTIES = "、与和同"
WITH = "与和同"
# What parties sign for, between them and the word for their signing.
PURPOSE = re.compile("[^，。；、“”在于到举召将]{0,26}")
# Between the names of events of which one verb tells that they are held.
LISTING = ("、", "和", "与", "及")
# Before the name of an event that somebody only wishes well, or praises: 预祝某大会圆满成功召开.
WISHED = re.compile("(?:预祝|祝愿|祝贺|庆祝|期待|希望|恭祝|喜迎|迎接)[^，。；]{0,16}$")
# Lectures, and the words for giving one before its name: 作了题为《…》的|专题讲座, 讲了一堂|专题党课.
LECTURES = ("讲座", "党课", "辅导", "辅导报告", "宣讲报告")
GIVEN = re.compile(
    "(?:讲授|主讲|(?:[作做讲授]|上(?!午)))了?(?:一[堂场次节])?(?:题为|以)?(?:[“《][^”》。]*[”》](?:为[主专]?题)?的?|[^，。；、“《》”]{0,8}的|[^，。；、“《》”的作]{2,16})?$"
)
# What is told to be held later on, beside what is told now: 大会闭幕。下届大会将于明年举行。
TO_COME = re.compile("(?:拟|预计|计划)?(?:将|定于)")
SETTING = re.compile("上|中|前|后|期间|时|，")
SETTING_OF_CLAUSE = re.compile("上，?|期间，")
# Meetings that visitors and those whom they visit sit down for, told only as where they spoke: 座谈会上，某院长介绍.
SIT_DOWNS = ("座谈会", "汇报会", "交流会", "反馈会", "对接会", "见面会", "研讨会", "意见交换会")


def read_name(scan: Scan, item: Item, mention: Happening) -> None:
    """Tell the event that a name says is held, or make the one that it recalls the setting of its sentence."""
    after = scan.text[item.end : item.end + 8]
    if mention.name.endswith(LECTURES) and _note_lecture(scan, item, mention):
        return
    if not mention.generic:
        if RECALLED.match(after):
            return
        if WISHED.search(scan.before(item.start, 24)):
            return
        if mention.name.endswith(STUDY) and DOES.search(scan.before(item.start, 4)):
            _note_study(scan, item, mention)
            return
        if _is_held(scan, item):
            current = scan.discourse.event
            if HELD_LONG_AGO.search(scan.before(item.start, 24)) and DEMANDED_THERE.match(scan.text, item.end):
                with aside(scan):
                    tell(scan, mention)
                return
            spoken = current is None and scan.discourse.spoke == scan.sentence.paragraph
            if spoken or (current is not None and (scan.goes_on or PROPOSED.search(scan.before(item.start, 30)))):
                with aside(scan):
                    tell(scan, mention)
                return
            _note_signers(scan, item, tell(scan, mention))
            if current is not None and TO_COME.match(scan.text, item.end):
                scan.discourse.event = current
            return
    elif scan.local is None and scan.discourse.event is None and _is_held(scan, item):
        _note_signers(scan, item, tell(scan, mention))
        return
    if SETTING.match(after):
        _set_scene(scan, mention, after)


def _note_lecture(scan: Scan, item: Item, mention: Happening) -> bool:
    """Note that those who give a lecture speak, at the event that is told or else at the lecture; False if none do."""
    given = GIVEN.search(scan.text, _clause_of_lecture(scan, item), item.start)
    speakers = people(scan.pending) or (people(scan.subject) if given and given.start() <= scan.last_end + 2 else [])
    if given is None or not speakers:
        return False
    event = scan.local or scan.discourse.event
    apart = AFTERWARDS.search(scan.text, scan.sentence.start, item.start)
    if event is None or not event.told or not is_gathering(event) or apart:
        event = tell(scan, mention)
    for speaker in speakers:
        note(scan, speaker, "speak", event, item, "lectures")
    scan.subject, scan.pending = speakers, []
    return True


def _clause_of_lecture(scan: Scan, item: Item) -> int:
    """Where the clause of a lecture begins, over the marks of its title in quotes."""
    opening = scan.text.rfind("“", scan.sentence.start, item.start)
    closing = scan.text.rfind("”", scan.sentence.start, item.start)
    return scan.clause_start(opening if 0 <= opening < closing else item.start)


def note_decided(scan: Scan, verb: Item, event: Happening) -> bool:
    """Tell what a meeting decides to hold, beside the meeting itself: 会议决定今年10月召开某全会; False if not."""
    decided = DECIDED.search(scan.text, scan.clause_start(verb.start), verb.start)
    if decided is None or event.generic or scan.discourse.event is None:
        return False
    with aside(scan):
        found = tell(scan, event)
    first, last = (edge - scan.sentence.start for edge in decided.span("when"))
    day = next((d for d in scan.dates if first <= d.start and d.end <= last), None)
    found.date, found.precision, found.until = (day.iso, day.precision, day.until) if day else ("", "", "")
    return True


def _note_study(scan: Scan, item: Item, mention: Happening) -> None:
    """Tell that a body studies together, and note the body that waits for what it does."""
    bodies = [agent for agent in scan.pending if isinstance(agent, Organ)]
    if bodies:
        event = tell(scan, mention)
        for body in bodies:
            note(scan, body, "organizer", event, item, "studies")


def _note_signers(scan: Scan, item: Item, event: Happening) -> None:
    """Note the bodies whose signing is held: 甲医院与乙医院合作签约仪式举行."""
    if event.kind != "Signing":
        return
    parties, marks, end = [], "", _end_of_parties(scan, item)
    while True:
        here = (o for o in scan.analysis.organs.get(scan.sentence.index, ()) if o.end == end and o.proper)
        party = max(here, key=lambda o: o.end - o.start, default=None)
        if party is None:
            break
        parties.append(party)
        end = party.start - 1
        marks += scan.text[end]
        if scan.text[end] not in PARTIES:
            break
    if len(parties) > 1 and any(mark in WITH for mark in marks[:-1]):
        for party in reversed(parties):
            note(scan, party, "signer", event, item, "signs")


def _end_of_parties(scan: Scan, item: Item) -> int:
    """Where the last ends of those whose signing is told, before what they sign for: 甲与乙|共建实验室签约仪式."""
    ends = (o.end for o in scan.analysis.organs.get(scan.sentence.index, ()) if o.end <= item.start and o.proper)
    end = max(ends, default=item.start)
    return end if PURPOSE.fullmatch(scan.text, end, item.start) else item.start


def _is_held(scan: Scan, item: Item) -> bool:
    """Whether an event, or one listed with it, is the subject of 召开, 举行 …: …会议12日在北京闭幕; or is 召开的."""
    end = _end_of_list(scan, item)
    if HELD_AFTER.match(scan.text[end : min(scan.sentence.end, end + 40)]):
        return True
    return bool(HELD_BEFORE.search(scan.before(item.start, 6)))


def _end_of_list(scan: Scan, item: Item) -> int:
    """Where the last of the named events ends that are listed from this one on: 某会成立大会|和某会成立大会."""
    if not scan.text.startswith(LISTING, item.end):
        return item.end
    named = {i.start: i for i in scan.items if isinstance(i.what, Happening) and not i.what.generic}
    last = item
    while scan.text.startswith(LISTING, last.end) and last.end + 1 in named:
        last = named[last.end + 1]
    return last.end


def _set_scene(scan: Scan, mention: Happening, after: str) -> None:
    """会上, 会议期间: the sentence is about an event told before, or one that only this mention names."""
    found = meant_by(scan, mention)
    if found.told and (mention.generic or found is not mention):
        scan.local = scan.discourse.scene = found
    elif found is mention and SETTING_OF_CLAUSE.match(after):
        opens = scan.discourse.event is None and not after.startswith("上的")
        meeting = _reception_told(scan)
        current = scan.discourse.event
        if mention.name.endswith(SIT_DOWNS) and current is not None and current.kind in ON_THE_WAY:
            scan.discourse.scene = tell(scan, mention)
        elif mention.generic and meeting is not None:
            scan.local = scan.discourse.scene = meeting
        elif mention.generic and HELD_BEFORE.search(scan.before(mention.start, 6)):
            scan.discourse.scene = tell(scan, mention)
        elif opens or not mention.generic:
            scan.local = found


def _reception_told(scan: Scan) -> Happening | None:
    """The reception told last, where only receptions and inspections are: then 会上 means it."""
    current = scan.discourse.event
    if current is None or current.kind not in ("Reception", "Inspection"):
        return None
    return scan.discourse.last_told(("Reception",))
