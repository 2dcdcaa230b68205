"""A course: the folder that holds its secret, its built assignments and its results.

Masters are the folder's own, or come with the package, which is only read: nothing is ever written
there. What is in a folder of masters, `load` knows. Imports nothing that takes time.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.course_file import COURSE_FILE, CourseFile, read_course_file
from autograder.core.errors import CourseError

ASSIGNMENT_FILE = "assignment.py"
SOLUTIONS = "solutions"
PACKAGE = Path(__file__).resolve().parents[1]
"""The package's folder: in a clone, or where it was installed."""

EVERYBODY_WRITES = 0o002


class UnknownAssignment(CourseError, LookupError):
    """There is no such assignment; the message lists those that there are."""


class NoCourse(CourseError, LookupError):
    """The folder cannot be a course's; the message says how to make one."""


@dataclass(frozen=True)
class Course:
    """Where everything of a course lies, and what its `course.toml` says."""

    folder: Path
    solutions: Path
    assignments: Path
    results: Path
    secret: Path
    name: str = ""
    libraries: tuple[str, ...] = ()
    """What students may import beside NumPy, in every assignment."""
    time_zone: str = ""
    """Of times that name none; "" where the course does not say."""
    packaged: Path | None = None
    """The package's masters, where they belong to the course; only read."""
    found: bool = True
    """False where the current folder was taken because there is no course folder."""

    def known(self) -> tuple[str, ...]:
        """The ids of the course's assignments, in order."""
        packaged = known(self.packaged) if self.packaged else ()
        return tuple(sorted({*known(self.solutions), *packaged}))

    def masters(self, assignment: str) -> Path:
        """The folder of masters that the assignment lies in: the course's own before ours."""
        return masters_folder(assignment, self.solutions, self.packaged)


def masters_folder(assignment: str, own: Path, packaged: Path | None) -> Path:
    """The folder of masters of an assignment: the course's own where it has the assignment."""
    ours = packaged is not None and assignment not in known(own) and assignment in known(packaged)
    return packaged if packaged is not None and ours else own


def known(folder: Path) -> tuple[str, ...]:
    """The ids of the assignments in a folder of masters, in order."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(p.parent.name for p in folder.glob(f"*/{ASSIGNMENT_FILE}")))


def packaged_masters() -> Path:
    """The masters that come with the package: the clone's own, or those in the wheel."""
    clone = PACKAGE.parent / SOLUTIONS
    return clone if known(clone) else PACKAGE / "_solutions"


def find_course(asked: Path | None = None, start: Path | None = None) -> Course:
    """The course in the folder `asked`, else in `start` (the current folder) or the nearest above.

    A folder is a course's by a `course.toml`, by `solutions/` with masters, or by the secret that
    an earlier grading made there. Where there is none, `start` itself is taken, with the packaged
    masters. Raises NoCourse, CourseFileError.
    """
    if asked is not None:
        return _checked(_asked(asked))
    try:
        start = (start or Path.cwd()).resolve()
        above = next((f for f in (start, *_above(start)) if is_course(f)), None)
    except OSError as error:  # the current folder was deleted, or may not be read
        raise NoCourse(
            f"the current folder cannot be read ({error.strerror}); go to another, or name the "
            "course's with --course DIR"
        ) from error
    return _checked(course_in(above or start, found=above is not None))


def is_course(folder: Path) -> bool:
    """Whether the folder is a course's: a secret says so too, as work began there."""
    marks = (folder / COURSE_FILE, folder / CourseFile().secret)
    return any(mark.exists() for mark in marks) or bool(known(folder / SOLUTIONS))


def _above(start: Path) -> list[Path]:
    """The folders above that may be the course's, the nearest first.

    Not the home folder or the root, which hold everything; and nothing from a folder on that
    everybody may write to: masters are run, and a stranger could leave some in /tmp.
    """
    found: list[Path] = []
    for folder in start.parents:
        shared = folder.stat().st_mode & EVERYBODY_WRITES
        if shared or folder in (_home(), Path(folder.anchor)):
            break
        found.append(folder)
    return found


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:  # there is none, as in some containers
        return None


def _asked(asked: Path) -> Course:
    """The course that `--course` names: its folder, or a folder of masters."""
    folder = asked.expanduser().resolve()
    if is_course(folder):
        return course_in(folder)
    if known(folder):
        return course_in(folder.parent, masters=folder)
    raise NoCourse(
        f"{asked} holds no assignment: a {COURSE_FILE}, {SOLUTIONS}/, or folders with an "
        f"{ASSIGNMENT_FILE} are looked for; `autograder init {asked}` makes a course folder"
    )


def course_in(folder: Path, *, masters: Path | None = None, found: bool = True) -> Course:
    """The course in a folder, by its `course.toml` where it has one. Raises CourseFileError."""
    path = folder / COURSE_FILE
    said = read_course_file(path) if path.exists() else None
    settings = said or CourseFile()
    # A folder of masters alone is a course of its own, as it was before there was a course.toml.
    alone = masters is not None or bool(known(folder / SOLUTIONS))
    with_ours = settings.packaged if said is not None else not alone
    return Course(
        folder=folder,
        solutions=masters or folder / settings.solutions,
        assignments=folder / settings.assignments,
        results=folder / settings.results,
        secret=folder / settings.secret,
        name=settings.name,
        libraries=settings.libraries,
        time_zone=settings.time_zone,
        packaged=packaged_masters() if with_ours else None,
        found=found,
    )


def _checked(course: Course) -> Course:
    """The course. Raises NoCourse where something would be written into the installed package."""
    for path in (course.folder, course.secret, course.assignments, course.results):
        if path == PACKAGE or PACKAGE in Path(os.path.normpath(path)).parents:
            raise NoCourse(
                f"{path} lies in the installed package, where nothing is written: an upgrade would "
                "lose it. Go to a folder of your own; `autograder init DIR` makes one"
            )
    if not course.known():
        raise NoCourse(
            f"{course.solutions}: there are no assignments (folders with an {ASSIGNMENT_FILE}); "
            f"put some there, or say where they are with solutions in {course.folder / COURSE_FILE}"
        )
    return course


def course_folder(course: Path | None = None) -> Path:
    """The folder of masters of a course that has all of them in one. Raises NoCourse."""
    found = find_course(course)
    own = known(found.solutions)
    return found.packaged if found.packaged is not None and not own else found.solutions
