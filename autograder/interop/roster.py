"""The roster: a CSV of who is in the class, by the ids that the system uses.

Columns, in any order and of any capitals: `id`, and as there is need `name`, `email`, `group`,
`submitted` (a time) and `extension` (such as 2d). Others are passed over.
"""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.interop import late

NAMES = {
    "id": (
        "id",
        "student id",
        "student_id",
        "user id",
        "userid",
        "identifier",
        "participant",
        "sid",
    ),
    "name": ("name", "student", "full name", "fullname"),
    "email": ("email", "email address", "e-mail"),
    "group": ("group", "team"),
    "submitted": ("submitted", "submitted at", "submission time", "timestamp", "created_at"),
    "extension": ("extension",),
}


class BadRoster(ValueError):
    """The file is no roster; the message says what is missing."""


@dataclass(frozen=True)
class Person:
    """One row of the roster."""

    id: str
    name: str = ""
    email: str = ""
    group: str = ""
    submitted: str = ""
    extension: int = 0


@dataclass(frozen=True)
class Roster:
    """Everybody, found by id, email, name or group."""

    people: tuple[Person, ...] = ()

    def find(self, key: str) -> Person | None:
        """The one person whom an id, an email or a name means, else None."""
        wanted = key.strip().casefold()
        for field_ in ("id", "email", "name"):
            found = [p for p in self.people if getattr(p, field_).casefold() == wanted and wanted]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def members(self, group: str) -> tuple[Person, ...]:
        """Everybody of a group."""
        return tuple(p for p in self.people if group and p.group.casefold() == group.casefold())


def read(path: Path) -> Roster:
    """The roster in a CSV file. Raises BadRoster."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return Roster(tuple(_people(csv.DictReader(file), path)))
    except (OSError, UnicodeDecodeError, csv.Error, late.BadPolicy) as error:
        raise BadRoster(f"{path}: cannot be read ({error}); save it as CSV in UTF-8") from error


def _people(rows: csv.DictReader[str], path: Path) -> Iterator[Person]:
    columns = {
        ours: header
        for ours, names in NAMES.items()
        for header in rows.fieldnames or ()
        if header.strip().casefold() in names
    }
    if "id" not in columns and "name" not in columns:
        raise BadRoster(f"{path}: no column `id` (or `name`); the first line names the columns")
    for row in rows:
        values = {ours: (row[header] or "").strip() for ours, header in columns.items()}
        values.setdefault("id", values.get("name", ""))
        extension = values.pop("extension", "")
        if values["id"]:
            yield Person(**values, extension=_seconds(extension))


def _seconds(text: str) -> int:
    match = re.fullmatch(r"(\d+)\s*([smhd]?)", text.lower())
    if text and not match:
        raise late.BadPolicy(f"{text!r} is no extension; write it as 2d, 12h or 30m")
    return int(match[1]) * late.UNITS[match[2] or "d"] if match else 0


@dataclass(frozen=True)
class Rules:
    """What is done to every line of results: names by the roster, then lateness."""

    roster: Roster = field(default_factory=Roster)
    policy: late.Policy = field(default_factory=late.Policy)
    due: datetime.datetime | None = None

    def __call__(self, record: dict[str, Any]) -> dict[str, Any]:
        """The line by the rules."""
        handed_in: Mapping[str, Any] = record.get("handed_in", {})
        person = self.roster.find(handed_in.get("id", "")) or self.roster.find(record["student"])
        if person is not None:
            facts = {**handed_in, "id": person.id, "email": person.email, "group": person.group}
            record = {**record, "student": person.name or record["student"], "handed_in": facts}
        elif self.roster.people and not self.roster.members(record["student"]):
            record = {**record, "handed_in": {**handed_in, "unknown": True}}
        return late.apply(record, self.policy, self._seconds(handed_in, person))

    def _seconds(self, handed_in: Mapping[str, Any], person: Person | None) -> int:
        """How late; a bare mark of lateness without times counts as one day begun."""
        submitted = (person.submitted if person else "") or handed_in.get("submitted", "")
        if submitted and self.due:
            extension = datetime.timedelta(seconds=person.extension if person else 0)
            return late.seconds_late(submitted, self.due + extension)
        marked = handed_in.get("late") and not (person and person.extension)
        return self.policy.grace + 1 if marked else 0
