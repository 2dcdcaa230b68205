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

from autograder.core.exercise import Exercise, Gradient, Misconception, Pure, Values, case
from nn_reference.exercises import activations as oracle

from ._inputs import far_and_near, shapes, tiny_and_huge


def prelu_slope_grad(z):
    """The derivative of the parametric ReLU with respect to its slope, entry by entry.

    z: an array of any shape with at least one axis.
    Returns an array of the same shape.
    """
    return np.minimum(0, z)


# -- other right answers ----------------------------------------------------------------------


def masked(z):
    return z * (z < 0)


def branches(z):
    return np.where(z >= 0, 0.0, z)


def what_relu_leaves(z):
    return (z - np.maximum(z, 0)).tolist()


def difference_of_two(z):
    prelu = lambda slope: np.maximum(0, z) + slope * np.minimum(0, z)
    return prelu(1.0) - prelu(0.0)


def half_the_difference(z):
    return (z - np.abs(z)) / 2


def single_precision(z):
    return -np.maximum(-z, 0).astype(np.float32)


# -- wrong answers ----------------------------------------------------------------------------


def in_place(z):
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
    accepts=[
        masked,
        branches,
        what_relu_leaves,
        difference_of_two,
        half_the_difference,
        single_precision,
    ],
    inputs=inputs,
    hidden=hidden,
    misconceptions=[
        Misconception(
            "derivative-by-z",
            lambda z: np.where(z > 0, 1.0, 0.1),
            says="You differentiated with respect to z.",
            ask="Which quantity moves here, and which one stays where it is?",
        ),
        Misconception(
            "mixed-signs",
            lambda z: -np.minimum(0, z),
            says="Your derivatives have the wrong sign.",
            ask="At z = −2, does the output rise or fall when the slope grows?",
        ),
        Misconception(
            "other-side",
            lambda z: np.maximum(0, z),
            says="You returned the other term of the formula.",
            ask="Which of the two terms contains the slope?",
        ),
        Misconception(
            "indicator-for-derivative",
            lambda z: (z < 0) * 1.0,
            says="You returned where the slope has an effect, not how large the effect is.",
            ask="Is the effect the same at z = −1 and at z = −10?",
        ),
        Misconception(
            "negative-indicator",
            lambda z: -((z < 0) * 1.0),
            says="You returned −1 on the left, whatever z is.",
            ask="Is the effect the same at z = −1 and at z = −10?",
        ),
        Misconception(
            "identity",
            lambda z: z.copy(),
            says="You returned z everywhere.",
            ask="At z = 3, does the output move when the slope moves?",
        ),
        Misconception(
            "absolute-for-relu",
            np.abs,
            says="You returned the absolute value of z.",
            ask="At z = 3, does the output move when the slope moves?",
        ),
        Misconception(
            "one-on-the-right",
            lambda z: np.where(z > 0, 1.0, z),
            says="On the right you returned 1.",
            ask="At z = 3, does the output move when the slope moves?",
        ),
        Misconception(
            "slope-kept",
            lambda z: 0.1 * np.minimum(0, z),
            says="You returned the second term with a slope still in it.",
            ask="What is the derivative of β·c with respect to β?",
        ),
        Misconception(
            "function-for-derivative",
            lambda z: np.maximum(0, z) + 0.1 * np.minimum(0, z),
            says="You returned the unit's output.",
            ask="At z = 3, does the output move when the slope moves?",
        ),
        Misconception(
            "summed-to-a-scalar",
            lambda z: np.minimum(0, z).sum(),
            says="You added all the derivatives up to one number.",
            ask="How many numbers are asked for when z has six entries?",
        ),
        Misconception(
            "zeros",
            np.zeros_like,
            says="You returned zeros.",
            ask="At z = −2, does the output move when the slope moves?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="The result is right, but you wrote it over z.",
            ask="Who else may still need z after this call?",
        ),
    ],
    checks=[Values(points=1), Gradient(loss, points=1, inputs=plain), Pure(points=1)],
    equivalent={
        "np.minimum(0, z) with its arguments swapped": "the smaller of two is the same either way",
    },
)
