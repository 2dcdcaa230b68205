"""`autograder build --nbgrader DIR …`: the same masters for other systems."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from autograder.authoring.course import Course
from autograder.authoring.load import Masters
from autograder.authoring.secret import SecretError, course_secret
from autograder.commands import UsageError
from autograder.interop.grader_zip import VISIBILITIES, Settings
from autograder.interop.gradescope import build_gradescope
from autograder.interop.nbgrader.build import WouldBeLost, build_nbgrader, names_our_preprocessor
from autograder.interop.optional_import import MissingExtra
from autograder.interop.otter import build_otter
from autograder.interop.prairielearn import build_prairielearn
from autograder.interop.student_kit import build_kit
from autograder.report import late

SYSTEMS = {
    "nbgrader": "an nbgrader course's folder: its source/ is written",
    "otter": "for otter-grader: the student's folder and the autograder zip",
    "gradescope": "for Gradescope: an autograder zip of our own",
    "prairielearn": "for PrairieLearn: a zip for a question's tests/",
    "student": "the student kit: a folder and a wheel, without answers",
}

WITHOUT_PREPROCESSOR = (
    "{path}: left as it is; `nbgrader autograde` needs autograder_cells.PutRight in it for cells "
    "that students copy or delete (docs/interop.md shows how)"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """One option a system, and what some of them take."""
    for system, told in SYSTEMS.items():
        parser.add_argument(f"--{system}", type=Path, metavar="DIR", help=told)
    parser.add_argument(
        "--visibility", choices=VISIBILITIES, default="visible", help="of results on Gradescope"
    )
    parser.add_argument(
        "--force", action="store_true", help="with --nbgrader: replace edited cells of ours"
    )
    parser.add_argument(
        "--late", default="", metavar="RULE", help='on Gradescope, such as "10%%/day, grace 15m"'
    )


def asked(options: argparse.Namespace) -> bool:
    """Whether another system's files are wanted."""
    return any(getattr(options, system) for system in SYSTEMS)


def run(options: argparse.Namespace, course: Course, masters: Masters) -> Iterator[Path]:
    """Write an assignment for every system asked for; the paths written."""
    try:
        late.parse(options.late)
        if options.student:
            yield from build_kit(masters, options.student)
        if any(getattr(options, system) for system in SYSTEMS if system != "student"):
            yield from _for_graders(options, masters, course_secret(course))
    except (MissingExtra, SecretError, late.BadPolicy) as error:
        raise UsageError(str(error)) from error
    except WouldBeLost as error:
        raise UsageError(str(error), status=1) from error


def _for_graders(options: argparse.Namespace, masters: Masters, secret: bytes) -> Iterator[Path]:
    settings = Settings(
        masters.id,
        visibility=options.visibility,
        late=options.late,
        libraries=tuple(masters.assignment.libraries),
    )
    if options.nbgrader:
        yield from build_nbgrader(masters, secret, options.nbgrader, force=options.force)
        if not names_our_preprocessor(options.nbgrader):
            print(WITHOUT_PREPROCESSOR.format(path=options.nbgrader / "nbgrader_config.py"))
    if options.otter:
        yield from build_otter(masters, secret, options.otter)
    if options.gradescope:
        yield from build_gradescope(masters, secret, options.gradescope, settings)
    if options.prairielearn:
        yield from build_prairielearn(masters, secret, options.prairielearn, settings)
