"""Draws that several exercises share."""

import numpy as np

THE_RNG = {"plug": "this rng"}
"""Stands for the generator of each call, in cases of the drivers of `core/rng/drivers`."""


def signed(rng, low, high, shape):
    """Numbers of a size between low and high with random signs."""
    return rng.uniform(low, high, shape) * rng.choice([-1.0, 1.0], shape)


def some_seeds(rng, count):
    """Different seeds, and the first of them once more."""
    seeds = (rng.integers(1_000_000) + np.cumsum(rng.integers(1, 1000, count))).tolist()
    return [*seeds, seeds[0]]


def many_seeds(rng, count):
    """Different seeds for a statistic."""
    start = int(rng.integers(1_000_000))
    return list(range(start, start + count))


def rearranged(rng, array):
    """The same entries, those between the first and the last in another order."""
    flat = array.ravel()
    return np.concatenate([flat[:1], rng.permutation(flat[1:-1]), flat[-1:]]).reshape(array.shape)


def other_middle(rng, array):
    """The same entries but for the middle, which NumPy does not print of more than a thousand."""
    other = array.copy()
    middle = tuple(slice(3, -3) if n > 6 else slice(None) for n in array.shape)
    other[middle] = rng.normal(size=other[middle].shape)
    return other
