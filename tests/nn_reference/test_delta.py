"""Delta backpropagation against PyTorch, HIPS autograd, and the lecture's worked example."""

from itertools import pairwise

import numpy as np
import pytest

import nn_reference as nn
from nn_reference import ShapeError
from nn_reference.oracles import delta_backprop as oracle

EXACT = {  # to six digits, as the errata of the course give them
    "h": [0.680267, 0.663739],
    "y": [0.690283],
    "delta_output": [-0.040681],
    "delta_hidden": [-0.002654, -0.008172],
    "dW1": [[0.000929, 0.002389], [0.002860, 0.007354]],
    "dW2": [[0.027674, 0.027002]],
    "W1": [[0.099071, 0.797611], [0.397140, 0.592646]],
    "W2": [[0.272326, 0.872998]],
}
PRINTED = {  # as the slides round them, from figures rounded before
    "h": [0.68, 0.6637],
    "y": [0.69],
    "delta_output": [-0.0406],
    "delta_hidden": [-0.0027, -0.0082],
    "dW1": [[0.000945, 0.00243], [0.00287, 0.00738]],
    "dW2": [[0.0276, 0.0269]],
    "W1": [[0.0991, 0.7976], [0.3971, 0.5926]],
    "W2": [[0.2724, 0.8731]],
}


def two_layers(rng, sizes=(3, 4, 2)):
    n_0, n_1, n_2 = sizes
    x, t = rng.normal(size=n_0), rng.random(n_2)
    return x, t, rng.normal(size=(n_1, n_0)), rng.normal(size=(n_2, n_1))


def torch_loss(torch, tensor, x, t, W1, W2):
    y = torch.sigmoid(W2 @ torch.sigmoid(W1 @ tensor(x, grad=False)))
    return ((tensor(t, grad=False) - y) ** 2).sum() / 2


def test_the_worked_example_is_exact_and_within_two_percent_of_the_slides():
    example = oracle.worked_example()
    assert set(example) == set(EXACT)
    for name in EXACT:
        np.testing.assert_allclose(example[name], EXACT[name], atol=5.1e-7)
        np.testing.assert_allclose(example[name], PRINTED[name], rtol=0.02)


def test_the_worked_example_equals_pytorch(torch, tensor, same):
    W1, W2 = tensor([[0.1, 0.8], [0.4, 0.6]]), tensor([[0.3, 0.9]])
    loss = torch_loss(torch, tensor, [0.35, 0.9], [0.5], W1, W2)
    loss.backward()
    step = nn.WORKED_EXAMPLE
    assert isinstance(step, nn.DeltaStep)
    same(step.loss, loss)
    same(step.dW1, W1.grad)
    same(step.dW2, W2.grad)
    same(step.W1_new, W1 - W1.grad)


def test_a_caller_cannot_spoil_the_worked_example():
    oracle.worked_example()["W1"][:] = 99.0
    np.testing.assert_allclose(oracle.worked_example()["W1"], EXACT["W1"], atol=1e-6)


def test_the_derivative_from_the_output_equals_pytorch(torch, tensor, rng, same):
    z = tensor(np.append(3 * rng.normal(size=8), [0.0, 1000.0, -1000.0]))
    a = torch.sigmoid(z)
    a.sum().backward()
    same(nn.sigmoid_prime_from_output(a.detach().numpy()), z.grad)


@pytest.mark.parametrize("sizes", [(3, 4, 2), (1, 1, 1), (2, 5, 3)])
def test_deltas_are_minus_the_gradients_of_the_sums(sizes, torch, tensor, rng, same):
    x, t, W1, W2 = two_layers(rng, sizes)
    net1 = tensor(W1 @ x)
    h = torch.sigmoid(net1)
    net2 = tensor(W2, grad=False) @ h
    net2.retain_grad()
    y = torch.sigmoid(net2)
    (((tensor(t, grad=False) - y) ** 2).sum() / 2).backward()
    h_got, y_got = nn.two_layer_forward(x, W1, W2)
    same(h_got, h)
    same(y_got, y)
    delta_2 = nn.output_delta(y_got, t)
    same(delta_2, -net2.grad)
    same(nn.hidden_delta(h_got, W2, delta_2), -net1.grad)


def test_a_weight_gradient_is_minus_delta_times_input(torch, tensor, rng, same):
    delta, x = rng.normal(size=3), rng.normal(size=4)
    same(nn.weight_gradient(delta, x), torch.outer(-tensor(delta), tensor(x)))


def test_an_update_is_a_step_of_pytorchs_sgd(torch, tensor, rng, same):
    W, gradient = tensor(rng.normal(size=(3, 4))), rng.normal(size=(3, 4))
    before = W.detach().numpy().copy()
    got = nn.update(before, gradient, 0.3)
    W.grad = tensor(gradient, grad=False)
    torch.optim.SGD([W], lr=0.3).step()
    same(got, W)
    assert got is not before


@pytest.mark.parametrize("steps", [0, 1, 5])
def test_repeated_steps_follow_pytorchs_sgd(steps, torch, tensor, rng, same):
    x, t, a1, a2 = two_layers(rng)
    W1, W2, losses = tensor(a1), tensor(a2), []
    optimiser = torch.optim.SGD([W1, W2], lr=0.7)
    for step in range(steps + 1):
        optimiser.zero_grad()
        loss = torch_loss(torch, tensor, x, t, W1, W2)
        losses.append(loss.item())
        loss.backward()
        if step < steps:
            optimiser.step()
    same(oracle.repeat_steps(x, t, a1, a2, 0.7, steps), losses)
    hidden = torch.sigmoid(W1 @ tensor(x, grad=False))
    same(oracle.hidden_units_after_training(x, t, a1, a2, 0.7, steps), hidden)
    assert len(nn.delta_steps(x, t, a1, a2, 0.7, steps)) == steps + 1


def test_one_step_takes_both_gradients_at_the_old_weights(torch, tensor, rng, same):
    x, t, a1, a2 = two_layers(rng)
    W1, W2 = tensor(a1), tensor(a2)
    torch_loss(torch, tensor, x, t, W1, W2).backward()
    got1, got2 = oracle.train_step(x, t, a1, a2, 0.5)
    same(got1, W1 - 0.5 * W1.grad)
    same(got2, W2 - 0.5 * W2.grad)
    same(nn.delta_step(x, t, a1, a2, 0.5).W1_new, got1)
    wrong = nn.hidden_delta(nn.two_layer_forward(x, a1, a2)[0], got2, nn.WORKED_EXAMPLE.y.repeat(2))
    assert not np.allclose(wrong, nn.delta_step(x, t, a1, a2, 0.5).delta_hidden)


@pytest.mark.parametrize("sizes", [[3, 2], [3, 4, 2], [2, 5, 4, 3], [1, 1, 1, 1]])
def test_backprop_equals_pytorch_at_any_depth(sizes, torch, tensor, rng, same):
    weights = [rng.normal(size=(n_out, n_in)) for n_in, n_out in pairwise(sizes)]
    biases = [rng.normal(size=n) for n in sizes[1:]]
    x, t = rng.normal(size=sizes[0]), rng.random(sizes[-1])
    tW, tb, tx = [tensor(W) for W in weights], [tensor(b) for b in biases], tensor(x)
    a = tx
    for W, b in zip(tW, tb, strict=True):
        a = torch.sigmoid(W @ a + b)
    (((tensor(t, grad=False) - a) ** 2).sum() / 2).backward()
    dWs, dbs = oracle.backprop(x, t, weights, biases)
    assert isinstance(dWs, list)
    assert isinstance(dbs, list)
    for got, want in zip(dWs + dbs, tW + tb, strict=True):
        same(got, want.grad)
    same(nn.delta_backprop(x, t, weights, biases).dx, tx.grad)


def test_the_lectures_algorithm_equals_the_general_one(rng, same):
    sizes = [3, 5, 4, 2]
    weights = [rng.normal(size=(n_out, n_in)) for n_in, n_out in pairwise(sizes)]
    biases = [rng.normal(size=n) for n in sizes[1:]]
    x, t = rng.normal(size=3), rng.random(2)
    sigmoids = [nn.ACTIVATIONS["sigmoid"]] * 3
    trace = nn.forward(x, weights, biases, sigmoids)
    general = nn.backward(trace, weights, sigmoids, nn.output_delta(trace.output, t))
    lecture = nn.delta_backprop(x, t, weights, biases)
    for name in ("delta", "dW", "db"):
        for got, want in zip(getattr(lecture, name), getattr(general, name), strict=True):
            same(got, want)


@pytest.mark.parametrize("sizes", [[3, 2], [3, 4, 2], [2, 5, 4, 3]])
@pytest.mark.parametrize("n", [1, 6])
def test_backprop_in_row_form_equals_pytorch(sizes, n, torch, tensor, rng, same):
    weights = [rng.normal(size=shape) for shape in pairwise(sizes)]
    biases = [rng.normal(size=k) for k in sizes[1:]]
    X, Y = rng.normal(size=(n, sizes[0])), rng.dirichlet(np.ones(sizes[-1]), size=n)
    tW, tb = [tensor(W) for W in weights], [tensor(b) for b in biases]
    A = tensor(X, grad=False)
    for layer, (W, b) in enumerate(zip(tW, tb, strict=True)):
        Z = A @ W + b
        A = torch.tanh(Z) if layer < len(tW) - 1 else Z
    torch.nn.functional.cross_entropy(A, tensor(Y, grad=False)).backward()
    dWs, dbs = oracle.backprop_rows(X, Y, weights, biases)
    for got, want in zip(dWs + dbs, tW + tb, strict=True):
        same(got, want.grad)


@pytest.mark.parametrize("n", [1, 6])
def test_the_regressions_gradients_equal_hips_autograd(n, hips, rng, same):
    X, y, W, v = (rng.normal(size=shape) for shape in [(n, 3), n, (3, 4), 4])

    def loss(W, v):
        return 0.5 * hips.np.sum((y - hips.np.dot(hips.np.tanh(hips.np.dot(X, W)), v)) ** 2)

    dW, dv = oracle.regression_gradients(X, y, W, v)
    same(dW, hips.grad(loss, 0)(W, v))
    same(dv, hips.grad(loss, 1)(W, v))


def test_equal_units_stay_equal_only_where_their_outgoing_weights_are_too(rng):
    x, t = rng.normal(size=3), [0.9]
    equal = oracle.hidden_units_after_training(
        x, t, np.full((4, 3), 0.3), np.full((1, 4), 0.2), 1.0, 20
    )
    np.testing.assert_allclose(equal, equal[0], rtol=1e-14)
    apart = oracle.hidden_units_after_training(
        x, t, np.full((4, 3), 0.3), [[0.1, 0.2, 0.3, 0.4]], 1.0, 20
    )
    assert np.ptp(apart) > 1e-3


@pytest.mark.parametrize(
    "call",
    [
        lambda: nn.output_delta([0.5], [0.5, 0.5]),
        lambda: nn.hidden_delta([0.5, 0.5], [[1.0, 2.0, 3.0]], [1.0]),
        lambda: nn.hidden_delta([0.5, 0.5], [[1.0], [2.0]], [1.0]),
        lambda: nn.weight_gradient([[1.0]], [1.0]),
        lambda: nn.update([[1.0, 2.0]], [1.0, 2.0], 0.1),
        lambda: nn.two_layer_forward([1.0, 2.0], [[1.0]], [[1.0]]),
        lambda: nn.delta_step([1.0], [1.0, 2.0], [[1.0]], [[1.0]], 0.1),
        lambda: nn.delta_backprop([1.0], [1.0, 2.0], [[[1.0]]], [[0.0]]),
        lambda: oracle.regression_gradients([[1.0]], [[1.0]], [[1.0]], [1.0]),
    ],
)
def test_shapes_that_do_not_fit_are_refused(call):
    with pytest.raises(ShapeError):
        call()


def test_steps_cannot_be_negative():
    with pytest.raises(ValueError, match="steps"):
        nn.delta_steps([1.0], [1.0], [[1.0]], [[1.0]], 0.1, -1)
