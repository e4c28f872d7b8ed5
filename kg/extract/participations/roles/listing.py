"""Lists after a verb: those who attend (出席会议的有甲、乙), and the events attended (主持甲会议、乙会议)."""

from __future__ import annotations

import re

from kg.agents import Agent, right
from kg.analysis import Happening, Hit, Human, Organ
from kg.discourse import Item, Scan

__all__ = ["LISTING", "agents_after", "events_listed_with", "listed_agents"]

#: What opens a list of people after the event: 出席会议|的还有, 莅临会议|有.
LISTING = re.compile(
    "的(?:[^，。；：的]{0,8}人士|(?:[^，。；：的有是]{0,4}(?:领导|嘉宾|来宾|专家|人员|单位|部门)(?:同志)?(?:[、和及与](?:领导|嘉宾|来宾|专家|人员|单位|部门))?))?"
    "还?(?:分别)?(?:有|是|包括)|有(?![关限所效了的序力利助机人])"
)
LISTING_NEAR = re.compile(f"[^，。；]{{0,40}}?(?:{LISTING.pattern})")
#: What stands between two events of a list.
LISTED = ("、", "和", "及", "以及")
# What shows that an entry of a list ends with the name before it.
ENDS_ENTRY = re.compile("等|以?及|[、，。；：和与（）“”？！\\s]|$")


def listed_agents(scan: Scan, verb: Item, index: int) -> list[Agent]:
    """出席会议的有甲、乙: the agents after the verb, up to the next one; members of a body are not the body."""
    if not LISTING_NEAR.match(scan.text[verb.end : verb.end + 46]):
        return []
    found = agents_after(scan, index)
    return [a for a in found if isinstance(a, Human) or ENDS_ENTRY.match(scan.text, right(scan.text, scan.sentence, a))]


def agents_after(scan: Scan, index: int) -> list[Agent]:
    """The agents after an item, up to the next verb."""
    found: list[Agent] = []
    for other in scan.after(index):
        if isinstance(other.what, Hit):
            break
        if isinstance(other.what, Human | Organ):
            found.append(other.what)
    return found


def events_listed_with(scan: Scan, event: Happening | None, index: int) -> list[Happening]:
    """The events named in a list after the first that a verb governs: 主持甲会议、乙会议和丙会议."""
    found: list[Happening] = []
    if event is None or event.generic:
        return found
    end = event.end
    for other in scan.after(index):
        if not isinstance(other.what, Happening) or other.what.generic or other.start <= end:
            continue
        if scan.text[end : other.start] not in LISTED:
            break
        found.append(other.what)
        end = other.what.end
    return found
