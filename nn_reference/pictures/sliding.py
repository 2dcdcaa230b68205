"""A filter that slides over an image: strides, one that does not fit, padding."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from nn_reference.examples.model import Example
from nn_reference.pictures.style import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    PALE,
    SKY,
    VERMILION,
    bare,
    new_figure,
)  # fmt: skip
from nn_reference.sizes import FilterDoesNotFit, conv_output_size

#: A bar's height in cells, and the points for letters that a panel has over all its columns.
STEP, LETTERS = 0.55, 80.0


def filter_sliding(example: Example) -> Figure:
    """The positions of the filter along one side, for each stride and padding of the example.

    Source: DS 503 lecture 14, "Using Strides", "Zero Padding the border".

    >>> from nn_reference.examples import build
    >>> [axes.get_title().split(chr(10))[0] for axes in filter_sliding(build("conv-sizes")).axes]
    ['stride 1', 'stride 2', 'stride 3', 'stride 1, padded by 1']
    """
    n, f = example.inputs["n"], example.inputs["f"]
    panels = [(stride, 0) for stride in example.inputs["strides"]]
    panels += [(1, pad) for pad in example.inputs["pads"]]
    figure = new_figure(3.1 * len(panels), 5)
    for axes, (stride, pad) in zip(figure.subplots(1, len(panels)), panels, strict=True):
        _panel(axes, n, f, stride, pad)
    return figure


def _panel(axes: Axes, n: int, f: int, stride: int, pad: int) -> None:
    bare(axes)
    wide = n + 2 * pad
    for i in range(wide):
        for j in range(wide):
            border = not (pad <= i < n + pad and pad <= j < n + pad)
            _cell(axes, j, wide - 1 - i, "white" if border else PALE, dashed=border)
    positions = list(range(0, wide - f + 1, stride))
    axes.add_patch(Rectangle((0, wide - f), f, f, color=SKY, alpha=0.55))
    for k, start in enumerate(positions):
        _bar(axes, start, f, -STEP * (k + 1), str(k + 1), min(8.0, LETTERS / wide))
    left_over = wide - (positions[-1] + f)
    if left_over:
        strip = Rectangle(
            (wide - left_over, 0), left_over, wide, facecolor="none", edgecolor=VERMILION,
            hatch="///", linewidth=0,
        )  # fmt: skip
        axes.add_patch(strip)
    axes.set_xlim(-0.3, wide + 0.3)
    axes.set_ylim(-STEP * (wide - f + 2), wide + 0.2)
    axes.set_title(f"{_heading(stride, pad)}\n{_outcome(n, f, stride, pad)}", fontsize=10.5)


def _cell(axes: Axes, x: float, y: float, face: str, *, dashed: bool) -> None:
    style = ":" if dashed else "-"
    axes.add_patch(Rectangle((x, y), 1, 1, facecolor=face, edgecolor=GREY, linestyle=style, lw=0.8))


def _bar(axes: Axes, start: int, f: int, y: float, label: str, size: float) -> None:
    """One position of the filter, under the columns it covers."""
    color = BLUE if int(label) % 2 else ORANGE
    axes.add_patch(Rectangle((start + 0.06, y), f - 0.12, 0.42, facecolor=color, alpha=0.85))
    ink = "white" if color == BLUE else INK
    axes.text(start + f / 2, y + 0.2, label, ha="center", va="center", fontsize=size, color=ink)


def _heading(stride: int, pad: int) -> str:
    return f"stride {stride}" + (f", padded by {pad}" if pad else "")


def _outcome(n: int, f: int, stride: int, pad: int) -> str:
    try:
        size = conv_output_size(n, f, stride=stride, pad=pad)
    except FilterDoesNotFit:
        return "does not fit: pixels left over"
    return f"{size} positions: output {size}×{size}"
