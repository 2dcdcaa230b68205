r"""How steep is the sigmoid? Differentiate $\sigma(z) = (1 + e^{-z})^{-1}$ and sort the result, and
it turns out to be made of the sigmoid itself:

$$\sigma'(z) = \sigma(z)\,\bigl(1 - \sigma(z)\bigr).$$

```
  0.25 |              . ' .
       |           .'       '.
       |         .'           '.
     0 |. . - '                 ' - . .
       └─────────────────────────────── z
        −6    −3       0       3     6
```

| $z$ | −2 | −0.5 | 0 | 0.5 | 2 |
|---|---|---|---|---|---|
| $\sigma'(z)$ | 0.1050 | 0.2350 | 0.25 | 0.2350 | 0.1050 |

Even at its steepest the slope is only a quarter, and it vanishes on both sides: a sum that is far
from 0 hardly learns any more. Pass back through ten such layers, and at best $0.25^{10}$, a
millionth, is left.

Careful: this function takes the sum $z$, not the activation $a = \sigma(z)$. The result must be
finite for every finite `z`, ±1000 included.

Write `sigmoid_grad(z)`, elementwise.
"""

import numpy as np

from autograder.core.exercise import Exercise, Extreme, Gradient, Misconception, Pure, Values
from nn_reference.exercises import activations as oracle

from ._inputs import extremes, far_and_near, far_left, shapes
from .sigmoid import sigmoid


def sigmoid_grad(z):
    """The slope of the sigmoid, entry by entry.

    z: an array of any shape with at least one axis.
    Returns an array of the same shape, finite for every finite z.
    """
    a = sigmoid(z)
    return a * (1 - a)


# -- other right answers ----------------------------------------------------------------------


def one_exponential(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


def both_sides(z):
    return 1 / (1 + np.exp(-z)) / (1 + np.exp(z))


def hyperbolic(z):
    return 0.25 / np.cosh(z / 2) ** 2


def through_tanh(z):
    return ((1 - np.tanh(0.5 * z) ** 2) / 4).tolist()


def difference_of_squares(z):
    a = 1 / (1 + np.exp(-z))
    return 0.25 - (a - 0.5) ** 2


def single_precision(z):
    a = (1 / (1 + np.exp(-z))).astype(np.float32)
    return a - a * a


# -- wrong answers ----------------------------------------------------------------------------


def s(z):
    return 1 / (1 + np.exp(-z))


def in_place(z):
    z[...] = s(z)
    return z * (1 - z)


def loss(z):
    return lambda x: float(np.sum(1 / (1 + np.exp(-x)))), z


def inputs(rng):
    yield from shapes(rng)
    yield from far_left(rng)


def hidden(rng):
    yield from far_and_near(rng, even=True)


EXERCISE = Exercise(
    sigmoid_grad,
    points=4,
    oracle=oracle.sigmoid_grad,
    accepts=[
        one_exponential,
        both_sides,
        hyperbolic,
        through_tanh,
        difference_of_squares,
        single_precision,
    ],
    inputs=inputs,
    hidden=hidden,
    misconceptions=[
        Misconception(
            "output-formula-given-z",
            lambda z: z * (1 - z),
            says="You used z where the formula has σ(z).",
            ask="Can the slope of a curve that always rises be negative?",
        ),
        Misconception(
            "derivative-of-activation",
            lambda z: s(s(z)) * (1 - s(s(z))),
            says="You applied the sigmoid twice before you took the slope.",
            ask="What should the slope be at z = 0?",
        ),
        Misconception(
            "missing-one-minus",
            s,
            says="You returned σ(z), one of the two factors of the slope.",
            ask="What is the slope where the curve is almost flat at 1?",
        ),
        Misconception(
            "only-one-minus",
            lambda z: 1 - s(z),
            says="You returned 1 − σ(z), one of the two factors of the slope.",
            ask="What is the slope where the curve is almost flat at 0?",
        ),
        Misconception(
            "mixed-signs",
            lambda z: s(z) * (s(z) - 1),
            says="Your slopes are negative: the two terms of one factor are exchanged.",
            ask="Does the sigmoid ever fall when z grows?",
        ),
        Misconception(
            "tanh-derivative",
            lambda z: 1 - np.tanh(z) ** 2,
            says="You returned the slope of tanh.",
            ask="How steep is the sigmoid at 0: 1, or 0.25?",
        ),
        Misconception(
            "square-of-sigmoid",
            lambda z: 1 - s(z) ** 2,
            says="You used 1 − σ², a formula that belongs to another curve.",
            ask="What should the slope be where the curve is almost flat at 0?",
        ),
        Misconception(
            "square-missing",
            lambda z: np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))),
            says="You differentiated the fraction, but its denominator is not squared.",
            ask="What is the derivative of 1/u?",
        ),
        Misconception(
            "inner-derivative-forgotten",
            lambda z: -1 / (1 + np.exp(-z)) ** 2,
            says="You differentiated 1/u, and left out the derivative of u.",
            ask="What does the chain rule multiply by?",
        ),
        Misconception(
            "infinite-over-infinite",
            lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2,
            says="Your formula is right, but gives nan for very negative z.",
            ask="What are the numerator and the denominator at z = −1000?",
        ),
        Misconception(
            "infinite-over-infinite-on-the-right",
            lambda z: np.exp(z) / (1 + np.exp(z)) ** 2,
            says="Your formula is right, but gives nan for large z.",
            ask="What are the numerator and the denominator at z = 1000?",
        ),
        Misconception(
            "coarse-differences",
            lambda z: (s(z + 0.1) - s(z - 0.1)) / 0.2,
            says="Your slopes are close, but not exact, as from a difference quotient.",
            ask="Is there a formula for the slope that needs no small step?",
        ),
        Misconception(
            "summed-to-a-scalar",
            lambda z: np.sum(s(z) * (1 - s(z))),
            says="You added all the slopes up to one number.",
            ask="How many numbers come out when six go in?",
        ),
        Misconception(
            "rounded",
            lambda z: np.round(s(z) * (1 - s(z)), 3),
            says="Your slopes are rounded.",
            ask="What becomes of a small slope when only three decimals are kept?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="The slopes are right, but z has been overwritten.",
            ask="Who else may still need z after this call?",
        ),
    ],
    checks=[
        Values(points=1),
        Gradient(loss, points=1, inputs=shapes),
        Extreme(points=1, inputs=extremes),
        Pure(points=1),
    ],
)
