r"""A hidden unit has no target of its own. It is to blame only through the units it feeds: unit $i$
sends its activation to every unit $k$ of the next layer, with the weight $W_{ki}$, and so
collects the deltas of all of them through the same weights, *backwards*:

$$\delta_i = \underbrace{\sigma'(net_i)}_{\text{slope of unit } i}\;
\sum_k \underbrace{W_{ki}}_{\text{from } i \text{ to } k}\
\underbrace{\delta_k}_{\text{next layer}}.$$

```
        forward                       backward
                ┌─► unit 1                   ┌── δ_1
   h_i ─── W_ki ┼─► unit 2        δ_i ◄ W_ki ┼── δ_2
                └─► unit 3                   └── δ_3
```

Forwards, $W$ takes $n_l$ numbers to $n_{l+1}$; the sum above takes $n_{l+1}$ numbers to $n_l$.
Compare the positions of its indices with those of the forward sum before you write it as a
product.

In the small network all three hidden units feed the one output, with $\delta \approx 0.0956$ from
the exercise before:

| unit | $h_i$ | slope | weight | $\delta_i \approx$ |
|---|---|---|---|---|
| 1 | 0.5 | 0.25 | 1 | 0.0239 |
| 2 | 0.7311 | 0.1966 | −1 | −0.0188 |
| 3 | 0.3208 | 0.2179 | 2 | 0.0417 |

Unit 2 has a negative weight: to raise the output it should pass on *less*.

Write `hidden_delta(h, W_next, delta_next)`. The rule is the same for every hidden layer, however
many follow it.
"""

import numpy as np

from autograder.core.exercise import Exercise, Gradient, Misconception, Pure, Values, case
from autograder.core.look_alikes import look_alikes, mirrored
from nn_reference.exercises import delta_backprop as oracle

from .given import sigmoid
from .sigmoid_prime_from_output import sigmoid_prime_from_output


def hidden_delta(h, W_next, delta_next):
    """The deltas of a hidden layer, from those of the layer after it.

    h: (n_l,) activations of the layer.  W_next: (n_next, n_l) weights into the next layer.
    delta_next: (n_next,) deltas of the next layer.
    Returns -dL/dnet of the hidden layer, (n_l,).
    """
    return sigmoid_prime_from_output(h) * (W_next.T @ delta_next)


# -- other right answers ----------------------------------------------------------------------


def unit_by_unit(h, W_next, delta_next):
    deltas = []
    for i in range(len(h)):
        blame = 0.0
        for k in range(len(delta_next)):
            blame += W_next[k][i] * delta_next[k]
        deltas.append(blame * h[i] * (1 - h[i]))
    return deltas


def row_times_matrix(h, W_next, delta_next):
    return (h - h * h) * (delta_next @ W_next)


def with_einsum(h, W_next, delta_next):
    return np.einsum("i,ki,k->i", h * (1 - h), W_next, delta_next)


def jacobian_product(h, W_next, delta_next):
    jacobian = W_next * (h * (1 - h))
    return tuple(np.dot(delta_next.reshape(1, -1), jacobian)[0])


def weighted_rows(h, W_next, delta_next):
    blame = (W_next * delta_next[:, None]).sum(axis=0)
    net = np.log(h / (1 - h))
    return (blame * sigmoid(net) * sigmoid(-net)).tolist()


def single_precision(h, W_next, delta_next):
    h = h.astype(np.float32)
    return h * (1 - h) * (W_next.astype(np.float32).T @ delta_next.astype(np.float32))


# -- wrong answers ----------------------------------------------------------------------------


def slope_forgotten(h, W_next, delta_next):
    return W_next.T @ delta_next


def not_transposed(h, W_next, delta_next):
    return h * (1 - h) * (W_next @ delta_next)


def sigmoid_again(h, W_next, delta_next):
    s = sigmoid(h)
    return s * (1 - s) * (W_next.T @ delta_next)


def weights_only(h, W_next, delta_next):
    return h * (1 - h) * W_next.sum(axis=0)


def another_minus(h, W_next, delta_next):
    return -h * (1 - h) * (W_next.T @ delta_next)


def missing_factor(h, W_next, delta_next):
    return h * (W_next.T @ delta_next)


def sums_multiplied(h, W_next, delta_next):
    return h * (1 - h) * W_next.sum(axis=0) * delta_next.sum()


def averaged(h, W_next, delta_next):
    return h * (1 - h) * (W_next.T @ delta_next) / len(delta_next)


def weights_forgotten(h, W_next, delta_next):
    return h * (1 - h) * delta_next.sum()


def star(h, W_next, delta_next):
    return h * (1 - h) * W_next * delta_next


def next_slope(h, W_next, delta_next):
    return W_next.T @ (delta_next * (1 - delta_next)) * h * (1 - h)


def tanh_slope(h, W_next, delta_next):
    return (1 - h**2) * (W_next.T @ delta_next)


def first_unit_only(h, W_next, delta_next):
    return h * (1 - h) * W_next[0] * delta_next[0]


def in_place(h, W_next, delta_next):
    h *= 1 - h
    h *= W_next.T @ delta_next
    return h


def inputs(rng):
    for n, n_next, label in [
        (4, 3, ""),
        (3, 1, "one unit in the next layer"),
        (1, 2, "one hidden unit"),
        (3, 3, "square weights"),
        (2, 5, ""),
    ]:
        h = sigmoid(rng.uniform(0.3, 1.6, n) * rng.choice([-1.0, 1.0], n))
        delta = rng.uniform(0.1, 0.5, n_next) * np.where(rng.permutation(n_next) % 2, -1.0, 1.0)
        W = rng.uniform(0.3, 1.5, (n_next, n)) * rng.choice([-1.0, 1.0], (n_next, n))
        # The first unit's terms have one sign, so that the sum is not a small difference.
        W[:, 0] = np.abs(W[:, 0]) * np.sign(delta) * rng.choice([-1.0, 1.0])
        yield case(h, W, delta, label=label)
    h = sigmoid(np.append(rng.uniform(0.3, 1.0), rng.uniform(5.0, 7.0, 2)))
    delta = rng.uniform(0.6, 1.5, 4) * rng.permutation([-1.0, 1.0, 1.0, -1.0])
    W = rng.uniform(8.0, 15.0, (4, 3)) * np.sign(delta)[:, None] * rng.choice([-1.0, 1.0], 3)
    yield case(h, W, delta, label="large weights, saturated units beside another")


def loss(h, W_next, delta_next):
    """Minus the loss near these activations: what the next layer adds up, weighed by its deltas."""
    return lambda net: float(delta_next @ (W_next @ sigmoid(net))), np.log(h / (1 - h))


def hidden(rng):
    h = sigmoid(rng.uniform(-1.6, 1.6, 36))
    W, delta = mirrored(rng.uniform(-1.5, 1.5, (36, 36))), mirrored(rng.uniform(-0.5, 0.5, 36))
    yield from look_alikes(h, W, delta, label="36 units, 36 in the next layer")
    yield case(h[:40], np.tile(W[:, :1].T, (2, 1)), delta[:2], label="equal rows of weights")
    h, W, delta = h[:3], np.abs(W[:4, :3]), np.abs(delta[:4]) + 0.1
    yield case(h, W, delta * 1e-7, label="deltas near 1e-7")
    yield case(h, W, delta * 6e-8, label="deltas below 1e-7")
    yield case(h, W * 1e-7, delta, label="weights near 1e-7")
    yield case(h * 1e-7, W, delta, label="activations near 1e-7")
    yield case(h, W * 1e7, delta, label="weights near 1e7")
    yield case(h, W, delta * 1e7, label="deltas near 1e7")
    yield case(np.full(2, 0.5), np.full((2, 2), 0.5), np.full(2, 0.5), label="equal numbers")
    yield case(h, W, delta * 0, label="deltas of 0")


EXERCISE = Exercise(
    hidden_delta,
    points=4,
    oracle=oracle.hidden_delta,
    accepts=[
        unit_by_unit,
        row_times_matrix,
        with_einsum,
        jacobian_product,
        weighted_rows,
        single_precision,
    ],
    inputs=inputs,
    hidden=hidden,
    misconceptions=[
        Misconception(
            "missing-hidden-derivative",
            slope_forgotten,
            says="You passed the deltas back through the weights, without the units' slopes.",
            ask="How much can a hidden unit that is stuck near 1 change the loss?",
        ),
        Misconception(
            "weights-transposed",
            not_transposed,
            says="You multiplied with W_next as in the forward pass.",
            ask="Which weights lead out of hidden unit 1: a row of W_next, or a column?",
        ),
        Misconception(
            "derivative-of-activation",
            sigmoid_again,
            says="You applied the sigmoid once more to h before you took the slope.",
            ask="Is h the sum of the hidden unit, or what has come out of the sigmoid?",
        ),
        Misconception(
            "upstream-ignored",
            weights_only,
            says="The deltas of the next layer do not enter your result.",
            ask="If the next layer made no error at all, what should the hidden deltas be?",
        ),
        Misconception(
            "mixed-signs",
            another_minus,
            says="Your hidden deltas have the wrong sign: a minus came in on the way back.",
            ask="The minus of the definition is in delta_next already; is there a second one?",
        ),
        Misconception(
            "missing-one-minus",
            missing_factor,
            says="You used h as the slope, without its second factor.",
            ask="What is the slope of a unit whose activation is almost 1?",
        ),
        Misconception(
            "sums-multiplied",
            sums_multiplied,
            says="You added up the weights and the deltas separately, and multiplied the sums.",
            ask="Is a sum of products the product of the sums?",
        ),
        Misconception(
            "mean-for-sum",
            averaged,
            says="You divided by the number of units in the next layer.",
            ask="If a unit feeds twice as many others, does its influence grow or stay the same?",
        ),
        Misconception(
            "weights-ignored",
            weights_forgotten,
            says="The weights between the layers do not enter your result.",
            ask="Does a unit that is connected by a weight of 0 share the blame?",
        ),
        Misconception(
            "star-for-matmul",
            star,
            says="You multiplied entry by entry where a matrix product is meant.",
            ask="How many deltas should one hidden unit have?",
        ),
        Misconception(
            "slope-of-delta",
            next_slope,
            says="You took a slope of delta_next, as if it were an activation.",
            ask="Which slope is contained in delta_next already?",
        ),
        Misconception(
            "tanh-derivative",
            tanh_slope,
            says="You used 1 − h², the slope of another activation function.",
            ask="Which activation function do the hidden units have?",
        ),
        Misconception(
            "first-unit-only",
            first_unit_only,
            says="Only the first unit of the next layer enters your result.",
            ask="Which units does a hidden unit feed?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="Your deltas are right, but you wrote them over the activations.",
            ask="Who else still needs the activations after this call?",
        ),
    ],
    checks=[Values(points=2), Gradient(loss, points=1), Pure(points=1)],
)
