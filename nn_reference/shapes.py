"""Arguments as float64 arrays whose shapes are checked against a written rule.

Every other module starts here, so that nothing broadcasts by accident: `fit` reads a rule such as
`"W (n_out, n_in), x (n_in,)"`, and an error prints the shapes it saw beside the rule they broke.
This module knows nothing of neural networks.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
IntArray = NDArray[np.int64]

_TERM = re.compile(r"(\w+) \(([^)]*)\)")


class ShapeError(ValueError):
    """Shapes that do not fit together; the message names them and the rule they break."""


def array(value: ArrayLike, name: str = "the argument") -> Array:
    """The value as a float64 array; the same array, not a copy, where it is one already.

    Raises ShapeError for a ragged list, TypeError for what is not a real number.

    >>> array([1, 2])
    array([1., 2.])
    """
    try:
        as_is = np.asarray(value)
    except ValueError as error:
        raise ShapeError(f"{name} is ragged: all its rows must have the same length") from error
    if as_is.dtype.kind not in "biuf":
        raise TypeError(f"{name} holds {as_is.dtype} values; it should hold real numbers")
    return as_is.astype(np.float64, copy=False)


def fit(rule: str, *values: ArrayLike) -> tuple[Array, ...]:
    """The values as float64 arrays, one for each term of the rule, in its order.

    A term is a name and its axes. Axes with the same name must have the same size, at least 1;
    an axis may also be a number.
    Raises ShapeError where the shapes break the rule.

    >>> W, x = fit("W (n_out, n_in), x (n_in,)", [[1, 2], [3, 4], [5, 6]], [1, 1])
    >>> W.shape, x.shape
    ((3, 2), (2,))
    >>> fit("x (n,), y (n,)", [1, 2], [1, 2, 3])
    Traceback (most recent call last):
    nn_reference.shapes.ShapeError: x is (2,) and y is (3,), but they must be x (n,), y (n,)
    """
    terms = _terms(rule)
    arrays = tuple(array(value, name) for (name, _), value in zip(terms, values, strict=True))
    sizes: dict[str, int] = {}
    for (_, axes), one in zip(terms, arrays, strict=True):
        if len(axes) != one.ndim or not _bind(axes, one.shape, sizes):
            seen = " and ".join(
                f"{n} is {a.shape}" for (n, _), a in zip(terms, arrays, strict=True)
            )
            raise ShapeError(f"{seen}, but {'they' if len(arrays) > 1 else 'it'} must be {rule}")
    return arrays


def alike(rule: str, *values: ArrayLike) -> tuple[Array, ...]:
    """The values as float64 arrays that all have one shape, whatever it is.

    Raises ShapeError, with the rule, where the shapes differ.

    >>> alike("y and t have one shape", [1, 2], [3, 4])
    (array([1., 2.]), array([3., 4.]))
    """
    arrays = tuple(array(value) for value in values)
    if len({one.shape for one in arrays}) > 1:
        seen = " and ".join(str(one.shape) for one in arrays)
        raise ShapeError(f"the shapes are {seen}, but {rule}")
    return arrays


def scalar(value: ArrayLike, name: str) -> float:
    """The value as a Python float.

    Raises ShapeError where it has any axes, even axes of size 1.

    >>> scalar(np.float64(2), "b")
    2.0
    """
    one = array(value, name)
    if one.ndim:
        raise ShapeError(f"{name} is {one.shape}, but it must be a scalar: ()")
    return float(one)


def count(value: object, name: str, *, least: int = 1) -> int:
    """The value as a Python int.

    Raises TypeError where it is not an integer, ValueError where it is less than `least`.

    >>> count(np.int64(3), "n")
    3
    """
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} is {value!r}; it should be an integer")
    if value < least:
        raise ValueError(f"{name} is {value}; it should be at least {least}")
    return int(value)


def rows_of(labels: ArrayLike, n: int, n_classes: int) -> IntArray:
    """Class labels as an int array, one for each of n examples.

    Raises ShapeError unless there are n, TypeError for fractions, ValueError outside the classes.

    >>> rows_of([2, 0], 2, 3)
    array([2, 0])
    """
    y = np.asarray(labels)
    if y.shape != (n,):
        raise ShapeError(f"labels is {y.shape}, but there are {n} examples: labels must be ({n},)")
    if y.dtype.kind not in "iu":
        raise TypeError(f"labels holds {y.dtype} values; class labels are integers")
    if y.min() < 0 or y.max() >= n_classes:
        raise ValueError(
            f"labels run from {y.min()} to {y.max()}, but classes from 0 to {n_classes - 1}"
        )
    return y.astype(np.int64)


@lru_cache(maxsize=256)
def _terms(rule: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = _TERM.findall(rule)
    return tuple(
        (name, tuple(a.strip() for a in axes.split(",") if a.strip())) for name, axes in found
    )


def _bind(axes: Sequence[str], shape: Sequence[int], sizes: dict[str, int]) -> bool:
    """Whether the shape agrees with sizes bound so far; binds the new ones."""
    return all(
        size == (int(axis) if axis.isdigit() else sizes.setdefault(axis, size)) and size > 0
        for axis, size in zip(axes, shape, strict=True)
    )
