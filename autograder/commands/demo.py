"""`autograder demo`: a sample class, graded and reported."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from rich.console import Console

from autograder.authoring.course import PACKAGE, packaged_masters
from autograder.authoring.papers import Papers
from autograder.batch.plan import Plan
from autograder.commands import UsageError
from autograder.commands.common import PAGES, add_sandbox
from autograder.commands.grading import grade_into, writable
from autograder.commands.handed_in import stock_of
from autograder.report.page import student_page
from autograder.report.summary import print_summary
from autograder.sandbox.limits import Limits

ASSIGNMENT = "delta_backprop"
SECRET = b"the sample class has no secrets"
TIME_LIMIT = 1.0


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("-o", "--output", type=Path, default=Path("demo-results"), metavar="DIR")
    add_sandbox(parser)


def sample_class() -> Path:
    """The folder of the sample class: a clone's, or the wheel's."""
    for folder in (
        PACKAGE.parent / "tests" / "golden" / ASSIGNMENT,
        PACKAGE / "_sample" / ASSIGNMENT,
    ):
        if folder.is_dir():
            return folder
    raise UsageError(f"{folder}: the sample class is missing; install the package again")


def run(options: argparse.Namespace) -> int:
    """Grade the sample class; 0, as the submissions that cannot be graded belong to it."""
    sample = sample_class()
    writable(options.output)
    plan = Plan(
        load=Papers(packaged_masters(), SECRET),
        assignments=(ASSIGNMENT,),
        require=options.require,
        unsafe=options.unsafe,
        limits=Limits(call_seconds=TIME_LIMIT, cell_seconds=TIME_LIMIT),
        assignment=ASSIGNMENT,
        page=student_page,
    )
    console = Console()
    console.print(f"A sample class from {sample}:")
    jobs = os.cpu_count() or 1
    stock = stock_of([sample], plan.assignments)
    summary = grade_into(options.output, plan, stock, jobs=jobs, force=True, console=console)
    print_summary(console, summary, options.output, PAGES)
    return 1 if summary.faults else 0
