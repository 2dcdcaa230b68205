r"""Now $q = x \cdot y$. Nudge $x$ by a little, and $q$ grows by $y$ times as much. So the local
gradient of one input is the *value of the other*:

```
   x = 2 ---.                                 dx = g * y = -15
             (*) ---> q = 6    <--- g = -5
   y = 3 ---'                                 dy = g * x = -10
```

This gate is a **swap multiplier**. It must remember both inputs of the forward pass.

Write `mul_backward(x, y, upstream)`. It returns `(dx, dy)`.
"""

import numpy as np

from autograder.exercise import Exercise, Values, accepted, case, misconception
from nn_reference.oracles import compute_graph as oracle


def mul_backward(x, y, upstream):
    """The gradients of x and y, for q = x * y.

    x, y: the gate's inputs.  upstream: a number, df/dq.  Returns (dx, dy).
    """
    return upstream * y, upstream * x


def wanted(x, y, upstream):
    """The oracle's pair as floats."""
    return tuple(float(part) for part in oracle.mul_backward(x, y, upstream))


@accepted
def as_array(x, y, upstream):
    return upstream * np.array([y, x])


@accepted
def as_list(x, y, upstream):
    return [np.float32(y) * np.float32(upstream), np.array(x * upstream)]


@accepted
def by_jacobian(x, y, upstream):
    jacobian = np.array([[y, x]])
    return tuple((upstream * jacobian)[0].tolist())


@accepted
def central_differences(x, y, upstream):
    dx = ((x + 0.5) * y - (x - 0.5) * y) * upstream  # exact for a product
    dy = (x * (y + 0.5) - x * (y - 0.5)) * upstream
    return dx, dy


@misconception(says="You multiplied each input's gradient by that input itself.", ask="x times 10: if x grows by 1, by how much does the product grow?")
def mul_not_swapped(x, y, upstream):
    return upstream * x, upstream * y


@misconception(
    says="You gave the local gradients; the upstream gradient does not enter your result.", ask="If the loss does not depend on q at all, what should x get?"
)
def upstream_ignored(x, y, upstream):
    return y, x


@misconception(says="You multiplied the upstream gradient by the product itself.", ask="x times 10: if x grows by 1, does the growth depend on x?")
def value_multiplied(x, y, upstream):
    return upstream * x * y, upstream * x * y


@misconception(says="You passed the upstream gradient on as it is, as an add gate does.", ask="x times 10: if x grows by 1, by how much does the product grow?")
def add_for_mul(x, y, upstream):
    return upstream, upstream


@misconception(says="You added the local gradient to the upstream one.", ask="How does the chain rule put two gradients together?")
def sum_for_product(x, y, upstream):
    return upstream + y, upstream + x


@misconception(says="You divided the upstream gradient by the other input.", ask="x times 10: if x grows by 1, does the product grow by 10 or by 1/10?")
def divided(x, y, upstream):
    return upstream / y, upstream / x


@misconception(says="You added the two gradients.", ask="How many inputs has the gate, and how many numbers are asked for?")
def one_gradient(x, y, upstream):
    return upstream * y + upstream * x


@misconception(says="Both of your gradients use y.", ask="Which input stays fixed while y is nudged?")
def first_factor_twice(x, y, upstream):
    return upstream * y, upstream * y


@misconception(says="Both of your gradients use x.", ask="Which input stays fixed while x is nudged?")
def second_factor_twice(x, y, upstream):
    return upstream * x, upstream * x


@misconception(says="You took the other input without its sign.", ask="x times −10: if x grows, does the product grow or shrink?")
def absolute_values(x, y, upstream):
    return upstream * abs(y), upstream * abs(x)


def inputs(rng):
    x, y, g = (float(v) for v in rng.permutation(rng.uniform(0.2, 0.6, 3) + [0.4, 1.1, 1.9]))
    yield x, y, g
    yield x, -y, -g / 2
    yield -y, g, x
    yield case(y, -x - 0.5, 0.0, label="upstream = 0")
    yield case(0.0, y, g, label="x = 0")
    yield case(x, 0.0, -g, label="y = 0")
    yield case(x, x, g, label="equal inputs")
    yield 40 * x, y, g
    yield x, y, 1e-4 * g


def hidden(rng):
    x, y, g = (float(v) for v in rng.uniform(0.3, 0.9, 3))
    yield case(1e7 * x, y, g, label="x near 1e7")
    yield case(x, 1e7 * y, g, label="y near 1e7")
    yield case(-1e7 * x, -1e7 * y, g, label="x and y near -1e7")
    yield case(x, y, 1e7 * g, label="an upstream gradient near 1e7")
    yield case(3e-8 * x, -3e-8 * y, g, label="x and y near 1e-8")
    yield case(3e-8 * x, 3e-8 * y, g, label="x and y near 1e-8")
    yield case(x, y, 3e-8 * g, label="an upstream gradient near 1e-8")
    yield case(g, x, g, label="x equal to the upstream gradient")
    yield case(x, x * (1 + 2.0**-15), g, label="x and y that hardly differ")


EXERCISE = Exercise(mul_backward, points=2, oracle=wanted, inputs=inputs, hidden=hidden, checks=[Values(points=2)])
