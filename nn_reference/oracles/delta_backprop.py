"""Oracles of assignment 4, `delta_backprop`: backpropagation with deltas."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from nn_reference import delta, network
from nn_reference.delta import (
    hidden_delta,
    output_delta,
    sigmoid_prime_from_output,
    two_layer_forward,
    update,
    weight_gradient,
)
from nn_reference.losses import softmax_cross_entropy_grad_rows
from nn_reference.registry import ACTIVATIONS
from nn_reference.shapes import Array, fit

__all__ = [
    "backprop",
    "backprop_rows",
    "hidden_delta",
    "hidden_units_after_training",
    "output_delta",
    "regression_gradients",
    "repeat_steps",
    "sigmoid_prime_from_output",
    "train_step",
    "two_layer_forward",
    "update",
    "weight_gradient",
    "worked_example",
]


def train_step(
    x: ArrayLike, t: ArrayLike, W1: ArrayLike, W2: ArrayLike, eta: float
) -> tuple[Array, Array]:
    """(W1, W2) after one step, both gradients taken at the old weights."""
    step = delta.delta_step(x, t, W1, W2, eta)
    return step.W1_new, step.W2_new


def worked_example() -> dict[str, Array]:
    """Deep-learning lecture 3's example, unrounded; W1 and W2 are the updated weights."""
    step = delta.WORKED_EXAMPLE
    names = ("h", "y", "delta_output", "delta_hidden", "dW1", "dW2")
    found = {name: getattr(step, name).copy() for name in names}
    return {**found, "W1": step.W1_new.copy(), "W2": step.W2_new.copy()}


def repeat_steps(
    x: ArrayLike, t: ArrayLike, W1: ArrayLike, W2: ArrayLike, eta: float, steps: int
) -> Array:
    """The loss (steps + 1,) before each step and after the last."""
    return np.array([step.loss for step in delta.delta_steps(x, t, W1, W2, eta, steps)])


def backprop(
    x: ArrayLike, t: ArrayLike, weights: Sequence[ArrayLike], biases: Sequence[ArrayLike]
) -> tuple[list[Array], list[Array]]:
    """(dWs, dbs) of a sigmoid network of any depth, column form."""
    back = delta.delta_backprop(x, t, weights, biases)
    return list(back.dW), list(back.db)


def backprop_rows(
    X: ArrayLike, Y: ArrayLike, weights: Sequence[ArrayLike], biases: Sequence[ArrayLike]
) -> tuple[list[Array], list[Array]]:
    """(dWs, dbs) of the mean cross-entropy: tanh hidden layers, softmax output, row form."""
    activations = [ACTIVATIONS["tanh"]] * (len(weights) - 1) + [ACTIVATIONS["softmax"]]
    trace = network.forward_rows(X, weights, biases, activations)
    delta_output = -softmax_cross_entropy_grad_rows(trace.z[-1], Y)
    back = network.backward_rows(trace, weights, activations, delta_output)
    return list(back.dW), list(back.db)


def regression_gradients(
    X: ArrayLike, y: ArrayLike, W: ArrayLike, v: ArrayLike
) -> tuple[Array, Array]:
    """(dW, dv) of half the summed squared error of v . tanh(W^T x_n)."""
    X, y, W, v = fit("X (n, D), y (n,), W (D, K), v (K,)", X, y, W, v)
    layers = [ACTIVATIONS["tanh"], ACTIVATIONS["identity"]]
    weights = [W, v[:, None]]
    trace = network.forward_rows(X, weights, [np.zeros(len(v)), np.zeros(1)], layers)
    back = network.backward_rows(trace, weights, layers, y[:, None] - trace.output)
    return back.dW[0], back.dW[1][:, 0]


def hidden_units_after_training(
    x: ArrayLike, t: ArrayLike, W1: ArrayLike, W2: ArrayLike, eta: float, steps: int
) -> Array:
    """The hidden activations (n_hidden,) for x after `steps` updates."""
    return delta.delta_steps(x, t, W1, W2, eta, steps)[-1].h
