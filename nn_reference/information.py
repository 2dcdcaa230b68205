"""Distributions, and how much one of them says about another: entropy and divergence.

Logarithms are natural, so that information is measured in nats.
"""

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.shapes import Array, array, fit

#: Sums of float32 probabilities are off by less; a distribution nobody normalised by far more.
SUM_TOLERANCE = 1e-5


def distribution(p: ArrayLike, name: str) -> Array:
    """p as a float64 array, checked: no entry below 0, and the last axis sums to 1.

    Raises ValueError where it is not a distribution.
    Source: DS 503 lecture 14, "Cross Entropy Loss".

    >>> distribution([0.25, 0.75], "p")
    array([0.25, 0.75])
    """
    p = array(p, name)
    if np.any(p < 0) or np.any(np.abs(p.sum(axis=-1) - 1.0) > SUM_TOLERANCE):
        raise ValueError(f"{name} should be a distribution: entries of 0 or more that sum to 1")
    return p


def times_log(x: ArrayLike, y: ArrayLike) -> Array:
    """x log y, elementwise, with 0 log 0 = 0.

    Source: DS 503 lecture 14, "Cross Entropy Loss".

    >>> times_log([0, 2], [0, 1])
    array([0., 0.])
    """
    x, y = array(x), array(y)
    with np.errstate(divide="ignore"):  # log 0 = -inf is right where x > 0
        return x * np.log(np.where(x == 0, 1.0, y))


def entropy(p: ArrayLike) -> float:
    """H(p) = -sum p log p of a distribution p (K,), with 0 log 0 = 0.

    Raises ShapeError unless p is a vector, ValueError where it is not a distribution.
    Source: DS 503 lecture 14, "Cross Entropy Loss".

    >>> round(entropy([0.5, 0.5, 0]), 6)
    0.693147
    """
    (p,) = fit("p (K,)", p)
    return float(0.0 - np.sum(times_log(distribution(p, "p"), p)))


def kl_divergence(p: ArrayLike, q: ArrayLike) -> float:
    """D(p||q) = sum p log(p / q), (K,) each: 0 where q = p, else more; inf where q misses p.

    Raises ShapeError where the shapes differ, ValueError where one is not a distribution.
    Source: DS 503 lecture 14, "Cross Entropy Loss" (KL Divergence).

    >>> round(kl_divergence([1, 0], [0.5, 0.5]), 6)
    0.693147
    >>> kl_divergence([0.5, 0.5], [1, 0])
    inf
    """
    p, q = fit("p (K,), q (K,)", p, q)
    p, q = distribution(p, "p"), distribution(q, "q")
    with np.errstate(divide="ignore"):  # p / 0 is the inf that is asked for
        ratio = np.divide(p, q, out=np.ones_like(p), where=p > 0)
    return float(np.sum(times_log(p, ratio)))
