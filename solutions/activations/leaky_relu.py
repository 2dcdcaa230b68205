r"""A dead ReLU cannot come back, because on the left its slope is 0. Let a little through there,
and it can:

$$\text{leaky}(z) = \begin{cases} z & z \ge 0 \\ \beta z & z < 0, \end{cases}
\qquad 0 \le \beta < 1.$$

```
     2 |                 /
       |               /
     1 |             /
       |           /
     0 |─────────●─────────── z
       |_ . - '
    (slope β)    0
```

With $\beta = 0.1$:

| $z$ | −2 | −0.1 | 0 | 0.1 | 3 |
|---|---|---|---|---|---|
| leaky | −0.2 | −0.01 | 0 | 0.1 | 3 |

Lectures like to write it as $\max(\beta z, z)$. That works only as long as $\beta < 1$; try
$\beta = 2$ on paper to see why.

Write `leaky_relu(z, slope=0.1)`, elementwise. Whoever calls it without a slope gets 0.1.
"""

import numpy as np

from autograder.core.exercise import Exercise, Misconception, Pure, Values, case
from nn_reference.exercises import activations as oracle

from ._inputs import mixed, small, tiny_and_huge, wide, with_option


def leaky_relu(z, slope=0.1):
    """The leaky ReLU, entry by entry.

    z: an array of any shape with at least one axis.  slope: a float, 0 <= slope < 1.
    Returns an array of the same shape.
    """
    return np.where(z > 0, z, slope * z)


# -- other right answers ----------------------------------------------------------------------


def larger_of_two(z, slope=0.1):
    return np.maximum(z, slope * z)


def two_parts(z, slope=0.1):
    return np.maximum(0, z) + slope * np.minimum(0, z)


def copied(z, slope=0.1):
    a = z.copy()
    a[z < 0] *= slope
    return a


def mean_and_absolute(z, slope=0.1):
    return (1 + slope) / 2 * z + (1 - slope) / 2 * np.abs(z)


def recursive(z, slope=0.1):
    return [
        recursive(v, slope) if np.ndim(v) else (float(v) if v >= 0 else slope * float(v)) for v in z
    ]


def single_precision(z, slope=0.1):
    return (z * np.where(z > 0, 1, slope)).astype(np.float32)


# -- wrong answers ----------------------------------------------------------------------------


def in_place(z, slope=0.1):
    z[z < 0] *= slope
    return z


def smooth(rng):
    """With and without a slope; negative single entries, which show the slope."""
    yield case(mixed(rng, (6,)), label="no slope given")
    yield case(mixed(rng, (3, 4)), float(rng.uniform(0.2, 0.4)), label="a matrix")
    yield case(-np.abs(mixed(rng, (1,))), float(rng.uniform(0.5, 0.7)), label="a single entry")
    yield case(mixed(rng, (2, 4, 3)), 0.0, label="slope 0")
    yield case(wide(rng, (5, 2)), float(rng.uniform(0.8, 0.95)), label="large and small values")
    yield case(-np.abs(mixed(rng, (1,))), label="a single entry, no slope given")
    yield case(small(rng), 0.5, label="small values in a square")


def inputs(rng):
    yield from smooth(rng)
    yield from tiny_and_huge(rng)


def hidden(rng):
    yield from with_option(rng, "slope", 0.2, 0.4)
    yield case(mixed(rng, (5,)), 3e-5, label="a small slope")
    yield case(mixed(rng, (5,)), 0.997, label="a slope near 1")


EXERCISE = Exercise(
    leaky_relu,
    points=2,
    oracle=oracle.leaky_relu,
    accepts=[larger_of_two, two_parts, copied, mean_and_absolute, recursive, single_precision],
    inputs=inputs,
    hidden=hidden,
    misconceptions=[
        Misconception(
            "plain-relu",
            lambda z, slope=0.1: np.maximum(0, z),
            says="You returned the ReLU: nothing comes through on the left.",
            ask="What should come out for −2 with a slope of 0.1?",
        ),
        Misconception(
            "wrong-default-slope",
            lambda z, slope=0.01: np.where(z > 0, z, slope * z),
            says="Without a slope your function takes 0.01.",
            ask="Which slope is meant when none is given?",
        ),
        Misconception(
            "slope-argument-ignored",
            lambda z, slope=0.1: np.where(z > 0, z, 0.1 * z),
            says="Your slope is 0.1, whatever slope is given.",
            ask="Where does the argument slope enter your function?",
        ),
        Misconception(
            "slope-argument-ignored-hundredth",
            lambda z, slope=0.1: np.where(z > 0, z, 0.01 * z),
            says="Your slope is 0.01, whatever slope is given.",
            ask="Where does the argument slope enter your function?",
        ),
        Misconception(
            "min-for-max",
            lambda z, slope=0.1: np.minimum(slope * z, z),
            says="You exchanged the two sides: the smaller of z and slope·z came out.",
            ask="For z = 2 and slope 0.1: which of the two numbers is wanted?",
        ),
        Misconception(
            "mixed-signs",
            lambda z, slope=0.1: np.where(z > 0, z, -slope * z),
            says="Your left side rises to the left: a sign is turned.",
            ask="Is the value for −2 above or below 0?",
        ),
        Misconception(
            "slope-for-value",
            lambda z, slope=0.1: np.where(z > 0, z, slope),
            says="On the left you returned the slope itself.",
            ask="What should come out for −2, and what for −4?",
        ),
        Misconception(
            "minus-slope-for-value",
            lambda z, slope=0.1: np.maximum(-slope, z),
            says="You cut the values off at −slope.",
            ask="What should come out for −2, and what for −4?",
        ),
        Misconception(
            "max-with-the-slope",
            lambda z, slope=0.1: np.maximum(slope, z),
            says="You compared z with the slope, not with slope·z.",
            ask="What should come out for −2?",
        ),
        Misconception(
            "slope-added",
            lambda z, slope=0.1: np.maximum(0, z) + slope * z,
            says="You added slope·z on both sides.",
            ask="What should come out for 3?",
        ),
        Misconception(
            "slope-everywhere",
            lambda z, slope=0.1: slope * z,
            says="You multiplied the right side by the slope, too.",
            ask="What should come out for 3?",
        ),
        Misconception(
            "derivative-for-function",
            lambda z, slope=0.1: np.where(z > 0, 1.0, slope),
            says="You returned the slopes of the two sides.",
            ask="What should come out for 3?",
        ),
        Misconception(
            "slope-divided",
            lambda z, slope=0.1: np.where(z > 0, z, z / (slope + 1)),
            says="On the left you divided where you should multiply.",
            ask="What should come out on the left when the slope is 0?",
        ),
        Misconception(
            "elu-for-leaky",
            lambda z, slope=0.1: np.where(z > 0, z, slope * (np.exp(np.minimum(z, 0)) - 1)),
            says="Your left side is an exponential, not a straight line.",
            ask="What should come out for −2, and what for −4?",
        ),
        Misconception(
            "zero-slope-as-default",
            lambda z, slope=None: np.maximum(z, (slope or 0.1) * z),
            says="A slope of 0 turns into 0.1 in your function.",
            ask="What does `slope or 0.1` give when the slope is 0?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="The result is right, but you wrote it over z.",
            ask="Who else may still need z after this call?",
        ),
    ],
    checks=[Values(points=1), Pure(points=1)],
    equivalent={
        "1e-7": "entries of both signs are not clipped, and others move by 1e-7",
        "z > 0 with GtE": "the two lines meet at 0",
    },
)
