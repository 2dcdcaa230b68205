r"""A network that sorts pictures into $K$ classes ends with $K$ sums, one a class, of any size and
sign. *Softmax* turns them into probabilities: positive, and with the sum 1.

$$\hat y_k = \frac{e^{z_k}}{\sum_{j=1}^{K} e^{z_j}}.$$

| | class 1 | class 2 | class 3 | sum |
|---|---|---|---|---|
| $z$ | 1 | 2 | 3 | |
| $e^{z}$ | 2.718 | 7.389 | 20.086 | 30.193 |
| $\hat y$ | 0.0900 | 0.2447 | 0.6652 | 1 |

The largest sum gets the largest share. (One of the lectures prints $e^{-z}$; that would give class
1 the largest share.)

**One axis.** `z` is one example, `(K,)`, or a batch with one example a row, `(n, K)`. Either way
the sum runs over the *last* axis: each row sums to 1 by itself.

**Any size.** $e^{1000}$ is `inf`, and `inf/inf` is `nan`. But shares do not change when every entry
of a row is moved by the same amount:

$$\frac{e^{z_k - c}}{\sum_j e^{z_j - c}} = \frac{e^{z_k}}{\sum_j e^{z_j}} \quad\text{for any } c.$$

Choose $c$ such that no exponent is above 0 and at least one is 0 (DS 503, lecture 14). Each row
needs a $c$ of its own: look at the two rows $(20, 0, 0)$ and $(1000, 0, 0)$, and what one $c$ for
both would do to the first. Your function must be exact for entries of any size, ±1000 included.

Write `softmax(z)`.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import mixed


def softmax(z):
    """Shares of the exponentials, over the last axis.

    z: (K,) or (n, K), of any size.
    Returns an array of the same shape, whose rows sum to 1.
    """
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@accepted
def row_by_row(z):
    if z.ndim == 2:
        return [row_by_row(row) for row in z]
    e = [np.exp(v - max(z)) for v in z]
    return [v / sum(e) for v in e]


@accepted
def in_columns(z):
    Z = np.atleast_2d(z).T
    E = np.exp(Z - np.max(Z, axis=0))
    return np.reshape((E / np.sum(E, axis=0)).T, z.shape)


@accepted
def through_logs(z):
    log_sum = np.logaddexp.reduce(z, axis=-1)
    return np.exp(z - np.expand_dims(log_sum, -1))


@accepted
def differences(z):
    return 1 / np.exp(z[..., None, :] - z[..., :, None]).sum(axis=-1)


@accepted
def guarded(z):
    e = np.exp(z - np.amax(z, -1)[..., np.newaxis])
    return e / (np.einsum("...k->...", e)[..., np.newaxis] + 1e-12)


@accepted
def single_precision(z):
    z = z.astype(np.float32)
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def right(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@misconception(says="Your largest share goes to the smallest sum: the exponent has a minus.", ask="Which class should win for (1, 2, 3)?")
def sign_in_the_exponent(z):
    return right(-z)


@misconception(says="Your shares sum to 1 over the whole matrix.", ask="What should each row sum to?")
def no_axis(z):
    e = np.exp(z - z.max())
    return e / e.sum()


@misconception(says="Your columns sum to 1, not your rows.", ask="Do the entries of a row belong to one example or to one class?")
def wrong_axis(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


@misconception(
    says="Your function works for a batch, but not for a single example (K,).",
    ask="Which axis is the last one of (K,), and which number names it in both cases?",
)
def matrices_only(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    says="You divided by the rows' sums as if they were a row themselves.", ask="What is the shape of the sums, and against which axis does NumPy line it up?"
)
def keepdims_missing(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1)


@misconception(
    says="The rows' maxima and sums are used as if they were a row themselves.",
    ask="What is the shape of the maxima, and against which axis does NumPy line it up?",
)
def keepdims_missing_twice(z):
    e = np.exp(z - z.max(axis=-1))
    return e / e.sum(axis=-1)


def no_shift(z):
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)


@misconception(
    code="no-shift", says="Your formula is right, but gives nan for large entries.", ask="What are the numerator and the denominator for (1000, 999)?"
)
def no_shift_(z):
    return no_shift(z)


@misconception(says="You put 0 where your formula gives nan: the winner's share is gone.", ask="What should each row sum to?")
def nan_replaced(z):
    return np.nan_to_num(no_shift(z))


@misconception(
    says="You subtracted the largest size: of very negative rows nothing is left.", ask="What is left of the row (−1000, −999) when 1000 is subtracted from it?"
)
def shift_by_largest_size(z):
    return no_shift(z - np.abs(z).max(axis=-1, keepdims=True))


@misconception(
    says="You moved all rows by the same amount, the largest entry of all.", ask="What is left of the row (20, 0, 0) when 1000 is subtracted from it?"
)
def one_shift_for_all(z):
    e = np.exp(z - z.max())
    return e / e.sum(axis=-1, keepdims=True)


@misconception(says="You subtracted the smallest entry; the largest one still overflows.", ask="Which exponents are left of (1000, 0)?")
def shift_by_minimum(z):
    e = np.exp(z - z.min(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@misconception(says="You subtracted the mean; entries far above it still overflow.", ask="Which exponents are left of (2000, 0, 0)?")
def shift_by_mean(z):
    e = np.exp(z - z.mean(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@misconception(
    says="You divided the entries by the largest one, which changes the shares.", ask="Which operation on all entries leaves the shares as they are?"
)
def divided_by_largest(z):
    return no_shift(z / np.abs(z).max(axis=-1, keepdims=True))


@misconception(says="You cut large entries off: (1000, 999) is then a draw.", ask="What are the shares of (1000, 999), and those of (1, 0)?")
def clipped(z):
    return no_shift(np.clip(z, -500, 500))


@misconception(says="You moved the numerator's exponents, but not the denominator's.", ask="What should each row sum to?")
def shift_on_top_only(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / np.exp(z).sum(axis=-1, keepdims=True)


@misconception(says="You divided the entries by their sum, without the exponential.", ask="Which shares would negative entries get?")
def no_exponential(z):
    return z / z.sum(axis=-1, keepdims=True)


@misconception(says="You applied the sigmoid to every entry by itself.", ask="What should each row sum to?")
def sigmoid_for_softmax(z):
    return 1 / (1 + np.exp(-z))


@misconception(says="You gave everything to the largest entry.", ask="What is soft about a softmax?")
def winner_takes_all(z):
    return (z == z.max(axis=-1, keepdims=True)) * 1.0


@misconception(says="You returned logarithms of the shares.", ask="What should each row sum to?")
def log_of_softmax(z):
    return np.log(right(z) + 1e-300)


@misconception(says="You did not divide by the sum.", ask="What should each row sum to?")
def not_divided(z):
    return np.exp(z - z.max(axis=-1, keepdims=True))


@misconception(says="Your shares are rounded.", ask="What is the logarithm of a small share that has been rounded to 0?")
def rounded(z):
    return np.round(right(z), 3)


@misconception(says="The shares are right, but z is moved afterwards.", ask="Who else may still need z after this call?")
def changes_argument(z):
    z -= z.max(axis=-1, keepdims=True)
    return no_shift(z)


def inputs(rng):
    yield case(mixed(rng, (5,)), label="one example")
    yield case(mixed(rng, (3, 4)), label="a batch")
    yield case(mixed(rng, (3, 3)), label="n = K")
    yield case(mixed(rng, (1, 4)), label="n = 1")
    yield case(mixed(rng, (4, 2), 0.3, 3.5), label="two classes")
    yield case(mixed(rng, (3, 1)), label="one class")
    # Rows of very different size, which one shift for all still survives.
    yield case(mixed(rng, (2, 5)) + np.array([[10.0], [-10.0]]), label="rows of different size")


def extremes(rng):
    """Sums that are exact in float32, too: quarters on top of whole hundreds."""

    def quarters(*shape):
        return rng.permutation(np.arange(int(np.prod(shape)))).reshape(shape) / 4

    yield case(quarters(4) + 1000, label="around 1000")
    yield case(quarters(2, 3) - np.array([[1000.0], [-5.0]]), label="around −1000 and 5")
    yield case(np.array([[20.0, 0, 0], [1000.0, 0, 0]]) + quarters(2, 3), label="20 and 1000")
    yield case(np.array([1000.0, -1000.0, 0, 999.0]) + quarters(4), label="1000, −1000, 0, 999")
    yield case(quarters(2, 3) + np.array([[1e6], [-1e6]]), label="around ±1000000")
    yield case(quarters(3) + 720 + float(rng.integers(0, 50)), label="just beyond float64")


def hidden(rng):
    z = mirrored(mixed(rng, (36, 36)))
    yield from look_alikes(z, label="36 rows, 36 classes")
    yield case(mixed(rng, (40,)), label="40 classes")
    yield case(np.tile(mixed(rng, (4,)), (3, 1)), label="equal rows")
    yield case(np.zeros((2, 5)), label="entries of 0")
    yield case(np.array([0.75]), label="one class, one example")
    yield case(mixed(rng, (12,)) * 1e-7, label="12 classes, sizes near 1e-7")
    near = np.array([2.0, 2.0, 2.0, 2.0 - 2.0**-14, 0.5, -9.6 - rng.uniform(0, 0.2)])
    yield case(near, label="ties, near ties, and a small probability")
    yield case(np.array([-900.0, 0.5, 900.0, 899.0]), label="the smallest first")


EXERCISE = Exercise(
    softmax,
    points=4,
    oracle=oracle.softmax,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=2), Values(points=1, inputs=extremes, name="extreme"), Pure(points=1)],
)
