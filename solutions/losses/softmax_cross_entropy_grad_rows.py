r"""A batch: the logits of $n$ examples in the rows of $Z$, their targets in the rows of $Y$. The
loss is the **mean** over the rows, as in `cross_entropy`:

$$L = \frac1n \sum_{i=1}^n L_i .$$

Row $i$ of $Z$ enters $L_i$ only, so its gradient is that of one example, times the $\tfrac1n$
that stands before $L_i$:

$$\frac{\partial L}{\partial Z} = \frac1n\,(\hat Y - Y), \qquad
\hat Y = \mathrm{softmax}(Z) \text{ row by row}.$$

| row of $\hat Y$ | row of $Y$ | $\hat Y - Y$ | $\partial L/\partial Z$ |
|---|---|---|---|
| (0.7, 0.2, 0.1) | (0, 1, 0) | (0.7, −0.8, 0.1) | (0.35, −0.4, 0.05) |
| (0.5, 0.25, 0.25) | (1, 0, 0) | (−0.5, 0.25, 0.25) | (−0.25, 0.125, 0.125) |

Here the $\tfrac1n$ is paid **once**. Later sums over the batch, such as
$X^\top\,\partial L/\partial Z$ for the weights, must not divide again. And a mean loss with a
summed gradient makes steps that are $n$ times too long: one of the most common bugs there is.

Write `softmax_cross_entropy_grad_rows(Z, Y)`.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import losses as oracle

from ._draw import distributions, nearly_one_hot, one_hot_rows, signed
from .given import sigmoid, softmax


def softmax_cross_entropy_grad_rows(Z, Y):
    """The slope of the mean cross-entropy of a batch with respect to its logits.

    Z: (n, K) logits, an example a row.  Y: (n, K) targets, rows that sum to 1.
    Returns dL/dZ, (n, K).
    """
    return (softmax(Z) - Y) / len(Z)


@accepted
def row_by_row(Z, Y):
    n = Z.shape[0]
    rows = []
    for z, y in zip(Z, Y):
        e = np.exp(z)
        rows.append((e / e.sum() - y) / n)
    return rows


@accepted
def with_keepdims(Z, Y):
    e = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return (1.0 / Z.shape[0]) * (e / np.sum(e, axis=1, keepdims=True) - Y)


@accepted
def columns(Z, Y):
    e = np.exp(Z.T)
    return ((e / e.sum(axis=0)).T - Y) / Y.shape[0]


@accepted
def one_subtracted(Z, Y):
    G = np.exp(Z)
    G /= G.sum(axis=1)[:, None]
    for i in range(G.shape[0]):
        for k in range(G.shape[1]):
            G[i, k] -= Y[i, k]
    G /= len(G)
    return G.tolist()


@accepted
def through_jacobians(Z, Y):
    P = softmax(Z)
    J = np.einsum("nk,kj->nkj", P, np.eye(P.shape[1])) - P[:, :, None] * P[:, None, :]
    return np.einsum("nkj,nk->nj", J, -Y / P / len(Z))


@accepted
def from_log_sum_exp(Z, Y):
    log_p = Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)
    return np.multiply(np.exp(log_p) - Y, 1 / len(Y))


@accepted
def single_precision(Z, Y):
    e = np.exp(Z.astype("f4"))
    return (e / e.sum(1, keepdims=True) - Y.astype("f4")) / np.float32(len(Z))


@misconception(
    says="Your gradient is that of the sum of the losses: the 1/n is missing.",
    ask="What happens to the mean loss, and to your gradient, when the same rows come twice?",
)
def missing_batch_mean(Z, Y):
    return softmax(Z) - Y


@misconception(says="You divided by the number of entries, n·K.", ask="How many losses is the mean taken of?")
def divided_by_size(Z, Y):
    return (softmax(Z) - Y) / Z.size


@misconception(says="You divided by the number of classes.", ask="Along which axis do the examples lie?")
def divided_by_classes(Z, Y):
    return (softmax(Z) - Y) / Z.shape[1]


@misconception(says="You divided by n twice.", ask="How many factors 1/n stand before the loss of one row?")
def divided_by_n_twice(Z, Y):
    return (softmax(Z) - Y) / len(Z) ** 2


@misconception(says="Your gradient has the wrong sign.", ask="If the logit of the right class grows, does the loss rise or fall?")
def gradient_sign(Z, Y):
    return (Y - softmax(Z)) / len(Z)


@misconception(says="Your softmax runs down the columns.", ask="Which of the numbers in Z belong to one example?")
def wrong_axis(Z, Y):
    e = np.exp(Z)
    return (e / e.sum(axis=0) - Y) / len(Z)


@misconception(says="Your softmax normalises the whole batch to 1.", ask="What should each row of Ŷ sum to?")
def no_axis(Z, Y):
    e = np.exp(Z)
    return (e / e.sum() - Y) / len(Z)


@misconception(
    says="You divided the (n, K) exponentials by sums of shape (n,), which run along the columns.",
    ask="Which shape must the sums have so that each row is divided by its own?",
)
def keepdims_missing(Z, Y):
    e = np.exp(Z)
    return (e / e.sum(axis=1) - Y) / len(Z)


@misconception(says="You put every logit through a sigmoid of its own.", ask="What do the probabilities of all classes sum to?")
def sigmoid_for_softmax(Z, Y):
    return (sigmoid(Z) - Y) / len(Z)


@misconception(says="You subtracted the targets from the logits; the softmax is missing.", ask="Is Ŷ what the layer adds up, or a probability?")
def softmax_missing(Z, Y):
    return (Z - Y) / len(Z)


@misconception(says="You multiplied Ŷ − Y by Ŷ(1 − Ŷ) as well.", ask="Which derivative is contained in Ŷ − Y already?")
def derivative_times_delta(Z, Y):
    P = softmax(Z)
    return (P - Y) * P * (1 - P) / len(Z)


@misconception(says="You used only the diagonal of the softmax's Jacobian.", ask="If the logit of the cat grows, what happens to the probability of the dog?")
def diagonal_only(Z, Y):
    return -Y * (1 - softmax(Z)) / len(Z)


@misconception(says="You stopped after the first link, at the slope for Ŷ.", ask="Which function stands between Z and Ŷ?")
def gradient_of_outputs(Z, Y):
    return -Y / softmax(Z) / len(Z)


@misconception(says="You averaged the gradients of the rows to a single one.", ask="Does every example have logits of its own?")
def averaged_over_rows(Z, Y):
    return (softmax(Z) - Y).mean(axis=0)


@misconception(says="You used e^(−z): the smallest logit gets the largest probability.", ask="What is the softmax of (1, 2, 3): does it rise or fall?")
def softmin(Z, Y):
    return (softmax(-Z) - Y) / len(Z)


@misconception(says="You applied the softmax twice.", ask="Which numbers does the softmax expect: logits or probabilities?")
def softmax_twice(Z, Y):
    return (softmax(softmax(Z)) - Y) / len(Z)


@misconception(says="You replaced each target by its likeliest class.", ask="What should the gradient be if Ŷ equals a soft target exactly?")
def likeliest_class_only(Z, Y):
    return (softmax(Z) - np.eye(Z.shape[1])[Y.argmax(axis=1)]) / len(Z)


@misconception(says="You divided the targets by n, and not the answers.", ask="Where are the brackets in the formula?")
def only_target_divided(Z, Y):
    return softmax(Z) - Y / len(Z)


@misconception(says="You divided the answers by n, and not the targets.", ask="Where are the brackets in the formula?")
def only_answer_divided(Z, Y):
    return softmax(Z) / len(Z) - Y


@misconception(says="The targets do not enter your gradient.", ask="For which answers should the gradient be 0?")
def target_ignored(Z, Y):
    return softmax(Z) / len(Z)


@misconception(says="You subtracted 1 at the row's own number, not at its class.", ask="Where does the target of row i come in?")
def counter_for_label(Z, Y):
    P = softmax(Z)
    n, K = P.shape
    P[np.arange(n), np.arange(n) % K] -= 1
    return P / n


@misconception(says="You subtracted 1 from every row at the classes of all rows.", ask="What does `P[:, labels]` select?")
def every_label_of_every_row(Z, Y):
    P = softmax(Z)
    P[:, Y.argmax(axis=1)] -= 1
    return P / len(P)


@misconception(says="You divided by n − 1.", ask="How many losses is the mean taken of?")
def n_minus_one(Z, Y):
    return (len(Z) > 1) * (softmax(Z) - Y) / max(len(Z) - 1, 1)


@misconception(says="Your gradient is right, but the logits are overwritten.", ask="Who else still needs Z after this call?")
def changes_argument(Z, Y):
    Z -= Z.max(axis=1, keepdims=True)
    np.exp(Z, out=Z)
    return (Z / Z.sum(axis=1, keepdims=True) - Y) / len(Z)


def loss(Z, Y):
    return lambda V: float(np.mean(np.logaddexp.reduce(V, axis=1) - (Y * V).sum(axis=1))), Z


def inputs(rng):
    yield case(signed(rng, 0.4, 1.8, (4, 3)), distributions(rng, 4, 3, 0.05), label="soft targets")
    yield case(signed(rng, 0.4, 1.8, (5, 2)), one_hot_rows(rng, 5, 2), label="one-hot targets")
    yield case(signed(rng, 0.4, 1.8, (1, 4)), distributions(rng, 1, 4, 0.05), label="n = 1")
    yield case(signed(rng, 0.4, 1.8, (2, 5)), one_hot_rows(rng, 2, 5), label="n < K")
    yield case(signed(rng, 0.4, 1.8, (3, 3)), distributions(rng, 3, 3, 0.05), label="n = K")
    Z = rng.uniform(-1.5, 1.5, (3, 4))
    Z[0] += 28.0
    Z[1] -= 28.0
    yield case(Z, distributions(rng, 3, 4, 0.05), label="large logits")


def hidden(rng):
    Z, Y = mirrored(signed(rng, 0.3, 3.0, (36, 36))), distributions(rng, 36, 36, 0.002)
    yield from look_alikes(Z, Y, label="36 rows, 36 classes", rows=(1,))
    rows, targets = signed(rng, 0.4, 1.8, (2, 4)), distributions(rng, 2, 4)
    yield case(rows[[0, 0, 1]], targets[[0, 0, 1]], label="two equal rows of three")
    yield case(np.zeros((3, 5)), one_hot_rows(rng, 3, 5), label="logits of 0")
    yield case(signed(rng, 1e-5, 2e-5, (2, 3)), nearly_one_hot(rng, 2, 3), label="logits near 0")


EXERCISE = Exercise(
    softmax_cross_entropy_grad_rows,
    points=4,
    oracle=oracle.softmax_cross_entropy_grad_rows,
    inputs=inputs,
    hidden=hidden,
    equivalent={"1e6": "logits go to 30 at most", "1e-6": "what is lost then is below the tolerance, but for targets that do not sum to 1"},
    checks=[Values(points=2), Gradient(loss, points=1), Pure(points=1)],
)
