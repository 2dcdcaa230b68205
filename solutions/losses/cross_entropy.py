r"""Now $K$ answers of which one is right: cat, dog or owl. The network gives a probability to
each, the target is a distribution too, and the loss is the surprise at each answer, weighed by
how often it is the right one, averaged over the $n$ rows:

$$L = \frac1n \sum_{i=1}^n \Big( -\sum_{k=1}^K y_{ik} \log \hat y_{ik} \Big).$$

With a one-hot target only one term of the inner sum is left: the surprise at the right answer.
With a soft one, several are.

| | $\hat y$ | $y$ | $-\sum_k y_k\log\hat y_k$ |
|---|---|---|---|
| one cat | (0.7, 0.2, 0.1) | (1, 0, 0) | $-\log 0.7 = 0.3567$ |
| people disagree | (0.7, 0.2, 0.1) | (0.25, 0.75, 0) | $-0.25\log 0.7 - 0.75\log 0.2 = 1.2963$ |
| | | | mean **0.8265** |

The sum runs over the classes, the mean over the rows; $K$ is never divided by.

Write `cross_entropy(y_hat, y)` for two arrays of shape `(n, K)`. All `y_hat` are positive; many
`y` are 0.
"""

import math

import numpy as np

from autograder.core.exercise import Exercise, Misconception, Pure, Values, case
from autograder.core.look_alikes import look_alikes
from nn_reference.exercises import losses as oracle

from ._draw import distributions, nearly_one_hot, one_hot_rows
from .given import softmax


def cross_entropy(y_hat, y):
    """The mean cross-entropy of n answers, each a distribution over K classes.

    y_hat: (n, K) positive probabilities.  y: (n, K) targets, rows that sum to 1.
    Returns one number.
    """
    return -np.mean(np.sum(y * np.log(y_hat), axis=1))


# -- other right answers ----------------------------------------------------------------------


def two_loops(y_hat, y):
    n, K = y.shape
    total = 0.0
    for i in range(n):
        for k in range(K):
            if y[i, k] > 0:
                total -= y[i, k] * math.log(y_hat[i, k])
    return total / n


def summed_then_divided(y_hat, y):
    return np.sum(-y * np.log(y_hat)) / y_hat.shape[0]


def with_einsum(y_hat, y):
    return np.asarray(np.einsum("nk,nk->", y, np.log(y_hat)) / -len(y))


def with_trace(y_hat, y):
    return float(-np.trace(y @ np.log(y_hat).T) / len(y))


def with_epsilon(y_hat, y):
    return np.mean([-(t @ np.log(p + 1e-12)) for p, t in zip(y_hat, y)])


def product_of_powers(y_hat, y):
    return -np.log(np.prod(y_hat**y, axis=-1)).mean()


def list_of_rows(y_hat, y):
    rows = [
        sum(-t * math.log(p) for p, t in zip(ps, ts)) for ps, ts in zip(y_hat.tolist(), y.tolist())
    ]
    return math.fsum(rows) / len(rows)


def single_precision(y_hat, y):
    return -(y.astype("f4") * np.log(y_hat.astype("f4"))).sum(axis=1).mean()


# -- wrong answers ----------------------------------------------------------------------------


def summed(y_hat, y):
    return -np.sum(y * np.log(y_hat))


def mean_over_entries(y_hat, y):
    return -np.mean(y * np.log(y_hat))


def divided_by_classes(y_hat, y):
    return -np.sum(y * np.log(y_hat)) / y.shape[1]


def divided_twice(y_hat, y):
    return -np.mean(np.sum(y * np.log(y_hat), axis=1)) / len(y)


def negative(y_hat, y):
    return np.mean(np.sum(y * np.log(y_hat), axis=1))


def one_a_row(y_hat, y):
    return -np.sum(y * np.log(y_hat), axis=1)


def likeliest_class_only(y_hat, y):
    return -np.mean(np.log(y_hat[np.arange(len(y)), y.argmax(axis=1)]))


def predicted_class_only(y_hat, y):
    return -np.mean(np.log(y_hat.max(axis=1)))


def exchanged(y_hat, y):
    return -np.mean(np.sum(y_hat * np.log(y), axis=1))


def exchanged_with_epsilon(y_hat, y):
    return -np.mean(np.sum(y_hat * np.log(y + 1e-12), axis=1))


def bits(y_hat, y):
    return -np.mean(np.sum(y * np.log2(y_hat), axis=1))


def binary_form(y_hat, y):
    return -np.mean(np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat), axis=1))


def softmax_again(y_hat, y):
    return -np.mean(np.sum(y * np.log(softmax(y_hat)), axis=1))


def target_forgotten(y_hat, y):
    return -np.mean(np.sum(np.log(y_hat), axis=1))


def outer_product(y_hat, y):
    return -np.mean(y @ np.log(y_hat).T)


def labels_pick_rows(y_hat, y):
    return -np.mean(np.log(y_hat)[y.argmax(axis=1) % len(y)].max(axis=1))


def every_label_of_every_row(y_hat, y):
    return -np.mean(np.log(y_hat[:, y.argmax(axis=1)]))


def log_of_expected(y_hat, y):
    return -np.mean(np.log(np.sum(y * y_hat, axis=1)))


def log_of_all(y_hat, y):
    return -np.log(np.mean(np.sum(y * y_hat, axis=1)))


def without_log(y_hat, y):
    return -np.mean(np.sum(y * y_hat, axis=1))


def squared(y_hat, y):
    return 0.5 * np.mean(np.sum((y - y_hat) ** 2, axis=1))


def divergence(y_hat, y):
    terms = np.where(y > 0, y * (np.log(np.where(y > 0, y, 1)) - np.log(y_hat)), 0)
    return np.mean(terms.sum(axis=1))


def hard_clip(y_hat, y):
    return -np.mean(np.sum(y * np.log(np.clip(y_hat, 0.01, 0.99)), axis=1))


def in_place(y_hat, y):
    np.log(y_hat, out=y_hat)
    return -np.mean(np.sum(y * y_hat, axis=1))


def inputs(rng):
    yield case(distributions(rng, 4, 3), one_hot_rows(rng, 4, 3), label="one-hot targets")
    yield case(distributions(rng, 3, 5), distributions(rng, 3, 5), label="soft targets")
    yield case(distributions(rng, 1, 4), distributions(rng, 1, 4), label="n = 1")
    yield case(distributions(rng, 1, 4), one_hot_rows(rng, 1, 4), label="n = 1, one-hot")
    y_hat, y = distributions(rng, 6, 4), distributions(rng, 6, 4)
    y[:3] = one_hot_rows(rng, 3, 4)
    # Sure answers: right in row 0, and with a small target on an unlikely class in row 5.
    y_hat[0] = np.where(y[0] == 1, 0.9955, 0.0015)
    y_hat[5], y[5] = [0.0015, 0.5, 0.2985, 0.2], [0.04, 0.36, 0.4, 0.2]
    yield case(y_hat, y, label="sure answers")
    y_hat, y = distributions(rng, 4, 4), distributions(rng, 4, 4)
    y_hat[1], y[1] = [0.0015, 0.5, 0.2985, 0.2], [1, 0, 0, 0]
    yield case(y_hat, y, label="n = K, a sure answer that is wrong")


def hidden(rng):
    y_hat, y = distributions(rng, 36, 36, 0.002), distributions(rng, 36, 36, 0.002)
    yield from look_alikes(y_hat, y, label="36 rows, 36 classes", rows=(0, 1))
    yield case(distributions(rng, 40, 12), one_hot_rows(rng, 40, 12), label="12 classes, one-hot")
    some, targets = distributions(rng, 2, 4)[[0, 0, 1]], distributions(rng, 2, 4)[[0, 0, 1]]
    yield case(some, targets, label="two equal rows of three")
    yield case(np.full((3, 4), 0.25), distributions(rng, 3, 4), label="equal predictions")
    yield case(distributions(rng, 2, 3, 0.01), nearly_one_hot(rng, 2, 3), label="nearly one-hot")


EXERCISE = Exercise(
    cross_entropy,
    points=3,
    oracle=oracle.cross_entropy,
    accepts=[
        two_loops,
        summed_then_divided,
        with_einsum,
        with_trace,
        with_epsilon,
        product_of_powers,
        list_of_rows,
        single_precision,
    ],
    inputs=inputs,
    hidden=hidden,
    misconceptions=[
        Misconception(
            "sum-for-mean",
            summed,
            says="You added the rows up; their mean is asked for.",
            ask="Should the loss double when the same examples come twice?",
        ),
        Misconception(
            "divided-by-size",
            mean_over_entries,
            says="You divided by the number of entries, n·K.",
            ask="Over which axis is it a sum, and over which a mean?",
        ),
        Misconception(
            "divided-by-classes",
            divided_by_classes,
            says="You divided by the number of classes, K.",
            ask="Along which axis do the examples lie?",
        ),
        Misconception(
            "divided-by-n-twice",
            divided_twice,
            says="You divided by n twice.",
            ask="What has a mean done already?",
        ),
        Misconception(
            "negative-cost",
            negative,
            says="Your loss is negative.",
            ask="Which sign has the logarithm of a probability?",
        ),
        Misconception(
            "one-loss-a-row",
            one_a_row,
            says="You return the loss of each row.",
            ask="How many numbers is the loss of a batch?",
        ),
        Misconception(
            "likeliest-class-only",
            likeliest_class_only,
            says="You used only the likeliest class of each target: right for one-hot "
            "targets only.",
            ask="Three of four people say *dog*: does the fourth one's *cat* count?",
        ),
        Misconception(
            "target-never-asked",
            predicted_class_only,
            says="You used the class that the network finds likeliest, whatever the target is.",
            ask="What is your loss for a network that is sure and wrong?",
        ),
        Misconception(
            "arguments-exchanged",
            exchanged,
            says="You took the logarithm of the targets.",
            ask="Which of the two may contain zeros?",
        ),
        Misconception(
            "arguments-exchanged-epsilon",
            exchanged_with_epsilon,
            says="You took the logarithm of the targets, and hid log 0 behind a small number.",
            ask="Whose surprise is measured, and whose probabilities weigh it?",
        ),
        Misconception(
            "log-base-2",
            bits,
            says="You used logarithms to the base 2.",
            ask="Which logarithm has the derivative 1/x?",
        ),
        Misconception(
            "binary-form",
            binary_form,
            says="You added (1 − y) log(1 − ŷ) for every class, as if each were a question "
            "of its own.",
            ask="If *cat* has the probability 0.7, is there any news in *not dog* and *not owl*?",
        ),
        Misconception(
            "softmax-twice",
            softmax_again,
            says="You put the probabilities through a softmax.",
            ask="What do the rows of y_hat sum to already?",
        ),
        Misconception(
            "target-ignored",
            target_forgotten,
            says="The targets do not enter your loss.",
            ask="Which logarithm should count for a cat?",
        ),
        Misconception(
            "outer-product",
            outer_product,
            says="You combined the target of every row with the answer of every other row.",
            ask="What shape has your product before you take the mean?",
        ),
        Misconception(
            "labels-pick-rows",
            labels_pick_rows,
            says="In your code the classes of the targets pick rows of y_hat, not columns.",
            ask="What does `y_hat[labels]` select?",
        ),
        Misconception(
            "every-label-of-every-row",
            every_label_of_every_row,
            says="You picked the classes of all targets from every row: n × n numbers.",
            ask="What shape has `y_hat[:, labels]`?",
        ),
        Misconception(
            "log-of-mean",
            log_of_expected,
            says="You summed over the classes before you took the logarithm.",
            ask="Is the logarithm of a sum the sum of the logarithms?",
        ),
        Misconception(
            "log-of-mean-over-rows",
            log_of_all,
            says="You averaged the probabilities of the right answers and took the logarithm "
            "at the end.",
            ask="Which comes first in the formula: the logarithm or the mean?",
        ),
        Misconception(
            "log-forgotten",
            without_log,
            says="There is no logarithm in your loss.",
            ask="What is the surprise at an event of probability 0.5?",
        ),
        Misconception(
            "squared-error",
            squared,
            says="You computed squared errors.",
            ask="What is the surprise at an event of probability 0.001?",
        ),
        Misconception(
            "entropy-subtracted",
            divergence,
            says="You subtracted the targets' own entropy.",
            ask="What does the formula give for a soft target that is met exactly: 0?",
        ),
        Misconception(
            "hard-clip",
            hard_clip,
            says="You moved every probability below 0.01 or above 0.99 to that bound.",
            ask="Does an answer of 0.999 deserve the same loss as one of 0.99?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="Your loss is right, but y_hat is overwritten by its logarithms.",
            ask="What will the backward pass find in y_hat after this call?",
        ),
    ],
    equivalent={
        "takes near entries": "predictions lie in [0.001, 0.999]",
        "1e6": "predictions are probabilities",
        "1e-7": "predictions lie in [0.001, 0.999]",
        "1e-6": "predictions lie in [0.001, 0.999]",
    },
    checks=[Values(points=2), Pure(points=1)],
)
