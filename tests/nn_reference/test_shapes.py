"""Shapes that do not fit raise an error that names both shapes and the rule."""

import numpy as np
import pytest

from nn_reference import ShapeError
from nn_reference.shapes import Array, alike, array, count, fit, rows_of, scalar


def test_a_rule_binds_equal_names_to_equal_sizes():
    W, x = fit("W (n_out, n_in), x (n_in,)", np.ones((3, 2)), [1, 2])
    assert W.dtype == x.dtype == np.float64


@pytest.mark.parametrize(
    ("W", "x"),
    [
        (np.ones((3, 2)), np.ones(3)),
        (np.ones((3, 2)), np.ones((2, 1))),
        (np.ones(2), np.ones(2)),
        (np.ones((0, 2)), np.ones(2)),
        (np.ones((3, 1)), 1.0),
    ],
)
def test_shapes_that_break_a_rule_are_named_with_it(W, x):
    with pytest.raises(ShapeError) as error:
        fit("W (n_out, n_in), x (n_in,)", W, x)
    message = str(error.value)
    assert str(np.shape(W)) in message
    assert str(np.shape(x)) in message
    assert "but they must be W (n_out, n_in), x (n_in,)" in message


def test_a_number_in_a_rule_is_that_size():
    fit("x (2,)", [1, 2])
    with pytest.raises(ShapeError, match=r"^x is \(3,\), but it must be x \(2,\)$"):
        fit("x (2,)", [1, 2, 3])


def test_alike_names_both_shapes_and_the_rule():
    with pytest.raises(ShapeError, match=r"\(2,\) and \(1, 2\), but y and t have one shape"):
        alike("y and t have one shape", [1, 2], [[1, 2]])


def test_an_array_of_one_entry_is_no_scalar():
    assert scalar(np.array(2.0), "b") == 2.0
    with pytest.raises(ShapeError, match=r"b is \(1,\)"):
        scalar([2.0], "b")


@pytest.mark.parametrize("value", [1j, "1", None, [1j], [object()], np.array([1j])])
def test_what_is_no_real_number_is_refused(value):
    with pytest.raises(TypeError, match="real numbers"):
        array(value, "z")


def test_a_ragged_list_is_refused():
    with pytest.raises(ShapeError, match="ragged"):
        array([[1, 2], [3]], "X")


def test_a_float64_array_is_not_copied_and_others_are_converted():
    z: Array = np.ones(3)
    assert array(z) is z
    assert array(np.ones(3, np.float32)).dtype == np.float64


@pytest.mark.parametrize("value", [2.0, True, "2", None])
def test_a_count_is_an_integer(value):
    with pytest.raises(TypeError, match="integer"):
        count(value, "n")


def test_a_count_has_a_least():
    assert count(np.int64(1), "n") == 1
    with pytest.raises(ValueError, match="at least 1"):
        count(0, "n")


@pytest.mark.parametrize(
    ("labels", "error"),
    [([0, 1], ShapeError), ([[0], [1], [2]], ShapeError), ([0, 1, 3], ValueError)],
)
def test_labels_are_checked(labels, error):
    with pytest.raises(error):
        rows_of(labels, 3, 3)


def test_labels_below_zero_or_fractions_are_refused():
    with pytest.raises(ValueError, match="-1"):
        rows_of([0, -1], 2, 3)
    with pytest.raises(TypeError):
        rows_of([0.0, 1.0], 2, 3)
