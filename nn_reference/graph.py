"""Compute graphs written down as lists of nodes, run forward and backward; the lectures' graphs.

A node is (name, op, inputs): op is "input" or a gate of `gates.GATES`, inputs are names of other
nodes. The order of the list does not matter.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nn_reference.gates import ARITY
from nn_reference.reverse_mode import Value, apply_gate, derivatives

Node = tuple[str, str, Sequence[str]]


class GraphError(ValueError):
    """A list of nodes that is not a compute graph; the message names the node and what it lacks."""


@dataclass(frozen=True)
class GraphRun:
    """The value of every node, and the derivative of the output with respect to it, by name."""

    values: dict[str, float]
    gradients: dict[str, float]


#: DS 503 lecture 14, "Example of Backprop": f = (x + y) z.
SUM_PRODUCT_GRAPH: tuple[Node, ...] = (
    *((name, "input", ()) for name in "xyz"),
    ("q", "add", ("x", "y")),
    ("f", "mul", ("q", "z")),
)
#: DS 503 lecture 14, "Compute Graph": one sigmoid neuron and its squared error.
NEURON_MSE_GRAPH: tuple[Node, ...] = (
    *((name, "input", ()) for name in ("w", "x", "b", "target")),
    ("u", "mul", ("w", "x")),
    ("v", "add", ("u", "b")),
    ("y", "sigmoid", ("v",)),
    ("e", "sub", ("y", "target")),
    ("L", "square", ("e",)),
)
#: DS 503 lecture 14, "Bonus Question 14.1": a sigmoid neuron, down to single steps.
BONUS_14_1_GRAPH: tuple[Node, ...] = (
    *((name, "input", ()) for name in ("w0", "w1", "w2", "x0", "x1")),
    ("w0x0", "mul", ("w0", "x0")),
    ("w1x1", "mul", ("w1", "x1")),
    ("sum", "add", ("w0x0", "w1x1")),
    ("s", "add", ("sum", "w2")),
    ("minus_s", "neg", ("s",)),
    ("power", "exp", ("minus_s",)),
    ("one_more", "inc", ("power",)),
    ("f", "inv", ("one_more",)),
)
BONUS_14_1_INPUTS = {"w0": 2.0, "w1": -3.0, "w2": -3.0, "x0": -1.0, "x1": -2.0}


def run_graph(nodes: Iterable[Node], inputs: Mapping[str, float], *, output: str = "f") -> GraphRun:
    """Every node's value, and the derivative of the output with respect to it (0 where none).

    Raises GraphError for a name used twice or not defined, an unknown op, a wrong number of
    inputs, a cycle, an input without a number, or a missing output.
    Source: DS 503 lecture 14, "Compute Graph", "Upstream and Local Gradients".

    >>> run = run_graph(SUM_PRODUCT_GRAPH, {"x": -2, "y": 5, "z": -4})
    >>> run.values["f"], run.gradients["x"], run.gradients["z"]
    (-12.0, -4.0, 3.0)
    """
    values: dict[str, Value] = {}
    for name, op, sources in in_order(nodes):
        if op == "input":
            if name not in inputs:
                raise GraphError(f"input {name!r} has no number; give one for each input")
            values[name] = Value(inputs[name])
        else:
            values[name] = apply_gate(op, *(values[source] for source in sources))
    if output not in values:
        raise GraphError(f"there is no node {output!r}; the output must have that name")
    walk = derivatives(values[output])
    return GraphRun(
        {name: value.data for name, value in values.items()},
        {name: walk.get(value, 0.0) for name, value in values.items()},
    )


def in_order(nodes: Iterable[Node]) -> list[Node]:
    """The nodes, checked, in an order where each stands after its inputs.

    Raises GraphError as `run_graph` does for what needs no numbers.
    Source: DS 503 lecture 14, "Compute Graph" (a directed graph without cycles).

    >>> [name for name, _, _ in in_order([("f", "neg", ["x"]), ("x", "input", [])])]
    ['x', 'f']
    """
    waiting = _checked(nodes)
    done: dict[str, Node] = {}
    while waiting:
        ready = [n for n in waiting if all(source in done for source in waiting[n][2])]
        if not ready:
            raise GraphError(f"nodes {sorted(waiting)} wait for each other; a graph has no cycle")
        for name in ready:
            done[name] = waiting.pop(name)
    return list(done.values())


def _checked(nodes: Iterable[Node]) -> dict[str, Node]:
    by_name: dict[str, Node] = {}
    for name, op, sources in nodes:
        if name in by_name:
            raise GraphError(f"two nodes are called {name!r}; names are unique")
        if op != "input" and op not in ARITY:
            raise GraphError(f"node {name!r} has the op {op!r}; ops are input, {', '.join(ARITY)}")
        if len(sources) != ARITY.get(op, 0):
            needed = ARITY.get(op, 0)
            raise GraphError(f"node {name!r} has {len(sources)} inputs; {op!r} takes {needed}")
        by_name[name] = (name, op, tuple(sources))
    for name, _, sources in by_name.values():
        for source in sources:
            if source not in by_name:
                raise GraphError(f"node {name!r} takes {source!r}, which is not a node")
    return by_name
