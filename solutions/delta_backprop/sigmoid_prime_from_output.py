r"""Backpropagation multiplies by the slope of the activation function again and again. For the
sigmoid $a = \sigma(z)$ that slope is cheap: it needs no exponential, and not even $z$. Only the
output $a$, which the forward pass has computed already:

$$\sigma'(z) = \sigma(z)\,\bigl(1 - \sigma(z)\bigr) = a\,(1 - a).$$

So a network stores its activations on the way forward and reads the slopes off them on the way
back.

```
  slope
  0.25 |            . - ' - .
       |        .'             '.
       |     .'                   '.
       |   .                         .
     0 +---------------------------------  a
       0            0.5            1
```

The slope is largest, 0.25, where the unit is undecided ($a = 0.5$), and nearly 0 where it is
sure.

| $z$ | $a = \sigma(z)$ | slope |
|---|---|---|
| 0 | 0.5 | 0.25 |
| 1 | 0.7311 | 0.1966 |
| −3 | 0.0474 | 0.0452 |

Write `sigmoid_prime_from_output(a)`. The array `a` may have any shape; the slopes have the same
one.
"""

import numpy as np

from autograder.core.exercise import Exercise, Misconception, Pure, Values, case
from autograder.core.look_alikes import look_alikes
from nn_reference.exercises import delta_backprop as oracle

from .given import sigmoid


def sigmoid_prime_from_output(a):
    """The slope of the sigmoid, entry by entry, from its output.

    a: activations a = sigmoid(z), any shape with at least one axis.
    Returns sigmoid'(z), in the shape of a.
    """
    return a * (1 - a)


# -- other right answers ----------------------------------------------------------------------


def parabola(a):
    return 0.25 - (a - 0.5) ** 2


def back_to_z(a):
    z = np.log(a / (1 - a))
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


def entry_by_entry(a):
    slopes = np.zeros_like(a)
    for index in np.ndindex(a.shape):
        slopes[index] = a[index] - a[index] ** 2
    return slopes


def nested_lists(a):
    return (a - a * a).tolist()


def single_precision(a):
    a = a.astype(np.float32)
    return a * (1 - a)


def recursive(a):
    return [
        recursive(part) if part.ndim else float(part * (1 - part)) for part in map(np.asarray, a)
    ]


# -- wrong answers ----------------------------------------------------------------------------


def sigmoid_of_a(a):
    s = sigmoid(a)
    return s * (1 - s)


def only_a(a):
    return a.copy()


def one_minus_a(a):
    return 1 - a


def one_minus_square(a):
    return 1 - a**2


def a_minus_one(a):
    return a * (a - 1)


def formula_given_z(a):
    return np.exp(-a) / (1 + np.exp(-a))


def in_place(a):
    a *= 1 - a
    return a


def total(a):
    return np.sum(a * (1 - a))


def inner_product(a):
    return a @ (1 - a)


def two_decimals(a):
    return np.round(a * (1 - a), 2)


def inputs(rng):
    for shape, label in [
        ((5,), ""),
        ((3, 4), "a matrix"),
        ((1,), "a single unit"),
        ((2, 4, 3), "three axes"),
        ((3, 3), "a square matrix"),
        ((1, 4), "a single row"),
    ]:
        z = rng.uniform(0.3, 2.5, shape) * rng.choice([-1.0, 1.0], shape)
        yield case(sigmoid(z), label=label)
    z = rng.uniform(7.5, 10.0, 4) * rng.choice([-1.0, 1.0], 4)
    yield case(sigmoid(np.append(z, rng.uniform(0.3, 1.0))), label="saturated units beside another")


def hidden(rng):
    a = sigmoid(rng.uniform(-2.5, 2.5, (36, 36)))
    yield from look_alikes(a, label="36 rows of 36")
    yield case(a[:1, :12].reshape(1, 2, 6), label="three axes")
    yield case(rng.uniform(2e-8, 6e-8, 4), label="activations below 1e-7")
    yield case(np.array([1 - 2.0**-18, 2.0**-20]), label="nearly saturated")
    yield case(np.full((2, 3), 0.25), label="equal entries")


EXERCISE = Exercise(
    sigmoid_prime_from_output,
    points=2,
    oracle=oracle.sigmoid_prime_from_output,
    accepts=[parabola, back_to_z, entry_by_entry, nested_lists, single_precision, recursive],
    inputs=inputs,
    hidden=hidden,
    misconceptions=[
        Misconception(
            "derivative-of-activation",
            sigmoid_of_a,
            says="You applied the sigmoid once more to the activation before you took the slope.",
            ask="The argument is called a, not z: which function has it been through already?",
        ),
        Misconception(
            "missing-one-minus",
            only_a,
            says="You returned the activation itself, one of the two factors of the slope.",
            ask="What is the slope of a unit whose activation is almost 1?",
        ),
        Misconception(
            "only-one-minus",
            one_minus_a,
            says="You returned 1 − a, one of the two factors of the slope.",
            ask="What is the slope of a unit whose activation is almost 0?",
        ),
        Misconception(
            "tanh-derivative",
            one_minus_square,
            says="You used 1 − a², which is the slope of another activation function.",
            ask="Where is the sigmoid's slope largest, and does yours have its peak there too?",
        ),
        Misconception(
            "mixed-signs",
            a_minus_one,
            says="Your slopes are negative: the two terms of one factor are exchanged.",
            ask="Does the sigmoid ever fall when z grows?",
        ),
        Misconception(
            "half-a-quotient",
            formula_given_z,
            says="You used an exponential of a, as if a were z, and left out a square.",
            ask="Which quantity are you given, and do you still need an exponential?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="Your slopes are right, but you wrote them over the activations.",
            ask="Who else still needs the activations after this call?",
        ),
        Misconception(
            "summed-to-a-scalar",
            total,
            says="You added all the slopes up to one number.",
            ask="If two units are in different places on the curve, how many slopes are there?",
        ),
        Misconception(
            "matmul-for-star",
            inner_product,
            says="You used a matrix product where each entry stands by itself.",
            ask="Does the slope of one unit depend on the activation of another one?",
        ),
        Misconception(
            "rounded",
            two_decimals,
            says="Your slopes are rounded to two decimals.",
            ask="What becomes of a small slope when only two decimals are kept?",
        ),
    ],
    equivalent={
        "1e6": "activations lie between 0 and 1",
    },
    checks=[Values(points=1), Pure(points=1)],
)
