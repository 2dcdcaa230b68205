r"""Two straight lines again, so two slopes again:

$$\text{leaky}'(z) = \begin{cases} \beta & z < 0 \\ 1 & z > 0. \end{cases}$$

```
     1 |          ┌──────────
       |          │
     β |──────────┘
     0 |--------------------- z
                 0
```

With $\beta = 0.1$:

| $z$ | −2 | −0.1 | 0.1 | 3 |
|---|---|---|---|---|
| slope | 0.1 | 0.1 | 1 | 1 |

At $z = 0$ any number between $\beta$ and 1 is accepted.

Write `leaky_relu_grad(z, slope=0.1)`, elementwise.
"""

import numpy as np

from autograder.core.model import Between
from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import mixed, tiny_and_huge, with_option, with_zeros
from .leaky_relu import smooth


def leaky_relu_grad(z, slope=0.1):
    """The slope of the leaky ReLU, entry by entry.

    z: an array of any shape with at least one axis.  slope: a float, 0 <= slope < 1.
    Returns an array of the same shape.
    """
    return np.where(z > 0, 1.0, slope)


@accepted
def one_at_zero(z, slope=0.1):
    slopes = np.ones_like(z)
    slopes[z < 0] = slope
    return slopes


@accepted
def halfway_at_zero(z, slope=0.1):
    return (1 + slope) / 2 + (1 - slope) / 2 * np.sign(z)


@accepted
def masks(z, slope=0.1):
    return ((z > 0) + slope * (z <= 0)).tolist()


@accepted
def recursive(z, slope=0.1):
    return [recursive(v, slope) if np.ndim(v) else (1 if v > 0 else slope) for v in z]


@accepted
def single_precision(z, slope=0.1):
    return np.maximum(z > 0, np.float32(slope))


@misconception(says="Your slope on the left is 0, as the ReLU's.", ask="How does the output move on the left when z moves a little?")
def plain_relu(z, slope=0.1):
    return (z > 0) * 1.0


@misconception(says="You returned the leaky ReLU itself.", ask="How steep is the curve at z = 3?")
def function_for_derivative(z, slope=0.1):
    return np.where(z > 0, z, slope * z)


@misconception(says="Without a slope your function takes 0.01.", ask="Which slope is meant when none is given?")
def wrong_default_slope(z, slope=0.01):
    return np.where(z > 0, 1, slope)


@misconception(says="Your slope on the left is 0.1, whatever slope is given.", ask="Where does the argument slope enter your function?")
def slope_argument_ignored(z, slope=0.1):
    return np.where(z > 0, 1, 0.1)


@misconception(says="Your slope on the left is 0.01, whatever slope is given.", ask="Where does the argument slope enter your function?")
def slope_argument_ignored_hundredth(z, slope=0.1):
    return np.where(z > 0, 1, 0.01)


@misconception(says="Your slope on the left is negative.", ask="Does the leaky ReLU fall anywhere when z grows?")
def mixed_signs(z, slope=0.1):
    return np.where(z > 0, 1, -slope)


@misconception(says="The two slopes are exchanged.", ask="On which side is the leaky ReLU steeper?")
def sides_exchanged(z, slope=0.1):
    return np.where(z > 0, slope, 1)


@misconception(says="On the left you returned the value, not the slope.", ask="How steep is the line slope·z?")
def slope_times_z(z, slope=0.1):
    return np.where(z > 0, 1, slope * z)


@misconception(says="On the right you returned the value, not the slope.", ask="How steep is the curve at z = 3?")
def value_on_the_right(z, slope=0.1):
    return np.where(z > 0, z, slope)


@misconception(says="Your slope is 1 everywhere.", ask="How does the output move on the left when z moves a little?")
def ones(z, slope=0.1):
    return np.ones_like(z)


@misconception(says="Your slope is the same on both sides.", ask="How steep is the curve at z = 3?")
def slope_everywhere(z, slope=0.1):
    return np.full_like(z, slope)


@misconception(says="Your bend lies at z = slope instead of z = 0.", ask="With which number must z be compared?")
def slope_as_threshold(z, slope=0.1):
    return np.where(z > slope, 1, slope)


@misconception(says="Your bend lies at z = 1 instead of z = 0.", ask="With which number must z be compared?")
def one_as_threshold(z, slope=0.1):
    return np.where(z > 1, 1, slope)


@misconception(says="You added the slope on the right, too.", ask="How steep is the curve at z = 3?")
def slope_added(z, slope=0.1):
    return (z > 0) + slope


@misconception(says="You divided by z: at 0 that gives nan.", ask="Which numbers could stand at z = 0, and is nan one of them?")
def zero_over_zero(z, slope=0.1):
    return np.where(z > 0, z, slope * z) / z


@misconception(says="At 0 your slope is below both sides' slopes.", ask="Between which two numbers does the slope at 0 have to lie?")
def zero_at_zero(z, slope=0.1):
    return np.where(z > 0, 1, np.where(z < 0, slope, 0))


@misconception(says="A slope of 0 turns into 0.1 in your function.", ask="What does `slope or 0.1` give when the slope is 0?")
def zero_slope_as_default(z, slope=None):
    return np.where(z > 0, 1, slope or 0.1)


@misconception(says="The slopes are right, but you wrote them over z.", ask="Who else may still need z after this call?")
def changes_argument(z, slope=0.1):
    positive = z > 0
    z[positive] = 1
    z[~positive] = slope
    return z


def any_slope_at_zero(z, slope=0.1):
    found = np.asarray(oracle.leaky_relu_grad(z, slope), dtype=float)
    if not (z == 0).any():
        return found
    return Between(np.where(z == 0, slope, found), np.where(z == 0, 1.0, found))


def loss(z, slope=0.1):
    return lambda x: float(np.sum(np.where(x > 0, x, slope * x))), z


def inputs(rng):
    yield from smooth(rng)
    yield from tiny_and_huge(rng)
    yield case(with_zeros(rng, (7,)), float(rng.uniform(0.6, 0.9)), label="with zeros")


def hidden(rng):
    yield from with_option(rng, "slope", 0.2, 0.4, equal=-0.75, slope=True)
    yield case(mixed(rng, (5,)), 3e-5, label="a small slope")
    yield case(mixed(rng, (5,)), 0.997, label="a slope near 1")


EXERCISE = Exercise(
    leaky_relu_grad,
    points=3,
    oracle=any_slope_at_zero,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=1), Gradient(loss, points=1, inputs=smooth), Pure(points=1)],
    equivalent={
        "1e6": "slopes lie below 1",
        "1e-7": "entries of both signs are not clipped, and others move by 1e-7",
        "z > 0 with GtE": "either slope is accepted at 0",
    },
)
