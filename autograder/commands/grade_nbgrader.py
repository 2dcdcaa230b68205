"""`autograder grade --nbgrader COURSE`: a class in nbgrader's folders, into its gradebook."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from autograder.batch.sources import Submission
from autograder.batch.worker import Plan
from autograder.commands import UsageError
from autograder.interop.extras import MissingExtra
from autograder.interop.nbgrader.course import Course, HandedIn, NotACourse, handed_in, open_course
from autograder.interop.nbgrader.gradebook import UnknownToGradebook
from autograder.interop.nbgrader.regrade import Entered, cells_of, enter_class, enter_results
from autograder.report.page import clean
from autograder.report.tables import Summary, read_lines

GradeAll = Callable[[Path, Plan, list[Submission]], Summary]


def run(options: argparse.Namespace, plan: Plan, grade: GradeAll, console: Console) -> int:
    """Grade every assignment of ours that was handed in; 0 where all were graded."""
    try:
        course = open_course(options.nbgrader)
        work = {name: handed_in(course, name) for name in _wanted(options, plan)}
        work = {name: found for name, found in work.items() if found}
        if not work:
            raise UsageError(
                f"{options.nbgrader}: nothing handed in for {', '.join(_wanted(options, plan))}"
            )
        with course.gradebook() as gradebook:
            for name in work:
                cells_of(course, gradebook, name)
    except (MissingExtra, NotACourse, UnknownToGradebook) as error:
        raise UsageError(str(error)) from error
    faults = [_grade(options, course, plan, name, work[name], grade, console) for name in work]
    return 1 if any(faults) else 0


def _wanted(options: argparse.Namespace, plan: Plan) -> tuple[str, ...]:
    return (options.assignment,) if options.assignment else plan.assignments


def _grade(
    options: argparse.Namespace,
    course: Course,
    plan: Plan,
    assignment: str,
    work: list[HandedIn],
    grade: GradeAll,
    console: Console,
) -> bool:
    """One assignment; whether something of it could not be graded."""
    output = options.output / assignment
    # The folder says which assignment it is, whatever a notebook's metadata says.
    # Late work is the gradebook's business: marks go there before any penalty.
    one = replace(plan, assignments=(assignment,), assignment=assignment, adjust=None)
    with ThreadPoolExecutor(1) as aside:  # here nothing but waiting is done while workers grade
        room = aside.submit(enter_class, course, assignment, work)
        pages = output / "feedback"
        summary = grade(output, replace(one, pages=pages), [w.submission for w in work])
        room.result()
    entered = enter_results(course, assignment, work, read_lines(output / "results.jsonl"))
    _tell(console, assignment, entered)
    return bool(summary.not_graded or summary.faults)


def _tell(console: Console, assignment: str, entered: Entered) -> None:
    console.print(f"{entered.students} entered into the gradebook under {escape(assignment)}")
    for student in entered.open:
        console.print(f"  {escape(str(clean(student)))}: some scores are left open, to be given")
    for student, penalty in entered.penalties.items():
        console.print(f"  {escape(str(clean(student)))}: late, {penalty:g} points taken")
    console.print("go on with: nbgrader generate_feedback, nbgrader formgrader, nbgrader export")
