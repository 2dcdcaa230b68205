"""Results into nbgrader's gradebook, through its own API: scores, comments, times, late penalties.

What people entered by hand stays: manual scores and comments are never touched. A score that we
could not decide is left open for a manual one, never 0.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.interop.extras import need
from autograder.interop.nbgrader.autograded import Result, SourceCell
from autograder.interop.nbgrader.build import TEST_PREFIX
from autograder.interop.nbgrader.course import HandedIn
from autograder.interop.telling import comment, told


class UnknownToGradebook(LookupError):
    """The gradebook holds no such assignment; the message says how to make it."""


@dataclass(frozen=True)
class Marks:
    """One student's marks as the gradebook takes them, by the names of its cells."""

    results: Mapping[str, Result]
    comments: Mapping[str, str]
    extra: Mapping[str, float]
    """Points of bonus exercises, whose cells count 0."""


def marks_of(record: Mapping[str, Any], sources: Iterable[SourceCell]) -> Marks:
    """The marks in a line of results. Cells of which it says nothing are left open."""
    cells = {cell.name: cell for cell in sources}
    results: dict[str, Result] = {}
    comments: dict[str, str] = {}
    extra: dict[str, float] = {}
    for exercise in record["exercises"]:
        name = exercise["id"].partition(".")[2]
        cell = cells.get(f"{TEST_PREFIX}{name}")
        comments[name] = comment(exercise)
        if cell is None:
            continue
        decided = exercise["verdict"] != "GRADER_FAULT"
        score = float(min(max(exercise["points"], 0.0), cell.points)) if decided else None
        results[cell.name] = Result(score, told(exercise))
        if exercise["bonus"] and not cell.points:
            extra[cell.name] = float(exercise["points"])
    if record["status"] != "graded":
        comments = {c.name: record["reason"] for c in cells.values() if c.solution}
    return Marks(results, comments, extra)


def source_cells(gradebook: Any, assignment: str, order: list[str]) -> list[SourceCell]:
    """The assignment's cells as the gradebook holds them, in `order`. Raises UnknownToGradebook."""
    api = need("nbgrader.api", "nbgrader")
    try:
        notebook = gradebook.find_notebook(assignment, assignment)
    except api.MissingEntry as error:
        raise UnknownToGradebook(
            f"the gradebook has no notebook {assignment!r} in an assignment of that name; "
            f"run `nbgrader generate_assignment {assignment}` in the course first"
        ) from error
    grade = {cell.name: float(cell.max_score) for cell in notebook.grade_cells}
    task = {cell.name: float(cell.max_score) for cell in notebook.task_cells}
    solution = {cell.name for cell in notebook.solution_cells}
    found = [
        SourceCell(
            name=cell.name,
            kind=str(cell.cell_type),
            source=str(cell.source),
            locked=bool(cell.locked),
            grade=cell.name in grade,
            solution=cell.name in solution,
            task=cell.name in task,
            points={**grade, **task}.get(cell.name, 0.0),
            checksum=cell.checksum,
        )
        for cell in notebook.source_cells
    ]
    places = {name: i for i, name in enumerate(order)}
    return sorted(found, key=lambda cell: places.get(cell.name, len(places)))


def enter(
    gradebook: Any, assignment: str, work: list[tuple[HandedIn, Marks]], late: Any
) -> dict[str, float]:
    """Write the marks of a class, in one go; the late penalties given, by student."""
    marks = {one.student: found for one, found in work}
    for student, cell, grade in _rows(gradebook, assignment, "Grade", "GradeCell"):
        if student in marks:
            _enter_grade(grade, cell, marks[student])
    for student, cell, entry in _rows(gradebook, assignment, "Comment", "SolutionCell"):
        if student in marks:
            entry.auto_comment = marks[student].comments.get(cell) or None
    gradebook.db.commit()
    penalties = {one.student: _penalty(gradebook, assignment, one, late) for one, _ in work}
    gradebook.db.commit()
    return {student: penalty for student, penalty in penalties.items() if penalty}


def add_class(gradebook: Any, assignment: str, work: list[HandedIn]) -> None:
    """Students and submissions that the gradebook does not have, and the times of those it has."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # SQLAlchemy's, about the API's own way of adding
        _add(gradebook, assignment, work)
    gradebook.db.commit()


def _add(gradebook: Any, assignment: str, work: list[HandedIn]) -> None:
    students = {student.id for student in gradebook.students}
    for one in work:
        if one.student not in students:
            gradebook.add_student(one.student)
        time = {"timestamp": one.timestamp} if one.timestamp else {}
        gradebook.update_or_create_submission(assignment, one.student, **time)


def _rows(gradebook: Any, assignment: str, entry: str, cell: str) -> Iterable[tuple[str, str, Any]]:
    """Student, cell and entry of a whole class at once: one query, where its API asks one each."""
    api = need("nbgrader.api", "nbgrader")
    entries, cells = getattr(api, entry), getattr(api, cell)
    query = (
        gradebook.db.query(api.SubmittedAssignment.student_id, cells.name, entries)
        .join(cells, cells.id == entries.cell_id)
        .join(api.SubmittedNotebook, api.SubmittedNotebook.id == entries.notebook_id)
        .join(
            api.SubmittedAssignment,
            api.SubmittedAssignment.id == api.SubmittedNotebook.assignment_id,
        )
        .join(api.Assignment, api.Assignment.id == api.SubmittedAssignment.assignment_id)
        .filter(api.Assignment.name == assignment)
    )
    return [(str(student), str(name), row) for student, name, row in query.all()]


def _enter_grade(grade: Any, cell: str, marks: Marks) -> None:
    result = marks.results.get(cell)
    grade.auto_score = result.score if result else None
    if cell in marks.extra:
        grade.extra_credit = marks.extra[cell]
    # nbgrader's own rule: what a person scored before is to be looked at again.
    grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None


def _penalty(gradebook: Any, assignment: str, one: HandedIn, late: Any) -> float:
    """The penalty by the course's own rule for late work, as nbgrader assigns it."""
    if one.timestamp is None:
        return 0.0
    submission = gradebook.find_submission(assignment, one.student)
    seconds = submission.total_seconds_late
    for notebook in submission.notebooks:
        notebook.late_submission_penalty = None
        if seconds > 0:
            score = notebook.score
            penalty = late.late_submission_penalty(one.student, score, seconds)
            if penalty is not None:
                notebook.late_submission_penalty = min(max(float(penalty), 0.0), score)
    return sum(notebook.late_submission_penalty or 0.0 for notebook in submission.notebooks)
