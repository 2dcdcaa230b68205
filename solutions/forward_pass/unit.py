r"""A unit takes some numbers in and passes one number on. It weighs each input, adds everything up
together with a bias, and puts the sum through its activation function $g$:

$$z = \sum_{j=1}^{n} w_j x_j + b, \qquad a = g(z).$$

```
   x_1 ──w_1──┐
   x_2 ──w_2──┼──►( Σ + b )── z ──►( g )── a ──►
   x_3 ──w_3──┘
```

The weights say how much each input matters, and in which direction. The bias moves the whole curve
sideways: $\tanh(x + 0.5)$ is $\tanh(x)$ shifted to the left. Without it every unit would be tied to
$z = 0$ for an input of zeros.

An example that comes back below: $x = (1,\ 0.5)$, $w = (0.4,\ -2)$, $b = 0.1$. The products are
$0.4$ and $-1$, so $z = -0.5$. What the unit passes on depends on its activation function:

| $g$ | identity | tanh | sigmoid $1/(1+e^{-z})$ | ReLU $\max(0, z)$ |
|---|---|---|---|---|
| $a$ | −0.5 | −0.4621 | 0.3775 | 0 |

Write `unit(x, w, b, activation)`. The activation function is an argument like the others: use the
one you are given.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import forward_pass as oracle

from ._inputs import curve, named, vector


def unit(x, w, b, activation):
    """What one unit passes on.

    x: (n,) inputs.  w: (n,) weights.  b: the bias, a float.
    activation: a function of a number or an array, entry by entry.
    Returns one number.
    """
    return activation(w @ x + b)


@accepted
def term_by_term(x, w, b, activation):
    z = b
    for weight, value in zip(w, x, strict=True):
        z += weight * value
    return float(activation(z))


@accepted
def through_an_array(x, w, b, activation):
    return activation(np.array([np.sum(x * w) + b]))[0]


@accepted
def with_lists(x, w, b, activation):
    return activation(sum(p * q for p, q in zip(x.tolist(), w.tolist(), strict=True)) + b)


@accepted
def extra_input(x, w, b, activation):
    return activation(np.dot(np.append(w, b), np.append(x, 1.0)))


@accepted
def zero_axes(x, w, b, activation):
    return np.asarray(activation(np.einsum("i,i->", x, w) + b))


@accepted
def single_precision(x, w, b, activation):
    return np.float32(activation(np.inner(x.astype(np.float32), w.astype(np.float32)) + b))


@misconception(says="The bias does not enter your result.", ask="What should the unit pass on when all its inputs are 0?")
def missing_bias(x, w, b, activation):
    return activation(w @ x)


@misconception(says="You added the bias after the activation function.", ask="A sigmoid unit stays between 0 and 1: does yours, with a bias of 3?")
def bias_after_activation(x, w, b, activation):
    return activation(w @ x) + b


@misconception(says="You subtracted the bias, as if it were a threshold.", ask="If the bias grows, should the sum grow or shrink?")
def bias_subtracted(x, w, b, activation):
    return activation(w @ x - b)


@misconception(says="You returned the weighted sum; no activation function was applied to it.", ask="For which activation function would z and a be the same?")
def missing_activation(x, w, b, activation):
    return w @ x + b


@misconception(says="You applied the sigmoid, whatever activation function was given.", ask="Which of the arguments says what function to apply?")
def always_sigmoid(x, w, b, activation):
    return 1 / (1 + np.exp(-(w @ x + b)))


@misconception(says="You applied tanh, whatever activation function was given.", ask="Which of the arguments says what function to apply?")
def always_tanh(x, w, b, activation):
    return np.tanh(w @ x + b)


@misconception(says="You applied the activation function to each product, before adding them up.", ask="How often does one unit use its activation function?")
def activation_before_sum(x, w, b, activation):
    return np.sum(activation(w * x)) + b


@misconception(says="You applied the activation function to the inputs, not to the sum.", ask="In the picture, which arrow leads into g?")
def activation_of_inputs(x, w, b, activation):
    return w @ activation(x) + b


@misconception(says="You added the bias once for every input.", ask="How many biases does one unit have, however many inputs it gets?")
def bias_with_each_input(x, w, b, activation):
    return activation(np.sum(w * x + b))


@misconception(says="You kept the products apart: there is one result for each input.", ask="How many numbers does one unit pass on?")
def star_for_matmul(x, w, b, activation):
    return activation(w * x + b)


@misconception(says="You added up the weights and the inputs separately, and multiplied the sums.", ask="Is a sum of products the product of the sums?")
def sums_multiplied(x, w, b, activation):
    return activation(w.sum() * x.sum() + b)


@misconception(says="You took the mean of the products where their sum is meant.", ask="Does a further input with weight 0 change what the unit adds up?")
def mean_for_sum(x, w, b, activation):
    return activation(np.mean(w * x) + b)


@misconception(says="The number is right, but you return it inside an array.", ask="What is the shape of your result, and what is the shape of a plain number?")
def wrapped_number(x, w, b, activation):
    return np.array([activation(w @ x + b)])


@misconception(says="You multiplied the weighted sum by the bias.", ask="What does a unit with bias 0 do, and what does yours do?")
def bias_multiplied(x, w, b, activation):
    return activation(b * (w @ x))


@misconception(says="Your result is rounded to two decimals.", ask="What happens to rounded numbers when another hundred layers follow?")
def rounded(x, w, b, activation):
    return round(float(activation(w @ x + b)), 2)


@misconception(says="The result is right, but you wrote the products over the inputs.", ask="Who else may still need x after this call?")
def changes_argument(x, w, b, activation):
    x *= w
    return activation(x.sum() + b)


def inputs(rng):
    plugs = [curve(rng), named("sigmoid"), named("identity"), curve(rng), named("softplus")]
    for n, plug, label in zip([3, 4, 1, 2, 5], plugs, ["", "", "one input", "", "five inputs"], strict=True):
        x = vector(rng, n)
        # Products of mixed signs whose sum is well away from 0, and a bias that adds to it.
        products = rng.uniform(0.2, 0.5, n)
        products[0] = rng.uniform(0.7, 0.9)
        if n > 1:
            products[1] *= -0.6
        side = rng.choice([-1.0, 1.0])
        yield case(x, side * products / x, float(side * rng.uniform(0.3, 0.6)), plug, label=label)
    # A sum far from 0, and a bias that pulls it back.
    x, side = vector(rng, 3), rng.choice([-1.0, 1.0])
    w, b = side * rng.uniform(3.0, 5.0, 3) / x, float(-side * rng.uniform(0.6, 0.9))
    yield case(x, w, b, named("identity"), label="a large sum")


def hidden(rng):
    x, w, b = mirrored(rng.normal(size=300)), rng.normal(size=300) / 9, float(rng.normal())
    yield from look_alikes(x, w, b, named("softplus"), label="300 inputs")
    yield case(x, w, b, curve(rng), label="300 inputs, another activation")
    x, w = vector(rng, 3), rng.uniform(0.5, 1.5, 3)
    w[0] = 3 * np.sign(x[0])
    yield case(x * 1e7, w, b, named("identity"), label="near 1e7")
    yield case(x * 1e-7, w, 0.0, named("identity"), label="inputs near 1e-7, no bias")
    yield case(x * 1e-5, w, 3e-6, named("identity"), label="a bias near 1e-6")
    yield case(np.full(4, 0.5), np.full(4, 0.5), b, curve(rng), label="equal entries")
    yield case(x * 0, w, b, curve(rng), label="inputs of 0")


EXERCISE = Exercise(
    unit,
    points=3,
    oracle=oracle.unit,
    driver="plugged",
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=2), Pure(points=1)],
    equivalent={"w @ x with its sides swapped": "a product of two vectors is symmetric"},
)
