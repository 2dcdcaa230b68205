"""A submission with its current child: cells loaded, cases asked, fresh starts counted.

Public cases are asked first and hidden ones last, so that nothing a student's code says about a
public case can carry a hidden input. A call that hangs or ends the process costs its own exercise;
a fresh child goes on with the rest.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from autograder.core.model import NOTHING, Aside, Missing, Note, Outcome, Paper, Stop, Stopped
from autograder.grade.answer_key import AnswerKey, Place
from autograder.sandbox.parent.process import Cell, Child, Loaded, LoadStopped

FRESH_STARTS = 20
"""Fresh children a submission may use up, for cells and calls that stop the process."""
SUBMISSION_SECONDS = 180.0
NOT_RUN = Stopped(Stop.NOT_RUN)

Spawn: TypeAlias = Callable[[int], Child]
"""Starts a fresh child, given the seed of its submission."""


@dataclass
class Session:
    """A submission with its current child, and how many fresh starts it has left."""

    spawn: Spawn
    answer_key: AnswerKey
    cells: Sequence[Cell]
    seed: int
    aside: Aside = NOTHING
    child: Child | None = None
    loaded: Loaded | None = None
    notes: tuple[Note, ...] = ()
    skip: set[tuple[int, int]] = field(default_factory=set)
    together: bool = True
    """Whether the child reports several steps at once. That is quicker; where something stops it,
    it is asked again to report each at once, to see what it was."""
    starts: int = 0
    deadline: float = field(default_factory=lambda: time.monotonic() + SUBMISSION_SECONDS)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()

    def drop(self) -> None:
        """End the current child."""
        if self.child is not None:
            self.child.close()
        self.child = None

    def start(self) -> Child | None:
        """A child with the cells run, or None where the fresh starts are used up.

        A statement that stops the process is left out the next time.
        """
        if self.child is not None:
            return self.child
        while self.starts < FRESH_STARTS and time.monotonic() < self.deadline:
            self.starts += 1
            child = self.spawn(self.seed)
            loaded = child.load(
                self.cells,
                names=self.names,
                skip=frozenset(self.skip),
                together=self.together,
                files=self.aside.files,
            )
            if isinstance(loaded, Loaded):
                self.child, self.loaded = child, loaded
                told = (note for note in loaded.notes if note.kind != "stopped")
                self.notes = (*self._stops, *told)
                return child
            child.close()
            if self.together:
                self._look_closely()
            else:
                self._note_stop(loaded)
        return None

    def _look_closely(self) -> None:
        """From here on: something stops the process, and it is not known what."""
        self.together = False
        self.starts -= 1

    _stops: tuple[Note, ...] = ()

    def _note_stop(self, stop: LoadStopped) -> None:
        self.skip.add((stop.cell, stop.statement))
        text = f"stopped the program ({stop.stopped.reason.value}) and was left out"
        self._stops = (*self._stops, Note(stop.cell, None, "stopped", text))
        self.notes = self._stops

    @property
    def paper(self) -> Paper:
        return self.answer_key.paper

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.paper.given, *(task.name for task in self.paper.tasks))

    def ask(self, indices: Iterable[int]) -> dict[int, list[Outcome]]:
        """The outcomes of every case of the tasks, public cases of all tasks first."""
        tasks = self.paper.tasks
        answers: dict[int, list[Outcome]] = {i: [NOT_RUN] * len(tasks[i].cases) for i in indices}
        if self.start() is None:
            return answers
        for public in (True, False):
            places = [
                (i, j)
                for i in answers
                for j, case in enumerate(tasks[i].cases)
                if case.public is public
            ]
            self._ask_places(places, answers)
        return answers

    def _ask_places(self, places: list[Place], answers: dict[int, list[Outcome]]) -> None:
        """Fill in the outcomes; a task that stops the process is not asked again."""
        stopped = {i for i, outcomes in answers.items() if _stopped(outcomes)}
        places = [place for place in places if place[0] not in stopped]
        while places:
            child = self.start()
            if child is None or self.loaded is None:
                return
            places = self._ask_missing(places, answers, self.loaded.defined)
            outcomes = child.ask(self.answer_key.asking(places), together=self.together)
            done, stopped_task = 0, None
            for (i, j), outcome in zip(places, outcomes, strict=False):
                if isinstance(outcome, Stopped):
                    self.drop()
                    if self.together:
                        self._look_closely()
                        break
                    stopped_task = i
                answers[i][j] = outcome
                done += 1
            places = [place for place in places[done:] if place[0] != stopped_task]

    def _ask_missing(
        self, places: list[Place], answers: dict[int, list[Outcome]], defined: frozenset[str]
    ) -> list[Place]:
        present = []
        for i, j in places:
            if self.paper.tasks[i].name in defined:
                present.append((i, j))
            else:
                name = self.paper.tasks[i].name
                answers[i][j] = Missing(name, self._why(name))
        return present

    def _why(self, name: str) -> str:
        """Why there is no function of this name, where that is known."""
        broken = self.loaded.broken.get(name, "") if self.loaded else ""
        return f"yours {broken}" if broken else self.aside.strays.get(name, "")


def _stopped(outcomes: Sequence[Outcome]) -> bool:
    return any(isinstance(o, Stopped) and o.reason is not Stop.NOT_RUN for o in outcomes)
