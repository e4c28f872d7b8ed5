"""Communities and streets as the wholes of their party cells, whose names begin with theirs: 青溪社区|党委."""

from __future__ import annotations

import re

from kg.analysis import Organ
from kg.chart import Chart

#: The cells, and the class of the body that each word for a settlement stands for.
WHOLE = re.compile("[^，。、；：]{2,}(?P<word>社区|居民区|街道)(?=(?:大?党委|党工委|党总支|党支部)$)")
KINDS = {"社区": "VillageOrganization", "居民区": "VillageOrganization", "街道": "Government"}
CELLS = ("PartyCommittee", "PartyBranch")


def settlements(chart: Chart) -> None:
    """Put the cells of communities and streets that a place names under these."""
    for organ in chart.organs():
        if organ.kind not in CELLS or organ.parent is not None or organ.place is None:
            continue
        match = WHOLE.match(chart.text, organ.place.start, organ.end)
        if match is None or match.end() < organ.place.end:
            continue
        place, end = organ.place, match.end()
        rest = chart.text[place.end : end]
        whole = Organ(place.start, end, KINDS[match["word"]], rest, place=place, proper=organ.proper)
        whole.confidence = organ.confidence
        organ.parent, organ.rest, organ.place = whole, chart.text[end : organ.end], None
