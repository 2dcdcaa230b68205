"""One submission: its cells go into a child, calls into its functions, outcomes to the checks.

Public cases are asked first and hidden ones last, so that nothing a student's code says about a
public case can carry a hidden input. A call that hangs or ends the process costs its own exercise;
a fresh child goes on with the rest. Knows nothing of files, folders or batches.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from types import TracebackType

from autograder.core import marks
from autograder.core.model import (
    ExerciseResult,
    Missing,
    Outcome,
    Paper,
    Raised,
    Stop,
    Stopped,
    Task,
    Verdict,
)
from autograder.core.values import Value
from autograder.sandbox.parent import (
    Call,
    Cell,
    Child,
    Limits,
    Loaded,
    LoadStopped,
    Note,
    SandboxFault,
    Zygote,
)
from autograder.sandbox.tiers import Tier

FRESH_STARTS = 20
"""Fresh children a submission may use up, for cells and calls that stop the process."""
SUBMISSION_SECONDS = 180.0
NOT_RUN = Stopped(Stop.NOT_RUN)

Place = tuple[int, int]
"""A task's index and the index of one of its cases."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A paper with the sources from which earlier functions are put right (trusted side only)."""

    paper: Paper
    solutions: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Graded:
    """What came of one submission: a result for each task, and notes on its cells."""

    exercises: tuple[ExerciseResult, ...]
    notes: tuple[Note, ...] = ()
    sandbox: str = ""
    seconds: float = 0.0


class Grader:
    """Grades submissions one after the other, each in children of its own.

    A context manager: it keeps a zygote, and starts another where that one fails.
    """

    def __init__(self, tier: Tier, limits: Limits | None = None) -> None:
        self.tier = tier
        self.limits = limits or Limits()
        self._zygote: Zygote | None = None

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
        """End the zygote and whatever still runs under it."""
        if self._zygote is not None:
            self._zygote.close()
            self._zygote = None

    def spawn(self, seed: int) -> Child:
        """A fresh child, from a fresh zygote where the last one has failed."""
        if self._zygote is None:
            self._zygote = Zygote(self.tier, self.limits)
        return self._zygote.spawn(seed=seed)

    def grade(self, ready: Ready, cells: Sequence[Cell], *, seed: int = 0) -> Graded:
        """The graded submission. A failure of the sandbox is tried once more, then told as ours."""
        started = time.monotonic()
        for attempt in (1, 2):
            try:
                graded = self._grade(ready, cells, seed)
                break
            except SandboxFault as fault:
                self.close()
                if attempt == 2:
                    graded = Graded(
                        tuple(marks.grader_fault(t, str(fault)) for t in ready.paper.tasks)
                    )
        return replace(graded, sandbox=self.tier.value, seconds=time.monotonic() - started)

    def _grade(self, ready: Ready, cells: Sequence[Cell], seed: int) -> Graded:
        with _Sitting(self, ready.paper, cells, seed) as sitting:
            answers = sitting.ask(range(len(ready.paper.tasks)))
            alone = [_judged(t, answers[i]) for i, t in enumerate(ready.paper.tasks)]
            results = _follow_through(self, ready, sitting, alone)
            return Graded(tuple(results), sitting.notes)


def _judged(task: Task, outcomes: Sequence[Outcome]) -> ExerciseResult:
    """The task's result; an error in a judge is ours, and costs no marks."""
    try:
        return marks.grade_task(task, outcomes)
    except Exception as error:
        return marks.grader_fault(task, f"{type(error).__name__} while judging {task.id}")


@dataclass
class _Sitting:
    """A submission with its current child, and how many fresh starts it has left."""

    grader: Grader
    paper: Paper
    cells: Sequence[Cell]
    seed: int
    child: Child | None = None
    loaded: Loaded | None = None
    notes: tuple[Note, ...] = ()
    skip: set[tuple[int, int]] = field(default_factory=set)
    starts: int = 0
    deadline: float = field(default_factory=lambda: time.monotonic() + SUBMISSION_SECONDS)

    def __enter__(self) -> _Sitting:
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
            child = self.grader.spawn(self.seed)
            loaded = child.load(self.cells, names=self.names, skip=frozenset(self.skip))
            if isinstance(loaded, Loaded):
                self.child, self.loaded = child, loaded
                told = (note for note in loaded.notes if note.kind != "stopped")
                self.notes = (*self._stops, *told)
                return child
            child.close()
            self._note_stop(loaded)
        return None

    _stops: tuple[Note, ...] = ()

    def _note_stop(self, stop: LoadStopped) -> None:
        self.skip.add((stop.cell, stop.statement))
        text = f"stopped the program ({stop.stopped.reason.value}) and was left out"
        self._stops = (*self._stops, Note(stop.cell, None, "stopped", text))
        self.notes = self._stops

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
            done = 0
            for place, outcome in zip(places, child.calls(self._calls(places)), strict=False):
                answers[place[0]][place[1]] = outcome
                done += 1
                if isinstance(outcome, Stopped):
                    self.drop()
                    break
            stopped_task = places[done - 1][0] if self.child is None and done else None
            places = [place for place in places[done:] if place[0] != stopped_task]

    def _calls(self, places: Iterable[Place]) -> list[Call]:
        return [_call(self.paper.tasks[i], j) for i, j in places]

    def _ask_missing(
        self, places: list[Place], answers: dict[int, list[Outcome]], defined: frozenset[str]
    ) -> list[Place]:
        present = []
        for i, j in places:
            if self.paper.tasks[i].name in defined:
                present.append((i, j))
            else:
                answers[i][j] = Missing(self.paper.tasks[i].name)
        return present


def _call(task: Task, j: int) -> Call:
    return Call(
        task.name, task.cases[j].args, task.driver, task.seconds or 0.0, task.flattened[j]
    )


def _stopped(outcomes: Sequence[Outcome]) -> bool:
    return any(isinstance(o, Stopped) and o.reason is not Stop.NOT_RUN for o in outcomes)


# -- follow-through ---------------------------------------------------------------------------


def _follow_through(
    grader: Grader, ready: Ready, sitting: _Sitting, alone: list[ExerciseResult]
) -> list[ExerciseResult]:
    """Grade again, with the earlier wrong ones put right, each failed function that calls one.

    In order: one that is right once an earlier one is put right stays the student's own.
    """
    uses = sitting.loaded.uses if sitting.loaded else {}
    results = list(alone)
    if not ready.solutions or not any(_put_right(i, results, uses) for i in range(len(alone))):
        return results
    with ExitStack() as stack:
        solver = stack.enter_context(_Solver(grader, ready))
        again = stack.enter_context(
            _Sitting(grader, ready.paper, sitting.cells, sitting.seed, skip=set(sitting.skip))
        )
        for i, task in enumerate(ready.paper.tasks):
            names = _put_right(i, results, uses)
            child = again.start() if names else None
            if child is not None:
                child.substitute(names, solver.answer)
                result = _judged(task, again.ask([i])[i])
                results[i] = marks.follow_through(alone[i], result, names)
                again.drop()  # the next one gets a fresh child
    return results


def _put_right(
    i: int, results: Sequence[ExerciseResult], uses: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """The earlier failed functions that a failed one calls; none where it has not failed."""
    if results[i].verdict is not Verdict.FAIL:
        return ()
    name = results[i].id.partition(".")[2]
    called = _closure(name, uses)
    failed = [r.id.partition(".")[2] for r in results[:i] if r.verdict is Verdict.FAIL]
    return tuple(name for name in failed if name in called)


def _closure(name: str, uses: Mapping[str, Sequence[str]]) -> set[str]:
    found: set[str] = set()
    todo = [name]
    while todo:
        for used in uses.get(todo.pop(), ()):
            if used not in found:
                found.add(used)
                todo.append(used)
    return found


class _Solver:
    """A sandboxed child that holds the worked solutions, and answers calls of wrong functions.

    Students' processes get values from it through us, and never its code.
    """

    def __init__(self, grader: Grader, ready: Ready) -> None:
        self._arguments = {task.name: task.arguments for task in ready.paper.tasks}
        self._ready = ready
        self._grader = grader
        self._child: Child | None = None

    def __enter__(self) -> _Solver:
        return self

    def __exit__(self, *_: object) -> None:
        if self._child is not None:
            self._child.close()

    def _started(self) -> Child:
        if self._child is None:
            self._child = self._grader.spawn(0)
            loaded = self._child.load(self._ready.solutions, names=tuple(self._arguments))
            if not isinstance(loaded, Loaded) or loaded.notes:
                raise SandboxFault("the worked solutions cannot be run in the sandbox")
        return self._child

    def answer(self, name: str, args: tuple[Value, ...], kwargs: Mapping[str, Value]) -> Outcome:
        """What the right function gives for these arguments."""
        bound = _bind(self._arguments.get(name, ()), args, kwargs)
        if bound is None:
            return Raised("TypeError", f"{name}() was called with other arguments than it has")
        for outcome in self._started().calls([Call(name, bound)]):
            if isinstance(outcome, Stopped) and self._child is not None:
                self._child.close()
                self._child = None
            return outcome
        return NOT_RUN


def _bind(
    names: Sequence[str], args: tuple[Value, ...], kwargs: Mapping[str, Value]
) -> tuple[Value, ...] | None:
    """Positional arguments; None where they do not fit."""
    rest = list(names[len(args) :])
    given = [name for name in rest if name in kwargs]
    if len(args) > len(names) or len(given) != len(kwargs) or given != rest[: len(given)]:
        return None
    return (*args, *(kwargs[name] for name in given))
