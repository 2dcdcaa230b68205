r"""How does the loss change with the numbers that went into max pooling? Nudge one that is not the
largest of its region: nothing changes. Nudge the largest: the result moves just as much. So the
layer is a **router**. It sends each upstream gradient to the one pixel that won, and zero to all
others:

```
   x, one channel, size 2        upstream        dx

   -3  -1 |  4   0               0.5  -2         0    0.5 | -2   0
   -2  -5 |  2  -6                               0    0   |  0   0
   -------+-------                               ---------+-------
    6   3 | -1   2               1    0.1        1    0   |  0   0.1
    5   1 |  1  -2                               0    0   |  0   0
```

Write `max_pool2d_backward(upstream, x, size=2)` for the upstream gradient `(H/size, W/size, D)`;
`dx` has the shape of `x`. Regions have no ties.
"""

import numpy as np

from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import convolution as oracle

from ._draw import rearranged


def max_pool2d_backward(upstream, x, size=2):
    """The gradient of max pooling's input.

    upstream: (H / size, W / size, D), dL/d(output).  x: (H, W, D), what was pooled.
    Returns dx, (H, W, D).
    """
    height, width, depth = x.shape
    regions = x.reshape(height // size, size, width // size, size, depth)
    won = regions == regions.max(axis=(1, 3), keepdims=True)
    return (won * upstream[:, None, :, None, :]).reshape(x.shape)


@accepted
def loops(upstream, x, size=2):
    dx = np.zeros(x.shape).tolist()
    for i, j, d in np.ndindex(*upstream.shape):
        best = None
        for r in range(i * size, (i + 1) * size):
            for c in range(j * size, (j + 1) * size):
                if best is None or x[r, c, d] > x[best[0], best[1], d]:
                    best = (r, c)
        dx[best[0]][best[1]][d] += float(upstream[i, j, d])
    return dx


@accepted
def with_argmax(upstream, x, size=2):
    dx = np.zeros_like(x)
    for i, j, d in np.ndindex(*upstream.shape):
        region = x[i * size : (i + 1) * size, j * size : (j + 1) * size, d]
        k, l = np.unravel_index(np.argmax(region), region.shape)
        dx[i * size + k, j * size + l, d] = upstream[i, j, d]
    return dx


@accepted
def enlarged(upstream, x, size=2):
    H, W, D = x.shape
    largest = x.reshape(H // size, size, W // size, size, D).max(axis=(1, 3))
    block = np.ones((size, size, 1))
    return np.where(x == np.kron(largest, block), np.kron(upstream, block), 0.0).astype(np.float32)


@accepted
def put_along(upstream, x, size=2):
    H, W, D = x.shape
    blocks = x.reshape(H // size, size, W // size, size, D).transpose(0, 2, 4, 1, 3)
    flat = blocks.reshape(*upstream.shape, size * size)
    back = np.zeros_like(flat)
    np.put_along_axis(back, flat.argmax(-1)[..., None], upstream[..., None], axis=-1)
    return back.reshape(blocks.shape).transpose(0, 3, 1, 4, 2).reshape(x.shape)


def regions(x, size):
    H, W, D = x.shape
    return x.reshape(H // size, size, W // size, size, D)


def spread(upstream, size):
    return upstream.repeat(size, axis=0).repeat(size, axis=1)


def winners(x, size):
    blocks = regions(x, size)
    return (blocks == blocks.max(axis=(1, 3), keepdims=True)).reshape(x.shape)


@misconception(
    says="You marked the winners with 1: the upstream gradient does not enter your result.",
    ask="If the loss does not depend on a region at all, what should its winner get?",
)
def upstream_ignored(upstream, x, size=2):
    return winners(x, size).astype(float)


@misconception(
    says="You gave the upstream gradient to every pixel of the region.", ask="What does the result do when you nudge a pixel that is not the largest?"
)
def routes_to_all(upstream, x, size=2):
    return spread(upstream, size)


@misconception(
    says="You shared the upstream gradient among the pixels of the region, as for a mean.",
    ask="What does the result do when you nudge a pixel that is not the largest?",
)
def shared_equally(upstream, x, size=2):
    return spread(upstream, size) / size**2


@misconception(says="You gave the upstream gradient to the first pixel of each region.", ask="Which pixel of the region did the result come from?")
def routes_to_first(upstream, x, size=2):
    dx = np.zeros_like(x)
    dx[::size, ::size] = upstream
    return dx


@misconception(says="You multiplied by the winning number itself.", ask="If the largest number grows by a little, by how much does the result grow?")
def value_multiplied(upstream, x, size=2):
    return spread(upstream, size) * winners(x, size) * x


@misconception(says="You gave the upstream gradient to the smallest number of each region.", ask="Which pixel of the region did the result come from?")
def min_for_max(upstream, x, size=2):
    return spread(upstream, size) * winners(-x, size)


@misconception(says="You compared the numbers without their signs.", ask="Which is larger, −3 or −1?")
def absolute_values(upstream, x, size=2):
    return spread(upstream, size) * winners(np.abs(x), size)


@misconception(says="Winners that are negative get nothing from you.", ask="Which pixel wins in a region where all numbers are negative?")
def starts_from_zero(upstream, x, size=2):
    return spread(upstream, size) * winners(x, size) * (x > 0)


@misconception(says="All winners get the same number: the largest upstream gradient.", ask="Which upstream gradient belongs to which region?")
def largest_upstream(upstream, x, size=2):
    largest = np.array([upstream.max()])
    return largest * winners(x, size)


@misconception(says="You let the channels compete with each other: one winner for all of them.", ask="How many winners has a region with three channels?")
def depth_pooled(upstream, x, size=2):
    blocks = regions(x, size)
    won = (blocks == blocks.max(axis=(1, 3, 4), keepdims=True)).reshape(x.shape)
    return spread(upstream, size) * won


@misconception(says="You looked for the largest number of the whole image.", ask="How many winners has one channel of 4 × 6 pixels?")
def one_region(upstream, x, size=2):
    return spread(upstream, size) * (x == x.max(axis=(0, 1)))


@misconception(says="All pixels but the winner get the upstream gradient.", ask="What does the result do when you nudge a pixel that is not the largest?")
def losers_paid(upstream, x, size=2):
    return spread(upstream, size) * ~winners(x, size)


@misconception(says="Your result has the shape of the pooled image.", ask="For how many numbers is a gradient asked?")
def pooled_shape(upstream, x, size=2):
    return upstream * regions(x, size).max(axis=(1, 3))


@misconception(says="Your gradient has the wrong sign.", ask="If the winner grows, does the result grow or shrink?")
def mixed_signs(upstream, x, size=2):
    return -spread(upstream, size) * winners(x, size)


@misconception(says="You looked for the winner among 2 × 2 pixels, whatever the size is.", ask="How many pixels has a region of size 3?")
def size_ignored(upstream, x, size=2):
    dx = np.zeros_like(x)
    for i, j, d in np.ndindex(*upstream.shape):
        region = x[i * size : i * size + 2, j * size : j * size + 2, d]
        k, l = np.unravel_index(np.argmax(region), region.shape)
        dx[min(i * size + k, len(x) - 1), min(j * size + l, x.shape[1] - 1), d] = upstream[i, j, d]
    return dx


@misconception(says="Your regions move on by one pixel each.", ask="At which row does region i = 1 begin?")
def start_without_stride(upstream, x, size=2):
    dx = np.zeros_like(x)
    for i, j, d in np.ndindex(*upstream.shape):
        region = x[i : i + size, j : j + size, d]
        k, l = np.unravel_index(np.argmax(region), region.shape)
        dx[i + k, j + l, d] += upstream[i, j, d]
    return dx


@misconception(says="You exchanged row and column of the winner within its region.", ask="Which of the two numbers of `unravel_index` is the row?")
def place_transposed(upstream, x, size=2):
    dx = np.zeros_like(x)
    for i, j, d in np.ndindex(*upstream.shape):
        region = x[i * size : (i + 1) * size, j * size : (j + 1) * size, d]
        l, k = np.unravel_index(np.argmax(region), region.shape)
        dx[i * size + k, j * size + l, d] = upstream[i, j, d]
    return dx


@misconception(says="Your gradient is right, but you wrote it over the image.", ask="What does a second look at x find?")
def changes_argument(upstream, x, size=2):
    x[...] = spread(upstream, size) * winners(x, size)
    return x.copy()


def inputs(rng):
    for height, width, depth, options, label in [
        (4, 6, 3, (), "size left out"),
        (6, 9, 2, (3,), ""),
        (8, 4, 5, (4,), ""),
        (6, 2, 1, (2,), "one channel, one column of regions"),
        (2, 3, 4, (1,), "size = 1"),
    ]:
        # Distinct numbers, at least 0.01 apart, so that no nudge changes the winner.
        x = rng.permutation(np.linspace(-2.0, 1.0, height * width * depth))
        x = x.reshape(height, width, depth)
        size = (*options, 2)[0]
        x[:size, :size] -= 3.5  # a region without a positive number
        if size > 1:
            x[-size, -1] = 1.5 + np.arange(depth)  # a winner off the diagonal
        upstream = rng.uniform(0.3, 1.3, (height // size, width // size, depth))
        upstream *= rng.choice([-1.0, 1.0], upstream.shape)
        yield case(upstream, x, *options, label=label)
    x = rng.permutation(np.linspace(-900.0, -300.0, 4 * 8 * 2)).reshape(4, 8, 2)
    yield case(rng.uniform(0.3, 1.3, (2, 4, 2)), x, label="all numbers far below zero")


def loss(upstream, x, size=2):
    """The pooled numbers weighed by the upstream gradient."""
    return lambda v: float((upstream * regions(v, size).max(axis=(1, 3))).sum()), x


def hidden(rng):
    x, g = rng.normal(size=(4, 36, 2)), rng.normal(size=(2, 18, 2))
    yield case(g, x, size=2, label="36 columns, by name")
    yield case(rearranged(rng, g), x, size=2, label="36 columns, in another order, by name")
    x, g = rng.normal(size=(36, 36, 2)), rng.normal(size=(2, 2, 2))
    yield case(g, x, size=18, label="regions of 18 × 18, by name")
    yield case(rng.normal(size=(6, 6, 1)), x[..., :1], size=6, label="regions of 6 × 6, by name")
    yield case(np.array([[[-0.7]]]), x[:3, :3, :1], size=3, label="one region, by name")
    yield case(rng.normal(size=(1, 2, 36)), rng.normal(size=(2, 4, 36)), label="36 channels")
    x, g = rng.permutation(np.arange(4 * 6 * 3)).reshape(4, 6, 3), rng.normal(size=(2, 3, 3))
    yield case(g, 1e-10 * x, label="near 1e-9")
    yield case(g, -1e7 - 1e5 * x, label="near -1e7")
    yield case(g * 1e-8, 0.1 * x, label="an upstream near 1e-8")
    yield case(g * 1e7, 0.1 * x, label="an upstream near 1e7")
    yield case(g, 0.5 + 1e-7 * x, label="pixels that differ by 1e-7")


EXERCISE = Exercise(
    max_pool2d_backward,
    points=4,
    oracle=oracle.max_pool2d_backward,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=2), Gradient(loss, points=1), Pure(points=1)],
    extra=True,
)
