"""What the options that several commands share come to."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from autograder.authoring.course import UnknownAssignment, course_folder, known
from autograder.commands import UsageError
from autograder.report.record import Record

GetReady: TypeAlias = Callable[[], Callable[[Record], None]]
"""Called when the first submissions are under way; returns what gets each line of results."""


def course(options: argparse.Namespace) -> Path:
    """The folder of masters. Raises UsageError where there is none."""
    try:
        return course_folder(options.course)
    except UnknownAssignment as error:
        raise UsageError(str(error)) from error


def asked_ids(folder: Path, ids: list[str]) -> tuple[str, ...]:
    """The assignments asked for, all where none is named. Raises UsageError for an unknown one."""
    every = known(folder)
    for name in ids:
        if name not in every:
            raise UsageError(f"unknown assignment {name!r}; known ones: {', '.join(every)}")
    return tuple(ids) or every


PAGES = "feedback"
"""The folder of pages in a folder of results."""


def add_course(parser: argparse.ArgumentParser) -> None:
    """--course DIR: masters outside this repository."""
    parser.add_argument(
        "--course", type=Path, metavar="DIR", help="folder of masters (default: ./solutions, ours)"
    )


def add_sandbox(parser: argparse.ArgumentParser) -> None:
    """--require and --unsafe."""
    parser.add_argument(
        "--require", choices=["strong", "base"], help="the least sandbox to accept (else exit 3)"
    )
    parser.add_argument(
        "--unsafe", action="store_true", help="grade without a sandbox where there is none"
    )


def add_times(parser: argparse.ArgumentParser) -> None:
    """--time-format and --time-zone."""
    parser.add_argument(
        "--time-format", default="", metavar="FORM",
        help="of the roster's times where they are ambiguous: such as %%d/%%m/%%Y %%H:%%M",
    )  # fmt: skip
    parser.add_argument(
        "--time-zone",
        default="",
        metavar="ZONE",
        help="of times that name none: such as Europe/Berlin (default: that of --due, else UTC)",
    )
