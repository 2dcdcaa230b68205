"""Oracles of assignment 3, `losses`: losses and the gradients that start backpropagation."""

from nn_reference.information import entropy, kl_divergence
from nn_reference.losses import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    cross_entropy,
    cross_entropy_output_grad,
    cross_entropy_with_logits,
    half_squared_error,
    sigmoid_cross_entropy_grad,
    softmax_cross_entropy_grad,
    softmax_cross_entropy_grad_rows,
    squared_error_sigmoid_grad,
    total_loss,
)

__all__ = [
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "cross_entropy",
    "cross_entropy_output_grad",
    "cross_entropy_with_logits",
    "entropy",
    "half_squared_error",
    "kl_divergence",
    "sigmoid_cross_entropy_grad",
    "softmax_cross_entropy_grad",
    "softmax_cross_entropy_grad_rows",
    "squared_error_sigmoid_grad",
    "total_loss",
]
