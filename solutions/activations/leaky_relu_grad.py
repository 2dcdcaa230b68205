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

from autograder.core.exercise import Exercise, Gradient, Misconception, Pure, Values, case
from autograder.core.model import Between
from nn_reference.exercises import activations as oracle

from ._inputs import mixed, tiny_and_huge, with_option, with_zeros
from .leaky_relu import smooth


def leaky_relu_grad(z, slope=0.1):
    """The slope of the leaky ReLU, entry by entry.

    z: an array of any shape with at least one axis.  slope: a float, 0 <= slope < 1.
    Returns an array of the same shape.
    """
    return np.where(z > 0, 1.0, slope)


# -- other right answers ----------------------------------------------------------------------


def one_at_zero(z, slope=0.1):
    slopes = np.ones_like(z)
    slopes[z < 0] = slope
    return slopes


def halfway_at_zero(z, slope=0.1):
    return (1 + slope) / 2 + (1 - slope) / 2 * np.sign(z)


def masks(z, slope=0.1):
    return ((z > 0) + slope * (z <= 0)).tolist()


def recursive(z, slope=0.1):
    return [recursive(v, slope) if np.ndim(v) else (1 if v > 0 else slope) for v in z]


def single_precision(z, slope=0.1):
    return np.maximum(z > 0, np.float32(slope))


# -- wrong answers ----------------------------------------------------------------------------


def in_place(z, slope=0.1):
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
    accepts=[one_at_zero, halfway_at_zero, masks, recursive, single_precision],
    inputs=inputs,
    hidden=hidden,
    misconceptions=[
        Misconception(
            "plain-relu",
            lambda z, slope=0.1: (z > 0) * 1.0,
            says="Your slope on the left is 0, as the ReLU's.",
            ask="How does the output move on the left when z moves a little?",
        ),
        Misconception(
            "function-for-derivative",
            lambda z, slope=0.1: np.where(z > 0, z, slope * z),
            says="You returned the leaky ReLU itself.",
            ask="How steep is the curve at z = 3?",
        ),
        Misconception(
            "wrong-default-slope",
            lambda z, slope=0.01: np.where(z > 0, 1, slope),
            says="Without a slope your function takes 0.01.",
            ask="Which slope is meant when none is given?",
        ),
        Misconception(
            "slope-argument-ignored",
            lambda z, slope=0.1: np.where(z > 0, 1, 0.1),
            says="Your slope on the left is 0.1, whatever slope is given.",
            ask="Where does the argument slope enter your function?",
        ),
        Misconception(
            "slope-argument-ignored-hundredth",
            lambda z, slope=0.1: np.where(z > 0, 1, 0.01),
            says="Your slope on the left is 0.01, whatever slope is given.",
            ask="Where does the argument slope enter your function?",
        ),
        Misconception(
            "mixed-signs",
            lambda z, slope=0.1: np.where(z > 0, 1, -slope),
            says="Your slope on the left is negative.",
            ask="Does the leaky ReLU fall anywhere when z grows?",
        ),
        Misconception(
            "sides-exchanged",
            lambda z, slope=0.1: np.where(z > 0, slope, 1),
            says="The two slopes are exchanged.",
            ask="On which side is the leaky ReLU steeper?",
        ),
        Misconception(
            "slope-times-z",
            lambda z, slope=0.1: np.where(z > 0, 1, slope * z),
            says="On the left you returned the value, not the slope.",
            ask="How steep is the line slope·z?",
        ),
        Misconception(
            "value-on-the-right",
            lambda z, slope=0.1: np.where(z > 0, z, slope),
            says="On the right you returned the value, not the slope.",
            ask="How steep is the curve at z = 3?",
        ),
        Misconception(
            "ones",
            lambda z, slope=0.1: np.ones_like(z),
            says="Your slope is 1 everywhere.",
            ask="How does the output move on the left when z moves a little?",
        ),
        Misconception(
            "slope-everywhere",
            lambda z, slope=0.1: np.full_like(z, slope),
            says="Your slope is the same on both sides.",
            ask="How steep is the curve at z = 3?",
        ),
        Misconception(
            "slope-as-threshold",
            lambda z, slope=0.1: np.where(z > slope, 1, slope),
            says="Your bend lies at z = slope instead of z = 0.",
            ask="With which number must z be compared?",
        ),
        Misconception(
            "one-as-threshold",
            lambda z, slope=0.1: np.where(z > 1, 1, slope),
            says="Your bend lies at z = 1 instead of z = 0.",
            ask="With which number must z be compared?",
        ),
        Misconception(
            "slope-added",
            lambda z, slope=0.1: (z > 0) + slope,
            says="You added the slope on the right, too.",
            ask="How steep is the curve at z = 3?",
        ),
        Misconception(
            "zero-over-zero",
            lambda z, slope=0.1: np.where(z > 0, z, slope * z) / z,
            says="You divided by z: at 0 that gives nan.",
            ask="Which numbers could stand at z = 0, and is nan one of them?",
        ),
        Misconception(
            "zero-at-zero",
            lambda z, slope=0.1: np.where(z > 0, 1, np.where(z < 0, slope, 0)),
            says="At 0 your slope is below both sides' slopes.",
            ask="Between which two numbers does the slope at 0 have to lie?",
        ),
        Misconception(
            "zero-slope-as-default",
            lambda z, slope=None: np.where(z > 0, 1, slope or 0.1),
            says="A slope of 0 turns into 0.1 in your function.",
            ask="What does `slope or 0.1` give when the slope is 0?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="The slopes are right, but you wrote them over z.",
            ask="Who else may still need z after this call?",
        ),
    ],
    checks=[Values(points=1), Gradient(loss, points=1, inputs=smooth), Pure(points=1)],
    equivalent={
        "1e6": "slopes lie below 1",
        "1e-7": "entries of both signs are not clipped, and others move by 1e-7",
        "z > 0 with GtE": "either slope is accepted at 0",
    },
)
