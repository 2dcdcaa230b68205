"""What the options of `grade` about people and times come to: the roster, and late work."""

from __future__ import annotations

import argparse

from autograder.commands import UsageError
from autograder.interop import late, roster


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
