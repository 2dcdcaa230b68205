"""Oracles of assignment 5, `convolution`: sizes, parameters, and the layers themselves."""

from collections.abc import Sequence

from numpy.typing import ArrayLike

from nn_reference import convolution, pooling, sizes
from nn_reference.architectures import vgg16_parameter_counts
from nn_reference.convolution import correlate_single
from nn_reference.counts import (
    conv_parameter_count,
    dense_on_image_weight_count,
    random_connection_count,
)
from nn_reference.shapes import Array
from nn_reference.sizes import same_padding

__all__ = [
    "conv2d",
    "conv2d_backward",
    "conv_output_shape",
    "conv_output_size",
    "conv_parameter_count",
    "correlate_single",
    "dense_on_image_weight_count",
    "max_pool2d",
    "max_pool2d_backward",
    "pool_output_shape",
    "random_connection_count",
    "same_padding",
    "vgg16_parameter_counts",
]


def conv_output_size(n: int, f: int, stride: int = 1, pad: int = 0) -> int:
    """(n + 2 pad - f) / stride + 1; ValueError where the filter does not fit."""
    return sizes.conv_output_size(n, f, stride=stride, pad=pad)


def conv_output_shape(
    input_shape: Sequence[int], n_filters: int, f: int, stride: int = 1, pad: int = 0
) -> tuple[int, int, int]:
    """(H', W', n_filters) for an input (H, W, D); ValueError where the filter does not fit."""
    return sizes.conv_output_shape(input_shape, n_filters, f, stride=stride, pad=pad)


def pool_output_shape(input_shape: Sequence[int], size: int = 2) -> tuple[int, int, int]:
    """(H / size, W / size, D); ValueError where regions do not tile both sides."""
    return sizes.pool_output_shape(input_shape, size=size)


def conv2d(x: ArrayLike, w: ArrayLike, b: ArrayLike, stride: int = 1, pad: int = 0) -> Array:
    """(H', W', n_filters); ValueError where the filter does not fit."""
    return convolution.conv2d(x, w, b, stride=stride, pad=pad)


def conv2d_backward(
    upstream: ArrayLike, x: ArrayLike, w: ArrayLike, stride: int = 1, pad: int = 0
) -> tuple[Array, Array, Array]:
    """(dx, dw, db) of `conv2d`."""
    return convolution.conv2d_backward(upstream, x, w, stride=stride, pad=pad)


def max_pool2d(x: ArrayLike, size: int = 2) -> Array:
    """(H / size, W / size, D): the largest of each region."""
    return pooling.max_pool2d(x, size=size)


def max_pool2d_backward(upstream: ArrayLike, x: ArrayLike, size: int = 2) -> Array:
    """(H, W, D): upstream, routed to the largest of each region."""
    return pooling.max_pool2d_backward(upstream, x, size=size)
