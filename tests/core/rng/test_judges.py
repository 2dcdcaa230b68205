"""Judges of chance: right answers in any style pass, and each kind of wrong one is seen."""

import math
import random
from itertools import pairwise

import numpy as np
import pytest

from autograder.authoring.prepare import prepare
from autograder.core.calls import call_plainly
from autograder.core.marks import grade_task
from autograder.core.rng.parameters import read_parameters
from autograder.core.rng.statistics import FALSE_ALARM, Unlikely, surprising
from autograder.exercise import Exercise, Judged, case

THE_RNG = {"plug": "this rng"}


def judged(kind, cases, *functions, driver="seeded", **options):
    """The messages of one judge on functions, of which the first is the worked solution."""

    def inputs(rng):
        yield from cases

    exercise = Exercise(
        functions[0],
        points=1,
        oracle=functions[0],
        inputs=inputs,
        driver=driver,
        checks=[Judged(kind, points=1, **options)],
    )
    task = prepare(exercise, assignment="test", hidden_seed=None)
    results = []
    for function in functions:
        outcomes = [call_plainly(function, c.args, driver) for c in task.cases]
        results.append(grade_task(task, outcomes).message)
    return results


# -- partitions ---------------------------------------------------------------------------------


def cut(order, size):
    return [order[i : i + size] for i in range(0, len(order), size)]


def shuffled(n, size, rng):
    return cut(rng.permutation(n), size)


BATCHES = [case(11, 3, THE_RNG, {"tally": None, "draws": 2}, [1, 2, 3, 4, 1])]
MANY_BATCHES = [case(7, 3, THE_RNG, {"tally": "membership"}, list(range(120)))]


def test_partitions_are_right_however_they_are_drawn():
    def from_python(n, size, rng):
        random.seed(int(rng.integers(2**31)))
        return [sorted(batch) for batch in cut(random.sample(range(n), n), size)]

    def from_numbers(n, size, rng):
        return tuple(cut(np.argsort(rng.random(n)).astype(np.uint8), size))

    assert judged("partition", BATCHES, shuffled, from_python, from_numbers) == ["", "", ""]


@pytest.mark.parametrize(
    "wrong, said",
    [
        (lambda n, size, rng: cut(np.random.permutation(n), size), "only source of chance"),
        (lambda n, size, rng: cut(np.random.default_rng().permutation(n), size), "only source"),
        (lambda n, size, rng: cut(np.random.default_rng(0).permutation(n), size), "different"),
        (lambda n, size, rng: cut(random.sample(range(n), n), size), "only source of chance"),
        (lambda n, size, rng: cut(np.arange(n), size), "different seeds"),
        (lambda n, size, rng: cut(rng.permutation(n), size)[:-1], "every index"),
        (lambda n, size, rng: [*cut(rng.permutation(n), size), np.array([], int)], "empty"),
        (lambda n, size, rng: np.array_split(rng.permutation(n), 4)[::-1], "length `size`"),
        (lambda n, size, rng: cut(rng.permutation(n) * 1.0, size), "ints"),
        (lambda n, size, rng: rng.permutation(n), "list of index arrays"),
        (lambda n, size, rng: 7, "list of index arrays"),
    ],
)
def test_a_wrong_partition_is_told_for_what_it_is(wrong, said):
    assert said in judged("partition", BATCHES, shuffled, wrong)[1]


def test_a_generator_that_is_copied_draws_the_same_twice():
    def copied(n, size, rng):
        again = np.random.default_rng()
        again.bit_generator.state = rng.bit_generator.state
        return cut(again.permutation(n), size)

    assert "second draw" in judged("partition", BATCHES, shuffled, copied)[1]


def test_shuffled_blocks_are_not_well_mixed():
    def blocks(n, size, rng):
        parts = cut(np.arange(n), size)
        return [*(parts[i] for i in rng.permutation(2)), parts[2]]

    right, wrong = judged("mixing", MANY_BATCHES, shuffled, blocks, params={"size": 1})
    assert right == ""
    assert "together in a batch" in wrong


def test_global_generators_are_as_before_after_a_driver():
    np.random.seed(5)
    random.seed(5)
    wanted = np.random.random(), random.random()
    np.random.seed(5)
    random.seed(5)
    judged("partition", BATCHES, shuffled)
    assert (np.random.random(), random.random()) == wanted


# -- updates --------------------------------------------------------------------------------------

X, Y, THETA = np.arange(14.0).reshape(7, 2), np.arange(7.0) ** 2, np.array([0.5, -1.0])
EPOCH = [case(X, Y, THETA, {"name": "logistic"}, 0.1, 3, THE_RNG, {"tally": None}, [1, 2, 3, 4, 1])]


def epoch(X, y, theta, grad, alpha, size, rng):
    for batch in cut(rng.permutation(len(X)), size):
        theta = theta - alpha * grad(X[batch], y[batch], theta)
    return theta


def test_updates_may_ask_for_the_same_gradient_twice():
    def printed(X, y, theta, grad, alpha, size, rng):
        for batch in cut(rng.permutation(len(X)), size):
            print(grad(X[batch], y[batch], theta))
            theta = theta - alpha * grad(X[batch], y[batch], theta)
        return theta

    assert judged("updates", EPOCH, epoch, printed, driver="watched epochs") == ["", ""]


def test_wrong_updates_are_told_for_what_they_are():
    def apart(X, y, theta, grad, alpha, size, rng):
        return epoch(rng.permutation(X), y, theta, grad, alpha, size, rng)

    def at_the_start(X, y, theta, grad, alpha, size, rng):
        return theta - alpha * sum(
            grad(X[b], y[b], theta) for b in cut(rng.permutation(len(X)), size)
        )

    def never(X, y, theta, grad, alpha, size, rng):
        return theta

    def half_way(X, y, theta, grad, alpha, size, rng):
        return 0.5 * epoch(X, y, theta, grad, alpha, size, rng)

    wrong = (apart, at_the_start, never, half_way)
    told = judged("updates", EPOCH, epoch, *wrong, driver="watched epochs")[1:]
    for message, said in zip(
        told, ["another row", "update before", "exactly once", "last update"], strict=True
    ):
        assert said in message


# -- dropout --------------------------------------------------------------------------------------

A = np.linspace(1, 2, 12).reshape(3, 4)
DROPS = [case(A, 0.3, THE_RNG, {"tally": None, "draws": 2}, [1, 2, 3, 1])]
MANY_DROPS = [case(A, 0.3, THE_RNG, {"tally": "zeros"}, list(range(300)))]


def dropout(a, p, rng):
    return a * (rng.random(a.shape) >= p) / (1 - p)


def test_dropout_scales_what_is_left():
    def unscaled(a, p, rng):
        return a * (rng.random(a.shape) >= p)

    right, wrong = judged("dropout", DROPS, dropout, unscaled)
    assert right == ""
    assert "divided by 1 − p" in wrong


@pytest.mark.parametrize(
    "keep, said",
    [
        (lambda a, p, rng: rng.random(a.shape) < p, "too often"),
        (lambda a, p, rng: rng.random((3, 1)) >= p, "together"),
        (lambda a, p, rng: rng.random(4) >= p, "together"),
        (lambda a, p, rng: rng.permutation(12).reshape(3, 4) >= 4, "same number"),
    ],
)
def test_entries_must_be_dropped_each_for_itself(keep, said):
    def wrong(a, p, rng):
        return a * keep(a, p, rng)

    right, told = judged("drops", MANY_DROPS, dropout, wrong)
    assert right == ""
    assert said in told


# -- initial parameters -------------------------------------------------------------------------

EDGES = np.linspace(-3, 3, 25).tolist()
WEIGHTS = [
    case(
        [20, 60, 30],
        THE_RNG,
        {"tally": "histogram", "edges": EDGES, "scale": 0.01},
        list(range(12)),
    )
]


def initialise(sizes, rng):
    shapes = pairwise(sizes)
    return [0.01 * rng.normal(size=s) for s in shapes], [np.zeros(n) for n in sizes[1:]]


def test_weights_of_another_distribution_are_seen():
    def uniform(sizes, rng):
        width = 0.01 * math.sqrt(3)
        shapes = pairwise(sizes)
        return [rng.uniform(-width, width, s) for s in shapes], []

    right, wrong = judged("normal", WEIGHTS, initialise, uniform)
    assert right == ""
    assert "normally distributed" in wrong


@pytest.mark.parametrize(
    "value, said",
    [
        (([np.ones((2, 3))], [np.zeros((1, 3))]), "biases of a layer"),
        (([np.ones((3, 2))], [np.zeros(3)]), "weights of a layer"),
        (([np.full((2, 3), np.nan)], [np.zeros(3)]), "finite"),
        (([], []), "for each layer"),
        (np.ones((2, 3)), "two things"),
    ],
)
def test_parameters_of_another_form_are_refused(value, said):
    with pytest.raises(Unlikely, match=said):
        read_parameters(value, [2, 3])


# -- the bound ----------------------------------------------------------------------------------


def test_the_bound_holds_the_exact_tail_of_the_binomial():
    n, p = 300, 0.3
    tail = sum(
        math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1) if surprising(k, n, p)
    )
    assert 0 < tail < FALSE_ALARM


def test_what_cannot_happen_is_surprising():
    assert surprising(1, 10, 0.0)
    assert surprising(9, 10, 1.0)
    assert not surprising(0, 10, 0.0)
    assert not surprising(10, 10, 1.0)
