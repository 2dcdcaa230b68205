r"""Two gradients, one worked out and one measured. How different are they? The length of their
difference says little: 0.001 is much for slopes of 0.002, and nothing for slopes of 5000. So
compare it with the lengths themselves:

$$\mathrm{error}(a, b) =
\frac{\lVert a - b \rVert}{\max(\lVert a \rVert + \lVert b \rVert,\ \mathit{tiny})},
\qquad \lVert v \rVert = \sqrt{\sum_i v_i^2}.$$

| $a$ | $b$ | $\lVert a-b\rVert$ | $\lVert a\rVert+\lVert b\rVert$ | error |
|---|---|---|---|---|
| (3, 4) | (3, 4) | 0 | 10 | 0 |
| (3, 4) | (6, 8) | 5 | 15 | 0.333 |
| (3, 4) | (−3, −4) | 10 | 10 | 1: as bad as can be |
| (0, 0) | (0, 0) | 0 | 0 | 0, thanks to $\mathit{tiny}$ |

With central differences and $h = 10^{-5}$, a right gradient gives $10^{-7}$ or less; $10^{-2}$
means a mistake.

Take $\mathit{tiny} = 10^{-12}$ or smaller: it is there for two zero arrays only. `a` and `b` have
one shape, and the sum runs over all their entries, a matrix's too.

Write `relative_error(a, b)`, one number.
"""

import math

import numpy as np

from autograder.core.model import Tolerance
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import training as oracle

from ._draw import rearranged, signed


def relative_error(a, b):
    """How different two arrays are, compared with their lengths: between 0 and 1.

    a, b: arrays of one shape.  Returns one number; 0 for two zero arrays.
    """
    lengths = np.sqrt(np.sum(a**2)) + np.sqrt(np.sum(b**2))
    return np.sqrt(np.sum((a - b) ** 2)) / max(lengths, 1e-12)


@accepted
def with_norm(a, b):
    return np.linalg.norm(a - b) / np.maximum(np.linalg.norm(a) + np.linalg.norm(b), 1e-15)


@accepted
def zero_first(a, b):
    total = np.linalg.norm(np.ravel(a)) + np.linalg.norm(np.ravel(b))
    return 0.0 if total == 0 else float(np.linalg.norm((b - a).ravel()) / total)


@accepted
def with_math(a, b):
    pairs = list(zip(a.ravel().tolist(), b.ravel().tolist()))
    top = math.hypot(*(p - q for p, q in pairs))
    return top / max(math.hypot(*(p for p, _ in pairs)) + math.hypot(*(q for _, q in pairs)), 1e-300)


@accepted
def with_dot(a, b):
    a, b = a.flatten(), b.flatten()
    d = b - a
    return np.array(np.sqrt(d @ d) / max(np.sqrt(a.dot(a)) + np.sqrt(b.dot(b)), 1e-12))


@accepted
def tiny_added(a, b):
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b) + 1e-12)


def length(v):
    return float(np.linalg.norm(np.ravel(v)))


def quotient(top, bottom):
    return top / max(bottom, 1e-12)


@misconception(says="Your formula is right, but gives nan for two zero arrays.", ask="What does your denominator become if both lengths are 0?")
def tiny_missing(a, b):
    return np.float64(length(a - b)) / (length(a) + length(b))


@misconception(
    says="Your `tiny` is so large that it hides errors of small gradients.",
    ask="What is the error of (1e-10, 0) and (−1e-10, 0) by your function?",
    close="it differs from the right answer below 1e-8 only, where 2% are allowed",
)
def tiny_too_large(a, b):
    return length(a - b) / max(length(a) + length(b), 1e-8)


@misconception(says="You compared with the larger of the two lengths.", ask="What is the error of a and −a by your function?")
def larger_length(a, b):
    return quotient(length(a - b), max(length(a), length(b)))


@misconception(says="You compared with the length of b only.", ask="Should the error change when a and b change places?")
def second_only(a, b):
    return quotient(length(a - b), length(b))


@misconception(says="You compared with the length of a only.", ask="Should the error change when a and b change places?")
def first_only(a, b):
    return quotient(length(a - b), length(a))


@misconception(says="You compared with the mean of the lengths: twice the error.", ask="What is the largest value that the table shows?")
def mean_length(a, b):
    return quotient(length(a - b), (length(a) + length(b)) / 2)


@misconception(says="You compared with the length of a + b.", ask="What is the length of a + b if b is −a?")
def length_of_sum(a, b):
    return quotient(length(a - b), length(a + b))


@misconception(says="You computed the length of the difference; it is compared with nothing.", ask="Is an error of 0.001 much or little?")
def absolute_error(a, b):
    return length(a - b)


@misconception(says="You compared entry by entry: one error for each.", ask="How many numbers are asked for?")
def not_summed(a, b):
    return np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12)


@misconception(says="You took the largest relative error of an entry.", ask="Does one entry that is almost 0 make a whole gradient wrong?")
def worst_entry(a, b):
    return np.max(np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12))


@misconception(says="You took the mean of the entries' relative errors.", ask="What comes first: the lengths or the quotient?")
def mean_entry(a, b):
    return np.mean(np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12))


@misconception(says="You left the square roots out.", ask="What is the length of (3, 4)?")
def squared_lengths(a, b):
    return np.sum((a - b) ** 2) / max(np.sum(a**2) + np.sum(b**2), 1e-12)


@misconception(says="You added up sizes of entries; a length is the root of a sum of squares.", ask="What is the length of (3, 4)?")
def absolute_terms(a, b):
    return quotient(np.abs(a - b).sum(), np.abs(a).sum() + np.abs(b).sum())


@misconception(says="You used the largest entries for the lengths.", ask="What is the length of (3, 4)?")
def largest_only(a, b):
    return quotient(np.abs(a - b).max(), np.abs(a).max() + np.abs(b).max())


@misconception(says="For matrices you used another norm: the largest singular value.", ask="Over which entries of a matrix does the sum run?")
def spectral_norm(a, b):
    def size(v):
        return np.linalg.norm(v, 2) if v.ndim == 2 else length(v)

    return quotient(size(a - b), size(a) + size(b))


@misconception(says="You subtracted the lengths, not the arrays.", ask="Do (3, 4) and (−3, −4) have the same length? Are they equal?")
def lengths_subtracted(a, b):
    return quotient(abs(length(a) - length(b)), length(a) + length(b))


@misconception(says="You divided by the product of the lengths.", ask="Does your error stay the same when a and b are both doubled?")
def product_of_lengths(a, b):
    return quotient(length(a - b), length(a) * length(b))


@misconception(says="You added the squares of both arrays under one root.", ask="Is √(9 + 16) the same as √9 + √16?")
def root_of_both(a, b):
    return quotient(length(a - b), np.sqrt(np.sum(a**2) + np.sum(b**2)))


@misconception(says="You computed an error for each row.", ask="How many numbers are asked for?")
def one_error_a_row(a, b):
    top = np.linalg.norm(a - b, axis=-1)
    return top / np.maximum(np.linalg.norm(a, axis=-1) + np.linalg.norm(b, axis=-1), 1e-12)


@misconception(says="Your error is right, but a is overwritten by the difference.", ask="What will the update of the weights find in a after this call?")
def changes_argument(a, b):
    total = length(a) + length(b)
    a -= b
    return quotient(length(a), total)


def inputs(rng):
    for shape, label in [((4,), "vectors"), ((3, 2), "matrices"), ((1,), "one number"), ((2, 3, 4), "three axes")]:
        a = signed(rng, 0.3, 1.5, shape)
        yield case(a, a * rng.uniform(0.3, 1.6, shape), label=label)
    yield case(signed(rng, 0.3, 1.5, (2, 5)), signed(rng, 0.3, 1.5, (2, 5)), label="unlike")
    a = signed(rng, 0.3, 1.5, (5,)) * 1e-5
    yield case(a, a * rng.uniform(0.3, 1.6, 5), label="small numbers")
    for shape in ((6,), (3, 4)):
        a = signed(rng, 0.3, 1.5, shape)
        yield case(a, a * (1 + signed(rng, 2e-8, 6e-8, shape)), label="nearly equal")


def tiny_inputs(rng):
    yield case(np.zeros(3), np.zeros(3), label="zeros")
    yield case(np.zeros((2, 3)), signed(rng, 0.3, 1.5, (2, 3)), label="one of them 0")
    yield case(signed(rng, 0.3, 1.5, 4), np.zeros(4), label="the other one 0")
    a, b = signed(rng, 0.3, 1.5, (2, 4))
    scale = 8e-11 / (length(a) + length(b))
    yield case(a * scale, b * scale, label="tiny numbers")


def hidden(rng):
    a, b = signed(rng, 0.3, 1.5, (2, 40, 36))
    yield case(a, b, label="40 rows of 36")
    yield case(a, rearranged(rng, b), label="40 rows, in another order")
    yield case(a[:3, :2] * 1e7, b[:3, :2] * 1e7, label="sizes near 1e7")
    yield case(a[0], a[0].copy(), label="equal arrays")
    yield case(a[0], -a[0], label="opposite arrays")
    b = np.array([1.0, 3.0, 4.0, 2.0])
    yield case(np.array([1.0, 2.0, 3.0, 4.0]), b, label="the same sum and first number")
    yield case(np.array([2.0, 5.0, 0.0, 2.0]), b, label="another first array")


EXERCISE = Exercise(
    relative_error,
    points=3,
    oracle=oracle.relative_error,
    float32=False,  # the difference of nearly equal float32 arrays is noise
    inputs=inputs,
    hidden=hidden,
    equivalent={"max(lengths, 1e-12) with its arguments swapped": "a maximum is symmetric", "a - b with its sides swapped": "the difference is squared"},
    checks=[
        Values(points=1),
        Values(
            points=1,
            inputs=tiny_inputs,
            name="zeros and tiny numbers",
            # `+ tiny` in place of the maximum is harmless, and moves the last case by 1%.
            tolerance=Tolerance(relative=0.02, absolute=1e-9),
        ),
        Pure(points=1),
    ],
)
