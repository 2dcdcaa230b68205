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

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import losses as oracle

from ._draw import distributions, nearly_one_hot, one_hot_rows, signed
from .given import sigmoid, softmax


def softmax_cross_entropy_grad(z, y):
    """The slope of the cross-entropy of one example with respect to its logits.

    z: (K,) logits.  y: (K,) target that sums to 1.
    Returns dL/dz, (K,).
    """
    return softmax(z) - y


@accepted
def without_shift(z, y):
    e = np.exp(z)
    return e / np.sum(e) - y


@accepted
def through_jacobian(z, y):
    p = softmax(z)
    jacobian = np.diag(p) - np.outer(p, p)
    return jacobian @ (-y / p)


@accepted
def chain_of_sums(z, y):
    p = softmax(z)
    K = len(z)
    g = [0.0] * K
    for j in range(K):
        for k in range(K):
            g[j] += -y[k] / p[k] * (p[j] * (1 - p[j]) if j == k else -p[k] * p[j])
    return g


@accepted
def from_log_sum_exp(z, y):
    return np.exp(z - np.logaddexp.reduce(z)) - y


@accepted
def ratios(z, y):
    return tuple(1 / np.exp(z - zj).sum() - yj for zj, yj in zip(z, y))


@accepted
def batch_of_one(z, y):
    Z = z[np.newaxis, :]
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True) - y).squeeze(0)


@accepted
def single_precision(z, y):
    e = np.exp(z.astype(np.float32))
    return e / e.sum() - y.astype(np.float32)


@misconception(says="Your gradient has the wrong sign.", ask="If the logit of the right class grows, does the loss rise or fall?")
def gradient_sign(z, y):
    return y - softmax(z)


@misconception(says="You subtracted the target from the logits; the softmax is missing.", ask="Is ŷ what the layer adds up, or a probability?")
def softmax_missing(z, y):
    return z - y


@misconception(says="You put every logit through a sigmoid of its own.", ask="What do the probabilities of all classes sum to?")
def sigmoid_for_softmax(z, y):
    return sigmoid(z) - y


@misconception(
    says="You used only the diagonal of the softmax's Jacobian, ŷ(1 − ŷ).", ask="If the logit of the cat grows, what happens to the probability of the dog?"
)
def diagonal_only(z, y):
    return -y * (1 - softmax(z))


@misconception(says="You multiplied ŷ − y by ŷ(1 − ŷ) as well.", ask="Which derivative is contained in ŷ − y already?")
def derivative_times_delta(z, y):
    p = softmax(z)
    return (p - y) * p * (1 - p)


@misconception(says="You stopped after the first link, at the slope for ŷ.", ask="Which function stands between z and ŷ?")
def gradient_of_outputs(z, y):
    return -y / softmax(z)


@misconception(says="You divided by the number of classes.", ask="Is there a mean over the classes in the loss?")
def mean_for_sum(z, y):
    return (softmax(z) - y) / len(z)


@misconception(says="You used e^(−z): the smallest logit gets the largest probability.", ask="What is the softmax of (1, 2, 3): does it rise or fall?")
def softmin(z, y):
    return softmax(-z) - y


@misconception(says="You applied the softmax twice.", ask="Which numbers does the softmax expect: logits or probabilities?")
def softmax_twice(z, y):
    return softmax(softmax(z)) - y


@misconception(says="You replaced the target by its likeliest class.", ask="What should the gradient be if ŷ equals a soft target exactly?")
def likeliest_class_only(z, y):
    return softmax(z) - np.eye(len(z))[y.argmax()]


@misconception(says="The target does not enter your gradient.", ask="For which answer should the gradient be 0?")
def target_ignored(z, y):
    return softmax(z)


@misconception(says="You used e^z without dividing by the sum.", ask="What must the probabilities of all classes sum to?")
def not_normalised(z, y):
    return np.exp(z) - y


@misconception(says="You divided the logits by their sum, without exponentials.", ask="What becomes of a negative logit in your probabilities?")
def exp_forgotten(z, y):
    return z / z.sum() - y


@misconception(says="You subtracted the target from log ŷ.", ask="Where does the logarithm of the loss go when you differentiate?")
def log_kept(z, y):
    return np.log(softmax(z)) - y


@misconception(says="You computed the gradient of a squared error through the softmax.", ask="Which loss has the slope −y/ŷ?")
def squared_error(z, y):
    p = softmax(z)
    g = p - y
    return p * (g - (p * g).sum())


@misconception(says="Your gradient is twice as large.", ask="Is there a square in this loss?")
def factor_two(z, y):
    return 2 * (softmax(z) - y)


@misconception(says="You took absolute values: every logit would be lowered.", ask="What should happen to the logit of the right class?")
def absolute_terms(z, y):
    return np.abs(softmax(z) - y)


@misconception(says="You return the loss itself.", ask="How many numbers has a gradient with respect to K logits?")
def loss_for_gradient(z, y):
    return -np.sum(y * np.log(softmax(z)))


@misconception(says="Your gradient is rounded to two decimals.", ask="What becomes of a slope of 0.004?")
def rounded(z, y):
    return np.round(softmax(z) - y, 2)


@misconception(says="Your values are right, but they come as a matrix of one row.", ask="What shape has z?")
def extra_axis(z, y):
    return (softmax(z) - y)[None]


@misconception(says="Your gradient is right, but the logits are overwritten by the shifted ones.", ask="Who else still needs z after this call?")
def changes_argument(z, y):
    z -= z.max()
    return np.exp(z) / np.exp(z).sum() - y


def loss(z, y):
    return lambda v: float(np.logaddexp.reduce(v) - y @ v), z


def inputs(rng):
    yield case(signed(rng, 0.4, 1.8, 4), distributions(rng, 1, 4, 0.1)[0], label="a soft target")
    yield case(signed(rng, 0.4, 1.8, 3), one_hot_rows(rng, 1, 3)[0], label="one-hot")
    yield case(signed(rng, 0.4, 1.8, 5), distributions(rng, 1, 5, 0.05)[0])
    yield case(signed(rng, 0.4, 1.8, 2) * [1, -1], one_hot_rows(rng, 1, 2)[0], label="K = 2, one-hot")
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
    inputs=inputs,
    hidden=hidden,
    equivalent={
        "1e-7": "as below: only targets that do not sum to 1 show it",
        "1e6": "logits go to 30 at most",
        "1e-6": "what is lost then is below the tolerance, but for targets that do not sum to 1",
    },
    checks=[Values(points=1), Gradient(loss, points=1), Pure(points=1)],
)
