"""Institutions that a document speaks for and does not name: 我校, 本院, 公司党委."""

from __future__ import annotations

import re

from kg.analysis import Organ
from kg.chart import Chart

#: The institution with a pronoun; 校长, 校党委 are posts and bodies of it.
SELF = re.compile("[我本该](?P<word>校|院|社|厂|行|馆|台|公司|集团)(?!长|党委|团委|政|业|程|动|为)")
#: The bare word at the beginning of a phrase, before a body or a post of the institution.
BARE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[率同和与由]))(?P<word>集团公司|集团|公司|学校|医院|学院|总社|总行)"
    r"(?=党委|党组|党支部|团委|工会|副?董事长|副?总经理|总裁|副?校长|副?院长|书记|办公[厅室]|[\u4e00-\u9fff]{2,6}部)"
)
HEADS = {"集团公司": "集团", "学校": "校", "医院": "院", "学院": "院"}


def unnamed(chart: Chart) -> None:
    """Note each, with the word that stands for the institution as its level; its name is settled over the document."""
    for pattern in (BARE, SELF):
        for match in pattern.finditer(chart.text, chart.sentence.start, chart.sentence.end):
            start, end = match.span()
            if not chart.holds(start, end):
                level = HEADS.get(match["word"], match["word"])
                chart.add(Organ(start, end, "Organization", "", level=level))
