r"""Where does $\hat y$ come from? From a sigmoid of a logit $a$. A network that is very sure has
a logit of 40, or of 1000, and there the last function breaks: in floating point $\sigma(40)$ is
exactly 1, so that $\log(1 - \hat y)$ is $\log 0$. Yet the true loss is harmless: with $y = 0$ it
is almost exactly 40.

The way out is to work on the logit itself,

$$l(a, y) = -y \log\sigma(a) - (1-y)\log(1 - \sigma(a)),$$

and to simplify on paper before the computer rounds anything. Two facts help:
$1 - \sigma(a) = \sigma(-a)$, and

$$-\log \sigma(a) = \log(1 + e^{-a}), \qquad
\log(1 + e^{u}) = \max(u, 0) + \log(1 + e^{-|u|}).$$

In the last form the exponential is never larger than 1, whatever $u$ is:

| $u$ | $e^u$ | $\log(1+e^u)$ as written | $\max(u, 0)$ | $\log(1+e^{-\lvert u\rvert})$ | sum |
|---|---|---|---|---|---|
| −1000 | 0 | 0 | 0 | 0 | 0 |
| 0 | 1 | 0.6931 | 0 | 0.6931 | 0.6931 |
| 2 | 7.389 | 2.1269 | 2 | 0.1269 | 2.1269 |
| 1000 | overflow | **inf** | 1000 | 0 | **1000** |

Write `binary_cross_entropy_with_logits(a, y)`, the mean over the examples as before. It must be
exact for logits of ±1000. For $a = (2, -1, 1000)$ and $y = (1, 1, 0)$ it is
$(0.1269 + 1.3133 + 1000)/3 \approx 333.8134$.
"""

import math

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import losses as oracle

from ._draw import mixed_bits, signed
from .given import sigmoid


def binary_cross_entropy_with_logits(a, y):
    """The mean cross-entropy of yes-or-no answers, from logits of any size.

    a: (n,) logits.  y: (n,) targets, each 0 or 1.
    Returns one number.
    """
    return np.mean(np.maximum(a, 0) - a * y + np.log1p(np.exp(-np.abs(a))))


@accepted
def with_logaddexp(a, y):
    return np.mean(y * np.logaddexp(0, -a) + (1 - y) * np.logaddexp(0, a))


@accepted
def one_at_a_time(a, y):
    def softplus(u):
        return u + math.log1p(math.exp(-u)) if u > 0 else math.log1p(math.exp(u))

    return sum(softplus(-ai) if yi else softplus(ai) for ai, yi in zip(a, y)) / len(a)


@accepted
def turned_by_target(a, y):
    u = np.where(y == 1, -a, a)
    return np.asarray(np.where(u > 0, u + np.log(1 + np.exp(-u)), np.log(1 + np.exp(u))).mean())


@accepted
def two_logits(a, y):
    pairs = np.stack([np.zeros_like(a), a], axis=1)
    top = pairs.max(axis=1)
    log_total = top + np.log(np.exp(pairs - top[:, None]).sum(axis=1))
    return float(np.mean(log_total - pairs[np.arange(len(a)), y.astype(int)]))


@accepted
def masked(a, y):
    big = a > 0
    loss = np.empty(len(a))
    loss[big] = np.log1p(np.exp(-a[big])) + a[big] * (1 - y[big])
    loss[~big] = np.log1p(np.exp(a[~big])) - a[~big] * y[~big]
    return loss.sum() / len(a)


@accepted
def single_precision(a, y):
    a, y = np.float32(a), np.float32(y)
    return (np.maximum(a, 0) - a * y + np.log1p(np.exp(-abs(a)))).mean()


@misconception(
    says="You took the sigmoid first and its logarithm afterwards: at ±1000 that is log 0.",
    ask="What is left of σ(1000) after rounding, and what of 1 − σ(1000)?",
)
def naive_sigmoid(a, y):
    p = 1 / (1 + np.exp(-a))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@misconception(says="Your formula is right on paper, but exp(1000) overflows.", ask="Which of the two forms above never sees an exponential larger than 1?")
def naive_softplus(a, y):
    return np.mean(np.log(1 + np.exp(a)) - a * y)


@misconception(
    says="You kept the probabilities away from 0 by 1e-12: no loss can be larger than about 28.",
    ask="What should a network lose that is wrong with a logit of 1000?",
)
def clipped_probability(a, y):
    p = np.clip(1 / (1 + np.exp(-a)), 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@misconception(says="You clipped the logits to ±500.", ask="Are 500 and 1000 equally bad where the answer is wrong?")
def clipped_logits(a, y):
    a = np.clip(a, -500, 500)
    return np.mean(np.log(1 + np.exp(a)) - a * y)


@misconception(
    says="You replaced inf and nan by 0: the worst answers cost nothing.", ask="Which examples give inf: those with a small loss, or those with a large one?"
)
def infinities_removed(a, y):
    p = 1 / (1 + np.exp(-a))
    return np.mean(np.nan_to_num(-y * np.log(p) - (1 - y) * np.log(1 - p), posinf=0.0))


@misconception(says="You kept max(a, 0) and left log(1 + exp(−|a|)) out.", ask="What is the loss at a = 0, where the network has no opinion?")
def correction_forgotten(a, y):
    return np.mean(np.maximum(a, 0) - a * y)


@misconception(says="You used exp(−a) where exp(−|a|) is meant.", ask="How large is your exponential at a = −1000?")
def absolute_value_forgotten(a, y):
    return np.mean(np.maximum(a, 0) - a * y + np.log1p(np.exp(-a)))


@misconception(says="The max(a, 0) is missing.", ask="What is log(1 + exp(1000)), and which of your terms could give it?")
def maximum_forgotten(a, y):
    return np.mean(-a * y + np.log1p(np.exp(-np.abs(a))))


@misconception(says="You added the losses up; the mean is asked for.", ask="Should the loss double when the same examples come twice?")
def sum_for_mean(a, y):
    return np.sum(np.maximum(a, 0) - a * y + np.log1p(np.exp(-np.abs(a))))


@misconception(says="Only the examples with the target 1 enter your loss.", ask="What would a network learn that answers every question with a logit of 1000?")
def positive_class_only(a, y):
    return np.mean(y * np.logaddexp(0, -a))


@misconception(says="Your loss is negative.", ask="Which sign has the logarithm of a probability?")
def negative_cost(a, y):
    return -np.mean(np.logaddexp(0, a) - a * y)


@misconception(says="Your yes and no are exchanged.", ask="Which sign of the logit should be good when y is 1?")
def targets_turned(a, y):
    return np.mean(np.logaddexp(0, a) - a * (1 - y))


@misconception(
    says="You used a formula for targets −1 and +1; here they are 0 and 1.",
    ask="What does an example with y = 0 contribute to your loss, whatever its logit is?",
)
def labels_as_signs(a, y):
    return np.mean(np.logaddexp(0, -a * y))


@misconception(says="You took the logarithm of the logits themselves.", ask="What turns a logit into a probability?")
def logits_as_probabilities(a, y):
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))


@misconception(says="You applied the sigmoid twice.", ask="In which range do the results of a sigmoid of a sigmoid lie?")
def sigmoid_twice(a, y):
    p = sigmoid(sigmoid(a))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@misconception(says="The targets do not enter your loss.", ask="Which term of the formula vanishes when y is 0?")
def target_ignored(a, y):
    return np.mean(np.logaddexp(0, a))


@misconception(
    says="You subtracted the logit from every example, and once more where the target is 1.",
    ask="What is the loss for y = 0, by the first formula of this exercise?",
)
def logit_subtracted_twice(a, y):
    return np.mean(np.logaddexp(0, a) - a - a * y)


@misconception(says="You used logarithms to the base 2.", ask="Which logarithm has the derivative 1/x?")
def log_base_2(a, y):
    return np.mean(np.logaddexp(0, a) - a * y) / np.log(2)


@misconception(says="You return the loss of each example.", ask="How many numbers is a loss?")
def not_averaged(a, y):
    return np.logaddexp(0, a) - a * y


@misconception(says="Your loss is right, but the logits are overwritten.", ask="What will the backward pass find in a after this call?")
def changes_argument(a, y):
    a *= 1 - 2 * y
    return np.mean(np.logaddexp(0, a))


def inputs(rng):
    for n, label in [(5, ""), (1, "n = 1"), (4, ""), (7, "")]:
        yield case(signed(rng, 0.3, 2.0, n), mixed_bits(rng, n), label=label)
    # With an unsure one among them: of a tiny loss alone float32 would keep too little.
    a = [rng.uniform(3.2, 4.5), -rng.uniform(6.5, 8.5), -rng.uniform(8.6, 9.0), -0.5]
    yield case(np.array(a), np.array([1.0, 0.0, 0.0, 1.0]), label="rather sure and right")
    a = np.array([-rng.uniform(9.2, 9.8), rng.uniform(5.2, 6.0)])
    yield case(a, np.array([1.0, 0.0]), label="rather sure and wrong")


def extremes(rng):
    a = np.array([1000.0, -1000.0, 1000.0, -1000.0, 0.5, 40.0])
    y = np.array([0.0, 0.0, 1.0, 1.0, 1.0, 0.0])
    order = rng.permutation(6)
    yield case(a[order], y[order], label="logits of ±1000")
    yield case(np.array([-1000.0, rng.uniform(0.5, 1.5), -1000.0]), np.array([1.0, 0.0, 0.0]), label="logits of −1000")
    yield case(np.array([rng.uniform(-1.5, -0.5), 1000.0]), np.array([1.0, 0.0]), label="a logit of 1000")
    yield case(np.array([1000.0, -1000.0]), np.array([1.0, 0.0]), label="sure and right")


def hidden(rng):
    a, y = mirrored(signed(rng, 0.3, 3.0, 300)), mixed_bits(rng, 300)
    yield from look_alikes(a, y, label="300 examples")
    yield case(np.zeros(3), np.array([1.0, 0.0, 1.0]), label="logits of 0")
    yield case(signed(rng, 1e-5, 2e-5, 4), mixed_bits(rng, 4), label="logits near 0")
    yield case(-rng.uniform([8, 10.2, 12], [9, 11, 13]), np.zeros(3), label="small losses")
    wrong = np.array([-29.0, 33.0, 37.0])
    yield case(wrong, np.array([1.0, 0.0, 0.0]), label="far on the wrong side")


EXERCISE = Exercise(
    binary_cross_entropy_with_logits,
    points=4,
    oracle=oracle.binary_cross_entropy_with_logits,
    inputs=inputs,
    hidden=hidden,
    equivalent={
        "takes near entries": "only targets that are neither 0 nor 1 show it",
        "1e-6": "only targets that are neither 0 nor 1 show it",
        "1e6": "logits go to 1000 at most",
        "np.maximum(a, 0) with its arguments swapped": "a maximum is symmetric",
    },
    checks=[Values(points=1), Values(points=2, inputs=extremes, name="extreme"), Pure(points=1)],
)
