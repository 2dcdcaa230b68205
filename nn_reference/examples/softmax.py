"""The derivation of softmax and cross-entropy for three classes, number by number."""

from collections.abc import Iterator

import numpy as np

from nn_reference.examples.model import Example, Step
from nn_reference.examples.text import factor, number, product, total
from nn_reference.losses import (
    cross_entropy,
    cross_entropy_output_grad,
    softmax_cross_entropy_grad,
)
from nn_reference.output_units import softmax, softmax_jacobian
from nn_reference.shapes import Array

#: Logits, and a target that is soft so that every term shows: the deck has letters only.
DECK = np.array([1.0, 2.0, 3.0]), np.array([0.2, 0.2, 0.6])
TARGETS = (0.1, 0.2, 0.7), (0.2, 0.3, 0.5), (0.1, 0.3, 0.6)


def softmax_cross_entropy(rng: np.random.Generator | None = None) -> Example:
    """dL/dz for three classes: every term of the sum, and what it simplifies to.

    Source: Quinton and Chin, deep networks, "Backpropagation Through Softmax and Categorical
    Cross-Entropy Loss" (Consider n = 3).

    >>> softmax_cross_entropy().values["dz"].round(6)
    array([-0.109969,  0.044728,  0.065241])
    """
    z, y = DECK if rng is None else _draw(rng)
    y_hat, jacobian = softmax(z), softmax_jacobian(z)
    dy_hat, dz = cross_entropy_output_grad(y_hat, y), softmax_cross_entropy_grad(z, y)
    loss = cross_entropy([y_hat], [y])
    steps = [
        *_forward(z, y, y_hat, loss),
        *_links(y, y_hat, dy_hat, jacobian),
        *(step for j in range(3) for step in _joined(j, y, y_hat, dy_hat, jacobian, dz)),
    ]
    return Example(
        title="Softmax and cross-entropy for three classes",
        source="Quinton and Chin, deep networks, "
        '"Backpropagation Through Softmax and Categorical Cross-Entropy Loss"',
        about="The deck derives ∂L/∂z1 in letters; the numbers are ours. The target is soft, so "
        "that no term of the sum is 0.",
        inputs={"z": z, "y": y},
        values={"y_hat": y_hat, "loss": loss, "dy_hat": dy_hat, "jacobian": jacobian, "dz": dz},
        steps=tuple(steps),
    )


def _forward(z: Array, y: Array, y_hat: Array, loss: float) -> Iterator[Step]:
    powers = np.exp(z)
    for i, (one, power) in enumerate(zip(z, powers, strict=True), 1):
        yield Step(
            f"e{i}", f"e{i} = exp(z{i})", f"e^{{z_{i}}}", f"exp({number(one)})", float(power)
        )
    for i, power in enumerate(powers, 1):
        yield Step(
            f"y_hat{i}",
            f"ŷ{i} = e{i}/(e1 + e2 + e3)",
            rf"\hat y_{i} = \frac{{e^{{z_{i}}}}}{{e^{{z_1}} + e^{{z_2}} + e^{{z_3}}}}",
            f"{number(power)}/({total(powers.tolist())})",
            float(y_hat[i - 1]),
        )
    terms = zip(y, y_hat, strict=True)
    yield Step(
        "loss",
        "L = -y1·log ŷ1 - y2·log ŷ2 - y3·log ŷ3",
        r"L = -\sum_j y_j \log \hat y_j",
        "".join(f" - {number(a)}·log({number(b)})" for a, b in terms).strip().replace("- ", "-", 1),
        loss,
    )


def _links(y: Array, y_hat: Array, dy_hat: Array, jacobian: Array) -> Iterator[Step]:
    """The two links of the chain: from L to ŷ, and from ŷ to z."""
    for i in range(3):
        yield Step(
            f"dy_hat{i + 1}",
            f"∂L/∂ŷ{i + 1} = -y{i + 1}/ŷ{i + 1}",
            rf"\frac{{\partial L}}{{\partial \hat y_{i + 1}}}"
            rf" = -\frac{{y_{i + 1}}}{{\hat y_{i + 1}}}",
            f"-{number(y[i])}/{number(y_hat[i])}",
            float(dy_hat[i]),
        )
    for (i, j), value in np.ndenumerate(jacobian):
        a, b = i + 1, j + 1
        same = i == j
        right = f"ŷ{a}·(1 - ŷ{a})" if same else f"-ŷ{a}·ŷ{b}"
        of_i = number(float(y_hat[i]))
        tex = rf"\hat y_{a} (1 - \hat y_{a})" if same else rf"-\hat y_{a} \hat y_{b}"
        yield Step(
            f"dy_hat{a}_dz{b}",
            f"∂ŷ{a}/∂z{b} = {right}",
            rf"\frac{{\partial \hat y_{a}}}{{\partial z_{b}}} = {tex}",
            f"{of_i}·(1 - {of_i})" if same else f"-{product(float(y_hat[i]), float(y_hat[j]))}",
            float(value),
        )


def _joined(
    j: int, y: Array, y_hat: Array, dy_hat: Array, jacobian: Array, dz: Array
) -> Iterator[Step]:
    """The sum over all three outputs, and the short form it collapses to."""
    k = j + 1
    left = rf"\frac{{\partial L}}{{\partial z_{k}}}"
    terms = [f"{factor(d)}·{factor(s)}" for d, s in zip(dy_hat, jacobian[:, j], strict=True)]
    yield Step(
        f"dz{k}_sum",
        f"∂L/∂z{k} = " + " + ".join(f"∂L/∂ŷ{i}·∂ŷ{i}/∂z{k}" for i in (1, 2, 3)),
        rf"{left} = \sum_i \frac{{\partial L}}{{\partial \hat y_i}}"
        rf" \frac{{\partial \hat y_i}}{{\partial z_{k}}}",
        total(terms),
        float(dy_hat @ jacobian[:, j]),
    )
    yield Step(
        f"dz{k}",
        f"∂L/∂z{k} = ŷ{k} - y{k}",
        rf"{left} = \hat y_{k} - y_{k}",
        f"{number(y_hat[j])} - {number(y[j])}",
        float(dz[j]),
    )


def _draw(rng: np.random.Generator) -> tuple[Array, Array]:
    """Three different logits in steps of a half, and a target in any order."""
    z = rng.choice(np.arange(-4, 7) / 2, size=3, replace=False)
    return z, rng.permutation(TARGETS[rng.integers(len(TARGETS))])
