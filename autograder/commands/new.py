"""`autograder new ASSIGNMENT FUNCTION`: the file of a new exercise."""

from __future__ import annotations

import argparse
from pathlib import Path

from autograder.authoring.course import UnknownAssignment, course_folder
from autograder.authoring.template import new_exercise
from autograder.commands import UsageError
from autograder.exercise import DeclarationError


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("assignment", metavar="ASSIGNMENT")
    parser.add_argument("function", metavar="FUNCTION")
    parser.add_argument("--course", type=Path, metavar="DIR", help="a folder of your own")


def run(options: argparse.Namespace) -> int:
    """Write the file, and say what comes next."""
    try:
        folder = _folder(options.course)
        written = new_exercise(folder, options.assignment, options.function)
    except DeclarationError as error:
        raise UsageError(str(error)) from error
    course = f" --course {options.course}" if options.course else ""
    for path in written:
        print(f"wrote {path}")
    if len(written) == 1:
        print(f"add {options.function!r} to the order in {written[0].parent / 'assignment.py'}")
    print(f"then: autograder verify {options.assignment}{course}")
    return 0


def _folder(course: Path | None) -> Path:
    """Where masters go: a course's own folder may be new."""
    try:
        return course_folder(course)
    except UnknownAssignment:
        return (course or Path.cwd()) / "solutions"
