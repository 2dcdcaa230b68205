"""`autograder demo`: a sample class, graded and reported."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from rich.console import Console

from autograder.authoring.course import known
from autograder.authoring.papers import Papers
from autograder.batch.plan import Plan
from autograder.commands import UsageError
from autograder.commands.common import PAGES, add_course, add_sandbox, course
from autograder.commands.grading import grade_into
from autograder.commands.handed_in import stock_of
from autograder.report.page import student_page
from autograder.report.summary import print_summary
from autograder.sandbox.limits import Limits

SECRET = b"the sample class has no secrets"
TIME_LIMIT = 1.0


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("-o", "--output", type=Path, default=Path("demo-results"), metavar="DIR")
    add_sandbox(parser)
    add_course(parser)


def run(options: argparse.Namespace) -> int:
    """Grade the sample class; 0, as the submissions that cannot be graded belong to it."""
    folder = course(options)
    sample = folder.parent / "tests" / "golden" / "delta_backprop"
    if not sample.is_dir():
        raise UsageError(f"{sample}: the sample class comes with the repository; run it in a clone")
    plan = Plan(
        load=Papers(folder, SECRET),
        assignments=known(folder),
        require=options.require,
        unsafe=options.unsafe,
        limits=Limits(call_seconds=TIME_LIMIT, cell_seconds=TIME_LIMIT),
        assignment="delta_backprop",
        page=student_page,
    )
    console = Console()
    console.print(f"A sample class from {sample}:")
    jobs = os.cpu_count() or 1
    stock = stock_of([sample], plan.assignments)
    summary = grade_into(options.output, plan, stock, jobs=jobs, force=True, console=console)
    print_summary(console, summary, options.output, PAGES)
    return 1 if summary.faults else 0
