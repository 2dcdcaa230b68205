"""What a wrong answer looks like: a known misconception, else something general, else evidence.

A misconception is named only where the student's outcomes equal the misconception's on every case
of every check. Below it stand diagnoses that hold for any exercise: what an exception says, what
the values have in common with the wanted ones, which entries are wrong, and at last the smallest
public input that fails. They say what was seen and ask, never a cause that is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from autograder.core import evidence, fits, raising
from autograder.core.checks import same_outcome
from autograder.core.fits import Pair
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
from autograder.core.spots import PRINTS
from autograder.core.values import Value


def diagnose(task: Task, outcomes: Sequence[Outcome]) -> Diagnosis | None:
    """The diagnosis of a wrong answer from its outcomes on the task's cases; None if none fits."""
    if any(isinstance(o, Missing) or _unwritten(o) for o in outcomes[:1]):
        return None
    return _misconception(task, outcomes) or general(task, outcomes)


def _unwritten(outcome: Outcome) -> bool:
    return isinstance(outcome, Raised) and outcome.type == "NotImplementedError"


def _misconception(task: Task, outcomes: Sequence[Outcome]) -> Diagnosis | None:
    """The first whose outcomes are the student's, all of them. The answers are known as wrong."""
    for wrong in task.wrong:
        if all(map(same_outcome, outcomes, wrong.outcomes)):
            return Diagnosis(wrong.says, wrong.ask, wrong.code)
    return None


def general(task: Task, outcomes: Sequence[Outcome]) -> Diagnosis | None:
    """A diagnosis that needs no bank."""
    asked = list(_asked(task, outcomes))
    first = next((a for a in asked if not _right(*a[1:])), None)
    if first is None:
        return None
    case, got, _ = first
    if isinstance(got, Raised | Stopped):
        return raising.explain(task, case, got)
    if nothing := _nothing(case, got):
        return nothing
    values = list(_values(task, outcomes))
    pairs = [_pair(task, *each) for each in values]
    says = fits.fit(pairs) or evidence.entries(pairs)
    if says:
        return Diagnosis(*says)
    if began := _began(asked):
        return began
    for case, got, _ in asked:
        if isinstance(got, Raised | Stopped) and (said := raising.explain(task, case, got)):
            return said
    says = evidence.smallest([_pair(task, *each) for each in values if each[0].public])
    return Diagnosis(*says) if says else None


Asked = tuple[Case, Outcome, Outcome]


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
    """The pair, with its arguments where they are the student's: some drivers have their own."""
    own = task.arguments if len(task.arguments) <= len(case.args) else ()
    return Pair(got, want, tuple(zip(own, case.args, strict=False)))


def _nothing(case: Case, got: Outcome) -> Diagnosis | None:
    """Nothing is returned."""
    if not isinstance(got, Returned) or got.value is not None:
        return None
    if case.public and got.spot is not None and got.spot.near == PRINTS:
        return Diagnosis(
            "Your function prints, and returns None: what is printed does not reach the caller.",
            "Which line hands the result back?",
        )
    return Diagnosis(
        "Your function returns None: it comes to its end without handing a result back.",
        "Is there a `return` with a value on every way through it?",
    )


def _began(asked: Sequence[Asked]) -> Diagnosis | None:
    """Where a public result that is wrong and not finite had its first floating-point error."""
    for case, got, want in asked:
        spot = got.spot if isinstance(got, Returned) else None
        if case.public and spot and spot.source and not _right(got, want):
            kind = {
                "divide by zero": "a division by 0, or the logarithm of 0",
                "overflow": "a number too large for a float",
            }.get(spot.near, "an operation without a result, such as 0/0 or inf - inf")
            return Diagnosis(
                f"The result is not finite. The first trouble on the way there is {kind}. "
                f"{raising.quoted(spot)}",
                "Which inputs lead there, and how can the formula be written so that they do not?",
            )
    return None
