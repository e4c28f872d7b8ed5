"""Graphs that were built from articles, as a browser shows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import networkx as nx

from tests.browser import Watched

#: Persons, the one with most neighbours first.
CENTRAL = """() => {
  const { nodes, kinds, edges } = orgkg.data, near = nodes.id.map(() => new Set());
  edges.source.forEach((a, edge) => { const b = edges.target[edge]; if (a !== b) { near[a].add(b); near[b].add(a); } });
  const people = nodes.id.map((_, node) => node).filter(node => kinds[nodes.kind[node]].group === "person");
  return people.sort((a, b) => near[b].size - near[a].size || a - b);
}"""


class Graph(NamedTuple):
    """A built graph, its page in a browser, and what the graph itself says."""

    folder: Path
    network: nx.MultiDiGraph
    window: Watched

    @property
    def page(self) -> Any:
        return self.window.page

    def number(self, node: str) -> int:
        return int(self.page.evaluate("id => orgkg.data.nodes.id.indexOf(id)", node))

    def people(self) -> list[int]:
        """The persons, by number, the most central first."""
        return list(self.page.evaluate(CENTRAL))

    def label(self, number: int) -> str:
        return str(self.page.evaluate("number => orgkg.data.nodes.label[number]", number))

    def id(self, number: int) -> str:
        return str(self.page.evaluate("number => orgkg.data.nodes.id[number]", number))

    def reopen(self) -> None:
        """Open the address of the view anew."""
        self.window.open(self.page.evaluate("location.hash"))

    def drawn(self) -> list[int]:
        return list(self.page.evaluate("orgkg.picture.describe().nodes.map(node => node.look.id)"))

    def labelled(self) -> set[int]:
        """The nodes whose labels are written."""
        return {box[4] for box in self.page.evaluate("orgkg.picture.boxes()") if len(box) > 4}
