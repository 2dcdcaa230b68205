"""A graded submission as one line of `results.jsonl`: its type, and how it is made.

`Record` is the line as everybody who reads it gets it; `docs/results.schema.json` is the same as a
JSON schema, made by `docs/results_schema.py`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from typing import NotRequired, TypedDict

from autograder.core.model import NEEDS_PERSON, CheckResult, ExerciseResult, Note

SCHEMA = 1


class CheckRecord(TypedDict):
    """One check of an exercise."""

    name: str
    verdict: str
    points: float
    max_points: float
    message: str


class ExerciseRecord(TypedDict):
    """One exercise.

    `misconception` is the code of a known one; `diagnosis` that, or the code of what was seen in
    general. Their words are in `says` and `ask`.
    """

    id: str
    verdict: str
    points: float
    max_points: float
    bonus: bool
    follow_through: bool
    points_alone: float
    put_right: list[str]
    checks: list[CheckRecord]
    misconception: str | None
    diagnosis: str | None
    says: str
    ask: str
    message: str


class NoteRecord(TypedDict):
    """What there is to say of a cell. `text` is the student's, in parts: escape it."""

    cell: int
    line: int | None
    kind: str
    text: str


class HandedIn(TypedDict, total=False):
    """What a system and the roster say of who handed in, and when."""

    system: str
    id: str
    late: bool
    submitted: str
    members: list[str]
    email: str
    group: str
    roster_id: str
    unknown: bool
    time_not_read: str
    counted: bool


class LateRecord(TypedDict):
    """What lateness cost, with the sentence that says so."""

    seconds: int
    days: int
    policy: str
    before: float
    taken: float
    told: str


class Record(TypedDict):
    """A line of `results.jsonl`."""

    schema: int
    submission: str
    student: str
    assignment: str
    sha256: str
    graded_at: str
    engine: str
    release: str
    secret: str
    sandbox: str
    libraries: dict[str, str]
    score: float
    max_score: float
    status: str
    reason: str
    seconds: float
    exercises: list[ExerciseRecord]
    needs_person: list[str]
    notes: list[NoteRecord]
    handed_in: NotRequired[HandedIn]
    conflict: NotRequired[str]
    not_counted: NotRequired[list[str]]
    counted: NotRequired[bool]
    late: NotRequired[LateRecord]
    page: NotRequired[str]


@dataclass(frozen=True, slots=True)
class Report:
    """One submission with everything that is reported of it.

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


def read(text: str) -> Record:
    """A line that we wrote, read again."""
    record: Record = json.loads(text)
    return record


def fault(reason: str) -> Record:
    """The line of a submission that we failed to look at."""
    return as_json(Report(submission="", student="", status="fault", reason=reason))


def as_json(report: Report) -> Record:
    """The report as a line of `results.jsonl`."""
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
            f"cell {n.cell}, line {n.line or '?'}: {n.text}" if n.cell else n.text
            for n in report.notes
            if n.kind in NEEDS_PERSON
        ],
        "notes": [
            {"cell": n.cell, "line": n.line, "kind": n.kind, "text": n.text} for n in report.notes
        ],
    }


def _exercise(result: ExerciseResult) -> ExerciseRecord:
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


def _check(check: CheckResult) -> CheckRecord:
    return {
        "name": check.name,
        "verdict": check.verdict.value,
        "points": float(check.points),
        "max_points": float(check.max_points),
        "message": check.message,
    }
