"""What the notebook gives: the one function that students need not write."""

import numpy as np


def sigmoid(z):
    """The logistic function 1 / (1 + exp(-z)) of a number, or of each entry of an array.

    Written with tanh, which is the same function and does not overflow, however large z is.
    """
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(z)))
