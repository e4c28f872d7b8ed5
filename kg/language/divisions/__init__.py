"""Administrative divisions: which ones a name means, where one lies, and what 省, 市 and 县 mean in a document.

The table is ``ontology/divisions.csv`` (its header says its sources and columns). Counties and up are read at once, the
townships when a name asks for them. A former division stays in the table with the year it ended in and its successor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from kg.errors import InputError, OntologyError
from kg.language.divisions.division import ALIASES, LEVELS, SUFFIXES, Division, names_of, rank
from kg.language.divisions.spotting import Spotter
from kg.language.divisions.words import AMBIGUOUS, COMMON, is_doubtful

__all__ = ["Division", "Divisions", "Found", "load"]

Found = tuple[int, int, tuple[Division, ...]]


class Divisions:
    """The table in memory, with its indexes; immutable to its users. Get it from `load`."""

    def __init__(self, text: str) -> None:
        towns = re.search(r"^\d{9},", text, re.M)
        head, self._tail = (text[: towns.start()], text[towns.start() :]) if towns else (text, "")
        self._upper: dict[str, Division] = {}
        self._names: dict[str, list[str]] = {}
        self._towns: dict[str, str] = {}
        self._town_rows: dict[str, str] = {}
        self._town_names: dict[str, list[str]] = {}
        self._cache: dict[str, tuple[Division, ...]] = {}
        self._spotter = Spotter(self._names, self._load_towns)
        for line in head.splitlines():
            if line and line[0] != "#" and not line.startswith("code,"):
                division = Division(*line.split(","))
                if division.level not in SUFFIXES:
                    raise OntologyError(f"divisions.csv: {line!r} has no level out of {', '.join(LEVELS)}")
                self._upper[division.code] = division
                for name in names_of(division):
                    self._names.setdefault(name, []).append(division.code)
        for name, code in ALIASES.items():
            self._names.setdefault(name, []).append(code)

    def _load_towns(self) -> dict[str, list[str]]:
        """Township name → codes; read at the first call."""
        if not self._towns:
            names: dict[str, list[str]] = {}
            for line in self._tail.splitlines():
                code, name, rest = line[:9], *line[10:].split(",", 1)
                self._towns[code] = name
                names.setdefault(name, []).append(code)
                if rest != ",,,":
                    self._town_rows[code] = rest
            self._town_names = names
        return self._town_names

    def by_code(self, code: str) -> Division:
        """The division with this code; InputError if there is none."""
        division = self._upper.get(code)
        if division is None:
            self._load_towns()
            if code not in self._towns:
                raise InputError(f"no administrative division has the code {code!r}; see ontology/divisions.csv")
            _, parent, until, successor = self._town_rows.get(code, ",,,").split(",")
            division = Division(code, self._towns[code], "township", parent or code[:6], until, successor)
        return division

    def ancestors(self, code: str) -> tuple[Division, ...]:
        """The divisions that contain this one, the nearest first; empty for a province and for an unknown code."""
        found = []
        try:
            parent = self.by_code(code).parent if code else ""
        except InputError:
            return ()
        while parent:
            division = self.by_code(parent)
            found.append(division)
            parent = division.parent
        return tuple(found)

    def within(self, code: str, ancestor: str) -> bool:
        """Whether the division lies inside the other one; no division lies inside itself."""
        return any(division.code == ancestor for division in self.ancestors(code))

    def named(self, name: str) -> tuple[Division, ...]:
        """All divisions with this full or short name: those in force first, the higher levels first, then by code."""
        towns = self._load_towns()
        codes = {*self._names.get(name, ()), *towns.get(name, ())}
        if len(name) > 1:
            codes.update(code for end in SUFFIXES["township"] for code in towns.get(name + end, ()))
        return tuple(sorted(map(self.by_code, codes), key=rank))

    def resolve(self, name: str, context: str = "") -> Division | None:
        """The one division that a name or a chain of names (江苏盐城, 东莞市长安镇) means, or None.

        `context` is the code of the division that the document speaks from: a namesake inside it is preferred, then
        one inside its prefecture, then its province; else the name must be clear in the nation, which the short name
        of a province is, and that of a prefecture if no word of the language.
        """
        candidates = self._read(name[:40])
        if not candidates or candidates[0].level == "province":
            return next(iter(candidates), None)
        scopes = (context, *(division.code for division in self.ancestors(context))) if context else ()
        for scope in scopes:
            inside = [d for d in candidates if d.code == scope or self.within(d.code, scope)]
            if inside:
                return _clear(inside)
        if name in AMBIGUOUS:
            return None
        upper = [division for division in candidates if division.level != "township"] or candidates
        best = _clear(upper)
        return best if best and (best.level == "prefecture" or len(_in_force(upper)) < 2) else None

    def _read(self, name: str, names: int = 5) -> list[Division]:
        """What a name may mean, read as one name or as a chain of at most `names`, from the large to the small."""
        exact = self.named(name)
        full = [division for division in exact if division.name == name]
        upper = [division for division in exact if division.level != "township"]
        if exact:
            return full or upper or list(exact)
        for cut in range(len(name) - 2, 1, -1) if names > 1 else ():
            heads = self.named(name[:cut])
            if heads:
                tails = self._read(name[cut:], names - 1)
                inside = [t for t in tails if any(self.within(t.code, h.code) for h in heads)]
                if inside:
                    return inside
        return []

    def relative(self, word: str, context: str) -> Division | None:
        """The division that 省, 我市, 全县 … mean in a document that speaks from `context`; None if there is none.

        区 is a district, a zone, or the autonomous region; 市 also the municipality and the city at county level.
        """
        kind = re.sub("^[我全本该]", "", word)
        try:
            chain = (self.by_code(context), *self.ancestors(context)) if context else ()
        except InputError:
            return None
        if kind in ("省", "自治区"):
            return chain[-1] if chain else None
        for division in chain:
            if kind and division.name.endswith(kind):
                return division
        return None

    def find(self, text: str, short: bool = False) -> list[Found]:
        """Where the text names divisions: (start, end, the divisions it may mean), leftmost and longest, in order.

        Full names of all levels and short names of counties and up. A short name that is a word of the language or
        looks like a person's (和平, 高平) is returned with `short`, or right after a division that contains it; a name
        like 郊区 only so. After such a division the candidates are those inside it.
        """
        found: list[Found] = []
        for start, end in self._spotter.spans(text):
            name = text[start:end]
            before = found[-1][2] if found and found[-1][1] == start else ()
            doubtful = is_doubtful(name, short, name not in self._names)
            if before or not doubtful:
                divisions = self._meant(name)
                inside = self._inside(divisions, before, name)
                if inside or (divisions and not doubtful):
                    found.append((start, end, inside or divisions))
        return found

    def _meant(self, name: str) -> tuple[Division, ...]:
        """The divisions that a name in running text may mean; empty for a decoy."""
        if name not in self._cache:
            codes = {*self._names.get(name, ()), *self._town_names.get(name, ())}
            self._cache[name] = tuple(sorted(map(self.by_code, codes), key=rank))
        return self._cache[name]

    def _inside(self, divisions: tuple[Division, ...], before: Iterable[Division], name: str) -> tuple[Division, ...]:
        """Those of the divisions that lie inside one of those named just before.

        A word that is the short name of a district needs its own city: 辽宁振兴 does not name one of Dandong's.
        """
        outer = {division.code for division in before}
        inside = tuple(d for d in divisions if any(a.code in outer for a in self.ancestors(d.code))) if outer else ()
        if name in COMMON and all(d.name[-1] == "区" and d.parent not in outer for d in inside):
            return ()
        return inside


@lru_cache(maxsize=1)
def load() -> Divisions:
    """The packaged table; InputError if the file is missing, OntologyError if it cannot be read."""
    package = Path(__file__).resolve().parent.parent.parent
    for folder in (package / "_ontology", package.parent / "ontology"):
        path = folder / "divisions.csv"
        if path.is_file():
            return Divisions(path.read_text(encoding="utf-8"))
    raise InputError(f"{package.parent / 'ontology' / 'divisions.csv'} is missing; install the package again")


def _in_force(divisions: Iterable[Division]) -> list[Division]:
    return [division for division in divisions if not division.until]


def _clear(divisions: Sequence[Division]) -> Division | None:
    """The only division of the highest level, those in force before the former ones; None if there are several."""
    best = min(rank(division)[:2] for division in divisions)
    first = [division for division in divisions if rank(division)[:2] == best]
    return first[0] if len(first) == 1 else None
