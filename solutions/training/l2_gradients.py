r"""How does the cost of the last exercise change with a single weight? Only one term of the sum
contains it, and the ½ cancels the 2:

$$\frac{\partial}{\partial W_{ij}}\ \frac C2 \sum W_{ij}^2 = C\, W_{ij}.$$

Put into a step of gradient descent, it makes every weight a little smaller, whatever the data say:

$$W - \alpha\, C\, W = (1 - \alpha C)\, W .$$

That is why it is also called *weight decay*. With $\alpha = 0.1$ and $C = 0.5$ a weight that
nothing else holds keeps 95 % of itself in every step:

| step | 0 | 1 | 2 | 10 | 50 |
|---|---|---|---|---|---|
| weight | 1 | 0.95 | 0.9025 | 0.599 | 0.077 |

Write `l2_gradients(weights, C)`: the gradient of `l2_loss` for each array of the list, in a new
list. They will be added to the gradients of the data.
"""

import numpy as np

from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import training as oracle

from ._draw import other_middle, rearranged, signed


def l2_gradients(weights, C):
    """The gradients of the cost of large weights.

    weights: list of arrays, a layer an entry.  C: number, how much it matters.
    Returns a list of arrays of the same shapes.
    """
    return [C * W for W in weights]


@accepted
def appended(weights, C):
    gradients = []
    for W in weights:
        gradients.append(np.multiply(W, C))
    return gradients


@accepted
def entries(weights, C):
    return [[[C * w for w in row] for row in W.tolist()] for W in weights]


@accepted
def halved_and_doubled(weights, C):
    return tuple(0.5 * C * (W + W) for W in weights)


@accepted
def mapped(weights, C):
    return list(map(lambda W: W * C, weights))


@accepted
def filled(weights, C):
    gradients = [np.zeros(W.shape) for W in weights]
    for g, W in zip(gradients, weights):
        g += W
        g *= C
    return gradients


@accepted
def single_precision(weights, C):
    return [np.float32(C) * W.astype(np.float32) for W in weights]


@misconception(says="Your gradients are twice as large.", ask="What does the ½ do when w² is differentiated?")
def factor_two(weights, C):
    return [2 * C * W for W in weights]


@misconception(says="Your gradients are half as large: the ½ is still there.", ask="What is the derivative of ½w²?")
def half_kept(weights, C):
    return [0.5 * C * W for W in weights]


@misconception(says="C does not enter your gradients.", ask="How can one switch the cost off?")
def rate_ignored(weights, C):
    return [W.copy() for W in weights]


@misconception(says="Your gradients have the wrong sign: the weights would grow.", ask="If a positive weight grows, does the cost rise or fall?")
def gradient_sign(weights, C):
    return [-C * W for W in weights]


@misconception(says="You return the terms of the cost, not their derivatives.", ask="What is the derivative of ½w²?")
def square_kept(weights, C):
    return [0.5 * C * W**2 for W in weights]


@misconception(says="Your gradients contain w².", ask="Can the slope for a negative weight be positive?")
def square_kept_no_half(weights, C):
    return [C * W**2 for W in weights]


@misconception(
    says="You used the signs of the weights: the gradient of the ℓ1 cost.", ask="Does a weight of 2 cost more than a weight of 1, if it is moved a little?"
)
def signs_only(weights, C):
    return [C * np.sign(W) for W in weights]


@misconception(says="You used the sizes of the weights.", ask="In which direction should a negative weight be moved?")
def absolute_terms(weights, C):
    return [C * np.abs(W) for W in weights]


@misconception(says="Your gradients are transposed.", ask="Which shape must a gradient have to be subtracted from W?")
def transposed(weights, C):
    return [C * W.T for W in weights]


@misconception(says="You divided by the number of weights.", ask="Is the cost a sum or a mean?")
def mean_for_sum(weights, C):
    return [C * W / W.size for W in weights]


@misconception(says="You divided by the length of the matrix: the gradient of ‖W‖, not of ½‖W‖².", ask="Is there a square root in the cost?")
def divided_by_length(weights, C):
    return [C * W / np.linalg.norm(W) for W in weights]


@misconception(says="You added up the entries of each matrix.", ask="Which shape must a gradient have to be subtracted from W?")
def summed(weights, C):
    return [C * W.sum() for W in weights]


@misconception(says="You return one number.", ask="How many gradients are there for three layers?")
def all_summed(weights, C):
    return sum(C * W.sum() for W in weights)


@misconception(says="You return the cost of each layer.", ask="What shape has the gradient for a matrix?")
def loss_for_gradient(weights, C):
    return [0.5 * C * np.sum(W**2) for W in weights]


@misconception(says="You return the gradient of the first layer only.", ask="How many gradients are there for three layers?")
def first_layer_only(weights, C):
    return C * weights[0]


@misconception(says="The last layer has no gradient in your list.", ask="Which layers does the cost contain?")
def last_layer_missing(weights, C):
    return [C * W for W in weights[:-1]]


@misconception(says="You return shrunken weights.", ask="Who makes the step: this function, or its caller?")
def decayed_weights(weights, C):
    return [(1 - C) * W for W in weights]


@misconception(says="You return one long vector.", ask="Which form have the weights, from which the gradients are subtracted?")
def flattened(weights, C):
    return np.concatenate([C * W.ravel() for W in weights])


@misconception(says="Your list runs from the last layer to the first.", ask="Which gradient belongs to weights[0]?")
def layers_reversed(weights, C):
    return [C * W for W in reversed(weights)]


@misconception(says="Every entry of your gradients is C.", ask="Does a weight of 0 need to be made smaller?")
def weight_ignored(weights, C):
    return [np.full(W.shape, C) for W in weights]


@misconception(says="Your gradients are right, but the weights have been overwritten by them.", ask="From what will the step be subtracted?")
def changes_argument(weights, C):
    for W in weights:
        W *= C
    return weights


def inputs(rng):
    for sizes, label in [((3, 4, 2), "two layers"), ((4, 3), "one layer"), ((2, 5, 3, 1), "three layers"), ((1, 2, 4), ""), ((3, 3, 3), "equal shapes")]:
        weights = [signed(rng, 0.3, 1.4, shape) for shape in zip(sizes[:-1], sizes[1:])]
        yield case(weights, float(rng.uniform(0.15, 0.4)), label=label)
    weights = [signed(rng, 0.003, 0.014, shape) for shape in ((3, 4), (4, 2))]
    yield case(weights, float(rng.uniform(1.5, 4.0)), label="small weights, a large C")


def loss(weights, C):
    return lambda ws: C / 2 * sum(float(np.square(W).sum()) for W in ws), list(weights)


def hidden(rng):
    W = signed(rng, 0.3, 1.4, (40, 36))
    yield case([W], 0.2, label="40 rows of 36")
    yield case([rearranged(rng, W)], 0.2, label="40 rows, in another order")
    yield case([other_middle(rng, W)], 0.2, label="40 rows, another middle")
    yield case([signed(rng, 0.3, 1.4, (2, 3)) for _ in range(36)], 0.2, label="36 layers")
    W = signed(rng, 0.3, 1.4, (3, 3))
    yield case([W, W, W], 0.3, label="equal layers")
    yield case([np.abs(W) * 1e7], 0.3, label="weights near 1e7")
    yield case([np.abs(W) * 3e-8], 2.0, label="weights near 1e-8")
    yield case([W * 1e7, W], 1e-7, label="weights near 1e7, a tiny C")
    yield case([W], 0.0, label="C = 0")
    yield case([W], 1000.0, label="a large C")


EXERCISE = Exercise(
    l2_gradients, points=3, oracle=oracle.l2_gradients, inputs=inputs, hidden=hidden, checks=[Values(points=1), Gradient(loss, points=1), Pure(points=1)]
)
