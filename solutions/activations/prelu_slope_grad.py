r"""The second relative is the *parametric* ReLU: nobody chooses its slope, it is learned like a
weight.

$$\text{PReLU}(z) = \max(0, z) + \beta \cdot \min(0, z).$$

To learn $\beta$ we need to know how the output moves when $\beta$ moves a little, while $z$ stays
where it is:

$$\frac{\partial}{\partial \beta}\,\text{PReLU}(z) = \;?$$

```
                 /                      /
               /                      /
   ──────────●            ──────────●
    _ . - '                  . '
  '                       .'
        β                   β a bit larger: which points have moved, and how far?
```

Read it off the formula: one of the two terms contains $\beta$, the other does not. The entry at
$z = -2$ is

$$\frac{\text{PReLU with } \beta = 0.35 \;-\; \text{PReLU with } \beta = 0.25}{0.1}
= \frac{-0.7 - (-0.5)}{0.1} = -2.$$

What is it at $z = 3$?

Write `prelu_slope_grad(z)`, elementwise: one derivative for each entry.
"""

import numpy as np

from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import far_and_near, shapes, tiny_and_huge


def prelu_slope_grad(z):
    """The derivative of the parametric ReLU with respect to its slope, entry by entry.

    z: an array of any shape with at least one axis.
    Returns an array of the same shape.
    """
    return np.minimum(0, z)


@accepted
def masked(z):
    return z * (z < 0)


@accepted
def branches(z):
    return np.where(z >= 0, 0.0, z)


@accepted
def what_relu_leaves(z):
    return (z - np.maximum(z, 0)).tolist()


@accepted
def difference_of_two(z):
    prelu = lambda slope: np.maximum(0, z) + slope * np.minimum(0, z)
    return prelu(1.0) - prelu(0.0)


@accepted
def half_the_difference(z):
    return (z - np.abs(z)) / 2


@accepted
def single_precision(z):
    return -np.maximum(-z, 0).astype(np.float32)


@misconception(says="You differentiated with respect to z.", ask="Which quantity moves here, and which one stays where it is?")
def derivative_by_z(z):
    return np.where(z > 0, 1.0, 0.1)


@misconception(says="Your derivatives have the wrong sign.", ask="At z = −2, does the output rise or fall when the slope grows?")
def mixed_signs(z):
    return -np.minimum(0, z)


@misconception(says="You returned the other term of the formula.", ask="Which of the two terms contains the slope?")
def other_side(z):
    return np.maximum(0, z)


@misconception(says="You returned where the slope has an effect, not how large the effect is.", ask="Is the effect the same at z = −1 and at z = −10?")
def indicator_for_derivative(z):
    return (z < 0) * 1.0


@misconception(says="You returned −1 on the left, whatever z is.", ask="Is the effect the same at z = −1 and at z = −10?")
def negative_indicator(z):
    return -((z < 0) * 1.0)


@misconception(says="You returned z everywhere.", ask="At z = 3, does the output move when the slope moves?")
def identity(z):
    return z.copy()


@misconception(says="You returned the absolute value of z.", ask="At z = 3, does the output move when the slope moves?")
def absolute_for_relu(z):
    return np.abs(z)


@misconception(says="On the right you returned 1.", ask="At z = 3, does the output move when the slope moves?")
def one_on_the_right(z):
    return np.where(z > 0, 1.0, z)


@misconception(says="You returned the second term with a slope still in it.", ask="What is the derivative of β·c with respect to β?")
def slope_kept(z):
    return 0.1 * np.minimum(0, z)


@misconception(says="You returned the unit's output.", ask="At z = 3, does the output move when the slope moves?")
def function_for_derivative(z):
    return np.maximum(0, z) + 0.1 * np.minimum(0, z)


@misconception(says="You added all the derivatives up to one number.", ask="How many numbers are asked for when z has six entries?")
def summed_to_a_scalar(z):
    return np.minimum(0, z).sum()


@misconception(says="You returned zeros.", ask="At z = −2, does the output move when the slope moves?")
def zeros(z):
    return np.zeros_like(z)


@misconception(says="The result is right, but you wrote it over z.", ask="Who else may still need z after this call?")
def changes_argument(z):
    z[z > 0] = 0
    return z


def loss(z):
    """The outputs' sum, each entry with a slope of its own."""
    slopes = np.full(z.shape, 0.25)
    return lambda s: float(np.sum(np.maximum(0, z) + s * np.minimum(0, z))), slopes


def plain(rng):
    for drawn in shapes(rng):
        (z,) = drawn.args
        yield case(-np.abs(z) if z.size == 1 else z, label=drawn.label)


def inputs(rng):
    yield from plain(rng)
    yield from tiny_and_huge(rng)


def hidden(rng):
    yield from far_and_near(rng, equal=0.75)


EXERCISE = Exercise(
    prelu_slope_grad,
    points=3,
    extra=True,
    oracle=oracle.prelu_slope_grad,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=1), Gradient(loss, points=1, inputs=plain), Pure(points=1)],
    equivalent={"np.minimum(0, z) with its arguments swapped": "the smaller of two is the same either way"},
)
