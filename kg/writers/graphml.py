"""GraphML: the network for igraph, Cytoscape, yEd and networkx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.project import escaped, first_evidence, quoted

if TYPE_CHECKING:
    import networkx

#: Name of an attribute -> its type; GraphML has no lists: `names` are parted by vertical bars.
NODE = {
    "label": "string",
    "kind": "string",
    "group": "string",
    "names": "string",
    "date": "string",
    "documents": "int",
    "first": "string",
    "last": "string",
}
EDGE = {
    "relation": "string",
    "label": "string",
    "label_en": "string",
    "title": "string",
    "status": "string",
    "modality": "string",
    "date": "string",
    "first": "string",
    "last": "string",
    "weight": "int",
    "confidence": "double",
    "quote": "string",
    "document": "string",
    "document_title": "string",
    "document_date": "string",
    "url": "string",
}

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(network: networkx.MultiDiGraph, target: Path) -> None:
    """Write a network as GraphML with typed attributes; parallel edges have ids of their own, the keys of the network.

    An edge carries the first row of its evidence: the quotation, its document's id, title, date and address. Characters
    that XML cannot hold and empty attributes are left out.
    """
    with open(target, "w", encoding="utf-8", newline="\n") as out:
        out.writelines(_lines(network))


def _lines(network: networkx.MultiDiGraph) -> Iterator[str]:
    yield _HEAD
    for part, attributes in (("node", NODE), ("edge", EDGE)):
        for name, type_ in attributes.items():
            yield f' <key id="{part}_{name}" for="{part}" attr.name="{name}" attr.type="{type_}"/>\n'
    yield ' <graph edgedefault="directed">\n'
    for node, data in network.nodes(data=True):
        values = {**data, "names": "|".join(data.get("names", ()))}
        yield f"  <node id={quoted(node)}>{_data('node', NODE, values)}</node>\n"
    for source, end, key, data in network.edges(keys=True, data=True):
        ends = f"source={quoted(source)} target={quoted(end)}"
        yield f"  <edge id={quoted(key)} {ends}>{_data('edge', EDGE, {**data, **first_evidence(data)})}</edge>\n"
    yield " </graph>\n</graphml>\n"


def _data(part: str, attributes: Iterable[str], values: Mapping[str, Any]) -> str:
    return "".join(
        f'<data key="{part}_{name}">{escaped(str(values[name]))}</data>'
        for name in attributes
        if values.get(name, "") != ""
    )
