r"""Many units that look at the same inputs form a *layer*. Write their weights as the rows of one
matrix, and one product does the work of all units (column form):

$$z_i = \sum_{j} W_{ij}\, x_j + b_i \quad\text{for every unit } i,
\qquad\text{or at once}\qquad z = W x + b, \quad a = g(z).$$

```
        W                x         b            z
  ┌ w_11 w_12 ┐                 ┌ b_1 ┐      ┌ z_1 ┐   ◄── unit 1: row 1 of W
  │ w_21 w_22 │  ·   ┌ x_1 ┐  + │ b_2 │   =  │ z_2 │   ◄── unit 2
  └ w_31 w_32 ┘      └ x_2 ┘    └ b_3 ┘      └ z_3 ┘   ◄── unit 3
     (3, 2)            (2,)       (3,)         (3,)
```

The unit of the first exercise gets two neighbours. With $x = (1,\ 0.5)$,

$$W = \begin{pmatrix} 0.4 & -2 \\ 1 & 1 \\ -0.5 & 3 \end{pmatrix}, \quad
b = \begin{pmatrix} 0.1 \\ -1 \\ 0 \end{pmatrix}
\quad\Rightarrow\quad z = \begin{pmatrix} -0.5 \\ 0.5 \\ 1 \end{pmatrix}, \quad
\tanh z \approx \begin{pmatrix} -0.4621 \\ 0.4621 \\ 0.7616 \end{pmatrix}.$$

The index order is worth a second look: $W_{ij}$ leads to unit $i$ *from* input $j$. As long as $W$
is not square, NumPy complains when you turn it round. When it is square, NumPy says nothing.

Write `dense(x, W, b, activation)`. A layer of three units gives back three numbers, in an array of
shape `(3,)`.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import forward_pass as oracle

from ._inputs import biases, curve, named, vector, weights
from .unit import unit


def dense(x, W, b, activation):
    """What a layer passes on, in column form.

    x: (n_in,) inputs.  W: (n_out, n_in) weights.  b: (n_out,) biases.
    activation: a function of a number or an array, entry by entry.
    Returns (n_out,).
    """
    return activation(W @ x + b)


@accepted
def unit_by_unit(x, W, b, activation):
    return [unit(x, row, bias, activation) for row, bias in zip(W, b, strict=True)]


@accepted
def double_loop(x, W, b, activation):
    a = np.zeros(len(b))
    for i in range(W.shape[0]):
        for j in range(W.shape[1]):
            a[i] += W[i, j] * x[j]
    a += b
    return activation(a)


@accepted
def with_einsum(x, W, b, activation):
    return tuple(activation(np.einsum("ij,j->i", W, x) + b))


@accepted
def as_columns(x, W, b, activation):
    return activation(W @ x.reshape(-1, 1) + b.reshape(-1, 1)).ravel()


@accepted
def row_times_matrix(x, W, b, activation):
    return activation((x * W).sum(axis=1) + b).tolist()


@accepted
def single_precision(x, W, b, activation):
    z = np.dot(x.astype(np.float32), W.astype(np.float32).T) + b.astype(np.float32)
    return activation(z).astype(np.float32)


@misconception(says="You multiplied with the transpose of W.", ask="Which weights lead into unit 1: a row of W, or a column?")
def weights_transposed(x, W, b, activation):
    return activation(W.T @ x + b)


@misconception(says="The biases do not enter your result.", ask="What should the layer pass on when all its inputs are 0?")
def missing_bias(x, W, b, activation):
    return activation(W @ x)


@misconception(says="You added the biases after the activation function.", ask="A sigmoid layer stays between 0 and 1: does yours, with biases of 3?")
def bias_after_activation(x, W, b, activation):
    return activation(W @ x) + b


@misconception(says="You subtracted the biases, as if they were thresholds.", ask="If a bias grows, should its unit's sum grow or shrink?")
def bias_subtracted(x, W, b, activation):
    return activation(W @ x - b)


@misconception(
    says="You added the biases as a column to a flat vector: NumPy made a square of them.",
    ask="What is the shape of (3,) plus (3, 1), and which one is wanted?",
)
def bias_broadcast(x, W, b, activation):
    return activation(W @ x + b.reshape(-1, 1))


@misconception(
    says="You returned the weighted sums; no activation function was applied to them.", ask="For which activation function would z and a be the same?"
)
def missing_activation(x, W, b, activation):
    return W @ x + b


@misconception(says="You applied the sigmoid, whatever activation function was given.", ask="Which of the arguments says what function to apply?")
def always_sigmoid(x, W, b, activation):
    return 1 / (1 + np.exp(-(W @ x + b)))


@misconception(says="You applied tanh, whatever activation function was given.", ask="Which of the arguments says what function to apply?")
def always_tanh(x, W, b, activation):
    return np.tanh(W @ x + b)


@misconception(
    says="You applied the activation function to the inputs, not to the sums.", ask="What does a layer do first: add up, or apply its activation function?"
)
def activation_of_inputs(x, W, b, activation):
    return W @ activation(x) + b


@misconception(says="You applied the activation function to every product, before adding them up.", ask="How often does each unit use its activation function?")
def activation_before_sum(x, W, b, activation):
    return activation(W * x).sum(axis=1) + b


@misconception(says="You multiplied entry by entry where a matrix product is meant.", ask="How many numbers does a layer of three units pass on?")
def star_for_matmul(x, W, b, activation):
    return activation(W * x + b[:, None])


@misconception(says="The numbers are right, but they come as a matrix with one column.", ask="What is the shape of your result, and which one is asked for?")
def column_returned(x, W, b, activation):
    return activation(W @ x + b).reshape(-1, 1)


@misconception(says="The numbers are right, but they come as a matrix with one row.", ask="What is the shape of your result, and which one is asked for?")
def row_returned(x, W, b, activation):
    return activation(W @ x + b).reshape(1, -1)


@misconception(says="Every unit got the first unit's bias.", ask="How many biases does a layer of three units have?")
def one_bias_for_all(x, W, b, activation):
    return activation(W @ x + b[0])


@misconception(says="Every unit got the sum of all biases.", ask="Which bias belongs to unit 2?")
def biases_summed(x, W, b, activation):
    return activation(W @ x + b.sum())


@misconception(says="You added up all units to one number.", ask="How many numbers does a layer of three units pass on?")
def summed_to_a_scalar(x, W, b, activation):
    return np.sum(activation(W @ x + b))


@misconception(says="You applied the activation function twice.", ask="If you call unit and then apply the activation, how often was it applied?")
def activation_twice(x, W, b, activation):
    return activation(activation(W @ x + b))


@misconception(says="You scaled the results so that they sum to 1.", ask="Does one unit of this layer know what the others pass on?")
def normalised(x, W, b, activation):
    a = activation(W @ x + b)
    return a / a.sum()


@misconception(says="The result is right, but you added the sums into the biases themselves.", ask="What are the biases when the layer is asked a second time?")
def changes_argument(x, W, b, activation):
    b += W @ x
    return activation(b)


def inputs(rng):
    for n_in, n_out, plug, label in [
        (2, 3, curve(rng), ""),
        (3, 3, named("sigmoid"), "square weights"),
        (4, 1, named("softplus"), "one unit"),
        (1, 4, named("tanh"), "one input"),
        (5, 2, named("identity"), ""),
        (3, 4, curve(rng), ""),
    ]:
        x = vector(rng, n_in)
        b = biases(rng, n_out)
        b[0] = abs(b[0])
        yield case(x, weights(rng, n_out, x), b, plug, label=label)
    x = vector(rng, 4)
    yield case(x, 8 * weights(rng, 3, x), biases(rng, 3), named("identity"), label="large sums")


def hidden(rng):
    x, W, b = rng.normal(size=36), mirrored(rng.normal(size=(36, 36)) / 6), rng.normal(size=36)
    yield from look_alikes(mirrored(x), W, b, curve(rng), label="36 inputs, 36 units")
    yield case(x, W, b, curve(rng), label="36 inputs, another activation")
    yield case(x[:2], rng.normal(size=(40, 2)), rng.normal(size=40), curve(rng), label="40 units")
    x, W, b = rng.normal(size=3), rng.normal(size=(1, 3)), rng.normal(size=(4))
    yield case(x, np.repeat(W, 4, axis=0), b, curve(rng), label="equal weights")
    W, b = weights(rng, 3, x), biases(rng, 3)
    # Rows that differ, of equal sums and equal first entries.
    alike = W[0] + np.array([[0, 1, -1], [0, 0, 0], [0, -1, 1]])
    yield case(x, alike, b, curve(rng), label="units of equal sums of weights")
    yield case(x * 1e7, W, b * 1e7, named("identity"), label="near 1e7")
    yield case(x * 1e-7, W, b * 1e-7, named("identity"), label="near 1e-7")
    yield case(x, W * 1e-7, b * 0, named("identity"), label="weights near 1e-7, no biases")
    yield case(x * 0, W, b, curve(rng), label="inputs of 0")


EXERCISE = Exercise(dense, points=4, oracle=oracle.dense, driver="plugged", inputs=inputs, hidden=hidden, checks=[Values(points=3), Pure(points=1)])
