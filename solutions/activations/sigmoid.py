r"""Round off the step and you get the *sigmoid* (or logistic function):

$$\sigma(z) = \frac{1}{1 + e^{-z}}.$$

```
     1 |                    . - ' ' ' ' ' '
       |                .'
   0.5 |             .'
       |          .'
     0 |. . . - '
       └────────────────────────────────── z
        −6     −3      0      3       6
```

| $z$ | −2 | −0.5 | 0 | 0.5 | 2 |
|---|---|---|---|---|---|
| $\sigma(z)$ | 0.1192 | 0.3775 | 0.5 | 0.6225 | 0.8808 |

It stays between 0 and 1, so it can be read as a probability; and $\sigma(-z) = 1 - \sigma(z)$.

The result must be finite for every finite `z`, say ±1000. An overflow warning is no harm: the
formula above gives 0 at −1000, which is right to all digits a float64 has. But look at what an
equal form, $e^{z}/(1 + e^{z})$, gives at +1000.

Write `sigmoid(z)`, elementwise.
"""

import math

import numpy as np

from autograder.core.exercise import Exercise, Extreme, Misconception, Pure, Values
from nn_reference.exercises import activations as oracle

from ._inputs import extremes, far_and_near, far_left, shapes


def sigmoid(z):
    """The sigmoid, entry by entry.

    z: an array of any shape with at least one axis.
    Returns an array of the same shape, finite for every finite z.
    """
    e = np.exp(-np.abs(z))  # never more than 1, whatever the sign of z
    return np.where(z >= 0, 1, e) / (1 + e)


# -- other right answers ----------------------------------------------------------------------


def as_printed(z):
    return 1 / (1 + np.exp(-z))


def through_tanh(z):
    return (np.tanh(z / 2) + 1) / 2


def through_logaddexp(z):
    return np.exp(-np.logaddexp(0, -z))


def masked(z):
    result = np.empty_like(z)
    right = z >= 0
    result[right] = 1 / (1 + np.exp(-z[right]))
    result[~right] = np.exp(z[~right]) / (1 + np.exp(z[~right]))
    return result


def clipped(z):
    return (1.0 + np.exp(-np.clip(z, -500, 500))) ** -1


def entry_by_entry(z):
    def one(v):
        return 1 / (1 + math.exp(-v)) if v > -700 else 0.0

    return [entry_by_entry(part) if np.ndim(part) else one(part) for part in z]


def single_precision(z):
    return 1 / (1 + np.exp(-z.astype(np.float32)))


# -- wrong answers ----------------------------------------------------------------------------


def math_exp(z):
    return np.array([1 / (1 + math.exp(-v)) for v in z.ravel()]).reshape(z.shape)


def in_place(z):
    np.negative(z, out=z)
    np.exp(z, out=z)
    z += 1
    return np.divide(1, z, out=z)


def inputs(rng):
    yield from shapes(rng)
    yield from far_left(rng)


def hidden(rng):
    yield from far_and_near(rng)


EXERCISE = Exercise(
    sigmoid,
    points=3,
    oracle=oracle.sigmoid,
    accepts=[
        as_printed,
        through_tanh,
        through_logaddexp,
        masked,
        clipped,
        entry_by_entry,
        single_precision,
    ],
    inputs=inputs,
    hidden=hidden,
    misconceptions=[
        Misconception(
            "sign-in-the-exponent",
            lambda z: 1 / (1 + np.exp(z)),
            says="Your curve falls where it should rise: the sign in the exponent is turned.",
            ask="Is σ(4) close to 1 or close to 0?",
        ),
        Misconception(
            "brackets-forgotten",
            lambda z: 1 / 1 + np.exp(-z),
            says="You divided before adding: the brackets around the denominator are missing.",
            ask="In which order does Python compute 1 / 1 + 2?",
        ),
        Misconception(
            "missing-one",
            lambda z: 1 / np.exp(-z),
            says="The 1 in the denominator is missing.",
            ask="What should the sigmoid give at 0?",
        ),
        Misconception(
            "minus-in-the-denominator",
            lambda z: 1 / (1 - np.exp(-z)),
            says="Your denominator subtracts the exponential.",
            ask="Can the sigmoid be negative, or above 1?",
        ),
        Misconception(
            "derivative-for-function",
            lambda z: np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2,
            says="You returned the sigmoid's slope.",
            ask="What should the sigmoid give at 0: 0.5, or 0.25?",
        ),
        Misconception(
            "tanh-for-sigmoid",
            np.tanh,
            says="You returned tanh, the sigmoid's relative between −1 and 1.",
            ask="What should the sigmoid give at 0?",
        ),
        Misconception(
            "tanh-without-half",
            lambda z: (np.tanh(z) + 1) / 2,
            says="Your curve is twice too steep.",
            ask="If σ(z) is (tanh(c z) + 1)/2, what must c be?",
        ),
        Misconception(
            "other-base",
            lambda z: 1 / (1 + 2.0 ** np.clip(-z, -1000, 1000)),
            says="Your exponential has the base 2.",
            ask="What is the number e in σ?",
        ),
        Misconception(
            "hard-sigmoid",
            lambda z: np.clip(0.25 * z + 0.5, 0, 1),
            says="Your curve is made of straight lines.",
            ask="Does σ(3) equal 1 exactly?",
        ),
        Misconception(
            "normalised",
            lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum(),
            says="You divided by the sum over all entries: that is a softmax.",
            ask="Does one entry of the result depend on the other entries of z?",
        ),
        Misconception(
            "infinite-over-infinite",
            lambda z: np.exp(z) / (1 + np.exp(z)),
            says="Your formula is right, but gives nan for large z.",
            ask="What are the numerator and the denominator at z = 1000?",
        ),
        Misconception(
            "nan-replaced",
            lambda z: np.nan_to_num(np.exp(z) / (1 + np.exp(z))),
            says="You put 0 where your formula gives nan: at 1000 that is not the sigmoid.",
            ask="Is σ(1000) close to 0 or close to 1?",
        ),
        Misconception(
            "error-at-large-values",
            math_exp,
            says="Your formula is right, but math.exp raises an error for large numbers.",
            ask="What do np.exp(1000) and math.exp(1000) do?",
        ),
        Misconception(
            "rounded",
            lambda z: np.round(1 / (1 + np.exp(-z)), 2),
            says="Your values are rounded to two decimals.",
            ask="What becomes of σ(−12) when only two decimals are kept?",
        ),
        Misconception(
            "summed-to-a-scalar",
            lambda z: np.mean(1 / (1 + np.exp(-z))),
            says="You returned one number for the whole array.",
            ask="How many numbers come out when six go in?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="The result is right, but you wrote it over z.",
            ask="Who else may still need z after this call?",
        ),
    ],
    checks=[Values(points=1), Extreme(points=1, inputs=extremes), Pure(points=1)],
    equivalent={
        "z >= 0 with Gt": "at 0 the exponential is 1 as well",
    },
)
