"""What only the tagger calls an organization: a body when a title or the ending of a part follows, else not."""

from __future__ import annotations

import re

from kg.analysis import HOME, STATE_BODIES, Organ, PlaceHit
from kg.chart import COLLECTIVE, Chart, is_cut, name_start
from kg.every_country import of_every_country
from kg.language.tagger import Token
from kg.ontology import OrganizationType

#: The fewest characters of a name that only the tagger knows.
SHORTEST = 3
#: One body sent by another and stationed at a third: the tagger's word ends before the name does.
SENT = re.compile("[纪监工]委派?驻")
#: Classes of bodies that go by their country, which stands before the tagger's word.
OF_COUNTRY = ("PoliticalParty",)
#: What tells before the tagger's word that it is the second half of a name.
HALF = re.compile("[—－–·-]$|(?:保卫|捍卫|常驻|派驻)$")
#: The classes of bodies of other countries by the last characters of their names.
ENDS = {
    "局": "GovernmentDepartment",
    "署": "GovernmentDepartment",
    "警察厅": "GovernmentDepartment",
    "气象厅": "GovernmentDepartment",
    "保安厅": "GovernmentDepartment",
    "卫队": "Military",
    "军队": "Military",
}
PLAIN = "Organization"
#: Words whose first character the form 某国 of a country may have taken: 甲国|防军.
PARTED = ("国防", "国家", "国民", "国会", "国务")
#: How names end that are surely bodies' after a country.
BODIES = (*ENDS, "委员会", "理事会", "组织")
#: How a name goes on that the tagger has cut.
GOES_ON = re.compile("部长|(?:大?使馆|使团|管理局|执法局|管理署|监督局)|（[^（）]{1,8}）(?:股份)?(?:有限)?公司")
#: What is said of a body or of two, and stands in no name.
TOLD_OF = re.compile(
    "党首|跨国|出资企业|咨询企业|团同|贩毒|犯罪集团|佣兵|^全国人大代表.|公司与|向报社|母公司|援[鄂藏疆]$|(?<!建设)兵团$|^[^省市县区州]{2,8}与.{2,3}处$"
)
#: The verbs of those who hold something, which the tagger joins to their name, and how long they are.
HOSTING, VERB = ("主办", "承办", "协办", "举办"), 2
# Before a place where somebody goes.
GOES = ("到", "赴", "来", "前往", "深入", "走进")
NAME = re.compile("[\u4e00-\u9fffA-Za-z0-9·“”]+")


def tagged(chart: Chart) -> None:
    """Note the tagger's organizations of four characters or more, without the word that governs them.

    A word that ends with a title (某公司总经理) holds more than a name, and is left to the endings.
    """
    for token in chart.sentence.tokens:
        if token.tag != "ORG" or token.end - token.start < 4:
            continue
        if any(h.category == "title" and h.end == token.end and h.start > token.start for h in chart.sentence.hits):
            continue
        start = name_start(chart, token)
        end = token.end - (VERB if chart.text.endswith(HOSTING, start, token.end) else 0)
        name = chart.text[start:end]
        if len(name) < SHORTEST:
            continue
        if (
            is_cut(chart.text, end)
            or name.endswith("区")
            or GOES_ON.match(chart.text, token.end)
            or TOLD_OF.search(name)
            or _is_ending(chart, token)
            or _runs_into(chart, token)
            or HALF.search(chart.text, max(0, start - 2), start)
            or of_every_country(name)
            or _is_visited(chart, start, end)
        ):
            continue
        if NAME.fullmatch(name) and not COLLECTIVE.match(name) and not SENT.search(name):
            kind, country = _kind(chart, token), chart.place_at(start)
            own = _country(chart, start, end)
            if country is not None and country.country and kind in OF_COUNTRY:
                chart.add(Organ(country.start, end, kind, name, place=country, confidence=0.6))
            elif own is not None and end - own.end < SHORTEST:
                chart.add(Organ(start, end, _kind_abroad(kind, name), name, confidence=0.6))
            elif own is not None and kind in (PLAIN, *STATE_BODIES, "LeadingGroup"):
                rest = chart.text[own.end : end]
                told = kind in (PLAIN, "LeadingGroup") and rest.endswith(BODIES)
                chart.add(Organ(start, end, _kind_abroad(kind, rest), rest, place=own, proper=told, confidence=0.6))
            else:
                chart.add(Organ(start, end, kind, name, confidence=0.6))


def _is_visited(chart: Chart, start: int, end: int) -> bool:
    """Whether the tagger took a place, what somebody does there, and whom they visit for one name: 某县调研供销社."""
    places = {p.end for at in chart.places.values() for p in at if p.start == start}
    if not places or not chart.text.endswith(GOES, 0, start):
        return False
    return any(h.category == "trigger" and h.start in places and h.end < end for h in chart.sentence.hits)


def _country(chart: Chart, start: int, end: int) -> PlaceHit | None:
    """The other country that the tagger's word begins with."""
    places = (p for at in chart.places.values() for p in at if p.start == start and p.end < end - 1)
    place = next((p for p in places if p.country not in ("", HOME)), None)
    whole = place is None or not chart.text.startswith(PARTED, place.end - 1) or place.name == place.country
    return place if whole else None


def _kind_abroad(kind: str, rest: str) -> str:
    """The class of another country's body that no vocabulary has."""
    return next((ENDS[last] for last in ENDS if rest.endswith(last)), kind) if kind == PLAIN else kind


def _is_ending(chart: Chart, token: Token) -> bool:
    """Whether the whole word is an ending, which names no body alone."""
    hits = (h for h in chart.sentence.hits if (h.start, h.end) == (token.start, token.end))
    return any(isinstance(h.term, OrganizationType) for h in hits)


def _runs_into(chart: Chart, token: Token) -> bool:
    """Whether a known body begins in the word and ends after it: somebody's name and 政协|第六届全国委员会."""
    return any(h.category == "known" and token.start < h.start < token.end < h.end for h in chart.sentence.hits)


def _kind(chart: Chart, token: Token) -> str:
    """The class that the longest ending of the word tells; that of parties for 党; else the class of all bodies."""
    terms = [h for h in chart.sentence.hits if h.end == token.end and h.start > token.start]
    types = [h.term for h in sorted(terms, key=lambda h: h.start) if isinstance(h.term, OrganizationType)]
    if types:
        return types[0].kind
    return "PoliticalParty" if chart.text[token.end - 1] == "党" else "Organization"
