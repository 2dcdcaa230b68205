r"""A filter of width $f$ slides along one axis of $n$ pixels, $s$ pixels at a time. At how many
places does it stop?

```
   n = 7, f = 3, s = 2                          n = 5, f = 3, s = 1, p = 1

   [# # #]. . . .      1st                      [0 # #]# # # 0       1st
    . .[# # #]. .      2nd                       0[# # #]# # 0       2nd
    . . . .[# # #]     3rd: it ends exactly       ...
                       at the border             0 # # #[# # 0]      5th
```

With $p$ zeros put on both ends the axis is longer. The first place is free; after it, the filter
moves on until its right edge has reached the end:

$$\text{places} = \frac{n + 2p - f}{s} + 1 .$$

| $n$ | $f$ | $s$ | $p$ | places |
|---|---|---|---|---|
| 7 | 3 | 1 | 0 | 5 |
| 7 | 3 | 2 | 0 | 3 |
| 7 | 3 | 3 | 0 | does not fit: a pixel is left over |
| 7 | 3 | 1 | 1 | 7 |
| 32 | 5 | 1 | 2 | 32 |

Frameworks round the third one down and drop the last pixels without a word. Here it is an error.

Write `conv_output_size(n, f, stride=1, pad=0)`. Raise `ValueError` where the filter does not fit
exactly, where it is larger than the padded input, and where a number makes no sense: `n`, `f` or
`stride` below 1, or `pad` below 0. Return an int.
"""

import numpy as np

from autograder.exercise import Exercise, RaisesValueError, Values, accepted, case, misconception
from nn_reference.oracles import convolution as oracle


def conv_output_size(n, f, stride=1, pad=0):
    """The number of places a filter takes along one axis, an int.

    n: pixels.  f: filter width.  stride: pixels from place to place.  pad: zeros at each end.
    Raises ValueError where the filter does not fit exactly, or a number is out of range.
    """
    if n < 1 or f < 1 or stride < 1 or pad < 0:
        raise ValueError("n, f and stride are at least 1, pad is at least 0")
    span = n + 2 * pad - f
    if span < 0:
        raise ValueError("the filter is larger than the padded input")
    if span % stride != 0:
        raise ValueError("the filter does not fit: pixels are left over")
    return span // stride + 1


@accepted
def by_stopping(n, f, stride=1, pad=0):
    if min(n, f, stride) < 1 or pad < 0:
        raise ValueError
    places, right = 0, f
    while right <= n + 2 * pad:
        places += 1
        last, right = right, right + stride
    if places == 0 or last != n + 2 * pad:
        raise ValueError(f"{n} {f} {stride} {pad}")
    return places


@accepted
def through_float(n, f, stride=1, pad=0):
    if n <= 0 or f <= 0 or stride <= 0 or pad < 0:
        raise ValueError("out of range")
    size = (n - f + 2 * pad) / stride + 1
    if size != int(size) or size < 1:
        raise ValueError("does not fit")
    return int(size)


@accepted
def numpy_range(n, f, stride=1, pad=0):
    class DoesNotFit(ValueError):
        pass

    if n < 1 or f < 1 or stride < 1 or pad < 0:
        raise DoesNotFit
    starts = np.arange(-pad, n + pad - f + 1, stride)
    if starts.size == 0 or starts[-1] + f != n + pad:
        raise DoesNotFit
    return np.int64(starts.size)


@accepted
def with_divmod(n, f, stride=1, pad=0):
    whole, rest = divmod(n + 2 * pad - f, stride) if stride > 0 else (-1, 0)
    if rest or whole < 0 or f <= 0 or n <= 0 or pad <= -1:
        raise ValueError("no")
    return np.array(whole + 1)


def checked(n, f, stride, pad):
    if n < 1 or f < 1 or stride < 1 or pad < 0:
        raise ValueError
    if n + 2 * pad < f or (n + 2 * pad - f) % stride:
        raise ValueError


@misconception(
    says="Your size is a float: `/` gives one, even where it divides evenly.", ask="Can a filter stop at 5.0 places? Which division stays with whole numbers?"
)
def float_division(n, f, stride=1, pad=0):
    checked(n, f, stride, pad)
    return (n + 2 * pad - f) / stride + 1


@misconception(
    says="You computed the formula with `/`, whatever the numbers are: floats, fractions and all.",
    ask="What does your function say about a filter that is 3 wide, on 7 pixels, with stride 3?",
)
def float_unchecked(n, f, stride=1, pad=0):
    return (n + 2 * pad - f) / stride + 1


@misconception(says="Only f is divided by the stride: brackets are missing.", ask="Which distance does the filter cover in steps of one stride?")
def precedence(n, f, stride=1, pad=0):
    checked(n, f, stride, pad)
    return n + 2 * pad - f // stride + 1


@misconception(says="You counted the padding on one side only.", ask="On how many ends of the axis are zeros put?")
def padding_once(n, f, stride=1, pad=0):
    checked(n, f, stride, pad)
    return (n + pad - f) // stride + 1


@misconception(
    says="You counted the padding on one side only, in the size and in the test whether it fits.", ask="How long is the axis once zeros are put on both ends?"
)
def padding_once_checked(n, f, stride=1, pad=0):
    if n < 1 or f < 1 or stride < 1 or pad < 0:
        raise ValueError
    if n + pad < f or (n + pad - f) % stride:
        raise ValueError
    return (n + pad - f) // stride + 1


@misconception(says="You counted the moves of the filter, not the places where it stops.", ask="How often does a filter stop that does not move at all?")
def missing_plus_one(n, f, stride=1, pad=0):
    checked(n, f, stride, pad)
    return (n + 2 * pad - f) // stride


@misconception(says="Where the filter does not fit you rounded up.", ask="Where would the filter's last pixel be at that last place?")
def ceil_for_error(n, f, stride=1, pad=0):
    return -((f - n - 2 * pad) // stride) + 1


@misconception(says="You rounded down and raised no error, as frameworks do.", ask="What happens to the last pixel for 7, 3 and a stride of 3?")
def floor_for_error(n, f, stride=1, pad=0):
    return (n + 2 * pad - f) // stride + 1


@misconception(
    says="Where pixels are left over you rounded down; the other errors are right.", ask="What happens to the last pixel for 7, 3 and a stride of 3?"
)
def floor_left_over(n, f, stride=1, pad=0):
    if n < 1 or f < 1 or stride < 1 or pad < 0 or f > n + 2 * pad:
        raise ValueError
    return (n + 2 * pad - f) // stride + 1


@misconception(says="The stride does not enter your size.", ask="Does a filter that takes larger steps stop as often?")
def stride_ignored(n, f, stride=1, pad=0):
    checked(n, f, stride, pad)
    return n + 2 * pad - f + 1


@misconception(says="The padding does not enter your size.", ask="How many pixels wide is the axis after padding?")
def padding_ignored(n, f, stride=1, pad=0):
    checked(n, f, stride, pad)
    return (n - f) // stride + 1


@misconception(says="A filter wider than the padded input raises no error.", ask="What sign has n + 2p − f when the filter does not fit on the image at all?")
def too_large_allowed(n, f, stride=1, pad=0):
    if n < 1 or f < 1 or stride < 1 or pad < 0:
        raise ValueError
    if (n + 2 * pad - f) % stride:
        raise ValueError
    return (n + 2 * pad - f) // stride + 1


@misconception(says="Numbers that make no sense, such as a stride of 0, raise no ValueError.", ask="Which values of n, f, stride and pad can there be?")
def range_unchecked(n, f, stride=1, pad=0):
    if f > n + 2 * pad or (n + 2 * pad - f) % stride:
        raise ValueError
    return (n + 2 * pad - f) // stride + 1


@misconception(says="You added the padding to the result, not to the input.", ask="Is the padding there before the filter slides, or after?")
def padding_outside(n, f, stride=1, pad=0):
    checked(n, f, stride, pad)
    return (n - f) // stride + 1 + 2 * pad


@misconception(says="The 1 is added before the division.", ask="The 1 stands for the first place: is it measured in pixels, or in places?")
def plus_one_inside(n, f, stride=1, pad=0):
    checked(n, f, stride, pad)
    return (n + 2 * pad - f + 1) // stride


@misconception(says="You multiplied by the stride.", ask="With larger steps, are there more places or fewer?")
def stride_multiplied(n, f, stride=1, pad=0):
    checked(n, f, stride, pad)
    return (n + 2 * pad - f) * stride + 1


@misconception(says="Your sizes are right, but where the filter does not fit you return 0.", ask="How will the caller notice that something is wrong?")
def zero_for_error(n, f, stride=1, pad=0):
    try:
        checked(n, f, stride, pad)
    except ValueError:
        return 0
    return (n + 2 * pad - f) // stride + 1


@misconception(says="You used `assert`, which raises an AssertionError.", ask="Which exception is asked for, and which statement raises it?")
def assert_for_error(n, f, stride=1, pad=0):
    assert n >= 1 and f >= 1 and stride >= 1 and pad >= 0
    assert n + 2 * pad >= f and (n + 2 * pad - f) % stride == 0
    return (n + 2 * pad - f) // stride + 1


@misconception(says="You refuse a filter that covers the padded input exactly.", ask="A filter of width 5 on 5 pixels: does it fit?")
def strict_fit(n, f, stride=1, pad=0):
    checked(n, f, stride, pad)
    if n + 2 * pad - f <= 0:
        raise ValueError
    return (n + 2 * pad - f) // stride + 1


@misconception(says="You compared the filter with the input before padding.", ask="Which axis does the filter slide on, the bare one or the padded one?")
def unpadded_fit(n, f, stride=1, pad=0):
    checked(n, f, stride, pad)
    if f > n:
        raise ValueError
    return (n + 2 * pad - f) // stride + 1


@misconception(
    says="You raise an error where the stride is larger than the filter.", ask="Some pixels are then never looked at; does the filter still end at the border?"
)
def large_stride_refused(n, f, stride=1, pad=0):
    checked(n, f, stride, pad)
    if stride > f:
        raise ValueError
    return (n + 2 * pad - f) // stride + 1


@misconception(says="You raise an error where there is no padding.", ask="Is 0 below 0?")
def zero_padding_refused(n, f, stride=1, pad=0):
    checked(n, f, stride, pad)
    if pad < 1:
        raise ValueError
    return (n + 2 * pad - f) // stride + 1


def inputs(rng):
    places = iter(rng.permutation([4, 5, 6, 7, 8, 9]))

    def fitting(f, stride, pad):
        return int((next(places) - 1) * stride + f - 2 * pad), f, stride, pad

    f = int(rng.integers(3, 6))
    yield case(*fitting(f, 1, 0)[:2], label="stride and pad left out")
    yield case(*fitting(int(rng.integers(4, 7)), int(rng.integers(2, 4)), 0)[:3], label="pad left out")
    yield fitting(int(rng.integers(4, 7)), 2, 1)
    yield fitting(5, 3, 2)
    yield fitting(7, 1, int(rng.integers(2, 4)))
    yield case(*fitting(2, 3, 1), label="a stride larger than the filter")
    f = int(rng.integers(5, 9))
    yield case(f - 2, f, 1, int(rng.integers(2, 4)), label="the filter is wider than the unpadded input")
    yield case(f, f + 4, 3, 2, label="one place only")
    yield case(1, 1, label="n = 1, f = 1")
    yield case(5, 1, 2, 1, label="f = 1")
    yield case(1, 3, 1, 1, label="as much padding as input")
    yield case(9, 3, 1, 0, label="n = 9, f = 3")
    yield case(9, 3, 2, 1, label="n = 9, f = 3 once more, another stride and pad")


def errors(rng):
    yield case(7, 3, 3, label="a pixel is left over")
    f, stride = int(rng.integers(3, 6)), int(rng.integers(3, 5))
    yield case(f + 4 * stride + 1 - 2, f, stride, 1, label="a pixel is left over")
    yield case(f + 3 * stride + 2, f, stride, 0, label="two pixels are left over")
    yield case(f + 1, f, stride, 0, label="a pixel is left over behind the first place")
    yield case(f, f + 3, 1, 1, label="the filter is larger than the padded input")
    yield case(f, f + 2 * stride, stride, 0, label="the filter is larger than the input")
    yield case(f + 3, f, 0, 1, label="stride = 0")
    yield case(f + 3, f, -1, 0, label="stride = -1")
    yield case(f + 4, f, 1, -1, label="pad = -1")
    yield case(0, f - 1, 1, f, label="n = 0")
    yield case(f, 0, 1, 0, label="f = 0")
    yield case(-1, f, 1, f, label="n = -1")
    yield case(f, -1, 1, 0, label="f = -1")
    yield case(1_000_000 + f + 1, f, 4, 0, label="a pixel is left over of a million")


def hidden(rng):
    n = int(rng.integers(500, 2000))
    yield case(n, 3, stride=1, pad=1, label="by name")
    yield case(2 * n + 1, 3, stride=2, pad=0, label="by name")
    yield case(n, 1, stride=1, pad=2, label="by name, f = 1")
    yield case(4 * n + 3, 7, stride=4, label="stride by name")
    yield case(40, 40, 40, 0, label="a filter and a stride of 40")
    yield case(9, 3, stride=2, pad=0, label="n = 9, f = 3, a stride of 2")
    yield case(9, 3, stride=1, pad=1, label="n = 9, f = 3, a padding of 1")
    yield case(n, 3, stride=1, pad=20, label="a wide padding, by name")
    # 1/49 is not exact, and neither is 2051 * 8191 in float32.
    places = int(rng.choice([40_001, 40_003, 40_007]))
    yield case(49 * (places - 1) + 5, 5, stride=49, pad=0, label="40,000 places")
    for few in (2, 56, 99):
        yield case(49 * few + 3, 3, stride=49, pad=0, label="a stride of 49")
    yield case(2051 * 8191 + 7, 7, stride=2051, pad=0, label="n above 2**24")


EXERCISE = Exercise(
    conv_output_size,
    points=3,
    oracle=oracle.conv_output_size,
    inputs=inputs,
    hidden=hidden,
    equivalent={"counts in float32": "no image is 2**24 pixels wide"},
    checks=[Values(points=2), RaisesValueError(points=1, inputs=errors)],
)
