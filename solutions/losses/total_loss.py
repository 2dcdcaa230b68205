r"""A network is trained on many examples. Put their targets into the rows of a matrix $T$ and the
answers into the rows of $Y$; the total loss adds up the loss of every row:

$$L_{total} = \sum_{i=1}^{n} \tfrac12 \sum_{k=1}^{K} (T_{ik} - Y_{ik})^2.$$

| example | target | answer | loss of the row |
|---|---|---|---|
| 1 | (1, 0) | (0.5, 0) | 0.125 |
| 2 | (0, 1) | (0, 0) | 0.5 |
| 3 | (1, 1) | (0, 1) | 0.5 |
| | | | total **1.125** |

A *sum*, as in deep-learning lecture 3: with twice as many examples it is about twice as large.
The losses of the next section are means. Both are in use; what matters is to know which one you
have, since a gradient follows suit.

Write `total_loss(Y, T)`, with the function you have just written or without it.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import losses as oracle

from ._draw import nearly, signed
from .half_squared_error import half_squared_error


def total_loss(Y, T):
    """The sum of the halved squared errors of all examples.

    Y: (n, K) answers, an example a row.  T: (n, K) targets.
    Returns one number.
    """
    return sum(half_squared_error(y, t) for y, t in zip(Y, T))


@accepted
def all_at_once(Y, T):
    return 0.5 * np.square(Y - T).sum()


@accepted
def two_loops(Y, T):
    total = 0.0
    for i in range(Y.shape[0]):
        for k in range(Y.shape[1]):
            total = total + 0.5 * (float(T[i][k]) - float(Y[i][k])) ** 2
    return total


@accepted
def frobenius(Y, T):
    return np.linalg.norm(Y - T, "fro") ** 2 / 2


@accepted
def with_trace(Y, T):
    E = T - Y
    return 0.5 * float(np.trace(E @ E.T))


@accepted
def flattened(Y, T):
    e = (T - Y).ravel()
    return np.array(np.vdot(e, e) / 2.0)


@accepted
def column_by_column(Y, T):
    return np.sum([0.5 * np.sum((T[:, k] - Y[:, k]) ** 2) for k in range(T.shape[1])])


@accepted
def single_precision(Y, T):
    return 0.5 * ((T.astype("f4") - Y.astype("f4")) ** 2).sum(dtype="f4")


@misconception(says="You took the mean over the examples.", ask="What happens to the total when the same examples come twice?")
def mean_for_sum(Y, T):
    return 0.5 * np.sum((T - Y) ** 2) / len(Y)


@misconception(says="You took the mean over all entries, and halved it.", ask="Which of the two sums of the formula is a mean?")
def divided_by_size(Y, T):
    return 0.5 * np.mean((T - Y) ** 2)


@misconception(says="You computed the mean squared error: a mean, and no ½.", ask="Which two things does the formula here do differently?")
def mean_squared_error(Y, T):
    return np.mean((T - Y) ** 2)


@misconception(says="You divided by the number of outputs.", ask="What did `half_squared_error` do with several outputs?")
def divided_by_outputs(Y, T):
    return 0.5 * np.sum((T - Y) ** 2) / Y.shape[1]


@misconception(says="Your loss is twice as large: the ½ is left out.", ask="Is the total of your table above 1.125 or 2.25?")
def missing_half(Y, T):
    return np.sum((T - Y) ** 2)


@misconception(says="You return the loss of every example, not their sum.", ask="How many numbers is the total loss?")
def one_loss_a_row(Y, T):
    return 0.5 * np.sum((T - Y) ** 2, axis=1)


@misconception(says="You return a loss for every output.", ask="Along which axis do the examples lie, and what remains after both sums?")
def wrong_axis(Y, T):
    return 0.5 * np.sum((T - Y) ** 2, axis=0)


@misconception(says="Only the first example enters your total.", ask="Where does your loop over the examples go on?")
def first_row_only(Y, T):
    return 0.5 * np.sum((T[0] - Y[0]) ** 2)


@misconception(
    says="Your total is the loss of the last example: each one overwrites those before.", ask="What does your variable hold after the second example?"
)
def assigned_not_added(Y, T):
    loss = 0.0
    for y, t in zip(Y, T):
        loss = 0.5 * np.sum((t - y) ** 2)
    return loss


@misconception(says="The last example is left out.", ask="Which rows does your loop visit when there is only one?")
def last_row_dropped(Y, T):
    total = 0.0
    for y, t in zip(Y[:-1], T[:-1]):
        total += 0.5 * np.sum((t - y) ** 2)
    return total


@misconception(says="You added up the lengths of the errors, not their squares.", ask="Does `half_squared_error` take a square root?")
def square_root(Y, T):
    return 0.5 * np.sum(np.linalg.norm(T - Y, axis=1))


@misconception(says="You added up the errors of all examples before you squared them.", ask="Can the errors of two examples cancel?")
def square_of_sum(Y, T):
    return 0.5 * np.sum((T - Y).sum(axis=0) ** 2)


@misconception(says="You added up the errors of an example before you squared them.", ask="Can the errors of two outputs cancel?")
def square_of_row_sum(Y, T):
    return 0.5 * np.sum((T - Y).sum(axis=1) ** 2)


@misconception(says="You added up the sizes of the errors, not their squares.", ask="What happens to the loss when an error becomes twice as large?")
def absolute_error(Y, T):
    return 0.5 * np.sum(np.abs(T - Y))


@misconception(says="Your loss is negative.", ask="Should a worse answer have a larger or a smaller loss?")
def negative_cost(Y, T):
    return -0.5 * np.sum((T - Y) ** 2)


@misconception(says="Your total is right, but the answers Y are overwritten.", ask="Who else still needs Y after this call?")
def changes_argument(Y, T):
    Y -= T
    Y *= Y
    return 0.5 * Y.sum()


def inputs(rng):
    for n, k, label in [(4, 3, ""), (1, 3, "n = 1"), (5, 2, ""), (2, 1, "one output"), (2, 6, ""), (3, 3, "n = K"), (7, 2, "")]:
        T = signed(rng, 0.3, 1.5, (n, k))
        yield case(T + signed(rng, 0.3, 1.2, (n, k)), T, label=label)


def hidden(rng):
    Y, T = mirrored(signed(rng, 0.3, 1.5, (36, 36))), signed(rng, 0.3, 1.5, (36, 36))
    yield from look_alikes(Y, T, label="36 rows of 36")
    yield case(np.zeros((3, 2)), signed(rng, 1e7, 2e7, (3, 2)), label="answers of 0, near 1e7")
    row, other = signed(rng, 0.3, 1.5, (2, 4))
    yield case(np.array([row, row, other]), np.zeros((3, 4)), label="equal rows, targets of 0")
    yield case(*nearly(rng, (2, 2)), label="answers next to their targets")
    yield case(T[:1, :1], T[:1, :1].copy(), label="one answer that is its target")


EXERCISE = Exercise(
    total_loss,
    points=2,
    oracle=oracle.total_loss,
    inputs=inputs,
    hidden=hidden,
    equivalent={
        "half_squared_error(y, t) with its arguments swapped": "the difference is squared",
        "zip(Y, T) with its arguments swapped": "the difference is squared",
    },
    checks=[Values(points=1), Pure(points=1)],
)
