r"""One more thing happens in graphs: a value is **used twice**. Its line branches, and on the way
back two gradients arrive at the branch point, one from each use:

```
                 .---> a    <--- g_a
   x ---> (copy)
                 '---> b    <--- g_b
```

The loss hears of $x$ on both ways: nudging $x$ moves it through $a$, by $g_a$, *and* through $b$,
by $g_b$. (It is the chain rule for two paths,
$f'(x) = \frac{\partial f}{\partial a}\,a'(x) + \frac{\partial f}{\partial b}\,b'(x)$.)

Write `copy_backward(upstream_a, upstream_b)`: the gradient at the branch point, one number.
"""

import math

import numpy as np

from autograder.exercise import Exercise, Values, accepted, case, misconception
from nn_reference.oracles import compute_graph as oracle


def copy_backward(upstream_a, upstream_b):
    """The gradient of a value that is used twice.

    upstream_a, upstream_b: numbers, df/da and df/db.  Returns df/dx, a number.
    """
    return upstream_a + upstream_b


def wanted(upstream_a, upstream_b):
    """The oracle's number as a float."""
    return float(oracle.copy_backward(upstream_a, upstream_b))


@accepted
def with_sum(upstream_a, upstream_b):
    return sum([upstream_a, upstream_b])


@accepted
def numpy_sum(upstream_a, upstream_b):
    return np.sum(np.array([upstream_a, upstream_b], dtype=np.float32))


@accepted
def accumulated(upstream_a, upstream_b):
    gradient = np.zeros(())
    for g in (upstream_a, upstream_b):
        gradient += g
    return gradient


@accepted
def exact_sum(upstream_a, upstream_b):
    return math.fsum((upstream_a, upstream_b))


@misconception(says="You took the mean of the two gradients.", ask="If x grows by 0.1, by how much do a and b grow: 0.1 each, or half of it?")
def mean_for_sum(upstream_a, upstream_b):
    return (upstream_a + upstream_b) / 2


@misconception(says="You multiplied the two gradients.", ask="Do a and b lie one behind the other on a path, or on two paths beside each other?")
def product_for_sum(upstream_a, upstream_b):
    return upstream_a * upstream_b


@misconception(says="You took the larger of the two gradients.", ask="Does the loss hear of x on one way only?")
def max_for_sum(upstream_a, upstream_b):
    return max(upstream_a, upstream_b)


@misconception(says="Only the first use enters your gradient.", ask="What if x had no effect through a, but a large one through b?")
def first_only(upstream_a, upstream_b):
    return upstream_a


@misconception(says="Only the last use enters your gradient: it overwrites the first.", ask="What does nudging x do to the loss through a?")
def assigned_not_added(upstream_a, upstream_b):
    return upstream_b


@misconception(says="You returned both gradients.", ask="How many numbers is x, and how many gradients has it?")
def not_summed(upstream_a, upstream_b):
    return upstream_a, upstream_b


@misconception(says="You added the gradients without their signs.", ask="If x pushes the loss up on one way and down on the other, what remains?")
def absolute_values(upstream_a, upstream_b):
    return abs(upstream_a) + abs(upstream_b)


@misconception(says="You counted the uses; the upstream gradients do not enter your result.", ask="If the loss depends on neither a nor b, what should x get?")
def upstream_ignored(upstream_a, upstream_b):
    return 2.0


@misconception(says="Your gradient is an array with one entry.", ask="If x is a number, what is its gradient?")
def array_for_number(upstream_a, upstream_b):
    return np.array([upstream_a + upstream_b])


@misconception(says="You subtracted the second gradient from the first.", ask="If x grows, do a and b move in opposite directions?")
def difference_for_sum(upstream_a, upstream_b):
    return upstream_a - upstream_b


def inputs(rng):
    a, b = (float(v) for v in rng.uniform(0.3, 0.9, 2) + [0.0, 1.5])
    yield a, b
    yield b, -a
    yield -b, -a
    yield case(a, 0.0, label="one way does not matter")
    yield case(b, b, label="equal gradients")
    yield case(b, -b, label="gradients that cancel")
    yield 40 * a, 30 * b
    yield 1e-4 * a, 1e-4 * b


def hidden(rng):
    a, b = (float(v) for v in rng.uniform(0.3, 0.9, 2))
    for scale in (1e7, 3e-8):
        yield case(scale * a, scale * b, label=f"sizes near {scale}")
        yield case(scale * a, -2 * scale * b, label=f"sizes near {scale}")
    yield case(40.0, 36.0, label="whole numbers")
    yield case(36.0, 40.0, label="whole numbers")


EXERCISE = Exercise(copy_backward, points=1, oracle=wanted, inputs=inputs, hidden=hidden, checks=[Values(points=1)])
