"""What a batch does to each line of results: the person by the roster, then lateness.

Crosses to the workers as it is. Everything in it was read before the batch, so nothing in it fails.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace

from autograder.report import late, times
from autograder.report.record import HandedIn, Record
from autograder.report.roster import Person, Roster


@dataclass(frozen=True)
class Rules:
    """What is done to every line of results: names by the roster, then lateness."""

    roster: Roster = field(default_factory=Roster)
    policy: late.Policy = field(default_factory=late.Policy)
    due: datetime.datetime | None = None
    clock: times.Clock = times.USUAL
    """How the times of systems are read."""

    def __call__(self, record: Record) -> Record:
        """The line by the rules."""
        handed_in: HandedIn = record.get("handed_in") or {}
        person = self.roster.of(record["student"], handed_in)
        if person is not None:
            facts: HandedIn = {**handed_in, "email": person.email, "group": person.group}
            facts["id"] = handed_in.get("id") or person.id
            if person.id != facts["id"]:
                facts["roster_id"] = person.id
            record = {**record, "student": person.name or record["student"], "handed_in": facts}
        elif self.roster.people and not self.roster.members(record["student"]):
            record = {**record, "handed_in": {**handed_in, "unknown": True}}
        try:
            seconds = self._seconds(handed_in, person)
        except late.BadPolicy as error:  # `check` has refused it; a batch never ends for it
            known: HandedIn = record.get("handed_in") or {}
            return {**record, "handed_in": {**known, "time_not_read": str(error)}}
        return late.apply(record, self.policy, seconds)

    def check(self, student: str, handed_in: HandedIn) -> None:
        """Raises BadPolicy where a system's time cannot be read."""
        try:
            self._seconds(handed_in, self.roster.of(student, handed_in))
        except late.BadPolicy as error:
            raise late.BadPolicy(
                f"the time at which {student} handed in: {error}; "
                "or give it in the roster, in a column `submitted`"
            ) from error

    def _seconds(self, handed_in: HandedIn, person: Person | None) -> int:
        """How late; a bare mark of lateness without times counts as one day begun."""
        submitted = (person.submitted if person else "") or handed_in.get("submitted") or ""
        if submitted and self.due:
            extension = datetime.timedelta(seconds=person.extension if person else 0)
            clock = replace(self.clock, form="")
            return late.seconds_late(submitted, self.due + extension, clock)
        marked = handed_in.get("late") and not (person and person.extension)
        return self.policy.grace + 1 if marked else 0
