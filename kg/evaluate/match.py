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
Names = tuple[tuple[str, ...], ...]

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
class Row:
    """One thing that the gold has, or that was found, or both.

    Parameters
    ----------
    kind : str
        ``right``, ``missed``, ``wrong``; ``neither``: optional in the gold, or ignored.
    gold, found : str
        How each side tells it; empty where it does not.
    names : tuple of tuple of str
        What it names, each by all its forms: a person, a body and a title for a post.
    """

    kind: str
    gold: str
    found: str
    names: Names = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One layer of one article."""

    rows: tuple[Row, ...]

    @property
    def right(self) -> int:
        """How many things the gold asks for and were found."""
        return sum(row.kind == "right" for row in self.rows)

    @property
    def wrong(self) -> list[str]:
        """What was found and the gold has not."""
        return [row.found for row in self.rows if row.kind == "wrong"]

    @property
    def missed(self) -> list[str]:
        """What the gold asks for and was not found."""
        return [row.gold for row in self.rows if row.kind == "missed"]


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
        rows = [
            Row("right" if key in found else "missed", name, found.get(key, ""), ((name, found.get(key, name)),))
            for key, name in gold.items()
        ]
        extra = [(key, name) for key, name in found.items() if key not in gold]
        rows += [Row("neither" if key in ignore else "wrong", "", name, ((name,),)) for key, name in extra]
        return Outcome(tuple(rows))

    def _orgs(self) -> Outcome:
        def stray(at: int) -> bool:
            forms = self.found.orgs[at]
            return not forms & self.gold.ignore and not any(forms & other for other in self.gold.orgs)

        def show(org: Record, gold: bool) -> str:
            return str(org["forms"][0]) if gold else "/".join(org["forms"])

        return self._settled("orgs", self.orgs, stray, show, lambda org: (tuple(org["forms"]),))

    def _posts(self) -> Outcome:
        def same(a: tuple[str, frozenset[str], frozenset[str]], b: tuple[str, frozenset[str], frozenset[str]]) -> float:
            if a[0] != b[0]:
                return 0
            if a[1] & b[1] and a[2] & b[2]:
                return 2
            return float(not _run_together(a).isdisjoint(_run_together(b)))

        def stray(at: int) -> bool:
            person, _, titles = self.found.posts[at]
            return not titles & self.gold.ignore and person not in self.gold.ignore

        def show(post: Record, gold: bool) -> str:
            return f"{post['person']} | {'/'.join(post['org'][:2])} | {'/'.join(post['title'][:2])}"

        def names(post: Record) -> Names:
            return (post["person"],), tuple(post["org"]), tuple(post["title"])

        return self._settled("posts", _pairs(self.found.posts, self.gold.posts, same), stray, show, names)

    def _events(self) -> Outcome:
        ignored = [[name] for name in sorted(self.gold.ignore)]

        def stray(at: int) -> bool:
            return all(likeness(self.found.events[at], name) < ALIKE for name in ignored)

        def show(event: Record, gold: bool) -> str:
            return str(event["forms"][0]) if gold else "/".join(event["forms"][:2])

        return self._settled("events", self.events, stray, show, lambda event: (tuple(event["forms"]),))

    def _settled(
        self,
        layer: str,
        pairs: Mapping[int, int],
        stray: Callable[[int], bool],
        show: Callable[[Record, bool], str],
        names: Callable[[Record], Names],
    ) -> Outcome:
        """The rows of a layer whose things are matched one to one; `stray` says which of the unmatched are wrong."""
        told = self.found.record.get(layer, ())
        required, place = self.gold.required(layer), {there: here for here, there in pairs.items()}
        rows = []
        for at, item in enumerate(self.gold.record[layer]):
            if at in place:
                kind = "right" if at in required else "neither"
                rows.append(Row(kind, show(item, True), show(told[place[at]], False), names(item)))
            elif at in required:
                rows.append(Row("missed", show(item, True), "", names(item)))
        for at, item in enumerate(told):
            if at not in pairs:
                rows.append(Row("wrong" if stray(at) else "neither", "", show(item, False), names(item)))
        return Outcome(tuple(rows))

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
        def show(act: tuple[Any, ...]) -> str:
            forms = [self._event_forms(event) for event in act[2:]]
            known = [isinstance(event, int) for event in act[2:]]
            return " ".join((*act[:2], *(f"{'' if sure else '? '}{each[0]}" for each, sure in zip(forms, known))))

        def row(kind: str, act: tuple[Any, ...]) -> Row:
            names = (self._spellings(act[0]), *map(self._event_forms, act[2:]))
            told = show(act)
            return Row(kind, told if kind in ("right", "missed") else "", told if kind != "missed" else "", names)

        kinds = {act: "right" if act in told else "missed" for act in expected}
        for act in told - expected:
            kinds[act] = "neither" if act in forgiven or act[0] in self.gold.ignore else "wrong"
        order = sorted((kind, show(act), str(act)) for act, kind in kinds.items())
        by_text = {(kind, str(act)): act for act, kind in kinds.items()}
        return Outcome(tuple(row(kind, by_text[kind, text]) for kind, _, text in order))

    def _event_forms(self, event: int | str | None) -> tuple[str, ...]:
        """The names of a gold event by its index, or of a found one without a counterpart by ``? id``."""
        if isinstance(event, int):
            return tuple(self.gold.record["events"][event]["forms"])
        at = self.found.event_at.get(str(event)[2:], -1)
        return tuple(self.found.record["events"][at]["forms"]) if at >= 0 else (str(event)[2:],)

    def _spellings(self, agent: str) -> tuple[str, ...]:
        """The names, as written on both sides, of a person or body that is known by its compared name."""
        people = [side.people[agent] for side in (self.gold, self.found) if agent in side.people]
        bodies = [
            form
            for side in (self.gold, self.found)
            for at, forms in enumerate(side.orgs)
            if agent in forms
            for form in side.record["orgs"][at]["forms"]
        ]
        return tuple(dict.fromkeys((*people, *bodies, agent)))

    def _relations(self) -> Outcome:
        def parts(own: Article, pairs: Mapping[int, int]) -> set[tuple[str, str]]:
            rows = own.record.get("relations", ())
            return {(self._body(row["subject"], own, pairs), self._body(row["object"], own, pairs)) for row in rows}

        gold, found = parts(self.gold, {}), parts(self.found, self.orgs)
        rows = []
        for part, whole in sorted(gold | found):
            told = f"{part} < {whole}"
            if (part, whole) in gold:
                kind = "right" if (part, whole) in found else "missed"
            else:
                kind = "wrong" if (whole, part) in gold else "neither"
            sides = told if kind in ("right", "missed") else "", told if kind != "missed" else ""
            rows.append(Row(kind, *sides, (self._spellings(part), self._spellings(whole))))
        return Outcome(tuple(rows))


def _run_together(post: tuple[str, frozenset[str], frozenset[str]]) -> set[str]:
    return {org + title for org in post[1] for title in post[2]}
