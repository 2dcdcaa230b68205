"""Lines of results as one score a person: groups taken apart, of several submissions one taken.

Which one was taken is kept, so that it can be said; two results that differ are a conflict unless
somebody has said which one to take.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from autograder.core.errors import InputError
from autograder.report import times
from autograder.report.late import exact
from autograder.report.names import plain
from autograder.report.record import HandedIn, Record
from autograder.report.roster import Person, Roster


class CannotExport(InputError, ValueError):
    """What was asked for cannot be written; the message says what is missing."""


@dataclass(frozen=True)
class Score:
    """One person's score for one assignment."""

    student: str
    id: str
    email: str
    record: Record
    others: tuple[str, ...] = ()
    """Other ids of the person: of the institution, or the roster's."""
    row: str = ""
    """The person's id in the roster."""

    @property
    def graded(self) -> bool:
        return bool(self.record["status"] == "graded")

    @property
    def points(self) -> Fraction:
        return exact(self.record["score"])

    @property
    def max_points(self) -> Fraction:
        return exact(self.record["max_score"])

    @property
    def system(self) -> str:
        """The system whose id `id` is, "" where that is not known."""
        return str((self.record.get("handed_in") or {}).get("system") or "")

    @property
    def person(self) -> str:
        """Who it is: by the roster, else by id where there is one."""
        if self.row:
            return f"roster {plain(self.row)}"
        return f"id {plain(self.id)}" if self.id else f"name {plain(self.student)}"


@dataclass(frozen=True)
class Choice:
    """Of several results of one person for one assignment, the one taken."""

    taken: Score
    left: tuple[Score, ...]
    conflict: bool
    """They differ, and nobody has said which to take."""

    @property
    def told(self) -> str:
        """In words."""
        left = ", ".join(map(_shown, self.left))
        return f"{self.taken.student}: {_shown(self.taken)} is taken, and not {left}"


def _shown(score: Score) -> str:
    name = score.record["submission"]
    if not score.graded:
        return f"{name} (not graded)"
    return f"{name} ({rounded(score.points)} of {rounded(score.max_points)})"


@dataclass(frozen=True)
class Gathered:
    """One score a person and assignment, and what was left out for it."""

    scores: tuple[Score, ...]
    choices: tuple[Choice, ...] = ()


def scores(records: Iterable[Record], roster: Roster, *, take: str | None = "last") -> list[Score]:
    """One score a person and assignment: of several the "last" line, or the "best"."""
    return list(gather(records, roster, take=take).scores)


def gather(records: Iterable[Record], roster: Roster, *, take: str | None = None) -> Gathered:
    """One score a person and assignment. What was graded is taken before what could not be.

    Of several that were graded the "last" is taken, or the "best"; where `take` says nothing it is
    the best, and it is a conflict where they differ. Lines that do not count are passed over.
    """
    by_person: dict[str, list[Score]] = {}
    for record in records:
        if counts(record):
            for score in _people(record, roster):
                by_person.setdefault(score.person, []).append(score)
    found = [
        _chosen(group, take)
        for own in by_person.values()
        for group in _by_assignment(own)
    ]  # fmt: skip
    taken = sorted(
        (choice.taken for choice in found),
        key=lambda s: (s.record["assignment"], s.student, s.id),
    )
    return Gathered(tuple(taken), tuple(choice for choice in found if choice.left))


def counts(record: Record) -> bool:
    """Whether a line is one that counts, by what the batch says of it."""
    facts = record.get("handed_in") or {}
    return facts.get("counted", True) is not False and record.get("counted", True) is not False


def _by_assignment(own: Sequence[Score]) -> list[list[Score]]:
    """A person's scores by assignment; a file that is of none stands behind what was graded."""
    groups: dict[str, list[Score]] = {}
    for score in own:
        groups.setdefault(score.record["assignment"], []).append(score)
    nowhere = groups.pop("", [])
    graded = next((g for g in groups.values() if any(s.graded for s in g)), None)
    if nowhere and graded is not None:
        graded.extend(nowhere)
        nowhere = []
    return [*groups.values(), *([nowhere] if nowhere else [])]


def _chosen(group: Sequence[Score], take: str | None) -> Choice:
    graded = [s for s in group if s.graded]
    candidates = graded or list(group)
    if take == "last" or not graded:
        taken = max(enumerate(candidates), key=lambda pair: (_when(pair[1]), pair[0]))[1]
    else:
        taken = max(candidates, key=lambda s: s.points)
    left = tuple(s for s in group if s is not taken)
    differ = len({s.points for s in graded}) > 1
    return Choice(taken, left, conflict=differ and take is None)


def _when(score: Score) -> str:
    """When it was handed in, as a system says it; lines without come in their own order."""
    text = str((score.record.get("handed_in") or {}).get("submitted") or "")
    try:
        return times.read(text).astimezone(times.UTC).isoformat()
    except times.BadTime:
        return ""


def _people(record: Record, roster: Roster) -> list[Score]:
    """Everybody whose work it is: one, or the members of a group, each once."""
    facts = record.get("handed_in") or {}
    group: Sequence[Person] = roster.members(record["student"])
    if group:
        return [Score(p.name or p.id, p.id, p.email, record, p.others, p.id) for p in group]
    members = dict.fromkeys(facts.get("members") or ())
    if len(members) > 1:
        return [_score(m, m, {**facts, "id": m, "roster_id": ""}, record, roster) for m in members]
    return [_score(record["student"], str(facts.get("id") or ""), facts, record, roster)]


def _score(
    student: str,
    own: str,
    facts: HandedIn,
    record: Record,
    roster: Roster,
) -> Score:
    """The score of one person, with what the roster knows of them."""
    person = roster.of(student, facts) or Person("")
    email = person.email or _email(own) or facts.get("email") or ""
    known = (person.id, *person.others, facts.get("roster_id"))
    id = own or person.id
    others = tuple(str(k) for k in known if k and k != id)
    return Score(person.name or student, id, email, record, others, person.id)


def _email(text: str) -> str:
    return text if "@" in text else ""


def rounded(points: Fraction) -> str:
    """Points at two decimals, halves up: 17.5, 3, 0.67.

    >>> rounded(Fraction(35, 2)), rounded(Fraction(1, 200)), rounded(Fraction(3))
    ('17.5', '0.01', '3')
    """
    hundredths = (points * 200 + 1) // 2
    whole, rest = divmod(int(hundredths), 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".")
