"""The vocabulary: verdicts, outcomes of calls, cases, questions, and the results of grading.

Everything here is frozen data. Nothing here compares, calls, reads or writes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from autograder.core.values import Value


class Verdict(StrEnum):
    """What was decided of a check or an exercise."""

    PASS = "PASS"
    FAIL = "FAIL"
    BLOCKED = "BLOCKED"
    """An earlier failure stands in the way: it could not be asked."""
    GRADER_FAULT = "GRADER_FAULT"
    """Our mistake: no marks are given or taken, and the run does not exit with 0."""


class Stop(StrEnum):
    """Why a call came to no end."""

    TIMEOUT = "timeout"
    MEMORY = "memory"
    EXIT = "exit"
    CRASH = "crash"
    GARBLED = "garbled"
    TOO_LARGE = "too-large"
    NOT_RUN = "not-run"
    """The submission had used up its fresh starts."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the student's code in their own words: shown of public calls only, escaped."""

    cell: int | None = None
    line: int | None = None
    source: str = ""
    """The expression."""
    names: tuple[tuple[str, str], ...] = ()
    """Names in it, each with the kind of value it stands for."""
    near: str = ""
    """The nearest defined name, or what happened there."""


@dataclass(frozen=True, slots=True)
class Returned:
    """The call came back with a value; `changed` holds the positions of arguments it altered.

    `spot` is a hint why the value is None, or where it stops being finite.
    """

    value: Value
    changed: tuple[int, ...] = ()
    spot: Spot | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Raised:
    """The call raised. `cell` and `line` point into the student's notebook, counted from 1."""

    type: str
    message: str = ""
    cell: int | None = None
    line: int | None = None
    bases: tuple[str, ...] = ()
    """Names of the built-in exceptions it derives from, nearest first, its own included."""
    spot: Spot | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Stopped:
    """The call, or the process it ran in, ended without an answer."""

    reason: Stop
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """There is nothing of that name to call; `why`, where that is known."""

    name: str
    why: str = ""


Outcome: TypeAlias = Returned | Raised | Stopped | Missing


@dataclass(frozen=True, slots=True)
class Case:
    """One call: the arguments, and a label that says what is special about them."""

    args: tuple[Value, ...]
    label: str = ""
    public: bool = True
    by_name: tuple[str, ...] = ()
    """Names under which the last of the arguments are passed to the student's function."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """A wanted value that may take several forms: any one of them is right."""

    forms: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """A wanted array or number of which every entry may lie anywhere in [low, high]."""

    low: Value
    high: Value


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a right answer may be from the exact one.

    Normwise by default: ‖got − want‖ ≤ relative·‖want‖ + absolute for each array or number.
    `per_entry` asks it of every entry by itself.
    """

    relative: float = 1e-6
    absolute: float = 1e-9
    per_entry: bool = False


DEFAULT_TOLERANCE = Tolerance()
"""The curriculum's: a float32 computation passes, a result rounded to two decimals does not."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A known wrong idea with what it gives on each case of a task."""

    code: str
    says: str
    ask: str
    outcomes: Sequence[Outcome]


@dataclass(frozen=True, slots=True)
class Question:
    """A check made ready: every case, and what is wanted for it.

    `wants` holds an Outcome for each case: `Returned` with the wanted value (an `AnyOf` or
    `Between` where several are right) or `Raised` where an error is asked for. `params` are plain
    values that the check's kind understands. A question holds no code, so that it can be frozen
    into a file beside the student's notebook.
    """

    kind: str
    name: str
    points: Fraction
    cases: tuple[Case, ...]
    wants: tuple[Outcome, ...]
    tolerance: Tolerance = DEFAULT_TOLERANCE
    params: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Task:
    """An exercise made ready to be asked of a student's function."""

    id: str
    name: str
    points: Fraction
    questions: tuple[Question, ...]
    wrong: tuple[Wrong, ...] = ()
    driver: str = "call"
    """Name of the driver in `autograder.core.drivers` that makes the call in the child."""
    bonus: bool = False
    arguments: tuple[str, ...] = ()
    """The function's argument names, to speak of them in messages."""
    seconds: float | None = None
    """How long a call may take, where it is longer than the grader's usual limit."""

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Every case, once: questions share the cases that are the same object."""
        return tuple({id(case): case for q in self.questions for case in q.cases}.values())

    @cached_property
    def places(self) -> tuple[tuple[int, ...], ...]:
        """For each question, where its cases stand among the task's."""
        at = {id(case): i for i, case in enumerate(self.cases)}
        return tuple(tuple(at[id(case)] for case in q.cases) for q in self.questions)

    def sort(self, outcomes: Sequence[Outcome]) -> list[list[Outcome]]:
        """The outcomes of the task's cases, as the outcomes of each question's."""
        return [[outcomes[i] for i in places] for places in self.places]


@dataclass(frozen=True, slots=True)
class Paper:
    """An assignment made ready: its tasks in order, and the names given to students."""

    id: str
    title: str
    tasks: tuple[Task, ...]
    release: str
    """Digest of the masters, so that a result says which version it was graded with."""
    secret: str = "public"
    """Fingerprint of the course secret from which the hidden inputs were drawn."""
    given: tuple[str, ...] = ()
    """Functions that the notebook defines for students, such as `sigmoid`."""

    @property
    def points(self) -> Fraction:
        return sum((task.points for task in self.tasks if not task.bonus), Fraction(0))


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check of one exercise."""

    name: str
    verdict: Verdict
    points: Fraction
    max_points: Fraction
    message: str = ""


GENERAL = "general:"
"""How the codes of diagnoses begin that hold for any exercise."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the answers look like.

    `code` is that of a known mistake of the exercise, or `general:…` for what holds of any.
    """

    says: str
    ask: str = ""
    code: str | None = None

    @property
    def named(self) -> bool:
        """Whether it is a known mistake of the exercise."""
        return self.code is not None and not self.code.startswith(GENERAL)


@dataclass(frozen=True, slots=True)
class ExerciseResult:
    """One exercise of one submission."""

    id: str
    verdict: Verdict
    points: Fraction
    max_points: Fraction
    checks: tuple[CheckResult, ...]
    message: str = ""
    diagnosis: Diagnosis | None = None
    follow_through: bool = False
    """Points were given with earlier wrong functions put right; `points_alone` without."""
    points_alone: Fraction | None = None
    put_right: tuple[str, ...] = ()
    bonus: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a cell that the report may tell. The text is the student's: escape it."""

    cell: int
    line: int | None
    kind: str
    """`syntax`, `magic`, `error`, `stopped`; `library`: what is not there; `old-name`: what NumPy
    has dropped; `python` and `numpy`: another one's than ours."""
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A code cell. `number` counts all cells of the notebook from 1, text cells too."""

    number: int
    source: str


@dataclass(frozen=True, slots=True)
class Aside:
    """What a submission holds beside its code cells.

    `files` are modules that were handed in with the notebook, by path; `strays` says of functions
    that stand where no code runs where that is.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    strays: Mapping[str, str] = field(default_factory=dict)


NOTHING = Aside()


NEEDS_PERSON = frozenset({"python", "numpy"})
"""Kinds of notes that a person must look at."""
