"""Organization mentions: jurisdiction, parent, stem and ending, nested as the name nests them.

The tagger cuts such names wrongly more often than not, so the endings of `ontology/organizations.ttl` lead: a closed
ending (统战部, 教育局) is a body as soon as a jurisdiction or a parent stands before it; an open one (有限公司, 大学)
takes the words before it as its name, as far as words of a name go.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.analysis import Analysis, Hit, Organ
from kg.chart import PLURAL, Chart
from kg.extract.organizations.classes import settle
from kg.extract.organizations.closed import closed
from kg.extract.organizations.committees import committees
from kg.extract.organizations.conferences import conferences
from kg.extract.organizations.endings import endings
from kg.extract.organizations.faculties import faculties
from kg.extract.organizations.known import known
from kg.extract.organizations.lists import commissions, delegations, departments, offices, services, shared, units
from kg.extract.organizations.named import named
from kg.extract.organizations.numbered import (
    chambers,
    corps,
    ordinals,
    parts,
    rooms,
    teams,
    troops,
)
from kg.extract.organizations.sections import sections
from kg.extract.organizations.selection import is_whole, select
from kg.extract.organizations.settlements import settlements
from kg.extract.organizations.stationed import stationed
from kg.extract.organizations.tagged import tagged
from kg.extract.organizations.unnamed import unnamed
from kg.ontology import KnownOrganization, Ontology, OrganizationType

#: Committees of many places at once, whose departments are no one body: 各县（市、区）委统战部.
COLLECTIVE_COMMITTEE = re.compile("各[^，。；]{0,9}委$")
#: What counts bodies, or the places they are of: 四个村（社区）|党总支, 5家|协会.
COUNTED = re.compile("[一二两三四五六七八九十百千0-9余]+[个家所支](?:[省市县区乡镇村]|街道|社区|（[^（）]{1,8}）|、)*$")
#: Each place of a kind: 各县（市）|区统战部, 各市|商会.
EACH = re.compile("各(?:[省市县区州旗镇乡村]|街道|社区|（[^（）]{1,8}）|、)+$")
COUNTED_KIND = re.compile("[一二两三四五六七八九十百千0-9余]+[个家所支][^，。；：、]{0,8}$")
#: The parties together, whose committees are many: 各民主党派|市委会.
PARTIES = ("民主党派", "各党派")
UNION = "联合会"
#: What a union of societies ends in, and what these end in.
GENERAL, KINDS = "总会", ("会馆", "公会", "公所", "乡会", "亲会")
#: Kinds of bodies that a country has many of.
ANY_OF_COUNTRY = ("法院", "地方法院", "联邦法院", "基层法院", "工会", "派出所")
COURT = "法院"
#: The class of bodies that one body sends to be stationed at another, and what they are called.
SENT = "DisciplineCommission"
TEAMS = ("组", "室", "站", "办公室")


def extract(analysis: Analysis, ontology: Ontology) -> None:
    """Find the organization mentions of every sentence and note them in the analysis."""
    for sentence in analysis.sentences:
        if sentence.hits or sentence.tokens:
            found = _read(Chart.of(analysis.text, sentence, ontology))
            if found:
                analysis.organs[sentence.index] = found


def _read(chart: Chart) -> list[Organ]:
    """Fill a sentence's chart; each step finds in it what the ones before have read."""
    ordinals(chart)
    tagged(chart)
    unnamed(chart)
    corps(chart)
    sharing: list[Organ] = []
    for hit in endings(chart):
        organ = _ending(chart, hit)
        if organ is not None:
            chart.add(_stationed(chart, organ))
            sharing += shared(chart, organ)
    committees(chart)
    departments(chart)
    delegations(chart)
    offices(chart)
    conferences(chart)
    units(chart)
    commissions(chart)
    services(chart)
    parts(chart)
    rooms(chart)
    teams(chart)
    chambers(chart)
    sections(chart)
    faculties(chart)
    settlements(chart)
    stationed(chart)
    troops(chart)
    for organ in (*chart.organs(), *sharing):
        settle(organ)
    return select(organ for organ in (*chart.organs(), *sharing) if is_whole(chart.text[organ.start : organ.end]))


def _ending(chart: Chart, hit: Hit) -> Organ | None:
    """The organization that ends with a word of the vocabularies; the 部 of 副部长 is a title's and ends none."""
    if chart.text[max(0, hit.start - 1) : hit.start] == "副":
        return None
    if COLLECTIVE_COMMITTEE.search(chart.text, max(chart.sentence.start, hit.start - 12), hit.start):
        return None
    if isinstance(hit.term, KnownOrganization):
        return known(chart, hit, hit.term)
    if not isinstance(hit.term, OrganizationType):
        return None
    if chart.text.endswith(PARTIES, chart.sentence.start, hit.start):
        return None
    organ = named(chart, hit, hit.term, _ending) if hit.term.open else closed(chart, hit, hit.term)
    if organ is None or PLURAL.match(chart.text, organ.start) or _is_any_of_country(organ):
        return None
    if organ.parent is not None:
        return None if _cuts_union(chart, hit, organ.parent) else _whole_union(chart, hit, organ)
    if EACH.search(chart.text, max(chart.sentence.start, organ.start - 12), organ.start):
        return None
    if organ.level and chart.text[organ.start - 1 : organ.start] == "各":
        return None  # 各|镇人民政府
    if organ.place is not None:
        return organ
    counted = (COUNTED if organ.level else COUNTED_KIND).search(chart.text, max(0, organ.start - 16), organ.start)
    return None if counted else organ


def _cuts_union(chart: Chart, hit: Hit, parent: Organ) -> bool:
    """Whether a federation is taken for the part of one that its ending only begins like: 工会|联合会."""
    if chart.text[parent.end : hit.end] != UNION:
        return False
    longer = (h for h in chart.sentence.hits if h.category == "suffix" and h.end == hit.end and h.start < hit.start)
    return any(parent.start < h.start < parent.end for h in longer)


def _whole_union(chart: Chart, hit: Hit, organ: Organ) -> Organ:
    """A union with the name of its kind before it, which is no whole of it: 某国某某会馆|总会."""
    inner = organ.parent
    if inner is None or chart.text[inner.end : hit.end] != GENERAL or inner.rest[-2:] not in KINDS or inner.known:
        return organ
    rest = inner.rest + GENERAL
    return replace(organ, rest=rest, place=inner.place, level=inner.level, parent=inner.parent)


def _is_any_of_country(organ: Organ) -> bool:
    """Whether a country and a kind of body name none of the many that it has: 某国|法院, 某国|工会."""
    place = organ.place
    if place is None or not place.country or organ.rest not in ANY_OF_COUNTRY:
        return False
    return place.country != "中国" or organ.rest == COURT


def _stationed(chart: Chart, organ: Organ) -> Organ:
    """A body sent by one and stationed at another: 省纪委驻省教育厅纪检组 belongs to the one that sent it."""
    if organ.kind != SENT or not organ.rest.endswith(TEAMS):
        return organ
    before = organ.start - 1
    sender = chart.parent_at(before) if chart.text[before : organ.start] == "驻" else None
    if sender is None and chart.text[before - 1 : organ.start] == "派驻":
        sender = chart.parent_at(before - 1)
    if sender is None or before <= chart.sentence.start:
        return organ
    rest = chart.text[sender.end : organ.end]
    return Organ(sender.start, organ.end, sender.kind, rest, organ.type, parent=sender, proper=True)
