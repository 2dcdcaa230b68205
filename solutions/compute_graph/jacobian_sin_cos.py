r"""From here on inputs and outputs are vectors. A function $f: \mathbb R^n \to \mathbb R^m$ has
$m \cdot n$ slopes, and they are arranged in the **Jacobian**: one *row* for each output, one
*column* for each input,

$$J_{ij} = \frac{\partial f_i}{\partial x_j}, \qquad J \text{ has the shape } (m, n).$$

A function with a single output has a Jacobian with one row: its gradient, lying down. For
$g(x) = x_1^2\, x_2$ that is $J = (2 x_1 x_2,\ \ x_1^2)$, and at $x = (3, 2)$ `[[12., 9.]]`, of
shape `(1, 2)`.

Write `jacobian_sin_cos(x)` for $f(x) = \sin(x_1)\cos(x_2)$, from bonus question 2.1 of DS 503: two
inputs, one output.
"""

import math

import numpy as np

from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import compute_graph as oracle


def jacobian_sin_cos(x):
    """The Jacobian of f(x) = sin(x1) cos(x2).

    x: (2,).  Returns (1, 2).
    """
    x1, x2 = x
    return np.array([[np.cos(x1) * np.cos(x2), -np.sin(x1) * np.sin(x2)]])


@accepted
def nested_lists(x):
    a, b = float(x[0]), float(x[1])
    return [[math.cos(a) * math.cos(b), -math.sin(a) * math.sin(b)]]


@accepted
def from_sums(x):
    plus, minus = np.cos(x[0] + x[1]), np.cos(x[0] - x[1])
    return np.array([(plus + minus) / 2, (plus - minus) / 2]).reshape(1, -1)


@accepted
def by_chain_rule(x):
    outer = np.array([[np.cos(x[1]), np.sin(x[0])]])
    inner = np.diag([np.cos(x[0]), -np.sin(x[1])])
    return outer @ inner


@accepted
def single_precision(x):
    s, c = np.sin(x.astype(np.float32)), np.cos(x.astype(np.float32))
    J = np.empty((1, 2), np.float32)
    J[0, 0], J[0, 1] = c.prod(), -s.prod()
    return J


@misconception(says="The two slopes are right, but as a vector of shape (2,).", ask="How many rows and columns has the Jacobian of one output and two inputs?")
def gradient_for_jacobian(x):
    return np.array([np.cos(x[0]) * np.cos(x[1]), -np.sin(x[0]) * np.sin(x[1])])


@misconception(says="Your Jacobian stands upright: it has a row for each input.", ask="What does a row of the Jacobian belong to?")
def jacobian_transposed(x):
    return gradient_for_jacobian(x).reshape(2, 1)


@misconception(says="The second slope has the wrong sign.", ask="Where the cosine falls, what is the sign of its derivative?")
def derivative_of_cos(x):
    return np.array([[np.cos(x[0]) * np.cos(x[1]), np.sin(x[0]) * np.sin(x[1])]])


@misconception(says="You took the derivative of both factors at once.", ask="Which factor stays as it is while x1 is nudged?")
def both_derived(x):
    slope = -np.cos(x[0]) * np.sin(x[1])
    return np.array([[slope, slope]])


@misconception(says="You took the derivative of one factor and dropped the other.", ask="If x2 is such that cos(x2) = 0, does x1 matter at all?")
def other_factor_dropped(x):
    return np.array([[np.cos(x[0]), -np.sin(x[1])]])


@misconception(says="You put the slopes on the diagonal of a square matrix.", ask="How many outputs has the function?")
def diagonal_matrix(x):
    return np.diag(gradient_for_jacobian(x))


@misconception(says="Your two slopes are exchanged.", ask="Which column belongs to x1?")
def columns_exchanged(x):
    return gradient_for_jacobian(x)[::-1].reshape(1, 2)


@misconception(says="You returned the function's value.", ask="What happens to it when x1 grows by a little?")
def value_for_gradient(x):
    return np.array([[np.sin(x[0]) * np.cos(x[1])]])


@misconception(says="Both slopes have the wrong sign.", ask="Which of sine and cosine has a minus in its derivative?")
def mixed_signs(x):
    return np.array([[-np.cos(x[0]) * np.cos(x[1]), np.sin(x[0]) * np.sin(x[1])]])


@misconception(says="You took the numbers for degrees.", ask="In which unit is the derivative of sin equal to cos?")
def degrees(x):
    return gradient_for_jacobian(np.deg2rad(x)).reshape(1, 2)


@misconception(says="You added the two slopes.", ask="How many inputs can be nudged?")
def summed(x):
    return np.array([[gradient_for_jacobian(x).sum()]])


def inputs(rng):
    yield (np.array([rng.uniform(0.3, 0.7), rng.uniform(0.8, 1.3)]),)
    yield (np.array([-rng.uniform(0.8, 1.3), rng.uniform(0.2, 0.6)]),)
    yield case(np.array([rng.uniform(2.0, 2.6), -rng.uniform(0.4, 0.8)]), label="beyond π/2")
    yield case(np.array([rng.uniform(3.6, 4.4), rng.uniform(1.9, 2.7)]), label="beyond π")
    yield case(np.array([0.0, rng.uniform(0.5, 1.0)]), label="x1 = 0")


def loss(x):
    return lambda v: float(np.sin(v[0, 0]) * np.cos(v[0, 1])), x.reshape(1, 2)


def hidden(rng):
    a, b = rng.uniform(0.3, 1.2, 2)
    yield case(np.array([a, b]), label="two angles")
    yield case(np.array([b, a]), label="the same in the other order")
    yield case(np.array([a + 0.25, b - 0.25]), label="angles of the same sum")
    yield case(np.array([a, a]), label="equal angles")
    yield case(np.array([b, 3e-8]), label="x2 near 0")
    yield case(np.array([30.0, -20.0]), label="several turns")


EXERCISE = Exercise(
    jacobian_sin_cos,
    points=3,
    oracle=oracle.jacobian_sin_cos,
    inputs=inputs,
    hidden=hidden,
    equivalent={
        "right up to size": "there are always two variables",
        "first and last entry": "these are all that there are",
        "1e6": "angles that large lose their digits in float32",
    },
    checks=[Values(points=1), Gradient(loss, points=1), Pure(points=1)],
    extra=True,
)
