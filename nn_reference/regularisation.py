"""Against overfitting: small weights, units that drop out, and stopping in time."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.shapes import Array, array, count, fit


def l2_loss(weights: Sequence[ArrayLike], C: float) -> float:
    """C / 2 times the sum of all squared weights, over a list of arrays of any shape.

    Source: DS 503 lecture 14, "Preventing Overfitting in Neural Nets".

    >>> l2_loss([[1, 2], [[3]]], 0.5)
    3.5
    """
    return float(0.5 * C * sum(np.sum(array(W) ** 2) for W in weights))


def l2_gradients(weights: Sequence[ArrayLike], C: float) -> list[Array]:
    """The gradients of `l2_loss`: C W for each array of the list.

    Source: DS 503 lecture 14, "Preventing Overfitting in Neural Nets".

    >>> l2_gradients([[1, 2], [[3]]], 0.5)
    [array([0.5, 1. ]), array([[1.5]])]
    """
    return [C * array(W) for W in weights]


def dropout(a: ArrayLike, p: float, rng: np.random.Generator) -> Array:
    """a with each entry set to 0 with probability p, the others divided by 1 - p.

    a may have any shape. The division keeps the mean as it was, so that nothing has to change
    when the network is used. A new array.
    Raises ValueError unless 0 <= p < 1.
    Source: DS 503 lecture 14, "Preventing Overfitting in Neural Nets".

    >>> sorted(set(dropout(np.ones(20), 0.5, np.random.default_rng(0)).tolist()))
    [0.0, 2.0]
    """
    if not 0 <= p < 1:
        raise ValueError(f"p is {p}; a probability to drop is at least 0 and less than 1")
    a = array(a)
    return np.where(rng.random(a.shape) < p, 0.0, a / (1.0 - p))


def early_stopping(losses: ArrayLike, patience: int) -> int:
    """The epoch with the smallest loss when training stops.

    It stops once `patience` epochs in a row brought no new minimum (an equal loss is not new), or
    at the end of losses (n,).
    Raises ShapeError unless there is a loss, ValueError for patience below 1.
    Source: DS 503 lecture 14, "Preventing Overfitting in Neural Nets".

    >>> early_stopping([3, 2, 4, 5, 1], 2), early_stopping([3, 2, 4, 5, 1], 3)
    (1, 4)
    """
    (losses,) = fit("losses (n,)", losses)
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        elif epoch - best >= count(patience, "patience"):
            break
    return best
