"""Extractors: each reads an analysis and notes in it what it found, in this order.

Those of `ADDITIONAL`, and those that installed packages offer as entry points ``orgkg.extractors``, run after the
built-in ones and only when they are asked for by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.analysis import Analysis
from kg.errors import InputError
from kg.extract import (
    events,
    headlines,
    language_model,
    nationality,
    organizations,
    participations,
    personnel,
    persons,
    places,
    posts,
    references,
    rosters,
)
from kg.extract.language_model import Cost
from kg.ontology import Ontology

Extractor = Callable[[Analysis, Ontology], None]

# What is read in a title: only names, since nothing in it is evidence.
HEADING_EXTRACTORS: tuple[Extractor, ...] = (places.extract, organizations.extract)

EXTRACTORS: tuple[Extractor, ...] = (
    places.extract,
    organizations.extract,
    persons.extract,
    posts.extract,
    headlines.extract,
    references.extract,
    events.extract,
    participations.extract,
    personnel.extract,
    rosters.extract,
    nationality.extract,
)

ADDITIONAL: Mapping[str, Extractor] = {"language-model": language_model.extract}

#: What the extractors that ask a service would ask it about an analysis.
COSTS: Mapping[str, Callable[[Analysis, Ontology], Cost]] = {"language-model": language_model.cost}


def available() -> dict[str, Extractor]:
    """The extractors that can be asked for by name: `ADDITIONAL` and the entry points ``orgkg.extractors``.

    An entry point gives a callable that takes an `Analysis` and the `Ontology`; InputError if it gives something else
    or cannot be loaded. The table's own names cannot be taken.
    """
    from importlib.metadata import entry_points

    found = dict(ADDITIONAL)
    for point in sorted(entry_points(group="orgkg.extractors"), key=lambda point: (point.name, point.value)):
        try:
            extractor = point.load()
        except (ImportError, AttributeError) as error:
            raise InputError(f"{point.value}: the extractor {point.name} cannot be loaded: {error}") from error
        if not callable(extractor):
            raise InputError(f"{point.value}: the entry point {point.name} of orgkg.extractors cannot be called")
        found.setdefault(point.name, extractor)
    return found


def choose(names: Sequence[str]) -> tuple[Extractor, ...]:
    """The extractors of these names, each once, in this order; InputError if a name is unknown."""
    if not names:
        return ()
    known = available()
    unknown = next((name for name in names if name not in known), None)
    if unknown is not None:
        raise InputError(f"unknown extractor {unknown}; known: {', '.join(sorted(known))}")
    return tuple(known[name] for name in dict.fromkeys(names))
