r"""A network whose every weight you can see (deep-learning lecture 3): three layers of two sigmoid
units.

$$W^1 = \begin{pmatrix} 1 & -2 \\ -1 & 1 \end{pmatrix},
\ b^1 = \begin{pmatrix} 1 \\ 0 \end{pmatrix}; \quad
W^2 = \begin{pmatrix} 2 & -1 \\ -2 & -1 \end{pmatrix},
\ b^2 = \begin{pmatrix} 0 \\ 0 \end{pmatrix}; \quad
W^3 = \begin{pmatrix} 3 & -1 \\ -1 & 4 \end{pmatrix},
\ b^3 = \begin{pmatrix} -2 \\ 2 \end{pmatrix}.$$

The weights are in column form: row $i$ leads into unit $i$. Every layer, the last one too, uses the
sigmoid $\sigma(z) = 1/(1 + e^{-z})$. Follow the input $(1, -1)$:

| layer | $z$ | $a = \sigma(z)$ |
|---|---|---|
| 1 | (4, −2) | (0.98, 0.12) |
| 2 | (1.84, −2.08) | (0.86, 0.11) |
| 3 | (0.48, 1.58) | (0.62, 0.83) |

The table is rounded; your function must not round. For the input $(0, 0)$ the output is about
$(0.51, 0.85)$: an input of zeros does not give zeros, because the biases are still there.

Write `slide_network(x)`. Note how little there is to write once the weights are in lists.
"""

import math

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import forward_pass as oracle

from ._inputs import signed
from .forward import forward


def slide_network(x):
    """The output of the three-layer network above.

    x: (2,) input.
    Returns (2,).
    """
    weights = [np.array([[1.0, -2.0], [-1.0, 1.0]]), np.array([[2.0, -1.0], [-2.0, -1.0]]), np.array([[3.0, -1.0], [-1.0, 4.0]])]
    biases = [np.array([1.0, 0.0]), np.array([0.0, 0.0]), np.array([-2.0, 2.0])]
    return forward(x, weights, biases, lambda z: 1 / (1 + np.exp(-z)))[-1]


WS = ([[1, -2], [-1, 1]], [[2, -1], [-2, -1]], [[3, -1], [-1, 4]])
BS = ([1, 0], [0, 0], [-2, 2])


def sigma(z):
    return 1 / (1 + np.exp(-z))


@accepted
def by_hand(x):
    s = lambda z: 1 / (1 + math.exp(-z))
    p, q = float(x[0]), float(x[1])
    p, q = s(p - 2 * q + 1), s(-p + q)
    p, q = s(2 * p - q), s(-2 * p - q)
    return (s(3 * p - q - 2), s(4 * q - p + 2))


@accepted
def through_tanh(x):
    a = x
    for W, b in zip(WS, BS, strict=True):
        a = 0.5 * (1 + np.tanh((np.dot(W, a) + b) / 2))
    return a


@accepted
def in_rows(x):
    a = np.reshape(x, (1, 2))
    for W, b in zip(WS, BS, strict=True):
        a = sigma(a @ np.transpose(W) + b)
    return a[0].tolist()


@accepted
def single_precision(x):
    a = x.astype(np.float32)
    for W, b in zip(WS, BS, strict=True):
        a = sigma(np.array(W, np.float32) @ a + np.array(b, np.float32))
    return a


def _run(x, weights=WS, biases=BS, g=sigma):
    a = x
    for W, b in zip(weights, biases, strict=True):
        a = g(np.dot(W, a) + b)
    return a


@misconception(says="Your outputs are rounded to two decimals.", ask="How many decimals does the network itself compute with?")
def rounded(x):
    return np.round(_run(x), 2)


@misconception(says="You rounded each layer's activations before going on.", ask="How far off is the output when each layer is a little off?")
def rounded_intermediates(x):
    return _run(x, g=lambda z: np.round(sigma(z), 2))


@misconception(says="You multiplied with the transposes of the weight matrices.", ask="Which weights lead into unit 1: a row of W, or a column?")
def weights_transposed(x):
    return _run(x, weights=[np.transpose(W) for W in WS])


@misconception(says="The biases do not enter your result.", ask="What does the first layer add up for an input of zeros?")
def missing_bias(x):
    return _run(x, biases=([0, 0],) * 3)


@misconception(says="The last layer's biases are missing.", ask="What does the last layer add to its weighted sums?")
def last_bias_forgotten(x):
    return _run(x, biases=([1, 0], [0, 0], [0, 0]))


@misconception(says="The first layer's biases are missing.", ask="What does the first layer add up for an input of zeros?")
def first_bias_forgotten(x):
    return _run(x, biases=([0, 0], [0, 0], [-2, 2]))


@misconception(says="You added the biases after the sigmoid.", ask="Can a sigmoid unit pass on a number outside (0, 1)?")
def bias_after_activation(x):
    a = x
    for W, b in zip(WS, BS, strict=True):
        a = sigma(np.dot(W, a)) + b
    return a


@misconception(says="The last layer's sigmoid is missing.", ask="Which layers does the exercise exempt from the sigmoid?")
def linear_output(x):
    a = _run(x, WS[:2], BS[:2])
    return np.dot(WS[2], a) + BS[2]


@misconception(says="You used tanh where the network has sigmoid units.", ask="Between which two numbers do the activations of this network lie?")
def always_tanh(x):
    return _run(x, g=np.tanh)


@misconception(says="You used the ReLU where the network has sigmoid units.", ask="Between which two numbers do the activations of this network lie?")
def relu_for_sigmoid(x):
    return _run(x, g=lambda z: np.maximum(0, z))


@misconception(says="No activation function is applied in any layer.", ask="Between which two numbers do the activations of this network lie?")
def missing_activation(x):
    return _run(x, g=lambda z: z)


@misconception(says="Your sigmoid falls where it should rise: the sign in the exponent is turned.", ask="Is σ(4) close to 1 or close to 0?")
def sign_in_the_exponent(x):
    return _run(x, g=lambda z: 1 / (1 + np.exp(z)))


@misconception(says="The layers are used in reverse order.", ask="Which weights does the input meet first?")
def reversed_order(x):
    return _run(x, WS[::-1], BS[::-1])


@misconception(says="The second layer is left out.", ask="How many layers does your function go through?")
def layer_left_out(x):
    return _run(x, WS[::2], BS[::2])


@misconception(says="Your network stops after the second layer.", ask="How many layers does your function go through?")
def last_layer_forgotten(x):
    return _run(x, WS[:2], BS[:2])


@misconception(says="The two biases of the last layer are exchanged.", ask="Which unit of the last layer has the bias −2?")
def biases_exchanged(x):
    return _run(x, biases=([1, 0], [0, 0], [2, -2]))


@misconception(says="The two outputs come in the wrong order.", ask="Which row of the last weights leads to the first output?")
def units_exchanged(x):
    return _run(x)[::-1]


@misconception(says="You used a softmax in the last layer: your outputs sum to 1.", ask="Do the outputs on the slide, 0.62 and 0.83, sum to 1?")
def softmax_for_sigmoid(x):
    e = np.exp(linear_output(x))
    return e / e.sum()


@misconception(says="Your function gives the same output for every input.", ask="Where does x enter your function?")
def global_for_argument(x):
    return _run(np.array([1.0, -1.0]))


@misconception(says="You returned every layer's activations.", ask="Which of them is the network's output?")
def all_layers_returned(x):
    kept = [x]
    for W, b in zip(WS, BS, strict=True):
        kept.append(sigma(np.dot(W, kept[-1]) + b))
    return kept


@misconception(says="The output is right, but you wrote each layer's activations over the input.", ask="Who else may still need x after this call?")
def changes_argument(x):
    for W, b in zip(WS, BS, strict=True):
        x[:] = sigma(np.dot(W, x) + b)
    return x


def inputs(rng):
    yield case(np.array([1.0, -1.0]), label="the slide's first input")
    yield case(np.array([0.0, 0.0]), label="an input of zeros")
    for _ in range(4):
        yield case(signed(rng, 0.3, 1.5, 2))
    yield case(rng.uniform(2.5, 3.5, 2) * [1, -1], label="a larger input")


def hidden(rng):
    yield case(np.array([0.5, 0.5]), label="equal inputs")
    yield case(np.array([6.5, 5.5]), label="larger inputs")


EXERCISE = Exercise(
    slide_network,
    points=3,
    oracle=oracle.slide_network,
    inputs=inputs,
    hidden=hidden,
    equivalent={
        "1e6": "exponentials may overflow there",
        "right up to size": "there are always two inputs",
        "first and last entry": "these are all that there are",
    },
    checks=[Values(points=2), Pure(points=1)],
)
