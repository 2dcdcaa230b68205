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

from autograder.exercise import Exercise, Pure, Values, accepted, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import extremes, far_and_near, far_left, shapes


def sigmoid(z):
    """The sigmoid, entry by entry.

    z: an array of any shape with at least one axis.
    Returns an array of the same shape, finite for every finite z.
    """
    e = np.exp(-np.abs(z))  # never more than 1, whatever the sign of z
    return np.where(z >= 0, 1, e) / (1 + e)


@accepted
def as_printed(z):
    return 1 / (1 + np.exp(-z))


@accepted
def through_tanh(z):
    return (np.tanh(z / 2) + 1) / 2


@accepted
def through_logaddexp(z):
    return np.exp(-np.logaddexp(0, -z))


@accepted
def masked(z):
    result = np.empty_like(z)
    right = z >= 0
    result[right] = 1 / (1 + np.exp(-z[right]))
    result[~right] = np.exp(z[~right]) / (1 + np.exp(z[~right]))
    return result


@accepted
def clipped(z):
    return (1.0 + np.exp(-np.clip(z, -500, 500))) ** -1


@accepted
def entry_by_entry(z):
    def one(v):
        return 1 / (1 + math.exp(-v)) if v > -700 else 0.0

    return [entry_by_entry(part) if np.ndim(part) else one(part) for part in z]


@accepted
def single_precision(z):
    return 1 / (1 + np.exp(-z.astype(np.float32)))


@misconception(says="Your curve falls where it should rise: the sign in the exponent is turned.", ask="Is σ(4) close to 1 or close to 0?")
def sign_in_the_exponent(z):
    return 1 / (1 + np.exp(z))


@misconception(says="You divided before adding: the brackets around the denominator are missing.", ask="In which order does Python compute 1 / 1 + 2?")
def brackets_forgotten(z):
    return 1 / 1 + np.exp(-z)


@misconception(says="The 1 in the denominator is missing.", ask="What should the sigmoid give at 0?")
def missing_one(z):
    return 1 / np.exp(-z)


@misconception(says="Your denominator subtracts the exponential.", ask="Can the sigmoid be negative, or above 1?")
def minus_in_the_denominator(z):
    return 1 / (1 - np.exp(-z))


@misconception(says="You returned the sigmoid's slope.", ask="What should the sigmoid give at 0: 0.5, or 0.25?")
def derivative_for_function(z):
    return np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2


@misconception(says="You returned tanh, the sigmoid's relative between −1 and 1.", ask="What should the sigmoid give at 0?")
def tanh_for_sigmoid(z):
    return np.tanh(z)


@misconception(says="Your curve is twice too steep.", ask="If σ(z) is (tanh(c z) + 1)/2, what must c be?")
def tanh_without_half(z):
    return (np.tanh(z) + 1) / 2


@misconception(says="Your exponential has the base 2.", ask="What is the number e in σ?")
def other_base(z):
    return 1 / (1 + 2.0 ** np.clip(-z, -1000, 1000))


@misconception(says="Your curve is made of straight lines.", ask="Does σ(3) equal 1 exactly?")
def hard_sigmoid(z):
    return np.clip(0.25 * z + 0.5, 0, 1)


@misconception(says="You divided by the sum over all entries: that is a softmax.", ask="Does one entry of the result depend on the other entries of z?")
def normalised(z):
    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()


@misconception(says="Your formula is right, but gives nan for large z.", ask="What are the numerator and the denominator at z = 1000?")
def infinite_over_infinite(z):
    return np.exp(z) / (1 + np.exp(z))


@misconception(says="You put 0 where your formula gives nan: at 1000 that is not the sigmoid.", ask="Is σ(1000) close to 0 or close to 1?")
def nan_replaced(z):
    return np.nan_to_num(np.exp(z) / (1 + np.exp(z)))


@misconception(says="Your formula is right, but math.exp raises an error for large numbers.", ask="What do np.exp(1000) and math.exp(1000) do?")
def error_at_large_values(z):
    return np.array([1 / (1 + math.exp(-v)) for v in z.ravel()]).reshape(z.shape)


@misconception(says="Your values are rounded to two decimals.", ask="What becomes of σ(−12) when only two decimals are kept?")
def rounded(z):
    return np.round(1 / (1 + np.exp(-z)), 2)


@misconception(says="You returned one number for the whole array.", ask="How many numbers come out when six go in?")
def summed_to_a_scalar(z):
    return np.mean(1 / (1 + np.exp(-z)))


@misconception(says="The result is right, but you wrote it over z.", ask="Who else may still need z after this call?")
def changes_argument(z):
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
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=1), Values(points=1, inputs=extremes, name="extreme"), Pure(points=1)],
    equivalent={"z >= 0 with Gt": "at 0 the exponential is 1 as well"},
)
