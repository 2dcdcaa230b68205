"""Oracles of assignment 2, `activations`: activations, output units, their derivatives."""

from nn_reference.activations import (
    absolute_relu,
    elu,
    elu_grad,
    leaky_relu,
    leaky_relu_grad,
    maxout,
    prelu_slope_grad,
    relu,
    relu_grad,
    sigmoid,
    sigmoid_grad,
    step,
    tanh_from_sigmoid,
    tanh_grad,
)
from nn_reference.output_units import output_unit, softmax, softmax_jacobian

__all__ = [
    "absolute_relu",
    "elu",
    "elu_grad",
    "leaky_relu",
    "leaky_relu_grad",
    "maxout",
    "output_unit",
    "prelu_slope_grad",
    "relu",
    "relu_grad",
    "sigmoid",
    "sigmoid_grad",
    "softmax",
    "softmax_jacobian",
    "step",
    "tanh_from_sigmoid",
    "tanh_grad",
]
