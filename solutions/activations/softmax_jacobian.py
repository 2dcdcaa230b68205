r"""When one sum of a softmax layer grows, its own share grows, and *all the others shrink*, because
they have to make room. So the derivative is not a list of slopes, but a full matrix, the Jacobian:

$$J_{ij} = \frac{\partial \hat y_i}{\partial z_j} =
\begin{cases} \hat y_i\,(1 - \hat y_i) & i = j \\ -\,\hat y_i\,\hat y_j & i \ne j. \end{cases}$$

```
            z_1 grows   z_2 grows   z_3 grows
   ŷ_1  ┌      +           −           −      ┐
   ŷ_2  │      −           +           −      │
   ŷ_3  └      −           −           +      ┘
```

For $z = (1, 2, 3)$ the shares are $(0.0900,\ 0.2447,\ 0.6652)$ and

$$J \approx \begin{pmatrix} 0.0819 & -0.0220 & -0.0599 \\ -0.0220 & 0.1848 & -0.1628 \\
-0.0599 & -0.1628 & 0.2227 \end{pmatrix}.$$

Add up a column, and think about why the result has to be what it is.

The diagonal looks like the sigmoid's slope. If the rest is forgotten, a softmax layer learns
wrongly, and nothing warns you.

Write `softmax_jacobian(z)` for one example `z (K,)`. The entries of `z` are at most 30 in size.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import mixed
from .softmax import softmax


def softmax_jacobian(z):
    """The derivative of each share with respect to each sum.

    z: (K,).
    Returns (K, K): entry [i, j] is the derivative of share i with respect to z[j].
    """
    p = softmax(z)
    return np.diag(p) - np.outer(p, p)


@accepted
def entry_by_entry(z):
    p = np.exp(z) / np.exp(z).sum()
    K = len(p)
    return [[p[i] * (1 - p[i]) if i == j else -p[i] * p[j] for j in range(K)] for i in range(K)]


@accepted
def identity_minus(z):
    p = np.exp(z - z.max())
    p /= p.sum()
    return p[:, None] * (np.eye(p.size) - p[None, :])


@accepted
def quotient_rule(z):
    e = np.exp(z - z.max())
    total = e.sum()
    return (np.diag(e) * total - e[:, None] * e) / total**2


@accepted
def with_einsum(z):
    p = np.exp(z - np.logaddexp.reduce(z))
    delta = np.identity(len(z))
    return np.einsum("i,ij->ij", p, delta) - np.einsum("i,j->ij", p, p)


@accepted
def complex_step(z):
    rows = []
    for j in range(len(z)):
        moved = z.astype(complex)
        moved[j] += 1e-20j
        e = np.exp(moved - z.max())
        rows.append(np.imag(e / e.sum()) / 1e-20)
    return np.array(rows).T


@accepted
def single_precision(z):
    p = softmax(z).astype(np.float32)
    return np.diag(p) - p[:, None] * p


def share(z):
    e = np.exp(z - z.max())
    return e / e.sum()


@misconception(says="Your matrix has zeros beside its diagonal.", ask="If z₁ grows, what happens to ŷ₂?")
def diagonal_only(z):
    return np.diag(share(z) * (1 - share(z)))


@misconception(says="You returned the diagonal alone, as a vector.", ask="How many pairs of a share and a sum are there?")
def diagonal_returned(z):
    return share(z) * (1 - share(z))


@misconception(says="Every entry has the wrong sign.", ask="If z₁ grows, does ŷ₁ grow or shrink?")
def mixed_signs(z):
    return np.outer(share(z), share(z)) - np.diag(share(z))


@misconception(says="Beside the diagonal your entries are positive.", ask="If z₁ grows, does ŷ₂ grow or shrink?")
def plus_for_minus(z):
    return np.diag(share(z) - 2 * share(z) ** 2) + np.outer(share(z), share(z))


@misconception(says="You added the products where they are to be subtracted.", ask="If z₁ grows, does ŷ₂ grow or shrink?")
def plus_everywhere(z):
    return np.diag(share(z)) + np.outer(share(z), share(z))


@misconception(says="Your diagonal lacks a term.", ask="If z₁ grows, does ŷ₁ grow or shrink?")
def products_only(z):
    return -np.outer(share(z), share(z))


@misconception(says="You used ŷᵢ(1 − ŷⱼ) for every entry, beside the diagonal, too.", ask="If z₁ grows, does ŷ₂ grow or shrink?")
def one_minus_everywhere(z):
    return np.outer(share(z), 1 - share(z))


@misconception(says="You subtracted the products from 1 on the diagonal, not from the share.", ask="What must a column of the Jacobian sum to?")
def ones_on_the_diagonal(z):
    return np.eye(len(z)) - np.outer(share(z), share(z))


@misconception(says="You subtracted shares instead of products of shares.", ask="Is the matrix symmetric, and is yours?")
def shares_not_squared(z):
    return np.diag(share(z)) - share(z)[:, None] / len(z)


@misconception(
    says="You subtracted the squared shares from every row: that is not an outer product.", ask="What are the shapes of p * p and of the wanted products ŷᵢŷⱼ?"
)
def star_for_outer(z):
    return np.diag(share(z)) - share(z) * share(z)


@misconception(says="You subtracted one number everywhere: p @ p is not a matrix.", ask="What are the shapes of p @ p and of the wanted products ŷᵢŷⱼ?")
def scalar_product(z):
    return np.diag(share(z)) - share(z) @ share(z)


@misconception(says="You used the sums z where the formula has the shares.", ask="Which function has to be applied to z first?")
def sums_for_shares(z):
    return np.diag(z) - np.outer(z, z)


@misconception(says="You used the sigmoid and its slope.", ask="If z₁ grows, what happens to ŷ₂?")
def sigmoid_for_softmax(z):
    return np.diag(1 / (1 + np.exp(-z)) / (1 + np.exp(z)))


@misconception(says="You returned the shares.", ask="How many pairs of a share and a sum are there?")
def function_for_derivative(z):
    return share(z)


@misconception(says="You applied the softmax twice before you took the derivatives.", ask="What are the arguments of your function: sums, or shares?")
def softmax_twice(z):
    return np.diag(share(share(z))) - np.outer(share(share(z)), share(share(z)))


@misconception(says="You added up the columns of the right matrix.", ask="How many pairs of a share and a sum are there?")
def summed_to_a_vector(z):
    return (np.diag(share(z)) - np.outer(share(z), share(z))).sum(axis=0)


@misconception(says="The matrix is right, but the shares have been written over z.", ask="Who else may still need z after this call?")
def changes_argument(z):
    z[:] = share(z)
    return np.diag(z) - np.outer(z, z)


def loss(z):
    """The sum of share i of row i, when each row has sums of its own."""

    def f(M):
        E = np.exp(M)
        return float(np.trace(E / E.sum(axis=1, keepdims=True)))

    return f, np.tile(z, (len(z), 1))


def inputs(rng):
    yield case(mixed(rng, (4,), 0.1, 1.2))
    yield case(mixed(rng, (2,), 0.1, 1.2), label="K = 2")
    yield case(mixed(rng, (5,), 0.2, 2.0), label="K = 5")
    yield case(mixed(rng, (3,), 0.1, 1.2) + rng.choice([-1.0, 1.0]) * 8, label="all far from 0")
    yield case(mixed(rng, (3,), 0.1, 1.2) - 28.5, label="all around −28")
    yield case(mixed(rng, (1,)), label="K = 1")
    yield case(np.array([30.0, 30 - float(rng.uniform(0.2, 1)), -30.0, 28.5])[rng.permutation(4)], label="entries of ±30")


def hidden(rng):
    yield from look_alikes(mirrored(mixed(rng, (40,))), label="40 classes")
    yield case(np.zeros(5), label="entries of 0")
    yield case(mixed(rng, (4,)) * 1e-7, label="sizes near 1e-7")
    yield case(np.array([0.2, -11.7 - rng.uniform(0, 0.2), 0.5]), label="a small probability")


EXERCISE = Exercise(
    softmax_jacobian,
    points=4,
    oracle=oracle.softmax_jacobian,
    # float32 holds 30 − 0.37 to 2e-6 only, and the shares follow.
    float32=False,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=2), Gradient(loss, points=1), Pure(points=1)],
    equivalent={"1e6": "entries go to 30 at most", "transposed": "the matrix is symmetric"},
)
