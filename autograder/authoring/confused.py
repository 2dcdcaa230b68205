"""What else an answer may be that is not a mistake of its own: another exercise's, or the loss.

Below the bank: the values of the assignment's other functions, and of the loss where its gradient
is asked for, on the exercise's cases. Trusted code only is called here, when it is looked at.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import overload

import numpy as np

from autograder.core.calls import call_plainly
from autograder.core.model import GENERAL, Case, Outcome, Raised, Returned, Wrong
from autograder.core.values import copy_of
from autograder.exercise import Exercise, Loss


def confused(
    exercise: Exercise, others: Sequence[Exercise], cases: Sequence[Case]
) -> Iterator[Wrong]:
    """The loss for a gradient, then each of `others` that takes as many arguments."""
    for check in exercise.checks:
        if check.loss is not None:
            yield Wrong(
                f"{GENERAL}loss-for-gradient",
                "Your result is the loss itself, not its gradient.",
                "How does the loss change when one of the variables grows a little?",
                WhenLookedAt(functools.partial(_loss, check.loss), cases),
            )
    for other in others:
        alike = len(other.arguments) == len(exercise.arguments)
        if other is not exercise and alike and other.driver == exercise.driver == "call":
            yield Wrong(
                f"{GENERAL}another-exercise",
                f"Your results are those of `{other.name}`, another exercise of this assignment.",
                "Which of the two is asked for here?",
                WhenLookedAt(functools.partial(_other, other), cases),
            )


def _loss(of: Loss, case: Case) -> Outcome:
    try:
        with np.errstate(all="ignore"):
            loss, point = of(*copy_of(case.args))
            return Returned(float(loss(point)))
    except Exception as error:  # outside its domain, such as a case of another check
        return Raised(type(error).__name__)


def _other(other: Exercise, case: Case) -> Outcome:
    return call_plainly(other.oracle, case.args)


class WhenLookedAt(Sequence[Outcome]):
    """Outcomes on cases, each of them found when it is looked at for the first time.

    Most are never looked at: only a wrong answer is held against known mistakes, and a mistake that
    differs on one case is not tried on the next.
    """

    def __init__(self, ask: Callable[[Case], Outcome], cases: Sequence[Case]) -> None:
        self._ask = ask
        self._cases = cases
        self._found: dict[int, Outcome] = {}

    def __len__(self) -> int:
        return len(self._cases)

    @overload
    def __getitem__(self, index: int) -> Outcome: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Outcome]: ...

    def __getitem__(self, index: int | slice) -> Outcome | Sequence[Outcome]:
        places = range(len(self._cases))[index]
        if isinstance(places, range):
            return [self[place] for place in places]
        if places not in self._found:
            self._found[places] = self._ask(self._cases[places])
        return self._found[places]
