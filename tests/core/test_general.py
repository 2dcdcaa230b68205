"""General diagnoses over the whole bank: never against a named mistake, never on a right answer."""

import functools

import numpy as np
import pytest

from autograder.authoring.course import course_folder, known
from autograder.authoring.load import load, paper
from autograder.authoring.verify import answers
from autograder.core.diagnose import diagnose, general

FOLDER = course_folder()
ASSIGNMENTS = sorted(known(FOLDER))
SECRET = b"the general diagnoses' own secret"


@functools.cache
def exercises(assignment):
    """The masters of an assignment with their tasks."""
    masters = load(FOLDER, assignment)
    return list(
        zip([m.exercise for m in masters.exercises], paper(masters, SECRET).tasks, strict=True)
    )


def test_there_are_96_exercises():
    assert sum(len(exercises(a)) for a in ASSIGNMENTS) == 96


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_nothing_is_said_of_right_answers(assignment):
    for exercise, task in exercises(assignment):
        for right in (exercise.function, *exercise.accepts):
            found = general(task, answers(task, right))
            assert found is None, f"{exercise.name}: {found}"


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_the_bank_names_its_mistakes_before_anything_general(assignment):
    for exercise, task in exercises(assignment):
        for mistake in exercise.misconceptions:
            found = diagnose(task, answers(task, mistake.function))
            assert found is not None
            assert found.named, f"{exercise.name}: {mistake.code} is said to be {found.code}"


# -- answers that are wrong in a known way, made from the worked solution of every exercise --------

NEUTRAL = {"smallest-input", "only-hidden", "wrong-part", "where-argument", "not-finite", "raises"}
"""What may be said of any wrong answer: where it is wrong, and no more."""
EITHER = {  # where the numbers are few, or the same as seen from another side
    "sign": {"some-signs"},
    "transposed": {"reversed", "other-shape"},
    "double": {"factor"},
    "reversed": {"transposed", "order"},
    "rounded": {"cut-to-ints"},
    "squared": {"factor-of-argument"},  # of a result that is an argument or 0
}


def on_numbers(function, change):
    """The function with its result's arrays and numbers changed, however deep they stand."""

    def changed(value):
        if isinstance(value, (list, tuple)):
            return type(value)(map(changed, value))
        if isinstance(value, dict):
            return {key: changed(part) for key, part in value.items()}
        if isinstance(value, (int, float, np.number, np.ndarray)) and not isinstance(value, bool):
            return change(np.asarray(value, dtype=float))
        return value

    return lambda *args: changed(function(*args))


NOISE = np.random.default_rng(5)
CHANGES = {
    "factor": lambda x: 3 * x,
    "sign": lambda x: -x,
    "transposed": np.transpose,
    "reversed": lambda x: x[::-1] if x.ndim else x,
    "rounded": lambda x: np.round(x, 2),
    "cut-to-ints": np.trunc,
    "other-shape": lambda x: x[None],
    "squared": np.square,
    "exp-of-wanted": np.exp,
    "shift": lambda x: x + 0.25,
    "noise": lambda x: x * NOISE.uniform(0.5, 1.5, x.shape),
    "zeros": np.zeros_like,
    "ones": np.ones_like,
}


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
@pytest.mark.parametrize("code", CHANGES)
def test_a_fit_is_said_of_answers_that_have_it_and_of_no_others(assignment, code):
    for exercise, task in exercises(assignment):
        if isinstance(exercise.function, type):
            continue
        found = diagnose(task, answers(task, on_numbers(exercise.function, CHANGES[code])))
        if found is None or found.named:
            continue
        said = found.code.removeprefix("general:")
        fine = NEUTRAL | EITHER.get(code, set()) | {code}
        assert said in fine, f"{exercise.name}: {found.code}: {found.says}"
