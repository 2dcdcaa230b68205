"""What a wrong answer looks like: a known misconception, else a fit, else nothing.

A misconception is named only where the student's outcomes equal the misconception's on every case
of every check. A fit (a constant ratio, a sign, a transpose, an order) is said as what was seen,
never as a cause. "Unrecognised" is an honest answer: then there is no Diagnosis.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

import numpy as np

from autograder.core.checks import same_outcome
from autograder.core.compare import as_array, compare
from autograder.core.model import (
    AnyOf,
    Between,
    Diagnosis,
    Missing,
    Outcome,
    Raised,
    Returned,
    Task,
)
from autograder.core.values import Array, Value

FIT = 1e-6
"""How closely every entry must follow a fit, as a share of the largest."""


def diagnose(task: Task, outcomes: Sequence[Outcome]) -> Diagnosis | None:
    """The diagnosis of a wrong answer from its outcomes on the task's cases; None if none fits."""
    if any(isinstance(o, Missing) or _unwritten(o) for o in outcomes[:1]):
        return None
    return _misconception(task, outcomes) or _fit(task, outcomes)


def _unwritten(outcome: Outcome) -> bool:
    return isinstance(outcome, Raised) and outcome.type == "NotImplementedError"


# -- the bank ---------------------------------------------------------------------------------


def _misconception(task: Task, outcomes: Sequence[Outcome]) -> Diagnosis | None:
    """The first whose outcomes are the student's, all of them. The answers are known as wrong."""
    for wrong in task.wrong:
        if all(map(same_outcome, outcomes, wrong.outcomes)):
            return Diagnosis(wrong.says, wrong.ask, wrong.code)
    return None


# -- fits -------------------------------------------------------------------------------------


def _fit(task: Task, outcomes: Sequence[Outcome]) -> Diagnosis | None:
    pairs = list(_values(task, outcomes))
    if not pairs or all(_right(got, want) for got, want in pairs):
        return None
    for fit in (_order, _transposed, _ratio, _wrong_part):
        says = fit(pairs)
        if says:
            return Diagnosis(*says)
    return None


def _values(task: Task, outcomes: Sequence[Outcome]) -> Iterator[tuple[Value, Value]]:
    """Got and wanted of every case that was asked by value and that returned."""
    for question, asked in zip(task.questions, task.sort(outcomes), strict=True):
        if question.kind != "values":
            continue
        for got, want in zip(asked, question.wants, strict=True):
            if not isinstance(got, Returned) or not isinstance(want, Returned):
                return
            yield got.value, want.value


def _right(got: Value, want: Value) -> bool:
    return compare(got, want).right


Pairs = Sequence[tuple[Value, Value]]
Says = tuple[str, str] | None


def _order(pairs: Pairs) -> Says:
    """A tuple or list whose members are right but in another order."""
    first_got, first_want = pairs[0]
    if not isinstance(first_want, list | tuple) or not 2 <= len(first_want) <= 4:
        return None
    if not isinstance(first_got, list | tuple) or len(first_got) != len(first_want):
        return None
    for order in list(permutations(range(len(first_want))))[1:]:
        if all(_reordered(got, want, order) for got, want in pairs):
            return "The values are right, but in another order.", "Which is asked for first?"
    return None


def _reordered(got: Value, want: Value, order: tuple[int, ...]) -> bool:
    if not isinstance(got, list | tuple) or len(got) != len(want) or len(want) != len(order):
        return False
    return all(_right(got[i], want[j]) for i, j in zip(order, range(len(want)), strict=True))


def _transposed(pairs: Pairs) -> Says:
    arrays = _arrays(pairs)
    if not arrays or not all(g.ndim == 2 and _right(g.T, w) for g, w in arrays):
        return None
    return "Your result is the transpose of the wanted one.", "Which index is the row's?"


def _ratio(pairs: Pairs) -> Says:
    """One factor for every entry of every case; or one a case."""
    arrays = _arrays(pairs, shaped=True)
    ratios = [_constant_ratio(g, w) for g, w in arrays] if arrays else [None]
    known = [r for r in ratios if r is not None]
    if not known or len(known) < len(ratios) or np.allclose(known, 1.0):
        return None
    if not np.allclose(known, known[0], rtol=FIT):
        return (
            "Every entry is off by one factor, another one for each input.",
            "Which size of the input, or which upstream value, is that factor?",
        )
    if np.isclose(known[0], -1.0):
        return "Your result is the wanted one with its sign turned.", "Which way does the sign go?"
    return (
        f"Every entry is {known[0]:.6g} times the wanted one.",
        "Where could a factor like this come from?",
    )


def _constant_ratio(got: Array, want: Array) -> float | None:
    scale = float(np.abs(want).max(initial=0.0))
    if scale == 0.0 or not np.isfinite(got).all() or not np.isfinite(want).all():
        return None
    ratio = float((got * want).sum() / np.square(want).sum())
    close = np.abs(got - ratio * want).max() <= FIT * scale * max(abs(ratio), 1e-3)
    return ratio if close and abs(ratio) > 1e-9 else None


def _arrays(pairs: Pairs, *, shaped: bool = False) -> list[tuple[Array, Array]]:
    """The pairs as float arrays, or nothing where one of them is not a single array or number."""
    result = []
    for got, want in pairs:
        if isinstance(want, AnyOf | Between | dict | list | tuple | str) or want is None:
            return []
        w = np.asarray(want, np.float64)
        g = as_array(got) if isinstance(got, np.ndarray | list | tuple) else _scalar(got)
        if g is None or g.dtype.kind not in "iufb" or (shaped and g.shape != w.shape):
            return []
        result.append((g.astype(np.float64), w))
    return result


def _scalar(value: Value) -> Array | None:
    return np.asarray(value) if isinstance(value, int | float | np.generic) else None


def _wrong_part(pairs: Pairs) -> Says:
    """The first member of a result, in its own order, that is wrong on any case."""
    wants = pairs[0][1]
    names: Sequence[int | str]
    if isinstance(wants, dict):
        names = list(wants)
    elif isinstance(wants, list | tuple) and len(wants) > 1:
        names = range(len(wants))
    else:
        return None
    wrong = [name for name in names if not all(_part_right(g, w, name) for g, w in pairs)]
    if not wrong or (len(wrong) == len(names) and len(names) < 3):
        return None
    right = [name for name in names if name not in wrong]
    first = wrong[0] if isinstance(wrong[0], str) else f"value number {wrong[0] + 1}"
    rest = f" {len(right)} of {len(names)} parts are right." if right else ""
    return f"The first part that is wrong is {first}.{rest}", "What is that part computed from?"


def _part_right(got: Value, want: Value, name: int | str) -> bool:
    part: Callable[[Value], Value] = lambda v: v[name]  # noqa: E731
    if isinstance(got, dict) and isinstance(name, str):
        return name in got and _right(got[name], want[name])
    if isinstance(got, list | tuple) and isinstance(name, int):
        return name < min(len(got), len(want)) and _right(part(got), part(want))
    return False
