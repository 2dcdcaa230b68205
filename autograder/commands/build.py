"""`autograder build [ID...]`: student notebooks from the masters."""

from __future__ import annotations

import argparse
from pathlib import Path

from autograder.authoring import build as builder
from autograder.authoring.load import Masters, load
from autograder.commands import UsageError, build_interop
from autograder.commands.common import add_course, asked_ids, course, near
from autograder.exercise import DeclarationError


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("ids", nargs="*", metavar="ID", help="assignments (default: all)")
    parser.add_argument("--check", action="store_true", help="only tell what is stale (exit 1)")
    parser.add_argument(
        "--assignments",
        type=Path,
        metavar="DIR",
        help="where to write (default: assignments/ of the course)",
    )
    build_interop.arguments(parser)
    add_course(parser)


def run(options: argparse.Namespace) -> int:
    """Build; with --check 1 where something is stale."""
    found = course(options)
    target = options.assignments or near(found.assignments)
    status = 0
    for name in asked_ids(found, options.ids):
        try:
            masters = load(found.masters(name), name, found.libraries)
            if build_interop.asked(options):
                print(*(f"wrote {p}" for p in build_interop.run(options, found, masters)), sep="\n")
            elif options.check:
                status = max(status, _told(masters, target / name))
            else:
                changed = builder.build(masters, target / name)
                print(
                    *(f"wrote {p}" for p in changed) if changed else [f"{name}: current"], sep="\n"
                )
        except DeclarationError as error:
            raise UsageError(str(error), status=1) from error
    return status


def _told(masters: Masters, folder: Path) -> int:
    """Say what is stale; 1 where something is. Checks that were never built here are not stale."""
    stale = builder.stale(masters, folder)
    for path in stale:
        print(f"stale: {path}; run autograder build {masters.id}")
    for path in builder.missing(masters, folder):
        print(f"not built here: {path}; autograder build {masters.id} writes it")
    return int(bool(stale))
