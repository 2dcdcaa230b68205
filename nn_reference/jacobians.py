"""Jacobians as matrices, and the chain rule as their product."""

from collections.abc import Sequence
from functools import reduce

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.shapes import Array, fit


def jacobian_sin_cos(x: ArrayLike) -> Array:
    """The Jacobian (1, 2) of sin(x1) cos(x2) at x (2,).

    Raises ShapeError unless x has 2 entries.
    Source: DS 503 lecture 14, "Bonus Question 2.1 Solutions".

    >>> jacobian_sin_cos([0, 0])
    array([[ 1., -0.]])
    """
    (x,) = fit("x (2,)", x)
    return np.array([[np.cos(x[0]) * np.cos(x[1]), -np.sin(x[0]) * np.sin(x[1])]])


def chain_jacobians(jacobians: Sequence[ArrayLike]) -> Array:
    """The Jacobian of f_k after ... after f_1, from [J_1, ..., J_k] in the order of application.

    J_i (n_i, n_i-1); returns (n_k, n_0). The product runs the other way round: J_k ... J_1.
    Raises ShapeError where neighbours do not fit, ValueError where there is none.
    Source: DS 503 lecture 14, "Gradients in a deep neural net".

    >>> chain_jacobians([[[1], [2]], [[3, 4]]])
    array([[11.]])
    """
    if len(jacobians) == 0:
        raise ValueError("jacobians is empty; the chain rule needs at least one")
    (first,) = fit("J (n_out, n_in)", jacobians[0])
    return reduce(_after, jacobians[1:], first.copy())


def _after(done: Array, following: ArrayLike) -> Array:
    done, following = fit("done (n_mid, n_in), J (n_out, n_mid)", done, following)
    return following @ done
