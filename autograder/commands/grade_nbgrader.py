"""`autograder grade --nbgrader COURSE`: a class in nbgrader's folders, into its gradebook."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape

from autograder.batch.sources import Submission
from autograder.commands import UsageError
from autograder.commands.base import GetReady
from autograder.interop.extras import MissingExtra
from autograder.interop.nbgrader.course import Course, HandedIn, NotACourse, handed_in, open_course
from autograder.interop.nbgrader.gradebook import UnknownToGradebook
from autograder.interop.nbgrader.regrade import ClassEntry, Entered
from autograder.report.page import clean
from autograder.report.tables import Summary

GradeAll = Callable[[Path, list[Submission], GetReady], Summary]


def grade(
    root: Path,
    assignments: Sequence[str],
    output: Path,
    grade_all: GradeAll,
    console: Console,
) -> int:
    """Grade what was handed in of the assignments, one after the other; 0 where all was graded.

    Raises UsageError for a course that cannot be graded.
    """
    with _usage_errors(), ExitStack() as stack:
        course = open_course(root)
        work = {name: found for name in assignments if (found := handed_in(course, name))}
        if not work:
            raise UsageError(f"{root}: nothing handed in for {', '.join(assignments)}")
        book = functools.cache(lambda: stack.enter_context(course.gradebook()))
        graded = [
            _grade(course, book, name, found, output / name, grade_all, console)
            for name, found in work.items()
        ]
    return 0 if all(graded) else 1


@contextlib.contextmanager
def _usage_errors() -> Iterator[None]:
    try:
        yield
    except (MissingExtra, NotACourse, UnknownToGradebook) as error:
        raise UsageError(str(error)) from error


def _grade(
    course: Course,
    book: Callable[[], Any],
    assignment: str,
    work: list[HandedIn],
    output: Path,
    grade_all: GradeAll,
    console: Console,
) -> bool:
    """One assignment; whether all of it was graded."""
    with ExitStack() as stack:

        @functools.cache
        def entry() -> ClassEntry:  # takes a while to import; the grading has begun by then
            return stack.enter_context(ClassEntry(course, book(), assignment, work))

        submissions = [one.submission for one in work]
        summary = grade_all(output, submissions, lambda: entry().add)
    _tell(console, assignment, entry().entered)
    return not (summary.not_graded or summary.faults)


def _tell(console: Console, assignment: str, entered: Entered) -> None:
    console.print(f"{entered.students} entered into the gradebook under {escape(assignment)}")
    for student in entered.open:
        console.print(f"  {escape(str(clean(student)))}: some scores are left open, to be given")
    for student, penalty in entered.penalties.items():
        console.print(f"  {escape(str(clean(student)))}: late, {penalty:g} points taken")
    console.print("go on with: nbgrader generate_feedback, nbgrader formgrader, nbgrader export")
