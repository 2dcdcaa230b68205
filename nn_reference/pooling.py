"""Max pooling: an image in small regions that do not overlap, of each of which the largest stays.

Pooling has no parameters; its gradient goes to the pixel that won, and nowhere else.
"""

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.shapes import Array, fit
from nn_reference.sizes import pool_output_shape


def max_pool2d(x: ArrayLike, *, size: int = 2) -> Array:
    """(H / size, W / size, D): the largest entry of each size x size region of x (H, W, D).

    Raises ShapeError unless x is an image, FilterDoesNotFit where regions do not tile it.
    Source: DS 503 lecture 14, "Convolutional Neural Networks" (Pooling).

    >>> max_pool2d(np.arange(16.0).reshape(4, 4, 1))[..., 0]
    array([[ 5.,  7.],
           [13., 15.]])
    """
    (x,) = fit("x (H, W, D)", x)
    largest: Array = _regions(x, size).max(axis=-1)
    return largest


def max_pool2d_backward(upstream: ArrayLike, x: ArrayLike, *, size: int = 2) -> Array:
    """dx (H, W, D) of `max_pool2d(x)` from upstream = dL/dz (H / size, W / size, D).

    Where several entries are largest, the first in reading order takes the gradient.
    Raises ShapeError where these do not fit, FilterDoesNotFit where regions do not tile x.
    Source: DS 503 lecture 14, "Patterns in Gradient Flow" (max gate).

    >>> max_pool2d_backward([[[7]]], [[[1], [4]], [[3], [2]]])[..., 0]
    array([[0., 7.],
           [0., 0.]])
    """
    (x,) = fit("x (H, W, D)", x)
    regions = _regions(x, size)
    rows, columns, depth = regions.shape[:3]
    (upstream,) = fit(f"upstream ({rows}, {columns}, {depth})", upstream)
    routed = np.zeros_like(regions)
    np.put_along_axis(routed, regions.argmax(axis=-1)[..., None], upstream[..., None], axis=-1)
    tiles = routed.reshape(rows, columns, depth, size, size)
    return tiles.transpose(0, 3, 1, 4, 2).reshape(x.shape)


def max_pool2d_batch(X: ArrayLike, *, size: int = 2) -> Array:
    """(n, H / size, W / size, D): `max_pool2d` of every image of a batch X (n, H, W, D).

    Raises ShapeError unless X is a batch, FilterDoesNotFit where regions do not tile the images.
    Source: DS 503 lecture 14, "Convolutional Neural Networks" (Pooling).

    >>> max_pool2d_batch(np.ones((3, 4, 6, 2))).shape
    (3, 2, 3, 2)
    """
    (X,) = fit("X (n, H, W, D)", X)
    return np.stack([max_pool2d(x, size=size) for x in X])


def max_pool2d_batch_backward(upstream: ArrayLike, X: ArrayLike, *, size: int = 2) -> Array:
    """dX (n, H, W, D) of `max_pool2d_batch(X)` from upstream (n, H / size, W / size, D).

    Raises ShapeError where these do not fit, FilterDoesNotFit where regions do not tile X.
    Source: DS 503 lecture 14, "Patterns in Gradient Flow" (max gate).

    >>> max_pool2d_batch_backward(np.ones((3, 2, 3, 2)), np.ones((3, 4, 6, 2))).shape
    (3, 4, 6, 2)
    """
    (X,) = fit("X (n, H, W, D)", X)
    (upstream,) = fit(f"upstream ({len(X)}, rows, columns, {X.shape[3]})", upstream)
    pairs = zip(upstream, X, strict=True)
    return np.stack([max_pool2d_backward(g, x, size=size) for g, x in pairs])


def _regions(x: Array, size: int) -> Array:
    """(H / size, W / size, D, size size): the entries of each region, in reading order."""
    rows, columns, depth = pool_output_shape(x.shape, size=size)
    tiles = x.reshape(rows, size, columns, size, depth)
    return tiles.transpose(0, 2, 4, 1, 3).reshape(rows, columns, depth, size * size)
