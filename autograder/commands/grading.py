"""What `autograder grade` does: a batch from its sources to its results, and what is printed."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from autograder.authoring import libraries
from autograder.authoring.course import Course
from autograder.authoring.papers import papers_of
from autograder.authoring.secret import SecretError, course_secret
from autograder.batch.plan import Plan
from autograder.batch.pool import Workers
from autograder.batch.run import run as run_batch
from autograder.batch.store import FILE as STORE_FILE
from autograder.batch.store import Store
from autograder.batch.submission import Submission
from autograder.batch.submissions import Stock
from autograder.commands import UsageError, rules
from autograder.commands.common import PAGES, GetReady, asked_ids, course, near, told_of
from autograder.commands.handed_in import dry_run, stock_of, tell_left_out, write_left_out
from autograder.report.page import clean, student_page
from autograder.report.summary import print_summary
from autograder.report.tables import Summary, write_grades
from autograder.sandbox.limits import Limits
from autograder.sandbox.parent.lending import LibraryUnavailable
from autograder.sandbox.tiers import SandboxUnavailable, Tier

ELSEWHERE = "name a folder with -o DIR, or work in a course folder of your own"


def run(options: argparse.Namespace) -> int:
    """Grade; 0 where all were graded."""
    if bool(options.paths) == bool(options.nbgrader):
        raise UsageError("name what to grade: a PATH or several, or --nbgrader COURSE")
    if options.nbgrader and (options.dry_run or options.read_as):
        raise UsageError("--dry-run and --from go with a PATH; nbgrader's folders say whose it is")
    of = course(options)
    options.output = options.output or near(of.results)
    assignments = of.known()
    if options.assignment and not options.nbgrader:  # whose assignments have names of their own
        asked_ids(of, [options.assignment])
    console = Console()
    if options.nbgrader:
        return _run_nbgrader(options, of, console)
    stock = stock_of(
        options.paths, assignments,
        attempts=options.attempts, fallback=options.assignment, read_as=options.read_as,
    )  # fmt: skip
    if options.dry_run:
        return dry_run(console, stock, assignments, options.assignment)
    plan = _plan(options, of)
    summary = grade_into(
        options.output, plan, stock, jobs=options.jobs, force=options.force, console=console
    )
    print_summary(console, summary, options.output, PAGES)
    tell_left_out(console, stock, options.output)
    wrong = summary.not_graded or summary.faults or summary.for_people or stock.doubtful
    return 1 if wrong else 0


def _run_nbgrader(options: argparse.Namespace, of: Course, console: Console) -> int:
    """Grade the class of an nbgrader course, into its gradebook."""
    from autograder.commands import grade_nbgrader

    with Workers(_plan(options, of), options.jobs) as workers:

        def grade_all(output: Path, work: list[Submission], get_ready: GetReady) -> Summary:
            summary = grade_submissions(  # what students are to read, nbgrader will write
                output, workers, iter(work), len(work),
                force=options.force, console=console, get_ready=get_ready, pages=False,
            )  # fmt: skip
            print_summary(console, summary, output)
            return summary

        return grade_nbgrader.grade(
            options.nbgrader, of.known(), options.assignment, options.output, grade_all, console
        )


def _plan(options: argparse.Namespace, of: Course) -> Plan:
    adjust = rules.rules(options, of)  # a bad rule is reported in any case
    assignments = of.known()
    writable(options.output)
    try:
        # nbgrader's assignments may have names of their own.
        named = [options.assignment] if options.assignment in assignments else assignments
        print(told_of(of), file=sys.stderr)
        for name in named:
            libraries.check(of.masters(name), [name], of.libraries)
        secret = course_secret(of)  # last: what is refused leaves nothing behind
    except (SecretError, LibraryUnavailable) as error:
        raise UsageError(str(error)) from error
    return Plan(
        load=papers_of(of, secret),
        assignments=assignments,
        require=options.require,
        unsafe=options.unsafe,
        limits=Limits(call_seconds=options.time_limit),
        assignment=None if options.nbgrader else options.assignment,
        page=student_page,
        # Marks go into a gradebook before any penalty: late work is the gradebook's business.
        adjust=None if options.nbgrader else adjust,
    )


def writable(folder: Path) -> None:
    """Raises UsageError where results cannot be written into the folder, which is made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be made ({error.strerror}); {ELSEWHERE}") from error
    if not os.access(folder, os.W_OK):
        raise UsageError(f"{folder}: nothing can be written there; {ELSEWHERE}")


def grade_into(
    output: Path,
    plan: Plan,
    stock: Stock,
    *,
    jobs: int,
    force: bool = False,
    console: Console,
) -> Summary:
    """Grade everything that was found into the folder `output`; the class's summary."""
    for submission in stock.submissions:
        rules.check(plan.adjust, submission.student, submission.handed_in)
    total = len(stock.submissions)
    for text in stock.told:
        console.print(escape(str(clean(text))), soft_wrap=True)
    with Workers(plan, min(jobs, total)) as workers:
        rows = iter(stock.submissions)
        summary = grade_submissions(output, workers, rows, total, force=force, console=console)
    write_left_out(output, stock)
    return summary


def grade_submissions(
    output: Path,
    workers: Workers,
    handed_in: Iterator[Submission],
    total: int,
    *,
    force: bool = False,
    console: Console,
    get_ready: GetReady | None = None,
    pages: bool = True,
) -> Summary:
    """Grade the submissions, of which there are `total`, into the folder `output`.

    Raises UsageError with status 3 where there is no sandbox.
    """
    folder = output / PAGES if pages else None
    (folder or output).mkdir(parents=True, exist_ok=True)
    if force:
        for path in output.glob(f"{STORE_FILE}*"):
            path.unlink()
    summary, strangers = Summary(), rules.Strangers()
    with Store(output) as store, _sandbox_or_exit():
        rows = run_batch(workers, handed_in, pages=folder, store=store)
        tell = get_ready() if get_ready else None
        if workers.tier() is Tier.NONE:
            console.print("[bold red]UNSANDBOXED[/]: students' code runs without protection.")
        with (
            (output / "results.jsonl").open("w", encoding="utf-8") as results,
            _progress(console) as progress,
        ):
            bar = progress.add_task("grading", total=total, rate="")
            for row in rows:
                results.write(row.line + "\n")
                record = json.loads(row.line)
                summary.add(record)
                strangers.add(record)
                if tell is not None:
                    tell(record)
                speed = progress.tasks[0].speed
                progress.update(bar, advance=1, rate=f"{speed:.0f}/s" if speed else "")
    strangers.tell(console)
    write_grades(output / "results.jsonl", output / "grades.csv")
    return summary


@contextlib.contextmanager
def _sandbox_or_exit() -> Iterator[None]:
    try:
        yield
    except SandboxUnavailable as error:
        raise UsageError(str(error), status=3) from error


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
