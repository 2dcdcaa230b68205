"""What wrong values have in common with the wanted ones, on every case: a fit.

A fit is said as what was seen, never as a cause. It holds for any exercise, and speaks of inputs
by their arguments' names only: never with a value of a hidden case.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

import numpy as np

from autograder.core.compare import as_array, compare
from autograder.core.model import AnyOf, Between
from autograder.core.values import Array, Value, same_value

FIT = 1e-6
"""How closely every entry must follow a fit, as a share of the largest."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A result beside the wanted one, and the call's arguments by name."""

    got: Value
    want: Value
    args: tuple[tuple[str, Value], ...] = ()

    @property
    def right(self) -> bool:
        return compare(self.got, self.want).right


Pairs = Sequence[Pair]
Says = tuple[str, str] | None


def fit(pairs: Pairs) -> Says:
    """The first fit that holds on every pair; None where none does, or all are right."""
    if not pairs or all(pair.right for pair in pairs):
        return None
    for seen in (_order, _unchanged, *ARRAY_FITS, _wrong_part):
        if says := seen(pairs):
            return says
    return None


# -- results as a whole -----------------------------------------------------------------------


def _order(pairs: Pairs) -> Says:
    """A tuple or list whose members are right but in another order."""
    got, want = pairs[0].got, pairs[0].want
    if not isinstance(want, list | tuple) or not 2 <= len(want) <= 4:
        return None
    if not isinstance(got, list | tuple) or len(got) != len(want):
        return None
    for order in list(permutations(range(len(want))))[1:]:
        if all(_reordered(pair, order) for pair in pairs):
            return "The values are right, but in another order.", "Which is asked for first?"
    return None


def _reordered(pair: Pair, order: tuple[int, ...]) -> bool:
    got, want = pair.got, pair.want
    if not isinstance(got, list | tuple) or len(got) != len(want) or len(want) != len(order):
        return False
    return all(compare(got[i], w).right for i, w in zip(order, want, strict=True))


def _unchanged(pairs: Pairs) -> Says:
    for place, (name, _) in enumerate(pairs[0].args):
        if all(len(p.args) > place and same_value(p.got, p.args[place][1]) for p in pairs):
            return (
                f"Your function returns its argument `{name}` as it was given.",
                "On which line is the result made, and is it the result that is returned?",
            )
    return None


def _wrong_part(pairs: Pairs) -> Says:
    """The first member of a result, in its own order, that is wrong on any case, and its fit."""
    wants = pairs[0].want
    names: Sequence[int | str]
    if isinstance(wants, dict):
        names = list(wants)
    elif isinstance(wants, list | tuple) and len(wants) > 1:
        names = range(len(wants))
    else:
        return None
    if not all(isinstance(p.got, type(p.want) | list | tuple) for p in pairs) or not all(
        isinstance(p.want, dict) or len(p.got) == len(p.want) for p in pairs
    ):
        return None
    wrong = [name for name in names if not all(_part_right(p, name) for p in pairs)]
    if not wrong or (len(wrong) == len(names) and len(names) < 3):
        return _alike_parts(pairs, wrong)
    first = wrong[0] if isinstance(wrong[0], str) else f"value number {wrong[0] + 1}"
    right = len(names) - len(wrong)
    rest = f" {right} of {len(names)} parts are right." if right else ""
    says, ask = _fit_of_part(pairs, wrong[0]) or ("", "What is that part computed from?")
    return f"The first part that is wrong is {first}.{rest}{' ' if says else ''}{says}", ask


def _alike_parts(pairs: Pairs, wrong: Sequence[int | str]) -> Says:
    """Where all of a few parts are wrong: a fit that is the same for each."""
    said = [_fit_of_part(pairs, name) for name in wrong]
    return said[0] if said and all(says == said[0] for says in said) else None


def _fit_of_part(pairs: Pairs, name: int | str) -> Says:
    parts = []
    for pair in pairs:
        try:
            parts.append(replace(pair, got=pair.got[name], want=pair.want[name]))
        except (TypeError, LookupError):
            return None
    return next(filter(None, (seen(parts) for seen in ARRAY_FITS)), None)


def _part_right(pair: Pair, name: int | str) -> bool:
    got, want = pair.got, pair.want
    if isinstance(got, dict) and isinstance(name, str):
        return name in got and name in want and compare(got[name], want[name]).right
    if isinstance(got, list | tuple) and isinstance(name, int):
        return name < min(len(got), len(want)) and compare(got[name], want[name]).right
    return False


# -- arrays and numbers -----------------------------------------------------------------------


def arrays(pairs: Pairs, *, shaped: bool = True) -> list[tuple[Array, Array]]:
    """The pairs as float arrays, or nothing where one of them is no single array or number."""
    result = []
    for pair in pairs:
        got, want = pair.got, pair.want
        if isinstance(want, AnyOf | Between | dict | list | tuple | str) or want is None:
            return []
        w = np.asarray(want, np.float64)
        g = as_array(got) if isinstance(got, np.ndarray | list | tuple) else _scalar(got)
        if g is None or g.dtype.kind not in "iufb" or (shaped and g.shape != w.shape):
            return []
        result.append((g.astype(np.float64), w))
    return result


def _scalar(value: Value) -> Array | None:
    fits = isinstance(value, int | float | np.generic) and not (
        isinstance(value, int) and abs(value) > 2**60
    )
    return np.asarray(value) if fits else None


def _other_shape(pairs: Pairs) -> Says:
    """The numbers are right; axes of length 1 are too many or missing."""
    found = arrays(pairs, shaped=False)
    changed = [(g, w) for g, w in found if g.shape != w.shape]
    if not changed or not all(
        [n for n in g.shape if n > 1] == [n for n in w.shape if n > 1]
        and g.size == w.size
        and compare(g.reshape(w.shape), w).right
        for g, w in found
    ):
        return None
    more = changed[0][0].ndim > changed[0][1].ndim
    how = "an axis of length 1 too many" if more else "an axis of length 1 too few"
    if changed[0][0].ndim == changed[0][1].ndim:
        how = "a row and a column exchanged"
    return (
        f"The numbers are right, but the shape is another: {how}.",
        "How many axes are asked for, and which operation keeps or drops one?",
    )


def _transposed(pairs: Pairs) -> Says:
    found = arrays(pairs, shaped=False)
    if not found or not all(1 < w.ndim < 5 and g.ndim == w.ndim for g, w in found):
        return None
    if len({w.ndim for _, w in found}) > 1:
        return None
    for order in list(permutations(range(found[0][1].ndim)))[1:]:
        if all(compare(g.transpose(order), w).right for g, w in found):
            if len(order) == 2:
                return (
                    "Your result is the transpose of the wanted one.",
                    "Which index is the row's?",
                )
            return "The numbers are right, but the axes are in another order.", "Which comes first?"
    return None


def _ratio(pairs: Pairs) -> Says:
    """One factor for every entry of every case; or one a case."""
    found = [
        (_constant_ratio(g, w), pair)
        for (g, w), pair in zip(arrays(pairs), pairs, strict=False)
        if g.any() or w.any()
    ]
    known = [(ratio, pair) for ratio, pair in found if ratio is not None]
    if not known or len(known) < len(found):
        return None
    ratios = [ratio for ratio, _ in known]
    wanted = [np.asarray(pair.want, np.float64) for _, pair in known]
    if np.allclose(ratios, 1.0, rtol=FIT):
        return None
    if np.allclose(ratios, ratios[0], rtol=FIT):
        # One number is some multiple of any other: that says nothing.
        telling = len(np.unique(np.concatenate([w[w != 0] for w in wanted]))) > 1
        return _one_factor(ratios[0]) if telling else None
    if named := _named_factor(ratios, [pair for _, pair in known]):
        return named
    if sum(np.count_nonzero(w) > 1 for w in wanted) < max(2, len(wanted) / 2):
        return None
    return (
        "Every entry is off by one factor, another one for each input.",
        "Which size of the input, or which of the values given, is that factor?",
    )


def _one_factor(ratio: float) -> Says:
    if np.isclose(ratio, -1.0, rtol=FIT):
        return "Your result is the wanted one with its sign turned.", "Which way does the sign go?"
    for base in (2, 10):
        if any(np.isclose(abs(ratio), r, rtol=FIT) for r in (math.log(base), 1 / math.log(base))):
            return (
                f"Every entry is {ratio:.6g} times the wanted one, as between the natural "
                f"logarithm and the one to base {base}.",
                "Which logarithm is asked for?",
            )
    return (
        f"Every entry is {ratio:.6g} times the wanted one.",
        "Where could a factor like this come from?",
    )


def _named_factor(ratios: Sequence[float], pairs: Pairs) -> Says:
    """A factor that follows a size or a number of the input, if only one explanation does."""
    sizes = [dict(_sizes(pair)) for pair in pairs]
    for constant, word in ((1.0, ""), (2.0, "2 times "), (0.5, "half "), (-1.0, "minus ")):
        for name in sizes[0]:
            if not all(name in each for each in sizes):
                continue
            factors = [constant * each[name] for each in sizes]
            if np.allclose(ratios, factors, rtol=FIT):
                return f"Every entry is the wanted one times {word}{name}.", "Is that asked for?"
            with np.errstate(divide="ignore"):
                parts = np.divide(1.0, factors)
            if np.isfinite(parts).all() and np.allclose(ratios, parts, rtol=FIT):
                return f"Every entry is the wanted one over {word}{name}.", "Is that asked for?"
    return None


def _sizes(pair: Pair) -> Iterator[tuple[str, float]]:
    """Numbers that the input has: scalars, lengths of axes, numbers of entries."""
    for name, value in pair.args:
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield f"`{name}`", float(value)
        elif isinstance(value, np.ndarray) and value.ndim:
            for axis, size in enumerate(value.shape):
                what = ("entries", "columns")[axis] if axis < 2 else f"length along axis {axis}"
                what = "rows" if value.ndim > 1 and axis == 0 else what
                yield (
                    f"the number of {what} of `{name}`" if axis < 2 else f"`{name}`'s {what}",
                    size,
                )
            if value.ndim > 1:
                yield f"the number of entries of `{name}`", value.size


def _constant_ratio(got: Array, want: Array) -> float | None:
    scale = float(np.abs(want).max(initial=0.0))
    if scale == 0.0 or not np.isfinite(got).all() or not np.isfinite(want).all():
        return None
    got, want = got / scale, want / scale
    ratio = float((got * want).sum() / np.square(want).sum())
    close = np.abs(got - ratio * want).max() <= FIT * max(abs(ratio), 1e-3)
    return ratio if close and abs(ratio) > 1e-9 else None


def _shift(pairs: Pairs) -> Says:
    """The same amount too much in every entry of every case, of at least two."""
    found = arrays(pairs)
    gaps = [g - w for g, w in found if w.size]
    if not gaps or sum(w.size for _, w in found) < 3 or not all(np.isfinite(d).all() for d in gaps):
        return None
    every = np.concatenate([d.ravel() for d in gaps])
    scale = max(float(np.abs(w).max(initial=0.0)) for _, w in found)
    if abs(every[0]) <= 1e-6 * scale or not np.allclose(every, every[0], rtol=FIT, atol=1e-9):
        return None
    more = "more" if every[0] > 0 else "less"
    what = "Every entry is" if any(w.ndim for _, w in found) else "Your result is always"
    return (
        f"{what} {abs(every[0]):.6g} {more} than the wanted one.",
        "Is something counted once too often, or left out?",
    )


def _signs(pairs: Pairs) -> Says:
    found = arrays(pairs)
    if not _differ(found) or not all(_close(np.abs(g), np.abs(w)) for g, w in found):
        return None
    return "Every entry has the right size, but some the other sign.", "Which of them, and why?"


def _rounded(pairs: Pairs) -> Says:
    found = arrays(pairs)
    if not _differ(found) or not all(np.isfinite(w).all() for _, w in found):
        return None
    if len(np.unique(np.concatenate([g[g != 0] for g, _ in found]))) < 3:
        return None  # zeros, say, are close to all small numbers
    for digits in range(7 if len(found) > 1 else 0):
        if all(_close(g, np.round(w, digits)) for g, w in found):
            places = f"{digits} decimal{'s' if digits > 1 else ''}"
            what = f"rounded to {places}" if digits else "rounded to whole numbers"
            return f"Your values are the wanted ones, {what}.", "Must they be rounded at all?"
    if all(_close(g, np.trunc(w)) for g, w in found):
        return (
            "Your values are the wanted ones with their decimals cut off.",
            "Which dtype does the array have into which they are written?",
        )
    return None


def _differ(found: Sequence[tuple[Array, Array]]) -> bool:
    """Whether any number differs: a right number of a wrong type is no fit."""
    return any(not _close(g, w) for g, w in found)


def _close(got: Array, want: Array) -> bool:
    return bool(np.allclose(got, want, rtol=1e-9, atol=1e-12, equal_nan=True))


ARRAY_FITS: tuple[Callable[[Pairs], Says], ...] = (
    _other_shape,
    _transposed,
    _ratio,
    _rounded,
    _shift,
    _signs,
)
