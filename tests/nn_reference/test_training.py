"""Descent, batches, regularisation and the model against PyTorch's optimisers and modules."""

from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nn_reference as nn
from nn_reference import CrossEntropy, MinibatchSGD, Network, ShapeError, SquaredError, fc
from nn_reference.oracles import training as oracle


@pytest.mark.parametrize("steps", [0, 1, 25])
def test_gradient_descent_follows_pytorchs_sgd(steps, torch, tensor, rng, same):
    start, A = rng.normal(size=3), rng.normal(size=(3, 3))
    theta = tensor(start)
    optimiser = torch.optim.SGD([theta], lr=0.05)
    for _ in range(steps):
        optimiser.zero_grad()
        (torch.sum((tensor(A) @ theta) ** 2)).backward()
        optimiser.step()
    kept = start.copy()
    got = nn.gradient_descent(lambda theta: 2 * A.T @ (A @ theta), start, 0.05, steps)
    same(got, theta)
    np.testing.assert_array_equal(start, kept)
    assert got is not start


def test_a_gradient_of_another_shape_and_negative_steps_are_refused():
    with pytest.raises(ShapeError):
        nn.gradient_descent(lambda theta: theta[:, None], [1.0, 2.0], 0.1, 1)
    with pytest.raises(ValueError, match="steps"):
        nn.gradient_descent(lambda theta: theta, [1.0], 0.1, -1)


@given(st.integers(1, 60), st.integers(1, 70), st.integers(0, 1000))
def test_minibatches_are_a_partition_in_full_batches_but_the_last(n, size, seed):
    batches = nn.minibatches(n, size, np.random.default_rng(seed))
    assert sorted(np.concatenate(batches).tolist()) == list(range(n))
    assert all(len(batch) == size for batch in batches[:-1])
    assert 1 <= len(batches[-1]) <= size


def test_minibatches_are_random_and_depend_on_the_generator_alone():
    first, again, other = (
        np.concatenate(nn.minibatches(50, 7, np.random.default_rng(seed))) for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)
    for n, size in [(5, 0), (0, 5), (5, -1)]:
        with pytest.raises(ValueError, match="at least 1"):
            nn.minibatches(n, size, np.random.default_rng(0))


@pytest.mark.parametrize(("n", "size"), [(10, 4), (1, 3), (6, 6)])
def test_an_epoch_follows_pytorchs_sgd_over_the_same_batches(n, size, torch, tensor, rng, same):
    X, y, start = rng.normal(size=(n, 3)), rng.normal(size=n), rng.normal(size=3)
    theta = tensor(start)
    optimiser = torch.optim.SGD([theta], lr=0.1)
    for batch in nn.minibatches(n, size, np.random.default_rng(5)):
        optimiser.zero_grad()
        torch.nn.functional.mse_loss(tensor(X[batch]) @ theta, tensor(y[batch])).backward()
        optimiser.step()

    def grad(X, y, theta):
        return 2 * X.T @ (X @ theta - y) / len(y)

    same(nn.sgd_epoch(X, y, start, grad, 0.1, size, np.random.default_rng(5)), theta)


def test_an_epoch_shows_every_row_once_with_its_target(rng):
    seen = []

    def grad(X, y, theta):
        np.testing.assert_array_equal(X[:, 0] * 10, y)
        seen.extend(y.tolist())
        return np.zeros_like(theta)

    X = np.arange(11.0)[:, None]
    nn.sgd_epoch(X, 10 * X[:, 0], [0.0], grad, 0.1, 4, rng)
    assert sorted(seen) == (10 * np.arange(11.0)).tolist()
    with pytest.raises(ShapeError, match=r"X is \(11, 1\) and y is \(10,\)"):
        nn.sgd_epoch(X, np.zeros(10), [0.0], grad, 0.1, 4, rng)
    with pytest.raises(ShapeError, match=r"X is \(\) and y is \(\)"):
        nn.sgd_epoch(1.0, 1.0, [0.0], grad, 0.1, 4, rng)


def test_the_weight_penalty_and_its_gradients_equal_pytorch(torch, tensor, rng, same):
    weights = [tensor(rng.normal(size=shape)) for shape in [(3, 4), (4,), (1, 1)]]
    want = 0.3 * 0.5 * sum(torch.sum(W**2) for W in weights)
    want.backward()
    plain = [W.detach().numpy() for W in weights]
    same(nn.l2_loss(plain, 0.3), want)
    for got, W in zip(nn.l2_gradients(plain, 0.3), weights, strict=True):
        same(got, W.grad)
    assert nn.l2_loss([], 1.0) == 0.0


@pytest.mark.parametrize("p", [0.0, 0.2, 0.5, 0.9])
def test_dropout_has_pytorchs_values_and_rate(p, torch, tensor, rng, same):
    a = rng.normal(size=(100, 200)) + 5
    kept = a.copy()
    got = nn.dropout(a, p, rng)
    torch.manual_seed(0)
    theirs = torch.nn.functional.dropout(tensor(a), p).detach().numpy()
    for result in (got, theirs):
        survivors = result != 0
        same(result[survivors], a[survivors] / (1 - p))
        assert np.mean(~survivors) == pytest.approx(p, abs=0.02)
    np.testing.assert_array_equal(a, kept)
    assert got is not a


def test_dropout_refuses_what_is_no_probability_to_drop(rng):
    for p in (-0.1, 1.0, 1.5, np.nan):
        with pytest.raises(ValueError, match="p is"):
            nn.dropout([1.0], p, rng)


@pytest.mark.parametrize(
    ("losses", "patience", "best"),
    [
        ([3, 2, 4, 5, 1], 2, 1),
        ([3, 2, 4, 5, 1], 3, 4),
        ([1.0], 1, 0),
        ([3, 2, 1], 1, 2),
        ([1, 1, 0], 1, 0),
        ([1, 1, 0], 2, 2),
        ([5, 4, 4, 3, 3, 3, 1], 2, 3),
        ([2, np.inf, 1], 5, 2),
    ],
)
def test_training_stops_in_time(losses, patience, best):
    assert nn.early_stopping(losses, patience) == best


def test_early_stopping_needs_losses_and_patience():
    with pytest.raises(ShapeError):
        nn.early_stopping([], 1)
    with pytest.raises(ValueError, match="patience"):
        nn.early_stopping([1.0, 2.0], 0)


def test_initial_weights_are_normal_and_biases_zero(rng):
    weights, biases = nn.initialise([300, 200, 5], rng, scale=0.02)
    assert [W.shape for W in weights] == [(300, 200), (200, 5)]
    assert [b.tolist() for b in biases] == [[0.0] * 200, [0.0] * 5]
    assert np.mean(weights[0]) == pytest.approx(0, abs=1e-3)
    assert np.std(weights[0]) == pytest.approx(0.02, rel=0.02)
    assert np.mean(np.abs(weights[0]) < 0.02) == pytest.approx(0.6827, abs=0.01)
    again, _ = oracle.initialise([300, 200], np.random.default_rng(3))
    assert np.std(again[0]) == pytest.approx(0.01, rel=0.02)
    same_scale, _ = nn.initialise([300, 200], np.random.default_rng(3))
    np.testing.assert_array_equal(again[0], same_scale[0])
    for sizes in ([3], [3, 0], []):
        with pytest.raises(ValueError, match="should"):
            nn.initialise(sizes, rng)


def test_units_that_start_equal_get_equal_gradients(rng):
    weights, biases = nn.initialise_equal([3, 4, 2], 0.5)
    layers = [nn.ACTIVATIONS["tanh"], nn.ACTIVATIONS["softmax"]]
    trace = nn.forward_rows(rng.normal(size=(5, 3)), weights, biases, layers)
    back = nn.backward_rows(trace, weights, layers, rng.normal(size=(5, 2)))
    np.testing.assert_allclose(back.dW[0], back.dW[0][:, :1].repeat(4, axis=1), rtol=1e-12)


def torch_step(torch, tensor, X, weights, biases, names, loss, *, lr, C):
    """One step of PyTorch's SGD from these parameters, and the loss before it."""
    activations = {"tanh": torch.tanh, "relu": torch.relu}
    W, b = [tensor(one) for one in weights], [tensor(one) for one in biases]
    A = tensor(X, grad=False)
    for layer in range(len(W)):
        Z = A @ W[layer] + b[layer]
        A = activations.get(names[layer], lambda z: z)(Z)
    value = loss(Z)
    value.backward()
    groups = [{"params": W, "weight_decay": C}, {"params": b}]
    torch.optim.SGD(groups, lr=lr).step()
    return W, b


@pytest.mark.parametrize("output", ["softmax", "sigmoid", "identity"])
@pytest.mark.parametrize("n", [1, 9])
def test_one_epoch_of_the_model_is_a_step_of_pytorch(output, n, torch, tensor, rng, same):
    f = torch.nn.functional
    X = rng.normal(size=(n, 4))
    y, objective, loss = {
        "softmax": (
            labels := rng.integers(0, 3, n),
            CrossEntropy(C=0.1),
            lambda Z: f.cross_entropy(Z, torch.tensor(labels)),
        ),
        "sigmoid": (
            marks := rng.integers(0, 2, (n, 3)),
            CrossEntropy(C=0.1),
            lambda Z: f.binary_cross_entropy_with_logits(Z, tensor(marks)) * 3,
        ),
        "identity": (
            values := rng.normal(size=(n, 3)),
            SquaredError(C=0.1),
            lambda Z: f.mse_loss(Z, tensor(values), reduction="sum") / (2 * n),
        ),
    }[output]
    layers = [fc(5, "relu"), fc(4, "tanh"), fc(3, output)]
    network = Network(4, layers, MinibatchSGD(lr=0.3, m=n, e=1), objective, scale=0.7)
    fitted = network.fit(X, y, rng=np.random.default_rng(11))
    weights, biases = nn.initialise([4, 5, 4, 3], np.random.default_rng(11), scale=0.7)
    names = ["relu", "tanh", output]
    W, b = torch_step(torch, tensor, X, weights, biases, names, loss, lr=0.3, C=0.1)
    assert isinstance(fitted.parameters, nn.Parameters)
    for got, want in zip(fitted.parameters.weights, W, strict=True):
        same(got, want)
    for got, want in zip(fitted.parameters.biases, b, strict=True):
        same(got, want)
    Z = fitted.trace(X).z[-1]
    want = loss(tensor(Z)).item() + 0.05 * sum(torch.sum(one**2).item() for one in W)
    same(fitted.losses, [want])


@pytest.fixture(scope="module")
def digits(outside):
    X, y = outside("sklearn.datasets", "scikit-learn").load_digits(return_X_y=True)
    order = np.random.default_rng(0).permutation(len(X))
    return X[order] / 16, y[order]


def test_the_model_reads_digits_it_has_not_seen(digits):
    X, y = digits
    solver = MinibatchSGD(lr=0.2, m=32, e=60, dropout=0.2)
    network = Network(64, [fc(128), fc(10, "softmax")], solver, CrossEntropy(C=1e-4))
    start = perf_counter()
    fitted = network.fit(X[:1437], y[:1437], rng=np.random.default_rng(0))
    assert perf_counter() - start < 20
    assert isinstance(fitted, nn.FittedNetwork)
    assert np.mean(fitted.predict(X[1437:]) == y[1437:]) >= 0.97
    assert fitted.losses[-1] < fitted.losses[0] / 10


def test_the_classifier_of_the_exercise_passes_its_own_judgement(digits):
    X, y = digits
    weights, biases = oracle.train_classifier(
        X[:1437], y[:1437], [64, 32, 10], np.random.default_rng(1), epochs=30, alpha=0.5
    )
    hidden = np.tanh(X[1437:] @ weights[0] + biases[0])
    answers = np.argmax(hidden @ weights[1] + biases[1], axis=1)
    assert np.mean(answers == y[1437:]) >= 0.95


def test_the_same_generator_gives_the_same_network(digits):
    X, y = digits
    network = Network(64, [fc(8), fc(10, "softmax")], MinibatchSGD(0.1, m=50, e=2, dropout=0.3))
    first, again, other = (
        network.fit(X[:200], y[:200], rng=np.random.default_rng(seed)).output(X[200:210])
        for seed in (3, 3, 4)
    )
    np.testing.assert_array_equal(first, again)
    assert not np.allclose(first, other)


def test_dropout_holds_in_training_only_and_never_at_the_output(rng):
    X, y = rng.normal(size=(40, 3)), rng.integers(0, 2, 40)
    network = Network(
        3, [fc(6, "tanh"), fc(2, "softmax")], MinibatchSGD(0.1, m=8, e=3, dropout=0.5)
    )
    fitted = network.fit(X, y, rng=rng)
    np.testing.assert_array_equal(fitted.output(X), fitted.output(X))
    np.testing.assert_allclose(fitted.output(X).sum(axis=1), 1.0, rtol=1e-12)
    linear = Network(3, [fc(2, "softmax")], MinibatchSGD(0.1, m=40, e=1, dropout=0.9))
    plain = Network(3, [fc(2, "softmax")], MinibatchSGD(0.1, m=40, e=1))
    np.testing.assert_allclose(
        linear.fit(X, y, rng=np.random.default_rng(0)).output(X),
        plain.fit(X, y, rng=np.random.default_rng(0)).output(X),
    )


def test_early_stopping_keeps_the_best_epoch_on_validation_data(rng):
    X, y = rng.normal(size=(30, 5)), rng.integers(0, 2, 30)
    XV, yV = rng.normal(size=(30, 5)), rng.integers(0, 2, 30)  # noise: nothing to be learned
    solver = MinibatchSGD(lr=0.5, m=5, e=200, patience=4)
    fitted = Network(5, [fc(30, "tanh"), fc(1, "sigmoid")], solver).fit(
        X, y, rng=rng, validation=(XV, yV)
    )
    assert len(fitted.losses) < 200
    best = int(np.argmin(fitted.losses))
    assert len(fitted.losses) == best + 1 + 4
    kept = nn.binary_cross_entropy(fitted.output(XV)[:, 0], yV)
    assert kept == pytest.approx(fitted.losses[best], rel=1e-10)


def test_the_kind_of_answer_follows_the_output_unit(rng):
    X = rng.normal(size=(40, 2))
    line = X @ [2.0, -1.0] + 0.5
    solver = MinibatchSGD(lr=0.2, m=10, e=80)
    regression = Network(2, [fc(1, "identity")], solver, SquaredError()).fit(X, line, rng=rng)
    np.testing.assert_allclose(regression.predict(X), line, atol=1e-3)
    binary = Network(2, [fc(1, "sigmoid")], solver).fit(X, line > 0, rng=rng)
    assert np.mean(binary.predict(X) == (line > 0)) >= 0.9
    both = Network(2, [fc(2, "sigmoid")], solver).fit(X, np.c_[line > 0, line < 0], rng=rng)
    assert both.predict(X).shape == (40, 2)
    soft = Network(2, [fc(2, "softmax")], solver).fit(X, np.c_[line > 0, line <= 0], rng=rng)
    assert soft.predict(X).shape == (40,)
    none = Network(2, [fc(1, "sigmoid")], MinibatchSGD(0.1, m=5, e=0)).fit(X, line > 0, rng=rng)
    assert none.losses == ()


@pytest.mark.parametrize("n", [1, 4])
@pytest.mark.parametrize("loss", [CrossEntropy(), SquaredError()])
@pytest.mark.parametrize("name", ["softmax", "sigmoid"])
def test_an_objectives_delta_is_minus_its_gradient_in_pytorch(
    n, loss, name, torch, tensor, rng, same
):
    Z, T = tensor(3 * rng.normal(size=(n, 3))), rng.dirichlet(np.ones(3), size=n)
    p = torch.softmax(Z, 1) if name == "softmax" else torch.sigmoid(Z)
    t = tensor(T, grad=False)
    if isinstance(loss, SquaredError):
        want = ((p - t) ** 2).sum() / (2 * n)
    elif name == "softmax":
        want = -(t * torch.log(p)).sum() / n
    else:
        want = -(t * torch.log(p) + (1 - t) * torch.log(1 - p)).sum() / n
    want.backward()
    output = nn.ACTIVATIONS[name]
    loss.check(output)
    same(loss.mean(Z.detach().numpy(), T, output), want)
    same(loss.delta(Z.detach().numpy(), T, output), -Z.grad)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: fc(0), "n_units"),
        (lambda: nn.FullyConnected(3, "swish"), "swish"),
        (lambda: MinibatchSGD(0.1, m=0, e=1), "m is 0"),
        (lambda: MinibatchSGD(0.1, m=1, e=-1), "e is -1"),
        (lambda: MinibatchSGD(0.1, m=1, e=1, dropout=1.0), "dropout"),
        (lambda: MinibatchSGD(0.1, m=1, e=1, patience=0), "patience"),
        (lambda: Network(3, [], MinibatchSGD(0.1, m=1, e=1)), "layers is empty"),
        (lambda: Network(3, [fc(2, "tanh")], MinibatchSGD(0.1, m=1, e=1)), "SquaredError"),
    ],
)
def test_a_description_that_makes_no_sense_is_refused(make, says):
    with pytest.raises(ValueError, match=says):
        make()


def test_data_that_does_not_fit_the_network_is_refused(rng):
    network = Network(3, [fc(2, "softmax")], MinibatchSGD(0.1, m=2, e=1))
    single = Network(3, [fc(1, "sigmoid")], MinibatchSGD(0.1, m=2, e=1))
    X = np.ones((4, 3))
    for net, data, y, error in [
        (network, X[:, :2], [0, 1, 0, 1], ShapeError),
        (network, X, [0, 1, 0], ShapeError),
        (network, X, [0, 1, 0, 2], ValueError),
        (network, X, [0.0, 1.0, 0.0, 1.0], TypeError),
        (network, X, np.ones((4, 2)), ValueError),
        (single, X, [0, 1, 0], ShapeError),
        (single, X, np.ones((4, 2)), ShapeError),
    ]:
        with pytest.raises(error):
            net.fit(data, y, rng=rng)


def test_a_loss_can_be_any_object_with_the_same_methods():
    assert isinstance(CrossEntropy(C=0.5).C, float)
    required = {name for name in vars(nn.Loss) if not name.startswith("_")}
    assert {"C", "check", "mean", "delta"} <= required
