r"""The *rectified linear unit* passes on what is positive and holds back what is not:

$$\text{ReLU}(z) = \max(0, z).$$

```
     2 |                 /
       |               /
     1 |             /
       |           /
     0 |─────────●─────────── z
           −2    0    2
```

| $z$ | −2 | −0.1 | 0 | 0.1 | 3 |
|---|---|---|---|---|---|
| ReLU | 0 | 0 | 0 | 0.1 | 3 |

No exponential, so it is fast; no ceiling, so it does not saturate on the right. It is the usual
choice for hidden layers.

NumPy has two functions whose names invite a mistake: `np.max` looks for the largest entry *of* an
array, `np.maximum` compares two things entry by entry.

Write `relu(z)`, elementwise.
"""

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import far_and_near, shapes, tiny_and_huge


def relu(z):
    """The rectified linear unit, entry by entry.

    z: an array of any shape with at least one axis.
    Returns an array of the same shape.
    """
    return np.maximum(0, z)


@accepted
def masked(z):
    return z * (z > 0)


@accepted
def branches(z):
    return np.where(z < 0, 0, z)


@accepted
def half_the_sum(z):
    return (z + np.abs(z)) / 2


@accepted
def copied(z):
    a = z.copy()
    a[a < 0] = 0
    return a


@accepted
def python_max(z):
    return [python_max(part) if np.ndim(part) else max(0.0, float(part)) for part in z]


@accepted
def single_precision(z):
    return np.clip(z, 0, None).astype(np.float32)


@misconception(says="You kept the negative part.", ask="What should come out for 3?")
def min_for_max(z):
    return np.minimum(0, z)


@misconception(says="You kept the negative part and turned its sign.", ask="What should come out for 3?")
def negative_part_turned(z):
    return np.maximum(0, -z)


@misconception(says="You turned the sign of negative values instead of holding them back.", ask="What should come out for −2?")
def absolute_for_relu(z):
    return np.abs(z)


@misconception(says="You returned z as it is.", ask="What should come out for −2?")
def identity(z):
    return z.copy()


@misconception(says="You returned only whether z is positive, not how large it is.", ask="What should come out for 3?")
def step_for_relu(z):
    return (z > 0) * 1.0


@misconception(says="A little of the negative values comes through.", ask="What should come out for −2?")
def leaky(z):
    return np.maximum(0.01 * z, z)


@misconception(says="A tenth of the negative values comes through.", ask="What should come out for −2?")
def leaky_tenth(z):
    return np.maximum(0.1 * z, z)


@misconception(says="Positive values below 1 are held back, too.", ask="What should come out for 0.5?")
def one_as_threshold(z):
    return np.where(z > 1, z, 0)


@misconception(says="Your curve ends at 1.", ask="What should come out for 3?")
def clipped(z):
    return np.clip(z, 0, 1)


@misconception(says="Your curve ends at 6.", ask="What should come out for 100?")
def clipped_at_six(z):
    return np.clip(z, 0, 6)


@misconception(says="Your curve is a smooth relative of the ReLU, not the ReLU.", ask="What should come out at 0?")
def softplus(z):
    return np.logaddexp(0, z)


@misconception(says="You looked for the largest entry along an axis.", ask="What is the second argument of np.max, and what that of np.maximum?")
def max_of_the_array(z):
    return np.max(z, 0)


@misconception(says="You used Python's max (or if) on a whole array.", ask="Is an array of six numbers larger than 0: yes or no?")
def if_on_an_array(z):
    return max(0, z)


@misconception(says="You left the negative entries out instead of setting them to 0.", ask="How many numbers come out when six go in?")
def positives_only(z):
    return z[z > 0]


@misconception(says="The result is right, but you wrote it over z.", ask="Who else may still need z after this call?")
def changes_argument(z):
    z[z < 0] = 0
    return z


def inputs(rng):
    for drawn in shapes(rng):
        (z,) = drawn.args
        # A single entry that is positive: of a negative one nothing would be left to see.
        yield case(np.abs(z) if z.size == 1 else z, label=drawn.label)
    yield from tiny_and_huge(rng)


def hidden(rng):
    yield from far_and_near(rng, equal=-0.75)


EXERCISE = Exercise(
    relu,
    points=2,
    oracle=oracle.relu,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=1), Pure(points=1)],
    equivalent={"np.maximum(0, z) with its arguments swapped": "the larger of two is the same either way"},
)
