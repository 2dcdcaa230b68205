r"""Formulas get shorter when there are only weights. Give the layer one more input that is always
1; the weight of that input does what the bias did:

$$W x + b \;=\; \underbrace{\begin{pmatrix} W & b \end{pmatrix}}_{\widetilde W}
\begin{pmatrix} x \\ 1 \end{pmatrix}.$$

```
    x_1 ──┐                                x_1 ──┐
    x_2 ──┼──► z_i       the same as       x_2 ──┼──► z_i
      + b_i                                 1  ──┘
                                              weight b_i
```

The extra input comes last, so the biases become the **last column** of the new matrix. With the
layer from above,

$$W = \begin{pmatrix} 0.4 & -2 \\ 1 & 1 \\ -0.5 & 3 \end{pmatrix}, \quad
b = \begin{pmatrix} 0.1 \\ -1 \\ 0 \end{pmatrix}
\quad\Rightarrow\quad
\widetilde W = \begin{pmatrix} 0.4 & -2 & 0.1 \\ 1 & 1 & -1 \\ -0.5 & 3 & 0 \end{pmatrix}, \qquad
\widetilde W \begin{pmatrix} 1 \\ 0.5 \\ 1 \end{pmatrix}
= \begin{pmatrix} -0.5 \\ 0.5 \\ 1 \end{pmatrix},$$

the same sums as before. Check with `dense` that yours agree, too.

Write `fold_bias(W, b)`, in column form. Three units with two inputs each turn into three rows with
three weights each.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import forward_pass as oracle

from ._inputs import biases, signed


def fold_bias(W, b):
    """The weights of the same layer with the bias as the weight of an extra input.

    W: (n_out, n_in) weights.  b: (n_out,) biases.
    Returns (n_out, n_in + 1).
    """
    return np.column_stack([W, b])


@accepted
def hstacked(W, b):
    return np.hstack((W, b[:, None]))


@accepted
def filled(W, b):
    folded = np.zeros((W.shape[0], W.shape[1] + 1))
    folded[:, :-1] = W
    folded[:, -1] = b
    return folded


@accepted
def inserted(W, b):
    return np.insert(W, W.shape[1], b, axis=1)


@accepted
def row_lists(W, b):
    return [[*row, bias] for row, bias in zip(W.tolist(), b.tolist(), strict=True)]


@accepted
def stacked_and_turned(W, b):
    return np.vstack([W.T, b]).T


@accepted
def single_precision(W, b):
    return np.c_[W, b].astype(np.float32)


@misconception(says="The biases are in the first column.", ask="Which place does the extra input have: the first, or the last?")
def first_column(W, b):
    return np.column_stack([b, W])


@misconception(says="You put the biases below the weights, as a further row.", ask="Does a layer get a further unit here, or a further input?")
def bias_as_row(W, b):
    return np.vstack([W, b])


@misconception(says="Your result is transposed: it is made for the row form.", ask="In column form, does a row or a column of W belong to one unit?")
def result_transposed(W, b):
    return np.column_stack([W, b]).T


@misconception(says="Your last column holds ones.", ask="What is always 1: the extra input, or its weight?")
def ones_for_biases(W, b):
    return np.column_stack([W, np.ones(len(b))])


@misconception(says="Your last column holds zeros.", ask="What weight must the extra input have, so that the bias comes out?")
def zeros_for_biases(W, b):
    return np.column_stack([W, np.zeros(len(b))])


@misconception(says="You added the biases to the weights.", ask="By what is a weight multiplied, and by what is a bias?")
def bias_added_to_weights(W, b):
    return W + b[:, None]


@misconception(says="Your result has lost its rows: it is one long vector.", ask="What is the shape of your result, and which one is asked for?")
def flattened(W, b):
    return np.append(W, b)


@misconception(says="Your biases have turned their sign.", ask="The extra input is 1: what does it then contribute to the sum?")
def bias_subtracted(W, b):
    return np.column_stack([W, -b])


@misconception(says="You turned the weights round before adding the column.", ask="Which weights lead into unit 1: a row of W, or a column?")
def weights_transposed(W, b):
    return np.column_stack([W.T, b])


@misconception(says="You added a row as well, that passes the constant 1 on.", ask="How many rows should the result have?")
def extra_unit(W, b):
    folded = np.zeros((W.shape[0] + 1, W.shape[1] + 1))
    folded[:-1, :-1] = W
    folded[:-1, -1] = b
    folded[-1, -1] = 1
    return folded


@misconception(says="You returned weights and biases side by side, still apart.", ask="How many matrices should come back?")
def pair_returned(W, b):
    return (W, b)


@misconception(says="Every unit got the first unit's bias.", ask="Which bias belongs to unit 2?")
def one_bias_for_all(W, b):
    return np.column_stack([W, np.full(len(b), b[0])])


@misconception(says="The biases stand in reverse order.", ask="Which bias belongs to the first row?")
def reversed_order(W, b):
    return np.column_stack([W, b[::-1]])


@misconception(says="The result is right, but W is changed afterwards.", ask="Who else may still need W after this call?")
def changes_argument(W, b):
    folded = np.column_stack([W, b])
    W *= 0
    return folded


def inputs(rng):
    for n_out, n_in, label in [(3, 2, ""), (4, 4, "square weights"), (2, 5, ""), (5, 1, "one input"), (1, 3, "one unit")]:
        yield case(signed(rng, 0.5, 1.5, (n_out, n_in)), biases(rng, n_out), label=label)


def hidden(rng):
    W, b = mirrored(rng.normal(size=(36, 36))), mirrored(rng.normal(size=36))
    yield from look_alikes(W, b, label="36 inputs, 36 units")
    yield case(W[:3, :2] * 1e7, b[:3] * 1e7, label="near 1e7")
    yield case(W[:3, :2] * 1e-7, b[:3] * 1e-7, label="near 1e-7")
    yield case(np.repeat(W[:1, :3], 4, axis=0), b[:4], label="equal weights")


EXERCISE = Exercise(fold_bias, points=2, oracle=oracle.fold_bias, inputs=inputs, hidden=hidden, checks=[Values(points=1), Pure(points=1)])
