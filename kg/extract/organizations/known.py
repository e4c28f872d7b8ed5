"""Organizations of the reference list, by the names that the list gives them."""

from __future__ import annotations

import re

from kg.abroad import country_of
from kg.analysis import HOME, STATE_BODIES, Hit, Organ, PlaceHit
from kg.chart import Chart
from kg.ontology import KnownOrganization

#: Another country's forces, before a service that many have: 美军|空军.
FORCES = re.compile("[美俄乌英法德日韩伊以印巴叙土]军$")
#: What a service's name is the beginning of where it names one of its bases: 空军|基地.
BASE = "基地"
#: What stands between a country and its ministry's common name.
BETWEEN = re.compile("(?:公共|联邦|共和国|王国|政府|联邦政府|临时政府|过渡政府)$")
#: What stands before a title that begins with the body's next character: 中科院|副院长.
DEPUTY = "副"
#: Classes of the central bodies of a party, and that of the parties that have such.
PARTY_CENTRE = ("PartyCommittee", "PartyBody", "DisciplineCommission")
PARTY = "PoliticalParty"
CENTRED = (PARTY, "DemocraticParty", "MassOrganization")
#: After a party's name, what makes it a congress or plenum: 二十大, 三中全会.
CONGRESS = re.compile("[一二三四五六七八九十]+[大届]|[一二三四五六七]中全会")
#: The end of another party's name before a body that more than one party has: 某国某某党|中央政治局.
FOREIGN_PARTY = re.compile("(?<!我)(?<!全)(?<!中国共产)党$|(?<!中)共$|阵线$")


def known(chart: Chart, hit: Hit, body: KnownOrganization) -> Organ | None:
    """The reference organization that a name means here, another country's body of that name, or none."""
    if body.kind == "Military" and chart.text.startswith(BASE, hit.end):
        return None
    if body.kind == "Military" and FORCES.search(chart.text, max(0, hit.start - 2), hit.start):
        return None
    if CONGRESS.match(chart.text, hit.end) and "Party" in body.kind:
        return None
    if body.kind in PARTY_CENTRE and hit.start > chart.sentence.start:
        other = _other_centre(chart, hit)
        if other is not None:
            kind = body.kind if other.kind == PARTY else other.kind
            return Organ(other.start, hit.end, kind, chart.text[other.end : hit.end], parent=other, proper=True)
        if FOREIGN_PARTY.search(chart.text, chart.sentence.start, hit.start):
            return None  # of a party that nobody knows
    if body.level == "national" and body.kind in STATE_BODIES and not chart.text.startswith(HOME, hit.start):
        abroad = _country_before(chart, hit.start)
        if abroad is not None:
            name = chart.text[abroad.end : hit.end]
            return Organ(abroad.start, hit.end, body.kind, name, place=abroad, proper=True)
    if body.kind in ("Enterprise", "PublicInstitution") and _qualifies(chart, hit.end):
        return None
    start = chart.with_party(hit.start)
    return Organ(start, hit.end, body.kind, body.label, known=body, proper=True, confidence=0.97)


def _other_centre(chart: Chart, hit: Hit) -> Organ | None:
    """The body, not the ruling party, whose centre is named: 某国劳动党|中央政治局, 共青团中央|书记处.

    The party's name may end with the first character of 党中央, that of a league with 中央.
    """
    name = chart.text[hit.start : hit.end]
    within = [len(front) for front in ("党", "中央") if name.startswith(front)]
    for end in (*(hit.start + width for width in within), hit.start):
        other = chart.parent_at(end)
        if other is None or other.start >= hit.start or other.kind not in CENTRED:
            continue
        own = other.known is not None and other.known.level == "national" and other.kind == PARTY
        return None if own else other
    return None


def _country_before(chart: Chart, end: int) -> PlaceHit | None:
    """The other country whose ministry a common name means: 某国国防部, 美国防部, 某国公共卫生部."""
    inner = BETWEEN.search(chart.text, max(0, end - 4), end)
    place = chart.place_at(inner.start() if inner else end)
    if place is not None and place.country and place.country != "中国":
        return place
    return country_of(chart, end)


def _qualifies(chart: Chart, end: int) -> bool:
    """Whether a short name only qualifies the noun after it: 中国电子|政务论坛."""
    token = chart.words.get(end)
    if token is None or token.start != end or token.tag not in ("n", "nz", "vn", "nw"):
        return False
    starts = (end, end + 1) if chart.text.startswith(DEPUTY, end) else (end,)
    return not any(h.start in starts and h.category in ("title", "suffix", "trigger") for h in chart.sentence.hits)
