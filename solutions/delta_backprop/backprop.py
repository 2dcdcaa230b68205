r"""The rule for hidden deltas never asks which layer it is in. So a network of any depth is: once
forwards, keeping every activation; once backwards, handing the delta from layer to layer. Every
layer has biases now, $net^l = W^l x^{l-1} + b^l$.

```
   x⁰ ──W¹,b¹──► x¹ ──W²,b²──► x² ──W³,b³──► x³ = y          keep x⁰ … x³
                 δ¹ ◄───W²──── δ² ◄───W³──── δ³ ◄── t − y
        dW¹,db¹       dW²,db²       dW³,db³
```

1. $x^0 = x$, then $x^l = \sigma(W^l x^{l-1} + b^l)$ up to the output $y = x^L$;
2. $\delta^L$ at the output;
3. for $l = L, L-1, \dots, 1$: the gradients of layer $l$ from $\delta^l$ and what the layer
   **receives**, $x^{l-1}$; then $\delta^{l-1}$ from $\delta^l$, through $W^l$ and with the slopes
   of layer $l - 1$.

What is the gradient of a bias? It is a weight on an input that is always 1: put that into
$\partial\mathcal L/\partial W_{ij} = -\delta_i x_j$, and mind the sign.

In Python lists, `weights[0]` is $W^1$ and belongs between `activations[0]` $= x^0$ and
`activations[1]`.

| layers | `weights` | `biases` | result |
|---|---|---|---|
| 1 | `[(2, 3)]` | `[(2,)]` | `([(2, 3)], [(2,)])` |
| 2 | `[(4, 3), (2, 4)]` | `[(4,), (2,)]` | `([(4, 3), (2, 4)], [(4,), (2,)])` |

Example: one layer with one unit, `x = [2.]`, `W = [[0.5]]`, `b = [-1.]` adds up 0, so $y = 0.5$;
with `t = [1.]` the delta is $0.125$, and the result is `([[[-0.25]]], [[-0.125]])`.

Write `backprop(x, t, weights, biases)`, which returns the lists `(dWs, dbs)` in the order of the
layers.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import delta_backprop as oracle

from ._draw import signed
from .given import sigmoid
from .hidden_delta import hidden_delta
from .output_delta import output_delta
from .weight_gradient import weight_gradient


def backprop(x, t, weights, biases):
    """The gradients of the loss with respect to all weights and biases, for any depth.

    x: (n_0,).  t: (n_L,).  weights: list of (n_l, n_prev), first layer first.
    biases: list of (n_l,).  There is at least one layer; every unit is a sigmoid unit.
    Returns (dWs, dbs): lists in the same order, with the same shapes.
    """
    activations = [x]
    for W, b in zip(weights, biases):
        activations.append(sigmoid(W @ activations[-1] + b))

    dWs, dbs = [], []
    delta = output_delta(activations[-1], t)
    for layer in reversed(range(len(weights))):
        dWs.insert(0, weight_gradient(delta, activations[layer]))
        dbs.insert(0, -delta)
        if layer > 0:
            delta = hidden_delta(activations[layer], weights[layer], delta)
    return dWs, dbs


@accepted
def recursive(x, t, weights, biases):
    def below(a, layer):
        """dL/da of what enters a layer, after filling in the gradients from there on."""
        if layer == len(weights):
            return a - t
        out = sigmoid(weights[layer] @ a + biases[layer])
        g = below(out, layer + 1) * out * (1 - out)
        dWs[layer], dbs[layer] = np.outer(g, a), g
        return g @ weights[layer]

    dWs, dbs = [None] * len(weights), [None] * len(weights)
    below(x, 0)
    return tuple(dWs), tuple(dbs)


@accepted
def loops_and_lists(x, t, weights, biases):
    xs = [[float(v) for v in x]]
    for W, b in zip(weights, biases):
        net = [sum(w * v for w, v in zip(row, xs[-1])) + bi for row, bi in zip(W, b)]
        xs.append([1 / (1 + np.exp(-n)) for n in net])
    g = [(y - tk) * y * (1 - y) for y, tk in zip(xs[-1], t)]
    dWs, dbs = [], []
    for W, received in zip(weights[::-1], xs[-2::-1]):
        dWs.append([[gi * v for v in received] for gi in g])
        dbs.append(list(g))
        back = [sum(W[i][j] * g[i] for i in range(len(g))) for j in range(len(received))]
        g = [bk * v * (1 - v) for bk, v in zip(back, received)]
    return dWs[::-1], dbs[::-1]


@accepted
def by_jacobians(x, t, weights, biases):
    a, locals_ = x, []
    for W, b in zip(weights, biases):
        out = sigmoid(W @ a + b)
        locals_.append((a, W, np.diag(out - out**2)))
        a = out
    upstream = (a - t)[None, :]
    dWs, dbs = [], []
    for before, W, slope in reversed(locals_):
        upstream = upstream @ slope
        dWs = [np.einsum("oi,j->ij", upstream, before), *dWs]
        dbs = [upstream[0], *dbs]
        upstream = upstream @ W
    return [dWs, dbs]


@accepted
def bias_as_a_weight(x, t, weights, biases):
    wide = [np.column_stack([W, b]) for W, b in zip(weights, biases)]
    inputs_ = [np.append(x, 1.0)]
    for W in wide:
        inputs_.append(np.append(sigmoid(W @ inputs_[-1]), 1.0))
    y = inputs_[-1][:-1]
    delta = (t - y) * y * (1 - y)
    grads = []
    for W, a in zip(wide[::-1], inputs_[-2::-1]):
        grads.append(-np.outer(delta, a))
        delta = (W.T @ delta * a * (1 - a))[:-1]
    grads.reverse()
    return [g[:, :-1] for g in grads], [g[:, -1] for g in grads]


@accepted
def by_differences(x, t, weights, biases):
    def loss():
        a = x
        for W, b in zip(Ws, bs):
            a = sigmoid(W @ a + b)
        return 0.5 * np.sum((t - a) ** 2)

    Ws, bs = [W.copy() for W in weights], [b.copy() for b in biases]
    grads = []
    for arrays in (Ws, bs):
        found = []
        for array in arrays:
            slope = np.zeros(array.shape)
            for at in np.ndindex(array.shape):
                kept = array[at]
                array[at] = kept + 1e-5
                up = loss()
                array[at] = kept - 1e-5
                slope[at] = (up - loss()) / 2e-5
                array[at] = kept
            found.append(slope)
        grads.append(found)
    return tuple(grads)


@accepted
def single_precision(x, t, weights, biases):
    x, t = x.astype(np.float32), t.astype(np.float32)
    weights = [W.astype(np.float32) for W in weights]
    a = [x]
    for W, b in zip(weights, biases):
        a.append(sigmoid(W @ a[-1] + b.astype(np.float32)))
    g = (a[-1] - t) * a[-1] * (1 - a[-1])
    dWs, dbs = {}, {}
    for i in range(len(weights) - 1, -1, -1):
        dWs[i], dbs[i] = np.outer(g, a[i]), g
        g = (weights[i].T @ g) * a[i] * (1 - a[i])
    return [dWs[i] for i in sorted(dWs)], [dbs[i] for i in sorted(dbs)]


def slipped(
    x,
    t,
    weights,
    biases,
    *,
    activate=lambda net, b: sigmoid(net + b),
    error=lambda y, t: t - y,
    output_slope=lambda y: y * (1 - y),
    hidden_slope=lambda a: a * (1 - a),
    back=lambda W, delta: W.T @ delta,
    dW=lambda delta, received, passed: -np.outer(delta, received),
    db=lambda delta: -delta,
):
    """Backpropagation with one thing done wrongly."""
    a = [x]
    for W, b in zip(weights, biases, strict=True):
        a.append(activate(W @ a[-1], b))
    delta = error(a[-1], t) * output_slope(a[-1])
    dWs, dbs = [], []
    for layer in reversed(range(len(weights))):
        dWs.insert(0, dW(delta, a[layer], a[layer + 1]))
        dbs.insert(0, db(delta))
        if layer:
            delta = hidden_slope(a[layer]) * back(weights[layer], delta)
    return dWs, dbs


@misconception(says="All your gradients have the sign of delta, which is the wrong one.", ask="delta is minus ∂L/∂net; what does that make of ∂L/∂W and ∂L/∂b?")
def mixed_signs(*args):
    return slipped(*args, dW=lambda d, x, _: np.outer(d, x), db=lambda d: d)


@misconception(
    says="The gradients of the weights are right, those of the biases have the wrong sign.",
    ask="A bias is the weight on an input of 1: what gives the rule for weights for it?",
)
def bias_gradient_sign(*args):
    return slipped(*args, db=lambda d: d.copy())


@misconception(says="The biases do not enter your forward pass.", ask="What does a unit add up before the sigmoid?")
def bias_omitted(*args):
    return slipped(*args, activate=lambda net, b: sigmoid(net))


@misconception(says="You add the bias after the sigmoid.", ask="Between which two numbers must the output of a sigmoid unit lie?")
def bias_after_activation(*args):
    return slipped(*args, activate=lambda net, b: sigmoid(net) + b)


@misconception(says="The slopes of the output units are missing in the last delta.", ask="Which two links lead from the loss to the sum of an output unit?")
def missing_output_derivative(*args):
    return slipped(*args, output_slope=lambda y: 1.0)


@misconception(
    says="The slopes of the hidden units are missing in their deltas.", ask="What does a hidden unit's delta contain besides the deltas that come back to it?"
)
def missing_hidden_derivative(*args):
    return slipped(*args, hidden_slope=lambda a: 1.0)


@misconception(
    says="You applied the sigmoid to the activations again before you took the slopes.", ask="Are the stored values sums, or what has come out of the sigmoid?"
)
def derivative_of_activation(*args):
    def slope(a):
        return sigmoid(a) * (1 - sigmoid(a))

    return slipped(*args, output_slope=slope, hidden_slope=slope)


@misconception(
    says="The sign of delta turns with every layer on your way back.", ask="The minus of the definition is in the last delta already; is there another?"
)
def hidden_sign(*args):
    return slipped(*args, back=lambda W, delta: -(W.T @ delta))


@misconception(says="You hand the deltas back with W as in the forward pass.", ask="Which weights lead out of hidden unit 1: a row of the next W, or a column?")
def weights_transposed(*args):
    return slipped(*args, back=lambda W, delta: W @ delta)


@misconception(
    says="The deltas of the next layer do not enter those of the layer before.", ask="If the output is exactly right, what should all the gradients be?"
)
def upstream_ignored(*args):
    return slipped(*args, back=lambda W, delta: W.sum(axis=0))


@misconception(
    says="You pair each layer's deltas with what the layer passes on.", ask="What do the weights of a layer multiply: what it receives, or what it passes on?"
)
def wrong_layer_input(*args):
    return slipped(*args, dW=lambda d, received, passed: -np.outer(d, passed))


@misconception(says="The gradients of the weights are transposed: rows and columns are exchanged.", ask="Which layer do the rows of W belong to?")
def outer_swapped(*args):
    return slipped(*args, dW=lambda d, x, _: -np.outer(x, d))


@misconception(says="All your gradients are twice as large: the ½ of the loss is left out.", ask="What is the derivative of ½u² with respect to u?")
def missing_half(*args):
    return slipped(*args, error=lambda y, t: 2 * (t - y))


@misconception(says="You added the gradients of a layer's biases up to one number.", ask="How many biases has a layer of three units?")
def summed_to_a_scalar(*args):
    return slipped(*args, db=lambda d: -d.sum())


@misconception(says="The gradients of the biases are columns.", ask="What shape has a bias that comes in, and what happens in b - db?")
def bias_as_column(*args):
    return slipped(*args, db=lambda d: -d[:, None])


@misconception(
    says="You used 1 − a² for the hidden units, the slope of another activation function.", ask="Which activation function do the hidden units have here?"
)
def tanh_derivative(*args):
    return slipped(*args, hidden_slope=lambda a: 1 - a**2)


@misconception(says="Your gradients are right, but stand in the order in which they were found.", ask="Which layer should the first entry of dWs belong to?")
def layers_reversed(*args):
    dWs, dbs = slipped(*args)
    return dWs[::-1], dbs[::-1]


@misconception(says="Both lists are right, but they are returned in the other order.", ask="Which of the two is asked for first?")
def result_order(*args):
    return slipped(*args)[::-1]


@misconception(says="Only the last layer has gradients.", ask="Does the loss depend on the weights of the first layer?")
def output_layer_only(*args):
    dWs, dbs = slipped(*args)
    return [0 * g for g in dWs[:-1]] + dWs[-1:], [0 * g for g in dbs[:-1]] + dbs[-1:]


@misconception(says="Your deltas stop after one hidden layer.", ask="Where does the delta of a layer come from that is two layers before the output?")
def two_layers_only(*args):
    dWs, dbs = slipped(*args)
    return [0 * g for g in dWs[:-2]] + dWs[-2:], [0 * g for g in dbs[:-2]] + dbs[-2:]


@misconception(says="You returned 1 as the gradient of every bias.", ask="That is how much the unit's sum grows with the bias; how much does the loss?")
def bias_gradient_one(*args):
    return slipped(*args, db=lambda d: np.ones_like(d))


@misconception(says="Your gradients are right, but you updated weights and biases with them.", ask="Was the function asked for gradients, or for a step?")
def changes_argument(x, t, weights, biases):
    dWs, dbs = slipped(x, t, weights, biases)
    for W, b, dW, db in zip(weights, biases, dWs, dbs, strict=True):
        W -= dW
        b -= db
    return dWs, dbs


def inputs(rng):
    for sizes, label in [
        ((3, 2), "one layer"),
        ((3, 4, 2), "two layers"),
        ((2, 5, 3, 4), "three layers"),
        ((2, 3, 3), "as many outputs as hidden units"),
        ((4, 1, 3, 2, 5), "four layers, one of them a single unit"),
        ((3, 3, 3, 3), "layers of equal size"),
        ((3, 2, 3, 2, 2, 1), "five layers, one output"),
        ((1, 3, 1), "one input and one output"),
    ]:
        args = draw(rng, sizes)
        while not steady(*args):
            args = draw(rng, sizes)
        yield case(*args, label=label)
    x, t, weights, biases = draw(rng, (3, 4, 3))
    while not steady(x, t, weights, biases):
        x, t, weights, biases = draw(rng, (3, 4, 3))
    biases[0][0] += 5.0 * np.sign(biases[0][0])
    biases[1][0] += 5.0 * np.sign(biases[1][0])
    yield case(x, t, weights, biases, label="a saturated unit a layer")


def draw(rng, sizes):
    x = rng.uniform(0.5, 1.3, sizes[0]) * rng.choice([-1.0, 1.0], sizes[0])
    weights, biases = [], []
    a = x
    for n, m in zip(sizes[1:], sizes[:-1], strict=True):
        weights.append(rng.uniform(0.4, 1.2, (n, m)) * rng.choice([-1.0, 1.0], (n, m)))
        biases.append(rng.uniform(0.2, 0.9, n) * rng.choice([-1.0, 1.0], n))
        a = sigmoid(weights[-1] @ a + biases[-1])
    # The targets are on the far side of the outputs, so that the errors are not small.
    t = np.where(a > 0.5, rng.uniform(0.0, 0.2, len(a)), rng.uniform(0.8, 1.0, len(a)))
    return x, t, weights, biases


def steady(x, t, weights, biases):
    """Whether float32 is enough: no unit saturated, no gradient a small rest of large terms."""
    a = x
    for W, b in zip(weights, biases, strict=True):
        a = sigmoid(W @ a + b)
        if np.any(np.abs(a - 0.5) > 0.38):
            return False
    least = {4: 0.003, 5: 0.0003}.get(len(weights), 0.012)
    return all(np.linalg.norm(db) > least for db in backprop(x, t, weights, biases)[1])


def loss(x, t, weights, biases):
    def f(parameters):
        a = x
        for W, b in zip(*parameters, strict=True):
            a = sigmoid(W @ a + b)
        return 0.5 * float(np.sum((t - a) ** 2))

    return f, (weights, biases)


def hidden(rng):
    x, t, weights, biases = wide(rng, (9, 10, 9))
    args = mirrored(x), t, [mirrored(W) for W in weights], biases
    yield from look_alikes(*args, label="9 inputs, 10 hidden units, 9 outputs")
    yield case(*wide(rng, (36, 3, 2)), label="36 inputs")
    yield case(*wide(rng, (2, 40, 3)), label="40 hidden units")
    yield case(*wide(rng, (3, 2, 36)), label="36 outputs")
    yield case(*wide(rng, (2, 3, 4, 3, 2, 3, 4, 3, 2)), label="eight layers")
    x, t, (W,), (b,) = wide(rng, (3, 3))
    yield case(x, t * 3 - 1, [W] * 3, [b] * 3, label="three equal layers, targets beyond 1")
    yield case(x, t, [W, W, W], [b, b + 0.5, b - 0.5], label="equal weights")
    yield case(x * 1e-7, t, [W], [b], label="inputs near 1e-7")
    yield case(x, t[:1], [W / 4, W[:1]], [b + 2, b[:1]], label="hidden units near 1")
    yield case(x * 0, t, [W, W.T], [b, b], label="inputs of 0")
    yield case(x * 40, t, [W / 40], [b], label="inputs near 40")


def wide(rng, sizes):
    """Targets on the far side of the outputs; weights that neither saturate nor vanish."""
    a = x = signed(rng, 0.5, 1.3, sizes[0])
    weights, biases = [], []
    for n, m in zip(sizes[1:], sizes[:-1], strict=True):
        weights.append(signed(rng, 0.8, 2.4, (n, m)) / np.sqrt(m / 2))
        biases.append(signed(rng, 0.1, 0.6, n))
        a = sigmoid(weights[-1] @ a + biases[-1])
    t = np.where(a > 0.5, rng.uniform(0.0, 0.2, len(a)), rng.uniform(0.8, 1.0, len(a)))
    return x, t, weights, biases


EXERCISE = Exercise(
    backprop,
    points=6,
    oracle=oracle.backprop,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=4), Gradient(loss, points=1), Pure(points=1)],
    equivalent={"1e6": "exponentials may overflow there", "layer > 0 with GtE": "the last round only makes a delta that nothing uses"},
)
