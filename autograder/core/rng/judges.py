"""Judging functions that use chance: by properties that always hold, and by statistics."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from autograder.core.messages import tell_changes, tell_failure, told
from autograder.core.model import Outcome, Question, Returned
from autograder.core.rng.dropout import look_at_dropout, look_at_drops
from autograder.core.rng.minibatches import look_at_mixing, look_at_partitions, look_at_updates
from autograder.core.rng.parameters import look_at_initial, look_at_network, look_at_normal
from autograder.core.rng.statistics import Trial, Unlikely


def _judge(
    look: Callable[[Trial], None],
) -> Callable[[Question, Sequence[Outcome]], str | None]:
    """The judge that looks at every case, and reports the first Unlikely."""

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
        if changes := tell_changes(got, public=case.public):
            return changes
    return None


RANDOM_JUDGES: dict[str, Callable[[Question, Sequence[Outcome]], str | None]] = {
    "unchanged": judge_unchanged,
    "partition": _judge(look_at_partitions),
    "mixing": _judge(look_at_mixing),
    "updates": _judge(look_at_updates),
    "dropout": _judge(look_at_dropout),
    "drops": _judge(look_at_drops),
    "initial": _judge(look_at_initial),
    "normal": _judge(look_at_normal),
    "trains": _judge(look_at_network),
}
