"""Judges, marks and diagnosis on a small exercise."""

from fractions import Fraction

import numpy as np
import pytest

from autograder.authoring.prepare import prepare, seed_for
from autograder.core.calls import call_plainly
from autograder.core.gradient import TooManyKinks, agrees, numerical_gradient
from autograder.core.marks import follow_through, grade_task, grader_fault, missing
from autograder.core.model import Raised, Returned, Stop, Stopped, Verdict
from autograder.exercise import (
    DeclarationError,
    Exercise,
    Gradient,
    Misconception,
    Pure,
    RaisesValueError,
    Values,
    case,
)


def scaled(W, g, eta):
    if eta <= 0:
        raise ValueError("eta")
    return W - eta * g


def ascent(W, g, eta):
    if eta <= 0:
        raise ValueError("eta")
    return W + eta * g


def in_place(W, g, eta):
    if eta <= 0:
        raise ValueError("eta")
    W -= eta * g
    return W


def inputs(rng):
    yield rng.normal(size=(2, 3)), rng.normal(size=(2, 3)), 0.5
    yield case(rng.normal(size=(1, 4)), rng.normal(size=(1, 4)), 0.3, label="one unit")


def bad_inputs(rng):
    yield rng.normal(size=(2, 3)), rng.normal(size=(2, 3)), -1.0


EXERCISE = Exercise(
    scaled,
    points=4,
    oracle=lambda W, g, eta: W + (-eta) * g,
    inputs=inputs,
    checks=[Values(points=2), Pure(points=1), RaisesValueError(points=1, inputs=bad_inputs)],
    misconceptions=[
        Misconception("ascent", ascent, "You went uphill.", "Which way is down?"),
        Misconception("in-place", in_place, "You changed W.", "Who else uses W?"),
    ],
)
TASK = prepare(EXERCISE, assignment="x", hidden_seed=3)


def answers(function, task=TASK):
    return [call_plainly(function, c.args) for c in task.cases]


def grade(function, task=TASK):
    return grade_task(task, answers(function, task))


def test_a_right_answer_has_every_point():
    result = grade(scaled)
    assert (result.verdict, result.points, result.diagnosis) == (Verdict.PASS, 4, None)


def test_public_and_hidden_cases_differ_and_repeat():
    public = [c for c in TASK.cases if c.public]
    hidden = [c for c in TASK.cases if not c.public]
    assert len(public) == len(hidden) == 2 + 1 + 1  # drawn, asked again, with an error
    assert not np.allclose(public[0].args[0], hidden[0].args[0])
    again = prepare(EXERCISE, assignment="x", hidden_seed=3)
    assert all(
        np.array_equal(a.args[0], b.args[0]) for a, b in zip(TASK.cases, again.cases, strict=True)
    )


def test_hidden_seeds_depend_on_every_part():
    seeds = {
        seed_for(b"secret", "a", "r", "e"),
        seed_for(b"secreT", "a", "r", "e"),
        seed_for(b"secret", "b", "r", "e"),
        seed_for(b"secret", "a", "s", "e"),
        seed_for(b"secret", "a", "r", "f"),
    }
    assert len(seeds) == 5


def test_a_misconception_is_named_with_its_question():
    result = grade(ascent)
    assert result.points == 0
    assert result.diagnosis.code == "ascent"
    assert result.diagnosis.ask == "Which way is down?"


def test_a_changed_argument_costs_only_its_check():
    result = grade(in_place)
    assert result.points == 3
    assert [c.verdict for c in result.checks] == [Verdict.PASS, Verdict.FAIL, Verdict.PASS]
    assert result.diagnosis.code == "in-place"


def test_no_error_where_one_is_asked_costs_only_its_check():
    result = grade(lambda W, g, eta: W - eta * g)
    assert result.points == 3
    assert "no ValueError" in result.message


def test_a_subclass_of_value_error_is_a_value_error():
    class MyError(ValueError):
        pass

    def subclass(W, g, eta):
        if eta <= 0:
            raise MyError
        return W - eta * g

    assert grade(subclass).verdict is Verdict.PASS


def test_other_checks_give_nothing_while_the_gate_is_closed():
    def always(W, g, eta):
        raise ValueError

    result = grade(always)
    assert result.points == 0
    assert [c.verdict for c in result.checks[1:]] == [Verdict.BLOCKED] * 2


def test_an_answer_that_changes_from_call_to_call_is_not_pure():
    calls = []

    def counting(W, g, eta):
        if eta <= 0:
            raise ValueError
        calls.append(1)
        return W - eta * g + (1e-3 if len(calls) == 5 else 0)

    assert grade(counting).points == 3


@pytest.mark.parametrize(
    ("function", "code", "words"),
    [
        (lambda W, g, eta: 2 * (W - eta * g), "factor", "2 times"),
        (lambda W, g, eta: -(W - eta * g), "sign", "sign"),
        (lambda W, g, eta: (W - eta * g).T, "transposed", "transpose"),
        (lambda W, g, eta: (W - eta * g) * W.size, "sum-for-mean", "number of entries of `W`"),
    ],
)
def test_a_fit_is_told_as_what_was_seen(function, code, words):
    diagnosis = grade(function).diagnosis
    assert diagnosis.code == f"general:{code}"
    assert not diagnosis.named
    assert words in diagnosis.says


@pytest.mark.parametrize(
    ("function", "code"),
    [
        (lambda *a: None, "returns-none"),
        (lambda *a: np.ones(7), "smallest-input"),
        (lambda *a: 1 / 0, "raises"),
    ],
)
def test_what_no_known_mistake_fits_has_a_general_diagnosis(function, code):
    result = grade(function)
    assert result.verdict is Verdict.FAIL
    assert result.diagnosis.code == f"general:{code}"


def test_of_a_hidden_case_neither_words_nor_values_are_told():
    def telling(W, g, eta):
        if not np.array_equal(W, TASK.cases[0].args[0]) and W.shape == (2, 3):
            raise RuntimeError(f"secret {W[0, 0]}")
        return W - eta * g

    result = grade(telling)
    assert "RuntimeError" in result.message
    assert "secret" not in result.message

    class W42(Exception):  # data in the name of an exception
        pass

    def naming(W, g, eta):
        if not np.array_equal(W, TASK.cases[0].args[0]) and W.shape == (2, 3):
            raise W42
        return W - eta * g

    assert "W42" not in grade(naming).message


def test_of_a_public_case_the_error_and_the_values_are_told():
    def broken(W, g, eta):
        raise RuntimeError("shapes do not fit")

    assert "shapes do not fit" in grade(broken).message
    assert "got" in grade(ascent).message


def test_a_missing_function_and_an_unwritten_one_score_nothing():
    assert missing(TASK).points == 0
    assert "no function 'scaled'" in missing(TASK).message

    def stub(W, g, eta):
        raise NotImplementedError

    result = grade(stub)
    assert (result.points, result.message) == (0, "is not written yet")


def test_an_exercise_that_never_ran_is_blocked():
    never = [Stopped(Stop.NOT_RUN)] * len(TASK.cases)
    assert grade_task(TASK, never).verdict is Verdict.BLOCKED


def test_a_fault_of_ours_gives_and_takes_no_marks_and_says_so():
    result = grader_fault(TASK, "no memory")
    assert result.verdict is Verdict.GRADER_FAULT
    assert "not you" in result.message


def test_follow_through_takes_the_better_score_and_tells_both():
    alone, again = grade(ascent), grade(scaled)
    result = follow_through(alone, again, ("a", "b"))
    assert (result.points, result.points_alone, result.follow_through) == (4, 0, True)
    assert "a and b are put right" in result.message
    assert follow_through(again, alone, ("a",)) is again


def test_a_misconception_that_shows_once_others_are_put_right_is_named():
    blurred = grade(lambda W, g, eta: np.sin(W))
    result = follow_through(blurred, grade(ascent), ("a",))
    assert not blurred.diagnosis.named
    assert (result.points, result.follow_through) == (0, False)
    assert result.diagnosis.code == "ascent"


def test_points_are_exact_fractions():
    exercise = Exercise(
        scaled,
        points="1",
        oracle=scaled,
        inputs=inputs,
        checks=[Values(points="1/3"), Pure(points="2/3")],
    )
    task = prepare(exercise, assignment="x", hidden_seed=None)
    assert grade(in_place, task).points == Fraction(1, 3)


def test_points_that_do_not_sum_are_refused_with_the_remedy():
    with pytest.raises(DeclarationError, match="sum to 1"):
        Exercise(scaled, points=2, oracle=scaled, inputs=inputs, checks=[Values(points=1)])


def test_an_oracle_that_raises_names_the_exercise():
    exercise = Exercise(
        scaled, points=1, oracle=scaled, inputs=bad_inputs, checks=[Values(points=1)]
    )
    with pytest.raises(DeclarationError, match="scaled: the oracle raised ValueError"):
        prepare(exercise, assignment="x", hidden_seed=None)


# -- numerical gradients ----------------------------------------------------------------------


def quadratic_gradient(x):
    return 2 * x


GRADIENT = prepare(
    Exercise(
        quadratic_gradient,
        points=1,
        oracle=quadratic_gradient,
        inputs=lambda rng: [(rng.normal(size=(2, 3)),)],
        checks=[Gradient(points=1, loss=lambda x: (lambda v: float((v**2).sum()), x))],
    ),
    assignment="x",
    hidden_seed=1,
)


def test_the_gradient_check_passes_the_gradient_and_nothing_else():
    assert grade(quadratic_gradient, GRADIENT).verdict is Verdict.PASS
    for wrong in (lambda x: x, lambda x: -2 * x, lambda x: 2 * x.T, lambda x: 2 * x + 1e-3):
        assert grade(wrong, GRADIENT).verdict is Verdict.FAIL


def test_kinks_are_skipped_and_too_many_are_refused():
    x = np.array([1.0, -2.0, 0.5, 3.0, 1.5, 2.5, -1.0, -3.0, 4.0, 2e-7])
    numeric = numerical_gradient(lambda v: float(np.maximum(v, 0).sum()), x)
    assert np.isnan(numeric[-1])
    assert agrees((x > 0).astype(float), numeric)
    with pytest.raises(TooManyKinks):
        numerical_gradient(lambda v: float(np.abs(v).sum()), np.full(3, 2e-7))


def test_a_gradient_of_another_form_does_not_agree():
    numeric = [np.ones(2), np.ones((2, 2))]
    assert agrees((np.ones(2), np.ones((2, 2))), numeric)
    assert not agrees([np.ones(2)], numeric)
    assert not agrees([np.ones(2), np.ones(4)], numeric)
    assert not agrees(None, numeric)
    assert not agrees([np.ones(2), np.full((2, 2), np.nan)], numeric)


def test_outcomes_of_a_call_in_this_process():
    argument = np.ones(2)
    returned = call_plainly(lambda a: np.add(a, 1, out=a), (argument,))
    assert isinstance(returned, Returned)
    assert returned.changed == (0,)
    assert argument.tolist() == [1, 1]  # a copy was changed, not ours
    raised = call_plainly(lambda: 1 / 0, ())
    assert isinstance(raised, Raised)
    assert raised.bases[0] == "ZeroDivisionError"
