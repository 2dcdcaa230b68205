"""The options of `grade` about who handed in what and when: roster, attempts, late work."""

from __future__ import annotations

import argparse
from pathlib import Path

from autograder.commands import UsageError
from autograder.interop import late, roster


def arguments(parser: argparse.ArgumentParser) -> None:
    """--roster, --late, --due and --attempts."""
    parser.add_argument("--roster", type=Path, metavar="CSV", help="id, name, email, group, …")
    parser.add_argument(
        "--late", default="none", metavar="RULE", help='such as "10%%/day, grace 15m, cap 50%%"'
    )
    parser.add_argument("--due", metavar="TIME", help="such as 2026-02-03T12:00+01:00")
    parser.add_argument(
        "--attempts", choices=["last", "first", "all"], default="last",
        help="which of a student's files in a system's export count (default: %(default)s)",
    )  # fmt: skip


def rules(options: argparse.Namespace) -> roster.Rules | None:
    """What they come to; None where nothing is changed. Raises UsageError."""
    try:
        policy = late.parse(options.late)
        people = roster.read(options.roster) if options.roster else roster.Roster()
        due = late.time(options.due) if options.due else None
    except (late.BadPolicy, roster.BadRoster) as error:
        raise UsageError(str(error)) from error
    if policy == late.Policy() and not people.people:
        return None
    return roster.Rules(people, policy, due)
