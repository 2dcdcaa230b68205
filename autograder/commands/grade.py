"""`autograder grade PATH...`: notebooks in, results.jsonl, grades.csv and pages out."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from autograder.batch.fork_server import get_ready
from autograder.commands.common import add_course, add_sandbox, add_times
from autograder.sandbox.limits import Limits

LAYOUTS = (
    "canvas", "moodle", "gradescope", "blackboard", "brightspace", "nbgrader", "folders", "files",
)  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="notebook, folder, zip")
    parser.add_argument(
        "--nbgrader", type=Path, metavar="COURSE", help="a course of nbgrader's, in place of PATH"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="DIR",
        help="where to write (default: results/ of the course)",
    )  # fmt: skip
    parser.add_argument(
        "--dry-run", action="store_true",
        help="say who would be graded from which file and why, and what is left out; write nothing",
    )  # fmt: skip
    parser.add_argument(
        "--from", dest="read_as", choices=LAYOUTS, default="",
        help="how names say whose file it is, where that is not found out: a system's export, or "
        "folders or files that have the students' names",
    )  # fmt: skip
    parser.add_argument("--assignment", metavar="ID", help="for notebooks that do not say")
    parser.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--force", action="store_true", help="grade again what was graded before")
    parser.add_argument(
        "--time-limit", type=_seconds, default=Limits().call_seconds, metavar="SECONDS",
        help="for one call of a student's function (default: %(default)g)",
    )  # fmt: skip
    _add_rules(parser)
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


def _add_rules(parser: argparse.ArgumentParser) -> None:
    """--roster, --late, --due, --time-format, --time-zone and --attempts."""
    parser.add_argument("--roster", type=Path, metavar="CSV", help="id, name, email, group, …")
    parser.add_argument(
        "--late", default="none", metavar="RULE", help='such as "10%%/day, grace 15m, cap 50%%"'
    )
    parser.add_argument("--due", metavar="TIME", help="such as 2026-02-03T12:00+01:00")
    add_times(parser)
    parser.add_argument(
        "--attempts", choices=["last", "first", "all"], default="last",
        help="which of a student's files in a system's export count (default: %(default)s)",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Grade; 0 where all were graded."""
    get_ready()
    from autograder.commands import grading  # takes a while, in which the workers get ready

    return grading.run(options)
