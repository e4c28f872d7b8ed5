"""A pair of CSV files, nodes and edges: for spreadsheets, for pandas and for Neo4j's import."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.project import first_evidence, legible

if TYPE_CHECKING:
    import networkx

#: Column -> attribute of a node; the columns with a colon are Neo4j's.
NODE = {
    "id:ID": "id",
    "label": "label",
    "kind": "kind",
    "group": "group",
    "names:string[]": "names",
    "date": "date",
    "documents:int": "documents",
    "first": "first",
    "last": "last",
    ":LABEL": "labels",
}
EDGE = {
    ":START_ID": "source",
    ":END_ID": "target",
    ":TYPE": "relation",
    "id": "id",
    "label": "label",
    "label_en": "label_en",
    "title": "title",
    "status": "status",
    "modality": "modality",
    "date": "date",
    "first": "first",
    "last": "last",
    "weight:int": "weight",
    "confidence:double": "confidence",
    "quote": "quote",
    "sentence": "sentence",
    "document": "document",
    "document_title": "document_title",
    "document_date": "document_date",
    "url": "url",
}
#: Group of a node -> the class that its kind is a subclass of.
CLASS = {
    "person": "Person",
    "organization": "Organization",
    "event": "Event",
    "place": "Place",
    "group": "ParticipantGroup",
}
#: What makes a spreadsheet take a cell for a formula, also in full width.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(network: networkx.MultiDiGraph, nodes: Path, edges: Path) -> None:
    """Write a network as two CSV files in UTF-8 with a byte order mark, without which Excel reads another encoding.

    The header is that of Neo4j's ``neo4j-admin database import``; lists are parted by semicolons. A text that starts as
    a formula would (`FORMULA`) gets an apostrophe before it, so that hostile text does not run in a spreadsheet: a
    program that needs the very text takes one leading apostrophe off. Control characters are left out.
    """
    rows = (
        {**data, "id": node, "labels": [data.get("kind", ""), CLASS.get(data.get("group", ""), "")]}
        for node, data in network.nodes(data=True)
    )
    _write(nodes, NODE, rows)
    _write(edges, EDGE, (_edge(*edge) for edge in network.edges(keys=True, data=True)))


def _edge(source: str, target: str, key: str, data: Mapping[str, Any]) -> dict[str, Any]:
    return {**data, **first_evidence(data), "source": source, "target": target, "id": key}


def _write(path: Path, columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> None:
    with open(path, "w", encoding="utf-8-sig", newline="") as out:
        table = csv.writer(out)
        table.writerow(columns)
        for row in rows:
            table.writerow([_cell(row.get(name, "")) for name in columns.values()])


def _cell(value: Any) -> str | int | float:
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        value = ";".join(str(item).replace(";", "；") for item in dict.fromkeys(value) if item)
    text = legible(str(value))
    return f"'{text}" if text.startswith(FORMULA) else text
