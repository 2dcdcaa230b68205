r"""The *exponential linear unit* replaces the left half of the ReLU by a curve that levels off at
$-\alpha$:

$$\text{ELU}(z) = \begin{cases} z & z \ge 0 \\ \alpha\,(e^{z} - 1) & z < 0. \end{cases}$$

```
     2 |                   /
       |                 /
     1 |               /
       |             /
     0 |───────────●─────────── z
       |        .'
    −α |. . - '
                   0
```

With $\alpha = 1$:

| $z$ | −2 | −1 | −0.5 | 0 | 2 |
|---|---|---|---|---|---|
| ELU | −0.8647 | −0.6321 | −0.3935 | 0 | 2 |

With $\alpha = 2$ the negative values are twice as large, the positive ones the same.

The exponential is meant for negative `z` only, but NumPy's `np.where` computes both sides for every
entry and then chooses. At $z = 1000$ that is an `inf` that is thrown away, which is fine. An `inf`
that is *multiplied by 0* is not: the result must be right at $z = 1000$, too.

Write `elu(z, alpha=1.0)`, elementwise, for any $\alpha > 0$.
"""

import math

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import mixed, small, wide, with_option


def elu(z, alpha=1.0):
    """The exponential linear unit, entry by entry; right for large z, too.

    z: an array of any shape with at least one axis.  alpha: a float above 0.
    Returns an array of the same shape.
    """
    return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))


@accepted
def as_printed(z, alpha=1.0):
    return np.where(z >= 0, z, alpha * (np.exp(z) - 1))


@accepted
def two_parts(z, alpha=1.0):
    return np.maximum(0, z) + np.minimum(0, alpha * (np.exp(z) - 1))


@accepted
def masked(z, alpha=1.0):
    a = np.array(z)
    a[z < 0] = alpha * np.exp(z[z < 0]) - alpha
    return a


@accepted
def clipped_sum(z, alpha=1.0):
    return (np.clip(z, 0, None) + alpha * np.expm1(np.clip(z, None, 0))).tolist()


@accepted
def entry_by_entry(z, alpha=1.0):
    def one(v):
        return float(v) if v > 0 else alpha * (math.exp(v) - 1)

    return [entry_by_entry(v, alpha) if np.ndim(v) else one(v) for v in z]


@accepted
def single_precision(z, alpha=1.0):
    z = z.astype(np.float32)
    return np.where(z > 0, z, np.float32(alpha) * np.expm1(z))


@misconception(says="Your alpha is 1, whatever alpha is given.", ask="Where does the argument alpha enter your function?")
def alpha_ignored(z, alpha=1.0):
    return np.where(z > 0, z, np.exp(z) - 1)


@misconception(says="The −1 on the left is missing: your curve jumps at 0.", ask="What should come out just left of 0?")
def minus_one_forgotten(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(z))


@misconception(says="You multiplied by alpha before subtracting 1.", ask="Where do the two sides meet when alpha is 2?")
def brackets_forgotten(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(z) - 1)


@misconception(says="Your left side rises to the left: the sign in the exponent is turned.", ask="Towards which value does the curve go far to the left?")
def sign_in_the_exponent(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(-z) - 1))


@misconception(says="Your left side is positive: the two terms are exchanged.", ask="Is the value for −2 above or below 0?")
def mixed_signs(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (1 - np.exp(z)))


@misconception(says="Your left side is a straight line.", ask="Towards which value does the curve go far to the left?")
def leaky(z, alpha=1.0):
    return np.where(z > 0, z, alpha * z)


@misconception(says="You returned the ReLU: nothing comes through on the left.", ask="What should come out for −2?")
def plain_relu(z, alpha=1.0):
    return np.maximum(0, z)


@misconception(says="The two sides are exchanged: your right side is the exponential.", ask="On which side is the ELU a straight line?")
def sides_exchanged(z, alpha=1.0):
    return np.where(z > 0, alpha * (np.exp(z) - 1), z)


@misconception(says="Your right side is an exponential, too.", ask="What should come out for 2?")
def exponential_everywhere(z, alpha=1.0):
    return alpha * (np.exp(z) - 1)


@misconception(
    says="You took the larger of the two formulas, whatever the sign of z.", ask="For z = 2: which of the two formulas is larger, and which one is wanted?"
)
def max_for_branches(z, alpha=1.0):
    return np.maximum(z, alpha * (np.exp(z) - 1))


@misconception(
    says="You took the smaller of the two formulas, whatever the sign of z.", ask="For z = −2: which of the two formulas is smaller, and which one is wanted?"
)
def min_for_branches(z, alpha=1.0):
    return np.minimum(z, alpha * (np.exp(z) - 1))


@misconception(says="You multiplied the right side by alpha, too.", ask="What should come out for 2 when alpha is 3?")
def alpha_on_both_sides(z, alpha=1.0):
    return alpha * np.where(z > 0, z, np.exp(z) - 1)


@misconception(says="You put alpha into the exponent.", ask="Towards which value does the curve go far to the left when alpha is 2?")
def alpha_in_the_exponent(z, alpha=1.0):
    return np.where(z > 0, z, np.exp(alpha * z) - 1)


@misconception(says="Without an alpha your function does not take 1.", ask="Which alpha is meant when none is given?")
def wrong_default_alpha(z, alpha=0.1):
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))


@misconception(says="Your formula is right, but gives nan for large z: it multiplies inf by 0.", ask="What is np.exp(1000) * 0?")
def zero_times_infinity(z, alpha=1.0):
    return z * (z > 0) + alpha * (np.exp(z) - 1) * (z <= 0)


@misconception(says="You put 0 where your formula gives nan: at 1000 that is not the ELU.", ask="What should come out for 1000?")
def nan_replaced(z, alpha=1.0):
    return np.nan_to_num(z * (z > 0) + alpha * (np.exp(z) - 1) * (z <= 0), posinf=0)


@misconception(says="Your formula is right, but math.exp raises an error for large numbers.", ask="What do np.exp(1000) and math.exp(1000) do?")
def error_at_large_values(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.array([math.exp(v) for v in z.ravel()]).reshape(z.shape) - 1))


@misconception(says="The result is right, but you wrote it over z.", ask="Who else may still need z after this call?")
def changes_argument(z, alpha=1.0):
    left = z < 0
    z[left] = alpha * np.expm1(z[left])
    return z


def inputs(rng):
    """With and without alpha; negative single entries, which show the curve."""
    yield case(mixed(rng, (6,)), label="no alpha given")
    yield case(mixed(rng, (3, 4)), float(rng.uniform(1.5, 2.5)), label="a matrix")
    yield case(-np.abs(mixed(rng, (1,))), float(rng.uniform(0.3, 0.6)), label="a single entry")
    yield case(mixed(rng, (2, 4, 3)), float(rng.uniform(0.3, 0.6)), label="three axes")
    yield case(wide(rng, (5, 2)), float(rng.uniform(2.5, 3.5)), label="large and small values")
    yield case(-np.abs(mixed(rng, (1,))), label="a single entry, no alpha given")
    yield case(small(rng), float(rng.uniform(5, 9)), label="small values")


def extremes(rng):
    moderate = rng.integers(2, 12, 4) / 8 * np.array([1, -1, 1, -1])
    yield case(np.array([1000.0, moderate[1]]), label="1000")
    yield case(rng.permutation([-1000.0, *moderate]), 0.5, label="−1000")
    far = rng.integers(730, 900, 2) * np.array([1.0, -1.0])
    yield case(rng.permutation([*far, *moderate]).reshape(2, 3), 1.5, label="beyond ±730")


def hidden(rng):
    yield from with_option(rng, "alpha", 1.2, 1.8)
    yield case(mixed(rng, (5,)), 3e-4, label="a small alpha")


EXERCISE = Exercise(
    elu,
    points=3,
    oracle=oracle.elu,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=1), Values(points=1, inputs=extremes, name="extreme"), Pure(points=1)],
    equivalent={
        "1e-7": "entries of both signs are not clipped, and others move by 1e-7",
        "z > 0 with GtE": "the two sides meet at 0",
        "np.minimum(z, 0) with its arguments swapped": "the smaller of two is the same either way",
        "0 + 1": "the bound only keeps large z out of the exponential",
    },
)
