"""What is said at an event: where a speaker's words begin and end, and which sentences go on with them.

Offsets count in the folded text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.agents import PRONOUN, Agent, left
from kg.analysis import Analysis, Happening, Human, Organ, Saying, Sentence
from kg.discourse import Discourse, Item, Scan

_MODAL = "(?:要(?![闻员素务约求是点塞道领害么])|必须|应当|应该|务必)"
# What 要 ends that is another word: 重要, 需要.
_NO_WORD = "(?<![重需主只必首想将纪摘概简扼紧提若就])"
_NUMBER = "[一二三四五六七八九十]"

#: Verbs that ask for something by themselves, and are nouns too.
ASKING = frozenset("要求 希望 号召 呼吁".split())
# What is proposed before it is said: 提出三点要求：…
PROPOSED = re.compile("了?[^，。；：“]{0,14}?(?P<what>要求|希望|期望|意见|建议)(?=[，：])")
ASKED = frozenset({"要求", "希望", "期望"})
MARK = re.compile("[，：][ 　]*")
# What may stand between a subject, or a mark, and 要求 as its verb.
ADVERBS = re.compile(
    "(?:[^，。；：]{0,40}?[上中时后])?(?:[他她]|还|也|并|又|再次?|同时|进一步|最后|特别|郑重|明确|分别|首先|对此|代表[^，]{2,20})*"
)
# How words begin that follow their verb without a mark: 强调要…, 表示将….
UNMARKED = re.compile(f"{_MODAL}|将(?!军|领)|愿(?![望景意])")
# What follows 要求 and 希望 as nouns.
NO_CLAUSE = re.compile("[的了和与及、，。；：）》”是来下]")
#: Fewest characters of words that follow a verb without a mark, and of any words.
LEAST_UNMARKED, LEAST = 6, 3

# What asks in the words themselves: a clause with 要 after at most its subject.
DEMAND = re.compile(
    f"(?:^|[，；：。“])(?:[^，；：。“”]{{0,16}}?{_NO_WORD}{_MODAL}|希望(?!通过|能|今后|[与同][^，；。]{{1,6}}方)|请(?!问))"
    "|必须|务必|应当|应该"
)
ITEM = re.compile(f"{_NUMBER}[是要]|第{_NUMBER}[，、：是要]|（{_NUMBER}）")
# What asks where the words before it did.
LIKE_BEFORE = re.compile(f"{ITEM.pattern}|坚持")
# How a sentence begins that plainly goes on with what somebody said before.
GOES_ON = re.compile(
    "(?:(?:同时|此外|另外|其次|最后|首先|下一步|下步|接下来|当前|今后)，?)?"
    f"(?:{_MODAL}|{ITEM.pattern}|希望|坚持"
    f"|(?:各|全[省市县区州镇乡国党体军社]|广大|有关|相关|大家)[^，。；：]{{0,24}}?{_NO_WORD}{_MODAL}"
    f"|我们(?:{_MODAL}|将|愿|希望|期待|相信|坚信|始终)"
    "|[\u4e00-\u9fff]方(?:愿|将|支持|高度|坚定|始终|希望|欢迎|赞赏|期待|感谢|坚持|重视|反对)"
    f"|双方{_MODAL})"
)
# Somebody else who speaks within a sentence, named or not.
SPEAKS = re.compile(
    "(?:指出|强调|表示|认为|(?<![以是该来])说|坦言|谈到|介绍|(?:[他她]|他们|大家|会议)[^，。]?(?:要求|提出))[，：]"
)
OTHERS_SPEAK = re.compile(
    "(?<=[；，])(?:他们|大家|双方|会议|与会[^，；。]{0,8})(?:还|也|则|并|一致|共同|同时|纷纷)*"
    "(?:指出|强调|表示|认为|说|要求)(?=[，：])"
)
# What may stand between somebody else's name and their words, by the mark before the name: less after a comma.
SAYS = {
    mark: re.compile(f"[^，；：。]{{0,{reach}}}?(?:指出|强调|表示|认为|说|要求|提出|希望)[，：]")
    for mark, reach in {"，": 6, "；": 24}.items()
}


def note_saying(scan: Scan, speaker: Agent | None, event: Happening, verb: Item, rule: str) -> bool:
    """Note what follows a verb of saying as the speaker's words at an event; False where nothing does.

    Without a speaker the event speaks itself.
    Words that only announce a list (提出三点要求：) are not noted, but what goes on with them is.
    """
    found = _words(scan, speaker, verb)
    if found is None:
        return False
    told, start, end, asked = found
    demand = asked or DEMAND.search(scan.text[start:end]) is not None
    saying = Saying(speaker, event, (_speaker_start(scan, speaker, verb), told), start, end, demand, rule)
    scan.discourse.said.append(saying)
    if end - start >= LEAST:
        scan.analysis.sayings.append(saying)
    return True


def _speaker_start(scan: Scan, speaker: Agent | None, verb: Item) -> int:
    """Where the speaker of a verb stands, or the pronoun for them; at the verb itself if the sentence names neither."""
    if speaker is None:
        return next(i.start for i in reversed(scan.items) if i.end <= verb.start)
    start = scan.sentence.start
    pronoun = PRONOUN.search(scan.text, scan.clause_start(verb.start), verb.start)
    if pronoun:
        return pronoun.start()
    begin = left(speaker)
    return begin if start <= begin < verb.start else verb.start


def _words(scan: Scan, speaker: Agent | None, verb: Item) -> tuple[int, int, int, bool] | None:
    """Where it is told that somebody speaks, up to which their words begin and end, and whether the verb asks."""
    text, finish = scan.text, scan.sentence.end
    found = _begin(scan, speaker, verb)
    if found is None:
        return None
    told, start, asked = found
    quoted = _quoted(text, start, finish)
    scan.discourse.quoting = quoted == finish
    if quoted is not None:
        return told, start + 1, _without_stop(text, start + 1, quoted), asked
    return told, start, _without_stop(text, start, _next_speaker(scan, start)), asked


def _begin(scan: Scan, speaker: Agent | None, verb: Item) -> tuple[int, int, bool] | None:
    """Where the verb ends, where what is said begins after the mark that follows, and whether the verb asks.

    Nouns (提出几点要求, 作出具体要求) announce only what plainly asks, or a list.
    """
    text, finish = scan.text, scan.sentence.end
    word = text[verb.start : verb.end]
    proposed = PROPOSED.match(text, verb.end, finish) if word == "提出" else None
    position = proposed.end() if proposed else verb.end
    noun = proposed is not None or (word in ASKING and _is_noun(scan, speaker, verb))
    asked = word in ASKING or (proposed is not None and proposed["what"] in ASKED)
    mark = MARK.match(text, position, finish)
    if mark:
        announced = not noun or mark.group().startswith("：") or GOES_ON.match(text, mark.end(), finish)
        return (position, mark.end(), asked) if announced else None
    if noun:
        return None
    if text.startswith("“", position) or UNMARKED.match(text, position, finish):
        return position, position, asked
    long = finish - position >= LEAST_UNMARKED and not NO_CLAUSE.match(text, position)
    return (position, position, asked) if word in ASKING and long else None


def _is_noun(scan: Scan, speaker: Agent | None, verb: Item) -> bool:
    """Whether 要求 or 希望 is what somebody gives or follows, and not what they do: 作出具体要求, 按照会议要求."""
    before = [item for item in scan.items if item.end <= verb.start]
    begin = max(scan.clause_start(verb.start), before[-1].end if before else 0)
    if before and before[-1].end == verb.start and isinstance(before[-1].what, Organ | Happening):
        return speaker is not None and before[-1].what is not speaker
    return ADVERBS.fullmatch(scan.text, begin, verb.start) is None


def _quoted(text: str, start: int, finish: int) -> int | None:
    """Where a quotation that begins at `start` ends, `finish` if not before; None where only a word is quoted."""
    if not text.startswith("“", start):
        return None
    close = _closing(text, start + 1, finish)
    last = not text[close + 1 : finish].strip("。！？ ")
    return close if close == finish or last or text[close - 1] in "。！？，" else None


def _closing(text: str, start: int, finish: int) -> int:
    """Where the quotation closes that is open at `start`; `finish` if it does not."""
    depth = 1
    for position in range(start, finish):
        depth += (text[position] == "“") - (text[position] == "”")
        if depth == 0:
            return position
    return finish


def _without_stop(text: str, start: int, end: int) -> int:
    """The end without the full stop, semicolon or comma before it."""
    while end > start and text[end - 1] in "。；， 　":
        end -= 1
    return end


def _next_speaker(scan: Scan, start: int) -> int:
    """Where the clause of somebody else begins who speaks in the same sentence, else its end: 甲表示，…；乙表示，…"""
    text = scan.text
    others = OTHERS_SPEAK.search(text, start, scan.sentence.end)
    end = others.start() if others else scan.sentence.end
    for item in scan.items:
        says = SAYS.get(text[item.start - 1]) if start < item.start < end else None
        if says and isinstance(item.what, Human | Organ) and says.match(text, item.end, scan.sentence.end):
            return item.start
    return end


def go_on(analysis: Analysis, discourse: Discourse, sentence: Sentence, before: Sequence[Saying], same: bool) -> None:
    """Note a sentence as going on with what was said in the one before (`before`), where it plainly does.

    The caller has seen that the sentence tells no part, event or words of its own; `same`: both stand in one paragraph.
    Within an open quotation all goes on; otherwise the sentence must begin as a demand or an item of a list, and name
    nobody else who speaks. Between the items of a list others may stand, which are left out.
    """
    text, end = analysis.text, sentence.end
    if discourse.quoting:
        if not same:
            return
        end = _closing(text, sentence.start, sentence.end)
        discourse.quoting = end == sentence.end
    elif SPEAKS.search(text, sentence.start, end):
        return
    elif not _is_next(text, sentence, before[-1], same):
        discourse.said = list(before) if same and _is_listed(text, before[-1]) else []
        return
    end = _without_stop(text, sentence.start, end)
    if end - sentence.start < LEAST:
        return
    asks = DEMAND.search(text[sentence.start : end]) is not None
    bound = LIKE_BEFORE.match(text, sentence.start) is not None
    for voice in before:
        demand = asks or (bound and voice.demand)
        saying = Saying(voice.speaker, voice.event, voice.told, sentence.start, end, demand, "goes-on")
        discourse.said.append(saying)
        analysis.sayings.append(saying)


def _is_next(text: str, sentence: Sentence, voice: Saying, same: bool) -> bool:
    """Whether a sentence begins as what goes on; over the end of a paragraph only the next item of a list does."""
    if same:
        return GOES_ON.match(text, sentence.start, sentence.end) is not None
    return _is_listed(text, voice) and ITEM.match(text, sentence.start) is not None


def _is_listed(text: str, voice: Saying) -> bool:
    """Whether words are an item of a list, or announce one."""
    return text[voice.end - 1] == "：" or ITEM.match(text, voice.start) is not None
