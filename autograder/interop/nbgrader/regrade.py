"""A class in nbgrader's folders, graded here: results into the gradebook and `autograded/`.

From there `nbgrader formgrader`, `generate_feedback` and `export` go on as after `autograde`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.interop.nbgrader.autograded import SourceCell, autograded, order_of
from autograder.interop.nbgrader.course import Course, HandedIn
from autograder.interop.nbgrader.gradebook import Marks, add_class, enter, marks_of, source_cells
from autograder.notebook import NotANotebook

SKIPPED = (".ipynb", ".pyc")


@dataclass
class Entered:
    """What was entered into the gradebook."""

    students: int = 0
    open: list[str] = field(default_factory=list)
    """Students with scores that were left open for a manual one."""
    penalties: dict[str, float] = field(default_factory=dict)


def cells_of(course: Course, gradebook: Any, assignment: str) -> list[SourceCell]:
    """The assignment's cells, in the order of its source notebook where that is there."""
    path = course.path("source", ".", assignment) / f"{assignment}.ipynb"
    return source_cells(gradebook, assignment, order_of(path.read_bytes()) if path.exists() else [])


def enter_class(course: Course, assignment: str, work: list[HandedIn]) -> None:
    """Make room in the gradebook for a class's results; it may go on while they are graded."""
    with course.gradebook() as gradebook:
        add_class(gradebook, assignment, work)


def enter_results(
    course: Course, assignment: str, work: list[HandedIn], records: Iterable[Mapping[str, Any]]
) -> Entered:
    """Write everything that nbgrader expects after grading, from the lines of results.

    `enter_class` has made room for them.
    """
    entered = Entered()
    pairs: list[tuple[HandedIn, Marks]] = []
    with course.gradebook() as gradebook:
        sources = cells_of(course, gradebook, assignment)
        graded = [cell.name for cell in sources if cell.grade]
        for one, record in zip(work, records, strict=True):
            marks = marks_of(record, sources)
            pairs.append((one, marks))
            if any(name not in marks.results for name in graded):
                entered.open.append(one.student)
            _write_autograded(course, assignment, one, _notebook(one, sources, marks, record))
        entered.penalties = enter(gradebook, assignment, pairs, course.late_plugin())
    entered.students = len(pairs)
    return entered


def _notebook(
    one: HandedIn, sources: list[SourceCell], marks: Marks, record: Mapping[str, Any]
) -> bytes:
    try:
        data = one.submission.read()
    except NotANotebook:
        data = b""
    remarks = [*one.remarks, *(f"Cell {n['cell']}: {n['text']}" for n in record["notes"])]
    if record["status"] != "graded":
        remarks.append(f"It was not graded: {record['reason']}")
    return autograded(data, sources, marks.results, remarks)


def _write_autograded(course: Course, assignment: str, one: HandedIn, notebook: bytes) -> None:
    """The student's folder in `autograded/`: their files, the assignment's own over them, ours."""
    target = course.path("autograded", one.student, assignment)
    target.mkdir(parents=True, exist_ok=True)
    for origin in (one.folder, course.path("source", ".", assignment)):
        for path in _plain_files(origin):
            _put(target / path.relative_to(origin), path.read_bytes())
    _put(target / f"{assignment}.ipynb", notebook)


def _plain_files(folder: Path) -> list[Path]:
    """Files to copy: no links, which could lead to someone else's, and no notebooks."""
    if not folder.is_dir():
        return []
    found = [p for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix not in SKIPPED]
    return [
        p for p in found if not any(q.is_symlink() for q in (p, *p.parents) if folder in q.parents)
    ]


def _put(path: Path, data: bytes) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    for parent in path.parents:
        if parent.is_file():  # theirs, where the assignment has a folder
            parent.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)  # nbgrader leaves its files read-only
    path.write_bytes(data)
