"""What is computed on a network: who meets whom, and how central each node is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx

#: Roles that put somebody in an event's record without a presence at it.
ABSENT_ROLES = frozenset({"appointee", "appointer", "removed"})
#: Events with more people than this bring nobody together: a congress of 3,000 would make 4.5 million pairs.
CROWD = 200
#: Up to this many nodes betweenness is exact; above, it is estimated from `SOURCES` sources.
EXACT = 2000
SOURCES = 128


def coattendance(network: networkx.MultiDiGraph) -> networkx.Graph:
    """Who was at the same events: persons, joined by an edge whose weight counts the events they share.

    Planned and negated participations do not count, nor do personnel decisions for those they concern. Events
    with more than `CROWD` persons are left out; the graph attribute ``skipped`` lists their ids. An edge carries
    ``weight``, ``events`` (ids, sorted), ``first`` and ``last`` (days of the events, empty when unknown).
    """
    import networkx as nx

    people: dict[str, set[str]] = {}
    for source, target, data in network.edges(data=True):
        actual = data["modality"] == "actual" and data["relation"] not in ABSENT_ROLES
        if actual and network.nodes[source]["group"] == "person" and network.nodes[target]["group"] == "event":
            people.setdefault(target, set()).add(source)
    skipped = sorted(event for event, present in people.items() if len(present) > CROWD)
    shared: dict[tuple[str, str], list[str]] = {}
    for event in sorted(people.keys() - set(skipped)):
        present = sorted(people[event])
        for at, left in enumerate(present):
            for right in present[at + 1 :]:
                shared.setdefault((left, right), []).append(event)

    graph = nx.Graph(skipped=skipped)
    graph.add_nodes_from((node, dict(network.nodes[node])) for node in sorted(set().union(*people.values())))
    for (left, right), events in sorted(shared.items()):
        days = sorted(day for event in events if (day := network.nodes[event]["date"]))
        ends = {"first": days[0], "last": days[-1]} if days else {"first": "", "last": ""}
        graph.add_edge(left, right, weight=len(events), events=events, **ends)
    return graph


def measures(network: networkx.Graph) -> dict[str, dict[str, float]]:
    """How central each node is, by node: ``degree``, ``weighted_degree``, ``betweenness``.

    `degree` counts neighbours, `weighted_degree` sums the weights of all edges. `betweenness` is taken on the
    undirected simple network, unweighted, as a share of all pairs (0 to 1); above `EXACT` nodes it is estimated from
    `SOURCES` sources drawn with a fixed seed (Brandes & Pich 2007).
    """
    nodes = sorted(network)
    at = {node: index for index, node in enumerate(nodes)}
    pairs = {(at[u], at[v]) for u, v in network.edges() if u != v}
    ends = sorted(pairs | {(v, u) for u, v in pairs})
    degree = Counter(u for u, _ in ends)
    weighted = dict(network.degree(weight="weight"))
    between = _betweenness(len(nodes), ends)
    return {
        node: {
            "degree": float(degree[at[node]]),
            "weighted_degree": float(weighted[node]),
            "betweenness": between[at[node]],
        }
        for node in nodes
    }


def _betweenness(size: int, ends: list[tuple[int, int]]) -> list[float]:
    """Brandes' algorithm, level by level and many sources at once; `ends`: each edge in both directions, sorted."""
    import numpy as np

    if size < 3 or not ends:
        return [0.0] * size
    pairs = np.array(ends, dtype=np.intp)
    heads, rows = np.unique(pairs[:, 0], return_index=True)
    neighbours = pairs[:, 1]
    sources = np.arange(size)
    if size > EXACT:
        sources = np.sort(np.random.default_rng(0).choice(size, SOURCES, replace=False))

    def gather(values: Any) -> Any:  # the sum over each node's neighbours
        out = np.zeros_like(values)
        out[heads] = np.add.reduceat(values[neighbours], rows, axis=0)
        return out

    total = np.zeros(size)
    for batch in np.array_split(sources, -(-len(sources) // 16)):
        columns = np.arange(len(batch))
        level = np.full((size, len(batch)), -1)
        paths = np.zeros((size, len(batch)))
        level[batch, columns], paths[batch, columns] = 0, 1.0
        depth = 0
        while (level == depth).any():
            reached = gather(np.where(level == depth, paths, 0.0))
            new = (level < 0) & (reached > 0)
            depth += 1
            level[new], paths[new] = depth, reached[new]
        share = np.zeros_like(paths)
        for step in range(depth - 1, 1, -1):
            through = np.divide(1.0 + share, paths, out=np.zeros_like(paths), where=level == step)
            share += np.where(level == step - 1, gather(through) * paths, 0.0)
        total += share.sum(axis=1)
    # a source lies between nobody: steps end at level 2, so its own share stays zero
    scale = 1.0 / ((size - 1) * (size - 2)) * (size / len(sources))
    return [float(value) for value in total * scale]
