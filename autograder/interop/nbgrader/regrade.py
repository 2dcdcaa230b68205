"""A class in nbgrader's folders, graded here: results into the gradebook and `autograded/`.

From there `nbgrader formgrader`, `generate_feedback` and `export` go on as after `autograde`.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from autograder.interop.nbgrader.autograded import SourceCell, autograded, order_of
from autograder.interop.nbgrader.course import Course
from autograder.interop.nbgrader.gradebook import Marks, marks_of, source_cells
from autograder.interop.nbgrader.handed_in import HandedIn, Sheet
from autograder.interop.nbgrader.rows import Rows
from autograder.interop.nbgrader.settings import NotACourse
from autograder.notebook import NotANotebook
from autograder.report.record import Record

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
    refused: dict[str, str] = field(default_factory=dict)
    """Students of whom nothing was entered, and why."""


class ClassEntry:
    """A class's results on their way into the gradebook and into `autograded/`.

    A context manager: in it `add` is given the lines of results, in the order of `work`, and
    what it was given is entered bit by bit. Raises UnknownToGradebook where there is nothing
    to enter them into, and NotACourse where something could not be entered.
    """

    def __init__(self, course: Course, gradebook: Any, sheet: Sheet, work: list[HandedIn]) -> None:
        self.course = course
        self.sheet = sheet
        self.work = work
        self.entered = Entered()
        self._sources = _cells_of(course, gradebook, sheet)
        self._rows = Rows(gradebook, sheet, course)
        if not course.takes_strangers and (strangers := self._rows.strangers(work)):
            raise NotACourse(
                f"not in the gradebook, and Autograde.create_student is False: "
                f"{', '.join(strangers)}; add them with `nbgrader db student add`, or move their "
                "folders away. Nothing was graded"
            )
        stays = course.kept_of_students(sheet.assignment)
        own = _plain_files(course.path("source", ".", sheet.assignment))
        self._files = _Shared([pair for pair in own if str(pair[0]) not in stays])
        self._graded = [cell.name for cell in self._sources if cell.grade]
        self._waiting: list[tuple[HandedIn, Marks, Record]] = []

    def __enter__(self) -> ClassEntry:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._enter()

    def add(self, record: Record) -> None:
        """Take the next line of results."""
        one = self.work[self.entered.students]
        marks = marks_of(record, self._sources)
        self.entered.students += 1
        self._waiting.append((one, marks, record))
        if len(self._waiting) >= AT_ONCE:
            self._enter()

    def _enter(self) -> None:
        """Write the marks of those who wait, then their notebooks."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        done = self._rows.enter([(one, marks) for one, marks, _ in waiting])
        self.entered.penalties.update(done.penalties)
        self.entered.refused.update(done.refused)
        for one, marks, record in waiting:
            if one.student not in done.refused:
                self._write(one, marks, record)
                if any(name not in marks.results for name in self._graded):
                    self.entered.open.append(one.student)

    def _write(self, one: HandedIn, marks: Marks, record: Record) -> None:
        """The student's folder in `autograded/`: notebook, the assignment's files, theirs."""
        target = self.course.path("autograded", one.student, self.sheet.assignment)
        data = _notebook(one, self._sources, marks, record)
        try:
            _write(target, one, self._files, self.sheet, data)
        except OSError as error:
            raise NotACourse(
                f"{target}: cannot be written ({error.strerror}); the marks up to {one.student} "
                "are in the gradebook. Correct that, and grade again"
            ) from error


def _cells_of(course: Course, gradebook: Any, sheet: Sheet) -> list[SourceCell]:
    """The notebook's cells, in the order of its source where that is there."""
    path = course.path("source", ".", sheet.assignment) / f"{sheet.notebook}.ipynb"
    order = order_of(path.read_bytes()) if path.exists() else []
    return source_cells(gradebook, sheet.assignment, sheet.notebook, order)


def _notebook(one: HandedIn, sources: list[SourceCell], marks: Marks, record: Record) -> bytes:
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


def _write(target: Path, one: HandedIn, own: _Shared, sheet: Sheet, notebook: bytes) -> None:
    """The student's folder, made anew but for the assignment's other notebooks."""
    if target.exists():
        _clear(target, {target / f"{name}.ipynb" for name in sheet.others})
    target.mkdir(parents=True, exist_ok=True)
    (target / f"{sheet.notebook}.ipynb").write_bytes(notebook)
    own.put(target)
    for relative, path in _plain_files(one.folder):
        with contextlib.suppress(FileExistsError, NotADirectoryError):  # ours are in the way
            _copy(path, _place(target, relative))


def _clear(folder: Path, kept: set[Path]) -> None:
    """Remove what is in the folder, but for the files `kept`."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path not in kept:
            path.unlink()


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
