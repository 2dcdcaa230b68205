r"""Before an error can travel back, the network must have said something. This is the forward
pass of the smallest network with a hidden layer, without biases:

$$h = \sigma(W_1 x), \qquad y = \sigma(W_2 h).$$

Row $i$ of $W_1$ holds the weights into hidden unit $i$, so that the unit adds up $net_i = \sum_j
W_{1,ij}\, x_j$, and that is entry $i$ of the product $W_1 x$.

For the small network of this notebook, $x = (1,\ 0.5)$:

| hidden unit | adds up | passes on |
|---|---|---|
| 1 | $0.2\cdot 1 - 0.4\cdot 0.5 = 0$ | $h_1 = \sigma(0) = 0.5$ |
| 2 | $0.6\cdot 1 + 0.8\cdot 0.5 = 1$ | $h_2 = \sigma(1) \approx 0.7311$ |
| 3 | $-1\cdot 1 + 0.5\cdot 0.5 = -0.75$ | $h_3 = \sigma(-0.75) \approx 0.3208$ |

and then $y = \sigma(1\cdot h_1 - 1\cdot h_2 + 2\cdot h_3) \approx \sigma(0.4106) \approx 0.6012$.

Write `two_layer_forward(x, W1, W2)`, which returns both layers, `(h, y)`: the slopes of *both*
are needed on the way back.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import delta_backprop as oracle

from ._draw import special_nets, two_layers
from .given import sigmoid


def two_layer_forward(x, W1, W2):
    """The activations of both layers of a network without biases.

    x: (n_in,) one example.  W1: (n_hidden, n_in).  W2: (n_out, n_hidden).
    Returns (h, y): h (n_hidden,) the hidden activations, y (n_out,) the outputs.
    """
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    return h, y


@accepted
def unit_by_unit(x, W1, W2):
    h, y = [], []
    for w in W1:
        h.append(1 / (1 + np.exp(-sum(w[j] * x[j] for j in range(len(x))))))
    for w in W2:
        y.append(1 / (1 + np.exp(-sum(w[j] * h[j] for j in range(len(h))))))
    return [h, y]


@accepted
def with_einsum(x, W1, W2):
    layers = []
    for W in (W1, W2):
        x = sigmoid(np.einsum("ij,j->i", W, x))
        layers.append(x)
    return tuple(layers)


@accepted
def as_rows(x, W1, W2):
    row = x[np.newaxis, :]
    hidden = sigmoid(np.dot(row, W1.T))
    return hidden[0], sigmoid(np.dot(hidden, W2.T)).ravel()


@accepted
def columns_and_ratio(x, W1, W2):
    e = np.exp(np.matmul(W1, x.reshape(-1, 1)))
    h = e / (e + 1)
    e = np.exp(np.matmul(W2, h))
    return (h / 1).squeeze(axis=1).tolist(), tuple((e / (e + 1)).squeeze(axis=1))


@accepted
def single_precision(x, W1, W2):
    h = sigmoid(W1.astype(np.float32) @ x.astype(np.float32))
    return h, sigmoid(W2.astype(np.float32) @ h)


@misconception(says="You multiplied with the transposed weight matrices.", ask="Which unit do the weights in one row of W1 belong to?")
def weights_transposed(x, W1, W2):
    h = sigmoid(W1.T @ x)
    return h, sigmoid(W2.T @ h)


@misconception(
    says="The output units add up, but their sum is not put through the sigmoid.", ask="Between which two numbers must the output of a sigmoid unit lie?"
)
def linear_output(x, W1, W2):
    h = sigmoid(W1 @ x)
    return h, W2 @ h


@misconception(says="The hidden units add up, but their sum is not put through the sigmoid.", ask="What do two layers amount to if the first one only adds up?")
def linear_hidden(x, W1, W2):
    h = W1 @ x
    return h, sigmoid(W2 @ h)


@misconception(
    says="The output layer works on the hidden units' sums, not on their activations.",
    ask="What does a hidden unit pass on: its sum, or something made from it?",
)
def net_for_activation(x, W1, W2):
    net = W1 @ x
    return sigmoid(net), sigmoid(W2 @ net)


@misconception(says="Both layers are right, but they are returned in the other order.", ask="Which of the two is asked for first?")
def result_order(x, W1, W2):
    h = sigmoid(W1 @ x)
    return sigmoid(W2 @ h), h


@misconception(says="You returned the outputs only.", ask="Which two things does the exercise ask for, and what is the other needed for?")
def output_only(x, W1, W2):
    return sigmoid(W2 @ sigmoid(W1 @ x))


@misconception(says="You multiplied entry by entry where a matrix product is meant.", ask="How many numbers should one hidden unit pass on?")
def star_for_matmul(x, W1, W2):
    h = sigmoid(W1 * x)
    return h, sigmoid(W2 * h)


@misconception(says="Your sigmoid falls when its argument grows.", ask="What should the sigmoid of a large positive number be?")
def exponent_sign(x, W1, W2):
    h = 1 / (1 + np.exp(W1 @ x))
    return h, 1 / (1 + np.exp(W2 @ h))


@misconception(says="You used tanh as the activation function.", ask="Which activation do the formulas name, and which numbers can it give?")
def tanh_for_sigmoid(x, W1, W2):
    h = np.tanh(W1 @ x)
    return h, np.tanh(W2 @ h)


@misconception(says="Your activations are rounded to two decimals.", ask="How many digits of y can be trusted if h is rounded first?")
def rounded(x, W1, W2):
    h = np.round(sigmoid(W1 @ x), 2)
    return h, np.round(sigmoid(W2 @ h), 2)


@misconception(
    says="Your activations are right, but the weights are overwritten on the way.", ask="What would the network answer if you called it a second time?"
)
def changes_argument(x, W1, W2):
    W1 *= x
    h = sigmoid(W1.sum(axis=1))
    W2 *= h
    return h, sigmoid(W2.sum(axis=1))


def inputs(rng):
    for n_in, n_hidden, n_out, label in [
        (3, 4, 2, ""),
        (5, 3, 1, "one output"),
        (2, 1, 4, "one hidden unit"),
        (2, 2, 2, "square weights"),
        (1, 3, 2, "one input"),
    ]:
        x = rng.uniform(0.4, 1.4, n_in) * rng.choice([-1.0, 1.0], n_in)
        W1 = rng.uniform(0.2, 1.2, (n_hidden, n_in)) * rng.choice([-1.0, 1.0], (n_hidden, n_in))
        W2 = rng.uniform(0.2, 1.2, (n_out, n_hidden)) * rng.choice([-1.0, 1.0], (n_out, n_hidden))
        yield case(x, W1, W2, label=label)
    # No two terms of a sum have different signs: all units are saturated, one way or the other.
    x = rng.uniform(2.0, 3.0, 3) * rng.choice([-1.0, 1.0], 3)
    ways = rng.permutation([[-1.0], [1.0], [1.0], [-1.0]])
    W1 = rng.uniform(1.0, 2.0, (4, 3)) * np.sign(x) * ways
    W2 = rng.uniform(4.0, 8.0, (2, 4)) * rng.permutation([[-1.0], [1.0]])
    yield case(x, W1, W2, label="saturated units")


def hidden(rng):
    x, _, W1, W2 = two_layers(rng, 36, 36, 36)
    yield from look_alikes(mirrored(x), mirrored(W1), mirrored(W2), label="36 inputs, hidden units and outputs")
    for (x, _, W1, W2), label in special_nets(rng):
        yield case(x, W1, W2, label=label)


EXERCISE = Exercise(
    two_layer_forward,
    points=2,
    oracle=oracle.two_layer_forward,
    inputs=inputs,
    hidden=hidden,
    equivalent={"1e6": "exponentials may overflow there"},
    checks=[Values(points=1), Pure(points=1)],
)
