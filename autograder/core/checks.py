"""Judging: a question and the outcomes of its calls become a CheckResult.

Pure, and without any code of an exercise: the same judges run in the grader and in the student's
notebook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from autograder.core.compare import compare, describe
from autograder.core.gradient import agrees
from autograder.core.graph import judge_graph
from autograder.core.messages import tell_changes, tell_failure, tell_mismatch, told
from autograder.core.model import (
    Case,
    CheckResult,
    Outcome,
    Question,
    Raised,
    Returned,
    Stopped,
    Verdict,
)
from autograder.core.rng.judges import RANDOM_JUDGES
from autograder.core.values import same_value


def judge(
    question: Question,
    outcomes: Sequence[Outcome],
    every: Iterable[tuple[Case, Outcome]] = (),
) -> CheckResult:
    """The verdict on one check. A check's points are given whole or not at all.

    `every` are all of the task's calls: in none may an argument change, where purity is asked.
    """
    found = JUDGES[question.kind](question, outcomes)
    if not found and question.kind == "pure":
        changes = (tell_changes(got, public=case.public) for case, got in every)
        found = next(filter(None, changes), None)
    return CheckResult(
        name=question.name,
        verdict=Verdict.FAIL if found else Verdict.PASS,
        points=Fraction(0) if found else question.points,
        max_points=question.points,
        message=found or "",
    )


def blocked(question: Question, why: str) -> CheckResult:
    """The result of a check that could not be asked."""
    return CheckResult(question.name, Verdict.BLOCKED, Fraction(0), question.points, why)


# -- one judge a kind: the message of the first failing case, or None -------------------------


def _judge_values(question: Question, outcomes: Sequence[Outcome]) -> str | None:
    for case, want, got in zip(question.cases, question.wants, outcomes, strict=True):
        if not isinstance(got, Returned):
            return told(case, tell_failure(got, public=case.public))
        assert isinstance(want, Returned)
        mismatch = compare(got.value, want.value, question.tolerance).mismatch
        if mismatch:
            return told(case, tell_mismatch(mismatch, public=case.public))
    return None


def _judge_pure(question: Question, outcomes: Sequence[Outcome]) -> str | None:
    seen: list[tuple[Case, Outcome]] = []
    for case, got in zip(question.cases, outcomes, strict=True):
        if not isinstance(got, Returned):
            return told(case, tell_failure(got, public=case.public))
        if changes := tell_changes(got, public=case.public):
            return changes
        for earlier, first in seen:
            if same_value(earlier.args, case.args) and not same_outcome(got, first):
                return told(case, "the same arguments gave another answer the second time")
        seen.append((case, got))
    return None


def _judge_raises(question: Question, outcomes: Sequence[Outcome]) -> str | None:
    for case, got in zip(question.cases, outcomes, strict=True):
        if isinstance(got, Raised) and "ValueError" in got.bases:
            continue
        if isinstance(got, Returned):
            shown = f": it returned {describe(got.value)}" if case.public else ""
            return told(case, f"no ValueError was raised{shown}")
        return told(case, f"{tell_failure(got, public=case.public)}; a ValueError is wanted")
    return None


def _judge_gradient(question: Question, outcomes: Sequence[Outcome]) -> str | None:
    for case, want, got in zip(question.cases, question.wants, outcomes, strict=True):
        if not isinstance(got, Returned):
            return told(case, tell_failure(got, public=case.public))
        assert isinstance(want, Returned)
        if not agrees(got.value, want.value):
            return told(case, "nudging each variable and watching the loss gives another slope")
    return None


JUDGES: dict[str, Callable[[Question, Sequence[Outcome]], str | None]] = {
    "values": _judge_values,
    "pure": _judge_pure,
    "raises": _judge_raises,
    "gradient": _judge_gradient,
    "graph": judge_graph,
    **RANDOM_JUDGES,
}


def same_outcome(left: Outcome, right: Outcome) -> bool:
    """Whether two calls went the same way: equal values, or the same failure."""
    if isinstance(left, Returned) and isinstance(right, Returned):
        if bool(left.changed) != bool(right.changed):
            return False
        return compare(left.value, right.value).right
    if isinstance(left, Raised) and isinstance(right, Raised):
        return left.type == right.type
    if isinstance(left, Stopped) and isinstance(right, Stopped):
        return left.reason == right.reason
    return type(left) is type(right)
