"""Counting parameters, by formula: what a layer has to learn.

A bias is a parameter. Pooling, activations and the input have none. Counts are exact ints.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from nn_reference.shapes import count


def unit_parameter_count(n_in: int) -> int:
    """Parameters of one unit: a weight for each of n_in inputs, and a bias.

    Raises ValueError for n_in below 1.
    Source: Quinton and Chin, deep networks, "Recap: 2-Layer Neural Network".

    >>> unit_parameter_count(3)
    4
    """
    return count(n_in, "n_in") + 1


def dense_parameter_count(n_in: int, n_out: int) -> int:
    """Parameters of a fully connected layer: (n_in + 1) n_out.

    Raises ValueError for a size below 1.
    Source: DS 503 lecture 14, "Interconnection Among Nodes".

    >>> dense_parameter_count(256, 128)
    32896
    """
    return unit_parameter_count(n_in) * count(n_out, "n_out")


def network_parameter_count(sizes: Sequence[int]) -> int:
    """Parameters of a fully connected network with layers of sizes [n_0, ..., n_L].

    Raises ValueError for fewer than two sizes, or one below 1.
    Source: DS 503 lecture 14, "Example of Feed-forward Neural Network".

    >>> network_parameter_count([784, 256, 10])
    203530
    """
    if len(sizes) < 2:
        raise ValueError(f"sizes is {list(sizes)}; it should hold the input's size and a layer's")
    return sum(dense_parameter_count(n_in, n_out) for n_in, n_out in pairwise(sizes))


def conv_parameter_count(f: int, depth: int, n_filters: int) -> int:
    """Parameters of n_filters filters f x f over an input of that depth: (f f depth + 1) n_filters.

    Wherever a filter slides, it is the same filter: the image's size does not count.
    Raises ValueError for a size below 1.
    Source: DS 503 lecture 14, "Calculating the number of parameters".

    >>> conv_parameter_count(5, 3, 10)
    760
    """
    return dense_parameter_count(count(f, "f") ** 2 * count(depth, "depth"), n_filters)


def dense_on_image_weight_count(height: int, width: int, channels: int, n_units: int) -> int:
    """Weights, without biases, of n_units units that each see a whole image.

    Raises ValueError for a size below 1.
    Source: DS 503 lecture 14, "Convolutional Neural Networks".

    >>> dense_on_image_weight_count(1024, 1024, 3, 320)
    1006632960
    """
    pixels = count(height, "height") * count(width, "width")
    return pixels * count(channels, "channels") * count(n_units, "n_units")


def random_connection_count(n: int, m: int) -> int:
    """Ways to connect a unit to m of n inputs: n! / (m! (n - m)!).

    Raises ValueError unless 0 <= m <= n.
    Source: DS 503 lecture 14, "Interconnection Among Nodes" (Random).

    >>> random_connection_count(5, 2)
    10
    """
    n, m = count(n, "n", least=0), count(m, "m", least=0)
    if m > n:
        raise ValueError(f"m is {m} and n is {n}; a unit cannot have more inputs than there are")
    return math.comb(n, m)
