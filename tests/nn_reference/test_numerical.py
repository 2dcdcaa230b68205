"""Numerical gradients against HIPS autograd and PyTorch; and that the checks can fail."""

import numpy as np
import pytest

import nn_reference as nn
from nn_reference import ShapeError


def test_central_differences_equal_hips_autograd(hips, rng, same):
    for shape in [(), (1,), (4,), (2, 3)]:
        x = rng.normal(size=shape)

        def f(x, np=hips.np):
            return np.sum(np.sin(x) * np.exp(0.3 * x)) + np.sum(x) ** 2

        same(nn.numerical_gradient(f, x), hips.grad(f)(x), rtol=1e-8, atol=1e-8)


def test_the_complex_step_is_exact(hips, rng, same):
    x = rng.normal(size=(2, 3))

    def f(x, np):
        return np.sum(np.sin(x) * np.exp(x)) / (1 + np.sum(x**2))

    same(
        nn.complex_step_gradient(lambda x: f(x, np), x),
        hips.grad(lambda x: f(x, hips.np))(x),
        rtol=1e-14,
    )


def test_the_point_is_left_as_it_was_and_integers_are_taken_as_floats():
    x = np.array([1, 2])
    gradient = nn.numerical_gradient(lambda x: float(x @ x), x)
    np.testing.assert_allclose(gradient, [2, 4], rtol=1e-9)
    np.testing.assert_array_equal(x, [1, 2])


def test_a_function_that_reuses_its_output_or_spoils_its_argument_does_no_harm():
    memory = np.zeros(())

    def f(x):
        memory[...] = x @ x
        x[:] = 99.0
        return memory

    np.testing.assert_allclose(nn.numerical_gradient(f, [1.0, 2.0]), [2, 4], rtol=1e-9)


def test_a_function_must_return_a_scalar_and_a_step_be_positive():
    for gradient in (nn.numerical_gradient, nn.complex_step_gradient):
        with pytest.raises(ShapeError, match=r"\(2,\)"):
            gradient(lambda x: x, [1.0, 2.0])
    for h in (0.0, -1e-5, np.nan):
        with pytest.raises(ValueError, match="h is"):
            nn.numerical_gradient(lambda x: x @ x, [1.0], h)
    with pytest.raises(ShapeError, match="at least one"):
        nn.two_step_differences(lambda x: 0.0, [])


def relu_network(rng, n=60):
    X, y = rng.normal(size=(20, n)), rng.normal(size=20)
    v = rng.normal(size=5)
    return lambda W: 0.5 * np.sum((np.maximum(X @ W, 0) @ v - y) ** 2), X, y, v


def test_two_steps_find_no_fault_with_right_gradients_of_relu_networks(tensor, torch, rng):
    for _ in range(20):
        f, X, y, v = relu_network(rng, 6)
        W = tensor(rng.normal(size=(6, 5)))
        hidden = torch.relu(tensor(X) @ W)
        (((hidden @ tensor(v) - tensor(y)) ** 2).sum() / 2).backward()
        found = nn.two_step_differences(f, W.detach().numpy())
        assert isinstance(found, nn.TwoStepDifferences)
        assert not found.conclusive or found.agrees_with(W.grad.numpy())


def test_two_steps_leave_out_coordinates_next_to_a_kink():
    def f(x):
        return np.abs(x[0]) + np.sum(x[1:] ** 2)

    found = nn.two_step_differences(f, [4e-6, 1.0, 2.0, 3.0])
    np.testing.assert_array_equal(found.smooth, [False, True, True, True])
    assert found.kept == 0.75
    assert not found.conclusive
    assert found.agrees_with([1.0, 2.0, 4.0, 6.0])
    assert found.agrees_with([99.0, 2.0, 4.0, 6.0]), (
        "a kink tells nothing, so nothing is held against it"
    )
    assert nn.two_step_differences(f, np.full(20, 1.0)).conclusive


@pytest.mark.parametrize(
    "wrong",
    [
        lambda g: 2 * g,
        lambda g: -g,
        lambda g: g + 1e-3 * np.abs(g).max(),
        lambda g: np.zeros_like(g),
        lambda g: g * (1 + 1e-3),
        lambda g: np.where(np.arange(g.size) == 2, 0.0, g),
        lambda g: np.full_like(g, np.nan),
    ],
)
def test_the_check_fails_for_a_wrong_gradient(wrong, rng):
    x = rng.normal(size=6) + 3

    def f(x):
        return np.sum(x**3)

    found = nn.two_step_differences(f, x)
    assert found.agrees_with(3 * x**2)
    assert not found.agrees_with(wrong(3 * x**2))


def test_the_check_needs_a_gradient_of_the_same_shape():
    found = nn.two_step_differences(lambda x: x @ x, [1.0, 2.0])
    with pytest.raises(ShapeError):
        found.agrees_with([[2.0, 4.0]])


def test_the_relative_error_is_that_of_norms(torch, tensor, rng, same):
    a, b = rng.normal(size=(2, 3, 4))
    norm = torch.linalg.vector_norm
    want = norm(tensor(a - b)) / (norm(tensor(a)) + norm(tensor(b)))
    same(nn.relative_error(a, b), want)
    assert nn.relative_error(np.zeros(3), np.zeros(3)) == 0.0
    assert nn.relative_error([1e-300], [-1e-300]) == 1.0
    assert nn.relative_error([1e300], [0.0]) == 1.0
    assert nn.relative_error([], []) == 0.0
    assert nn.relative_error([1.0], [1.0]) == 0.0
    with pytest.raises(ShapeError):
        nn.relative_error([1.0, 2.0], [1.0])
