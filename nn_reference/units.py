"""One unit: a weighted sum and a decision, and what two layers of perceptrons can compute.

The smallest networks there are, before any layer is a matrix.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.shapes import Array, IntArray, array, fit, scalar

#: The hidden perceptrons of the 4-bit example, and the one that joins them: y = z1 or z2.
CONSECUTIVE_HIDDEN_WEIGHTS = np.array([[1.0, 2.0, 1.0, 0.0], [0.0, 0.0, 1.0, 1.0]])
CONSECUTIVE_HIDDEN_BIASES = np.array([-2.5, -1.5])
OR_WEIGHTS, OR_BIAS = np.array([1.0, 1.0]), -0.5


def unit(
    x: ArrayLike, w: ArrayLike, b: ArrayLike, activation: Callable[[Array], ArrayLike]
) -> float:
    """The output activation(w . x + b) of one unit; x and w (n,), b a number.

    Raises ShapeError where x and w differ in length or b is not a scalar.
    Source: Quinton and Chin, deep networks, "Recap: 2-Layer Neural Network".

    >>> unit([1, 2], [3, 4], 0.5, lambda z: 2 * z)
    23.0
    """
    x, w = fit("x (n,), w (n,)", x, w)
    return scalar(activation(array(w @ x + scalar(b, "b"))), "activation(z)")


def perceptron(x: ArrayLike, w: ArrayLike, b: ArrayLike) -> int:
    """1 where w . x + b > 0, else 0; x and w (n,), b a number.

    Raises ShapeError where x and w differ in length or b is not a scalar.
    Source: DS 503 lecture 14, "Example (Learning Non-Linear Boundaries)".

    >>> perceptron([1, 1], [1, 1], -1.5), perceptron([1, 0], [1, 1], -1.5)
    (1, 0)
    """
    x, w = fit("x (n,), w (n,)", x, w)
    return int(w @ x + scalar(b, "b") > 0)


def consecutive_ones_hidden(x: ArrayLike) -> IntArray:
    """What the two hidden perceptrons (2,) of the 4-bit example answer to x (4,).

    The first fires for a one at place 2 with a neighbour, the second for ones at places 3 and 4.
    Raises ShapeError unless x has 4 entries.
    Source: DS 503 lecture 14, "Example (Learning Non-Linear Boundaries)".

    >>> consecutive_ones_hidden([0, 1, 1, 0])
    array([1, 0])
    """
    (x,) = fit("x (4,)", x)
    rows = zip(CONSECUTIVE_HIDDEN_WEIGHTS, CONSECUTIVE_HIDDEN_BIASES, strict=True)
    return np.array([perceptron(x, w, b) for w, b in rows], dtype=np.int64)


def consecutive_ones(x: ArrayLike) -> int:
    """1 where the bits x (4,) have two neighbouring ones, else 0.

    Raises ShapeError unless x has 4 entries.
    Source: DS 503 lecture 14, "Example (Learning Non-Linear Boundaries)".

    >>> consecutive_ones([0, 1, 1, 0]), consecutive_ones([1, 0, 0, 1])
    (1, 0)
    """
    return perceptron(consecutive_ones_hidden(x), OR_WEIGHTS, OR_BIAS)
