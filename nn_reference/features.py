"""What hidden layers do to the space of inputs: three moves, and the features a person would make.

No learning here: each function shows one picture of the lecture as numbers.
"""

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.activations import tanh
from nn_reference.shapes import Array, fit


def feature_space_steps(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> tuple[Array, Array, Array]:
    """(W x, W x + b, tanh(W x + b)): a linear map, a shift, and a squeeze of one vector x (n_in,).

    W (n_out, n_in), b (n_out,); each result (n_out,).
    Raises ShapeError where these do not fit.
    Source: Quinton and Chin, deep networks, "Feature Space Transformation".

    >>> mapped, shifted, squeezed = feature_space_steps([1, 2], [[1, 1]], [-3])
    >>> mapped, shifted, squeezed
    (array([3.]), array([0.]), array([0.]))
    """
    x, W, b = fit("x (n_in,), W (n_out, n_in), b (n_out,)", x, W, b)
    mapped = W @ x
    return mapped, mapped + b, tanh(mapped + b)


def polar_features(X: ArrayLike) -> Array:
    """(n, 2): the squared distance from the origin, and the angle, of points X (n, 2).

    The angle is arctan2(x2, x1): arctan(x2 / x1) where x1 > 0, and defined everywhere.
    Raises ShapeError unless X is (n, 2).
    Source: Quinton and Chin, deep networks, "Feature Engineering".

    >>> polar_features([[1, 1]])
    array([[2.        , 0.78539816]])
    """
    (X,) = fit("X (n, 2)", X)
    x1, x2 = X.T
    return np.column_stack([x1**2 + x2**2, np.arctan2(x2, x1)])
