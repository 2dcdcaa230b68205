"""The options that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path

from autograder.authoring.load import UnknownAssignment, course_folder, known
from autograder.commands import UsageError
from autograder.sandbox.probe import choose
from autograder.sandbox.tiers import SandboxUnavailable, Tier


def add_course(parser: argparse.ArgumentParser) -> None:
    """--course DIR: masters outside this repository."""
    parser.add_argument(
        "--course", type=Path, metavar="DIR", help="folder of masters (default: ./solutions, ours)"
    )


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


def add_sandbox(parser: argparse.ArgumentParser) -> None:
    """--require and --unsafe."""
    parser.add_argument(
        "--require", choices=["strong", "base"], help="the least sandbox to accept (else exit 3)"
    )
    parser.add_argument(
        "--unsafe", action="store_true", help="grade without a sandbox where there is none"
    )


def sandbox(options: argparse.Namespace) -> Tier:
    """The tier to grade in. Raises UsageError with status 3 where there is none."""
    try:
        return choose(options.require, unsafe=options.unsafe)
    except SandboxUnavailable as error:
        raise UsageError(str(error), status=3) from error
