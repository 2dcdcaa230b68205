r"""What does a *layer* do to its inputs, seen as points of a plane? Three things, one after the
other (the slides on deep networks show them as an animation):

| step | formula | what happens to the plane |
|---|---|---|
| 1 | $Wx$ | it is stretched, turned, sheared |
| 2 | $Wx + b$ | it is moved |
| 3 | $\tanh(Wx + b)$ | it is squeezed into the square from −1 to 1 |

```
   ┌───┬───┐         ╱───╱───╱            ╱───╱───╱        ╭──┬──╮
   │   │   │       ╱   ╱   ╱            ╱   ╱   ╱          │  │  │
   ├───┼───┤  W   ╱───╱───╱   + b      ╱───╱───╱    tanh   ├──┼──┤
   │   │   │ ───►╱   ╱   ╱   ────►    ╱   ╱   ╱   ────►    │  │  │
   └───┴───┘    ╱───╱───╱            ╱───╱───╱             ╰──┴──╯
```

The first two keep straight lines straight; a thousand such layers are still one of them. It is
the third that bends lines, so that classes which no line could separate become separable.

This exercise is in **column form**: one vector $x$, and row $i$ of $W$ holds the weights into
unit $i$. For $x = (1, 2)$, $W = \begin{pmatrix} 1 & 0 \\ -1 & 1\end{pmatrix}$ and $b = (-0.5, 1)$
the steps are $(1, 1)$, $(0.5, 2)$ and $(0.4621, 0.9640)$.

Write `feature_space_steps(x, W, b)`, which returns the three vectors in this order.
"""

import math

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import training as oracle

from ._draw import other_middle, rearranged, signed


def feature_space_steps(x, W, b):
    """What a layer does to a vector, step by step.

    x: (n_in,).  W: (n_out, n_in).  b: (n_out,).
    Returns (Wx, Wx + b, tanh(Wx + b)), three (n_out,) arrays.
    """
    turned = W @ x
    moved = turned + b
    return turned, moved, np.tanh(moved)


@accepted
def one_at_a_time(x, W, b):
    first = [sum(w * v for w, v in zip(row, x)) for row in W]
    second = [u + c for u, c in zip(first, b)]
    return first, second, [math.tanh(u) for u in second]


@accepted
def with_dot(x, W, b):
    return (np.dot(W, x), np.dot(W, x) + b, np.tanh(np.dot(W, x) + b))


@accepted
def with_einsum(x, W, b):
    steps = [np.einsum("ij,j->i", W, x)]
    steps.append(steps[-1] + b)
    e = np.exp(2 * steps[-1])
    steps.append((e - 1) / (e + 1))
    return steps


@accepted
def bias_folded_in(x, W, b):
    second = np.column_stack([W, b]) @ np.append(x, 1.0)
    return tuple([second - b, second, 2 / (1 + np.exp(-2 * second)) - 1])


@accepted
def columns(x, W, b):
    first = (W @ x.reshape(-1, 1)).ravel()
    second = np.add(first, b)
    return tuple(step.tolist() for step in (first, second, np.tanh(second)))


@accepted
def single_precision(x, W, b):
    first = W.astype(np.float32) @ x.astype(np.float32)
    second = first + b.astype(np.float32)
    return first, second, np.tanh(second)


@misconception(says="You multiplied with the transposed matrix.", ask="Which weights lead into unit 1: row 1 of W, or column 1?")
def weights_transposed(x, W, b):
    first = W.T @ x
    return first, first + b, np.tanh(first + b)


@misconception(says="You multiplied entry by entry where a matrix product is meant.", ask="How many numbers does a unit pass on?")
def star_for_matmul(x, W, b):
    first = W * x
    return first, first + b, np.tanh(first + b)


@misconception(says="Your first step shows the second: the bias was added to the same array.", ask="What does `z += b` do to other names for the same array?")
def steps_aliased(x, W, b):
    z = W @ x
    first = z
    z += b
    return first, z, np.tanh(z)


@misconception(says="You added the bias after tanh.", ask="Can a tanh be larger than 1?")
def bias_after_activation(x, W, b):
    first = W @ x
    return first, first + b, np.tanh(first) + b


@misconception(says="The bias does not enter your steps.", ask="Which step moves the plane?")
def missing_bias(x, W, b):
    first = W @ x
    return first, first, np.tanh(first)


@misconception(says="You took tanh of Wx, without the bias.", ask="Which step comes before the third?")
def tanh_without_bias(x, W, b):
    first = W @ x
    return first, first + b, np.tanh(first)


@misconception(says="You subtracted the bias.", ask="What is the second step in the example, for the first unit?")
def bias_subtracted(x, W, b):
    first = W @ x
    return first, first - b, np.tanh(first - b)


@misconception(says="You moved the inputs before you multiplied.", ask="Which comes first: W or b?")
def moved_first(x, W, b):
    moved = x + b[0]
    return W @ x, W @ moved, np.tanh(W @ moved)


@misconception(says="You applied tanh twice.", ask="What is the third step in the example?")
def tanh_twice(x, W, b):
    first = W @ x
    second = first + b
    return first, second, np.tanh(np.tanh(second))


@misconception(says="You applied tanh after every step.", ask="Which of the steps bends lines?")
def tanh_at_every_step(x, W, b):
    first = np.tanh(W @ x)
    second = np.tanh(first + b)
    return first, second, np.tanh(second)


@misconception(says="You applied tanh to the bias only.", ask="What is inside the brackets of tanh?")
def tanh_of_bias(x, W, b):
    first = W @ x
    return first, first + b, first + np.tanh(b)


@misconception(says="You used the sigmoid.", ask="Can the third step be negative?")
def sigmoid_for_tanh(x, W, b):
    z = W @ x
    return z, z + b, 1 / (1 + np.exp(-(z + b)))


@misconception(says="You used ReLU.", ask="Into which square is the plane squeezed?")
def relu_for_tanh(x, W, b):
    z = W @ x
    return z, z + b, np.maximum(0, z + b)


@misconception(says="You used tan.", ask="Into which square is the plane squeezed?")
def tan_for_tanh(x, W, b):
    z = W @ x
    return z, z + b, np.tan(z + b)


@misconception(says="You used arctan.", ask="Into which square is the plane squeezed?")
def arctan_for_tanh(x, W, b):
    z = W @ x
    return z, z + b, np.arctan(z + b)


@misconception(says="You return the last step only.", ask="How many vectors are asked for?")
def last_step_only(x, W, b):
    return np.tanh(W @ x + b)


@misconception(says="The step Wx is missing.", ask="How many vectors are asked for?")
def first_step_missing(x, W, b):
    z = W @ x + b
    return z, np.tanh(z)


@misconception(says="You return the input as well.", ask="How many vectors are asked for?")
def input_returned_too(x, W, b):
    z = W @ x
    return x, z, z + b, np.tanh(z + b)


@misconception(says="Your first vector is the input.", ask="What is the first step?")
def input_for_first_step(x, W, b):
    z = W @ x + b
    return x, z, np.tanh(z)


@misconception(says="Your steps are in reverse order.", ask="Which step is asked for first?")
def order_reversed(x, W, b):
    z = W @ x
    return np.tanh(z + b), z + b, z


@misconception(says="You return one matrix.", ask="What is asked for: three vectors, or one array?")
def matrix_for_steps(x, W, b):
    z = W @ x
    return np.array([z, z + b, np.tanh(z + b)])


@misconception(says="Your values are right, but as matrices of one column.", ask="What shape has x?")
def extra_axis(x, W, b):
    z = W @ x.reshape(-1, 1)
    second = z + b.reshape(-1, 1)
    return z, second, np.tanh(second)


@misconception(says="Your steps are right, but b is overwritten.", ask="What will the next point be moved by?")
def changes_argument(x, W, b):
    z = W @ x
    b += z
    return z, b, np.tanh(b)


def inputs(rng):
    for n_out, n_in, label in [(3, 4, ""), (2, 2, "square weights"), (1, 3, "one unit"), (4, 1, "one input"), (3, 2, "")]:
        x = signed(rng, 0.5, 1.5, n_in)
        W = signed(rng, 0.3, 1.0, (n_out, n_in))
        z = W @ x
        # Sums of size about 1, and biases that differ.
        W *= (rng.uniform(0.4, 1.3, n_out) / np.maximum(np.abs(z), 0.1))[:, None]
        b = rng.uniform(0.2, 0.6, n_out) * np.where(rng.permutation(n_out) % 2, -1.0, 1.0)
        yield case(x, W, b, label=label)


def hidden(rng):
    x, W, b = signed(rng, 0.5, 1.5, 36), signed(rng, 0.1, 0.5, (40, 36)), signed(rng, 0.2, 0.6, 40)
    yield case(x, W, b, label="36 inputs, 40 units")
    yield case(rearranged(rng, x), W, b, label="36 inputs, in another order")
    yield case(x, other_middle(rng, W), b, label="36 inputs, other weights in the middle")
    x, W = signed(rng, 0.5, 1.0, 5), rng.uniform(0.3, 0.6, (5, 5))
    W *= np.sign(np.outer(x, x))  # no sum is near 0: what is made of it below would be inexact
    yield case(x, W, x, label="5 inputs, 5 units, b equal to x")
    yield case(x, W, -x, label="the same, another b")
    yield case(x, -W, -x, label="the same x and b")
    z = W @ x + x
    yield case(x, W * (6.2 / z)[:, None], x * (6.2 / z), label="sums of 6.2")
    yield case(x, W * (0.008 / z)[:, None], x * (0.008 / z), label="sums of 0.008")
    yield case(x, W * (200 / (W @ x))[:, None], x, label="products of 200")
    x, W, b = signed(rng, 0.5, 1.5, 3), rng.uniform(0.3, 1.0, (2, 3)), signed(rng, 0.2, 0.6, 2)
    W *= np.sign(x)
    yield case(x * 1e7, W * 1e-7, b, label="inputs near 1e7, weights near 1e-7")
    yield case(x * 1e-7, W, b * 1e-7, label="sizes near 1e-7")
    yield case(np.abs(x) * 1e-8, np.abs(W), b * 0, label="inputs near 1e-8")
    yield case(x * 1e-7, W * 1e7, b, label="inputs near 1e-7, weights near 1e7")
    yield case(np.full(3, 0.5), np.full((2, 3), 0.5), np.full(2, 0.5), label="all equal")


EXERCISE = Exercise(
    feature_space_steps, points=2, oracle=oracle.feature_space_steps, inputs=inputs, hidden=hidden, extra=True, checks=[Values(points=1), Pure(points=1)]
)
