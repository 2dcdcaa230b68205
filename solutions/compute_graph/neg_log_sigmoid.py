r"""A loss with a name: if a unit says "yes" with probability $\sigma(w \cdot x)$ and the truth is
"yes", the cross-entropy is

$$L = -\log \sigma(s), \qquad s = w \cdot x = \sum_i w_i x_i .$$

The last gates of its graph are a sigmoid and a logarithm. Multiply their slopes, $-1/\sigma(s)$ and
$\sigma(s)\,(1 - \sigma(s))$, and most of it cancels; the mul gates then bring in $x$:

$$\frac{\partial L}{\partial s} = \sigma(s) - 1, \qquad
\frac{\partial L}{\partial w_i} = (\sigma(s) - 1)\, x_i .$$

With $x = (1, 1, 1)$ and $w = (1, 1, -1.5)$, an example of the lecture on feedforward networks,
$s = 0.5$: the loss is about $0.474$, and each of the three gradients about $-0.378$. Every weight
should grow: the answer should be a "yes".

There is a trap. A float is never so small as $\sigma(-1000)$: it becomes 0, and
$\log 0 = -\infty$. The true loss is harmless, though, almost exactly 1000. Rewrite the formula so
that no exponential can overflow and no logarithm can meet a 0:

$$-\log \sigma(s) = \log(1 + e^{-s}) = \max(-s, 0) + \log(1 + e^{-|s|}) .$$

Write `neg_log_sigmoid(w, x)`. It returns `(loss, dw)`, exact for any size of $s$, $\pm 1000$
included.
"""

import math

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import compute_graph as oracle

from ._draw import rearranged


def neg_log_sigmoid(w, x):
    """The loss −log σ(w·x) and its gradient.

    w, x: (n,).  Returns (loss, dw): a number, and (n,).  Exact for large |w·x| too.
    """
    s = w @ x
    small = np.exp(-np.abs(s))  # at most 1, whatever the sign of s
    loss = np.maximum(-s, 0) + np.log1p(small)
    miss = small / (1 + small) if s > 0 else 1 / (1 + small)  # 1 − σ(s)
    return loss, -miss * x


def wanted(w, x):
    """The oracle's pair, the loss as a float."""
    loss, dw = oracle.neg_log_sigmoid(w, x)
    return float(loss), np.asarray(dw, dtype=float)


@accepted
def with_logaddexp(w, x):
    s = np.dot(w, x)
    return np.logaddexp(0, -s), -np.exp(-np.logaddexp(0, s)) * x


@accepted
def with_math(w, x):
    s = sum(float(a) * float(b) for a, b in zip(w, x))
    if s >= 0:
        loss, miss = math.log1p(math.exp(-s)), math.exp(-s) / (1 + math.exp(-s))
    else:
        loss, miss = -s + math.log1p(math.exp(s)), 1 / (1 + math.exp(s))
    return [loss, [-miss * float(a) for a in x]]


@accepted
def with_tanh(w, x):
    s = (w * x).sum()
    miss = 0.5 - 0.5 * np.tanh(s / 2)
    loss = np.array(-s if s < -40 else np.log1p(np.exp(-s)))
    return loss, tuple(-miss * x)


@accepted
def single_precision(w, x):
    w, x = w.astype(np.float32), x.astype(np.float32)
    s = np.einsum("i,i->", w, x)
    return np.logaddexp(np.float32(0), -s), x * (np.exp(-np.logaddexp(np.float32(0), -s)) - 1)


def score(w, x):
    return float(w @ x)


def exact_loss(s):
    return float(np.logaddexp(0.0, -s))


def sigma(s):
    return float(np.exp(-np.logaddexp(0.0, -s)))


@misconception(
    says="Your formula is right, but for w·x = −1000 the loss comes out infinite.", ask="What is left of σ(−1000) in a float, and what is its logarithm?"
)
def naive_log_sigmoid(w, x):
    y = 1 / (1 + np.exp(-(w @ x)))
    return -np.log(y), (y - 1) * x


@misconception(
    says="Your formula is right, but for w·x = −1000 an exponential is too large for a float.", ask="Of e^s and e^(−s), which one is never larger than 1?"
)
def naive_overflow_error(w, x):
    y = 1 / (1 + math.exp(-score(w, x)))
    return -math.log(y), (y - 1) * x


@misconception(
    says="You added a small number in the logarithm: the loss can never be larger than about 28.", ask="How large should the loss be for w·x = −1000?"
)
def epsilon_in_log(w, x):
    y = 1 / (1 + np.exp(-(w @ x)))
    return -np.log(y + 1e-12), (y - 1) * x


@misconception(says="You cut w·x off at ±500: the loss can never be larger than 500.", ask="How large should the loss be for w·x = −1000?")
def clipped(w, x):
    s = np.clip(w @ x, -500, 500)
    y = 1 / (1 + np.exp(-s))
    return -np.log(y), (y - 1) * x


@misconception(
    says="Your loss is right, but the gradient divides infinity by infinity for w·x = −1000.",
    ask="Which form of e^(−s) / (1 + e^(−s)) has no large exponential?",
)
def gradient_not_finite(w, x):
    s = w @ x
    return np.logaddexp(0, -s), -np.exp(-s) / (1 + np.exp(-s)) * x


@misconception(says="Your dw has the wrong sign.", ask="If s grows, does the loss −log σ(s) grow or shrink?")
def mixed_signs(w, x):
    s = score(w, x)
    return exact_loss(s), (1 - sigma(s)) * x


@misconception(
    says="Your dw is −σ(s)·x: the slope is largest where the answer is right.", ask="How large should the gradient be where σ(s) is almost 1, as it should be?"
)
def other_sigmoid(w, x):
    s = score(w, x)
    return exact_loss(s), -sigma(s) * x


@misconception(says="You gave the gradient with respect to x.", ask="If w1 grows by 1, by how much does w1·x1 grow?")
def mul_not_swapped(w, x):
    s = score(w, x)
    return exact_loss(s), (sigma(s) - 1) * w


@misconception(says="Your dw is the gradient of s, for every weight the same.", ask="Does a weight on an input of 0 matter?")
def input_ignored(w, x):
    s = score(w, x)
    return exact_loss(s), np.full(len(w), sigma(s) - 1)


@misconception(says="Your dw is one number: the gradient of s.", ask="How many weights are there?")
def gradient_of_score(w, x):
    s = score(w, x)
    return exact_loss(s), (sigma(s) - 1)


@misconception(says="The slope of the logarithm is missing in your dw.", ask="Which gate comes after the sigmoid?")
def log_gate_forgotten(w, x):
    s = score(w, x)
    return exact_loss(s), -sigma(s) * (1 - sigma(s)) * x


@misconception(says="The slope of the sigmoid is missing in your dw.", ask="Which gate comes before the logarithm?")
def sigmoid_gate_forgotten(w, x):
    s = score(w, x)
    return exact_loss(s), -x / max(sigma(s), 1e-300)


@misconception(
    says="You took log σ(s), without the minus: loss and gradient have the wrong sign.",
    ask="Can a loss be negative, if it is the cross-entropy of a single yes?",
)
def minus_forgotten(w, x):
    s = score(w, x)
    return -exact_loss(s), (1 - sigma(s)) * x


@misconception(says="Your loss is negative: the minus is missing in the value.", ask="Is the logarithm of a probability positive or negative?")
def negative_loss(w, x):
    s = score(w, x)
    return -exact_loss(s), (sigma(s) - 1) * x


@misconception(says="Your loss is that of the answer no: −log(1 − σ(s)).", ask="What is the loss, if s is large and the truth is yes?")
def other_label(w, x):
    s = score(w, x)
    return exact_loss(-s), sigma(s) * x


@misconception(says="Your logarithm has the base 2.", ask="Whose derivative is 1/u, without a factor?")
def log_base_two(w, x):
    s = score(w, x)
    return exact_loss(s) / math.log(2), (sigma(s) - 1) * x


@misconception(says="You returned the loss only.", ask="Which two things are asked for?")
def gradient_missing(w, x):
    return exact_loss(score(w, x))


@misconception(says="Loss and gradient are exchanged.", ask="Which of the two comes first?")
def order_changed(w, x):
    s = score(w, x)
    return (sigma(s) - 1) * x, exact_loss(s)


@misconception(says="You applied the sigmoid to each product w_i·x_i by itself.", ask="What is added up first, the products or the losses?")
def sum_outside(w, x):
    s = w * x
    return np.logaddexp(0, -s).sum(), (np.exp(-np.logaddexp(0, -s)) - 1) * x


@misconception(says="Your result is right, but the weights are others after the call.", ask="Who else still needs the weights?")
def changes_argument(w, x):
    s = score(w, x)
    w *= x
    return exact_loss(s), (sigma(s) - 1) * x


def inputs(rng):
    yield np.array([1.0, 1.0, -1.5]), np.array([1.0, 1.0, 1.0])
    for n, target, label in [(4, 0.9, ""), (2, -1.6, "w·x negative"), (1, 0.7, "n = 1")]:
        x = rng.uniform(0.4, 1.4, n) * rng.choice([-1.0, 1.0], n)
        w = rng.normal(size=n)
        w += x * (target * rng.uniform(0.8, 1.2) - w @ x) / (x @ x)  # so that w·x is near target
        yield case(w, x, label=label)
    yield case(rng.normal(size=3), np.array([0.0, 0.8, -1.1]), label="an input of 0")


def large(rng):
    x = np.array([2.0, -1.0, 0.5])
    tilt = rng.uniform(0.5, 1.5, 3)
    yield case(-10.5 * tilt / (tilt @ x), x, label="w·x = -10.5")
    for s, label in [(1000.0, "w·x = 1000"), (-1000.0, "w·x = -1000"), (-30.0, "w·x = -30")]:
        yield case(s * tilt / (tilt @ x), x, label=label)


def hidden(rng):
    # Multiples of 1/64 add up exactly in float32, and 1 − s keeps its digits where the sum is small.
    w, x = np.round(64 * rng.normal(size=(2, 70)) / [[16], [1]]) / 64
    yield case(w, x, label="70 inputs")
    yield case(rearranged(rng, w), x, label="70 inputs, in another order")
    yield case(np.full(3, 0.5), np.full(3, 0.5), label="all equal")
    w, x = np.array([0.75, -0.5, 1.25]), np.array([1.0, 0.5, -1.5])
    yield case(w, x * 3e-8, label="inputs near 1e-8")
    yield case(w * 1e7, x * 1e-7, label="weights near 1e7, inputs near 1e-7")
    yield case(w * 1e-7, x * 1e7, label="weights near 1e-7, inputs near 1e7")
    yield case(w * 1e7, np.abs(x) * 3e-8, label="weights near 1e7, inputs near 1e-8")
    yield case(w * 0, x, label="weights of 0")


EXERCISE = Exercise(
    neg_log_sigmoid,
    points=4,
    oracle=wanted,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=2), Values(points=1, inputs=large, name="extreme"), Pure(points=1)],
    equivalent={
        "takes near entries": "what is lost then is below the tolerance but for sums beyond 1e7",
        "w @ x with its sides swapped": "a dot product is the same both ways",
        "np.maximum(-s, 0) with its arguments swapped": "so is a maximum",
        "s > 0 with GtE": "for s = 0 both forms give one half",
    },
)
