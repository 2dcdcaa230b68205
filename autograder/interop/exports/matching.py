"""Whose row is it? Scores and the rows of a form, matched without ever taking one for a namesake.

By the system's id where there is one: who has an id that no row has, has no row. By other ids and
emails next. By a name only where it is unique on both sides and there is no id to compare.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from autograder.interop.exports.scores import Score
from autograder.report.names import name_keys, plain


@dataclass(frozen=True)
class Keys:
    """By what a row of a form says whose it is; each "" or empty where it has none."""

    id: str = ""
    others: tuple[str, ...] = ()
    email: str = ""
    name: str = ""


@dataclass(frozen=True)
class Matched:
    """The score of each row that has one, and who was left."""

    of_row: dict[int, Score]
    left: tuple[str, ...]


def match(found: Sequence[Score], rows: Sequence[Keys], system: str) -> Matched:
    """Graded scores by the number of their row in a form of the system."""
    matcher = _Matcher(found, rows, system)
    for step in (matcher.by_id, matcher.by_others, matcher.by_email, matcher.by_name):
        matcher.take(step)
    placed = {id(score) for score in matcher.of_row.values()}
    left = [s for s in found if s.graded and id(s) not in placed]
    return Matched(matcher.of_row, tuple(_named(left, found)))


def _named(left: Iterable[Score], found: Sequence[Score]) -> Iterable[str]:
    """Names, with the id behind one that two have."""
    alike = defaultdict(set)
    for score in found:
        alike[plain(score.student)].add(score.person)
    for score in left:
        shared = len(alike[plain(score.student)]) > 1 and score.id
        yield f"{score.student} (id {score.id})" if shared else score.student


class _Matcher:
    def __init__(self, found: Sequence[Score], rows: Sequence[Keys], system: str) -> None:
        self._found = found
        self._rows = rows
        self._system = system
        self.of_row: dict[int, Score] = {}
        self._index: dict[tuple[str, str], set[int]] = defaultdict(set)
        for i, row in enumerate(rows):
            keys = [("id", row.id), ("email", row.email)]
            keys += [(kind, other) for other in row.others for kind in ("other", "email")]
            for key in {(kind, plain(k)) for kind, k in keys if plain(k)} | name_keys(row.name):
                self._index[key].add(i)
        self._namesakes: dict[tuple[str, str], set[str]] = defaultdict(set)
        for score in found:
            for key in name_keys(score.student):
                self._namesakes[key].add(score.person)
        # Ids of a kind that is not known are the form's where one of them is in it.
        kinds = ("id", "other")
        unknown = [plain(s.id) for s in found if s.id and not s.system]
        self._kin = any((kind, id) in self._index for id in unknown for kind in kinds)

    def take(self, step: Callable[[Score], set[int]]) -> None:
        """Give rows by one kind of key: those that exactly one person fits."""
        placed = {id(score) for score in self.of_row.values()}
        wanted: dict[int, list[Score]] = defaultdict(list)
        for score in self._found:
            if id(score) not in placed:
                for row in self._one_person(step(score)):
                    wanted[row].append(score)
        for row, scores in wanted.items():
            graded = [s for s in scores if s.graded]
            if len({s.person for s in scores}) == 1 and graded and row not in self.of_row:
                self.of_row[row] = graded[0]

    def _one_person(self, rows: set[int]) -> set[int]:
        """The rows, if they are one person's: one row, or several with the same id."""
        ids = {plain(self._rows[row].id) for row in rows}
        return rows if len(rows) == 1 or (len(ids) == 1 and "" not in ids) else set()

    def _at(self, *keys: tuple[str, str]) -> set[int]:
        return set().union(*(self._index.get(key, ()) for key in keys))

    def by_id(self, score: Score) -> set[int]:
        """By the system's own id; a number of another system means somebody else."""
        if score.system not in ("", self._system):
            return set()
        return self._at(("id", plain(score.id)))

    def by_others(self, score: Score) -> set[int]:
        """By the institution's ids, and by what a roster knows."""
        if self._bound(score):
            return set()
        own = [score.id] if score.system == "" or "@" in score.id else []
        rows = self._at(*(("other", plain(key)) for key in (*own, *score.others)))
        return rows or self._at(*(("id", plain(key)) for key in score.others))

    def by_email(self, score: Score) -> set[int]:
        """By an email, which no two have."""
        return set() if self._bound(score) else self._at(("email", plain(score.email)))

    def by_name(self, score: Score) -> set[int]:
        """By a name that only one person has, here and there, and where no ids can be compared."""
        asked = name_keys(score.student, asked=True)
        alike = set().union(*(self._namesakes.get(key, ()) for key in asked))
        rows = self._at(*asked)
        if len(alike) > 1 or len(rows) != 1:
            return set()
        bound = self._bound(score) or (score.system == "" and score.id and self._kin)
        return {row for row in rows if not (bound and self._rows[row].id)}

    def _bound(self, score: Score) -> bool:
        """Whether it has the system's own id, and so has no row but the one with this id."""
        return bool(score.id) and score.system == self._system
