r"""Now a whole volume. Height and width are two axes like the one above, each with the same filter
width, stride and padding. The depth is another matter: a filter reaches through *all* channels of
its input and gives **one** number wherever it stops. So one filter makes one flat map, and
`n_filters` filters make a stack of `n_filters` maps.

```
   (H, W, D)        n_filters filters of (f, f, D)        (H', W', n_filters)

   32 x 32 x 3   --  10 filters 5x5(x3), s = 1, p = 2 -->   32 x 32 x 10
   20 x 14 x 6   --   4 filters 4x4(x6), s = 2, p = 0 -->    9 x  6 x  4
```

In the second line: $(20 - 4)/2 + 1 = 9$ and $(14 - 4)/2 + 1 = 6$; the 6 channels are gone.

Write `conv_output_shape(input_shape, n_filters, f, stride=1, pad=0)` for
`input_shape = (H, W, D)`. It returns the three ints, and raises `ValueError` wherever
`conv_output_size` does, on either axis.
"""

import numpy as np

from autograder.exercise import Exercise, RaisesValueError, Values, accepted, case, misconception
from nn_reference.oracles import convolution as oracle

from .conv_output_size import conv_output_size


def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    """The shape of what a convolutional layer makes of a volume: three ints.

    input_shape: (H, W, D).  n_filters: number of filters, each f x f x D.
    Raises ValueError where the filter does not fit on either axis.
    """
    height, width, _ = input_shape
    return (conv_output_size(height, f, stride, pad), conv_output_size(width, f, stride, pad), n_filters)


def wanted(input_shape, n_filters, f, stride=1, pad=0):
    """The oracle's shape as Python ints."""
    shape = oracle.conv_output_shape(input_shape, n_filters, f, stride, pad)
    return tuple(int(side) for side in shape)


@accepted
def written_out(input_shape, n_filters, f, stride=1, pad=0):
    if stride < 1 or f < 1 or pad < 0 or input_shape[0] < 1 or input_shape[1] < 1:
        raise ValueError("out of range")
    shape = []
    for side in input_shape[:2]:
        span = side - f + 2 * pad
        if span < 0 or span % stride != 0:
            raise ValueError("does not fit")
        shape.append(span // stride + 1)
    shape.append(n_filters)
    return shape


@accepted
def int_array(input_shape, n_filters, f, stride=1, pad=0):
    sides = np.array(input_shape[:2])
    if min(*sides, f, stride) < 1 or pad < 0:
        raise ValueError
    span = sides + 2 * pad - f
    if np.any(span < 0) or np.any(span % stride):
        raise ValueError
    return np.append(span // stride + 1, n_filters)


@accepted
def shape_of_window(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    if stride < 1 or pad < 0 or f < 1 or H < 1 or W < 1:
        raise ValueError
    x = np.empty((H + 2 * pad, W + 2 * pad))
    windows = np.lib.stride_tricks.sliding_window_view(x, (f, f))
    if (windows.shape[0] - 1) % stride or (windows.shape[1] - 1) % stride:
        raise ValueError
    return windows[::stride, ::stride].shape[:2] + (n_filters,)


@misconception(
    says="The depth of your result is that of the input.", ask="How many numbers does one filter give at one place, if it reaches through all channels?"
)
def depth_kept(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    return conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad), D


@misconception(
    says="Your result has a map for every filter and every channel.", ask="Does a filter give one number for each channel, or one for all of them together?"
)
def depth_multiplied(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    return conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad), D * n_filters


@misconception(says="You used the height for both sides.", ask="What comes out of an image that is wider than it is high?")
def height_for_width(input_shape, n_filters, f, stride=1, pad=0):
    side = conv_output_size(input_shape[0], f, stride, pad)
    return side, side, n_filters


@misconception(says="Height and width are exchanged.", ask="Which of the three numbers of `input_shape` is the height?")
def height_width_swapped(input_shape, n_filters, f, stride=1, pad=0):
    W, H, D = input_shape
    return conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad), n_filters


@misconception(says="The number of filters stands first.", ask="Where does the depth stand in `input_shape`?")
def channels_first(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    return n_filters, conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad)


@misconception(says="Your shape has two numbers: the depth is missing.", ask="How many maps lie behind one another?")
def depth_missing(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    return conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad)


@misconception(says="You let the filter slide through the depth as well.", ask="How deep is a filter, compared with its input? How far can it move that way?")
def depth_convolved(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    rest = (D + 2 * pad - f) // stride + 1
    return conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad), rest


@misconception(says="Stride and padding do not enter your shape.", ask="What does a stride of 2 do to height and width?")
def stride_and_padding_ignored(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad)
    return H - f + 1, W - f + 1, n_filters


@misconception(says="Your sides are floats: `/` gives one, even where it divides evenly.", ask="Which division stays with whole numbers?")
def float_division(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad)
    return (H + 2 * pad - f) / stride + 1, (W + 2 * pad - f) / stride + 1, n_filters


@misconception(says="You counted the padding on one side only.", ask="On how many sides of the image are zeros put?")
def padding_once(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad)
    return (H + pad - f) // stride + 1, (W + pad - f) // stride + 1, n_filters


@misconception(says="You rounded down and raised no error where the filter does not fit.", ask="What happens to the last row of pixels?")
def floor_for_error(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    return (H + 2 * pad - f) // stride + 1, (W + 2 * pad - f) // stride + 1, n_filters


@misconception(
    says="A filter that does not fit the width raises no error.", ask="May an image be 7 pixels high and 8 wide, for a filter of 3 and a stride of 2?"
)
def only_height_checked(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    return conv_output_size(H, f, stride, pad), (W + 2 * pad - f) // stride + 1, n_filters


@misconception(
    says="A filter that does not fit the height raises no error.", ask="May an image be 8 pixels high and 7 wide, for a filter of 3 and a stride of 2?"
)
def only_width_checked(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    return (H + 2 * pad - f) // stride + 1, conv_output_size(W, f, stride, pad), n_filters


@misconception(says="The stride enters the height only.", ask="When the filter moves to the right, by how many pixels does it move?")
def stride_on_one_axis(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    conv_output_size(W, f, stride, pad)
    return conv_output_size(H, f, stride, pad), conv_output_size(W, f, 1, pad), n_filters


@misconception(says="You multiplied the three numbers.", ask="Is the shape of an array one number?")
def size_for_shape(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    return conv_output_size(H, f, stride, pad) * conv_output_size(W, f, stride, pad) * n_filters


def inputs(rng):
    def sides(f, stride, pad):
        high, wide = rng.choice([4, 5, 6, 7, 8, 9], 2, replace=False)
        return int((high - 1) * stride + f - 2 * pad), int((wide - 1) * stride + f - 2 * pad)

    filters = [int(k) for k in rng.choice(np.arange(10, 30), 4, replace=False)]
    yield case((*sides(4, 1, 0), 3), filters[0], 4, label="stride and pad left out")
    yield case((*sides(3, 2, 0), 6), filters[1], 3, 2, label="pad left out")
    yield (*sides(5, 3, 2), int(rng.integers(7, 10))), filters[2], 5, 3, 2
    yield case((*sides(4, 2, 1), 3), 1, 4, 2, 1, label="one filter")
    yield case((*sides(3, 1, 2), 1), filters[3], 3, 1, 2, label="one channel")
    yield case((5, 9, 4), filters[0], 1, 2, 1, label="f = 1")
    yield case((3, 7, 2), filters[1], 5, 2, 1, label="one row of places")
    yield case((9, 5, 2), filters[2], 5, 2, label="one column of places")
    yield case((9, 5, 2), filters[2], 3, label="the same image, another filter")


def errors(rng):
    n_filters = int(rng.integers(10, 20))
    yield case((8, 7, 4), n_filters, 3, 2, label="the height does not fit")
    yield case((7, 8, 4), n_filters, 3, 2, label="the width does not fit")
    yield case((10, 8, 4), n_filters, 4, 3, 1, label="the height does not fit")
    yield case((9, 8, 4), n_filters, 3, 3, label="the width does not fit")
    yield case((8, 10, 4), n_filters, 3, 2, label="neither side fits")
    yield case((3, 8, 4), n_filters, 6, 1, 1, label="the filter is too high")
    yield case((8, 3, 4), n_filters, 6, 1, 1, label="the filter is too wide")
    yield case((9, 7, 4), n_filters, 3, 0, 1, label="stride = 0")
    yield case((9, 8, 4), n_filters, 3, 1, -1, label="pad = -1")
    yield case((9, 8, 4), n_filters, 3, -1, label="stride = -1")
    yield case((9, 8, 4), n_filters, 0, label="f = 0")
    yield case((0, 8, 4), n_filters, 3, 1, 2, label="a height of 0")
    yield case((9, 0, 4), n_filters, 3, 1, 2, label="a width of 0")


def hidden(rng):
    n = int(rng.integers(500, 2000))
    yield case((2 * n + 1, 36, 3), 200, 3, stride=1, pad=1, label="by name")
    yield case((2 * n + 1, 41, 64), 300, 5, stride=2, pad=0, label="by name")
    yield case((36, n, 3), 40, 1, stride=1, pad=2, label="by name, f = 1")
    yield case((4 * n + 3, 47, 5), 7, 3, stride=4, label="stride by name")
    sides = (49 * 2 + 3, 49 * 56 + 3, 5)
    yield case(sides, n + 1000, 3, stride=49, pad=0, label="a stride of 49, thousands of filters")


EXERCISE = Exercise(
    conv_output_shape,
    points=3,
    oracle=wanted,
    inputs=inputs,
    hidden=hidden,
    equivalent={"counts in float32": "no image is 2**24 pixels wide"},
    checks=[Values(points=2), RaisesValueError(points=1, inputs=errors)],
)
