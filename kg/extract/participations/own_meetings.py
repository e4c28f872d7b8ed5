"""Meetings that a body holds of itself, as only their names say: 某商会第三届会员大会召开."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.analysis import Analysis, Happening, Organ, Part

__all__ = ["note_own_meetings"]

#: Classes of bodies that meet under their own name.
MEETING = frozenset(
    "Association MassOrganization Enterprise PublicInstitution CPPCC PeoplesCongress CongressStandingCommittee "
    "PartyCommittee PartyBranch DemocraticPartyBranch Government".split()
)
#: Those of them of which it must be told whose they are.
PUBLIC = frozenset("CPPCC PeoplesCongress CongressStandingCommittee PartyCommittee Government".split())
#: What shows after a body's name that the meeting is its own: which one it is, or why all of it meets.
OWN = re.compile(
    "新一届|第?[一二三四五六七八九十百0-9]+[届次](?!.*(?:论坛|峰会|展|赛|杯|节))|(?:[0-9]{4}年(?:度)?)?(?:会员|理事|换届|成立|年度|年会)"
)
#: Before the name, which of its terms it is in: 十四届|县委常委会会议.
TERM = re.compile("第?[一二三四五六七八九十0-9]*届?")
#: How the names of meetings end.
ENDS = ("会议", "大会", "全会", "典礼", "年会", "理事会")
#: Bodies of the whole country, whose sessions news tells without saying that they hold them.
NATIONAL = ("全国", "中国", "中央", "中共", "中华", "国务院")
RULE = "own-meeting"


def note_own_meetings(analysis: Analysis) -> None:
    """Note the body that holds a meeting called after it, where nobody is told to hold the meeting."""
    held = {part.event.first() for part in analysis.parts if part.role in ("organizer", "host")}
    for mention in analysis.happenings:
        event = mention.first()
        if mention.generic or not event.told or event in held or not mention.name.endswith(ENDS):
            continue
        body = _called_after(analysis, mention, analysis.organs.get(mention.sentence, ()))
        if body is not None:
            held.add(event)
            order = len(analysis.parts) + 1
            modality = _modality(analysis, event)
            analysis.parts.append(Part(body, "organizer", event, mention.start, mention.end, modality, order, RULE))


def _called_after(analysis: Analysis, mention: Happening, organs: Iterable[Organ]) -> Organ | None:
    """The shortest body that the name of a meeting begins with whose own the meeting is."""
    text = analysis.text
    found = [
        organ
        for organ in organs
        if mention.start <= organ.start
        and organ.end < mention.end
        and organ.kind in MEETING
        and (organ.root.is_located if organ.kind in PUBLIC else organ.proper)
        and TERM.fullmatch(text, mention.start, organ.start)
        and OWN.match(text, organ.end, mention.end)
    ]
    body = min(found, key=lambda organ: organ.end, default=None)
    return None if body is None or text.startswith(NATIONAL, body.start) else body


def _modality(analysis: Analysis, event: Happening) -> str:
    """Whether the event takes place or is to: as the first part in it is told."""
    return next((part.modality for part in analysis.parts if part.event.first() is event), "actual")
