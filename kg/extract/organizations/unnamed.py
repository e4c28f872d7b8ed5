"""Institutions that a document speaks for and does not name: 我校, 本院, 公司党委."""

from __future__ import annotations

import re

from kg.analysis import Organ
from kg.chart import Chart

#: The institution with a pronoun; 校长, 校党委 are posts and bodies of it, 我局各股室 are not the whole.
SELF = re.compile(
    "[我本该](?P<word>校|院|系(?!统|列)|社|厂|行|馆|台|局|厅|园(?!区|[林艺])|公司|集团|中心(?!城|[镇村组])|(?<!该)会)"
    "(?!长|党委|团委|[议员见各]|全体|有关|相关|部分|所有|政|业|程|动|为)"
)
#: The bare word, before a body or a post of the institution.
HEAD = (
    "副?董事长|副?总经理|总裁|副?行长|副?校长|副?院长|名誉会长|(?:常务|执行|轮值|创会)?副?会长|副?理事长|秘书长|监事长|"
    "书记"
)
BARE = re.compile(
    r"(?P<word>集团公司|集团|公司|学校|医院|学院|总社|总行|协会|商会|学会|联谊会|促进会|中心|局|厅)"
    rf"(?=党委|党组|党总支|党支部|团委|工会|办公[厅室]|(?:第?[一二三四五六七八九十]{{1,3}}届)?(?:秘书处|常务理事会|理事会|监事会|董事会)|(?<![局厅心])(?:{HEAD}|[\u4e00-\u9fff]{{2,6}}部)|(?<=中心)(?:书记|副?主任))"
)
#: What may stand before it: nothing of its own phrase. Tried after the word, which few sentences have.
OPENS = re.compile(r"[^\u4e00-\u9fff]|[率同和与由了取过对向在]")
SOCIETIES = ("协会", "商会", "学会", "联谊会", "促进会")
HEADS = {"集团公司": "集团", "学校": "校", "医院": "院", "学院": "院"} | dict.fromkeys(SOCIETIES, "会")


def unnamed(chart: Chart) -> None:
    """Note each, with the word that stands for the institution as its level; its name is settled over the document."""
    for pattern in (BARE, SELF):
        for match in pattern.finditer(chart.text, chart.sentence.start, chart.sentence.end):
            start, end = match.span()
            if pattern is BARE and start and not OPENS.match(chart.text, start - 1):
                continue
            if not chart.holds(start, end):
                level = HEADS.get(match["word"], match["word"])
                chart.add(Organ(start, end, "Organization", "", level=level))
