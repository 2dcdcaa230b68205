"""Lines of results as one score a person: groups taken apart, of several submissions one taken."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from autograder.interop.late import exact
from autograder.interop.roster import Person, Roster
from autograder.report.tables import safe_text


class CannotExport(ValueError):
    """What was asked for cannot be written; the message says what is missing."""


@dataclass(frozen=True)
class Score:
    """One person's score for one assignment."""

    student: str
    id: str
    email: str
    record: Mapping[str, Any]

    @property
    def graded(self) -> bool:
        return bool(self.record["status"] == "graded")

    @property
    def points(self) -> Fraction:
        return exact(self.record["score"])

    @property
    def max_points(self) -> Fraction:
        return exact(self.record["max_score"])


def scores(
    records: Iterable[Mapping[str, Any]], roster: Roster, *, take: str = "last"
) -> list[Score]:
    """One score a person and assignment: of several the "last" line, or the "best"."""
    kept: dict[tuple[str, str], Score] = {}
    for record in records:
        for score in _people(record, roster):
            key = score.id or score.student, record["assignment"]
            if take == "best" and key in kept and not _better(score, kept[key]):
                continue
            kept.pop(key, None)
            kept[key] = score
    return sorted(kept.values(), key=lambda s: (s.record["assignment"], s.student, s.id))


def _better(new: Score, old: Score) -> bool:
    return new.graded and (not old.graded or new.points > old.points)


def _people(record: Mapping[str, Any], roster: Roster) -> list[Score]:
    """Everybody whose work it is: one, or the members of a group."""
    facts = record.get("handed_in", {})
    group: Sequence[Person] = roster.members(record["student"])
    if not group and len(facts.get("members", ())) > 1:
        group = [roster.find(m) or Person(id=m, email=_email(m)) for m in facts["members"]]
    if group:
        return [Score(p.name or p.id, p.id, p.email, record) for p in group]
    own = facts.get("id", "")
    person = roster.find(own) or roster.find(record["student"]) or Person(own)
    email = person.email or facts.get("email", "") or _email(own)
    return [Score(person.name or record["student"], person.id or own, email, record)]


def _email(text: str) -> str:
    return text if "@" in text else ""


def rounded(points: Fraction) -> str:
    """Points at two decimals, halves up: 17.5, 3, 0.67.

    >>> rounded(Fraction(35, 2)), rounded(Fraction(1, 200)), rounded(Fraction(3))
    ('17.5', '0.01', '3')
    """
    hundredths = (points * 200 + 1) // 2
    whole, rest = divmod(int(hundredths), 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".")


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
