r"""A network should have answered $t$ and answered $y$. The error of output $k$ is $t_k - y_k$.
Errors to both sides are bad, so they are squared before they are added up, and a large one counts
for more than two half as large:

$$L = \tfrac12 \sum_k (t_k - y_k)^2.$$

The $\tfrac12$ changes nothing about which answer is best; it is there so that the derivative is
$y_k - t_k$, without a 2.

| | $k=1$ | $k=2$ | $k=3$ | |
|---|---|---|---|---|
| target $t$ | 1 | 0 | 2 | |
| answer $y$ | 0.5 | 1 | 1 | |
| error $t - y$ | 0.5 | −1 | 1 | |
| squared | 0.25 | 1 | 1 | sum 2.25, loss **1.125** |

The outputs of one example are *summed*: no mean here (deep-learning lecture 3 and the slides on
feedforward networks write it this way).

Write `half_squared_error(y, t)`, which returns one number.
"""

import math

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import losses as oracle

from ._draw import nearly, signed


def half_squared_error(y, t):
    """The squared error of one example, halved.

    y: (K,) answers of the network.  t: (K,) targets.
    Returns one number.
    """
    return 0.5 * np.sum((t - y) ** 2)


@accepted
def one_at_a_time(y, t):
    total = 0.0
    for yk, tk in zip(y, t):
        total += (tk - yk) ** 2 / 2
    return float(total)


@accepted
def with_dot(y, t):
    e = y - t
    return np.dot(e, e) / 2


@accepted
def with_norm(y, t):
    return np.linalg.norm(t - y) ** 2 / 2


@accepted
def with_math(y, t):
    return math.fsum(math.pow(a - b, 2) for a, b in zip(y.tolist(), t.tolist())) / 2


@accepted
def zero_dimensional(y, t):
    return np.asarray(np.einsum("k,k->", t - y, t - y) / 2)


@accepted
def multiplied_out(y, t):
    return (t @ t - 2 * (t @ y) + y @ y) / 2


@accepted
def single_precision(y, t):
    e = t.astype(np.float32) - y.astype(np.float32)
    return np.float32(0.5) * (e * e).sum()


@misconception(says="Your loss is twice as large: the ½ is left out.", ask="What is the derivative of your loss, and what should it be?")
def missing_half(y, t):
    return np.sum((t - y) ** 2)


@misconception(says="You took the mean over the outputs.", ask="If ten outputs are off by 1 each, is the loss the same as for two?")
def mean_for_sum(y, t):
    return 0.5 * np.mean((t - y) ** 2)


@misconception(says="You computed the mean squared error: a mean, and no ½.", ask="Which two things does the formula here do differently?")
def mean_squared_error(y, t):
    return np.mean((t - y) ** 2)


@misconception(says="You took a square root: that is half the distance between y and t.", ask="Does the formula stop after the sum, or does something follow?")
def square_root(y, t):
    return 0.5 * np.sqrt(np.sum((t - y) ** 2))


@misconception(says="You added up the sizes of the errors, not their squares.", ask="What happens to the loss when an error becomes twice as large?")
def absolute_error(y, t):
    return 0.5 * np.sum(np.abs(t - y))


@misconception(says="You added up the errors first and squared the sum.", ask="What is your loss if one output is 1 too high and another 1 too low?")
def square_of_sum(y, t):
    return 0.5 * np.sum(t - y) ** 2


@misconception(says="You return the squared error of each output, not their sum.", ask="How many numbers is a loss?")
def not_summed(y, t):
    return 0.5 * (t - y) ** 2


@misconception(says="Your loss is negative.", ask="Should a worse answer have a larger or a smaller loss?")
def negative_cost(y, t):
    return -0.5 * np.sum((t - y) ** 2)


@misconception(says="You added answers and targets where their difference is meant.", ask="What is the loss of a perfect answer, by your formula?")
def plus_for_minus(y, t):
    return 0.5 * np.sum((t + y) ** 2)


@misconception(says="The targets do not enter your loss.", ask="Which answer would a network have to give for your loss to be 0?")
def target_ignored(y, t):
    return 0.5 * np.sum(y**2)


@misconception(says="You squared targets and answers, and then took the difference.", ask="Can your loss be negative?")
def difference_of_squares(y, t):
    return 0.5 * np.sum(t**2 - y**2)


@misconception(says="You added up the errors without squaring them.", ask="What is the loss when one error is 1 and another −1?")
def not_squared(y, t):
    return 0.5 * np.sum(t - y)


@misconception(says="The ½ stands inside the square, where it becomes ¼.", ask="Which comes first in the formula, halving or squaring?")
def half_squared_too(y, t):
    return np.sum((0.5 * (t - y)) ** 2)


@misconception(says="Only the largest error enters your loss.", ask="Is an answer that is off in two outputs as good as one that is off in one?")
def largest_only(y, t):
    return 0.5 * np.max((t - y) ** 2)


@misconception(says="Only the first output enters your loss.", ask="Over which outputs does the sum run?")
def first_unit_only(y, t):
    return 0.5 * (t[0] - y[0]) ** 2


@misconception(says="Your value is right, but it comes as an array with one entry.", ask="What is the shape of a single number?")
def array_of_one(y, t):
    return np.array([0.5 * np.sum((t - y) ** 2)])


@misconception(says="Your loss is right, but the targets are overwritten by the errors.", ask="What will the next call with the same targets compare with?")
def changes_argument(y, t):
    t -= y
    return 0.5 * np.sum(t**2)


def inputs(rng):
    for k, label in [(3, ""), (1, "one output"), (5, ""), (2, "")]:
        t = signed(rng, 0.3, 1.5, k)
        error = signed(rng, 0.3, 1.2, k)
        yield case(t - error, t, label=label)
    t = np.eye(4)[rng.integers(4)]
    yield case(t + signed(rng, 2.0, 4.0, 4), t, label="large errors, a one-hot target")


def hidden(rng):
    y, t = mirrored(signed(rng, 0.3, 1.5, 300)), signed(rng, 0.3, 1.5, 300)
    yield from look_alikes(y, t, label="300 outputs")
    yield case(np.zeros(3), signed(rng, 1e7, 2e7, 3), label="answers of 0, targets near 1e7")
    yield case(np.full(4, 0.75), np.zeros(4), label="equal entries, targets of 0")
    yield case(*nearly(rng, 4), label="answers next to their targets")
    yield case(t[:5], t[:5].copy(), label="answers that are the targets")


EXERCISE = Exercise(
    half_squared_error,
    points=2,
    oracle=oracle.half_squared_error,
    inputs=inputs,
    hidden=hidden,
    equivalent={"t - y with its sides swapped": "the difference is squared"},
    checks=[Values(points=1), Pure(points=1)],
)
