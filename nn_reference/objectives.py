"""What a model minimises: a mean loss over a batch, from the last weighted sums, and its delta.

The losses of `losses`, joined to the output unit they are meant for, so that both stay exact where
an output saturates. C weighs the penalty on large weights (`regularisation.l2_loss`).
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.losses import (
    binary_cross_entropy_with_logits,
    sigmoid_cross_entropy_grad,
    softmax_cross_entropy_grad_rows,
    total_loss,
)
from nn_reference.output_units import log_softmax
from nn_reference.registry import Activation
from nn_reference.shapes import Array, fit


class Loss(Protocol):
    """A mean loss over n examples, for an output unit and its weighted sums Z (n, K)."""

    @property
    def C(self) -> float:  # noqa: N802, the name in the lecture
        """The weight of the penalty on large weights."""

    def check(self, output: Activation) -> None:
        """Raise ValueError where the loss is not meant for that output unit."""

    def mean(self, Z: ArrayLike, T: ArrayLike, output: Activation) -> float:
        """The mean over rows of the loss of output(Z) against the targets T (n, K)."""

    def delta(self, Z: ArrayLike, T: ArrayLike, output: Activation) -> Array:
        """Minus the gradient of the mean with respect to Z, (n, K)."""


@dataclass(frozen=True)
class CrossEntropy:
    """Cross-entropy: of a distribution for softmax, of K separate yes/no answers for sigmoid.

    Source: Feedforward networks deck, "Typical definition of a DNN" (crossentropy(C)).

    >>> from nn_reference.registry import ACTIVATIONS
    >>> CrossEntropy().delta([[0.0, 0.0]], [[0, 1]], ACTIVATIONS["softmax"])
    array([[-0.5,  0.5]])
    """

    C: float = 0.0

    def check(self, output: Activation) -> None:
        """Raise ValueError unless the output unit is softmax or sigmoid."""
        if output.name not in ("softmax", "sigmoid"):
            raise ValueError(
                f"cross-entropy compares probabilities, which {output.name} does not give; "
                "end with softmax or sigmoid, or take SquaredError"
            )

    def mean(self, Z: ArrayLike, T: ArrayLike, output: Activation) -> float:
        """The mean over rows of the cross-entropy of output(Z) against T, (n, K) each."""
        self.check(output)
        Z, T = fit("Z (n, K), T (n, K)", Z, T)
        if output.name == "sigmoid":
            of_each_unit = binary_cross_entropy_with_logits(Z.ravel(), T.ravel())
            return of_each_unit * (Z.size / len(Z))
        return float(-np.sum(T * log_softmax(Z)) / len(Z))

    def delta(self, Z: ArrayLike, T: ArrayLike, output: Activation) -> Array:
        """Minus the gradient of `mean` with respect to Z, (n, K)."""
        self.check(output)
        Z, T = fit("Z (n, K), T (n, K)", Z, T)
        if output.name == "sigmoid":
            return -sigmoid_cross_entropy_grad(Z.ravel(), T.ravel()).reshape(Z.shape) / len(Z)
        return -softmax_cross_entropy_grad_rows(Z, T)


@dataclass(frozen=True)
class SquaredError:
    """Half the squared error, for any output unit; identity is the one for regression.

    Source: Feedforward networks deck, "Mean Squared Error (MSE) loss".

    >>> from nn_reference.registry import ACTIVATIONS
    >>> SquaredError().delta([[1.0], [2.0]], [[0], [4]], ACTIVATIONS["identity"])
    array([[-0.5],
           [ 1. ]])
    """

    C: float = 0.0

    def check(self, output: Activation) -> None:
        """Accept every output unit."""

    def mean(self, Z: ArrayLike, T: ArrayLike, output: Activation) -> float:
        """The mean over rows of half the squared error of output(Z) against T, (n, K) each."""
        (Z,) = fit("Z (n, K)", Z)
        return total_loss(output(Z), T) / len(Z)

    def delta(self, Z: ArrayLike, T: ArrayLike, output: Activation) -> Array:
        """Minus the gradient of `mean` with respect to Z, (n, K)."""
        Z, T = fit("Z (n, K), T (n, K)", Z, T)
        return output.pull_back(Z, (T - output(Z)) / len(Z))
