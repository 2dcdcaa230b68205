"""Losses, on probabilities and on logits, and the gradients that start backpropagation.

A logit is a weighted sum before the sigmoid or softmax. Losses on logits stay exact where the
probability itself rounds to 0 or 1. Logarithms are natural.
"""

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.activations import sigmoid, sigmoid_grad
from nn_reference.information import distribution, times_log
from nn_reference.output_units import log_softmax, softmax
from nn_reference.shapes import Array, fit, rows_of


def half_squared_error(y: ArrayLike, t: ArrayLike) -> float:
    """Half the sum of (t_k - y_k)^2, for one example's output y and target t, (K,) each.

    Raises ShapeError where the shapes differ.
    Source: Deep-learning lecture 3, "Loss for an Example".

    >>> half_squared_error([1, 2], [0, 4])
    2.5
    """
    y, t = fit("y (K,), t (K,)", y, t)
    return float(0.5 * np.sum((t - y) ** 2))


def half_squared_error_grad(y: ArrayLike, t: ArrayLike) -> Array:
    """dL/dy of `half_squared_error`: y - t.

    Raises ShapeError where the shapes differ.
    Source: Deep-learning lecture 3, "Compute dL/dnet" (Case 1).

    >>> half_squared_error_grad([1, 2], [0, 4])
    array([ 1., -2.])
    """
    y, t = fit("y (K,), t (K,)", y, t)
    return y - t


def total_loss(Y: ArrayLike, T: ArrayLike) -> float:
    """The sum of `half_squared_error` over the rows of Y and T, (n, K) each.

    Raises ShapeError where the shapes differ.
    Source: Deep-learning lecture 3, "Total Loss".

    >>> total_loss([[1, 2], [0, 0]], [[0, 4], [1, 1]])
    3.5
    """
    Y, T = fit("Y (n, K), T (n, K)", Y, T)
    return float(0.5 * np.sum((T - Y) ** 2))


def binary_cross_entropy(y_hat: ArrayLike, y: ArrayLike) -> float:
    """The mean of -y log y_hat - (1 - y) log(1 - y_hat) over n examples, (n,) each.

    inf where a probability of 0 is given to what happened.
    Raises ShapeError where the shapes differ, ValueError for a y_hat outside [0, 1].
    Source: Blaettchen, Applied Deep Learning, "Cross-entropy".

    >>> round(binary_cross_entropy([0.5, 0.9], [0, 1]), 6)
    0.399254
    """
    y_hat, y = fit("y_hat (n,), y (n,)", y_hat, y)
    _probabilities(y_hat, "y_hat")
    return float(-np.mean(times_log(y, y_hat) + times_log(1.0 - y, 1.0 - y_hat)))


def binary_cross_entropy_with_logits(a: ArrayLike, y: ArrayLike) -> float:
    """`binary_cross_entropy(sigmoid(a), y)`, exact for logits of any size; a, y (n,).

    Raises ShapeError where the shapes differ.
    Source: Feedforward networks deck, "Cross entropy loss".

    >>> binary_cross_entropy_with_logits([1000, -1000], [1, 1])
    500.0
    """
    a, y = fit("a (n,), y (n,)", a, y)
    # -log s(a) is log(1 + e^-a), and log(1 + e^a) is a more: take the one that cannot overflow
    soft = np.log1p(np.exp(-np.abs(a)))
    return float(np.mean(y * np.maximum(-a, 0.0) + (1.0 - y) * np.maximum(a, 0.0) + soft))


def cross_entropy(y_hat: ArrayLike, y: ArrayLike) -> float:
    """The mean over rows of -sum_k y_k log y_hat_k, (n, K) each.

    inf where a probability of 0 is given to what happened.
    Raises ShapeError where the shapes differ, ValueError for a y_hat outside [0, 1].
    Source: Blaettchen, Applied Deep Learning, "Cross-entropy".

    >>> round(cross_entropy([[0.5, 0.5], [0.9, 0.1]], [[0, 1], [1, 0]]), 6)
    0.399254
    """
    y_hat, y = fit("y_hat (n, K), y (n, K)", y_hat, y)
    _probabilities(y_hat, "y_hat")
    return float(-np.mean(times_log(y, y_hat).sum(axis=1)))


def cross_entropy_with_logits(a: ArrayLike, labels: ArrayLike) -> float:
    """The mean over rows of -a_y + log sum_k e^a_k, exact for logits of any size.

    a (n, K); labels (n,) ints from 0 to K - 1.
    Raises ShapeError, TypeError or ValueError where the labels are not that.
    Source: Feedforward networks deck, "Cross entropy loss".

    >>> cross_entropy_with_logits([[1000, -1000], [1000, -1000]], [0, 1])
    1000.0
    """
    (a,) = fit("a (n, K)", a)
    y = rows_of(labels, *a.shape)
    return float(-np.mean(log_softmax(a)[np.arange(len(y)), y]))


def cross_entropy_output_grad(y_hat: ArrayLike, y: ArrayLike) -> Array:
    """dL/dy_hat of -sum_k y_k log y_hat_k for one example, -y / y_hat; (K,) each.

    Raises ShapeError where the shapes differ, ValueError for a y_hat outside (0, 1].
    Source: Quinton and Chin, deep networks, "Backpropagation Through Softmax and Categorical
    Cross-Entropy Loss".

    >>> cross_entropy_output_grad([0.5, 0.5], [0, 1])
    array([-0., -2.])
    """
    y_hat, y = fit("y_hat (K,), y (K,)", y_hat, y)
    _probabilities(y_hat, "y_hat")
    if not np.all(y_hat > 0):
        raise ValueError("y_hat holds a 0, where -y / y_hat has no value")
    return -y / y_hat


def softmax_cross_entropy_grad(z: ArrayLike, y: ArrayLike) -> Array:
    """dL/dz of the cross-entropy of softmax(z) for one example: y_hat - y; (K,) each.

    y sums to 1; a one-hot target and a soft one both do.
    Raises ShapeError where the shapes differ, ValueError where y is not a distribution.
    Source: Quinton and Chin, deep networks, "Backpropagation Through Softmax and Categorical
    Cross-Entropy Loss".

    >>> softmax_cross_entropy_grad([0, 0], [0, 1])
    array([ 0.5, -0.5])
    """
    z, y = fit("z (K,), y (K,)", z, y)
    return softmax(z) - distribution(y, "y")


def softmax_cross_entropy_grad_rows(Z: ArrayLike, Y: ArrayLike) -> Array:
    """dJ/dZ of the mean cross-entropy of softmax(Z) over n rows: (Y_hat - Y) / n; (n, K) each.

    Raises ShapeError where the shapes differ, ValueError where a row of Y is not a distribution.
    Source: Blaettchen, Applied Deep Learning, "Back-propagation algorithm" (its first g).

    >>> softmax_cross_entropy_grad_rows([[0, 0], [0, 0]], [[0, 1], [1, 0]])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    Z, Y = fit("Z (n, K), Y (n, K)", Z, Y)
    return (softmax(Z) - distribution(Y, "Y")) / len(Z)


def sigmoid_cross_entropy_grad(a: ArrayLike, y: ArrayLike) -> Array:
    """dL/da of the binary cross-entropy of sigmoid(a), example by example: s(a) - y; (n,) each.

    Raises ShapeError where the shapes differ.
    Source: Feedforward networks deck, "Cross entropy loss".

    >>> sigmoid_cross_entropy_grad([0, 1000], [1, 0])
    array([-0.5,  1. ])
    """
    a, y = fit("a (n,), y (n,)", a, y)
    # s(a) - y, written so that no digit is lost where s(a) is near y = 1
    return (1.0 - y) * sigmoid(a) - y * sigmoid(-a)


def squared_error_sigmoid_grad(z: ArrayLike, t: ArrayLike) -> Array:
    """dL/dz of half the squared error of sigmoid(z): (s(z) - t) s'(z); (K,) each.

    Raises ShapeError where the shapes differ.
    Source: Deep-learning lecture 3, "Compute dL/dnet" (Case 1).

    >>> squared_error_sigmoid_grad([0], [1])
    array([-0.125])
    """
    z, t = fit("z (K,), t (K,)", z, t)
    return half_squared_error_grad(sigmoid(z), t) * sigmoid_grad(z)


def _probabilities(p: Array, name: str) -> None:
    if np.any(p < 0) or np.any(p > 1):
        raise ValueError(f"{name} should hold probabilities, from 0 to 1")
