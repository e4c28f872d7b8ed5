"""Names as they are compared, and how alike two of them are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

Record = Mapping[str, Any]
T = TypeVar("T")

#: Long forms and the short ones that mean the same, replaced in this order.
SAME = (
    ("中国共产党", "中共"),
    ("人民政府", "政府"),
    ("统一战线工作部", "统战部"),
    ("统一战线工作", "统战工作"),
    ("人民代表大会常务委员会", "人大常委会"),
    ("人民代表大会", "人大"),
    ("中国人民政治协商会议", "政协"),
)
#: Two event names as alike as this name the same event.
ALIKE = 0.6

_MARKS = re.compile(r"[\s\"'“”‘’《》〈〉「」·•・‧]")


@dataclass(frozen=True, slots=True)
class Article:
    """One record with its names as they are compared."""

    record: Record
    people: Mapping[str, str]
    orgs: Sequence[frozenset[str]]
    posts: Sequence[tuple[str, frozenset[str], frozenset[str]]]
    events: Sequence[frozenset[str]]
    event_at: Mapping[str, int]
    ignore: frozenset[str]

    @classmethod
    def of(cls, record: Record) -> Article:
        events = record.get("events", ())
        return cls(
            record,
            {compared(person["name"]): person["name"] for person in record.get("persons", ())},
            [_forms(org["forms"]) for org in record.get("orgs", ())],
            [(compared(p["person"]), _forms(p["org"]), _forms(p["title"])) for p in record.get("posts", ())],
            [_forms(event["forms"]) for event in events],
            {event["id"]: at for at, event in enumerate(events)},
            _forms(record.get("ignore", ())),
        )

    def required(self, layer: str) -> set[int]:
        """Where in a layer of the record stands what must be found."""
        return {at for at, item in enumerate(self.record.get(layer, ())) if not item.get("optional")}


def compared(name: str) -> str:
    """A name as it is compared: NFKC, no spaces or quotation marks, long forms shortened, no 中共 before a place."""
    name = _MARKS.sub("", unicodedata.normalize("NFKC", name or ""))
    for long, brief in SAME:
        name = name.replace(long, brief)
    local = name.startswith("中共") and not name.startswith("中共中央") and len(name) > 4
    return name[2:] if local else name


def _forms(names: Iterable[str]) -> frozenset[str]:
    return frozenset(compared(name) for name in names if name)


def likeness(left: Iterable[str], right: Iterable[str]) -> float:
    """How alike two sets of event names are, 0 to 1: the best pair, by equality, containment or bigrams (Dice)."""
    return max((_alike(a, b) for a in left for b in right if a and b), default=0.0)


def _alike(a: str, b: str) -> float:
    if a == b:
        return 1.0
    brief, long = sorted((a, b), key=len)
    x, y = ({name[at : at + 2] for at in range(len(name) - 1)} or {name} for name in (a, b))
    return max(0.9 if len(brief) >= 4 and brief in long else 0.0, 2 * len(x & y) / (len(x) + len(y)))


def pairs(found: Sequence[T], gold: Sequence[T], value: Callable[[T, T], float]) -> dict[int, int]:
    """Match one to one, best first, in order among equals: index in `found` -> index in `gold`."""
    worth = ((-value(a, b), i, j) for i, a in enumerate(found) for j, b in enumerate(gold))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidate for candidate in worth if candidate[0] < 0):
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched
