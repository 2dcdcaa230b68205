"""The calls that a paper's cases ask of a student's functions, packed once: a class is asked the
same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from autograder.core.model import Paper, Task
from autograder.sandbox.parent import Call, Packed, packed

Place: TypeAlias = tuple[int, int]
"""A task's index and the index of one of its cases."""

MOST = 40
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
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[key] = packed([_call(self._paper.tasks[i], j) for i, j in key])
        return self._known[key]


def _call(task: Task, j: int) -> Call:
    case = task.cases[j]
    return Call(task.name, case.args, task.driver, task.seconds or 0.0, case.by_name)
