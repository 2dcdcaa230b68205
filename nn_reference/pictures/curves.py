"""Curves: activations with their derivatives, and losses going down."""

from collections.abc import Callable

import numpy as np
from matplotlib.figure import Figure

from nn_reference import activations as f
from nn_reference.model import MinibatchSGD, Network, fc
from nn_reference.pictures.data import circle_data
from nn_reference.pictures.style import BLUE, GREEN, GREY, PALE, VERMILION, new_figure
from nn_reference.shapes import Array

Function = Callable[[Array], Array]
CURVES: tuple[tuple[str, Function, Function], ...] = (
    ("step", f.step, np.zeros_like),
    ("sigmoid", f.sigmoid, f.sigmoid_grad),
    ("tanh", f.tanh, f.tanh_grad),
    ("ReLU", f.relu, f.relu_grad),
    ("leaky ReLU, slope 0.1", f.leaky_relu, f.leaky_relu_grad),
    ("absolute ReLU", f.absolute_relu, f.absolute_relu_grad),
    ("ELU, alpha 1", f.elu, f.elu_grad),
    ("identity", lambda z: z, np.ones_like),
)
LEARNING_RATES = ((0.03, ":"), (0.3, "--"), (3.0, "-"))


def activation_curves() -> Figure:
    """Eight activations, each with its derivative (dashed).

    Source: DS 503 lecture 14, "Commonly Used Activation Functions"; Blaettchen, Applied Deep
    Learning, "Derivatives of activation functions".

    >>> len(activation_curves().axes)
    8
    """
    figure = new_figure(10, 5)
    panels = figure.subplots(2, 4, sharex=True, sharey=True).ravel()
    for axes, (name, function, derivative) in zip(panels, CURVES, strict=True):
        axes.axhline(0, color=PALE, zorder=0)
        axes.axvline(0, color=PALE, zorder=0)
        for z in (np.linspace(-4, -1e-9, 200), np.linspace(1e-9, 4, 200)):
            axes.plot(z, function(z), color=BLUE, linewidth=2)
            axes.plot(z, derivative(z), color=VERMILION, linewidth=2, linestyle=(0, (3, 1.5)))
        axes.set_title(name, fontsize=11)
        axes.set_ylim(-1.4, 2.4)
    for axes in panels[4:]:
        axes.set_xlabel("z")
    lines = panels[0].get_lines()[2:4]
    figure.legend(
        lines, ["f(z)", "f'(z)"], loc="outside lower center", ncols=2, frameon=False, fontsize=11
    )
    return figure


def loss_curves(*, epochs: int = 60) -> Figure:
    """The mean loss of one network after each epoch, at three learning rates.

    Source: Feedforward networks deck, "Typical definition of a DNN"; Blaettchen, Applied Deep
    Learning, "Minimizing the cost function through gradient descent".

    >>> [line.get_linestyle() for line in loss_curves(epochs=2).axes[0].get_lines()]
    [':', '--', '-']
    """
    X, y = circle_data(np.random.default_rng(1), 120)
    figure = new_figure(6.4, 4)
    axes = figure.subplots()
    for (rate, dash), color in zip(LEARNING_RATES, (GREY, BLUE, GREEN), strict=True):
        solver = MinibatchSGD(lr=rate, m=20, e=epochs)
        network = Network(2, [fc(6, "tanh"), fc(1, "sigmoid")], solver, scale=0.5)
        losses = network.fit(X, y, rng=np.random.default_rng(2)).losses
        axes.plot(
            range(1, epochs + 1), losses, dash, color=color, linewidth=2,
            label=f"learning rate {rate:g}",
        )  # fmt: skip
    axes.set_yscale("log")
    axes.set_xlabel("epoch")
    axes.set_ylabel("mean cross-entropy")
    axes.set_title("Circle data, 6 hidden tanh units, batches of 20", fontsize=11)
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    return figure
