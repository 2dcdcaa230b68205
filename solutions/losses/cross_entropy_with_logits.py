r"""The same two changes once more, now for $K$ classes. The answers come as **logits** $a$ (a row
an example), and the targets as **labels**: the number of the right class, counted from 0, because
a one-hot row holds nothing else. Put the softmax into the loss of class $c$ and simplify:

$$-\log \frac{e^{a_c}}{\sum_k e^{a_k}} \;=\; -a_c + \log \sum_{k=1}^K e^{a_k}.$$

The second term is called *log-sum-exp*. It is a soft maximum: for the logits (1.946, 0.693, 0) of
our picture it is $\log(7 + 2 + 1) = 2.303$, and the loss of each label is

| label | animal | $-a_c$ | + log-sum-exp | loss | = $-\log \hat y_c$ |
|---|---|---|---|---|---|
| 0 | cat | −1.946 | 2.303 | **0.357** | $-\log 0.7$ |
| 1 | dog | −0.693 | 2.303 | **1.609** | $-\log 0.2$ |
| 2 | owl | 0 | 2.303 | **2.303** | $-\log 0.1$ |

For logits like 1000 the exponentials overflow. Adding one number $m$ to all logits of a row adds
$m$ to its log-sum-exp, so you may first move the row to where it is harmless:

$$\log \sum_k e^{a_k} = m + \log \sum_k e^{a_k - m} \qquad\text{for any } m.$$

Which $m$ makes the largest exponential 1? And is one $m$ for the whole batch good enough, if one
row is (20, 0, 0) and the next (1000, 0, 0)?

Write `cross_entropy_with_logits(a, labels)`: the mean over the rows, exact for logits of ±1000.
"""

import math

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import losses as oracle

from ._draw import mixed_labels, signed
from .given import softmax


def cross_entropy_with_logits(a, labels):
    """The mean cross-entropy of n answers, from logits of any size.

    a: (n, K) logits.  labels: (n,) ints, the number of the right class of each row.
    Returns one number.
    """
    top = a.max(axis=1)
    log_sum = top + np.log(np.exp(a - top[:, None]).sum(axis=1))
    return np.mean(log_sum - a[np.arange(len(a)), labels])


@accepted
def with_reduce(a, labels):
    return np.mean(np.logaddexp.reduce(a, axis=1) - np.take_along_axis(a, labels[:, None], 1)[:, 0])


@accepted
def one_at_a_time(a, labels):
    total = 0.0
    for row, label in zip(a.tolist(), labels):
        m = max(row)
        total += m + math.log(sum(math.exp(v - m) for v in row)) - row[label]
    return total / len(labels)


@accepted
def moved_to_the_label(a, labels):
    losses = []
    for row, label in zip(a, labels):
        d = row - row[label]
        m = d.max()
        losses.append(m + np.log1p(np.exp(np.delete(d, d.argmax()) - m).sum()))
    return np.asarray(losses).mean()


@accepted
def with_one_hot(a, labels):
    y = np.eye(a.shape[1])[labels]
    shifted = a - a.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return np.array(-(y * log_p).sum() / y.shape[0])


@accepted
def one_hot_by_comparison(a, labels):
    y = (np.arange(a.shape[1]) == labels.reshape(-1, 1)).astype(float)
    m = np.amax(a, axis=1)
    return float(sum(m + np.log(np.sum(np.exp(a.T - m), axis=0)) - (a * y).sum(axis=1)) / len(m))


@accepted
def single_precision(a, labels):
    a = a.astype(np.float32)
    a = a - a.max(axis=1, keepdims=True)
    return (np.log(np.exp(a).sum(axis=1)) - a[range(len(a)), labels]).mean()


def log_softmax(a):
    a = a - a.max(axis=1, keepdims=True)
    return a - np.log(np.exp(a).sum(axis=1, keepdims=True))


def picked(a, labels):
    return a[np.arange(len(a)), labels]


@misconception(says="Your formula is right on paper, but exp(1000) overflows.", ask="What may you add to all logits of a row before you take exponentials?")
def no_shift(a, labels):
    return np.mean(np.log(np.exp(a).sum(axis=1)) - picked(a, labels))


@misconception(
    says="You took the softmax first and its logarithm afterwards: at 1000 that is log 0.",
    ask="What is left of the probability of a class that lies 1000 below another?",
)
def log_of_softmax(a, labels):
    p = softmax(a)
    return -np.mean(np.log(picked(p, labels)))


@misconception(
    says="You kept the probabilities away from 0 by 1e-12: no loss can be larger than about 28.",
    ask="What should a network lose that is wrong by logits of 1000?",
)
def epsilon_in_log(a, labels):
    p = softmax(a)
    return -np.mean(np.log(picked(p, labels) + 1e-12))


@misconception(says="You shifted all rows by the largest logit of the whole batch.", ask="What is left of the row (20, 0, 0) when 1000 is subtracted from it?")
def one_maximum_for_all(a, labels):
    m = a.max()
    return np.mean(m + np.log(np.exp(a - m).sum(axis=1)) - picked(a, labels))


@misconception(
    says="You subtracted the maximum inside the exponentials, and did not add it again.", ask="What does log-sum-exp become when all logits grow by m?"
)
def shift_not_undone(a, labels):
    m = a.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(a - m).sum(axis=1)) - picked(a, labels))


@misconception(says="You clipped the logits to ±500.", ask="Are 500 and 1000 equally bad where the answer is wrong?")
def clipped_logits(a, labels):
    a = np.clip(a, -500, 500)
    return np.mean(np.log(np.exp(a).sum(axis=1)) - picked(a, labels))


@misconception(says="You divided the logits by the largest; a softmax stays the same under another operation.", ask="Is e^(2a) a multiple of e^a, for all a?")
def divided_by_maximum(a, labels):
    a = a / np.abs(a).max(axis=1, keepdims=True)
    return -np.mean(picked(log_softmax(a), labels))


@misconception(says="You used the maximum for log-sum-exp.", ask="What is the loss when all logits are 0?")
def hard_maximum(a, labels):
    return np.mean(a.max(axis=1) - picked(a, labels))


@misconception(says="You added the rows up; their mean is asked for.", ask="Should the loss double when the same examples come twice?")
def sum_for_mean(a, labels):
    return -np.sum(picked(log_softmax(a), labels))


@misconception(says="You divided by the number of logits, n·K.", ask="How many losses are there to take the mean of?")
def divided_by_size(a, labels):
    return -np.sum(picked(log_softmax(a), labels)) / a.size


@misconception(says="You divided by the number of classes, K.", ask="How many losses are there to take the mean of?")
def divided_by_classes(a, labels):
    return -np.sum(picked(log_softmax(a), labels)) / a.shape[1]


@misconception(says="Your loss is negative.", ask="Which of a_c and log-sum-exp is always the larger?")
def negative_cost(a, labels):
    return np.mean(picked(log_softmax(a), labels))


@misconception(says="You return the loss of each row.", ask="How many numbers is the loss of a batch?")
def one_loss_a_row(a, labels):
    return -picked(log_softmax(a), labels)


@misconception(says="The labels pick whole rows in your code.", ask="What does `a[labels]` select, and which second index is missing?")
def labels_pick_rows(a, labels):
    return -np.mean(log_softmax(a)[labels % len(a)])


@misconception(says="You picked the labels of all rows from every row: n × n numbers.", ask="What shape has `a[:, labels]`?")
def every_label_of_every_row(a, labels):
    return -np.mean(log_softmax(a)[:, labels])


@misconception(says="You used the row's own number as its label.", ask="Where does labels[i] come in?")
def counter_for_label(a, labels):
    n, K = a.shape
    return -np.mean(log_softmax(a)[np.arange(n), np.arange(n) % K])


@misconception(says="You counted the classes from 1.", ask="Which class has the label 0?")
def labels_from_one(a, labels):
    return -np.mean(picked(log_softmax(a), labels - 1))


@misconception(says="The logit of the right class is missing.", ask="Does your loss change when the label does?")
def label_ignored(a, labels):
    return np.mean(np.logaddexp.reduce(a, axis=1))


@misconception(says="You added the logit of the right class.", ask="Should a larger logit of the right class make the loss larger or smaller?")
def logit_added(a, labels):
    return np.mean(np.logaddexp.reduce(a, axis=1) + picked(a, labels))


@misconception(says="You left the logarithm of log-sum-exp out.", ask="What is your loss when all three logits are 0, and what is −log ⅓?")
def log_forgotten(a, labels):
    return np.mean(np.exp(a).sum(axis=1) - picked(a, labels))


@misconception(says="You used the sum of the logits for log-sum-exp.", ask="Does log undo exp when a sum stands between them?")
def sum_of_logits(a, labels):
    return np.mean(a.sum(axis=1) - picked(a, labels))


@misconception(says="Your sum runs over the wrong classes only.", ask="What do the probabilities of all classes sum to?")
def right_class_left_out(a, labels):
    others = np.where(np.eye(a.shape[1])[labels] == 1, -np.inf, a)
    return np.mean(np.logaddexp.reduce(others, axis=1) - picked(a, labels))


@misconception(says="Your softmax runs down the columns.", ask="Which of the numbers in `a` belong to one example?")
def wrong_axis(a, labels):
    a = a - a.max(axis=0)
    return -np.mean(picked(a - np.log(np.exp(a).sum(axis=0)), labels))


@misconception(says="You summed the exponentials of the whole batch.", ask="Which of the numbers in `a` belong to one example?")
def no_axis(a, labels):
    m = a.max()
    return np.mean(m + np.log(np.exp(a - m).sum()) - picked(a, labels))


@misconception(says="You used e^(−a): the smallest logit gets the largest probability.", ask="What is the softmax of (1, 2, 3): does it rise or fall?")
def softmin(a, labels):
    return -np.mean(picked(log_softmax(-a), labels))


@misconception(says="You applied the softmax twice.", ask="Which function is log-sum-exp taken of: logits or probabilities?")
def softmax_twice(a, labels):
    return -np.mean(picked(log_softmax(softmax(a)), labels))


@misconception(says="You used logarithms to the base 2.", ask="Which logarithm undoes exp?")
def log_base_2(a, labels):
    return -np.mean(picked(log_softmax(a), labels)) / np.log(2)


@misconception(says="Your loss is right, but the logits are overwritten by the shifted ones.", ask="Who else still needs the logits after this call?")
def changes_argument(a, labels):
    a -= a.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(a).sum(axis=1)) - picked(a, labels))


def inputs(rng):
    for n, k, label in [(4, 3, ""), (1, 4, "n = 1"), (3, 5, "fewer rows than classes"), (6, 2, "")]:
        a = signed(rng, 0.3, 2.0, (n, k))
        yield case(a, mixed_labels(rng, n, k), label=label)
    # Rather sure and right: little loss, with a row of some loss, so that float32 stays right.
    a = np.array([[6.0, 0.0, 1.0], [-1.0, 6.5, 0.0], [0.5, -0.5, 1.0]])
    a += rng.uniform(-0.3, 0.3, (3, 3))
    yield case(a, np.array([0, 1, 0]), label="rather sure and right")


def extremes(rng):
    a = np.array([[20.0, 0.0, 0.0], [1000.0, 0.0, 0.0], [0.0, -1000.0, 1000.0], [-1000.0, 0.5, 0.0]])
    labels = np.array([1, 2, 1, 1])
    order, columns = rng.permutation(4), rng.permutation(3)
    where = np.argsort(columns)
    yield case(a[order][:, columns], where[labels[order]], label="logits of ±1000")
    # A row with a large loss goes with each row that has a small one: the difference of two numbers
    # near 1000 keeps four digits in float32, which must be right.
    low = -1000.0 + rng.uniform(-1.0, 1.0, (2, 4))
    low[1, 2] = 0.0
    yield case(low, np.array([rng.integers(4), 1]), label="logits about −1000")
    high = np.array([[1000.0, 1000.0, -1000.0], [0.0, 1.0, 1000.0], [0.5, 1.0, 0.0]])
    yield case(high, np.array([1, 0, 2]), label="two logits of 1000")
    yield case(np.array([[-1000.0, 0.0]]), np.array([0]), label="n = 1, a logit of −1000")


def hidden(rng):
    a, labels = mirrored(signed(rng, 0.3, 3.0, (36, 36))), mixed_labels(rng, 36, 36)
    yield from look_alikes(a, labels, label="36 rows, 36 classes")
    rows = signed(rng, 0.3, 2.0, (2, 4))[[0, 0, 1]]
    yield case(rows, np.array([1, 1, 3]), label="two equal rows of three")
    yield case(np.zeros((3, 5)), np.array([4, 0, 2]), label="logits of 0")
    yield case(signed(rng, 1e-5, 2e-5, (2, 3)), np.array([2, 0]), label="logits near 0")


EXERCISE = Exercise(
    cross_entropy_with_logits,
    points=4,
    oracle=oracle.cross_entropy_with_logits,
    inputs=inputs,
    hidden=hidden,
    equivalent={"1e6": "logits go to 1000 at most"},
    checks=[Values(points=1), Values(points=2, inputs=extremes, name="extreme"), Pure(points=1)],
)
