"""The graders prove themselves: every right answer passes, every wrong one fails and is named.

For each exercise: the worked solution, the accepted variants and the oracle agree, in float64 and
in float32; every misconception fails and is diagnosed as itself; built-in mutants of the solution
fail; the gap between the worst accepted answer and the closest wrong one is measured. Trusted code
only: masters are called in this process, through the same judges as students' answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.authoring.limited_mutants import limited_mutants
from autograder.authoring.load import Master, Masters
from autograder.authoring.mutants import builtin_mutants
from autograder.authoring.prepare import prepare
from autograder.authoring.source_mutants import source_mutants
from autograder.core import marks
from autograder.core.calls import call_plainly
from autograder.core.compare import compare
from autograder.core.model import (
    AnyOf,
    Between,
    ExerciseResult,
    Outcome,
    Returned,
    Task,
    Verdict,
)
from autograder.core.values import Value
from autograder.exercise import Exercise, Misconception

GAP = 100.0
"""The closest wrong answer must be this many times farther off than the worst accepted one."""
SEEDS = (1, 2, 3)
"""Hidden inputs are drawn this many times over, as for so many courses."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something an exercise's author must fix: where, what, and how."""

    exercise: str
    kind: str
    text: str


@dataclass
class ExerciseProof:
    """What was proved of one exercise."""

    id: str
    accepted: int = 0
    misconceptions: int = 0
    mutants: int = 0
    diagnosed: int = 0
    gap: float = np.inf
    closest: str = ""
    complaints: list[Complaint] = field(default_factory=list)

    def complain(self, kind: str, text: str) -> None:
        self.complaints.append(Complaint(self.id, kind, text))

    def count(self, kind: str) -> int:
        return sum(complaint.kind == kind for complaint in self.complaints)


def verify(masters: Masters, seeds: Sequence[int] = SEEDS) -> list[ExerciseProof]:
    """The proofs of an assignment's exercises."""
    return [verify_exercise(masters.id, master, seeds) for master in masters.exercises]


def verify_exercise(assignment: str, master: Master, seeds: Sequence[int] = SEEDS) -> ExerciseProof:
    """The proof of one exercise, over several draws of its hidden inputs."""
    proof = ExerciseProof(f"{assignment}.{master.name}")
    tasks = [prepare(master.exercise, assignment=assignment, hidden_seed=s) for s in seeds]
    exercise = master.exercise
    named: set[str] = set()
    worst = _verify_accepted(proof, master, tasks)
    for misconception in exercise.misconceptions:
        proof.misconceptions += 1
        given = [answers(task, misconception.function) for task in tasks]
        results = list(map(marks.grade_task, tasks, given))
        if all(_verify_misconception(proof, misconception, result) for result in results):
            named.add(misconception.code)
        if not misconception.close:
            for task, outcomes, result in zip(tasks, given, results, strict=True):
                _narrow_gap(proof, misconception.code, worst, result, _excesses(task, outcomes))
    proof.diagnosed = len(named)
    _complain_of_gap(proof)
    for label, mutant in builtin_mutants(exercise.function):
        if label not in exercise.equivalent:  # a symmetric matrix is its own transpose
            proof.mutants += 1
            _verify_mutant(proof, label, mutant, tasks)
    for limited in limited_mutants(exercise.function):
        if any(part in limited.label for part in exercise.equivalent):
            continue
        if not limited.judged(limited.function, exercise.function, tasks[0]):
            continue
        proof.mutants += 1
        _verify_mutant(proof, limited.label, limited.function, tasks)
    _verify_names(proof, exercise, tasks)
    for made in source_mutants(exercise.function):
        if not any(part in made.label for part in exercise.equivalent):
            proof.mutants += 1
            _verify_mutant(proof, made.label, made.function, tasks)
    return proof


def answers(task: Task, function: Callable[..., Any]) -> list[Outcome]:
    """The outcomes of a trusted function for every case of a task."""
    return [call_plainly(function, case.args, task.driver) for case in task.cases]


def grade(task: Task, function: Callable[..., Any]) -> ExerciseResult:
    """The result that a trusted function would get."""
    return marks.grade_task(task, answers(task, function))


# -- right answers ----------------------------------------------------------------------------


def _verify_accepted(proof: ExerciseProof, master: Master, tasks: Sequence[Task]) -> float:
    """Complains of each right answer that fails; the worst error of those that pass."""
    worst = 0.0
    for label, function in _right_answers(master):
        proof.accepted += 1
        for task in tasks:
            given = answers(task, function)
            result = marks.grade_task(task, given)
            if result.verdict is not Verdict.PASS or result.points != task.points:
                proof.complain(
                    "false-reject",
                    f"{label} is right, but fails: {result.message}. "
                    "Fix the answer, the oracle or the inputs.",
                )
                break
            worst = max(worst, *_excesses(task, given))
    return worst


def _right_answers(master: Master) -> Iterator[tuple[str, Callable[..., Any]]]:
    exercise = master.exercise
    yield "the worked solution", exercise.function
    yield "the oracle", _first_form(exercise.oracle)
    for number, accepted in enumerate(exercise.accepts, start=1):
        yield f"accepted variant {number} ({getattr(accepted, '__name__', '?')})", accepted
    if exercise.float32:
        yield "the worked solution in float32", in_float32(exercise.function)


def _first_form(oracle: Callable[..., Any]) -> Callable[..., Any]:
    """The oracle as an answer: where several results are right it gives the first."""

    def answer(*args: Value) -> Value:
        return _form(oracle(*args))

    return answer


def _form(value: Value) -> Value:
    match value:
        case AnyOf(forms):
            return forms[0]
        case Between(low, _):
            return low
        case dict():
            return {key: _form(part) for key, part in value.items()}
        case list() | tuple():
            return type(value)(_form(part) for part in value)
    return value


def in_float32(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function as a student would run it who works in float32."""

    def single(*args: Value) -> Value:
        return function(*(_single(arg) for arg in args))

    return single


def _single(value: Value) -> Value:
    if isinstance(value, np.ndarray) and value.dtype == np.float64:
        return value.astype(np.float32)
    if isinstance(value, list | tuple):
        return type(value)(_single(v) for v in value)
    return value


def _excesses(task: Task, given: Sequence[Outcome]) -> Iterator[float]:
    """The error of each answer that is asked by value, as a multiple of what is allowed."""
    yield 0.0
    for question, outcomes in zip(task.questions, task.sort(given), strict=True):
        if question.kind != "values":
            continue
        for got, want in zip(outcomes, question.wants, strict=True):
            if isinstance(got, Returned) and isinstance(want, Returned):
                yield compare(got.value, want.value, question.tolerance).excess
            else:
                yield np.inf


# -- wrong answers ----------------------------------------------------------------------------


def _verify_misconception(
    proof: ExerciseProof, bank: Misconception, result: ExerciseResult
) -> bool:
    """Whether it fails and is diagnosed as itself; complains of it once where it does not."""
    said = [c.text for c in proof.complaints]
    text = ""
    if result.verdict is Verdict.PASS:
        kind, text = "false-accept", f"{bank.code!r} is wrong, but passes. Add inputs that show it."
    elif result.diagnosis is None or result.diagnosis.code != bank.code:
        seen = result.diagnosis.code if result.diagnosis else None
        kind = "diagnosis"
        text = f"{bank.code!r} is diagnosed as {seen!r}. Draw inputs that tell them apart."
    if text and text not in said:
        proof.complain(kind, text)
    return not text


def _narrow_gap(
    proof: ExerciseProof, code: str, worst: float, result: ExerciseResult, excesses: Iterable[float]
) -> None:
    """The closest wrong answer's distance over the worst accepted one's, at its best case.

    Both are multiples of the tolerance, and the accepted side counts as at least 1: a wrong answer
    must be a hundred tolerances off on some input.
    """
    if result.checks[0].verdict is Verdict.PASS:
        return  # wrong in another way than by value: it changes its arguments, say
    excess = max(excesses)
    gap = excess / max(worst, 1.0)
    # Up to 1 it was found by another judge than that of values: a graph's, say.
    if excess > 1 and gap < proof.gap:
        proof.gap, proof.closest = gap, code


def _complain_of_gap(proof: ExerciseProof) -> None:
    if proof.gap < GAP:
        proof.complain(
            "gap",
            f"{proof.closest!r} is only {proof.gap:.1f} times farther off than an accepted answer "
            f"(at least {GAP:.0f}). Draw inputs that show it better, or say why with close=….",
        )


def _verify_mutant(
    proof: ExerciseProof, label: str, mutant: Callable[..., Any], tasks: Sequence[Task]
) -> None:
    """Complains of a mutant that gets every point on every draw of the inputs."""
    for task in tasks:
        if not _passes(task, mutant):
            return
    proof.complain(
        "false-accept",
        f"the mutant {label!r} passes. Add inputs that show it, or say in equivalent=… why it "
        "is right.",
    )


def _verify_names(proof: ExerciseProof, exercise: Exercise, tasks: Sequence[Task]) -> None:
    """Complains of an argument that students may call as they like: no case passes it by name."""
    passed = {name for task in tasks for case in task.cases for name in case.by_name}
    for name in exercise.options:
        proof.mutants += 1
        if name not in passed:
            proof.complain(
                "false-accept",
                f"an answer that calls its argument {name!r} otherwise passes. "
                f"Add a case(…, {name}=…) to hidden=….",
            )


def _passes(task: Task, function: Callable[..., Any]) -> bool:
    """Whether a function gets every point. Most mutants fail at once, on the first case."""
    first = task.questions[0]
    if first.kind == "values":
        got = call_plainly(function, first.cases[0].args, task.driver)
        want = first.wants[0]
        if not isinstance(got, Returned) or not isinstance(want, Returned):
            return False
        if not compare(got.value, want.value, first.tolerance).right:
            return False
    return grade(task, function).verdict is Verdict.PASS


def summary(proofs: Sequence[ExerciseProof]) -> dict[str, Any]:
    """The totals over all exercises, as `verify --json` gives them."""
    misconceptions = sum(p.misconceptions for p in proofs)
    gaps = [p.gap for p in proofs if np.isfinite(p.gap)]
    return {
        "exercises": len(proofs),
        "accepted": sum(p.accepted for p in proofs),
        "misconceptions": misconceptions,
        "mutants": sum(p.mutants for p in proofs),
        "false_accepts": sum(p.count("false-accept") for p in proofs),
        "false_rejects": sum(p.count("false-reject") for p in proofs),
        "diagnosed_as_itself": sum(p.diagnosed for p in proofs),
        "smallest_gap": min(gaps) if gaps else None,
    }


def as_json(proof: ExerciseProof) -> dict[str, Any]:
    """One exercise's proof as `verify --json` gives it."""
    return {
        "id": proof.id,
        "accepted": proof.accepted,
        "misconceptions": proof.misconceptions,
        "diagnosed_as_itself": proof.diagnosed,
        "mutants": proof.mutants,
        "gap": proof.gap if np.isfinite(proof.gap) else None,
        "closest": proof.closest or None,
        "complaints": [{"kind": c.kind, "text": c.text} for c in proof.complaints],
    }
