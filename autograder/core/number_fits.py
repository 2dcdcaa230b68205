"""What wrong numbers have in common with the wanted ones: a factor, a sign, an order of axes.

A fit must hold on every pair, hidden ones too, and rest on enough different numbers. What is shown
of it, such as the factor, is taken from public pairs alone: a hidden one only decides whether the
sentence is said.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product

import numpy as np

from autograder.core.compare import as_array, compare
from autograder.core.model import (
    DEFAULT_TOLERANCE,
    GENERAL,
    AnyOf,
    Between,
    Diagnosis,
    Tolerance,
)
from autograder.core.values import Array, Value

FIT = 1e-6
"""How closely every entry must follow a fit, as a share of the largest."""
ENOUGH = 3
"""Different numbers, neither 0 nor ±1, that a fit must hold for to be no accident."""
BASES = (("natural", math.e), ("base-2", 2.0), ("base-10", 10.0))


@dataclass(frozen=True, slots=True)
class Pair:
    """A result beside the wanted one, and the call's arguments by name."""

    got: Value
    want: Value
    args: tuple[tuple[str, Value], ...] = ()
    public: bool = True
    tolerance: Tolerance = DEFAULT_TOLERANCE

    @property
    def right(self) -> bool:
        return compare(self.got, self.want, self.tolerance).right


Pairs = Sequence[Pair]
Says = Diagnosis | None


def says(code: str, text: str, ask: str) -> Diagnosis:
    """A general diagnosis with its code."""
    return Diagnosis(text, ask, f"{GENERAL}{code}")


# -- the numbers ------------------------------------------------------------------------------


def arrays(pairs: Pairs, *, shaped: bool = True) -> list[tuple[Array, Array]]:
    """The pairs as float arrays, or nothing where one of them is not a single array or number."""
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


def telling(wanted: Sequence[Array]) -> int:
    """How many different numbers there are, up to sign, besides 0 and 1."""
    every = np.concatenate([np.abs(w).ravel() for w in wanted]) if wanted else np.zeros(0)
    every = every[np.isfinite(every) & (every != 0) & (np.abs(every - 1) > FIT)]
    return len({f"{x:.8g}" for x in every[:1000]})


def _enough(found: Sequence[tuple[Array, Array]]) -> bool:
    return telling([w for _, w in found]) >= ENOUGH


def _differ(found: Sequence[tuple[Array, Array]]) -> bool:
    """Whether any number differs: a right number of a wrong type is not a fit."""
    return any(not _close(g, w) for g, w in found)


def _close(got: Array, want: Array) -> bool:
    return bool(np.allclose(got, want, rtol=1e-9, atol=1e-12, equal_nan=True))


# -- shapes and axes --------------------------------------------------------------------------


def other_shape(pairs: Pairs) -> Says:
    """The numbers are right; axes of length 1 are too many or missing."""
    found = arrays(pairs, shaped=False)
    changed = [(g, w) for g, w in found if g.shape != w.shape]
    if not changed or sum(w.size for _, w in found) < ENOUGH:
        return None
    if not all(g.size == w.size and compare(g.reshape(w.shape), w).right for g, w in found):
        return None
    long = [([n for n in g.shape if n > 1], [n for n in w.shape if n > 1]) for g, w in changed]
    ask = "How many axes are asked for, and which operation keeps or drops one?"
    if all(g == w for g, w in long):
        gaps = {int(np.sign(g.ndim - w.ndim)) for g, w in changed}
        how = {1: "there are axes of length 1 too many", -1: "an axis of length 1 is missing"}
        if gaps == {0}:
            what = "a row stands where a column is wanted, or a column where a row is"
            return says("other-shape", f"The numbers are right, but the shape is not: {what}.", ask)
        what = how[gaps.pop()] if len(gaps) == 1 else "axes of length 1 are too many or missing"
        return says("other-shape", f"The numbers are right, but the shape is not: {what}.", ask)
    flat = all(g.ndim < 2 for g, _ in changed)
    text = "flat" if flat else "another"
    return says("other-shape", f"The numbers are right, but the shape is {text}.", ask)


def transposed(pairs: Pairs) -> Says:
    """The axes are in another order, or one of them runs backwards."""
    found = arrays(pairs, shaped=False)
    if not found or not all(0 < w.ndim < 5 and g.ndim == w.ndim for g, w in found):
        return None
    if len({w.ndim for _, w in found}) > 1 or not _enough(found):
        return None
    ndim = found[0][1].ndim
    for order in list(permutations(range(ndim)))[1:]:
        if all(compare(g.transpose(order), w).right for g, w in found):
            if ndim == 2:
                text = "Your result is the transpose of the wanted one."
                return says("transposed", text, "Which index is the row's?")
            text = "The numbers are right, but the axes are in another order."
            return says("transposed", text, "Which axis comes first?")
    for axis in range(ndim):
        if all(compare(np.flip(g, axis), w).right for g, w in found):
            text = "The numbers are right, but stand in the opposite order."
            return says("reversed", text, "Which comes first: the smallest, or the first one made?")
    return None


# -- factors ----------------------------------------------------------------------------------


def ratio(pairs: Pairs) -> Says:
    """One factor for every entry of every case; or one a case."""
    near = _near(pairs)
    found = [
        (_constant_ratio(g, w, near), pair, w)
        for (g, w), pair in zip(arrays(pairs), pairs, strict=False)
        if (g.any() or w.any()) and (np.isfinite(w).any() or np.isfinite(g).any())
    ]
    known = [(factor, pair, w) for factor, pair, w in found if factor is not None]
    if len(known) < len(found) or telling([w for _, _, w in known]) < ENOUGH:
        return None
    factors = [factor for factor, _, _ in known]
    if np.allclose(factors, 1.0, rtol=near):
        return None
    if np.allclose(factors, factors[0], rtol=near):
        return _one_factor(next((f for f, pair, _ in known if pair.public), None))
    cases = [pair for _, pair, _ in known]
    if len(known) >= ENOUGH and (named := _named_factor(factors, cases)):
        return named
    if np.allclose(factors, factors[0], rtol=1e-2):  # too much alike for words that say otherwise
        return None
    if np.isclose(factors, 1.0, rtol=near).any():  # some results are right: not all are off
        return None
    if sum(telling([w]) >= ENOUGH for _, _, w in known) < max(2, len(known) / 2):
        return None
    return says(
        "factor-by-input",
        "Every entry is off by one factor, another one for each input.",
        "Which size of the input, or what that is made of all its values, is that factor?",
    )


def _near(pairs: Pairs) -> float:
    """How closely a fit can be asked to hold where right answers may be less exact."""
    return min(max(FIT, *(2 * pair.tolerance.relative for pair in pairs)), 1e-3)


def _one_factor(factor: float | None) -> Diagnosis:
    ask = "Where could a factor like this come from, or get lost?"
    if factor is None:  # seen on hidden inputs alone
        return says("factor", "Every entry is off by one and the same factor.", ask)
    if np.isclose(factor, -1.0, rtol=FIT):
        text = "Your result is the wanted one with its sign turned."
        return says("sign", text, "Which way does the sign go?")
    for (asked, wanted), (taken, got) in product(BASES, BASES):
        if asked != taken and np.isclose(abs(factor), math.log(wanted) / math.log(got), rtol=FIT):
            return says(
                "log-base",
                f"Every entry is {factor:.6g} times the wanted one, as where the {taken} logarithm "
                f"is taken and the {asked} one is asked for.",
                "Which logarithm is asked for?",
            )
    return says("factor", f"Every entry is {factor:.6g} times the wanted one.", ask)


def _named_factor(factors: Sequence[float], pairs: Pairs) -> Says:
    """A factor that follows a size or a number of the input."""
    sizes = [dict(_sizes(pair)) for pair in pairs]
    for (constant, word), name in product(CONSTANTS, sizes[0]):
        if not all(each.get(name) for each in sizes):
            continue
        right = np.array([each[name] for each in sizes])
        if np.allclose(factors, constant * right, rtol=FIT):
            return _by_size(f"times {word}{name}", name, "sum-for-mean")
        if np.allclose(factors, constant / right, rtol=FIT):
            return _by_size(
                f"{word and f'times {word}and '}divided by {name}", name, "mean-for-sum"
            )
    return None


CONSTANTS = ((1.0, ""), (2.0, "2 "), (0.5, "1/2 "), (-1.0, "-1 "))


def _by_size(how: str, name: str, code: str) -> Diagnosis:
    count = name.startswith("the number of")
    ask = "Is a sum asked for here, or a mean, and over what?"
    if not count:
        code, ask = "factor-of-argument", "Is that a factor of the formula, and how often?"
    return says(code, f"Every entry is the wanted one {' '.join(how.split())}.", ask)


def _sizes(pair: Pair) -> Iterator[tuple[str, float]]:
    """Numbers that the input has: scalars, lengths of axes, numbers of entries."""
    words = ("rows", "columns")
    for name, value in pair.args:
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield f"`{name}`", float(value)
        elif isinstance(value, list | tuple):
            yield f"the number of values in `{name}`", len(value)
        elif isinstance(value, np.ndarray) and value.ndim == 1:
            yield f"the number of entries of `{name}`", value.size
        elif isinstance(value, np.ndarray) and value.ndim:
            for axis, size in enumerate(value.shape):
                what = words[axis] if value.ndim == 2 else f"entries along axis {axis}"
                yield f"the number of {what} of `{name}`", size
            yield f"the number of entries of `{name}`", value.size


def _constant_ratio(got: Array, want: Array, near: float) -> float | None:
    finite = np.isfinite(want)
    if not (finite == np.isfinite(got)).all():
        return None
    got, want = got[finite], want[finite]
    scale = float(np.abs(want).max(initial=0.0))
    if scale == 0.0:
        return None
    with np.errstate(all="ignore"):
        got, want = got / scale, want / scale
        factor = float((got * want).sum() / np.square(want).sum())
        close = np.abs(got - factor * want).max() <= near * max(abs(factor), 1e-3)
    return factor if close and abs(factor) > 1e-9 else None


# -- amounts, signs, digits -------------------------------------------------------------------


def shift(pairs: Pairs) -> Says:
    """The same amount too much in every entry of every case."""
    found = arrays(pairs)
    gaps = [g - w for g, w in found if w.size]
    if not gaps or not _enough(found) or not all(np.isfinite(d).all() for d in gaps):
        return None
    every = np.concatenate([d.ravel() for d in gaps])
    scale = max(float(np.abs(w).max(initial=0.0)) for _, w in found)
    if abs(every[0]) <= 1e-6 * scale or not np.allclose(every, every[0], rtol=FIT, atol=1e-9):
        return None
    shown = [
        (g - w).ravel()[0] for (g, w), p in zip(found, pairs, strict=True) if p.public and w.size
    ]
    much = f"{abs(shown[0]):.6g}" if shown else "by one and the same amount"
    more = "more" if every[0] > 0 else "less"
    what = "Every entry is" if any(w.ndim for _, w in found) else "Your result is always"
    text = f"{what} {much} {more} than the wanted one."
    return says("shift", text, "Is something counted once too often, or left out?")


def signs(pairs: Pairs) -> Says:
    """The sizes are right, and some signs are not."""
    found = arrays(pairs)
    if not _differ(found) or not _enough(found):
        return None
    if not all(_close(np.abs(g), np.abs(w)) for g, w in found):
        return None
    text = "Every entry has the right size, but some the other sign."
    return says("some-signs", text, "Which of them, and why?")


def rounded(pairs: Pairs) -> Says:
    """The numbers are wanted ones with fewer digits."""
    found = arrays(pairs)
    if not _differ(found) or not all(np.isfinite(w).all() for _, w in found):
        return None
    if len(np.unique(np.concatenate([g[g != 0] for g, _ in found]))) < ENOUGH or not _enough(found):
        return None  # zeros, say, are close to all small numbers
    for digits in range(7):
        if all(_close(g, np.round(w, digits)) for g, w in found):
            places = f"{digits} decimal{'s' if digits > 1 else ''}"
            what = f"rounded to {places}" if digits else "rounded to whole numbers"
            text = f"Your values are the wanted ones, {what}."
            return says("rounded", text, "Must they be rounded at all?")
    if all(_close(g, np.trunc(w)) for g, w in found):
        return says(
            "cut-to-ints",
            "Your values are the wanted ones with their decimals cut off.",
            "Which dtype does the array have into which they are written?",
        )
    return None


ARRAY_FITS: tuple[Callable[[Pairs], Says], ...] = (
    other_shape,
    transposed,
    ratio,
    rounded,
    shift,
    signs,
)
