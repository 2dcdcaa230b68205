r"""What if sigmoid outputs meet a squared error instead, as in deep-learning lecture 3?

$$L = \tfrac12 \sum_k (t_k - \sigma(z_k))^2 .$$

Two links, and nothing to cancel:

$$\frac{\partial L}{\partial z_k} =
\underbrace{(\sigma(z_k) - t_k)}_{\text{slope of the square}}\cdot
\underbrace{\sigma(z_k)\,(1 - \sigma(z_k))}_{\text{slope of the sigmoid}} .$$

The second factor is at most ¼, and almost 0 where the unit is sure. Being sure *and wrong* is where
learning is needed most:

| $z$ | $\sigma(z)$ | $t$ | slope, squared error | slope, cross-entropy |
|---|---|---|---|---|
| 0 | 0.5 | 0 | 0.125 | 0.5 |
| 2 | 0.8808 | 0 | 0.0925 | 0.8808 |
| 5 | 0.9933 | 0 | 0.0066 | 0.9933 |
| 10 | 1.0000 | 0 | **0.00005** | **1.0000** |

That is why classifiers are trained with cross-entropies. The sign here is that of a gradient; the
*delta* of the next assignment is its negative.

Write `squared_error_sigmoid_grad(z, t)`.
"""

import math

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import losses as oracle

from ._draw import signed
from .given import sigmoid


def squared_error_sigmoid_grad(z, t):
    """The slope of the halved squared error of sigmoid outputs with respect to their sums.

    z: (K,) what the output units add up.  t: (K,) targets.
    Returns dL/dz, (K,).
    """
    y = sigmoid(z)
    return (y - t) * y * (1 - y)


@accepted
def one_at_a_time(z, t):
    result = []
    for zk, tk in zip(z, t):
        y = 1 / (1 + math.exp(-zk))
        result.append(-(tk - y) * (y - y**2))
    return result


@accepted
def through_exp(z, t):
    e = np.exp(-z)
    return (1 / (1 + e) - t) * e / (1 + e) ** 2


@accepted
def through_tanh(z, t):
    h = np.tanh(z / 2)
    return ((1 + h) / 2 - t) * (1 - h * h) / 4


@accepted
def two_sigmoids(z, t):
    return np.prod([sigmoid(z) - t, sigmoid(z), sigmoid(-z)], axis=0)


@accepted
def jacobian_product(z, t):
    y = sigmoid(z)
    return tuple((y - t) @ np.diag(y * (1 - y)))


@accepted
def multiplied_out(z, t):
    y = sigmoid(z)
    return (1 + t) * y**2 - y**3 - t * y


@accepted
def single_precision(z, t):
    y = 1 / (1 + np.exp(-z.astype(np.float32)))
    return (y - t.astype(np.float32)) * y * (1 - y)


@misconception(
    says="The sigmoid's slope is missing: σ(z) − t belongs to the cross-entropy.",
    ask="Which two links lead from the loss to z here, and which of them cancels?",
)
def missing_output_derivative(z, t):
    return sigmoid(z) - t


@misconception(says="Your result is the delta: the gradient with its sign turned.", ask="If the answer is too large, should the slope be positive or negative?")
def gradient_sign(z, t):
    y = sigmoid(z)
    return (t - y) * y * (1 - y)


@misconception(says="Your gradient is twice as large: the ½ of the loss is left out.", ask="What is the derivative of ½u² with respect to u?")
def missing_half(z, t):
    y = sigmoid(z)
    return 2 * (y - t) * y * (1 - y)


@misconception(says="Your gradient is half as large: the ½ is still there.", ask="What is the derivative of ½u² with respect to u?")
def half_kept(z, t):
    y = sigmoid(z)
    return 0.5 * (y - t) * y * (1 - y)


@misconception(says="You took the sigmoid's slope at σ(z), not at z.", ask="Is σ(z)(1 − σ(z)) the slope at z already?")
def derivative_of_activation(z, t):
    y = sigmoid(z)
    s = sigmoid(y)
    return (y - t) * s * (1 - s)


@misconception(says="You used z(1 − z) for the slope.", ask="Can the slope of a sigmoid be negative?")
def derivative_from_input(z, t):
    return (sigmoid(z) - t) * z * (1 - z)


@misconception(says="You used σ(z) as the slope, without its second factor.", ask="What is the slope of a unit that is stuck near 1?")
def missing_one_minus(z, t):
    y = sigmoid(z)
    return (y - t) * y


@misconception(says="You used 1 − σ(z) as the slope, without its first factor.", ask="What is the slope of a unit that is stuck near 0?")
def missing_activation(z, t):
    y = sigmoid(z)
    return (y - t) * (1 - y)


@misconception(says="You used 1 − y², the slope of another activation function.", ask="What is the slope of the sigmoid at z = 0, where y is ½?")
def tanh_derivative(z, t):
    y = sigmoid(z)
    return (y - t) * (1 - y**2)


@misconception(says="You used tanh units.", ask="What does a sigmoid unit answer at z = 0?")
def tanh_for_sigmoid(z, t):
    y = np.tanh(z)
    return (y - t) * (1 - y**2)


@misconception(says="You divided by the number of outputs.", ask="Is the loss a sum over the outputs or a mean?")
def mean_for_sum(z, t):
    y = sigmoid(z)
    return (y - t) * y * (1 - y) / len(z)


@misconception(says="You compared the sum z with the target, not the answer.", ask="What does the network answer: z or σ(z)?")
def sigmoid_missing(z, t):
    y = sigmoid(z)
    return (z - t) * y * (1 - y)


@misconception(says="Your result is the sigmoid's slope alone.", ask="What should the gradient be where the answer is right already?")
def error_forgotten(z, t):
    y = sigmoid(z)
    return y * (1 - y)


@misconception(says="The targets do not enter your gradient.", ask="For which answer should the gradient be 0?")
def target_ignored(z, t):
    y = sigmoid(z)
    return y * y * (1 - y)


@misconception(says="You added the entries up.", ask="What shape has the gradient with respect to K sums?")
def summed(z, t):
    y = sigmoid(z)
    return np.sum((y - t) * y * (1 - y))


@misconception(says="You took the slope from the target, t(1 − t).", ask="What is the slope you use when every target is 0 or 1?")
def slope_of_target(z, t):
    return (sigmoid(z) - t) * t * (1 - t)


@misconception(says="You multiplied the loss by the slope; its square is not differentiated.", ask="What is the derivative of ½u² with respect to u?")
def square_kept(z, t):
    y = sigmoid(z)
    return 0.5 * (y - t) ** 2 * y * (1 - y)


@misconception(says="You divided by the sigmoid's slope.", ask="Do the links of a chain multiply or divide?")
def divided_by_slope(z, t):
    y = sigmoid(z)
    return (y - t) / (y * (1 - y))


@misconception(says="You multiplied by the sigmoid's slope twice.", ask="How many sigmoids lie between z and the loss?")
def slope_twice(z, t):
    y = sigmoid(z)
    return (y - t) * (y * (1 - y)) ** 2


@misconception(says="Your gradient is right, but z is overwritten by its sigmoid.", ask="Who else still needs z after this call?")
def changes_argument(z, t):
    z[...] = sigmoid(z)
    return (z - t) * z * (1 - z)


def loss(z, t):
    return lambda v: 0.5 * float(np.sum((t - sigmoid(v)) ** 2)), z


def inputs(rng):
    for k, label in [(4, ""), (1, "one output"), (5, ""), (2, "")]:
        z = signed(rng, 0.4, 1.8, k)
        away = rng.uniform(0.25, 0.6, k) * rng.choice([-1.0, 1.0], k)
        yield case(z, np.clip(sigmoid(z) + away, -0.3, 1.3), label=label)
    z = np.array([rng.uniform(20, 29), -rng.uniform(20, 29), rng.uniform(0.5, 1.5)])
    yield case(z, np.array([0.0, 1.0, 0.25]), label="large sums")
    # With a steep one among them: of tiny slopes alone float32 would keep too little.
    z = np.array([rng.uniform(3.2, 4.5), -rng.uniform(6.5, 8.5), rng.uniform(0.3, 0.8)])
    yield case(z, np.array([0.5, 0.75, 0.0]), label="flat parts of the sigmoid")


def hidden(rng):
    z, t = mirrored(signed(rng, 0.3, 2.0, 300)), rng.uniform(0.05, 0.95, 300)
    yield from look_alikes(z, t, label="300 outputs")
    yield case(np.zeros(4), np.full(4, 0.25), label="equal entries, sums of 0")
    near = np.array([0.015, 4e-3, 1e-5]) * rng.choice([-1.0, 1.0], 3)
    yield case(near, np.array([0.0, 1.0, 0.25]), label="sums near 0")


EXERCISE = Exercise(
    squared_error_sigmoid_grad,
    points=3,
    oracle=oracle.squared_error_sigmoid_grad,
    inputs=inputs,
    hidden=hidden,
    equivalent={"1e6": "sums go to 30 at most"},
    checks=[Values(points=1), Gradient(loss, points=1), Pure(points=1)],
)
