"""What only the tagger calls an organization: a body when a title or the ending of a part follows, else not."""

from __future__ import annotations

import re

from kg.analysis import Organ
from kg.chart import COLLECTIVE, Chart

#: Prepositions and verbs that the tagger draws into a name.
LEADING = "率在对由与和及到向给"
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
        start = token.start + (chart.text[token.start] in LEADING)
        name = chart.text[start : token.end]
        if NAME.fullmatch(name) and not COLLECTIVE.match(name):
            chart.add(Organ(start, token.end, "Organization", name, confidence=0.6))
