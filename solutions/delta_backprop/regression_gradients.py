r"""Not every network ends in a sigmoid. For regression the output unit just adds up, and any number
can come out. Here is a network with one hidden layer of $K$ tanh units for inputs with $D$
numbers:

$$h_{nk} = \tanh\Bigl(\sum_d W_{dk}\, x_{nd}\Bigr), \qquad \hat y_n = \sum_k v_k\, h_{nk}, \qquad
\mathcal L = \tfrac12 \sum_n (y_n - \hat y_n)^2 .$$

```
   X (n, D) ──W (D, K)──► tanh ──► H (n, K) ──v (K,)──► ŷ (n,)      compared with y (n,)
```

The examples are rows, and column $k$ of $W$ leads into hidden unit $k$. Two differences to the
exercise before: the loss is a **sum** over the examples, and the last layer has no slope of its
own ($\hat y_n$ grows with its sum one to one).

Derive the two gradients with the error $e_n = y_n - \hat y_n$:

* How does $\mathcal L$ change with $v_k$? It multiplies $h_{nk}$ in every example.
* How does it change with $W_{dk}$? On the way there are $v_k$, the slope of hidden unit $k$ in
  example $n$, and $x_{nd}$.

Watch the sign: $e_n$ is target minus output, and a gradient points to where the loss grows. (In
lecture 14 of DS 503, where this network comes from, $e_n$ appears with both signs.)

Example: one example `X = [[0., 0.]]`, `y = [3.]`, two hidden units with `v = [1., 2.]`. Whatever
$W$ is, $h = 0$ and $\hat y = 0$, so the error is 3; $\partial\mathcal L/\partial v$ is 0, since
the hidden units are silent, and $\partial\mathcal L/\partial W$ is 0, since the inputs are. With
`X = [[1., 0.]]`, `W` all 0 and the same `y` and `v`, $\partial\mathcal L/\partial W =
\begin{pmatrix} -3 & -6 \\ 0 & 0 \end{pmatrix}$.

Write `regression_gradients(X, y, W, v)`, which returns `(dW, dv)`.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import delta_backprop as oracle

from ._draw import signed


def regression_gradients(X, y, W, v):
    """The gradients of half the summed squared error, for a tanh layer and a linear output.

    X: (n, D), one example a row.  y: (n,).  W: (D, K).  v: (K,).
    Returns (dW, dv): dL/dW (D, K) and dL/dv (K,).
    """
    H = np.tanh(X @ W)
    e = y - H @ v
    dv = -H.T @ e
    dW = -X.T @ (np.outer(e, v) * (1 - H**2))
    return dW, dv


@accepted
def entry_by_entry(X, y, W, v):
    n, D = X.shape
    K = len(v)
    dW, dv = [[0.0] * K for _ in range(D)], [0.0] * K
    for i in range(n):
        h = [np.tanh(sum(W[d, k] * X[i, d] for d in range(D))) for k in range(K)]
        error = sum(v[k] * h[k] for k in range(K)) - y[i]
        for k in range(K):
            dv[k] += error * h[k]
            for d in range(D):
                dW[d][k] += error * v[k] * (1 - h[k] ** 2) * X[i, d]
    return dW, dv


@accepted
def with_einsum(X, y, W, v):
    Z = np.einsum("nd,dk->nk", X, W)
    r = np.einsum("nk,k->n", np.tanh(Z), v) - y
    dv = np.einsum("n,nk->k", r, np.tanh(Z))
    return [np.einsum("n,k,nk,nd->dk", r, v, np.cosh(Z) ** -2.0, X), dv]


@accepted
def example_by_example(X, y, W, v):
    dW, dv = np.zeros(W.shape), np.zeros(v.shape)
    for x, target in zip(X, y):
        h = np.tanh(W.T @ x)
        e = target - v @ h
        dv -= e * h
        dW -= np.outer(x, e * v * (1 - h * h))
    return dW, dv


@accepted
def columns(X, y, W, v):
    H = np.tanh(np.dot(X, W))
    residual = (H @ v.reshape(-1, 1)) - y.reshape(-1, 1)
    dW = X.T @ (residual @ v.reshape(1, -1) * (1 + H) * (1 - H))
    return dW.tolist(), (H.T @ residual).ravel().tolist()


@accepted
def by_differences(X, y, W, v):
    def loss(U, u):
        return 0.5 * np.sum((y - np.tanh(X @ U) @ u) ** 2)

    def slopes(f, at):
        grad = np.zeros_like(at)
        for i in np.ndindex(at.shape):
            step = np.zeros_like(at)
            step[i] = 1e-5
            grad[i] = (f(at + step) - f(at - step)) / 2e-5
        return grad

    return slopes(lambda U: loss(U, v), W), slopes(lambda u: loss(W, u), v)


@accepted
def single_precision(X, y, W, v):
    X, y, W, v = (a.astype(np.float32) for a in (X, y, W, v))
    H = np.tanh(X @ W)
    r = (H @ v - y)[:, None]
    return X.T @ (r * v * (1 - H * H)), (r * H).sum(axis=0)


def slipped(
    X, y, W, v, *, squash=np.tanh, error=lambda y, out: y - out, slope=lambda H, Z: 1 - H**2, weights=lambda v: v, scale=(1.0, 1.0), features=lambda X, H, Z: H
):
    """The gradients with one thing done wrongly."""
    Z = X @ W
    H = squash(Z)
    e = error(y, H @ v)
    dv = -features(X, H, Z).T @ e
    dW = -X.T @ (np.outer(e, weights(v)) * slope(H, Z))
    return scale[0] * dW, scale[1] * dv


@misconception(says="Both gradients have the wrong sign.", ask="If an output is too small and v_k h_k grows, what does the loss do?")
def mixed_signs(*args):
    return slipped(*args, scale=(-1.0, -1.0))


@misconception(says="dW is right, but dv has the wrong sign.", ask="If an output is too small and v_k h_k grows, what does the loss do?")
def output_gradient_sign(*args):
    return slipped(*args, scale=(1.0, -1.0))


@misconception(says="dv is right, but dW has the wrong sign.", ask="The same error enters both gradients: with which sign?")
def hidden_sign(*args):
    return slipped(*args, scale=(-1.0, 1.0))


@misconception(says="You divided by the number of examples.", ask="Is the loss of this exercise a sum over the examples, or a mean?")
def mean_for_sum(X, y, W, v):
    return slipped(X, y, W, v, scale=(1 / len(y), 1 / len(y)))


@misconception(says="Both gradients are twice as large: the ½ of the loss is left out.", ask="What is the derivative of ½u² with respect to u?")
def missing_half(*args):
    return slipped(*args, scale=(2.0, 2.0))


@misconception(says="The slopes of the hidden units are missing in dW.", ask="How much does tanh change where it is almost 1?")
def missing_hidden_derivative(*args):
    return slipped(*args, slope=lambda H, Z: 1.0)


@misconception(says="You applied tanh once more to the activations before you took the slopes.", ask="Is your h a sum, or what has come out of tanh?")
def derivative_of_activation(*args):
    return slipped(*args, slope=lambda H, Z: 1 - np.tanh(H) ** 2)


@misconception(says="You took 1 − z² as the slope, with the sums in place of the activations.", ask="Can the slope of tanh be negative?")
def derivative_from_net(*args):
    return slipped(*args, slope=lambda H, Z: 1 - Z**2)


@misconception(says="You used the sigmoid's slope for tanh units.", ask="What is the slope of tanh where its value is 0?")
def sigmoid_derivative(*args):
    return slipped(*args, slope=lambda H, Z: H * (1 - H))


@misconception(says="Your hidden units are sigmoid units.", ask="Which activation function does the formula name?")
def sigmoid_for_tanh(*args):
    return slipped(*args, squash=lambda Z: 1 / (1 + np.exp(-Z)), slope=lambda H, Z: H * (1 - H))


@misconception(says="v does not enter the way from the error to the hidden units.", ask="If v_k is 0, does the loss depend on the weights into hidden unit k?")
def weights_ignored(*args):
    return slipped(*args, weights=np.ones_like)


@misconception(says="The targets do not enter your result.", ask="What should both gradients be if every output is exactly right?")
def target_ignored(*args):
    return slipped(*args, error=lambda y, out: -out)


@misconception(says="You put the outputs through tanh as well.", ask="Can this network, as you wrote it, ever answer 3?")
def output_squashed(*args):
    return slipped(*args, error=lambda y, out: y - np.tanh(out))


@misconception(says="You treated the output as a tanh unit, with its slope.", ask="Can this network, as you wrote it, ever answer 3?")
def output_squashed_throughout(*args):
    return slipped(*args, error=lambda y, out: (y - np.tanh(out)) * (1 - np.tanh(out) ** 2))


@misconception(says="You used the sums of the hidden units for dv, not what they pass on.", ask="What does v_k multiply in the output?")
def net_for_activation(*args):
    return slipped(*args, features=lambda X, H, Z: Z)


@misconception(says="dW is transposed.", ask="Which shape has W, and which has your dW?")
def outer_swapped(*args):
    dW, dv = slipped(*args)
    return dW.T, dv


@misconception(says="Both gradients are right, but they are returned in the other order.", ask="Which of the two is asked for first?")
def result_order(*args):
    return slipped(*args)[::-1]


@misconception(says="You subtracted a row from a column, which gives all pairs of examples.", ask="What shape has y[:, None] - y_hat if both have n entries?")
def broadcast_errors(X, y, W, v):
    H = np.tanh(X @ W)
    e = np.sum(y[:, None] - H @ v, axis=1)
    return -X.T @ (np.outer(e, v) * (1 - H**2)), -H.T @ e


@misconception(says="You used the sum of all errors for every example.", ask="Which example's inputs belong to the error of example 3?")
def summed_error(X, y, W, v):
    H = np.tanh(X @ W)
    e = np.full(len(y), np.sum(y - H @ v))
    return -X.T @ (np.outer(e, v) * (1 - H**2)), -H.T @ e


@misconception(says="dv still has a row for each example.", ask="How many entries has v, and how many examples share them?")
def batch_not_summed(X, y, W, v):
    H = np.tanh(X @ W)
    e = (y - H @ v)[:, None]
    return -X.T @ (e * v * (1 - H**2)), -e * H


@misconception(says="You moved v before you computed dW.", ask="At which weights is the slope of the loss asked for?")
def updated_weights_first(X, y, W, v):
    dv = slipped(X, y, W, v)[1]
    return slipped(X, y, W, v - dv)[0], dv


@misconception(says="Your gradients are right, but you wrote the errors over the targets.", ask="What will the next step of training compare its output with?")
def changes_argument(X, y, W, v):
    H = np.tanh(X @ W)
    y -= H @ v
    return -X.T @ (np.outer(y, v) * (1 - H**2)), -H.T @ y


def inputs(rng):
    for n, D, K, label in [
        (5, 3, 4, ""),
        (1, 4, 2, "n = 1"),
        (6, 2, 1, "one hidden unit"),
        (4, 1, 3, "one input"),
        (3, 2, 2, "as many hidden units as inputs"),
        (3, 3, 3, "as many examples as inputs and hidden units"),
    ]:
        args = draw(rng, n, D, K)
        while not steady(*args):
            args = draw(rng, n, D, K)
        yield case(*args, label=label)
    X, y, W, v = draw(rng, 4, 2, 3)
    while not steady(X, y, W, v):
        X, y, W, v = draw(rng, 4, 2, 3)
    W[:, 0] = 2.5 * np.abs(W[:, 0]) * np.sign(X[0])  # for the first example its terms have one sign
    error = y - np.tanh(X @ W) @ v
    y = y + 12.0 * np.sign(error)
    yield case(X, y, W, v, label="large errors, a saturated unit")


def draw(rng, n, D, K):
    X = rng.uniform(0.4, 1.5, (n, D)) * rng.choice([-1.0, 1.0], (n, D))
    W = rng.uniform(0.3, 1.1, (D, K)) * rng.choice([-1.0, 1.0], (D, K)) / np.sqrt(max(D / 2, 1))
    v = rng.uniform(0.4, 1.5, K) * rng.choice([-1.0, 1.0], K)
    errors = rng.uniform(0.8, 2.0, n) * rng.choice([-1.0, 1.0], n)
    return X, np.tanh(X @ W) @ v + errors, W, v


def steady(X, y, W, v):
    """Whether float32 is enough: no unit saturated, no gradient a small rest of large terms."""
    H = np.tanh(X @ W)
    gradients = regression_gradients(X, y, W, v)
    return bool(np.all(np.abs(H) < 0.93)) and all(np.linalg.norm(g) > 1.2 for g in gradients)


def loss(X, y, W, v):
    return lambda p: 0.5 * float(np.sum((y - np.tanh(X @ p[0]) @ p[1]) ** 2)), (W, v)


def hidden(rng):
    X, y, W, v = draw(rng, 9, 10, 9)
    args = mirrored(X), y, mirrored(W), mirrored(v)
    yield from look_alikes(*args, label="9 rows, 10 inputs, 9 hidden units")
    yield case(*draw(rng, 40, 36, 3), label="40 rows, 36 inputs")
    yield case(*draw(rng, 3, 2, 40), label="40 hidden units")
    X, y, W, v = draw(rng, 4, 2, 3)
    yield case(X * 1e-7, y, W, v, label="inputs near 1e-7")
    yield case(X, signed(rng, 1e-7, 2e-7, 4), W, v * 1e-7, label="targets near 1e-7")
    yield case(X[[0, 0, 1]], y[[0, 0, 1]], W, v, label="two equal rows of three")
    yield case(X, y * 1e3, W, v * 0, label="large targets, output weights of 0")
    yield case(X * 0.01, y, W, v, label="small sums")
    yield case(X * 0, y, W, v, label="inputs of 0")
    yield case(X, y * 0, W * 0, v, label="targets and weights of 0")


EXERCISE = Exercise(
    regression_gradients,
    points=4,
    oracle=oracle.regression_gradients,
    inputs=inputs,
    hidden=hidden,
    equivalent={"1e6": "differences of the loss, which are right, lose their digits there"},
    checks=[Values(points=2), Gradient(loss, points=1), Pure(points=1)],
)
