"""Where extraction runs: in this process or in several; the result is the same, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from kg.engines import local, pool

Item = TypeVar("Item")
Result = TypeVar("Result")


def run(
    work: Callable[[Sequence[Item]], list[Result]], items: Iterable[Item], *, batch: int, processes: int = 1
) -> Iterator[list[Result]]:
    """The results of `work` on batches of items, batch by batch in the order of the items.

    `work` must be a function that other processes can import when `processes` is more than one.
    """
    source = iter(items)
    batches = iter(lambda: list(islice(source, batch)), [])
    return local.run(work, batches) if processes <= 1 else pool.run(work, batches, processes)
