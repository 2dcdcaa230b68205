"""A class in nbgrader's folders, graded here: results into the gradebook and `autograded/`.

From there `nbgrader formgrader`, `generate_feedback` and `export` go on as after `autograde`.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from autograder.interop.nbgrader.autograded import SourceCell, autograded, order_of
from autograder.interop.nbgrader.course import Course, HandedIn
from autograder.interop.nbgrader.gradebook import Marks, marks_of, source_cells
from autograder.interop.nbgrader.rows import enter
from autograder.notebook import NotANotebook

SKIPPED = (".ipynb", ".pyc")
AT_ONCE = 25
"""Students whose marks are written together: few queries, and little to hold or to lose."""


@dataclass
class Entered:
    """What was entered into the gradebook, so far."""

    students: int = 0
    open: list[str] = field(default_factory=list)
    """Students with scores that were left open for a manual one."""
    penalties: dict[str, float] = field(default_factory=dict)


class ClassEntry:
    """A class's results on their way into the gradebook and into `autograded/`.

    A context manager: in it `add` is told the lines of results, in the order of `work`, and what it
    was told is entered bit by bit. Raises UnknownToGradebook, NotACourse where there is nothing to
    enter them into.
    """

    def __init__(self, course: Course, assignment: str, work: list[HandedIn]) -> None:
        self.course = course
        self.assignment = assignment
        self.work = work
        self.entered = Entered()
        with course.gradebook() as gradebook:
            self._sources = _cells_of(course, gradebook, assignment)
        self._graded = [cell.name for cell in self._sources if cell.grade]
        self._waiting: list[tuple[HandedIn, Marks]] = []
        self._open = contextlib.ExitStack()

    def __enter__(self) -> ClassEntry:
        self._gradebook = self._open.enter_context(self.course.gradebook())
        self._late = self.course.late_plugin()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._open:
            self._enter()

    def add(self, record: Mapping[str, Any]) -> None:
        """Take the next line of results."""
        one = self.work[self.entered.students]
        marks = marks_of(record, self._sources)
        self.entered.students += 1
        if any(name not in marks.results for name in self._graded):
            self.entered.open.append(one.student)
        notebook = _notebook(one, self._sources, marks, record)
        _write_autograded(self.course, self.assignment, one, notebook)
        self._waiting.append((one, marks))
        if len(self._waiting) >= AT_ONCE:
            self._enter()

    def _enter(self) -> None:
        """Write the marks of those who wait."""
        if self._waiting:
            penalties = enter(self._gradebook, self.assignment, self._waiting, self._late)
            self.entered.penalties.update(penalties)
        self._waiting = []


def _cells_of(course: Course, gradebook: Any, assignment: str) -> list[SourceCell]:
    """The assignment's cells, in the order of its source notebook where that is there."""
    path = course.path("source", ".", assignment) / f"{assignment}.ipynb"
    return source_cells(gradebook, assignment, order_of(path.read_bytes()) if path.exists() else [])


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
