r"""Two relatives of the leaky ReLU are made by other choices of its slope (Applied Deep Learning
names both). With the slope $-1$ on the left, what comes in negative goes out positive:

$$\text{abs}(z) = \max(0, z) - \min(0, z) = |z|.$$

```
     2 | \               /
       |   \           /
     1 |     \       /
       |       \   /
     0 |─────────●─────────── z
           −2    0    2
```

| $z$ | −2 | −0.1 | 0 | 0.1 | 3 |
|---|---|---|---|---|---|
| result | 2 | 0.1 | 0 | 0.1 | 3 |

Such a unit answers in the same way to a pattern and to its negative, to a dark edge on a bright
ground and a bright one on a dark ground.

Write `absolute_relu(z)`, elementwise.
"""

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import far_and_near, shapes, tiny_and_huge


def absolute_relu(z):
    """The absolute ReLU, entry by entry.

    z: an array of any shape with at least one axis.
    Returns an array of the same shape.
    """
    return np.abs(z)


@accepted
def two_relus(z):
    return np.maximum(0, z) + np.maximum(0, -z)


@accepted
def larger_of_two(z):
    return np.maximum(z, -z)


@accepted
def root_of_the_square(z):
    return np.sqrt(z**2)


@accepted
def by_sign(z):
    return (z * np.sign(z)).tolist()


@accepted
def recursive(z):
    return tuple(recursive(v) if np.ndim(v) else abs(float(v)) for v in z)


@accepted
def single_precision(z):
    return np.where(z < 0, -z, z).astype(np.float32)


@misconception(says="You returned the ReLU: nothing comes through on the left.", ask="What should come out for −2?")
def plain_relu(z):
    return np.maximum(0, z)


@misconception(says="You returned z as it is.", ask="What should come out for −2?")
def identity(z):
    return z.copy()


@misconception(says="Your results are negative: a sign is turned.", ask="What should come out for 3?")
def mixed_signs(z):
    return -np.abs(z)


@misconception(says="You turned the sign of every entry, of the positive ones, too.", ask="What should come out for 3?")
def negated(z):
    return -z


@misconception(says="You kept the negative part only, with its sign turned.", ask="What should come out for 3?")
def negative_part_turned(z):
    return np.maximum(0, -z)


@misconception(says="You squared the entries.", ask="What should come out for −2?")
def square_for_absolute(z):
    return z**2


@misconception(says="You returned one number for the whole array.", ask="How many numbers come out when six go in?")
def absolute_total(z):
    return np.abs(np.sum(z))


@misconception(says="You kept the sign and lost the size; the other way round is asked for.", ask="What should come out for 3?")
def absolute_of_relu(z):
    return np.sign(z)


@misconception(says="Only a tenth of the negative values comes through.", ask="What should come out for −2?")
def leaky_tenth(z):
    return np.maximum(0, z) - 0.1 * np.minimum(0, z)


@misconception(says="You returned the length of the array as a vector.", ask="How many numbers come out when six go in?")
def norm_for_absolute(z):
    return np.linalg.norm(z)


@misconception(says="Your results are whole numbers: the digits after the point are lost.", ask="What should come out for −0.5?")
def truncated(z):
    return np.abs(z.astype(int))


@misconception(says="The result is right, but you wrote it over z.", ask="Who else may still need z after this call?")
def changes_argument(z):
    return np.abs(z, out=z)


def inputs(rng):
    for drawn in shapes(rng):
        (z,) = drawn.args
        yield case(-np.abs(z) if z.size == 1 else z, label=drawn.label)
    yield from tiny_and_huge(rng)


def hidden(rng):
    yield from far_and_near(rng, even=True)


EXERCISE = Exercise(absolute_relu, points=2, extra=True, oracle=oracle.absolute_relu, inputs=inputs, hidden=hidden, checks=[Values(points=1), Pure(points=1)])
