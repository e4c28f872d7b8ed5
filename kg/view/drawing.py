"""The drawing: which node looks how and lies where, as a pyvis network."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx

Ties = Sequence[tuple[int, int]]

#: A shape of vis-network for each group, so that what a node is shows without its colour.
SHAPES: Mapping[str, str] = {
    "person": "dot",
    "organization": "square",
    "event": "diamond",
    "place": "triangle",
    "group": "hexagon",
}
#: The colour of a group where the ontology gives its class none; readable with each kind of colour blindness.
COLOURS: Mapping[str, str] = {
    "person": "#c8553d",
    "organization": "#2f6da3",
    "event": "#c9971c",
    "place": "#3b8c6e",
    "group": "#8478a8",
}
OTHER_COLOUR = "#7b8794"
#: The most nodes without ties that are drawn: more would push what is tied into a corner.
LONELY = 24
#: Up to so many nodes all are drawn at first; more would be a hairball.
WHOLE = 260
#: The most nodes of each level of detail.
STEPS = (150, 500)
#: Share of the nodes with most neighbours that must be tied to each other; with less, hubs are drawn with `ARMS`
#: neighbours each.
LOOSE = 0.6
ARMS = 4
#: Pairs of people a person that make a picture of who met whom; with more it opens on those who met more than once.
THICK = 4


def ties(network: networkx.MultiDiGraph, nodes: Sequence[str]) -> list[tuple[int, int]]:
    """Which nodes are tied, by index into `nodes`: each pair once, whatever its directions and relations; sorted."""
    at = {node: index for index, node in enumerate(nodes)}
    pairs = ((at[source], at[target]) for source, target in network.edges())
    return sorted({(min(a, b), max(a, b)) for a, b in pairs if a != b})


def degrees(count: int, pairs: Ties) -> list[int]:
    """How many neighbours each node has."""
    found = [0] * count
    for pair in pairs:
        for end in pair:
            found[end] += 1
    return found


def radii(degree: Sequence[int]) -> list[float]:
    """Radii in pixels, the area growing with the number of neighbours."""
    return [round(min(5.5 + 2.3 * sqrt(number), 30), 1) for number in degree]


def levels(degree: Sequence[int], pairs: Ties, limit: int, *, lonely: int = LONELY) -> list[list[int]]:
    """The nodes drawn at each level of detail, in order, the fewest first; the picture opens on the first level.

    A network of up to `WHOLE` nodes has one level: all of them, but without those that have no tie where these are more
    than `lonely`. A larger one opens on the nodes with most neighbours that are tied to each other, and has levels of
    more of them, up to `limit` nodes. Search and table hold the others.
    """
    chosen = list(range(len(degree)))
    if degree.count(0) > lonely:
        chosen = [node for node in chosen if degree[node]]
    if len(chosen) <= min(WHOLE, limit):
        return [chosen]
    order = sorted(chosen, key=lambda node: (-degree[node], node))
    found: list[list[int]] = []
    for size in sorted({size for size in (*STEPS, limit) if size <= limit}):
        tied = _tied(set(order[:size]), pairs)
        if len(tied) < LOOSE * min(size, len(chosen)):
            tied = _tied(_hubs(order, degree, pairs, size), pairs)
        if not found or len(tied) > 1.3 * len(found[-1]):
            found.append(tied)
        if size >= len(chosen):
            break
    return found


def _tied(chosen: set[int], pairs: Ties) -> list[int]:
    """Those of the chosen nodes that are tied to others of them, in order."""
    return sorted({end for a, b in pairs if a in chosen and b in chosen for end in (a, b)})


def _hubs(order: Sequence[int], degree: Sequence[int], pairs: Ties, size: int) -> set[int]:
    """The first nodes of `order`, each with those of its neighbours that have most neighbours, `size` in all.

    For networks of many places, whose hubs have nothing to do with each other.
    """
    hubs = order[: max(size // (ARMS + 1), 1)]
    around: dict[int, list[int]] = {hub: [] for hub in hubs}
    for a, b in pairs:
        for hub, other in ((a, b), (b, a)):
            if hub in around:
                around[hub].append(other)
    chosen = set(hubs)
    for hub in hubs:
        chosen.update(sorted(around[hub], key=lambda node: (-degree[node], node))[:ARMS])
    return chosen


def within(pairs: Ties, core: Sequence[int]) -> list[tuple[int, int]]:
    """The ties between nodes of `core`, by their places in it."""
    at = {node: index for index, node in enumerate(core)}
    return [(at[a], at[b]) for a, b in pairs if a in at and b in at]


def together(
    network: networkx.MultiDiGraph, nodes: Sequence[str], absent: frozenset[str], crowd: int
) -> dict[tuple[int, int], int]:
    """Which persons were at the same events, by index into `nodes`: each pair once, sorted, and how often.

    Planned and negated participations and those in the roles `absent` do not count, nor do events with more than
    `crowd` persons.
    """
    at = {node: index for index, node in enumerate(nodes)}
    present: dict[str, set[int]] = {}
    for source, target, data in network.edges(data=True):
        if data.get("modality") in {"planned", "negated"} or data.get("relation") in absent:
            continue
        if network.nodes[source].get("group") == "person" and network.nodes[target].get("group") == "event":
            present.setdefault(target, set()).add(at[source])
    shared: dict[tuple[int, int], int] = {}
    for event in sorted(present):
        people = sorted(present[event]) if len(present[event]) <= crowd else []
        for pair in combinations(people, 2):
            shared[pair] = shared.get(pair, 0) + 1
    return dict(sorted(shared.items()))


def strongest(shared: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The pairs in order, without those that met least where there are more than `THICK` a person."""
    people = {end for pair in shared for end in pair}
    least = 1
    while sum(times >= least for times in shared.values()) > THICK * len(people) and least < 10:
        least += 1
    kept = {pair for pair, times in shared.items() if times >= least}
    # each keeps the one whom they met most, so that nobody is lost
    best: dict[int, tuple[int, tuple[int, int]]] = {}
    for pair, times in sorted(shared.items()):
        for end in pair:
            if end not in best or times > best[end][0]:
                best[end] = times, pair
    return sorted(kept | {pair for _, pair in best.values()})


def draw(
    network: networkx.MultiDiGraph,
    nodes: Sequence[str],
    pairs: Ties,
    place: Mapping[int, Sequence[float]],
    sizes: Sequence[float],
    colour: Callable[[str], str],
) -> Any:
    """A `pyvis.network.Network` whose nodes are numbered as in `nodes` and whose edges are the ties.

    `place` gives the positions of the nodes that the picture opens with; the others lie at the origin until they are
    brought into focus.

    pyvis looks each node up in a list before it adds one, which is quadratic; so its own node and edge records are
    appended here. `colour` gives the colour of an ontology class, or "".
    """
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    net = Network(directed=True)
    for index, name in enumerate(nodes):
        data = network.nodes[name]
        group = data.get("group", "")
        x, y = place.get(index, (0, 0))
        look = {"size": sizes[index], "x": round(x), "y": round(y)}
        fill = colour(data.get("kind", "")) or COLOURS.get(group, OTHER_COLOUR)
        node = Node(index, SHAPES.get(group, "dot"), label=data.get("label") or name, color=fill, **look)
        net.nodes.append(node.options)
        net.node_ids.append(index)
        net.node_map[index] = node.options
    for source, target in pairs:
        net.edges.append(Edge(source, target, directed=True).options)
    return net
