"""Exercises made ready: cases drawn, wanted values computed, known mistakes at hand.

Trusted code only is called here: oracles and misconceptions, never a student's function.
The public cases come from a fixed generator and are the same for everyone; the hidden ones from
the course's secret. Neither depends on the student, so this is done once for a batch.
"""

from __future__ import annotations

import functools
import hashlib
import hmac
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from autograder.authoring.confused import WhenLookedAt, confused
from autograder.core.calls import call_plainly
from autograder.core.drivers import DRIVERS
from autograder.core.gradient import numerical_tree
from autograder.core.model import (
    AnyOf,
    Between,
    Case,
    Outcome,
    Question,
    Raised,
    Returned,
    Task,
    Wrong,
)
from autograder.core.values import Value, copy_of, same_value
from autograder.exercise import Check, DeclarationError, Exercise, Inputs, Misconception


def seed_for(secret: bytes, assignment: str, release: str, exercise: str) -> int:
    """The seed of an exercise's hidden inputs: HMAC(secret, assignment, release, exercise)."""
    message = "\0".join((assignment, release, exercise)).encode()
    return int.from_bytes(hmac.digest(secret, message, hashlib.sha256)[:16], "big")


def public_seed(exercise: str) -> int:
    """The seed of an exercise's public inputs: the same everywhere and forever."""
    return int.from_bytes(hashlib.sha256(exercise.encode()).digest()[:8], "big")


def prepare(
    exercise: Exercise,
    *,
    assignment: str,
    hidden_seed: int | None,
    others: Sequence[Exercise] = (),
) -> Task:
    """The task of an exercise; without hidden cases where `hidden_seed` is None.

    `others` are the assignment's exercises, whose functions may be mistaken for this one's.
    """
    rngs = [np.random.default_rng(public_seed(f"{assignment}.{exercise.name}"))]
    if hidden_seed is not None:
        rngs.append(np.random.default_rng(hidden_seed))
    shared = _draw_all(exercise, exercise.inputs, rngs)
    if exercise.hidden and hidden_seed is not None:
        # A generator of their own: more cases here change no other case.
        more = _draw(
            exercise, exercise.hidden, np.random.default_rng([hidden_seed, 1]), public=False
        )
    else:
        more = []
    questions = tuple(_question(exercise, check, shared, more, rngs) for check in exercise.checks)
    task = Task(
        id=f"{assignment}.{exercise.name}",
        name=exercise.name,
        points=Fraction(exercise.points),
        questions=questions,
        driver=exercise.driver,
        bonus=exercise.bonus,
        arguments=exercise.arguments,
        seconds=exercise.seconds,
    )
    wrong = tuple(_wrong(exercise, m, task.cases) for m in exercise.misconceptions)
    return replace(task, wrong=(*wrong, *confused(exercise, others, task.cases)))


def _question(
    exercise: Exercise,
    check: Check,
    shared: Sequence[Case],
    more: Sequence[Case],
    rngs: Sequence[np.random.Generator],
) -> Question:
    """The question of a check, on the exercise's cases where it draws none of its own.

    The cases `more`, for the grader alone, are asked by value: differences of a loss in hundreds of
    coordinates would tell no more, and take long.
    """
    cases = _draw_all(exercise, check.inputs, rngs) if check.inputs else list(shared)
    if not check.inputs and check.kind == "values":
        cases += more
    if check.kind == "pure":
        cases = _asked_again(cases)
    return Question(
        kind=check.kind,
        name=check.name,
        points=Fraction(check.points),
        cases=tuple(cases),
        wants=tuple(_want(exercise, check, c) for c in cases),
        tolerance=check.tolerance or exercise.tolerance,
        params=check.params,
    )


def _asked_again(cases: Sequence[Case]) -> list[Case]:
    """The cases, and the first of them a second time, public and hidden ones apart."""
    again: list[Case] = []
    for public in (True, False):
        some = [case for case in cases if case.public is public]
        again += [*some, *(replace(case) for case in some[:1])]
    return again


def _draw_all(
    exercise: Exercise, inputs: Inputs, rngs: Sequence[np.random.Generator]
) -> list[Case]:
    """The public cases, then the hidden ones: those that are not public one over again."""
    pairs = zip(rngs, (True, False), strict=False)
    public, *rest = [_draw(exercise, inputs, rng, public=public) for rng, public in pairs]
    hidden = [case for cases in rest for case in cases]
    return [*public, *(c for c in hidden if not any(same_value(c.args, p.args) for p in public))]


def _draw(
    exercise: Exercise, inputs: Inputs, rng: np.random.Generator, *, public: bool
) -> list[Case]:
    drawn: Iterable[Any] = inputs(rng)
    cases = [
        replace(d, public=public) if isinstance(d, Case) else Case(tuple(d), "", public)
        for d in drawn
    ]
    for drawn_case in cases:
        _check_names(exercise, drawn_case)
    if not cases:
        raise DeclarationError(f"{exercise.name}: inputs() drew no case. Yield at least one.")
    return cases


def _check_names(exercise: Exercise, drawn: Case) -> None:
    """Raises DeclarationError where names are not those of the arguments in these places."""
    if not drawn.by_name or exercise.driver not in ("call", "plugged"):
        return  # other drivers are given more than the arguments
    own = exercise.arguments[len(drawn.args) - len(drawn.by_name) : len(drawn.args)]
    if drawn.by_name != own:
        raise DeclarationError(
            f"{exercise.name}: {', '.join(drawn.by_name)} are passed by name where the arguments "
            f"are {', '.join(own)}. Pass every argument from the first one named on."
        )


def _want(exercise: Exercise, check: Check, asked: Case) -> Outcome:
    if check.loss is not None:
        f, x = check.loss(*copy_of(asked.args))
        return Returned(numerical_tree(f, x))
    if check.kind == "raises":
        return Raised("ValueError")
    if check.kind not in ("values", "pure"):
        return Returned(check.want(*copy_of(asked.args)) if check.want else None)
    mine = copy_of(asked.args)
    try:
        with np.errstate(all="ignore"):
            return Returned(_plain_want(DRIVERS[exercise.driver](exercise.oracle, *mine)))
    except Exception as error:
        raise DeclarationError(
            f"{exercise.name}: the oracle raised {type(error).__name__}: {error} "
            f"on the inputs {asked.label or asked.args!r}. Draw inputs from its domain."
        ) from error


def _plain_want(value: Value) -> Value:
    """A wanted value without aliases; AnyOf and Between keep their form."""
    if isinstance(value, AnyOf | Between):
        return value
    return copy_of(value)


def _wrong(exercise: Exercise, bank: Misconception, cases: Sequence[Case]) -> Wrong:
    ask = functools.partial(_asked, bank.function, exercise.driver)
    return Wrong(bank.code, bank.says, bank.ask, WhenLookedAt(ask, cases))


def _asked(function: Callable[..., Any], driver: str, case: Case) -> Outcome:
    return call_plainly(function, case.args, driver)
