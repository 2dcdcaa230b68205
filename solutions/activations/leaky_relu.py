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

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import mixed, small, tiny_and_huge, wide, with_option


def leaky_relu(z, slope=0.1):
    """The leaky ReLU, entry by entry.

    z: an array of any shape with at least one axis.  slope: a float, 0 <= slope < 1.
    Returns an array of the same shape.
    """
    return np.where(z > 0, z, slope * z)


@accepted
def larger_of_two(z, slope=0.1):
    return np.maximum(z, slope * z)


@accepted
def two_parts(z, slope=0.1):
    return np.maximum(0, z) + slope * np.minimum(0, z)


@accepted
def copied(z, slope=0.1):
    a = z.copy()
    a[z < 0] *= slope
    return a


@accepted
def mean_and_absolute(z, slope=0.1):
    return (1 + slope) / 2 * z + (1 - slope) / 2 * np.abs(z)


@accepted
def recursive(z, slope=0.1):
    return [recursive(v, slope) if np.ndim(v) else (float(v) if v >= 0 else slope * float(v)) for v in z]


@accepted
def single_precision(z, slope=0.1):
    return (z * np.where(z > 0, 1, slope)).astype(np.float32)


@misconception(says="You returned the ReLU: nothing comes through on the left.", ask="What should come out for −2 with a slope of 0.1?")
def plain_relu(z, slope=0.1):
    return np.maximum(0, z)


@misconception(says="Without a slope your function takes 0.01.", ask="Which slope is meant when none is given?")
def wrong_default_slope(z, slope=0.01):
    return np.where(z > 0, z, slope * z)


@misconception(says="Your slope is 0.1, whatever slope is given.", ask="Where does the argument slope enter your function?")
def slope_argument_ignored(z, slope=0.1):
    return np.where(z > 0, z, 0.1 * z)


@misconception(says="Your slope is 0.01, whatever slope is given.", ask="Where does the argument slope enter your function?")
def slope_argument_ignored_hundredth(z, slope=0.1):
    return np.where(z > 0, z, 0.01 * z)


@misconception(says="You exchanged the two sides: the smaller of z and slope·z came out.", ask="For z = 2 and slope 0.1: which of the two numbers is wanted?")
def min_for_max(z, slope=0.1):
    return np.minimum(slope * z, z)


@misconception(says="Your left side rises to the left: a sign is turned.", ask="Is the value for −2 above or below 0?")
def mixed_signs(z, slope=0.1):
    return np.where(z > 0, z, -slope * z)


@misconception(says="On the left you returned the slope itself.", ask="What should come out for −2, and what for −4?")
def slope_for_value(z, slope=0.1):
    return np.where(z > 0, z, slope)


@misconception(says="You cut the values off at −slope.", ask="What should come out for −2, and what for −4?")
def minus_slope_for_value(z, slope=0.1):
    return np.maximum(-slope, z)


@misconception(says="You compared z with the slope, not with slope·z.", ask="What should come out for −2?")
def max_with_the_slope(z, slope=0.1):
    return np.maximum(slope, z)


@misconception(says="You added slope·z on both sides.", ask="What should come out for 3?")
def slope_added(z, slope=0.1):
    return np.maximum(0, z) + slope * z


@misconception(says="You multiplied the right side by the slope, too.", ask="What should come out for 3?")
def slope_everywhere(z, slope=0.1):
    return slope * z


@misconception(says="You returned the slopes of the two sides.", ask="What should come out for 3?")
def derivative_for_function(z, slope=0.1):
    return np.where(z > 0, 1.0, slope)


@misconception(says="On the left you divided where you should multiply.", ask="What should come out on the left when the slope is 0?")
def slope_divided(z, slope=0.1):
    return np.where(z > 0, z, z / (slope + 1))


@misconception(says="Your left side is an exponential, not a straight line.", ask="What should come out for −2, and what for −4?")
def elu_for_leaky(z, slope=0.1):
    return np.where(z > 0, z, slope * (np.exp(np.minimum(z, 0)) - 1))


@misconception(says="A slope of 0 turns into 0.1 in your function.", ask="What does `slope or 0.1` give when the slope is 0?")
def zero_slope_as_default(z, slope=None):
    return np.maximum(z, (slope or 0.1) * z)


@misconception(says="The result is right, but you wrote it over z.", ask="Who else may still need z after this call?")
def changes_argument(z, slope=0.1):
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
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=1), Pure(points=1)],
    equivalent={"1e-7": "entries of both signs are not clipped, and others move by 1e-7", "z > 0 with GtE": "the two lines meet at 0"},
)
