"""What resolution decides: which mentions of which documents name the same entity, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Value


@dataclass(frozen=True, slots=True)
class Canonical:
    """One entity of the graph.

    `id` is its path under the base IRI (``person/k3…``, ``org/…``, ``event/…``, ``place/350122``), ASCII; `kind` the
    local name of its ontology class; `names` its other names, sorted; `why` the reason of its identity in one phrase.
    """

    id: str
    kind: str
    name: str
    names: tuple[str, ...] = ()
    why: str = ""
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who: `of` maps (document id, entity key) to a canonical id, `entities` a canonical id to its entity."""

    of: Mapping[tuple[str, str], str]
    entities: Mapping[str, Canonical]
