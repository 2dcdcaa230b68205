"""Judging functions that use chance: by properties that always hold, and by statistics."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from autograder.core.batch_checks import look_at_mixing, look_at_partitions, look_at_updates
from autograder.core.chance import Trial, Unlikely, depends_on_rng_alone, surprising
from autograder.core.compare import as_array, compare
from autograder.core.model import Outcome, Question, Returned
from autograder.core.network_checks import look_at_initial, look_at_network, look_at_normal
from autograder.core.telling import tell_changes, tell_failure, told


def _judge(
    look: Callable[[Trial], None],
) -> Callable[[Question, Sequence[Outcome]], str | None]:
    """The judge that looks at every case, and tells the first Unlikely."""

    def judge(question: Question, outcomes: Sequence[Outcome]) -> str | None:
        cases = zip(question.cases, question.wants, outcomes, strict=True)
        for case, want, got in cases:
            if not isinstance(got, Returned):
                return told(case, tell_failure(got, public=case.public))
            assert isinstance(want, Returned)
            try:
                look(Trial(got.value, case.args, want.value, question.params))
            except Unlikely as error:
                return told(case, str(error))
            except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
                return told(case, "the result is not of the form asked for")
        return None

    return judge


def judge_unchanged(question: Question, outcomes: Sequence[Outcome]) -> str | None:
    """No argument is changed."""
    for case, got in zip(question.cases, outcomes, strict=True):
        if not isinstance(got, Returned):
            return told(case, tell_failure(got, public=case.public))
        if changes := tell_changes(got):
            return changes
    return None


def _look_at_dropout(trial: Trial) -> None:
    """Every entry is 0 or a/(1−p)."""
    a, p = trial.args[0], trial.args[1]
    for result in trial.value:
        array = as_array(result)
        if array is None or array.dtype.kind not in "iufb" or array.shape != a.shape:
            raise Unlikely(f"the result is no array of the shape of `a`, {a.shape}")
        kept = np.asarray(array, np.float64) != 0
        if p == 0 and not kept.all():
            raise Unlikely("p = 0 drops nothing")
        if not compare(array, np.where(kept, a / (1 - p), 0.0)).right:
            raise Unlikely("an entry must either be 0 or be divided by 1 − p")
    equal = math.log(p * p + (1 - p) ** 2) * a.size if p else 0.0
    depends_on_rng_alone(trial.value, trial, equal)


def _look_at_drops(trial: Trial) -> None:
    """Entries are dropped with probability p, each for itself."""
    p = trial.args[1]
    draws, n = trial.value.shape
    tests = n + n * (n - 1) // 2 + 1
    dropped = trial.value.astype(int)
    counts = dropped.T @ dropped
    total = int(dropped.sum())
    if surprising(total, draws * n, p) or any(
        surprising(int(counts[i, i]), draws, p, tests) for i in range(n)
    ):
        raise Unlikely("entries are dropped too often or too seldom for the probability p")
    for i in range(n):
        for j in range(i):
            if surprising(int(counts[i, j]), draws, p * p, tests):
                raise Unlikely("entries are not dropped each for itself, but some of them together")
    often = int(np.bincount(dropped.sum(axis=1)).max())
    likeliest = max(
        math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)
    )  # how often the commonest number of drops may be expected
    if often / draws > likeliest and surprising(often, draws, likeliest, tests * n):
        raise Unlikely("always the same number of entries is dropped; each has its own chance")


RANDOM_JUDGES: dict[str, Callable[[Question, Sequence[Outcome]], str | None]] = {
    "unchanged": judge_unchanged,
    "partition": _judge(look_at_partitions),
    "mixing": _judge(look_at_mixing),
    "updates": _judge(look_at_updates),
    "dropout": _judge(_look_at_dropout),
    "drops": _judge(_look_at_drops),
    "initial": _judge(look_at_initial),
    "normal": _judge(look_at_normal),
    "trains": _judge(look_at_network),
}
