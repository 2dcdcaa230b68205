"""The check in the student's notebook: the grader's own checks, on the public inputs.

Needs NumPy and the file that `build` puts beside the notebook, nothing else. Holds no reference and
no hidden input: the wanted values of the public inputs are frozen in that file.
"""

from __future__ import annotations

import html
import json
import time
from collections.abc import Callable
from typing import Any

from autograder.core import marks
from autograder.core.calls import call_plainly
from autograder.core.frozen import thaw
from autograder.core.model import (
    CheckResult,
    ExerciseResult,
    Outcome,
    Paper,
    Task,
    Verdict,
)

SLOW_SECONDS = 2.0
"""The grader stops a call after some seconds; a slow one is told here before that."""


class Checked:
    """What a check found. Shown as text in a terminal and as a small card in a notebook."""

    def __init__(self, result: ExerciseResult, slow: bool = False) -> None:
        self.result = result
        self.slow = slow

    @property
    def passed(self) -> bool:
        """Whether everything that can be checked here is right."""
        return self.result.verdict is Verdict.PASS

    def lines(self) -> list[str]:
        """What there is to say, most important first."""
        result = self.result
        if self.passed:
            told = [f"{_name(result)}: right on the public inputs. Hidden inputs are graded too."]
        else:
            told = [f"{_name(result)}: not yet. {_sentence(result.message)}"]
            if result.diagnosis:
                told += [text for text in (result.diagnosis.says, result.diagnosis.ask) if text]
        if len(result.checks) > 1:
            told += [_check_line(check, result.message) for check in result.checks]
        if self.slow:
            told.append("It takes long: the grader stops a call after a few seconds.")
        return told

    def __repr__(self) -> str:
        return "\n".join(self.lines())

    def _repr_html_(self) -> str:
        colour = "#1a7f37" if self.passed else "#b35900"
        first, *rest = (html.escape(line) for line in self.lines())
        more = "".join(f"<div>{line}</div>" for line in rest)
        return (
            f'<div style="border-left:4px solid {colour};padding:.2em .8em;margin:.2em 0">'
            f"<b>{first}</b>{more}</div>"
        )


def _name(result: ExerciseResult) -> str:
    return result.id.partition(".")[2]


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _check_line(check: CheckResult, headline: str) -> str:
    mark = {Verdict.PASS: "✓", Verdict.FAIL: "✗"}.get(check.verdict, "–")
    points = "1 point" if check.max_points == 1 else f"{check.max_points} points"
    told = check.message if check.verdict is not Verdict.PASS else ""
    said = f": {told}" if told and told != headline else ""
    return f"{mark} {check.name} ({points}){said}"


class Checker:
    """Checks functions against the frozen questions of one assignment."""

    def __init__(self, paper: Paper) -> None:
        self._tasks = {task.name: task for task in paper.tasks}

    def task(self, name: str) -> Task:
        """The task of an exercise. Raises ValueError for a name that is none."""
        if name not in self._tasks:
            known = ", ".join(self._tasks)
            raise ValueError(f"there is no exercise {name!r}; the exercises are: {known}")
        return self._tasks[name]

    def __call__(self, function: Callable[..., Any] | str, name: str | None = None) -> Checked:
        """Check a function; `name` says which exercise it is for where its own name does not.

        Raises ValueError for a name that is no exercise.
        """
        asked = name or (function if isinstance(function, str) else _own_name(function))
        task = self.task(asked)
        if isinstance(function, str):
            function = _from_notebook(function)
        return _check(task, function)


def _own_name(function: Any) -> str:
    return str(getattr(function, "__name__", type(function).__name__))


def _from_notebook(name: str) -> Callable[..., Any]:
    import __main__

    found = getattr(__main__, name, None)
    if not callable(found):
        raise ValueError(f"there is no function {name!r} yet; run the cell that defines it")
    return found  # type: ignore[no-any-return]


def _check(task: Task, function: Callable[..., Any]) -> Checked:
    slow = False
    outcomes: list[Outcome] = []
    for case in task.cases:
        started = time.monotonic()
        outcomes.append(call_plainly(function, case.args, task.driver, case.by_name))
        slow = slow or time.monotonic() - started > SLOW_SECONDS
    return Checked(marks.grade_task(task, outcomes), slow)


def load(text: str) -> Checker:
    """The checker of frozen questions, given as JSON text."""
    return Checker(thaw(json.loads(text)))
