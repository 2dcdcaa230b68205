r"""To learn, the layer needs gradients. From above it receives
$g = \partial \mathcal L / \partial z$, one number for each number it gave: the *upstream*
gradient, of shape `(H', W', n_filters)`. It has to tell how the loss changes with its input, its
filters and its biases.

Look at the formula of `conv2d` once more, one product at a time. The number $z_{ijm}$ contains the
product $\tilde x_{is+k,\,js+l,\,d} \cdot w_{mkld}$. A product passes its upstream gradient to
either factor, multiplied by the *other* factor; and whatever is used several times **adds up**
what it gets:

| | is used | so its gradient is a sum over |
|---|---|---|
| $b_m$ | once at every place | all places $(i, j)$ of map $m$, of $g_{ijm}$ |
| $w_{mkld}$ | once at every place | all places, of $g_{ijm}$ times the pixel it lay on |
| $\tilde x_{rcd}$ | in every window over it, by every filter | all of these, likewise |

```
   f = 2, stride 1, four windows                  how often each pixel of x is used

   the pixel in the middle lies in                       1  2  1
   all four windows: dx collects                         2  4  2
   four numbers there                                    1  2  1
```

The border of zeros has gradients too, but nobody asks for them: `dx` has the shape of `x`.

Write `conv2d_backward(upstream, x, w, stride=1, pad=0)`. It returns `(dx, dw, db)`, in the shapes
of `x`, `w` and `b`.
"""

import numpy as np

from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import convolution as oracle

from ._draw import rearranged


def conv2d_backward(upstream, x, w, stride=1, pad=0):
    """The gradients of a convolutional layer's input, filters and biases.

    upstream: (H', W', n_filters), dL/dz.  x: (H, W, D).  w: (n_filters, f, f, D).
    Returns (dx, dw, db): (H, W, D), (n_filters, f, f, D) and (n_filters,).
    """
    height, width, _ = x.shape
    f = w.shape[1]
    padded = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    d_padded, dw = np.zeros_like(padded), np.zeros_like(w)
    for i in range(upstream.shape[0]):
        for j in range(upstream.shape[1]):
            place = np.s_[i * stride : i * stride + f, j * stride : j * stride + f]
            g = upstream[i, j][:, None, None, None]
            dw += g * padded[place]
            d_padded[place] += (g * w).sum(axis=0)
    dx = d_padded[pad : pad + height, pad : pad + width]
    return dx, dw, upstream.sum(axis=(0, 1))


@accepted
def all_loops(upstream, x, w, stride=1, pad=0):
    H, W, D = x.shape
    F, f = w.shape[:2]
    dx = [[[0.0] * D for _ in range(W)] for _ in range(H)]
    dw = [[[[0.0] * D for _ in range(f)] for _ in range(f)] for _ in range(F)]
    db = [0.0] * F
    for i, j, m in np.ndindex(*upstream.shape):
        g = float(upstream[i, j, m])
        db[m] += g
        for k, l, d in np.ndindex(f, f, D):
            r, c = i * stride + k - pad, j * stride + l - pad
            if 0 <= r < H and 0 <= c < W:
                dx[r][c][d] += g * float(w[m, k, l, d])
                dw[m][k][l][d] += g * float(x[r, c, d])
    return [dx, dw, db]


@accepted
def window_views(upstream, x, w, stride=1, pad=0):
    H, W, D = x.shape
    f = w.shape[1]
    border = ((pad, pad), (pad, pad), (0, 0))
    view = np.lib.stride_tricks.sliding_window_view(np.pad(x, border), (f, f), axis=(0, 1))
    dw = np.einsum("ijm,ijdkl->mkld", upstream, view[::stride, ::stride])
    # The way back of a stride: zeros between the entries of the upstream gradient.
    spread = np.zeros((H + 2 * pad - f + 1, W + 2 * pad - f + 1, len(w)))
    spread[::stride, ::stride] = upstream
    full = np.pad(spread, ((f - 1, f - 1), (f - 1, f - 1), (0, 0)))
    back = np.lib.stride_tricks.sliding_window_view(full, (f, f), axis=(0, 1))
    dx = np.einsum("rcmkl,mkld->rcd", back, w[:, ::-1, ::-1])
    return dx[pad : pad + H, pad : pad + W], dw, np.einsum("ijm->m", upstream)


@accepted
def as_matrix_product(upstream, x, w, stride=1, pad=0):
    H, W, D = x.shape
    F, f = w.shape[:2]
    index = np.pad(np.arange(x.size).reshape(x.shape), ((pad,) * 2, (pad,) * 2, (0, 0)), constant_values=-1)
    rows = np.array(
        [index[i * stride : i * stride + f, j * stride : j * stride + f].ravel() for i in range(upstream.shape[0]) for j in range(upstream.shape[1])]
    )
    flat = np.append(x.ravel(), 0.0)
    g = upstream.reshape(-1, F)
    dw = (g.T @ flat[rows]).reshape(w.shape)
    dflat = np.zeros(x.size + 1)
    np.add.at(dflat, rows, g @ w.reshape(F, -1))
    return dflat[:-1].reshape(x.shape), dw, g.sum(0)


@accepted
def shifted_slices(upstream, x, w, stride=1, pad=0):
    upstream, x, w = (a.astype(np.float32) for a in (upstream, x, w))
    H, W, D = x.shape
    high, wide = upstream.shape[:2]
    f = w.shape[1]
    xp = np.zeros((H + 2 * pad, W + 2 * pad, D), np.float32)
    xp[pad : H + pad, pad : W + pad] = x
    dxp, dw = np.zeros_like(xp), np.zeros_like(w)
    for k in range(f):
        for l in range(f):
            part = (slice(k, k + stride * (high - 1) + 1, stride), slice(l, l + stride * (wide - 1) + 1, stride))
            dw[:, k, l] = np.tensordot(upstream, xp[part], axes=([0, 1], [0, 1]))
            dxp[part] += upstream @ w[:, k, l]
    return dxp[pad : H + pad, pad : W + pad], dw, upstream.sum((0, 1))


def backwards(upstream, x, w, stride, pad, *, assign=False, step=None, turn=False, pixels=None):
    """The three gradients with one thing done otherwise; dx with its border still on."""
    f = w.shape[1]
    padded = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    seen = padded if pixels is None else pixels
    d_padded, dw = np.zeros_like(padded), np.zeros_like(w)
    stride = step or stride
    back = w[:, ::-1, ::-1] if turn else w
    for i, j in np.ndindex(*upstream.shape[:2]):
        place = np.s_[i * stride : i * stride + f, j * stride : j * stride + f]
        g = upstream[i, j][:, None, None, None]
        h, v = d_padded[place].shape[:2]
        dw += g * seen[place]
        if assign:
            d_padded[place] = (g * back).sum(axis=0)
        else:
            d_padded[place] += (g * back).sum(axis=0)[:h, :v]
    return d_padded, dw, upstream.sum(axis=(0, 1))


def cropped(dx, x, pad):
    return dx[pad : pad + x.shape[0], pad : pad + x.shape[1]]


@misconception(
    says="Where windows overlap, the later one overwrites what the earlier ones left in dx.",
    ask="A pixel lies in four windows: how many numbers does its gradient collect?",
)
def assigned_not_added(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad, assign=True)
    return cropped(dx, x, pad), dw, db


@misconception(says="Your dx still has the border of zeros around it.", ask="Which shape has x?")
def border_kept(upstream, x, w, stride=1, pad=0):
    return backwards(upstream, x, w, stride, pad)


@misconception(says="You cut the border off with `[pad:-pad]`, which leaves nothing where pad is 0.", ask="What is `[1, 2, 3][0:-0]`?")
def minus_zero_slice(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad)
    return dx[pad:-pad, pad:-pad], dw, db


@misconception(says="You cut the border off below and to the right only.", ask="In the padded image, at which row and column does x begin?")
def corner_cropped(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad)
    return dx[: x.shape[0], : x.shape[1]], dw, db


@misconception(
    says="Your windows move on by one pixel each, whatever the stride is.", ask="At which row does the window of place i = 1 begin, if the stride is 2?"
)
def start_without_stride(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad, step=1)
    return cropped(dx, x, pad), dw, db


@misconception(
    says="You turned the filters by 180° on the way to dx.", ask="Which number of the filter lay on the window's top left pixel, and so passes g back to it?"
)
def kernel_flipped(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad, turn=True)
    return cropped(dx, x, pad), dw, db


@misconception(says="Your dw is turned by 180°.", ask="With which pixel of the window is the filter's first number multiplied?")
def gradient_flipped(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad)
    return cropped(dx, x, pad), dw[:, ::-1, ::-1], db


@misconception(
    says="The upstream gradient does not enter your result: it is right where that is 1 everywhere.",
    ask="If the loss does not depend on a place at all, what should that place add to dw?",
)
def upstream_ignored(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(np.ones_like(upstream), x, w, stride, pad)
    return cropped(dx, x, pad), dw, db


@misconception(says="You averaged the upstream gradient for db.", ask="If b grows by a little, at how many places does z grow by as much?")
def mean_for_sum(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad)
    return cropped(dx, x, pad), dw, upstream.mean(axis=(0, 1))


@misconception(says="Your db counts the places; the upstream gradient does not enter it.", ask="Does the loss react equally to every place of a map?")
def bias_counts_places(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad)
    return cropped(dx, x, pad), dw, np.full(len(w), float(upstream[..., 0].size))


@misconception(says="Your db is one number: you summed over the maps too.", ask="How many biases are there?")
def db_summed_over_all(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad)
    return cropped(dx, x, pad), dw, upstream.sum()


@misconception(says="Your db is the upstream gradient itself.", ask="One bias is added at every place of its map: how many numbers does its gradient collect?")
def db_not_summed(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad)
    return cropped(dx, x, pad), dw, upstream


@misconception(says="You divided dw and db by the number of places.", ask="Is there a mean anywhere in the layer?")
def averaged(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad)
    places = upstream[..., 0].size
    return cropped(dx, x, pad), dw / places, db / places


@misconception(says="All filters got the same gradient.", ask="Which map does filter m take part in?")
def filters_mixed(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad)
    return cropped(dx, x, pad), np.broadcast_to(dw.sum(axis=0), w.shape), db


@misconception(says="Only the last filter has left its part in dx.", ask="How many filters are laid on the same pixel?")
def last_filter_only(upstream, x, w, stride=1, pad=0):
    _, dw, db = backwards(upstream, x, w, stride, pad)
    dx, _, _ = backwards(upstream[..., -1:], x, w[-1:], stride, pad)
    return cropped(dx, x, pad), dw, db


@misconception(says="Your dw holds the part of the last place only.", ask="At how many places is a filter used?")
def last_place_only(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad)
    last = np.zeros_like(upstream)
    last[-1, -1] = upstream[-1, -1]
    return cropped(dx, x, pad), backwards(last, x, w, stride, pad)[1], db


@misconception(
    says="For dw your windows begin at the image's own corner, not at that of its border.", ask="On which pixels did the filter lie at place (0, 0)?"
)
def padding_forgotten(upstream, x, w, stride=1, pad=0):
    pixels = np.pad(x, ((0, 2 * pad), (0, 2 * pad), (0, 0)))
    dx, dw, db = backwards(upstream, x, w, stride, pad, pixels=pixels)
    return cropped(dx, x, pad), dw, db


@misconception(says="The three gradients are right, but not in the order that is asked for.", ask="Which of the three comes first?")
def order_changed(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad)
    return dw, db, cropped(dx, x, pad)


@misconception(says="All your gradients have the wrong sign.", ask="Is a gradient asked for, or a step against it?")
def mixed_signs(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(-upstream, x, w, stride, pad)
    return cropped(dx, x, pad), dw, db


@misconception(says="You returned dw and db; dx is missing.", ask="What does the layer before this one need to go on?")
def dx_missing(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad)
    return dw, db


@misconception(says="Your gradients are right, but the upstream gradient is another after the call.", ask="Who else may still need the upstream gradient?")
def changes_argument(upstream, x, w, stride=1, pad=0):
    dx, dw, db = backwards(upstream, x, w, stride, pad)
    upstream /= 2.0
    return cropped(dx, x, pad), dw, db


def inputs(rng):
    for height, width, depth, n_filters, f, options, label in [
        (4, 5, 2, 4, 3, (), "stride and pad left out"),
        (5, 7, 2, 4, 3, (2, 1), ""),
        (3, 6, 3, 5, 2, (3, 1), "a stride larger than the filter"),
        (4, 6, 3, 1, 2, (2,), "one filter, pad left out"),
        (5, 3, 1, 3, 2, (1, 2), "one channel"),
        (2, 4, 3, 2, 4, (1, 1), "one row of places"),
        (5, 5, 2, 3, 3, (2, 1), "a square image"),
        (4, 5, 4, 3, 1, (), "filters of one pixel, four channels"),
    ]:
        stride, pad = (*options, *(1, 0)[len(options) :])
        x = rng.normal(size=(height, width, depth))
        w = rng.normal(size=(n_filters, f, f, depth))
        places = ((side + 2 * pad - f) // stride + 1 for side in (height, width))
        upstream = rng.uniform(0.3, 1.3, (*places, n_filters))
        upstream *= rng.choice([-1.0, 1.0], upstream.shape, p=[0.3, 0.7])
        yield case(upstream, x, w, *options, label=label)


def loss(upstream, x, w, stride=1, pad=0):
    """The layer's outputs weighed by the upstream gradient, of input, filters and biases."""
    f = w.shape[1]

    def weighed(point):
        x, w, b = point
        padded = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
        view = np.lib.stride_tricks.sliding_window_view(padded, (f, f), axis=(0, 1))
        z = np.tensordot(view[::stride, ::stride], w, axes=([2, 3, 4], [3, 1, 2])) + b
        return float((upstream * z).sum())

    return weighed, (x, w, np.zeros(len(w)))


def hidden(rng):
    x, w, g = (rng.normal(size=(4, 36, 2)), rng.normal(size=(3, 3, 3, 2)), rng.normal(size=(2, 34, 3)))
    yield case(g, x, w, label="36 columns")
    yield case(rearranged(rng, g), x, w, label="36 columns, in another order")
    x, w, g = (rng.normal(size=(3, 4, 2)), rng.normal(size=(36, 2, 2, 2)), rng.normal(size=(4, 5, 36)))
    yield case(g, x, w, stride=1, pad=1, label="36 filters, by name")
    x, w, g = (rng.normal(size=(5, 3, 36)), rng.normal(size=(2, 3, 3, 36)), rng.normal(size=(2, 1, 2)))
    yield case(g, x, w, stride=2, pad=0, label="36 channels, by name")
    x, w, g = rng.normal(size=(3, 4, 2)), rng.normal(size=(2, 2, 2, 2)), rng.normal(size=(2, 3, 2))
    yield case(g * 1e7, x, w, label="an upstream near 1e7")
    yield case(g * 1e-7, x, w, label="an upstream near 1e-7")
    yield case(g, x, np.repeat(w[:1], 2, axis=0), label="equal filters")
    yield case(g * 0, x, w, label="an upstream of zeros")
    yield case(g, x, w, label="3 × 4")
    yield case(g, -x, w, label="the same, another image")
    yield case(-g, x, w, label="the same, another upstream")
    yield case(g * 1e-11, x * 1e11, w * 1e11, label="an upstream near 1e-11")
    x, w, g = rng.normal(size=(13, 9, 1)), rng.normal(size=(1, 7, 7, 1)), rng.normal(size=(4, 3, 1))
    yield case(g, x, w, stride=4, pad=3, label="a filter of 7 × 7 and a stride of 4, by name")


EXERCISE = Exercise(
    conv2d_backward,
    points=7,
    oracle=oracle.conv2d_backward,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=5), Gradient(loss, points=1), Pure(points=1)],
    equivalent={"line 8: 1 + 1": "filters are square, so that either side is f"},
    extra=True,
)
