r"""The slope of tanh has a name of its own, the square of the hyperbolic secant (Applied Deep
Learning):

$$\tanh'(z) = \operatorname{sech}^2(z) = \frac{1}{\cosh^2(z)} = 1 - \tanh^2(z).$$

```
     1 |              . ^ .
       |             /     \
       |           .'       '.
     0 |. . . - '             ' - . . .
       └─────────────────────────────── z
          −3       −1  0  1       3
```

| $z$ | −2 | −0.5 | 0 | 0.5 | 2 |
|---|---|---|---|---|---|
| $\tanh'(z)$ | 0.0707 | 0.7864 | 1 | 0.7864 | 0.0707 |

At 0 the slope is 1, four times the sigmoid's. Far away it vanishes just the same.

In your own programs you will often have $a = \tanh(z)$ at hand and compute $1 - a^2$. Here the
argument is the sum $z$. Mixing the two goes unnoticed for small numbers: at 0.1, $1 - z^2$ and
$1 - \tanh^2 z$ differ by 0.00007. At 1 the first is 0 and the second 0.42.

Write `tanh_grad(z)`, elementwise.
"""

import numpy as np

from autograder.core.exercise import Exercise, Gradient, Misconception, Pure, Values
from nn_reference.exercises import activations as oracle

from ._inputs import far_and_near
from ._inputs import shapes as inputs
from .tanh_from_sigmoid import tanh_from_sigmoid


def tanh_grad(z):
    """The slope of tanh, entry by entry.

    z: the sums (not the activations), an array of any shape with at least one axis.
    Returns an array of the same shape.
    """
    return 1 - tanh_from_sigmoid(z) ** 2


# -- other right answers ----------------------------------------------------------------------


def secant_squared(z):
    return 1 / np.cosh(z) ** 2


def by_numpy(z):
    a = np.tanh(z)
    return ((1 - a) * (1 + a)).tolist()


def four_sigmoids(z):
    s = 1 / (1 + np.exp(-2 * z))
    return 4 * s * (1 - s)


def exponentials(z):
    return (2 / (np.exp(z) + np.exp(-z))) ** 2


def complex_step(z):
    return np.imag(np.tanh(z + 1e-20j)) / 1e-20


def single_precision(z):
    return np.cosh(z.astype(np.float32)) ** -2


# -- wrong answers ----------------------------------------------------------------------------


def in_place(z):
    np.tanh(z, out=z)
    return 1 - z * z


def loss(z):
    return lambda x: float(np.sum(np.tanh(x))), z


def hidden(rng):
    for drawn in far_and_near(rng, even=True):
        if "1e7" not in drawn.label:
            yield drawn


EXERCISE = Exercise(
    tanh_grad,
    points=3,
    oracle=oracle.tanh_grad,
    accepts=[
        secant_squared,
        by_numpy,
        four_sigmoids,
        exponentials,
        complex_step,
        single_precision,
    ],
    inputs=inputs,
    hidden=hidden,
    misconceptions=[
        Misconception(
            "output-formula-given-z",
            lambda z: 1 - z**2,
            says="You used 1 − z², but z has not been through tanh.",
            ask="Can the slope of a curve that always rises be negative?",
        ),
        Misconception(
            "derivative-of-activation",
            lambda z: 1 - np.tanh(np.tanh(z)) ** 2,
            says="You applied tanh twice before you took the slope.",
            ask="How flat is tanh at z = 10, and what do you get there?",
        ),
        Misconception(
            "sigmoid-derivative",
            lambda z: 1 / (1 + np.exp(-z)) * (1 - 1 / (1 + np.exp(-z))),
            says="You returned the slope of the sigmoid.",
            ask="How steep is tanh at 0: 1, or 0.25?",
        ),
        Misconception(
            "sigmoid-formula-of-tanh",
            lambda z: np.tanh(z) * (1 - np.tanh(z)),
            says="You used a(1 − a), a formula that belongs to the sigmoid.",
            ask="What should the slope be at 0?",
        ),
        Misconception(
            "square-missing",
            lambda z: 1 - np.tanh(z),
            says="The square is missing.",
            ask="What should the slope be at z = −10?",
        ),
        Misconception(
            "secant-not-squared",
            lambda z: 1 / np.cosh(z),
            says="You returned sech, not its square.",
            ask="Which exponent stands in the formula?",
        ),
        Misconception(
            "cosh-for-sech",
            lambda z: np.cosh(np.clip(z, -3, 3)) ** 2,
            says="Your slope grows away from 0: sech is one over cosh.",
            ask="Is tanh steep or flat far away from 0?",
        ),
        Misconception(
            "mixed-signs",
            lambda z: np.tanh(z) ** 2 - 1,
            says="Your slopes are negative: the two terms are exchanged.",
            ask="Does tanh ever fall when z grows?",
        ),
        Misconception(
            "function-for-derivative",
            np.tanh,
            says="You returned tanh itself.",
            ask="What should the slope be at 0?",
        ),
        Misconception(
            "square-only",
            lambda z: np.tanh(z) ** 2,
            says="You returned the square of tanh; the rest of the formula is missing.",
            ask="What should the slope be at 0?",
        ),
        Misconception(
            "plus-for-minus",
            lambda z: 1 + np.tanh(z) ** 2,
            says="Your slope is above 1: a sign is turned.",
            ask="Where is tanh at its steepest, and how steep is it there?",
        ),
        Misconception(
            "one-minus-half",
            lambda z: 1 - np.tanh(z / 2) ** 2,
            says="Your curve is too wide: z is halved.",
            ask="For which function does tanh(z/2) come up?",
        ),
        Misconception(
            "coarse-differences",
            lambda z: (np.tanh(z + 0.1) - np.tanh(z - 0.1)) / 0.2,
            says="Your slopes are close, but not exact, as from a difference quotient.",
            ask="Is there a formula for the slope that needs no small step?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="The slopes are right, but z has been overwritten.",
            ask="Who else may still need z after this call?",
        ),
    ],
    checks=[Values(points=1), Gradient(loss, points=1), Pure(points=1)],
)
