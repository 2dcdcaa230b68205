"""Activations by name, each with the way a gradient goes back through it.

An elementwise activation multiplies a gradient by its derivative; softmax cannot, because its
Jacobian is full. `Activation` hides the difference from the networks.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_reference import activations as f
from nn_reference.output_units import softmax, softmax_vjp
from nn_reference.shapes import Array, array


@dataclass(frozen=True)
class Activation:
    """A function f and the way a gradient goes back through it.

    Call it for f(z). `pull_back(z, g)` is dL/dz from g = dL/df(z).

    >>> ACTIVATIONS["sigmoid"]([0.0]), ACTIVATIONS["sigmoid"].pull_back(np.zeros(1), np.ones(1))
    (array([0.5]), array([0.25]))
    """

    name: str
    function: Callable[[Array], Array]
    pull_back: Callable[[Array, Array], Array]

    def __call__(self, z: ArrayLike) -> Array:
        return self.function(array(z))


def elementwise(
    name: str, function: Callable[[Array], Array], derivative: Callable[[Array], Array]
) -> Activation:
    """An Activation that treats every entry alone: a gradient is multiplied by f'(z).

    Source: Blaettchen, Applied Deep Learning, "Back-propagation algorithm".

    >>> square = elementwise("square", lambda z: z**2, lambda z: 2 * z)
    >>> square.pull_back(np.array([3.0]), np.ones(1))
    array([6.])
    """
    return Activation(name, function, lambda z, g: g * derivative(z))


def _identity(z: Array) -> Array:
    return z


ACTIVATIONS: dict[str, Activation] = {
    one.name: one
    for one in (
        elementwise("identity", _identity, np.ones_like),
        elementwise("sigmoid", f.sigmoid, f.sigmoid_grad),
        elementwise("tanh", f.tanh, f.tanh_grad),
        elementwise("relu", f.relu, f.relu_grad),
        elementwise("leaky_relu", f.leaky_relu, f.leaky_relu_grad),
        elementwise("absolute_relu", f.absolute_relu, f.absolute_relu_grad),
        elementwise("elu", f.elu, f.elu_grad),
        Activation("softmax", softmax, lambda z, g: softmax_vjp(softmax(z), g)),
    )
}
