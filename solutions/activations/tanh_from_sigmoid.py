r"""The hyperbolic tangent is the sigmoid, stretched: twice as high, twice as steep, and moved down
so that it passes through the origin.

$$\tanh(z) = \frac{e^{z} - e^{-z}}{e^{z} + e^{-z}} = 2\,\sigma(2z) - 1.$$

```
     1 |                  . - ' ' ' '
       |               .'
     0 |─────────────.'───────────────── z
       |           .'
    −1 |. . . . - '
```

| $z$ | −2 | −0.5 | 0 | 0.5 | 2 |
|---|---|---|---|---|---|
| $\sigma(2z)$ | 0.0180 | 0.2689 | 0.5 | 0.7311 | 0.9820 |
| $\tanh(z)$ | −0.9640 | −0.4621 | 0 | 0.4621 | 0.9640 |

Its values lie around 0, not around 0.5, which helps the layer that takes them in; hidden layers
therefore prefer tanh to the sigmoid.

Write `tanh_from_sigmoid(z)`, elementwise, with the `sigmoid` you have. It must be finite for every
finite `z`: if your sigmoid is, this function is too.
"""

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import extremes, far_and_near
from ._inputs import shapes as inputs
from .sigmoid import sigmoid


def tanh_from_sigmoid(z):
    """The hyperbolic tangent, entry by entry.

    z: an array of any shape with at least one axis.
    Returns an array of the same shape, finite for every finite z.
    """
    return 2 * sigmoid(2 * z) - 1


@accepted
def by_numpy(z):
    return np.tanh(z)


@accepted
def difference_of_sigmoids(z):
    return sigmoid(2 * z) - sigmoid(-2 * z)


@accepted
def with_one_minus(z):
    return (1 - 2 * sigmoid(-2 * z)).tolist()


@accepted
def by_sign(z):
    e = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - e) / (1 + e)


@accepted
def with_expm1(z):
    m = np.expm1(-2 * np.abs(z))
    return np.copysign(m / (m + 2), z)


@accepted
def single_precision(z):
    return 2 / (1 + np.exp(-2 * z.astype(np.float32))) - 1


def s(z):
    return 1 / (1 + np.exp(-z))


@misconception(says="Your curve is not steep enough: the 2 inside the sigmoid is missing.", ask="How steep is tanh at 0, and how steep is yours?")
def inner_two_forgotten(z):
    return 2 * s(z) - 1


@misconception(says="Your curve is half as high as it should be.", ask="Between which two values does tanh lie, and between which does yours?")
def outer_two_forgotten(z):
    return s(2 * z) - 1


@misconception(says="Your curve lies between 0 and 2: it has not been moved down.", ask="What should come out at 0?")
def shift_forgotten(z):
    return 2 * s(2 * z)


@misconception(says="Your curve has been moved up.", ask="What should come out at 0?")
def moved_up(z):
    return 2 * s(2 * z) + 1


@misconception(says="You subtracted 1 before doubling.", ask="What does 2·σ(0) − 1 give, and what does 2·(σ(0) − 1) give?")
def brackets_forgotten(z):
    return 2 * (s(2 * z) - 1)


@misconception(says="You returned the sigmoid.", ask="What should come out at 0?")
def sigmoid_for_tanh(z):
    return s(z)


@misconception(says="You returned the sigmoid of 2z, neither stretched nor moved.", ask="What should come out at 0?")
def steep_sigmoid(z):
    return s(2 * z)


@misconception(says="You halved z where it is to be doubled.", ask="Which of the two curves is steeper, tanh or the sigmoid?")
def twos_exchanged(z):
    return 2 * s(z / 2) - 1


@misconception(says="Your curve falls where it should rise.", ask="Is tanh(1) positive or negative?")
def sign_in_the_exponent(z):
    return 1 - 2 * s(2 * z)


@misconception(says="You returned the slope of tanh.", ask="What should come out at 0: 0, or 1?")
def derivative_for_function(z):
    return 1 - np.tanh(z) ** 2


@misconception(says="You used the ordinary tangent.", ask="Does tanh repeat itself as z grows?")
def tangent(z):
    return np.tan(z)


@misconception(says="Your formula is right, but gives nan far away from 0.", ask="What are the numerator and the denominator at z = 1000?")
def infinite_over_infinite(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


@misconception(says="Your formula is right, but gives nan for large z.", ask="What are the numerator and the denominator at z = 1000?")
def infinite_over_infinite_on_the_right(z):
    return (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)


@misconception(says="Your formula is right, but gives nan for very negative z.", ask="What are the numerator and the denominator at z = −1000?")
def infinite_over_infinite_on_the_left(z):
    return (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))


@misconception(says="The result is right, but z is doubled afterwards.", ask="Who else may still need z after this call?")
def changes_argument(z):
    z *= 2
    return 2 * s(z) - 1


def hidden(rng):
    for drawn in far_and_near(rng):
        if "1e-7" not in drawn.label:  # of 2σ − 1 float32 keeps nothing there, which is right
            yield drawn


EXERCISE = Exercise(
    tanh_from_sigmoid,
    points=3,
    oracle=oracle.tanh_from_sigmoid,
    inputs=inputs,
    hidden=hidden,
    equivalent={"1e-6": "of 2σ − 1 float32 keeps nothing there, which is right"},
    checks=[Values(points=1), Values(points=1, inputs=extremes, name="extreme"), Pure(points=1)],
)
