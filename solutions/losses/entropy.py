r"""Take a network that cannot be better: its answer *is* the distribution of the targets,
$\hat y = p$. It is still surprised, since the world keeps it in suspense. Its mean surprise is the
**entropy** of $p$:

$$H(p) = -\sum_k p_k \log p_k.$$

What never happens surprises nobody: where $p_k = 0$ the term counts as 0. (That is also its
limit: $p \log p \to 0$ as $p \to 0$.) A computer needs this rule, because for it `0 * log(0)`
is `nan`.

| $p$ | what it is | $H(p)$ |
|---|---|---|
| (1, 0, 0) | certain | 0 |
| (0.7, 0.2, 0.1) | rather sure | 0.8018 |
| (0.5, 0.5, 0) | a coin | $\log 2 = 0.6931$ |
| (⅓, ⅓, ⅓) | no idea | $\log 3 = 1.0986$ |

Write `entropy(p)`, which returns one number.
"""

import math

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import losses as oracle

from ._draw import distributions


def entropy(p):
    """The entropy of a distribution, in natural units; 0 log 0 counts as 0.

    p: (K,) probabilities that sum to 1.
    Returns one number.
    """
    possible = p[p > 0]
    return -np.sum(possible * np.log(possible))


@accepted
def one_at_a_time(p):
    total = 0.0
    for pk in p:
        if pk != 0:
            total -= pk * math.log(pk)
    return total


@accepted
def with_where(p):
    return float(np.sum(-p * np.log(np.where(p == 0, 1.0, p))))


@accepted
def logs_of_inverses(p):
    return sum(pk * np.log(1 / pk) for pk in p.tolist() if pk)


@accepted
def log_where(p):
    return np.array(-(p @ np.log(p, out=np.zeros_like(p), where=p > 0)))


@accepted
def nan_for_zero(p):
    return -np.nansum(p * np.log(p))


@accepted
def with_epsilon(p):
    return -np.sum(p * np.log(p + 1e-12))


@accepted
def power_form(p):
    return -np.log(np.prod(np.power(p, p)))


@accepted
def single_precision(p):
    p = p.astype(np.float32)
    return -(p * np.log(np.maximum(p, np.float32(1e-30)))).sum()


def surprise(p):
    return np.where(p > 0, -p * np.log(np.where(p > 0, p, 1)), 0)


@misconception(says="Your formula is right, but gives nan where a probability is 0.", ask="What does `0 * np.log(0)` give, and what should it count as?")
def zero_times_log_zero(p):
    return -np.sum(p * np.log(p))


@misconception(says="Your entropy is negative.", ask="Which sign has the logarithm of a probability?")
def negative_cost(p):
    return -np.sum(surprise(p))


@misconception(says="You measured the entropy in bits: logarithms to the base 2.", ask="What is the entropy of a coin by the table above?")
def log_base_2(p):
    return np.sum(surprise(p)) / np.log(2)


@misconception(says="You used logarithms to the base 10.", ask="What is the entropy of a coin by the table above?")
def log_base_10(p):
    return np.sum(surprise(p)) / np.log(10)


@misconception(says="You divided by the number of events.", ask="Which weights does a mean surprise have, if the events are not equally likely?")
def mean_for_sum(p):
    return np.mean(surprise(p))


@misconception(says="You added the surprises up without weighing them.", ask="How often is one surprised by an event of probability 0.001?")
def weights_ignored(p):
    return -np.sum(np.log(p[p > 0]))


@misconception(says="You return each event's share of the entropy.", ask="How many numbers is an entropy?")
def not_summed(p):
    return surprise(p)


@misconception(says="You took log(1 + p) for log p.", ask="What is your surprise at something that was certain?")
def log_of_one_plus(p):
    return -np.sum(p * np.log1p(p))


@misconception(says="You divided by the entropy of the uniform distribution.", ask="What should the last row of the table be: 1, or log 3?")
def normalised(p):
    return np.sum(surprise(p)) / np.log(len(p))


@misconception(says="You computed 1 − Σp², which is another measure of disorder.", ask="Where is the surprise, −log p, in your formula?")
def gini_impurity(p):
    return 1 - np.sum(p**2)


@misconception(says="Only the likeliest event enters your entropy.", ask="What do the rare events contribute?")
def largest_only(p):
    return -np.log(p.max())


@misconception(says="You added the surprise at each event's not happening.", ask="Over which events does the sum run?")
def binary_form(p):
    return np.sum(surprise(p)) + np.sum(surprise(1 - p))


@misconception(says="You added 0.01 inside the logarithm.", ask="How much does that change the surprise at an event of probability 0.001?")
def large_epsilon(p):
    return -np.sum(p * np.log(p + 0.01))


@misconception(says="You measured how far p is from the uniform distribution.", ask="Which of the four rows of the table should have the largest entropy?")
def distance_from_uniform(p):
    return np.log(len(p)) - np.sum(surprise(p))


@misconception(says="You weighed the surprises by p twice.", ask="How often does the factor p_k occur in the formula?")
def weighed_twice(p):
    return np.sum(p * surprise(p))


@misconception(says="Your value is right, but it comes as an array with one entry.", ask="What is the shape of a single number?")
def array_of_one(p):
    return np.sum(surprise(p), keepdims=True)


@misconception(says="Your entropy is right, but p is changed: its zeros have become ones.", ask="Does p still sum to 1 after this call?")
def changes_argument(p):
    p[p == 0] = 1
    return -np.sum(p * np.log(p))


def inputs(rng):
    for k in (3, 5, 2):
        yield case(distributions(rng, 1, k)[0])
    yield case(np.array([0.0015, 0.3985, 0.45, 0.15])[rng.permutation(4)], label="a rare event")


def with_zeros(rng):
    p = np.zeros(5)
    p[rng.choice(5, 3, replace=False)] = distributions(rng, 1, 3)[0]
    yield case(p, label="p = 0 twice")
    p = np.zeros(4)
    p[rng.choice(4, 2, replace=False)] = distributions(rng, 1, 2, 0.1)[0]
    yield case(p, label="p = 0 twice")
    yield case(np.array([0.97, 0.0, 0.03])[rng.permutation(3)], label="almost certain")


def hidden(rng):
    p = np.sort(distributions(rng, 1, 300, 0.0008)[0])
    yield case(p, label="300 events")
    other = np.sort(distributions(rng, 1, 300, 0.0008)[0])
    # As p at both ends, and of the same sum: no text and no few numbers tell them apart.
    other[:3], other[-3:] = p[:3], p[-3:]
    other[3:-3] *= p[3:-3].sum() / other[3:-3].sum()
    yield case(other, label="300 events")
    p = np.zeros(36)
    p[rng.choice(36, 20, replace=False)] = distributions(rng, 1, 20, 0.01)[0]
    yield case(p, label="many events that never happen")
    yield case(np.full(8, 0.125), label="equal probabilities")
    yield case(0.125 + rng.permutation([7e-4, -7e-4] * 4), label="nearly equal probabilities")
    yield case(np.ones(1), label="one event, which is certain")
    # With likely ones among them: of a tiny entropy alone float32 would keep too little.
    p = np.concatenate([[0.4, 0.6], rng.uniform(1e-7, 5e-7, 30), rng.uniform(6e-9, 9e-9, 60)])
    yield case(p / p.sum(), label="events of a probability near 1e-7 and 1e-8")
    rare = np.array([1 - 2.0**-21, 2.0**-22, 2.0**-22])  # exact in float32
    yield case(rng.permutation(rare), label="one event is nearly certain")


EXERCISE = Exercise(
    entropy,
    points=3,
    oracle=oracle.entropy,
    inputs=inputs,
    hidden=hidden,
    equivalent={"1e6": "probabilities"},
    checks=[Values(points=1), Values(points=1, inputs=with_zeros, name="zeros"), Pure(points=1, inputs=with_zeros)],
)
