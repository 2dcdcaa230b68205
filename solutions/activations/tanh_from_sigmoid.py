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

from autograder.core.exercise import Exercise, Extreme, Misconception, Pure, Values
from nn_reference.exercises import activations as oracle

from ._inputs import extremes, far_and_near
from ._inputs import shapes as inputs
from .sigmoid import sigmoid


def tanh_from_sigmoid(z):
    """The hyperbolic tangent, entry by entry.

    z: an array of any shape with at least one axis.
    Returns an array of the same shape, finite for every finite z.
    """
    return 2 * sigmoid(2 * z) - 1


# -- other right answers ----------------------------------------------------------------------


def by_numpy(z):
    return np.tanh(z)


def difference_of_sigmoids(z):
    return sigmoid(2 * z) - sigmoid(-2 * z)


def with_one_minus(z):
    return (1 - 2 * sigmoid(-2 * z)).tolist()


def by_sign(z):
    e = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - e) / (1 + e)


def with_expm1(z):
    m = np.expm1(-2 * np.abs(z))
    return np.copysign(m / (m + 2), z)


def single_precision(z):
    return 2 / (1 + np.exp(-2 * z.astype(np.float32))) - 1


# -- wrong answers ----------------------------------------------------------------------------


def s(z):
    return 1 / (1 + np.exp(-z))


def in_place(z):
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
    accepts=[
        by_numpy,
        difference_of_sigmoids,
        with_one_minus,
        by_sign,
        with_expm1,
        single_precision,
    ],
    inputs=inputs,
    hidden=hidden,
    misconceptions=[
        Misconception(
            "inner-two-forgotten",
            lambda z: 2 * s(z) - 1,
            says="Your curve is not steep enough: the 2 inside the sigmoid is missing.",
            ask="How steep is tanh at 0, and how steep is yours?",
        ),
        Misconception(
            "outer-two-forgotten",
            lambda z: s(2 * z) - 1,
            says="Your curve is half as high as it should be.",
            ask="Between which two values does tanh lie, and between which does yours?",
        ),
        Misconception(
            "shift-forgotten",
            lambda z: 2 * s(2 * z),
            says="Your curve lies between 0 and 2: it has not been moved down.",
            ask="What should come out at 0?",
        ),
        Misconception(
            "moved-up",
            lambda z: 2 * s(2 * z) + 1,
            says="Your curve has been moved up.",
            ask="What should come out at 0?",
        ),
        Misconception(
            "brackets-forgotten",
            lambda z: 2 * (s(2 * z) - 1),
            says="You subtracted 1 before doubling.",
            ask="What does 2·σ(0) − 1 give, and what does 2·(σ(0) − 1) give?",
        ),
        Misconception(
            "sigmoid-for-tanh",
            s,
            says="You returned the sigmoid.",
            ask="What should come out at 0?",
        ),
        Misconception(
            "steep-sigmoid",
            lambda z: s(2 * z),
            says="You returned the sigmoid of 2z, neither stretched nor moved.",
            ask="What should come out at 0?",
        ),
        Misconception(
            "twos-exchanged",
            lambda z: 2 * s(z / 2) - 1,
            says="You halved z where it is to be doubled.",
            ask="Which of the two curves is steeper, tanh or the sigmoid?",
        ),
        Misconception(
            "sign-in-the-exponent",
            lambda z: 1 - 2 * s(2 * z),
            says="Your curve falls where it should rise.",
            ask="Is tanh(1) positive or negative?",
        ),
        Misconception(
            "derivative-for-function",
            lambda z: 1 - np.tanh(z) ** 2,
            says="You returned the slope of tanh.",
            ask="What should come out at 0: 0, or 1?",
        ),
        Misconception(
            "tangent",
            np.tan,
            says="You used the ordinary tangent.",
            ask="Does tanh repeat itself as z grows?",
        ),
        Misconception(
            "infinite-over-infinite",
            lambda z: (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)),
            says="Your formula is right, but gives nan far away from 0.",
            ask="What are the numerator and the denominator at z = 1000?",
        ),
        Misconception(
            "infinite-over-infinite-on-the-right",
            lambda z: (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1),
            says="Your formula is right, but gives nan for large z.",
            ask="What are the numerator and the denominator at z = 1000?",
        ),
        Misconception(
            "infinite-over-infinite-on-the-left",
            lambda z: (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z)),
            says="Your formula is right, but gives nan for very negative z.",
            ask="What are the numerator and the denominator at z = −1000?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="The result is right, but z is doubled afterwards.",
            ask="Who else may still need z after this call?",
        ),
    ],
    equivalent={"1e-6": "of 2σ − 1 float32 keeps nothing there, which is right"},
    checks=[Values(points=1), Extreme(points=1, inputs=extremes), Pure(points=1)],
)
