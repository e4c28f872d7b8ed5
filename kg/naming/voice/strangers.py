"""Bodies that visit the institution whose report a document is, or that its people visit: neither is 我校 or 校党委."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from kg.analysis import Analysis, Named, Organ

#: How a document speaks of its own institution.
OWN = "[我本](?:校|院|社|厂|行|局|厅|部|会|馆|台|处|公司|集团|中心|园)"
#: What visitors do, after the body they come from: 某大学某某一行|来校.
COMES = re.compile(
    f"(?P<between>[^。；！？\n]{{0,90}}?)(?:(?:来|莅临?)[校院](?![园友门史区士落内系长])|(?:来到?|莅临|到访?|赴|走进|访问|参观|考察)了?{OWN})"
)
#: What makes the body before it one that somebody else comes to.
RECEIVES = re.compile("召开|举行|举办|迎来|欢迎|接待|陪同|会见|邀请|邀|与我|和我|同我")
#: Whose coming is welcomed, and how it is told.
WELCOMED = re.compile("(?:对|向|欢迎)(?:来自)?$")
COMING = re.compile("[^，。；]{0,30}?(?:一行|的?(?:到来|来访|莅临|到访|光临))")
#: How people of the institution go to a body.
GOES = re.compile("(?:前往|赴|来到|走进|走访|拜访|拜会|考察|访问|参观|(?<![得直])到)了?[^，。；、]{0,6}$")
SPEAKS = re.compile(OWN)
#: How a society's own people are told, and how they are guests of another's: 商会会长某某|应邀出席|某商会成立大会.
SOCIETY = re.compile(
    "(?:^|[，。；\n])(?:[我本]会|商会|协会|学会|联谊会|总会|联合会|促进会|校友会)[\u4e00-\u9fff]{0,4}(?:长|主席|书记)"
)
INVITED = re.compile("应邀(?:出席|参加|参与)了?[^，。；、]{0,6}$")
#: Words without one of which nobody comes or goes.
HINTS = re.compile(f"[来莅][校院]|应邀|{OWN}")


class Strangers:
    """The bodies of one document that visit its own institution or are visited by it.

    `named` maps each mention to its body and grows as mentions are added. Each mention is looked at once.
    """

    def __init__(self, analysis: Analysis, named: Mapping[Organ, Named]) -> None:
        self.analysis = analysis
        self._told: Counter[Named] = Counter()
        self._possible = HINTS.search(analysis.text) is not None
        for organ, body in named.items():
            self.add(organ, body)

    def add(self, organ: Organ, body: Named) -> None:
        """Take note of a mention of a body."""
        if self._possible and _is_stranger(self.analysis, organ):
            self._told[body] += 1

    def __contains__(self, body: object) -> bool:
        return isinstance(body, Named) and (self._told[body] > 0 or body.name in self._in_heading)

    @cached_property
    def _in_heading(self) -> frozenset[str]:
        """The words of the bodies that visit or are visited by the title."""
        heading = self.analysis.heading
        if heading is None:
            return frozenset()
        mentions = (organ for organ in heading.all_organs() if _is_stranger(heading, organ))
        return frozenset(heading.text[organ.start : organ.end] for organ in mentions)


def _is_stranger(analysis: Analysis, organ: Organ) -> bool:
    """Whether a mention tells a body that visits, is welcomed, or is visited."""
    if organ.level or organ.implied:
        return False
    sentence = analysis.sentence_at(organ.start)
    if sentence is None:
        return False
    text, start, end = analysis.text, sentence.start, sentence.end
    comes = COMES.match(text, organ.end, end)
    if comes is not None and not RECEIVES.search(comes["between"]) and not SPEAKS.search(text, start, organ.start):
        return True
    if WELCOMED.search(text, max(start, organ.start - 5), organ.start) and COMING.match(text, organ.end, end):
        return True
    if INVITED.search(text, max(start, organ.start - 12), organ.start) and SOCIETY.search(text, start, organ.start):
        return True
    goes = GOES.search(text, max(start, organ.start - 12), organ.start)
    return goes is not None and SPEAKS.search(text, start, goes.start()) is not None
