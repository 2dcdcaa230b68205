"""What nbgrader's gradebook knows of an assignment, and a line of results in its terms.

A score that we could not decide is left open for a manual one, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.core.errors import InputError
from autograder.interop.nbgrader.autograded import TEST_PREFIX, Result, SourceCell
from autograder.interop.optional_import import need
from autograder.report.record import Record
from autograder.report.text import comment, told


class UnknownToGradebook(InputError, LookupError):
    """The gradebook holds no such assignment; the message says how to make it."""


@dataclass(frozen=True)
class Marks:
    """One student's marks as the gradebook takes them, by the names of its cells."""

    results: Mapping[str, Result]
    comments: Mapping[str, str]
    extra: Mapping[str, float]
    """Points of bonus exercises, whose cells count 0."""


def marks_of(record: Record, sources: Iterable[SourceCell]) -> Marks:
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


def source_cells(
    gradebook: Any, assignment: str, notebook_name: str, order: list[str]
) -> list[SourceCell]:
    """A notebook's cells as the gradebook holds them, in `order`. Raises UnknownToGradebook."""
    api = need("nbgrader.api", "nbgrader")
    try:
        notebook = gradebook.find_notebook(notebook_name, assignment)
    except api.MissingEntry as error:
        raise UnknownToGradebook(
            f"the gradebook has no notebook {notebook_name!r} in an assignment {assignment!r}; "
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
