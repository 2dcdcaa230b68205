"""Activations and output units against PyTorch, HIPS autograd and mpmath."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import nn_reference as nn
from nn_reference import ShapeError

EXTREMES = np.array([-1000.0, -745.2, -700, -40, -30, -1, -1e-9, 1e-9, 1, 30, 40, 700, 1000])
FUNCTIONS = {
    "step": lambda torch, z: torch.heaviside(z, torch.zeros((), dtype=torch.float64)),
    "sigmoid": lambda torch, z: torch.sigmoid(z),
    "tanh": lambda torch, z: torch.tanh(z),
    "tanh_from_sigmoid": lambda torch, z: torch.tanh(z),
    "relu": lambda torch, z: torch.relu(z),
    "leaky_relu": lambda torch, z: torch.nn.functional.leaky_relu(z, 0.1),
    "absolute_relu": lambda torch, z: torch.abs(z),
    "elu": lambda torch, z: torch.nn.functional.elu(z, 1.0),
}
DERIVATIVES = ["sigmoid", "tanh", "relu", "leaky_relu", "absolute_relu", "elu"]
SHAPES = [(1,), (5,), (3, 4), (2, 3, 4)]


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("shape", SHAPES)
def test_activations_equal_pytorch_on_random_inputs(name, shape, torch, tensor, rng, same):
    z = 3 * rng.normal(size=shape)
    same(getattr(nn, name)(z), FUNCTIONS[name](torch, tensor(z, grad=False)))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_activations_equal_pytorch_at_extremes_and_zero(name, torch, tensor, same):
    z = np.append(EXTREMES, 0.0)
    same(getattr(nn, name)(z), FUNCTIONS[name](torch, tensor(z, grad=False)), rtol=1e-14)


@pytest.mark.parametrize("name", DERIVATIVES)
def test_derivatives_equal_pytorch_away_from_kinks(name, torch, tensor, rng, same):
    z = tensor(np.concatenate([3 * rng.normal(size=20), EXTREMES]))
    FUNCTIONS[name](torch, z).sum().backward()
    same(getattr(nn, f"{name}_grad")(z.detach().numpy()), z.grad, rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("name", ["sigmoid", "sigmoid_grad", "tanh", "tanh_grad", "elu"])
def test_smooth_activations_are_exact_to_the_last_digits_at_extremes(name, mpmath, same):
    m = mpmath
    exact = {
        "sigmoid": lambda z: 1 / (1 + m.exp(-z)),
        "sigmoid_grad": lambda z: m.exp(-z) / (1 + m.exp(-z)) ** 2,
        "tanh": m.tanh,
        "tanh_grad": lambda z: m.sech(z) ** 2,
        "elu": lambda z: z if z > 0 else m.expm1(z),
    }[name]
    want = [float(exact(m.mpf(float(z)))) for z in EXTREMES]
    same(getattr(nn, name)(EXTREMES), want, rtol=1e-14, atol=1e-307)


@pytest.mark.parametrize("slope", [0.0, 0.01, 0.3, 0.999])
def test_the_leaky_relu_takes_any_slope_below_one(slope, torch, tensor, rng, same):
    z = tensor(rng.normal(size=30))
    want = torch.nn.functional.leaky_relu(z, slope)
    want.sum().backward()
    same(nn.leaky_relu(z.detach().numpy(), slope), want)
    same(nn.leaky_relu_grad(z.detach().numpy(), slope), z.grad)


@pytest.mark.parametrize("alpha", [0.1, 1.0, 2.5])
def test_the_elu_takes_any_positive_alpha(alpha, torch, tensor, rng, same):
    z = tensor(np.append(rng.normal(size=30), [1000.0, -1000.0]))
    want = torch.nn.functional.elu(z, alpha)
    want.sum().backward()
    same(nn.elu(z.detach().numpy(), alpha), want)
    same(nn.elu_grad(z.detach().numpy(), alpha), z.grad)


def test_the_prelu_and_its_slope_gradient_equal_pytorch(torch, tensor, rng, same):
    z = rng.normal(size=12)
    slopes = tensor(np.full(12, 0.3))
    want = torch.nn.functional.prelu(tensor(z[None], grad=False), slopes)
    want.sum().backward()
    same(nn.prelu(z, 0.3), want[0])
    same(nn.prelu_slope_grad(z), slopes.grad)


def test_derivatives_at_a_kink_are_one_sided_slopes():
    assert nn.relu_grad([0.0])[0] == 0.0
    assert nn.leaky_relu_grad([0.0], 0.3)[0] == 0.3
    assert nn.elu_grad([0.0], 0.5)[0] == 0.5
    assert nn.absolute_relu_grad([0.0])[0] == 0.0


def test_maxout_equals_pytorch_and_names_shapes_that_do_not_fit(torch, tensor, rng, same):
    x, b1, b2 = rng.normal(size=4), rng.normal(size=3), rng.normal(size=3)
    W1, W2 = rng.normal(size=(2, 3, 4))
    first, second = (
        torch.nn.functional.linear(*map(tensor, (x, W, b))) for W, b in [(W1, b1), (W2, b2)]
    )
    same(nn.maxout(x, W1, b1, W2, b2), torch.maximum(first, second))
    with pytest.raises(ShapeError, match=r"b2 is \(1,\)"):
        nn.maxout(x, W1, b1, W2, b2[:1])


@pytest.mark.parametrize("shape", [(1,), (5,), (1, 3), (4, 3), (2, 3, 4)])
def test_softmax_and_its_logarithm_equal_pytorch(shape, torch, tensor, rng, same):
    for scale in (1.0, 30.0, 1000.0):
        z = scale * rng.normal(size=shape)
        same(nn.softmax(z), torch.softmax(tensor(z), -1))
        same(nn.log_softmax(z), torch.log_softmax(tensor(z), -1))


@pytest.mark.parametrize(
    "z",
    [[1000, -1000], [-1000, -1000, -1000], [[20, 0, 0], [1000, 0, 0]], [0.0, 40.0], [710.0, 709.0]],
)
def test_softmax_is_exact_at_extremes(z, mpmath, same):
    rows = np.atleast_2d(np.array(z, dtype=float))
    powers = [[mpmath.exp(float(entry)) for entry in row] for row in rows]
    want = np.array([[p / sum(row) for p in row] for row in powers])
    logs = [[float(mpmath.log(p)) for p in row] for row in want]
    same(np.atleast_2d(nn.softmax(z)), want.astype(float), rtol=1e-14, atol=1e-307)
    same(np.atleast_2d(nn.log_softmax(z)), logs, rtol=1e-14, atol=0)


@pytest.mark.parametrize("n", [1, 2, 5])
@pytest.mark.parametrize("scale", [1.0, 15.0])
def test_the_softmax_jacobian_equals_pytorch(n, scale, torch, tensor, rng, same):
    z = np.clip(scale * rng.normal(size=n), -30, 30)
    want = torch.autograd.functional.jacobian(lambda t: torch.softmax(t, 0), tensor(z))
    same(nn.softmax_jacobian(z), want, rtol=1e-9)


def test_the_softmax_jacobian_loses_no_digit_where_a_probability_is_almost_one(mpmath, same):
    z = [30.0, -30.0, 0.0]
    powers = [mpmath.exp(entry) for entry in z]
    p = [power / sum(powers) for power in powers]
    want = [[float(p[i] * ((i == j) - p[j])) for j in range(3)] for i in range(3)]
    same(nn.softmax_jacobian(z), want, rtol=1e-13, atol=0)


@pytest.mark.parametrize("shape", [(1,), (4,), (3, 4)])
def test_a_gradient_goes_back_through_softmax_as_in_pytorch(shape, torch, tensor, rng, same):
    for g in (rng.normal(size=shape), np.zeros(shape), 2 * np.ones(shape)):
        z = tensor(rng.normal(size=shape))
        p = torch.softmax(z, -1)
        p.backward(tensor(g, grad=False))
        same(nn.softmax_vjp(p.detach().numpy(), g), z.grad)


@pytest.mark.parametrize("name", sorted(nn.ACTIVATIONS))
def test_every_registered_activation_pulls_a_gradient_back_as_pytorch(
    name, torch, tensor, rng, same
):
    of_torch = {**FUNCTIONS, "identity": lambda t, z: z, "softmax": lambda t, z: t.softmax(z, -1)}
    z, g = tensor(rng.normal(size=(4, 3))), rng.normal(size=(4, 3))
    output = of_torch[name](torch, z)
    output.backward(tensor(g, grad=False))
    same(nn.ACTIVATIONS[name](z.detach().numpy()), output)
    same(nn.ACTIVATIONS[name].pull_back(z.detach().numpy(), g), z.grad)


def test_an_activation_can_be_made_from_a_function_and_its_derivative(same):
    cube = nn.elementwise("cube", lambda z: z**3, lambda z: 3 * z**2)
    assert isinstance(cube, nn.Activation)
    same(cube([2.0]), [8.0])
    same(cube.pull_back(np.array([2.0]), np.array([10.0])), [120.0])


def test_output_units_are_identity_sigmoid_and_softmax(torch, tensor, rng, same):
    z = rng.normal(size=(4, 3))
    same(nn.output_unit(z, "regression"), z)
    same(nn.output_unit(z, "binary"), torch.sigmoid(tensor(z)))
    same(nn.output_unit(z, "multiclass"), torch.softmax(tensor(z), 1))
    with pytest.raises(ValueError, match="ranking"):
        nn.output_unit(z, "ranking")
    with pytest.raises(ShapeError):
        nn.output_unit(z[0], "binary")


@given(arrays(float, st.integers(1, 6), elements=st.floats(-50, 50)), st.floats(-1000, 1000))
def test_softmax_does_not_change_when_all_entries_are_shifted(z, c):
    np.testing.assert_allclose(nn.softmax(z + c), nn.softmax(z), atol=1e-11)


@given(arrays(float, (3, 4), elements=st.floats(-1e6, 1e6)))
def test_softmax_rows_are_distributions_and_keep_the_order(z):
    p = nn.softmax(z)
    np.testing.assert_allclose(p.sum(axis=1), 1.0, atol=1e-14)
    assert np.all(p >= 0)
    i, j = z.argmax(axis=1), z.argmin(axis=1)
    assert np.all(p[range(3), i] >= p[range(3), j])


@given(arrays(float, 5, elements=st.floats(-1e6, 1e6)))
def test_the_sigmoid_is_symmetric_and_its_derivative_even(z):
    np.testing.assert_allclose(nn.sigmoid(z) + nn.sigmoid(-z), 1.0, rtol=1e-15)
    np.testing.assert_array_equal(nn.sigmoid_grad(z), nn.sigmoid_grad(-z))


@settings(max_examples=50)
@given(arrays(float, 4, elements=st.floats(-20, 20)))
def test_softmax_jacobian_rows_and_columns_sum_to_zero(z):
    jacobian = nn.softmax_jacobian(z)
    np.testing.assert_allclose(jacobian.sum(axis=0), 0, atol=1e-15)
    np.testing.assert_allclose(jacobian, jacobian.T, atol=0)


def test_ratios_outside_their_range_are_refused():
    for slope in (-0.1, 1.0, 2.0):
        with pytest.raises(ValueError, match="slope"):
            nn.leaky_relu([1.0], slope)
        with pytest.raises(ValueError, match="slope"):
            nn.leaky_relu_grad([1.0], slope)
    for alpha in (0.0, -1.0, np.nan):
        with pytest.raises(ValueError, match="alpha"):
            nn.elu([1.0], alpha)
        with pytest.raises(ValueError, match="alpha"):
            nn.elu_grad([1.0], alpha)


def test_softmax_needs_an_axis_and_its_gradient_one_shape():
    for z in (1.0, np.ones((2, 0))):
        with pytest.raises(ShapeError):
            nn.softmax(z)
        with pytest.raises(ShapeError):
            nn.log_softmax(z)
    with pytest.raises(ShapeError):
        nn.softmax_jacobian([[1.0, 2.0]])
    with pytest.raises(ShapeError):
        nn.softmax_vjp([0.5, 0.5], [[1.0, 2.0]])
