"""Pictures of what the lectures show, with matplotlib (the extra `plots`).

Apart from the rest: nothing of `nn_reference` imports this package, and the package itself imports
matplotlib only when something is drawn. No pyplot, hence no windows and no global state.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from nn_reference.examples import Example

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Pictures of the lectures: name -> module and function.
LECTURES: dict[str, tuple[str, str]] = {
    "activations": ("curves", "activation_curves"),
    "feature-space": ("regions", "feature_space"),
    "decision-regions": ("regions", "decision_regions"),
    "loss-curves": ("curves", "loss_curves"),
}
#: Pictures of single worked examples, drawn with that example's numbers.
EXAMPLES: dict[str, tuple[str, str]] = {
    "delta-backprop": ("delta_flow", "delta_flow"),
    "conv-sizes": ("sliding", "filter_sliding"),
}


def draw(name: str) -> "Figure":
    """A picture of the lectures, by its name in `LECTURES`.

    Raises KeyError for an unknown name, ImportError where matplotlib is missing.
    Source: the slide named in the docstring of the function that draws it.

    >>> len(draw("loss-curves").axes)
    1
    """
    module, function = LECTURES[name]
    figure: Figure = getattr(import_module(f"{__name__}.{module}"), function)()
    return figure


def draw_example(name: str, example: Example) -> "Figure | None":
    """The picture of a worked example: its compute graph, or its own; None where it has none.

    Raises ImportError where matplotlib is missing.
    Source: the slide named in the example.

    >>> from nn_reference.examples import build
    >>> draw_example("megapixel", build("megapixel")) is None
    True
    """
    if example.graph is None and name not in EXAMPLES:
        return None
    figure: Figure
    if example.graph is not None:
        figure = import_module(f"{__name__}.compute_graph").compute_graph(example.graph)
    else:
        module, function = EXAMPLES[name]
        figure = getattr(import_module(f"{__name__}.{module}"), function)(example)
    return figure
