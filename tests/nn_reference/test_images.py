"""Convolution, pooling, sizes and counts against PyTorch and plain loops."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import nn_reference as nn
from nn_reference import FilterDoesNotFit, ShapeError

CASES = [  # H, W, D, n_filters, f, stride, pad
    (5, 6, 2, 3, 3, 1, 0),
    (7, 9, 3, 2, 3, 2, 0),
    (7, 5, 1, 4, 3, 2, 1),
    (4, 7, 2, 3, 1, 3, 0),
    (3, 3, 2, 1, 3, 1, 0),
    (1, 1, 1, 1, 1, 1, 0),
    (1, 2, 3, 2, 3, 1, 1),
    (6, 8, 2, 5, 4, 2, 2),
    (5, 5, 1, 1, 5, 1, 2),
    (8, 5, 2, 3, 2, 3, 0),
]


def loops(x, w, b, stride, pad):
    """The convolution as its definition reads, one multiplication at a time."""
    n_filters, f, _, depth = w.shape
    padded = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    rows, columns = ((n - f) // stride + 1 for n in padded.shape[:2])
    z = np.empty((rows, columns, n_filters))
    for i, j, k in np.ndindex(z.shape):
        z[i, j, k] = b[k]
        for u, v, c in np.ndindex(f, f, depth):
            z[i, j, k] += padded[i * stride + u, j * stride + v, c] * w[k, u, v, c]
    return z


def drawn(rng, case):
    height, width, depth, n_filters, f, stride, pad = case
    arrays = (height, width, depth), (n_filters, f, f, depth), (n_filters,)
    return *(rng.normal(size=shape) for shape in arrays), stride, pad


@pytest.mark.parametrize("case", CASES)
def test_convolution_equals_plain_loops(case, rng, same):
    x, w, b, stride, pad = drawn(rng, case)
    same(nn.conv2d(x, w, b, stride=stride, pad=pad), loops(x, w, b, stride, pad))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("kind", ["random", "zero", "doubled"])
def test_convolution_and_its_gradients_equal_pytorch(case, kind, torch, tensor, rng, same):
    x, w, b, stride, pad = drawn(rng, case)
    tx, tw, tb = tensor(x), tensor(w), tensor(b)
    z = torch.nn.functional.conv2d(
        tx.permute(2, 0, 1)[None], tw.permute(0, 3, 1, 2), tb, stride=stride, padding=pad
    )[0].permute(1, 2, 0)
    same(nn.conv2d(x, w, b, stride=stride, pad=pad), z)
    g = {"random": 1, "zero": 0, "doubled": 2}[kind] * rng.normal(size=z.shape)
    z.backward(tensor(g, grad=False))
    got = nn.conv2d_backward(g, x, w, stride=stride, pad=pad)
    for one, want in zip(got, (tx, tw, tb), strict=True):
        same(one, want.grad)


@pytest.mark.parametrize("n", [1, 4])
def test_a_batch_and_its_gradients_equal_pytorch(n, torch, tensor, rng, same):
    X, w, b = rng.normal(size=(n, 7, 5, 2)), rng.normal(size=(3, 3, 3, 2)), rng.normal(size=3)
    tX, tw, tb = tensor(X), tensor(w), tensor(b)
    z = torch.nn.functional.conv2d(
        tX.permute(0, 3, 1, 2), tw.permute(0, 3, 1, 2), tb, stride=2, padding=1
    ).permute(0, 2, 3, 1)
    same(nn.conv2d_batch(X, w, b, stride=2, pad=1), z)
    g = rng.normal(size=z.shape)
    z.backward(tensor(g, grad=False))
    got = nn.conv2d_batch_backward(g, X, w, stride=2, pad=1)
    for one, want in zip(got, (tX, tw, tb), strict=True):
        same(one, want.grad)


@pytest.mark.parametrize("shape", [(5, 6, 3), (3, 3, 3), (4, 2, 1)])
def test_one_filter_over_one_channel_equals_scipy(shape, rng, same, outside):
    signal = outside("scipy.signal", "scipy")
    height, width, f = shape
    x, w = rng.normal(size=(height, width)), rng.normal(size=(f, f))
    same(nn.correlate_single(x, w, 0.7), signal.correlate2d(x, w, mode="valid") + 0.7)
    if f > 1:
        assert not np.allclose(
            nn.correlate_single(x, w, 0.7), signal.convolve2d(x, w, "valid") + 0.7
        )


@given(st.integers(0, 2**32 - 1), st.floats(-5, 5), st.floats(-5, 5))
def test_convolution_is_linear_in_the_image_and_in_the_filters(seed, c, d):
    rng = np.random.default_rng(seed)
    x1, x2 = rng.normal(size=(2, 5, 4, 2))
    w1, w2 = rng.normal(size=(2, 3, 3, 3, 2))
    zero = np.zeros(3)

    def conv(x, w):
        return nn.conv2d(x, w, zero, pad=1)

    np.testing.assert_allclose(
        conv(c * x1 + d * x2, w1), c * conv(x1, w1) + d * conv(x2, w1), atol=1e-10
    )
    np.testing.assert_allclose(
        conv(x1, c * w1 + d * w2), c * conv(x1, w1) + d * conv(x1, w2), atol=1e-10
    )


@given(st.integers(0, 2**32 - 1))
def test_convolutions_backward_pass_is_the_transpose_of_its_forward_pass(seed):
    rng = np.random.default_rng(seed)
    x, w, g = rng.normal(size=(7, 5, 2)), rng.normal(size=(3, 3, 3, 2)), rng.normal(size=(4, 3, 3))
    dx, dw, _ = nn.conv2d_backward(g, x, w, stride=2, pad=1)
    forward = float(np.sum(g * nn.conv2d(x, w, np.zeros(3), stride=2, pad=1)))
    assert float(np.sum(dx * x)) == pytest.approx(forward, abs=1e-9)
    assert float(np.sum(dw * w)) == pytest.approx(forward, abs=1e-9)


@pytest.mark.parametrize("shape", [(4, 6, 3, 2), (6, 9, 1, 3), (1, 2, 2, 1), (3, 3, 2, 3)])
def test_max_pooling_and_its_gradient_equal_pytorch(shape, torch, tensor, rng, same):
    height, width, depth, size = shape
    x = tensor(rng.normal(size=(height, width, depth)))
    z = torch.nn.functional.max_pool2d(x.permute(2, 0, 1)[None], size)[0].permute(1, 2, 0)
    ax = x.detach().numpy()
    same(nn.max_pool2d(ax, size=size), z)
    g = rng.normal(size=z.shape)
    z.backward(tensor(g, grad=False))
    same(nn.max_pool2d_backward(g, ax, size=size), x.grad)
    batch = np.stack([ax, ax + 1])
    same(nn.max_pool2d_batch(batch, size=size)[1], z + 1)
    same(nn.max_pool2d_batch_backward(np.stack([g, 2 * g]), batch, size=size)[1], 2 * x.grad)


def test_pooling_of_negative_numbers_keeps_the_largest():
    assert nn.max_pool2d(-np.ones((2, 2, 1)))[0, 0, 0] == -1.0


@pytest.mark.parametrize(
    ("n", "f", "stride", "pad", "size"),
    [
        (7, 3, 1, 0, 5),
        (7, 3, 2, 0, 3),
        (7, 3, 1, 1, 7),
        (32, 5, 1, 2, 32),
        (5, 5, 1, 0, 1),
        (3, 5, 1, 1, 1),
        (1, 1, 9, 0, 1),
    ],
)
def test_sizes_are_those_of_the_lecture_and_of_pytorch(n, f, stride, pad, size, torch):
    assert nn.conv_output_size(n, f, stride=stride, pad=pad) == size
    image = torch.zeros(1, 1, n, n)
    kernel = torch.zeros(1, 1, f, f)
    assert torch.nn.functional.conv2d(image, kernel, stride=stride, padding=pad).shape[-1] == size


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((7, 3, 3, 0), r"leaves 1 over.*strides that fit: 1, 2, 4; or pad by 1$"),
        ((2, 3, 1, 0), r"wider than the input.*at most 2, or pad by 1"),
        ((2, 7, 1, 1), r"wider than the input.*at most 4, or pad by 3"),
        ((8, 3, 2, 0), r"strides that fit: 1, 5"),
    ],
)
def test_a_filter_that_does_not_fit_says_what_would(arguments, says):
    n, f, stride, pad = arguments
    with pytest.raises(FilterDoesNotFit, match=says):
        nn.conv_output_size(n, f, stride=stride, pad=pad)


@given(st.integers(1, 30), st.integers(1, 12), st.integers(1, 6), st.integers(0, 4))
def test_a_size_counts_the_positions_a_filter_takes_and_a_misfit_raises(n, f, stride, pad):
    starts = range(0, n + 2 * pad - f + 1, stride)
    fits = len(starts) > 0 and starts[-1] + f == n + 2 * pad
    if fits:
        assert nn.conv_output_size(n, f, stride=stride, pad=pad) == len(starts)
    else:
        with pytest.raises(FilterDoesNotFit):
            nn.conv_output_size(n, f, stride=stride, pad=pad)


@given(st.integers(1, 40), st.integers(1, 12), st.integers(1, 6), st.integers(0, 3))
def test_the_remedies_an_error_names_do_fit(n, f, stride, pad):
    try:
        nn.conv_output_size(n, f, stride=stride, pad=pad)
        assume(False)
    except FilterDoesNotFit as error:
        message = str(error)
    if "strides that fit: " in message:
        strides, _, padding = message.split("strides that fit: ")[1].partition("; or pad by ")
        assert all(nn.conv_output_size(n, f, stride=int(s), pad=pad) for s in strides.split(", "))
        assert not padding or nn.conv_output_size(n, f, stride=stride, pad=int(padding))
    else:
        assert nn.conv_output_size(n, f, pad=int(message.rsplit(" ", 1)[1])) >= 1


@pytest.mark.parametrize(
    "bad", [(0, 1, 1, 0), (3, 0, 1, 0), (3, 1, 0, 0), (3, 1, 1, -1), (-3, 1, 1, 5)]
)
def test_sizes_below_their_least_are_refused(bad):
    n, f, stride, pad = bad
    with pytest.raises(ValueError, match="at least"):
        nn.conv_output_size(n, f, stride=stride, pad=pad)


def test_a_filter_moves_by_one_and_nothing_is_padded_unless_told(rng, same):
    assert nn.conv_output_size(7, 3) == 5
    assert nn.conv_output_shape((7, 6, 2), 4, 3) == (5, 4, 4)
    x, w, b = rng.normal(size=(5, 4, 2)), rng.normal(size=(3, 3, 3, 2)), rng.normal(size=3)
    g = rng.normal(size=(3, 2, 3))
    same(nn.conv2d(x, w, b), loops(x, w, b, 1, 0))
    same(nn.conv2d_batch(x[None], w, b)[0], loops(x, w, b, 1, 0))
    for got, want in zip(
        nn.conv2d_backward(g, x, w), nn.conv2d_backward(g, x, w, stride=1, pad=0), strict=True
    ):
        same(got, want)
    assert nn.conv2d_batch_backward(g[None], x[None], w)[0].shape == (1, 5, 4, 2)
    assert nn.max_pool2d(np.ones((4, 6, 1))).shape == (2, 3, 1)
    pooled = np.ones((2, 3, 1))
    assert nn.max_pool2d_backward(pooled, np.ones((4, 6, 1))).sum() == 6
    assert nn.max_pool2d_batch(np.ones((1, 4, 6, 1))).shape == (1, 2, 3, 1)
    assert nn.max_pool2d_batch_backward(pooled[None], np.ones((1, 4, 6, 1))).sum() == 6


def test_padding_that_keeps_the_size_exists_for_odd_filters_only():
    for f in (1, 3, 5, 7):
        assert nn.conv_output_size(11, f, pad=nn.same_padding(f)) == 11
    for f in (2, 4):
        with pytest.raises(ValueError, match=f"odd.*take {f - 1} or {f + 1}"):
            nn.same_padding(f)


def test_shapes_follow_both_sides():
    assert nn.conv_output_shape((32, 28, 3), 10, 5, stride=1, pad=2) == (32, 28, 10)
    assert nn.conv_output_shape(np.array([7, 9, 2]), 4, 3, stride=2) == (3, 4, 4)
    assert nn.pool_output_shape((224, 224, 64)) == (112, 112, 64)
    assert nn.pool_output_shape([6, 9, 2], size=3) == (2, 3, 2)
    for call in (
        lambda: nn.conv_output_shape((7, 8, 1), 1, 3, stride=2),
        lambda: nn.conv_output_shape((8, 7, 1), 1, 3, stride=2),
        lambda: nn.pool_output_shape((4, 5, 1)),
        lambda: nn.pool_output_shape((5, 4, 1)),
    ):
        with pytest.raises(FilterDoesNotFit):
            call()
    for shape in [(7, 7), (1, 7, 7, 1), 7]:
        with pytest.raises(ShapeError, match="three axes"):
            nn.conv_output_shape(shape, 1, 3)


def parameters_of(module):
    return sum(parameter.numel() for parameter in module.parameters())


@pytest.mark.parametrize(("f", "depth", "filters"), [(5, 3, 10), (1, 1, 1), (3, 7, 4)])
def test_filters_have_as_many_parameters_as_in_pytorch(f, depth, filters, torch):
    want = parameters_of(torch.nn.Conv2d(depth, filters, f))
    assert nn.conv_parameter_count(f, depth, filters) == want


@pytest.mark.parametrize("sizes", [[784, 256, 10], [1, 1], [3, 5, 2, 4]])
def test_fully_connected_networks_have_as_many_parameters_as_in_pytorch(sizes, torch):
    linear = [torch.nn.Linear(n_in, n_out) for n_in, n_out in pairwise(sizes)]
    assert nn.network_parameter_count(sizes) == sum(map(parameters_of, linear))
    assert nn.dense_parameter_count(*sizes[:2]) == parameters_of(linear[0])
    assert nn.unit_parameter_count(sizes[0]) == parameters_of(torch.nn.Linear(sizes[0], 1))


def test_the_lectures_counts():
    assert nn.network_parameter_count([784, 256, 10]) == 203_530
    assert nn.conv_parameter_count(5, 3, 10) == 760
    assert nn.dense_on_image_weight_count(1024, 1024, 3, 320) == 1_006_632_960
    for n in range(61):
        for m in range(n + 1):
            want = math.factorial(n) // math.factorial(m) // math.factorial(n - m)
            assert nn.random_connection_count(n, m) == want


@pytest.mark.parametrize(
    "call",
    [
        lambda: nn.unit_parameter_count(0),
        lambda: nn.dense_parameter_count(3, 0),
        lambda: nn.dense_parameter_count(-1, 3),
        lambda: nn.network_parameter_count([3]),
        lambda: nn.network_parameter_count([3, 0, 2]),
        lambda: nn.conv_parameter_count(0, 3, 1),
        lambda: nn.dense_on_image_weight_count(1, 0, 3, 1),
        lambda: nn.random_connection_count(3, 4),
        lambda: nn.random_connection_count(3, -1),
        lambda: nn.max_pool2d(np.ones((4, 4, 1)), size=0),
    ],
)
def test_counts_of_what_cannot_be_are_refused(call):
    with pytest.raises(ValueError, match=r"should|cannot"):
        call()


@pytest.mark.parametrize(
    "call",
    [
        lambda: nn.conv2d(np.ones((4, 4, 2)), np.ones((1, 3, 3, 3)), [0.0]),
        lambda: nn.conv2d(np.ones((4, 4, 2)), np.ones((1, 3, 2, 2)), [0.0]),
        lambda: nn.conv2d(np.ones((4, 4, 2)), np.ones((2, 3, 3, 2)), [0.0]),
        lambda: nn.conv2d(np.ones((4, 4)), np.ones((1, 3, 3, 1)), [0.0]),
        lambda: nn.conv2d_backward(np.ones((1, 2, 1)), np.ones((4, 4, 2)), np.ones((1, 3, 3, 2))),
        lambda: nn.conv2d_batch(np.ones((4, 4, 2)), np.ones((1, 3, 3, 2)), [0.0]),
        lambda: nn.conv2d_batch_backward(
            np.ones((1, 2, 2, 1)), np.ones((3, 4, 4, 2)), np.ones((1, 3, 3, 2))
        ),
        lambda: nn.correlate_single(np.ones((4, 4)), np.ones((2, 3)), 0.0),
        lambda: nn.correlate_single(np.ones((4, 4)), np.ones((2, 2)), [0.0]),
        lambda: nn.max_pool2d(np.ones((4, 4))),
        lambda: nn.max_pool2d_backward(np.ones((1, 1, 1)), np.ones((4, 4, 1))),
        lambda: nn.max_pool2d_batch(np.ones((4, 4, 1))),
        lambda: nn.max_pool2d_batch_backward(np.ones((1, 2, 2, 1)), np.ones((3, 4, 4, 1))),
    ],
)
def test_images_that_do_not_fit_are_refused(call):
    with pytest.raises(ShapeError):
        call()


@pytest.mark.slow
def test_a_batch_is_convolved_within_five_times_pytorchs_time(torch, tensor, rng):
    from time import perf_counter

    def best(call):
        times = []
        for _ in range(7):
            start = perf_counter()
            call()
            times.append(perf_counter() - start)
        return min(times)

    X, w = rng.normal(size=(32, 32, 32, 16)), rng.normal(size=(32, 3, 3, 16))
    tX = tensor(X.transpose(0, 3, 1, 2))
    tw = tensor(w.transpose(0, 3, 1, 2))
    conv = torch.nn.functional.conv2d
    z = conv(tX, tw, padding=1)
    g = np.ones((32, 32, 32, 32))
    tg = tensor(g, grad=False)
    zero = np.zeros(32)
    ours = best(lambda: nn.conv2d_batch(X, w, zero, pad=1))
    assert ours < 5 * best(lambda: conv(tX, tw, padding=1))
    ours = best(lambda: nn.conv2d_batch_backward(g, X, w, pad=1))
    assert ours < 5 * best(lambda: torch.autograd.grad(z, (tX, tw), tg, retain_graph=True))
