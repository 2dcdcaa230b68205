r"""The most used gate of all takes vectors: $z = W x + b$, with $W$ of shape `(n_out, n_in)`, row
$i$ holding the weights into unit $i$. The upstream gradient $g = \partial L/\partial z$ has one
number a unit, `(n_out,)`; the loss $L$ is still a single number.

Of the Jacobians of $z$ only the first is ever used as a matrix: that of $z$ with respect to $x$ is
$W$ itself. Walk back one unit at a time, $z_i = \sum_j W_{ij} x_j + b_i$:

| | its use | so its gradient is |
|---|---|---|
| $b_i$ | added to $z_i$, and to nothing else | the gradient of $z_i$ |
| $W_{ij}$ | times $x_j$, in $z_i$ only | that of $z_i$, times $x_j$ |
| $x_j$ | times $W_{ij}$, in **every** $z_i$ | a sum over the units $i$ |

```
   W = [[1, 2, 0],      x = (1, 0, 2)      dx = (-2, -1, -3)        dW = [[1, 0, 2],
        [3, 3, 3]]      g = (1, -1)        db = ( 1, -1)                  [-1, 0, -2]]
```

Each gradient has the shape of what it belongs to; that alone settles most questions of order and
transposition.

Write `linear_backward(upstream, x, W)`. It returns `(dx, dW, db)`.
"""

import numpy as np

from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import compute_graph as oracle

from ._draw import other_middle, rearranged


def linear_backward(upstream, x, W):
    """The gradients of x, W and b, for z = W @ x + b.

    upstream: (n_out,), dL/dz.  x: (n_in,).  W: (n_out, n_in).
    Returns (dx, dW, db): (n_in,), (n_out, n_in) and (n_out,).
    """
    return W.T @ upstream, np.outer(upstream, x), upstream.copy()


@accepted
def loops(upstream, x, W):
    dx = [0.0] * len(x)
    dW = []
    for i, g in enumerate(upstream):
        dW.append([float(g * value) for value in x])
        for j in range(len(x)):
            dx[j] += float(g * W[i, j])
    return [dx, dW, list(upstream)]


@accepted
def the_same_array(upstream, x, W):
    return upstream @ W, upstream[:, None] * x[None, :], upstream


@accepted
def with_einsum(upstream, x, W):
    upstream, x, W = (a.astype(np.float32) for a in (upstream, x, W))
    return (np.einsum("i,ij->j", upstream, W), np.einsum("i,j->ij", upstream, x), np.einsum("i->i", upstream))


@accepted
def as_matrices(upstream, x, W):
    g = upstream.reshape(-1, 1)
    return (W.T @ g).ravel(), g @ x.reshape(1, -1), g.sum(axis=1)


@misconception(says="You multiplied with W as in the forward pass.", ask="W takes n_in numbers to n_out; which way does the gradient go?")
def weights_transposed(upstream, x, W):
    return W @ upstream, np.outer(upstream, x), upstream


@misconception(says="Your dW is transposed: rows and columns are exchanged.", ask="What do the rows of W belong to, inputs or units?")
def outer_swapped(upstream, x, W):
    return W.T @ upstream, np.outer(x, upstream), upstream


@misconception(
    says="The upstream gradient does not enter: your result is right where it is 1 everywhere.",
    ask="If the loss does not depend on unit i at all, what should its weights get?",
)
def upstream_ignored(upstream, x, W):
    return W.sum(axis=0), np.tile(x, (len(W), 1)), np.ones(len(W))


@misconception(says="Your db is 1 everywhere: that is the local gradient.", ask="If b1 grows by 0.1, z1 grows by 0.1; and the loss?")
def bias_local_only(upstream, x, W):
    return W.T @ upstream, np.outer(upstream, x), np.ones(len(W))


@misconception(says="Your db is one number.", ask="How many biases are there?")
def db_summed_over_all(upstream, x, W):
    return W.T @ upstream, np.outer(upstream, x), upstream.sum()


@misconception(says="You returned two gradients; db is missing.", ask="Which three things does the gate receive?")
def db_missing(upstream, x, W):
    return W.T @ upstream, np.outer(upstream, x)


@misconception(says="The gradients are right, but not in the order that is asked for.", ask="Which of the three comes first?")
def order_changed(upstream, x, W):
    return np.outer(upstream, x), W.T @ upstream, upstream


@misconception(says="Your dW uses the weights where it should use the input.", ask="If a weight grows by 1, by how much does its unit's sum grow?")
def mul_not_swapped(upstream, x, W):
    return W.T @ upstream, upstream[:, None] * W, upstream


@misconception(says="You multiplied dx by x.", ask="Is the slope of 3x with respect to x different for other x?")
def input_multiplied(upstream, x, W):
    return x * (W.T @ upstream), np.outer(upstream, x), upstream


@misconception(
    says="Your dx is a matrix: the sum over the units is missing.", ask="An input feeds several units: how many gradients arrive, and how many should there be?"
)
def not_summed(upstream, x, W):
    return upstream[:, None] * W, np.outer(upstream, x), upstream


@misconception(says="Only the first unit has left its part in dx.", ask="Which units does an input feed?")
def first_unit_only(upstream, x, W):
    return upstream[0] * W[0], np.outer(upstream, x), upstream


@misconception(says="You added up weights and upstream gradient separately, and multiplied the sums.", ask="Is a sum of products the product of the sums?")
def sums_multiplied(upstream, x, W):
    return W.sum(axis=0) * upstream.sum(), np.outer(upstream, x), upstream


@misconception(says="Your dW does not depend on the input.", ask="Does a weight on an input of 0 matter?")
def input_ignored(upstream, x, W):
    return W.T @ upstream, np.repeat(upstream[:, None], len(x), axis=1), upstream


@misconception(says="You took the mean over the units for dx.", ask="Do two gradients that arrive at one input add up, or are they averaged?")
def mean_for_sum(upstream, x, W):
    return W.T @ upstream / len(W), np.outer(upstream, x), upstream


@misconception(says="All your gradients have the wrong sign.", ask="Is a gradient asked for, or a step against it?")
def mixed_signs(upstream, x, W):
    return -(W.T @ upstream), -np.outer(upstream, x), -upstream


@misconception(says="Your dW is a vector: x is summed up in it.", ask="Which shape has W, and so dW?")
def matmul_for_outer(upstream, x, W):
    return W.T @ upstream, x @ np.ones((len(x), len(W))) * upstream, upstream


@misconception(says="Your gradients are right, but the weights are others after the call.", ask="Who takes the step, and when?")
def changes_argument(upstream, x, W):
    dx = W.T @ upstream
    dW = np.outer(upstream, x)
    W -= 0.1 * dW
    return dx, dW, upstream.copy()


def inputs(rng):
    for n_out, n_in, label in [(3, 4, ""), (5, 2, ""), (3, 3, "square weights"), (1, 3, "one unit"), (2, 1, "one input"), (1, 1, "one unit, one input")]:
        upstream = rng.uniform(0.3, 1.3, n_out) * rng.choice([-1.0, 1.0], n_out)
        x = rng.uniform(0.3, 1.3, n_in) * rng.choice([-1.0, 1.0], n_in)
        W = rng.uniform(0.3, 1.3, (n_out, n_in)) * rng.choice([-1.0, 1.0], (n_out, n_in))
        # The first column agrees with the upstream gradient, so that dx is no small difference.
        W[:, 0] = np.abs(W[:, 0]) * np.sign(upstream)
        yield case(upstream, x, W, label=label)
    yield 40 * upstream, x, W
    yield 1e-3 * upstream, x, W


def loss(upstream, x, W):
    """The outputs weighed by the upstream gradient, of input, weights and biases."""
    return lambda p: float(upstream @ (p[1] @ p[0] + p[2])), (x, W, np.zeros(len(W)))


def hidden(rng):
    g, x, W = rng.normal(size=40), rng.normal(size=36), rng.normal(size=(40, 36))
    yield case(g, x, W, label="36 inputs, 40 units")
    yield case(rearranged(rng, g), x, W, label="36 inputs, the gradient in another order")
    yield case(g, x, other_middle(rng, W), label="36 inputs, other weights in the middle")
    yield case(g[:20], x[:20], W[:20, :20], label="20 inputs, 20 units")
    g, x, W = np.abs(g[:3]) + 0.1, np.abs(x[:2]) + 0.1, np.abs(W[:3, :2]) + 0.1
    for s in (1e7, 1e-8):
        yield case(s * g, x, W, label=f"an upstream gradient near {s}")
        yield case(g, s * x, W, label=f"inputs near {s}")
        yield case(g, x, s * W, label=f"weights near {s}")
    yield case(np.full(3, 0.5), np.full(3, 0.5), np.full((3, 3), 0.5), label="all equal")
    yield case(g * 0, x, W, label="an upstream gradient of 0")


EXERCISE = Exercise(
    linear_backward, points=4, oracle=oracle.linear_backward, inputs=inputs, hidden=hidden, checks=[Values(points=2), Gradient(loss, points=1), Pure(points=1)]
)
