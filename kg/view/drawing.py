"""The drawing: which node looks how and lies where, as a pyvis network."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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


def opening(degree: Sequence[int], pairs: Ties, limit: int) -> list[int]:
    """The nodes that the picture opens with, in order.

    All of them, but without those that have no tie where these are more than `LONELY`; and where there are more than
    `limit`, those with most neighbours that are tied to each other. Search and table hold the others.
    """
    chosen = list(range(len(degree)))
    if degree.count(0) > LONELY:
        chosen = [node for node in chosen if degree[node]]
    if len(chosen) <= limit:
        return chosen
    most = set(sorted(chosen, key=lambda node: (-degree[node], node))[:limit])
    return sorted({end for a, b in pairs if a in most and b in most for end in (a, b)})


def within(pairs: Ties, core: Sequence[int]) -> list[tuple[int, int]]:
    """The ties between nodes of `core`, by their places in it."""
    at = {node: index for index, node in enumerate(core)}
    return [(at[a], at[b]) for a, b in pairs if a in at and b in at]


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
