"""What a wrong answer looks like: a known misconception, else something general, else evidence.

A misconception is named only where the student's outcomes equal the misconception's on every case
of every check. Below it stand diagnoses that hold for any exercise: what an exception says, what
the values have in common with the wanted ones, which entries are wrong, and at last the smallest
public input that fails. They say what was seen and ask, never a cause that is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from autograder.core import evidence, fits, raising
from autograder.core.checks import same_outcome
from autograder.core.compare import compare
from autograder.core.model import (
    Case,
    Diagnosis,
    Missing,
    Outcome,
    Raised,
    Returned,
    Stopped,
    Task,
)
from autograder.core.number_fits import Pair, says
from autograder.core.spots import DIVIDED, OVERFLOWED, PRINTS
from autograder.core.values import Value

Asked = tuple[Case, Outcome, Outcome]


def diagnose(task: Task, outcomes: Sequence[Outcome]) -> Diagnosis | None:
    """The diagnosis of a wrong answer from its outcomes on the task's cases; None if none fits."""
    if any(isinstance(o, Missing) or _unwritten(o) for o in outcomes[:1]):
        return None
    with np.errstate(all="ignore"):  # a student's values may be anything
        return _misconception(task, outcomes) or general(task, outcomes)


def _unwritten(outcome: Outcome) -> bool:
    return isinstance(outcome, Raised) and outcome.type == "NotImplementedError"


def _misconception(task: Task, outcomes: Sequence[Outcome]) -> Diagnosis | None:
    """The first whose outcomes are the student's, all of them. The answers are known as wrong."""
    for wrong in task.wrong:
        if not all(map(same_outcome, outcomes, wrong.outcomes)):
            continue
        diagnosis = Diagnosis(wrong.says, wrong.ask, wrong.code)
        if diagnosis.named or fits.tells(wrong.outcomes):
            return diagnosis
    return None


def general(task: Task, outcomes: Sequence[Outcome]) -> Diagnosis | None:
    """A diagnosis that needs no bank."""
    asked = list(_asked(task, outcomes))
    first = next((a for a in asked if not _right(*a[1:])), None)
    if first is None:
        return _manners(task, outcomes)
    case, got, _ = first
    if isinstance(got, Raised | Stopped):
        return raising.explain(task, case, got)
    return _nothing(asked, first) or _of_values(task, asked, outcomes)


def _of_values(task: Task, asked: Sequence[Asked], outcomes: Sequence[Outcome]) -> Diagnosis | None:
    """What wrong values have in common; at last the smallest input that shows them."""
    values = list(_values(task, outcomes))
    pairs = [_pair(task, *each) for each in values]
    if found := fits.fit(pairs) or _not_finite(asked) or evidence.entries(pairs):
        return found
    for case, got, _ in asked:
        if isinstance(got, Raised | Stopped) and (said := raising.explain(task, case, got)):
            return said
    public = [pair for pair in pairs if pair.public]
    if any(not pair.right for pair in public):
        return evidence.smallest(public)
    return evidence.only_hidden(pairs)


def _asked(task: Task, outcomes: Sequence[Outcome]) -> Iterator[Asked]:
    """Every case for which a result is wanted; of one question after the other, public ones first.

    Those of which only an error is wanted are judged elsewhere.
    """
    found = [
        (case, got, want if question.kind == "values" else None)
        for question, asked in zip(task.questions, task.sort(outcomes), strict=True)
        if question.kind != "raises"
        for case, got, want in zip(question.cases, asked, question.wants, strict=True)
    ]
    for case, got, want in found:
        if want is not None or isinstance(got, Raised | Stopped):
            yield case, got, want if want is not None else Returned(None)


def _right(got: Outcome, want: Outcome) -> bool:
    if not isinstance(got, Returned) or not isinstance(want, Returned):
        return False
    return Pair(got.value, want.value).right


def _values(task: Task, outcomes: Sequence[Outcome]) -> Iterator[tuple[Case, Value, Value]]:
    """Case, got and wanted of every case that was asked by value, up to one that failed."""
    for question, asked in zip(task.questions, task.sort(outcomes), strict=True):
        if question.kind != "values":
            continue
        for case, got, want in zip(question.cases, asked, question.wants, strict=True):
            if not isinstance(got, Returned) or not isinstance(want, Returned):
                return
            yield case, got.value, want.value


def _pair(task: Task, case: Case, got: Value, want: Value) -> Pair:
    """The pair, with its arguments where they are the student's: an engine's are its own."""
    own = task.arguments if task.driver != "engine" else ()
    return Pair(got, want, tuple(zip(own, case.args, strict=False)), case.public)


def _manners(task: Task, outcomes: Sequence[Outcome]) -> Diagnosis | None:
    """What is wrong beside the values: an argument that is changed, an error that is not raised."""
    pairs = list(zip(task.cases, outcomes, strict=True))
    changed = [(case, o) for case, o in pairs if isinstance(o, Returned) and o.changed]
    kinds = {question.kind for question in task.questions}
    if changed and "pure" in kinds:
        shown = [o.changed[0] for case, o in changed if case.public and task.driver == "call"]
        known = [task.arguments[i] for i in shown if i < len(task.arguments)]
        return says(
            "changes-argument",
            f"Your function changes {f'its argument `{known[0]}`' if known else 'an argument'}, "
            "which the caller may still need.",
            "Which line writes into it, and where is a copy needed?",
        )
    for question, asked in zip(task.questions, task.sort(outcomes), strict=True):
        if question.kind == "raises" and any(isinstance(o, Returned) for o in asked):
            return says(
                "no-error",
                "Inputs that the exercise does not allow are answered, and not refused.",
                "Which inputs are to raise a ValueError, and where are they looked at?",
            )
    return None


def _nothing(asked: Sequence[Asked], first: Asked) -> Diagnosis | None:
    """Nothing is returned."""
    case, got, _ = first
    if not isinstance(got, Returned) or got.value is not None:
        return None
    if case.public and got.spot is not None and got.spot.near == PRINTS:
        return says(
            "prints",
            "Your function prints, and returns None: what is printed does not reach the caller.",
            "Which line hands the result back?",
        )
    always = all(isinstance(o, Returned) and o.value is None for _, o, _ in asked)
    when = "" if always else "For some inputs "
    return says(
        "returns-none",
        f"{when}{'y' if when else 'Y'}our function returns None: no result is handed back.",
        "Is there a `return` with a value on every way through it?",
    )


NOT_FINITE = {
    DIVIDED: ("division-by-zero", "a division by 0, or the logarithm of 0"),
    OVERFLOWED: ("overflow", "a number too large for a float"),
}
"""Codes and words for what NumPy warns of; it calls the rest an invalid value."""


def _not_finite(asked: Sequence[Asked]) -> Diagnosis | None:
    """A result that is not finite, and where a public one had its first floating-point error."""
    ask = "Which inputs lead there, and how can the formula be written so that they do not?"
    wrong = [
        (case, got)
        for case, got, want in asked
        if isinstance(got, Returned) and not _right(got, want) and _by_infinity(got, want)
    ]
    for case, got in wrong:
        if case.public and got.spot and got.spot.source:
            other = ("not-finite", "an operation without a result, such as 0/0 or inf - inf")
            code, kind = NOT_FINITE.get(got.spot.near, other)
            text = f"The result is not finite. The first trouble on the way there is {kind}."
            return says(code, f"{text} {raising.quoted(got.spot)}", ask)
    if not wrong:
        return None
    return says("not-finite", "A result is inf or nan where a finite number is wanted.", ask)


def _by_infinity(got: Returned, want: Outcome) -> bool:
    """Whether what is wrong is an inf or a nan."""
    if not isinstance(want, Returned):
        return False
    mismatch = compare(got.value, want.value).mismatch
    return mismatch is not None and mismatch.kind == "finite"
