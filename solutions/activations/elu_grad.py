r"""Differentiate the two sides of the ELU, each by itself:

$$\text{ELU}'(z) = \begin{cases} 1 & z > 0 \\ \alpha\, e^{z} & z < 0. \end{cases}$$

```
     1 |           ┌───────────
       |         .'               (α = 1: the sides meet, there is no corner)
       |      .'
     0 |. - '─────────────────── z
                   0
```

| $z$ | −2 | −1 | −0.5 | 0.5 | 2 |
|---|---|---|---|---|---|
| $\alpha = 1$ | 0.1353 | 0.3679 | 0.6065 | 1 | 1 |
| $\alpha = 2$ | 0.2707 | 0.7358 | 1.2131 | 1 | 1 |

On the left the slope is the ELU itself plus $\alpha$; a program that has the value at hand needs no
further exponential. At $z = 0$ any number between $\alpha$ and 1 is accepted. The result must be
right at $z = 1000$, too.

Write `elu_grad(z, alpha=1.0)`, elementwise.
"""

import math

import numpy as np

from autograder.core.model import Between
from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import mixed, with_option, with_zeros
from .elu import elu, extremes
from .elu import inputs as smooth


def elu_grad(z, alpha=1.0):
    """The slope of the ELU, entry by entry; right for large z, too.

    z: an array of any shape with at least one axis.  alpha: a float above 0.
    Returns an array of the same shape.
    """
    return np.where(z > 0, 1.0, elu(z, alpha) + alpha)


@accepted
def as_printed(z, alpha=1.0):
    return np.where(z < 0, alpha * np.exp(z), 1)


@accepted
def masked(z, alpha=1.0):
    slopes = np.ones_like(z)
    left = z <= 0
    slopes[left] = np.exp(z[left]) * alpha
    return slopes


@accepted
def clipped(z, alpha=1.0):
    return ((z > 0) + (z <= 0) * alpha * np.exp(np.minimum(z, 0))).tolist()


@accepted
def log_alpha(z, alpha=1.0):
    return np.where(z > 0, 1.0, np.exp(np.minimum(z, 0) + np.log(alpha)))


@accepted
def entry_by_entry(z, alpha=1.0):
    def one(v):
        return 1 if v >= 0 else alpha * math.exp(v)

    return [entry_by_entry(v, alpha) if np.ndim(v) else one(v) for v in z]


@accepted
def single_precision(z, alpha=1.0):
    return np.where(z > 0, 1, alpha * np.exp(z)).astype(np.float32)


@misconception(says="Your alpha is 1, whatever alpha is given.", ask="Where does the argument alpha enter your function?")
def alpha_ignored(z, alpha=1.0):
    return np.where(z > 0, 1.0, np.exp(z))


@misconception(says="On the left you returned the ELU's value, not its slope.", ask="What is the derivative of a constant such as −1?")
def minus_one_kept(z, alpha=1.0):
    return np.where(z > 0, 1.0, alpha * (np.exp(z) - 1))


@misconception(says="You returned the ELU itself.", ask="How steep is the curve at z = 2?")
def function_for_derivative(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))


@misconception(says="Your slope on the left is constant.", ask="How steep is the ELU far to the left?")
def leaky(z, alpha=1.0):
    return np.where(z > 0, 1.0, alpha)


@misconception(says="Your slope on the left is 0, as the ReLU's.", ask="How does the output move at z = −1 when z moves a little?")
def plain_relu(z, alpha=1.0):
    return (z > 0) * 1.0


@misconception(says="Your slope grows to the left: the sign in the exponent is turned.", ask="How steep is the ELU far to the left?")
def sign_in_the_exponent(z, alpha=1.0):
    return np.where(z > 0, 1.0, alpha * np.exp(-z))


@misconception(says="Your slope on the left is negative.", ask="Does the ELU fall anywhere when z grows?")
def mixed_signs(z, alpha=1.0):
    return np.where(z > 0, 1.0, -alpha * np.exp(z))


@misconception(says="You multiplied by z, as if the exponential were a power.", ask="What is the derivative of the exponential function?")
def z_as_factor(z, alpha=1.0):
    return np.where(z > 0, 1.0, alpha * z * np.exp(z))


@misconception(says="You used the rule for powers of z on an exponential of z.", ask="What is the derivative of the exponential function?")
def power_rule(z, alpha=1.0):
    return np.where(z > 0, 1.0, alpha * z * np.exp(z - 1))


@misconception(says="Your right side is an exponential, too.", ask="How steep is the curve at z = 2?")
def exponential_everywhere(z, alpha=1.0):
    return alpha * np.exp(z)


@misconception(says="The two sides are exchanged.", ask="On which side is the ELU a straight line?")
def sides_exchanged(z, alpha=1.0):
    return np.where(z > 0, alpha * np.exp(z), 1.0)


@misconception(says="On the left you added 1 to the ELU's value; that is right for alpha = 1 only.", ask="What must be added to α(eᶻ − 1) to get αeᶻ?")
def one_added(z, alpha=1.0):
    return np.where(z > 0, 1.0, alpha * (np.exp(z) - 1) + 1)


@misconception(says="You multiplied the right side by alpha, too.", ask="How steep is the curve at z = 2 when alpha is 3?")
def alpha_on_both_sides(z, alpha=1.0):
    return alpha * np.where(z > 0, 1.0, np.exp(z))


@misconception(says="Without an alpha your function does not take 1.", ask="Which alpha is meant when none is given?")
def wrong_default_alpha(z, alpha=0.1):
    return np.where(z > 0, 1.0, alpha * np.exp(z))


@misconception(says="Your formula is right, but gives nan for large z: it multiplies inf by 0.", ask="What is np.exp(1000) * 0?")
def zero_times_infinity(z, alpha=1.0):
    return (z > 0) + alpha * np.exp(z) * (z <= 0)


@misconception(
    says="You took the smaller of the two formulas, whatever the sign of z.",
    ask="For z = −0.1 and alpha = 2: which formula is smaller, and which one is wanted?",
)
def min_for_branches(z, alpha=1.0):
    return np.minimum(1, alpha * np.exp(z))


@misconception(says="At 0 your slope is below both sides' slopes.", ask="Between which two numbers does the slope at 0 have to lie?")
def zero_at_zero(z, alpha=1.0):
    return np.where(z > 0, 1, np.where(z < 0, alpha * np.exp(z), 0))


@misconception(says="The slopes are right, but you wrote them over z.", ask="Who else may still need z after this call?")
def changes_argument(z, alpha=1.0):
    right = z > 0
    z[right] = 1
    z[~right] = alpha * np.exp(z[~right])
    return z


def any_slope_at_zero(z, alpha=1.0):
    found = np.asarray(oracle.elu_grad(z, alpha), dtype=float)
    if not (z == 0).any():
        return found
    low, high = min(alpha, 1.0), max(alpha, 1.0)
    return Between(np.where(z == 0, low, found), np.where(z == 0, high, found))


def loss(z, alpha=1.0):
    return lambda x: float(np.where(x > 0, x, alpha * (np.exp(x) - 1)).sum()), z


def inputs(rng):
    yield from smooth(rng)
    yield case(with_zeros(rng, (7,)), float(rng.uniform(0.3, 0.6)), label="zeros, alpha below 1")
    yield case(with_zeros(rng, (5,)), float(rng.uniform(1.5, 2.5)), label="zeros, alpha above 1")


def hidden(rng):
    yield from with_option(rng, "alpha", 1.2, 1.8, equal=-0.75, slope=True)
    yield case(mixed(rng, (4,)), 4e6, label="a large alpha")
    yield case(-np.abs(mixed(rng, (4,))), 3e-4, label="a small alpha")


EXERCISE = Exercise(
    elu_grad,
    points=4,
    oracle=any_slope_at_zero,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=1), Gradient(loss, points=1, inputs=smooth), Values(points=1, inputs=extremes, name="extreme"), Pure(points=1)],
    equivalent={"1e-7": "entries of both signs are not clipped, and others move by 1e-7", "z > 0 with GtE": "either slope is accepted at 0"},
)
