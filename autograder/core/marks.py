"""Marks: from checks to an exercise's points, to a submission's score. Exact until printed.

Holds the two rules of the mark scheme: the first check is the gate, and with follow-through one
mistake costs once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from autograder.core.checks import blocked, judge
from autograder.core.diagnose import diagnose
from autograder.core.model import (
    CheckResult,
    ExerciseResult,
    Missing,
    Outcome,
    Stop,
    Stopped,
    Task,
    Verdict,
)

GATE_CLOSED = "counts once the values are right"


def grade_task(task: Task, outcomes: Sequence[Outcome]) -> ExerciseResult:
    """The result of an exercise from the outcomes of each of the task's cases."""
    checks: list[CheckResult] = []
    for question, asked in zip(task.questions, task.sort(outcomes), strict=True):
        if checks and checks[0].verdict is not Verdict.PASS:
            checks.append(blocked(question, GATE_CLOSED))
        else:
            calls = zip(task.cases, outcomes, strict=True)
            checks.append(judge(question, asked, calls))
    failed = next((c for c in checks if c.verdict is not Verdict.PASS), None)
    return ExerciseResult(
        id=task.id,
        verdict=_verdict(failed, outcomes),
        points=sum((check.points for check in checks), Fraction(0)),
        max_points=task.points,
        checks=tuple(checks),
        message=failed.message if failed else "",
        diagnosis=diagnose(task, outcomes) if failed else None,
        bonus=task.bonus,
    )


def _verdict(failed: CheckResult | None, outcomes: Sequence[Outcome]) -> Verdict:
    if failed is None:
        return Verdict.PASS
    return Verdict.BLOCKED if all(map(_never_ran, outcomes)) else Verdict.FAIL


def _never_ran(outcome: Outcome) -> bool:
    return isinstance(outcome, Stopped) and outcome.reason is Stop.NOT_RUN


def missing(task: Task) -> ExerciseResult:
    """The result of an exercise of which the notebook holds no function."""
    nothing = Missing(task.name)
    return grade_task(task, [nothing] * len(task.cases))


def grader_fault(task: Task, why: str) -> ExerciseResult:
    """The result where we failed: no marks are given or taken, and it is reported as ours."""
    return ExerciseResult(
        id=task.id,
        verdict=Verdict.GRADER_FAULT,
        points=Fraction(0),
        max_points=task.points,
        checks=(),
        message=f"The grader failed, not you: {why}. Your instructor will grade this again.",
        bonus=task.bonus,
    )


def follow_through(
    alone: ExerciseResult, again: ExerciseResult, put_right: tuple[str, ...]
) -> ExerciseResult:
    """`alone`, or the better score of grading `again` with earlier functions put right.

    Where it is no better, a misconception of its own may show only once the others are put right.
    """
    if again.points <= alone.points:
        named = again.diagnosis is not None and again.diagnosis.named
        unnamed = alone.verdict is Verdict.FAIL and not (alone.diagnosis and alone.diagnosis.named)
        return replace(alone, diagnosis=again.diagnosis) if named and unnamed else alone
    one = len(put_right) == 1
    told = (
        f"Right once {_names(put_right)} {'is' if one else 'are'} put right: "
        f"{'that mistake is' if one else 'those mistakes are'} counted where "
        f"{'it was' if one else 'they were'} made, not here."
        if again.verdict is Verdict.PASS
        else again.message
    )
    return replace(
        again,
        follow_through=True,
        points_alone=alone.points,
        put_right=put_right,
        message=told,
    )


def _names(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
