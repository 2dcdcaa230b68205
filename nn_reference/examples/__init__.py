"""The lectures' worked examples as data: formulas, numbers put in, exact results.

`build` makes one by its id, with the lecture's numbers or, from a seed, with others. All numbers
come from the library's own functions. Nothing here prints.
"""

from collections.abc import Callable

import numpy as np

from nn_reference.examples.delta import delta_backprop
from nn_reference.examples.graphs import (
    bonus_2_1,
    bonus_14_1,
    neg_log_sigmoid,
    neuron_mse,
    sum_product,
)
from nn_reference.examples.images import (
    conv_parameters,
    conv_sizes,
    megapixel,
    mlp_parameters,
    pooling,
)
from nn_reference.examples.model import Edge, Example, Graph, Step, Table
from nn_reference.examples.networks import consecutive_ones, three_layer_network
from nn_reference.examples.networks_counted import architectures, vgg16
from nn_reference.examples.softmax import softmax_cross_entropy

#: Every example by its id, in the order of the course. The ids are stable.
EXAMPLES: dict[str, Callable[[np.random.Generator | None], Example]] = {
    "consecutive-ones": consecutive_ones,
    "three-layer-network": three_layer_network,
    "mlp-parameters": mlp_parameters,
    "softmax-cross-entropy": softmax_cross_entropy,
    "delta-backprop": delta_backprop,
    "conv-sizes": conv_sizes,
    "conv-parameters": conv_parameters,
    "megapixel": megapixel,
    "pooling": pooling,
    "vgg16": vgg16,
    "architectures": architectures,
    "sum-product": sum_product,
    "neuron-mse": neuron_mse,
    "bonus-14-1": bonus_14_1,
    "bonus-2-1": bonus_2_1,
    "neg-log-sigmoid": neg_log_sigmoid,
}
#: The one example that can go on for more steps.
REPEATS = "delta-backprop"

__all__ = ["EXAMPLES", "REPEATS", "Edge", "Example", "Graph", "Step", "Table", "build"]


def build(name: str, *, seed: int | None = None, steps: int = 1) -> Example:
    """The example of that id; with a seed the same one with other numbers.

    The same seed gives the same numbers on any machine, whichever other examples are made.
    Raises KeyError for an unknown id, ValueError for a negative seed or for steps below 1.
    Source: the deck and slide named in the example's own `source`.

    >>> build("sum-product").values["f"]
    -12.0
    """
    rng = None if seed is None else np.random.default_rng([seed, *name.encode()])
    if name == REPEATS:
        return delta_backprop(rng, steps=steps)
    return EXAMPLES[name](rng)
