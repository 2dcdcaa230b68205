"""A graded submission as one line of `results.jsonl`. Dicts live here, at the edge, only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from autograder.core.model import CheckResult, ExerciseResult, Verdict
from autograder.grade.elsewhere import KINDS
from autograder.sandbox.parent import Note

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Report:
    """One submission with everything that is told of it.

    `status` is "graded", or "failed" with a `reason` (the submission cannot be graded), or "fault"
    (we failed).
    """

    submission: str
    student: str
    status: str
    assignment: str = ""
    reason: str = ""
    sha256: str = ""
    graded_at: str = ""
    engine: str = ""
    sandbox: str = ""
    release: str = ""
    secret: str = ""
    exercises: tuple[ExerciseResult, ...] = ()
    notes: tuple[Note, ...] = ()
    libraries: tuple[tuple[str, str], ...] = ()
    """What students could import beside NumPy, with versions."""
    seconds: float = 0.0

    @property
    def score(self) -> Fraction:
        return sum((e.points for e in self.exercises), Fraction(0))

    @property
    def max_score(self) -> Fraction:
        return sum((e.max_points for e in self.exercises if not e.bonus), Fraction(0))


def line(report: Report) -> str:
    """The report as a line of JSON, without its line's end. ASCII: any bytes of a name survive."""
    return json.dumps(as_json(report), ensure_ascii=True, allow_nan=False)


def as_json(report: Report) -> dict[str, Any]:
    """The report as `results.jsonl` tells it."""
    return {
        "schema": SCHEMA,
        "submission": report.submission,
        "student": report.student,
        "assignment": report.assignment,
        "sha256": report.sha256,
        "graded_at": report.graded_at,
        "engine": report.engine,
        "release": report.release,
        "secret": report.secret,
        "sandbox": report.sandbox,
        "libraries": dict(report.libraries),
        "score": float(report.score),
        "max_score": float(report.max_score),
        "status": report.status,
        "reason": report.reason,
        "seconds": round(report.seconds, 4),
        "exercises": [_exercise(e) for e in report.exercises],
        "needs_person": [
            f"cell {n.cell}, line {n.line or '?'}: {n.text}"
            for n in report.notes
            if n.kind in KINDS
        ],
        "notes": [
            {"cell": n.cell, "line": n.line, "kind": n.kind, "text": n.text} for n in report.notes
        ],
    }


def _exercise(result: ExerciseResult) -> dict[str, Any]:
    diagnosis = result.diagnosis
    return {
        "id": result.id,
        "verdict": result.verdict.value,
        "points": float(result.points),
        "max_points": float(result.max_points),
        "bonus": result.bonus,
        "follow_through": result.follow_through,
        "points_alone": float(
            result.points if result.points_alone is None else result.points_alone
        ),
        "put_right": list(result.put_right),
        "checks": [_check(c) for c in result.checks],
        "misconception": diagnosis.code if diagnosis and diagnosis.named else None,
        "diagnosis": diagnosis.code if diagnosis else None,
        "says": diagnosis.says if diagnosis else "",
        "ask": diagnosis.ask if diagnosis else "",
        "message": result.message,
    }


def _check(check: CheckResult) -> dict[str, Any]:
    return {
        "name": check.name,
        "verdict": check.verdict.value,
        "points": float(check.points),
        "max_points": float(check.max_points),
        "message": check.message,
    }


def has_fault(data: Mapping[str, Any]) -> bool:
    """Whether a line of results tells of a failure of ours."""
    return data["status"] == "fault" or any(
        e["verdict"] == Verdict.GRADER_FAULT.value for e in data["exercises"]
    )
