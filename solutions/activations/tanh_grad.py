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

from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import far_and_near
from ._inputs import shapes as inputs
from .tanh_from_sigmoid import tanh_from_sigmoid


def tanh_grad(z):
    """The slope of tanh, entry by entry.

    z: the sums (not the activations), an array of any shape with at least one axis.
    Returns an array of the same shape.
    """
    return 1 - tanh_from_sigmoid(z) ** 2


@accepted
def secant_squared(z):
    return 1 / np.cosh(z) ** 2


@accepted
def by_numpy(z):
    a = np.tanh(z)
    return ((1 - a) * (1 + a)).tolist()


@accepted
def four_sigmoids(z):
    s = 1 / (1 + np.exp(-2 * z))
    return 4 * s * (1 - s)


@accepted
def exponentials(z):
    return (2 / (np.exp(z) + np.exp(-z))) ** 2


@accepted
def complex_step(z):
    return np.imag(np.tanh(z + 1e-20j)) / 1e-20


@accepted
def single_precision(z):
    return np.cosh(z.astype(np.float32)) ** -2


@misconception(says="You used 1 − z², but z has not been through tanh.", ask="Can the slope of a curve that always rises be negative?")
def output_formula_given_z(z):
    return 1 - z**2


@misconception(says="You applied tanh twice before you took the slope.", ask="How flat is tanh at z = 10, and what do you get there?")
def derivative_of_activation(z):
    return 1 - np.tanh(np.tanh(z)) ** 2


@misconception(says="You returned the slope of the sigmoid.", ask="How steep is tanh at 0: 1, or 0.25?")
def sigmoid_derivative(z):
    return 1 / (1 + np.exp(-z)) * (1 - 1 / (1 + np.exp(-z)))


@misconception(says="You used a(1 − a), a formula that belongs to the sigmoid.", ask="What should the slope be at 0?")
def sigmoid_formula_of_tanh(z):
    return np.tanh(z) * (1 - np.tanh(z))


@misconception(says="The square is missing.", ask="What should the slope be at z = −10?")
def square_missing(z):
    return 1 - np.tanh(z)


@misconception(says="You returned sech, not its square.", ask="Which exponent stands in the formula?")
def secant_not_squared(z):
    return 1 / np.cosh(z)


@misconception(says="Your slope grows away from 0: sech is one over cosh.", ask="Is tanh steep or flat far away from 0?")
def cosh_for_sech(z):
    return np.cosh(np.clip(z, -3, 3)) ** 2


@misconception(says="Your slopes are negative: the two terms are exchanged.", ask="Does tanh ever fall when z grows?")
def mixed_signs(z):
    return np.tanh(z) ** 2 - 1


@misconception(says="You returned tanh itself.", ask="What should the slope be at 0?")
def function_for_derivative(z):
    return np.tanh(z)


@misconception(says="You returned the square of tanh; the rest of the formula is missing.", ask="What should the slope be at 0?")
def square_only(z):
    return np.tanh(z) ** 2


@misconception(says="Your slope is above 1: a sign is turned.", ask="Where is tanh at its steepest, and how steep is it there?")
def plus_for_minus(z):
    return 1 + np.tanh(z) ** 2


@misconception(says="Your curve is too wide: z is halved.", ask="For which function does tanh(z/2) come up?")
def one_minus_half(z):
    return 1 - np.tanh(z / 2) ** 2


@misconception(says="Your slopes are close, but not exact, as from a difference quotient.", ask="Is there a formula for the slope that needs no small step?")
def coarse_differences(z):
    return (np.tanh(z + 0.1) - np.tanh(z - 0.1)) / 0.2


@misconception(says="The slopes are right, but z has been overwritten.", ask="Who else may still need z after this call?")
def changes_argument(z):
    np.tanh(z, out=z)
    return 1 - z * z


def loss(z):
    return lambda x: float(np.sum(np.tanh(x))), z


def hidden(rng):
    for drawn in far_and_near(rng, even=True):
        if "1e7" not in drawn.label:
            yield drawn


EXERCISE = Exercise(
    tanh_grad, points=3, oracle=oracle.tanh_grad, inputs=inputs, hidden=hidden, checks=[Values(points=1), Gradient(loss, points=1), Pure(points=1)]
)
