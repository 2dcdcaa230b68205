"""Forward passes worked out: the three-layer sigmoid network, and the 4-bit perceptrons."""

from collections.abc import Iterator, Mapping
from itertools import product as every

import numpy as np

from nn_reference.activations import sigmoid
from nn_reference.examples.model import Example, Step, Table, with_figures
from nn_reference.examples.text import number, weighted
from nn_reference.network import SLIDE_BIASES, SLIDE_WEIGHTS, Trace, forward
from nn_reference.shapes import Array
from nn_reference.units import (
    CONSECUTIVE_HIDDEN_BIASES,
    CONSECUTIVE_HIDDEN_WEIGHTS,
    OR_BIAS,
    OR_WEIGHTS,
    perceptron,
)

#: What the lecture prints: the first weighted sums of [1, -1], and both outputs.
NETWORK_PRINTED: Mapping[str, str] = {
    "A_z1_1": "4",
    "A_z1_2": "-2",
    "A_a3_1": "0.62",
    "A_a3_2": "0.83",
    "B_a3_1": "0.51",
    "B_a3_2": "0.85",
}
#: The lecture's four training examples and their labels.
BITS_PRINTED: Mapping[tuple[int, ...], int] = {
    (0, 1, 1, 0): 1,
    (0, 0, 1, 0): 0,
    (1, 1, 0, 0): 1,
    (1, 0, 0, 1): 0,
}


def three_layer_network(rng: np.random.Generator | None = None) -> Example:
    """Two inputs, called A and B, through three sigmoid layers.

    Source: Deep-learning lecture 3, "This is a function".

    >>> three_layer_network().values["y_A"].round(2)
    array([0.62, 0.83])
    """
    weights, biases, inputs = _network(rng)
    layers = [sigmoid] * len(weights)
    traces = {name: forward(x, weights, biases, layers) for name, x in inputs.items()}
    steps = [
        step for name, trace in traces.items() for step in _layers(name, trace, weights, biases)
    ]
    outputs = {f"y_{name}": trace.output for name, trace in traces.items()}
    hidden = {
        f"a{k}_{name}": trace.a[k] for name, trace in traces.items() for k in range(1, len(weights))
    }
    given = {f"x_{name}": x for name, x in inputs.items()}
    matrices = {f"W{k}": W for k, W in enumerate(weights, 1)}
    shifts = {f"b{k}": b for k, b in enumerate(biases, 1)}
    return Example(
        title="A network is a function: three sigmoid layers, two inputs",
        source='Deep-learning lecture 3, "This is a function"',
        about="a_0 = x; in every layer z = W a + b and a = σ(z). A and B are the two inputs.",
        inputs={**given, **matrices, **shifts},
        values={**outputs, **hidden},
        steps=with_figures(steps, NETWORK_PRINTED) if rng is None else tuple(steps),
    )


def consecutive_ones(rng: np.random.Generator | None = None) -> Example:
    """Two hidden perceptrons and one that joins them, for all 16 inputs of 4 bits.

    Source: DS 503 lecture 14, "Example (Learning Non-Linear Boundaries)".

    >>> sum(consecutive_ones().values["y"])
    8
    """
    W, b = (CONSECUTIVE_HIDDEN_WEIGHTS, CONSECUTIVE_HIDDEN_BIASES) if rng is None else _unlike(rng)
    rows = tuple(_answers(bits, W, b, deck=rng is None) for bits in every((0, 1), repeat=4))
    columns = ("x", "w1·x + b1", "z1", "w2·x + b2", "z2", "y")
    return Example(
        title="Four bits through two hidden perceptrons and an or",
        source='DS 503 lecture 14, "Example (Learning Non-Linear Boundaries)"',
        about="A perceptron gives 1 where its weighted sum is above 0, else 0; y is 1 where z1 or "
        "z2 is. values.y[k] answers the bits of k, the first bit the highest.",
        inputs={"w1": W[0], "b1": b[0], "w2": W[1], "b2": b[1], "w_y": OR_WEIGHTS, "b_y": OR_BIAS},
        values={
            "x": [list(bits) for bits in every((0, 1), repeat=4)],
            "z1": [row[2] for row in rows],
            "z2": [row[4] for row in rows],
            "y": [row[5] for row in rows],
        },
        steps=_one_input(W, b),
        tables=(Table("All 16 inputs", (*columns, "deck") if rng is None else columns, rows),),
    )


def _layers(
    name: str, trace: Trace, weights: tuple[Array, ...], biases: tuple[Array, ...]
) -> Iterator[Step]:
    for k, (W, b) in enumerate(zip(weights, biases, strict=True), 1):
        below = "x" if k == 1 else f"a{k - 1}"
        for i in range(len(W)):
            z, a, unit = float(trace.z[k - 1][i]), float(trace.a[k][i]), f"{k}_{i + 1}"
            sums = " + ".join(f"W{k}_{i + 1}{j + 1}·{below}_{j + 1}" for j in range(len(W[i])))
            latex = rf"z^{k}_{i + 1} = \sum_j W^{k}_{{{i + 1}j}} a^{k - 1}_j + b^{k}_{i + 1}"
            latex = rf"\text{{{name}: }} {latex}"
            filled = weighted(W[i], trace.a[k - 1], float(b[i]))
            yield Step(f"{name}_z{unit}", f"{name}: z{unit} = {sums} + b{unit}", latex, filled, z)
            yield Step(
                f"{name}_a{unit}",
                f"{name}: a{unit} = σ(z{unit})",
                rf"\text{{{name}: }} a^{k}_{i + 1} = \sigma(z^{k}_{i + 1})",
                f"σ({number(z)})",
                a,
            )


def _answers(bits: tuple[int, ...], W: Array, b: Array, *, deck: bool) -> tuple[object, ...]:
    nets = [float(w @ bits + one) for w, one in zip(W, b, strict=True)]
    z = [perceptron(bits, w, one) for w, one in zip(W, b, strict=True)]
    y = perceptron(z, OR_WEIGHTS, OR_BIAS)
    row = ("".join(map(str, bits)), nets[0], z[0], nets[1], z[1], y)
    printed = BITS_PRINTED.get(bits)
    return (*row, "" if printed is None else printed) if deck else row


def _one_input(W: Array, b: Array, bits: tuple[int, ...] = (0, 1, 1, 0)) -> tuple[Step, ...]:
    """The lecture's first training example, number by number."""
    steps, z = [], []
    for k, (w, one) in enumerate(zip(W, b, strict=True), 1):
        net = float(w @ bits + one)
        z.append(perceptron(bits, w, one))
        sums = " + ".join(f"w{k}_{j}·x{j}" for j in range(1, 5))
        latex = rf"\mathrm{{net}}_{k} = w_{k} \cdot x + b_{k}"
        steps.append(Step(f"net{k}", f"net{k} = {sums} + b{k}", latex, weighted(w, bits, one), net))
        latex = rf"z_{k} = [\mathrm{{net}}_{k} > 0]"
        steps.append(Step(f"z{k}", f"z{k} = [net{k} > 0]", latex, f"[{number(net)} > 0]", z[-1]))
    y = perceptron(z, OR_WEIGHTS, OR_BIAS)
    filled = f"[{weighted(OR_WEIGHTS, z, OR_BIAS)} > 0]"
    latex = r"y = [z_1 + z_2 - 0.5 > 0]"
    steps.append(Step("y", "y = [1·z1 + 1·z2 - 0.5 > 0]", latex, filled, y))
    return tuple(steps)


def _network(
    rng: np.random.Generator | None,
) -> tuple[tuple[Array, ...], tuple[Array, ...], dict[str, Array]]:
    if rng is None:
        return SLIDE_WEIGHTS, SLIDE_BIASES, {"A": np.array([1.0, -1.0]), "B": np.zeros(2)}
    weights = tuple(rng.integers(-3, 4, (2, 2)).astype(float) for _ in range(3))
    biases = tuple(rng.integers(-2, 3, 2).astype(float) for _ in range(3))
    a, b = rng.choice([[1, 0], [0, 1], [-1, 1], [2, -1], [1, 1]], size=2, replace=False)
    return weights, biases, {"A": a.astype(float), "B": b.astype(float)}


def _unlike(rng: np.random.Generator) -> tuple[Array, Array]:
    """Two hidden perceptrons that both say yes to some inputs and no to others."""
    while True:
        W = rng.integers(-2, 3, (2, 4)).astype(float)
        b = rng.integers(-3, 3, 2).astype(np.float64) + 0.5
        fires = np.array(list(every((0, 1), repeat=4))) @ W.T + b > 0
        some = fires.sum(axis=0)
        if np.all((some > 1) & (some < 15)) and not np.array_equal(fires[:, 0], fires[:, 1]):
            return W, b
