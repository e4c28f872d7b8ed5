"""How the parts of a picture that are not tied to each other lie side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.floating[Any]]
Box = tuple[float, float, float, float]

#: Room around a part for the labels of its outermost nodes, in pixels at scale 1.
MARGIN = (64.0, 30.0)
#: Distances between nodes without ties, in pixels: a label stands beside each.
STEP = (132.0, 58.0)
#: Width by height that the whole should have: that of the stage between the two side panels.
ASPECT = 1.25
#: The most parts that are each given the best place; the rest stand in rows below them.
PLACED = 40


def components(count: int, ties: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The nodes of each part that is tied together, the largest part first; each in order."""
    head = list(range(count))

    def top(node: int) -> int:
        while head[node] != node:
            head[node] = head[head[node]]
            node = head[node]
        return node

    for a, b in ties:
        one, other = top(a), top(b)
        head[max(one, other)] = min(one, other)
    parts: dict[int, list[int]] = {}
    for node in range(count):
        parts.setdefault(top(node), []).append(node)
    return sorted(parts.values(), key=lambda part: (-len(part), part[0]))


def arrange(parts: Sequence[Points]) -> list[Points]:
    """The parts moved to where none covers another, the first of them in the middle; single nodes in rows below.

    Each part is an array of positions in pixels. Parts of one node count as single.
    """
    tied = [part for part in parts if len(part) > 1]
    boxes: list[Box] = []
    moved = []
    for part in tied[:PLACED]:
        width, height = (part.max(axis=0) - part.min(axis=0) + 2 * np.array(MARGIN)).tolist()
        x, y = _best(boxes, width, height)
        boxes.append((x, y, x + width, y + height))
        moved.append(part - part.min(axis=0) + (x, y) + np.array(MARGIN))
    moved += _rows(tied[PLACED:], moved)
    singles = [part for part in parts if len(part) == 1]
    return [*moved, *_park(len(singles), moved)]


def _best(boxes: Sequence[Box], width: float, height: float) -> tuple[float, float]:
    """The free corner for a box of this size that keeps the whole nearest to `ASPECT`, then nearest to its middle."""
    if not boxes:
        return -width / 2, -height / 2
    whole = min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    middle = (whole[0] + whole[2]) / 2, (whole[1] + whole[3]) / 2
    best: tuple[float, float, float, float] | None = None
    for x, y in _corners(boxes, width, height):
        if any(x < b[2] and b[0] < x + width and y < b[3] and b[1] < y + height for b in boxes):
            continue
        wide = max(whole[2], x + width) - min(whole[0], x)
        high = max(whole[3], y + height) - min(whole[1], y)
        away = float(np.hypot(x + width / 2 - middle[0], y + height / 2 - middle[1]))
        found = (round(max(wide, high * ASPECT), 3), round(away, 3), x, y)
        best = min(best, found) if best else found
    assert best is not None  # a place right of the rightmost box is always free
    return best[2], best[3]


def _corners(boxes: Sequence[Box], width: float, height: float) -> list[tuple[float, float]]:
    """Places along the four sides of each box: flush with either end, and centred."""
    found = []
    for left, top, right, bottom in boxes:
        for y in (top, (top + bottom - height) / 2, bottom - height):
            found += [(right, y), (left - width, y)]
        for x in (left, (left + right - width) / 2, right - width):
            found += [(x, bottom), (x, top - height)]
    return found


def _rows(parts: Sequence[Points], above: Sequence[Points]) -> list[Points]:
    """Many small parts, in rows as wide as what stands above."""
    if not parts:
        return []
    left, right, y = _below(above)
    moved, x, deepest = [], left, 0.0
    for part in parts:
        width, height = (part.max(axis=0) - part.min(axis=0) + np.array(MARGIN)).tolist()
        if x > left and x + width > right:
            x, y, deepest = left, y + deepest, 0.0
        moved.append(part - part.min(axis=0) + (x, y))
        x, deepest = x + width, max(deepest, height)
    return moved


def _park(count: int, above: Sequence[Points]) -> list[Points]:
    """Places in rows below the rest, one point each."""
    if not count:
        return []
    left, right, y = _below(above)
    across, down = STEP
    columns = max(int(max(right - left, across * np.sqrt(2 * count)) / across), 1)
    start = (left + right) / 2 - (min(columns, count) - 1) / 2 * across
    return [np.array([[start + i % columns * across, y + i // columns * down]]) for i in range(count)]


def _below(above: Sequence[Points]) -> tuple[float, float, float]:
    """Left, right, and where the next row may begin."""
    if not above:
        return 0.0, 0.0, 0.0
    every = np.concatenate(above)
    low, high = every.min(axis=0).tolist(), every.max(axis=0).tolist()
    return low[0], high[0], high[1] + STEP[1]
