r"""The same for yes-or-no answers: one logit $a_i$ an example, a sigmoid, the binary cross-entropy

$$l(a, y) = -y \log\sigma(a) - (1-y)\log(1 - \sigma(a)).$$

The sigmoid's slope is $\sigma'(a) = \sigma(a)(1 - \sigma(a))$, and again the denominators that
the logarithms bring are cancelled by it:

$$\frac{\partial l}{\partial a} =
\left(-\frac{y}{\sigma(a)} + \frac{1-y}{1-\sigma(a)}\right) \sigma(a)(1-\sigma(a))
= \sigma(a) - y .$$

| $a$ | $\sigma(a)$ | $y$ | gradient |
|---|---|---|---|
| 0 | 0.5 | 1 | −0.5 |
| 2 | 0.8808 | 1 | −0.1192 |
| −1 | 0.2689 | 0 | 0.2689 |
| 30 | 1.0000 | 0 | 1.0000 |

The last row is quite wrong, and its gradient is as large as it can be: the flat tail of the
sigmoid does not matter. Compare the next exercise.

Write `sigmoid_cross_entropy_grad(a, y)`: the slope of *each* example's own loss, **not averaged**.
"""

import math

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import losses as oracle

from ._draw import mixed_bits, signed
from .given import sigmoid, softmax


def sigmoid_cross_entropy_grad(a, y):
    """The slope of each example's cross-entropy with respect to its logit.

    a: (n,) logits.  y: (n,) targets, each 0 or 1.
    Returns dl/da, (n,).
    """
    return sigmoid(a) - y


@accepted
def one_at_a_time(a, y):
    return [1 / (1 + math.exp(-ai)) - yi for ai, yi in zip(a, y)]


@accepted
def plain(a, y):
    return 1 / (1 + np.exp(-a)) - y


@accepted
def through_tanh(a, y):
    return (np.tanh(a / 2) + 1) / 2 - y


@accepted
def full_chain(a, y):
    s = 1 / (1 + np.exp(-a))
    slope = np.exp(-np.abs(a)) / (1 + np.exp(-np.abs(a))) ** 2
    return np.where(y == 1, -1 / s, 1 + np.exp(a)) * slope


@accepted
def two_classes(a, y):
    e = np.exp(np.stack([np.zeros_like(a), a], axis=1))
    return tuple((e / e.sum(axis=1, keepdims=True))[:, 1] - y)


@accepted
def by_target(a, y):
    return np.where(y == 1, -1 / (1 + np.exp(a)), np.exp(a) / (1 + np.exp(a)))


@accepted
def single_precision(a, y):
    return np.float32(1) / (1 + np.exp(-a.astype(np.float32))) - y.astype(np.float32)


@misconception(says="Your gradient has the wrong sign.", ask="If the logit grows where the answer is yes, does the loss rise or fall?")
def gradient_sign(a, y):
    return y - sigmoid(a)


@misconception(says="You divided by n: the slope of each example's own loss is asked for.", ask="Is there a mean in l(a, y)?")
def averaged(a, y):
    return (sigmoid(a) - y) / len(a)


@misconception(says="You return the mean of the slopes.", ask="How many logits are there to be changed?")
def mean_returned(a, y):
    return np.mean(sigmoid(a) - y)


@misconception(says="You return the sum of the slopes.", ask="How many logits are there to be changed?")
def summed(a, y):
    return np.sum(sigmoid(a) - y)


@misconception(says="You multiplied by σ'(a) as well.", ask="What has become of the sigmoid's slope in the formula above?")
def derivative_times_delta(a, y):
    s = sigmoid(a)
    return (s - y) * s * (1 - s)


@misconception(says="You subtracted the target from the logit; the sigmoid is missing.", ask="What is the network's answer for a logit of 2?")
def sigmoid_missing(a, y):
    return a - y


@misconception(says="You used tanh.", ask="Which answer stands for *I do not know*: 0 or 0.5?")
def tanh_for_sigmoid(a, y):
    return np.tanh(a) - y


@misconception(says="You applied the sigmoid twice.", ask="In which range do the results of a sigmoid of a sigmoid lie?")
def sigmoid_twice(a, y):
    return sigmoid(sigmoid(a)) - y


@misconception(says="You used σ(−a).", ask="Is the probability of *yes* large for a large logit, or small?")
def logit_sign(a, y):
    return sigmoid(-a) - y


@misconception(says="You rounded the answer to yes or no first.", ask="Can a network learn anything from answers that are right, but unsure?")
def decided_before_loss(a, y):
    return (a > 0) - y


@misconception(says="You stopped at the slope for σ(a).", ask="Which function stands between a and σ(a), and what is its slope?")
def gradient_of_outputs(a, y):
    s = sigmoid(a)
    return -y / s + (1 - y) / (1 - s)


@misconception(says="You used σ'(a) in place of σ(a).", ask="What is left of the chain after everything has cancelled?")
def derivative_for_output(a, y):
    s = sigmoid(a)
    return s * (1 - s) - y


@misconception(says="Only the examples with the target 1 have a slope.", ask="Should a wrong *yes* be corrected?")
def positive_class_only(a, y):
    return y * (sigmoid(a) - 1)


@misconception(says="The targets do not enter your gradient.", ask="For which answer should the slope be 0 when y is 1?")
def target_ignored(a, y):
    return sigmoid(a)


@misconception(says="You took a softmax over the examples.", ask="Do the answers to different questions compete with each other?")
def softmax_for_sigmoid(a, y):
    return softmax(a) - y


@misconception(says="You return the losses themselves.", ask="What is the sign of a slope where the answer should be larger?")
def loss_for_gradient(a, y):
    return np.logaddexp(0, a) - a * y


@misconception(says="Your gradient is twice as large.", ask="Is there a square in this loss?")
def factor_two(a, y):
    return 2 * (sigmoid(a) - y)


@misconception(says="You combined every answer with every target: n × n numbers.", ask="Which shapes were subtracted from each other?")
def outer_product(a, y):
    return sigmoid(a)[:, None] - y


@misconception(says="Your gradient is right, but the targets are overwritten.", ask="What will the next epoch find in y?")
def changes_argument(a, y):
    y -= sigmoid(a)
    return -y


def loss(a, y):
    return lambda v: float(np.sum(np.logaddexp(0, v) - v * y)), a


def inputs(rng):
    for n, label in [(5, ""), (1, "n = 1"), (3, ""), (4, "large logits")]:
        a = signed(rng, 0.4, 2.0, n)
        if label == "large logits":
            a[:2] = [rng.uniform(25, 30), -rng.uniform(25, 30)]
            y = np.array([0.0, 1.0, 0.0, 1.0])
        else:
            y = mixed_bits(rng, n)
        yield case(a, y, label=label)
    # With an unsure one among them: of tiny differences alone float32 would keep too little.
    a = np.array([rng.uniform(3.2, 4.5), -rng.uniform(6.5, 8.5), rng.uniform(0.5, 1.0)])
    yield case(a, np.array([1.0, 0.0, 0.0]), label="rather sure and right")


def hidden(rng):
    a, y = mirrored(signed(rng, 0.3, 3.0, 300)), mixed_bits(rng, 300)
    yield from look_alikes(a, y, label="300 examples")
    yield case(np.zeros(4), np.array([1.0, 0.0, 0.0, 1.0]), label="logits of 0")
    near = np.array([0.0, 1e-5, 5e-4, 8e-4]) * rng.choice([-1.0, 1.0], 4)
    yield case(near, mixed_bits(rng, 4), label="logits near 0")
    yield case(np.array([8.6, -9.3, -2.0]), np.array([1.0, 0.0, 0.0]), label="nearly right")


EXERCISE = Exercise(
    sigmoid_cross_entropy_grad,
    points=3,
    oracle=oracle.sigmoid_cross_entropy_grad,
    inputs=inputs,
    hidden=hidden,
    equivalent={"1e6": "logits go to 30 at most", "1e-7": "targets are 0 or 1, and logits have any sign"},
    checks=[Values(points=1), Gradient(loss, points=1), Pure(points=1)],
)
