"""Losses, entropies and their gradients against PyTorch and mpmath."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import nn_reference as nn
from nn_reference import ShapeError


def distributions(rng, *shape):
    return rng.dirichlet(np.ones(shape[-1]), size=shape[:-1])


@pytest.mark.parametrize("k", [1, 4])
def test_half_squared_error_and_its_gradient_equal_pytorch(k, torch, tensor, rng, same):
    y, t = tensor(rng.normal(size=k)), rng.normal(size=k)
    loss = torch.nn.functional.mse_loss(y, tensor(t, grad=False), reduction="sum") / 2
    loss.backward()
    same(nn.half_squared_error(y.detach().numpy(), t), loss)
    same(nn.half_squared_error_grad(y.detach().numpy(), t), y.grad)


def test_total_loss_sums_over_examples(torch, tensor, rng, same):
    Y, T = rng.normal(size=(2, 5, 3))
    want = torch.nn.functional.mse_loss(tensor(Y), tensor(T), reduction="sum") / 2
    same(nn.total_loss(Y, T), want)
    same(nn.total_loss(Y, T), sum(nn.half_squared_error(y, t) for y, t in zip(Y, T, strict=True)))


@pytest.mark.parametrize("n", [1, 6])
@pytest.mark.parametrize("soft", [False, True])
def test_binary_cross_entropy_equals_pytorch_on_probabilities_and_logits(
    n, soft, torch, tensor, rng, same
):
    y = rng.random(n) if soft else rng.integers(0, 2, n).astype(float)
    a = 3 * rng.normal(size=n)
    f = torch.nn.functional
    p = nn.sigmoid(a)
    same(nn.binary_cross_entropy(p, y), f.binary_cross_entropy(tensor(p), tensor(y)))
    want = f.binary_cross_entropy_with_logits(tensor(a), tensor(y))
    same(nn.binary_cross_entropy_with_logits(a, y), want)


@pytest.mark.parametrize("a", [-1000.0, -745.0, -40.0, -1e-9, 0.0, 1e-9, 40.0, 745.0, 1000.0])
@pytest.mark.parametrize("y", [0.0, 1.0, 0.25])
def test_binary_cross_entropy_from_logits_is_exact_at_extremes(a, y, mpmath, same):
    p = 1 / (1 + mpmath.exp(-mpmath.mpf(a)))
    other = 1 / (1 + mpmath.exp(mpmath.mpf(a)))
    want = float(-y * mpmath.log(p) - (1 - y) * mpmath.log(other))
    same(nn.binary_cross_entropy_with_logits([a], [y]), want, rtol=1e-14, atol=1e-307)
    same(
        nn.sigmoid_cross_entropy_grad([a], [y]),
        [float((1 - y) * p - y * other)],
        rtol=1e-14,
        atol=1e-307,
    )


@pytest.mark.parametrize(("n", "k"), [(1, 3), (5, 1), (5, 4)])
@pytest.mark.parametrize("scale", [1.0, 30.0, 1000.0])
def test_cross_entropy_from_logits_equals_pytorch(n, k, scale, torch, tensor, rng, same):
    a, labels = scale * rng.normal(size=(n, k)), rng.integers(0, k, n)
    want = torch.nn.functional.cross_entropy(tensor(a), torch.tensor(labels))
    same(nn.cross_entropy_with_logits(a, labels), want)


@pytest.mark.parametrize(
    ("a", "label"),
    [([1000, -1000], 0), ([1000, -1000], 1), ([0, 0, 0], 2), ([-1000, -1000], 1), ([40, 0], 0)],
)
def test_cross_entropy_from_logits_is_exact_at_extremes(a, label, mpmath, same):
    total = sum(mpmath.exp(mpmath.mpf(entry)) for entry in a)
    want = float(mpmath.log(total) - a[label])
    same(nn.cross_entropy_with_logits([a], [label]), want, rtol=1e-14, atol=1e-307)


@pytest.mark.parametrize("n", [1, 5])
def test_cross_entropy_of_soft_targets_equals_pytorch(n, torch, tensor, rng, same):
    a, y = rng.normal(size=(n, 4)), distributions(rng, n, 4)
    want = torch.nn.functional.cross_entropy(tensor(a), tensor(y))
    same(nn.cross_entropy(nn.softmax(a), y), want)


def test_a_probability_of_zero_costs_nothing_or_infinitely_much():
    assert nn.cross_entropy([[1.0, 0.0]], [[1, 0]]) == 0.0
    assert nn.cross_entropy([[1.0, 0.0]], [[0, 1]]) == np.inf
    assert nn.binary_cross_entropy([0.0, 1.0], [0, 1]) == 0.0
    assert nn.binary_cross_entropy([0.0], [1]) == np.inf


@pytest.mark.parametrize("scale", [1.0, 8.0])
def test_gradients_of_cross_entropy_equal_pytorch(scale, torch, tensor, rng, same):
    z, y = tensor(np.clip(scale * rng.normal(size=4), -30, 30)), distributions(rng, 4)
    p = torch.softmax(z, 0)
    p.retain_grad()
    (-(tensor(y, grad=False) * torch.log(p)).sum()).backward()
    same(nn.cross_entropy_output_grad(p.detach().numpy(), y), p.grad)
    same(nn.softmax_cross_entropy_grad(z.detach().numpy(), y), z.grad, rtol=1e-9)


@pytest.mark.parametrize("n", [1, 5])
def test_the_gradient_over_rows_is_of_the_mean(n, torch, tensor, rng, same):
    Z, Y = tensor(rng.normal(size=(n, 3))), distributions(rng, n, 3)
    torch.nn.functional.cross_entropy(Z, tensor(Y, grad=False)).backward()
    same(nn.softmax_cross_entropy_grad_rows(Z.detach().numpy(), Y), Z.grad)


@pytest.mark.parametrize("n", [1, 5])
def test_the_gradient_of_binary_cross_entropy_is_not_averaged(n, torch, tensor, rng, same):
    a, y = tensor(3 * rng.normal(size=n)), rng.random(n)
    torch.nn.functional.binary_cross_entropy_with_logits(a, tensor(y), reduction="sum").backward()
    same(nn.sigmoid_cross_entropy_grad(a.detach().numpy(), y), a.grad)


@pytest.mark.parametrize("k", [1, 4])
def test_the_gradient_of_squared_error_through_a_sigmoid_equals_pytorch(
    k, torch, tensor, rng, same
):
    z, t = tensor(np.append(3 * rng.normal(size=k), [1000.0, -1000.0, 30.0])), rng.random(k + 3)
    (torch.nn.functional.mse_loss(torch.sigmoid(z), tensor(t), reduction="sum") / 2).backward()
    same(nn.squared_error_sigmoid_grad(z.detach().numpy(), t), z.grad)


@pytest.mark.parametrize("k", [1, 2, 5])
def test_entropy_and_divergence_equal_pytorch(k, torch, tensor, rng, same):
    p, q = distributions(rng, 2, k)
    f = torch.distributions
    same(nn.entropy(p), f.Categorical(tensor(p)).entropy())
    want = f.kl_divergence(f.Categorical(tensor(p)), f.Categorical(tensor(q)))
    same(nn.kl_divergence(p, q), want)


def test_entropy_and_divergence_at_zeros_follow_scipy(outside):
    scipy_special = outside("scipy.special", "scipy")
    p, q = np.array([0.0, 0.25, 0.75]), np.array([0.5, 0.5, 0.0])
    assert nn.entropy(p) == pytest.approx(scipy_special.entr(p).sum(), rel=1e-14)
    assert nn.kl_divergence(p, q) == np.inf == scipy_special.rel_entr(p, q).sum()
    assert nn.kl_divergence([1, 0], [1, 0]) == 0.0
    assert nn.kl_divergence([0, 1], [0.5, 0.5]) == pytest.approx(np.log(2), rel=1e-15)
    assert nn.entropy([1.0]) == 0.0


def test_times_log_takes_zero_times_log_zero_as_zero(same):
    same(nn.times_log([0.0, 0.0, 2.0, 1.0], [0.0, 5.0, np.e, 0.0]), [0.0, 0.0, 2.0, -np.inf])


positive = arrays(float, 4, elements=st.floats(1e-3, 1.0)).map(lambda x: x / x.sum())


@given(positive, positive)
def test_divergence_is_never_negative_and_is_cross_entropy_less_entropy(p, q):
    divergence = nn.kl_divergence(p, q)
    assert divergence >= -1e-15
    difference = nn.cross_entropy(q[None], p[None]) - nn.entropy(p)
    assert divergence == pytest.approx(difference, abs=1e-12)


@given(positive)
def test_entropy_is_largest_for_the_uniform_distribution(p):
    assert 0 <= nn.entropy(p) <= np.log(4) + 1e-14


@given(arrays(float, (3, 4), elements=st.floats(-1000, 1000)), st.floats(-100, 100))
def test_cross_entropy_from_logits_does_not_change_when_logits_are_shifted(a, c):
    labels = [0, 3, 1]
    want = nn.cross_entropy_with_logits(a, labels)
    assert nn.cross_entropy_with_logits(a + c, labels) == pytest.approx(want, rel=1e-10, abs=1e-10)


@pytest.mark.parametrize(
    "call",
    [
        lambda: nn.half_squared_error([1.0, 2.0], [1.0]),
        lambda: nn.half_squared_error_grad([1.0, 2.0], [[1.0, 2.0]]),
        lambda: nn.total_loss([1.0], [1.0]),
        lambda: nn.binary_cross_entropy([0.5, 0.5], [[0], [1]]),
        lambda: nn.binary_cross_entropy_with_logits([0.5], 1.0),
        lambda: nn.cross_entropy([[0.5, 0.5]], [0]),
        lambda: nn.cross_entropy_with_logits([[0.5, 0.5]], [[0]]),
        lambda: nn.cross_entropy_output_grad([0.5, 0.5], [1.0]),
        lambda: nn.softmax_cross_entropy_grad([[0.0, 0.0]], [[1, 0]]),
        lambda: nn.softmax_cross_entropy_grad_rows([[0.0, 0.0]], [1, 0]),
        lambda: nn.sigmoid_cross_entropy_grad([0.0], [[1.0]]),
        lambda: nn.squared_error_sigmoid_grad([0.0], 1.0),
        lambda: nn.entropy(1.0),
        lambda: nn.kl_divergence([0.5, 0.5], [1.0]),
    ],
)
def test_shapes_that_would_broadcast_are_refused(call):
    with pytest.raises(ShapeError):
        call()


@pytest.mark.parametrize(
    "call",
    [
        lambda: nn.entropy([0.5, 0.6]),
        lambda: nn.entropy([1.5, -0.5]),
        lambda: nn.kl_divergence([0.5, 0.5], [2.0, 2.0]),
        lambda: nn.distribution([[0.5, 0.5], [0.5, 0.4]], "p"),
        lambda: nn.softmax_cross_entropy_grad([0.0, 0.0], [1, 1]),
        lambda: nn.softmax_cross_entropy_grad_rows([[0.0, 0.0]], [[0, 0]]),
        lambda: nn.cross_entropy([[1.5, 0.5]], [[1, 0]]),
        lambda: nn.binary_cross_entropy([-0.1], [1]),
        lambda: nn.cross_entropy_output_grad([0.0, 1.0], [0, 1]),
        lambda: nn.cross_entropy_with_logits([[0.0, 1.0]], [2]),
    ],
)
def test_what_is_no_distribution_probability_or_label_is_refused(call):
    with pytest.raises(ValueError, match=r"distribution|probabilities|no value|classes"):
        call()
