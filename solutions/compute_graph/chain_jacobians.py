r"""The chain rule in one line. If $y = f_1(x)$, then $z = f_2(y)$, and so on up to $f_k$, then the
Jacobian of the whole is the product of the Jacobians, each taken where its function was applied.
And as with the functions themselves in $f_2(f_1(x))$, what is applied first stands on the
**right**:

$$J = J_k \cdots J_2\, J_1 .$$

```
   x (4) -- f1 --> y (2) -- f2 --> z (3)            J2 (3, 2)  @  J1 (2, 4)  =  J (3, 4)
```

Shapes help as long as they differ; for square Jacobians nothing but the order itself does. For
$J_1 = \begin{pmatrix} 1 & 1 \\ 0 & 1 \end{pmatrix}$ and
$J_2 = \begin{pmatrix} 2 & 0 \\ 0 & 1 \end{pmatrix}$ the result is
$\begin{pmatrix} 2 & 2 \\ 0 & 1 \end{pmatrix}$; in the other order it would be
$\begin{pmatrix} 2 & 1 \\ 0 & 1 \end{pmatrix}$.

(The product may be evaluated from either end. From the left, from the loss: that is
backpropagation, and for a single output the cheaper way.)

Write `chain_jacobians(jacobians)` for the list $[J_1, \dots, J_k]$, in the order of application;
$k$ is at least 1.
"""

from functools import reduce

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import compute_graph as oracle

from ._draw import rearranged


def chain_jacobians(jacobians):
    """The Jacobian of f_k ∘ … ∘ f_1.

    jacobians: [J_1, ..., J_k], in the order of application; J_l is (n_l, n_{l-1}).
    Returns (n_k, n_0).
    """
    total = np.eye(jacobians[0].shape[1])
    for jacobian in jacobians:
        total = jacobian @ total
    return total


@accepted
def from_the_loss(jacobians):
    total = jacobians[-1]
    for jacobian in jacobians[-2::-1]:
        total = total @ jacobian
    return total


@accepted
def with_reduce(jacobians):
    return reduce(lambda before, after: after @ before, jacobians).tolist()


@accepted
def with_multi_dot(jacobians):
    if len(jacobians) == 1:
        return jacobians[0]
    return np.linalg.multi_dot([np.float32(J) for J in jacobians[::-1]])


@accepted
def transposed_twice(jacobians):
    first, *rest = jacobians
    result = first.T
    for J in rest:
        result = np.einsum("ij,kj->ik", result, J)
    return result.T


@accepted
def recursively(jacobians):
    if len(jacobians) == 1:
        return np.array(jacobians[0])
    half = len(jacobians) // 2
    return recursively(jacobians[half:]).dot(recursively(jacobians[:half]))


@misconception(
    says="You multiplied in the order of the list: J1 stands on the left.", ask="A vector is multiplied from the right: which Jacobian must it meet first?"
)
def order_reversed(jacobians):
    return reduce(lambda before, after: before @ after, jacobians)


@misconception(says="You transposed the Jacobians.", ask="Which shape has J2 @ J1, without any transposition?")
def transposed_factors(jacobians):
    return reduce(lambda before, after: after.T @ before, jacobians[1:], jacobians[0].T)


@misconception(says="Your result is transposed.", ask="What does a row of the Jacobian belong to, an output or an input?")
def jacobian_transposed(jacobians):
    return reduce(lambda before, after: after @ before, jacobians).T


@misconception(
    says="You multiplied entry by entry where a matrix product is meant.", ask="How many paths lead from input 1 to output 1, through a layer of three?"
)
def star_for_matmul(jacobians):
    return reduce(lambda before, after: after * before, jacobians)


@misconception(says="You added the Jacobians.", ask="How does the chain rule put the slopes of functions one behind the other together?")
def sum_for_product(jacobians):
    return reduce(lambda before, after: after + before, jacobians)


@misconception(says="J1 does not enter your product.", ask="With respect to what is the derivative asked: to x, or to f1(x)?")
def first_dropped(jacobians):
    return reduce(lambda before, after: after @ before, jacobians[1:] or jacobians)


@misconception(says="The last Jacobian does not enter your product.", ask="Of what is the derivative asked?")
def last_dropped(jacobians):
    return reduce(lambda before, after: after @ before, jacobians[:-1] or jacobians)


@misconception(says="Only the first two Jacobians enter your product.", ask="What if the list is longer?")
def first_two_only(jacobians):
    return jacobians[1] @ jacobians[0] if len(jacobians) > 1 else jacobians[0]


@misconception(says="Only the first and the last Jacobian enter your product.", ask="What about the functions between them?")
def ends_only(jacobians):
    if len(jacobians) == 1:
        return jacobians[0]
    return jacobians[-1] @ jacobians[0]


@misconception(says="Your function fails for a list of one.", ask="What is the Jacobian of f1 alone?")
def at_least_two(jacobians):
    total = jacobians[1] @ jacobians[0]
    for J in jacobians[2:]:
        total = J @ total
    return total


@misconception(
    says="J1 enters your product twice where its shape allows it.",
    ask="What does your running product hold before the loop, and which Jacobian comes first in it?",
)
def first_twice(jacobians):
    total = jacobians[0]
    for J in jacobians:
        total = J @ total if J.shape[1] == total.shape[0] else total
    return total


@misconception(says="The identity that you begin with has as many rows as the first output.", ask="Which side of J1 does the identity stand on?")
def identity_of_wrong_size(jacobians):
    total = np.eye(len(jacobians[0]))
    for J in jacobians:
        total = J @ total
    return total


@misconception(says="You added the rows of the product.", ask="How many outputs has the whole function?")
def summed(jacobians):
    return reduce(lambda before, after: after @ before, jacobians).sum(axis=0)


@misconception(says="You returned all partial products.", ask="Which one of them is asked for?")
def all_products(jacobians):
    return [reduce(lambda b, a: a @ b, jacobians[: i + 1]) for i in range(len(jacobians))]


@misconception(
    says="Your product is right, but the list is the other way round after the call.", ask="What is the difference between `reversed(a)` and `a.reverse()`?"
)
def changes_argument(jacobians):
    jacobians.reverse()
    return reduce(lambda before, after: before @ after, jacobians)


@misconception(says="Your product is right, but one of the Jacobians is another after the call.", ask="Who else may still need the Jacobians?")
def changes_entries(jacobians):
    total = reduce(lambda before, after: after @ before, jacobians)
    jacobians[-1][...] = jacobians[-1] * 2
    return total


def inputs(rng):
    def drawn(*sizes):
        pairs = zip(sizes[1:], sizes)
        return [rng.uniform(0.3, 1.2, shape) * rng.choice([-1.0, 1.0], shape, p=[0.25, 0.75]) for shape in pairs]

    yield (drawn(4, 3, 2),)
    yield case(drawn(3, 3, 3, 3), label="square Jacobians")
    yield case(drawn(2, 3), label="k = 1")
    yield (drawn(2, 5, 3, 4, 1),)
    yield case(drawn(3, 3), label="k = 1, square")
    yield case(drawn(3, 1, 3), label="one number in the middle")
    yield case(drawn(2, 3, 1)[:1] + drawn(3, 1), label="one output")
    yield case(drawn(1, 3, 1), label="one input, one output")
    twice = drawn(3, 3)
    yield case([*twice, *drawn(3, 3), *twice], label="the same Jacobian twice")
    yield case(drawn(2, 3, 3, 2, 4, 3), label="k = 5")
    yield case([J / 1000 for J in drawn(3, 2, 3)], label="small slopes")


def hidden(rng):
    J, K = rng.normal(size=(40, 3)), rng.normal(size=(2, 40))
    yield case([J, K], label="40 numbers in the middle")
    yield case([rearranged(rng, J), K], label="40 numbers, in another order")
    yield case([rng.normal(size=(3, 36)), rng.normal(size=(34, 3))], label="36 inputs, 34 outputs")
    yield case([rng.uniform(0.3, 1.0, (2, 2)) for _ in range(36)], label="k = 36")
    J = np.abs(rng.normal(size=(3, 3))) + 0.1
    yield case([J] * 4, label="four equal Jacobians")
    yield case([J * 1e7, J], label="slopes near 1e7")
    yield case([J * 1e-8, J], label="slopes near 1e-8")
    yield case([J, J * 1e-10, J * 1e10], label="slopes near 1e-10 and 1e10")
    yield case([J, J * 1e10, J * 1e-10], label="slopes near 1e10 and 1e-10")
    K = np.eye(3) + 8e-6 * rng.uniform(0.3, 1.0, (3, 3))
    yield case([J, K, J], label="one Jacobian is nearly the identity")
    K = rng.uniform(0.3, 1.0, (3, 3))
    yield case([J, K, J], label="the same first and last Jacobian")
    yield case([K, J, J], label="the same Jacobians in another order")


EXERCISE = Exercise(chain_jacobians, points=3, oracle=oracle.chain_jacobians, inputs=inputs, hidden=hidden, checks=[Values(points=2), Pure(points=1)])
