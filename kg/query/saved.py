"""Saved questions: one ``.rq`` file each, its titles and parameters in the header, its name the file's.

A header line is ``# title.zh: …``, ``# title.en: …`` or ``# parameter: name | zh | en | default``. In the query,
``{{name}}`` stands for the parameter's value as a string literal. A line that names a parameter without a value is left
out, so a question asked without a name is about all of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from kg.errors import QueryError
from kg.vocabulary import literal

_HEADER = re.compile(r"^# (title\.(?:zh|en)|parameter): *(.*)$", re.MULTILINE)
_PLACE = re.compile(r"\{\{([a-z]+)\}\}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a saved question may be told: its name, what it is about in Chinese and English, its default."""

    name: str
    about: Mapping[str, str]
    default: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved question."""

    name: str
    title: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    text: str

    def bind(self, values: Mapping[str, str] | None = None) -> str:
        """The query with its parameters filled in; defaults for those left out.

        A line that names a parameter whose value is empty is dropped.

        Raises
        ------
        QueryError
            If a name is not one of the question's parameters.
        """
        known = {parameter.name: parameter.default for parameter in self.parameters}
        for name in values or {}:
            if name not in known:
                raise QueryError(
                    f"{self.name} has no parameter {name}; it has: {', '.join(known) if known else 'none'}"
                )
        bound = {**known, **(values or {})}
        lines = self.text.splitlines(keepends=True)
        kept = [line for line in lines if all(bound[name] for name in _PLACE.findall(line))]
        return _PLACE.sub(lambda place: literal(bound[place[1]]), "".join(kept))


class _Questions(dict[str, Saved]):
    """Saved questions by name; an unknown name is an error that lists the known ones."""

    def __missing__(self, name: str) -> Saved:
        raise QueryError(f"no saved question is called {name}; there are: {', '.join(self)}")


def saved() -> Mapping[str, Saved]:
    """All saved questions by name, in the order of their names; QueryError for a name that is not among them."""
    found = (path for path in files("kg.query").iterdir() if path.name.endswith(".rq"))
    return _Questions(
        (path.name.removesuffix(".rq"), _parse(path.name.removesuffix(".rq"), path.read_text(encoding="utf-8")))
        for path in sorted(found, key=lambda path: path.name)
    )


def _parse(name: str, text: str) -> Saved:
    title: dict[str, str] = {}
    parameters = []
    for line in _HEADER.finditer(text):
        if line[1] == "parameter":
            key, zh, en, default = (part.strip() for part in line[2].split("|"))
            parameters.append(Parameter(key, {"zh": zh, "en": en}, default))
        else:
            title[line[1][-2:]] = line[2].strip()
    return Saved(name, title, tuple(parameters), _HEADER.sub("", text).lstrip("\n"))
