"""Results into the rows of nbgrader's gradebook: scores, comments, times, late penalties.

What people entered by hand stays: manual scores and comments are never touched.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.interop.nbgrader.course import Course
from autograder.interop.nbgrader.gradebook import Marks
from autograder.interop.nbgrader.handed_in import HandedIn, Sheet
from autograder.interop.nbgrader.settings import LateRuleFailed, penalty
from autograder.interop.optional_import import need

NOTHING = Marks({}, {}, {})


@dataclass(frozen=True)
class _Cells:
    """A notebook of the assignment: the ids and names of the cells that have rows."""

    id: str
    ours: bool
    graded: list[tuple[str, str]]
    commented: list[tuple[str, str]]


@dataclass
class Entered:
    """What came of it: the penalties given, and who was left out and why, by student."""

    penalties: dict[str, float] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


class Rows:
    """The rows of one notebook of an assignment in an open gradebook.

    Its API adds what the gradebook lacks cell by cell, in a dozen statements each; here it is a
    dozen for many students.
    """

    def __init__(self, gradebook: Any, sheet: Sheet, course: Course) -> None:
        self._api = need("nbgrader.api", "nbgrader")
        self._gradebook = gradebook
        self._root = course.root
        # Most courses need none, and to find it takes long.
        self._late = functools.cache(course.late_plugin)
        found = gradebook.find_assignment(sheet.assignment)
        self._assignment, self._id, self._due = sheet.assignment, found.id, found.duedate
        self._notebooks = [_cells(each, each.name == sheet.notebook) for each in found.notebooks]

    def strangers(self, work: list[HandedIn]) -> list[str]:
        """The students whom the gradebook does not know."""
        table, names = self._api.Student, {one.student for one in work}
        known = {str(name) for (name,) in self._gradebook.db.query(table.id)}
        return sorted(names - known)

    def enter(self, work: list[tuple[HandedIn, Marks]]) -> Entered:
        """Write the marks of some students with their late penalties: both, or neither.

        A student for whom the course's rule for late work fails is left out.
        """
        done = Entered()
        while work:
            try:
                self._rows(work)
                done.penalties = self._penalties([one for one, _ in work])
            except LateRuleFailed as error:
                self._gradebook.db.rollback()
                done.refused[error.student] = str(error)
                work = [pair for pair in work if pair[0].student != error.student]
            else:
                break
        self._gradebook.db.commit()
        self._gradebook.db.expunge_all()  # a class of any size: what was written need not be held
        return done

    def _rows(self, work: list[tuple[HandedIn, Marks]]) -> None:
        """Scores, comments and times. Other notebooks of the assignment keep what they have."""
        db, api = self._gradebook.db, self._api
        _add_students(db, api, [one.student for one, _ in work])
        submissions = _submissions(db, api, self._id, [one for one, _ in work])
        marks = {submissions[one.student]: marks for one, marks in work}
        for notebook in self._notebooks:
            owners = _notebooks(db, api, notebook.id, [*marks])
            ours = notebook.ours
            grades = {
                (sheet, cell): _grade(name, marks[owner] if ours else NOTHING)
                for sheet, owner in owners.items()
                for cell, name in notebook.graded
            }
            _write(db, api.Grade, grades, [*owners], by_hand=("manual_score",), update=ours)
            comments = {
                (sheet, cell): _comment(name, marks[owner] if ours else NOTHING)
                for sheet, owner in owners.items()
                for cell, name in notebook.commented
            }
            _write(db, api.Comment, comments, [*owners], update=ours)
        db.flush()
        db.expire_all()

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
        self._gradebook.db.flush()
        return {student: taken for student, taken in found.items() if taken}

    def _penalty(self, one: HandedIn) -> float:
        """The penalty by the course's own rule for late work, as nbgrader assigns it."""
        if one.timestamp is None:
            return 0.0
        submission = self._gradebook.find_submission(self._assignment, one.student)
        seconds = submission.total_seconds_late
        for notebook in submission.notebooks:
            notebook.late_submission_penalty = None
            if seconds > 0:
                taken = penalty(self._root, self._late(), one.student, notebook.score, seconds)
                notebook.late_submission_penalty = taken
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
    by_hand: tuple[str, ...] = (),
    update: bool = True,
) -> None:
    """Rows of grades or comments, by notebook and cell: new ones, and with `update` those there.

    Where one of the columns `by_hand` is filled, a person has been there: then nbgrader's own rule
    is that the row is to be looked at again.
    """
    columns = [getattr(table, name) for name in by_hand]
    query = db.query(table.id, table.notebook_id, table.cell_id, *columns)
    there = {
        (str(sheet), str(cell)): (str(key), [v for v in given if v is not None])
        for key, sheet, cell, *given in query.filter(table.notebook_id.in_(sheets))
    }
    new = [
        {"notebook_id": place[0], "cell_id": place[1], **row}
        for place, row in wanted.items()
        if place not in there
    ]
    old = [
        {"id": there[place][0], **row, **({"needs_manual_grade": True} if there[place][1] else {})}
        for place, row in wanted.items()
        if update and place in there
    ]
    # Rows with other columns than the one before would be statements of their own.
    for rows, write in ((new, db.bulk_insert_mappings), (old, db.bulk_update_mappings)):
        write(table, sorted(rows, key=lambda row: sorted(row)))
