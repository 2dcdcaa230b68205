r"""The second link is the softmax, and it is a crowd: every logit $z_j$ moves *all*
probabilities, since they share a total of 1. So the chain rule has a sum,

$$\frac{\partial L}{\partial z_j} = \sum_k \frac{\partial L}{\partial \hat y_k}
\frac{\partial \hat y_k}{\partial z_j},
\qquad
\frac{\partial \hat y_k}{\partial z_j} =
\begin{cases} \hat y_j (1 - \hat y_j) & k = j\\ -\hat y_k\, \hat y_j & k \ne j.\end{cases}$$

Put the slopes $-y_k/\hat y_k$ of the last exercise in. Every $\hat y_k$ in a denominator meets
one in a numerator, the $y_k$ left over sum to 1, and all that work ends in

$$\boxed{\;\frac{\partial L}{\partial z} = \hat y - y\;}$$

Do it on paper once for $K = 3$ (the slides on deep networks take two dozen pages over it). For
our picture:

| | cat | dog | owl | sum |
|---|---|---|---|---|
| logits $z$ | 1.946 | 0.693 | 0 | |
| $\hat y = \mathrm{softmax}(z)$ | 0.7 | 0.2 | 0.1 | 1 |
| target $y$ | 0 | 1 | 0 | 1 |
| gradient | **0.7** | **−0.8** | **0.1** | 0 |

A step against the gradient raises the logit of the dog and lowers the others. The steep slopes
$1/\hat y$ are gone: no entry is ever larger than 1, and a network that is quite wrong still has a
gradient near 1. That is why the two belong together.

Write `softmax_cross_entropy_grad(z, y)` for one example; `y` may be soft.
"""

import numpy as np

from autograder.core.exercise import Exercise, Gradient, Misconception, Pure, Values, case
from autograder.core.look_alikes import look_alikes, mirrored
from nn_reference.exercises import losses as oracle

from ._draw import distributions, nearly_one_hot, one_hot_rows, signed
from .given import sigmoid, softmax


def softmax_cross_entropy_grad(z, y):
    """The slope of the cross-entropy of one example with respect to its logits.

    z: (K,) logits.  y: (K,) target that sums to 1.
    Returns dL/dz, (K,).
    """
    return softmax(z) - y


# -- other right answers ----------------------------------------------------------------------


def without_shift(z, y):
    e = np.exp(z)
    return e / np.sum(e) - y


def through_jacobian(z, y):
    p = softmax(z)
    jacobian = np.diag(p) - np.outer(p, p)
    return jacobian @ (-y / p)


def chain_of_sums(z, y):
    p = softmax(z)
    K = len(z)
    g = [0.0] * K
    for j in range(K):
        for k in range(K):
            g[j] += -y[k] / p[k] * (p[j] * (1 - p[j]) if j == k else -p[k] * p[j])
    return g


def from_log_sum_exp(z, y):
    return np.exp(z - np.logaddexp.reduce(z)) - y


def ratios(z, y):
    return tuple(1 / np.exp(z - zj).sum() - yj for zj, yj in zip(z, y))


def batch_of_one(z, y):
    Z = z[np.newaxis, :]
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - y).squeeze(0)


def single_precision(z, y):
    e = np.exp(z.astype(np.float32))
    return e / e.sum() - y.astype(np.float32)


# -- wrong answers ----------------------------------------------------------------------------


def turned(z, y):
    return y - softmax(z)


def no_softmax(z, y):
    return z - y


def sigmoids(z, y):
    return sigmoid(z) - y


def diagonal_only(z, y):
    return -y * (1 - softmax(z))


def times_derivative(z, y):
    p = softmax(z)
    return (p - y) * p * (1 - p)


def output_gradient(z, y):
    return -y / softmax(z)


def averaged(z, y):
    return (softmax(z) - y) / len(z)


def softmin(z, y):
    return softmax(-z) - y


def softmax_twice(z, y):
    return softmax(softmax(z)) - y


def target_hardened(z, y):
    return softmax(z) - np.eye(len(z))[y.argmax()]


def target_forgotten(z, y):
    return softmax(z)


def not_normalised(z, y):
    return np.exp(z) - y


def normalised_by_sum(z, y):
    return z / z.sum() - y


def log_taken(z, y):
    return np.log(softmax(z)) - y


def squared_error(z, y):
    p = softmax(z)
    g = p - y
    return p * (g - (p * g).sum())


def doubled(z, y):
    return 2 * (softmax(z) - y)


def absolute(z, y):
    return np.abs(softmax(z) - y)


def the_loss(z, y):
    return -np.sum(y * np.log(softmax(z)))


def two_decimals(z, y):
    return np.round(softmax(z) - y, 2)


def as_row(z, y):
    return (softmax(z) - y)[None]


def in_place(z, y):
    z -= z.max()
    return np.exp(z) / np.exp(z).sum() - y


def loss(z, y):
    return lambda v: float(np.logaddexp.reduce(v) - y @ v), z


def inputs(rng):
    yield case(signed(rng, 0.4, 1.8, 4), distributions(rng, 1, 4, 0.1)[0], label="a soft target")
    yield case(signed(rng, 0.4, 1.8, 3), one_hot_rows(rng, 1, 3)[0], label="one-hot")
    yield case(signed(rng, 0.4, 1.8, 5), distributions(rng, 1, 5, 0.05)[0])
    yield case(
        signed(rng, 0.4, 1.8, 2) * [1, -1], one_hot_rows(rng, 1, 2)[0], label="K = 2, one-hot"
    )
    z = np.array([rng.uniform(27, 29), rng.uniform(26, 27), rng.uniform(-29, -20)])
    yield case(z[rng.permutation(3)], distributions(rng, 1, 3, 0.1)[0], label="large logits")
    z = np.array([rng.uniform(6.0, 6.5), rng.uniform(-1.0, 0.0), rng.uniform(0.5, 1.5)])
    yield case(z[rng.permutation(3)], distributions(rng, 1, 3, 0.1)[0], label="rather sure")


def hidden(rng):
    z, y = mirrored(signed(rng, 0.3, 3.0, 300)), distributions(rng, 1, 300, 0.0008)[0]
    yield from look_alikes(z, y, label="300 classes")
    yield case(np.zeros(4), one_hot_rows(rng, 1, 4)[0], label="logits of 0")
    yield case(signed(rng, 1e-5, 2e-5, 3), nearly_one_hot(rng, 1, 3)[0], label="logits near 0")


EXERCISE = Exercise(
    softmax_cross_entropy_grad,
    points=3,
    oracle=oracle.softmax_cross_entropy_grad,
    accepts=[
        without_shift,
        through_jacobian,
        chain_of_sums,
        from_log_sum_exp,
        ratios,
        batch_of_one,
        single_precision,
    ],
    inputs=inputs,
    hidden=hidden,
    misconceptions=[
        Misconception(
            "gradient-sign",
            turned,
            says="Your gradient has the wrong sign.",
            ask="If the logit of the right class grows, does the loss rise or fall?",
        ),
        Misconception(
            "softmax-missing",
            no_softmax,
            says="You subtracted the target from the logits; the softmax is missing.",
            ask="Is ŷ what the layer adds up, or a probability?",
        ),
        Misconception(
            "sigmoid-for-softmax",
            sigmoids,
            says="You put every logit through a sigmoid of its own.",
            ask="What do the probabilities of all classes sum to?",
        ),
        Misconception(
            "diagonal-only",
            diagonal_only,
            says="You used only the diagonal of the softmax's Jacobian, ŷ(1 − ŷ).",
            ask="If the logit of the cat grows, what happens to the probability of the dog?",
        ),
        Misconception(
            "derivative-times-delta",
            times_derivative,
            says="You multiplied ŷ − y by ŷ(1 − ŷ) as well.",
            ask="Which derivative is contained in ŷ − y already?",
        ),
        Misconception(
            "gradient-of-outputs",
            output_gradient,
            says="You stopped after the first link, at the slope for ŷ.",
            ask="Which function stands between z and ŷ?",
        ),
        Misconception(
            "mean-for-sum",
            averaged,
            says="You divided by the number of classes.",
            ask="Is there a mean over the classes in the loss?",
        ),
        Misconception(
            "softmin",
            softmin,
            says="You used e^(−z): the smallest logit gets the largest probability.",
            ask="What is the softmax of (1, 2, 3): does it rise or fall?",
        ),
        Misconception(
            "softmax-twice",
            softmax_twice,
            says="You applied the softmax twice.",
            ask="Which numbers does the softmax expect: logits or probabilities?",
        ),
        Misconception(
            "likeliest-class-only",
            target_hardened,
            says="You replaced the target by its likeliest class.",
            ask="What should the gradient be if ŷ equals a soft target exactly?",
        ),
        Misconception(
            "target-ignored",
            target_forgotten,
            says="The target does not enter your gradient.",
            ask="For which answer should the gradient be 0?",
        ),
        Misconception(
            "not-normalised",
            not_normalised,
            says="You used e^z without dividing by the sum.",
            ask="What must the probabilities of all classes sum to?",
        ),
        Misconception(
            "exp-forgotten",
            normalised_by_sum,
            says="You divided the logits by their sum, without exponentials.",
            ask="What becomes of a negative logit in your probabilities?",
        ),
        Misconception(
            "log-kept",
            log_taken,
            says="You subtracted the target from log ŷ.",
            ask="Where does the logarithm of the loss go when you differentiate?",
        ),
        Misconception(
            "squared-error",
            squared_error,
            says="You computed the gradient of a squared error through the softmax.",
            ask="Which loss has the slope −y/ŷ?",
        ),
        Misconception(
            "factor-two",
            doubled,
            says="Your gradient is twice as large.",
            ask="Is there a square in this loss?",
        ),
        Misconception(
            "absolute-terms",
            absolute,
            says="You took absolute values: every logit would be lowered.",
            ask="What should happen to the logit of the right class?",
        ),
        Misconception(
            "loss-for-gradient",
            the_loss,
            says="You return the loss itself.",
            ask="How many numbers has a gradient with respect to K logits?",
        ),
        Misconception(
            "rounded",
            two_decimals,
            says="Your gradient is rounded to two decimals.",
            ask="What becomes of a slope of 0.004?",
        ),
        Misconception(
            "extra-axis",
            as_row,
            says="Your values are right, but they come as a matrix of one row.",
            ask="What shape has z?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="Your gradient is right, but the logits are overwritten by the shifted ones.",
            ask="Who else still needs z after this call?",
        ),
    ],
    equivalent={
        "1e-7": "as below: only targets that do not sum to 1 show it",
        "1e6": "logits go to 30 at most",
        "1e-6": "what is lost then is below the tolerance, but for targets that do not sum to 1",
    },
    checks=[Values(points=1), Gradient(loss, points=1), Pure(points=1)],
)
