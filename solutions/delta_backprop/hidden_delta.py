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

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import delta_backprop as oracle

from .given import sigmoid
from .sigmoid_prime_from_output import sigmoid_prime_from_output


def hidden_delta(h, W_next, delta_next):
    """The deltas of a hidden layer, from those of the layer after it.

    h: (n_l,) activations of the layer.  W_next: (n_next, n_l) weights into the next layer.
    delta_next: (n_next,) deltas of the next layer.
    Returns -dL/dnet of the hidden layer, (n_l,).
    """
    return sigmoid_prime_from_output(h) * (W_next.T @ delta_next)


@accepted
def unit_by_unit(h, W_next, delta_next):
    deltas = []
    for i in range(len(h)):
        blame = 0.0
        for k in range(len(delta_next)):
            blame += W_next[k][i] * delta_next[k]
        deltas.append(blame * h[i] * (1 - h[i]))
    return deltas


@accepted
def row_times_matrix(h, W_next, delta_next):
    return (h - h * h) * (delta_next @ W_next)


@accepted
def with_einsum(h, W_next, delta_next):
    return np.einsum("i,ki,k->i", h * (1 - h), W_next, delta_next)


@accepted
def jacobian_product(h, W_next, delta_next):
    jacobian = W_next * (h * (1 - h))
    return tuple(np.dot(delta_next.reshape(1, -1), jacobian)[0])


@accepted
def weighted_rows(h, W_next, delta_next):
    blame = (W_next * delta_next[:, None]).sum(axis=0)
    net = np.log(h / (1 - h))
    return (blame * sigmoid(net) * sigmoid(-net)).tolist()


@accepted
def single_precision(h, W_next, delta_next):
    h = h.astype(np.float32)
    return h * (1 - h) * (W_next.astype(np.float32).T @ delta_next.astype(np.float32))


@misconception(
    says="You passed the deltas back through the weights, without the units' slopes.", ask="How much can a hidden unit that is stuck near 1 change the loss?"
)
def missing_hidden_derivative(h, W_next, delta_next):
    return W_next.T @ delta_next


@misconception(says="You multiplied with W_next as in the forward pass.", ask="Which weights lead out of hidden unit 1: a row of W_next, or a column?")
def weights_transposed(h, W_next, delta_next):
    return h * (1 - h) * (W_next @ delta_next)


@misconception(
    says="You applied the sigmoid once more to h before you took the slope.", ask="Is h the sum of the hidden unit, or what has come out of the sigmoid?"
)
def derivative_of_activation(h, W_next, delta_next):
    s = sigmoid(h)
    return s * (1 - s) * (W_next.T @ delta_next)


@misconception(says="The deltas of the next layer do not enter your result.", ask="If the next layer made no error at all, what should the hidden deltas be?")
def upstream_ignored(h, W_next, delta_next):
    return h * (1 - h) * W_next.sum(axis=0)


@misconception(
    says="Your hidden deltas have the wrong sign: a minus came in on the way back.",
    ask="The minus of the definition is in delta_next already; is there a second one?",
)
def mixed_signs(h, W_next, delta_next):
    return -h * (1 - h) * (W_next.T @ delta_next)


@misconception(says="You used h as the slope, without its second factor.", ask="What is the slope of a unit whose activation is almost 1?")
def missing_one_minus(h, W_next, delta_next):
    return h * (W_next.T @ delta_next)


@misconception(says="You added up the weights and the deltas separately, and multiplied the sums.", ask="Is a sum of products the product of the sums?")
def sums_multiplied(h, W_next, delta_next):
    return h * (1 - h) * W_next.sum(axis=0) * delta_next.sum()


@misconception(
    says="You divided by the number of units in the next layer.", ask="If a unit feeds twice as many others, does its influence grow or stay the same?"
)
def mean_for_sum(h, W_next, delta_next):
    return h * (1 - h) * (W_next.T @ delta_next) / len(delta_next)


@misconception(says="The weights between the layers do not enter your result.", ask="Does a unit that is connected by a weight of 0 share the blame?")
def weights_ignored(h, W_next, delta_next):
    return h * (1 - h) * delta_next.sum()


@misconception(says="You multiplied entry by entry where a matrix product is meant.", ask="How many deltas should one hidden unit have?")
def star_for_matmul(h, W_next, delta_next):
    return h * (1 - h) * W_next * delta_next


@misconception(says="You took a slope of delta_next, as if it were an activation.", ask="Which slope is contained in delta_next already?")
def slope_of_delta(h, W_next, delta_next):
    return W_next.T @ (delta_next * (1 - delta_next)) * h * (1 - h)


@misconception(says="You used 1 − h², the slope of another activation function.", ask="Which activation function do the hidden units have?")
def tanh_derivative(h, W_next, delta_next):
    return (1 - h**2) * (W_next.T @ delta_next)


@misconception(says="Only the first unit of the next layer enters your result.", ask="Which units does a hidden unit feed?")
def first_unit_only(h, W_next, delta_next):
    return h * (1 - h) * W_next[0] * delta_next[0]


@misconception(says="Your deltas are right, but you wrote them over the activations.", ask="Who else still needs the activations after this call?")
def changes_argument(h, W_next, delta_next):
    h *= 1 - h
    h *= W_next.T @ delta_next
    return h


def inputs(rng):
    for n, n_next, label in [(4, 3, ""), (3, 1, "one unit in the next layer"), (1, 2, "one hidden unit"), (3, 3, "square weights"), (2, 5, "")]:
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
    hidden_delta, points=4, oracle=oracle.hidden_delta, inputs=inputs, hidden=hidden, checks=[Values(points=2), Gradient(loss, points=1), Pure(points=1)]
)
