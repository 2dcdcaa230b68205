r"""The simplest gate: $q = x + y$. Nudge $x$ by a little, and $q$ grows by as much; the same goes
for $y$. Both local gradients are 1.

```
   x ---.                         x: gets the upstream gradient
         (+) ---> q    <--- g
   y ---'                         y: gets the upstream gradient
```

If the loss rises by 3 for each unit of $q$, so it does for each unit of $x$ and each unit of $y$:
the gate is a **distributor**. It need not even remember what $x$ and $y$ were.

Write `add_backward(upstream)`. It returns the pair `(dx, dy)` of downstream gradients.
"""

import numpy as np

from autograder.exercise import Exercise, Values, accepted, case, misconception
from nn_reference.oracles import compute_graph as oracle


def add_backward(upstream):
    """The gradients of x and y, for q = x + y.

    upstream: a number, df/dq.  Returns (dx, dy).
    """
    return upstream, upstream


def wanted(upstream):
    """The oracle's pair as floats."""
    return tuple(float(part) for part in oracle.add_backward(upstream))


@accepted
def as_array(upstream):
    return np.full(2, upstream)


@accepted
def as_list(upstream):
    return [np.float64(upstream), np.array(upstream)]


@accepted
def local_times_upstream(upstream):
    local_x, local_y = 1, 1
    return local_x * upstream, local_y * upstream


@misconception(
    says="You gave the local gradients; the upstream gradient does not enter your result.", ask="If the loss does not depend on q at all, what should x get?"
)
def upstream_ignored(upstream):
    return 1.0, 1.0


@misconception(says="You shared the upstream gradient between x and y.", ask="If x alone grows by 0.1, by how much does q grow?")
def shared_equally(upstream):
    return upstream / 2, upstream / 2


@misconception(says="You returned one number.", ask="How many inputs has the gate?")
def one_gradient(upstream):
    return upstream


@misconception(says="Only x gets a gradient from you.", ask="If y alone grows by 0.1, does q stay the same?")
def first_only(upstream):
    return upstream, 0.0


@misconception(says="The gradient of y has the wrong sign: that would be the gate x − y.", ask="If y grows, does x + y grow or shrink?")
def sign_of_second(upstream):
    return upstream, -upstream


@misconception(says="Both gradients are twice as large.", ask="What is the derivative of x + y with respect to x?")
def doubled(upstream):
    return 2 * upstream, 2 * upstream


@misconception(says="You multiplied the upstream gradient by itself.", ask="What is the local gradient, by which the upstream one is multiplied?")
def upstream_twice(upstream):
    return upstream**2, upstream**2


@misconception(says="Your gradients are lists of one number.", ask="If x is a number, what is its gradient?")
def array_for_number(upstream):
    return [upstream], [upstream]


def inputs(rng):
    yield (float(rng.uniform(1.5, 3.0)),)
    yield case(-float(rng.uniform(0.3, 0.8)), label="a negative upstream gradient")
    yield case(0.0, label="upstream = 0")
    yield case(float(rng.uniform(40, 50)), label="a large upstream gradient")
    yield case(float(rng.uniform(1e-4, 2e-4)), label="a small upstream gradient")


def hidden(rng):
    for scale in (1e7, -1e8, 1e-7, -3e-8, 1e6):
        yield case(float(scale * rng.uniform(1, 2)), label=f"an upstream gradient near {scale}")
    yield case(1.0, label="upstream = 1")
    yield case(40.0, label="upstream = 40")


EXERCISE = Exercise(add_backward, points=1, oracle=wanted, inputs=inputs, hidden=hidden, checks=[Values(points=1)])
