"""Convolution: a filter slides over an image, and the same weights are used wherever it stands.

Images are (H, W, D), filters (n_filters, f, f, D). As everywhere in deep learning the filter is
not flipped: strictly, this is a correlation. A convolution is one matrix product, once the patches
under the filter are laid out as rows; a batch is taken image by image, because the patches of one
image fit in a processor's cache and those of a batch do not.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike

from nn_reference.shapes import Array, fit, scalar
from nn_reference.sizes import conv_output_shape

_RULE = "x (H, W, D), w (n_filters, f, f, D)"
_BATCH_RULE = "X (n, H, W, D), w (n_filters, f, f, D)"


def correlate_single(x: ArrayLike, w: ArrayLike, b: ArrayLike) -> Array:
    """(H - f + 1, W - f + 1): one filter w (f, f) over one channel x (H, W), plus a bias.

    Entry (i, j) is sum_kl x[i + k, j + l] w[k, l] + b.
    Raises ShapeError or FilterDoesNotFit where the filter does not fit.
    Source: DS 503 lecture 14, "Convolutional Neural Networks" (5x5 Filter example).

    >>> correlate_single([[1, 2, 3], [4, 5, 6]], [[1, 0], [0, 1]], 10)
    array([[16., 18.]])
    """
    x, w = fit("x (H, W), w (f, f)", x, w)
    return conv2d(x[..., None], w[None, ..., None], [scalar(b, "b")])[..., 0]


def conv2d(x: ArrayLike, w: ArrayLike, b: ArrayLike, *, stride: int = 1, pad: int = 0) -> Array:
    """(H', W', n_filters): each filter's map of one image, with zeros around its border.

    x (H, W, D), w (n_filters, f, f, D), b (n_filters,).
    Raises ShapeError where these do not fit, FilterDoesNotFit where the filter does not.
    Source: DS 503 lecture 14, "Create Trainable Filters".

    >>> image = np.arange(9.0).reshape(3, 3, 1)
    >>> conv2d(image, np.ones((1, 3, 3, 1)), [0], stride=2, pad=1)[..., 0]
    array([[ 8., 12.],
           [20., 24.]])
    """
    x, w, b = fit(f"{_RULE}, b (n_filters,)", x, w, b)
    shape = conv_output_shape(x.shape, len(w), w.shape[1], stride=stride, pad=pad)
    return (_patches(x, w.shape[1], stride, pad) @ w.reshape(len(w), -1).T + b).reshape(shape)


def conv2d_backward(
    upstream: ArrayLike, x: ArrayLike, w: ArrayLike, *, stride: int = 1, pad: int = 0
) -> tuple[Array, Array, Array]:
    """(dx, dw, db) of `conv2d(x, w, b)` from upstream = dL/dz (H', W', n_filters).

    A pixel lies under the filter at several positions, so its gradients add up; a weight is used
    at every position, so its gradients do too.
    Raises ShapeError where these do not fit, FilterDoesNotFit where the filter does not.
    Source: DS 503 lecture 14, "Backprop with vectors", "Convolutional Neural Networks".

    >>> x, w = np.array([[[1.0], [2.0]]]), np.array([[[[3.0]]]])
    >>> dx, dw, db = conv2d_backward([[[1], [10]]], x, w)
    >>> dx.ravel(), dw.ravel(), db
    (array([ 3., 30.]), array([21.]), array([11.]))
    """
    x, w = fit(_RULE, x, w)
    n_filters, f, _, depth = w.shape
    rows, columns, _ = conv_output_shape(x.shape, n_filters, f, stride=stride, pad=pad)
    (upstream,) = fit(f"upstream ({rows}, {columns}, {n_filters})", upstream)
    g = upstream.reshape(-1, n_filters)
    dw = (g.T @ _patches(x, f, stride, pad)).reshape(w.shape)
    d_patches = (g @ w.reshape(n_filters, -1)).reshape(rows, columns, f, f, depth)
    dx = np.zeros((x.shape[0] + 2 * pad, x.shape[1] + 2 * pad, depth))
    for i, j in np.ndindex(f, f):  # all positions at once, one pixel of the filter at a time
        dx[i:, j:][: rows * stride : stride, : columns * stride : stride] += d_patches[:, :, i, j]
    db: Array = g.sum(axis=0)
    return dx[pad : pad + x.shape[0], pad : pad + x.shape[1]], dw, db


def conv2d_batch(
    X: ArrayLike, w: ArrayLike, b: ArrayLike, *, stride: int = 1, pad: int = 0
) -> Array:
    """(n, H', W', n_filters): `conv2d` of every image of a batch X (n, H, W, D).

    Raises ShapeError where these do not fit, FilterDoesNotFit where the filter does not.
    Source: DS 503 lecture 14, "Slide the filter all over the image to create maps".

    >>> conv2d_batch(np.ones((4, 5, 6, 2)), np.ones((3, 3, 3, 2)), np.zeros(3)).shape
    (4, 3, 4, 3)
    """
    X, w, b = fit(f"{_BATCH_RULE}, b (n_filters,)", X, w, b)
    shape = conv_output_shape(X.shape[1:], len(w), w.shape[1], stride=stride, pad=pad)
    z = np.empty((len(X), *shape))
    for i, x in enumerate(X):
        z[i] = conv2d(x, w, b, stride=stride, pad=pad)
    return z


def conv2d_batch_backward(
    upstream: ArrayLike, X: ArrayLike, w: ArrayLike, *, stride: int = 1, pad: int = 0
) -> tuple[Array, Array, Array]:
    """(dX, dw, db) of `conv2d_batch(X, w, b)`; the images share w and b, whose gradients add up.

    Raises ShapeError where these do not fit, FilterDoesNotFit where the filter does not.
    Source: DS 503 lecture 14, "Backprop with vectors", "Convolutional Neural Networks".

    >>> X, w = np.ones((4, 5, 6, 2)), np.ones((3, 3, 3, 2))
    >>> dX, dw, db = conv2d_batch_backward(np.ones((4, 3, 4, 3)), X, w)
    >>> dX.shape, dw.shape, db
    ((4, 5, 6, 2), (3, 3, 3, 2), array([48., 48., 48.]))
    """
    X, w = fit(_BATCH_RULE, X, w)
    (upstream,) = fit(f"upstream ({len(X)}, rows, columns, {len(w)})", upstream)
    dX, dw, db = np.empty_like(X), np.zeros_like(w), np.zeros(len(w))
    for i, (g, x) in enumerate(zip(upstream, X, strict=True)):
        dX[i], dw_i, db_i = conv2d_backward(g, x, w, stride=stride, pad=pad)
        dw += dw_i
        db += db_i
    return dX, dw, db


def _patches(x: Array, f: int, stride: int, pad: int) -> Array:
    """(positions, f f D): what lies under the filter at each position, laid out as one row."""
    padded = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    windows = sliding_window_view(padded, (f, f), axis=(0, 1))[::stride, ::stride]
    return windows.transpose(0, 1, 3, 4, 2).reshape(-1, f * f * x.shape[2])
