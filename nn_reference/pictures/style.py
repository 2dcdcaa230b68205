"""One look for all pictures: colours that colour-blind people can tell apart, and saving.

Colours are Okabe and Ito's. What a colour says is also said by a shape, a dash or a word.
"""

import io
from pathlib import Path

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

BLUE, ORANGE, GREEN, VERMILION, SKY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9"
INK, GREY, FAINT, PALE = "#1f2328", "#8c959f", "#c4ccd4", "#eaeef2"
DPI = 110
#: Without a date and with a fixed salt the same picture is the same file, byte for byte.
SVG_SALT = "nn_reference"


def new_figure(width: float, height: float) -> Figure:
    """An empty figure of so many inches, whose parts make room for each other.

    >>> new_figure(4, 3).axes
    []
    """
    layout = ConstrainedLayoutEngine(w_pad=0.08, h_pad=0.12)
    return Figure(figsize=(width, height), layout=layout, facecolor="white")


def bare(axes: Axes) -> None:
    """Take the frame and the ticks away, and make units as high as they are wide.

    >>> axes = new_figure(1, 1).subplots()
    >>> bare(axes)
    >>> axes.axison
    False
    """
    axes.set_axis_off()
    axes.set_aspect("equal")


def as_svg(figure: Figure) -> str:
    """The figure as the text of an SVG file.

    >>> "<svg" in as_svg(new_figure(1, 1))
    True
    """
    written = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": SVG_SALT}):
        figure.savefig(written, format="svg", metadata={"Date": None})
    return written.getvalue()


def save(figure: Figure, folder: Path, name: str) -> tuple[Path, Path]:
    """Write name.png and name.svg into the folder; both paths.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in save(new_figure(1, 1), Path(folder), "empty")]
    ['empty.png', 'empty.svg']
    """
    png, svg = folder / f"{name}.png", folder / f"{name}.svg"
    figure.savefig(png, dpi=DPI, metadata={"Software": None})
    svg.write_text(as_svg(figure), encoding="utf-8")
    return png, svg
