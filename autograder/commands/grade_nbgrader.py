"""`autograder grade --nbgrader COURSE`: a class in nbgrader's folders, into its gradebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape

from autograder.batch.sources import Submission
from autograder.commands import UsageError
from autograder.interop.extras import MissingExtra, need
from autograder.interop.nbgrader.course import NotACourse, handed_in, open_course
from autograder.interop.nbgrader.gradebook import UnknownToGradebook
from autograder.interop.nbgrader.regrade import ClassEntry, Entered
from autograder.report.page import clean
from autograder.report.tables import Summary

GradeAll = Callable[[Path, list[Submission], Callable[[Mapping[str, Any]], None]], Summary]


def import_nbgrader() -> None:
    """Raises UsageError where it is not installed."""
    try:
        need("nbgrader.api", "nbgrader")
    except MissingExtra as error:
        raise UsageError(str(error)) from error


def classes(
    root: Path, assignment: str | None, assignments: tuple[str, ...], stack: ExitStack
) -> list[ClassEntry]:
    """What was handed in of an assignment, or of all of ours. Raises UsageError for nothing.

    The gradebook is open as long as the stack.
    """
    wanted = (assignment,) if assignment else assignments
    try:
        course = open_course(root)
        work = {name: handed_in(course, name) for name in wanted}
        if not any(work.values()):
            raise UsageError(f"{root}: nothing handed in for {', '.join(wanted)}")
        book = stack.enter_context(course.gradebook())
        return [ClassEntry(course, book, name, found) for name, found in work.items() if found]
    except (NotACourse, UnknownToGradebook) as error:
        raise UsageError(str(error)) from error


def grade(classes: list[ClassEntry], output: Path, grade_all: GradeAll, console: Console) -> int:
    """Grade them, one after the other; 0 where all were graded."""
    faults = [_grade(output / entry.assignment, entry, grade_all, console) for entry in classes]
    return 1 if any(faults) else 0


def _grade(output: Path, entry: ClassEntry, grade_all: GradeAll, console: Console) -> bool:
    """One assignment; whether something of it could not be graded."""
    with entry:
        summary = grade_all(output, [one.submission for one in entry.work], entry.add)
    _tell(console, entry.assignment, entry.entered)
    return bool(summary.not_graded or summary.faults)


def _tell(console: Console, assignment: str, entered: Entered) -> None:
    console.print(f"{entered.students} entered into the gradebook under {escape(assignment)}")
    for student in entered.open:
        console.print(f"  {escape(str(clean(student)))}: some scores are left open, to be given")
    for student, penalty in entered.penalties.items():
        console.print(f"  {escape(str(clean(student)))}: late, {penalty:g} points taken")
    console.print("go on with: nbgrader generate_feedback, nbgrader formgrader, nbgrader export")
