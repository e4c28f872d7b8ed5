"""Compares what was found in one article with what a careful reader found in it, layer by layer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

Record = Mapping[str, Any]
T = TypeVar("T")
Act = tuple[str, str, int | str | None]

#: Roles that put their agent at the event, so that stating the attendance too is no fault.
PRESENT = frozenset(
    ("chaired", "spoke", "reported", "received", "guest", "inspected", "accompanied", "signed", "organized")
)
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


def _pairs(found: Sequence[T], gold: Sequence[T], value: Callable[[T, T], float]) -> dict[int, int]:
    """Match one to one, best first, in order among equals: index in `found` -> index in `gold`."""
    worth = ((-value(a, b), i, j) for i, a in enumerate(found) for j, b in enumerate(gold))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidate for candidate in worth if candidate[0] < 0):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


@dataclass(frozen=True, slots=True)
class Outcome:
    """One layer of one article."""

    right: int
    wrong: Sequence[str]
    missed: Sequence[str]


@dataclass(frozen=True, slots=True)
class Match:
    """One article in both tellings, with its organizations and events matched: index in `found` -> index in `gold`."""

    gold: Article
    found: Article
    orgs: Mapping[int, int]
    events: Mapping[int, int]

    @classmethod
    def of(cls, gold: Article, found: Article) -> Match:
        def alike(a: frozenset[str], b: frozenset[str]) -> float:
            worth = likeness(a, b)
            return worth if worth >= ALIKE else 0.0

        orgs = _pairs(found.orgs, gold.orgs, lambda a, b: len(a & b))
        return cls(gold, found, orgs, _pairs(found.events, gold.events, alike))

    def outcomes(self) -> dict[str, Outcome]:
        told, expected, forgiven = self._participations()
        return {
            "persons": self._persons(),
            "posts": self._posts(),
            "orgs": self._orgs(),
            "events": self._events(),
            "participations": self._acts(told, expected, forgiven),
            "roles": self._acts(*({act[:2] for act in acts} for acts in (told, expected, forgiven))),
            "relations": self._relations(),
        }

    def _persons(self) -> Outcome:
        gold, found, ignore = self.gold.people, self.found.people, self.gold.ignore
        wrong = [name for key, name in found.items() if key not in gold and key not in ignore]
        return Outcome(len(gold.keys() & found.keys()), wrong, [name for key, name in gold.items() if key not in found])

    def _orgs(self) -> Outcome:
        right = set(self.orgs.values())
        names = ["/".join(org["forms"]) for org in self.found.record.get("orgs", ())]
        wrong = [
            names[at]
            for at, forms in enumerate(self.found.orgs)
            if at not in self.orgs
            and not forms & self.gold.ignore
            and not any(forms & other for other in self.gold.orgs)
        ]
        return self._settled("orgs", right, wrong, [org["forms"][0] for org in self.gold.record["orgs"]])

    def _posts(self) -> Outcome:
        def same(a: tuple[str, frozenset[str], frozenset[str]], b: tuple[str, frozenset[str], frozenset[str]]) -> float:
            if a[0] != b[0]:
                return 0
            if a[1] & b[1] and a[2] & b[2]:
                return 2
            return float(not _run_together(a).isdisjoint(_run_together(b)))

        def show(post: Record) -> str:
            return f"{post['person']} | {'/'.join(post['org'][:2])} | {'/'.join(post['title'][:2])}"

        pairs = _pairs(self.found.posts, self.gold.posts, same)
        ignore = self.gold.ignore
        wrong = [
            show(post)
            for at, post in enumerate(self.found.record.get("posts", ()))
            if at not in pairs and not self.found.posts[at][2] & ignore and self.found.posts[at][0] not in ignore
        ]
        return self._settled("posts", set(pairs.values()), wrong, [show(post) for post in self.gold.record["posts"]])

    def _events(self) -> Outcome:
        ignored = [[name] for name in sorted(self.gold.ignore)]
        wrong = [
            "/".join(event["forms"][:2])
            for at, event in enumerate(self.found.record.get("events", ()))
            if at not in self.events and all(likeness(self.found.events[at], name) < ALIKE for name in ignored)
        ]
        return self._settled("events", set(self.events.values()), wrong, self._event_names())

    def _event_names(self) -> list[str]:
        return [event["forms"][0] for event in self.gold.record["events"]]

    def _settled(self, layer: str, right: set[int], wrong: Sequence[str], names: Sequence[str]) -> Outcome:
        required = self.gold.required(layer)
        return Outcome(len(required & right), wrong, [names[at] for at in sorted(required - right)])

    def _body(self, name: str, own: Article, pairs: Mapping[int, int]) -> str:
        """An organization by the first form of its gold counterpart, or by its own name without one."""
        key = compared(name)
        matched = (pairs[at] for at, forms in enumerate(own.orgs) if key in forms and at in pairs)
        named = (at for at, forms in enumerate(self.gold.orgs) if key in forms)
        at = next(matched, next(named, -1))
        return compared(self.gold.record["orgs"][at]["forms"][0]) if at >= 0 else key

    def _participations(self) -> tuple[set[Act], set[Act], set[Act]]:
        """The (agent, role, event) told, those expected, and those that are neither right nor wrong."""

        def agent(name: str, own: Article, pairs: Mapping[int, int]) -> str:
            return compared(name) if compared(name) in own.people else self._body(name, own, pairs)

        told: set[Act] = set()
        for part in self.found.record.get("participations", ()):
            event = self.events.get(self.found.event_at.get(part["event"], -1), f"? {part['event']}")
            told.add((agent(part["agent"], self.found, self.orgs), part["role"], event))
        sides: tuple[set[Act], set[Act]] = set(), set()
        for part in self.gold.record["participations"]:
            act = agent(part["agent"], self.gold, {}), part["role"], self.gold.event_at.get(part["event"])
            sides[bool(part.get("optional"))].add(act)
        expected, forgiven = sides
        implied = {(who, "attended", event) for who, role, event in expected | forgiven if role in PRESENT}
        return told, expected, forgiven | implied

    def _acts(self, told: set[Any], expected: set[Any], forgiven: set[Any]) -> Outcome:
        names = self._event_names()

        def show(act: tuple[Any, ...]) -> str:
            return " ".join(str(part) if not isinstance(part, int) else names[part] for part in act)

        wrong = sorted(show(act) for act in told - expected - forgiven if act[0] not in self.gold.ignore)
        return Outcome(len(told & expected), wrong, sorted(show(act) for act in expected - told))

    def _relations(self) -> Outcome:
        def parts(own: Article, pairs: Mapping[int, int]) -> set[tuple[str, str]]:
            rows = own.record.get("relations", ())
            return {(self._body(row["subject"], own, pairs), self._body(row["object"], own, pairs)) for row in rows}

        gold, found = parts(self.gold, {}), parts(self.found, self.orgs)
        wrong = [f"{part} < {whole}" for part, whole in sorted(found) if (whole, part) in gold]
        return Outcome(len(gold & found), wrong, [f"{part} < {whole}" for part, whole in sorted(gold - found)])


def _run_together(post: tuple[str, frozenset[str], frozenset[str]]) -> set[str]:
    return {org + title for org in post[1] for title in post[2]}
