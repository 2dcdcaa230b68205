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

from autograder.authoring.look_alikes import look_alikes
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import delta_backprop as oracle

from .given import sigmoid


def sigmoid_prime_from_output(a):
    """The slope of the sigmoid, entry by entry, from its output.

    a: activations a = sigmoid(z), any shape with at least one axis.
    Returns sigmoid'(z), in the shape of a.
    """
    return a * (1 - a)


@accepted
def parabola(a):
    return 0.25 - (a - 0.5) ** 2


@accepted
def back_to_z(a):
    z = np.log(a / (1 - a))
    return np.exp(-z) / (1 + np.exp(-z)) ** 2


@accepted
def entry_by_entry(a):
    slopes = np.zeros_like(a)
    for index in np.ndindex(a.shape):
        slopes[index] = a[index] - a[index] ** 2
    return slopes


@accepted
def nested_lists(a):
    return (a - a * a).tolist()


@accepted
def single_precision(a):
    a = a.astype(np.float32)
    return a * (1 - a)


@accepted
def recursive(a):
    return [recursive(part) if part.ndim else float(part * (1 - part)) for part in map(np.asarray, a)]


@misconception(
    says="You applied the sigmoid once more to the activation before you took the slope.",
    ask="The argument is called a, not z: which function has it been through already?",
)
def derivative_of_activation(a):
    s = sigmoid(a)
    return s * (1 - s)


@misconception(says="You returned the activation itself, one of the two factors of the slope.", ask="What is the slope of a unit whose activation is almost 1?")
def missing_one_minus(a):
    return a.copy()


@misconception(says="You returned 1 − a, one of the two factors of the slope.", ask="What is the slope of a unit whose activation is almost 0?")
def only_one_minus(a):
    return 1 - a


@misconception(
    says="You used 1 − a², which is the slope of another activation function.",
    ask="Where is the sigmoid's slope largest, and does yours have its peak there too?",
)
def tanh_derivative(a):
    return 1 - a**2


@misconception(says="Your slopes are negative: the two terms of one factor are exchanged.", ask="Does the sigmoid ever fall when z grows?")
def mixed_signs(a):
    return a * (a - 1)


@misconception(
    says="You used an exponential of a, as if a were z, and left out a square.", ask="Which quantity are you given, and do you still need an exponential?"
)
def half_a_quotient(a):
    return np.exp(-a) / (1 + np.exp(-a))


@misconception(says="Your slopes are right, but you wrote them over the activations.", ask="Who else still needs the activations after this call?")
def changes_argument(a):
    a *= 1 - a
    return a


@misconception(says="You added all the slopes up to one number.", ask="If two units are in different places on the curve, how many slopes are there?")
def summed_to_a_scalar(a):
    return np.sum(a * (1 - a))


@misconception(says="You used a matrix product where each entry stands by itself.", ask="Does the slope of one unit depend on the activation of another one?")
def matmul_for_star(a):
    return a @ (1 - a)


@misconception(says="Your slopes are rounded to two decimals.", ask="What becomes of a small slope when only two decimals are kept?")
def rounded(a):
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
    inputs=inputs,
    hidden=hidden,
    equivalent={"1e6": "activations lie between 0 and 1"},
    checks=[Values(points=1), Pure(points=1)],
)
