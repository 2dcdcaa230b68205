r"""One step is not enough. Training repeats it, each time from the weights that the step before has
left:

$$(W_1, W_2)^{(0)} \;\to\; (W_1, W_2)^{(1)} \;\to\; \dots \;\to\; (W_1, W_2)^{(s)}.$$

To see whether it works, one watches the loss $\mathcal L = \tfrac12\sum_k (t_k - y_k)^2$ of the
example. With $s$ steps there are $s + 1$ moments to look at it: before every step, and once more
after the last.

```
   weights   w0 ──step──► w1 ──step──► w2 ──step──► w3        steps = 3
   loss      L0           L1           L2           L3        4 entries
```

For the small network with $\eta = 2$ and three steps the losses are about $0.0795,\ 0.0586,\
0.0445,\ 0.0348$. They fall, and more and more slowly: the errors become smaller, and so do the
steps.

Write `repeat_steps(x, t, W1, W2, eta, steps)`. For `steps = 0` there is one loss and nothing else
happens. The matrices that come in must be the same after the call.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import delta_backprop as oracle

from ._draw import fair_net, special_nets, two_layers
from .given import sigmoid
from .train_step import train_step
from .two_layer_forward import two_layer_forward


def repeat_steps(x, t, W1, W2, eta, steps):
    """The loss of the example before each step of training, and after the last.

    x: (n_in,).  t: (n_out,).  W1: (n_hidden, n_in).  W2: (n_out, n_hidden).  eta: float.
    steps: int, 0 or more.
    Returns a float array, (steps + 1,).
    """
    losses = np.empty(steps + 1)
    for step in range(steps + 1):
        _, y = two_layer_forward(x, W1, W2)
        losses[step] = 0.5 * np.sum((t - y) ** 2)
        W1, W2 = train_step(x, t, W1, W2, eta)
    return losses


@accepted
def growing_list(x, t, W1, W2, eta, steps):
    losses = []
    for _ in range(steps):
        losses.append(float(0.5 * np.sum((t - two_layer_forward(x, W1, W2)[1]) ** 2)))
        W1, W2 = train_step(x, t, W1, W2, eta)
    losses.append(float(0.5 * np.sum((t - two_layer_forward(x, W1, W2)[1]) ** 2)))
    return losses


@accepted
def recursive(x, t, W1, W2, eta, steps):
    error = t - sigmoid(W2 @ sigmoid(W1 @ x))
    first = (error @ error / 2,)
    if steps == 0:
        return first
    return first + tuple(recursive(x, t, *train_step(x, t, W1, W2, eta), eta, steps - 1))


@accepted
def written_out(x, t, W1, W2, eta, steps):
    U, V = W1.copy(), W2.copy()
    losses = np.zeros(steps + 1)
    done = 0
    while True:
        h = sigmoid(U @ x)
        y = sigmoid(V @ h)
        losses[done] = np.linalg.norm(y - t) ** 2 / 2
        if done == steps:
            return losses
        d2 = (y - t) * y * (1 - y)
        d1 = V.T @ d2 * h * (1 - h)
        U -= eta * np.outer(d1, x)
        V -= eta * np.outer(d2, h)
        done += 1


@accepted
def with_generator(x, t, W1, W2, eta, steps):
    def walk(U, V):
        for _ in range(steps + 1):
            yield sum((tk - yk) ** 2 for tk, yk in zip(t, two_layer_forward(x, U, V)[1])) / 2
            U, V = train_step(x, t, U, V, eta)

    return np.fromiter(walk(W1, W2), dtype=float)


@accepted
def single_precision(x, t, W1, W2, eta, steps):
    x, t, W1, W2 = (v.astype(np.float32) for v in (x, t, W1, W2))
    losses = []
    for _ in range(steps + 1):
        h = sigmoid(W1 @ x)
        y = sigmoid(W2 @ h)
        losses.append(((t - y) ** 2).sum() / 2)
        d2 = (t - y) * y * (1 - y)
        W1 = W1 + np.float32(eta) * np.outer((d2 @ W2) * h * (1 - h), x)
        W2 = W2 + np.float32(eta) * np.outer(d2, h)
    return np.array(losses)


def followed(
    x,
    t,
    W1,
    W2,
    eta,
    steps,
    *,
    loss=lambda e: 0.5 * np.sum(e**2),
    output_slope=lambda y: y * (1 - y),
    hidden_slope=lambda h: h * (1 - h),
    weights_first=False,
    moves=(1, 1),
):
    """The losses, with one thing done wrongly on the way."""
    losses = []
    for _ in range(steps + 1):
        h = sigmoid(W1 @ x)
        y = sigmoid(W2 @ h)
        losses.append(loss(t - y))
        d2 = (t - y) * output_slope(y)
        new2 = W2 + moves[1] * eta * np.outer(d2, h)
        d1 = hidden_slope(h) * ((new2 if weights_first else W2).T @ d2)
        W1, W2 = W1 + moves[0] * eta * np.outer(d1, x), new2
    return np.array(losses)


@misconception(says="Your losses are twice as large: the ½ is left out.", ask="How does the notebook define the loss of one example?")
def missing_half(*args):
    return followed(*args, loss=lambda e: np.sum(e**2))


@misconception(says="You took the mean over the outputs where the loss has a sum.", ask="How does the notebook define the loss of one example?")
def mean_for_sum(*args):
    return followed(*args, loss=lambda e: 0.5 * np.mean(e**2))


@misconception(says="You used the mean squared error, another loss than the one of this notebook.", ask="Of which loss are your deltas the derivatives?")
def mean_squared_error(*args):
    return followed(*args, loss=lambda e: np.mean(e**2))


@misconception(says="The errors enter your loss with their size, not with their square.", ask="How does the notebook define the loss of one example?")
def absolute_error(*args):
    return followed(*args, loss=lambda e: 0.5 * np.sum(np.abs(e)))


@misconception(says="The loss after the last step is missing.", ask="How many losses are there to see with no step at all?")
def last_loss_missing(*args):
    return followed(*args)[:-1]


@misconception(says="The loss before the first step is missing.", ask="How would one see what the first step has achieved?")
def first_loss_missing(*args):
    return followed(*args)[1:]


@misconception(says="You returned only the loss after the last step.", ask="How many entries should the result have?")
def only_the_last(*args):
    return followed(*args)[-1]


@misconception(says="Your losses do not change: the new weights are not kept.", ask="From which weights does your second step start?")
def not_updated(*args):
    return followed(*args, moves=(0, 0))


@misconception(says="Every step of yours starts from the first weights.", ask="From which weights does your second step start?")
def always_from_the_start(x, t, W1, W2, eta, steps):
    losses = []
    U, V = W1, W2
    for _ in range(steps + 1):
        y = two_layer_forward(x, U, V)[1]
        losses.append(0.5 * np.sum((t - y) ** 2))
        U, V = train_step(x, t, W1, W2, eta)
    return np.array(losses)


@misconception(says="Your steps go to where the loss is larger.", ask="Do your losses fall from step to step?")
def ascent(*args):
    return followed(*args, moves=(-1, -1))


@misconception(says="In each step you used the new W2 for the hidden deltas.", ask="At which weights is the slope of the loss asked for?")
def updated_weights_first(*args):
    return followed(*args, weights_first=True)


@misconception(
    says="The slopes of the hidden units are missing in your steps.", ask="What does a hidden unit's delta contain besides the deltas that come back to it?"
)
def missing_hidden_derivative(*args):
    return followed(*args, hidden_slope=lambda h: 1.0)


@misconception(says="The slopes of the output units are missing in your steps.", ask="Which two links lead from the loss to the sum of an output unit?")
def missing_output_derivative(*args):
    return followed(*args, output_slope=lambda y: 1.0)


@misconception(says="Only W2 moves in your steps.", ask="Does the loss depend on W1?")
def output_layer_only(*args):
    return followed(*args, moves=(0, 1))


@misconception(says="Your first loss is taken after a step already.", ask="At which weights should the first loss be taken?")
def one_step_early(x, t, W1, W2, eta, steps):
    W1, W2 = train_step(x, t, W1, W2, eta)
    return followed(x, t, W1, W2, eta, steps)


@misconception(says="Your losses are right, but you trained the caller's W1 and W2 as well.", ask="What will the same call answer the second time?")
def changes_argument(x, t, W1, W2, eta, steps):
    losses = np.zeros(steps + 1)
    for step in range(steps + 1):
        h = sigmoid(W1 @ x)
        y = sigmoid(W2 @ h)
        losses[step] = 0.5 * np.sum((t - y) ** 2)
        if step < steps:
            d2 = (t - y) * y * (1 - y)
            d1 = h * (1 - h) * (W2.T @ d2)
            W1 += eta * np.outer(d1, x)
            W2 += eta * np.outer(d2, h)
    return losses


def inputs(rng):
    for n_in, n_hidden, n_out, eta, steps, label in [
        (3, 4, 2, 2.0, 4, ""),
        (2, 3, 1, 3.0, 1, "one step"),
        (4, 1, 3, 1.5, 0, "no step"),
        (3, 2, 4, 1.0, 3, ""),
        (2, 3, 3, 10.0, 20, "as many outputs as hidden units, many steps"),
    ]:
        x = rng.uniform(0.5, 1.4, n_in) * rng.choice([-1.0, 1.0], n_in)
        W1 = rng.uniform(0.2, 0.8, (n_hidden, n_in)) * rng.choice([-1.0, 1.0], (n_hidden, n_in))
        W2 = rng.uniform(0.3, 0.9, (n_out, n_hidden)) * rng.choice([-1.0, 1.0], (n_out, n_hidden))
        # The targets are on the far side of the outputs: there is something to learn.
        y = sigmoid(W2 @ sigmoid(W1 @ x))
        t = np.where(y > 0.5, rng.uniform(0.0, 0.2, n_out), rng.uniform(0.8, 1.0, n_out))
        yield case(x, t, W1, W2, eta * rng.uniform(0.8, 1.2), steps, label=label)
    yield leaping(rng)


def leaping(rng):
    """Outputs near their targets, and a rate so large that the first step leaps over the valley."""
    x = rng.uniform(0.5, 1.4, 2) * rng.choice([-1.0, 1.0], 2)
    W1 = rng.uniform(0.2, 0.8, (3, 2)) * np.sign(x)
    W2 = rng.uniform(0.3, 0.9, (3, 3)) * rng.choice([-1.0, 1.0], (3, 3))
    y = sigmoid(W2 @ sigmoid(W1 @ x))
    t = y + np.where(y > 0.5, -1.0, 1.0) * rng.uniform(0.15, 0.25, 3)
    # Two steps: the rounding of float32 grows with each leap.
    return case(x, t, W1, W2, rng.uniform(45, 60), 2, label="a rate so large that the loss rises")


def hidden(rng):
    eta = float(rng.uniform(0.5, 1.0))
    yield from look_alikes(*fair_net(rng), 3 * eta, 2, label="9 inputs, 10 hidden units, 9 outputs")
    for (x, t, W1, W2), label in special_nets(rng):
        yield case(x, t, W1, W2, eta, 3, label=label)
    net = two_layers(rng, 3, 4, 2)
    yield case(*net, 0.5, 40, label="40 steps")
    yield case(*net, 0.02, 3, label="a small rate")


EXERCISE = Exercise(
    repeat_steps,
    points=4,
    oracle=oracle.repeat_steps,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=3), Pure(points=1)],
    equivalent={"1e6": "exponentials may overflow there", "t - y with its sides swapped": "a square does not see the sign"},
)
