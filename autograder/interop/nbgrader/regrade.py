"""A class in nbgrader's folders, graded here: results into the gradebook and `autograded/`.

From there `nbgrader formgrader`, `generate_feedback` and `export` go on as after `autograde`.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from autograder.interop.nbgrader.autograded import SourceCell, autograded, order_of
from autograder.interop.nbgrader.course import Course, HandedIn
from autograder.interop.nbgrader.gradebook import Marks, marks_of, source_cells
from autograder.interop.nbgrader.rows import Rows
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
    was told is entered bit by bit. Raises UnknownToGradebook where there is nothing to enter them
    into.
    """

    def __init__(
        self, course: Course, gradebook: Any, assignment: str, work: list[HandedIn]
    ) -> None:
        self.course = course
        self.assignment = assignment
        self.work = work
        self.entered = Entered()
        self._sources = _cells_of(course, gradebook, assignment)
        self._rows = Rows(gradebook, assignment, course.late_plugin)
        self._files = _Shared(_plain_files(course.path("source", ".", assignment)))
        self._graded = [cell.name for cell in self._sources if cell.grade]
        self._waiting: list[tuple[HandedIn, Marks]] = []

    def __enter__(self) -> ClassEntry:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._enter()

    def add(self, record: Mapping[str, Any]) -> None:
        """Take the next line of results."""
        one = self.work[self.entered.students]
        marks = marks_of(record, self._sources)
        self.entered.students += 1
        if any(name not in marks.results for name in self._graded):
            self.entered.open.append(one.student)
        target = self.course.path("autograded", one.student, self.assignment)
        _write(target, one, self._files, _notebook(one, self._sources, marks, record))
        self._waiting.append((one, marks))
        if len(self._waiting) >= AT_ONCE:
            self._enter()

    def _enter(self) -> None:
        """Write the marks of those who wait."""
        if self._waiting:
            self.entered.penalties.update(self._rows.enter(self._waiting))
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


class _Shared:
    """The assignment's own files: the same for all students, and on the disk once for all.

    The first student gets copies and the others hard links to them, where the disk has such.
    """

    def __init__(self, files: list[tuple[Path, Path]]) -> None:
        self._files = files
        self._copies: dict[Path, Path] = {}

    def put(self, target: Path) -> None:
        """Into a student's folder."""
        for relative, path in self._files:
            copy = _place(target, relative)
            if relative in self._copies:
                with contextlib.suppress(OSError):
                    os.link(self._copies[relative], copy)
                    continue
            _copy(path, copy)
            self._copies[relative] = copy


def _write(target: Path, one: HandedIn, own: _Shared, notebook: bytes) -> None:
    """The student's folder in `autograded/`, made anew: ours, the assignment's files, theirs."""
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    (target / f"{target.name}.ipynb").write_bytes(notebook)
    own.put(target)
    for relative, path in _plain_files(one.folder):
        with contextlib.suppress(FileExistsError, NotADirectoryError):  # ours are in the way
            _copy(path, _place(target, relative))


def _place(folder: Path, relative: Path) -> Path:
    place = folder / relative
    if place.parent != folder:
        place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _copy(path: Path, copy: Path) -> None:
    with copy.open("xb") as file, path.open("rb") as original:
        shutil.copyfileobj(original, file)


def _plain_files(folder: Path) -> list[tuple[Path, Path]]:
    """Files to copy: no links, which could lead to someone else's, and no notebooks."""
    found = [Path(at) / name for at, _, names in os.walk(folder) for name in names]  # follows none
    plain = [p for p in found if p.suffix not in SKIPPED and not p.is_symlink() and p.is_file()]
    return [(path.relative_to(folder), path) for path in sorted(plain)]
