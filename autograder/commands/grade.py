"""`autograder grade PATH...`: notebooks in, results.jsonl, grades.csv and pages out."""

from __future__ import annotations

import argparse
import functools
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from autograder.authoring.load import SecretError, course_secret, known, ready
from autograder.batch.run import run as run_batch
from autograder.batch.sources import NoSource, Submission, submissions
from autograder.batch.store import FILE as STORE_FILE
from autograder.batch.store import Store
from autograder.batch.worker import Plan
from autograder.batch.workers import Workers, get_ready
from autograder.commands import UsageError, rules
from autograder.commands.base import add_course, add_sandbox, course, sandbox
from autograder.report.page import student_page
from autograder.report.summary import print_summary
from autograder.report.tables import Summary, write_grades
from autograder.sandbox.parent import Limits
from autograder.sandbox.tiers import Tier

PAGES = "feedback"

Each: TypeAlias = Callable[[Mapping[str, Any]], None]
"""Told a line of results."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="notebook, folder, zip")
    parser.add_argument(
        "--nbgrader", type=Path, metavar="COURSE", help="a course of nbgrader's, in place of PATH"
    )
    parser.add_argument("-o", "--output", type=Path, default=Path("results"), metavar="DIR")
    parser.add_argument("--assignment", metavar="ID", help="for notebooks that do not say")
    parser.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler's address")
    parser.add_argument("--force", action="store_true", help="grade again what was graded before")
    parser.add_argument(
        "--time-limit", type=_seconds, default=Limits().call_seconds, metavar="SECONDS",
        help="for one call of a student's function (default: %(default)g)",
    )  # fmt: skip
    rules.arguments(parser)
    add_sandbox(parser)
    add_course(parser)


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return value


def _seconds(text: str) -> float:
    value = float(text)
    if not 0.05 <= value <= 3600:
        raise argparse.ArgumentTypeError("between 0.05 and 3600")
    return value


def run(options: argparse.Namespace) -> int:
    """Grade; 0 where all were graded."""
    if options.scheduler:
        raise UsageError("--scheduler is not to be had in this version; use --jobs")
    if bool(options.paths) == bool(options.nbgrader):
        raise UsageError("name what to grade: a PATH or several, or --nbgrader COURSE")
    folder = course(options)
    assignments = known(folder)
    if options.assignment and options.assignment not in assignments:
        raise UsageError(
            f"unknown assignment {options.assignment!r}; known ones: {', '.join(assignments)}"
        )
    get_ready()
    tier = sandbox(options)
    plan = _plan(options, folder, assignments, tier)
    console = Console()
    if tier is Tier.NONE:
        console.print("[bold red]UNSANDBOXED[/]: students' code runs without protection.")
    if options.nbgrader:
        return _run_nbgrader(options, plan, console)
    summary = grade_into(
        options.output, plan, options.paths, jobs=options.jobs, force=options.force,
        attempts=options.attempts, console=console,
    )  # fmt: skip
    print_summary(console, summary, options.output, PAGES)
    return 1 if summary.not_graded or summary.faults else 0


def _run_nbgrader(options: argparse.Namespace, plan: Plan, console: Console) -> int:
    """Grade the class of an nbgrader course, into its gradebook."""
    with Workers(plan, options.jobs) as workers:  # they start while nbgrader is imported
        from autograder.commands.grade_nbgrader import run as run_nbgrader  # for those who have it

        def grade_all(output: Path, work: list[Submission], each: Each) -> Summary:
            summary = grade_submissions(
                output, workers, iter(work), len(work),
                force=options.force, console=console, each=each,
            )  # fmt: skip
            print_summary(console, summary, output, PAGES)
            return summary

        return run_nbgrader(options, plan.assignments, grade_all, console)


def _plan(
    options: argparse.Namespace, folder: Path, assignments: tuple[str, ...], tier: Tier
) -> Plan:
    try:
        secret = course_secret(folder)
    except SecretError as error:
        raise UsageError(str(error)) from error
    return Plan(
        load=functools.partial(ready, folder, secret),
        assignments=assignments,
        tier=tier,
        limits=Limits(call_seconds=options.time_limit),
        assignment=options.assignment,
        page=student_page,
        # Marks go into a gradebook before any penalty: late work is the gradebook's business.
        adjust=None if options.nbgrader else rules.rules(options),
    )


def grade_into(
    output: Path,
    plan: Plan,
    paths: Sequence[Path],
    *,
    jobs: int,
    force: bool = False,
    attempts: str = "last",
    console: Console,
) -> Summary:
    """Grade everything under the paths into the folder `output`; the class's summary."""
    try:
        total = sum(1 for _ in submissions(paths, plan.assignments, attempts=attempts))
    except NoSource as error:
        raise UsageError(str(error)) from error
    if not total:
        raise UsageError(f"no notebook under {', '.join(map(str, paths))}; nothing was graded")
    handed_in = submissions(paths, plan.assignments, attempts=attempts)
    with Workers(plan, min(jobs, total)) as workers:
        return grade_submissions(output, workers, handed_in, total, force=force, console=console)


def grade_submissions(
    output: Path,
    workers: Workers,
    handed_in: Iterator[Submission],
    total: int,
    *,
    force: bool = False,
    console: Console,
    each: Each | None = None,
) -> Summary:
    """Grade the submissions, of which there are `total`, into the folder `output`.

    `each` is given the lines of results one after the other, as they come.
    """
    pages = output / PAGES
    pages.mkdir(parents=True, exist_ok=True)
    if force:
        for path in output.glob(f"{STORE_FILE}*"):
            path.unlink()
    summary = Summary()
    with (
        Store(output) as store,
        (output / "results.jsonl").open("w", encoding="utf-8") as results,
        _progress(console) as progress,
    ):
        bar = progress.add_task("grading", total=total, rate="")
        for row in run_batch(workers, handed_in, pages=pages, store=store):
            results.write(row.line + "\n")
            record = json.loads(row.line)
            summary.add(record)
            if each is not None:
                each(record)
            speed = progress.tasks[0].speed
            progress.update(bar, advance=1, rate=f"{speed:.0f}/s" if speed else "")
    write_grades(output / "results.jsonl", output / "grades.csv")
    return summary


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
    )
