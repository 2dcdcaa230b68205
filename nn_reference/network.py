"""Fully connected networks: one layer after another forward, and the chain rule backward.

Column form takes one example, row form (`_rows`) a batch, as in `layers`. A forward pass keeps
every z and a in a `Trace`; the backward pass starts from the output's delta = -dL/dz and gives
every layer's in a `Backward`. Nothing here knows a loss, or which activation is in use.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.activations import sigmoid
from nn_reference.layers import (
    ActivationFunction,
    linear_backward,
    linear_backward_rows,
    weighted_sum,
    weighted_sum_rows,
)
from nn_reference.registry import Activation
from nn_reference.shapes import Array, ShapeError, fit


@dataclass(frozen=True)
class Trace:
    """What a forward pass leaves behind, layer by layer.

    `a[0]` is the input, `a[l]` the output of layer l, and `z[l - 1]` its weighted sums: there is
    one more a than z.
    """

    z: tuple[Array, ...]
    a: tuple[Array, ...]

    @property
    def output(self) -> Array:
        """The output of the last layer."""
        return self.a[-1]


@dataclass(frozen=True)
class Backward:
    """What a backward pass finds, the first layer first.

    `delta` is -dL/dz, the sign of Deep-learning lecture 3; `dW`, `db` and `dx` are true gradients.
    """

    delta: tuple[Array, ...]
    dW: tuple[Array, ...]  # noqa: N815, the name in the formula
    db: tuple[Array, ...]
    dx: Array


def forward(
    x: ArrayLike,
    weights: Sequence[ArrayLike],
    biases: Sequence[ArrayLike],
    activations: Sequence[ActivationFunction],
) -> Trace:
    """The trace of one example x (n_0,) through all layers, column form.

    Layer l has W (n_l, n_l-1), b (n_l,) and its own activation.
    Raises ShapeError where a layer does not fit the one before, or the lists differ in length.
    Source: Deep-learning lecture 3, "Neural Network" (Matrix Operation).

    >>> trace = forward([1, -1], [[[1, -2], [-1, 1]]], [[1, 0]], [lambda z: 2 * z])
    >>> trace.z[0], trace.output
    (array([ 4., -2.]), array([ 8., -4.]))
    """
    (x,) = fit("x (n_0,)", x)
    return _forward(weighted_sum, x, weights, biases, activations)


def forward_rows(
    X: ArrayLike,
    weights: Sequence[ArrayLike],
    biases: Sequence[ArrayLike],
    activations: Sequence[ActivationFunction],
) -> Trace:
    """The trace of a batch X (n, n_0) through all layers, row form.

    Layer l has W (n_l-1, n_l), b (n_l,) and its own activation.
    Raises ShapeError where a layer does not fit the one before, or the lists differ in length.
    Source: Blaettchen, Applied Deep Learning, "Forward-propagation algorithm".

    >>> forward_rows([[1, 2], [3, 4]], [[[1], [1]]], [[1]], [lambda z: -z]).output
    array([[-4.],
           [-8.]])
    """
    (X,) = fit("X (n, n_0)", X)
    return _forward(weighted_sum_rows, X, weights, biases, activations)


def backward(
    trace: Trace,
    weights: Sequence[ArrayLike],
    activations: Sequence[Activation],
    delta: ArrayLike,
) -> Backward:
    """Every layer's delta and gradients from the output's delta = -dL/dz (n_L,), column form.

    Raises ShapeError where delta or the weights do not fit the trace.
    Source: Deep-learning lecture 3, "BP: Summary".

    >>> from nn_reference.registry import ACTIVATIONS
    >>> linear, W = ACTIVATIONS["identity"], [[1.0, -2.0], [-1.0, 1.0]]
    >>> back = backward(forward([1, -1], [W], [[1, 0]], [linear]), [W], [linear], [1, 2])
    >>> back.dW[0]
    array([[-1.,  1.],
           [-2.,  2.]])
    """
    _, delta = fit("z (n_L,), delta (n_L,)", trace.z[-1], delta)
    return _backward(linear_backward, trace, weights, activations, delta)


def backward_rows(
    trace: Trace,
    weights: Sequence[ArrayLike],
    activations: Sequence[Activation],
    delta: ArrayLike,
) -> Backward:
    """Every layer's delta and gradients from the output's delta = -dL/dZ (n, n_L), row form.

    Raises ShapeError where delta or the weights do not fit the trace.
    Source: Blaettchen, Applied Deep Learning, "Back-propagation algorithm".

    >>> from nn_reference.registry import ACTIVATIONS
    >>> linear, W = ACTIVATIONS["identity"], [[1.0], [2.0]]
    >>> trace = forward_rows([[1, 2], [3, 4]], [W], [[0]], [linear])
    >>> back = backward_rows(trace, [W], [linear], [[-1], [-1]])
    >>> back.dW[0], back.db[0]
    (array([[4.],
           [6.]]), array([2.]))
    """
    _, delta = fit("Z (n, n_L), delta (n, n_L)", trace.z[-1], delta)
    return _backward(linear_backward_rows, trace, weights, activations, delta)


#: The three-layer sigmoid network of Deep-learning lecture 3, column form.
SLIDE_WEIGHTS = (
    np.array([[1.0, -2.0], [-1.0, 1.0]]),
    np.array([[2.0, -1.0], [-2.0, -1.0]]),
    np.array([[3.0, -1.0], [-1.0, 4.0]]),
)
SLIDE_BIASES = (np.array([1.0, 0.0]), np.zeros(2), np.array([-2.0, 2.0]))


def slide_network(x: ArrayLike) -> Trace:
    """The trace of x (2,) through the lecture's three-layer sigmoid network.

    Raises ShapeError unless x has 2 entries.
    Source: Deep-learning lecture 3, "This is a function".

    >>> slide_network([1, -1]).output.round(2), slide_network([0, 0]).output.round(2)
    (array([0.62, 0.83]), array([0.51, 0.85]))
    """
    return forward(x, SLIDE_WEIGHTS, SLIDE_BIASES, [sigmoid] * len(SLIDE_WEIGHTS))


def _forward(
    weighted_sum: Callable[[ArrayLike, ArrayLike, ArrayLike], Array],
    x: Array,
    weights: Sequence[ArrayLike],
    biases: Sequence[ArrayLike],
    activations: Sequence[ActivationFunction],
) -> Trace:
    if not len(weights) == len(biases) == len(activations) > 0:
        counts = f"{len(weights)} weights, {len(biases)} biases, {len(activations)} activations"
        raise ShapeError(f"there are {counts}; every layer has one of each, and there is a layer")
    z: list[Array] = []
    a = [x]
    for W, b, activation in zip(weights, biases, activations, strict=True):
        z.append(weighted_sum(a[-1], W, b))
        a.append(activation(z[-1]))
    return Trace(tuple(z), tuple(a))


def _backward(
    linear_backward: Callable[[ArrayLike, ArrayLike, ArrayLike], tuple[Array, Array, Array]],
    trace: Trace,
    weights: Sequence[ArrayLike],
    activations: Sequence[Activation],
    delta: Array,
) -> Backward:
    if not len(trace.z) == len(weights) == len(activations):
        counts = f"{len(trace.z)} layers, {len(weights)} weights, {len(activations)} activations"
        raise ShapeError(f"there are {counts}; a backward pass needs those of its forward pass")
    deltas, dWs, dbs = [], [], []
    g = -delta  # dL/dz of the layer in hand, then dL/da of the one below
    for layer in reversed(range(len(weights))):
        if layer < len(weights) - 1:
            g = activations[layer].pull_back(trace.z[layer], g)
        deltas.append(-g)
        g, dW, db = linear_backward(g, trace.a[layer], weights[layer])
        dWs.append(dW)
        dbs.append(db)
    return Backward(tuple(deltas[::-1]), tuple(dWs[::-1]), tuple(dbs[::-1]), g)
