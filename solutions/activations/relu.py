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

from autograder.core.exercise import Exercise, Misconception, Pure, Values, case
from nn_reference.exercises import activations as oracle

from ._inputs import far_and_near, shapes, tiny_and_huge


def relu(z):
    """The rectified linear unit, entry by entry.

    z: an array of any shape with at least one axis.
    Returns an array of the same shape.
    """
    return np.maximum(0, z)


# -- other right answers ----------------------------------------------------------------------


def masked(z):
    return z * (z > 0)


def branches(z):
    return np.where(z < 0, 0, z)


def half_the_sum(z):
    return (z + np.abs(z)) / 2


def copied(z):
    a = z.copy()
    a[a < 0] = 0
    return a


def python_max(z):
    return [python_max(part) if np.ndim(part) else max(0.0, float(part)) for part in z]


def single_precision(z):
    return np.clip(z, 0, None).astype(np.float32)


# -- wrong answers ----------------------------------------------------------------------------


def in_place(z):
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
    accepts=[masked, branches, half_the_sum, copied, python_max, single_precision],
    inputs=inputs,
    hidden=hidden,
    misconceptions=[
        Misconception(
            "min-for-max",
            lambda z: np.minimum(0, z),
            says="You kept the negative part.",
            ask="What should come out for 3?",
        ),
        Misconception(
            "negative-part-turned",
            lambda z: np.maximum(0, -z),
            says="You kept the negative part and turned its sign.",
            ask="What should come out for 3?",
        ),
        Misconception(
            "absolute-for-relu",
            np.abs,
            says="You turned the sign of negative values instead of holding them back.",
            ask="What should come out for −2?",
        ),
        Misconception(
            "identity",
            lambda z: z.copy(),
            says="You returned z as it is.",
            ask="What should come out for −2?",
        ),
        Misconception(
            "step-for-relu",
            lambda z: (z > 0) * 1.0,
            says="You returned only whether z is positive, not how large it is.",
            ask="What should come out for 3?",
        ),
        Misconception(
            "leaky",
            lambda z: np.maximum(0.01 * z, z),
            says="A little of the negative values comes through.",
            ask="What should come out for −2?",
        ),
        Misconception(
            "leaky-tenth",
            lambda z: np.maximum(0.1 * z, z),
            says="A tenth of the negative values comes through.",
            ask="What should come out for −2?",
        ),
        Misconception(
            "one-as-threshold",
            lambda z: np.where(z > 1, z, 0),
            says="Positive values below 1 are held back, too.",
            ask="What should come out for 0.5?",
        ),
        Misconception(
            "clipped",
            lambda z: np.clip(z, 0, 1),
            says="Your curve ends at 1.",
            ask="What should come out for 3?",
        ),
        Misconception(
            "clipped-at-six",
            lambda z: np.clip(z, 0, 6),
            says="Your curve ends at 6.",
            ask="What should come out for 100?",
        ),
        Misconception(
            "softplus",
            lambda z: np.logaddexp(0, z),
            says="Your curve is a smooth relative of the ReLU, not the ReLU.",
            ask="What should come out at 0?",
        ),
        Misconception(
            "max-of-the-array",
            lambda z: np.max(z, 0),
            says="You looked for the largest entry along an axis.",
            ask="What is the second argument of np.max, and what that of np.maximum?",
        ),
        Misconception(
            "if-on-an-array",
            lambda z: max(0, z),
            says="You used Python's max (or if) on a whole array.",
            ask="Is an array of six numbers larger than 0: yes or no?",
        ),
        Misconception(
            "positives-only",
            lambda z: z[z > 0],
            says="You left the negative entries out instead of setting them to 0.",
            ask="How many numbers come out when six go in?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="The result is right, but you wrote it over z.",
            ask="Who else may still need z after this call?",
        ),
    ],
    checks=[Values(points=1), Pure(points=1)],
    equivalent={
        "np.maximum(0, z) with its arguments swapped": "the larger of two is the same either way",
    },
)
