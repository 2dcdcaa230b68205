"""Wrong numbers that are one step away from the wanted ones: a sum, a square, one value of several.

As in `number_fits`, a fit must hold on every pair and rest on enough different numbers; its words
are fixed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from autograder.core.compare import compare
from autograder.core.model import Tolerance
from autograder.core.number_fits import ENOUGH, Pairs, Says, arrays, says, telling
from autograder.core.values import Array

STEP = Tolerance(relative=1e-9, absolute=1e-12)
"""A step of the wanted numbers, repeated here, gives them but for rounding."""

STEPS: tuple[tuple[str, str, Callable[[Array], Array]], ...] = (
    ("squared", "the square of the wanted one", np.square),
    ("root", "the square root of the wanted one", np.sqrt),
    ("log-of-wanted", "the logarithm of the wanted one", np.log),
    ("exp-of-wanted", "e to the power of the wanted one", np.exp),
    ("reciprocal", "1 over the wanted one", np.reciprocal),
    ("complement", "1 minus the wanted one", lambda w: 1.0 - w),
    ("absolute", "the wanted one without its sign", np.abs),
)


def one_step(pairs: Pairs) -> Says:
    """The same function of every wanted number."""
    found = arrays(pairs)
    if telling([w for _, w in found]) < ENOUGH:
        return None
    for code, words, step in STEPS:
        with np.errstate(all="ignore"):
            if all(_same(g, step(w)) for g, w in found):
                text = f"Every entry is {words}."
                return says(code, text, "Which step of the formula is one too many, or missing?")
    return None


def sums(pairs: Pairs) -> Says:
    """A sum or a mean that is missing, or one too many."""
    found = arrays(pairs, shaped=False)
    if not found or telling([w for _, w in found]) < ENOUGH:
        return None
    for word, reduce in (("sum", np.sum), ("mean", np.mean)):
        if _all_reduce([(g, w) for g, w in found], reduce):
            text = f"The {word} of your values is the wanted result."
            return says(f"{word}-missing", text, "Over which axis is it to be taken?")
        if _all_reduce([(w, g) for g, w in found], reduce):
            text = f"Your result is the {word} of the wanted values."
            return says(f"{word}-too-many", text, "Which axes are to be kept?")
    return None


def _all_reduce(found: Sequence[tuple[Array, Array]], reduce: Callable[..., Array]) -> bool:
    """Whether each second array is the first one reduced over one and the same axis, or all."""
    if not all(whole.ndim > part.ndim and whole.size > 1 for whole, part in found):
        return False
    if len({whole.ndim for whole, _ in found}) > 1:
        return False
    for axis in (None, *range(found[0][0].ndim)):
        with np.errstate(all="ignore"):
            if all(_same(np.asarray(reduce(whole, axis=axis)), part) for whole, part in found):
                return True
    return False


def _same(got: Array, want: Array) -> bool:
    return got.shape == want.shape and compare(got, want, STEP).right


def one_of_several(pairs: Pairs) -> Says:
    """Several values where one of them is wanted, or one where several are."""
    if telling([w for _, w in arrays([replace(p, got=p.want) for p in pairs])]) >= ENOUGH:
        counts = {len(p.got) if type(p.got) in (list, tuple) else 0 for p in pairs}
        for place in range(counts.pop() if len(counts) == 1 else 0):
            if all(compare(p.got[place], p.want).right for p in pairs):
                text = (
                    f"Your function returns several values; the wanted one is number {place + 1}."
                )
                return says("several-values", text, "Which of them is asked for?")
    if all(type(p.want) in (list, tuple) and len(p.want) > 1 for p in pairs):
        for place in range(min(len(p.want) for p in pairs)):
            if all(compare(p.got, p.want[place]).right for p in pairs):
                text = f"Of the values asked for only number {place + 1} is returned."
                return says("one-value", text, "Which others are to be returned with it?")
    return None
