"""Acts: events that only their verb tells (调研, 会见, 签署), and which words around the verb are their name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.agents import Agent, people, right
from kg.analysis import Happening
from kg.discourse import Item, Scan, set_date

# How an act begins that goes somewhere: 到某村调研.
MOVES = re.compile("先后到|先后来到|分别前往|深入到|来到|走进|前往|深入|赶赴|抵达|赴|到|在|莅临")
PURPOSE = re.compile("对[^，。；]{2,40}(?:进行|开展)")
COMPANY = "陪同下"
#: What ends an act's name: punctuation, or what its actors said at it.
END = re.compile("[，。；！、]|时(?:还|也)?(?:强调|指出|表示|要求|说|谈到)")
#: The most characters of an act's name after its verb.
REACH = 24


def begin_of(scan: Scan, verb: Item, actors: Sequence[Agent]) -> int:
    """Where the name of an act begins: at its purpose (对…进行) or its way (到…), after its actors, in its clause."""
    text, start = scan.text, scan.sentence.start
    ends = (right(text, scan.sentence, actor) for actor in actors)
    floor = max((end for end in ends if start <= end <= verb.start), default=start)
    floor = max(floor, text.rfind("，", start, verb.start) + 1, text.rfind(COMPANY, start, verb.start) + len(COMPANY))
    match = PURPOSE.search(text, floor, verb.start) or MOVES.search(text, floor, verb.start)
    return match.start() if match else verb.start


def end_of(scan: Scan, verb: Item) -> int:
    """Where the name of an act ends: at the first punctuation or 时强调 after its verb, or `REACH` characters on."""
    limit = min(verb.end + REACH, scan.sentence.end)
    found = END.search(scan.text, verb.end, limit)
    return found.start() if found else limit


def way_before(scan: Scan, verb: Item) -> int:
    """Where the way to an act begins that a clause before may tell: 到某社区，与群众交流; else the verb."""
    match = MOVES.search(scan.text, max(scan.sentence.start, verb.start - 70), verb.start)
    return match.start() if match else verb.start


def act(scan: Scan, begin: int, end: int, kind: str, actors: Sequence[Agent]) -> Happening:
    """Tell the event that these words name; it is the current one now, and the last one of its actors."""
    event = Happening(begin, end, scan.text[begin:end], kind, told=True, sentence=scan.sentence.index)
    set_date(scan, event, begin)
    scan.discourse.told.append(event)
    scan.discourse.event = scan.local = event
    for actor in people(actors):
        scan.discourse.last_of[actor.name] = event
    return event
