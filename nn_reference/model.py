"""A model as the frameworks define one: layers, a loss, a solver; then `fit`, then `predict`.

Everything here is put together from the other modules, in row form. A description (`Network`) and
what training makes of it (`FittedNetwork`) never change.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.delta import update
from nn_reference.descent import initialise, minibatches
from nn_reference.network import Backward, Trace, backward_rows, forward_rows
from nn_reference.objectives import CrossEntropy, Loss
from nn_reference.registry import ACTIVATIONS, Activation
from nn_reference.regularisation import dropout, early_stopping, l2_gradients, l2_loss
from nn_reference.shapes import Array, IntArray, ShapeError, array, count, fit, rows_of


@dataclass(frozen=True)
class FullyConnected:
    """A fully connected layer: how many units, and which activation of `ACTIVATIONS`.

    Source: Feedforward networks deck, "Typical definition of a DNN".
    """

    n_units: int
    activation: str = "relu"

    def __post_init__(self) -> None:
        count(self.n_units, "n_units")
        if self.activation not in ACTIVATIONS:
            known = ", ".join(ACTIVATIONS)
            raise ValueError(f"activation is {self.activation!r}; it should be one of {known}")


fc = FullyConnected


@dataclass(frozen=True)
class MinibatchSGD:
    """Minibatch gradient descent: learning rate lr, batches of m, e epochs.

    `dropout` is the probability that a hidden unit is left out of an update. `patience` is how
    many epochs without a new minimum of the loss end the training early; None for never.
    Source: Feedforward networks deck, "Typical definition of a DNN".
    """

    lr: float
    m: int
    e: int
    dropout: float = 0.0
    patience: int | None = None

    def __post_init__(self) -> None:
        count(self.m, "m")
        count(self.e, "e", least=0)
        if not 0 <= self.dropout < 1:
            raise ValueError(f"dropout is {self.dropout}; it should be at least 0 and less than 1")
        if self.patience is not None:
            count(self.patience, "patience")


@dataclass(frozen=True)
class Parameters:
    """A network's weights and biases, layer by layer, row form."""

    weights: tuple[Array, ...]
    biases: tuple[Array, ...]

    def moved(self, back: Backward, *, C: float, lr: float) -> "Parameters":
        """The parameters after one step against the gradients, with the pull towards 0 of C."""
        pulls = l2_gradients(self.weights, C)
        dW = [found + pull for found, pull in zip(back.dW, pulls, strict=True)]
        return Parameters(
            tuple(update(W, d, lr) for W, d in zip(self.weights, dW, strict=True)),
            tuple(update(b, d, lr) for b, d in zip(self.biases, back.db, strict=True)),
        )


@dataclass(frozen=True)
class Network:
    """A fully connected network before training; initial weights are normal, times `scale`.

    Source: Feedforward networks deck, "Typical definition of a DNN".

    >>> X, y = [[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]
    >>> solver = MinibatchSGD(lr=0.5, m=4, e=500)
    >>> xor = Network(2, [fc(8, "tanh"), fc(1, "sigmoid")], solver, scale=1.0)
    >>> xor.fit(X, y, rng=np.random.default_rng(0)).predict(X)
    array([0, 1, 1, 0])
    """

    n_inputs: int
    layers: Sequence[FullyConnected]
    solver: MinibatchSGD
    loss: Loss = field(default_factory=CrossEntropy)
    scale: float = 0.1

    def __post_init__(self) -> None:
        if not self.layers:
            raise ValueError("layers is empty; a network has at least an output layer")
        self.loss.check(self.activations[-1])

    @property
    def sizes(self) -> list[int]:
        """The number of units of the input and of every layer."""
        return [self.n_inputs, *(layer.n_units for layer in self.layers)]

    @property
    def activations(self) -> list[Activation]:
        """The activation of every layer."""
        return [ACTIVATIONS[layer.activation] for layer in self.layers]

    def fit(
        self,
        X: ArrayLike,
        y: ArrayLike,
        *,
        rng: np.random.Generator,
        validation: tuple[ArrayLike, ArrayLike] | None = None,
    ) -> "FittedNetwork":
        """The network trained on X (n, n_inputs) and y.

        y (n,) holds class labels from 0 for softmax, and a number for a single output unit; for
        any output it may also be (n, n_L). The loss is watched after each epoch, on the validation
        data (X, y) if given; with patience, the parameters of its best epoch are kept.
        Raises ShapeError, TypeError or ValueError where X and y do not fit the network.
        """
        X, T = self._data(X, y)
        watched = (X, T) if validation is None else self._data(*validation)
        weights, biases = initialise(self.sizes, rng, scale=self.scale)
        now = best = Parameters(tuple(weights), tuple(biases))
        losses: list[float] = []
        for epoch in range(self.solver.e):
            for batch in minibatches(len(X), self.solver.m, rng):
                now = self._step(now, X[batch], T[batch], rng)
            losses.append(self._objective(now, *watched))
            best_epoch = early_stopping(losses, self.solver.patience or self.solver.e)
            if self.solver.patience is None or best_epoch == epoch:
                best = now
            elif epoch - best_epoch >= self.solver.patience:
                break
        return FittedNetwork(self, best, tuple(losses))

    def _step(self, now: Parameters, X: Array, T: Array, rng: np.random.Generator) -> Parameters:
        *hidden, output = self.activations
        if self.solver.dropout:
            shapes = [(len(X), layer.n_units) for layer in self.layers[:-1]]
            masks = [dropout(np.ones(shape), self.solver.dropout, rng) for shape in shapes]
            hidden = [_masked(f, mask) for f, mask in zip(hidden, masks, strict=True)]
        trace = forward_rows(X, now.weights, now.biases, [*hidden, output])
        delta = self.loss.delta(trace.z[-1], T, output)
        back = backward_rows(trace, now.weights, [*hidden, output], delta)
        return now.moved(back, C=self.loss.C, lr=self.solver.lr)

    def _objective(self, now: Parameters, X: Array, T: Array) -> float:
        trace = forward_rows(X, now.weights, now.biases, self.activations)
        mean = self.loss.mean(trace.z[-1], T, self.activations[-1])
        return mean + l2_loss(now.weights, self.loss.C)

    def _data(self, X: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
        (X,) = fit(f"X (n, {self.n_inputs})", X)
        y, n_out = np.asarray(y), self.sizes[-1]
        if y.ndim == 1 and self.layers[-1].activation == "softmax":
            return X, np.eye(n_out)[rows_of(y, len(X), n_out)]
        targets = array(y, "y")[:, None] if y.ndim == 1 else array(y, "y")
        if targets.shape != (len(X), n_out):
            raise ShapeError(f"y is {y.shape}, but for X {X.shape} it must be ({len(X)}, {n_out})")
        return X, targets


@dataclass(frozen=True)
class FittedNetwork:
    """A trained network: its parameters, and the loss after each epoch."""

    network: Network
    parameters: Parameters
    losses: tuple[float, ...]

    def trace(self, X: ArrayLike) -> Trace:
        """Every layer's z and a for a batch X (n, n_inputs), nothing dropped out."""
        now = self.parameters
        return forward_rows(X, now.weights, now.biases, self.network.activations)

    def output(self, X: ArrayLike) -> Array:
        """The outputs (n, n_L): probabilities after softmax or sigmoid."""
        return self.trace(X).output

    def predict(self, X: ArrayLike) -> Array | IntArray:
        """The answers: a class label after softmax (n,), else 0 or 1 after sigmoid, else values.

        Where there is one output unit (n,), else (n, n_L).
        """
        output, last = self.output(X), self.network.layers[-1]
        if last.activation == "softmax":
            labels: IntArray = output.argmax(axis=1)
            return labels
        answer = (output > 0.5).astype(np.int64) if last.activation == "sigmoid" else output
        return answer.ravel() if last.n_units == 1 else answer


def _masked(activation: Activation, mask: Array) -> Activation:
    """The activation with its outputs multiplied by a mask: what dropout makes of it."""
    return Activation(
        activation.name,
        lambda z: activation(z) * mask,
        lambda z, g: activation.pull_back(z, g * mask),
    )
