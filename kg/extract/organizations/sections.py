"""Sections that no vocabulary has, after the institution that they are of: 某县水利局|水保股|股长, 、|计财股|负责人.

What follows shows them: their head, their people, or more of them in a list.
"""

from __future__ import annotations

import re

from kg.analysis import Organ
from kg.cells import INNER
from kg.chart import UNITS, Chart, kind_under
from kg.ontology import OrganizationType, Title
from kg.sections import HEADED, LISTED, LISTING, MARK, NAMED, STAFF, STAFFED, is_section, opening

#: Classes of bodies that have sections of any name, and those that have offices alone.
DIVIDED = frozenset(
    "GovernmentDepartment PublicInstitution Enterprise JudicialBody MassOrganization Association ChamberOfCommerce "
    "PartyDepartment DisciplineCommission SupervisoryCommission Organization".split()
)
WITH_ROOMS = frozenset("Government PartyCommittee PeoplesCongress CongressStandingCommittee CPPCC LeadingGroup".split())
ROOMS = ("室", "科", "处", "股")
UNIT_TYPE = "department-unit"
#: The classes whose sections are of the same.
ALIKE = ("JudicialBody", "CPPCC", "CongressStandingCommittee", "PeoplesCongress")
#: What the titles of those end in who head bodies: 院长|办公室, not 秘书|七科.
OF_HEADS = "长任记员席理"
SHOWN, TOLD = 0.9, 0.8
#: The most characters of a section's name that stands alone.
LONGEST = 8
#: How far behind an institution the post of its head may begin: 某局|党组成员、副局长, 某局|副局长.
NEAR = 3


def sections(chart: Chart) -> None:
    """Note the sections told right after each institution, the sections of those, and the lists that they begin."""
    wholes = [organ for organ in chart.organs() if organ.proper]
    while wholes:
        whole = wholes.pop()
        section = _first(chart, whole)
        if section is not None:
            chart.add(section)
            wholes.append(section)
        _follow(chart, section or whole)
    for match in reversed(list(STAFF.finditer(chart.text, chart.sentence.start, chart.sentence.end))):
        _bare(chart, match.end())


def _first(chart: Chart, whole: Organ) -> Organ | None:
    """The section right after its whole, with its head or its people, or a list of sections that has them."""
    match = _match(chart, whole, whole.end)
    if match is None or (match.re is LISTED and not _ends_staffed(chart, whole, match)):
        return None
    return _section(chart, whole, whole.start, match, SHOWN)


def _follow(chart: Chart, section: Organ) -> None:
    """Put the sections that are listed after one under its whole."""
    whole, position = section.parent, section.end
    if whole is None or not section.rest.endswith(LISTING) or not is_section(section.rest):
        return
    while mark := MARK.match(chart.text, position, chart.sentence.end):
        match = _match(chart, whole, mark.end())
        loose = _loose(chart, mark.end(), match.end() if match is not None else 0)
        if loose is not None and (whole.kind in DIVIDED or loose.rest.endswith(ROOMS)):
            loose.parent, loose.proper, loose.kind = whole, True, _kind(chart, whole)
            position = loose.end
        elif match is not None:
            chart.add(_section(chart, whole, mark.end(), match, TOLD))
            position = match.end()
        else:
            return


def _bare(chart: Chart, end: int) -> None:
    """Note the sections of a list that ends here, told without their whole: the one whose head led them, if told so."""
    found: list[tuple[int, int]] = []
    begin = end + 1
    while not found or MARK.match(chart.text, begin - 1):
        end = begin - 1
        begin = opening(chart.text, chart.sentence.tokens, end, chart.sentence.start)
        name = chart.text[begin:end]
        if not (name.endswith(LISTING) and 1 < end - begin <= LONGEST and is_section(name)):
            break
        if chart.holds(begin, end) and _loose(chart, begin, end) is None:
            break
        found.append((begin, end))
    whole = _leader(chart, found[-1][0]) if found else None
    for start, stop in found:
        read = _loose(chart, start, stop)
        section = read or Organ(start, stop, _unit(chart).kind, chart.text[start:stop], _unit(chart), confidence=TOLD)
        if whole is not None:
            section.parent, section.proper, section.kind = whole, True, _kind(chart, whole)
        if read is None:
            chart.add(section)


def _leader(chart: Chart, start: int) -> Organ | None:
    """The institution whose head the sentence told last before a list of sections: 县教育局局长某某带领|基教股."""
    before = [o for o in chart.organs() if o.proper and o.end <= start]
    last = max(before, key=lambda o: (o.end, -o.start), default=None)
    while last is not None and last.parent is not None and last.rest in INNER:
        last = last.parent
    if last is None or last.kind not in DIVIDED or last.rest.endswith(LISTING):
        return None
    posts = (h for h in chart.sentence.hits if h.category == "title" and last.end <= h.start < start)
    return last if any(h.start - last.end <= NEAR for h in posts) else None


def _loose(chart: Chart, start: int, end: int) -> Organ | None:
    """A body read between two offsets, or up to anywhere without an `end`, that is called as sections are."""
    ends = (end,) if end else (h.end for h in chart.sentence.hits if h.category == "suffix" and start < h.start)
    told = (o for at in ends for o in chart.ends.get(at, ()) if o.start == start)
    return next((o for o in told if _is_loose(o)), None)


def _is_loose(organ: Organ) -> bool:
    """Whether a body is a section by its name, and nothing tells whose."""
    if organ.parent is not None or organ.is_located or organ.known is not None or not organ.rest.endswith(LISTING):
        return False
    if not is_section(organ.rest):
        return False
    return organ.type is None or organ.type.open or organ.type.name in UNITS


def _ends_staffed(chart: Chart, whole: Organ, match: re.Match[str]) -> bool:
    """Whether the list that a section begins tells the head or the people of its last one."""
    while match.re is LISTED:
        after = _match(chart, whole, match.end("mark"))
        if after is None:
            return False
        match = after
    return True


def _match(chart: Chart, whole: Organ, position: int) -> re.Match[str] | None:
    """The section whose name begins at a position and may be the whole's."""
    if whole.kind not in DIVIDED and whole.kind not in WITH_ROOMS:
        return None
    for pattern in (HEADED, STAFFED, LISTED, NAMED):
        match = pattern.match(chart.text, position, chart.sentence.end)
        if match is not None and _is_name(chart, whole, match):
            return match
    return None


def _is_name(chart: Chart, whole: Organ, match: re.Match[str]) -> bool:
    """Whether the words are one section's name, and not the beginning of another body or somebody's post."""
    start, end = match.span()
    name = match.group()
    if not is_section(name):
        return False
    if whole.kind in WITH_ROOMS and not name.endswith(ROOMS):
        return False
    if (chart.holds(start, end) and _loose(chart, start, end) is None) or chart.level_at(start + 1):
        return False
    if any(place.start == start for places in chart.places.values() for place in places):
        return False
    titles = (h for h in chart.sentence.hits if isinstance(h.term, Title) and h.term.kind == "post")
    return not any(start <= h.start and h.end <= end and chart.text[h.end - 1] in OF_HEADS for h in titles)


def _section(chart: Chart, whole: Organ, start: int, match: re.Match[str], confidence: float) -> Organ:
    return Organ(
        start,
        match.end(),
        _kind(chart, whole),
        match.group(),
        _unit(chart),
        parent=whole,
        proper=True,
        confidence=confidence,
    )


def _kind(chart: Chart, whole: Organ) -> str:
    """The class of a section of a body."""
    return whole.kind if whole.kind in ALIKE else kind_under(_unit(chart), whole)


def _unit(chart: Chart) -> OrganizationType:
    """The type of the sections of departments."""
    return next(t for t in chart.ontology.organization_types if t.name == UNIT_TYPE)
