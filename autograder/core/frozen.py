"""Questions as JSON: what `build` puts beside the student's notebook, and the check reads.

Only the public cases are frozen, with their wanted values and what known mistakes give on them. No
code, no hidden input, unless `freeze_hidden` is asked for them: for the instructor's side only.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from autograder.core.errors import InputError
from autograder.core.fits import tells
from autograder.core.model import (
    GENERAL,
    AnyOf,
    Between,
    Case,
    Missing,
    Outcome,
    Paper,
    Question,
    Raised,
    Returned,
    Stop,
    Stopped,
    Task,
    Tolerance,
    Wrong,
)
from autograder.core.values import Value, flatten, rebuild

SCHEMA = 1


class Unreadable(InputError, ValueError):
    """The file of frozen questions is not one that this version can read."""


def freeze(paper: Paper) -> dict[str, Any]:
    """The public part of a paper as JSON."""
    return {
        "schema": SCHEMA,
        "id": paper.id,
        "title": paper.title,
        "release": paper.release,
        "given": list(paper.given),
        "tasks": [_freeze_task(public_part(task)) for task in paper.tasks],
    }


def freeze_hidden(paper: Paper) -> dict[str, Any]:
    """Every case of a paper as JSON, hidden ones too, without known mistakes: never for students.

    For graders that ask in a kernel of their own, such as nbgrader's: `thaw` reads it.
    """
    return {
        **freeze(replace(paper, tasks=())),
        "tasks": [_freeze_task(replace(task, wrong=())) for task in paper.tasks],
    }


def thaw(data: Any) -> Paper:
    """The paper that was frozen. Raises Unreadable where `data` is something else."""
    try:
        if data["schema"] != SCHEMA:
            raise Unreadable(f"schema {data['schema']}, not {SCHEMA}: get the file again")
        return Paper(
            id=data["id"],
            title=data["title"],
            tasks=tuple(_thaw_task(task) for task in data["tasks"]),
            release=data["release"],
            given=tuple(data["given"]),
        )
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise Unreadable(
            f"the frozen questions are damaged ({error}): get the file again"
        ) from error


def public_part(task: Task) -> Task:
    """The task with its public cases only."""
    kept = [i for i, case in enumerate(task.cases) if case.public]
    return replace(
        task,
        questions=tuple(_public_question(q) for q in task.questions),
        wrong=tuple(filter(_worth, (_public_wrong(w, kept) for w in task.wrong))),
    )


def _public_wrong(wrong: Wrong, kept: Sequence[int]) -> Wrong:
    return replace(wrong, outcomes=tuple(wrong.outcomes[i] for i in kept))


def _worth(wrong: Wrong) -> bool:
    """Whether it can be reported: another function may have no values on an exercise's cases."""
    return not wrong.code.startswith(GENERAL) or tells(wrong.outcomes)


def _public_question(question: Question) -> Question:
    kept = [
        (case, want)
        for case, want in zip(question.cases, question.wants, strict=True)
        if case.public
    ]
    return replace(
        question, cases=tuple(case for case, _ in kept), wants=tuple(want for _, want in kept)
    )


def _freeze_task(task: Task) -> dict[str, Any]:
    return {
        "id": task.id,
        "name": task.name,
        "points": str(task.points),
        "driver": task.driver,
        "bonus": task.bonus,
        "arguments": list(task.arguments),
        "seconds": task.seconds,
        "cases": [_freeze_case(case) for case in task.cases],
        "questions": [
            _freeze_question(question, places)
            for question, places in zip(task.questions, task.places, strict=True)
        ],
        "wrong": [
            [w.code, w.says, w.ask, [_freeze_outcome(o) for o in w.outcomes]] for w in task.wrong
        ],
    }


def _freeze_case(case: Case) -> list[Any]:
    plain = [_plain(case.args), case.label]
    if case.by_name:
        return [*plain, case.public, list(case.by_name)]
    return plain if case.public else [*plain, False]


def _thaw_case(args: Any, label: str, public: bool = True, by_name: Sequence[str] = ()) -> Case:
    return Case(_value(args), label, public, tuple(by_name))


def _thaw_task(data: Any) -> Task:
    cases = [_thaw_case(*case) for case in data["cases"]]
    return Task(
        id=data["id"],
        name=data["name"],
        points=Fraction(data["points"]),
        questions=tuple(_thaw_question(q, cases) for q in data["questions"]),
        wrong=tuple(
            Wrong(code, says, ask, tuple(_thaw_outcome(o) for o in outcomes))
            for code, says, ask, outcomes in data["wrong"]
        ),
        driver=data["driver"],
        bonus=data["bonus"],
        arguments=tuple(data["arguments"]),
        seconds=data.get("seconds"),
    )


def _freeze_question(question: Question, places: Sequence[int]) -> dict[str, Any]:
    tolerance = question.tolerance
    return {
        "kind": question.kind,
        "name": question.name,
        "points": str(question.points),
        "cases": list(places),
        "wants": [_freeze_outcome(want) for want in question.wants],
        "tolerance": [tolerance.relative, tolerance.absolute, tolerance.per_entry],
        "params": _plain(dict(question.params)),
    }


def _thaw_question(data: Any, cases: Sequence[Case]) -> Question:
    return Question(
        kind=data["kind"],
        name=data["name"],
        points=Fraction(data["points"]),
        cases=tuple(cases[i] for i in data["cases"]),
        wants=tuple(_thaw_outcome(want) for want in data["wants"]),
        tolerance=Tolerance(*data["tolerance"]),
        params=_value(data["params"]),
    )


def _freeze_outcome(outcome: Outcome) -> list[Any]:
    match outcome:
        case Returned(value, changed):
            return ["returned", _freeze_want(value), list(changed)]
        case Raised():
            return ["raised", outcome.type, list(outcome.bases)]
        case Stopped(reason):
            return ["stopped", reason.value]
        case Missing(name):
            return ["missing", name]


def _thaw_outcome(data: Any) -> Outcome:
    match data:
        case ["returned", value, changed]:
            return Returned(_thaw_want(value), tuple(changed))
        case ["raised", type_, bases]:
            return Raised(type_, bases=tuple(bases))
        case ["stopped", reason]:
            return Stopped(Stop(reason))
        case ["missing", name]:
            return Missing(name)
    raise ValueError("an unknown outcome")


def _freeze_want(value: Value) -> Any:
    """A wanted value; a dict may hold values that have several right forms."""
    match value:
        case AnyOf(forms):
            return {"any of": [_freeze_want(form) for form in forms]}
        case Between(low, high):
            return {"between": [_plain(low), _plain(high)]}
        case dict() if any(isinstance(v, AnyOf | Between) for v in value.values()):
            return {"dict": {k: _freeze_want(v) for k, v in value.items()}}
    return _plain(value)


def _thaw_want(data: Any) -> Value:
    match data:
        case {"any of": forms}:
            return AnyOf(tuple(_thaw_want(form) for form in forms))
        case {"between": [low, high]}:
            return Between(_value(low), _value(high))
        case {"dict": items}:
            return {k: _thaw_want(v) for k, v in items.items()}
    return _value(data)


def _plain(value: Value) -> dict[str, Any]:
    tree, arrays = flatten(value)
    return {"tree": tree, "data": [base64.b64encode(a.tobytes()).decode() for a in arrays]}


def _value(data: Any) -> Value:
    return rebuild(data["tree"], [base64.b64decode(text) for text in data["data"]])
