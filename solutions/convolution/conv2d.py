r"""The whole layer. Four things are new:

* the image has $D$ channels, and so has every filter: the sum runs over **rows, columns and
  channels**;
* there are several filters, each with its own bias, and each makes one map of the result;
* the filter moves by `stride` pixels: place $(i, j)$ starts at row $i \cdot s$, column $j \cdot s$;
* before all that, `pad` rows and columns of zeros are put on each of the four sides.

$$z_{ijm} = \sum_{k=0}^{f-1} \sum_{l=0}^{f-1} \sum_{d=0}^{D-1}
\tilde x_{i s + k,\; j s + l,\; d}\; w_{m k l d} + b_m,
\qquad \tilde x = x \text{ with its border of zeros.}$$

```
   stride 2, pad 1                       H = 3, W = 5, f = 3

   [0  0  0] 0  0  0  0        0  0 [0  0  0] 0  0        0  0  0  0 [0  0  0]
   [0  #  #] #  #  #  0        0  # [#  #  #] #  0        0  #  #  # [#  #  0]
   [0  #  #] #  #  #  0        0  # [#  #  #] #  0        0  #  #  # [#  #  0]
    0  #  #  #  #  #  0        0  #  #  #  #  #  0        0  #  #  #  #  #  0
    0  0  0  0  0  0  0        0  0  0  0  0  0  0        0  0  0  0  0  0  0
       place (0, 0)                 place (0, 1)               place (0, 2)
```

So a volume of $3 \times 5$ becomes $2 \times 3$ here. Height and width of an image need not be
equal.

Write `conv2d(x, w, b, stride=1, pad=0)`. Raise `ValueError` where the filter does not fit the
height or the width: pixels left over, or a filter larger than the padded image.
"""

import numpy as np

from autograder.exercise import Exercise, Pure, RaisesValueError, Values, accepted, case, misconception
from nn_reference.oracles import convolution as oracle

from ._draw import rearranged
from .conv_output_shape import conv_output_shape


def conv2d(x, w, b, stride=1, pad=0):
    """A convolutional layer, without an activation.

    x: (H, W, D).  w: (n_filters, f, f, D).  b: (n_filters,).
    Returns z, (H', W', n_filters).  Raises ValueError where the filter does not fit.
    """
    n_filters, f = w.shape[:2]
    z = np.empty(conv_output_shape(x.shape, n_filters, f, stride, pad))
    padded = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            top, left = i * stride, j * stride
            window = padded[top : top + f, left : left + f]
            z[i, j] = (w * window).sum(axis=(1, 2, 3)) + b
    return z


@accepted
def window_view(x, w, b, stride=1, pad=0):
    x = np.pad(x, [(pad, pad), (pad, pad), (0, 0)])
    f = w.shape[1]
    if min(x.shape[:2]) < f or (x.shape[0] - f) % stride or (x.shape[1] - f) % stride:
        raise ValueError("does not fit")
    view = np.lib.stride_tricks.sliding_window_view(x, (f, f), axis=(0, 1))
    return np.einsum("ijdkl,mkld->ijm", view[::stride, ::stride], w) + b


@accepted
def seven_loops(x, w, b, stride=1, pad=0):
    H, W, D = x.shape
    F, f = len(w), len(w[0])
    high, wide = (H + 2 * pad - f) / stride + 1, (W + 2 * pad - f) / stride + 1
    if high < 1 or wide < 1 or high % 1 or wide % 1:
        raise ValueError
    result = []
    for i in range(int(high)):
        row = []
        for j in range(int(wide)):
            entry = []
            for m in range(F):
                total = float(b[m])
                for k in range(f):
                    for l in range(f):
                        r, c = i * stride + k - pad, j * stride + l - pad
                        if 0 <= r < H and 0 <= c < W:
                            total += sum(float(x[r, c, d] * w[m, k, l, d]) for d in range(D))
                entry.append(total)
            row.append(entry)
        result.append(row)
    return result


@accepted
def as_matrix_product(x, w, b, stride=1, pad=0):
    H, W, D = x.shape
    F, f = w.shape[:2]
    high, over = divmod(H - f + 2 * pad, stride)
    wide, over2 = divmod(W - f + 2 * pad, stride)
    if over or over2 or high < 0 or wide < 0:
        raise ValueError
    bordered = np.zeros((H + 2 * pad, W + 2 * pad, D))
    bordered[pad : pad + H, pad : pad + W] = x
    columns = [bordered[i * stride :, j * stride :][:f, :f].ravel() for i in range(high + 1) for j in range(wide + 1)]
    return (np.array(columns) @ w.reshape(F, -1).T + b).reshape(high + 1, wide + 1, F)


@accepted
def shifted_slices(x, w, b, stride=1, pad=0):
    x, w = x.astype(np.float32), w.astype(np.float32)
    x = np.pad(x, ((pad,) * 2, (pad,) * 2, (0, 0)))
    f = w.shape[1]
    if f > x.shape[0] or f > x.shape[1]:
        raise ValueError
    if (x.shape[0] - f) % stride != 0 or (x.shape[1] - f) % stride != 0:
        raise ValueError
    high, wide = (x.shape[0] - f) // stride + 1, (x.shape[1] - f) // stride + 1
    z = np.zeros((high, wide, len(w)), dtype=np.float32)
    for k in range(f):
        for l in range(f):
            part = x[k : k + stride * high : stride, l : l + stride * wide : stride]
            z += np.tensordot(part[:high, :wide], w[:, k, l, :], axes=([2], [1]))
    return z + b.astype(np.float32)


@accepted
def channel_by_channel(x, w, b, stride=1, pad=0):
    from .correlate_single import correlate_single

    high, wide, n = conv_output_shape(x.shape, len(w), w.shape[1], stride, pad)
    x = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    maps = []
    for m in range(n):
        one = sum(correlate_single(x[:, :, d], w[m, :, :, d], 0.0) for d in range(x.shape[2]))
        maps.append(one[::stride, ::stride] + b[m])
    return np.stack(maps, axis=-1)


def layer(x, w, b, stride, pad, *, border=None, step=None, take=None, check=True):
    """The layer with one thing done otherwise."""
    n_filters, f = w.shape[:2]
    if check:
        shape = conv_output_shape(x.shape, n_filters, f, stride, pad)
    else:
        shape = tuple((side + 2 * pad - f) // stride + 1 for side in x.shape[:2]) + (n_filters,)
    padded = border(x) if border else np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    down, right = step or (stride, stride)
    z = np.zeros(shape)
    for i, j in np.ndindex(*shape[:2]):
        window = padded[i * down : i * down + f, j * right : j * right + f]
        z[i, j] = take(window) if take else (w * window).sum(axis=(1, 2, 3)) + b
    return z


@misconception(
    says="You turned the filters by 180° before you laid them on the image.",
    ask="Which number of a filter does the formula put on the window's top left pixel?",
)
def kernel_flipped(x, w, b, stride=1, pad=0):
    return layer(x, w[:, ::-1, ::-1], b, stride, pad)


@misconception(says="Rows and columns of the filters are exchanged.", ask="Which axis of w goes with the rows of the image?")
def kernel_transposed(x, w, b, stride=1, pad=0):
    return layer(x, w.transpose(0, 2, 1, 3), b, stride, pad)


@misconception(says="The biases do not enter your result.", ask="What should come out for an image that is 0 everywhere?")
def missing_bias(x, w, b, stride=1, pad=0):
    return layer(x, w, 0 * b, stride, pad)


@misconception(says="All maps got the bias of the first filter.", ask="Which bias belongs to the second map?")
def one_bias(x, w, b, stride=1, pad=0):
    return layer(x, w, np.full_like(b, b[0]), stride, pad)


@misconception(says="You added all biases to every map.", ask="Which bias belongs to the second map?")
def all_biases(x, w, b, stride=1, pad=0):
    return layer(x, w, np.full_like(b, b.sum()), stride, pad)


@misconception(says="You added the bias once for every channel.", ask="In the formula, is b inside the sum over d or outside?")
def bias_per_channel(x, w, b, stride=1, pad=0):
    return layer(x, w, b * x.shape[2], stride, pad)


@misconception(says="Only the first channel enters your sums.", ask="Over which three axes does the sum run?")
def first_channel_only(x, w, b, stride=1, pad=0):
    return layer(x, w, b, stride, pad, take=lambda v: (w * v)[..., 0].sum(axis=(1, 2)) + b)


@misconception(says="You took the mean over the channels, not the sum.", ask="Is there anything in the formula that divides?")
def mean_of_channels(x, w, b, stride=1, pad=0):
    return layer(x, w / x.shape[2], b, stride, pad)


@misconception(
    says="Your result has the right size, but the windows move on by one pixel each.",
    ask="At which row does the window of place i = 1 begin, if the stride is 2?",
)
def start_without_stride(x, w, b, stride=1, pad=0):
    return layer(x, w, b, stride, pad, step=(1, 1))


@misconception(says="The stride is used downwards, but not to the right.", ask="At which column does the window of place j = 1 begin, if the stride is 2?")
def stride_on_one_axis(x, w, b, stride=1, pad=0):
    return layer(x, w, b, stride, pad, step=(stride, 1))


@misconception(says="Your windows move on by the width of the filter.", ask="Which argument says by how many pixels the filter moves?")
def stride_of_f(x, w, b, stride=1, pad=0):
    f = w.shape[1]

    def take(window):
        return (w[:, : window.shape[0], : window.shape[1]] * window).sum(axis=(1, 2, 3)) + b

    return layer(x, w, b, stride, pad, step=(f, f), take=take)


@misconception(says="You put all zeros below and to the right.", ask="How many rows of zeros stand above the image?")
def padding_on_one_side(x, w, b, stride=1, pad=0):
    return layer(x, w, b, stride, pad, border=lambda x: np.pad(x, ((0, 2 * pad), (0, 2 * pad), (0, 0))))


@misconception(says="You continued the border pixels outwards.", ask="Which number is put around the image?")
def padding_with_edge(x, w, b, stride=1, pad=0):
    return layer(x, w, b, stride, pad, border=lambda x: np.pad(x, ((pad, pad), (pad, pad), (0, 0)), "edge"))


@misconception(says="You put ones around the image.", ask="Which number adds nothing to a sum of products?")
def padding_with_ones(x, w, b, stride=1, pad=0):
    def border(x):
        return np.pad(x, ((pad, pad), (pad, pad), (0, 0)), constant_values=1.0)

    return layer(x, w, b, stride, pad, border=border)


@misconception(says="You put no zeros around the image.", ask="What size should come out, with the padding?")
def padding_ignored(x, w, b, stride=1, pad=0):
    conv_output_shape(x.shape, len(w), w.shape[1], stride, pad)
    return layer(x, w, b, stride, 0, check=False)


@misconception(says="You put the zeros around the result, not around the image.", ask="Is the padding there before the filter slides, or after?")
def padding_outside(x, w, b, stride=1, pad=0):
    conv_output_shape(x.shape, len(w), w.shape[1], stride, pad)
    z = layer(x, w, b, stride, 0, check=False)
    return np.pad(z, ((pad, pad), (pad, pad), (0, 0)))


@misconception(says="You padded the channels too.", ask="Which axes of the image have a border? What does `np.pad(x, 1)` do to the third one?")
def padding_everywhere(x, w, b, stride=1, pad=0):
    return layer(x, w, b, stride, pad, border=lambda x: np.pad(x, pad))


@misconception(says="You took the result for a square.", ask="How many columns of places has an image that is wider than it is high?")
def height_for_width(x, w, b, stride=1, pad=0):
    z = layer(x, w, b, stride, pad)
    side = z.shape[0]
    square = np.zeros((side, side, z.shape[2]))
    width = min(side, z.shape[1])
    square[:, :width] = z[:, :width]
    return square


@misconception(says="The maps are the first axis of your result.", ask="Where does the depth stand in the shape of x?")
def channels_first(x, w, b, stride=1, pad=0):
    return layer(x, w, b, stride, pad).transpose(2, 0, 1)


@misconception(says="Rows and columns of your result are exchanged.", ask="Does i count rows or columns?")
def map_transposed(x, w, b, stride=1, pad=0):
    return layer(x, w, b, stride, pad).transpose(1, 0, 2)


@misconception(says="You added the maps of all filters.", ask="How many maps does a layer with 4 filters have?")
def maps_added(x, w, b, stride=1, pad=0):
    return layer(x, w, b, stride, pad).sum(axis=2)


@misconception(says="You used the first filter only.", ask="How many maps does a layer with 4 filters have?")
def one_filter(x, w, b, stride=1, pad=0):
    return layer(x, w[:1], b[:1], stride, pad)


@misconception(says="You cut negative results off at 0.", ask="Does the formula contain an activation function?")
def relu_applied(x, w, b, stride=1, pad=0):
    return np.maximum(0, layer(x, w, b, stride, pad))


@misconception(
    says="Your layer raises no error where the filter does not fit.", ask="What happens to the last row of an image of 6 × 7, with f = 3 and a stride of 2?"
)
def floor_for_error(x, w, b, stride=1, pad=0):
    return layer(x, w, b, stride, pad, check=False)


@misconception(says="A filter that does not fit the width raises no error.", ask="Which sides must the filter fit?")
def only_height_checked(x, w, b, stride=1, pad=0):
    if (x.shape[0] + 2 * pad - w.shape[1]) % stride or x.shape[0] + 2 * pad < w.shape[1]:
        raise ValueError
    return layer(x, w, b, stride, pad, check=False)


@misconception(says="Pixels that are left over raise no error.", ask="What happens to the last row of an image of 6 × 7, with f = 3 and a stride of 2?")
def left_over_allowed(x, w, b, stride=1, pad=0):
    if min(x.shape[:2]) + 2 * pad < w.shape[1]:
        raise ValueError
    return layer(x, w, b, stride, pad, check=False)


@misconception(says="Your result is right, but the filters are others after the call.", ask="What comes out of the same layer for the next image?")
def changes_argument(x, w, b, stride=1, pad=0):
    z = layer(x, w, b, stride, pad)
    w += b[:, None, None, None]
    return z


def inputs(rng):
    for height, width, depth, n_filters, f, options, label in [
        (6, 8, 2, 4, 3, (), "stride and pad left out"),
        (7, 9, 2, 5, 3, (2, 1), ""),
        (3, 6, 3, 5, 2, (3, 1), "a stride larger than the filter"),
        (5, 8, 3, 1, 2, (3,), "one filter, pad left out"),
        (6, 3, 1, 3, 2, (1, 2), "one channel"),
        (2, 4, 3, 2, 4, (1, 1), "one row of places"),
        (7, 3, 2, 4, 3, (2,), "one column of places"),
        (4, 5, 4, 3, 1, (), "filters of one pixel, four channels"),
    ]:
        x = rng.normal(size=(height, width, depth))
        w = rng.normal(size=(n_filters, f, f, depth))
        b = rng.uniform(0.4, 0.9, n_filters) * rng.choice([-1.0, 1.0], n_filters)
        yield case(x, w, b, *options, label=label)


def errors(rng):
    for height, width, f, options, label in [
        (6, 7, 3, (2,), "the height does not fit"),
        (7, 6, 3, (2, 1), "the width does not fit"),
        (9, 8, 4, (3, 1), "the height does not fit"),
        (6, 8, 3, (3,), "the width does not fit"),
        (6, 8, 3, (2,), "neither side fits"),
        (2, 8, 5, (1, 1), "the filter is too high"),
        (8, 3, 4, (), "the filter is too wide"),
        (6, 2, 4, (2,), "the filter is too wide, by the stride"),
    ]:
        x = rng.normal(size=(height, width, 2))
        yield case(x, rng.normal(size=(3, f, f, 2)), rng.normal(size=3), *options, label=label)


def hidden(rng):
    x, w, b = rng.normal(size=(4, 36, 2)), rng.normal(size=(3, 3, 3, 2)), rng.normal(size=3)
    yield case(x, w, b, label="36 columns")
    yield case(rearranged(rng, x), w, b, label="36 columns, in another order")
    x, w = rng.normal(size=(3, 4, 2)), rng.normal(size=(36, 2, 2, 2))
    yield case(x, w, rng.normal(size=36), stride=1, pad=1, label="36 filters, by name")
    x, w = rng.normal(size=(5, 3, 36)), rng.normal(size=(2, 3, 3, 36))
    yield case(x, w, rng.normal(size=2), stride=2, pad=0, label="36 channels, by name")
    x, w, b = rng.normal(size=(9, 10, 1)), rng.normal(size=(1, 8, 8, 1)), rng.normal(size=1)
    yield case(x, w, b, stride=1, pad=2, label="a filter of 8 × 8, by name")
    x, w, b = rng.normal(size=(3, 4, 2)), rng.normal(size=(2, 2, 2, 2)), rng.normal(size=2)
    yield case(x * 1e7, w, b, label="near 1e7")
    yield case(x * 1e9, w * 1e-9, b, label="filters near 1e-9")
    yield case(x, np.repeat(w[:1], 3, axis=0), rng.normal(size=3), label="equal filters")
    yield case(x[:2, :2], w, b, label="one place only")
    x = rng.normal(size=(4, 6, 2))
    yield case(x * 1e-7, w, b * 1e-7, stride=2, pad=1, label="near 1e-7, by name")
    yield case(x, w, b, label="4 × 6")
    yield case(x, w, -b, label="the same, other biases")
    yield case(x, w[::-1], b, label="the same, other filters")
    yield case(x, w, b, stride=2, pad=0, label="the same with a stride, by name")
    yield case(x, w, b, stride=1, pad=1, label="the same with padding, by name")
    x, w, b = rng.normal(size=(7, 11, 1)), rng.normal(size=(2, 3, 3, 1)), rng.normal(size=2)
    yield case(x, w, b, stride=4, pad=4, label="stride and padding of 4, by name")


EXERCISE = Exercise(
    conv2d, points=6, oracle=oracle.conv2d, inputs=inputs, hidden=hidden, checks=[Values(points=4), RaisesValueError(points=1, inputs=errors), Pure(points=1)]
)
