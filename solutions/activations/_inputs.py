"""Draws that the masters of this folder share: arrays of several shapes, values around ±1."""

import numpy as np

from autograder.core.exercise import case


def mixed(rng, shape, low=0.3, high=2.5):
    """Sizes spread from `low` to `high`, about half of them negative, in random order."""
    size = int(np.prod(shape))
    step = (high - low) / max(size, 2)
    sizes = low + step * (np.arange(size) + rng.uniform(0.1, 0.9, size))
    if size == 1:
        sizes = rng.uniform(0.5, 1.5, 1)
    signs = np.where(np.arange(size) % 2, -1.0, 1.0) * rng.choice([-1.0, 1.0])
    return rng.permutation(sizes * signs).reshape(shape)


def wide(rng, shape):
    """Moderate values and values of up to ±12, in random order."""
    size = int(np.prod(shape))
    half = size // 2
    both = [mixed(rng, half, 0.3, 1.5), mixed(rng, size - half, 3.0, 12.0)]
    return rng.permutation(np.concatenate(both)).reshape(shape)


def shapes(rng):
    """Elementwise cases: one, two and three axes, a single entry, a wide range; no zeros."""
    yield case(mixed(rng, (6,)))
    yield case(mixed(rng, (3, 4)), label="a matrix")
    yield case(mixed(rng, (1,)), label="a single entry")
    yield case(mixed(rng, (2, 4, 3)), label="three axes")
    yield case(wide(rng, (5, 2)), label="large and small values")


def tiny_and_huge(rng):
    """Of both signs: next to 0, where a threshold may lie, and far away."""
    sizes = np.concatenate([rng.uniform(1e-6, 1e-5, 2), rng.uniform(50, 200, 2)])
    yield case(rng.permutation([*sizes, *-sizes]), label="tiny and huge values")


def with_zeros(rng, shape):
    """Mixed values of which two are exactly 0."""
    z = mixed(rng, shape)
    z.reshape(-1)[rng.choice(z.size, 2, replace=False)] = 0.0
    return z


def extremes(rng):
    """Values at which exponentials overflow, among moderate ones (exact in float32, too)."""
    moderate = rng.integers(2, 12, 4) / 8 * np.array([1, -1, 1, -1])
    yield case(rng.permutation([-1000.0, 1000.0, *moderate]), label="±1000")
    far = rng.integers(730, 900, 2) * np.array([1.0, -1.0])
    yield case(rng.permutation([*far, *moderate]).reshape(2, 3), label="beyond ±730")
    yield case(np.array([-1e30, moderate[0], 1e30]), label="±1e30")
