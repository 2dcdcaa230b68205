"""Comparison of what came back with what was wanted: type, shape, finite, value, in this order.

Knows nothing of students, exercises or marks. The wanted value decides the rules: a number wants a
number (of any kind: Python's, NumPy's, a 0-d array), an int wants an exact int, an array wants an
array or nested lists of its shape, a list wants a list or tuple of as many, a dict its keys.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.core.model import DEFAULT_TOLERANCE, AnyOf, Between, Tolerance
from autograder.core.values import Array, Opaque, Value

FLOAT32_RELATIVE = 1e-5
"""For results that are float32 themselves: rounding grows with the number of operations (the
largest of an acceptable float32 network was 7.7e-7), and no known mistake comes within 1e-3."""

SAFE_SQUARES = (1e-200, 1e200)
"""Squared norms in which no square has overflowed or vanished."""

WRONG_KIND = math.inf
"""The excess of a result that has no distance to the wanted one: another type or shape."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What is wrong with a result. `kind` is type, shape, finite or value; `where` a path."""

    kind: str
    where: str
    detail: str
    wanted: str
    """What was asked for, without any of its values: safe to print for hidden inputs."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`excess` is the worst error as a multiple of what is allowed: right up to 1."""

    excess: float
    mismatch: Mismatch | None = None

    @property
    def right(self) -> bool:
        return self.mismatch is None


EQUAL = Comparison(0.0)


def compare(got: Value, want: Value, tolerance: Tolerance = DEFAULT_TOLERANCE) -> Comparison:
    """How `got` differs from `want`.

    >>> compare(np.float32(0.5), 0.5).right
    True
    >>> compare([1.0], 1.0).mismatch.kind
    'type'
    """
    return _compare(got, want, tolerance, "")


def _compare(got: Value, want: Value, tolerance: Tolerance, where: str) -> Comparison:
    if isinstance(want, AnyOf):
        tries = [_compare(got, form, tolerance, where) for form in want.forms]
        return min(tries, key=lambda c: (not c.right, c.excess))
    if isinstance(want, Between):
        return _compare_between(got, want, tolerance, where)
    if isinstance(want, np.ndarray) and want.ndim:
        return _compare_array(got, want, tolerance, where)
    if isinstance(want, dict):
        return _compare_dict(got, want, tolerance, where)
    if isinstance(want, list | tuple):
        return _compare_sequence(got, want, tolerance, where)
    if want is None or isinstance(want, str | Opaque):
        same = type(got) is type(want) and got == want
        return EQUAL if same else _wrong("type", where, f"got {describe(got)}", describe(want))
    return _compare_number(got, want, tolerance, where)


def _wrong(kind: str, where: str, detail: str, wanted: str) -> Comparison:
    return Comparison(WRONG_KIND, Mismatch(kind, where, detail, wanted))


# -- numbers ----------------------------------------------------------------------------------


def as_number(value: Value) -> Any:
    """The NumPy scalar that a number of any kind stands for, or None where it is not a number."""
    if isinstance(value, bool | int | float | complex | np.generic):
        try:
            number = np.asarray(value)
        except OverflowError:
            return None
        return number if number.dtype.kind in "biufc" else None
    if isinstance(value, np.ndarray) and value.ndim == 0 and value.dtype.kind in "biufc":
        return value
    return None


def _compare_number(got: Value, want: Value, tolerance: Tolerance, where: str) -> Comparison:
    exact = isinstance(want, int | np.integer | np.bool_)  # bool is an int
    asked = "an exact int" if exact else "a number"
    if exact and type(got) is int:  # any size, without a trip through NumPy
        return EQUAL if got == want else _other_value(got, want, where, asked)
    number = as_number(got)
    if number is None:
        return _wrong("type", where, f"got {describe(got)}", asked)
    kind = number.dtype.kind
    if kind == "c":
        return _wrong("type", where, "got a complex number", asked)
    if kind == "b" and want not in (0, 1):
        return _wrong("type", where, "got a bool", asked)
    if exact:
        if kind == "f":
            return _wrong("type", where, f"got the float {float(number)!r}", asked)
        value = int(number)
        return EQUAL if value == want else _other_value(value, want, where, asked)
    return _compare_floats(number, np.asarray(want, dtype=np.float64), tolerance, where, asked)


def _other_value(got: Any, want: Any, where: str, asked: str) -> Comparison:
    """Two ints, or an int and what it should be: never right, so no smaller excess than 1e6."""
    try:
        excess = max(1e6, abs(int(got) - int(want)) / max(abs(int(want)) * 1e-6, 1e-9))
    except OverflowError:
        excess = WRONG_KIND
    return Comparison(
        excess, Mismatch("value", where, f"got {_short(got)}, wanted {_short(want)}", asked)
    )


# -- arrays -----------------------------------------------------------------------------------


def as_array(value: Value) -> Array | None:
    """The numeric array that an array, or a nested list or tuple, stands for; None otherwise."""
    if isinstance(value, np.ndarray):
        return value if value.dtype.kind in "biufc" else None
    if not isinstance(value, list | tuple):
        return None
    try:
        array = np.array(value)
    except (ValueError, OverflowError, TypeError):  # ragged, or too large an int
        return None
    return array if array.dtype.kind in "biufc" else None


def _compare_array(got: Value, want: Array, tolerance: Tolerance, where: str) -> Comparison:
    asked = f"an array of shape {want.shape}"
    array = as_array(got)
    if array is None:
        number = as_number(got)
        if number is None:
            return _wrong("type", where, f"got {describe(got)}", asked)
        return _wrong("shape", where, "got a single number", asked)
    if array.shape != want.shape:
        return _wrong("shape", where, f"got shape {array.shape}", asked)
    kind = array.dtype.kind
    if kind == "c":
        return _wrong("type", where, "got complex numbers", asked)
    if kind == "b" and not np.isin(want, (0, 1)).all():
        return _wrong("type", where, "got booleans", asked)
    if want.dtype.kind in "iu" and kind == "f" and not np.isin(want, (0, 1)).all():
        return _wrong("type", where, f"got {array.dtype} numbers", f"{asked} of exact ints")
    return _compare_floats(array, want, tolerance, where, asked)


def _compare_floats(
    got: Array, want: Array, tolerance: Tolerance, where: str, asked: str
) -> Comparison:
    relative = tolerance.relative
    if got.dtype == np.float32:
        relative = max(relative, FLOAT32_RELATIVE)
    got64 = got if got.dtype == np.float64 else got.astype(np.float64)
    want64 = want if want.dtype == np.float64 else want.astype(np.float64)
    if not tolerance.per_entry:
        quick = _quick_excess(got64, want64, relative, tolerance.absolute)
        if quick <= 1:
            return Comparison(quick)
    finite = np.isfinite(want64)
    if not finite.all():
        return _compare_with_infinities(got64, want64, finite, tolerance, where, asked)
    if not np.isfinite(got64).all():
        at = _index(~np.isfinite(got64))
        return _wrong("finite", where + at, f"got {_short(got64[~np.isfinite(got64)][0])}", asked)
    excess = _excess(got64, want64, relative, tolerance)
    if excess <= 1:
        return Comparison(excess)
    return Comparison(excess, Mismatch("value", where, _largest_difference(got64, want64), asked))


def _quick_excess(got: Array, want: Array, relative: float, absolute: float) -> float:
    """The error of a plain right answer in few steps; NaN or more than 1 says to look closely."""
    w = want.ravel()
    with np.errstate(all="ignore"):
        difference = got.ravel() - w
        norm2, error2 = float(w @ w), float(difference @ difference)
    if not SAFE_SQUARES[0] < norm2 < SAFE_SQUARES[1]:
        return math.nan
    return math.sqrt(error2) / (relative * math.sqrt(norm2) + absolute)


def _excess(got: Array, want: Array, relative: float, tolerance: Tolerance) -> float:
    """The error as a multiple of what is allowed."""
    if want.size == 0:
        return 0.0
    with np.errstate(over="ignore"):  # a difference beyond the largest float is infinitely wrong
        size, error = np.abs(want), np.abs(got - want)
        scale = float(max(size.max(), error.max()))
        if scale == 0.0 or not np.isfinite(scale):
            return 0.0 if scale == 0.0 else WRONG_KIND
        if tolerance.per_entry:
            return float((error / (relative * size + tolerance.absolute)).max())
        # Scaled by the largest entry: the squares of 1e200 overflow, those of 1e-200 vanish.
        norm = float(np.sqrt(np.square(size / scale).sum()))
        norm_error = float(np.sqrt(np.square(error / scale).sum()))
        return norm_error / (relative * norm + tolerance.absolute / scale)


def _compare_with_infinities(
    got: Array, want: Array, finite: Array, tolerance: Tolerance, where: str, asked: str
) -> Comparison:
    same = np.array_equal(got[~finite], want[~finite], equal_nan=True)
    if not same:
        at = _index(~finite)
        return _wrong(
            "finite", where + at, f"got {_short(got[~finite][0])}, wanted {want[~finite][0]}", asked
        )
    return _compare_floats(got[finite], want[finite], tolerance, where, asked)


def _largest_difference(got: Array, want: Array) -> str:
    if want.ndim == 0:
        return f"got {_short(got[()])}, wanted {_short(want[()])}"
    with np.errstate(over="ignore"):
        error = np.abs(got - want)
    at = np.unravel_index(int(error.argmax()), error.shape)
    place = ", ".join(str(i) for i in at)
    wrong = int((error > 1e-6 * np.abs(want) + 1e-9).sum())
    return (
        f"{wrong} of {want.size} entries differ, most at [{place}]: "
        f"got {_short(got[at])}, wanted {_short(want[at])}"
    )


def _index(mask: Array) -> str:
    if mask.ndim == 0:
        return ""
    return "[" + ", ".join(str(i) for i in np.argwhere(mask)[0]) + "]"


# -- several right values, sequences, dicts ---------------------------------------------------


def _compare_between(got: Value, want: Between, tolerance: Tolerance, where: str) -> Comparison:
    """A value inside [low, high] is compared with itself, one outside with the nearer bound."""
    low, high = np.asarray(want.low, np.float64), np.asarray(want.high, np.float64)
    array = as_array(got) if low.ndim else as_number(got)
    if array is None or array.shape != low.shape or array.dtype.kind not in "iufb":
        return _compare(got, want.low, tolerance, where)
    inside = np.clip(array.astype(np.float64), low, high)
    inside = np.where(np.isnan(inside), low, inside)  # a NaN would equal itself
    return _compare_floats(array, inside, tolerance, where, f"numbers of shape {low.shape}")


def _compare_sequence(
    got: Value, want: list[Value] | tuple[Value, ...], tolerance: Tolerance, where: str
) -> Comparison:
    asked = f"{len(want)} values in a list or tuple"
    if isinstance(got, np.ndarray) and got.ndim == 1 and all(_is_number(w) for w in want):
        got = list(got)  # a pair of numbers unpacks from an array as it does from a tuple
    if not isinstance(got, list | tuple):
        return _wrong("type", where, f"got {describe(got)}", asked)
    if len(got) != len(want):
        return _wrong("shape", where, f"got {len(got)} values", asked)
    return _worst(
        _compare(g, w, tolerance, f"{where}[{i}]")
        for i, (g, w) in enumerate(zip(got, want, strict=True))
    )


def _compare_dict(
    got: Value, want: dict[str, Value], tolerance: Tolerance, where: str
) -> Comparison:
    asked = f"a dict with the keys {', '.join(want)}"
    if not isinstance(got, dict):
        return _wrong("type", where, f"got {describe(got)}", asked)
    missing = [key for key in want if key not in got]
    if missing:
        return _wrong("shape", where, f"the key {missing[0]!r} is missing", asked)
    return _worst(_compare(got[k], w, tolerance, f"{where}[{k!r}]") for k, w in want.items())


def _worst(parts: Any) -> Comparison:
    """The first wrong part with the largest excess of all."""
    excess, mismatch = 0.0, None
    for part in parts:
        excess = max(excess, part.excess)
        mismatch = mismatch or part.mismatch
    return Comparison(excess, mismatch)


# -- telling ----------------------------------------------------------------------------------


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float | np.generic) or (
        isinstance(value, np.ndarray) and value.ndim == 0
    )


def describe(value: Value) -> str:
    """What kind of value it is, in a few words, without its contents.

    >>> describe([1, 2]), describe(None), describe(np.zeros((2, 3)))
    ('a list of 2', 'None', 'an array of shape (2, 3)')
    """
    match value:
        case None:
            return "None"
        case Opaque(name):
            return f"an object of type {name}"
        case bool():
            return "a bool"
        case int() | float() | complex():
            return "a number"
        case str():
            return "a string"
        case np.ndarray():
            return f"an array of shape {value.shape}"
        case np.generic():
            return "a number"
        case list():
            return f"a list of {len(value)}"
        case tuple():
            return f"a tuple of {len(value)}"
        case dict():
            return f"a dict of {len(value)}"
    return f"a {type(value).__name__}"


def _short(value: Any) -> str:
    if isinstance(value, int):
        return str(value) if abs(value) < 10**30 else "a very large int"
    return f"{float(value):.6g}"
