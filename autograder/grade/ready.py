"""What a submission is graded with."""

from __future__ import annotations

from dataclasses import dataclass, field

from autograder.core.cell import Cell
from autograder.core.model import Paper
from autograder.grade.asking import Asking
from autograder.grade.judging import Judge


@dataclass(frozen=True, slots=True)
class Ready:
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
