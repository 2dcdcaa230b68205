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

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import forward_pass as oracle

from ._inputs import biases, signed


def collapse_rows(W1, b1, W2, b2):
    """The one layer that equals two layers without activation functions, in row form.

    W1: (n_in, n_h).  b1: (n_h,).  W2: (n_h, n_out).  b2: (n_out,).
    Returns (W, b): (n_in, n_out) and (n_out,).
    """
    return W1 @ W2, b1 @ W2 + b2


@accepted
def by_probing(W1, b1, W2, b2):
    f = lambda X: (X @ W1 + b1) @ W2 + b2
    b = f(np.zeros((1, len(W1))))[0]
    return [f(np.eye(len(W1))) - b, b]


@accepted
def with_einsum(W1, b1, W2, b2):
    return np.einsum("ij,jk->ik", W1, W2), np.einsum("j,jk->k", b1, W2) + b2


@accepted
def turned(W1, b1, W2, b2):
    return (W2.T @ W1.T).T, W2.T @ b1 + b2


@accepted
def folded(W1, b1, W2, b2):
    both = np.vstack([W1, b1]) @ W2
    return both[:-1].tolist(), (both[-1] + b2).tolist()


@accepted
def loops(W1, b1, W2, b2):
    W = [[sum(W1[i, j] * W2[j, k] for j in range(len(b1))) for k in range(len(b2))] for i in range(len(W1))]
    b = []
    for k in range(len(b2)):
        total = b2[k]
        for j in range(len(b1)):
            total += b1[j] * W2[j, k]
        b.append(total)
    return (W, b)


@accepted
def single_precision(W1, b1, W2, b2):
    W2 = W2.astype(np.float32)
    return W1.astype(np.float32) @ W2, b1.astype(np.float32) @ W2 + b2.astype(np.float32)


@misconception(says="You added the two bias vectors as they are.", ask="What happens to the first layer's biases on their way through the second layer?")
def biases_added(W1, b1, W2, b2):
    return W1 @ W2, b1 + b2


@misconception(says="The first layer's biases do not enter your result.", ask="What comes out of the two layers for an input of zeros?")
def first_bias_forgotten(W1, b1, W2, b2):
    return W1 @ W2, b2.copy()


@misconception(says="The second layer's biases do not enter your result.", ask="What comes out of the two layers for an input of zeros?")
def last_bias_forgotten(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2


@misconception(says="You multiplied in the order of the column form.", ask="In row form, which matrix does X meet first, and on which side?")
def column_form(W1, b1, W2, b2):
    return W2 @ W1, W2 @ b1 + b2


@misconception(
    says="Your weights are right; the first biases meet W2 from the wrong side.", ask="The biases are added to rows: on which side of W2 does a row stand?"
)
def bias_from_the_wrong_side(W1, b1, W2, b2):
    return W1 @ W2, W2 @ b1 + b2


@misconception(says="Your matrix is transposed.", ask="What shape must W have, so that X @ W has one column for each output?")
def result_transposed(W1, b1, W2, b2):
    return (W1 @ W2).T, b1 @ W2 + b2


@misconception(says="The two results are right, but they come in the wrong order.", ask="Which is asked for first?")
def pair_exchanged(W1, b1, W2, b2):
    return b1 @ W2 + b2, W1 @ W2


@misconception(
    says="You sent the second layer's biases through its weights, too.", ask="What does a layer do first: multiply by its weights, or add its biases?"
)
def last_bias_multiplied(W1, b1, W2, b2):
    return W1 @ W2, (b1 + b2) @ W2


@misconception(says="You sent the first biases through both layers' weights.", ask="When b1 is added, which weights has the example passed already?")
def bias_through_all_weights(W1, b1, W2, b2):
    W = W1 @ W2
    return W, b1 @ W + b2


@misconception(says="You multiplied entry by entry where a matrix product is meant.", ask="Which shapes must two arrays have for *, and which for @?")
def star_for_matmul(W1, b1, W2, b2):
    return W1 * W2, b1 * W2 + b2


@misconception(says="There is an activation function in your result.", ask="Which kind of layers does this identity hold for?")
def activation_inserted(W1, b1, W2, b2):
    return np.tanh(W1) @ W2, np.tanh(b1) @ W2 + b2


@misconception(says="You returned the weights alone.", ask="What comes out of the two layers for an input of zeros?")
def bias_not_returned(W1, b1, W2, b2):
    return W1 @ W2


@misconception(says="Your biases come as a matrix with one row.", ask="What shape do the biases of a layer have in this course?")
def row_returned(W1, b1, W2, b2):
    return W1 @ W2, b1.reshape(1, -1) @ W2 + b2


@misconception(says="You added up the first biases without weighing them.", ask="What does the second layer do with what each hidden unit passes on?")
def weights_ignored(W1, b1, W2, b2):
    return W1 @ W2, b1.sum() + b2


@misconception(says="You added up the two layers' weights.", ask="If each of two layers doubles its input, what do they do together?")
def weights_added(W1, b1, W2, b2):
    return W1 + W2, b1 + b2


@misconception(says="The result is right, but b2 is changed afterwards.", ask="Who else may still need b2 after this call?")
def changes_argument(W1, b1, W2, b2):
    b2 += b1 @ W2
    return W1 @ W2, b2


def inputs(rng):
    for n_in, n_h, n_out, label in [(3, 4, 2, ""), (3, 3, 3, "everything square"), (1, 2, 4, "one input"), (2, 5, 1, "one output")]:
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


EXERCISE = Exercise(collapse_rows, points=3, oracle=oracle.collapse_rows, inputs=inputs, hidden=hidden, checks=[Values(points=2), Pure(points=1)])
