"""Draws that masters of this folder share."""

import numpy as np


def rearranged(rng, array):
    """The same entries, those between the first and the last in another order."""
    flat = array.ravel()
    return np.concatenate([flat[:1], rng.permutation(flat[1:-1]), flat[-1:]]).reshape(array.shape)
