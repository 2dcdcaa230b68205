r"""Why does a network need activation functions at all? Leave them out of two layers, in row form,
and write down what happens to an input:

$$\bigl(X W_1 + b_1\bigr) W_2 + b_2 \;=\; X\,\widehat W + \hat b.$$

Multiply out the left side, and you can read off a single matrix $\widehat W$ and a single vector
$\hat b$ that do the same. However many linear layers you stack, one layer could have done it; only
something non-linear between them makes depth worth anything.

```
   X ──►[ W1, b1 ]──►[ W2, b2 ]──►        =        X ──►[ Ŵ, b̂ ]──►
        (n_in, n_h)   (n_h, n_out)                     (n_in, n_out)
```

The smallest example that shows everything: one input, two hidden units, one output,

$$W_1 = \begin{pmatrix} 1 & 2 \end{pmatrix},\quad b_1 = (1, -1),\quad
W_2 = \begin{pmatrix} 3 \\ 4 \end{pmatrix},\quad b_2 = (5)
\qquad\Rightarrow\qquad \widehat W = (11),\quad \hat b = (4).$$

For the input 1 the hidden units pass on $(2, 1)$ and the output is $6 + 4 + 5 = 15$; directly it is
$11 + 4$. Both come to the same for every other input, too.

Write `collapse_rows(W1, b1, W2, b2)`. It returns the pair `(W, b)`.
"""

import numpy as np

from autograder.core.exercise import Exercise, Misconception, Pure, Values, case
from autograder.core.look_alikes import look_alikes, mirrored
from nn_reference.exercises import forward_pass as oracle

from ._inputs import biases, signed


def collapse_rows(W1, b1, W2, b2):
    """The one layer that equals two layers without activation functions, in row form.

    W1: (n_in, n_h).  b1: (n_h,).  W2: (n_h, n_out).  b2: (n_out,).
    Returns (W, b): (n_in, n_out) and (n_out,).
    """
    return W1 @ W2, b1 @ W2 + b2


# -- other right answers ----------------------------------------------------------------------


def by_probing(W1, b1, W2, b2):
    f = lambda X: (X @ W1 + b1) @ W2 + b2
    b = f(np.zeros((1, len(W1))))[0]
    return [f(np.eye(len(W1))) - b, b]


def with_einsum(W1, b1, W2, b2):
    return np.einsum("ij,jk->ik", W1, W2), np.einsum("j,jk->k", b1, W2) + b2


def turned(W1, b1, W2, b2):
    return (W2.T @ W1.T).T, W2.T @ b1 + b2


def folded(W1, b1, W2, b2):
    both = np.vstack([W1, b1]) @ W2
    return both[:-1].tolist(), (both[-1] + b2).tolist()


def loops(W1, b1, W2, b2):
    W = [
        [sum(W1[i, j] * W2[j, k] for j in range(len(b1))) for k in range(len(b2))]
        for i in range(len(W1))
    ]
    b = []
    for k in range(len(b2)):
        total = b2[k]
        for j in range(len(b1)):
            total += b1[j] * W2[j, k]
        b.append(total)
    return (W, b)


def single_precision(W1, b1, W2, b2):
    W2 = W2.astype(np.float32)
    return W1.astype(np.float32) @ W2, b1.astype(np.float32) @ W2 + b2.astype(np.float32)


# -- wrong answers ----------------------------------------------------------------------------


def biases_added(W1, b1, W2, b2):
    return W1 @ W2, b1 + b2


def first_bias_dropped(W1, b1, W2, b2):
    return W1 @ W2, b2.copy()


def second_bias_dropped(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2


def column_order(W1, b1, W2, b2):
    return W2 @ W1, W2 @ b1 + b2


def bias_from_the_left(W1, b1, W2, b2):
    return W1 @ W2, W2 @ b1 + b2


def weights_transposed(W1, b1, W2, b2):
    return (W1 @ W2).T, b1 @ W2 + b2


def pair_exchanged(W1, b1, W2, b2):
    return b1 @ W2 + b2, W1 @ W2


def both_through_W2(W1, b1, W2, b2):
    return W1 @ W2, (b1 + b2) @ W2


def through_everything(W1, b1, W2, b2):
    W = W1 @ W2
    return W, b1 @ W + b2


def star(W1, b1, W2, b2):
    return W1 * W2, b1 * W2 + b2


def with_tanh(W1, b1, W2, b2):
    return np.tanh(W1) @ W2, np.tanh(b1) @ W2 + b2


def weights_only(W1, b1, W2, b2):
    return W1 @ W2


def bias_as_row(W1, b1, W2, b2):
    return W1 @ W2, b1.reshape(1, -1) @ W2 + b2


def summed_bias(W1, b1, W2, b2):
    return W1 @ W2, b1.sum() + b2


def weights_added(W1, b1, W2, b2):
    return W1 + W2, b1 + b2


def in_place(W1, b1, W2, b2):
    b2 += b1 @ W2
    return W1 @ W2, b2


def inputs(rng):
    for n_in, n_h, n_out, label in [
        (3, 4, 2, ""),
        (3, 3, 3, "everything square"),
        (1, 2, 4, "one input"),
        (2, 5, 1, "one output"),
    ]:
        W1 = signed(rng, 0.5, 1.5, (n_in, n_h))
        W2 = signed(rng, 0.5, 1.5, (n_h, n_out))
        b1, b2 = biases(rng, n_h), biases(rng, n_out)
        # The first output's terms have one sign, so that no result is a small difference.
        W1[0], W2[:, 0] = np.abs(W1[0]), np.abs(W2[:, 0])
        W2[:, 0] *= np.where(b1 < 0, 0.2, 1)
        b2[0] = abs(b2[0])
        yield case(W1, b1, W2, b2, label=label)


def hidden(rng):
    args = [mirrored(rng.normal(size=(36, 36))), rng.normal(size=36)]
    args += [mirrored(rng.normal(size=(36, 36))), rng.normal(size=36)]
    yield from look_alikes(*args, label="36 inputs, 36 hidden units, 36 outputs")
    W, b, W2 = rng.normal(size=(3, 3)), rng.normal(size=3), rng.normal(size=(3, 2))
    yield case(W, b, W.copy(), b.copy(), label="equal layers")
    yield case(W * 1e7, b * 1e7, W2, rng.normal(size=2) * 1e7, label="near 1e7")
    yield case(W * 1e-7, b * 1e-7, W2, b[:2] * 1e-7, label="near 1e-7")
    yield case(W, b, W2 * 1e-7, b[:2] * 1e-7, label="second weights near 1e-7")
    tiny = 3e-8 * (0.1 + np.abs(b[:2]))
    yield case(W, b * 0, W2, tiny, label="biases of 0 and below 1e-7")


EXERCISE = Exercise(
    collapse_rows,
    points=3,
    oracle=oracle.collapse_rows,
    accepts=[by_probing, with_einsum, turned, folded, loops, single_precision],
    inputs=inputs,
    hidden=hidden,
    misconceptions=[
        Misconception(
            "biases-added",
            biases_added,
            says="You added the two bias vectors as they are.",
            ask="What happens to the first layer's biases on their way through the second layer?",
        ),
        Misconception(
            "first-bias-forgotten",
            first_bias_dropped,
            says="The first layer's biases do not enter your result.",
            ask="What comes out of the two layers for an input of zeros?",
        ),
        Misconception(
            "last-bias-forgotten",
            second_bias_dropped,
            says="The second layer's biases do not enter your result.",
            ask="What comes out of the two layers for an input of zeros?",
        ),
        Misconception(
            "column-form",
            column_order,
            says="You multiplied in the order of the column form.",
            ask="In row form, which matrix does X meet first, and on which side?",
        ),
        Misconception(
            "bias-from-the-wrong-side",
            bias_from_the_left,
            says="Your weights are right; the first biases meet W2 from the wrong side.",
            ask="The biases are added to rows: on which side of W2 does a row stand?",
        ),
        Misconception(
            "result-transposed",
            weights_transposed,
            says="Your matrix is transposed.",
            ask="What shape must W have, so that X @ W has one column for each output?",
        ),
        Misconception(
            "pair-exchanged",
            pair_exchanged,
            says="The two results are right, but they come in the wrong order.",
            ask="Which is asked for first?",
        ),
        Misconception(
            "last-bias-multiplied",
            both_through_W2,
            says="You sent the second layer's biases through its weights, too.",
            ask="What does a layer do first: multiply by its weights, or add its biases?",
        ),
        Misconception(
            "bias-through-all-weights",
            through_everything,
            says="You sent the first biases through both layers' weights.",
            ask="When b1 is added, which weights has the example passed already?",
        ),
        Misconception(
            "star-for-matmul",
            star,
            says="You multiplied entry by entry where a matrix product is meant.",
            ask="Which shapes must two arrays have for *, and which for @?",
        ),
        Misconception(
            "activation-inserted",
            with_tanh,
            says="There is an activation function in your result.",
            ask="Which kind of layers does this identity hold for?",
        ),
        Misconception(
            "bias-not-returned",
            weights_only,
            says="You returned the weights alone.",
            ask="What comes out of the two layers for an input of zeros?",
        ),
        Misconception(
            "row-returned",
            bias_as_row,
            says="Your biases come as a matrix with one row.",
            ask="What shape do the biases of a layer have in this course?",
        ),
        Misconception(
            "weights-ignored",
            summed_bias,
            says="You added up the first biases without weighing them.",
            ask="What does the second layer do with what each hidden unit passes on?",
        ),
        Misconception(
            "weights-added",
            weights_added,
            says="You added up the two layers' weights.",
            ask="If each of two layers doubles its input, what do they do together?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="The result is right, but b2 is changed afterwards.",
            ask="Who else may still need b2 after this call?",
        ),
    ],
    checks=[Values(points=2), Pure(points=1)],
)
