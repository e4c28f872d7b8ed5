"""Participations: who had which part in which event.

A sentence is read from left to right as a sequence of agents, verbs of the roles (`ontology/roles.ttl`) and events.
Agents wait for their verb, over a list (甲、乙出席) or a comma; a verb without agents takes those of the verb before it
(出席会议并讲话); after a verb of saying the rest of the sentence is what was said, and no longer tells who did what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.agents import PRONOUN, people
from kg.analysis import Analysis, Happening, Hit, Human, Organ, Part, Sentence
from kg.crowds import conclude, foresee
from kg.discourse import Discourse, Item, Scan, note
from kg.extract.participations.deeds import note_deed
from kg.extract.participations.event_names import read_name
from kg.extract.participations.inspections import note_exchange
from kg.extract.participations.own_meetings import note_own_meetings
from kg.extract.participations.presence import note_present
from kg.extract.participations.recalled import read_journey, read_recalled
from kg.extract.participations.sequence import items_of
from kg.extract.participations.speech import (
    LEADERS,
    note_body_heard,
    note_greeting,
    note_heard,
    note_quoted,
)
from kg.extract.participations.subjects import read_agent
from kg.extract.participations.verbs import read_verb
from kg.extract.participations.visits import note_visit
from kg.gatherings import alike, is_gathering
from kg.language.dates import dates
from kg.ontology import Ontology
from kg.sayings import go_on

TIME = re.compile("[日天年月]")
# To write instructions or a letter to a meeting is to be absent from it.
INSTRUCTS = re.compile(
    "[^，。；]{0,24}?作出(?:了)?(?:重要)?(?:指示|批示)|[^。；]{0,60}?(?:致|发来|发去|发)(?:贺信|贺电|祝贺信|慰问电|信祝贺|电祝贺)"
)
# How a sentence begins that goes on with what somebody demanded: what it names is still to be done.
DEMANDED = re.compile(
    "[ 　]*(?:我们|中方|我方)?(?:要(?![闻员素务约])|必须|愿|希望|期待|相信|欢迎(?!仪式|宴会|会|大会|晚宴))"
)
# A part of the event that is told, after which all goes on at the whole: 第一阶段举行揭牌仪式，第二阶段召开座谈会.
STAGE = re.compile("第[一二三四五]个?(?:阶段|环节|项?议程|板块|篇章)")
#: The most characters of a heading.
HEADING = 40
SENTENCE_END = "。！？；”：，"


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Read the participations of every sentence and note them, with the events they tell, in the analysis."""
    discourse = Discourse()
    by_sentence: dict[int, list[Happening]] = {}
    for happening in analysis.happenings:
        by_sentence.setdefault(happening.sentence, []).append(happening)
    for sentence in analysis.sentences:
        happenings = by_sentence.get(sentence.index, [])
        before, discourse.said = discourse.said, []
        same = sentence.paragraph == discourse.paragraph
        if not same:
            discourse.paragraph = sentence.paragraph
            discourse.subject = []
            discourse.scene = None
            if discourse.whole is not None:
                discourse.event, discourse.whole = discourse.whole, None
            if _is_heading(analysis, sentence, happenings, discourse):
                discourse.event = discourse.inspection = discourse.unclaimed = None
        told = _count(analysis, discourse)
        if not DEMANDED.match(analysis.text, sentence.start):
            scan = _scan(analysis, sentence, happenings, discourse)
            scan.goes_on = same and bool(before)
            foresee(scan)
            current, parts = discourse.event, len(analysis.parts)
            _read(scan)
            conclude(scan)
            if current is not None and _is_stage(analysis, sentence, current):
                discourse.event = current
            elif scan.goes_on and current is not None and _is_of_leaders(scan, current, analysis.parts[parts:]):
                discourse.event, discourse.scene = current, None
        if before and not discourse.said and told == _count(analysis, discourse):
            go_on(analysis, discourse, sentence, before, same)
    happenings = list({id(h): h for h in [*analysis.happenings, *discourse.told]}.values())
    analysis.happenings = sorted(happenings, key=lambda h: (h.start, h.end))
    note_own_meetings(analysis)


def _is_stage(analysis: Analysis, sentence: Sentence, event: Happening) -> bool:
    """Whether a sentence only tells the stages of an event, which goes on as the current one."""
    return is_gathering(event) and STAGE.search(analysis.text, sentence.start, sentence.end) is not None


def _is_of_leaders(scan: Scan, current: Happening, parts: Sequence[Part]) -> bool:
    """Whether what a speaker tells is only an event of heads of party or state, who have no part in the current one."""
    told = scan.discourse.event
    actors = [part.agent for part in parts if part.event is told and isinstance(part.agent, Human)]
    if told is current or not actors or any(part.event is not told for part in parts):
        return False
    heads = all(any(holding.title in LEADERS for holding in person.holdings) for person in actors)
    return heads and not any(scan.takes_part(person, current) for person in actors)


def _count(analysis: Analysis, discourse: Discourse) -> tuple[int, int]:
    """How many parts and events have been told so far."""
    return len(analysis.parts), len(discourse.told)


def _is_heading(analysis: Analysis, sentence: Sentence, happenings: Sequence[Happening], discourse: Discourse) -> bool:
    """Whether a short line opens another item: it names nobody, and no event told before."""
    if sentence.end - sentence.start > HEADING or analysis.text[sentence.end - 1] in SENTENCE_END:
        return False
    if analysis.humans.get(sentence.index):
        return False
    return not any(alike(told, happening) for happening in happenings for told in discourse.told)


def _scan(analysis: Analysis, sentence: Sentence, happenings: Sequence[Happening], discourse: Discourse) -> Scan:
    """A sentence as it is before it is read; its days are read only where an event could have them."""
    scan = Scan(analysis, sentence, discourse, items_of(analysis, sentence, happenings))
    text = analysis.text[sentence.start : sentence.end]
    if any(isinstance(item.what, (Hit, Happening)) for item in scan.items) and TIME.search(text):
        scan.dates = dates(text, analysis.document.date)
    if PRONOUN.match(text):
        scan.subject = discourse.subject
    return scan


def _read(scan: Scan) -> None:
    """Read the items of a sentence in their order, then give the parts that waited for an event the one found."""
    previous: Item | None = None
    done = 0
    for index, item in enumerate(scan.items):
        if item.start < done:
            continue
        if isinstance(item.what, (Human, Organ)):
            if isinstance(item.what, Human):
                if INSTRUCTS.match(scan.text, item.end, scan.sentence.end):
                    scan.discourse.absent.add(item.what.name)
                note_heard(scan, item, item.what)
                note_greeting(scan, item, item.what)
                note_quoted(scan, item, item.what)
            else:
                note_body_heard(scan, item, item.what)
            read_agent(scan, item, item.what, previous)
            if isinstance(item.what, Human):
                note_present(scan, item, index)
                done = note_deed(scan, item, index) or done
        elif isinstance(item.what, Happening):
            if not (
                note_exchange(scan, item, item.what)
                or note_visit(scan, item, item.what, index)
                or read_journey(scan, item, item.what)
            ):
                read_name(scan, item, item.what)
        elif isinstance(item.what, Hit) and not read_verb(scan, item, index):
            read_recalled(scan, scan.items[index + 1 :])
            break
        previous = item
    if scan.local is not None and scan.local.told and is_gathering(scan.local):
        for verb, agents in scan.waiting:
            for agent in agents:
                note(scan, agent, verb.role, scan.local, verb, "before-event")
    scan.discourse.subject = people(scan.subject) or people(scan.pending[-1:]) or scan.discourse.subject
