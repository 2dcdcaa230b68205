"""The check in the student's notebook: the grader's own checks, on the public inputs.

Needs NumPy and the file that `build` puts beside the notebook, nothing else. Holds no reference and
no hidden input: the wanted values of the public inputs are frozen in that file.
"""

from __future__ import annotations

import html
import json
import sys
import time
from collections.abc import Callable
from types import FrameType
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
"""The grader stops a call after some seconds; a slow one is reported here before that."""


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
        """Check a function: the exercise is the one whose name it has in the notebook.

        So a lambda, a partial, a decorated function or an object that can be called is found too.
        `name` says which exercise it is for where that does not. A text is the name itself.

        Raises ValueError where no exercise, or more than one, is meant.
        """
        if isinstance(function, str):
            task = self.task(name or function)
            return _check(task, _from_notebook(function))
        if not callable(function):
            raise ValueError(
                f"what is to be checked is {_kind(function)}, not a function: write the function's "
                "name without calling it, as in `check(entropy)`"
            )
        return _check(self.task(name or self._meant(function, sys._getframe(1))), function)

    def _meant(self, function: Any, caller: FrameType) -> str:
        """The exercise whose name stands for the function where `check` was called."""
        import __main__

        scopes = (caller.f_locals, caller.f_globals, vars(__main__))
        bound = [n for n in self._tasks if any(s.get(n) is function for s in scopes)]
        if len(bound) == 1:
            return bound[0]
        own = str(getattr(function, "__name__", ""))
        if len(bound) > 1:
            raise ValueError(
                f"this function has the names of several exercises ({', '.join(bound)}); say which "
                f'one is to be checked: check("{bound[0]}")'
            )
        if own in self._tasks:
            return own
        example = next(iter(self._tasks), "entropy")
        raise ValueError(
            f"this function has the name of no exercise ({', '.join(self._tasks)}); give it one "
            f'(`{example} = …`), or say which exercise it is for: check(f, "{example}")'
        )


def _kind(value: object) -> str:
    name = type(value).__name__
    return "None" if value is None else f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


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
