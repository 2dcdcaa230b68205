"""The lectures' compute graphs, worked out: values forward, gradients backward."""

from collections.abc import Mapping

import numpy as np

from nn_reference.examples.graph_steps import backward_steps, forward_steps
from nn_reference.examples.model import Example, Graph, with_figures
from nn_reference.graph import (
    BONUS_14_1_GRAPH,
    BONUS_14_1_INPUTS,
    NEURON_MSE_GRAPH,
    SUM_PRODUCT_GRAPH,
    Node,
)

#: DS 503 lecture 14, "Bonus Question 2.1 Solutions": sin(x1) cos(x2).
SIN_COS_GRAPH: tuple[Node, ...] = (
    ("x1", "input", ()),
    ("x2", "input", ()),
    ("s", "sin", ("x1",)),
    ("c", "cos", ("x2",)),
    ("f", "mul", ("s", "c")),
)
#: Feedforward networks deck, "Exercise: AD on computation graph": -log sigmoid(w . x).
NEG_LOG_SIGMOID_GRAPH: tuple[Node, ...] = (
    *((f"{letter}{i}", "input", ()) for letter in "wx" for i in (1, 2, 3)),
    *((f"p{i}", "mul", (f"w{i}", f"x{i}")) for i in (1, 2, 3)),
    ("q", "add", ("p1", "p2")),
    ("a", "add", ("q", "p3")),
    ("y", "sigmoid", ("a",)),
    ("l", "log", ("y",)),
    ("loss", "neg", ("l",)),
)
SUM_PRODUCT_NUMBERS = (
    "The text of the deck shows z = -4 and two gradients; x and y are those of the course notes "
    "that the feedforward deck links to for this graph (CS231n)."
)


def sum_product(rng: np.random.Generator | None = None) -> Example:
    """(x + y) z, forward and backward.

    Source: DS 503 lecture 14, "Example of Backprop".

    >>> sum_product().values["dz"]
    3.0
    """
    drawn = {"x": -2.0, "y": 5.0, "z": -4.0} if rng is None else _whole(rng, "xyz")
    return _example(
        Graph(SUM_PRODUCT_GRAPH, drawn, "f"),
        title="f = (x + y)·z",
        source='DS 503 lecture 14, "Example of Backprop"',
        about=SUM_PRODUCT_NUMBERS if rng is None else "",
        printed={"dx": "-4", "dy": "-4"} if rng is None else {},
    )


def neuron_mse(rng: np.random.Generator | None = None) -> Example:
    """One sigmoid neuron and its squared error.

    Source: DS 503 lecture 14, "Compute Graph".

    >>> round(neuron_mse().values["L"], 6)
    0.142537
    """
    inputs = {"w": 0.5, "x": 2.0, "b": -0.5, "target": 1.0}
    if rng is not None:
        inputs = _halves(rng, ("w", "x", "b")) | {"target": float(rng.integers(0, 2))}
    return _example(
        Graph(NEURON_MSE_GRAPH, inputs, "L"),
        title="One sigmoid neuron and its squared error: L = (σ(w·x + b) - target)²",
        source='DS 503 lecture 14, "Compute Graph"',
        about="The deck gives no numbers, and calls the target ŷ.",
    )


def bonus_14_1(rng: np.random.Generator | None = None) -> Example:
    """A sigmoid neuron of two inputs, down to single steps.

    Source: DS 503 lecture 14, "Bonus Question 14.1".

    >>> round(bonus_14_1().values["f"], 6)
    0.731059
    """
    inputs = BONUS_14_1_INPUTS if rng is None else _small_sum(rng)
    return _example(
        Graph(BONUS_14_1_GRAPH, inputs, "f"),
        title="Bonus question 14.1: f = 1/(1 + exp(-(w0·x0 + w1·x1 + w2)))",
        source='DS 503 lecture 14, "Bonus Question 14.1"',
    )


def bonus_2_1(rng: np.random.Generator | None = None) -> Example:
    """The Jacobian of sin(x1) cos(x2).

    Source: DS 503 lecture 14, "Bonus Question 2.1 Solutions".

    >>> [round(entry, 6) for entry in bonus_2_1().values["jacobian"][0]]
    [-0.224845, -0.765147]
    """
    inputs = {"x1": 1.0, "x2": 2.0} if rng is None else _halves(rng, ("x1", "x2"))
    graph = Graph(SIN_COS_GRAPH, inputs, "f")
    slopes = graph.run.gradients
    return _example(
        graph,
        title="Bonus question 2.1: the Jacobian of sin(x1)·cos(x2)",
        source='DS 503 lecture 14, "Bonus Question 2.1 Solutions"',
        about="The deck leaves x open; angles are in radians.",
        more={"jacobian": [[slopes["x1"], slopes["x2"]]]},
    )


def neg_log_sigmoid(rng: np.random.Generator | None = None) -> Example:
    """-log σ(w . x) and its gradient.

    Source: Feedforward networks deck, "Exercise: AD on computation graph".

    >>> round(neg_log_sigmoid().values["loss"], 6)
    0.474077
    """
    w, x = [1.0, 1.0, -1.5], [1.0, 1.0, 1.0]
    if rng is not None:
        drawn = _halves(rng, ("w1", "w2", "w3", "x1", "x2", "x3"), largest=1.5)
        w, x = [drawn[f"w{i}"] for i in (1, 2, 3)], [drawn[f"x{i}"] for i in (1, 2, 3)]
    inputs = {f"{n}{i}": v for n, vs in (("w", w), ("x", x)) for i, v in enumerate(vs, 1)}
    graph = Graph(NEG_LOG_SIGMOID_GRAPH, inputs, "loss")
    return _example(
        graph,
        title="loss = -log σ(w·x)",
        source='Feedforward networks deck, "Exercise: AD on computation graph"',
        more={"dw": [graph.run.gradients[f"w{i}"] for i in (1, 2, 3)]},
    )


def _example(
    graph: Graph,
    *,
    title: str,
    source: str,
    about: str = "",
    printed: Mapping[str, str] | None = None,
    more: Mapping[str, object] | None = None,
) -> Example:
    steps = with_figures([*forward_steps(graph), *backward_steps(graph)], printed or {})
    values = {step.name: step.value for step in steps}
    return Example(
        title=title,
        source=source,
        about=about,
        inputs=graph.inputs,
        values={**values, **(more or {})},
        steps=steps,
        graph=graph,
    )


def _whole(rng: np.random.Generator, names: str) -> dict[str, float]:
    choices = [n for n in range(-6, 7) if n]
    while True:
        drawn = {name: float(rng.choice(choices)) for name in names}
        if drawn["x"] + drawn["y"]:
            return drawn


def _halves(
    rng: np.random.Generator, names: tuple[str, ...], *, largest: float = 2.0
) -> dict[str, float]:
    """A number for each name, in steps of a half, not 0."""
    choices = [n / 2 for n in range(-int(2 * largest), int(2 * largest) + 1) if n]
    return {name: float(rng.choice(choices)) for name in names}


def _small_sum(rng: np.random.Generator) -> dict[str, float]:
    """Whole numbers whose weighted sum is small, so that the sigmoid is not flat there."""
    choices = [-3, -2, -1, 1, 2, 3]
    while True:
        drawn = {name: float(rng.choice(choices)) for name in BONUS_14_1_INPUTS}
        s = drawn["w0"] * drawn["x0"] + drawn["w1"] * drawn["x1"] + drawn["w2"]
        if 0 < abs(s) <= 3:
            return drawn
