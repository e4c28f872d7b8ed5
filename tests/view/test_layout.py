"""The layout is seeded, keeps discs apart and parks what has no ties."""

from __future__ import annotations

import numpy as np
import pytest

from kg.view.layout import positions


def ring(count: int) -> list[tuple[int, int]]:
    """A ring with a chord from every third node to the first."""
    return sorted({(i, i + 1) for i in range(count - 1)} | {(0, i) for i in range(3, count, 3)})


@pytest.mark.parametrize("count", [2, 60, 400])
def test_same_input_gives_the_same_positions(count: int) -> None:
    radii = [8.0] * count
    first = positions(count, ring(count), radii)
    assert np.array_equal(first, positions(count, ring(count), radii))
    assert first.shape == (count, 2)
    assert np.isfinite(first).all()


@pytest.mark.parametrize("count", [60, 400])
def test_discs_do_not_overlap(count: int) -> None:
    place = positions(count, ring(count), [8.0] * count)
    distance = np.linalg.norm(place[:, None] - place[None], axis=2) + np.eye(count) * 1e9
    assert distance.min() > 15.5


def test_neighbours_lie_nearer_than_strangers() -> None:
    count = 90
    groups = [(a, b) for start in (0, 30, 60) for a in range(start, start + 30) for b in range(a + 1, start + 30, 4)]
    place = positions(count, sorted({*groups, (0, 30), (30, 60)}), [6.0] * count)
    centres = [place[start : start + 30].mean(axis=0) for start in (0, 30, 60)]
    for number, start in enumerate((0, 30, 60)):
        nearest = np.argmin([np.linalg.norm(place[start : start + 30] - centre, axis=1) for centre in centres], axis=0)
        assert (nearest == number).mean() > 0.9


def test_nodes_without_ties_are_parked_below() -> None:
    place = positions(12, [(0, 1), (1, 2), (0, 2)], [6.0] * 12)
    assert place[3:, 1].min() > place[:3, 1].max() + 40
    assert len({tuple(spot) for spot in place.tolist()}) == 12


def test_nothing_one_and_only_loops() -> None:
    assert positions(0, [], []).shape == (0, 2)
    assert positions(1, [(0, 0)], [5.0]).tolist() == [[0.0, 0.0]]
