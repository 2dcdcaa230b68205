"""Results as tables: ours with a column an exercise, and nbgrader's."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from autograder.interop.exports.scores import Score, rounded
from autograder.report.late import exact
from autograder.report.tables import safe_text


def table(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """Rows as CSV, quoted by RFC 4180."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def plain_csv(found: Sequence[Score]) -> str:
    """The general table: who, what, and a column an exercise."""
    exercises = list({e["id"]: None for s in found for e in s.record["exercises"]})
    head = [
        "student",
        "id",
        "email",
        "assignment",
        "status",
        "score",
        "max_score",
        "late",
        "reason",
    ]
    return table([head + exercises, *(_row(s, exercises) for s in found)])


def _row(score: Score, exercises: Sequence[str]) -> list[str]:
    record = score.record
    given = {e["id"]: rounded(exact(e["points"])) for e in record["exercises"]}
    return [
        safe_text(score.student),
        safe_text(score.id),
        safe_text(score.email),
        record["assignment"],
        record["status"],
        rounded(score.points) if score.graded else "",
        rounded(score.max_points) if score.graded else "",
        rounded(exact(record["late"]["taken"])) if "late" in record else "",
        safe_text(record["reason"]),
        *(given.get(e, "") for e in exercises),
    ]


NBGRADER = (
    "assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email",
    "raw_score", "late_submission_penalty", "score", "max_score",
)  # fmt: skip


def nbgrader_csv(found: Sequence[Score]) -> str:
    """The columns of `nbgrader export`, quoted as it does not."""
    rows = []
    for s in (s for s in found if s.graded):
        late = s.record.get("late", {})
        taken = exact(late.get("taken", 0))
        first, _, last = s.student.rpartition(" ") if " " in s.student else (s.student, "", "")
        submitted = s.record.get("handed_in", {}).get("submitted", "")
        rows.append(
            [s.record["assignment"], "", safe_text(submitted), safe_text(s.id or s.student),
             safe_text(last), safe_text(first), safe_text(s.email), rounded(s.points + taken),
             rounded(taken), rounded(s.points), rounded(s.max_points)]
        )  # fmt: skip
    return table([NBGRADER, *rows])
