"""Fully connected networks: one layer after another forward, and the chain rule backward.

Two conventions, as in the lectures. *Column form* takes one example: x (n_in,), W (n_out, n_in),
z = W x + b. *Row form*, whose names end in `_rows`, takes a batch, one example a row: X (n, n_in),
W (n_in, n_out), Z = X W + b. A forward pass keeps every z and a in a `Trace`; the backward pass
starts from the output's delta = -dL/dz and gives every layer's in a `Backward`. Nothing here knows
a loss, or which activation is in use.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.registry import Activation
from nn_reference.shapes import Array, ShapeError, fit

ActivationFunction = Callable[[Array], Array]


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
    dW: tuple[Array, ...]
    db: tuple[Array, ...]
    dx: Array


def dense(x: ArrayLike, W: ArrayLike, b: ArrayLike, activation: ActivationFunction) -> Array:
    """The output (n_out,) of one layer, activation(W x + b), column form.

    x (n_in,), W (n_out, n_in), b (n_out,).
    Raises ShapeError where these do not fit.
    Source: Quinton and Chin, deep networks, "Recap: 2-Layer Neural Network".

    >>> dense([1, -1], [[1, -2], [-1, 1]], [1, 0], lambda z: z)
    array([ 4., -2.])
    """
    return activation(_weighted_sum(x, W, b))


def dense_rows(X: ArrayLike, W: ArrayLike, b: ArrayLike, activation: ActivationFunction) -> Array:
    """The outputs (n, n_out) of one layer for a batch, activation(X W + b), row form.

    X (n, n_in), W (n_in, n_out), b (n_out,).
    Raises ShapeError where these do not fit.
    Source: Blaettchen, Applied Deep Learning, "Forward-propagation algorithm".

    >>> dense_rows([[1, -1]], [[1, -1], [-2, 1]], [1, 0], lambda z: z)
    array([[ 4., -2.]])
    """
    return activation(_weighted_sum_rows(X, W, b))


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
    return _forward(_weighted_sum, x, weights, biases, activations)


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
    return _forward(_weighted_sum_rows, X, weights, biases, activations)


def backward(
    trace: Trace,
    weights: Sequence[ArrayLike],
    activations: Sequence[Activation],
    delta: ArrayLike,
) -> Backward:
    """Every layer's delta and gradients from the output's delta = -dL/dz (n_L,), column form.

    Raises ShapeError where delta does not fit the trace.
    Source: Deep-learning lecture 3, "BP: Summary".

    >>> from nn_reference.registry import ACTIVATIONS
    >>> linear, W = ACTIVATIONS["identity"], [[1.0, -2.0], [-1.0, 1.0]]
    >>> back = backward(forward([1, -1], [W], [[1, 0]], [linear]), [W], [linear], [1, 0])
    >>> back.dW[0]
    array([[-1.,  1.],
           [-0.,  0.]])
    """
    _, error = fit("z (n_L,), delta (n_L,)", trace.z[-1], delta)
    deltas, dWs = [error], []
    for layer in reversed(range(_layers(trace, weights, activations))):
        rule = "W (n_out, n_in), delta (n_out,), a (n_in,)"
        W, error, a = fit(rule, weights[layer], error, trace.a[layer])
        dWs.append(-np.outer(error, a))
        error = W.T @ error  # -dL/da of the layer below
        if layer > 0:
            error = activations[layer - 1].pull_back(trace.z[layer - 1], error)
            deltas.append(error)
    first_first = tuple(reversed(deltas))
    return Backward(first_first, tuple(reversed(dWs)), tuple(-d for d in first_first), -error)


def backward_rows(
    trace: Trace,
    weights: Sequence[ArrayLike],
    activations: Sequence[Activation],
    delta: ArrayLike,
) -> Backward:
    """Every layer's delta and gradients from the output's delta = -dL/dZ (n, n_L), row form.

    A bias is shared by all examples, so its gradient is summed over them.
    Raises ShapeError where delta does not fit the trace.
    Source: Blaettchen, Applied Deep Learning, "Back-propagation algorithm".

    >>> from nn_reference.registry import ACTIVATIONS
    >>> linear, W = ACTIVATIONS["identity"], [[1.0], [2.0]]
    >>> trace = forward_rows([[1, 2], [3, 4]], [W], [[0]], [linear])
    >>> back = backward_rows(trace, [W], [linear], [[-1], [-1]])
    >>> back.dW[0], back.db[0]
    (array([[4.],
           [6.]]), array([2.]))
    """
    _, error = fit("Z (n, n_L), delta (n, n_L)", trace.z[-1], delta)
    deltas, dWs = [error], []
    for layer in reversed(range(_layers(trace, weights, activations))):
        rule = "W (n_in, n_out), delta (n, n_out), A (n, n_in)"
        W, error, A = fit(rule, weights[layer], error, trace.a[layer])
        dWs.append(-A.T @ error)
        error = error @ W.T  # -dL/dA of the layer below
        if layer > 0:
            error = activations[layer - 1].pull_back(trace.z[layer - 1], error)
            deltas.append(error)
    first_first = tuple(reversed(deltas))
    dbs = tuple(-d.sum(axis=0) for d in first_first)
    return Backward(first_first, tuple(reversed(dWs)), dbs, -error)


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


def _layers(trace: Trace, weights: Sequence[ArrayLike], activations: Sequence[Activation]) -> int:
    if not len(trace.z) == len(weights) == len(activations):
        counts = f"{len(trace.z)} layers, {len(weights)} weights, {len(activations)} activations"
        raise ShapeError(f"there are {counts}; a backward pass needs those of its forward pass")
    return len(weights)


def _weighted_sum(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> Array:
    x, W, b = fit("x (n_in,), W (n_out, n_in), b (n_out,)", x, W, b)
    return W @ x + b


def _weighted_sum_rows(X: ArrayLike, W: ArrayLike, b: ArrayLike) -> Array:
    X, W, b = fit("X (n, n_in), W (n_in, n_out), b (n_out,)", X, W, b)
    return X @ W + b
