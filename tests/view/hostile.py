"""Networks with hostile text in every field."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import cycle
from typing import Any

import networkx as nx

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<!--<script>alert(3)",
    '"><img src=x onerror=alert(4)>',
    "javascript:alert(5)",
    "{{ 7*7 }}{% raw %}",
    "\u202e\u2028\u2029\x00\ud800乱码",
    "']};alert(6);//",
    "__proto__",
]


def hostile() -> nx.MultiDiGraph:
    """A network with hostile text in every field."""
    network = nx.MultiDiGraph()
    for number, text in enumerate(HOSTILE):
        group = ["person", "organization", "event", text][number % 4]
        days = dict.fromkeys(("date", "first", "last"), text)
        names = [text, f"又{text}"]
        network.add_node(f"{text}{number}", label=text, kind=text, group=group, names=names, documents=2, **days)
    nodes = list(network)
    for number, text in enumerate(HOSTILE):
        row = dict.fromkeys(("document", "title", "date", "sentence", "quote"), text)
        link = [
            "javascript:alert(7)",
            "data:text/html,<script>alert(8)</script>",
            'https://x.example/"><script>alert(9)</script>',
        ]
        evidence = [{**row, "url": link[number % 3], "start": 0, "end": len(text), "sentence_start": 0}]
        fields = dict.fromkeys(("relation", "label", "label_en", "title", "status", "modality", "date"), text)
        for other in nodes[number + 1 :]:
            network.add_edge(nodes[number], other, key=text, weight=1, confidence=1.0, evidence=evidence, **fields)
    network.graph.update(documents=3, first=HOSTILE[0], last=HOSTILE[1])
    return network


PIECES = [
    *"< > \" ' & ; = ` \\ # % ? -- - {{ }} {% %} ${ ]]> --> <!-- </script> <script> <svg/onload=alert(1)>".split(" "),
    *"<img/src=x/onerror=alert(1)> javascript:alert(1) =1+1 @SUM __proto__ constructor toString %3Cb%3E &lt;".split(
        " "
    ),
    *"https://x.example/ 县 会议 🀄 \u202e \u2028 \ufeff \x00 \x1b \ud800 \n \r \t".split(" "),
    " ",
]


def random_words(seed: int, count: int = 520) -> list[str]:
    """Different texts of up to twelve pieces, from the empty one on."""
    draw = random.Random(seed)
    found = {"": None}
    while len(found) < count:
        found["".join(draw.choices(PIECES, k=draw.randint(1, 12)))] = None
    return list(found)


def random_texts(draw: random.Random, words: Sequence[str], nodes: int = 60) -> nx.MultiDiGraph:
    """A network whose fields hold the words in turn, all of them where it has fields enough."""
    turn = cycle(words)
    network = nx.MultiDiGraph()
    for number in range(nodes):
        group = draw.choice(["person", "organization", "event", "place", draw.choice(words)])
        days = {field: next(turn) if draw.random() < 0.4 else "2021-02" for field in ("date", "first", "last")}
        node = f"{draw.choice(words)}{number}"
        network.add_node(node, label=next(turn), kind=next(turn), group=group, names=[next(turn), next(turn)], **days)
    every = list(network)
    for number in range(2 * nodes):
        row: dict[str, Any] = {field: next(turn) for field in ("document", "title", "date", "sentence", "quote")}
        row |= {"url": next(turn) if number % 2 else f"https://x.example/{draw.choice(words)}", "sentence_start": 0}
        row |= {"start": draw.randint(0, 9), "end": 9}
        fields = {field: next(turn) for field in ("label", "label_en", "title", "status", "modality")}
        fields |= {"relation": draw.choice([*words[:9], "attend"]), "date": draw.choice([*words[:9], "2021-02-03"])}
        network.add_edge(*draw.sample(every, 2), key=f"{number}{words[number]}", weight=1, evidence=[row], **fields)
    return network
