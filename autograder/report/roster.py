"""The roster: who is in the class, by the ids that the system uses.

What a column is called, `headers` knows; how the file is written, `sheets`. What is wrong in it is
said with its line and column before anything is graded: the workers get only what can be used.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.core.errors import InputError
from autograder.report import headers, late, sheets, times
from autograder.report.names import name_keys, plain
from autograder.report.record import HandedIn

NOTHING = ("", "-", "–", "—")
"""How systems write that there is no value."""
PARTICIPANT = re.compile(
    r"(?:participant(?:\(e\)|e)?|teilnehmer(?:/in|in)?|partecipante|deelnemer|identifier)\s*(\d+)",
    re.IGNORECASE,
)
"""Moodle's own spelling of its participant numbers, in the language of the site."""
ROW_LIMIT = 200_000


class BadRoster(InputError, ValueError):
    """The file is not a roster; the message says what is missing."""


@dataclass(frozen=True)
class Person:
    """One row of the roster."""

    id: str
    name: str = ""
    email: str = ""
    group: str = ""
    submitted: str = ""
    """In ISO form, with its zone."""
    extension: int = 0
    others: tuple[str, ...] = ()
    """Ids of the institution, such as a login: not the system's."""


@dataclass(frozen=True)
class Roster:
    """Everybody, found by id, email, name or group."""

    people: tuple[Person, ...] = ()
    by_system: bool = True
    """Whether `id` is a column of its own that may be the system's, not a name or a login."""
    told: tuple[str, ...] = ()
    """How the file was read."""

    def find(self, key: str) -> Person | None:
        """The one person whom an id, an email or a name means, else None."""
        for kind in ("id", "email", "other"):
            if found := self._index.get((kind, plain(key))):
                return found[0] if len(found) == 1 else None
        return self._named(key)

    def of(self, student: str, handed_in: HandedIn) -> Person | None:
        """Whose work it is: by the system's id where the roster has such, else by the name.

        A namesake of somebody whose id is not in the roster is somebody else.
        """
        key = str(handed_in.get("id") or "")
        if not key:
            return self.find(student)
        kinds = ["email", "id"] if "@" in key else ["id"] if self.by_system else []
        for kind in kinds:
            if found := self._index.get((kind, plain(key))):
                return found[0] if len(found) == 1 else None
        return None if kinds and _kind(key) in self._kinds else self._named(student)

    def members(self, group: str) -> tuple[Person, ...]:
        """Everybody of a group."""
        return tuple(self._index.get(("group", plain(group)), ())) if group.strip() else ()

    def _named(self, name: str) -> Person | None:
        found = {id(p): p for key in name_keys(name, asked=True) for p in self._index.get(key, ())}
        return next(iter(found.values())) if len(found) == 1 else None

    @functools.cached_property
    def _index(self) -> dict[tuple[str, str], list[Person]]:
        index: dict[tuple[str, str], list[Person]] = {}
        for p in self.people:
            keys = [("id", p.id), ("email", p.email), ("group", p.group)]
            keys += [("other", other) for other in p.others]
            plain_keys = {(kind, plain(key)) for kind, key in keys if plain(key)}
            for key in plain_keys | name_keys(p.name or p.id):
                index.setdefault(key, []).append(p)
        return index

    @functools.cached_property
    def _kinds(self) -> frozenset[str]:
        """The kinds of ids that there are: an id of another kind cannot be compared."""
        return frozenset(_kind(text) for p in self.people for text in (p.id, p.email) if text)


def _kind(id: str) -> str:
    return "email" if "@" in id else "number" if id.isdigit() else "word"


def read(path: Path, clock: times.Clock = times.USUAL) -> Roster:
    """The roster in a CSV file. Raises BadRoster."""
    try:
        sheet = sheets.read(path)
    except sheets.BadSheet as error:
        raise BadRoster(str(error)) from error
    rows = [row for row in sheet.rows if not row.blank]
    if not rows:
        raise BadRoster(f"{path}: it is empty; its first line names the columns (id, name, …)")
    table = _Table(path, rows[0], rows[1 : ROW_LIMIT + 1])
    clock, told = table.clock(clock)
    people = tuple(table.people(clock))
    return Roster(people, "id" in table.columns, (sheet.told, *told))


class _Table:
    """The rows of a roster, by what their columns mean."""

    def __init__(self, path: Path, head: sheets.Row, rows: Sequence[sheets.Row]) -> None:
        self._path = path
        self._head = head
        self._rows = rows
        found = {k: sheets.column(head.cells, names) for k, names in headers.FIELDS.items()}
        self.columns = {k: at for k, at in found.items() if at is not None}
        plain_head = [sheets.header(cell.text) for cell in head.cells]
        self._others = [i for i, name in enumerate(plain_head) if name in headers.OTHER_IDS]
        parts = (headers.FIRST_NAME, headers.LAST_NAME)
        self._parts = [at for n in parts if (at := sheets.column(head.cells, n)) is not None]
        if not (self._others or self._parts or {"id", "name"} & set(self.columns)):
            shown = ", ".join(cell.text.strip() for cell in head.cells[:12])
            raise BadRoster(
                f"{path}, line {head.line}: no column `id` (or `name`); the first line "
                f"names the columns, and it has: {shown}"
            )

    def clock(self, clock: times.Clock) -> tuple[times.Clock, tuple[str, ...]]:
        """The clock with the order of day and month that the column of times shows as a whole."""
        if "submitted" not in self.columns:
            return clock, ()
        told = f"times without a zone are in {clock.zone}"
        if clock.form:
            return clock, (f"times are read as {clock.form}", told)
        shown: dict[str, sheets.Row] = {}
        for row in self._rows:
            if order := times.order(self._value(row, "submitted")):
                shown.setdefault(order, row)
        if len(shown) == 2:
            lines = " and ".join(str(row.line) for row in shown.values())
            raise BadRoster(
                f"{self._path}, lines {lines}, column {self.columns['submitted'] + 1}: the day "
                "comes first in one and the month in the other; write the year first"
            )
        for order, row in shown.items():
            first = "day/month" if order == times.DAY else "month/day"
            said = f"dates are {first}/year, as line {row.line} shows"
            return replace(clock, order=order), (told, said)
        return clock, (told,)

    def people(self, clock: times.Clock) -> Iterator[Person]:
        """Everybody, each once. Raises BadRoster."""
        seen: dict[str, int] = {}
        for row in self._rows:
            person = self._person(row, clock)
            if person is None:
                continue
            before = seen.setdefault(plain(person.id), row.line)
            if before != row.line:
                raise BadRoster(
                    f"{self._path}, lines {before} and {row.line}: both have the id "
                    f"{person.id!r}; leave one of them, or give each an id of its own"
                )
            yield person

    def _person(self, row: sheets.Row, clock: times.Clock) -> Person | None:
        name = self._value(row, "name") or " ".join(filter(None, map(row_text(row), self._parts)))
        if not self._value(row, "id") and name.casefold().startswith("points possible"):
            return None  # Canvas's second line
        email = self._value(row, "email")
        others = tuple(filter(None, map(row_text(row), self._others)))
        id = participant(self._value(row, "id")) or next(iter(others), "") or email or name
        if not id:
            return None
        return Person(
            id, name, email, self._value(row, "group"),
            self._submitted(row, clock), self._extension(row), others,
        )  # fmt: skip

    def _value(self, row: sheets.Row, field: str) -> str:
        at = self.columns.get(field)
        return row_text(row)(at) if at is not None else ""

    def _submitted(self, row: sheets.Row, clock: times.Clock) -> str:
        text = self._value(row, "submitted")
        try:
            return times.read(text, clock).isoformat() if text else ""
        except times.BadTime as error:
            raise BadRoster(f"{self._place(row, 'submitted')}: {error}") from error

    def _extension(self, row: sheets.Row) -> int:
        text = self._value(row, "extension").lower()
        match = re.fullmatch(r"(\d{1,6})\s*([smhd]?)", text)
        if text and not match:
            raise BadRoster(
                f"{self._place(row, 'extension')}: {text!r} is not an extension; "
                "write it as 2d, 12h or 30m"
            )
        return int(match[1]) * late.UNITS[match[2] or "d"] if match else 0

    def _place(self, row: sheets.Row, field: str) -> str:
        at = self.columns[field]
        name = self._head.cells[at].text.strip()
        return f"{self._path}, line {row.line}, column {at + 1} ({name})"


def row_text(row: sheets.Row) -> Callable[[int], str]:
    """The text of a row's cell, "" where it has none."""

    def text(at: int) -> str:
        found = row.cells[at].text.strip() if at < len(row.cells) else ""
        return "" if found in NOTHING else found

    return text


def participant(text: str) -> str:
    """An id without the word that Moodle puts before its participant numbers.

    >>> participant("Teilnehmer/in12"), participant("Participant 012"), participant("s12")
    ('12', '012', 's12')
    """
    match = PARTICIPANT.fullmatch(text.strip())
    return match[1] if match else text.strip().removeprefix("'")
