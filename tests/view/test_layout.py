"""The layout is seeded, keeps discs apart and parks what has no ties."""

from __future__ import annotations

import numpy as np
import pytest

from kg.view.layout import positions
from kg.view.packing import arrange, components


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


def test_a_hub_stands_in_the_middle_of_its_neighbours() -> None:
    for count in (2, 9, 60):
        place = positions(count, [(0, other) for other in range(1, count)], [6.0] * count)
        assert count == 2 or np.linalg.norm(place[0] - place[1:].mean(axis=0)) < 60
        assert np.linalg.norm(place[1:] - place[0], axis=1).min() > 15


def test_nothing_and_only_loops() -> None:
    assert positions(0, [], []).shape == (0, 2)
    assert positions(1, [(0, 0)], [5.0]).tolist() == [[0.0, 0.0]]


def test_components_are_found_and_the_largest_comes_first() -> None:
    assert components(7, [(1, 2), (4, 5), (5, 6)]) == [[4, 5, 6], [1, 2], [0], [3]]
    assert components(0, []) == []


def test_parts_do_not_cover_each_other_and_single_nodes_stand_below() -> None:
    draw = np.random.default_rng(4)
    parts = [draw.normal(size=(size, 2)) * 20 * size for size in (30, 12, *[3] * 60)] + [np.zeros((1, 2))] * 9
    moved = arrange(parts)
    assert [len(part) for part in moved] == [len(part) for part in parts]
    boxes = [(*part.min(axis=0), *part.max(axis=0)) for part in moved[:62]]
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    assert min(part[0, 1] for part in moved[62:]) > max(part[:, 1].max() for part in moved[:62])
    assert len({tuple(part[0]) for part in moved[62:]}) == 9


def test_a_flat_layout_is_drawn_out_in_height() -> None:
    chain = sorted({(i, i + 1) for i in range(79)} | {(i, i + 2) for i in range(78)})
    place = positions(80, chain, [6.0] * 80)
    width, height = np.ptp(place, axis=0)
    assert width / height < 6
