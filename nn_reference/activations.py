"""Activation functions and their derivatives: the only place where a network is not linear.

Each works entry by entry on any shape, and is exact for entries of any size: none takes the
exponential of a positive number. (Maxout, the one with weights of its own, takes a whole layer.)
"""

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.shapes import Array, array, fit


def step(z: ArrayLike) -> Array:
    """1.0 where z > 0, else 0.0.

    Source: Feedforward networks deck, "Step".

    >>> step([-2, 0, 3])
    array([0., 0., 1.])
    """
    return np.where(array(z) > 0, 1.0, 0.0)


def sigmoid(z: ArrayLike) -> Array:
    """1 / (1 + e^-z), elementwise.

    Source: Deep-learning lecture 3, "Sigmoid Function".

    >>> sigmoid([-1000, 0, 1000])
    array([0. , 0.5, 1. ])
    """
    z = array(z)
    small = np.exp(-np.abs(z))  # e^z for negative z, e^-z for positive: never more than 1
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def sigmoid_grad(z: ArrayLike) -> Array:
    """The derivative of the sigmoid at z, elementwise.

    Equal to s(z) (1 - s(z)), but without the 1 - s that loses every digit for large z.
    Source: Blaettchen, Applied Deep Learning, "Derivative of the logistic sigmoid function".

    >>> sigmoid_grad([0, 1000])
    array([0.25, 0.  ])
    """
    small = np.exp(-np.abs(array(z)))
    return small / (1.0 + small) ** 2


def tanh(z: ArrayLike) -> Array:
    """The hyperbolic tangent, elementwise.

    Source: DS 503 lecture 14, "Activation Functions: Some Common Choices".

    >>> tanh([-1000, 0, 1000])
    array([-1.,  0.,  1.])
    """
    return np.tanh(array(z))


def tanh_from_sigmoid(z: ArrayLike) -> Array:
    """The hyperbolic tangent as a stretched and shifted sigmoid, 2 s(2z) - 1, elementwise.

    Source: Feedforward networks deck, "Hyperbolic tangent (tanh)".

    >>> bool(np.allclose(tanh_from_sigmoid([0.3, -2]), tanh([0.3, -2])))
    True
    """
    return 2.0 * sigmoid(2.0 * array(z)) - 1.0


def tanh_grad(z: ArrayLike) -> Array:
    """The derivative of tanh at z, sech(z) squared, elementwise.

    Source: Blaettchen, Applied Deep Learning, "Derivative of the hyperbolic tangent".

    >>> tanh_grad([0, 1000])
    array([1., 0.])
    """
    return 4.0 * sigmoid_grad(2.0 * array(z))  # because tanh(z) = 2 s(2z) - 1


def relu(z: ArrayLike) -> Array:
    """max(0, z), elementwise.

    Source: Blaettchen, Applied Deep Learning, "Different activation functions".

    >>> relu([-2, 0, 3])
    array([0., 0., 3.])
    """
    return np.maximum(array(z), 0.0)


def relu_grad(z: ArrayLike) -> Array:
    """The derivative of ReLU: 0 up to z = 0, 1 beyond.

    At the kink any number in [0, 1] would do; this takes 0, as PyTorch does.
    Source: Blaettchen, Applied Deep Learning, "Derivative of the Rectified Linear Unit".

    >>> relu_grad([-2, 0, 3])
    array([0., 0., 1.])
    """
    return step(z)


def leaky_relu(z: ArrayLike, slope: float = 0.1) -> Array:
    """z where it is positive, slope times z elsewhere.

    Raises ValueError unless 0 <= slope < 1, where this equals max(slope z, z).
    Source: DS 503 lecture 14, "Commonly Used Activation Functions".

    >>> leaky_relu([-2, 0, 3])
    array([-0.2,  0. ,  3. ])
    """
    z = array(z)
    return np.where(z > 0, z, _slope(slope) * z)


def leaky_relu_grad(z: ArrayLike, slope: float = 0.1) -> Array:
    """The derivative of the leaky ReLU: slope up to z = 0, 1 beyond.

    Raises ValueError unless 0 <= slope < 1.
    Source: Blaettchen, Applied Deep Learning, "Derivative of the Leaky ReLU".

    >>> leaky_relu_grad([-2, 3])
    array([0.1, 1. ])
    """
    return np.where(array(z) > 0, 1.0, _slope(slope))


def absolute_relu(z: ArrayLike) -> Array:
    """|z|, elementwise: a leaky ReLU of slope -1.

    Source: Blaettchen, Applied Deep Learning, "Different activation functions" (Related).

    >>> absolute_relu([-2, 3])
    array([2., 3.])
    """
    return np.abs(array(z))


def absolute_relu_grad(z: ArrayLike) -> Array:
    """The derivative of |z|: its sign, and 0 at z = 0.

    Source: Blaettchen, Applied Deep Learning, "Different activation functions" (Related).

    >>> absolute_relu_grad([-2, 0, 3])
    array([-1.,  0.,  1.])
    """
    return np.sign(array(z))


def prelu(z: ArrayLike, slope: float) -> Array:
    """max(0, z) + slope min(0, z): a leaky ReLU whose slope is learned, so it may be any number.

    Source: Blaettchen, Applied Deep Learning, "Different activation functions" (Related).

    >>> prelu([-2, 3], 0.5)
    array([-1.,  3.])
    """
    z = array(z)
    return np.maximum(z, 0.0) + slope * np.minimum(z, 0.0)


def prelu_slope_grad(z: ArrayLike) -> Array:
    """The derivative of `prelu` with respect to its slope, min(0, z).

    Source: Blaettchen, Applied Deep Learning, "Different activation functions" (Related).

    >>> prelu_slope_grad([-2, 3])
    array([-2.,  0.])
    """
    return np.minimum(array(z), 0.0)


def elu(z: ArrayLike, alpha: float = 1.0) -> Array:
    """z where it is positive, alpha (e^z - 1) elsewhere.

    Raises ValueError unless alpha > 0.
    Source: DS 503 lecture 14, "Commonly Used Activation Functions".

    >>> elu([-1000, 0, 1000])
    array([  -1.,    0., 1000.])
    """
    z = array(z)
    return np.where(z > 0, z, _alpha(alpha) * np.expm1(np.minimum(z, 0.0)))


def elu_grad(z: ArrayLike, alpha: float = 1.0) -> Array:
    """The derivative of the ELU: alpha e^z up to z = 0, 1 beyond.

    Raises ValueError unless alpha > 0.
    Source: DS 503 lecture 14, "Commonly Used Activation Functions".

    >>> elu_grad([-1000, 0, 1000], alpha=0.5)
    array([0. , 0.5, 1. ])
    """
    z = array(z)
    return np.where(z > 0, 1.0, _alpha(alpha) * np.exp(np.minimum(z, 0.0)))


def maxout(x: ArrayLike, W1: ArrayLike, b1: ArrayLike, W2: ArrayLike, b2: ArrayLike) -> Array:
    """The larger of two linear layers, unit by unit: max(W1 x + b1, W2 x + b2).

    x (n_in,); W1 and W2 (n_out, n_in); b1 and b2 (n_out,). Returns (n_out,).
    Raises ShapeError where these do not fit.
    Source: DS 503 lecture 14, "Commonly Used Activation Functions".

    >>> maxout([1, 2], [[1, 1]], [0], [[1, -1]], [5])
    array([4.])
    """
    rule = "x (n_in,), W1 (n_out, n_in), b1 (n_out,), W2 (n_out, n_in), b2 (n_out,)"
    x, W1, b1, W2, b2 = fit(rule, x, W1, b1, W2, b2)
    return np.maximum(W1 @ x + b1, W2 @ x + b2)


def _slope(slope: float) -> float:
    if not 0 <= slope < 1:
        raise ValueError(f"slope is {slope}; it should be at least 0 and less than 1")
    return float(slope)


def _alpha(alpha: float) -> float:
    if not alpha > 0:
        raise ValueError(f"alpha is {alpha}; it should be positive")
    return float(alpha)
