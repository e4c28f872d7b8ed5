"""What people join that only a verb names: 参加视察, 参加会见."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.acts import act
from kg.agents import Agent
from kg.analysis import Happening
from kg.crowds import claim
from kg.discourse import Item, Scan
from kg.ontology import Role

__all__ = ["joined_inspection", "joined_reception"]

# What stands between joining and the verb of the act: 参加|了青石镇片区的|视察.
JOINED = re.compile("了?[^，。；、]{0,8}?的?$")
RECEIVING = re.compile("了?(?:上述)?(?:会见|(?P<talks>会谈|会晤))")


def joined_inspection(scan: Scan, verb: Item, agents: Sequence[Agent]) -> Happening | None:
    """The inspection that agents join: 参加视察; the one being told, or one that these words tell."""
    for hit in scan.sentence.hits:
        if hit.start < verb.end or not isinstance(hit.term, Role) or hit.term.name != "inspector":
            continue
        if not JOINED.fullmatch(scan.text, verb.end, hit.start):
            return None
        known = claim(scan) or scan.discourse.inspection
        if known is not None:
            return known
        found = act(scan, hit.start, hit.end, "Inspection", agents)
        scan.discourse.inspection = found
        return found
    return None


def joined_reception(scan: Scan, verb: Item, agents: Sequence[Agent]) -> Happening | None:
    """The reception told last that agents join (参加会见), the talks that are held on a visit, or the visit."""
    joined = RECEIVING.match(scan.text, verb.end)
    if joined is None:
        return None
    current = scan.discourse.event
    if current is not None and current.kind == "Reception":
        return current
    known = scan.discourse.last_told(("Reception",))
    if known is None and joined["talks"] and scan.discourse.inspection is not None:
        return act(scan, joined.start("talks"), joined.end(), "Reception", agents)
    return known or scan.discourse.inspection
