"""Results into the rows of nbgrader's gradebook: scores, comments, times, late penalties.

What people entered by hand stays: manual scores and comments are never touched.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.interop.extras import need
from autograder.interop.nbgrader.course import HandedIn
from autograder.interop.nbgrader.gradebook import Marks

NOTHING = Marks({}, {}, {})


@dataclass(frozen=True)
class _Cells:
    """A notebook of the assignment: the ids and names of the cells that have rows."""

    id: str
    ours: bool
    graded: list[tuple[str, str]]
    commented: list[tuple[str, str]]


class Rows:
    """The rows of one assignment in an open gradebook.

    Its API adds what the gradebook lacks cell by cell, in a dozen statements each; here it is a
    dozen for many students.
    """

    def __init__(self, gradebook: Any, assignment: str, late: Callable[[], Any]) -> None:
        self._api = need("nbgrader.api", "nbgrader")
        self._gradebook = gradebook
        self._late = functools.cache(late)  # most courses need none, and to find it takes long
        found = gradebook.find_assignment(assignment)
        self._assignment, self._id, self._due = assignment, found.id, found.duedate
        self._notebooks = [_cells(each, each.name == assignment) for each in found.notebooks]

    def enter(self, work: list[tuple[HandedIn, Marks]]) -> dict[str, float]:
        """Write the marks of some students, in one go; the late penalties given, by student."""
        db, api = self._gradebook.db, self._api
        _add_students(db, api, [one.student for one, _ in work])
        submissions = _submissions(db, api, self._id, [one for one, _ in work])
        marks = {submissions[one.student]: marks for one, marks in work}
        for notebook in self._notebooks:
            owners = _notebooks(db, api, notebook.id, [*marks])
            wanted = {
                (sheet, cell): _grade(name, marks[owner] if notebook.ours else NOTHING)
                for sheet, owner in owners.items()
                for cell, name in notebook.graded
            }
            _write(db, api.Grade, wanted, [*owners], kept=("manual_score",))
            wanted = {
                (sheet, cell): _comment(name, marks[owner] if notebook.ours else NOTHING)
                for sheet, owner in owners.items()
                for cell, name in notebook.commented
            }
            _write(db, api.Comment, wanted, [*owners])
        db.commit()
        penalties = self._penalties([one for one, _ in work])
        db.commit()
        db.expunge_all()  # a class of any size: what was written need not be held
        return penalties

    def _penalties(self, work: list[HandedIn]) -> dict[str, float]:
        """The penalties of the late by the course's rule; old ones of others are taken back."""
        table, book = self._api.SubmittedAssignment, self._api.SubmittedNotebook
        perhaps = book.late_submission_penalty.isnot(None)
        if self._due is not None:  # or an extension may bring it forward
            perhaps |= (table.timestamp > self._due) | table.extension.isnot(None)
        query = (
            self._gradebook.db.query(table.student_id)
            .join(book, book.assignment_id == table.id)
            .filter(table.assignment_id == self._id, perhaps)
            .filter(table.student_id.in_([one.student for one in work]))
        )
        suspects = {str(student) for (student,) in query}
        found = {one.student: self._penalty(one) for one in work if one.student in suspects}
        return {student: penalty for student, penalty in found.items() if penalty}

    def _penalty(self, one: HandedIn) -> float:
        """The penalty by the course's own rule for late work, as nbgrader assigns it."""
        if one.timestamp is None:
            return 0.0
        submission = self._gradebook.find_submission(self._assignment, one.student)
        seconds = submission.total_seconds_late
        for notebook in submission.notebooks:
            notebook.late_submission_penalty = None
            if seconds > 0:
                score = notebook.score
                penalty = self._late().late_submission_penalty(one.student, score, seconds)
                if penalty is not None:
                    notebook.late_submission_penalty = min(max(float(penalty), 0.0), score)
        return sum(notebook.late_submission_penalty or 0.0 for notebook in submission.notebooks)


def _cells(notebook: Any, ours: bool) -> _Cells:
    def of(*kinds: Any) -> list[tuple[str, str]]:
        return [(str(cell.id), str(cell.name)) for kind in kinds for cell in kind]

    task = notebook.task_cells
    graded, commented = of(notebook.grade_cells, task), of(notebook.solution_cells, task)
    return _Cells(str(notebook.id), ours, graded, commented)


def _add_students(db: Any, api: Any, students: list[str]) -> None:
    known = db.query(api.Student.id).filter(api.Student.id.in_(students))
    new = {*students} - {name for (name,) in known}
    db.bulk_insert_mappings(api.Student, [{"id": name} for name in sorted(new)])


def _submissions(db: Any, api: Any, assignment: str, work: list[HandedIn]) -> dict[str, str]:
    """The submission's id of each student, with the time of what was handed in."""
    table = api.SubmittedAssignment
    known = db.query(table.student_id, table.id).filter(
        table.assignment_id == assignment, table.student_id.in_([one.student for one in work])
    )
    ids = {str(student): str(key) for student, key in known}
    times = [{"id": ids[w.student], "timestamp": w.timestamp} for w in work if w.student in ids]
    db.bulk_update_mappings(table, [row for row in times if row["timestamp"]])
    new = [one for one in work if one.student not in ids]
    ids.update((one.student, api.new_uuid()) for one in new)
    rows = [
        {
            "id": ids[one.student],
            "assignment_id": assignment,
            "student_id": one.student,
            "timestamp": one.timestamp,
        }
        for one in new
    ]
    db.bulk_insert_mappings(table, rows)
    return ids


def _notebooks(db: Any, api: Any, notebook: str, submissions: list[str]) -> dict[str, str]:
    """The submissions, by the ids of their copies of a notebook."""
    table = api.SubmittedNotebook
    known = db.query(table.assignment_id, table.id).filter(
        table.notebook_id == notebook, table.assignment_id.in_(submissions)
    )
    ids = {str(submission): str(key) for submission, key in known}
    new = {each: api.new_uuid() for each in submissions if each not in ids}
    rows = [
        {"id": key, "assignment_id": each, "notebook_id": notebook} for each, key in new.items()
    ]
    db.bulk_insert_mappings(table, rows)
    return {key: submission for submission, key in (ids | new).items()}


def _grade(cell: str, marks: Marks) -> dict[str, Any]:
    result = marks.results.get(cell)
    score = result.score if result else None
    row: dict[str, Any] = {"auto_score": score, "needs_manual_grade": score is None}
    return {**row, "extra_credit": marks.extra[cell]} if cell in marks.extra else row


def _comment(cell: str, marks: Marks) -> dict[str, Any]:
    return {"auto_comment": marks.comments.get(cell) or None}


def _write(
    db: Any,
    table: Any,
    wanted: Mapping[tuple[str, str], dict[str, Any]],
    sheets: list[str],
    kept: tuple[str, ...] = (),
) -> None:
    """Rows of grades or comments, by notebook and cell: those that are there, and new ones.

    Where one of the columns `kept` is filled, a person has been there: then nbgrader's own rule is
    that the row is to be looked at again.
    """
    columns = [getattr(table, name) for name in kept]
    query = db.query(table.id, table.notebook_id, table.cell_id, *columns)
    there = {
        (str(sheet), str(cell)): (str(key), [v for v in by_hand if v is not None])
        for key, sheet, cell, *by_hand in query.filter(table.notebook_id.in_(sheets))
    }
    new = [
        {"notebook_id": place[0], "cell_id": place[1], **row}
        for place, row in wanted.items()
        if place not in there
    ]
    old = [
        {"id": there[place][0], **row, **({"needs_manual_grade": True} if there[place][1] else {})}
        for place, row in wanted.items()
        if place in there
    ]
    # Rows with other columns than the one before would be statements of their own.
    for rows, write in ((new, db.bulk_insert_mappings), (old, db.bulk_update_mappings)):
        write(table, sorted(rows, key=lambda row: sorted(row)))
