"""Presence: people listed at a gathering with no verb of taking part: 执行主席是：甲、乙, 特邀嘉宾有甲."""

from __future__ import annotations

import re

from kg.agents import is_list
from kg.analysis import Human
from kg.discourse import Item, Scan, modality_of, note
from kg.told import gathering

# The most characters of such words before the first name.
REACH = 30
# What opens the list of those who are there.
OPENS = re.compile(
    "(?:执行主席|(?:特邀|列席|与会|到会|参会|莅会)(?:代表|嘉宾|来宾|领导|专家|人员))(?:还|分别)?(?:是|有|为|包括)?：?$"
    "|(?:到会|到场|前来|莅会|主席台)(?:前排)?(?:祝贺|指导|致贺|道贺|就[座坐])的(?:还)?(?:是|有)：?$"
)
# What asks people to a gathering, and how the list of those asked ends where they came: 会议邀请了|甲教授|等专家。
ASKS = re.compile("(?:会议?|大会|活动|论坛|班|讲座|仪式)(?:还)?(?:特别|专门)?(?:特邀|邀请)了?[^，。；、]{0,12}$")
CAME = re.compile(
    "(?:等[^，。；、]{0,8}(?:专家|学者|教授|嘉宾|领导|老师|讲师|人士)[^，。；]{0,2})?(?:莅临(?:大?会|现场)?指导)?[，。；]"
)


def note_present(scan: Scan, item: Item, index: int) -> None:
    """Note that those attend whom a list names from this item on, at the gathering that is being told."""
    opens = _precedes(scan, OPENS, item)
    if not opens and not _precedes(scan, ASKS, item):
        return
    event = gathering(scan)
    if event is None:
        return
    listed = _list_from(scan, item, index)
    if opens or CAME.match(scan.text, listed[-1].end, scan.sentence.end):
        for each in listed:
            if isinstance(each.what, Human):
                note(scan, each.what, "attend", event, each, "present", modality_of(scan, each))


def _precedes(scan: Scan, words: re.Pattern[str], item: Item) -> bool:
    return words.search(scan.text, max(scan.sentence.start, item.start - REACH), item.start) is not None


def _list_from(scan: Scan, item: Item, index: int) -> list[Item]:
    """The people of the list that one of them begins."""
    found = [item]
    for other in scan.after(index):
        if other.role or (
            isinstance(other.what, Human)
            and not is_list(scan.text, scan.sentence, scan.text[found[-1].end : other.start])
        ):
            break
        if isinstance(other.what, Human):
            found.append(other)
    return found
