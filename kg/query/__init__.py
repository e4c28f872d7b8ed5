"""Questions to a built graph: SPARQL, saved questions, what is known of an entity, and whether the graph is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.explain import Known, explain
from kg.query.run import FORMS, GRAPH_FORMS, Answer, run
from kg.query.saved import Parameter, Saved, saved
from kg.query.validate import Violation, validate

if TYPE_CHECKING:
    import pyoxigraph

__all__ = [
    "FORMS",
    "GRAPH_FORMS",
    "Answer",
    "Known",
    "Parameter",
    "Saved",
    "Violation",
    "explain",
    "rows",
    "run",
    "saved",
    "validate",
]


def rows(
    store: pyoxigraph.Store, sparql: str, *, base: str | None = None, timeout: float | None = None
) -> list[dict[str, str]]:
    """The rows of a SELECT query, a dictionary of its bound variables each; see `run`."""
    return run(store, sparql, base=base, timeout=timeout).rows()
