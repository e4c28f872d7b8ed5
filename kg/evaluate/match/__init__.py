"""Compares what was found in one article with what a careful reader found in it, layer by layer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kg.evaluate.match.names import ALIKE, Article, Record, compared, likeness, pairs

__all__ = ["ALIKE", "Article", "Match", "Outcome", "Row", "compared", "likeness"]

Act = tuple[str, str, int | str | None]
Names = tuple[tuple[str, ...], ...]

#: Roles that put their agent at the event, so that stating the attendance too is no fault.
PRESENT = frozenset(
    ("chaired", "spoke", "reported", "received", "guest", "inspected", "accompanied", "signed", "organized")
)


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
    facts : tuple of mapping
        The records that tell it on the side that was found; several where several roles count as one.
    """

    kind: str
    gold: str
    found: str
    names: Names = ()
    facts: tuple[Record, ...] = field(default=(), repr=False)

    @property
    def confidence(self) -> float | None:
        """The highest confidence among its facts; None where it was not found, or nothing says how sure it is."""
        return max((fact["confidence"] for fact in self.facts if "confidence" in fact), default=None)


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

        orgs = pairs(found.orgs, gold.orgs, lambda a, b: len(a & b))
        return cls(gold, found, orgs, pairs(found.events, gold.events, alike))

    def above(self, confidence: float) -> Match:
        """The same without the facts found that are less sure; what has no confidence stays."""
        record = self.found.record
        layers = ("posts", "participations", "relations")
        kept = {
            layer: [fact for fact in record.get(layer, ()) if fact.get("confidence", 1.0) >= confidence]
            for layer in layers
        }
        return replace(self, found=Article.of({**record, **kept}))

    def outcomes(self) -> dict[str, Outcome]:
        told, expected, forgiven = self._participations()
        roles: dict[Any, list[Record]] = {}
        for act, facts in told.items():
            roles.setdefault(act[:2], []).extend(facts)
        return {
            "persons": self._persons(),
            "posts": self._posts(),
            "orgs": self._orgs(),
            "events": self._events(),
            "participations": self._acts(told, expected, forgiven),
            "roles": self._acts(roles, *({act[:2] for act in acts} for acts in (expected, forgiven))),
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

        return self._settled("posts", pairs(self.found.posts, self.gold.posts, same), stray, show, names)

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
        matched: Mapping[int, int],
        stray: Callable[[int], bool],
        show: Callable[[Record, bool], str],
        names: Callable[[Record], Names],
    ) -> Outcome:
        """The rows of a layer whose things are matched one to one; `stray` says which of the unmatched are wrong."""
        told = self.found.record.get(layer, ())
        required, place = self.gold.required(layer), {there: here for here, there in matched.items()}
        rows = []
        for at, item in enumerate(self.gold.record[layer]):
            if at in place:
                kind = "right" if at in required else "neither"
                own = told[place[at]]
                rows.append(Row(kind, show(item, True), show(own, False), names(item), (own,)))
            elif at in required:
                rows.append(Row("missed", show(item, True), "", names(item)))
        for at, item in enumerate(told):
            if at not in matched:
                rows.append(Row("wrong" if stray(at) else "neither", "", show(item, False), names(item), (item,)))
        return Outcome(tuple(rows))

    def _body(self, name: str, own: Article, matched: Mapping[int, int]) -> str:
        """An organization by the first form of its gold counterpart, or by its own name without one."""
        key = compared(name)
        there = (matched[at] for at, forms in enumerate(own.orgs) if key in forms and at in matched)
        named = (at for at, forms in enumerate(self.gold.orgs) if key in forms)
        at = next(there, next(named, -1))
        return compared(self.gold.record["orgs"][at]["forms"][0]) if at >= 0 else key

    def _participations(self) -> tuple[Mapping[Act, list[Record]], set[Act], set[Act]]:
        """The (agent, role, event) told with their records, those expected, and those neither right nor wrong."""

        def agent(name: str, own: Article, matched: Mapping[int, int]) -> str:
            return compared(name) if compared(name) in own.people else self._body(name, own, matched)

        told: dict[Act, list[Record]] = {}
        for part in self.found.record.get("participations", ()):
            event = self.events.get(self.found.event_at.get(part["event"], -1), f"? {part['event']}")
            who = agent(part["agent"], self.found, self.orgs)
            told.setdefault((who, part["role"], event), []).append(part)
        sides: tuple[set[Act], set[Act]] = set(), set()
        for part in self.gold.record["participations"]:
            act = agent(part["agent"], self.gold, {}), part["role"], self.gold.event_at.get(part["event"])
            sides[bool(part.get("optional"))].add(act)
        expected, forgiven = sides
        implied = {(who, "attended", event) for who, role, event in expected | forgiven if role in PRESENT}
        return told, expected, forgiven | implied

    def _acts(self, told: Mapping[Any, list[Record]], expected: set[Any], forgiven: set[Any]) -> Outcome:
        def show(act: tuple[Any, ...]) -> str:
            events = (f"{'' if isinstance(event, int) else '? '}{self._event_forms(event)[0]}" for event in act[2:])
            return " ".join((*act[:2], *events))

        kinds = {act: "right" if act in told else "missed" for act in expected}
        for act in told.keys() - expected:
            kinds[act] = "neither" if act in forgiven or act[0] in self.gold.ignore else "wrong"
        order = sorted(kinds, key=lambda act: (kinds[act], show(act), str(act)))
        return Outcome(
            tuple(
                _row(kinds[act], show(act), (self._spellings(act[0]), *map(self._event_forms, act[2:])), told.get(act))
                for act in order
            )
        )

    def _event_forms(self, event: int | str | None) -> tuple[str, ...]:
        """The names of a gold event by its index, or of a found one without a counterpart by ``? id``."""
        if isinstance(event, int):
            return tuple(self.gold.record["events"][event]["forms"])
        identifier = (event or "? ")[2:]
        at = self.found.event_at.get(identifier, -1)
        return tuple(self.found.record["events"][at]["forms"]) if at >= 0 else (identifier,)

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
        def parts(own: Article, matched: Mapping[int, int]) -> dict[tuple[str, str], list[Record]]:
            told: dict[tuple[str, str], list[Record]] = {}
            for row in own.record.get("relations", ()):
                ends = self._body(row["subject"], own, matched), self._body(row["object"], own, matched)
                told.setdefault(ends, []).append(row)
            return told

        gold, found = parts(self.gold, {}), parts(self.found, self.orgs)
        rows = []
        for part, whole in sorted(gold.keys() | found.keys()):
            if (part, whole) in gold:
                kind = "right" if (part, whole) in found else "missed"
            else:
                kind = "wrong" if (whole, part) in gold else "neither"
            names = self._spellings(part), self._spellings(whole)
            rows.append(_row(kind, f"{part} < {whole}", names, found.get((part, whole))))
        return Outcome(tuple(rows))


def _row(kind: str, told: str, names: Names, facts: Sequence[Record] | None) -> Row:
    """A row whose sides, where they tell it, tell it alike; what is neither right nor wrong was found."""
    gold, found = (told if kind in kinds else "" for kinds in (("right", "missed"), ("right", "wrong", "neither")))
    return Row(kind, gold, found, names, tuple(facts or ()))


def _run_together(post: tuple[str, frozenset[str], frozenset[str]]) -> set[str]:
    return {org + title for org in post[1] for title in post[2]}
