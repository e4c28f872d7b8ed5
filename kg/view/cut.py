"""A part of a network: a neighbourhood, a stretch of time, some kinds of things."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.errors import OrgkgError

if TYPE_CHECKING:
    import networkx

#: Classes that tie everything to everything: what lies beyond them is no neighbourhood.
THOROUGHFARES = frozenset({"PoliticalParty", "DemocraticParty", "Country"})


def named(network: networkx.MultiDiGraph, name: str) -> str:
    """The node of this name, or of this id; OrgkgError if there is none, or if several share it.

    A node called so goes before those that only have it among their other names.
    """
    if name in network:
        return name
    called = sorted(node for node, label in network.nodes(data="label") if label == name)
    found = called or sorted(node for node, names in network.nodes(data="names") if name in (names or ()))
    if len(found) == 1:
        return str(found[0])
    if found:
        told = "; ".join(f"{node} ({network.nodes[node].get('label')})" for node in found[:8])
        more = f"; and {len(found) - 8} more" if len(found) > 8 else ""
        raise OrgkgError(f"{name}: {len(found)} entities are called so; give the id of one: {told}{more}")
    raise OrgkgError(f"{name}: no entity of this name in the graph{_nearest(network, name)}")


def _nearest(network: networkx.MultiDiGraph, name: str) -> str:
    labels = sorted({str(label) for _, label in network.nodes(data="label")})
    within = [label for label in labels if name and name in label]
    close = sorted(within, key=lambda label: (len(label), label)) or difflib.get_close_matches(name, labels, 3, 0.5)
    return f"; there is {', '.join(close[:3])}" if close else "; see nodes.csv for all names"


def cut(
    network: networkx.MultiDiGraph,
    *,
    focus: Sequence[str] = (),
    depth: int = 1,
    since: str = "",
    until: str = "",
    kinds: Sequence[str] = (),
) -> networkx.MultiDiGraph:
    """The part of a network that answers to all of the conditions, as a network of its own.

    Parameters
    ----------
    focus : sequence of str
        Ids of nodes: only they and what lies within `depth` steps of them. No step leads on from a place, a party or
        a country, since everything is tied to these.
    since, until : str
        ISO days, months or years: only edges dated in between, both included, and the nodes that these tie. An edge
        without a date is left out as soon as one of the two is given.
    kinds : sequence of str
        Classes or groups (``person``, ``organization``, ``event``, ``place``, ``group``): only nodes of these.
    """
    part = network.copy()
    if kinds:
        part.remove_nodes_from(_others(network, kinds, focus))
    if since or until:
        part.remove_edges_from([e for e in part.edges(keys=True) if not _inside(part.edges[e], since, until)])
        part.remove_nodes_from([node for node, ties in list(part.degree()) if not ties and node not in focus])
    if focus:
        near = _near(part, focus, depth)
        part.remove_nodes_from([node for node in list(part) if node not in near])
    part.graph = _counted(part)
    return part


def _inside(edge: Mapping[str, Any], since: str, until: str) -> bool:
    """Whether an edge's date, which may be a month or a year, touches the stretch; "~" sorts behind all days."""
    date = str(edge.get("date") or "")
    return bool(date) and since[: len(date)] <= date <= until + "~"


def _counted(part: networkx.MultiDiGraph) -> dict[str, Any]:
    """The graph attributes of a part: how many documents its evidence names, the first and the last of their days."""
    rows = [row for *_, data in part.edges(data=True) for row in data.get("evidence") or ()]
    days = sorted({str(row["date"]) for row in rows if row.get("date")})
    first, last = (days[0], days[-1]) if days else ("", "")
    return {"documents": len({row.get("document") for row in rows}), "first": first, "last": last}


def _others(network: networkx.MultiDiGraph, kinds: Sequence[str], kept: Sequence[str]) -> list[str]:
    records = network.nodes
    known = {str(records[node].get(field)) for node in network for field in ("kind", "group")}
    for kind in kinds:
        if kind not in known:
            raise OrgkgError(f"{kind}: nothing of this type in the graph; choose from {', '.join(sorted(known))}")
    wanted = set(kinds)
    return [n for n in network if not {records[n].get("kind"), records[n].get("group")} & wanted and n not in kept]


def _near(network: networkx.MultiDiGraph, focus: Sequence[str], depth: int) -> set[str]:
    reached = set(focus)
    edge = sorted(reached)
    for _ in range(depth):
        onward = [node for node in edge if node in focus or not _thoroughfare(network, node)]
        found = {other for node in onward for way in (network.pred, network.succ) for other in way[node]}
        edge = sorted(found - reached)
        reached |= found
    return reached


def _thoroughfare(network: networkx.MultiDiGraph, node: str) -> bool:
    record = network.nodes[node]
    return record.get("group") == "place" or record.get("kind") in THOROUGHFARES
