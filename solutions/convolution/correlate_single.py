r"""Now a filter at work, on one channel, with stride 1 and no padding. It is laid on the image,
the numbers that lie on each other are multiplied, the products are added up, and the bias is added
to the sum:

$$z_{ij} = \sum_{k=0}^{f-1} \sum_{l=0}^{f-1} x_{i+k,\,j+l}\; w_{kl} + b .$$

```
   x (3, 4)             w (2, 2)    b = 1         z (2, 3)

  [1  2] 0  1
  [0  1] 3  1            1  0                     (1·1 + 2·0 + 0·2 − 1·1) + 1  =  1
   2  1  1  0            2 -1                     z = [[ 1,  2,  6],
                                                       [ 4,  3,  6]]
```

The sum has plus signs in its indices: the filter lies on the image as it is, the right way up.
(Mathematicians turn it by 180° first, call that a convolution, and what we do a *correlation*.
Networks learn the numbers in the filter anyway, so that nobody turns it.)

Write `correlate_single(x, w, b)`. The result has the shape that `conv_output_size` says; you may
use loops.
"""

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import convolution as oracle

from ._draw import other_middle, rearranged


def correlate_single(x, w, b):
    """One filter slid over one channel, with stride 1 and no padding.

    x: (H, W).  w: (f, f).  b: a number.  Returns z, (H - f + 1, W - f + 1).
    """
    f = w.shape[0]
    height, width = x.shape[0] - f + 1, x.shape[1] - f + 1
    z = np.full((height, width), b, dtype=float)
    for k in range(f):
        for l in range(f):
            z += x[k : k + height, l : l + width] * w[k, l]
    return z


@accepted
def four_loops(x, w, b):
    f = len(w)
    rows = []
    for i in range(len(x) - f + 1):
        row = []
        for j in range(len(x[0]) - f + 1):
            total = float(b)
            for k in range(f):
                for l in range(f):
                    total += float(x[i + k][j + l]) * float(w[k][l])
            row.append(total)
        rows.append(row)
    return rows


@accepted
def windows(x, w, b):
    view = np.lib.stride_tricks.sliding_window_view(x, w.shape)
    return np.einsum("ijkl,kl->ij", view, w) + b


@accepted
def window_by_window(x, w, b):
    f, _ = w.shape
    H, W = x.shape
    z = np.zeros((H - f + 1, W - f + 1), dtype=np.float32)
    for i, j in np.ndindex(*z.shape):
        z[i, j] = np.sum(x[i : i + f, j : j + f] * w) + b
    return z


@accepted
def as_one_matrix(x, w, b):
    f = w.shape[0]
    out = (x.shape[0] - f + 1, x.shape[1] - f + 1)
    M = np.zeros((out[0] * out[1], x.size))
    for row, (i, j) in enumerate(np.ndindex(*out)):
        place = np.zeros_like(x)
        place[i : i + f, j : j + f] = w
        M[row] = place.ravel()
    return tuple(map(tuple, (M @ x.ravel() + b).reshape(out)))


@accepted
def through_fourier(x, w, b):
    f = w.shape[0]
    spectrum = np.fft.fft2(x) * np.conj(np.fft.fft2(w, s=x.shape))
    return np.fft.ifft2(spectrum).real[: x.shape[0] - f + 1, : x.shape[1] - f + 1] + b


def slid(x, w, b, take=lambda window, w: (window * w).sum()):
    f = w.shape[0]
    z = np.empty((x.shape[0] - f + 1, x.shape[1] - f + 1))
    for i, j in np.ndindex(*z.shape):
        z[i, j] = take(x[i : i + f, j : j + f], w) + b
    return z


@misconception(
    says="You turned the filter by 180° before you laid it on the image.", ask="Which number of the filter does the formula put on the window's top left pixel?"
)
def kernel_flipped(x, w, b):
    return slid(x, w[::-1, ::-1], b)


@misconception(says="Rows and columns of the filter are exchanged.", ask="In the formula, which index goes with k: the first one of x, or the second?")
def kernel_transposed(x, w, b):
    return slid(x, w.T, b)


@misconception(says="The bias does not enter your result.", ask="What should come out for an image that is 0 everywhere?")
def missing_bias(x, w, b):
    return slid(x, w, 0.0)


@misconception(says="You added the bias once for every number of the filter.", ask="In the formula, is b inside the double sum or outside?")
def bias_in_the_sum(x, w, b):
    return slid(x, w, b * w.size)


@misconception(says="You subtracted the bias.", ask="What should come out for an image that is 0 everywhere, if b is 1?")
def bias_subtracted(x, w, b):
    return slid(x, w, -b)


@misconception(says="You took the mean of the products, not their sum.", ask="Is there anything in the formula that divides?")
def mean_for_sum(x, w, b):
    return slid(x, w, b, lambda window, w: (window * w).mean())


@misconception(says="Only the diagonal of each window enters your sum.", ask="How many products does a 2 × 2 filter make at one place?")
def diagonal_only(x, w, b):
    return slid(x, w, b, lambda window, w: np.trace(window * w))


@misconception(
    says="You multiplied window and filter as matrices.", ask="Which numbers are multiplied with each other: those that lie on each other, or rows and columns?"
)
def matmul_for_star(x, w, b):
    return slid(x, w, b, lambda window, w: (window @ w).sum())


@misconception(
    says="You put zeros around the image, so that your result has its size.", ask="How many places are there for a filter that must stay on the image?"
)
def padded(x, w, b):
    f = w.shape[0]
    before = (f - 1) // 2
    return slid(np.pad(x, ((before, f - 1 - before), (before, f - 1 - before))), w, b)


@misconception(says="The last row and the last column of places are missing.", ask="How many places are there on 3 pixels, for a filter that is 3 wide?")
def last_place_missing(x, w, b):
    return slid(x, w, b)[:-1, :-1]


@misconception(says="You took the image for a square.", ask="How many columns of places has an image that is wider than it is high?")
def height_for_width(x, w, b):
    f = w.shape[0]
    side = x.shape[0] - f + 1
    z = np.empty((side, side))
    for i, j in np.ndindex(side, side):
        z[i, j] = (x[i : i + f, j : j + f] * w).sum() + b
    return z


@misconception(says="You cut negative results off at 0.", ask="Does the formula contain an activation function?")
def relu_applied(x, w, b):
    return np.maximum(0, slid(x, w, b))


@misconception(says="Your windows do not overlap: the filter moves on by its own width.", ask="What is the first index of x for i = 1, k = 0?")
def stride_of_f(x, w, b):
    f = w.shape[0]
    return slid(x, w, b)[::f, ::f]


@misconception(says="Rows and columns of your result are exchanged.", ask="Does i count rows or columns?")
def map_transposed(x, w, b):
    return slid(x, w, b).T


@misconception(says="Rows and columns of the image are exchanged.", ask="Which index of x is the row?")
def image_transposed(x, w, b):
    return slid(x.T, w, b)


@misconception(says="Only the first row of the filter enters your sum.", ask="Over which values does k run?")
def first_row_only(x, w, b):
    return slid(x, w, b, lambda window, w: window[0] @ w[0])


@misconception(says="You took the largest product, not the sum of all of them.", ask="What does the double sum do with the products?")
def max_for_sum(x, w, b):
    return slid(x, w, b, lambda window, w: (window * w).max())


@misconception(says="You divided by the length of the window.", ask="Is there anything in the formula that divides?")
def normalised(x, w, b):
    return slid(x, w, b, lambda window, w: (window * w).sum() / np.linalg.norm(window))


@misconception(says="Your result is right, but you wrote it over the image.", ask="The next filter wants to slide over the same image: what does it find?")
def changes_argument(x, w, b):
    z = slid(x, w, b)
    x[: z.shape[0], : z.shape[1]] = z
    return x[: z.shape[0], : z.shape[1]].copy()


def inputs(rng):
    for height, width, f, label in [(5, 7, 3, ""), (6, 4, 2, ""), (3, 5, 3, "a filter as high as the image"), (4, 4, 4, "one place only"), (4, 3, 1, "f = 1")]:
        x = rng.normal(size=(height, width))
        w = rng.uniform(0.3, 1.2, (f, f)) * rng.choice([-1.0, 1.0], (f, f))
        b = float(rng.uniform(0.4, 0.9) * rng.choice([-1.0, 1.0]))
        yield case(x, w, b, label=label)


def hidden(rng):
    x, w = rng.normal(size=(6, 36)), rng.normal(size=(3, 3))
    yield case(x, w, 0.7, label="36 columns")
    yield case(rearranged(rng, x), w, 0.7, label="36 columns, in another order")
    yield case(rng.normal(size=(36, 34)), rng.normal(size=(33, 33)), -0.4, label="a large filter")
    yield case(rng.normal(size=(3, 4)) * 1e7, rng.normal(size=(2, 2)), 4e6, label="near 1e7")
    yield case(rng.normal(size=(3, 4)) * 1e-7, rng.normal(size=(2, 2)), 5e-8, label="near 1e-7")
    yield case(np.full((4, 5), 0.5), rng.normal(size=(2, 2)), 0.3, label="equal pixels")
    x, w = rng.normal(size=(4, 5)), rng.normal(size=(2, 2))
    yield case(x, w, 0.3, label="4 × 5")
    yield case(x, w, -0.6, label="the same, another bias")
    yield case(x, np.repeat(w[:1], 2, axis=0), 0.3, label="the same image, equal rows in w")
    yield case(x * 1e9, w * 1e-9, 0.3, label="a filter near 1e-9")
    yield case(x * 1e-9, w * 1e9, 0.3, label="an image near 1e-9")
    x = rng.normal(size=(40, 26))
    yield case(x, w, 0.2, label="40 rows")
    yield case(other_middle(rng, x), w, 0.2, label="40 rows, another middle")


EXERCISE = Exercise(
    correlate_single,
    points=3,
    oracle=oracle.correlate_single,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=2), Pure(points=1)],
    equivalent={"line 6: 0 + 1": "filters are square, so that either side is f"},
)
