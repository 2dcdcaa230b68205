"""`autograder init [DIR]`: a course folder, ready to be worked in."""

from __future__ import annotations

import argparse
from pathlib import Path

from autograder.authoring import new_course
from autograder.authoring.build import build
from autograder.authoring.course_file import CourseFileError
from autograder.authoring.load import load
from autograder.authoring.secret import SecretError, make_secret, secret_elsewhere
from autograder.commands import UsageError
from autograder.commands.common import near
from autograder.exercise import DeclarationError

NEXT = """next, in {folder}:
  hand out      what lies in {assignments} of an assignment, both files together
  grade         autograder grade handed_in/
  of your own   autograder new week_one.doubled, then autograder verify week_one
  settings      {file}
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path(), metavar="DIR",
        help="where to make it (default: the current folder)",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Make it; 0. What is there already stays as it is."""
    try:
        made = new_course.write(options.folder)
        for path in made.written:
            print(f"wrote {path}")
        course = made.course
        if course.secret.exists():
            print(f"kept the secret that is there: {course.secret}")
        else:
            make_secret(course, print)
        if (earlier := secret_elsewhere(course)) and earlier != course.secret:
            print(
                f"another secret is in {earlier}, of gradings before this course: keep it for them"
            )
        for name in course.known():
            masters = load(course.masters(name), name, course.libraries)
            for path in build(masters, course.assignments / name):
                print(f"wrote {near(path)}")
    except (new_course.NotMade, SecretError, CourseFileError) as error:
        raise UsageError(str(error)) from error
    except DeclarationError as error:
        raise UsageError(str(error), status=1) from error
    print(
        NEXT.format(
            folder=course.folder, assignments=course.assignments.name + "/", file=made.written[0]
        ),
        end="",
    )
    return 0
