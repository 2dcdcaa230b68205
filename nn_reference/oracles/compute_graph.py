"""Oracles of assignment 6, `compute_graph`: graphs, gates and automatic differentiation."""

from numpy.typing import ArrayLike

from nn_reference.gates import add_backward, copy_backward, max_backward, mul_backward
from nn_reference.graph import (
    BONUS_14_1_GRAPH,
    BONUS_14_1_INPUTS,
    NEURON_MSE_GRAPH,
    SUM_PRODUCT_GRAPH,
    run_graph,
)
from nn_reference.jacobians import chain_jacobians, jacobian_sin_cos
from nn_reference.layers import linear_backward
from nn_reference.losses import binary_cross_entropy_with_logits, sigmoid_cross_entropy_grad
from nn_reference.reverse_mode import Value, gradient
from nn_reference.shapes import Array, fit

__all__ = [
    "Value",
    "add_backward",
    "bonus_14_1",
    "bonus_14_1_graph",
    "chain_jacobians",
    "copy_backward",
    "gradient",
    "jacobian_sin_cos",
    "linear_backward",
    "max_backward",
    "mul_backward",
    "neg_log_sigmoid",
    "neuron_mse",
    "sum_product",
]


def sum_product(x: float, y: float, z: float) -> dict[str, float]:
    """q, f, dx, dy, dz, dq of f = (x + y) z, q = x + y."""
    run = run_graph(SUM_PRODUCT_GRAPH, {"x": x, "y": y, "z": z})
    slopes = {f"d{name}": run.gradients[name] for name in "xyzq"}
    return {"q": run.values["q"], "f": run.values["f"], **slopes}


def neuron_mse(w: float, x: float, b: float, target: float) -> dict[str, float]:
    """u, v, y, L, dw, dx, db of L = (sigmoid(w x + b) - target)^2."""
    inputs = {"w": w, "x": x, "b": b, "target": target}
    run = run_graph(NEURON_MSE_GRAPH, inputs, output="L")
    slopes = {f"d{name}": run.gradients[name] for name in "wxb"}
    return {**{name: run.values[name] for name in "uvyL"}, **slopes}


def bonus_14_1() -> dict[str, float]:
    """f, dw0, dw1, dw2, dx0, dx1 of the bonus question, unrounded."""
    run = run_graph(BONUS_14_1_GRAPH, BONUS_14_1_INPUTS)
    return {"f": run.values["f"], **{f"d{name}": run.gradients[name] for name in BONUS_14_1_INPUTS}}


def bonus_14_1_graph() -> list[tuple[str, str, list[str]]]:
    """The bonus question's graph: (name, op, inputs) of each node."""
    return [(name, op, list(inputs)) for name, op, inputs in BONUS_14_1_GRAPH]


def neg_log_sigmoid(w: ArrayLike, x: ArrayLike) -> tuple[float, Array]:
    """(loss, dw) of -log sigmoid(w . x): the loss of a logit whose target is 1."""
    w, x = fit("w (n,), x (n,)", w, x)
    logit = [w @ x]
    return binary_cross_entropy_with_logits(logit, [1]), sigmoid_cross_entropy_grad(logit, [1]) * x
