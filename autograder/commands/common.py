"""What the options that several commands share come to."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from autograder.authoring.course import Course, NoCourse, find_course
from autograder.authoring.course_file import CourseFileError
from autograder.commands import UsageError
from autograder.report.record import Record

GetReady: TypeAlias = Callable[[], Callable[[Record], None]]
"""Called when the first submissions are under way; returns what gets each line of results."""


def course(options: argparse.Namespace) -> Course:
    """The course that is meant. Raises UsageError where there is none, or it cannot be one."""
    try:
        return find_course(options.course)
    except (NoCourse, CourseFileError) as error:
        raise UsageError(str(error)) from error


def near(path: Path) -> Path:
    """The path as it is read best: from the current folder where it lies in it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def told_of(found: Course) -> str:
    """Which course it is, for those who may have meant another."""
    if found.found:
        return f"course: {found.name + ', ' if found.name else ''}{found.folder}"
    return (
        f"course: the current folder, {found.folder}, with the assignments of the package "
        "(`autograder init` makes it a course folder)"
    )


def asked_ids(course: Course, ids: list[str]) -> tuple[str, ...]:
    """The assignments asked for, all where none is named. Raises UsageError for an unknown one."""
    every = course.known()
    for name in ids:
        if name not in every:
            raise UsageError(f"unknown assignment {name!r}; known ones: {', '.join(every)}")
    return tuple(ids) or every


PAGES = "feedback"
"""The folder of pages in a folder of results."""


def add_course(parser: argparse.ArgumentParser) -> None:
    """--course DIR: the folder of the course."""
    parser.add_argument(
        "--course",
        type=Path,
        metavar="DIR",
        help="the course folder (default: the current one, or the nearest above it with a "
        "course.toml or solutions/)",
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
        "--time-zone", default="", metavar="ZONE",
        help="of times that name none: such as Europe/Berlin (default: that of course.toml, else "
        "that of --due, else UTC)",
    )  # fmt: skip
