"""Sizes: how far a filter can slide, and the shapes convolution and pooling leave behind.

A filter that does not fit exactly is an error here; frameworks round down and drop pixels.
"""

from collections.abc import Sequence

import numpy as np

from nn_reference.shapes import ShapeError, count


class FilterDoesNotFit(ValueError):
    """A filter, its stride and padding that do not cover an axis exactly, with what would."""

    def __init__(self, n: int, f: int, stride: int, pad: int) -> None:
        self.n, self.f, self.stride, self.pad = n, f, stride, pad
        span = n + 2 * pad - f
        if span < 0:
            needed = -(-(f - n) // 2)
            reason = f"is wider than the input, {n} + 2*{pad}"
            remedy = f"take a filter of at most {n + 2 * pad}, or pad by {needed}"
        else:
            reason = (
                f"at stride {stride} leaves {span % stride} over: ({n} + 2*{pad} - {f})/{stride}"
            )
            others = [s for s in range(1, span + 1) if span % s == 0][:6]
            remedy = f"strides that fit: {', '.join(map(str, others))}"
            wider = [p for p in range(pad + 1, pad + stride) if (n + 2 * p - f) % stride == 0]
            remedy += f"; or pad by {wider[0]}" if wider else ""
        super().__init__(f"a filter of {f} {reason}; {remedy}")


def conv_output_size(n: int, f: int, *, stride: int = 1, pad: int = 0) -> int:
    """Positions an f-wide filter takes along one axis of n pixels: (n + 2 pad - f) / stride + 1.

    Raises FilterDoesNotFit where the filter leaves pixels over or is wider than the padded input,
    ValueError for n, f or stride below 1 or pad below 0.
    Source: DS 503 lecture 14, "Using Strides", "Zero Padding the border".

    >>> conv_output_size(7, 3, stride=2), conv_output_size(7, 3, pad=1)
    (3, 7)
    >>> conv_output_size(7, 3, stride=3)
    Traceback (most recent call last):
    nn_reference.sizes.FilterDoesNotFit: a filter of 3 at stride 3 leaves 1 over: (7 + 2*0 - 3)/3; \
strides that fit: 1, 2, 4; or pad by 1
    """
    n, f = count(n, "n"), count(f, "f")
    stride, pad = count(stride, "stride"), count(pad, "pad", least=0)
    span = n + 2 * pad - f
    if span < 0 or span % stride:
        raise FilterDoesNotFit(n, f, stride, pad)
    return span // stride + 1


def same_padding(f: int) -> int:
    """The padding that keeps an image's size at stride 1: (f - 1) / 2.

    Raises ValueError for an even f, where there is none.
    Source: DS 503 lecture 14, "Zero Padding the border".

    >>> same_padding(3), same_padding(5), same_padding(7)
    (1, 2, 3)
    """
    if count(f, "f") % 2 == 0:
        raise ValueError(f"f is {f}; only an odd filter can keep the size: take {f - 1} or {f + 1}")
    return (f - 1) // 2


def conv_output_shape(
    input_shape: Sequence[int], n_filters: int, f: int, *, stride: int = 1, pad: int = 0
) -> tuple[int, int, int]:
    """(H', W', n_filters): what n_filters filters of f x f make of an image (H, W, D).

    Raises FilterDoesNotFit or ValueError as `conv_output_size` does, on either side.
    Source: DS 503 lecture 14, "Create Trainable Filters".

    >>> conv_output_shape((32, 32, 3), 10, 5, pad=2)
    (32, 32, 10)
    """
    height, width, _ = _image(input_shape)
    rows, columns = (conv_output_size(n, f, stride=stride, pad=pad) for n in (height, width))
    return rows, columns, count(n_filters, "n_filters")


def pool_output_shape(input_shape: Sequence[int], *, size: int = 2) -> tuple[int, int, int]:
    """(H / size, W / size, D): an image (H, W, D) after pooling size x size regions.

    Raises FilterDoesNotFit where the regions, which do not overlap, fail to tile both sides.
    Source: DS 503 lecture 14, "Convolutional Neural Networks" (Pooling).

    >>> pool_output_shape((224, 224, 64))
    (112, 112, 64)
    """
    height, width, depth = _image(input_shape)
    rows, columns = (conv_output_size(n, size, stride=size) for n in (height, width))
    return rows, columns, depth


def _image(shape: Sequence[int]) -> tuple[int, int, int]:
    if np.ndim(np.asarray(shape)) != 1 or len(shape) != 3:
        raise ShapeError(f"input_shape is {shape}, but an image has three axes: (H, W, D)")
    height, width, depth = shape
    return count(height, "H"), count(width, "W"), count(depth, "D")
