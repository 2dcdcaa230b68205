"""The worked example of backpropagation with deltas: forward, backward, update, and on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from nn_reference.delta import DeltaStep, delta_steps
from nn_reference.examples.model import Example, Step, Table, with_figures
from nn_reference.examples.text import factor, number, product, weighted
from nn_reference.shapes import Array


@dataclass(frozen=True)
class Given:
    """What the example starts from: one input, its target, two layers without biases."""

    x: Array
    t: float
    W1: Array
    W2: Array
    eta: float


DECK = Given(
    x=np.array([0.35, 0.9]),
    t=0.5,
    W1=np.array([[0.1, 0.8], [0.4, 0.6]]),
    W2=np.array([[0.3, 0.9]]),
    eta=1.0,
)
#: The figures as Deep-learning lecture 3 prints them; it goes on with rounded ones.
PRINTED: Mapping[str, str] = {
    "h1": "0.68",
    "h2": "0.6637",
    "y": "0.69",
    "delta_output": "-0.0406",
    "delta_hidden_1": "-0.0027",
    "delta_hidden_2": "-0.0082",
    "dW2_11": "0.0276",
    "dW2_12": "0.0269",
    "dW1_11": "0.000945",
    "dW1_12": "0.00243",
    "dW1_21": "0.00287",
    "dW1_22": "0.00738",
    "W2_11": "0.2724",
    "W2_12": "0.8731",
    "W1_11": "0.0991",
    "W1_12": "0.7976",
    "W1_21": "0.3971",
    "W1_22": "0.5926",
}


def delta_backprop(rng: np.random.Generator | None = None, *, steps: int = 1) -> Example:
    """The example, with the deck's numbers or drawn ones, trained for `steps` steps.

    Raises ValueError for fewer than one step.
    Source: Deep-learning lecture 3, "An Example for Backpropagation".

    >>> round(delta_backprop().values["delta_output"], 6)
    -0.040681
    """
    if steps < 1:
        raise ValueError(f"steps is {steps}; the example takes at least one")
    given = DECK if rng is None else _draw(rng)
    run = delta_steps(given.x, [given.t], given.W1, given.W2, given.eta, steps)
    first, last = run[0], run[steps - 1]
    lines = tuple(_forward(given, first)) + tuple(_backward(given, first))
    lines += tuple(_gradients(given, first)) + tuple(_updates(given, first))
    return Example(
        title="Backpropagation with deltas, two sigmoid layers",
        source='Deep-learning lecture 3, "An Example for Backpropagation"',
        about="No biases. delta = -dL/dnet, L = ½(t - y)². W1 and W2 among the values are the "
        "weights after the first step, W1_last and W2_last those after the last.",
        inputs={"x": given.x, "t": given.t, "W1": given.W1, "W2": given.W2, "eta": given.eta},
        values={
            **_values(first),
            "losses": [one.loss for one in run],
            "W1_last": last.W1_new,
            "W2_last": last.W2_new,
        },
        steps=with_figures(lines, PRINTED) if rng is None else lines,
        tables=(_repeated(run),),
        extra={"given": given, "step": first},
    )


def _values(first: DeltaStep) -> dict[str, object]:
    return {
        "h": first.h,
        "y": float(first.y[0]),
        "loss": first.loss,
        "delta_output": float(first.delta_output[0]),
        "delta_hidden": first.delta_hidden,
        "dW1": first.dW1,
        "dW2": first.dW2,
        "W1": first.W1_new,
        "W2": first.W2_new,
    }


def _forward(given: Given, first: DeltaStep) -> Iterator[Step]:
    for i, (w, h) in enumerate(zip(given.W1, first.h, strict=True), 1):
        latex = rf"h_{i} = \sigma(W^1_{{{i}1}} x_1 + W^1_{{{i}2}} x_2)"
        formula = f"h{i} = σ(W1_{i}1·x1 + W1_{i}2·x2)"
        yield Step(f"h{i}", formula, latex, f"σ({weighted(w, given.x)})", float(h))
    y = float(first.y[0])
    yield Step(
        "y",
        "y = σ(W2_11·h1 + W2_12·h2)",
        r"y = \sigma(W^2_{11} h_1 + W^2_{12} h_2)",
        f"σ({weighted(given.W2, first.h)})",
        y,
    )
    difference = f"({number(given.t)} - {number(y)})²"
    latex = r"L = \tfrac12 (t - y)^2"
    yield Step("loss", "L = ½·(t - y)²", latex, f"½·{difference}", first.loss)


def _backward(given: Given, first: DeltaStep) -> Iterator[Step]:
    y, delta = float(first.y[0]), float(first.delta_output[0])
    yield Step(
        "delta_output",
        "δ_output = (t - y)·y·(1 - y)",
        r"\delta^2_1 = (t - y)\, y (1 - y)",
        f"({number(given.t)} - {number(y)})·{number(y)}·(1 - {number(y)})",
        delta,
    )
    for i, (h, w) in enumerate(zip(first.h.tolist(), given.W2[0].tolist(), strict=True), 1):
        yield Step(
            f"delta_hidden_{i}",
            f"δ_hidden{i} = h{i}·(1 - h{i})·W2_1{i}·δ_output",
            rf"\delta^1_{i} = h_{i} (1 - h_{i})\, W^2_{{1{i}}}\, \delta^2_1",
            f"{number(h)}·(1 - {number(h)})·{factor(w)}·{factor(delta)}",
            float(first.delta_hidden[i - 1]),
        )


def _gradients(given: Given, first: DeltaStep) -> Iterator[Step]:
    """dL/dW of every weight: minus the delta of the unit it leads to, times what it carries."""
    layers = [
        (2, first.delta_output, first.h, first.dW2, "δ_output", "h"),
        (1, first.delta_hidden, given.x, first.dW1, "δ_hidden{i}", "x"),
    ]
    for layer, deltas, carried, dW, delta_name, carried_name in layers:
        for (i, j), value in np.ndenumerate(dW):
            place = f"{i + 1}{j + 1}"
            yield Step(
                f"dW{layer}_{place}",
                f"∂L/∂W{layer}_{place} = -{delta_name.format(i=i + 1)}·{carried_name}{j + 1}",
                rf"\frac{{\partial L}}{{\partial W^{layer}_{{{place}}}}}"
                rf" = -\delta^{layer}_{i + 1}\, {carried_name}_{j + 1}",
                f"-{product(float(deltas[i]), float(carried[j]))}",
                float(value),
            )


def _updates(given: Given, first: DeltaStep) -> Iterator[Step]:
    layers = [(2, given.W2, first.dW2, first.W2_new), (1, given.W1, first.dW1, first.W1_new)]
    for layer, W, dW, W_new in layers:
        for (i, j), value in np.ndenumerate(W_new):
            name = f"W{layer}_{i + 1}{j + 1}"
            latex = rf"W^{layer}_{{{i + 1}{j + 1}}}"
            move = product(given.eta, float(dW[i, j]))
            yield Step(
                name,
                f"{name} ← {name} - η·∂L/∂{name}",
                rf"{latex} \leftarrow {latex} - \eta \frac{{\partial L}}{{\partial {latex}}}",
                f"{number(float(W[i, j]))} - {move}",
                float(value),
            )


def _repeated(run: tuple[DeltaStep, ...]) -> Table:
    rows = [(k, float(one.y[0]), one.loss) for k, one in enumerate(run)]
    return Table("Just repeat: the network after each step", ("steps", "y", "L"), tuple(rows))


def _draw(rng: np.random.Generator) -> Given:
    """Numbers a person can work with: two decimals, a target away from the output."""
    x, W1, W2 = (rng.integers(5, 100, size) / 100 for size in ((2,), (2, 2), (1, 2)))
    signs = rng.choice([-1.0, 1.0], size=(1, 2))
    t = float(rng.choice([0.05, 0.1, 0.2, 0.9, 0.95]))
    return Given(x=x, t=t, W1=W1, W2=W2 * signs, eta=float(rng.choice([0.5, 1.0, 2.0])))
