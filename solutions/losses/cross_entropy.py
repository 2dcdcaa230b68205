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

from autograder.authoring.look_alikes import look_alikes
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import losses as oracle

from ._draw import distributions, nearly_one_hot, one_hot_rows
from .given import softmax


def cross_entropy(y_hat, y):
    """The mean cross-entropy of n answers, each a distribution over K classes.

    y_hat: (n, K) positive probabilities.  y: (n, K) targets, rows that sum to 1.
    Returns one number.
    """
    return -np.mean(np.sum(y * np.log(y_hat), axis=1))


@accepted
def two_loops(y_hat, y):
    n, K = y.shape
    total = 0.0
    for i in range(n):
        for k in range(K):
            if y[i, k] > 0:
                total -= y[i, k] * math.log(y_hat[i, k])
    return total / n


@accepted
def summed_then_divided(y_hat, y):
    return np.sum(-y * np.log(y_hat)) / y_hat.shape[0]


@accepted
def with_einsum(y_hat, y):
    return np.asarray(np.einsum("nk,nk->", y, np.log(y_hat)) / -len(y))


@accepted
def with_trace(y_hat, y):
    return float(-np.trace(y @ np.log(y_hat).T) / len(y))


@accepted
def with_epsilon(y_hat, y):
    return np.mean([-(t @ np.log(p + 1e-12)) for p, t in zip(y_hat, y)])


@accepted
def product_of_powers(y_hat, y):
    return -np.log(np.prod(y_hat**y, axis=-1)).mean()


@accepted
def list_of_rows(y_hat, y):
    rows = [sum(-t * math.log(p) for p, t in zip(ps, ts)) for ps, ts in zip(y_hat.tolist(), y.tolist())]
    return math.fsum(rows) / len(rows)


@accepted
def single_precision(y_hat, y):
    return -(y.astype("f4") * np.log(y_hat.astype("f4"))).sum(axis=1).mean()


@misconception(says="You added the rows up; their mean is asked for.", ask="Should the loss double when the same examples come twice?")
def sum_for_mean(y_hat, y):
    return -np.sum(y * np.log(y_hat))


@misconception(says="You divided by the number of entries, n·K.", ask="Over which axis is it a sum, and over which a mean?")
def divided_by_size(y_hat, y):
    return -np.mean(y * np.log(y_hat))


@misconception(says="You divided by the number of classes, K.", ask="Along which axis do the examples lie?")
def divided_by_classes(y_hat, y):
    return -np.sum(y * np.log(y_hat)) / y.shape[1]


@misconception(says="You divided by n twice.", ask="What has a mean done already?")
def divided_by_n_twice(y_hat, y):
    return -np.mean(np.sum(y * np.log(y_hat), axis=1)) / len(y)


@misconception(says="Your loss is negative.", ask="Which sign has the logarithm of a probability?")
def negative_cost(y_hat, y):
    return np.mean(np.sum(y * np.log(y_hat), axis=1))


@misconception(says="You return the loss of each row.", ask="How many numbers is the loss of a batch?")
def one_loss_a_row(y_hat, y):
    return -np.sum(y * np.log(y_hat), axis=1)


@misconception(
    says="You used only the likeliest class of each target: right for one-hot targets only.",
    ask="Three of four people say *dog*: does the fourth one's *cat* count?",
)
def likeliest_class_only(y_hat, y):
    return -np.mean(np.log(y_hat[np.arange(len(y)), y.argmax(axis=1)]))


@misconception(
    says="You used the class that the network finds likeliest, whatever the target is.", ask="What is your loss for a network that is sure and wrong?"
)
def target_never_asked(y_hat, y):
    return -np.mean(np.log(y_hat.max(axis=1)))


@misconception(says="You took the logarithm of the targets.", ask="Which of the two may contain zeros?")
def arguments_exchanged(y_hat, y):
    return -np.mean(np.sum(y_hat * np.log(y), axis=1))


@misconception(
    says="You took the logarithm of the targets, and hid log 0 behind a small number.", ask="Whose surprise is measured, and whose probabilities weigh it?"
)
def arguments_exchanged_epsilon(y_hat, y):
    return -np.mean(np.sum(y_hat * np.log(y + 1e-12), axis=1))


@misconception(says="You used logarithms to the base 2.", ask="Which logarithm has the derivative 1/x?")
def log_base_2(y_hat, y):
    return -np.mean(np.sum(y * np.log2(y_hat), axis=1))


@misconception(
    says="You added (1 − y) log(1 − ŷ) for every class, as if each were a question of its own.",
    ask="If *cat* has the probability 0.7, is there any news in *not dog* and *not owl*?",
)
def binary_form(y_hat, y):
    return -np.mean(np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat), axis=1))


@misconception(says="You put the probabilities through a softmax.", ask="What do the rows of y_hat sum to already?")
def softmax_twice(y_hat, y):
    return -np.mean(np.sum(y * np.log(softmax(y_hat)), axis=1))


@misconception(says="The targets do not enter your loss.", ask="Which logarithm should count for a cat?")
def target_ignored(y_hat, y):
    return -np.mean(np.sum(np.log(y_hat), axis=1))


@misconception(says="You combined the target of every row with the answer of every other row.", ask="What shape has your product before you take the mean?")
def outer_product(y_hat, y):
    return -np.mean(y @ np.log(y_hat).T)


@misconception(says="In your code the classes of the targets pick rows of y_hat, not columns.", ask="What does `y_hat[labels]` select?")
def labels_pick_rows(y_hat, y):
    return -np.mean(np.log(y_hat)[y.argmax(axis=1) % len(y)].max(axis=1))


@misconception(says="You picked the classes of all targets from every row: n × n numbers.", ask="What shape has `y_hat[:, labels]`?")
def every_label_of_every_row(y_hat, y):
    return -np.mean(np.log(y_hat[:, y.argmax(axis=1)]))


@misconception(says="You summed over the classes before you took the logarithm.", ask="Is the logarithm of a sum the sum of the logarithms?")
def log_of_mean(y_hat, y):
    return -np.mean(np.log(np.sum(y * y_hat, axis=1)))


@misconception(
    says="You averaged the probabilities of the right answers and took the logarithm at the end.",
    ask="Which comes first in the formula: the logarithm or the mean?",
)
def log_of_mean_over_rows(y_hat, y):
    return -np.log(np.mean(np.sum(y * y_hat, axis=1)))


@misconception(says="There is no logarithm in your loss.", ask="What is the surprise at an event of probability 0.5?")
def log_forgotten(y_hat, y):
    return -np.mean(np.sum(y * y_hat, axis=1))


@misconception(says="You computed squared errors.", ask="What is the surprise at an event of probability 0.001?")
def squared_error(y_hat, y):
    return 0.5 * np.mean(np.sum((y - y_hat) ** 2, axis=1))


@misconception(says="You subtracted the targets' own entropy.", ask="What does the formula give for a soft target that is met exactly: 0?")
def entropy_subtracted(y_hat, y):
    terms = np.where(y > 0, y * (np.log(np.where(y > 0, y, 1)) - np.log(y_hat)), 0)
    return np.mean(terms.sum(axis=1))


@misconception(says="You moved every probability below 0.01 or above 0.99 to that bound.", ask="Does an answer of 0.999 deserve the same loss as one of 0.99?")
def hard_clip(y_hat, y):
    return -np.mean(np.sum(y * np.log(np.clip(y_hat, 0.01, 0.99)), axis=1))


@misconception(says="Your loss is right, but y_hat is overwritten by its logarithms.", ask="What will the backward pass find in y_hat after this call?")
def changes_argument(y_hat, y):
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
    inputs=inputs,
    hidden=hidden,
    equivalent={
        "takes near entries": "predictions lie in [0.001, 0.999]",
        "1e6": "predictions are probabilities",
        "1e-7": "predictions lie in [0.001, 0.999]",
        "1e-6": "predictions lie in [0.001, 0.999]",
    },
    checks=[Values(points=2), Pure(points=1)],
)
