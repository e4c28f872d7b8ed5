"""Posts that only the headline tells: 甲同某国总理会谈, where the text says 甲同乙举行会谈.

What links the two is the person named in both, and with whom that person is told to meet. Nothing in a headline is
evidence: the words that stand for the post are those of the text that name both who met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from kg.analysis import Analysis, Holding, Human, Organ, PlaceHit, TitlePiece
from kg.ontology import Ontology, Title
from kg.titles import TitleReader

RULE = "headline"
#: What joins the two who meet, in a headline and in the text, and what may stand before it of time and place.
MEETS = re.compile(
    "(?:[^，。；、]{0,6}[日天晚午])?(?:分别|将|在[^，。；、]{1,12}?)?(?:同|与|和|会见|会晤|接见|欢迎)(?:来访的|访华的|来华[^，。；、]{0,16}的)?"
)
#: What follows the other side in a headline.
THEN = re.compile(
    "(?:举行|进行|共同|一道|一起|分别|出席|互致|就|一行|在|$|[ 　])|会[谈见晤面]|茶叙|通[电话]|见面|座谈|交谈"
)


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Give the one whom somebody meets the posts by which the headline calls them, where the text tells none."""
    heading = analysis.heading
    met = list(_met(analysis)) if heading is not None and heading.text else []
    if heading is None or not met:
        return
    for sentence in heading.sentences:
        if not any(isinstance(hit.term, Title) for hit in sentence.hits):
            continue
        reader = TitleReader(heading, sentence, ontology.modifiers, ontology.known_by_name)
        for host in sorted({host.name for host, _ in met}):
            pieces = _called(heading, reader, host)
            guests = [(h, guest) for h, guest in met if h.name == host]
            if pieces and len({guest.name for _, guest in guests}) == 1:
                _give(analysis, reader, pieces, *guests[0])


def _met(analysis: Analysis) -> Iterable[tuple[Human, Human]]:
    """Each two people of a sentence of whom it says that one meets the other: 甲|同|乙|举行会谈."""
    for sentence in analysis.sentences:
        humans = analysis.humans.get(sentence.index, [])
        for host, guest in pairwise(humans):
            if MEETS.fullmatch(analysis.text, host.right, guest.left):
                yield host, guest


def _called(heading: Analysis, reader: TitleReader, host: str) -> list[TitlePiece]:
    """The titles by which a headline calls the one whom somebody meets; none where it calls several, or by no body."""
    at = heading.text.find(host)
    meets = MEETS.match(heading.text, at + len(host)) if at >= 0 else None
    if meets is None:
        return []
    ends = [hit.end for hit in reader.sentence.hits if isinstance(hit.term, Title) and hit.start >= meets.end()]
    for end in sorted(ends, reverse=True):
        pieces = reader.phrase(end, meets.end()) if THEN.match(heading.text, end) else []
        if pieces and pieces[0].start == meets.end() and (pieces[0].organ or pieces[0].place):
            return pieces
    return []


def _give(analysis: Analysis, reader: TitleReader, pieces: list[TitlePiece], host: Human, guest: Human) -> None:
    """Note posts on somebody whom the text calls by none, or only by a title without its body."""
    mentions = analysis.mentions()[guest.name]
    told = [holding for human in mentions for holding in human.holdings]
    if any(h.organ is not None and (h.organ.place is not None or not h.organ.implied) for h in told):
        return
    base: Organ | None = None
    for piece in pieces:
        organ = reader.settle(piece, base)
        base = organ or base
        if organ is None or not piece.term.is_held:
            continue
        organ = _told_at(organ, guest)
        bare = [holding for holding in told if piece.title.endswith(holding.title)]
        for holding in bare:
            holding.organ = organ
        if not bare:
            guest.holdings.append(Holding(host.left, guest.right, piece.title, piece.term, organ, piece.status, RULE))


def _told_at(organ: Organ, human: Human) -> Organ:
    """A body that the headline names, as one that the text names nowhere but tells by somebody's name."""
    place = organ.place
    if place is not None:
        place = PlaceHit(human.start, human.start, place.name, place.division, place.country, place.candidates)
    parent = _told_at(organ.parent, human) if organ.parent is not None else None
    return replace(organ, start=human.start, end=human.end, place=place, parent=parent, implied=True)
