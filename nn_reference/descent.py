"""From gradients to parameters: gradient descent, on all the data or on a batch at a time.

What is minimised is not known here: a gradient is a function that is handed in.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.delta import update
from nn_reference.shapes import Array, IntArray, ShapeError, array, count


def gradient_descent(
    grad: Callable[[Array], ArrayLike], theta: ArrayLike, alpha: float, steps: int
) -> Array:
    """The parameters after `steps` moves of theta against its gradient, alpha times as long.

    theta may have any shape; grad(theta) has the same. theta itself is unchanged.
    Raises ShapeError where the gradient has another shape, ValueError for negative steps.
    Source: Blaettchen, Applied Deep Learning, "Minimizing the cost function through gradient
    descent".

    >>> gradient_descent(lambda theta: 2 * theta, [1, -1], 0.25, 2)
    array([ 0.25, -0.25])
    """
    theta = array(theta, "theta").copy()
    for _ in range(count(steps, "steps", least=0)):
        theta = update(theta, grad(theta), alpha)
    return theta


def minibatches(n: int, size: int, rng: np.random.Generator) -> list[IntArray]:
    """0 ... n - 1 in random order, cut into batches of `size`; the last may be smaller.

    Raises ValueError for n or size below 1.
    Source: Feedforward networks deck, "Typical definition of a DNN" (mini batch SGD).

    >>> [len(batch) for batch in minibatches(7, 3, np.random.default_rng(0))]
    [3, 3, 1]
    """
    order = rng.permutation(count(n, "n")).astype(np.int64)
    return [order[start : start + size] for start in range(0, n, count(size, "size"))]


def sgd_epoch(
    X: ArrayLike,
    y: ArrayLike,
    theta: ArrayLike,
    grad: Callable[[Array, Array, Array], ArrayLike],
    alpha: float,
    size: int,
    rng: np.random.Generator,
) -> Array:
    """The parameters after one pass over the data, one move for each batch.

    X and y have n rows, in any shape; grad(X_batch, y_batch, theta) has theta's shape.
    Raises ShapeError where X and y differ in rows, ValueError for a size below 1.
    Source: Feedforward networks deck, "Summary and notes".

    >>> mean_error = lambda X, y, theta: theta - y.mean()
    >>> sgd_epoch([[0], [0]], [4, 4], [0.0], mean_error, 0.5, 1, np.random.default_rng(0))
    array([3.])
    """
    X, y, theta = np.asarray(X), np.asarray(y), array(theta, "theta").copy()
    if X.ndim == 0 or y.ndim == 0 or len(X) != len(y):
        raise ShapeError(f"X is {X.shape} and y is {y.shape}, but each row of X has one of y")
    for batch in minibatches(len(X), size, rng):
        theta = update(theta, grad(X[batch], y[batch], theta), alpha)
    return theta


def initialise(
    sizes: Sequence[int], rng: np.random.Generator, *, scale: float = 0.01
) -> tuple[list[Array], list[Array]]:
    """(weights, biases) in row form: normal weights times scale, and biases of 0.

    sizes [n_0, ..., n_L]. Small differences between units are what lets them learn apart.
    Raises ValueError for fewer than two sizes, or one below 1.
    Source: Blaettchen, Applied Deep Learning, "What to do instead?".

    >>> weights, biases = initialise([3, 4, 2], np.random.default_rng(0))
    >>> [W.shape for W in weights], [b.shape for b in biases]
    ([(3, 4), (4, 2)], [(4,), (2,)])
    """
    sizes = _network_sizes(sizes)
    weights = [scale * rng.standard_normal(shape) for shape in pairwise(sizes)]
    return weights, _zeros(sizes)


def initialise_equal(sizes: Sequence[int], value: float) -> tuple[list[Array], list[Array]]:
    """(weights, biases) in row form, every weight the same: units that can never tell apart.

    All units of a layer compute the same and get the same gradient, at every step.
    Raises ValueError for fewer than two sizes, or one below 1.
    Source: Blaettchen, Applied Deep Learning, "Parameter initialization".

    >>> initialise_equal([1, 2], 0.5)[0]
    [array([[0.5, 0.5]])]
    """
    sizes = _network_sizes(sizes)
    weights = [np.full(shape, float(value)) for shape in pairwise(sizes)]
    return weights, _zeros(sizes)


def _network_sizes(sizes: Sequence[int]) -> list[int]:
    checked = [count(size, "a size") for size in sizes]
    if len(checked) < 2:
        raise ValueError(f"sizes is {checked}; it should hold the input's size and a layer's")
    return checked


def _zeros(sizes: Sequence[int]) -> list[Array]:
    return [np.zeros(n) for n in sizes[1:]]
