r"""Now build it all: a network that reads handwritten digits.

```
   8×8 pixels         32 hidden units         10 outputs
   X (n, 64) ──W1, b1──► tanh ──W2, b2──► softmax ──► probabilities of 0 … 9
                                             ▲
                                  cross-entropy with y (n,)
```

You have every part: `initialise`, `minibatches`, and from earlier assignments the gradients of a
batch. In row form, with a hidden layer $A = \tanh(X W_1 + b_1)$, outputs
$\hat Y = \mathrm{softmax}(A W_2 + b_2)$ and one-hot targets $Y$, the mean cross-entropy of a
batch of $m$ rows has the gradients

$$G_2 = \tfrac1m (\hat Y - Y), \quad \nabla W_2 = A^\top G_2, \quad
\nabla b_2 = \textstyle\sum_{rows} G_2,$$

$$G_1 = (G_2 W_2^\top) \odot (1 - A^2), \quad \nabla W_1 = X^\top G_1, \quad
\nabla b_1 = \textstyle\sum_{rows} G_1 .$$

With more hidden layers the second half repeats. Compute **all** gradients before you change any
weight.

| argument | what |
|---|---|
| `X`, `y` | `(n, 64)` grey levels from 0 to 1, and `(n,)` ints, 0 to 9 |
| `sizes` | units of each layer, such as `[64, 32, 10]` |
| `rng` | the generator for everything random |
| `epochs`, `alpha` | passes over the data, and learning rate |

How large a batch is, and how large the first weights are, you choose. Some advice:

- Too large a batch means too few updates: 30 epochs with all 1400 rows at once are just 30 steps.
- With a batch of one row each step follows the whim of one example, and `alpha = 0.5` is much too
  long for that.
- Print the loss after every epoch. If it stays at $\log 10 = 2.30$ the network is guessing.

Write `train_classifier(X, y, sizes, rng, epochs, alpha)`, which returns `(weights, biases)` like
`initialise`. The check trains with `sizes=[64, 32, 10]`, `epochs=30`, `alpha=0.5`, and lets the
network read a few hundred digits that it has never seen. It must get **90 %** of them right; 97 %
is what a good one reaches. It takes some seconds at most.
"""

from pathlib import Path

import numpy as np

from autograder.exercise import Exercise, Judged, accepted, case, misconception
from nn_reference.oracles import training as oracle

from .initialise import initialise
from .minibatches import minibatches

DIGITS = np.load(Path(__file__).with_name("digits.npz"))
PIXELS, LABELS = DIGITS["pixels"], DIGITS["labels"].astype(np.int64)


def train_classifier(X, y, sizes, rng, epochs, alpha):
    """A trained network: tanh hidden layers, softmax output, cross-entropy.

    X: (n, n_0) rows.  y: (n,) int labels.  sizes: list of ints, the units of each layer.
    rng: np.random.Generator.  epochs: int.  alpha: learning rate.
    Returns (weights, biases) in row form.
    """
    weights, biases = initialise(sizes, rng, scale=0.1)
    targets = np.eye(sizes[-1])[y]
    for _ in range(epochs):
        for batch in minibatches(len(X), 64, rng):
            outputs = [X[batch]]
            for W, b in zip(weights[:-1], biases[:-1]):
                outputs.append(np.tanh(outputs[-1] @ W + b))
            logits = outputs[-1] @ weights[-1] + biases[-1]
            odds = np.exp(logits - logits.max(axis=1, keepdims=True))
            G = (odds / odds.sum(axis=1, keepdims=True) - targets[batch]) / len(batch)
            gradients = []
            for layer in reversed(range(len(weights))):
                gradients.append((layer, outputs[layer].T @ G, G.sum(axis=0)))
                G = (G @ weights[layer].T) * (1 - outputs[layer] ** 2)
            for layer, dW, db in gradients:
                weights[layer] = weights[layer] - alpha * dW
                biases[layer] = biases[layer] - alpha * db
    return weights, biases


@accepted
def two_layers_by_name(X, y, sizes, rng, epochs, alpha):
    n_in, n_hidden, n_out = sizes
    W1 = rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_hidden))
    W2 = rng.normal(0, 1 / np.sqrt(n_hidden), (n_hidden, n_out))
    b1, b2 = np.zeros(n_hidden), np.zeros(n_out)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X), 32):
            x, t = X[order[i : i + 32]], y[order[i : i + 32]]
            a = np.tanh(x @ W1 + b1)
            p = np.exp(a @ W2 + b2)
            p /= p.sum(axis=1, keepdims=True)
            p[np.arange(len(t)), t] -= 1
            p /= len(t)
            g = p @ W2.T * (1 - a * a)
            W2 -= alpha * (a.T @ p)
            b2 -= alpha * p.sum(axis=0)
            W1 -= alpha * (x.T @ g)
            b1 -= alpha * g.sum(axis=0)
    return (W1, W2), (b1, b2)


@accepted
def column_form_inside(X, y, sizes, rng, epochs, alpha):
    Ws = [0.01 * rng.standard_normal((n, m)) for m, n in zip(sizes, sizes[1:])]
    bs = [np.zeros((n, 1)) for n in sizes[1:]]
    T = np.equal.outer(np.arange(sizes[-1]), y).astype(float)
    for _ in range(epochs):
        order = rng.permutation(len(y))
        for batch in np.array_split(order, max(1, len(y) // 20)):
            A = [X[batch].T]
            for W, b in zip(Ws[:-1], bs[:-1]):
                A.append(np.tanh(W @ A[-1] + b))
            Z = Ws[-1] @ A[-1] + bs[-1]
            D = np.exp(Z - np.logaddexp.reduce(Z, axis=0)) - T[:, batch]
            for k in range(len(Ws) - 1, -1, -1):
                D, old = (Ws[k].T @ D) * (1 - A[k] ** 2), D
                Ws[k] = Ws[k] - alpha / len(batch) * old @ A[k].T
                bs[k] = bs[k] - alpha / len(batch) * old.sum(axis=1, keepdims=True)
    return [W.T.tolist() for W in Ws], [b.ravel().tolist() for b in bs]


@accepted
def single_precision(X, y, sizes, rng, epochs, alpha):
    X = X.astype(np.float32)
    W1 = rng.standard_normal(sizes[:2], dtype=np.float32) * np.float32(0.2)
    W2 = rng.standard_normal(sizes[1:], dtype=np.float32) * np.float32(0.2)
    b1, b2 = np.zeros(sizes[1], np.float32), np.zeros(sizes[2], np.float32)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X) - len(X) % 16 or len(X), 16):
            batch = order[i : i + 16]
            A = np.tanh(X[batch] @ W1 + b1)
            Z = A @ W2 + b2
            P = np.exp(Z - Z.max(axis=1)[:, None])
            P /= P.sum(axis=1)[:, None]
            P[range(len(batch)), y[batch]] -= 1
            G = (P @ W2.T) * (1 - A**2)
            step = np.float32(alpha / len(batch))
            W2, b2 = W2 - step * A.T @ P, b2 - step * P.sum(axis=0)
            W1, b1 = W1 - step * X[batch].T @ G, b1 - step * G.sum(axis=0)
    return [W1, W2], [b1, b2]


def network(
    X,
    y,
    sizes,
    rng,
    epochs,
    alpha,
    *,
    scale=0.1,
    size=200,
    labels=lambda y, batch: y[batch],
    targets=lambda P, t: P - np.eye(P.shape[1])[t],
    step=lambda gradient, alpha: -alpha * gradient,
    weights=None,
):
    """A network of any depth with one thing done wrongly."""
    weights = weights or [scale * rng.normal(size=s) for s in zip(sizes, sizes[1:])]
    biases = [np.zeros(n) for n in sizes[1:]]
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for i in range(0, len(X), size):
            batch = order[i : i + size]
            A = [X[batch]]
            for W, b in zip(weights[:-1], biases[:-1]):
                A.append(np.tanh(A[-1] @ W + b))
            Z = A[-1] @ weights[-1] + biases[-1]
            P = np.exp(Z - Z.max(axis=1, keepdims=True))
            G = targets(P / P.sum(axis=1, keepdims=True), labels(y, batch)) / len(batch)
            for layer in reversed(range(len(weights))):
                dW, db = A[layer].T @ G, G.sum(axis=0)
                G = (G @ weights[layer].T) * (1 - A[layer] ** 2)
                weights[layer] = weights[layer] + step(dW, alpha)
                biases[layer] = biases[layer] + step(db, alpha)
    return weights, biases


@misconception(says="Your rows are shuffled, and their labels are taken in order.", ask="Which label belongs to row `batch[0]`?")
def targets_by_position(X, y, sizes, rng, epochs, alpha):
    by_position = iter(range(10**9))

    def labels(y, batch):
        start = next(by_position) * 200 % (len(y) + -len(y) % 200)
        return y[start : start + len(batch)]

    return network(X, y, sizes, rng, epochs, alpha, labels=labels)


@misconception(says="You shuffled rows and labels in two different orders.", ask="How many orders should be drawn for one epoch?")
def shuffled_apart(X, y, sizes, rng, epochs, alpha):
    return network(X, rng.permutation(y), sizes, rng, epochs, alpha)


@misconception(says="You go along the gradient, to where the loss is larger.", ask="What does the loss do from epoch to epoch?")
def ascent(X, y, sizes, rng, epochs, alpha):
    return network(X, y, sizes, rng, epochs, alpha, step=lambda g, a: a * g)


@misconception(says="The weights stay as they were at the start.", ask="What does the loss do from epoch to epoch?")
def not_updated(X, y, sizes, rng, epochs, alpha):
    return network(X, y, sizes, rng, epochs, alpha, step=lambda g, a: 0 * g)


@misconception(
    says="Your weights start at 0, and the hidden units never wake up.", ask="What is the gradient of W1 if W2 is 0, and that of W2 if all activations are 0?"
)
def zero_weights(X, y, sizes, rng, epochs, alpha):
    return network(X, y, sizes, rng, epochs, alpha, scale=0.0)


@misconception(says="Your weights start equal, and the hidden units stay equal forever.", ask="How many different hidden units has your network?")
def constant_weights(X, y, sizes, rng, epochs, alpha):
    equal = [np.full(s, 0.1) for s in zip(sizes, sizes[1:])]
    return network(X, y, sizes, rng, epochs, alpha, weights=equal)


@misconception(says="The labels do not enter your gradient.", ask="For which answers is your gradient 0?")
def target_ignored(X, y, sizes, rng, epochs, alpha):
    return network(X, y, sizes, rng, epochs, alpha, targets=lambda P, t: P)


@misconception(says="You used the row's own number in the batch as its label.", ask="Where does y[i] come in?")
def counter_for_label(X, y, sizes, rng, epochs, alpha):
    def labels(y, batch):
        return np.arange(len(batch)) % sizes[-1]

    return network(X, y, sizes, rng, epochs, alpha, labels=labels)


@misconception(says="You subtracted 1 from every row at the labels of all rows.", ask="What does `P[:, labels]` select?")
def every_label_of_every_row(X, y, sizes, rng, epochs, alpha):
    def targets(P, t):
        P = P.copy()
        P[:, t] -= 1
        return P

    return network(X, y, sizes, rng, epochs, alpha, targets=targets)


@misconception(says="Your classes are moved by one: output 1 stands for the digit 0.", ask="Which output stands for the label 0?")
def labels_from_one(X, y, sizes, rng, epochs, alpha):
    return network(X, y, sizes, rng, epochs, alpha, labels=lambda y, b: (y[b] + 1) % sizes[-1])


@misconception(says="You used all rows for every update: 30 updates are too few.", ask="How many updates does an epoch have with batches of 64?")
def full_batch(X, y, sizes, rng, epochs, alpha):
    return network(X, y, sizes, rng, epochs, alpha, size=len(X), scale=0.01)


@misconception(says="Your steps are divided by the number of rows once more.", ask="How often is the mean taken?")
def divided_by_n_twice(X, y, sizes, rng, epochs, alpha):
    return network(X, y, sizes, rng, epochs, alpha / len(X))


@misconception(says="You went over the data once.", ask="What is `epochs` for?")
def one_epoch(X, y, sizes, rng, epochs, alpha):
    return network(X, y, sizes, rng, 1, alpha, scale=0.01)


@misconception(says="Your first weights are so large that all hidden units are saturated.", ask="How steep is tanh at 100?")
def saturated(X, y, sizes, rng, epochs, alpha):
    return network(X, y, sizes, rng, epochs, alpha, scale=30.0)


@misconception(says="You return the weights in column form.", ask="Which shape must W1 have for X @ W1?")
def weights_transposed(X, y, sizes, rng, epochs, alpha):
    weights, biases = network(X, y, sizes, rng, epochs, alpha)
    return [W.T for W in weights], biases


@misconception(says="Your biases are matrices of one row.", ask="What is the shape of a layer's biases?")
def bias_rows(X, y, sizes, rng, epochs, alpha):
    weights, biases = network(X, y, sizes, rng, epochs, alpha)
    return weights, [b[None] for b in biases]


@misconception(says="You return the weights only.", ask="What does `weights, biases = train_classifier(…)` unpack?")
def weights_only(X, y, sizes, rng, epochs, alpha):
    return network(X, y, sizes, rng, epochs, alpha)[0]


@misconception(says="You return a list of pairs.", ask="What does `weights, biases = train_classifier(…)` unpack?")
def pairs(X, y, sizes, rng, epochs, alpha):
    weights, biases = network(X, y, sizes, rng, epochs, alpha)
    return list(zip(weights, biases))


@misconception(says="You return the biases first.", ask="Which of the two is asked for first?")
def order_exchanged(X, y, sizes, rng, epochs, alpha):
    return network(X, y, sizes, rng, epochs, alpha)[::-1]


@misconception(says="Your network has no hidden layer.", ask="How many matrices of weights belong to the sizes [64, 32, 10]?")
def hidden_layer_missing(X, y, sizes, rng, epochs, alpha):
    return network(X, y, [sizes[0], sizes[-1]], rng, epochs, alpha)


@misconception(says="Your network learns, but the caller's X and y are in another order now.", ask="Who else counts on the order of the rows?")
def shuffles_the_data(X, y, sizes, rng, epochs, alpha):
    order = rng.permutation(len(X))
    X[...], y[...] = X[order], y[order]
    return network(X, y, sizes, rng, epochs, alpha)


ROWS = 1400
SIZES = [64, 32, 10]


def split(seed):
    """Numbers of the rows to train on and of those held out, and new names of the classes.

    The classes are renamed, so that weights which come from elsewhere are of no use.
    """
    chance = np.random.default_rng([seed, 1400])
    order = chance.permutation(len(PIXELS))
    return order[:ROWS], order[ROWS:], chance.permutation(10)


def inputs(rng):
    seed = int(rng.integers(2**31))
    rows, _, names = split(seed)
    X = {"plug": "sixteenths", "pixels": PIXELS[rows]}
    yield case(X, names[LABELS[rows]], SIZES, {"plug": "rng", "seed": seed}, 30, 0.5)


def held_out(X, y, sizes, rng, epochs, alpha):
    _, rows, names = split(rng["seed"])
    return {"rows": PIXELS[rows], "labels": names[LABELS[rows]]}


def few_rows(rng):
    rows = rng.permutation(len(PIXELS))[:600]
    seed = int(rng.integers(2**31))
    yield case(PIXELS[rows] / 16, LABELS[rows], [*SIZES], {"plug": "rng", "seed": seed}, 1, 0.5)


LEARNS = "still a network that gets the digits right: its answers are ranked the same"

EXERCISE = Exercise(
    train_classifier,
    points=6,
    oracle=oracle.train_classifier,
    inputs=inputs,
    driver="plugged",
    seconds=20.0,
    checks=[
        Judged("trains", points=5, name="reads digits", want=held_out, params={"accuracy": 0.9, "sizes": 2}),
        Judged("unchanged", points=1, name="pure", inputs=few_rows),
    ],
    equivalent={
        "right up to": "a sound trainer is asked on one size of digits; what it learns counts",
        "keeps results": "as above: networks are judged by what they have learnt",
        "line ": "a trainer that is changed a little often trains as well; what it learns counts",
        "negated": LEARNS,
        "doubled": LEARNS,
        "rounded": LEARNS,
        "one percent off": LEARNS,
    },
)
