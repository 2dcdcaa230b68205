r"""A network that learns its examples by heart needs large weights: its output must jump from one
example to the next. Make large weights cost something. To the loss of the data, add

$$\frac C2 \sum_{l} \lVert W_l \rVert^2, \qquad
\lVert W\rVert^2 = \sum_{i,j} W_{ij}^2 ,$$

the sum over **all** weights of **all** layers, squared. $C$ says how much it matters; 0 switches it
off. Biases are left alone: they do not make a function jumpy.

| layer | $W$ | $\lVert W\rVert^2$ |
|---|---|---|
| 1 | (1 2 ; 0 −1) | 6 |
| 2 | (3 ; 1) | 10 |
| | | sum 16, and with $C = 0.1$ the cost is **0.8** |

Write `l2_loss(weights, C)` for a list of arrays.
"""

import math

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import training as oracle

from ._draw import signed


def l2_loss(weights, C):
    """The cost of large weights.

    weights: list of arrays, a layer an entry.  C: number, how much it matters.
    Returns one number.
    """
    return 0.5 * C * sum(np.sum(W**2) for W in weights)


@accepted
def every_entry(weights, C):
    total = 0.0
    for W in weights:
        for w in np.ravel(W):
            total += w * w
    return C * total / 2


@accepted
def with_norms(weights, C):
    return C / 2 * sum([np.linalg.norm(W) ** 2 for W in weights])


@accepted
def one_long_vector(weights, C):
    w = np.concatenate([W.ravel() for W in weights])
    return np.asarray(C * (w @ w) / 2)


@accepted
def with_fsum(weights, C):
    return math.fsum(0.5 * C * v**2 for W in weights for v in W.flatten().tolist())


@accepted
def with_vdot(weights, C):
    return float(np.sum([C * 0.5 * np.vdot(W, W) for W in weights]))


@accepted
def single_precision(weights, C):
    return sum((np.float32(C / 2) * np.square(W.astype("f4"))).sum() for W in weights)


def total(weights):
    return sum(np.sum(W**2) for W in weights)


@misconception(says="Your cost is twice as large: the ½ is left out.", ask="What is the derivative of your cost for a single weight?")
def missing_half(weights, C):
    return C * total(weights)


@misconception(says="C does not enter your cost.", ask="How can one switch the cost off?")
def rate_ignored(weights, C):
    return 0.5 * total(weights)


@misconception(
    says="You added up the lengths of the matrices, not their squares.", ask="Does the cost of a weight of 2 count twice or four times that of a weight of 1?"
)
def square_root(weights, C):
    return 0.5 * C * sum(np.linalg.norm(W) for W in weights)


@misconception(says="You took a square root at the end.", ask="Is it the length of all weights that is asked for, or its square?")
def root_of_sum(weights, C):
    return 0.5 * C * np.sqrt(total(weights))


@misconception(says="You added up sizes: that is the ℓ1 cost.", ask="Does the cost of a weight of 2 count twice or four times that of a weight of 1?")
def absolute_terms(weights, C):
    return 0.5 * C * sum(np.abs(W).sum() for W in weights)


@misconception(says="You added up the weights first and squared the sum.", ask="What does it cost to have the weights 100 and −100?")
def square_of_sum(weights, C):
    return 0.5 * C * sum(np.sum(W) ** 2 for W in weights)


@misconception(says="You added up the lengths of the layers before you squared.", ask="Is (a + b)² the same as a² + b²?")
def square_of_lengths(weights, C):
    return 0.5 * C * sum(np.linalg.norm(W) for W in weights) ** 2


@misconception(says="You took the mean over the weights of each layer.", ask="Is there a division by the number of weights in the formula?")
def mean_for_sum(weights, C):
    return 0.5 * C * sum(np.mean(W**2) for W in weights)


@misconception(says="You took the mean over the layers.", ask="Does a layer cost less because there are others?")
def mean_over_layers(weights, C):
    return 0.5 * C * total(weights) / len(weights)


@misconception(says="You divided by the number of all weights.", ask="Is there a division by the number of weights in the formula?")
def divided_by_size(weights, C):
    return 0.5 * C * total(weights) / sum(W.size for W in weights)


@misconception(says="Only the first layer enters your cost.", ask="Over which layers does the sum run?")
def first_layer_only(weights, C):
    return 0.5 * C * np.sum(weights[0] ** 2)


@misconception(says="Your cost is that of the last layer: each one overwrites those before.", ask="What does your variable hold after the second layer?")
def assigned_not_added(weights, C):
    cost = 0.0
    for W in weights:
        cost = 0.5 * C * np.sum(W**2)
    return cost


@misconception(says="C stands inside the square.", ask="Does doubling C double your cost?")
def C_squared(weights, C):
    return 0.5 * sum(np.sum((C * W) ** 2) for W in weights)


@misconception(says="You return a cost for each layer.", ask="How many numbers are added to the loss?")
def one_cost_a_layer(weights, C):
    return [0.5 * C * np.sum(W**2) for W in weights]


@misconception(says="The first row of each matrix is left out, as if it held the biases.", ask="Where are the biases of these networks?")
def first_row_left_out(weights, C):
    return 0.5 * C * sum(np.sum(W[1:] ** 2) for W in weights)


@misconception(says="You used another norm: the largest singular value of a matrix.", ask="Over which entries of a matrix does the sum run?")
def spectral_norm(weights, C):
    return 0.5 * C * sum(np.linalg.norm(W, 2) ** 2 for W in weights)


@misconception(says="You added up the rows of a matrix, and its columns are still apart.", ask="What does Python's `sum` do with a matrix?")
def not_summed(weights, C):
    return 0.5 * C * sum(sum(W**2) for W in weights[:1])


@misconception(says="Your cost is negative: it rewards large weights.", ask="What will the network do to make its loss small?")
def negative_cost(weights, C):
    return -0.5 * C * total(weights)


@misconception(says="You divided by C.", ask="Should a larger C make large weights cheaper or dearer?")
def divided_by_C(weights, C):
    return total(weights) / (2 * C)


@misconception(says="Your cost is right, but the weights are overwritten by their squares.", ask="What will the network compute with after this call?")
def changes_argument(weights, C):
    cost = 0.0
    for W in weights:
        W *= W
        cost += 0.5 * C * W.sum()
    return cost


def inputs(rng):
    for sizes, label in [((3, 4, 2), "two layers"), ((4, 3), "one layer"), ((2, 5, 3, 1), "three layers"), ((1, 2, 4), ""), ((3, 3, 2), "square weights")]:
        weights = [signed(rng, 0.3, 1.4, shape) for shape in zip(sizes[:-1], sizes[1:])]
        yield case(weights, float(rng.uniform(0.15, 0.7)), label=label)
    weights = [signed(rng, 0.003, 0.014, shape) for shape in ((3, 4), (4, 2))]
    yield case(weights, float(rng.uniform(1.5, 4.0)), label="small weights, a large C")
    yield case(weights, 0.0, label="C = 0")


def hidden(rng):
    W = signed(rng, 0.3, 1.4, (40, 36))
    yield case([W], 0.2, label="40 rows of 36")
    yield case([signed(rng, 0.3, 1.4, (2, 3)) for _ in range(36)], 0.2, label="36 layers")
    other = W.copy()
    other.ravel()[1:3] += [0.25, -0.25]
    yield case([other], 0.2, label="40 rows, of the same sum")
    W = signed(rng, 0.3, 1.4, (3, 3))
    yield case([W, W, W], 0.3, label="equal layers")
    yield case([W, 2 * W, W], 0.3, label="the same first layer")
    yield case([W * 1e7], 0.0, label="C = 0, weights near 1e7")
    yield case([np.full((2, 2), 0.5)] * 2, 0.3, label="equal entries")
    yield case([np.abs(W) * 1e7], 0.3, label="weights near 1e7")
    yield case([np.abs(W) * 1e-8], 1e12, label="weights near 1e-8, a huge C")
    yield case([W * 1e7, W], 1e-7, label="weights near 1e7, a tiny C")


EXERCISE = Exercise(l2_loss, points=2, oracle=oracle.l2_loss, inputs=inputs, hidden=hidden, checks=[Values(points=1), Pure(points=1)])
