"""Where the nodes of a picture lie: a seeded force-directed layout in numpy.

The forces are those of ForceAtlas2 (Jacomy et al., PLoS ONE 9(6), 2014): repulsion by degree, attraction along the
ties, weak gravity, an adaptive speed. Up to a few hundred nodes the repulsion is exact and the attraction linear, which
spreads them evenly. Above, the repulsion is solved on a mesh with a fast Fourier transform, so that a step costs the
number of ties plus that of mesh cells, and the attraction grows more slowly than the distance, which sets groups apart
(Noack, Journal of Graph Algorithms and Applications 11(2), 2007).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.floating[Any]]
Masses = NDArray[np.floating[Any]]
Indices = NDArray[np.intp]
Repulsion = Callable[[Points, Masses], Points]

SPACING = 56.0  # pixels between neighbouring nodes at scale 1, as the median
_EXACT = 500  # nodes up to which each pair repels on its own
_EVEN = 250  # nodes up to which attraction is linear
_REFINED = 2_000  # nodes up to which each pair does so in the last steps, which a mesh leaves coarse
_EXPONENT = 0.55  # of the distance in the attraction, in larger networks
_SMALL = 30  # nodes up to which fewer steps do, or a circle
_RING = 14  # neighbours of one hub that stand on one ring
_FLAT = 1.3  # width by height from which on a layout is drawn out in height
_SOFT = 0.25  # squared softening of the mesh kernel, in cells


def positions(
    count: int, ties: Sequence[tuple[int, int]], radii: Sequence[float], *, seed: int = 7, quick: bool = False
) -> Points:
    """Positions in pixels of `count` nodes that are tied together, the centre near the origin; discs do not overlap.

    `ties` are index pairs, each pair once; `radii` those of the discs. `quick` lays a small group out on a circle
    instead of by its forces, for where there are hundreds of such groups.
    """
    pairs = np.asarray(ties, dtype=np.intp).reshape(-1, 2)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    if count < 2 or not len(pairs):
        return np.zeros((count, 2))
    hub = _hub(count, pairs)
    if hub >= 0:
        points: Points = np.zeros((count, 2))
        points[np.arange(count) != hub] = _around(count - 1)
    elif quick and count < _SMALL:
        points = _around(count)
    else:
        points = _scaled(_forces(count, pairs, seed))
    return np.round(_apart(points, np.asarray(radii, dtype=float) + 5.0), 1) + 0.0


def _hub(count: int, pairs: Indices) -> int:
    """The node that all others are tied to and nothing else ties; -1 if there is none."""
    degree = np.bincount(pairs.ravel(), minlength=count)
    hub = int(degree.argmax())
    return hub if len(pairs) == count - 1 and degree[hub] == count - 1 else -1


def _around(count: int) -> Points:
    """Places around the origin: on an ellipse, which leaves room for labels at the sides; many, as in a sunflower."""
    number = np.arange(count)
    if count <= _RING:
        angle = number * (2 * np.pi / count) + (np.pi / 6 if count > 1 else 0.0)
        radius = np.full(count, SPACING * max(0.9, count / (2 * np.pi)))
    else:
        angle = number * 2.399963
        radius = SPACING * 0.62 * np.sqrt(number + 3.0)
    return cast(Points, np.stack([np.cos(angle) * 1.25, np.sin(angle)], axis=1) * radius[:, None])


def _forces(count: int, pairs: Indices, seed: int) -> Points:
    """The layout proper, in arbitrary units."""
    mass = np.bincount(pairs.ravel(), minlength=count) + 1.0
    points = np.random.default_rng(seed).normal(size=(count, 2)) * np.sqrt(count) * 4
    cells = 128 if count <= 3_000 else 256 if count <= 20_000 else 512
    repel = _exact_repulsion(count) if count <= _EXACT else _mesh_repulsion(cells)
    exponent = 1.0 if count <= _EVEN else _EXPONENT
    before = np.zeros_like(points)
    speed, efficiency = 1.0, 1.0
    steps = 120 if count < _SMALL else 300 if count <= _REFINED else 150 if count <= 20_000 else 100
    for step in range(steps):
        if _EXACT < count <= _REFINED and step == steps - 40:
            repel = _exact_repulsion(count)
        force = 2.0 * mass[:, None] * repel(points, mass) + _attraction(points, pairs, mass, exponent)
        force -= (mass / (np.linalg.norm(points, axis=1) + 1e-9))[:, None] * points
        swing = np.linalg.norm(force - before, axis=1)
        total_swing = float((mass * swing).sum()) + 1e-12
        traction = float((mass * np.linalg.norm(force + before, axis=1)).sum()) / 2
        jitter = max(0.05, min(10.0, 0.05 * np.sqrt(count) * traction / count**2))
        if total_swing / (traction + 1e-12) > 2.0:
            efficiency, jitter = max(efficiency * 0.5, 0.05), max(jitter, 1.0)
        target = jitter * efficiency * traction / total_swing
        if total_swing > jitter * traction:
            efficiency = max(efficiency * 0.7, 0.05)
        elif speed < 1_000:
            efficiency *= 1.3
        speed += min(target - speed, 0.5 * speed)
        points = points + force * (speed / (1 + np.sqrt(speed * swing)))[:, None]
        points -= points.mean(axis=0)
        before = force
    return cast(Points, points)


def _attraction(points: Points, pairs: Indices, mass: Masses, exponent: float) -> Points:
    """Springs, divided by the mass of the node pulled, so that hubs do not drag their leaves into a clump."""
    delta = points[pairs[:, 1]] - points[pairs[:, 0]]
    if exponent != 1.0:
        length = np.linalg.norm(delta, axis=1) + 1e-9
        delta *= ((length / length.mean()) ** (exponent - 1))[:, None]
    pull = np.zeros_like(points)
    for axis in (0, 1):
        pull[:, axis] += np.bincount(pairs[:, 0], delta[:, axis], len(points))
        pull[:, axis] -= np.bincount(pairs[:, 1], delta[:, axis], len(points))
    return cast(Points, pull * (mass.mean() / mass)[:, None])


def _exact_repulsion(count: int) -> Repulsion:
    """The sum over all pairs of `count` points, in single precision, which halves the time.

    The arrays over all pairs are made once, for all steps.
    """
    dx, dy, square, weight = np.empty((4, count, count), np.float32)

    def repel(points: Points, mass: Masses) -> Points:
        x, y = points.astype(np.float32).T
        np.subtract(x[:, None], x, out=dx)
        np.subtract(y[:, None], y, out=dy)
        np.multiply(dx, dx, out=weight)
        np.multiply(dy, dy, out=square)
        np.add(weight, square, out=weight)
        np.add(weight, np.float32(1e-3), out=weight)
        np.divide(mass.astype(np.float32), weight, out=weight)
        np.multiply(dx, weight, out=dx)
        np.multiply(dy, weight, out=dy)
        return np.stack([dx.sum(axis=1), dy.sum(axis=1)], axis=1).astype(float)

    return repel


def _mesh_repulsion(cells: int) -> Repulsion:
    """As `_exact_repulsion`, with the masses spread on a square mesh and convolved with x / |x|²."""
    width = 2 * cells
    steps = np.arange(width, dtype=np.float32)
    steps = np.where(steps < cells, steps, steps - width)
    square = steps[:, None] ** 2 + steps[None, :] ** 2 + np.float32(_SOFT)
    square[0, 0] = np.inf
    kernels = [np.fft.rfft2(steps[:, None] / square), np.fft.rfft2(steps[None, :] / square)]

    def repel(points: Points, mass: Masses) -> Points:
        low = points.min(axis=0)
        cell = max(float((points.max(axis=0) - low).max()) / (cells - 3), 1e-9)
        grid = (points - low) / cell + 1
        corner = grid.astype(np.intp)
        part = grid - corner
        shares = [
            ((corner[:, 0] + a) * width + corner[:, 1] + b, np.abs(1 - a - part[:, 0]) * np.abs(1 - b - part[:, 1]))
            for a in (0, 1)
            for b in (0, 1)
        ]
        density = np.zeros(width * width)
        for where, share in shares:
            density += np.bincount(where, share * mass, minlength=width * width)
        wave = np.fft.rfft2(density.reshape(width, width).astype(np.float32))
        force = np.zeros_like(points)
        for axis, kernel in enumerate(kernels):
            field = np.fft.irfft2(wave * kernel, s=(width, width)).ravel() / cell
            for where, share in shares:
                force[:, axis] += share * field[where]
        return force

    return repel


def _scaled(points: Points) -> Points:
    """Centre the points, lay their long axis level, and give each about SPACING² pixels of its own."""
    points = points - points.mean(axis=0)
    xx, xy, yy = (float((points[:, a] * points[:, b]).mean()) for a, b in ((0, 0), (0, 1), (1, 1)))
    tilt = 0.5 * np.arctan2(2 * xy, xx - yy)
    cosine, sine = np.cos(tilt), np.sin(tilt)
    x, y = points[:, 0], points[:, 1]
    points = np.stack([x * cosine + y * sine, y * cosine - x * sine], axis=1)
    # What drifted far off, being tied to nothing else, comes nearer, so that it does not make the rest small.
    radius = np.linalg.norm(points, axis=1) + 1e-9
    usual = float(np.percentile(radius, 85))
    points *= np.where(radius > usual, (usual + (radius - usual) * 0.3) / radius, 1.0)[:, None]
    low, high = np.percentile(points, 4, axis=0), np.percentile(points, 96, axis=0)
    points = points - (low + high) / 2
    wide, tall = np.maximum(high - low, 1e-6)
    # A long flat cloud would leave half of the screen empty: it is drawn out in height and pressed in width.
    stretch = np.sqrt(np.clip(wide / tall / _FLAT, 1.0, 2.2))
    points *= [1 / stretch, stretch]
    return cast(Points, points * (SPACING * np.sqrt(len(points) / (wide * tall))))


def _apart(points: Points, radii: Masses, rounds: int = 40) -> Points:
    """Push overlapping discs apart."""
    points = points.copy()
    reach = float(2 * radii.max())
    for _ in range(rounds):
        first, second = _close(points, reach)
        delta = points[first] - points[second]
        distance = np.linalg.norm(delta, axis=1)
        overlap = radii[first] + radii[second] - distance
        hit = overlap > 0.01
        if not hit.any():
            break
        first, second, delta, distance = first[hit], second[hit], delta[hit], distance[hit]
        # Points in one place part along a direction that depends on their numbers only.
        twin = distance < 1e-6
        angle = 2.399963 * (first[twin] + 1)
        delta[twin] = np.stack([np.cos(angle), np.sin(angle)], axis=1)
        distance[twin] = 1.0
        push = delta * (0.45 * overlap[hit] / distance)[:, None]
        for axis in (0, 1):
            points[:, axis] += np.bincount(first, push[:, axis], len(points))
            points[:, axis] -= np.bincount(second, push[:, axis], len(points))
    return points


def _close(points: Points, reach: float) -> tuple[Indices, Indices]:
    """Index pairs (each once) that may lie within `reach`: those in the same or adjoining cells of a grid."""
    cell = np.floor((points - points.min(axis=0)) / reach).astype(np.intp) + 1
    span = int(cell[:, 1].max()) + 2
    key = cell[:, 0] * span + cell[:, 1]
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    firsts, seconds = [], []
    for step in (0, 1, span - 1, span, span + 1):
        start = np.searchsorted(ordered, ordered + step, side="left")
        stop = np.searchsorted(ordered, ordered + step, side="right")
        if step == 0:
            start = np.arange(len(ordered)) + 1
        many = np.maximum(stop - start, 0)
        mine = np.repeat(np.arange(len(ordered)), many)
        ends = np.cumsum(many)
        offset = np.arange(len(mine)) - np.repeat(ends - many, many)
        firsts.append(order[mine])
        seconds.append(order[start[mine] + offset])
    return np.concatenate(firsts), np.concatenate(seconds)
