"""Draws that the masters of this folder share: arrays of several shapes, values around ±1."""

import numpy as np

from autograder.exercise import case


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


def small(rng):
    """A square of values of 0.03 to 0.25, of both signs; float32 differences are precise enough."""
    sizes = rng.permutation([*rng.uniform(0.03, 0.09, 3), *rng.uniform(0.12, 0.25, 6)])
    return (sizes * rng.permutation([-1, 1] * 4 + [1])).reshape(3, 3)


def shapes(rng):
    """Elementwise cases: one to four axes, a single entry, small and large values; no zeros."""
    yield case(mixed(rng, (6,)))
    yield case(mixed(rng, (3, 4)), label="a matrix")
    yield case(mixed(rng, (1,)), label="a single entry")
    yield case(mixed(rng, (2, 4, 3)), label="three axes")
    yield case(wide(rng, (5, 2)), label="large and small values")
    yield case(small(rng), label="small values in a square")
    yield case(mixed(rng, (2, 1, 3, 2)), label="four axes")
    yield case(mixed(rng, (1, 4)), label="one row")


def far_left(rng):
    """Values of −4 to −19 only: nothing larger hides an error in the tail."""
    sizes = [rng.uniform(4, 5), rng.uniform(8, 11), *rng.uniform(17, 19, 2)]
    yield case(-rng.permutation(sizes), label="all far to the left")


def tiny_and_huge(rng):
    """Of both signs: next to 0, where a threshold may lie, and far away."""
    tiny, huge = rng.uniform(1e-6, 1e-5, 2), rng.uniform(400, 900, 2)
    # Apart: beside a huge value an error in a tiny one is below the tolerance.
    yield case(rng.permutation([*tiny, *-tiny]), label="tiny values")
    yield case(rng.permutation([*huge, *-huge]), label="huge values")


def with_zeros(rng, shape):
    """Mixed values of which two are exactly 0."""
    z = mixed(rng, shape)
    z.reshape(-1)[rng.choice(z.size, 2, replace=False)] = 0.0
    return z


def extremes(rng):
    """Values at which exponentials overflow, among moderate ones (exact in float32, too)."""
    moderate = rng.integers(2, 12, 4) / 8 * np.array([1, -1, 1, -1])
    yield case(rng.permutation([-1000.0, 1000.0, *moderate]), label="±1000")
    # Their sum is below 0, that of the other two about 0: no sign stands for the whole array.
    far = np.array([rng.integers(730, 800), -rng.integers(810, 900)], dtype=float)
    yield case(rng.permutation([*far, *moderate]).reshape(2, 3), label="beyond ±730")
    yield case(np.array([-1e30, moderate[0], 1e30]), label="±1e30")


def rearranged(rng, z):
    """The same entries, those between the first and the last in another order."""
    flat = z.ravel()
    return np.concatenate([flat[:1], rng.permutation(flat[1:-1]), flat[-1:]]).reshape(z.shape)


def far_and_near(rng):
    """For the grader alone: many entries, equal ones, and sizes near 1e-7 and 1e7."""
    z = mixed(rng, (40,))
    yield case(z, label="40 entries")
    yield case(rearranged(rng, z), label="40 entries, in another order")
    yield case(mixed(rng, (36, 17)), label="36 rows of 17")
    yield case(np.full((2, 3), -0.75), label="equal entries")
    yield case(mixed(rng, (2, 1, 2, 1, 3)), label="five axes")
    yield case(mixed(rng, (5,)) * 1e-7, label="sizes near 1e-7")
    yield case(mixed(rng, (4,)) * 1e7, label="sizes near 1e7")
