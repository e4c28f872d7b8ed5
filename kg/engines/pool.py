"""Extraction in several processes of this machine."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def run(
    work: Callable[[Sequence[Item]], list[Result]], batches: Iterable[list[Item]], processes: int
) -> Iterator[list[Result]]:
    """The results of `work` on each batch, in order; at most three batches a process wait in memory."""
    # Fresh processes, not forks: the linear algebra library's threads do not survive a fork.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as executor:
        waiting: deque[Future[list[Result]]] = deque()
        for items in batches:
            waiting.append(executor.submit(work, items))
            if len(waiting) >= 3 * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
