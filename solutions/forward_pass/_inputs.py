"""Draws that the masters of this folder share: mixed signs, sums near 1, no near-cancellation."""

import numpy as np

from autograder.authoring.look_alikes import mirrored


def signed(rng, low, high, shape):
    """Sizes between `low` and `high`, signs at random."""
    return rng.uniform(low, high, shape) * rng.choice([-1.0, 1.0], shape)


def vector(rng, n):
    """(n,) numbers of size about 1, of both signs where there are two or more."""
    signs = np.where(np.arange(n) % 2, -1.0, 1.0)
    return rng.uniform(0.5, 1.5, n) * rng.permutation(signs)


def biases(rng, n):
    """(n,) biases of both signs, none near 0 and no two alike."""
    return rng.permutation(np.linspace(0.3, 0.9, n)) * rng.permutation(np.where(np.arange(n) % 2, -1.0, 1.0))


def weights(rng, n_out, x):
    """(n_out, n_in) weights for which the first unit's products with `x` all have one sign.

    So the sums of a layer, taken together, are no small difference of large numbers.
    """
    n_in = len(x)
    W = signed(rng, 0.5, 1.5, (n_out, n_in)) / np.sqrt(n_in)
    W[0] = rng.uniform(0.8, 1.6, n_in) * np.sign(x) / n_in
    return W


def named(name):
    return {"plug": "activation", "name": name}


def curve(rng):
    """An activation that is not known by name: other ones in public and in hidden inputs."""
    return {"plug": "curve", "height": float(rng.uniform(1.2, 2.0)), "slope": float(rng.uniform(0.5, 0.9)), "shift": float(rng.uniform(0.3, 0.6))}


def layers(rng, *sizes, rows=False):
    """Weights and biases of a network of these sizes, in column form or in row form."""
    pairs = list(zip(sizes, sizes[1:], strict=False))
    weights = [mirrored(rng.normal(size=(m, n)) / np.sqrt(n)) for n, m in pairs]
    return [W.T.copy() if rows else W for W in weights], [rng.normal(size=m) for _, m in pairs]
