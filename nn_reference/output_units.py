"""Output units: identity, sigmoid, and softmax, the one that looks at a whole vector.

Softmax works over the last axis, and is exact for entries of any size: the largest entry is
subtracted before any exponential is taken, which changes nothing but the overflow.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.activations import sigmoid
from nn_reference.shapes import Array, ShapeError, alike, array, fit


def softmax(z: ArrayLike) -> Array:
    """e^z_i / sum_j e^z_j over the last axis: positive, with sum 1.

    Exact for entries of any size, because the largest is subtracted first, which changes nothing.
    Raises ShapeError for a scalar or an empty axis.
    Source: DS 503 lecture 14, "Softmax".

    >>> softmax([1, 2, 3]).round(3)
    array([0.09 , 0.245, 0.665])
    >>> softmax([[1000, 0], [-1000, -1000]])
    array([[1. , 0. ],
           [0.5, 0.5]])
    """
    z = _with_last_axis(z)
    largest: Array = z.max(axis=-1, keepdims=True)
    powers = np.exp(z - largest)
    total: Array = powers.sum(axis=-1, keepdims=True)
    return powers / total


def log_softmax(z: ArrayLike) -> Array:
    """The logarithm of `softmax(z)`, finite where a probability is too small for a float.

    Raises ShapeError for a scalar or an empty axis.
    Source: Feedforward networks deck, "Cross entropy loss" (its minus is the loss).

    >>> log_softmax([1000, 0])
    array([    0., -1000.])
    """
    z = _with_last_axis(z)
    top = z.argmax(axis=-1)[..., None]
    shifted = z - np.take_along_axis(z, top, axis=-1)
    others = np.exp(shifted)
    np.put_along_axis(others, top, 0.0, axis=-1)  # the largest is the 1 of log1p: no digit is lost
    total: Array = others.sum(axis=-1, keepdims=True)
    return shifted - np.log1p(total)


def softmax_jacobian(z: ArrayLike) -> Array:
    """The (K, K) matrix of d softmax(z)_i / d z_j, for z (K,).

    Each row sums to 0, so the diagonal is what the rest of the row lacks: no 1 - p, which loses
    every digit where p is near 1.
    Raises ShapeError unless z is a vector.
    Source: Quinton and Chin, deep networks, "Backpropagation Through Softmax and Categorical
    Cross-Entropy Loss" (Consider n = 3).

    >>> softmax_jacobian([0, 0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    (z,) = fit("z (K,)", z)
    p = softmax(z)
    jacobian = -np.outer(p, p)
    np.fill_diagonal(jacobian, 0.0)
    return jacobian - np.diag(jacobian.sum(axis=1))


def softmax_vjp(p: ArrayLike, g: ArrayLike) -> Array:
    """dL/dz from g = dL/dp, where p = softmax(z): the product of g with the Jacobian.

    p and g (K,) or (n, K), one shape. Works without building the Jacobian.
    Raises ShapeError where the shapes differ.
    Source: Quinton and Chin, deep networks, "Backpropagation Through Softmax and Categorical
    Cross-Entropy Loss".

    >>> softmax_vjp([0.5, 0.5], [1, 0])
    array([ 0.25, -0.25])
    """
    p, g = alike("p and g must have one shape", p, g)
    mean: Array = (p * g).sum(axis=-1, keepdims=True)
    return p * (g - mean)


_OUTPUT_UNITS: dict[str, Callable[[Array], Array]] = {
    "regression": lambda z: z,
    "binary": sigmoid,
    "multiclass": softmax,
}


def output_unit(z: ArrayLike, task: str) -> Array:
    """A network's answer from its last weighted sums: identity, sigmoid or softmax.

    z (n, K); task "regression", "binary" or "multiclass".
    Raises ValueError for another task, ShapeError unless z is (n, K).
    Source: Blaettchen, Applied Deep Learning, "Output units".

    >>> output_unit([[0, 0]], "multiclass")
    array([[0.5, 0.5]])
    """
    (z,) = fit("z (n, K)", z)
    if task not in _OUTPUT_UNITS:
        raise ValueError(f"task is {task!r}; it should be one of {', '.join(_OUTPUT_UNITS)}")
    return _OUTPUT_UNITS[task](z)


def _with_last_axis(z: ArrayLike) -> Array:
    z = array(z, "z")
    if z.ndim == 0 or z.shape[-1] == 0:
        raise ShapeError(f"z is {z.shape}, but softmax needs at least one entry in the last axis")
    return z
