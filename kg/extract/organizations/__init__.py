"""Organization mentions: jurisdiction, parent, stem and ending, nested as the name nests them.

The tagger cuts such names wrongly more often than not, so the endings of `ontology/organizations.ttl` lead: a closed
ending (统战部, 教育局) is a body as soon as a jurisdiction or a parent stands before it; an open one (有限公司, 大学)
takes the words before it as its name, as far as words of a name go.
"""

from __future__ import annotations

from kg.analysis import Analysis, Hit, Organ
from kg.chart import PLURAL, Chart
from kg.extract.organizations.closed import closed
from kg.extract.organizations.endings import endings
from kg.extract.organizations.known import known
from kg.extract.organizations.lists import departments, shared, units
from kg.extract.organizations.named import named
from kg.extract.organizations.numbered import corps, ordinals, parts
from kg.extract.organizations.selection import select
from kg.extract.organizations.tagged import tagged
from kg.extract.organizations.unnamed import unnamed
from kg.ontology import KnownOrganization, Ontology, OrganizationType

#: The class of bodies that one body sends to be stationed at another.
SENT = "DisciplineCommission"


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
    departments(chart)
    units(chart)
    parts(chart)
    return select([*chart.organs(), *sharing])


def _ending(chart: Chart, hit: Hit) -> Organ | None:
    """The organization that ends with a word of the vocabularies; the 部 of 副部长 is a title's and ends none."""
    if chart.text[max(0, hit.start - 1) : hit.start] == "副":
        return None
    if isinstance(hit.term, KnownOrganization):
        return known(chart, hit, hit.term)
    if not isinstance(hit.term, OrganizationType):
        return None
    organ = named(chart, hit, hit.term, _ending) if hit.term.open else closed(chart, hit, hit.term)
    return None if organ is not None and PLURAL.match(chart.text, organ.start) else organ


def _stationed(chart: Chart, organ: Organ) -> Organ:
    """A body sent by one and stationed at another: 省纪委驻省教育厅纪检组 belongs to the one that sent it."""
    before = organ.start - 1
    stationed = organ.kind == SENT and chart.text[before : organ.start] == "驻"
    sender = chart.parent_at(before) if stationed else None
    if sender is None or before <= chart.sentence.start:
        return organ
    rest = chart.text[sender.end : organ.end]
    return Organ(sender.start, organ.end, sender.kind, rest, organ.type, parent=sender, proper=True)
