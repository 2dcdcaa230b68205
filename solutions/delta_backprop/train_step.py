r"""One step of training for the two-layer network, put together from your own functions:

```
  1. forward      x ────────── W1 ──────────► h ────────── W2 ──────────► y
                                                                          │  compared with t
  2. deltas                       δ1 ◄─────── W2 ──────── δ2 ◄────────────┘
                                   │                       │
  3. gradients             dW1 = −δ1 xᵀ            dW2 = −δ2 hᵀ
                                   │                       │
  4. update             W1 − η·dW1              W2 − η·dW2
```

1. forward: $h$ and $y$;
2. deltas: $\delta_2$ at the output, then $\delta_1$ at the hidden layer;
3. gradients: $-\delta_2 h^T$ for $W_2$ and $-\delta_1 x^T$ for $W_1$;
4. update both.

The order matters. The gradient is *one* vector, the slope of the loss at *one* place: the old
weights. $\delta_1$ is computed with $W_2$, so think about which $W_2$ that must be. If one layer
moves before the other one's slope is taken, the two belong to different places.

For the small network ($t = 1$) and $\eta = 2$, the output weights go from $(1, -1, 2)$ to about
$(1.0956, -0.8602, 2.0614)$ and the first row of $W_1$ from $(0.2, -0.4)$ to about $(0.2478,
-0.3761)$.

Write `train_step(x, t, W1, W2, eta)`, which returns both new matrices `(W1, W2)`.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import delta_backprop as oracle

from ._draw import fair_net, special_nets, two_layers
from .given import sigmoid
from .hidden_delta import hidden_delta
from .output_delta import output_delta
from .two_layer_forward import two_layer_forward
from .update import update
from .weight_gradient import weight_gradient


def train_step(x, t, W1, W2, eta):
    """Both weight matrices after one step of gradient descent on one example.

    x: (n_in,).  t: (n_out,).  W1: (n_hidden, n_in).  W2: (n_out, n_hidden).  eta: float.
    Returns (W1, W2), the new matrices, in the shapes of the old ones.
    """
    h, y = two_layer_forward(x, W1, W2)
    delta2 = output_delta(y, t)
    delta1 = hidden_delta(h, W2, delta2)
    return (update(W1, weight_gradient(delta1, x), eta), update(W2, weight_gradient(delta2, h), eta))


@accepted
def written_out(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    d2 = (y - t) * y * (1 - y)
    d1 = (d2 @ W2) * h * (1 - h)
    return [W1 - eta * d1[:, None] * x, W2 - eta * d2[:, None] * h]


@accepted
def weight_by_weight(x, t, W1, W2, eta):
    n_in, n_hidden, n_out = len(x), len(W1), len(W2)
    h = [1 / (1 + np.exp(-sum(W1[i, j] * x[j] for j in range(n_in)))) for i in range(n_hidden)]
    y = [1 / (1 + np.exp(-sum(W2[k, i] * h[i] for i in range(n_hidden)))) for k in range(n_out)]
    new1, new2 = W1.tolist(), W2.tolist()
    for k in range(n_out):
        d = (t[k] - y[k]) * y[k] * (1 - y[k])
        for i in range(n_hidden):
            new2[k][i] += eta * d * h[i]
            for j in range(n_in):
                new1[i][j] += eta * d * W2[k, i] * h[i] * (1 - h[i]) * x[j]
    return new1, new2


@accepted
def output_first_with_old_weights(x, t, W1, W2, eta):
    h = sigmoid(np.dot(W1, x))
    y = sigmoid(np.dot(W2, h))
    d2 = (t - y) * y * (1 - y)
    old = W2.copy()
    W2 = W2 + eta * np.outer(d2, h)
    d1 = np.einsum("ki,k->i", old, d2) * (h - h**2)
    W1 = W1 + eta * np.outer(d1, x)
    return W1, W2


@accepted
def by_differences(x, t, W1, W2, eta):
    def loss(A, B):
        return 0.5 * np.sum((t - sigmoid(B @ sigmoid(A @ x))) ** 2)

    new1, new2 = W1.copy(), W2.copy()
    for new, W, f in [(new1, W1, lambda V: loss(V, W2)), (new2, W2, lambda V: loss(W1, V))]:
        for at in np.ndindex(W.shape):
            nudge = np.zeros_like(W)
            nudge[at] = 1e-5
            new[at] -= eta * (f(W + nudge) - f(W - nudge)) / 2e-5
    return new1, new2


@accepted
def single_precision(x, t, W1, W2, eta):
    x, t, W1, W2 = (v.astype(np.float32) for v in (x, t, W1, W2))
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    d2 = (t - y) * y * (1 - y)
    d1 = h * (1 - h) * (W2.T @ d2)
    eta = np.float32(eta)
    return W1 + eta * np.outer(d1, x), W2 + eta * np.outer(d2, h)


@misconception(
    says="You updated W2 first, and computed the hidden deltas with the new W2.",
    ask="At which weights is the slope of the loss asked for, and where is δ1 taken?",
)
def updated_weights_first(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    d2 = (t - y) * y * (1 - y)
    W2 = W2 + eta * np.outer(d2, h)
    d1 = h * (1 - h) * (W2.T @ d2)
    return W1 + eta * np.outer(d1, x), W2


@misconception(
    says="You updated W1 and computed the hidden layer again for the gradient of W2.",
    ask="Which hidden activations led to the output that was compared with the target?",
)
def updated_hidden_first(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    d2 = (t - y) * y * (1 - y)
    d1 = h * (1 - h) * (W2.T @ d2)
    W1 = W1 + eta * np.outer(d1, x)
    return W1, W2 + eta * np.outer(d2, sigmoid(W1 @ x))


@misconception(
    says="You updated W2 and ran the forward pass again before you turned to W1.",
    ask="Are the two gradients then slopes of the loss at one and the same place?",
)
def forward_again(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    W2 = W2 + eta * np.outer((t - y) * y * (1 - y), h)
    y = sigmoid(W2 @ h)
    d1 = h * (1 - h) * (W2.T @ ((t - y) * y * (1 - y)))
    return W1 + eta * np.outer(d1, x), W2


@misconception(says="Both layers step to where the loss is larger.", ask="Is the error larger or smaller after your step?")
def ascent(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    d2 = (t - y) * y * (1 - y)
    d1 = h * (1 - h) * (W2.T @ d2)
    return W1 - eta * np.outer(d1, x), W2 - eta * np.outer(d2, h)


@misconception(says="The slopes of the hidden units are missing in δ1.", ask="What does a hidden unit's delta contain besides the deltas that come back to it?")
def missing_hidden_derivative(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    d2 = (t - y) * y * (1 - y)
    return W1 + eta * np.outer(W2.T @ d2, x), W2 + eta * np.outer(d2, h)


@misconception(says="The slopes of the output units are missing in δ2.", ask="Which two links lead from the loss to the sum of an output unit?")
def missing_output_derivative(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    d2 = t - sigmoid(W2 @ h)
    d1 = h * (1 - h) * (W2.T @ d2)
    return W1 + eta * np.outer(d1, x), W2 + eta * np.outer(d2, h)


@misconception(
    says="You applied the sigmoid once more to the activations before you took the slopes.", ask="Are h and y sums, or what has come out of the sigmoid?"
)
def derivative_of_activation(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    d2 = (t - y) * sigmoid(y) * (1 - sigmoid(y))
    d1 = sigmoid(h) * (1 - sigmoid(h)) * (W2.T @ d2)
    return W1 + eta * np.outer(d1, x), W2 + eta * np.outer(d2, h)


@misconception(says="You used the hidden activations for the gradient of W1.", ask="What do the weights in W1 multiply on the way forward?")
def wrong_layer_input(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    d2 = (t - y) * y * (1 - y)
    d1 = h * (1 - h) * (W2.T @ d2)
    return W1 + eta * np.outer(d1, h), W2 + eta * np.outer(d2, h)


@misconception(says="Only W2 has moved.", ask="Does the loss depend on W1?")
def output_layer_only(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    return W1.copy(), W2 + eta * np.outer((t - y) * y * (1 - y), h)


@misconception(says="Only W1 has moved.", ask="Does the loss depend on W2?")
def hidden_layer_only(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    d1 = h * (1 - h) * (W2.T @ ((t - y) * y * (1 - y)))
    return W1 + eta * np.outer(d1, x), W2.copy()


@misconception(says="The learning rate does not enter your result.", ask="What should the weights be after a step with eta = 0?")
def learning_rate_ignored(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    d2 = (t - y) * y * (1 - y)
    d1 = h * (1 - h) * (W2.T @ d2)
    return W1 + np.outer(d1, x), W2 + np.outer(d2, h)


@misconception(says="You returned the gradients, not the weights after the step.", ask="What will the next step start from?")
def gradients_returned(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    d2 = (t - y) * y * (1 - y)
    d1 = h * (1 - h) * (W2.T @ d2)
    return -np.outer(d1, x), -np.outer(d2, h)


@misconception(says="Your steps are twice as long: the ½ of the loss is left out.", ask="What is the derivative of ½u² with respect to u?")
def missing_half(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    d2 = 2 * (t - y) * y * (1 - y)
    d1 = h * (1 - h) * (W2.T @ d2)
    return W1 + eta * np.outer(d1, x), W2 + eta * np.outer(d2, h)


@misconception(says="Both matrices are right, but they are returned in the other order.", ask="Which of the two is asked for first?")
def result_order(x, t, W1, W2, eta):
    return written_out(x, t, W1, W2, eta)[::-1]


@misconception(
    says="Your new weights are right, but you wrote them over the old ones.",
    ask="If somebody wanted to compare the loss before and after, what would they find?",
)
def changes_argument(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    d2 = (t - y) * y * (1 - y)
    d1 = h * (1 - h) * (W2.T @ d2)
    W1 += eta * np.outer(d1, x)
    W2 += eta * np.outer(d2, h)
    return W1, W2


def inputs(rng):
    for n_in, n_hidden, n_out, eta, label in [
        (3, 4, 2, 2.0, ""),
        (2, 3, 1, 3.0, "one output"),
        (4, 1, 2, 1.5, "one hidden unit"),
        (3, 3, 2, 4.0, "as many hidden units as inputs"),
        (2, 3, 3, 3.0, "as many outputs as hidden units"),
        (4, 3, 3, 9.0, "saturated units"),
    ]:
        x = rng.uniform(0.5, 1.4, n_in) * rng.choice([-1.0, 1.0], n_in)
        W1 = rng.uniform(0.2, 0.8, (n_hidden, n_in)) * rng.choice([-1.0, 1.0], (n_hidden, n_in))
        W2 = rng.uniform(0.3, 0.9, (n_out, n_hidden)) * rng.choice([-1.0, 1.0], (n_out, n_hidden))
        if label == "saturated units":  # one in each layer, whose terms have one sign
            x *= 2.5
            W1[0] = np.abs(W1[0]) * np.sign(x)
            W2[0] = 3 + np.abs(W2[0])
        # The targets are on the far side of the outputs, so that the errors are not small.
        y = sigmoid(W2 @ sigmoid(W1 @ x))
        t = np.where(y > 0.5, rng.uniform(0.0, 0.2, n_out), rng.uniform(0.8, 1.0, n_out))
        yield case(x, t, W1, W2, eta * rng.uniform(0.8, 1.2), label=label)


def hidden(rng):
    eta = float(rng.uniform(2.0, 4.0))
    yield from look_alikes(*fair_net(rng), 3 * eta, label="9 inputs, 10 hidden units, 9 outputs")
    for (x, t, W1, W2), label in special_nets(rng):
        yield case(x, t, W1, W2, eta, label=label)
    x, t, W1, W2 = two_layers(rng, 3, 4, 2)
    tiny = 3e-8 * np.abs(W1), 3e-8 * np.abs(W2)
    yield case(x, t, *tiny, 1e-7, label="weights and a rate near 1e-7")
    yield case(x, t, W1, W2, 5e-4, label="a small rate")


EXERCISE = Exercise(
    train_step,
    points=4,
    oracle=oracle.train_step,
    inputs=inputs,
    hidden=hidden,
    equivalent={"1e6": "exponentials may overflow there"},
    checks=[Values(points=3), Pure(points=1)],
)
