"""Extraction in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def run(work: Callable[[Sequence[Item]], list[Result]], batches: Iterable[list[Item]]) -> Iterator[list[Result]]:
    """The results of `work` on each batch."""
    return map(work, batches)
