"""One fully connected layer: its weighted sums, their gradients, and two identities.

Column form is z = W x + b, with W (n_out, n_in), for one example; row form, whose names end in
`_rows`, is Z = X W + b, with W (n_in, n_out), for a batch.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.shapes import Array, fit

ActivationFunction = Callable[[Array], Array]


def weighted_sum(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> Array:
    """z = W x + b (n_out,): row i of W (n_out, n_in) holds the weights into unit i.

    x (n_in,), b (n_out,).
    Raises ShapeError where these do not fit.
    Source: Quinton and Chin, deep networks, "Recap: 2-Layer Neural Network".

    >>> weighted_sum([1, -1], [[1, -2], [-1, 1]], [1, 0])
    array([ 4., -2.])
    """
    x, W, b = fit("x (n_in,), W (n_out, n_in), b (n_out,)", x, W, b)
    return W @ x + b


def weighted_sum_rows(X: ArrayLike, W: ArrayLike, b: ArrayLike) -> Array:
    """Z = X W + b (n, n_out), one example a row; X (n, n_in), W (n_in, n_out), b (n_out,).

    Raises ShapeError where these do not fit.
    Source: Blaettchen, Applied Deep Learning, "Why non-linear activation functions?".

    >>> weighted_sum_rows([[1, -1]], [[1, -1], [-2, 1]], [1, 0])
    array([[ 4., -2.]])
    """
    X, W, b = fit("X (n, n_in), W (n_in, n_out), b (n_out,)", X, W, b)
    return X @ W + b


def dense(x: ArrayLike, W: ArrayLike, b: ArrayLike, activation: ActivationFunction) -> Array:
    """The output (n_out,) of a layer, activation(W x + b), column form.

    x (n_in,), W (n_out, n_in), b (n_out,).
    Raises ShapeError where these do not fit.
    Source: Quinton and Chin, deep networks, "Layers and Vectorized Forward Propagation".

    >>> dense([1, -1], [[1, -2], [-1, 1]], [1, 0], np.tanh).round(4)
    array([ 0.9993, -0.964 ])
    """
    return activation(weighted_sum(x, W, b))


def linear_backward(upstream: ArrayLike, x: ArrayLike, W: ArrayLike) -> tuple[Array, Array, Array]:
    """(dx, dW, db) of z = W x + b from upstream = dL/dz (n_out,), column form.

    x (n_in,), W (n_out, n_in).
    Raises ShapeError where these do not fit.
    Source: DS 503 lecture 14, "Backprop with vectors".

    >>> dx, dW, db = linear_backward([1, 2], [3, 4, 5], [[1, 0, 0], [0, 1, 0]])
    >>> dx, dW, db
    (array([1., 2., 0.]), array([[ 3.,  4.,  5.],
           [ 6.,  8., 10.]]), array([1., 2.]))
    """
    rule = "upstream (n_out,), x (n_in,), W (n_out, n_in)"
    upstream, x, W = fit(rule, upstream, x, W)
    return W.T @ upstream, np.outer(upstream, x), upstream.copy()


def linear_backward_rows(
    upstream: ArrayLike, X: ArrayLike, W: ArrayLike
) -> tuple[Array, Array, Array]:
    """(dX, dW, db) of Z = X W + b from upstream = dL/dZ (n, n_out), row form.

    X (n, n_in), W (n_in, n_out). All examples share the bias, so its gradient sums over them.
    Raises ShapeError where these do not fit.
    Source: Blaettchen, Applied Deep Learning, "Back-propagation algorithm".

    >>> dX, dW, db = linear_backward_rows([[1], [1]], [[1, 2], [3, 4]], [[5], [6]])
    >>> dX, dW, db
    (array([[5., 6.],
           [5., 6.]]), array([[4.],
           [6.]]), array([2.]))
    """
    rule = "upstream (n, n_out), X (n, n_in), W (n_in, n_out)"
    upstream, X, W = fit(rule, upstream, X, W)
    db: Array = upstream.sum(axis=0)
    return upstream @ W.T, X.T @ upstream, db


def fold_bias(W: ArrayLike, b: ArrayLike) -> Array:
    """(n_out, n_in + 1): the bias as the weight of one more input that is always 1.

    W (n_out, n_in), b (n_out,). The new weight stands in the last column.
    Raises ShapeError where these do not fit.
    Source: Quinton and Chin, deep networks, "A note about the bias".

    >>> fold_bias([[1, 2], [3, 4]], [5, 6])
    array([[1., 2., 5.],
           [3., 4., 6.]])
    """
    W, b = fit("W (n_out, n_in), b (n_out,)", W, b)
    return np.column_stack([W, b])


def collapse_rows(
    W1: ArrayLike, b1: ArrayLike, W2: ArrayLike, b2: ArrayLike
) -> tuple[Array, Array]:
    """(W, b) of the one layer that equals two linear layers in a row, row form.

    W1 (n_0, n_1), b1 (n_1,), W2 (n_1, n_2), b2 (n_2,).
    Raises ShapeError where these do not fit.
    Source: Blaettchen, Applied Deep Learning, "Why non-linear activation functions?".

    >>> collapse_rows([[1, 2]], [3, 4], [[5], [6]], [7])
    (array([[17.]]), array([46.]))
    """
    rule = "W1 (n_0, n_1), b1 (n_1,), W2 (n_1, n_2), b2 (n_2,)"
    W1, b1, W2, b2 = fit(rule, W1, b1, W2, b2)
    return W1 @ W2, b1 @ W2 + b2
