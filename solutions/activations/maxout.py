r"""A *maxout* layer does not bend one sum, it makes two of them and passes on the larger (DS 503,
lecture 14):

$$\text{maxout}(x) = \max\bigl(W_1 x + b_1,\; W_2 x + b_2\bigr),$$

unit by unit, in column form: $W_1$ and $W_2$ have shape `(n_out, n_in)`.

```
              ┌──►[ W1, b1 ]── (n_out,) ──┐
   x (n_in,) ─┤                           ├─► larger of the two, unit by unit ──► (n_out,)
              └──►[ W2, b2 ]── (n_out,) ──┘
```

An example with two inputs and three units, $x = (1,\ 0.5)$:

| unit | $W_1 x + b_1$ | $W_2 x + b_2$ | passed on |
|---|---|---|---|
| 1 | −0.5 | 0.3 | 0.3 |
| 2 | 0.5 | −1 | 0.5 |
| 3 | 1 | 2 | 2 |

The ReLU is the special case $W_2 = 0,\ b_2 = 0$. Maxout learns the bend itself, and pays with twice
as many parameters.

Write `maxout(x, W1, b1, W2, b2)`.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import activations as oracle


def maxout(x, W1, b1, W2, b2):
    """What a maxout layer passes on, in column form.

    x: (n_in,).  W1, W2: (n_out, n_in).  b1, b2: (n_out,).
    Returns (n_out,).
    """
    return np.maximum(W1 @ x + b1, W2 @ x + b2)


@accepted
def unit_by_unit(x, W1, b1, W2, b2):
    return [max(sum(p * q for p, q in zip(r, x)) + c, sum(p * q for p, q in zip(s, x)) + d) for r, c, s, d in zip(W1, b1, W2, b2)]


@accepted
def stacked(x, W1, b1, W2, b2):
    sums = np.stack([W1, W2]) @ x + np.stack([b1, b2])
    return sums.max(axis=0)


@accepted
def relu_of_the_difference(x, W1, b1, W2, b2):
    other = W2 @ x + b2
    return tuple(other + np.maximum(0, (W1 - W2) @ x + (b1 - b2)))


@accepted
def branches(x, W1, b1, W2, b2):
    p = np.einsum("ij,j->i", W1, x) + b1
    q = np.einsum("ij,j->i", W2, x) + b2
    return np.where(p > q, p, q)


@accepted
def as_columns(x, W1, b1, W2, b2):
    column = x[:, None]
    both = np.hstack([W1 @ column + b1[:, None], W2 @ column + b2[:, None]])
    return both.max(axis=1)


@accepted
def single_precision(x, W1, b1, W2, b2):
    x = x.astype(np.float32)
    p, q = (W.astype(np.float32) @ x + b.astype(np.float32) for W, b in ((W1, b1), (W2, b2)))
    return np.maximum(p, q)


@misconception(says="You returned the largest of all sums.", ask="How many numbers does a layer of three units pass on?")
def max_of_the_array(x, W1, b1, W2, b2):
    return max((W1 @ x + b1).max(), (W2 @ x + b2).max())


@misconception(says="You looked for the largest unit of each half, not the larger half of each unit.", ask="Which two sums belong to unit 1?")
def largest_of_each(x, W1, b1, W2, b2):
    return np.array([(W1 @ x + b1).max(), (W2 @ x + b2).max()])


@misconception(says="You passed on the smaller of the two sums.", ask="Which of −0.5 and 0.3 should unit 1 of the example pass on?")
def min_for_max(x, W1, b1, W2, b2):
    return np.minimum(W1 @ x + b1, W2 @ x + b2)


@misconception(says="The biases do not enter your result.", ask="What should the layer pass on when all its inputs are 0?")
def missing_bias(x, W1, b1, W2, b2):
    return np.maximum(W1 @ x, W2 @ x)


@misconception(says="You added the biases after comparing.", ask="Which sums are compared: those with or without their biases?")
def bias_after_activation(x, W1, b1, W2, b2):
    return np.maximum(W1 @ x, W2 @ x) + b1 + b2


@misconception(says="You took the larger weights and the larger biases before multiplying.", ask="If x is negative, does a larger weight make a larger sum?")
def parameters_compared(x, W1, b1, W2, b2):
    return np.maximum(W1, W2) @ x + np.maximum(b1, b2)


@misconception(says="You added the two sums up.", ask="What becomes of the smaller sum in a maxout unit?")
def sum_for_max(x, W1, b1, W2, b2):
    return W1 @ x + b1 + W2 @ x + b2


@misconception(says="W2 and b2 do not enter your result.", ask="With what is the first sum to be compared?")
def first_half_only(x, W1, b1, W2, b2):
    return W1 @ x + b1


@misconception(says="W1 and b1 do not enter your result.", ask="With what is the second sum to be compared?")
def second_half_only(x, W1, b1, W2, b2):
    return W2 @ x + b2


@misconception(says="You passed on the sum that is farther from 0.", ask="Which is larger, −1.5 or −0.5?")
def larger_in_size(x, W1, b1, W2, b2):
    return np.where(np.abs(W1 @ x + b1) > np.abs(W2 @ x + b2), W1 @ x + b1, W2 @ x + b2)


@misconception(says="Where both sums are negative you passed on 0.", ask="Is 0 one of the two sums?")
def relu_on_top(x, W1, b1, W2, b2):
    return np.maximum(0, np.maximum(W1 @ x + b1, W2 @ x + b2))


@misconception(says="You put the two halves one after another, as two layers.", ask="What goes into W2: x, or what comes out of W1?")
def two_layers(x, W1, b1, W2, b2):
    return W2 @ np.maximum(0, W1 @ x + b1) + b2


@misconception(says="You multiplied with the transposes of the weights.", ask="Which weights lead into unit 1: a row of W, or a column?")
def weights_transposed(x, W1, b1, W2, b2):
    return np.maximum(W1.T @ x + b1, W2.T @ x + b2)


@misconception(says="You returned all the sums, one half after the other.", ask="How many numbers does a layer of three units pass on?")
def both_returned(x, W1, b1, W2, b2):
    return np.concatenate([W1 @ x + b1, W2 @ x + b2])


@misconception(says="You returned which half is larger, not how large it is.", ask="What should unit 1 of the example pass on: 1, or 0.3?")
def which_instead_of_what(x, W1, b1, W2, b2):
    return np.argmax([W1 @ x + b1, W2 @ x + b2], axis=0)


@misconception(says="The result is right, but b1 is changed afterwards.", ask="What are the biases when the layer is asked a second time?")
def changes_argument(x, W1, b1, W2, b2):
    b1 += W1 @ x
    return np.maximum(b1, W2 @ x + b2)


def inputs(rng):
    for n_in, n_out, label in [(2, 3, ""), (3, 3, "square weights"), (1, 4, "one input"), (5, 2, ""), (4, 1, "one unit")]:
        x = rng.uniform(0.5, 1.5, n_in) * np.where(rng.permutation(n_in) % 2, -1.0, 1.0)
        W1, W2 = (rng.uniform(-1, 1, (n_out, n_in)) for _ in range(2))
        b1, b2 = (rng.uniform(0.2, 0.7, n_out) * rng.choice([-1.0, 1.0], n_out) for _ in range(2))
        # Sums as wished: well apart, unit 1 to the first, unit 2 to the second, and so on; one of
        # the pairs is negative, and the larger one is not always the larger in size.
        first = rng.uniform(0.6, 1.2, n_out)
        second = first - rng.uniform(0.8, 1.8, n_out)
        if n_out > 1:
            first[1], second[1] = second[1], first[1]
        if n_out > 2:
            first[2], second[2] = rng.uniform(-0.7, -0.4), rng.uniform(-1.6, -1.2)
        # Without the biases unit 1 would go to the other piece.
        b1[0] = b2[0] + first[0] - second[0] + rng.uniform(0.3, 0.6)
        W1[:, 0] += (first - W1 @ x - b1) / x[0]
        W2[:, 0] += (second - W2 @ x - b2) / x[0]
        yield case(x, W1, b1, W2, b2, label=label)


def hidden(rng):
    x, (W1, W2), (b1, b2) = (rng.normal(size=36), rng.normal(size=(2, 36, 36)), rng.normal(size=(2, 36)))
    W1, W2 = mirrored(W1), mirrored(W2)
    b1[12] += 20  # so that each piece is seen where the look-alikes differ
    b2[24] += 20
    yield from look_alikes(mirrored(x), W1, b1, W2, b2, label="36 inputs, 36 units")
    W = np.repeat(W1[:1, :3], 4, axis=0)
    yield case(x[:3], W, b1[:4], W.copy(), b2[:4], label="equal weights")
    x, W1, W2, b1, b2 = x[:3], W1[:2, :3], W2[:2, :3], b1[:2], b2[:2]
    yield case(x * 1e7, W1, b1, W2, b2, label="inputs near 1e7")
    tiny = 3e-8 * (0.1 + np.abs(b1))
    yield case(x * 0, W1, tiny, W2, tiny[::-1] * 0.5, label="inputs of 0, biases below 1e-7")
    yield case(x * 1e7, W1, b1 * 1e7, W2, b1 * 1e7, label="near 1e7, equal biases")
    yield case(x * 1e-7, W1, b1 * 0, W2, b2 * 0, label="inputs near 1e-7, no biases")


EXERCISE = Exercise(
    maxout,
    points=3,
    extra=True,
    oracle=oracle.maxout,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=2), Pure(points=1)],
    equivalent={"W2 @ x + b2) with its arguments swapped": "the larger of two is the same either way"},
)
