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

from autograder.core.model import Between
from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import far_and_near, shapes, tiny_and_huge, with_zeros


def relu_grad(z):
    """The slope of the ReLU, entry by entry.

    z: an array of any shape with at least one axis.
    Returns an array of the same shape.
    """
    return np.where(z > 0, 1.0, 0.0)


@accepted
def one_at_zero(z):
    return z >= 0


@accepted
def half_at_zero(z):
    return (np.sign(z) + 1) / 2


@accepted
def integers(z):
    return np.greater(z, 0).astype(np.int64)


@accepted
def two_steps(z):
    slopes = np.ones(z.shape, dtype=np.float32)
    slopes[z <= 0] = 0
    return slopes


@accepted
def recursive(z):
    return [recursive(part) if np.ndim(part) else bool(part > 0) for part in z]


@misconception(says="You returned the ReLU itself.", ask="How steep is the curve at z = 3?")
def function_for_derivative(z):
    return np.maximum(0, z)


@misconception(says="Your slopes are on the wrong side.", ask="On which side of 0 does the ReLU rise?")
def flipped_decision(z):
    return (z < 0) * 1.0


@misconception(says="Your slope is −1 on the left.", ask="How steep is a flat line?")
def sign_for_step(z):
    return np.where(z > 0, 1.0, -1.0)


@misconception(says="You returned the sign of z: −1 on the left.", ask="How steep is a flat line?")
def three_valued_sign(z):
    return np.sign(z)


@misconception(says="Your slope is 1 everywhere.", ask="What happens on the left when z moves a little?")
def ones(z):
    return np.ones_like(z)


@misconception(says="Your slope is one half on the left; only at 0 itself is there a choice.", ask="How steep is the curve at z = −3?")
def half_on_the_left(z):
    return np.where(z > 0, 1.0, 0.5)


@misconception(says="Your slope is 1 for every number but 0.", ask="How steep is the curve at z = −3?")
def truth_of_a_number(z):
    return (z != 0) * 1.0


@misconception(says="Your slope on the left is small, but not 0.", ask="Which relative of the ReLU lets a little through on the left?")
def leaky(z):
    return np.where(z > 0, 1.0, 0.01)


@misconception(says="Your slope on the left is 0.1.", ask="Which relative of the ReLU lets a little through on the left?")
def leaky_tenth(z):
    return np.where(z > 0, 1.0, 0.1)


@misconception(says="Your slope begins at 1 instead of 0.", ask="How steep is the curve at z = 0.5?")
def one_as_threshold(z):
    return (z > 1) * 1.0


@misconception(says="Between 0 and 1 your slope is z itself.", ask="How steep is the curve at z = 0.5?")
def clipped(z):
    return np.clip(z, 0, 1)


@misconception(says="Your slope ends at 6.", ask="How steep is the curve at z = 100?")
def clipped_at_six(z):
    return ((z > 0) & (z < 6)) * 1.0


@misconception(says="Your slope is smooth: it belongs to a smooth relative of the ReLU.", ask="How steep is the curve at z = −3?")
def sigmoid_for_step(z):
    return 1 / (1 + np.exp(-z))


@misconception(says="You divided by z: at 0 that gives nan.", ask="Which numbers between 0 and 1 could stand at z = 0, and is nan one of them?")
def zero_over_zero(z):
    return np.maximum(0, z) / z


@misconception(says="You used if on a whole array: Python cannot tell whether it is true.", ask="What is z > 0 when z has six entries?")
def if_on_an_array(z):
    return 1.0 if z > 0 else 0.0


@misconception(says="The slopes are right, but you wrote them over z.", ask="Who else may still need z after this call?")
def changes_argument(z):
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
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=1), Gradient(loss, points=1, inputs=shapes), Pure(points=1)],
    equivalent={"np.where(z > 0, 1.0, 0.0) with its arguments swapped": "it is z > 0 itself", "z > 0 with GtE": "any slope in [0, 1] is accepted at 0"},
)
