r"""Layer after layer, each filter shaves a border off the image. Networks are deeper if it does
not: choose the padding so that, with stride 1, as much comes out as went in. From the last
exercise:

$$n + 2p - f + 1 = n \quad\Longrightarrow\quad p = \frac{f - 1}{2}.$$

```
   f = 3, p = 1                     f = 5, p = 2

   0 # # # # # 0                    0 0 # # # # # 0 0
   [- X -]                          [- - X - -]

   the middle of the filter (X) can stand on every pixel, from the first to the last
```

An odd filter has a middle: 3 needs 1, 5 needs 2, 7 needs 3. An even one has none; it would need
half a pixel more on one side than on the other.

Write `same_padding(f)`. It returns an int, and raises `ValueError` for an even `f`.
"""

import numpy as np

from autograder.exercise import Exercise, RaisesValueError, Values, accepted, case, misconception
from nn_reference.oracles import convolution as oracle


def same_padding(f):
    """The padding on each side that keeps the size, for stride 1, an int.

    f: width of the filter, an int of at least 1.  Raises ValueError where f is even.
    """
    if f % 2 == 0:
        raise ValueError("an even filter has no middle")
    return (f - 1) // 2


@accepted
def half(f):
    padding = (f - 1) / 2
    if not padding.is_integer():
        raise ValueError(f)
    return int(padding)


@accepted
def bits(f):
    if f & 1:
        return f >> 1
    raise ValueError("even")


@accepted
def searched(f):
    for padding in range(f):
        if 7 + 2 * padding - f + 1 == 7:
            return np.int32(padding)
    raise ValueError("no padding keeps the size")


@accepted
def zero_dimensional(f):
    whole, rest = np.divmod(f, 2)
    if not rest:
        raise ValueError
    return np.array(whole)


@misconception(
    says="Your padding is a float: `/` gives one, even where it divides evenly.", ask="Can there be 1.0 rows of zeros? Which division stays with whole numbers?"
)
def float_division(f):
    if f % 2 == 0:
        raise ValueError
    return (f - 1) / 2


@misconception(says="You used `/` and raised no error: even filters get half a row of zeros.", ask="What is your padding for a filter of width 4?")
def float_unchecked(f):
    return (f - 1) / 2


@misconception(
    says="You took half of f, and raised no error for an even filter.", ask="What size comes out of a 7-pixel axis with a filter of width 4 and your padding?"
)
def half_up_for_error(f):
    return f // 2


@misconception(
    says="Even filters raise no error: the division rounds silently.", ask="What size comes out of a 7-pixel axis with a filter of width 4 and your padding?"
)
def half_down_for_error(f):
    return (f - 1) // 2


@misconception(says="You gave the zeros of both sides together.", ask="On how many sides is the padding p put?")
def both_sides(f):
    if f % 2 == 0:
        raise ValueError
    return f - 1


@misconception(says="You took half of f + 1.", ask="How much padding does a filter of width 1 need?")
def sign_of_one(f):
    if f % 2 == 0:
        raise ValueError
    return (f + 1) // 2


@misconception(says="Your padding is one too small.", ask="What size comes out of a 7-pixel axis with a filter of width 3 and your padding?")
def one_short(f):
    if f % 2 == 0:
        raise ValueError
    return f // 2 - 1


@misconception(says="You raise the error for odd filters, and answer for even ones.", ask="Which filters have a pixel in the middle?")
def odd_refused(f):
    if f % 2 == 1:
        raise ValueError
    return f // 2


@misconception(says="You return 1, whatever the filter is.", ask="How far does a filter of width 7 reach beyond its middle?")
def only_for_three(f):
    if f % 2 == 0:
        raise ValueError
    return 1


@misconception(says="You took half of f itself.", ask="Does the pixel in the middle of the filter need padding?")
def half_filter(f):
    if f % 2 == 0:
        raise ValueError
    return f / 2


@misconception(says="Your paddings are right, but for an even filter you return 0.", ask="How will the caller notice that no padding keeps the size?")
def zero_for_error(f):
    return 0 if f % 2 == 0 else (f - 1) // 2


def inputs(rng):
    yield (3,)
    yield (5,)
    yield case(1, label="f = 1")
    yield (int(2 * rng.integers(4, 9) + 1),)
    yield (int(2 * rng.integers(10, 40) + 1),)


def errors(rng):
    for f in (2, 4, int(2 * rng.integers(3, 30))):
        yield case(f, label="an even filter")


def hidden(rng):
    yield case(int(2 * rng.integers(50, 100) + 1), label="a filter wider than 100")


EXERCISE = Exercise(
    same_padding,
    points=2,
    oracle=oracle.same_padding,
    inputs=inputs,
    hidden=hidden,
    equivalent={"counts in float32": "no filter is 2**24 pixels wide"},
    checks=[Values(points=1), RaisesValueError(points=1, inputs=errors)],
)
