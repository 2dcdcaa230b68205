"""Mutants that are right only up to a limit: which there are, and when they count."""

import numpy as np
import pytest

from autograder.authoring.limited_mutants import SIZES, limited_mutants
from autograder.authoring.prepare import prepare
from autograder.exercise import Exercise, Misconception, Values, case


def entropy(p):
    return -np.sum(p * np.log(p))


def count(n, m):
    return (n + 1) * m


def mutants(function):
    return {m.label: m for m in limited_mutants(function)}


def task_of(function, *cases):
    wrong = Misconception("none", lambda *args: None, "s", "a")
    made = Exercise(
        function,
        points=1,
        oracle=function,
        inputs=lambda rng: [case(*args) for args in cases],
        checks=[Values(points=1)],
        misconceptions=[wrong],
    )
    return prepare(made, assignment="x", hidden_seed=None)


@pytest.mark.parametrize("size", SIZES)
def test_up_to_a_size_a_mutant_is_right_and_beyond_it_wrong(size):
    mutant = mutants(entropy)[f"right up to size {size}"].function
    fair = np.full(size, 1 / size)
    assert mutant(fair) == entropy(fair)
    more = np.full(size + 1, 1 / (size + 1))
    assert abs(mutant(more) - entropy(more)) > 1e-3


@pytest.mark.parametrize("size", SIZES)
def test_whole_numbers_and_lists_have_a_size_too(size):
    mutant = mutants(count)[f"right up to size {size}"].function
    assert mutant(size, 2) == count(size, 2)
    assert mutant(size + 1, 2) != count(size + 1, 2)
    longest = mutants(sum)[f"right up to size {size}"].function
    assert longest([1.0] * size) == size
    assert longest([1.0] * (size + 1)) != size + 1


def test_a_count_in_float32_is_wrong_beyond_two_to_the_24():
    mutant = mutants(count)["counts in float32"].function
    assert mutant(4, 5) == 25
    assert mutant(1 << 24, 1) != (1 << 24) + 1


@pytest.mark.parametrize(
    ("key", "other"),
    [
        ("keeps results by shape", [0.2, 0.3, 0.5]),
        ("keeps results by sum", [0.2, 0.3, 0.5]),
        ("keeps results by first and last entry", [0.25, 0.3, 0.25]),
    ],
)
def test_what_is_kept_is_given_again_for_other_inputs_of_the_same_key(key, other):
    mutant = mutants(entropy)[key].function
    first = np.array([0.25, 0.5, 0.25])
    assert mutant(first) == mutant(np.array(other)) == entropy(first)
    assert mutant(np.array([0.1, 0.2, 0.3, 0.4])) != entropy(first)


@pytest.mark.parametrize(
    ("label", "entries"),
    [
        ("takes near entries for equal", [0.5, 0.5 + 3e-7]),
        ("drops entries below 1e-6", [3e-7, 1.0]),
        ("clips at 1e-7", [3e-9, 1.0]),
        ("bounded by 1e6", [3e7, 1.0]),
    ],
)
def test_a_changed_input_is_seen_by_the_mutant_and_an_ordinary_one_as_it_is(label, entries):
    mutant = mutants(np.array)[label].function
    assert not np.array_equal(mutant(np.array(entries)), entries)
    assert np.array_equal(mutant(np.array([0.5, 0.25])), [0.5, 0.25])


def test_a_limit_that_changes_no_answer_is_no_mutant():
    def sign(z):
        return np.where(z > 0, 1.0, 0.0)

    judged = mutants(sign)["bounded by 1e6"]
    assert not judged.judged(judged.function, sign, task_of(sign, (np.array([1.0, -2.0]),)))
    bounded = mutants(np.negative)["bounded by 1e6"]
    assert bounded.judged(bounded.function, np.negative, task_of(entropy, (np.ones(2),)))


def test_sizes_and_keys_count_only_where_there_is_something_to_measure():
    plain = task_of(count, (2, 3))
    arrays = task_of(entropy, (np.array([0.5, 0.5]),))
    made = mutants(count)
    for label, on_counts, on_arrays in [
        ("right up to size 4", True, True),
        ("counts in float32", True, False),
        ("keeps results by shape", False, True),
    ]:
        judged = made[label]
        assert judged.judged(judged.function, count, plain) is on_counts
        assert judged.judged(judged.function, entropy, arrays) is on_arrays


def test_a_class_has_none():
    assert list(limited_mutants(Exercise)) == []
