"""The grader: a zygote kept, submissions graded one after the other in children of their own."""

from __future__ import annotations

import functools
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import TracebackType

from autograder.core import marks
from autograder.core.model import NOTHING, Aside, ExerciseResult, Note
from autograder.grade import newer_numpy
from autograder.grade.answer_key import AnswerKey
from autograder.grade.follow_through import follow_through
from autograder.grade.session import Session
from autograder.sandbox.parent.process import Cell, Child, Limits, SandboxFault, Zygote
from autograder.sandbox.tiers import Tier


@dataclass(frozen=True, slots=True)
class Graded:
    """What came of one submission: a result for each task, and notes on its cells."""

    exercises: tuple[ExerciseResult, ...]
    notes: tuple[Note, ...] = ()
    sandbox: str = ""
    libraries: tuple[tuple[str, str], ...] = ()
    """Those that students may use, with their versions."""
    seconds: float = 0.0


class Grader:
    """Grades submissions one after the other, each in children of its own.

    A context manager: it keeps a zygote, and starts another where that one fails.
    """

    def __init__(
        self, tier: Tier, limits: Limits | None = None, zygote: Zygote | None = None
    ) -> None:
        self.tier = tier
        self.limits = limits or Limits()
        self._zygotes: dict[tuple[str, ...], Zygote] = {} if zygote is None else {(): zygote}
        """By the libraries that their children may use."""

    def __enter__(self) -> Grader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the zygotes and whatever still runs under them."""
        while self._zygotes:
            self._zygotes.popitem()[1].close()

    def spawn(self, seed: int, libraries: tuple[str, ...] = ()) -> Child:
        """A fresh child, from a fresh zygote where the last one has failed."""
        return self.zygote(libraries).spawn(seed=seed)

    def zygote(self, libraries: tuple[str, ...] = ()) -> Zygote:
        """The zygote whose children may use these libraries; started where there is none.

        Raises SandboxFault, or LibraryUnavailable.
        """
        if libraries not in self._zygotes:
            self._zygotes[libraries] = Zygote(self.tier, self.limits, libraries)
        return self._zygotes[libraries]

    def grade(
        self, answer_key: AnswerKey, cells: Sequence[Cell], *, seed: int = 0, aside: Aside = NOTHING
    ) -> Graded:
        """The graded submission. A failure of the sandbox is tried once more, then it is ours."""
        started = time.monotonic()
        for attempt in (1, 2):
            try:
                graded = self._grade(answer_key, cells, seed, aside)
                break
            except SandboxFault as fault:
                self.close()
                if attempt == 2:
                    graded = Graded(
                        tuple(marks.grader_fault(t, str(fault)) for t in answer_key.paper.tasks)
                    )
        return replace(graded, sandbox=self.tier.value, seconds=time.monotonic() - started)

    def _grade(
        self, answer_key: AnswerKey, cells: Sequence[Cell], seed: int, aside: Aside
    ) -> Graded:
        zygote = self.zygote(answer_key.libraries)
        spawn = functools.partial(self.spawn, libraries=answer_key.libraries)
        with Session(spawn, answer_key, (*answer_key.prelude, *cells), seed, aside) as session:
            answers = session.ask(range(len(answer_key.paper.tasks)))
            alone = [answer_key.judge(t, answers[i]) for i, t in enumerate(answer_key.paper.tasks)]
            results = follow_through(spawn, answer_key, session, alone)
            doubtful = newer_numpy.of_notes(session.notes)
            for i, task in enumerate(answer_key.paper.tasks):
                doubtful |= newer_numpy.of_outcomes(task, answers[i])
            in_order = sorted(doubtful, key=lambda note: (note.cell, note.line or 0))
            versions = tuple(zygote.lent.versions.items())
            return Graded(tuple(results), (*session.notes, *in_order), libraries=versions)
