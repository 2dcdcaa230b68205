"""Gradients from function values alone: slow, approximate, and independent of any derivation.

They are what backpropagation is checked against. The functions here know nothing of networks: they
move one coordinate at a time and watch a number.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nn_reference.shapes import Array, ShapeError, alike, array

ScalarFunction = Callable[[Array], float]

#: Steps of the two differences: small enough for a truncation error near 1e-10, large enough that
#: rounding in f stays below it.
COARSE, FINE = 1e-5, 1e-6
#: Differences at the two steps agree to about 1e-9 of the scale where f is smooth; across a kink
#: they disagree by a good part of it.
KINK = 1e-6
#: What an analytic gradient may be off: a part of the largest entry, and of the entry itself.
SHARE_OF_LARGEST, SHARE_OF_OWN = 1e-6, 1e-4
#: No conclusion is drawn where fewer coordinates than this are free of kinks.
ENOUGH = 0.9


def numerical_gradient(f: ScalarFunction, x: ArrayLike, h: float = COARSE) -> Array:
    """The gradient of the scalar function f at x, by central differences; the shape of x.

    f is called with arrays of x's shape, each a fresh copy.
    Raises ShapeError where f does not return a scalar, ValueError unless h > 0.
    Source: Feedforward networks deck, "Automatic differentiation (Baydin+ 2018)" (numerical).

    >>> numerical_gradient(lambda x: x[0] ** 2 + 3 * x[1], [2, 5]).round(6)
    array([4., 3.])
    """
    if not h > 0:
        raise ValueError(f"h is {h}; a step should be positive")
    x = array(x, "x")
    gradient = np.zeros_like(x)
    for where in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[where] += h
        down[where] -= h
        gradient[where] = (_value(f(up)) - _value(f(down))) / (2 * h)
    return gradient


def complex_step_gradient(
    f: Callable[[NDArray[np.complex128]], complex], x: ArrayLike, h: float = 1e-30
) -> Array:
    """The gradient of f at x to the last digit, Im f(x + ih) / h: nothing is subtracted.

    f must be built from operations that take complex numbers and are analytic (no abs, no max).
    Raises ShapeError where f does not return a scalar.
    Source: Feedforward networks deck, "Automatic differentiation (Baydin+ 2018)" (numerical).

    >>> complex_step_gradient(lambda x: np.exp(x[0]) * x[1], [0, 5])
    array([5., 1.])
    """
    x = array(x, "x")
    gradient = np.zeros_like(x)
    for where in np.ndindex(x.shape):
        moved = x.astype(np.complex128)
        moved[where] += 1j * h
        result = np.asarray(f(moved))
        if result.shape != ():
            raise ShapeError(f"f returned {result.shape}, but a gradient needs a scalar: ()")
        gradient[where] = result.imag / h
    return gradient


@dataclass(frozen=True)
class TwoStepDifferences:
    """Central differences at two steps, and the coordinates where they tell of no kink.

    `smooth` is a mask of x's shape; `kept` the share of coordinates in it.
    """

    coarse: Array
    fine: Array
    smooth: NDArray[np.bool_]

    @property
    def kept(self) -> float:
        """The share of coordinates, 0 to 1, where both differences agree."""
        return float(self.smooth.mean())

    @property
    def conclusive(self) -> bool:
        """Whether enough coordinates are kept; if not, draw another x."""
        return self.kept >= ENOUGH

    def agrees_with(self, gradient: ArrayLike) -> bool:
        """Whether an analytic gradient is the function's own, as far as differences can tell.

        Raises ShapeError where it has another shape.
        """
        gradient, coarse = alike("a gradient has its argument's shape", gradient, self.coarse)
        allowed = SHARE_OF_LARGEST * np.max(np.abs(coarse)) + SHARE_OF_OWN * np.abs(coarse)
        off = np.abs(gradient - coarse)
        return bool(np.all((off <= allowed)[self.smooth]))


def two_step_differences(f: ScalarFunction, x: ArrayLike) -> TwoStepDifferences:
    """Central differences of f at x with steps 1e-5 and 1e-6, and where they agree.

    A ReLU network has kinks, and a difference taken across one is not a derivative. There the two
    steps disagree, so such coordinates can be left out of a comparison.
    Raises ShapeError where f does not return a scalar or x is empty.
    Source: Feedforward networks deck, "Automatic differentiation (Baydin+ 2018)" (numerical).

    >>> found = two_step_differences(lambda x: abs(x[0]) + x[1] ** 2, [4e-6, 3.0])
    >>> found.smooth, found.kept
    (array([False,  True]), 0.5)
    >>> found.agrees_with([0, 6]), found.agrees_with([0, 7])
    (True, False)
    """
    x = array(x, "x")
    if x.size == 0:
        raise ShapeError(f"x is {x.shape}, but a gradient needs at least one coordinate")
    coarse, fine = numerical_gradient(f, x, COARSE), numerical_gradient(f, x, FINE)
    scale = np.max(np.abs(coarse))
    return TwoStepDifferences(coarse, fine, np.abs(coarse - fine) <= KINK * scale)


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    """|a - b| / (|a| + |b|) in the Euclidean norm: 0 where equal, 1 where opposite; 0 for zeros.

    a and b may have any shape, the same.
    Raises ShapeError where the shapes differ.
    Source: Feedforward networks deck, "No need to derive backpropagation" (debugging gradients).

    >>> relative_error([3, 4], [0, 0]), relative_error([0], [0])
    (1.0, 0.0)
    """
    a, b = alike("a and b must have one shape", a, b)
    largest = max(np.max(np.abs(a), initial=0.0), np.max(np.abs(b), initial=0.0))
    if largest == 0:
        return 0.0
    u, v = a / largest, b / largest  # so that no square underflows or overflows
    return float(np.linalg.norm(u - v) / (np.linalg.norm(u) + np.linalg.norm(v)))


def _value(result: ArrayLike) -> float:
    """A function's result as a float, read at once: the next call may overwrite its memory."""
    value = array(result, "f(x)")
    if value.shape != ():
        raise ShapeError(f"f returned {value.shape}, but a gradient needs a scalar: ()")
    return float(value)
