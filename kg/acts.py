"""Acts: events that only their verb tells (调研, 会见, 签署), and which words around the verb are their name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.act_names import end_in, name_of
from kg.agents import Agent, people, right
from kg.analysis import Happening
from kg.discourse import Item, Scan, set_date

# How an act begins that goes somewhere: 到某村调研.
MOVES = re.compile(
    "先后到|先后来到|分别前往|深入到|来到|走进|前往|深入|赶赴|抵达|赴|到|在|莅临|莅(?!会|任|临|职)|来(?=[我本][省市州盟县区旗镇乡村街社校院局厂站所馆司会行处厅部队园])"
)
PURPOSE = re.compile("(?<![应面校])对(?![象应策口])[^，。；]{2,40}(?:进行|开展)")
COMPANY = "陪同下"
#: Verbs of those who host visitors, and how the visitors are told before them: 受到了|会长甲、秘书长乙的热情|接待.
HOSTED = frozenset({"接待", "款待", "参与接待", "参加接待"})
MET_BY = re.compile("受到了?(?=[^。；]{2,200}$)")
#: A party on its way, before the verb of what it does there: 某主席一行到某院|参访, 某局长率队来|对接.
PARTY = re.compile("(?:一行(?:[0-9一二三四五六七八九十]+余?人)?|[带率]队|率[^，。；]{2,14}组)[^，。；对的]{0,16}$")
# Before a place it leads there: 来|青石县考察.
COMES = "来"
# What begins like a way and leads nowhere: 在|考察青石村时, 在推出展览的同时，.
WHEN = "在"
BESIDE = re.compile("在[^，。；]{0,40}(?:同时|之[余后际]|[时后中])，")
#: Where the name of an act ends; the last of them part a headline from the name of the paper.
ENDS = ("，", "。", "；", "！", "、", " - ", "_", "|")
#: The most characters of an act's name after its verb.
REACH = 24


def begin_of(scan: Scan, verb: Item, actors: Sequence[Agent]) -> int:
    """Where the name of an act begins: at its purpose (对…进行) or its way (到…), after its actors, in its clause."""
    text, start = scan.text, scan.sentence.start
    ends = (right(text, scan.sentence, actor) for actor in actors)
    floor = max((end for end in ends if start <= end <= verb.start), default=start)
    floor = max(floor, text.rfind("，", start, verb.start) + 1, text.rfind(COMPANY, start, verb.start) + len(COMPANY))
    match = PURPOSE.search(text, floor, verb.start) or MOVES.search(text, floor, verb.start)
    if match and match.group() + text[match.end() : verb.start] != WHEN:
        return match.start()
    ways = (p.start - len(COMES) for p in scan.sentence.places if text.endswith(COMES, floor, p.start))
    return next((way for way in ways if floor <= way < verb.start), verb.start)


def end_of(scan: Scan, verb: Item) -> int:
    """Where the name of an act ends: at the first mark after its verb, at most `REACH` characters on."""
    return end_after(scan, verb.end)


def end_after(scan: Scan, start: int) -> int:
    """Where the name of an act ends that goes on from a position, at most `REACH` characters.

    A word that begins within that reach is kept out of the name unless it ends there too.
    """
    text, sentence = scan.text, scan.sentence
    found = (text.find(mark, start, sentence.end) for mark in ENDS)
    end = min((position for position in found if position >= 0), default=sentence.end)
    limit = start + REACH
    if end > limit:
        cut = next((token for token in sentence.tokens if token.start < limit < token.end), None)
        end = cut.start if cut is not None and cut.start > start else limit
    return end_in(text, start, end)


def way_before(scan: Scan, verb: Item) -> int:
    """Where the way to an act begins that a clause before may tell: 到某社区，与群众交流; else the verb."""
    match = MOVES.search(scan.text, max(scan.sentence.start, verb.start - 70), verb.start)
    return match.start() if match and not BESIDE.match(scan.text, match.start(), verb.start) else verb.start


def act(scan: Scan, begin: int, end: int, kind: str, actors: Sequence[Agent]) -> Happening:
    """Tell the event that these words name; it is the current one now, and the last one of its actors."""
    name = name_of(scan.text[begin:end], kind)
    event = Happening(begin, end, name, kind, told=True, sentence=scan.sentence.index)
    set_date(scan, event, begin)
    scan.discourse.told.append(event)
    scan.discourse.event = scan.local = event
    for actor in people(actors):
        scan.discourse.last_of[actor.name] = event
    return event
