"""A compute graph, drawn: values above each edge, gradients below it.

Inputs stand on the left, the output on the right. An edge leaves its node level, which makes room
for its two numbers, and then turns to the node it feeds.
"""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nn_reference.examples.model import Edge, Graph
from nn_reference.examples.text import number
from nn_reference.graph import in_order
from nn_reference.pictures.style import BLUE, GREY, INK, VERMILION, bare, new_figure

SYMBOLS: Mapping[str, str] = {
    "add": "+",
    "mul": "×",
    "sub": "−",
    "div": "÷",
    "neg": "neg",
    "inc": "+1",
    "inv": "1/·",
    "square": "(·)²",
    "sigmoid": "σ",
}
COLUMN, ROW, LEVEL, RADIUS = 2.5, 1.25, 1.75, 0.36
Place = tuple[float, float]


def compute_graph(graph: Graph) -> Figure:
    """The graph with its values (above the edges) and gradients (below them).

    Source: Feedforward networks deck, "Automatic Differentiation (AD): f(x, y, z) = (x + y)z".

    >>> from nn_reference.examples import build
    >>> figure = compute_graph(build("sum-product").graph)
    >>> [text.get_text() for text in figure.axes[0].texts if "-12" in text.get_text()]
    ['f = -12']
    """
    places = layout(graph)
    width = max(x for x, _ in places.values()) + LEVEL + 1.0
    height = max(y for _, y in places.values()) + ROW
    figure = new_figure(0.62 * width + 0.3, 0.62 * height + 0.5)
    axes = figure.subplots()
    bare(axes)
    users = [edge.source for edge in graph.edges]
    for edge in graph.edges:
        _edge(axes, edge, places, shared=users.count(edge.source) > 1)
    end = Edge(graph.output, "", graph.run.values[graph.output], 1.0)
    places[""] = (places[graph.output][0] + LEVEL + RADIUS, places[graph.output][1])
    _edge(axes, end, places, shared=False)
    for name, op, _ in graph.nodes:
        _node(axes, places[name], name if op == "input" else SYMBOLS.get(op, op), op == "input")
    axes.set_xlim(-0.7, width - 0.1)
    axes.set_ylim(-0.75, height - 0.55)
    axes.text(-0.6, -0.72, "above: value", color=BLUE, fontsize=9)
    axes.text(1.4, -0.72, "below: gradient", color=VERMILION, fontsize=9)
    return figure


def layout(graph: Graph) -> dict[str, Place]:
    """Where each node stands: a column for each step before the output, a row for each input.

    Source: DS 503 lecture 14, "Compute Graph".

    >>> from nn_reference.examples import build
    >>> layout(build("sum-product").graph)["f"]
    (5.0, 0.9375)
    """
    nodes = {name: sources for name, _, sources in in_order(graph.nodes)}
    before = dict.fromkeys(nodes, 0)
    for name, sources in reversed(nodes.items()):
        for source in sources:
            before[source] = max(before[source], before[name] + 1)
    last = max(before.values())
    rows = _rows(nodes, graph.output)
    top = max(rows.values())
    return {name: (COLUMN * (last - before[name]), ROW * (top - rows[name])) for name in rows}


def _rows(nodes: Mapping[str, Sequence[str]], output: str) -> dict[str, float]:
    """A row of its own for each input, in the order the output meets them; gates lie between."""
    rows: dict[str, float] = {}
    waiting, order = [output], []
    while waiting:
        name = waiting.pop()
        order.append(name)
        if not nodes[name] and name not in rows:
            rows[name] = float(len(rows))
        waiting += reversed(nodes[name])
    for name in nodes:
        if name in order and name not in rows:
            rows[name] = sum(rows[source] for source in nodes[name]) / len(nodes[name])
    return rows


def _edge(axes: Axes, edge: Edge, places: Mapping[str, Place], *, shared: bool) -> None:
    (x, y), (to_x, to_y) = places[edge.source], places[edge.target]
    turn = x + RADIUS if shared else x + LEVEL
    axes.plot([x, turn, to_x], [y, y, to_y], color=GREY, linewidth=1.2, zorder=1)
    at = (0.45 * x + 0.55 * to_x, 0.45 * y + 0.55 * to_y) if shared else (x + 1.12, y)
    end = edge.target == ""
    above = f"{edge.source} = {number(edge.value)}" if end else number(edge.value)
    shift = 0.3 if end else 0.0
    axes.text(
        at[0] + shift, at[1] + 0.08, above, color=BLUE, va="bottom", ha="center", fontsize=8.5
    )
    below = number(edge.gradient)
    axes.text(
        at[0] + shift, at[1] - 0.1, below, color=VERMILION, va="top", ha="center", fontsize=8.5
    )


def _node(axes: Axes, place: Place, label: str, is_input: bool) -> None:
    shape = "round,pad=0.35" if is_input else "circle,pad=0.3"
    face = "#eef6fc" if is_input else "white"
    box = {"boxstyle": shape, "facecolor": face, "edgecolor": INK, "linewidth": 1.2}
    axes.text(*place, label, ha="center", va="center", fontsize=10, color=INK, bbox=box, zorder=4)
