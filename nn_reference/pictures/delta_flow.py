"""How deltas flow back through the two layers of the worked example."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nn_reference.examples.model import Example
from nn_reference.examples.text import number
from nn_reference.pictures.style import BLUE, GREY, INK, VERMILION, bare, new_figure

INPUTS = ((0.0, 2.0), (0.0, 0.0))
HIDDEN = ((3.4, 2.0), (3.4, 0.0))
OUTPUT, TARGET = (6.8, 1.0), (9.0, 1.0)
Place = tuple[float, float]


def delta_flow(example: Example) -> Figure:
    """The network of the example: activations forward in its units, deltas back beneath them.

    Source: Deep-learning lecture 3, "Illustration of Error Propagation".

    >>> from nn_reference.examples import build
    >>> figure = delta_flow(build("delta-backprop"))
    >>> [text.get_text() for text in figure.axes[0].texts if "-0.0406" in text.get_text()]
    ['δ = -0.0406811']
    """
    figure = new_figure(9, 4.2)
    axes = figure.subplots()
    bare(axes)
    given, values = example.inputs, example.values
    for i, start in enumerate(INPUTS):
        for j, end in enumerate(HIDDEN):
            _arrows(axes, start, end, float(given["W1"][j][i]), 0.24, back=False)
        _unit(axes, start, f"x{i + 1}", float(given["x"][i]))
    for j, start in enumerate(HIDDEN):
        _arrows(axes, start, OUTPUT, float(given["W2"][0][j]), 0.5, back=True)
        _unit(axes, start, f"h{j + 1}", float(values["h"][j]), float(values["delta_hidden"][j]))
    _arrows(axes, OUTPUT, TARGET, None, 0.5, back=True)
    _unit(axes, OUTPUT, "y", values["y"], values["delta_output"])
    _unit(axes, TARGET, "t", given["t"])
    axes.set_xlim(-0.8, 9.8)
    axes.set_ylim(-1.75, 2.9)
    _key(axes)
    return figure


def _arrows(
    axes: Axes, start: Place, end: Place, weight: float | None, at: float, *, back: bool
) -> None:
    """The way forward with its weight, and where a delta comes back, a dashed arrow beside it."""
    forward = {"arrowstyle": "-|>", "color": GREY, "shrinkA": 24, "shrinkB": 24, "lw": 1.3}
    axes.annotate("", end, start, arrowprops=forward)
    if back:
        backward = forward | {"color": VERMILION, "linestyle": "--"}
        backward["connectionstyle"] = "arc3,rad=-0.18"
        axes.annotate("", start, end, arrowprops=backward)
    if weight is not None:
        x, y = (a + at * (b - a) for a, b in zip(start, end, strict=True))
        white = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
        axes.text(x, y, number(weight), ha="center", va="center", fontsize=9, color=INK, bbox=white)


def _unit(axes: Axes, place: Place, name: str, value: float, delta: float | None = None) -> None:
    x, y = place
    axes.plot(x, y, "o", markersize=46, markerfacecolor="white", markeredgecolor=INK, zorder=3)
    axes.text(x, y + 0.16, name, ha="center", va="center", fontsize=10, zorder=4)
    axes.text(x, y - 0.14, f"{value:.4g}", ha="center", va="center", fontsize=9, color=BLUE,
              zorder=4)  # fmt: skip
    if delta is not None:
        text = f"δ = {number(delta)}"
        axes.text(x, y - 0.72, text, ha="center", va="center", fontsize=9, color=VERMILION)


def _key(axes: Axes) -> None:
    key = (
        (0.0, "in a unit: its output", BLUE),
        (3.4, "on an arrow: a weight", INK),
        (6.8, "dashed: deltas flow back", VERMILION),
    )
    for x, text, color in key:
        axes.text(x, -1.55, text, fontsize=9, color=color, ha="center")
