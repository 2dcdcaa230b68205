"""`autograder grade --nbgrader COURSE`: a class in nbgrader's folders, into its gradebook."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from autograder.batch.submission import Submission
from autograder.commands import UsageError
from autograder.commands.common import GetReady
from autograder.interop.nbgrader.course import Course, open_course
from autograder.interop.nbgrader.gradebook import UnknownToGradebook
from autograder.interop.nbgrader.handed_in import HandedIn, Sheet, handed_in, sheets
from autograder.interop.nbgrader.regrade import ClassEntry, Entered
from autograder.interop.nbgrader.settings import NotACourse
from autograder.interop.optional_import import MissingExtra
from autograder.report.page import clean
from autograder.report.tables import Summary

GradeAll = Callable[[Path, list[Submission], GetReady], Summary]


def grade(
    root: Path,
    assignments: Sequence[str],
    asked: str | None,
    output: Path,
    grade_all: GradeAll,
    console: Console,
) -> int:
    """Grade what was handed in of the assignments, one after the other; 0 where all was graded.

    `asked` is the one that is wanted, by our name or by nbgrader's. Raises UsageError for a course
    that cannot be graded.
    """
    with _usage_errors(), ExitStack() as stack:
        course = open_course(root)
        course.check()
        found = _wanted(course, assignments, asked)
        entries = _Entries(course, stack, {sheet: handed_in(course, sheet) for sheet in found})
        graded = [_grade(entries, sheet, output, grade_all, console) for sheet in found]
    return 0 if all(graded) else 1


def _wanted(course: Course, assignments: Sequence[str], asked: str | None) -> list[Sheet]:
    """The notebooks to grade. Raises UsageError where nothing of them was handed in."""
    every = sheets(course, assignments)
    found = [sheet for sheet in every if asked in (None, sheet.ours, sheet.assignment)]
    if not found:
        there = sorted({assignment for _, assignment, _ in course.handed_in()})
        raise UsageError(
            f"{course.root}: nothing handed in for {asked or ', '.join(assignments)}; there is "
            f"{', '.join(there)}. A notebook is known by the name of our assignment, or by what "
            "its copy in source/ says"
        )
    return found


@contextlib.contextmanager
def _usage_errors() -> Iterator[None]:
    try:
        yield
    except (MissingExtra, NotACourse, UnknownToGradebook) as error:
        raise UsageError(str(error)) from error
    except Exception as error:
        if not type(error).__module__.startswith(("sqlalchemy", "sqlite3")):
            raise
        text = " ".join(str(getattr(error, "orig", None) or error).split())
        raise UsageError(
            f"the gradebook cannot be used ({text}); what was entered so far stays. Where nbgrader "
            "is newer than the gradebook, make a copy of it and run `nbgrader db upgrade`; where "
            "another program holds it, close that one. Then grade again"
        ) from error


class _Entries:
    """The gradebook's entries of every notebook to grade: all are opened before the first mark."""

    def __init__(
        self, course: Course, stack: ExitStack, work: Mapping[Sheet, list[HandedIn]]
    ) -> None:
        self._course, self._stack, self.work = course, stack, work

    @functools.cached_property
    def all(self) -> dict[Sheet, ClassEntry]:  # takes a while to import; grading has begun by then
        book = self._stack.enter_context(self._course.gradebook())
        return {s: ClassEntry(self._course, book, s, work) for s, work in self.work.items()}


def _grade(
    entries: _Entries, sheet: Sheet, output: Path, grade_all: GradeAll, console: Console
) -> bool:
    """One notebook; whether all of it was graded."""
    folder = output / sheet.assignment
    with ExitStack() as stack:

        @functools.cache
        def entry() -> ClassEntry:
            return stack.enter_context(entries.all[sheet])

        submissions = [one.submission for one in entries.work[sheet]]
        place = folder if sheet.alone else folder / sheet.notebook
        summary = grade_all(place, submissions, lambda: entry().add)
    entered = entry().entered
    _tell(console, str(sheet), entered)
    return not (summary.not_graded or summary.faults or entered.refused)


def _tell(console: Console, name: str, entered: Entered) -> None:
    count = entered.students - len(entered.refused)
    console.print(f"{count} entered into the gradebook under {escape(name)}")
    for student in entered.open:
        console.print(
            f"  {escape(str(clean(student)))}: some scores are left open, to be given; "
            "nbgrader export counts them as 0 until then"
        )
    for student, penalty in entered.penalties.items():
        console.print(f"  {escape(str(clean(student)))}: late, {penalty:g} points taken")
    for student, why in entered.refused.items():
        console.print(f"  [bold]not entered[/] {escape(str(clean(f'{student}: {why}')))}")
    console.print(
        "go on with: nbgrader generate_feedback, nbgrader formgrader, nbgrader export\n"
        "(formgrader's Autograde button and nbgrader autograde would replace these marks)"
    )
