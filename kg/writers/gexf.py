"""GEXF 1.3: the network for Gephi, with its colours, shapes and dates."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.project import first_evidence, quoted

if TYPE_CHECKING:
    import networkx

#: Name of an attribute -> its type; Gephi reads lists only where no name holds a comma, so `names` are parted by bars.
NODE = {
    "kind": "string",
    "group": "string",
    "names": "string",
    "date": "string",
    "documents": "integer",
    "first": "string",
    "last": "string",
}
EDGE = {
    "relation": "string",
    "label_en": "string",
    "title": "string",
    "status": "string",
    "modality": "string",
    "date": "string",
    "confidence": "double",
    "quote": "string",
    "document": "string",
    "document_title": "string",
    "document_date": "string",
    "url": "string",
}
SHAPES = {"person": "disc", "organization": "square", "event": "diamond", "place": "triangle", "group": "disc"}

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
 <graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">
"""

Days = tuple[str, str]


def write(network: networkx.MultiDiGraph, target: Path) -> None:
    """Write a network as GEXF; parallel edges have ids of their own (the keys) and differ in `kind` (the relation).

    A participation lasts its event's day; the other edges from their date to the last document that attests them. A
    node lasts from the first to the last day of its own dates and of its edges', since an edge cannot outlive its
    ends; without any known day it is always there. Dates that are no full ISO days do not count. Colours are the
    ontology's. An edge carries the first row of its evidence. Characters that XML cannot hold are left out.
    """
    with open(target, "w", encoding="utf-8", newline="\n") as out:
        out.writelines(_lines(network))


def _lines(network: networkx.MultiDiGraph) -> Iterator[str]:
    edges = [(*edge, _days(network, *edge)) for edge in network.edges(keys=True)]
    lives = {
        node: _span(data.get(name, "") for name in ("date", "first", "last")) for node, data in network.nodes.items()
    }
    for source, end, _, days in edges:
        for node in (source, end):
            lives[node] = _span((*lives[node], *days))
    yield _HEAD
    for part, attributes in (("node", NODE), ("edge", EDGE)):
        yield f'  <attributes class="{part}" mode="static">\n'
        for name, type_ in attributes.items():
            yield f'   <attribute id="{part}_{name}" title="{name}" type="{type_}"/>\n'
        yield "  </attributes>\n"
    yield "  <nodes>\n"
    for node, data in network.nodes(data=True):
        yield from _node(node, data, lives[node], network.degree(node), network.graph.get("classes", {}))
    yield "  </nodes>\n  <edges>\n"
    for source, end, key, days in edges:
        yield from _edge(source, end, key, network.edges[source, end, key], days)
    yield "  </edges>\n </graph>\n</gexf>\n"


def _node(node: str, data: Mapping[str, Any], life: Days, degree: int, classes: Mapping[str, Any]) -> Iterator[str]:
    yield f"   <node id={quoted(node)} label={quoted(data.get('label', node))}{_lasting(life)}>\n"
    yield _values("node", NODE, {**data, "names": "|".join(data.get("names", ()))})
    colour = str(classes.get(data.get("kind", ""), {}).get("colour", "")).removeprefix("#")
    if len(colour) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in colour):
        red, green, blue = bytes.fromhex(colour)
        yield f'    <viz:color r="{red}" g="{green}" b="{blue}"/>\n'
    yield f'    <viz:size value="{8 + 4 * math.sqrt(degree):.2f}"/>\n'
    yield f'    <viz:shape value="{SHAPES.get(data.get("group", ""), "disc")}"/>\n   </node>\n'


def _edge(source: str, end: str, key: str, data: Mapping[str, Any], days: Days) -> Iterator[str]:
    label = "·".join(part for part in (data.get("label", ""), data.get("title", "")) if part)
    yield (
        f"   <edge id={quoted(key)} source={quoted(source)} target={quoted(end)} label={quoted(label)}"
        f' kind={quoted(data.get("relation", ""))} weight="{float(data.get("weight", 1))}"{_lasting(days)}>\n'
    )
    yield _values("edge", EDGE, {**data, **first_evidence(data)})
    yield "   </edge>\n"


def _days(network: networkx.MultiDiGraph, source: str, end: str, key: str) -> Days:
    """The first and the last day of an edge."""
    data = network.edges[source, end, key]
    if "event" in (network.nodes[source].get("group"), network.nodes[end].get("group")):
        return _span([data.get("date", "")])
    return _span(data.get(name, "") for name in ("date", "last"))


def _span(days: Iterable[str]) -> Days:
    known = sorted(day for day in days if _is_day(day))
    return (known[0], known[-1]) if known else ("", "")


@lru_cache(maxsize=4096)
def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _lasting(days: Days) -> str:
    return f' start="{days[0]}" end="{days[1]}"' if days[0] else ""


def _values(part: str, attributes: Iterable[str], values: Mapping[str, Any]) -> str:
    told = [(name, values[name]) for name in attributes if values.get(name, "") != ""]
    if not told:
        return ""
    rows = "".join(f'<attvalue for="{part}_{name}" value={quoted(value)}/>' for name, value in told)
    return f"    <attvalues>{rows}</attvalues>\n"
