r"""Between convolutions, networks make their maps smaller: a **pooling** layer keeps one number of
every `size` × `size` region. Regions lie side by side and do not overlap, and every channel is
pooled by itself:

```
   one channel, 4 x 6, size 2          2 x 3

   +----+----+----+
   | .. | .. | .. |
   | .. | .. | .. |                    +---+---+---+
   +----+----+----+      ------>       | . | . | . |
   | .. | .. | .. |                    | . | . | . |
   | .. | .. | .. |                    +---+---+---+
   +----+----+----+
```

So $(H, W, D) \to (H/\text{size},\ W/\text{size},\ D)$: a volume of $224 \times 224 \times 64$
becomes $112 \times 112 \times 64$.

Write `pool_output_shape(input_shape, size=2)`. It returns three ints, and raises `ValueError`
where the regions do not cover both sides exactly. (`size` is at least 1.)
"""

import numpy as np

from autograder.exercise import Exercise, RaisesValueError, Values, accepted, case, misconception
from nn_reference.oracles import convolution as oracle


def pool_output_shape(input_shape, size=2):
    """The shape of a volume after pooling over regions that do not overlap: three ints.

    input_shape: (H, W, D).  size: side of a region, at least 1.
    Raises ValueError where the regions do not tile both sides.
    """
    height, width, depth = input_shape
    if height % size or width % size:
        raise ValueError("the regions do not tile the image")
    return height // size, width // size, depth


def wanted(input_shape, size=2):
    """The oracle's shape as Python ints."""
    return tuple(int(side) for side in oracle.pool_output_shape(input_shape, size))


@accepted
def as_list(input_shape, size=2):
    shape = list(input_shape)
    for axis in (0, 1):
        if shape[axis] % size != 0:
            raise ValueError(f"axis {axis}")
        shape[axis] = int(shape[axis] / size)
    return shape


@accepted
def int_array(input_shape, size=2):
    shape, rest = np.divmod(np.array(input_shape), [size, size, 1])
    if rest.any():
        raise ValueError("no")
    return shape


@accepted
def by_reshaping(input_shape, size=2):
    H, W, D = input_shape
    a, b = H // size, W // size
    return np.empty(input_shape).reshape(a, size, b, size, D)[:, 0, :, 0].shape


def tiled(input_shape, size):
    if input_shape[0] % size or input_shape[1] % size:
        raise ValueError


@misconception(says="Your sides are floats: `/` gives one, even where it divides evenly.", ask="Which division stays with whole numbers?")
def float_division(input_shape, size=2):
    H, W, D = input_shape
    tiled(input_shape, size)
    return H / size, W / size, D


@misconception(says="You used `/` and raised no error: some of your sides are fractions.", ask="What does your function say about a height of 5?")
def float_unchecked(input_shape, size=2):
    H, W, D = input_shape
    return H / size, W / size, D


@misconception(
    says="Your regions overlap: they move on by one pixel, like a filter with stride 1.",
    ask="Where does the second region begin, if it must not overlap the first?",
)
def overlapping_regions(input_shape, size=2):
    H, W, D = input_shape
    tiled(input_shape, size)
    return H - size + 1, W - size + 1, D


@misconception(says="You made the depth smaller too.", ask="Does a region reach over more than one channel?")
def depth_pooled(input_shape, size=2):
    tiled(input_shape, size)
    return tuple(side // size for side in input_shape)


@misconception(says="Height and width are exchanged.", ask="Which of the three numbers of `input_shape` is the height?")
def height_width_swapped(input_shape, size=2):
    tiled(input_shape, size)
    W, H, D = input_shape
    return H // size, W // size, D


@misconception(says="You used the height for both sides.", ask="What comes out of an image that is wider than it is high?")
def height_for_width(input_shape, size=2):
    tiled(input_shape, size)
    H, W, D = input_shape
    return H // size, H // size, D


@misconception(says="You always halve the sides.", ask="What comes out for regions of 3 × 3?")
def size_ignored(input_shape, size=2):
    tiled(input_shape, size)
    H, W, D = input_shape
    return H // 2, W // 2, D


@misconception(
    says="You rounded down and raised no error where the regions do not tile the image.", ask="What happens to the last row of an image with 5 rows?"
)
def floor_for_error(input_shape, size=2):
    H, W, D = input_shape
    return H // size, W // size, D


@misconception(
    says="You rounded up and raised no error where the regions do not tile the image.", ask="How many pixels are in the last region of an image with 5 rows?"
)
def ceil_for_error(input_shape, size=2):
    H, W, D = input_shape
    return -(-H // size), -(-W // size), D


@misconception(says="A width that is not tiled raises no error.", ask="Which sides must the regions cover?")
def only_height_checked(input_shape, size=2):
    H, W, D = input_shape
    if H % size:
        raise ValueError
    return H // size, W // size, D


@misconception(says="A height that is not tiled raises no error.", ask="Which sides must the regions cover?")
def only_width_checked(input_shape, size=2):
    H, W, D = input_shape
    if W % size:
        raise ValueError
    return H // size, W // size, D


@misconception(says="You raise the error only where both sides are not tiled.", ask="What happens to an image of 4 × 5 pixels?")
def and_for_or(input_shape, size=2):
    H, W, D = input_shape
    if H % size and W % size:
        raise ValueError
    return H // size, W // size, D


@misconception(says="You tested whether the number of pixels can be divided, not the sides.", ask="Does a region of 4 × 4 fit into an image of 2 × 8?")
def area_checked(input_shape, size=2):
    H, W, D = input_shape
    if (H * W) % (size * size):
        raise ValueError
    return H // size, W // size, D


@misconception(says="You divided each side by the number of pixels in a region.", ask="How many regions of 2 × 2 stand side by side in an image 8 pixels wide?")
def area_divided(input_shape, size=2):
    tiled(input_shape, size)
    H, W, D = input_shape
    return H // size**2, W // size**2, D


@misconception(says="Your result has a depth of 1.", ask="Is anything added up over the channels here?")
def depth_summed(input_shape, size=2):
    tiled(input_shape, size)
    H, W, D = input_shape
    return H // size, W // size, 1


@misconception(says="Your shape has two numbers: the depth is missing.", ask="What becomes of the channels?")
def depth_missing(input_shape, size=2):
    tiled(input_shape, size)
    H, W, D = input_shape
    return H // size, W // size


@misconception(says="You also want the depth to be a multiple of the size.", ask="Which axes are cut into regions?")
def depth_checked(input_shape, size=2):
    if any(side % size for side in input_shape):
        raise ValueError
    H, W, D = input_shape
    return H // size, W // size, D


def inputs(rng):
    def shape(size, depth):
        high, wide = rng.choice(np.arange(4, 12), 2, replace=False)
        return int(high * size), int(wide * size), depth

    yield case(shape(2, int(2 * rng.integers(2, 5) + 1)), label="size left out")
    yield shape(3, 7), 3
    yield shape(4, int(rng.integers(5, 8))), 4
    yield shape(5, 1), 5
    yield case(shape(1, 3), 1, label="size = 1")
    yield case((3, 12, 4), 3, label="one row of regions")
    yield case((15, 5, 2), 5, label="one column of regions")


def errors(rng):
    k, depth = int(rng.integers(2, 6)), int(4 * rng.integers(1, 3))
    yield case((2 * k + 1, 2 * k, depth), label="the height is not tiled")
    yield case((2 * k, 2 * k + 3, depth), label="the width is not tiled")
    yield case((3 * k + 1, 3 * k + 2, 3), 3, label="neither side is tiled")
    yield case((3 * k + 1, 3 * k + 4, 3), 3, label="neither side is tiled, by the same rest")
    yield case((2, 8 * k, depth), 4, label="the region is higher than the image")
    yield case((16 * k, 6, depth), 4, label="the width is not tiled")
    yield case((301, 300, depth), 150, label="a row of 301 is left over")


def hidden(rng):
    n = int(rng.integers(500, 2000))
    yield case((36 * n, 72, 200), size=36, label="size by name")
    yield case((2 * n, 40, 33), size=2, label="size by name")
    yield case((2 * n, 40, 34), size=2, label="the same sides, another depth")
    yield case((49, 98 + 49, n + 600), size=49, label="regions of 49 × 49, a great depth")


EXERCISE = Exercise(
    pool_output_shape,
    points=2,
    oracle=wanted,
    inputs=inputs,
    hidden=hidden,
    equivalent={"counts in float32": "no image is 2**24 pixels wide"},
    checks=[Values(points=1), RaisesValueError(points=1, inputs=errors)],
)
