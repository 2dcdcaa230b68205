"""What a trained network does to the plane: the moves of its hidden layer, and its regions."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.contour import QuadContourSet
from matplotlib.figure import Figure

from nn_reference.features import feature_space_steps
from nn_reference.model import FittedNetwork, MinibatchSGD, Network, fc
from nn_reference.objectives import CrossEntropy
from nn_reference.pictures.data import circle_data
from nn_reference.pictures.style import BLUE, FAINT, INK, VERMILION, new_figure
from nn_reference.shapes import Array, IntArray

N_POINTS, REACH = 160, 2.5
TITLES = ("the data: x", "1. linear map: W x", "2. shift: W x + b", "3. squeeze: tanh(W x + b)")
HIDDEN_UNITS = (1, 2, 3, 8)
#: A pull towards small weights, so that tanh bends the picture and does not flatten it.
SMALL_WEIGHTS = 0.003


def feature_space(*, epochs: int = 300) -> Figure:
    """Circle data through a trained hidden layer of 2 units, step by step, with the line it draws.

    The ring is open at the top: two hidden units cannot close a line around a disc.
    Source: Quinton and Chin, deep networks, "Feature Space Transformation".

    >>> len(feature_space(epochs=1).axes)
    4
    """
    X, y = circle_data(np.random.default_rng(1), N_POINTS, gap=2.0)
    fitted = _trained(X, y, 2, epochs=epochs, C=SMALL_WEIGHTS)
    W, b = fitted.parameters.weights[0].T, fitted.parameters.biases[0]
    v, c = fitted.parameters.weights[1][:, 0], float(fitted.parameters.biases[1][0])
    figure = new_figure(13, 3.8)
    panels = figure.subplots(1, 4)
    stages = _stages(X, W, b)
    grids = [_stages(line, W, b) for line in _grid()]
    for k, axes in enumerate(panels):
        for grid in grids:
            axes.plot(*grid[k].T, color=FAINT, linewidth=0.8, zorder=0)
        _points(axes, stages[k], y)
        axes.set_title(TITLES[k], fontsize=11)
        axes.set_aspect("equal", adjustable="datalim")
    _boundary(panels[0], fitted)
    panels[3].set_aspect("equal", adjustable="box")
    panels[3].set_xlim(-1.15, 1.15)
    panels[3].set_ylim(-1.15, 1.15)
    panels[3].axline((-c * v / (v @ v)).tolist(), slope=-v[0] / v[1], color=INK, linewidth=2)
    right = float(np.mean(fitted.predict(X) == y))
    handles, labels = panels[0].get_legend_handles_labels()
    labels = [*labels, f"the trained line ({right:.0%} of the points on its right side)"]
    handles = [*handles, panels[3].get_lines()[-1]]
    figure.legend(handles, labels, loc="outside lower center", ncols=3, frameon=False)
    return figure


def decision_regions(*, epochs: int = 300) -> Figure:
    """The regions that networks with 1, 2, 3 and 8 hidden units give to the disc.

    Source: DS 503 lecture 14, "Representational Power of Neural Nets".

    >>> len(decision_regions(epochs=1).axes)
    5
    """
    X, y = circle_data(np.random.default_rng(1), N_POINTS)
    figure = new_figure(13, 4)
    panels = figure.subplots(1, len(HIDDEN_UNITS), sharey=True)
    for axes, n_hidden in zip(panels, HIDDEN_UNITS, strict=True):
        fitted = _trained(X, y, n_hidden, epochs=epochs)
        shaded = _boundary(axes, fitted, shade=True)
        _points(axes, X, y)
        right = float(np.mean(fitted.predict(X) == y))
        units = "hidden unit" if n_hidden == 1 else "hidden units"
        axes.set_title(f"{n_hidden} {units}: {right:.0%} right", fontsize=11)
        axes.set_aspect("equal")
    if shaded is not None:
        bar = figure.colorbar(shaded, ax=panels, shrink=0.85, pad=0.01)
        bar.set_label("probability of the disc")
    figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=2,
                  frameon=False)  # fmt: skip
    return figure


def _trained(X: Array, y: IntArray, n_hidden: int, *, epochs: int, C: float = 0.0) -> FittedNetwork:
    solver = MinibatchSGD(lr=0.5, m=20, e=epochs)
    network = Network(2, [fc(n_hidden, "tanh"), fc(1, "sigmoid")], solver, CrossEntropy(C), 1.0)
    return network.fit(X, y, rng=np.random.default_rng(3))


def _stages(X: Array, W: Array, b: Array) -> list[Array]:
    steps = [feature_space_steps(x, W, b) for x in X]
    return [X, *(np.array(stage) for stage in zip(*steps, strict=True))]


def _grid() -> list[Array]:
    along, lines = np.linspace(-REACH, REACH, 60), np.linspace(-REACH, REACH, 11)
    upright = [np.column_stack([np.full_like(along, at), along]) for at in lines]
    return upright + [line[:, ::-1] for line in upright]


def _points(axes: Axes, X: Array, y: IntArray) -> None:
    for label, marker, color, name in ((1, "o", BLUE, "disc"), (0, "x", VERMILION, "ring")):
        x1, x2 = X[y == label].T
        axes.scatter(x1, x2, s=18, marker=marker, color=color, label=name, zorder=2)


def _boundary(axes: Axes, fitted: FittedNetwork, *, shade: bool = False) -> QuadContourSet | None:
    along = np.linspace(-REACH, REACH, 90)
    x1, x2 = np.meshgrid(along, along)
    p = fitted.output(np.column_stack([x1.ravel(), x2.ravel()])).reshape(x1.shape)
    shaded = None
    if shade:
        shaded = axes.contourf(x1, x2, p, levels=np.linspace(0, 1, 11), cmap="cividis", alpha=0.6)
    if p.min() < 0.5 < p.max():
        axes.contour(x1, x2, p, levels=[0.5], colors=INK, linewidths=2)
    return shaded
