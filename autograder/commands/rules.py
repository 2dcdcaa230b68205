"""What the options of `grade` about people and times come to: the roster, and late work.

All of it is read here, before the batch, and what cannot be read is refused with its place.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field, replace

from rich.console import Console
from rich.markup import escape

from autograder.authoring.course import Course
from autograder.commands import UsageError
from autograder.report import late, roster, times
from autograder.report.adjust import Rules
from autograder.report.page import clean
from autograder.report.record import HandedIn, Record

NAMED = 20
"""How many of those whom the roster does not know are named."""


def rules(options: argparse.Namespace, course: Course) -> Rules | None:
    """What they come to; None where nothing is changed. Raises UsageError."""
    try:
        policy = late.parse(options.late)
    except late.BadPolicy as error:
        raise UsageError(f"--late: {error}") from error
    clock = clock_of(options, course)
    people = read_roster(options, clock)
    due = clock.near
    if policy == late.Policy() and not people.people:
        return None
    return Rules(people, policy, due, clock)


def clock_of(options: argparse.Namespace, course: Course) -> times.Clock:
    """How times are read: `near` is when the work was due. Raises UsageError."""
    named = options.time_zone or course.time_zone
    try:
        form = times.checked_form(options.time_format) if options.time_format else ""
        clock = times.Clock(times.zone(named) if named else times.UTC)
    except times.BadTime as error:
        raise UsageError(str(error)) from error
    due = getattr(options, "due", None)
    if due:
        try:
            when = times.read(due, clock)
        except times.BadTime as error:
            raise UsageError(f"--due: {error}") from error
        zone = clock.zone if named or when.tzinfo is None else when.tzinfo
        clock = replace(clock, zone=zone, near=when)
    return replace(clock, form=form)


def read_roster(options: argparse.Namespace, clock: times.Clock) -> roster.Roster:
    """The roster, and how it was read, said on standard error. Raises UsageError."""
    if not options.roster:
        return roster.Roster()
    try:
        people = roster.read(options.roster, clock)
    except roster.BadRoster as error:
        raise UsageError(str(error)) from error
    print("; ".join(people.told) + f"; {len(people.people)} people", file=sys.stderr)
    return people


def check(adjust: object, student: str, handed_in: HandedIn) -> None:
    """Raises UsageError where a system's own time of handing in cannot be read."""
    if isinstance(adjust, Rules):
        try:
            adjust.check(student, handed_in)
        except late.BadPolicy as error:
            raise UsageError(str(error)) from error


@dataclass
class Strangers:
    """Those who handed in and could not be found in the roster, as the lines come."""

    names: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, record: Record) -> None:
        """Count one line in."""
        facts = record.get("handed_in") or {}
        if facts.get("unknown"):
            self.count += 1
            id = f" (id {facts['id']})" if facts.get("id") else ""
            self.names.append(f"{record['student']}{id}")
            del self.names[NAMED:]

    def tell(self, console: Console) -> None:
        """Name them."""
        if self.count:
            console.print(
                f"{self.count} not found in the roster, by id or by a name that only one has: "
                "they keep their own names, and get no extension"
            )
        for name in self.names:
            console.print(f"  {escape(str(clean(name)))}")
