"""Units, layers and networks of any depth against PyTorch, in column and in row form."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import nn_reference as nn
from nn_reference import ShapeError

SIZES = [[3, 2], [4, 3, 2], [2, 5, 4, 3], [1, 1, 1]]
NAMES = ["tanh", "leaky_relu", "sigmoid", "elu"]
OF_TORCH = {
    "tanh": lambda torch, z: torch.tanh(z),
    "leaky_relu": lambda torch, z: torch.nn.functional.leaky_relu(z, 0.1),
    "sigmoid": lambda torch, z: torch.sigmoid(z),
    "elu": lambda torch, z: torch.nn.functional.elu(z),
}


def layers_of(rng, sizes, *, rows):
    shapes = [(n_in, n_out) if rows else (n_out, n_in) for n_in, n_out in pairwise(sizes)]
    weights = [rng.normal(size=shape) for shape in shapes]
    return weights, [rng.normal(size=n) for n in sizes[1:]]


def test_a_unit_equals_a_linear_layer_of_pytorch(torch, tensor, rng, same):
    x, w = rng.normal(size=(2, 5))
    want = torch.tanh(torch.nn.functional.linear(tensor(x), tensor(w[None]), tensor([0.7])))
    same(nn.unit(x, w, 0.7, np.tanh), want[0])
    same(nn.unit([2.0], [3.0], -1, lambda z: z), 5.0)
    with pytest.raises(ShapeError):
        nn.unit(x, w[:4], 0.7, np.tanh)
    with pytest.raises(ShapeError):
        nn.unit(x, w, [0.7], np.tanh)


def test_a_perceptron_is_a_strict_threshold(torch, tensor, rng):
    for x, w, b in zip(
        rng.normal(size=(50, 3)), rng.normal(size=(50, 3)), rng.normal(size=50), strict=True
    ):
        want = torch.heaviside(tensor(x) @ tensor(w) + b, tensor(0.0))
        assert nn.perceptron(x, w, b) == int(want)
    assert nn.perceptron([1.0], [1.0], -1.0) == 0
    assert isinstance(nn.perceptron([1.0], [1.0], 0.0), int)


def test_consecutive_ones_is_right_for_all_sixteen_inputs():
    for bits in product([0, 1], repeat=4):
        assert nn.consecutive_ones(bits) == int("11" in "".join(map(str, bits)))
        first = int(bits[1] and (bits[0] or bits[2]))
        np.testing.assert_array_equal(
            nn.consecutive_ones_hidden(bits), [first, int(bits[2] and bits[3])]
        )
    assert nn.CONSECUTIVE_HIDDEN_WEIGHTS.shape == (2, 4)
    assert nn.CONSECUTIVE_HIDDEN_BIASES.tolist() == [-2.5, -1.5]
    with pytest.raises(ShapeError):
        nn.consecutive_ones([0, 1, 1])


def test_a_layer_and_its_gradients_equal_pytorch(torch, tensor, rng, same):
    x, W, b = (tensor(rng.normal(size=shape)) for shape in [4, (3, 4), 3])
    g = rng.normal(size=3)
    z = torch.nn.functional.linear(x, W, b)
    z.backward(tensor(g, grad=False))
    ax, aW, ab = (one.detach().numpy() for one in (x, W, b))
    same(nn.weighted_sum(ax, aW, ab), z)
    same(nn.dense(ax, aW, ab, np.tanh), torch.tanh(z))
    for got, want in zip(nn.linear_backward(g, ax, aW), (x.grad, W.grad, b.grad), strict=True):
        same(got, want)


@pytest.mark.parametrize("n", [1, 6])
def test_a_layer_in_row_form_and_its_gradients_equal_pytorch(n, torch, tensor, rng, same):
    X, W, b = (tensor(rng.normal(size=shape)) for shape in [(n, 4), (4, 3), 3])
    g = rng.normal(size=(n, 3))
    Z = torch.nn.functional.linear(X, W.T, b)
    Z.backward(tensor(g, grad=False))
    aX, aW, ab = (one.detach().numpy() for one in (X, W, b))
    same(nn.weighted_sum_rows(aX, aW, ab), Z)
    for got, want in zip(nn.linear_backward_rows(g, aX, aW), (X.grad, W.grad, b.grad), strict=True):
        same(got, want)


def test_a_folded_bias_is_the_weight_of_an_input_that_is_one(torch, tensor, rng, same):
    x, W, b = rng.normal(size=4), rng.normal(size=(3, 4)), rng.normal(size=3)
    want = torch.nn.functional.linear(tensor(x), tensor(W), tensor(b))
    same(nn.fold_bias(W, b) @ np.append(x, 1.0), want)
    with pytest.raises(ShapeError, match=r"W is \(3, 4\) and b is \(3, 1\)"):
        nn.fold_bias(W, b[:, None])


def test_two_linear_layers_collapse_to_one(torch, tensor, rng, same):
    X, (weights, biases) = rng.normal(size=(6, 4)), layers_of(rng, [4, 3, 2], rows=True)
    hidden = torch.nn.functional.linear(tensor(X), tensor(weights[0].T), tensor(biases[0]))
    want = torch.nn.functional.linear(hidden, tensor(weights[1].T), tensor(biases[1]))
    W, b = nn.collapse_rows(weights[0], biases[0], weights[1], biases[1])
    same(X @ W + b, want)


def torch_pass(torch, tensor, x, weights, biases, names):
    tensors = [tensor(W) for W in weights], [tensor(b) for b in biases]
    a, zs = tensor(x), []
    start = a
    for W, b, name in zip(*tensors, names, strict=True):
        z = torch.nn.functional.linear(a, W, b)
        z.retain_grad()
        zs.append(z)
        a = OF_TORCH[name](torch, z)
    return start, tensors, zs, a


@pytest.mark.parametrize("sizes", SIZES)
def test_forward_and_backward_equal_pytorch_in_column_form(sizes, torch, tensor, rng, same):
    (weights, biases), names = layers_of(rng, sizes, rows=False), NAMES[: len(sizes) - 1]
    x, g = rng.normal(size=sizes[0]), rng.normal(size=sizes[-1])
    start, (tW, tb), zs, output = torch_pass(torch, tensor, x, weights, biases, names)
    activations = [nn.ACTIVATIONS[name] for name in names]
    trace = nn.forward(x, weights, biases, activations)
    assert isinstance(trace, nn.Trace)
    same(trace.output, output)
    same(trace.a[0], x)
    output.backward(tensor(g, grad=False))
    back = nn.backward(trace, weights, activations, -activations[-1].pull_back(trace.z[-1], g))
    assert isinstance(back, nn.Backward)
    check_backward(back, start, tW, tb, zs, same)


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("n", [1, 5])
def test_forward_and_backward_equal_pytorch_in_row_form(sizes, n, torch, tensor, rng, same):
    (weights, biases), names = layers_of(rng, sizes, rows=True), NAMES[: len(sizes) - 1]
    X, g = rng.normal(size=(n, sizes[0])), rng.normal(size=(n, sizes[-1]))
    transposed = [W.T for W in weights]
    start, (tW, tb), zs, output = torch_pass(torch, tensor, X, transposed, biases, names)
    activations = [nn.ACTIVATIONS[name] for name in names]
    trace = nn.forward_rows(X, weights, biases, activations)
    same(trace.output, output)
    output.backward(tensor(g, grad=False))
    back = nn.backward_rows(trace, weights, activations, -activations[-1].pull_back(trace.z[-1], g))
    check_backward(back, start, tW, tb, zs, same, rows=True)


def check_backward(back, start, tW, tb, zs, same, *, rows=False):
    same(back.dx, start.grad)
    for got, want in zip(back.dW, tW, strict=True):
        same(got.T if rows else got, want.grad)
    for got, want in zip(back.db, tb, strict=True):
        same(got, want.grad)
    for got, want in zip(back.delta, zs, strict=True):
        same(got, -want.grad)


def test_row_form_is_column_form_for_each_example(rng, same):
    weights, biases = layers_of(rng, [3, 4, 2], rows=True)
    X = rng.normal(size=(5, 3))
    rows = nn.forward_rows(X, weights, biases, [np.tanh, np.tanh]).output
    for x, want in zip(X, rows, strict=True):
        same(nn.forward(x, [W.T for W in weights], biases, [np.tanh, np.tanh]).output, want)


def test_the_lectures_network_gives_the_printed_outputs(torch, tensor, same):
    for x, printed in [([1, -1], [0.62, 0.83]), ([0, 0], [0.51, 0.85])]:
        a = tensor(x)
        for W, b in zip(nn.SLIDE_WEIGHTS, nn.SLIDE_BIASES, strict=True):
            a = torch.sigmoid(torch.nn.functional.linear(a, tensor(W), tensor(b)))
        same(nn.slide_network(x).output, a)
        np.testing.assert_allclose(nn.slide_network(x).output, printed, atol=0.005)


def test_feature_space_steps_equal_pytorch(torch, tensor, rng, same):
    x, W, b = rng.normal(size=2), rng.normal(size=(3, 2)), rng.normal(size=3)
    mapped, shifted, squeezed = nn.feature_space_steps(x, W, b)
    same(mapped, torch.nn.functional.linear(tensor(x), tensor(W)))
    same(shifted, torch.nn.functional.linear(tensor(x), tensor(W), tensor(b)))
    same(squeezed, torch.tanh(torch.nn.functional.linear(tensor(x), tensor(W), tensor(b))))


@pytest.mark.parametrize("n", [1, 7])
def test_polar_features_equal_complex_arithmetic(n, rng, same, torch, tensor):
    X = rng.normal(size=(n, 2))
    points = torch.complex(*tensor(X, grad=False).T)
    same(nn.polar_features(X), torch.stack([points.abs() ** 2, points.angle()], dim=1))


@given(
    arrays(float, (2, 3), elements=st.floats(-10, 10)),
    arrays(float, (2, 4), elements=st.floats(-10, 10)),
)
def test_the_gradient_of_a_sum_is_the_sum_of_gradients(upstreams, xs):
    W = np.arange(12.0).reshape(3, 4)
    together = nn.linear_backward_rows(upstreams, xs, W.T)
    apart = [nn.linear_backward(g, x, W) for g, x in zip(upstreams, xs, strict=True)]
    np.testing.assert_allclose(together[1].T, apart[0][1] + apart[1][1], atol=1e-10)
    np.testing.assert_allclose(together[2], apart[0][2] + apart[1][2], atol=1e-10)


def test_no_function_changes_its_arguments(rng):
    weights, biases = layers_of(rng, [3, 4, 2], rows=False)
    x = rng.normal(size=3)
    before = [one.copy() for one in (x, *weights, *biases)]
    activations = [nn.ACTIVATIONS["tanh"], nn.ACTIVATIONS["identity"]]
    trace = nn.forward(x, weights, biases, activations)
    back = nn.backward(trace, weights, activations, np.ones(2))
    back.db[0][:] = back.dx[:] = 99.0
    for got, want in zip((x, *weights, *biases), before, strict=True):
        np.testing.assert_array_equal(got, want)


def test_a_network_that_does_not_fit_together_is_refused(rng):
    weights, biases = layers_of(rng, [3, 4, 2], rows=False)
    x, tanh = np.ones(3), [nn.ACTIVATIONS["tanh"]] * 2
    with pytest.raises(ShapeError, match="2 weights, 1 biases, 2 activations"):
        nn.forward(x, weights, biases[:1], tanh)
    with pytest.raises(ShapeError, match="there is a layer"):
        nn.forward(x, [], [], [])
    with pytest.raises(ShapeError, match=r"x is \(2,\).*W is \(4, 3\)"):
        nn.forward(x[:2], weights, biases, tanh)
    with pytest.raises(ShapeError, match=r"b is \(4, 1\)"):
        nn.forward(x, weights, [biases[0][:, None], biases[1]], tanh)
    trace = nn.forward(x, weights, biases, tanh)
    with pytest.raises(ShapeError, match=r"delta is \(1,\)"):
        nn.backward(trace, weights, tanh, [1.0])
    with pytest.raises(ShapeError, match="2 layers, 1 weights"):
        nn.backward(trace, weights[:1], tanh[:1], [1.0, 1.0])
    with pytest.raises(ShapeError):
        nn.backward(trace, [W.T for W in weights], tanh, [1.0, 1.0])
