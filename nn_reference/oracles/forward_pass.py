"""Oracles of assignment 1, `forward_pass`: from one unit to a deep network."""

from collections.abc import Callable, Sequence

from numpy.typing import ArrayLike

from nn_reference import network
from nn_reference.counts import (
    dense_parameter_count,
    network_parameter_count,
    unit_parameter_count,
)
from nn_reference.layers import collapse_rows, dense, fold_bias
from nn_reference.shapes import Array
from nn_reference.units import consecutive_ones, consecutive_ones_hidden, perceptron, unit

__all__ = [
    "collapse_rows",
    "consecutive_ones",
    "consecutive_ones_hidden",
    "dense",
    "dense_parameter_count",
    "fold_bias",
    "forward",
    "forward_rows",
    "network_parameter_count",
    "perceptron",
    "slide_network",
    "unit",
    "unit_parameter_count",
]


def forward(
    x: ArrayLike,
    weights: Sequence[ArrayLike],
    biases: Sequence[ArrayLike],
    activation: Callable[[Array], Array],
) -> list[Array]:
    """[a0, a1, ..., aL]: the same activation in every layer, column form."""
    return list(network.forward(x, weights, biases, [activation] * len(weights)).a)


def forward_rows(
    X: ArrayLike,
    weights: Sequence[ArrayLike],
    biases: Sequence[ArrayLike],
    activations: Sequence[Callable[[Array], Array]],
) -> Array:
    """The output (n, n_L) for a batch, row form; one activation a layer."""
    return network.forward_rows(X, weights, biases, activations).output


def slide_network(x: ArrayLike) -> Array:
    """The output (2,) of Deep-learning lecture 3's three-layer network."""
    return network.slide_network(x).output
