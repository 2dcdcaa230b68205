"""What a submission is graded with: the paper, its calls packed once, its judge, the solutions.

A class is asked the same, and many of its answers give the same values to the last bit: calls are
packed once, and the same outcomes are judged once. Trusted side only.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from autograder.core import marks
from autograder.core.model import Cell, ExerciseResult, Outcome, Paper, Returned, Task
from autograder.sandbox.parent.process import Call, Packed, packed

Place: TypeAlias = tuple[int, int]
"""A task's index and the index of one of its cases."""


MOST_PACKED = 40
"""Packings kept: of the public cases, of the hidden ones, both without a missing function, and of
single tasks that are asked again. Each is as large as the inputs that it holds."""


class Asking:
    """Makes the calls of one paper."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._known: dict[tuple[Place, ...], Sequence[Packed]] = {}

    def __call__(self, places: Sequence[Place]) -> Sequence[Packed]:
        """The calls of the cases at these places, in their order."""
        key = tuple(places)
        if key not in self._known:
            if len(self._known) >= MOST_PACKED:
                self._known.clear()
            self._known[key] = packed([_call(self._paper.tasks[i], j) for i, j in key])
        return self._known[key]


def _call(task: Task, j: int) -> Call:
    case = task.cases[j]
    return Call(task.name, case.args, task.driver, task.seconds or 0.0, case.by_name)


MOST_JUDGED = 2000
"""Results kept for a paper: a few kilobytes each. Beyond them it begins anew."""


class Judge:
    """Judges the answers to the tasks of one paper."""

    def __init__(self) -> None:
        self._known: dict[bytes, ExerciseResult] = {}

    def __call__(self, task: Task, outcomes: Sequence[Outcome]) -> ExerciseResult:
        """The task's result; an error in a judge is ours, and costs no marks."""
        try:
            key = _key(task, outcomes)
            if key not in self._known:
                if len(self._known) >= MOST_JUDGED:
                    self._known.clear()
                self._known[key] = marks.grade_task(task, outcomes)
            return self._known[key]
        except Exception as error:
            return marks.grader_fault(task, f"{type(error).__name__} while judging {task.id}")


def _key(task: Task, outcomes: Sequence[Outcome]) -> bytes:
    """The same for outcomes that are the same to the last bit, and only for them."""
    # Without its class, which is pickled slowly, nothing else looks like what has returned.
    parts = [(o.value, o.changed, o.spot) if type(o) is Returned else o for o in outcomes]
    return hashlib.sha256(pickle.dumps((task.id, parts), protocol=5)).digest()


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """A paper with the sources from which earlier functions are put right (trusted side only)."""

    paper: Paper
    solutions: tuple[Cell, ...] = ()
    prelude: tuple[Cell, ...] = ()
    """What the notebook gives students before their own cells, run first: a notebook whose set-up
    cells were deleted, or that was written anew, is graded for its functions all the same."""
    libraries: tuple[str, ...] = ()
    """Libraries that students may use, as they import them."""
    judge: Judge = field(default_factory=Judge, init=False, compare=False)
    asking: Asking = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "asking", Asking(self.paper))
