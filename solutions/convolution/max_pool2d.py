r"""The other layer: **max pooling** keeps the largest number of every region, channel by channel.
What it says is "the pattern is somewhere around here", and it needs no parameters for it.

```
   one channel, size 2

   +---------+---------+---------+
   | -3   -1 |  4    0 |  1    1.5 |            -1    4    1.5
   | -2   -5 |  2   -6 |  0.5 -1   |    --->
   +---------+---------+---------+             6    2    0
   |  6    3 | -1    2 |  0   -4   |
   |  5    1 |  1   -2 | -3   -1   |
   +---------+---------+---------+
```

Regions of `size` × `size` lie side by side: entry $(i, j)$ of the result is about the rows
$i \cdot \text{size}$ to $(i + 1) \cdot \text{size} - 1$, and the columns likewise. Mind the first
region: all its numbers are negative.

Write `max_pool2d(x, size=2)`. The regions will always tile the image.
"""

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import convolution as oracle

from ._draw import other_middle, rearranged


def max_pool2d(x, size=2):
    """The largest number of each region, for every channel.

    x: (H, W, D).  size: side of the regions, which do not overlap.
    Returns (H / size, W / size, D).
    """
    height, width, depth = x.shape
    regions = x.reshape(height // size, size, width // size, size, depth)
    return regions.max(axis=(1, 3))


@accepted
def region_by_region(x, size=2):
    rows = []
    for top in range(0, len(x), size):
        row = []
        for left in range(0, len(x[0]), size):
            region = x[top : top + size, left : left + size]
            row.append([float(region[:, :, d].max()) for d in range(x.shape[2])])
        rows.append(row)
    return rows


@accepted
def strided_slices(x, size=2):
    corners = [x[k::size, l::size] for k in range(size) for l in range(size)]
    return np.maximum.reduce(corners)


@accepted
def reduced_twice(x, size=2):
    x = np.maximum.reduceat(x.astype(np.float32), np.arange(0, x.shape[0], size), axis=0)
    return np.maximum.reduceat(x, np.arange(0, x.shape[1], size), axis=1)


@accepted
def from_windows(x, size=2):
    if size == 1:
        return x
    view = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(0, 1))
    return np.sort(view[::size, ::size].reshape(len(x) // size, -1, x.shape[2], size * size))[..., -1]


def regions(x, size):
    H, W, D = x.shape
    return x.reshape(H // size, size, W // size, size, D)


@misconception(says="You took the mean of each region.", ask="Which number of a region is asked for?")
def mean_pooling(x, size=2):
    return regions(x, size).mean(axis=(1, 3))


@misconception(says="You added up each region.", ask="Which number of a region is asked for?")
def sum_pooling(x, size=2):
    return regions(x, size).sum(axis=(1, 3))


@misconception(says="You took the smallest number of each region.", ask="Which number of a region is asked for?")
def min_for_max(x, size=2):
    return regions(x, size).min(axis=(1, 3))


@misconception(says="You compared the numbers without their signs.", ask="Which is larger, −3 or −1?")
def absolute_values(x, size=2):
    return np.abs(regions(x, size)).max(axis=(1, 3))


@misconception(
    says="Your maximum is never below 0: the search starts from 0, or a ReLU has come in.",
    ask="What is the largest number of a region in which all are negative?",
)
def starts_from_zero(x, size=2):
    return np.maximum(regions(x, size).max(axis=(1, 3)), 0.0)


@misconception(says="You kept the first pixel of each region.", ask="Which number of a region is asked for?")
def first_pixel(x, size=2):
    return x[::size, ::size].copy()


@misconception(says="Your regions overlap: they move on by one pixel.", ask="Where does the second region begin?")
def overlapping_regions(x, size=2):
    view = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(0, 1))
    return view.max(axis=(3, 4))


@misconception(says="Your result has the right size, but the regions move on by one pixel each.", ask="At which row does region i = 1 begin?")
def start_without_stride(x, size=2):
    H, W, D = x.shape
    return overlapping_regions(x, size)[: H // size, : W // size]


@misconception(says="You took one maximum over all channels.", ask="How many maps go in, and how many should come out?")
def depth_missing(x, size=2):
    return regions(x, size).max(axis=(1, 3, 4))


@misconception(says="Every channel of your result holds the largest number of all channels.", ask="Does a region reach over more than one channel?")
def depth_pooled(x, size=2):
    pooled = regions(x, size).max(axis=(1, 3))
    return np.repeat(pooled.max(axis=2, keepdims=True), x.shape[2], axis=2)


@misconception(says="You looked at 2 × 2 pixels of each region, whatever its size is.", ask="How many pixels has a region of size 3?")
def size_ignored(x, size=2):
    H, W, D = x.shape
    z = np.empty((H // size, W // size, D))
    for i, j in np.ndindex(*z.shape[:2]):
        z[i, j] = x[i * size : i * size + 2, j * size : j * size + 2].max(axis=(0, 1))
    return z


@misconception(
    says="Your reshape puts pixels together that are not neighbours.",
    ask="In what order do the numbers of x lie in memory, and which axis of the new shape runs through a row?",
)
def reshape_mixed(x, size=2):
    H, W, D = x.shape
    return x.reshape(H // size, W // size, size, size, D).max(axis=(2, 3))


@misconception(says="You made the height smaller, but not the width.", ask="How many columns has a region?")
def rows_only(x, size=2):
    return x.reshape(len(x) // size, size, *x.shape[1:]).max(axis=1)


@misconception(says="Rows and columns of your result are exchanged.", ask="Which axis of x is the height?")
def map_transposed(x, size=2):
    return regions(x, size).max(axis=(1, 3)).transpose(1, 0, 2)


@misconception(says="You took the result for a square.", ask="How many regions stand side by side in an image that is wider than it is high?")
def height_for_width(x, size=2):
    z = regions(x, size).max(axis=(1, 3))
    result = np.zeros((z.shape[0], z.shape[0], z.shape[2]))
    width = min(z.shape[:2])
    result[:, :width] = z[:, :width]
    return result


@misconception(says="You gave the place of the largest number in its region, not the number.", ask="What is the difference between `max` and `argmax`?")
def positions(x, size=2):
    H, W, D = x.shape
    blocks = regions(x, size).transpose(0, 2, 4, 1, 3).reshape(H // size, W // size, D, -1)
    return blocks.argmax(axis=3)


@misconception(says="You wrote the largest number all over its region.", ask="How many numbers stand for one region in the result?")
def enlarged(x, size=2):
    pooled = regions(x, size).max(axis=(1, 3))
    return pooled.repeat(size, axis=0).repeat(size, axis=1)


@misconception(says="Your result is right, but you wrote it over the image.", ask="Who else may still need x: what does the way back look at?")
def changes_argument(x, size=2):
    z = regions(x, size).max(axis=(1, 3))
    x[: z.shape[0], : z.shape[1]] = z
    return z


def inputs(rng):
    for height, width, depth, options, label in [
        (4, 6, 3, (), "size left out"),
        (6, 9, 2, (3,), ""),
        (8, 4, 5, (4,), ""),
        (6, 2, 1, (2,), "one channel, one column of regions"),
        (2, 3, 4, (1,), "size = 1"),
    ]:
        x = rng.permutation(np.linspace(-2.0, 1.0, height * width * depth))
        x = x.reshape(height, width, depth) + rng.uniform(-1e-3, 1e-3, (height, width, depth))
        size = (*options, 2)[0]
        x[:size, :size] = -np.abs(x[:size, :size]) - 0.1  # a region without a positive number
        yield case(x, *options, label=label)
    x = rng.permutation(np.linspace(-900.0, -300.0, 4 * 8 * 2)).reshape(4, 8, 2)
    yield case(x, label="all numbers far below zero")


def hidden(rng):
    x = rng.normal(size=(4, 36, 2))
    yield case(x, size=2, label="36 columns, by name")
    yield case(rearranged(rng, x), size=2, label="36 columns, in another order, by name")
    x = rng.normal(size=(36, 36, 1))
    yield case(x, size=18, label="regions of 18 × 18, by name")
    yield case(x, size=2, label="36 × 36, by name")
    yield case(other_middle(rng, x), size=2, label="36 × 36, another middle, by name")
    yield case(rng.normal(size=(2, 4, 36)), label="36 channels")
    yield case(np.full((2, 4, 3), -0.5), label="equal pixels")
    x = rng.permutation(np.arange(4 * 6 * 3)).reshape(4, 6, 3)
    yield case(1e-9 * x, label="near 1e-8")
    yield case(-1e7 - 1e5 * x, label="near -1e7")
    yield case(-1e13 - 1e11 * x, label="near -1e13")


EXERCISE = Exercise(max_pool2d, points=3, oracle=oracle.max_pool2d, inputs=inputs, hidden=hidden, checks=[Values(points=2), Pure(points=1)])
