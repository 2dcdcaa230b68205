"""A gradient that is right by value must agree with the numerical one."""

import numpy as np

from autograder.core.compare import compare
from autograder.core.gradient import agrees, numerical_gradient


def gradient_at(x):
    return numerical_gradient(lambda v: float(np.sum(np.tanh(v) ** 2)), x)


def test_an_allowed_error_may_be_all_in_the_smallest_entry():
    x = np.append(np.linspace(0.5, 1.5, 20), 1e-4)
    exact = 2 * np.tanh(x) / np.cosh(x) ** 2
    got = exact.copy()
    got[-1] += 0.99e-6 * np.linalg.norm(exact)
    assert compare(got, exact).right
    assert agrees(got, gradient_at(x))


def test_exact_zeros_agree_with_the_rounding_of_differences():
    numeric = np.array([3e-12, -1e-11])
    assert compare(np.zeros(2), np.zeros(2)).right
    assert agrees(np.zeros(2), numeric)


def test_float32_is_enough():
    x = np.linspace(-1.5, 1.5, 7)
    exact = 2 * np.tanh(x) / np.cosh(x) ** 2
    got = (exact * (1 + 5e-6)).astype(np.float32)
    assert compare(got, exact).right
    assert agrees(got, gradient_at(x))


def test_a_tenth_of_a_percent_does_not_agree():
    x = np.linspace(0.5, 1.5, 7)
    exact = 2 * np.tanh(x) / np.cosh(x) ** 2
    assert not agrees(exact * 1.001, gradient_at(x))
