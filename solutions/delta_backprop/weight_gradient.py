r"""Now from units to weights. The weight $W_{ij}$ goes from unit $j$ to unit $i$, and the loss
notices it only through the sum of unit $i$, in which it multiplies $x_j$. So each gradient is a
product of two numbers, one from either end of the connection:

$$\frac{\partial \mathcal L}{\partial W_{ij}} = \frac{\partial \mathcal L}{\partial net_i}\,
\frac{\partial net_i}{\partial W_{ij}} = -\,\delta_i\, x_j .$$

The minus is there because $\delta_i$ has one in its definition. What you return is a true
gradient.

All pairs $(i, j)$ together are a matrix of the same shape as $W$:

| | $x_1$ | $x_2$ | … |
|---|---|---|---|
| $\delta_1$ | $-\delta_1 x_1$ | $-\delta_1 x_2$ | … |
| $\delta_2$ | $-\delta_2 x_1$ | $-\delta_2 x_2$ | … |

For the small network's hidden layer, $\delta \approx (0.0239, -0.0188, 0.0417)$ and the layer
before it is the input $(1,\ 0.5)$, so that

$$\frac{\partial \mathcal L}{\partial W_1} \approx
\begin{pmatrix} -0.0239 & -0.0120 \\ 0.0188 & 0.0094 \\ -0.0417 & -0.0208 \end{pmatrix}.$$

Write `weight_gradient(delta, x_prev)`, for any layer: `x_prev` is what the layer *receives*.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import delta_backprop as oracle


def weight_gradient(delta, x_prev):
    """The gradient of the loss with respect to the weights of one layer.

    delta: (n_l,) deltas of the layer.  x_prev: (n_prev,) what the layer receives.
    Returns dL/dW, (n_l, n_prev).
    """
    return -np.outer(delta, x_prev)


@accepted
def weight_by_weight(delta, x_prev):
    return [[-d * x for x in x_prev] for d in delta]


@accepted
def by_broadcasting(delta, x_prev):
    return -delta[:, None] * x_prev[None, :]


@accepted
def column_times_row(delta, x_prev):
    return delta.reshape(-1, 1) @ -x_prev.reshape(1, -1)


@accepted
def with_einsum(delta, x_prev):
    return np.negative(np.einsum("i,j->ij", delta, x_prev))


@accepted
def filled_in(delta, x_prev):
    gradient = np.empty((delta.size, x_prev.size))
    for j in range(x_prev.size):
        gradient[:, j] = 0.0 - delta * x_prev[j]
    return tuple(tuple(row) for row in gradient)


@accepted
def single_precision(delta, x_prev):
    return np.multiply.outer(-delta.astype(np.float32), x_prev.astype(np.float32))


@misconception(says="You returned the products without the minus: the loss falls that way.", ask="delta is minus ∂L/∂net; what does that make of ∂L/∂W?")
def mixed_signs(delta, x_prev):
    return np.outer(delta, x_prev)


@misconception(says="Your products stand in the transposed matrix: rows and columns are exchanged.", ask="Which layer do the rows of W belong to?")
def outer_swapped(delta, x_prev):
    return -np.outer(x_prev, delta)


@misconception(says="You multiplied the two vectors entry by entry.", ask="How many weights join n units to m inputs?")
def star_for_matmul(delta, x_prev):
    return -delta * x_prev


@misconception(says="What the layer receives does not enter your result.", ask="Does a weight on an input of 0 change the loss?")
def input_ignored(delta, x_prev):
    return -np.outer(delta, np.ones_like(x_prev))


@misconception(says="The deltas do not enter your result.", ask="If a unit has delta 0, should its weights change?")
def upstream_ignored(delta, x_prev):
    return -np.outer(np.ones_like(delta), x_prev)


@misconception(says="You took a slope of x_prev, x(1 − x), where x_prev itself is meant.", ask="In the sum of unit i, what is the factor of W_ij?")
def slope_of_input(delta, x_prev):
    return -np.outer(delta, x_prev * (1 - x_prev))


@misconception(says="You put x_prev through the sigmoid.", ask="x_prev is what the layer receives: has it been through its activation already?")
def input_squashed(delta, x_prev):
    return -np.outer(delta, 1 / (1 + np.exp(-x_prev)))


@misconception(says="You used the sum of all deltas for every unit.", ask="Through which unit's sum does the loss notice W_ij?")
def summed_over_units(delta, x_prev):
    return -delta.sum() * np.outer(np.ones_like(delta), x_prev)


@misconception(says="You divided by the number of units.", ask="Does the gradient of one weight depend on how many units stand beside it?")
def mean_for_sum(delta, x_prev):
    return -np.outer(delta, x_prev) / len(delta)


@misconception(says="Your products are right, but in one long row.", ask="What shape must a gradient have to be subtracted from W?")
def flattened(delta, x_prev):
    return -np.outer(delta, x_prev).ravel()


@misconception(says="Only the weights from unit i to unit i have a gradient.", ask="Which pairs of units does a fully connected layer join?")
def diagonal_only(delta, x_prev):
    gradient = np.zeros((len(delta), len(x_prev)))
    for i in range(min(gradient.shape)):
        gradient[i, i] = -delta[i] * x_prev[i]
    return gradient


@misconception(
    says="Your gradient is right, but the sign of the deltas is turned for everybody.",
    ask="What will the layer before get when it asks for delta after this call?",
)
def changes_argument(delta, x_prev):
    delta *= -1
    return np.outer(delta, x_prev)


def inputs(rng):
    for n, n_prev, label in [(3, 4, ""), (1, 5, "one unit"), (4, 1, "one input"), (2, 3, "")]:
        delta = rng.uniform(0.1, 0.6, n) * np.where(rng.permutation(n) % 2, -1.0, 1.0)
        x_prev = rng.uniform(0.2, 1.5, n_prev) * rng.choice([-1.0, 1.0], n_prev)
        yield case(delta, x_prev, label=label)
    delta = rng.uniform(1.0, 3.0, 3) * rng.permutation([-1.0, 1.0, -1.0])
    x_prev = rng.uniform(3.0, 6.0, 3) * rng.choice([-1.0, 1.0], 3)
    yield case(delta, x_prev, label="as many units as inputs, large values")


def loss(delta, x_prev):
    """The loss near these weights: what the layer adds up, weighed by dL/dnet = -delta."""
    at = np.zeros((len(delta), len(x_prev)))
    return lambda W: -float(delta @ (W @ x_prev)), at


def hidden(rng):
    delta, x = mirrored(rng.uniform(-0.6, 0.6, 36)), mirrored(rng.uniform(-1.5, 1.5, 36))
    yield from look_alikes(delta, x, label="36 units, 36 inputs")
    yield case(delta, rng.uniform(-1.5, 1.5, 120), label="120 inputs")
    delta, x = np.abs(delta[:4]) + 0.1, np.abs(x[:3]) + 0.1
    yield case(delta * 1e-8, x, label="deltas near 1e-8")
    yield case(delta, x * 1e-8, label="inputs near 1e-8")
    yield case(delta * 1e7, x, label="deltas near 1e7")
    yield case(delta, x * 1e7, label="inputs near 1e7")
    yield case(x, x.copy(), label="deltas equal to the inputs")
    yield case(delta * 0, x, label="deltas of 0")


EXERCISE = Exercise(
    weight_gradient, points=3, oracle=oracle.weight_gradient, inputs=inputs, hidden=hidden, checks=[Values(points=1), Gradient(loss, points=1), Pure(points=1)]
)
