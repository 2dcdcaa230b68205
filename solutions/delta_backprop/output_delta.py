r"""How much is each output unit to blame? Its delta says how the loss falls when the unit's sum
$net_k$ grows a little:

$$\delta_k = -\frac{\partial \mathcal L}{\partial net_k}, \qquad
\mathcal L = \tfrac12 \sum_k (t_k - y_k)^2, \qquad y_k = \sigma(net_k).$$

The chain rule has two links here, one from the loss to $y_k$ and one from $y_k$ to $net_k$:

$$\delta_k = \underbrace{(t_k - y_k)}_{\text{how far off, and to which side}} \cdot
\underbrace{\sigma'(net_k)}_{\text{how far the unit can still be moved}}.$$

```
   net_k ──σ──► y_k ──► ½(t_k − y_k)²
         ◄─────     ◄─────
         σ'(net_k)   t_k − y_k          (with the minus of δ taken in)
```

The second factor comes from the stored output: you have just written the function for it.

For the small network $y \approx 0.6012$ and $t = 1$: the output is too small, the unit should add
up to more, and $\delta \approx 0.3988 \cdot 0.2398 \approx 0.0956$ is positive. With the target 0
it would be about $-0.1441$.

Write `output_delta(y, t)` for outputs `y` and targets `t`.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes
from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import delta_backprop as oracle

from .given import sigmoid
from .sigmoid_prime_from_output import sigmoid_prime_from_output


def output_delta(y, t):
    """The deltas of the output units, for squared error and sigmoid units.

    y: (n_L,) outputs.  t: (n_L,) targets.
    Returns -dL/dnet of the output layer, (n_L,).
    """
    return (t - y) * sigmoid_prime_from_output(y)


@accepted
def one_at_a_time(y, t):
    deltas = []
    for yk, tk in zip(y, t):
        deltas.append(float(-(yk - tk) * yk * (1 - yk)))
    return deltas


@accepted
def multiplied_out(y, t):
    return t * y - t * y**2 - y**2 + y**3


@accepted
def from_net(y, t):
    net = np.log(y) - np.log1p(-y)
    slope = sigmoid(net) * sigmoid(-net)
    return np.einsum("i,i->i", t - y, slope)


@accepted
def jacobian_product(y, t):
    jacobian = np.diag(y - y * y)
    return tuple(jacobian @ (t - y))


@accepted
def single_precision(y, t):
    y, t = y.astype(np.float32), t.astype(np.float32)
    return (t - y) * y * (1 - y)


@misconception(
    says="Your deltas have the sign of +∂L/∂net: the error is taken as y − t.", ask="If the output is too small, should its delta be positive or negative here?"
)
def mixed_signs(y, t):
    return (y - t) * y * (1 - y)


@misconception(
    says="You returned the error t − y without the slope of the output units.",
    ask="How much does y change when the sum of a unit that is almost 1 grows a little?",
)
def missing_output_derivative(y, t):
    return t - y


@misconception(says="You applied the sigmoid once more to y before you took the slope.", ask="Is y the unit's sum, or what has come out of the sigmoid?")
def derivative_of_activation(y, t):
    s = sigmoid(y)
    return (t - y) * s * (1 - s)


@misconception(says="Your deltas are twice as large: the ½ of the loss is left out.", ask="What is the derivative of ½u² with respect to u?")
def missing_half(y, t):
    return 2 * (t - y) * y * (1 - y)


@misconception(says="You multiplied the loss of each unit with its slope.", ask="The first link of the chain is the derivative of the loss: what is it?")
def loss_for_error(y, t):
    return 0.5 * (t - y) ** 2 * y * (1 - y)


@misconception(says="You used y as the slope, without its second factor.", ask="What is the slope of a unit whose output is almost 1?")
def missing_one_minus(y, t):
    return (t - y) * y


@misconception(says="You took the slope at the target, not at the output.", ask="Which of the two went through the sigmoid?")
def derivative_of_target(y, t):
    return (t - y) * t * (1 - t)


@misconception(says="You took the error without its sign.", ask="How would a unit know whether its output is too large or too small?")
def absolute_error(y, t):
    return np.abs(t - y) * y * (1 - y)


@misconception(says="You divided by the number of outputs.", ask="Is the loss of one example a sum over its outputs, or a mean?")
def mean_for_sum(y, t):
    return (t - y) * y * (1 - y) / len(y)


@misconception(says="You added the deltas of all output units up to one number.", ask="Can two output units be wrong in different directions?")
def summed_to_a_scalar(y, t):
    return np.sum((t - y) * y * (1 - y))


@misconception(says="You used 1 − y², the slope of another activation function.", ask="Which activation function do the output units have?")
def tanh_derivative(y, t):
    return (t - y) * (1 - y**2)


@misconception(says="Your deltas are right, but you wrote them over the targets.", ask="What will the next step of training compare its output with?")
def changes_argument(y, t):
    t -= y
    t *= y * (1 - y)
    return t


def inputs(rng):
    for n, label in [(3, ""), (1, "one output"), (5, "five outputs")]:
        y = sigmoid(rng.uniform(0.3, 1.6, n) * rng.choice([-1.0, 1.0], n))
        # A soft target lies on the way from y to 0 or 1, never near y: no digits are lost in t - y.
        end = rng.permutation(n) % 2
        yield case(y, y + rng.uniform(0.6, 1.0, n) * (end - y), label=label)
    y = sigmoid(rng.uniform(0.3, 1.6, 4) * rng.choice([-1.0, 1.0], 4))
    yield case(y, rng.permutation([0.0, 1.0, 1.0, 0.0]), label="targets 0 and 1")
    z = np.append(rng.uniform(0.3, 1.0), rng.uniform(5.0, 7.0, 3)) * rng.choice([-1.0, 1.0], 4)
    y = sigmoid(z)
    t = np.where(y > 0.5, rng.uniform(0.0, 0.1, 4), rng.uniform(0.9, 1.0, 4))
    yield case(y, t, label="saturated outputs beside another")


def loss(y, t):
    """Minus the loss as a function of net, whose gradient is the delta."""
    return lambda net: -0.5 * float(np.sum((t - sigmoid(net)) ** 2)), np.log(y / (1 - y))


def hidden(rng):
    y = sigmoid(rng.uniform(0.3, 1.6, 300) * rng.choice([-1.0, 1.0], 300))
    t = np.where(y > 0.5, rng.uniform(0.0, 0.2, 300), rng.uniform(0.8, 1.0, 300))
    yield from look_alikes(y, t, label="300 outputs")
    yield case(rng.uniform(2e-8, 6e-8, 3), np.ones(3), label="outputs below 1e-7")
    yield case(np.full(4, 0.25), np.array([1.0, -1.0, 2.0, 0.0]), label="targets beyond 0 and 1")
    yield case(np.full(3, 0.5), np.full(3, 0.5), label="outputs on their targets")
    near = 0.5 + 2.0**-15 * np.array([1.0, -1.0, 0.0])  # exact in float32
    yield case(near, np.full(3, 0.5), label="outputs next to their targets")


EXERCISE = Exercise(
    output_delta,
    points=3,
    oracle=oracle.output_delta,
    inputs=inputs,
    hidden=hidden,
    equivalent={"1e6": "outputs and targets are no larger than 1"},
    checks=[Values(points=1), Gradient(loss, points=1), Pure(points=1)],
)
