r"""The perceptron's activation function, as a curve:

$$\text{step}(z) = \begin{cases} 1 & z > 0 \\ 0 & \text{otherwise} \end{cases}$$

```
   1 |          ┌──────────
     |          │
   0 |──────────●----------  z          at z = 0 itself: 0
               0
```

| $z$ | −2 | −0.1 | 0 | 0.1 | 3 |
|---|---|---|---|---|---|
| step | 0 | 0 | 0 | 1 | 1 |

It decides well and learns badly: its slope is 0 everywhere except in one place where it has none,
so nothing tells a weight in which direction to move. All the curves after this one repair that.

Write `step(z)`: elementwise, 1.0 where `z > 0` and 0.0 elsewhere.
"""

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import far_and_near, mixed, shapes, tiny_and_huge, with_zeros


def step(z):
    """The step function, entry by entry.

    z: an array of any shape with at least one axis.
    Returns an array of the same shape.
    """
    return np.where(z > 0, 1.0, 0.0)


@accepted
def comparison(z):
    return z > 0


@accepted
def heaviside(z):
    return np.heaviside(z, 0)


@accepted
def integers(z):
    return (z > 0).astype(int)


@accepted
def from_the_sign(z):
    return np.maximum(np.sign(z), 0)


@accepted
def recursive(z):
    return [recursive(part) if np.ndim(part) else int(part > 0) for part in z]


@accepted
def filled(z):
    result = np.zeros(z.shape, dtype=np.float32)
    result[z > 0] = 1
    return result


@misconception(says="Your step gives 1 at 0 itself.", ask="Which of > and ≥ stands in the definition?")
def one_at_zero(z):
    return (z >= 0) * 1.0


@misconception(says="Your step gives one half at 0.", ask="Which two values may the step function have?")
def half_at_zero(z):
    return np.heaviside(z, 0.5)


@misconception(says="You returned the sign: −1, 0 or 1.", ask="What should come out for −3?")
def three_valued_sign(z):
    return np.sign(z)


@misconception(says="Your step goes from −1 to 1.", ask="Which two values may the step function have?")
def sign_for_step(z):
    return np.where(z > 0, 1.0, -1.0)


@misconception(says="Your step falls where it should rise.", ask="What should come out for 3?")
def flipped_decision(z):
    return (z < 0) * 1.0


@misconception(says="You cut the values off below 0, but keep their size above.", ask="What should come out for 3?")
def relu_for_step(z):
    return np.maximum(0, z)


@misconception(says="Your curve is smooth: you returned the sigmoid.", ask="Is there anything between 0 and 1 that the step function can give?")
def sigmoid_for_step(z):
    return 1 / (1 + np.exp(-z))


@misconception(says="Your step rises at 1 instead of 0 (or values are cut to ints first).", ask="What should come out for 0.5?")
def one_as_threshold(z):
    return (z >= 1) * 1.0


@misconception(says="Your step rises at 0.5 instead of 0 (or values are rounded first).", ask="What should come out for 0.4?")
def half_as_threshold(z):
    return (z > 0.5) * 1.0


@misconception(says="Your step gives 1 for every number but 0.", ask="What should come out for −3?")
def truth_of_a_number(z):
    return (z != 0) * 1.0


@misconception(says="Your curve is a ramp: between 0 and 1 it gives z itself.", ask="What should come out for 0.3?")
def clipped(z):
    return np.clip(z, 0, 1)


@misconception(says="You divided by the size of z: at 0 that gives nan.", ask="What should come out at 0 itself?")
def zero_over_zero(z):
    return (z / np.abs(z) + 1) / 2


@misconception(says="You took one decision for the whole array.", ask="How many decisions does an array of six entries ask for?")
def summed_to_a_scalar(z):
    return float(np.sum(z) > 0)


@misconception(says="You used if on a whole array: Python cannot tell whether it is true.", ask="What is z > 0 when z has six entries?")
def if_on_an_array(z):
    return 1.0 if z > 0 else 0.0


@misconception(says="The result is right, but you wrote it over z.", ask="Who else may still need z after this call?")
def changes_argument(z):
    z[z <= 0] = 0
    z[z > 0] = 1
    return z


def inputs(rng):
    yield case(with_zeros(rng, (7,)), label="with zeros")
    yield from shapes(rng)
    yield from tiny_and_huge(rng)
    yield case(mixed(rng, (4,)) * 1e-12, label="values of 1e-12")


def hidden(rng):
    yield from far_and_near(rng)
    yield case(mixed(rng, (5,)) * 1e-12, label="sizes near 1e-12")


EXERCISE = Exercise(
    step,
    points=2,
    oracle=oracle.step,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=1), Pure(points=1)],
    equivalent={"np.where(z > 0, 1.0, 0.0) with its arguments swapped": "it is z > 0 itself"},
)
