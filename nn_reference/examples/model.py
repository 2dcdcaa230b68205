"""What a worked example is: what is given, the steps, and what comes out, as plain data.

Nothing here computes: the numbers come from the library, and whoever prints an example reads them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from nn_reference.examples.text import agrees
from nn_reference.gates import GATES
from nn_reference.graph import GraphRun, Node, in_order, run_graph


@dataclass(frozen=True)
class Step:
    """One line of the blackboard: a formula, the numbers put in, and the exact result.

    `printed` is the deck's own figure, as it stands there, where it prints one.
    """

    name: str
    formula: str
    latex: str
    substituted: str
    value: Any
    printed: str | None = None
    note: str = ""

    @property
    def agrees(self) -> bool | None:
        """Whether the printed figure is the exact one rounded; None where nothing is printed."""
        return None if self.printed is None else agrees(self.printed, self.value)


@dataclass(frozen=True)
class Table:
    """Rows of plain values under their headings."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Edge:
    """What flows along one edge of a compute graph: a value forward, a gradient backward."""

    source: str
    target: str
    value: float
    gradient: float


@dataclass(frozen=True)
class Graph:
    """A compute graph with the numbers given to its inputs.

    >>> from nn_reference.graph import SUM_PRODUCT_GRAPH
    >>> graph = Graph(SUM_PRODUCT_GRAPH, {"x": -2.0, "y": 5.0, "z": -4.0}, "f")
    >>> graph.edges[0]
    Edge(source='x', target='q', value=-2.0, gradient=-4.0)
    """

    nodes: tuple[Node, ...]
    inputs: Mapping[str, float]
    output: str

    @cached_property
    def run(self) -> GraphRun:
        """Every node's value and gradient, by the library's reverse-mode engine."""
        return run_graph(self.nodes, self.inputs, output=self.output)

    @property
    def edges(self) -> tuple[Edge, ...]:
        """Every edge, in the order of the nodes it leads to."""
        return tuple(edge for node in in_order(self.nodes) for edge in self._into(node))

    def _into(self, node: Node) -> list[Edge]:
        name, op, sources = node
        if op == "input":
            return []
        values, upstream = self.run.values, self.run.gradients[name]
        back = GATES[op](*(values[source] for source in sources)).backward(upstream)
        return [
            Edge(source, name, values[source], gradient)
            for source, gradient in zip(sources, back, strict=True)
        ]


@dataclass(frozen=True)
class Example:
    """A worked example. `inputs` and `values` have stable names and hold plain numbers and lists.

    `source` is a deck and the title of its slide; `about` says what the deck leaves open.
    """

    title: str
    source: str
    inputs: Mapping[str, Any]
    values: Mapping[str, Any]
    steps: tuple[Step, ...] = ()
    tables: tuple[Table, ...] = ()
    graph: Graph | None = None
    about: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def as_data(self) -> dict[str, Any]:
        """The example as JSON has it: dicts, lists, numbers and texts."""
        data: dict[str, Any] = {
            "title": self.title,
            "source": self.source,
            "about": self.about,
            "inputs": {name: plain(value) for name, value in self.inputs.items()},
            "values": {name: plain(value) for name, value in self.values.items()},
            "steps": [_step_data(step) for step in self.steps],
            "tables": [
                {"title": t.title, "columns": list(t.columns), "rows": plain(t.rows)}
                for t in self.tables
            ],
        }
        if self.graph:
            data["graph"] = _graph_data(self.graph)
        return data


def with_figures(steps: Iterable[Step], printed: Mapping[str, str]) -> tuple[Step, ...]:
    """The steps, each with the deck's own figure where there is one.

    Raises KeyError for a figure whose step is missing.

    >>> with_figures([Step("q", "q = x + y", "q = x + y", "1 + 2", 3)], {"q": "3"})[0].printed
    '3'
    """
    made = tuple(replace(step, printed=printed.get(step.name, step.printed)) for step in steps)
    missing = set(printed) - {step.name for step in made}
    if missing:
        raise KeyError(f"no step is called {sorted(missing)}")
    return made


def plain(value: Any) -> Any:
    """The value as Python's own numbers and lists.

    >>> plain((np.float64(1.5), np.array([1, 2]), None))
    [1.5, [1, 2], None]
    """
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(part) for part in value]
    return value


def _step_data(step: Step) -> dict[str, Any]:
    return {
        "name": step.name,
        "formula": step.formula,
        "latex": step.latex,
        "substituted": step.substituted,
        "value": plain(step.value),
        "printed": step.printed,
        "printed_agrees": step.agrees,
        "note": step.note,
    }


def _graph_data(graph: Graph) -> dict[str, Any]:
    nodes = [
        {
            "name": name,
            "op": op,
            "inputs": list(sources),
            "value": graph.run.values[name],
            "gradient": graph.run.gradients[name],
        }
        for name, op, sources in in_order(graph.nodes)
    ]
    return {"output": graph.output, "nodes": nodes}
