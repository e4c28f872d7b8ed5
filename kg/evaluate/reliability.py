"""Whether confidences mean what they say: what share of the facts in each bin of confidence is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

#: Edges of the bins; a bin holds its lower edge, the last one its upper edge too.
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.0)
#: The normal quantile that leaves 2.5 % on each side.
Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts with a confidence from `start` to `end`: how many, what share is right, and the mean confidence.

    `low` and `high` bound the 95 % interval of the share (Wilson).
    """

    start: float
    end: float
    facts: int
    right: int
    share: float
    low: float
    high: float
    expected: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """The bins that hold facts, and how far share and mean confidence are apart on average (`error`, 0 to 1)."""

    facts: int
    error: float
    bins: tuple[Bin, ...]


def reliability(judged: Iterable[tuple[float, bool]]) -> Reliability:
    """The reliability of facts, each with its confidence and whether it is right.

    The expected calibration error is the distance between share and mean confidence, averaged over the facts.
    """
    facts = sorted(judged)
    bins = []
    for start, end in pairwise(EDGES):
        inside = [(value, right) for value, right in facts if start <= value < end or value == end == EDGES[-1]]
        if inside:
            right = sum(right for _, right in inside)
            expected = sum(value for value, _ in inside) / len(inside)
            bins.append(Bin(start, end, len(inside), right, right / len(inside), *wilson(right, len(inside)), expected))
    apart = sum(each.facts * abs(each.share - each.expected) for each in bins)
    return Reliability(len(facts), apart / len(facts) if facts else 0.0, tuple(bins))


def wilson(right: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share by Wilson's score; 0 to 1 where there is nothing to count.

    >>> low, high = wilson(9, 10)
    >>> round(low, 3), round(high, 3)
    (0.596, 0.982)
    """
    if not count:
        return 0.0, 1.0
    share, square = right / count, Z * Z
    middle = share + square / (2 * count)
    spread = Z * sqrt(share * (1 - share) / count + square / (4 * count * count))
    whole = 1 + square / count
    low = (middle - spread) / whole if right else 0.0
    return low, (middle + spread) / whole if right < count else 1.0
