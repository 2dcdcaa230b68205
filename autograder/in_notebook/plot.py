"""Pictures of what a student's function does, drawn in their notebook by `look(function)`.

Drawn from the student's own function, right or wrong: to be looked at, not graded. Needs
matplotlib where something is drawn, and says so where it is not installed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import numpy as np

BLUE, ORANGE, GREY = "#0072b2", "#d55e00", "#8c8c8c"
"""Told apart by colour-blind eyes too."""


class Looker:
    """Draws the exercises that have a picture; `kinds` names the picture of each."""

    def __init__(self, kinds: dict[str, str]) -> None:
        self._kinds = kinds

    def __call__(self, function: Callable[..., Any]) -> Any:
        """A figure of the function, or a line that says why there is none."""
        name = _name_of(function, self._kinds, sys._getframe(1))
        kind = self._kinds.get(name)
        if kind is None:
            known = ", ".join(self._kinds)
            return f"There is no picture of {name!r}; there are some of: {known}."
        try:
            from matplotlib.figure import Figure
        except ModuleNotFoundError:
            return "To see the picture, install matplotlib: pip install matplotlib"
        figure = Figure(figsize=(6.4, 3.2), layout="constrained")
        try:
            PICTURES[kind](figure, _called(name, function))
        except NotImplementedError:
            return f"{name} is not written yet; then it is drawn here."
        except Exception as error:  # the student's own: told, and the notebook goes on
            return f"{name} cannot be drawn: {type(error).__name__}: {error}"
        return figure


def _name_of(function: Any, kinds: dict[str, str], caller: FrameType) -> str:
    """The name among `kinds` that stands for the function where it was handed over, else its own.

    So a lambda, a partial or a decorated function is found, as the check finds it.
    """
    scopes = (caller.f_locals, caller.f_globals)
    bound = [name for name in kinds if any(scope.get(name) is function for scope in scopes)]
    return bound[0] if len(bound) == 1 else str(getattr(function, "__name__", function))


def _called(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function under the name of its exercise."""

    def named(*args: Any) -> Any:
        return function(*args)

    named.__name__ = name
    return named


def _curve(figure: Any, function: Callable[..., Any]) -> None:
    """An elementwise function over [-4, 4], with its slope as differences give it."""
    z = np.linspace(-4, 4, 401)
    with np.errstate(all="ignore"):
        y = np.asarray(function(z.copy()), dtype=float)
    axes = figure.subplots()
    axes.axhline(0, color=GREY, linewidth=0.6)
    axes.axvline(0, color=GREY, linewidth=0.6)
    axes.plot(z, y, color=BLUE, label=function.__name__)
    axes.plot(z, np.gradient(y, z), color=ORANGE, linestyle="--", label="its slope")
    axes.set_xlabel("z")
    axes.legend()


def _filter(figure: Any, function: Callable[..., Any]) -> None:
    """A small picture, and what a filter that looks for upright edges makes of it."""
    picture = np.zeros((12, 16, 1))
    picture[3:9, 5:11] = 1.0
    edges = np.array([[-1.0, 0.0, 1.0]] * 3)
    if function.__name__ == "conv2d":
        made = [np.asarray(function(picture, edges[None, :, :, None], np.zeros(1)))[:, :, 0]]
        made += [np.asarray(function(picture, edges[None, :, :, None], np.zeros(1), 1, 1))[:, :, 0]]
        titles = ["the filter's sums", "with padding 1"]
    else:
        made = [np.asarray(function(picture[:, :, 0], edges, 0.0))]
        titles = ["the filter's sums"]
    _images(figure, [picture[:, :, 0], edges, *made], ["the picture", "the filter", *titles])


def _pool(figure: Any, function: Callable[..., Any]) -> None:
    """A picture before and after pooling."""
    rows, columns = np.mgrid[0:12, 0:16]
    picture = np.sin(rows / 2.0) + np.cos(columns / 3.0)
    pooled = np.asarray(function(picture[:, :, None]))[:, :, 0]
    _images(figure, [picture, pooled], ["before", "the largest of each 2 by 2"])


def _images(figure: Any, images: list[Any], titles: list[str]) -> None:
    for axes, image, title in zip(figure.subplots(1, len(images)), images, titles, strict=True):
        axes.imshow(image, cmap="cividis")
        axes.set_title(f"{title}\n{' × '.join(map(str, image.shape))}", fontsize=9)
        axes.set_xticks([])
        axes.set_yticks([])


def _graph(figure: Any, function: Callable[..., Any]) -> None:
    """The student's compute graph, from the inputs on the left to f on the right."""
    nodes = {str(name): (str(op), [str(i) for i in inputs]) for name, op, inputs in function()}
    level: dict[str, int] = {}
    for _ in range(len(nodes) + 1):  # as often as the longest path is long, and no more
        for name, (_op, inputs) in nodes.items():
            level[name] = 1 + max((level.get(i, 0) for i in inputs), default=-1)
    columns: dict[int, list[str]] = {}
    for name in nodes:
        columns.setdefault(level[name], []).append(name)
    # Up and down in turn, so that an arrow over several columns runs beside the boxes.
    shift = {depth: 0.09 * (depth % 2) - 0.09 * (depth > 0 and depth % 2 == 0) for depth in columns}
    at = {
        name: (depth, (i + 1) / (len(names) + 1) + shift[depth])
        for depth, names in columns.items()
        for i, name in enumerate(names)
    }
    axes = figure.subplots()
    for name, (_op, inputs) in nodes.items():
        for start in inputs:
            axes.annotate("", at[name], at[start], arrowprops={"arrowstyle": "->", "color": GREY})
    for name, (op, _inputs) in nodes.items():
        colour = BLUE if op == "input" else ORANGE
        text = name if op == "input" else f"{name}\n{op}"
        box = {"boxstyle": "round", "facecolor": "white", "edgecolor": colour}
        axes.text(*at[name], text, ha="center", va="center", fontsize=8, bbox=box)
    axes.set_xlim(-0.5, max(level.values()) + 0.5)
    axes.set_ylim(0, 1)
    axes.set_axis_off()


def _features(figure: Any, function: Callable[..., Any]) -> None:
    """Two half rings before and after the features: what a straight line can part."""
    rng = np.random.default_rng(0)
    angle = rng.uniform(-1.4, 1.4, size=160)
    radius = np.where(np.arange(160) % 2, 1.0, 2.2) + rng.normal(scale=0.15, size=160)
    X = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    made = np.asarray(function(X.copy()), dtype=float)
    for axes, points, title in zip(
        figure.subplots(1, 2), (X, made), ("x1 and x2", "your features"), strict=True
    ):
        for kind, colour, mark in ((0, BLUE, "o"), (1, ORANGE, "x")):
            some = points[np.arange(160) % 2 == kind]
            axes.scatter(some[:, 0], some[:, 1], s=12, c=colour, marker=mark)
        axes.set_title(title, fontsize=9)


def _regions(figure: Any, function: Callable[..., Any]) -> None:
    """What a network that the student's function trains makes of two spirals in 64 features."""
    rng = np.random.default_rng(0)
    turn = rng.uniform(0.3, 2.2, size=300)
    labels = np.arange(300) % 2
    plane = np.stack([turn * np.cos(2 * turn), turn * np.sin(2 * turn)], axis=1)
    plane *= np.where(labels, 1.0, -1.0)[:, None]
    lift = rng.normal(size=(2, 64))
    weights, biases = function(_lifted(plane, lift), labels, [64, 32, 2], rng, 60, 0.3)
    side = np.linspace(-2.4, 2.4, 120)
    grid = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    hidden = _lifted(grid, lift)
    for W, b in list(zip(weights, biases, strict=True))[:-1]:
        hidden = np.tanh(hidden @ W + b)
    scores = hidden @ weights[-1] + biases[-1]
    axes = figure.subplots()
    axes.contourf(side, side, (scores[:, 1] - scores[:, 0]).reshape(120, 120), [-1e9, 0, 1e9],
                  colors=[BLUE, ORANGE], alpha=0.25)  # fmt: skip
    for kind, colour, mark in ((0, BLUE, "o"), (1, ORANGE, "x")):
        axes.scatter(*plane[labels == kind].T, s=12, c=colour, marker=mark)
    axes.set_aspect("equal")
    axes.set_title("where your network decides", fontsize=9)


def _lifted(plane: Any, lift: Any) -> Any:
    """Two coordinates as 64 features in [0, 1], as the digits have."""
    return (1 + np.sin(1.5 * plane @ lift)) / 2


PICTURES: dict[str, Callable[[Any, Callable[..., Any]], None]] = {
    "curve": _curve,
    "filter": _filter,
    "pool": _pool,
    "graph": _graph,
    "features": _features,
    "regions": _regions,
}
