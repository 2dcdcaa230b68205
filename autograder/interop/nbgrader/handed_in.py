"""Who handed in what: the notebooks of an nbgrader course that are ours, and each student's copy.

A student is known by the name of the folder, never by what a notebook says. An assignment of
nbgrader's may have any name, and hold several notebooks of ours.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder.batch.submissions import Submission
from autograder.interop.nbgrader.course import Course
from autograder.interop.optional_import import need
from autograder.notebook import NotANotebook, parse, read_file

STAMP = "timestamp.txt"


@dataclass(frozen=True)
class Sheet:
    """A notebook of an nbgrader assignment that one of our assignments was made into."""

    assignment: str
    """nbgrader's name of the assignment."""
    notebook: str
    """nbgrader's name of the notebook: its file's, without the ending."""
    ours: str
    others: frozenset[str] = frozenset()
    """The assignment's other notebooks."""

    @property
    def alone(self) -> bool:
        """Whether the assignment is this notebook, under its name."""
        return not self.others and self.assignment == self.notebook

    def __str__(self) -> str:
        return self.assignment if self.alone else f"{self.assignment}/{self.notebook}"


def sheets(course: Course, known: Collection[str]) -> list[Sheet]:
    """The notebooks that were handed in and are of our assignments `known`."""
    handed_in: dict[str, set[str]] = {}
    for _, assignment, folder in course.handed_in():
        names = {path.stem for path in _notebooks(folder)}
        handed_in.setdefault(assignment, set()).update(names)
    return [
        sheet
        for assignment, names in sorted(handed_in.items())
        for sheet in _sheets(course, assignment, names, known)
    ]


def _sheets(
    course: Course, assignment: str, names: set[str], known: Collection[str]
) -> Iterator[Sheet]:
    """By the assignment's source; where that is not here, by the names of the files."""
    source = _notebooks(course.path("source", ".", assignment))
    every = {path.stem: _ours(path, known) for path in source}
    if not every and assignment in known:
        every = {assignment: assignment}
    for name in sorted(every or names):
        ours = every.get(name, name)
        if ours in known:
            yield Sheet(assignment, name, ours, frozenset(every or names & {*known}) - {name})


def _notebooks(folder: Path) -> list[Path]:
    return [p for p in sorted(folder.glob("*.ipynb")) if not p.name.startswith(".")]


def _ours(path: Path, known: Collection[str]) -> str:
    """Our assignment in a notebook of the source: what it says, else its name."""
    says = _says(path)
    return says if says in known and says is not None else path.stem


def _says(path: Path) -> str | None:
    """The assignment that a notebook says it is of."""
    try:
        return None if path.is_symlink() else parse(read_file(path)).assignment
    except NotANotebook:
        return None


@dataclass(frozen=True)
class HandedIn:
    """What one student handed in: the notebook, its time, and what there is to say about them."""

    student: str
    folder: Path
    submission: Submission
    timestamp: datetime.datetime | None = None
    remarks: list[str] = field(default_factory=list)


def handed_in(course: Course, sheet: Sheet) -> list[HandedIn]:
    """Every student's work on a notebook."""
    found = course.handed_in(sheet.assignment)
    return [_handed_in(student, folder, sheet) for student, _, folder in found]


def _handed_in(student: str, folder: Path, sheet: Sheet) -> HandedIn:
    remarks: list[str] = []
    path, problem = _notebook(folder, sheet)
    if path.stem != sheet.notebook and not problem:
        remarks.append(f"The notebook is called {path.name}, not {sheet.notebook}.ipynb.")
    name = f"{student}/{sheet.assignment}/{path.name}"
    # The folder says which assignment it is, whatever a notebook's metadata says.
    submission = Submission(name, student, path, problem=problem, assignment=sheet.ours)
    return HandedIn(student, folder, submission, _time(folder, remarks), remarks)


def _notebook(folder: Path, sheet: Sheet) -> tuple[Path, str]:
    """The student's notebook, a renamed one where only one can be meant, and what is wrong."""
    wanted = folder / f"{sheet.notebook}.ipynb"
    found = [wanted] if wanted.exists() or wanted.is_symlink() else _renamed(folder, sheet)
    if len(found) == 1:
        linked = found[0].is_symlink()
        return found[0], "it is a link; hand in the file itself" if linked else ""
    if not found:
        return wanted, f"there is no {wanted.name} in the folder, and no other notebook for it"
    names = ", ".join(path.name for path in found)
    return wanted, (
        f"there is no {wanted.name} in the folder, and there are {len(found)} other notebooks, "
        f"of which any may be the one ({names}); keep one of them"
    )


def _renamed(folder: Path, sheet: Sheet) -> list[Path]:
    """The notebooks that may be the one under another name: by what they say, else the only one."""
    every = [path for path in _notebooks(folder) if path.stem not in sheet.others]
    say = {path: _says(path) for path in every}
    ours = [path for path in every if say[path] == sheet.ours]
    if ours or not sheet.others:
        return ours if len(ours) == 1 else every
    return [path for path in every if say[path] is None]


def _time(folder: Path, remarks: list[str]) -> datetime.datetime | None:
    """When it was handed in, in UTC without a zone, as nbgrader keeps it."""
    path = folder / STAMP
    if not path.is_file() or path.is_symlink():
        return None
    try:
        text = path.read_text(encoding="utf-8").strip()[:100]
        when = need("nbgrader.utils", "nbgrader").parse_utc(text) if text else None
        return when if isinstance(when, datetime.datetime) else None
    except (ValueError, OverflowError, OSError):
        remarks.append(f"{STAMP} holds no time, and was not used.")
        return None
