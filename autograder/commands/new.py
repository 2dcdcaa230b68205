"""`autograder new ASSIGNMENT.EXERCISE`: a new exercise's file, in the course folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from autograder.authoring import new_course
from autograder.authoring.course import Course, is_course, known
from autograder.authoring.course_file import COURSE_FILE
from autograder.authoring.template import new_exercise, own_copy
from autograder.commands import UsageError
from autograder.commands.common import add_course, course, near
from autograder.exercise import DeclarationError


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("exercise", metavar="ASSIGNMENT.EXERCISE", help="such as week_one.doubled")
    parser.add_argument("function", nargs="?", metavar="EXERCISE", help=argparse.SUPPRESS)
    add_course(parser)


def run(options: argparse.Namespace) -> int:
    """Write the file, and say what comes next."""
    assignment, function = _names(options.exercise, options.function)
    try:
        found, written = _course(options)
        own = near(found.solutions)
        written += own_copy(found, assignment, own)
        new = new_exercise(own, assignment, function)
    except (DeclarationError, new_course.NotMade) as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        raise UsageError(
            f"{error.filename}: cannot be written ({error.strerror}); "
            "go to a folder of your own, or name one with --course DIR"
        ) from error
    for path in [*written, *new]:
        print(f"wrote {path}")
    if len(new) == 1:
        print(f"add {function!r} to the order in {new[0].parent / 'assignment.py'}")
    where = f" --course {options.course}" if options.course else ""
    print(f"then: autograder verify {assignment}{where}")
    return 0


def _names(exercise: str, function: str | None) -> tuple[str, str]:
    """The assignment and the exercise: with a dot between, or as two words."""
    first, dot, second = exercise.partition(".")
    if bool(dot) == (function is not None):
        raise UsageError(
            "name the assignment and the exercise with a dot between: autograder new "
            "week_one.doubled"
        )
    return first, second if dot else str(function)


def _course(options: argparse.Namespace) -> tuple[Course, list[Path]]:
    """The course to write into, and what makes the folder one where it is none yet."""
    asked: Path | None = options.course
    if asked is not None and not is_course(asked) and not known(asked):
        made = new_course.write(asked)
        return made.course, [*made.written]
    found = course(options)
    if found.packaged is not None and not (found.folder / COURSE_FILE).exists():
        made = new_course.write(near(found.folder))
        return made.course, [*made.written]
    return found, []
