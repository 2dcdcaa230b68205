r"""Four bits $x = (x_1, x_2, x_3, x_4)$. Are there two ones next to each other? (The example is
from DS 503, lecture 14.)

| $x$ | two neighbouring ones? |
|---|---|
| (0, 1, 1, 0) | yes |
| (0, 0, 1, 0) | no |
| (1, 1, 0, 0) | yes |
| (1, 0, 0, 1) | no |

No single perceptron can tell. It would have to say *yes* to $(1,1,0,0)$ and $(0,0,1,1)$, which add
up to $(1,1,1,1)$, and *no* to $(1,0,1,0)$ and $(0,1,0,1)$, which add up to the same vector. Add the
four sums $w \cdot x + b$ accordingly, and they contradict each other.

Two perceptrons side by side prepare the decision. Each looks for a *part* of the pattern:

| | weights | bias |
|---|---|---|
| $h_1$ | $(1, 2, 1, 0)$ | $-2.5$ |
| $h_2$ | $(0, 0, 1, 1)$ | $-1.5$ |

```
   x_1 ──1──┐
   x_2 ──2──┼──► h_1
   x_3 ──1──┘
      └──1──┐
   x_4 ──1──┴──► h_2
```

Work out on paper when $h_1$ is 1: $x_1 + 2x_2 + x_3$ must reach 3, so $x_2$ must be 1 and ... what
else?

For $x = (0, 1, 1, 0)$ the two sums are $3 - 2.5 = 0.5$ and $1 - 1.5 = -0.5$, so the hidden vector
is $(1, 0)$.

Write `consecutive_ones_hidden(x)`: the two decisions, as a vector. The bits come as an array of
ints.
"""

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import forward_pass as oracle

from .perceptron import perceptron


def consecutive_ones_hidden(x):
    """The two hidden perceptrons for four bits.

    x: (4,) ints, each 0 or 1.
    Returns (2,), each entry 0 or 1.
    """
    h1 = perceptron(x, np.array([1, 2, 1, 0]), -2.5)
    h2 = perceptron(x, np.array([0, 0, 1, 1]), -1.5)
    return np.array([h1, h2])


@accepted
def one_product(x):
    W = np.array([[1, 2, 1, 0], [0, 0, 1, 1]])
    return W @ x + np.array([-2.5, -1.5]) > 0


@accepted
def logic(x):
    return [bool(x[1] and (x[0] or x[2])), bool(x[2] and x[3])]


@accepted
def arithmetic(x):
    a, b, c, d = (int(bit) for bit in x)
    return (int(a + 2 * b + c >= 3), c * d)


@accepted
def floats(x):
    z = np.dot([[1.0, 2.0, 1.0, 0.0], [0.0, 0.0, 1.0, 1.0]], x) - [2.5, 1.5]
    return np.heaviside(z, 0.0).astype(np.float32)


@accepted
def small_ints(x):
    return np.array([x[:3] @ [1, 2, 1] > 2.5, x[2:].sum() == 2]).astype(np.int8)


W = np.array([[1, 2, 1, 0], [0, 0, 1, 1]])
b = np.array([-2.5, -1.5])


@misconception(says="Your units answer with −1 and 1.", ask="Which two answers does a perceptron have in this course?")
def sign_for_step(x):
    return np.where(W @ x + b > 0, 1, -1)


@misconception(says="You returned the two sums; no decision is made.", ask="Which values may the entries of the hidden vector have?")
def missing_activation(x):
    return W @ x + b


@misconception(says="The biases do not enter your result.", ask="How many ones does it take now to make the first unit say 1?")
def missing_bias(x):
    return (W @ x > 0).astype(int)


@misconception(says="You subtracted the biases, which are negative already.", ask="What do your units say to four zeros?")
def bias_subtracted(x):
    return (W @ x - b > 0).astype(int)


@misconception(says="Each unit got the bias of the other one.", ask="What is the largest sum that the second unit can reach?")
def biases_exchanged(x):
    return (W @ x + b[::-1] > 0).astype(int)


@misconception(says="The two units come in the wrong order.", ask="Which unit looks at the last two bits, the first or the second?")
def units_exchanged(x):
    return (W @ x + b > 0).astype(int)[::-1]


@misconception(
    says="A sum of 0.5 counts as 0: it lost its half in an int, or was compared with 1.",
    ask="What is the first unit's sum for (1, 1, 0, 0), and what becomes of it?",
)
def truncated(x):
    z = np.zeros(2, dtype=int)
    z[:] = W @ x + b
    return (z > 0).astype(int)


@misconception(
    says="You returned one number: the two units are already combined.", ask="How many hidden units are there, and how many numbers should come back?"
)
def combined_units(x):
    return int((W @ x + b > 0).any())


@misconception(says="Your units answer with numbers between 0 and 1.", ask="Is there anything between 0 and 1 that a perceptron can say?")
def sigmoid_for_step(x):
    return 1 / (1 + np.exp(-(W @ x + b)))


@misconception(says="Your first unit notices only the pair of the first two bits.", ask="What is its sum for (0, 1, 1, 0)?")
def middle_pair_forgotten(x):
    return np.array([int(x[0] == 1 and x[1] == 1), int(x[2] == 1 and x[3] == 1)])


@misconception(says="Your units are content with too few ones.", ask="Which sum does the second unit get for (0, 0, 1, 0), and is it above 0?")
def or_for_and(x):
    return np.array([int(x[1] == 1 or x[0] + x[2] == 2), int(x[2] == 1 or x[3] == 1)])


@misconception(says="Both units got the bias of the first one.", ask="What is the largest sum that the second unit can reach?")
def same_bias(x):
    return (W @ x - 2.5 > 0).astype(int)


@misconception(says="Both units got the bias of the second one.", ask="What should the first unit say to (0, 1, 0, 0)?")
def same_bias_of_the_second(x):
    return (W @ x - 1.5 > 0).astype(int)


@misconception(says="Your units say 1 where they should say 0, and the other way round.", ask="On which side of 0 does a perceptron say 1?")
def flipped_decision(x):
    return (W @ x + b < 0).astype(int)


@misconception(says="The decisions are right, but they come as a 2×1 matrix.", ask="What is the shape of your result, and which one is asked for?")
def column_returned(x):
    return (W @ x + b > 0).astype(int).reshape(2, 1)


@misconception(says="The decisions are right, but you wrote them over the bits.", ask="Who else may still need x after this call?")
def changes_argument(x):
    h = (W @ x + b > 0).astype(int)
    x[:2] = h
    return h


def inputs(rng):
    for number in rng.permutation(16):
        bits = [int(number) >> place & 1 for place in range(4)]
        yield case(np.array(bits), label="bits " + "".join(map(str, bits)))


EXERCISE = Exercise(
    consecutive_ones_hidden,
    points=3,
    oracle=lambda x: np.asarray(oracle.consecutive_ones_hidden(x), dtype=float),
    inputs=inputs,
    checks=[Values(points=2), Pure(points=1)],
    equivalent={
        "right up to size": "there are always four bits",
        "0]), -2.5) with its arguments swapped": "inputs and weights of a unit are symmetric",
        "1]), -1.5) with its arguments swapped": "inputs and weights of a unit are symmetric",
    },
)
