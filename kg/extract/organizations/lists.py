"""Bodies that a list tells with less than their name, because the item before has said the rest."""

from __future__ import annotations

from kg.analysis import ASSEMBLED, Organ, PlaceHit, level_of
from kg.chart import Chart
from kg.ontology import KnownOrganization

OFFICE, WITH_OFFICE = "办公室", ("委员会", "领导小组", "指挥部", "工作机制")
DELEGATION = "Delegation"
#: The type of a country's armed forces and services.
FORCES = "armed-service"
#: What tells before forces that they are others than the country's: 政府军和其他|武装力量.
NOT_OWN = ("其他", "其它", "的", "等", "各", "所有")
#: How the names of their commissions end.
COMMISSION = ("委", "委员会", "工委")
#: Parts of an assembly among which its commissions are listed: 市人大常委会办公室、研究室、人代工委.
ROOMS = ("办公室", "研究室", "办公厅")
#: Classes whose members by place are listed before one ending: 甲省、乙省政协.
SHARING = ("CPPCC", "PeoplesCongress", "CongressStandingCommittee", "Government")


def departments(chart: Chart) -> None:
    """Complete bare endings that follow one with its jurisdiction in a list: 某县委组织部、宣传部、统战部."""
    for end in sorted(chart.ends):
        for organ in chart.ends[end]:
            listed = chart.text[organ.start - 1 : organ.start] in ("、", "和")
            if organ.proper or organ.type is None or organ.type.open or not listed:
                continue
            before = chart.parent_at(organ.start - 1)
            if before is not None and before.known is not None and _beside(chart, organ, before.known):
                continue
            if before is None or not before.proper or before.type is None or before.type.parent != organ.type.parent:
                continue
            if before.parent is not None and before.parent.kind == "Government":
                seat = before.parent  # 县政府办、财政局: the bureau shares the government's place alone
                organ.place, organ.level, organ.proper = seat.place, seat.level, bool(seat.place or seat.level)
            elif before.parent is not None or before.place is not None or before.level:
                organ.parent, organ.place, organ.level, organ.proper = before.parent, before.place, before.level, True


def _beside(chart: Chart, organ: Organ, before: KnownOrganization) -> bool:
    """Give a commission the whole of the reference body listed before it: 全国人大某某委员会、外事委员会."""
    above = chart.ontology.known_by_name.get(before.parent)
    if above is None or organ.type is None or before.label[-1] != "会" or above.kind not in ASSEMBLED:
        return False
    organ.parent = Organ(organ.start, organ.end, above.kind, above.label, known=above, proper=True, implied=True)
    organ.proper = True
    return True


def commissions(chart: Chart) -> None:
    """Give the commissions of an assembly that are listed after one of them its whole: 县人大法制委、财经委、外事委."""
    organs = sorted(chart.organs(), key=lambda o: (o.start, -o.end))
    wholes: dict[int, Organ] = {}
    for organ in organs:
        if not organ.rest.endswith(COMMISSION) and not (organ.known and organ.known.label.endswith(COMMISSION)):
            if organ.rest.endswith(ROOMS) and organ.parent is not None and organ.parent.kind in ASSEMBLED:
                wholes[organ.end] = organ.parent
            continue
        whole = _assembly(chart, organ)
        if whole is None and chart.text[organ.start - 1 : organ.start] in ("、", "和"):
            whole = wholes.get(organ.start - 1)
            if level_of(chart.text[organ.start : organ.end]) or organ.kind == "PartyCommittee":
                continue  # 市委 stands beside 市人大法制委
            if organ.place is not None and organ.place.country:
                continue
            if whole is not None and organ.known is None:
                organ.kind, organ.rest, organ.place, organ.level = (
                    whole.kind,
                    chart.text[organ.start : organ.end],
                    None,
                    "",
                )
                organ.parent, organ.proper = whole, True
        if whole is not None:
            wholes[organ.end] = whole


def _assembly(chart: Chart, commission: Organ) -> Organ | None:
    """The assembly whose commission this is, if its own name says so."""
    if commission.known is not None:
        above = chart.ontology.known_by_name.get(commission.known.parent)
        if above is None or above.kind not in ASSEMBLED:
            return None
        start, end = commission.start, commission.end
        return Organ(start, end, above.kind, above.label, known=above, proper=True, implied=True)
    parent = commission.parent
    return parent if parent is not None and parent.kind in ASSEMBLED and parent.proper else None


def offices(chart: Chart) -> None:
    """Put the office of a committee or leading group under it: 省防汛指挥部|办公室."""
    for organ in list(chart.organs()):
        inner = organ.rest.removesuffix(OFFICE)
        if organ.known is not None or inner == organ.rest or not inner.endswith(WITH_OFFICE):
            continue
        if organ.parent is not None and organ.parent.end == organ.end - len(OFFICE):
            continue
        end = organ.end - len(OFFICE)
        body = Organ(organ.start, end, "LeadingGroup", inner, None, None, organ.place, organ.level, organ.parent)
        body.proper = organ.proper
        organ.parent, organ.rest, organ.place, organ.level = body, OFFICE, None, ""


def delegations(chart: Chart) -> None:
    """Put a delegation under the body that its name begins with: 全国人大常委会|执法检查组."""
    for organ in list(chart.organs()):
        if organ.kind != DELEGATION or organ.parent is not None or organ.place is not None:
            continue
        heads = (o for o in chart.organs() if o.start == organ.start and o.end < organ.end and o.proper)
        head = max(heads, key=lambda o: o.end, default=None)
        if head is not None and head.kind != DELEGATION:
            organ.parent, organ.rest = head, chart.text[head.end : organ.end]


def services(chart: Chart) -> None:
    """Give bare armed forces the country of the body told before them: 某国主权委员会主席、武装部队|总司令."""
    for organ in list(chart.organs()):
        if organ.proper or organ.type is None or organ.type.name != FORCES or chart.holds(organ.start, organ.end):
            continue
        if chart.place_at(organ.start) is not None or chart.text.endswith(NOT_OWN, 0, organ.start):
            continue
        own = _overlapping(chart, organ)
        if own is not None:
            organ.start, organ.rest, organ.place, organ.proper = (
                own.start,
                chart.text[organ.start : organ.end],
                own,
                True,
            )
            continue
        before = (o for o in chart.organs() if o.proper and o.end < organ.start)
        owner = max(before, key=lambda o: (o.end, o.start), default=None)
        while owner is not None and owner.parent is not None:
            owner = owner.parent
        if owner is not None and owner.place is not None and owner.place.country:
            organ.place, organ.proper = owner.place, True


def _overlapping(chart: Chart, organ: Organ) -> PlaceHit | None:
    """The country whose name has the first character of the forces in it: 甲国|防军."""
    place = chart.place_at(organ.start + 1)
    return place if place is not None and place.country and place.start < organ.start else None


def units(chart: Chart) -> None:
    """Note parts that follow one of their whole in a list: 某集团办公厅、法务部、采购部."""
    text = chart.text
    for token in chart.sentence.tokens:
        if token.tag not in ("ORG", "n", "nz", "nt") or not 3 <= token.end - token.start <= 8:
            continue
        ends = text[token.end - 1] in "部处室司办" and text[token.end : token.end + 1] in "、，。有相主负等"
        if not ends or text[token.start - 1 : token.start] != "、":
            continue
        before = chart.parent_at(token.start - 1)
        if before is None or before.parent is None:
            continue
        own = chart.parent_at(token.end)
        if own is not None and own.start == token.start and own.parent is None and own.place is None and not own.level:
            own.parent, own.proper = before.parent, True
        if chart.holds(token.start, token.end):
            continue
        name, parent = text[token.start : token.end], before.parent
        chart.add(Organ(token.start, token.end, "Organization", name, parent=parent, proper=True, confidence=0.75))


def shared(chart: Chart, organ: Organ) -> list[Organ]:
    """Bodies that share their ending with `organ` over a list of places of one level: 甲省、乙省政协."""
    found: list[Organ] = []
    if organ.type is None or organ.type.open or organ.kind not in SHARING:
        return found
    division = organ.place.division if organ.place is not None else None
    start = organ.start
    while division is not None and chart.text[start - 1 : start] == "、":
        place = chart.place_at(start - 1)
        if place is None or place.division is None or place.division.level != division.level:
            break
        whole = Organ(place.start, place.end, organ.kind, organ.rest, organ.type, place=place, proper=True)
        whole.confidence = 0.85
        found.append(whole)
        start = place.start
    return found
