"""Oracles of assignment 7, `training`: from gradients to a trained network."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from nn_reference import descent
from nn_reference.descent import gradient_descent, minibatches, sgd_epoch
from nn_reference.features import feature_space_steps, polar_features
from nn_reference.model import MinibatchSGD, Network, fc
from nn_reference.numerical import numerical_gradient, relative_error
from nn_reference.regularisation import dropout, early_stopping, l2_gradients, l2_loss
from nn_reference.shapes import Array

__all__ = [
    "dropout",
    "early_stopping",
    "feature_space_steps",
    "gradient_descent",
    "initialise",
    "l2_gradients",
    "l2_loss",
    "minibatches",
    "numerical_gradient",
    "polar_features",
    "relative_error",
    "sgd_epoch",
    "train_classifier",
]


def initialise(
    sizes: Sequence[int], rng: np.random.Generator, scale: float = 0.01
) -> tuple[list[Array], list[Array]]:
    """(weights, biases) in row form: normal weights times scale, zero biases."""
    return descent.initialise(sizes, rng, scale=scale)


def train_classifier(
    X: ArrayLike,
    y: ArrayLike,
    sizes: Sequence[int],
    rng: np.random.Generator,
    epochs: int,
    alpha: float,
) -> tuple[list[Array], list[Array]]:
    """(weights, biases) in row form: tanh hidden layers, softmax, mean cross-entropy, SGD."""
    hidden = [fc(n, "tanh") for n in sizes[1:-1]]
    solver = MinibatchSGD(lr=alpha, m=32, e=epochs)
    fitted = Network(sizes[0], [*hidden, fc(sizes[-1], "softmax")], solver).fit(X, y, rng=rng)
    return list(fitted.parameters.weights), list(fitted.parameters.biases)
