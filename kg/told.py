"""What a document has told so far of journeys and talks: whose journey goes on, and who 两国元首 are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.agents import Agent, people, words
from kg.analysis import Happening, Human
from kg.discourse import Scan

# Who is meant by rank alone, with what may stand before and after: 会谈后，两国元首共同.
HEADS = re.compile(
    "(?:会[谈见晤]后|随后|[^，。；]{0,8}(?:前|后|期间))?，?[两双](?:国|党两国)(?P<rank>元首|领导人|总理|最高领导人)"
    "(?:还|共同|一道|一起|亲自|正式)*"
)
# What both of the two are called in the document, and what neither is.
HAVE = {"总理": re.compile("总理|首相")}
HAVE_NOT = {"元首": re.compile("总理|首相|副|部长|外长|议长|委员长"), "总理": re.compile("副总理|副首相")}


def guests_of(scan: Scan, event: Happening) -> set[str]:
    """The words of the guests of an event, such as those who make a journey."""
    return {words(scan.text, p.agent) for p in scan.analysis.parts if p.event is event and p.role == "guest"}


def journey_of(scan: Scan, traveller: Agent, *, anywhere: bool = False) -> Happening | None:
    """The journey of somebody that was told last, in this paragraph unless `anywhere` in the document will do."""
    journey = scan.discourse.last_told(("Visit",))
    if journey is None:
        return None
    if not anywhere and scan.analysis.sentences[journey.sentence].paragraph != scan.sentence.paragraph:
        return None
    return journey if words(scan.text, traveller) in guests_of(scan, journey) else None


def heads(scan: Scan, rank: str) -> Sequence[Human]:
    """The two of a rank who held talks, where the document tells talks of two only; other titles speak against them."""
    pairs = [pair for event in scan.discourse.told if (pair := _talkers(scan, event))]
    if len({frozenset(human.name for human in pair) for pair in pairs}) != 1:
        return []
    for human in pairs[0]:
        phrases = _phrases(scan, human.name)
        if (rank in HAVE and not HAVE[rank].search(phrases)) or (rank in HAVE_NOT and HAVE_NOT[rank].search(phrases)):
            return []
    return pairs[0]


def _talkers(scan: Scan, event: Happening) -> list[Human]:
    """The host and the guest of talks between two persons; nobody where there are more or fewer."""
    if event.kind != "Reception":
        return []
    parts = [part for part in scan.analysis.parts if part.event is event]
    sides = [people(part.agent for part in parts if part.role == role) for role in ("receiver", "guest")]
    return [side[0] for side in sides] if all(len({h.name for h in side}) == 1 for side in sides) else []


def _phrases(scan: Scan, name: str) -> str:
    """All that the document calls a person by: the names with the titles beside them."""
    return "、".join(scan.text[human.left : human.right] for human in scan.analysis.mentions()[name])
