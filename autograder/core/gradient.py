"""Numerical gradients of the reference's losses, and comparison with them by the two-step rule.

Central differences at two steps are taken; a coordinate where the two disagree lies on a kink (a
ReLU's corner) and is skipped. Never differentiates a student's function: a wrong forward pass
would confirm itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.core.compare import FLOAT32_RELATIVE, as_array, as_number
from autograder.core.errors import CourseError
from autograder.core.values import Array, Value

STEPS = (1e-5, 1e-6)
KINK = 1e-6
"""Two differences that disagree by more than this share of the scale straddle a kink."""
NORM_SHARE = 2e-6
ENTRY_SHARE = 1e-4
ABSOLUTE = 2e-9
"""|a - n| ≤ 2e-6·‖n‖ + 1e-4·|n| + 2e-9: twice what values are allowed, for n has errors of its own.
No answer that is right by value may fail here, were its whole error in its smallest entry; the
smallest of 35 wrong mutants was 8e-3 off."""
KEPT = 0.9


class TooManyKinks(CourseError, ValueError):
    """Fewer than nine of ten coordinates have a derivative here: draw other inputs."""


def numerical_gradient(f: Callable[[Array], float], x: Array) -> Array:
    """Central differences of the scalar `f` at `x`, NaN where it has a kink.

    Raises TooManyKinks where fewer than 90% of the coordinates could be kept.

    >>> numerical_gradient(lambda v: float(v @ v), np.array([1.0, -2.0])).round(6)
    array([ 2., -4.])
    """
    coarse, fine = (_differences(f, x, step) for step in STEPS)
    # Rounding in f itself limits the finer step, so it is allowed for in the scale.
    scale = max(float(np.abs(coarse).max(initial=0.0)), abs(float(f(x.copy()))) * 1e-3, 1e-12)
    kept = np.abs(coarse - fine) <= KINK * scale + 1e-4 * np.abs(coarse)
    if kept.mean() < KEPT:
        raise TooManyKinks(
            f"only {kept.mean():.0%} of {x.size} coordinates have a derivative; draw other inputs"
        )
    return np.where(kept, coarse, np.nan)


def _differences(f: Callable[[Array], float], x: Array, step: float) -> Array:
    result = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        ahead, behind = x.astype(np.float64), x.astype(np.float64)
        ahead[index] += step
        behind[index] -= step
        result[index] = (float(f(ahead)) - float(f(behind))) / (2 * step)
    return result


def numerical_tree(f: Callable[[Any], float], x: Value) -> Value:
    """The numerical gradient of `f` at a list or tuple of arrays (or one array), in x's form."""
    if isinstance(x, list | tuple):
        return type(x)(numerical_tree(_with_part(f, x, i), part) for i, part in enumerate(x))
    return numerical_gradient(f, np.asarray(x, np.float64))


def _with_part(f: Callable[[Any], Any], x: Any, i: int) -> Callable[[Any], Any]:
    """`f` as a function of the i-th part of `x` alone."""
    return lambda part: f(type(x)([*x[:i], part, *x[i + 1 :]]))


def agrees(got: Value, numeric: Value) -> bool:
    """Whether a gradient agrees with a numerical one on every coordinate that was kept.

    >>> agrees([2.0, -4.0], np.array([2.0, -4.0])), agrees([0.0, 0.0], np.array([2.0, -4.0]))
    (True, False)
    """
    if isinstance(numeric, list | tuple):
        if not isinstance(got, list | tuple) or len(got) != len(numeric):
            return False
        return all(agrees(g, n) for g, n in zip(got, numeric, strict=True))
    array = as_array(got) if np.ndim(numeric) else as_number(got)
    if array is None or array.shape != np.shape(numeric) or array.dtype.kind not in "iufb":
        return False
    wanted = np.asarray(numeric, np.float64)
    kept = ~np.isnan(wanted)
    a, n = array.astype(np.float64)[kept], wanted[kept]
    if not n.size:
        return True
    share = FLOAT32_RELATIVE if array.dtype == np.float32 else NORM_SHARE
    allowed = share * np.linalg.norm(n) + ENTRY_SHARE * np.abs(n) + ABSOLUTE
    return bool(np.all(np.isfinite(a)) and np.all(np.abs(a - n) <= allowed))
