r"""The same idea as a deep-learning library would use it, with three changes.

**Rows.** A batch of $n$ examples is a matrix $X$ with one example a **row**, and $W$ is $(n_{in},
n_{out})$: column $j$ leads into unit $j$.

$$A^0 = X, \qquad Z^l = A^{l-1} W^l + b^l, \qquad A^l = \tanh(Z^l) \text{ for the hidden layers.}$$

```
          X        W¹            A¹        W²            P
        (n, 3)   (3, 4)        (n, 4)   (4, 2)         (n, 2)
   ┌ example 1 ┐         ┌ its 4 hidden units ┐    ┌ its 2 probabilities ┐
   │ example 2 │  ─────► │ …                  │ ─► │ …                   │
   └ …         ┘         └                    ┘    └                     ┘
```

**A classifier.** The output layer is a softmax in each row, and the loss the mean cross-entropy:

$$P_{ik} = \frac{e^{Z_{ik}}}{\sum_j e^{Z_{ij}}}, \qquad
\mathcal L = -\frac1n \sum_{i=1}^{n} \sum_k Y_{ik} \ln P_{ik}.$$

Each row of $Y$ sums to 1. It need not be one-hot: "80 % cat, 20 % dog" is a target too. For
softmax and cross-entropy together the derivative is short. Work it out once on paper: with $G =
\partial\mathcal L/\partial Z^L$,

$$G_{ik} = \frac{1}{n}\,(P_{ik} - Y_{ik}).$$

The $1/n$ of the mean is in $G$, and from there in everything that follows; there is no second
one.

**True signs.** $G$ is $+\partial\mathcal L/\partial Z$, without the minus of $\delta$. From one
layer to the layer before, with $\tanh' = 1 - \tanh^2$:

$$\frac{\partial\mathcal L}{\partial W^l} = (A^{l-1})^T G^l, \qquad
\frac{\partial\mathcal L}{\partial b^l} = \text{the sum of the rows of } G^l, \qquad
G^{l-1} = \bigl(G^l (W^l)^T\bigr) \odot \bigl(1 - (A^{l-1})^2\bigr).$$

Why a sum of rows? All examples share one bias, and each of them pulls at it. The product
$(A^{l-1})^T G^l$ holds the same sum over examples for the weights.

Example: two examples, one layer, `X = [[1., 0.], [0., 2.]]`, weights and biases all 0, so that
every probability is 0.5; with `Y = [[1., 0.], [0.2, 0.8]]` $G = \begin{pmatrix} -0.25 & 0.25 \\
0.15 & -0.15 \end{pmatrix}$, $\partial\mathcal L/\partial W = \begin{pmatrix} -0.25 & 0.25 \\ 0.3
& -0.3 \end{pmatrix}$ and $\partial\mathcal L/\partial b = (-0.1,\ 0.1)$.

Write `backprop_rows(X, Y, weights, biases)`, which returns `(dWs, dbs)` in the order of the
layers. With one layer there is no tanh at all.
"""

from itertools import pairwise

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import delta_backprop as oracle


def backprop_rows(X, Y, weights, biases):
    """The gradients of the mean cross-entropy of a batch, for tanh layers and a softmax output.

    X: (n, n_0), one example a row.  Y: (n, n_L), rows sum to 1.
    weights: list of (n_prev, n_l), first layer first.  biases: list of (n_l,).
    Returns (dWs, dbs): lists in the same order, with the same shapes.
    """
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(np.tanh(A[-1] @ W + b))
    Z = A[-1] @ weights[-1] + biases[-1]
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)

    dWs, dbs = [], []
    G = (P - Y) / len(X)
    for W, received in zip(reversed(weights), reversed(A)):
        dWs.insert(0, received.T @ G)
        dbs.insert(0, G.sum(axis=0))
        G = (G @ W.T) * (1 - received**2)
    return dWs, dbs


@accepted
def example_by_example(X, Y, weights, biases):
    dWs = [np.zeros_like(W) for W in weights]
    dbs = [np.zeros_like(b) for b in biases]
    last = len(weights) - 1
    for x, y in zip(X, Y):
        a = [x]
        for k, (W, b) in enumerate(zip(weights, biases)):
            z = W.T @ a[-1] + b
            a.append(np.exp(z) / np.exp(z).sum() if k == last else np.tanh(z))
        delta = y - a[-1]
        for k in range(last, -1, -1):
            dWs[k] -= np.outer(a[k], delta) / len(X)
            dbs[k] -= delta / len(X)
            delta = (1 - a[k] ** 2) * (weights[k] @ delta)
    return dWs, dbs


@accepted
def by_jacobians(X, Y, weights, biases):
    acts, zs = [X], []
    for W, b in zip(weights, biases):
        zs.append(np.einsum("ni,ij->nj", acts[-1], W) + b)
        acts.append(np.tanh(zs[-1]))
    e = np.exp(zs[-1])
    p = e / e.sum(axis=1)[:, None]
    eye = np.eye(p.shape[1])
    jacobian = np.einsum("nk,kj->nkj", p, eye) - np.einsum("nk,nj->nkj", p, p)
    g = np.einsum("nk,nkj->nj", -Y / p / X.shape[0], jacobian)
    dWs, dbs = [], []
    for k in range(len(weights) - 1, -1, -1):
        dWs.append(np.einsum("ni,nj->ij", acts[k], g))
        dbs.append(np.einsum("nj->j", g))
        if k:
            g = np.einsum("nj,ij->ni", g, weights[k]) / np.cosh(zs[k - 1]) ** 2
    return tuple(reversed(dWs)), tuple(reversed(dbs))


@accepted
def summed_then_divided(X, Y, weights, biases):
    n = X.shape[0]
    A = [X]
    for depth, (W, b) in enumerate(zip(weights, biases), start=1):
        Z = np.dot(A[-1], W) + b.reshape(1, -1)
        A.append(np.tanh(Z) if depth < len(weights) else Z)
    logp = A[-1] - np.log(np.sum(np.exp(A[-1]), axis=-1, keepdims=True))
    dZ = np.exp(logp) - Y
    result = []
    for k in reversed(range(len(weights))):
        result.append((A[k].T.dot(dZ) / n, np.mean(dZ, axis=0)))
        dZ = dZ.dot(weights[k].T) * (1 + A[k]) * (1 - A[k])
    dWs, dbs = zip(*result[::-1])
    return [dW.tolist() for dW in dWs], [db.tolist() for db in dbs]


@accepted
def recursive(X, Y, weights, biases):
    def descend(A, layer):
        Z = A @ weights[layer] + biases[layer]
        if layer == len(weights) - 1:
            E = np.exp(Z - np.max(Z))
            G = (E / E.sum(1, keepdims=True) - Y) / Y.shape[0]
            rest = []
        else:
            H = np.tanh(Z)
            above, rest = descend(H, layer + 1)
            G = above * (1 - H * H)
        return G @ weights[layer].T, [(A.T @ G, np.ones(len(G)) @ G), *rest]

    pairs = descend(X, 0)[1]
    return [[p[0] for p in pairs], [p[1] for p in pairs]]


@accepted
def by_differences(X, Y, weights, biases):
    def loss(Ws, bs):
        A = X
        for W, b in zip(Ws[:-1], bs[:-1]):
            A = np.tanh(A @ W + b)
        Z = A @ Ws[-1] + bs[-1]
        return np.mean(np.log(np.exp(Z).sum(axis=1)) - (Y * Z).sum(axis=1))

    dWs, dbs = [np.zeros_like(W) for W in weights], [np.zeros_like(b) for b in biases]
    for grads, kind in ((dWs, 0), (dbs, 1)):
        for k, grad in enumerate(grads):
            for at in np.ndindex(grad.shape):
                ends = []
                for h in (1e-5, -1e-5):
                    moved = [[a.copy() for a in weights], [a.copy() for a in biases]]
                    moved[kind][k][at] += h
                    ends.append(loss(*moved))
                grad[at] = (ends[0] - ends[1]) / 2e-5
    return dWs, dbs


@accepted
def single_precision(X, Y, weights, biases):
    X, Y = X.astype(np.float32), Y.astype(np.float32)
    weights = [W.astype(np.float32) for W in weights]
    biases = [b.astype(np.float32) for b in biases]
    return backprop_rows(X, Y, weights, biases)


def by_rows(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


def slipped(
    X,
    Y,
    weights,
    biases,
    *,
    net=lambda A, W, b: A @ W + b,
    squash=np.tanh,
    probabilities=by_rows,
    start=lambda P, Y: (P - Y) / len(P),
    slope=lambda A, Z: 1 - A**2,
    dW=lambda A, G: A.T @ G,
    db=lambda G: G.sum(axis=0),
    back=lambda G, W: G @ W.T,
):
    """Backpropagation in rows with one thing done wrongly."""
    A, Zs = [X], [X]
    for W, b in zip(weights, biases, strict=True):
        Zs.append(net(A[-1], W, b))
        A.append(squash(Zs[-1]))
    G = start(probabilities(Zs[-1]), Y)
    dWs, dbs = [], []
    for layer in reversed(range(len(weights))):
        dWs.insert(0, dW(A[layer], G))
        dbs.insert(0, db(G))
        if layer:
            G = back(G, weights[layer]) * slope(A[layer], Zs[layer])
    return dWs, dbs


@misconception(
    says="These are the gradients of the summed loss, n times those of the mean.", ask="If every example came twice in the batch, should the gradients double?"
)
def sum_for_mean(*args):
    return slipped(*args, start=lambda P, Y: P - Y)


@misconception(says="You divided by n twice.", ask="Is the 1/n of the loss in G already when you compute dW?")
def mean_twice(*args):
    return slipped(*args, dW=lambda A, G: A.T @ G / len(G), db=lambda G: G.sum(axis=0) / len(G))


@misconception(says="The gradients of the biases are averaged once too often.", ask="Is the 1/n of the loss in G already when you compute db?")
def bias_averaged_again(*args):
    return slipped(*args, db=lambda G: G.mean(axis=0))


@misconception(says="You divided by the number of entries of Y, not by the number of examples.", ask="Over what is the mean in the loss taken?")
def mean_over_entries(*args):
    return slipped(*args, start=lambda P, Y: (P - Y) / Y.size)


@misconception(says="The gradients of the biases still have a row for each example.", ask="How many biases has a layer, and how many examples share them?")
def bias_not_summed(*args):
    return slipped(*args, db=lambda G: G.copy())


@misconception(says="You summed the gradients of the biases over the units as well.", ask="Over which of the two axes of G are the examples?")
def summed_to_a_scalar(*args):
    return slipped(*args, db=lambda G: G.sum())


@misconception(says="The gradients of the biases are matrices of one row.", ask="What shape has a bias that comes in?")
def bias_as_row(*args):
    return slipped(*args, db=lambda G: G.sum(axis=0, keepdims=True))


@misconception(
    says="All your gradients have the wrong sign: they start from Y − P.",
    ask="Here G is +∂L/∂Z; if the probability of a wrong class grows, does the loss fall?",
)
def mixed_signs(*args):
    return slipped(*args, start=lambda P, Y: (Y - P) / len(P))


@misconception(says="The slopes of the hidden units are missing on the way back.", ask="How much can a hidden unit that is stuck near 1 change the loss?")
def missing_hidden_derivative(*args):
    return slipped(*args, slope=lambda A, Z: 1.0)


@misconception(
    says="You applied tanh once more to the activations before you took the slopes.", ask="Are the stored values sums, or what has come out of tanh?"
)
def derivative_of_activation(*args):
    return slipped(*args, slope=lambda A, Z: 1 - np.tanh(A) ** 2)


@misconception(says="You took 1 − Z² as the slope, with the sums in place of the activations.", ask="Can the slope of tanh be negative?")
def derivative_from_net(*args):
    return slipped(*args, slope=lambda A, Z: 1 - Z**2)


@misconception(says="You used the sigmoid's slope for tanh units.", ask="What is the slope of tanh where its value is 0?")
def sigmoid_derivative(*args):
    return slipped(*args, slope=lambda A, Z: A * (1 - A))


@misconception(says="Your hidden units are sigmoid units.", ask="Which activation function do the hidden layers have in this exercise?")
def sigmoid_for_tanh(*args):
    return slipped(*args, squash=lambda Z: 1 / (1 + np.exp(-Z)), slope=lambda A, Z: A * (1 - A))


@misconception(says="Your softmax sums to 1 over the examples, not over the classes.", ask="What should the probabilities of one example sum to?")
def softmax_axis(*args):
    return slipped(*args, probabilities=lambda Z: np.exp(Z) / np.exp(Z).sum(axis=0))


@misconception(says="Your softmax sums to 1 over the whole batch.", ask="What should the probabilities of one example sum to?")
def softmax_no_axis(*args):
    return slipped(*args, probabilities=lambda Z: np.exp(Z) / np.exp(Z).sum())


@misconception(says="Your softmax has a minus in the exponent.", ask="Should the class with the largest Z get the largest or the smallest probability?")
def exponent_sign(*args):
    return slipped(*args, probabilities=lambda Z: by_rows(-Z))


@misconception(says="Your outputs are sigmoids, one by one, and no softmax.", ask="What should the probabilities of one example sum to?")
def sigmoid_for_softmax(*args):
    return slipped(*args, probabilities=lambda Z: 1 / (1 + np.exp(-Z)))


@misconception(says="You multiplied P − Y with P(1 − P).", ask="Is P − Y the derivative with respect to P, or with respect to Z already?")
def output_derivative_kept(*args):
    return slipped(*args, start=lambda P, Y: (P - Y) * P * (1 - P) / len(P))


@misconception(
    says="You started from −Y/P, the derivative with respect to the probabilities.",
    ask="Which link leads from the probabilities to Z, the sums of the output layer?",
)
def softmax_jacobian_missing(*args):
    return slipped(*args, start=lambda P, Y: -Y / P / len(P))


@misconception(
    says="You subtracted 1 at the largest target of each row, as if all rows were one-hot.",
    ask="What becomes of the 20 % dog in a target of 80 % cat and 20 % dog?",
)
def hardened_targets(*args):
    return slipped(*args, start=lambda P, Y: (P - np.eye(Y.shape[1])[Y.argmax(axis=1)]) / len(P))


@misconception(says="You subtracted 1 in whole columns, for every example.", ask="Which entries does G[:, labels] select if labels holds a class for each row?")
def whole_columns_at_once(X, Y, weights, biases):
    def start(P, Y):
        G = P.copy()
        G[:, Y.argmax(axis=1)] -= 1
        return G / len(P)

    return slipped(X, Y, weights, biases, start=start)


@misconception(says="The biases do not enter your forward pass.", ask="What does a unit add up before tanh?")
def bias_omitted(*args):
    return slipped(*args, net=lambda A, W, b: A @ W)


@misconception(says="You go back through W as in the forward pass.", ask="Which axis of W belongs to the layer that you come from?")
def weights_transposed(*args):
    return slipped(*args, back=lambda G, W: G @ W)


@misconception(says="The gradients of the weights are transposed.", ask="Which shape has W in row form, and which has your dW?")
def outer_swapped(*args):
    return slipped(*args, dW=lambda A, G: G.T @ A)


@misconception(says="Your gradients are right, but stand in the order in which they were found.", ask="Which layer should the first entry of dWs belong to?")
def layers_reversed(*args):
    dWs, dbs = slipped(*args)
    return dWs[::-1], dbs[::-1]


@misconception(says="Both lists are right, but they are returned in the other order.", ask="Which of the two is asked for first?")
def result_order(*args):
    return slipped(*args)[::-1]


@misconception(says="Your gradients stop after one hidden layer.", ask="Where does G of a layer come from that is two layers before the output?")
def two_layers_only(*args):
    dWs, dbs = slipped(*args)
    for layer in range(len(dWs) - 2):
        dWs[layer], dbs[layer] = 0 * dWs[layer], 0 * dbs[layer]
    return dWs, dbs


@misconception(says="Only the first example of the batch enters your result.", ask="How many rows has X?")
def first_example_only(X, Y, weights, biases):
    return slipped(X[:1], Y[:1], weights, biases)


@misconception(says="Your gradients are right, but you wrote over the targets on the way.", ask="What will the next pass over the same batch compare with?")
def changes_argument(X, Y, weights, biases):
    def start(P, Y):
        Y -= P
        Y /= -len(P)
        return Y

    return slipped(X, Y, weights, biases, start=start)


def inputs(rng):
    for n, sizes, label in [
        (5, (3, 4, 2), "two layers"),
        (1, (4, 2, 3), "n = 1"),
        (4, (2, 3), "one layer"),
        (6, (3, 5, 4, 2, 3), "four layers"),
        (7, (2, 4, 4), "as many classes as hidden units"),
        (3, (3, 3, 3, 3, 3), "four layers of equal size, as many rows"),
        (4, (3, 1, 2), "one hidden unit"),
        (2, (2, 3, 2, 3, 2, 3), "five layers"),
    ]:
        args = draw(rng, n, sizes)
        while not steady(*args):
            args = draw(rng, n, sizes)
        yield case(*args, label=label)
    X, Y, weights, biases = draw(rng, 5, (3, 4, 3))
    while not steady(X, Y, weights, biases):
        X, Y, weights, biases = draw(rng, 5, (3, 4, 3))
    biases[0][0] += 2.0 * np.sign(biases[0][0])
    biases[-1] += rng.permutation([-14.0, -20.0, -26.0])
    yield case(X, Y, weights, biases, label="confident outputs, all logits far below 0")


def draw(rng, n, sizes):
    X = rng.uniform(0.3, 1.3, (n, sizes[0])) * rng.choice([-1.0, 1.0], (n, sizes[0]))
    weights, biases = [], []
    for m, k in pairwise(sizes):
        W = rng.uniform(0.3, 1.1, (m, k)) * rng.choice([-1.0, 1.0], (m, k))
        weights.append(W / np.sqrt(m / 2))
        biases.append(rng.uniform(0.2, 0.8, k) * rng.choice([-1.0, 1.0], k))
    # Soft targets, with a different largest class from row to row, and some one-hot rows.
    classes = sizes[-1]
    best = rng.permutation(n) % classes
    Y = rng.uniform(0.05, 0.5, (n, classes))
    Y[np.arange(n), best] += 0.8
    Y /= Y.sum(axis=1, keepdims=True)
    hard = rng.permutation(n)[: n // 3]
    Y[hard] = np.eye(classes)[best[hard]]
    return X, Y, weights, biases


def steady(X, Y, weights, biases):
    """Whether float32 is enough: no unit saturated, no gradient a small rest of large terms."""
    A = X
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        A = np.tanh(A @ W + b)
        if np.any(np.abs(A) > 0.93):
            return False
    least = 0.2 if len(X) == 1 else 0.08
    gradients = [g for part in backprop_rows(X, Y, weights, biases) for g in part]
    return all(np.linalg.norm(g) > least for g in gradients)


def loss(X, Y, weights, biases):
    def f(parameters):
        A = X
        nets = [A]
        for W, b in zip(*parameters, strict=True):
            nets.append(A @ W + b)
            A = np.tanh(nets[-1])
        Z = nets[-1]
        log_p = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
        return -float((Y * log_p).sum()) / len(X)

    return f, (weights, biases)


def deep(rng):
    """Seven layers through which the deltas come whole: in float32, too, nothing cancels."""
    X, Y, weights, biases = draw(rng, 2, (2, 3, 2, 3, 2, 3, 2, 3))
    weights = [0.6 * np.abs(W) for W in weights]
    weights[-1] *= [1.0, -1.0, 0.3]
    args = np.abs(X), np.array([[0.0, 1.0, 0.0]] * 2), weights, [0.3 * b for b in biases]
    norms = [np.linalg.norm(g) for part in backprop_rows(*args) for g in part]
    return args if min(norms) > 0.03 else deep(rng)


def hidden(rng):
    X, Y, weights, biases = draw(rng, 9, (9, 10, 9))
    args = mirrored(X), Y, [mirrored(W) for W in weights], biases
    yield from look_alikes(*args, label="9 rows, 9 inputs, 10 hidden units, 9 classes", rows=(1,))
    yield case(*draw(rng, 40, (36, 3, 4)), label="40 rows, 36 inputs")
    yield case(*draw(rng, 3, (2, 40, 3)), label="40 hidden units")
    yield case(*draw(rng, 4, (3, 2, 36)), label="36 classes")
    yield case(*deep(rng), label="seven layers")
    X, Y, (W,), (b,) = draw(rng, 4, (3, 3))
    yield case(X, Y, [W] * 3, [b] * 3, label="three equal layers")
    yield case(X, Y, [W] * 3, [b, 2 * b, 0 * b], label="equal weights")
    two = [0, 0, 1]
    yield case(X[two], Y[two], [W], [b], label="two equal rows of three")
    soft = np.array([[3e-5, 1 - 7e-5, 4e-5]])
    yield case(X[:1], soft, [W], [b], label="nearly one-hot")
    yield case(X * 0, Y, [W, W.T], [b, b], label="inputs of 0")


EXERCISE = Exercise(
    backprop_rows,
    points=6,
    oracle=oracle.backprop_rows,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=4), Gradient(loss, points=1), Pure(points=1)],
    equivalent={
        "1e6": "exponentials may overflow there",
        "1e-7": "targets that are not one-hot sum to 1 and are no smaller than 0.01",
        "1e-6": "only sums that are far from what they may be show it",
        "Z - Z.max(axis=1, keepdims=True) with Add": "softmax does not see a shift of a row",
        "Z.max(axis=1, keepdims=True) without axis": "nor one shift for all rows, at these sizes",
        "Z.max(axis=1, keepdims=True) with min": "nor which shift it is",
    },
)
