"""Marks in a kernel of somebody else's: for nbgrader's grade cells and otter's test files.

There the student's code shares the process with us, so this is fair to the honest and no defence
against others: `autograder grade` is. What may spoil an honest mark is kept away: warnings and
stderr (nbgrader gives 0 for them), endless loops, exits, scores that are not Python float.
Needs NumPy and the frozen questions only, and goes into the file of checks beside the notebook.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import signal
import threading
import warnings
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from types import FrameType
from typing import Any

from autograder.core import marks
from autograder.core.calls import call_plainly
from autograder.core.frozen import freeze_hidden, thaw
from autograder.core.model import ExerciseResult, Missing, Outcome, Paper, Stop, Stopped, Task
from autograder.in_notebook.check import Checked, Checker

CALL_SECONDS = 5.0
"""A call that takes longer is stopped: the grader's own limit, far below nbgrader's for a cell."""
NAG_SECONDS = 0.2
"""A loop that swallows the first interruption is interrupted again after these."""


class Marked:
    """An exercise's marks in a notebook: `score` for the grader, the text for the student."""

    def __init__(self, result: ExerciseResult, *, hidden: bool) -> None:
        self.result = result
        self._hidden = hidden

    @property
    def score(self) -> float:
        """The points as a plain float between 0 and the most there are: what nbgrader believes."""
        return float(min(max(self.result.points, Fraction(0)), self.result.max_points))

    def check(self, number: int) -> None:
        """Raise AssertionError where check `number` was not passed, with what there is to say."""
        check = self.result.checks[number]
        if check.points == check.max_points:
            return
        said = [check.message or f"{check.name}: not right"]
        if check.message == self.result.message and self.result.diagnosis:
            said += [self.result.diagnosis.says, self.result.diagnosis.ask]
        raise AssertionError(". ".join(text.rstrip(".") for text in said if text))

    def __repr__(self) -> str:
        if self._hidden and self.result.points == self.result.max_points:
            return f"{self.result.id.partition('.')[2]}: right."
        return "\n".join(Checked(self.result).lines())


class Marker:
    """Marks functions of a namespace by name, on the questions that a checker holds.

    `sealed` are the hidden questions of the exercise, as `seal` makes them; without them the
    public ones are asked.
    """

    def __init__(self, checker: Checker) -> None:
        self._checker = checker

    def __call__(self, name: str, namespace: Mapping[str, Any], sealed: str = "") -> Marked:
        """The marks of the function `name`. Never raises for what a student wrote."""
        public = self._checker.task(name)
        with _quiet():
            result = _marked(public, namespace.get(name))
            if sealed:
                hidden = unseal(sealed)
                diagnosis = result.diagnosis
                result = replace(_marked(hidden, namespace.get(name)), bonus=public.bonus)
                if result.points != result.max_points and diagnosis:
                    result = replace(result, diagnosis=diagnosis)
        return Marked(result, hidden=bool(sealed))


def seal(paper: Paper, name: str) -> str:
    """Every question of one exercise, hidden ones too, as compact text. Never for students."""
    tasks = tuple(task for task in paper.tasks if task.name == name)
    text = json.dumps(freeze_hidden(replace(paper, tasks=tasks)), separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def unseal(sealed: str) -> Task:
    """The task that was sealed."""
    return thaw(json.loads(zlib.decompress(base64.b64decode(sealed)))).tasks[0]


def _marked(task: Task, function: Any) -> ExerciseResult:
    if not callable(function):
        return marks.grade_task(task, [Missing(task.name)] * len(task.cases))
    outcomes: list[Outcome] = []
    for case in task.cases:
        if outcomes and isinstance(outcomes[-1], Stopped):  # as the grader: not asked again
            outcomes.append(Stopped(Stop.NOT_RUN))
        else:
            outcomes.append(_outcome(function, case.args, task.driver))
    return marks.grade_task(task, outcomes)


def _outcome(function: Callable[..., Any], args: tuple[Any, ...], driver: str) -> Outcome:
    try:
        with _limited(CALL_SECONDS):
            return call_plainly(function, args, driver)
    except _OutOfTime:
        return Stopped(Stop.TIMEOUT)
    except (SystemExit, GeneratorExit):
        return Stopped(Stop.EXIT)


class _OutOfTime(BaseException):
    """Not an Exception, so that a student's `except Exception` does not catch it."""


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise _OutOfTime


@contextlib.contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Interrupts what runs longer, where the system has timers (not on Windows) and threads let."""
    if not hasattr(signal, "setitimer") or threading.current_thread() != threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _interrupt)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, NAG_SECONDS)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Nothing that the student's code prints or warns of comes out, not even past Python."""
    with (
        open(os.devnull, "w", encoding="utf-8", errors="replace") as nowhere,  # noqa: PTH123
        warnings.catch_warnings(),
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
        _descriptor_to(nowhere.fileno(), 2),
    ):
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def _descriptor_to(target: int, descriptor: int) -> Iterator[None]:
    """Jupyter shows what is written to the descriptor as stderr: for the time being, nowhere."""
    try:
        saved = os.dup(descriptor)
    except OSError:  # there is none: nothing to silence
        yield
        return
    try:
        os.dup2(target, descriptor)
        yield
    finally:
        os.dup2(saved, descriptor)
        os.close(saved)
