"""What the notebook gives: the two output units, which students wrote in the assignment before."""

import numpy as np


def sigmoid(z):
    """The logistic function 1 / (1 + exp(-z)), entry by entry, however large z is."""
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(z)))


def softmax(z):
    """Probabilities from logits, over the last axis, however large they are."""
    z = np.asarray(z)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
