"""Follow-through: one mistake costs once.

A failed function that calls an earlier wrong one is graded again, in a fresh child, with that one
put right. The right one's code never enters the student's process: a stub asks us, and we ask a
second child that holds the worked solutions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack

from autograder.core import marks
from autograder.core.model import (
    ExerciseResult,
    Outcome,
    Raised,
    Stopped,
    Verdict,
)
from autograder.core.values import Value
from autograder.grade.answer_key import AnswerKey
from autograder.grade.session import NOT_RUN, Session, Spawn
from autograder.sandbox.parent.process import Call, Child, Loaded, SandboxFault


def follow_through(
    spawn: Spawn, answer_key: AnswerKey, session: Session, alone: list[ExerciseResult]
) -> list[ExerciseResult]:
    """Grade again, with the earlier wrong ones put right, each failed function that calls one.

    In order: one that is right once an earlier one is put right stays the student's own.
    """
    uses = session.loaded.uses if session.loaded else {}
    results = list(alone)
    if not answer_key.solutions or not any(_put_right(i, results, uses) for i in range(len(alone))):
        return results
    with ExitStack() as stack:
        solver = stack.enter_context(Solver(spawn, answer_key))
        again = stack.enter_context(
            Session(
                spawn,
                answer_key,
                session.cells,
                session.seed,
                session.aside,
                skip=set(session.skip),
                together=session.together,
            )
        )
        for i, task in enumerate(answer_key.paper.tasks):
            names = _put_right(i, results, uses)
            child = again.start() if names else None
            if child is not None:
                child.substitute(names, solver.answer)
                result = answer_key.judge(task, again.ask([i])[i])
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


class Solver:
    """A sandboxed child that holds the worked solutions, and answers calls of wrong functions.

    Students' processes get values from it through us, and never its code.
    """

    def __init__(self, spawn: Spawn, answer_key: AnswerKey) -> None:
        self._arguments = {task.name: task.arguments for task in answer_key.paper.tasks}
        self._answer_key = answer_key
        self._spawn = spawn
        self._child: Child | None = None

    def __enter__(self) -> Solver:
        return self

    def __exit__(self, *_: object) -> None:
        if self._child is not None:
            self._child.close()

    def _started(self) -> Child:
        if self._child is None:
            self._child = self._spawn(0)
            loaded = self._child.load(self._answer_key.solutions, names=tuple(self._arguments))
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
