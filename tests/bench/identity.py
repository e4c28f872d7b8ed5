"""How well people are known again across documents that tell no post of theirs.

    python tests/bench/identity.py output/graph

The argument is a folder that ``orgkg build`` wrote. Those who share a post or a body are one person; that is taken as
true. The posts of every fourth of them are hidden, and their documents joined anew, as if none were told: how many come
back to whom they belong, how many to somebody else, how many stay by themselves. Some who are told as two people by
their posts are one, so that the wrong are at most as many as is printed. Printed as well: of how many names of whole
people there is one node, and which of them have the most.
"""

from __future__ import annotations

import argparse
import dataclasses
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kg import statements
from kg.resolve.across import told
from kg.resolve.across.people import Person, joined
from kg.resolve.across.people.company import Background

HIDDEN = 4
SHOWN = 20
People = Mapping[str, Sequence[Person]]


def _is_hidden(person: Person) -> bool:
    return bool(person.posts) and zlib.crc32(f"{person.document}|{person.entity.name}".encode()) % HIDDEN == 0


def outcomes(people: People, background: Background) -> Iterator[tuple[str, str]]:
    """What became of each person whose posts were hidden: the name, and ``right``, ``wrong`` or ``alone``."""
    for name, same in people.items():
        true = {person.order: why[0] for person, why in joined(name, same, background)}
        masked = [dataclasses.replace(p, posts=frozenset()) if _is_hidden(p) else p for p in same]
        found = {person.order: why[0] for person, why in joined(name, masked, background)}
        kept: dict[str, set[str]] = defaultdict(set)  # who the people that kept their posts are now, by who they were
        for person in same:
            if person.posts and not _is_hidden(person):
                kept[true[person.order]].add(found[person.order])
        others = {identifier for found_of in kept.values() for identifier in found_of}
        for person in filter(_is_hidden, same):
            mine, now = kept.get(true[person.order], set()), found[person.order]
            if mine:
                yield name, "right" if now in mine else "wrong" if now in others else "alone"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path, help="a folder that `orgkg build` wrote, with statements.jsonl")
    people, background = told(statements.read(parser.parse_args().graph / "statements.jsonl"))
    counts, wrong = Counter[str](), Counter[str]()
    for name, outcome in outcomes(people, background):
        counts[outcome] += 1
        wrong[name] += outcome == "wrong"
    total, joined_again = sum(counts.values()), counts["right"] + counts["wrong"]
    print(f"hidden {total}: right {counts['right']}, wrong {counts['wrong']}, alone {counts['alone']}")
    print(f"precision {counts['right'] / max(1, joined_again):.4f}, recall {counts['right'] / max(1, total):.3f}")
    print("most wrong:", " ".join(f"{name} {n}" for name, n in wrong.most_common(SHOWN) if n))
    nodes = {name: len({why[0] for _, why in joined(name, same, background)}) for name, same in people.items()}
    documents = {name: len(same) for name, same in people.items()}
    several = [name for name in nodes if documents[name] > 1]
    single = sum(nodes[name] == 1 for name in several)
    people_of = f"{len(nodes)} names, {sum(nodes.values())} people"
    print(f"{people_of}; of {len(several)} names of several documents {single} are one")
    most = sorted(nodes, key=lambda name: (-nodes[name], name))[:SHOWN]
    print("most people:", " ".join(f"{name} {nodes[name]}/{documents[name]}" for name in most))


if __name__ == "__main__":
    main()
