"""Draws that masters of this folder share."""

import numpy as np


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
