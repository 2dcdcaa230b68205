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

from autograder.core.exercise import Exercise, Misconception, Pure, Values, case
from autograder.core.look_alikes import look_alikes, mirrored
from nn_reference.exercises import activations as oracle


def maxout(x, W1, b1, W2, b2):
    """What a maxout layer passes on, in column form.

    x: (n_in,).  W1, W2: (n_out, n_in).  b1, b2: (n_out,).
    Returns (n_out,).
    """
    return np.maximum(W1 @ x + b1, W2 @ x + b2)


# -- other right answers ----------------------------------------------------------------------


def unit_by_unit(x, W1, b1, W2, b2):
    return [
        max(sum(p * q for p, q in zip(r, x)) + c, sum(p * q for p, q in zip(s, x)) + d)
        for r, c, s, d in zip(W1, b1, W2, b2)
    ]


def stacked(x, W1, b1, W2, b2):
    sums = np.stack([W1, W2]) @ x + np.stack([b1, b2])
    return sums.max(axis=0)


def relu_of_the_difference(x, W1, b1, W2, b2):
    other = W2 @ x + b2
    return tuple(other + np.maximum(0, (W1 - W2) @ x + (b1 - b2)))


def branches(x, W1, b1, W2, b2):
    p = np.einsum("ij,j->i", W1, x) + b1
    q = np.einsum("ij,j->i", W2, x) + b2
    return np.where(p > q, p, q)


def as_columns(x, W1, b1, W2, b2):
    column = x[:, None]
    both = np.hstack([W1 @ column + b1[:, None], W2 @ column + b2[:, None]])
    return both.max(axis=1)


def single_precision(x, W1, b1, W2, b2):
    x = x.astype(np.float32)
    p, q = (W.astype(np.float32) @ x + b.astype(np.float32) for W, b in ((W1, b1), (W2, b2)))
    return np.maximum(p, q)


# -- wrong answers ----------------------------------------------------------------------------


def in_place(x, W1, b1, W2, b2):
    b1 += W1 @ x
    return np.maximum(b1, W2 @ x + b2)


def inputs(rng):
    for n_in, n_out, label in [
        (2, 3, ""),
        (3, 3, "square weights"),
        (1, 4, "one input"),
        (5, 2, ""),
        (4, 1, "one unit"),
    ]:
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
    x, (W1, W2), (b1, b2) = (
        rng.normal(size=36),
        rng.normal(size=(2, 36, 36)),
        rng.normal(size=(2, 36)),
    )
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
    accepts=[
        unit_by_unit,
        stacked,
        relu_of_the_difference,
        branches,
        as_columns,
        single_precision,
    ],
    inputs=inputs,
    hidden=hidden,
    misconceptions=[
        Misconception(
            "max-of-the-array",
            lambda x, W1, b1, W2, b2: max((W1 @ x + b1).max(), (W2 @ x + b2).max()),
            says="You returned the largest of all sums.",
            ask="How many numbers does a layer of three units pass on?",
        ),
        Misconception(
            "largest-of-each",
            lambda x, W1, b1, W2, b2: np.array([(W1 @ x + b1).max(), (W2 @ x + b2).max()]),
            says="You looked for the largest unit of each half, not the larger half of each unit.",
            ask="Which two sums belong to unit 1?",
        ),
        Misconception(
            "min-for-max",
            lambda x, W1, b1, W2, b2: np.minimum(W1 @ x + b1, W2 @ x + b2),
            says="You passed on the smaller of the two sums.",
            ask="Which of −0.5 and 0.3 should unit 1 of the example pass on?",
        ),
        Misconception(
            "missing-bias",
            lambda x, W1, b1, W2, b2: np.maximum(W1 @ x, W2 @ x),
            says="The biases do not enter your result.",
            ask="What should the layer pass on when all its inputs are 0?",
        ),
        Misconception(
            "bias-after-activation",
            lambda x, W1, b1, W2, b2: np.maximum(W1 @ x, W2 @ x) + b1 + b2,
            says="You added the biases after comparing.",
            ask="Which sums are compared: those with or without their biases?",
        ),
        Misconception(
            "parameters-compared",
            lambda x, W1, b1, W2, b2: np.maximum(W1, W2) @ x + np.maximum(b1, b2),
            says="You took the larger weights and the larger biases before multiplying.",
            ask="If x is negative, does a larger weight make a larger sum?",
        ),
        Misconception(
            "sum-for-max",
            lambda x, W1, b1, W2, b2: W1 @ x + b1 + W2 @ x + b2,
            says="You added the two sums up.",
            ask="What becomes of the smaller sum in a maxout unit?",
        ),
        Misconception(
            "first-half-only",
            lambda x, W1, b1, W2, b2: W1 @ x + b1,
            says="W2 and b2 do not enter your result.",
            ask="With what is the first sum to be compared?",
        ),
        Misconception(
            "second-half-only",
            lambda x, W1, b1, W2, b2: W2 @ x + b2,
            says="W1 and b1 do not enter your result.",
            ask="With what is the second sum to be compared?",
        ),
        Misconception(
            "larger-in-size",
            lambda x, W1, b1, W2, b2: np.where(
                np.abs(W1 @ x + b1) > np.abs(W2 @ x + b2), W1 @ x + b1, W2 @ x + b2
            ),
            says="You passed on the sum that is farther from 0.",
            ask="Which is larger, −1.5 or −0.5?",
        ),
        Misconception(
            "relu-on-top",
            lambda x, W1, b1, W2, b2: np.maximum(0, np.maximum(W1 @ x + b1, W2 @ x + b2)),
            says="Where both sums are negative you passed on 0.",
            ask="Is 0 one of the two sums?",
        ),
        Misconception(
            "two-layers",
            lambda x, W1, b1, W2, b2: W2 @ np.maximum(0, W1 @ x + b1) + b2,
            says="You put the two halves one after another, as two layers.",
            ask="What goes into W2: x, or what comes out of W1?",
        ),
        Misconception(
            "weights-transposed",
            lambda x, W1, b1, W2, b2: np.maximum(W1.T @ x + b1, W2.T @ x + b2),
            says="You multiplied with the transposes of the weights.",
            ask="Which weights lead into unit 1: a row of W, or a column?",
        ),
        Misconception(
            "both-returned",
            lambda x, W1, b1, W2, b2: np.concatenate([W1 @ x + b1, W2 @ x + b2]),
            says="You returned all the sums, one half after the other.",
            ask="How many numbers does a layer of three units pass on?",
        ),
        Misconception(
            "which-instead-of-what",
            lambda x, W1, b1, W2, b2: np.argmax([W1 @ x + b1, W2 @ x + b2], axis=0),
            says="You returned which half is larger, not how large it is.",
            ask="What should unit 1 of the example pass on: 1, or 0.3?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="The result is right, but b1 is changed afterwards.",
            ask="What are the biases when the layer is asked a second time?",
        ),
    ],
    checks=[Values(points=2), Pure(points=1)],
    equivalent={
        "W2 @ x + b2) with its arguments swapped": "the larger of two is the same either way",
    },
)
