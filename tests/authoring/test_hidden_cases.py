"""Cases for the grader alone: who gets them, arguments by name, and cases that look alike."""

import numpy as np
import pytest

from autograder.authoring import verify
from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.authoring.prepare import prepare
from autograder.core.calls import call_plainly
from autograder.core.frozen import freeze_hidden
from autograder.core.marks import grade_task
from autograder.core.model import Paper, Verdict
from autograder.exercise import DeclarationError, Exercise, Misconception, Pure, Values, case


def weigh(x, c=2.0):
    """The sum, weighed by place."""
    return c * np.sum(x * np.arange(1, len(x) + 1))


def few(rng):
    for n in (3, 1, 4):
        yield case(rng.uniform(0.5, 1.5, n))


def many(rng):
    x = rng.uniform(0.5, 1.5, 40)
    yield from look_alikes(x, 1.5, label="40 entries")
    yield case(x, c=3.0, label="a weight by its name")


def exercise(**changed):
    given = {
        "points": 2,
        "oracle": lambda x, c=2.0: sum(c * (i + 1) * v for i, v in enumerate(x)),
        "inputs": few,
        "hidden": many,
        "checks": [Values(points=1), Pure(points=1)],
        "misconceptions": [Misconception("no-places", lambda x, c=2.0: c * x.sum(), "s", "a")],
    }
    return Exercise(weigh, **{**given, **changed})


def verdict(function, asked):
    task = prepare(asked, assignment="x", hidden_seed=5)
    outcomes = [call_plainly(function, c.args, task.driver, c.by_name) for c in task.cases]
    return grade_task(task, outcomes).verdict


def test_hidden_cases_are_asked_by_value_and_only_where_there_is_a_secret():
    public = prepare(exercise(), assignment="x", hidden_seed=None)
    graded = prepare(exercise(), assignment="x", hidden_seed=5)
    assert not any(len(c.args[0]) == 40 for c in public.cases)
    counts = [sum(len(c.args[0]) == 40 for c in q.cases) for q in graded.questions]
    assert counts == [4, 0]  # of the check of values; that of purity draws none of its own
    assert not any(c.public for c in graded.cases if len(c.args[0]) == 40)


def test_hidden_cases_change_no_other_case():
    without = prepare(exercise(hidden=None), assignment="x", hidden_seed=5)
    with_them = prepare(exercise(), assignment="x", hidden_seed=5)
    kept = [c.args for c in with_them.questions[0].cases if len(c.args[0]) != 40]
    for one, other in zip(kept, (c.args for c in without.questions[0].cases), strict=True):
        assert np.array_equal(one[0], other[0])


@pytest.mark.parametrize(
    "wrong",
    [
        lambda x, c=2.0: weigh(x[:32], c),
        lambda x, weight=2.0: weigh(x, weight),
        lambda x, c=2.0: weigh(x),
    ],
    ids=["right up to 32 entries", "an option of another name", "an option that is ignored"],
)
def test_only_the_hidden_cases_show_that_an_answer_is_right_only_for_friendly_calls(wrong):
    assert verdict(weigh, exercise()) is Verdict.PASS
    assert verdict(wrong, exercise()) is not Verdict.PASS
    assert verdict(wrong, exercise(hidden=None)) is Verdict.PASS


def test_names_must_be_those_of_the_last_arguments():
    with pytest.raises(DeclarationError, match=r"weight are passed by name where .* are c"):
        prepare(
            exercise(hidden=lambda rng: [case(np.ones(3), weight=2.0)]),
            assignment="x",
            hidden_seed=5,
        )


def test_an_option_that_no_case_passes_by_name_is_a_complaint():
    def unnamed(rng):
        yield from look_alikes(rng.uniform(0.5, 1.5, 40), 1.5, label="40 entries")

    asked = exercise(hidden=unnamed)
    proof = verify.ExerciseProof("x.weigh")
    tasks = [prepare(asked, assignment="x", hidden_seed=5)]
    verify._verify_names(proof, asked, tasks)
    assert ["'c'" in c.text for c in proof.complaints] == [True]
    verify._verify_names(proof, exercise(), [prepare(exercise(), assignment="x", hidden_seed=5)])
    assert len(proof.complaints) == 1


def test_names_are_kept_when_hidden_cases_are_frozen():
    task = prepare(exercise(), assignment="x", hidden_seed=5)
    assert '["c"]' in str(freeze_hidden(Paper("x", "X", (task,), release="1"))).replace("'", '"')


# -- look-alikes --------------------------------------------------------------------------------


KEYS = {
    "sum": lambda v: round(float(v.sum()), 9),
    "ends": lambda v: (v.flat[0], v.flat[-1]),
    "sorted": lambda v: np.sort(v, axis=None).tobytes(),
    "sizes": lambda v: np.abs(v).tobytes(),
    "text": str,
    "first row": lambda v: v[0].tobytes(),
    "first column": lambda v: v[:, 0].tobytes(),
    "diagonal": lambda v: np.diagonal(v).tobytes(),
}


@pytest.mark.parametrize("key", KEYS)
def test_look_alikes_have_equal_keys_and_are_not_equal(key):
    base, other = look_alikes(mirrored(np.random.default_rng(1).normal(size=(36, 36))), label="")
    assert KEYS[key](base.args[0]) == KEYS[key](other.args[0])
    assert not np.array_equal(base.args[0], other.args[0])


def test_each_look_alike_differs_in_one_argument():
    rng = np.random.default_rng(2)
    args = rng.normal(size=5), [rng.normal(size=(4, 5)), rng.normal(size=(2, 4))], 0.5, 3, "name"
    base, *others = look_alikes(*args, label="a net")
    changed = [
        [i for i, (a, b) in enumerate(zip(base.args, o.args, strict=True)) if str(a) != str(b)]
        for o in others
    ]
    assert changed == [[0], [1], [2]]  # an int and a text are left alone
    assert len({str(c.label) for c in (base, *others)}) == 4


def test_whole_rows_change_places_where_they_are_distributions():
    rows = np.random.default_rng(3).dirichlet(np.ones(4), 6)
    _, other = look_alikes(rows, label="", rows=(0,))
    assert np.allclose(other.args[0].sum(axis=1), 1)
    assert sorted(map(tuple, rows)) == sorted(map(tuple, other.args[0]))


def test_arrays_of_equal_entries_have_no_look_alike_and_fixed_places_are_left_alone():
    assert len(list(look_alikes(np.ones(9), label=""))) == 1
    assert len(list(look_alikes(np.arange(9.0), 0.5, label="", fixed=(0,)))) == 2
    (_, labels) = look_alikes(np.array([1, 0, 0, 0, 1, 1, 0]), label="")
    assert labels.args[0].sum() == 3
