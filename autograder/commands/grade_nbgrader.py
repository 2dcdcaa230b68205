"""`autograder grade --nbgrader COURSE`: a class in nbgrader's folders, into its gradebook."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape

from autograder.batch.sources import Submission
from autograder.commands import UsageError
from autograder.interop.extras import MissingExtra
from autograder.interop.nbgrader.course import NotACourse, handed_in, open_course
from autograder.interop.nbgrader.gradebook import UnknownToGradebook
from autograder.interop.nbgrader.regrade import ClassEntry, Entered
from autograder.report.page import clean
from autograder.report.tables import Summary

GradeAll = Callable[[Path, list[Submission], Callable[[Mapping[str, Any]], None]], Summary]


def run(
    options: argparse.Namespace,
    assignments: tuple[str, ...],
    grade: GradeAll,
    console: Console,
) -> int:
    """Grade every assignment of ours that was handed in; 0 where all were graded."""
    wanted = (options.assignment,) if options.assignment else assignments
    try:
        course = open_course(options.nbgrader)
        work = {name: handed_in(course, name) for name in wanted}
        work = {name: found for name, found in work.items() if found}
        if not work:
            raise UsageError(f"{options.nbgrader}: nothing handed in for {', '.join(wanted)}")
        classes = [ClassEntry(course, name, found) for name, found in work.items()]
    except (MissingExtra, NotACourse, UnknownToGradebook) as error:
        raise UsageError(str(error)) from error
    faults = [_grade(options.output / entry.assignment, entry, grade, console) for entry in classes]
    return 1 if any(faults) else 0


def _grade(output: Path, entry: ClassEntry, grade: GradeAll, console: Console) -> bool:
    """One assignment; whether something of it could not be graded."""
    with entry:
        summary = grade(output, [one.submission for one in entry.work], entry.add)
    _tell(console, entry.assignment, entry.entered)
    return bool(summary.not_graded or summary.faults)


def _tell(console: Console, assignment: str, entered: Entered) -> None:
    console.print(f"{entered.students} entered into the gradebook under {escape(assignment)}")
    for student in entered.open:
        console.print(f"  {escape(str(clean(student)))}: some scores are left open, to be given")
    for student, penalty in entered.penalties.items():
        console.print(f"  {escape(str(clean(student)))}: late, {penalty:g} points taken")
    console.print("go on with: nbgrader generate_feedback, nbgrader formgrader, nbgrader export")
