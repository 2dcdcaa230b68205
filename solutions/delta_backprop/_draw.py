"""Draws that masters of this folder share."""

import numpy as np

from autograder.authoring.look_alikes import mirrored

from .given import sigmoid


def signed(rng, low, high, shape):
    """Sizes between `low` and `high`, signs at random."""
    return rng.uniform(low, high, shape) * rng.choice([-1.0, 1.0], shape)


def two_layers(rng, n_in, n_hidden, n_out):
    """Input, targets on the far side of the outputs, and weights of a net without biases."""
    x = signed(rng, 0.5, 1.4, n_in)
    W1 = signed(rng, 0.2, 0.8, (n_hidden, n_in)) / np.sqrt(max(n_in / 4, 1))
    W2 = signed(rng, 0.3, 0.9, (n_out, n_hidden)) / np.sqrt(max(n_hidden / 4, 1))
    y = sigmoid(W2 @ sigmoid(W1 @ x))
    t = np.where(y > 0.5, rng.uniform(0.0, 0.2, n_out), rng.uniform(0.8, 1.0, n_out))
    return x, t, W1, W2


def fair_net(rng):
    """A net of `two_layers` with 9, 10 and 9 units, for look-alikes.

    No larger: a right answer may find every slope by a forward pass of its own.
    """
    x, t, W1, W2 = two_layers(rng, 9, 10, 9)
    return mirrored(x), t, mirrored(W1), mirrored(W2)


def special_nets(rng):
    """Nets of `two_layers` with many units, equal layers and units, inputs of 0, large weights."""
    yield two_layers(rng, 36, 5, 2), "36 inputs"
    yield two_layers(rng, 2, 40, 3), "40 hidden units"
    yield two_layers(rng, 3, 4, 36), "36 outputs"
    x, t, W1, W2 = two_layers(rng, 3, 3, 3)
    yield (x, t, W1, W1.copy()), "equal layers"
    yield (x * 1e-7, t, W1 * 1e7, W2), "inputs near 1e-7, weights near 1e7"
    yield (x * 0, t, W1 * 1e7, W2), "inputs of 0, huge weights"
    x, t, W1, W2 = two_layers(rng, 2, 1, 3)
    W1 = np.repeat(W1, 4, axis=0)
    W1[3] *= -1
    yield (x, t * 3 - 1, W1, signed(rng, 0.3, 0.9, (3, 4))), "equal hidden units, targets beyond 1"
