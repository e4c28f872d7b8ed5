"""The congress that a province's delegation goes to, which tells one delegation of a place from another."""

from __future__ import annotations

import re

from kg.analysis import Analysis, Named

#: What the delegations to a congress are called after their place.
DELEGATION, CLASS = "代表团", "Delegation"
#: Where a text tells the sitting of the national congress, and what its delegations do there.
SITTING = re.compile("全国人民代表大会第[一二三四五]次会议|全国人大[一二三四五]次会议")
DELIBERATES = re.compile("(?:[^，。；]{0,6})审议")
ASSEMBLY, REPORT = "全国人大", "政府工作报告"
#: What delegations to the party's congress do, and how far its name may stand before theirs.
DISCUSSES, NEAR = re.compile("[^，。；]{0,6}讨论"), 8
#: The party's congress by its number: 党的某大, 中国共产党第某次全国代表大会.
PARTY = re.compile(
    "党的(?P<short>[一二三四五六七八九十]{1,3})大|中国共产党第(?P<long>[一二三四五六七八九十]{1,3})次全国代表大会"
)
PROVINCE = "province"


def of_delegation(analysis: Analysis, body: Named) -> str:
    """The name of the congress that a province's delegation is at; empty where the document tells none."""
    place = body.organ.place
    if body.kind != CLASS or body.organ.rest != DELEGATION or place is None or place.division is None:
        return ""
    if place.division.level != PROVINCE:
        return ""
    text = analysis.text
    start, end = body.organ.start, body.organ.end
    if DELIBERATES.match(text, end) or SITTING.search(text) or REPORT in text:
        return ASSEMBLY
    before = [match for match in PARTY.finditer(text) if match.end() <= start]
    if not before or not (DISCUSSES.match(text, end) or start - before[-1].end() <= NEAR):
        return ""
    return f"党的{before[-1]['short'] or before[-1]['long']}大"
