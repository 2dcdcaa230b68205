r"""A question with two answers: is there a cat in the picture? The network answers with a
probability $\hat y$ of *yes*; the target $y$ is 1 for yes and 0 for no. It is surprised by
$-\log \hat y$ where the answer is yes, and by $-\log(1 - \hat y)$ where it is no. One formula
holds both, since one of its two terms is always multiplied by 0; the loss is the **mean**
surprise over $n$ examples:

$$L = -\frac1n \sum_{i=1}^n \Big[\, y_i \log \hat y_i + (1 - y_i) \log(1 - \hat y_i) \Big].$$

| $\hat y$ | $y$ | which term counts | surprise |
|---|---|---|---|
| 0.9 | 1 | $-\log 0.9$ | 0.1054 |
| 0.2 | 0 | $-\log 0.8$ | 0.2231 |
| 0.4 | 1 | $-\log 0.4$ | 0.9163 |
| | | | mean **0.4149** |

```
 surprise
  4 ┤
    ┤ ●  −log ŷ  (y = 1)                −log(1 − ŷ)  (y = 0) ○
  3 ┤  ●●                                                 ○○
    ┤    ●●                                             ○○
  2 ┤      ●●●●                                     ○○○○
    ┤          ●●●●●●                         ○○○○○○
  1 ┤                ●●●●●●●●●●●   ○○○○○○○○○○○
    ┤             ○○○○○○○○○○○○○○○○○●●●●●●●●●●●●●●
  0 ┤○○○○○○○○○○○○○                               ●●●●●●●●●●●●●
    └┬───────────────────────────┬───────────────────────────┬► ŷ
     0                          0.5                          1
```

Write `binary_cross_entropy(y_hat, y)` for `y_hat` strictly between 0 and 1.
"""

import math

import numpy as np

from autograder.authoring.look_alikes import look_alikes
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import losses as oracle

from ._draw import mixed_bits


def binary_cross_entropy(y_hat, y):
    """The mean cross-entropy of yes-or-no answers.

    y_hat: (n,) probabilities of yes, in (0, 1).  y: (n,) targets, each 0 or 1.
    Returns one number.
    """
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@accepted
def one_at_a_time(y_hat, y):
    total = 0.0
    for p, target in zip(y_hat, y):
        total += -math.log(p) if target == 1 else -math.log(1 - p)
    return total / len(y)


@accepted
def chosen_probability(y_hat, y):
    return np.asarray(-np.log(np.where(y == 1, y_hat, 1 - y_hat)).mean())


@accepted
def with_dot(y_hat, y):
    return float(-(y @ np.log(y_hat) + (1 - y) @ np.log1p(-y_hat)) / y.size)


@accepted
def with_epsilon(y_hat, y):
    e = 1e-12
    return np.average(-y * np.log(y_hat + e) - (1 - y) * np.log(1 - y_hat + e))


@accepted
def with_clip(y_hat, y):
    p = np.clip(y_hat, 1e-7, 1 - 1e-7)
    return (y * np.log(p) + (1 - y) * np.log(1 - p)).sum() / -len(p)


@accepted
def power_form(y_hat, y):
    return -np.log(np.prod(y_hat**y * (1 - y_hat) ** (1 - y)) ** (1 / len(y)))


@accepted
def from_logits(y_hat, y):
    a = np.log(y_hat) - np.log(1 - y_hat)
    return np.mean(np.logaddexp(0, a) - a * y)


@accepted
def single_precision(y_hat, y):
    p, t = y_hat.astype(np.float32), y.astype(np.float32)
    return -(t * np.log(p) + (1 - t) * np.log(1 - p)).mean()


@misconception(says="Only the examples with the target 1 enter your loss.", ask="What would a network learn that answers 0.99 to every question?")
def positive_class_only(y_hat, y):
    return -np.mean(y * np.log(y_hat))


@misconception(says="You added the surprises up; the mean is asked for.", ask="Should the loss double when the same examples come twice?")
def sum_for_mean(y_hat, y):
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@misconception(says="Your loss is negative.", ask="Which sign has the logarithm of a probability?")
def negative_cost(y_hat, y):
    return np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@misconception(says="Your minus reaches the first term only.", ask="What does the minus in front of the bracket belong to?")
def minus_first_term_only(y_hat, y):
    return np.mean(-y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@misconception(says="You took 1 − log ŷ where log(1 − ŷ) is meant.", ask="What is the probability of *no*, and what is its surprise?")
def one_minus_outside_log(y_hat, y):
    return -np.mean(y * np.log(y_hat) + (1 - y) * (1 - np.log(y_hat)))


@misconception(says="You used log ŷ for both answers.", ask="How probable did the network call *no*?")
def same_log_twice(y_hat, y):
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(y_hat))


@misconception(says="Your yes and no are exchanged: it rewards the wrong answer.", ask="Which of the two logs should count when y is 1?")
def targets_turned(y_hat, y):
    return -np.mean((1 - y) * np.log(y_hat) + y * np.log(1 - y_hat))


@misconception(says="You took the logarithm of the targets.", ask="Which of the two can be 0: the target or the answer?")
def arguments_exchanged(y_hat, y):
    return -np.mean(y_hat * np.log(y) + (1 - y_hat) * np.log(1 - y))


@misconception(says="You used logarithms to the base 2.", ask="Which logarithm has the derivative 1/x?")
def log_base_2(y_hat, y):
    return -np.mean(y * np.log2(y_hat) + (1 - y) * np.log2(1 - y_hat))


@misconception(says="You used logarithms to the base 10.", ask="Which logarithm has the derivative 1/x?")
def log_base_10(y_hat, y):
    return -np.mean(y * np.log10(y_hat) + (1 - y) * np.log10(1 - y_hat))


@misconception(says="You combined the target of every example with the answer to every other.", ask="What shape has your product before you take the mean?")
def outer_product(y_hat, y):
    Y, A = y.reshape(1, -1), y_hat.reshape(1, -1)
    return -np.mean(np.dot(Y.T, np.log(A)) + np.dot((1 - Y).T, np.log(1 - A)))


@misconception(says="You rounded the answers to yes or no before you took the logarithm.", ask="Is an answer of 0.51 as good as one of 0.99?")
def decided_before_loss(y_hat, y):
    p = np.clip((y_hat > 0.5).astype(float), 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@misconception(says="You return the surprise of each example.", ask="How many numbers is a loss?")
def not_averaged(y_hat, y):
    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@misconception(says="You computed a mean squared error.", ask="What is the surprise at an event of probability 0.001?")
def squared_error(y_hat, y):
    return np.mean((y - y_hat) ** 2)


@misconception(says="Your loss is half as large: there is no ½ here.", ask="Where did the ½ of the squared error come from?")
def half_too_many(y_hat, y):
    return -0.5 * np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@misconception(says="You divided by n twice.", ask="What has a mean done already?")
def divided_by_n_twice(y_hat, y):
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)) / len(y)


@misconception(says="You took log(1 + p) for log p.", ask="What is your surprise at something that was certain?")
def log_of_one_plus(y_hat, y):
    return -np.mean(y * np.log1p(y_hat) + (1 - y) * np.log1p(1 - y_hat))


@misconception(says="You moved every probability below 0.01 or above 0.99 to that bound.", ask="Does an answer of 0.999 deserve the same loss as one of 0.99?")
def hard_clip(y_hat, y):
    p = np.clip(y_hat, 0.01, 0.99)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@misconception(says="You put the probabilities through a sigmoid.", ask="Is ŷ a sum that still waits for its output unit?")
def sigmoid_twice(y_hat, y):
    p = 1 / (1 + np.exp(-y_hat))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@misconception(says="Your loss is right, but y_hat is overwritten.", ask="What will the backward pass find in y_hat after this call?")
def changes_argument(y_hat, y):
    y_hat[y == 0] = 1 - y_hat[y == 0]
    return -np.mean(np.log(y_hat))


def inputs(rng):
    for n, label in [(5, ""), (1, "n = 1"), (4, ""), (7, "")]:
        y = mixed_bits(rng, n)
        right = rng.uniform(0.1, 0.9, n)  # the probability of the right answer
        if n > 4:
            right[-2:] = rng.uniform(0.995, 0.998, 2)  # sure and right: a hard clip shows
            # Sure and wrong, where 1 is right: 1 − ŷ would lose digits in float32.
            right[np.argmax(y)] = rng.uniform(0.0015, 0.003)
        yield case(np.where(y == 1, right, 1 - right), y, label=label)


def hidden(rng):
    y_hat, y = rng.uniform(0.05, 0.95, 40), mixed_bits(rng, 40)
    yield from look_alikes(y_hat, y, label="40 examples")
    yield case(np.full(3, 0.25), np.array([1.0, 0.0, 1.0]), label="equal predictions")
    yield case(rng.uniform(0.1, 0.9, 4), np.zeros(4), label="all 0")
    yield case(0.5 + rng.uniform(4e-5, 8e-5, 4), np.ones(4), label="all 1, predictions near 0.5")


EXERCISE = Exercise(
    binary_cross_entropy,
    points=3,
    oracle=oracle.binary_cross_entropy,
    inputs=inputs,
    hidden=hidden,
    equivalent={"1e6": "predictions are probabilities", "1e-7": "predictions lie in [0.001, 0.999]"},
    checks=[Values(points=2), Pure(points=1)],
)
