r"""How should a network start? All weights equal would be the simplest choice. Find out what that
does.

Train the two-layer network for a number of steps on one example and look at its hidden units:
what do they answer to $x$ **after** the training?

```
   steps = 0      h of the initial weights
   steps = 2      step, step, then forward: h of the weights that are left
```

An experiment for when your function works: two inputs, three hidden units, one output.

| initial weights | `h` before | `h` after 5 steps, $\eta = 2$ |
|---|---|---|
| random | three different numbers | three different numbers |
| all 0.5 | three equal numbers | ? |
| rows of $W_1$ equal, entries of $W_2$ not | three equal numbers | ? |

Try it with `x = np.array([1.0, 0.5])` and `t = np.array([1.0])` in a cell of your own, and say
*why* the last two rows differ: what does the delta of a hidden unit depend on, and what can two
units with equal weights ever receive that is not equal? (Lecture "Applied Deep Learning" has this
under parameter initialisation.) Three units that are always the same are one unit, three times
paid for.

Write `hidden_units_after_training(x, t, W1, W2, eta, steps)` for **any** weights, equal or not.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import delta_backprop as oracle

from ._draw import fair_net, special_nets, two_layers
from .given import sigmoid
from .train_step import train_step
from .two_layer_forward import two_layer_forward


def hidden_units_after_training(x, t, W1, W2, eta, steps):
    """The hidden activations for x after a number of steps of training on (x, t).

    x: (n_in,).  t: (n_out,).  W1: (n_hidden, n_in).  W2: (n_out, n_hidden).  eta: float.
    steps: int, 0 or more.
    Returns the hidden activations, (n_hidden,).
    """
    for _ in range(steps):
        W1, W2 = train_step(x, t, W1, W2, eta)
    h, _ = two_layer_forward(x, W1, W2)
    return h


@accepted
def recursive(x, t, W1, W2, eta, steps):
    if steps == 0:
        return sigmoid(W1 @ x).tolist()
    return recursive(x, t, *train_step(x, t, W1, W2, eta), eta, steps - 1)


@accepted
def written_out(x, t, W1, W2, eta, steps):
    A, B = np.array(W1), np.array(W2)
    while steps > 0:
        h = sigmoid(A @ x)
        y = sigmoid(B @ h)
        g = (y - t) * y * (1 - y)
        A, B = A - eta * np.outer((g @ B) * h * (1 - h), x), B - eta * np.outer(g, h)
        steps -= 1
    return 1 / (1 + np.exp(-(A @ x)))


@accepted
def along_the_input(x, t, W1, W2, eta, steps):
    # W1 only ever moves along x, so the hidden sums can be followed without it.
    net, W2 = W1 @ x, W2.copy()
    for _ in range(steps):
        h = sigmoid(net)
        y = sigmoid(W2 @ h)
        d = (t - y) * y * (1 - y)
        net = net + eta * h * (1 - h) * (W2.T @ d) * (x @ x)
        W2 = W2 + eta * d[:, None] * h[None, :]
    return tuple(sigmoid(net))


@accepted
def unit_by_unit(x, t, W1, W2, eta, steps):
    U, V = W1.tolist(), W2.tolist()
    for step in range(steps + 1):
        h = [1 / (1 + np.exp(-sum(u * v for u, v in zip(row, x)))) for row in U]
        if step == steps:
            break
        y = [1 / (1 + np.exp(-sum(u * v for u, v in zip(row, h)))) for row in V]
        d = [(tk - yk) * yk * (1 - yk) for tk, yk in zip(t, y)]
        back = [sum(V[k][i] * d[k] for k in range(len(d))) for i in range(len(h))]
        V = [[V[k][i] + eta * d[k] * h[i] for i in range(len(h))] for k in range(len(d))]
        U = [[U[i][j] + eta * back[i] * h[i] * (1 - h[i]) * x[j] for j in range(len(x))] for i in range(len(h))]
    return h


@accepted
def single_precision(x, t, W1, W2, eta, steps):
    x, t, W1, W2 = (v.astype(np.float32) for v in (x, t, W1, W2))
    return written_out(x, t, W1, W2, np.float32(eta), steps)


def slipped(x, t, W1, W2, eta, steps, *, output_slope=lambda y: y * (1 - y), hidden_slope=lambda h: h * (1 - h), weights_first=False, moves=(1, 1)):
    """The hidden units with one thing done wrongly on the way."""
    for _ in range(steps):
        h = sigmoid(W1 @ x)
        y = sigmoid(W2 @ h)
        d2 = (t - y) * output_slope(y)
        new2 = W2 + moves[1] * eta * np.outer(d2, h)
        d1 = hidden_slope(h) * ((new2 if weights_first else W2).T @ d2)
        W1, W2 = W1 + moves[0] * eta * np.outer(d1, x), new2
    return sigmoid(W1 @ x)


@misconception(says="You returned the hidden units of the initial weights.", ask="Are the weights that a step returns used by anyone in your function?")
def not_updated(x, t, W1, W2, eta, steps):
    return sigmoid(W1 @ x)


@misconception(says="Your hidden units are those from before the last step.", ask="Does a step change h, and when did you compute yours?")
def before_the_last_step(x, t, W1, W2, eta, steps):
    return slipped(x, t, W1, W2, eta, max(steps - 1, 0))


@misconception(says="You trained one step too many.", ask="What should the function return for steps = 0?")
def one_step_more(x, t, W1, W2, eta, steps):
    return slipped(x, t, W1, W2, eta, steps + 1)


@misconception(says="You trained one step, however many were asked for.", ask="From which weights does your second step start?")
def one_step_at_most(x, t, W1, W2, eta, steps):
    return slipped(x, t, W1, W2, eta, min(steps, 1))


@misconception(says="Your steps go to where the loss is larger.", ask="Does the output come nearer to the target from step to step?")
def ascent(*args):
    return slipped(*args, moves=(-1, -1))


@misconception(says="In each step you used the new W2 for the hidden deltas.", ask="At which weights is the slope of the loss asked for?")
def updated_weights_first(*args):
    return slipped(*args, weights_first=True)


@misconception(
    says="The slopes of the hidden units are missing in your steps.", ask="What does a hidden unit's delta contain besides the deltas that come back to it?"
)
def missing_hidden_derivative(*args):
    return slipped(*args, hidden_slope=lambda h: 1.0)


@misconception(says="The slopes of the output units are missing in your steps.", ask="Which two links lead from the loss to the sum of an output unit?")
def missing_output_derivative(*args):
    return slipped(*args, output_slope=lambda y: 1.0)


@misconception(says="Only W1 moves in your steps.", ask="Does the second step start from the old W2 or from the new one?")
def hidden_layer_only(*args):
    return slipped(*args, moves=(1, 0))


@misconception(says="You returned the outputs of the trained network.", ask="Which of the two layers does the name of the function speak of?")
def outputs_for_hidden(x, t, W1, W2, eta, steps):
    for _ in range(steps):
        W1, W2 = train_step(x, t, W1, W2, eta)
    return two_layer_forward(x, W1, W2)[1]


@misconception(
    says="You returned what the hidden units add up, not what they pass on.", ask="Between which two numbers must the activation of a sigmoid unit lie?"
)
def net_for_activation(x, t, W1, W2, eta, steps):
    h = slipped(x, t, W1, W2, eta, steps)
    return np.log(h / (1 - h))


@misconception(says="You returned the first hidden unit for all of them.", ask="For which initial weights are the hidden units equal, and for which not?")
def equal_by_assumption(*args):
    h = slipped(*args)
    return np.full_like(h, h[0])


@misconception(says="You returned one number for all hidden units.", ask="What shape is asked for, even if all entries are equal?")
def first_unit_only(*args):
    return slipped(*args)[0]


@misconception(says="You trained with a learning rate of 1, whatever eta is.", ask="What should the hidden units be if eta is 0?")
def learning_rate_ignored(x, t, W1, W2, eta, steps):
    return slipped(x, t, W1, W2, 1.0, steps)


@misconception(says="You returned the hidden units after every step.", ask="At which moment are the hidden units asked for?")
def whole_history(x, t, W1, W2, eta, steps):
    return np.array([slipped(x, t, W1, W2, eta, s) for s in range(steps + 1)])


@misconception(says="Your hidden units are right, but you trained the caller's W1 and W2 as well.", ask="What will the same call answer the second time?")
def changes_argument(x, t, W1, W2, eta, steps):
    for _ in range(steps):
        h = sigmoid(W1 @ x)
        y = sigmoid(W2 @ h)
        d2 = (t - y) * y * (1 - y)
        d1 = h * (1 - h) * (W2.T @ d2)
        W1 += eta * np.outer(d1, x)
        W2 += eta * np.outer(d2, h)
    return sigmoid(W1 @ x)


def inputs(rng):
    for n_in, n_hidden, n_out, eta, steps, start, label in [
        (3, 4, 2, 3.0, 3, "random", ""),
        (2, 3, 1, 4.0, 2, "equal", "equal weights"),
        (4, 1, 2, 3.0, 1, "random", "one hidden unit"),
        (3, 2, 4, 2.0, 4, "rows", "equal rows in W1, unequal weights after them"),
        (2, 5, 3, 2.0, 0, "random", "no step"),
        (2, 3, 3, 7.0, 12, "random", "as many outputs as hidden units, many steps"),
        (4, 3, 3, 6.0, 4, "saturated", "a saturated unit in each layer"),
    ]:
        x = rng.uniform(0.5, 1.3, n_in) * rng.choice([-1.0, 1.0], n_in)
        W1 = rng.uniform(0.2, 0.8, (n_hidden, n_in)) * rng.choice([-1.0, 1.0], (n_hidden, n_in))
        W2 = rng.uniform(0.3, 0.9, (n_out, n_hidden)) * rng.choice([-1.0, 1.0], (n_out, n_hidden))
        if start == "equal":
            W1 = np.full((n_hidden, n_in), rng.uniform(0.3, 0.7))
            W2 = np.full((n_out, n_hidden), rng.uniform(0.3, 0.7))
        if start == "rows":
            W1[:] = W1[0]
        if start == "saturated":  # the terms of a sum have one sign
            x *= 2.5
            W1[0] = np.abs(W1[0]) * np.sign(x)
            W2[0] = 3 + np.abs(W2[0])
        # The targets are on the far side of the outputs: there is something to learn.
        y = sigmoid(W2 @ sigmoid(W1 @ x))
        t = np.where(y > 0.5, rng.uniform(0.0, 0.2, n_out), rng.uniform(0.8, 1.0, n_out))
        yield case(x, t, W1, W2, eta * rng.uniform(0.8, 1.2), steps, label=label)


def hidden(rng):
    eta = float(rng.uniform(1.0, 2.0))
    yield from look_alikes(*fair_net(rng), 3 * eta, 2, label="9 inputs, 10 hidden units, 9 outputs")
    for (x, t, W1, W2), label in special_nets(rng):
        yield case(x, t, W1, W2, eta, 3, label=label)
    net = two_layers(rng, 3, 4, 2)
    yield case(*net, 0.5, 40, label="40 steps")
    yield case(*net, 0.5, 3, label="3 steps")
    near = net[2][:1] + np.array([[0.0], [3e-4], [6e-4], [9e-4]])
    yield case(net[0], net[1], near, net[3], 0.5, 0, label="nearly equal units, no step")


EXERCISE = Exercise(
    hidden_units_after_training,
    points=3,
    oracle=oracle.hidden_units_after_training,
    inputs=inputs,
    hidden=hidden,
    equivalent={"1e6": "exponentials may overflow there"},
    checks=[Values(points=2), Pure(points=1)],
)
