r"""Now the unit that looks at the hidden vector $h = (h_1, h_2)$ and decides: are there two
neighbouring ones?

```
   x_1 ──►┌─────┐
   x_2 ──►│ h_1 │──┐
   x_3 ──►└─────┘  ├──►( y )──►  1 or 0
      └──►┌─────┐  │
   x_4 ──►│ h_2 │──┘
          └─────┘
```

This time you choose the weights and the bias. You know which of three questions the last perceptron
must ask: is $h_1$ on, *and* $h_2$? Is exactly *one* of them on? Is *any* of them on? Look at the
table:

| $x$ | $h$ | wanted |
|---|---|---|
| (0, 1, 1, 0) | (1, 0) | 1 |
| (0, 0, 1, 1) | (0, 1) | 1 |
| (1, 1, 1, 1) | (1, 1) | 1 |
| (1, 0, 1, 0) | (0, 0) | 0 |

There are sixteen vectors of four bits in all. Three units get every one of them right.

Write `consecutive_ones(x)`: 1 if the vector `x` has two ones next to each other, else 0. (The first
and the last bit are not neighbours.)
"""

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, misconception
from nn_reference.oracles import forward_pass as oracle

from .consecutive_ones_hidden import consecutive_ones_hidden, inputs
from .perceptron import perceptron


def consecutive_ones(x):
    """Whether two neighbouring bits are ones.

    x: (4,) ints, each 0 or 1.
    Returns 1 or 0.
    """
    h = consecutive_ones_hidden(x)
    return perceptron(h, np.array([1, 1]), -0.5)


@accepted
def neighbours(x):
    return any(left and right for left, right in zip(x, x[1:]))


@accepted
def text(x):
    return int("11" in "".join(str(bit) for bit in x))


@accepted
def products(x):
    return np.max(x[:-1] * x[1:])


@accepted
def numpy_truth(x):
    return np.any(np.diff(np.flatnonzero(x)) == 1)


@accepted
def from_the_hidden_units(x):
    h1, h2 = consecutive_ones_hidden(x)
    return 1.0 if 3 * h1 + 2 * h2 > 1 else 0.0


@accepted
def zero_axes(x):
    return np.asarray((x[0] & x[1]) | (x[1] & x[2]) | (x[2] & x[3]))


@misconception(says="You count the ones, wherever they stand.", ask="What should the answer be for (1, 0, 0, 1)?")
def ones_anywhere(x):
    return int(x.sum() >= 2)


@misconception(says="Your answer is 0 where more than one pair is found.", ask="Does (1, 1, 1, 0) have two ones next to each other?")
def exactly_one_pair(x):
    return int(np.sum(x[:-1] * x[1:]) == 1)


@misconception(says="Your output wants both hidden units on (or adds hidden units of −1 and 1).", ask="Which hidden unit is off for (1, 1, 0, 0)?")
def and_for_or(x):
    h1, h2 = consecutive_ones_hidden(x)
    return int(h1 + h2 - 1.5 > 0)


@misconception(says="Your output is 1 only where exactly one hidden unit is on.", ask="Which hidden units are on for (1, 1, 1, 1)?")
def xor_for_or(x):
    h1, h2 = consecutive_ones_hidden(x)
    return int(h1 != h2)


@misconception(says="Only the first hidden unit enters your decision.", ask="Which unit notices the pair in (0, 0, 1, 1)?")
def only_first_unit(x):
    return int(consecutive_ones_hidden(x)[0])


@misconception(says="Only the second hidden unit enters your decision.", ask="Which unit notices the pair in (1, 1, 0, 0)?")
def only_second_unit(x):
    return int(consecutive_ones_hidden(x)[1])


@misconception(says="You took the last bit for a neighbour of the first.", ask="Do the bits stand in a row or in a ring?")
def closed_ring(x):
    return int(np.any(x * np.roll(x, 1)))


@misconception(says="You looked at the first two bits and at the last two only.", ask="How many pairs of neighbours are there among four bits?")
def middle_pair_forgotten(x):
    return int(x[0] * x[1] + x[2] * x[3] > 0)


@misconception(says="Your output is −1 where it should be 0.", ask="Which two answers does a perceptron have in this course?")
def sign_output(x):
    return 1 if np.sum(consecutive_ones_hidden(x)) > 0.5 else -1


@misconception(says="You returned how many pairs there are.", ask="What should the answer be for (1, 1, 1, 1): a number of pairs, or yes?")
def pairs_counted(x):
    return int(np.sum(x[:-1] * x[1:]))


@misconception(says="You added up the hidden units, without a decision.", ask="What does your function give where both hidden units are on?")
def units_added(x):
    return int(np.sum(consecutive_ones_hidden(x)))


@misconception(says="You also count two zeros next to each other.", ask="What should the answer be for four zeros?")
def equal_neighbours(x):
    return int(np.any(x[:-1] == x[1:]))


@misconception(says="Your answers are turned round: 1 where there is no pair.", ask="What should the answer be for four zeros?")
def flipped_decision(x):
    return 1 - int(np.any(x[:-1] * x[1:]))


@misconception(says="You returned the hidden vector.", ask="How many numbers does the whole network give?")
def hidden_returned(x):
    return consecutive_ones_hidden(x)


@misconception(says="Your output says 1 to everything.", ask="What is the sum of two hidden units that are both off, and is it above 0?")
def one_at_zero(x):
    return int(np.sum(consecutive_ones_hidden(x)) >= 0)


@misconception(says="You looked at the two bits in the middle only.", ask="How many pairs of neighbours are there among four bits?")
def only_middle_pair(x):
    return int(x[1] * x[2])


@misconception(says="The decision is right, but you changed the bits on the way.", ask="Who else may still need x after this call?")
def changes_argument(x):
    x[:-1] *= x[1:]
    return int(x[:-1].any())


EXERCISE = Exercise(
    consecutive_ones,
    points=3,
    oracle=lambda x: float(oracle.consecutive_ones(x)),
    inputs=inputs,
    checks=[Values(points=2), Pure(points=1)],
    equivalent={
        "right up to size": "there are always four bits",
        "-0.5) with its arguments swapped": "inputs and weights of a unit are symmetric",
        "1 + 1": "every weight above 0.5 makes an or",
    },
)
