"""What a document has told so far: the gathering and the journey that go on, and who 两国元首 are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.agents import Agent, people, words
from kg.analysis import Happening, Human, Part
from kg.discourse import Scan
from kg.gatherings import GATHERINGS, is_gathering

# Who is meant by rank alone, with what may stand before and after: 会谈后，两国元首共同.
HEADS = re.compile(
    "(?:会[谈见晤]后|随后|[^，。；]{0,8}(?:前|后|期间))?，?[两双](?:国|党两国)(?P<rank>元首|领导人|总理|最高领导人)"
    "(?:还|共同|一道|一起|亲自|正式)*"
)
SPEAKS = "speak"
#: The rule by which what a speaker recalls is noted.
RECALLED = "recalled"
# What those attend who are told to after a signing: the talks before it, or a gathering.
MAIN = GATHERINGS | {"Reception"}
#: The two sides of a reception.
OTHER_SIDE = {"receiver": "guest", "guest": "receiver"}
# What both of the two are called in the document, and what neither is.
HAVE = {"总理": re.compile("总理|首相")}
HAVE_NOT = {"元首": re.compile("总理|首相|副|部长|外长|议长|委员长"), "总理": re.compile("副总理|副首相")}


def gathering(scan: Scan) -> Happening | None:
    """The gathering that is being told, at which whoever acts here is; None at no event, or at another kind of it."""
    event = scan.current
    return event if event is not None and event.told and is_gathering(event) else None


def guests_of(scan: Scan, event: Happening) -> set[str]:
    """The words of the guests of an event, such as those who make a journey."""
    return {words(scan.text, p.agent) for p in scan.analysis.parts if p.event is event and p.role == "guest"}


def journey_of(scan: Scan, traveller: Agent, *, anywhere: bool = False) -> Happening | None:
    """The journey of somebody told last: in this paragraph, unless `anywhere` will do or a speaker recalls it."""
    journey = scan.discourse.last_told(("Visit",))
    if journey is None:
        return None
    anywhere = anywhere or any(p.event is journey and p.rule == RECALLED for p in scan.analysis.parts)
    if not anywhere and scan.analysis.sentences[journey.sentence].paragraph != scan.sentence.paragraph:
        return None
    return journey if words(scan.text, traveller) in guests_of(scan, journey) else None


def heads(scan: Scan, rank: str) -> Sequence[Human]:
    """The two of a rank who held talks, where the document tells talks of two only; other titles speak against them.

    Of the two it is enough that one is told to have the rank, where nothing is told of the other.
    """
    pairs = [pair for event in scan.discourse.told if (pair := _talkers(scan, event))]
    if len({frozenset(human.name for human in pair) for pair in pairs}) != 1:
        return []
    called = [_phrases(scan, human.name) for human in pairs[0]]
    if rank in HAVE_NOT and any(HAVE_NOT[rank].search(phrases) for phrases in called):
        return []
    if rank in HAVE:
        told = [phrases for human, phrases in zip(pairs[0], called, strict=True) if has_post(scan, human)]
        if not told or not all(HAVE[rank].search(phrases) for phrases in told):
            return []
    return pairs[0]


def talks_of(scan: Scan, rank: str) -> Happening | None:
    """The talks told last between the two of a rank, where the document tells talks of these two only."""
    both = {human.name for human in heads(scan, rank)}
    told = reversed(scan.discourse.told)
    return next((e for e in told if both and {human.name for human in _talkers(scan, e)} == both), None)


def talks_before(scan: Scan, signing: Happening) -> Happening | None:
    """The talks or the gathering at which those met who signed, told last before that."""
    parts = scan.analysis.parts
    signers = {words(scan.text, part.agent) for part in parts if part.event is signing}
    met = (p.event for p in reversed(parts) if p.event.kind in MAIN and words(scan.text, p.agent) in signers)
    return next(met, None)


def speaker_of(scan: Scan) -> Part | None:
    """The part of the person who spoke last in this paragraph, whose words the sentence may be."""
    for part in reversed(scan.analysis.parts):
        if part.role == SPEAKS and isinstance(part.agent, Human):
            begin = scan.analysis.text.rfind("\n", 0, scan.sentence.start) + 1
            return part if part.start >= begin else None
    return None


def addressee_of(scan: Scan, spoken: Part) -> Human | None:
    """Whom a speaker addresses at a reception (总统先生, 你): the one person on the other side."""
    if spoken.event.kind != "Reception":
        return None
    parts = [part for part in scan.analysis.parts if part.event is spoken.event]
    own = {part.role for part in parts if words(scan.text, part.agent) == words(scan.text, spoken.agent)}
    other = {OTHER_SIDE[role] for role in own if role in OTHER_SIDE}
    others = {h.name: h for part in parts if part.role in other for h in people([part.agent])}
    return next(iter(others.values())) if len(others) == 1 else None


def _talkers(scan: Scan, event: Happening) -> list[Human]:
    """The host and the guest of talks between two persons; nobody of more or fewer, or of talks that others recall."""
    parts = [part for part in scan.analysis.parts if part.event is event]
    if event.kind != "Reception" or any(part.rule == RECALLED for part in parts):
        return []
    sides = [people(part.agent for part in parts if part.role == role) for role in ("receiver", "guest")]
    return [side[0] for side in sides] if all(len({h.name for h in side}) == 1 for side in sides) else []


def has_post(scan: Scan, person: Human) -> bool:
    """Whether the document tells a post of somebody, wherever it names them."""
    return any(human.holdings for human in scan.analysis.mentions()[person.name])


def _phrases(scan: Scan, name: str) -> str:
    """All that the document calls a person by: the names with the titles beside them, and the posts told elsewhere."""
    mentions = scan.analysis.mentions()[name]
    beside = [scan.text[human.left : human.right] for human in mentions]
    return "、".join(beside + [holding.title for human in mentions for holding in human.holdings])
