"""Comparison: what is right in any style, and what only looks right."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.core.compare import compare
from autograder.core.model import AnyOf, Between, Tolerance
from autograder.core.values import Opaque

MATRIX = np.array([[1.5, -2.25, 0.125], [3.0, 0.5, -1.0]])


@pytest.mark.parametrize(
    "got",
    [
        0.5, np.float64(0.5), np.float32(0.5), np.array(0.5), np.array(0.5, dtype=np.float32),
        0.5 + 4e-7, np.float16(0.5),
    ],
)  # fmt: skip
def test_a_number_of_any_kind_is_a_number(got):
    assert compare(got, 0.5).right


@pytest.mark.parametrize(
    ("got", "kind"),
    [
        (np.array([0.5]), "type"), ([0.5], "type"), (None, "type"), ("0.5", "type"),
        (0.5 + 0j, "type"), (True, "type"), (Opaque("Fake"), "type"), (math.nan, "finite"),
        (math.inf, "finite"), (0.501, "value"), (-0.5, "value"),
    ],
)  # fmt: skip
def test_what_is_not_the_number_is_told_apart(got, kind):
    assert compare(got, 0.5).mismatch.kind == kind


@pytest.mark.parametrize("got", [5, np.int64(5), np.int8(5), np.array(5), np.uint16(5)])
def test_a_count_may_be_any_int(got):
    assert compare(got, 5).right


@pytest.mark.parametrize("got", [5.0, np.float64(5), "5", [5], np.array([5]), 6, True, 5 + 0j])
def test_a_count_must_be_an_exact_int(got):
    assert not compare(got, 5).right


def test_counts_beyond_64_bits_are_exact():
    assert compare(2**70 + 1, 2**70 + 1).right
    assert not compare(2**70, 2**70 + 1).right
    assert not compare(10**400, 2**70).right


@pytest.mark.parametrize(
    "got",
    [
        MATRIX, MATRIX.tolist(), tuple(map(tuple, MATRIX)), MATRIX.astype(np.float32),
        [np.array(row) for row in MATRIX], np.asfortranarray(MATRIX), MATRIX + 1e-7,
        [[np.float64(v) for v in row] for row in MATRIX],
    ],
)  # fmt: skip
def test_an_array_may_come_as_lists_or_in_single_precision(got):
    assert compare(got, MATRIX).right


@pytest.mark.parametrize(
    ("got", "kind"),
    [
        (MATRIX.T, "shape"), (MATRIX[:1], "shape"), (MATRIX.ravel(), "shape"), (1.5, "shape"),
        (np.array([1.5]), "shape"), (MATRIX[None], "shape"), ([[1.0], [2.0, 3.0]], "type"),
        (MATRIX + 0j, "type"), (MATRIX > 0, "type"), (MATRIX.astype(str).tolist(), "type"),
        ({"a": 1}, "type"), (np.round(MATRIX, 1), "value"), (MATRIX.astype(int), "value"),
        (np.full_like(MATRIX, np.nan), "finite"), (MATRIX + np.inf, "finite"),
    ],
)  # fmt: skip
def test_what_is_not_the_array_is_told_apart(got, kind):
    assert compare(got, MATRIX).mismatch.kind == kind


def test_one_nan_among_right_entries_is_wrong():
    got = MATRIX.copy()
    got[1, 2] = np.nan
    assert compare(got, MATRIX).mismatch.where.endswith("[1, 2]")


def test_zeros_and_ones_may_be_ints_or_booleans_where_every_true_value_is_one_of_them():
    want = np.array([0.0, 1.0, 1.0])
    assert compare(want.astype(int), want).right
    assert compare(want.astype(bool), want).right
    assert compare(True, 1).right
    assert not compare(np.array([False, True, False]), want).right


def test_int_arrays_ask_for_ints():
    assert compare(np.array([3, 4]), np.array([3, 4])).right
    assert compare([3, 4], np.array([3, 4])).right
    assert not compare(np.array([3.0, 4.0]), np.array([3, 4])).right


def test_a_sequence_of_arrays_is_a_list_or_a_tuple():
    want = [np.arange(2.0), np.arange(3.0)]
    assert compare(tuple(want), want).right
    assert compare([w.tolist() for w in want], want).right
    assert compare(want[:1], want).mismatch.kind == "shape"
    assert compare(want[::-1], want).mismatch.where == "[0]"
    assert compare(None, want).mismatch.kind == "type"


def test_a_pair_of_numbers_may_come_as_an_array_as_it_unpacks_alike():
    assert compare(np.array([1.0, 2.0]), (1.0, 2.0)).right
    assert not compare(np.array([1.0, 2.0, 3.0]), (1.0, 2.0)).right


def test_a_dict_may_hold_extra_keys_and_must_hold_the_wanted_ones():
    assert compare({"a": 1.0, "b": 2}, {"a": 1.0}).right
    assert compare({"b": 2}, {"a": 1.0}).mismatch.kind == "shape"
    assert compare([1.0], {"a": 1.0}).mismatch.kind == "type"


def test_several_forms_may_be_right():
    want = AnyOf((0.5, np.array([0.5])))
    assert compare(0.5, want).right
    assert compare(np.array([0.5]), want).right
    assert not compare(np.array([[0.5]]), want).right


def test_a_range_takes_anything_inside_it():
    want = Between(np.array([0.0, 0.0, 1.0]), np.array([0.0, 1.0, 1.0]))
    assert compare(np.array([0.0, 0.3, 1.0]), want).right
    assert compare(np.array([0, 1, 1]), want).right
    assert not compare(np.array([0.0, 1.1, 1.0]), want).right
    assert not compare(np.array([0.0, np.nan, 1.0]), want).right
    assert compare(0.5, want).mismatch.kind == "shape"


def test_infinity_where_it_is_wanted_is_right_and_only_there():
    assert compare(math.inf, math.inf).right
    assert not compare(-math.inf, math.inf).right
    assert not compare(1e308, math.inf).right
    assert not compare(math.nan, math.inf).right
    want = np.array([np.inf, 2.0])
    assert compare(want.copy(), want).right
    assert not compare(np.array([np.inf, 3.0]), want).right


def test_every_entry_by_itself_where_the_tolerance_says_so():
    loose = Tolerance(relative=0.02, absolute=0.0, per_entry=True)
    want = np.array([1.0, 1e-3])
    assert compare(want * 1.019, want, loose).right
    assert not compare(np.array([1.0, 1.03e-3]), want, loose).right


def test_huge_and_tiny_arrays_neither_overflow_nor_vanish():
    for scale in (1e300, 1e-300):
        want = scale * MATRIX
        assert compare(want * (1 + 1e-8), want).right
    assert not compare(-1e300 * MATRIX, 1e300 * MATRIX).right
    assert not compare(np.array([1.7e308]), np.array([-1.7e308])).right


@given(st.floats(allow_nan=False, allow_infinity=False, width=32).filter(lambda v: abs(v) > 1e-3))
def test_rounding_to_float32_is_always_right_and_one_percent_off_never(value):
    assert compare(float(np.float32(value)), value).right
    assert not compare(value * 1.01, value).right


@given(st.integers(-(2**80), 2**80), st.integers(-(2**80), 2**80))
def test_ints_are_equal_or_wrong(a, b):
    assert compare(a, b).right == (a == b)
