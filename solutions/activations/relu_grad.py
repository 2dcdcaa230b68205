r"""The ReLU is made of two straight lines, so its slope has two values:

$$\text{ReLU}'(z) = \begin{cases} 0 & z < 0 \\ 1 & z > 0. \end{cases}$$

```
     1 |          ┌──────────
       |          │
     0 |──────────┘---------- z
                 0
```

| $z$ | −2 | −0.1 | 0.1 | 3 |
|---|---|---|---|---|
| slope | 0 | 0 | 1 | 1 |

At $z = 0$ the curve has a corner and no slope. Programs must give some number there; any number
between 0 and 1 will do, and that is how we grade it.

Where the slope is 0, nothing comes back: a unit whose sum is negative for every example learns
nothing any more. It is called *dead*.

Write `relu_grad(z)`, elementwise, from the sum $z$.
"""

import numpy as np

from autograder.core.exercise import Exercise, Gradient, Misconception, Pure, Values, case
from autograder.core.model import Between
from nn_reference.exercises import activations as oracle

from ._inputs import far_and_near, shapes, tiny_and_huge, with_zeros


def relu_grad(z):
    """The slope of the ReLU, entry by entry.

    z: an array of any shape with at least one axis.
    Returns an array of the same shape.
    """
    return np.where(z > 0, 1.0, 0.0)


# -- other right answers ----------------------------------------------------------------------


def one_at_zero(z):
    return z >= 0


def half_at_zero(z):
    return (np.sign(z) + 1) / 2


def integers(z):
    return np.greater(z, 0).astype(np.int64)


def two_steps(z):
    slopes = np.ones(z.shape, dtype=np.float32)
    slopes[z <= 0] = 0
    return slopes


def recursive(z):
    return [recursive(part) if np.ndim(part) else bool(part > 0) for part in z]


# -- wrong answers ----------------------------------------------------------------------------


def in_place(z):
    z[z > 0] = 1
    z[z <= 0] = 0
    return z


def any_slope_at_zero(z):
    slope = np.asarray(oracle.relu_grad(z), dtype=float)
    if not (z == 0).any():
        return slope
    return Between(np.where(z == 0, 0.0, slope), np.where(z == 0, 1.0, slope))


def loss(z):
    return lambda x: float(np.sum(np.maximum(0, x))), z


def inputs(rng):
    yield from shapes(rng)
    yield case(with_zeros(rng, (7,)), label="with zeros")
    yield from tiny_and_huge(rng)


def hidden(rng):
    yield from far_and_near(rng, equal=-0.75, slope=True)


EXERCISE = Exercise(
    relu_grad,
    points=3,
    oracle=any_slope_at_zero,
    accepts=[one_at_zero, half_at_zero, integers, two_steps, recursive],
    inputs=inputs,
    hidden=hidden,
    misconceptions=[
        Misconception(
            "function-for-derivative",
            lambda z: np.maximum(0, z),
            says="You returned the ReLU itself.",
            ask="How steep is the curve at z = 3?",
        ),
        Misconception(
            "flipped-decision",
            lambda z: (z < 0) * 1.0,
            says="Your slopes are on the wrong side.",
            ask="On which side of 0 does the ReLU rise?",
        ),
        Misconception(
            "sign-for-step",
            lambda z: np.where(z > 0, 1.0, -1.0),
            says="Your slope is −1 on the left.",
            ask="How steep is a flat line?",
        ),
        Misconception(
            "three-valued-sign",
            np.sign,
            says="You returned the sign of z: −1 on the left.",
            ask="How steep is a flat line?",
        ),
        Misconception(
            "ones",
            np.ones_like,
            says="Your slope is 1 everywhere.",
            ask="What happens on the left when z moves a little?",
        ),
        Misconception(
            "half-on-the-left",
            lambda z: np.where(z > 0, 1.0, 0.5),
            says="Your slope is one half on the left; only at 0 itself is there a choice.",
            ask="How steep is the curve at z = −3?",
        ),
        Misconception(
            "truth-of-a-number",
            lambda z: (z != 0) * 1.0,
            says="Your slope is 1 for every number but 0.",
            ask="How steep is the curve at z = −3?",
        ),
        Misconception(
            "leaky",
            lambda z: np.where(z > 0, 1.0, 0.01),
            says="Your slope on the left is small, but not 0.",
            ask="Which relative of the ReLU lets a little through on the left?",
        ),
        Misconception(
            "leaky-tenth",
            lambda z: np.where(z > 0, 1.0, 0.1),
            says="Your slope on the left is 0.1.",
            ask="Which relative of the ReLU lets a little through on the left?",
        ),
        Misconception(
            "one-as-threshold",
            lambda z: (z > 1) * 1.0,
            says="Your slope begins at 1 instead of 0.",
            ask="How steep is the curve at z = 0.5?",
        ),
        Misconception(
            "clipped",
            lambda z: np.clip(z, 0, 1),
            says="Between 0 and 1 your slope is z itself.",
            ask="How steep is the curve at z = 0.5?",
        ),
        Misconception(
            "clipped-at-six",
            lambda z: ((z > 0) & (z < 6)) * 1.0,
            says="Your slope ends at 6.",
            ask="How steep is the curve at z = 100?",
        ),
        Misconception(
            "sigmoid-for-step",
            lambda z: 1 / (1 + np.exp(-z)),
            says="Your slope is smooth: it belongs to a smooth relative of the ReLU.",
            ask="How steep is the curve at z = −3?",
        ),
        Misconception(
            "zero-over-zero",
            lambda z: np.maximum(0, z) / z,
            says="You divided by z: at 0 that gives nan.",
            ask="Which numbers between 0 and 1 could stand at z = 0, and is nan one of them?",
        ),
        Misconception(
            "if-on-an-array",
            lambda z: 1.0 if z > 0 else 0.0,
            says="You used if on a whole array: Python cannot tell whether it is true.",
            ask="What is z > 0 when z has six entries?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="The slopes are right, but you wrote them over z.",
            ask="Who else may still need z after this call?",
        ),
    ],
    checks=[Values(points=1), Gradient(loss, points=1, inputs=shapes), Pure(points=1)],
    equivalent={
        "np.where(z > 0, 1.0, 0.0) with its arguments swapped": "it is z > 0 itself",
        "z > 0 with GtE": "any slope in [0, 1] is accepted at 0",
    },
)
