"""Which of the organizations read in a sentence are its mentions."""

from __future__ import annotations

from collections.abc import Iterable

from kg.analysis import Organ

#: Marks that stand in pairs.
PAIRS = tuple(zip("“‘（《【〈(", "”’）》】〉)", strict=True))


#: Marks that nothing but a heading begins with.
OPENING = ("【", "〈", "《", "（")


def is_whole(name: str) -> bool:
    """Whether a name has both or none of the marks that stand in pairs, and begins with no heading.

    Examples
    --------
    >>> is_whole("“新芽”服务队"), is_whole("青石”服务队")
    (True, False)
    """
    return name[:1] not in OPENING and all(name.count(opening) == name.count(closing) for opening, closing in PAIRS)


def select(organs: Iterable[Organ]) -> list[Organ]:
    """The mentions to keep, in the order of the text: longest first, and inside them only the parents their names show.

    What only the tagger saw gives way to what an ending or the reference list shows.
    """
    kept: list[Organ] = []
    for organ in sorted(organs, key=_precedence):
        if not any(organ.start < other.end and other.start < organ.end for other in kept):
            kept.append(organ)
    found = sorted([*kept, *_parents(kept)], key=lambda o: (o.start, o.end))
    return list(dict.fromkeys(found))


def _precedence(organ: Organ) -> tuple[bool, int, bool, bool, int]:
    weak = not organ.proper or (organ.type is None and organ.known is None and organ.parent is None)
    return weak, organ.start - organ.end, not organ.proper, organ.known is None, organ.start


def _parents(organs: Iterable[Organ]) -> list[Organ]:
    """The parents of each body, from the nearest up."""
    chain: list[Organ] = []
    for organ in organs:
        parent = organ.parent
        while parent is not None:
            chain.append(parent)
            parent = parent.parent
    return chain
