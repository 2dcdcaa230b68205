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

from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import extremes, far_and_near, far_left, shapes
from .sigmoid import sigmoid


def sigmoid_grad(z):
    """The slope of the sigmoid, entry by entry.

    z: an array of any shape with at least one axis.
    Returns an array of the same shape, finite for every finite z.
    """
    a = sigmoid(z)
    return a * (1 - a)


@accepted
def one_exponential(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2


@accepted
def both_sides(z):
    return 1 / (1 + np.exp(-z)) / (1 + np.exp(z))


@accepted
def hyperbolic(z):
    return 0.25 / np.cosh(z / 2) ** 2


@accepted
def through_tanh(z):
    return ((1 - np.tanh(0.5 * z) ** 2) / 4).tolist()


@accepted
def difference_of_squares(z):
    a = 1 / (1 + np.exp(-z))
    return 0.25 - (a - 0.5) ** 2


@accepted
def single_precision(z):
    a = (1 / (1 + np.exp(-z))).astype(np.float32)
    return a - a * a


def s(z):
    return 1 / (1 + np.exp(-z))


@misconception(says="You used z where the formula has σ(z).", ask="Can the slope of a curve that always rises be negative?")
def output_formula_given_z(z):
    return z * (1 - z)


@misconception(says="You applied the sigmoid twice before you took the slope.", ask="What should the slope be at z = 0?")
def derivative_of_activation(z):
    return s(s(z)) * (1 - s(s(z)))


@misconception(says="You returned σ(z), one of the two factors of the slope.", ask="What is the slope where the curve is almost flat at 1?")
def missing_one_minus(z):
    return s(z)


@misconception(says="You returned 1 − σ(z), one of the two factors of the slope.", ask="What is the slope where the curve is almost flat at 0?")
def only_one_minus(z):
    return 1 - s(z)


@misconception(says="Your slopes are negative: the two terms of one factor are exchanged.", ask="Does the sigmoid ever fall when z grows?")
def mixed_signs(z):
    return s(z) * (s(z) - 1)


@misconception(says="You returned the slope of tanh.", ask="How steep is the sigmoid at 0: 1, or 0.25?")
def tanh_derivative(z):
    return 1 - np.tanh(z) ** 2


@misconception(says="You used 1 − σ², a formula that belongs to another curve.", ask="What should the slope be where the curve is almost flat at 0?")
def square_of_sigmoid(z):
    return 1 - s(z) ** 2


@misconception(says="You differentiated the fraction, but its denominator is not squared.", ask="What is the derivative of 1/u?")
def square_missing(z):
    return np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z)))


@misconception(says="You differentiated 1/u, and left out the derivative of u.", ask="What does the chain rule multiply by?")
def inner_derivative_forgotten(z):
    return -1 / (1 + np.exp(-z)) ** 2


@misconception(says="Your formula is right, but gives nan for very negative z.", ask="What are the numerator and the denominator at z = −1000?")
def infinite_over_infinite(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


@misconception(says="Your formula is right, but gives nan for large z.", ask="What are the numerator and the denominator at z = 1000?")
def infinite_over_infinite_on_the_right(z):
    return np.exp(z) / (1 + np.exp(z)) ** 2


@misconception(says="Your slopes are close, but not exact, as from a difference quotient.", ask="Is there a formula for the slope that needs no small step?")
def coarse_differences(z):
    return (s(z + 0.1) - s(z - 0.1)) / 0.2


@misconception(says="You added all the slopes up to one number.", ask="How many numbers come out when six go in?")
def summed_to_a_scalar(z):
    return np.sum(s(z) * (1 - s(z)))


@misconception(says="Your slopes are rounded.", ask="What becomes of a small slope when only three decimals are kept?")
def rounded(z):
    return np.round(s(z) * (1 - s(z)), 3)


@misconception(says="The slopes are right, but z has been overwritten.", ask="Who else may still need z after this call?")
def changes_argument(z):
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
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=1), Gradient(loss, points=1, inputs=shapes), Values(points=1, inputs=extremes, name="extreme"), Pure(points=1)],
)
