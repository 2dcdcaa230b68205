r"""Networks are asked about many examples at a time. In *row form* each example is a row of $X$,
and one matrix product serves all of them:

$$A^{[0]} = X, \qquad A^{[l]} = f_l\bigl(A^{[l-1]} W^{[l]} + b^{[l]}\bigr).$$

```
       X         W             Z                       b
  ┌ example 1 ┐           ┌ example 1 ┐
  │ example 2 │ · ┌   ┐ = │ example 2 │   + [b_1 b_2 b_3]  added to every row
  │ example 3 │   └   ┘   │ example 3 │
  └ example 4 ┘           └ example 4 ┘
     (4, 2)      (2, 3)       (4, 3)         (3,)
```

Against the column form everything is turned round: the examples lie in rows, the input stands to
the left of the weights, and $W^{[l]}$ has shape $(n_{l-1}, n_l)$, so that a *column* holds the
weights into one unit. The biases stay `(n_l,)`: added to an `(n, n_l)` matrix, NumPy gives each row
the same ones, which is what a layer does. Row $k$ of the result depends on row $k$ of $X$ and on no
other.

This time every layer brings its own activation function, as real networks do: say tanh, tanh, and
then the identity for a regression.

| | column form | row form |
|---|---|---|
| the small network's first layer | $W$ is `(3, 2)` | $W$ is `(2, 3)` |
| its input $(1, 0.5)$, twice | two calls | `X = [[1, 0.5], [1, 0.5]]` |
| its activations | `(3,)` a call | `[[-0.46, 0.46, 0.76], [-0.46, 0.46, 0.76]]` (here rounded) |

Write `forward_rows(X, weights, biases, activations)`: what the last layer passes on, one row for
each example. `activations[l]` belongs to the layer with `weights[l]`.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import forward_pass as oracle

from ._inputs import biases as draw_biases
from ._inputs import curve, layers, named, signed


def forward_rows(X, weights, biases, activations):
    """The output of a network for a batch, in row form.

    X: (n, n_0), one example a row.  weights: list of (n_{l-1}, n_l).  biases: list of (n_l,).
    activations: list of functions, one a layer, each of a number or an array, entry by entry.
    Returns (n, n_L).
    """
    A = X
    for W, b, activation in zip(weights, biases, activations):
        A = activation(A @ W + b)
    return A


@accepted
def example_by_example(X, weights, biases, activations):
    result = []
    for x in X:
        for W, b, g in zip(weights, biases, activations, strict=True):
            x = g(W.T @ x + b)
        result.append(x)
    return result


@accepted
def in_columns(X, weights, biases, activations):
    A = X.T
    for l in range(len(weights)):
        A = activations[l](weights[l].T @ A + biases[l][:, np.newaxis])
    return A.T


@accepted
def extra_column(X, weights, biases, activations):
    A = np.array(X)
    for W, b, g in zip(weights, biases, activations, strict=True):
        ones = np.ones((A.shape[0], 1))
        A = g(np.hstack([A, ones]) @ np.vstack([W, b]))
    return A.tolist()


@accepted
def with_einsum(X, weights, biases, activations):
    A = X
    for W, b, g in zip(weights, biases, activations, strict=True):
        A = g(np.einsum("nd,dk->nk", A, W) + np.tile(b, (len(A), 1)))
    return A


@accepted
def scalar_activations(X, weights, biases, activations):
    A = X
    for W, b, g in zip(weights, biases, activations, strict=True):
        A = np.vectorize(lambda z, g=g: float(g(z)))(np.dot(A, W) + b)
    return A


@accepted
def single_precision(X, weights, biases, activations):
    A = X.astype(np.float32)
    for W, b, g in zip(weights, biases, activations, strict=True):
        A = np.float32(g(A @ W.astype(np.float32) + b.astype(np.float32)))
    return A


def _run(X, weights, biases, layer):
    A = X
    for l, (W, b) in enumerate(zip(weights, biases, strict=True)):
        A = layer(l, A, W, b)
    return A


@misconception(says="Every layer of yours uses the first layer's activation function.", ask="Which activation function belongs to the second layer?")
def first_activation_everywhere(X, weights, biases, activations):
    return _run(X, weights, biases, lambda l, A, W, b: activations[0](A @ W + b))


@misconception(says="Every layer of yours uses the last layer's activation function.", ask="Which activation function belongs to the first layer?")
def last_activation_everywhere(X, weights, biases, activations):
    return _run(X, weights, biases, lambda l, A, W, b: activations[-1](A @ W + b))


@misconception(says="The activation functions are used in reverse order.", ask="To which layer does activations[0] belong?")
def activations_reversed(X, weights, biases, activations):
    g = activations[::-1]
    return _run(X, weights, biases, lambda l, A, W, b: g[l](A @ W + b))


@misconception(says="The last layer's activation function is missing.", ask="How many activation functions are you given, and how many did you use?")
def linear_output(X, weights, biases, activations):
    last = len(weights) - 1
    return _run(X, weights, biases, lambda l, A, W, b: A @ W + b if l == last else activations[l](A @ W + b))


@misconception(says="No activation function is applied in any layer.", ask="What can two layers without activation functions do that one cannot?")
def missing_activation(X, weights, biases, activations):
    return _run(X, weights, biases, lambda l, A, W, b: A @ W + b)


@misconception(says="You multiplied from the left, as in column form.", ask="What are the shapes of X and W, and in which order do they fit?")
def column_form(X, weights, biases, activations):
    return _run(X, weights, biases, lambda l, A, W, b: activations[l](W @ A + b))


@misconception(says="You multiplied with the transposes of the weight matrices.", ask="In row form, which weights lead into unit 1: a row of W, or a column?")
def weights_transposed(X, weights, biases, activations):
    return _run(X, weights, biases, lambda l, A, W, b: activations[l](A @ W.T + b))


@misconception(says="The biases do not enter your result.", ask="What should the network give for a row of zeros?")
def missing_bias(X, weights, biases, activations):
    return _run(X, weights, biases, lambda l, A, W, b: activations[l](A @ W))


@misconception(says="You added the biases after the activation function.", ask="A sigmoid layer stays between 0 and 1: does yours, with biases of 3?")
def bias_after_activation(X, weights, biases, activations):
    return _run(X, weights, biases, lambda l, A, W, b: activations[l](A @ W) + b)


@misconception(says="You added the biases as a column: each example, not each unit, got one.", ask="Which entries of Z should the bias of unit 1 be added to?")
def bias_broadcast(X, weights, biases, activations):
    return _run(X, weights, biases, lambda l, A, W, b: activations[l](A @ W + b[:, None]))


@misconception(says="Your result has one column for each example.", ask="In row form, where do the examples lie?")
def result_transposed(X, weights, biases, activations):
    return np.asarray(forward_rows(X, weights, biases, activations)).T


@misconception(says="You returned the output for the first example only.", ask="How many rows should the result have?")
def first_example_only(X, weights, biases, activations):
    return np.asarray(forward_rows(X, weights, biases, activations))[0]


@misconception(says="The numbers are right, but axes of length 1 are gone.", ask="What is the shape of the result for a batch of one example?")
def squeezed(X, weights, biases, activations):
    return np.squeeze(forward_rows(X, weights, biases, activations))


@misconception(says="You averaged the outputs of all examples.", ask="Should the answer to one example depend on the others?")
def mean_over_examples(X, weights, biases, activations):
    return np.asarray(forward_rows(X, weights, biases, activations)).mean(axis=0)


@misconception(says="You returned every layer's activations.", ask="Which of them is the network's output?")
def all_layers_returned(X, weights, biases, activations):
    A, kept = X, [X]
    for W, b, g in zip(weights, biases, activations, strict=True):
        A = g(A @ W + b)
        kept.append(A)
    return kept


@misconception(says="Your network stops after the first layer.", ask="How does your function learn how many layers there are?")
def first_layer_only(X, weights, biases, activations):
    return activations[0](X @ weights[0] + biases[0])


@misconception(says="Your function is written for two layers exactly.", ask="How does your function learn how many layers there are?")
def two_layers_only(X, weights, biases, activations):
    H = activations[0](X @ weights[0] + biases[0])
    return activations[1](H @ weights[1] + biases[1])


@misconception(
    says="Each layer applies its activation function to what comes in, not to its sums.",
    ask="What does a layer do first: add up, or apply its activation function?",
)
def activation_of_inputs(X, weights, biases, activations):
    return _run(X, weights, biases, lambda l, A, W, b: activations[l](A) @ W + b)


@misconception(says="You applied tanh, whatever activation functions were given.", ask="Which of the arguments says what functions to apply?")
def always_tanh(X, weights, biases, activations):
    return _run(X, weights, biases, lambda l, A, W, b: np.tanh(A @ W + b))


@misconception(
    says="The result is right, but what you were given (arrays or lists) is changed.", ask="What does the network answer when it is asked a second time?"
)
def changes_argument(X, weights, biases, activations):
    A = X
    for W, b, g in zip(weights, biases, activations, strict=True):
        W *= 1.5
        A = g(A @ W / 1.5 + b)
    return A


def inputs(rng):
    tanh, relu, linear = named("tanh"), named("relu"), named("identity")
    for n, sizes, plugs, label in [
        (5, (3, 4, 2), [curve(rng), named("sigmoid")], ""),
        (2, (4, 3, 5, 1), [tanh, curve(rng), linear], "three layers"),
        (1, (2, 4, 3), [relu, curve(rng)], "n = 1"),
        (3, (3, 3, 3), [named("softplus"), tanh], "everything square"),
        (4, (2, 3), [curve(rng)], "one layer"),
        (3, (2, 4, 3, 4, 2, 3), [tanh, curve(rng), tanh, relu, tanh], "one activation three times"),
    ]:
        X = signed(rng, 0.5, 1.5, (n, sizes[0]))
        X[0] = np.abs(X[0])
        Ws, bs = [], []
        for n_in, n_out in zip(sizes, sizes[1:]):
            W = signed(rng, 0.5, 1.5, (n_in, n_out)) / np.sqrt(n_in)
            W[:, 0] = np.abs(W[:, 0])
            Ws.append(W)
            bs.append(draw_biases(rng, n_out))
            bs[-1][0] = abs(bs[-1][0])
        yield case(X, Ws, bs, plugs, label=label)


def hidden(rng):
    X, plugs = mirrored(rng.normal(size=(36, 36))), [curve(rng), named("tanh")]
    args = X, *layers(rng, 36, 36, 34, rows=True)
    yield from look_alikes(*args, plugs, label="36 rows; 36, 36 and 34 units")
    yield case(*args, [named("tanh"), curve(rng)], label="other activations")
    plugs = [curve(rng), named("sigmoid"), named("tanh")] * 3
    nine = layers(rng, 2, 3, 2, 3, 4, 3, 2, 3, 2, 4, rows=True)
    yield case(X[:3, :2], *nine, plugs, label="nine layers")
    deep = layers(rng, 2, *[3] * 36, rows=True)
    yield case(X[:3, :2], *deep, [named("tanh")] * 36, label="36 layers")
    (W,), (b,) = layers(rng, 3, 3, rows=True)
    plugs = [named("tanh"), curve(rng), named("tanh"), named("softplus")]
    yield case(X[:2, :3], [W] * 4, [b] * 4, plugs, label="four equal layers")
    yield case(X[:2, :3], [W, W, W], [b, 2 * b, 0 * b], plugs[:3], label="equal weights")
    yield case(X[[0, 0, 1], :3], [W], [b], plugs[1:2], label="two equal rows of three")
    yield case(X[:1, :3] * 0, [W], [b], plugs[1:2], label="inputs of 0")


EXERCISE = Exercise(
    forward_rows, points=4, oracle=oracle.forward_rows, driver="plugged", inputs=inputs, hidden=hidden, checks=[Values(points=3), Pure(points=1)]
)
