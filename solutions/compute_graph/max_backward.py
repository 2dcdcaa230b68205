r"""The gate $q = \max(x, y)$ lets the larger input through. Nudge that one, and $q$ moves with it;
nudge the smaller one, and nothing happens:

```
   x = 4 ---.                                   dx = g = 2
             (max) ---> q = 4    <--- g = 2
   y = -1 --'                                   dy = 0
```

So the gate is a **router**: the whole upstream gradient goes to the input that won, and none to
the other. (Where both are equal there is no derivative, and you will not be asked.)

Write `max_backward(x, y, upstream)`. It returns `(dx, dy)`.
"""

import numpy as np

from autograder.exercise import Exercise, Values, accepted, case, misconception
from nn_reference.oracles import compute_graph as oracle


def max_backward(x, y, upstream):
    """The gradients of x and y, for q = max(x, y), where x and y differ.

    x, y: the gate's inputs.  upstream: a number, df/dq.  Returns (dx, dy).
    """
    if x > y:
        return upstream, 0.0
    return 0.0, upstream


def wanted(x, y, upstream):
    """The oracle's pair as floats."""
    return tuple(float(part) + 0.0 for part in oracle.max_backward(x, y, upstream))  # no -0.0


@accepted
def masks(x, y, upstream):
    return upstream * (x > y), upstream * (y > x)


@accepted
def as_array(x, y, upstream):
    routed = np.zeros(2)
    routed[np.argmax([x, y])] = upstream
    return routed


@accepted
def with_where(x, y, upstream):
    return [np.where(x > y, upstream, 0), np.where(x > y, 0, upstream)]


@accepted
def with_sign(x, y, upstream):
    share = (1 + np.sign(x - y)) / 2
    return np.float32(share * upstream), (1 - share) * upstream


@misconception(says="You sent the upstream gradient to both inputs.", ask="What does max(4, −1) do when the −1 grows by a little?")
def routes_to_both(x, y, upstream):
    return upstream, upstream


@misconception(says="You sent the upstream gradient to the smaller input.", ask="What does max(4, −1) do when the −1 grows by a little?")
def min_for_max(x, y, upstream):
    return (upstream, 0.0) if x < y else (0.0, upstream)


@misconception(
    says="You sent a 1 to the larger input; the upstream gradient does not enter your result.",
    ask="If the loss rises by 2 for each unit of q, what does it do for each unit of x?",
)
def upstream_ignored(x, y, upstream):
    return (1.0, 0.0) if x > y else (0.0, 1.0)


@misconception(says="You multiplied the upstream gradient by the larger input.", ask="If the larger input grows by 0.1, by how much does q grow?")
def value_multiplied(x, y, upstream):
    return (upstream * x, 0.0) if x > y else (0.0, upstream * y)


@misconception(says="You shared the upstream gradient between both inputs.", ask="What does max(4, −1) do when the −1 grows by a little?")
def shared_equally(x, y, upstream):
    return upstream / 2, upstream / 2


@misconception(says="You compared each input with 0, as a ReLU does.", ask="Which of −2 and −1 is let through?")
def compared_with_zero(x, y, upstream):
    return upstream * float(x > 0), upstream * float(y > 0)


@misconception(says="You compared the inputs without their signs.", ask="Which of −2 and −1 is let through?")
def absolute_values(x, y, upstream):
    return (upstream, 0.0) if abs(x) > abs(y) else (0.0, upstream)


@misconception(says="You always sent the upstream gradient to x.", ask="What if y is the larger one?")
def always_first(x, y, upstream):
    return upstream, 0.0


@misconception(says="You returned one number.", ask="How many inputs has the gate?")
def one_gradient(x, y, upstream):
    return upstream


@misconception(says="You gave the smaller input minus the upstream gradient.", ask="What does max(4, −1) do when the −1 grows by a little?")
def loser_pays(x, y, upstream):
    return (upstream, -upstream) if x > y else (-upstream, upstream)


@misconception(says="You returned the larger input itself where its gradient is asked for.", ask="What does the upstream gradient tell, and where does it go?")
def values_for_gradients(x, y, upstream):
    return (x, 0.0) if x > y else (0.0, y)


@misconception(says="You took the maximum of each input and the upstream gradient.", ask="Where in the graph do the values flow, and where the gradients?")
def max_of_gradients(x, y, upstream):
    return max(x, upstream), max(y, upstream)


def inputs(rng):
    a, b, g = (float(v) for v in rng.uniform(0.2, 0.8, 3) + [0.0, 1.0, 2.0])
    yield b, a, g
    yield a, b, -g / 2
    yield case(-b, -a, g, label="both negative")
    yield case(-a, -b, -g, label="both negative")
    yield a, -b, g / 3
    yield case(-b, a, 0.0, label="upstream = 0")
    yield case(a, a + 0.004, g, label="inputs that differ by little")
    yield case(a + 0.004, a, g, label="inputs that differ by little")
    yield case(0.0, -a, g, label="x = 0")
    yield case(-b, 0.0, g, label="y = 0")


def hidden(rng):
    a, g = (float(v) for v in rng.uniform(0.3, 0.9, 2))
    # Exact in float32, too.
    for x, y in [(1.0, 1.0 + 2.0**-22), (1.0 + 2.0**-22, 1.0), (-(2.0**-24), -(2.0**-25))]:
        yield case(x, y, g, label="inputs that hardly differ")
        yield case(-x, -y, g, label="inputs that hardly differ")
    yield case(2.0**-28, 2.0**-29, g, label="tiny inputs")
    yield case(2.0**-29, 2.0**-28, g, label="tiny inputs")
    yield case(2.0**24, 2.0**24 - 1, g, label="huge inputs")
    yield case(2.0**24 - 1, 2.0**24, g, label="huge inputs")
    yield case(1 - 2.0**24, -(2.0**24), g, label="huge inputs, both negative")
    yield case(a, -a, g, label="the larger one first")
    yield case(a, 2 * a, g, label="the same x and upstream gradient, another y")
    yield case(a, -a, 1e7 * g, label="an upstream gradient near 1e7")
    yield case(-a, a, 3e-8 * g, label="an upstream gradient near 1e-8")


EXERCISE = Exercise(
    max_backward, points=2, oracle=wanted, inputs=inputs, hidden=hidden, checks=[Values(points=2)], equivalent={"x > y with GtE": "equal inputs are not asked"}
)
