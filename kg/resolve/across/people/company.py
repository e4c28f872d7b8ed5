"""What the people told of beside somebody say of who it is: the log-odds of being one of a circle.

The model is that of record linkage by co-occurrence: each companion counts by how much more often than elsewhere they
stand beside the people of the circle, and the name itself by how much of all who have it and a post the circle is.
Natural logarithms throughout.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

#: In how many documents of a circle somebody stands at least to be its company.
OFTEN = 2
#: How many documents beside nobody of note the shares in a circle are weighed against.
PRIOR = 2.0
#: What one companion can say at most, and all of them.
ONE, ALL = 2.0, 6.0
#: How much less each of a crowd says, since they know one another less, and what all of them say at most.
IN_CROWD, OF_CROWD = 0.5, 4.0
#: What a name can say at most.
NAME = 3.0
#: In which share of some people's documents somebody stands who is always with them, at how many times the usual odds.
ALWAYS, ODDS = 0.8, 20.0


@dataclass(frozen=True, slots=True)
class Background:
    """How many documents there are of not too many people, and how many of them name each."""

    documents: int
    names: Mapping[str, int]

    def share(self, name: str) -> float:
        """In which share of the documents somebody is named."""
        return (self.names.get(name, 0) + 0.5) / (self.documents + 1)


class Company:
    """The people told of beside those of a circle; each in as many of its documents as counted.

    `companies` are the names told of in each of its documents, none of them empty, `name` is its own people's.
    """

    def __init__(self, name: str, companies: Sequence[frozenset[str]], background: Background) -> None:
        documents = len(companies)
        counts = Counter(other for company in companies for other in company if other != name)
        self._shares = {other: count / documents for other, count in counts.items() if count >= OFTEN}
        self._background = background
        self._weights = {
            other: min(ONE, math.log((counts[other] / background.share(other) + PRIOR) / (documents + PRIOR)))
            for other in self._shares
        }

    @property
    def names(self) -> Collection[str]:
        """Who says anything."""
        return self._weights.keys()

    def evidence(self, company: Iterable[str], is_crowd: bool) -> float:
        """What the people told of in a document say for the circle."""
        said = math.fsum(self._weights[other] for other in company if other in self._weights)
        return min(OF_CROWD, IN_CROWD * said) if is_crowd else min(ALL, said)

    def always(self) -> Sequence[str]:
        """Those who stand beside nearly everybody of the circle, as they do not elsewhere, in order."""
        return sorted(
            other
            for other, share in self._shares.items()
            if share >= ALWAYS and _odds(share) >= ODDS * _odds(self._background.share(other))
        )


def commonness(size: int, others: int) -> float:
    """What a name says for a circle of so many of the people who have it and a post, beside so many others."""
    return min(NAME, math.log((size + 0.5) / (others + 1)))


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else math.inf
