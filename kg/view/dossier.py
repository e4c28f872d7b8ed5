"""The dossier of one entity: its posts over time, its events, whom it met there, and every sentence about it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.pages import link

if TYPE_CHECKING:
    import networkx

TEXTS: Mapping[str, tuple[str, str]] = {
    "dossier": ("档案", "Dossier"),
    "also": ("又称", "Also called"),
    "seen": ("见报", "In the news"),
    "document": ("篇报道", "document"),
    "documents": ("篇报道", "documents"),
    "posts": ("任职", "Posts"),
    "holders": ("任职者", "Holders of posts"),
    "structure": ("隶属与地点", "Structure and place"),
    "events": ("会议与活动", "Events"),
    "participants": ("参加者", "Participants"),
    "together": ("同场人物", "Met at events"),
    "sentences": ("原文", "Sentences"),
    "with": ("同场", "with"),
    "others": ("等", "and others,"),
    "times": (" 次", "×"),
    "people": ("人", "people"),
    "untitled": ("（无标题）", "(untitled)"),
    "undated": ("日期不详", "undated"),
    "nothing": ("没有记录。", "Nothing on record."),
    "ended": ("曾任", "former"),
    "acting": ("代理", "acting"),
    "appointed": ("任命", "appointed"),
    "planned": ("计划", "planned"),
    "negated": ("否定", "denied"),
    "note": (
        "由公开报道自动整理；每条事实所据的词句在原文中标出。",
        "Compiled by program from published reports; the words that state each fact are marked in its sentence.",
    ),
    "bars": (
        "线段从最早提及此职的报道到最晚的一篇",
        "a line runs from the first report that names the post to the last",
    ),
}
#: The most names told of those who were at an event, and of all that were met.
NAMES = 6
COMPANIONS = 40

Edge = tuple[str, str, Mapping[str, Any]]
Labels = Callable[[str, str], str]


def file_name(name: str) -> str:
    """The name of a dossier's file; letters, digits and Chinese characters stay."""
    return f"dossier-{re.sub(r'[^0-9A-Za-z㐀-鿿]+', '-', name).strip('-')[:60] or 'entity'}.html"


def contents(
    network: networkx.MultiDiGraph, node: str, label: Labels, lang: str, absent: frozenset[str]
) -> dict[str, Any]:
    """What the page of the dossier tells, in plain values; KeyError if the network lacks the node.

    `label` gives the label of a class in a language; `absent` are the roles that are no presence at an event.
    """
    own = network.nodes[node]
    edges = sorted((*network.out_edges(node, data=True), *network.in_edges(node, data=True)), key=_rank)
    posts = [edge for edge in edges if edge[2].get("relation") == "tenure"]
    parts = [edge for edge in edges if "event" in _groups(network, edge) and edge not in posts]
    if own.get("group") == "event":
        parts = [edge for edge in parts if edge[1] == node]
    rest = [edge for edge in edges if edge not in posts and edge not in parts]
    words = {key: text[lang == "en"] for key, text in TEXTS.items()}
    return {
        "words": words,
        "name": own.get("label") or node,
        "group": own.get("group"),
        "kind": label(str(own.get("kind")), lang) or own.get("kind"),
        "names": [name for name in own.get("names") or () if name != own.get("label")],
        "days": _span(own.get("first"), own.get("last")),
        "day": own.get("date") or "",
        "documents": own.get("documents") or 0,
        "posts": _posts(network, node, posts, words),
        "structure": _structure(network, node, rest, lang),
        "events": [] if own.get("group") == "event" else _events(network, node, parts, words, lang),
        "participants": _roles(network, parts, words, lang) if own.get("group") == "event" else [],
        "together": _together(network, node, absent) if own.get("group") == "person" else [],
        "sentences": _sentences(edges),
    }


def _rank(edge: Edge) -> tuple[str, ...]:
    source, target, data = edge
    return str(data.get("date")), source, target, str(data.get("relation")), str(data.get("title"))


def _groups(network: networkx.MultiDiGraph, edge: Edge) -> set[str]:
    return {str(network.nodes[end].get("group")) for end in edge[:2]}


def _span(first: Any, last: Any) -> str:
    return " – ".join(dict.fromkeys(str(day) for day in (first, last) if day))


def _name(network: networkx.MultiDiGraph, node: str) -> str:
    return str(network.nodes[node].get("label") or node)


def _marks(edge: Mapping[str, Any], words: Mapping[str, str]) -> list[str]:
    return [words[key] for key in (str(edge.get("status")), str(edge.get("modality"))) if key in words]


def _posts(
    network: networkx.MultiDiGraph, node: str, edges: Sequence[Edge], words: Mapping[str, str]
) -> list[dict[str, Any]]:
    """A row a post with the days between which documents name it, and where these lie on a line from 0 to 100."""
    days = sorted(day for *_, data in edges for day in map(_ordinal, (data.get("first"), data.get("last"))) if day)
    low, length = (days[0], max(days[-1] - days[0], 1)) if days else (0, 1)
    rows = []
    for source, target, data in edges:
        first, last = _ordinal(data.get("first")) or low, _ordinal(data.get("last")) or low
        rows.append(
            {
                "who": _name(network, target if source == node else source),
                "title": data.get("title") or "",
                "marks": _marks(data, words),
                "days": _span(data.get("first"), data.get("last")),
                "first": data.get("first") or "",
                "documents": data.get("weight") or 1,
                "start": round(100 * (first - low) / length, 1),
                "width": round(max(100 * (last - first) / length, 1.2), 1),
            }
        )
    return sorted(rows, key=lambda row: (row["first"], row["who"], row["title"]))


def _ordinal(day: Any) -> int:
    try:
        return dt.date.fromisoformat(str(day)).toordinal()
    except ValueError:
        return 0


def _structure(network: networkx.MultiDiGraph, node: str, edges: Iterable[Edge], lang: str) -> list[dict[str, Any]]:
    found: dict[tuple[str, bool], set[str]] = {}
    for source, target, data in edges:
        relation = str((data.get("label_en") if lang == "en" else data.get("label")) or data.get("relation"))
        found.setdefault((relation, source == node), set()).add(_name(network, target if source == node else source))
    return [{"relation": key[0], "outward": key[1], "names": sorted(names)} for key, names in sorted(found.items())]


def _events(
    network: networkx.MultiDiGraph, node: str, edges: Iterable[Edge], words: Mapping[str, str], lang: str
) -> list[dict[str, Any]]:
    """A row an event, the newest first: what the entity did there, where it was, who else was there."""
    roles: dict[str, list[Mapping[str, Any]]] = {}
    for source, target, data in edges:
        roles.setdefault(target if source == node else source, []).append(data)
    rows = []
    for event, own in roles.items():
        people = sorted({a for a, _ in network.in_edges(event) if network.nodes[a].get("group") == "person"} - {node})
        places = [_name(network, b) for _, b, d in network.out_edges(event, data=True) if d.get("relation") == "place"]
        rows.append(
            {
                "name": _name(network, event),
                "date": network.nodes[event].get("date") or "",
                "seen": network.nodes[event].get("date") or network.nodes[event].get("first") or "",
                "roles": list(dict.fromkeys(_told(data, words, lang) for data in own)),
                "places": sorted(set(places)),
                "people": [_name(network, person) for person in people[:NAMES]],
                "more": len(people) if len(people) > NAMES else 0,
            }
        )
    return sorted(rows, key=lambda row: (row["seen"], row["name"]), reverse=True)


def _told(data: Mapping[str, Any], words: Mapping[str, str], lang: str) -> str:
    relation = str((data.get("label_en") if lang == "en" else data.get("label")) or data.get("relation") or "")
    marks = ("、" if lang == "zh" else ", ").join(_marks(data, words))
    return (f"{relation}（{marks}）" if lang == "zh" else f"{relation} ({marks})") if marks else relation


def _roles(
    network: networkx.MultiDiGraph, edges: Iterable[Edge], words: Mapping[str, str], lang: str
) -> list[dict[str, Any]]:
    """Who took part in the event, by what they did."""
    found: dict[str, list[str]] = {}
    for source, _, data in edges:
        found.setdefault(_told(data, words, lang), []).append(_name(network, source))
    return [{"relation": role, "names": list(dict.fromkeys(names))} for role, names in sorted(found.items())]


def _together(network: networkx.MultiDiGraph, node: str, absent: frozenset[str]) -> list[dict[str, Any]]:
    """Whom the person met at events, those met most first."""

    def there(start: str, end: str) -> bool:
        ways = network.get_edge_data(start, end).values()
        return any(w.get("modality") not in {"planned", "negated"} and w.get("relation") not in absent for w in ways)

    met: dict[str, list[str]] = {}
    for event in sorted({b for _, b in network.out_edges(node) if network.nodes[b].get("group") == "event"}):
        if not there(node, event):
            continue
        for other in sorted({a for a, _ in network.in_edges(event)} - {node}):
            if network.nodes[other].get("group") == "person" and there(other, event):
                met.setdefault(other, []).append(_name(network, event))
    rows = [{"name": _name(network, who), "times": len(events), "events": events[:3]} for who, events in met.items()]
    return sorted(rows, key=lambda row: (-int(str(row["times"])), str(row["name"])))[:COMPANIONS]


def _sentences(edges: Iterable[Edge]) -> list[dict[str, Any]]:
    """The documents, the newest first, each with its sentences in order and the words in these that state facts."""
    documents: dict[tuple[str, str], dict[str, Any]] = {}
    for *_, data in edges:
        for row in data.get("evidence") or ():
            key = str(row.get("date") or ""), str(row.get("document") or "")
            told = documents.setdefault(key, {"title": row.get("title"), "url": row.get("url"), "sentences": {}})
            start = int(row.get("sentence_start") or 0)
            sentence = str(row.get("sentence") or row.get("quote") or "")
            spans = told["sentences"].setdefault((start, sentence), set())
            spans.add((int(row.get("start") or 0) - start, int(row.get("end") or 0) - start))
    rows = []
    for (date, document), told in sorted(documents.items(), reverse=True):
        sentences = [_parts(text, sorted(spans)) for (_, text), spans in sorted(told["sentences"].items())]
        title, url = told["title"] or document, link(told["url"])
        rows.append({"date": date, "title": title, "url": url, "sentences": sentences})
    return rows


def _parts(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The sentence in pieces: marked where a span stands, plain elsewhere; spans that do not fit are left out."""
    marked = [False] * len(text)
    for start, end in spans:
        if 0 <= start < end <= len(text):
            marked[start:end] = [True] * (end - start)
    parts: list[tuple[str, bool]] = []
    begin = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marked[at] != marked[begin]:
            parts.append((text[begin:at], marked[begin]))
            begin = at
    return parts
