"""What the page knows: the network as columns of plain values, and the sentences behind each edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.pages import clean, link

if TYPE_CHECKING:
    import networkx

#: Groups in the order of the legend.
GROUPS = ("person", "organization", "event", "place", "group")
#: Relations that say how bodies stand to each other, and where things are: drawn dashed.
STRUCTURE = frozenset(
    "subOrganizationOf branchOf partyOrganOf ledBy guidedBy jurisdiction place target coLocatedWith".split()
)
#: An edge with its two ends, its key and what it carries.
Row = tuple[str, str, str, dict[str, Any]]
_EDGE_TEXTS = ("title", "status", "modality", "date")


def columns(
    network: networkx.MultiDiGraph,
    nodes: Sequence[str],
    look: Sequence[Mapping[str, Any]],
    keys: Callable[[str, bool], tuple[str, ...]],
    label: Callable[[str, str], str],
) -> dict[str, Any]:
    """The network in columns, ready for JSON.

    Parameters
    ----------
    look : sequence of mappings
        ``size``, ``shape`` and ``color`` of each node, in the order of `nodes`.
    keys : callable
        (name, is a person) → the keys by which a name is found besides its characters.
    label : callable
        (class, language) → label; "" when there is none.
    """
    records = [network.nodes[node] for node in nodes]
    kinds = _kinds(records, look, label)
    kind_at = {kind["id"]: index for index, kind in enumerate(kinds)}
    names = [_names(node, record) for node, record in zip(nodes, records, strict=True)]
    rows = edge_order(network)
    relations = _relations(rows)
    return {
        "groups": list(GROUPS),
        "summary": _summary(network, records, rows),
        "kinds": kinds,
        "relations": relations,
        "nodes": {
            "id": list(nodes),
            "label": [own[0] for own in names],
            "names": {str(index): own[1:] for index, own in enumerate(names) if own[1:]},
            "keys": [_keys(own, record, keys) for own, record in zip(names, records, strict=True)],
            "kind": [kind_at[_kind(record)] for record in records],
            "documents": [int(record.get("documents") or 0) for record in records],
            **{field: [clean(record.get(field)) for record in records] for field in ("date", "first", "last")},
            "size": [node["size"] for node in look],
        },
        "edges": _edges(rows, nodes, {item["id"]: index for index, item in enumerate(relations)}),
    }


def scene(nodes: Sequence[int], places: Sequence[Sequence[float]]) -> dict[str, list[int]]:
    """Nodes and where they lie, in whole pixels, as columns."""
    return {
        "node": list(nodes),
        "x": [round(place[0]) for place in places],
        "y": [round(place[1]) for place in places],
    }


def edge_order(network: networkx.MultiDiGraph) -> list[Row]:
    """The edges in the order of the columns."""
    return sorted(network.edges(keys=True, data=True), key=lambda edge: (edge[0], edge[1], str(edge[2])))


def evidence(network: networkx.MultiDiGraph) -> dict[str, Any]:
    """The sentences of each edge, newest first, with documents and sentences told once.

    A row is [document, sentence, start, end]; start and end mark the quoted words in the sentence and count UTF-16 code
    units, as JavaScript does; both are 0 where the words do not stand in the sentence.
    """
    documents: dict[tuple[str, str, str, str], int] = {}
    sentences: dict[str, int] = {}
    rows = []
    for *_, data in edge_order(network):
        found = []
        for item in sorted(data.get("evidence") or (), key=_age, reverse=True):
            document = (
                clean(item.get("title")),
                clean(item.get("date")),
                link(item.get("url")),
                clean(item.get("document")),
            )
            sentence = str(item.get("sentence") or item.get("quote") or "")
            start, end = _marked(sentence, item)
            place = documents.setdefault(document, len(documents))
            found.append([place, sentences.setdefault(sentence, len(sentences)), start, end])
        rows.append(found)
    return {"documents": [list(item) for item in documents], "sentences": list(sentences), "edges": rows}


def _age(item: Mapping[str, Any]) -> tuple[str, str, int]:
    return str(item.get("date") or ""), str(item.get("document") or ""), -int(item.get("start") or 0)


def _marked(sentence: str, item: Mapping[str, Any]) -> tuple[int, int]:
    """Where the quoted words stand in the sentence, in UTF-16 code units."""
    quote = str(item.get("quote") or "")
    start = int(item.get("start") or 0) - int(item.get("sentence_start") or 0)
    if start < 0 or sentence[start : start + len(quote)] != quote:
        start = sentence.find(quote)
    if not quote or start < 0:
        return 0, 0
    return _units(sentence[:start]), _units(sentence[: start + len(quote)])


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _kind(record: Mapping[str, Any]) -> str:
    return str(record.get("kind") or record.get("group") or "")


def _names(node: str, record: Mapping[str, Any]) -> list[str]:
    """The label and then the other names, each once."""
    first = clean(record.get("label")) or clean(node)
    others = {clean(name) for name in record.get("names") or ()}
    return [first, *sorted(others - {first, ""})]


def _keys(names: Sequence[str], record: Mapping[str, Any], keys: Callable[[str, bool], tuple[str, ...]]) -> str:
    person = record.get("group") == "person"
    return "\n".join(dict.fromkeys(key for name in names for key in keys(name, person)))


def _kinds(
    records: Sequence[Mapping[str, Any]], look: Sequence[Mapping[str, Any]], label: Callable[[str, str], str]
) -> list[dict[str, str]]:
    """The classes that occur, by group and then by how many there are of each."""
    number = Counter(map(_kind, records))
    found: dict[str, dict[str, str]] = {}
    for record, seen in zip(records, look, strict=True):
        kind, group = _kind(record), str(record.get("group") or "")
        if kind not in found:
            found[kind] = {
                "id": kind,
                "group": group if group in GROUPS else "group",
                "zh": label(kind, "zh") or kind,
                "en": label(kind, "en") or kind,
                "colour": seen["color"],
                "shape": seen["shape"],
            }
    return sorted(found.values(), key=lambda kind: (GROUPS.index(kind["group"]), -number[kind["id"]], kind["id"]))


def _relations(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The relations that occur, the most frequent first; "family" says how one is drawn."""
    number = Counter(map(_relation, rows))
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        name, data = _relation(row), row[3]
        if name not in found:
            family = "post" if name == "tenure" else "structure" if name in STRUCTURE else "part"
            zh, en = clean(data.get("label")) or name, clean(data.get("label_en")) or name
            found[name] = {"id": name, "zh": zh, "en": en, "family": family}
    return sorted(found.values(), key=lambda relation: (-number[relation["id"]], relation["id"]))


def _relation(row: Row) -> str:
    return str(row[3].get("relation") or "")


def _edges(rows: Sequence[Row], nodes: Sequence[str], relations: Mapping[str, int]) -> dict[str, Any]:
    at = {node: index for index, node in enumerate(nodes)}
    columns: dict[str, Any] = {
        "source": [at[source] for source, *_ in rows],
        "target": [at[target] for _, target, *_ in rows],
        "relation": [relations[_relation(row)] for row in rows],
        "weight": [int(data.get("weight") or 1) for *_, data in rows],
    }
    for field in _EDGE_TEXTS:
        columns[field] = [clean(data.get(field)) for *_, data in rows]
    return columns


def _summary(
    network: networkx.MultiDiGraph, records: Sequence[Mapping[str, Any]], rows: Sequence[Row]
) -> dict[str, Any]:
    """How many documents and entities of each group, and the first and the last day."""
    told = network.graph
    documents = told.get("documents")
    if not isinstance(documents, int):
        documents = len({str(i.get("document")) for *_, d in rows for i in d.get("evidence") or ()})
    firsts = sorted(day for record in records if (day := clean(record.get("first"))))
    lasts = sorted(day for record in records if (day := clean(record.get("last"))))
    return {
        "documents": documents,
        "first": clean(told.get("first")) or (firsts[0] if firsts else ""),
        "last": clean(told.get("last")) or (lasts[-1] if lasts else ""),
        **{group: sum(record.get("group") == group for record in records) for group in GROUPS},
    }
