r"""Layers stand one after another: what one passes on is what the next one takes in. Start with
$a^{(0)} = x$ and repeat

$$a^{(l)} = g\bigl(W^{(l)} a^{(l-1)} + b^{(l)}\bigr), \qquad l = 1, \dots, L.$$

```
   x = a0 ──►[ W1, b1 ]──g──► a1 ──►[ W2, b2 ]──g──► a2 ──► … ──► aL
   (n_0,)                    (n_1,)                  (n_2,)       (n_L,)
```

Keep every $a^{(l)}$, not only the last one: backpropagation will need them all. A network of $L$
layers has $L$ weight matrices, and gives $L + 1$ vectors, because the input counts as $a^{(0)}$.

Let the layer of the last exercise be followed by one unit with $W^{(2)} = (1\ \ {-1}\ \ 2)$ and
$b^{(2)} = (0.2)$, tanh in both layers:

| | value | shape |
|---|---|---|
| $a^{(0)}$ | (1, 0.5) | `(2,)` |
| $a^{(1)}$ | (−0.4621, 0.4621, 0.7616) | `(3,)` |
| $a^{(2)}$ | tanh(0.7990) ≈ (0.6635) | `(1,)` |

Write `forward(x, weights, biases, activation)`, in column form. `weights` and `biases` are lists
with one entry for each layer; all layers, the last one too, use the same activation function. The
network may have one layer or many.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import forward_pass as oracle

from ._inputs import biases as draw_biases
from ._inputs import curve, layers, named, vector
from ._inputs import weights as draw_weights
from .dense import dense


def forward(x, weights, biases, activation):
    """The activations of every layer of a network, in column form.

    x: (n_0,) input.  weights: list of (n_l, n_{l-1}).  biases: list of (n_l,).
    activation: a function of a number or an array, entry by entry, used in every layer.
    Returns a list of L + 1 arrays.
    """
    activations = [x]
    for W, b in zip(weights, biases):
        activations.append(dense(activations[-1], W, b, activation))
    return activations


@accepted
def by_index(x, weights, biases, activation):
    L = len(weights)
    a = [None] * (L + 1)
    a[0] = np.array(x)
    for l in range(1, L + 1):
        a[l] = activation(np.dot(weights[l - 1], a[l - 1]) + biases[l - 1])
    return tuple(a)


@accepted
def recursive(x, weights, biases, activation):
    if not len(weights):
        return [x]
    after = activation(weights[0] @ x + biases[0])
    return [x, *recursive(after, weights[1:], biases[1:], activation)]


@accepted
def lists_all_the_way(x, weights, biases, activation):
    result = [x.tolist()]
    for W, b in zip(weights, biases, strict=True):
        z = [sum(w * v for w, v in zip(row, result[-1], strict=True)) for row in W]
        result.append([float(activation(s + t)) for s, t in zip(z, b, strict=True)])
    return result


@accepted
def as_columns(x, weights, biases, activation):
    a = x[:, None]
    kept = [a]
    for W, b in zip(weights, biases, strict=True):
        a = activation(W @ a + b[:, None])
        kept += [a]
    return [column.flatten() for column in kept]


@accepted
def as_row_vectors(x, weights, biases, activation):
    kept = [x]
    for W, b in zip(weights, biases, strict=True):
        kept.append(activation(kept[-1] @ W.T + b))
    return kept


@accepted
def single_precision(x, weights, biases, activation):
    kept = [np.asarray(x, dtype=np.float32)]
    for W, b in zip(weights, biases, strict=True):
        z = W.astype(np.float32) @ kept[-1] + b.astype(np.float32)
        kept.append(np.asarray(activation(z), dtype=np.float32))
    return kept


def _run(x, weights, biases, layer):
    kept = [x]
    for l, (W, b) in enumerate(zip(weights, biases, strict=True)):
        kept.append(layer(l, kept[-1], W, b))
    return kept


@misconception(
    says="Your list starts with the first layer's activations; the input is missing.", ask="What is a0, and how many entries does the list have for L layers?"
)
def input_forgotten(x, weights, biases, activation):
    return _run(x, weights, biases, lambda l, a, W, b: activation(W @ a + b))[1:]


@misconception(says="You returned what the last layer passes on, and nothing else.", ask="Which vectors does the list hold besides the last one?")
def output_only(x, weights, biases, activation):
    return _run(x, weights, biases, lambda l, a, W, b: activation(W @ a + b))[-1]


@misconception(says="What the last layer passes on is missing from your list.", ask="How many entries does the list have for L layers?")
def last_layer_forgotten(x, weights, biases, activation):
    return _run(x, weights, biases, lambda l, a, W, b: activation(W @ a + b))[:-1]


@misconception(says="Your list runs from the output to the input.", ask="Which vector comes first in the list, x or the output?")
def reversed_order(x, weights, biases, activation):
    return _run(x, weights, biases, lambda l, a, W, b: activation(W @ a + b))[::-1]


@misconception(says="The last layer's activation function is missing.", ask="Which layers does the exercise exempt from the activation function?")
def linear_output(x, weights, biases, activation):
    def layer(l, a, W, b):
        z = W @ a + b
        return z if l == len(weights) - 1 else activation(z)

    return _run(x, weights, biases, layer)


@misconception(says="The first layer's activation function is missing.", ask="What happens to the first layer's sums before the second one takes them in?")
def linear_first_layer(x, weights, biases, activation):
    def layer(l, a, W, b):
        z = W @ a + b
        return z if l == 0 else activation(z)

    return _run(x, weights, biases, layer)


@misconception(says="No activation function is applied in any layer.", ask="What can two layers without activation functions do that one cannot?")
def missing_activation(x, weights, biases, activation):
    return _run(x, weights, biases, lambda l, a, W, b: W @ a + b)


@misconception(says="You computed the right things, but kept the sums z in the list.", ask="Are a1, a2, … taken before or after the activation function?")
def pre_activations_kept(x, weights, biases, activation):
    a, kept = x, [x]
    for W, b in zip(weights, biases, strict=True):
        z = W @ a + b
        kept.append(z)
        a = activation(z)
    return kept


@misconception(says="The biases do not enter your result.", ask="What should the network give for an input of zeros?")
def missing_bias(x, weights, biases, activation):
    return _run(x, weights, biases, lambda l, a, W, b: activation(W @ a))


@misconception(says="You added the biases after the activation function.", ask="A sigmoid layer stays between 0 and 1: does yours, with biases of 3?")
def bias_after_activation(x, weights, biases, activation):
    return _run(x, weights, biases, lambda l, a, W, b: activation(W @ a) + b)


@misconception(says="Only the first layer uses its biases.", ask="How many bias vectors are you given?")
def first_bias_only(x, weights, biases, activation):
    return _run(x, weights, biases, lambda l, a, W, b: activation(W @ a + (b if l == 0 else 0)))


@misconception(says="You applied tanh, whatever activation function was given.", ask="Which of the arguments says what function to apply?")
def always_tanh(x, weights, biases, activation):
    return _run(x, weights, biases, lambda l, a, W, b: np.tanh(W @ a + b))


@misconception(says="You applied the sigmoid, whatever activation function was given.", ask="Which of the arguments says what function to apply?")
def always_sigmoid(x, weights, biases, activation):
    return _run(x, weights, biases, lambda l, a, W, b: 1 / (1 + np.exp(-(W @ a + b))))


@misconception(says="You applied the activation function to the input before the first layer.", ask="What is a0 to be?")
def activation_of_inputs(x, weights, biases, activation):
    a = activation(x)
    return _run(a, weights, biases, lambda l, a, W, b: activation(W @ a + b))


@misconception(says="Every layer of yours takes in x.", ask="What does the second layer take in?")
def wrong_layer_input(x, weights, biases, activation):
    return _run(x, weights, biases, lambda l, a, W, b: activation(W @ x + b))


@misconception(says="You multiplied with the transposes of the weight matrices.", ask="Which weights lead into unit 1: a row of W, or a column?")
def weights_transposed(x, weights, biases, activation):
    return _run(x, weights, biases, lambda l, a, W, b: activation(W.T @ a + b))


@misconception(
    says="You added the biases as a column to a flat vector: NumPy made a square of them.",
    ask="What is the shape of (3,) plus (3, 1), and which one is wanted?",
)
def bias_broadcast(x, weights, biases, activation):
    return _run(x, weights, biases, lambda l, a, W, b: activation(W @ a + b[:, None]))


@misconception(says="Your network stops after the first layer.", ask="How does your function learn how many layers there are?")
def first_layer_only(x, weights, biases, activation):
    return [x, activation(weights[0] @ x + biases[0])]


@misconception(says="Your function is written for two layers exactly.", ask="How does your function learn how many layers there are?")
def two_layers_only(x, weights, biases, activation):
    a1 = activation(weights[0] @ x + biases[0])
    return [x, a1, activation(weights[1] @ a1 + biases[1])]


@misconception(says="You applied the activation function twice in each layer.", ask="If dense applies the activation function, what is left to do after it?")
def activation_twice(x, weights, biases, activation):
    return _run(x, weights, biases, lambda l, a, W, b: activation(activation(W @ a + b)))


@misconception(
    says="The result is right, but what you were given (arrays or lists) is changed.", ask="What does the network answer when it is asked a second time?"
)
def changes_argument(x, weights, biases, activation):
    kept = [x.copy()]
    for W, b in zip(weights, biases, strict=True):
        b += W @ kept[-1]
        kept.append(activation(b))
    return kept


def inputs(rng):
    for sizes, plug, label in [
        ((3, 4, 2), curve(rng), ""),
        ((2, 3, 5, 4), named("tanh"), "three layers"),
        ((4, 2), named("softplus"), "one layer"),
        ((3, 3, 3, 3), named("sigmoid"), "square weights"),
        ((1, 4, 1, 3), curve(rng), "layers of one unit"),
        ((2, 4, 3, 4, 2, 3), curve(rng), "five layers"),
    ]:
        x = vector(rng, sizes[0])
        Ws, bs = [], []
        signs = np.sign(x)
        for n_in, n_out in zip(sizes, sizes[1:]):
            Ws.append(draw_weights(rng, n_out, signs * 1.0))
            bs.append(draw_biases(rng, n_out))
            bs[-1][0] = abs(bs[-1][0])
            signs = np.ones(n_out)
        yield case(x, Ws, bs, plug, label=label)


def hidden(rng):
    x, plug = mirrored(rng.normal(size=36)), curve(rng)
    args = x, *layers(rng, 36, 36, 34), plug
    yield from look_alikes(*args, label="36, 36 and 34 units")
    yield case(*args[:3], curve(rng), label="another activation")
    yield case(x[:2], *layers(rng, 2, 3, 2, 3, 4, 3, 2, 3, 2, 4), plug, label="nine layers")
    yield case(x[:2], *layers(rng, 2, *[3] * 36), named("tanh"), label="36 layers")
    (W,), (b,) = layers(rng, 3, 3)
    yield case(x[:3], [W] * 4, [b] * 4, curve(rng), label="four equal layers")
    yield case(x[:3], [W, W, W], [b, 2 * b, 0 * b], curve(rng), label="equal weights")
    yield case(x[:3] * 0, [W, W.T], [b, b], named("tanh"), label="inputs of 0, equal biases")


EXERCISE = Exercise(forward, points=5, oracle=oracle.forward, driver="plugged", inputs=inputs, hidden=hidden, checks=[Values(points=4), Pure(points=1)])
