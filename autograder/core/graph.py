"""Judging a graph that a student wrote down as a list of `(name, op, inputs)`.

Any acyclic graph that computes the function is right: it is run at random points, forwards and
backwards, and its output and its leaves' gradients are compared. Its form is not. What it is
compared with stands in the question's `params`: this module knows of no exercise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np

from autograder.core.compare import compare
from autograder.core.errors import InputError
from autograder.core.messages import tell_failure, told
from autograder.core.model import Outcome, Question, Returned
from autograder.core.values import Array, Value

Nodes: TypeAlias = dict[str, tuple[str, tuple[str, ...]]]
"""Name of a node: its op, and the names of its inputs."""

INPUTS = {"input": 0, "mul": 2, "add": 2, "neg": 1, "exp": 1, "inc": 1, "inv": 1, "sigmoid": 1}
"""How many inputs each op has."""
MAX_NODES = 5000
OUTPUT = "f"


class NotAGraph(InputError, ValueError):
    """What is wrong with the list, in a sentence for its author."""


def judge_graph(question: Question, outcomes: Sequence[Outcome]) -> str | None:
    """The message of the first thing that is wrong with the graph, or None.

    `params`: `points` {leaf: values}, `values` the function's at these points, and `gradients`
    {leaf: values}.
    """
    for case, got in zip(question.cases, outcomes, strict=True):
        if not isinstance(got, Returned):
            return told(case, tell_failure(got, public=case.public))
        try:
            nodes = read_graph(got.value, leaves=list(question.params["points"]))
            _compare_function(nodes, question.params)
        except NotAGraph as error:
            # The names of nodes are the student's choice.
            return told(case, str(error) if case.public else "the graph is not the function's")
    return None


def read_graph(value: Value, leaves: Sequence[str]) -> Nodes:
    """The nodes by name, each after its inputs. Raises NotAGraph."""
    if not isinstance(value, list | tuple):
        raise NotAGraph("a list of (name, op, inputs) is wanted")
    if len(value) > MAX_NODES:
        raise NotAGraph(f"the graph has more than {MAX_NODES} nodes")
    nodes: Nodes = {}
    for entry in value:
        name, op, inputs = _read_node(entry)
        if name in nodes:
            raise NotAGraph(f"two nodes are called {_short(name)}")
        nodes[name] = (op, inputs)
    _check_names(nodes, leaves)
    return _in_order(nodes)


def _read_node(entry: Value) -> tuple[str, str, tuple[str, ...]]:
    if not isinstance(entry, list | tuple) or len(entry) != 3:
        raise NotAGraph("every node is a (name, op, inputs)")
    name, op, inputs = entry
    if not isinstance(name, str) or not isinstance(op, str):
        raise NotAGraph("a node's name and op are strings")
    if inputs is None:
        inputs = ()
    elif isinstance(inputs, str):
        inputs = (inputs,)  # ("s") is not a tuple in Python, and there is no doubt what is meant
    if not isinstance(inputs, list | tuple) or not all(isinstance(i, str) for i in inputs):
        raise NotAGraph(f"the inputs of {_short(name)} are not a list or tuple of names")
    if op not in INPUTS:
        raise NotAGraph(f"{_short(name)} has the op {_short(op)}; there are {', '.join(INPUTS)}")
    if len(inputs) != INPUTS[op]:
        raise NotAGraph(f"{_short(name)} has {len(inputs)} inputs; {op} takes {INPUTS[op]}")
    return name, op, tuple(inputs)


def _check_names(nodes: Nodes, leaves: Sequence[str]) -> None:
    for name, (_, inputs) in nodes.items():
        unknown = [i for i in inputs if i not in nodes]
        if unknown:
            raise NotAGraph(f"{_short(name)} uses {_short(unknown[0])}, which is not a node")
    found = {name for name, (op, _) in nodes.items() if op == "input"}
    if found != set(leaves):
        odd = sorted(found ^ set(leaves))[0]
        problem = "is not an input of the function" if odd in found else "is not among the inputs"
        raise NotAGraph(f"{_short(odd)} {problem}; they are {', '.join(leaves)}, one node each")
    if OUTPUT not in nodes:
        raise NotAGraph(f"no node is called {OUTPUT!r}; it is the output")


def _in_order(nodes: Nodes) -> Nodes:
    """The nodes, each after its inputs."""
    waiting = {name: len(inputs) for name, (_, inputs) in nodes.items()}
    users: dict[str, list[str]] = {name: [] for name in nodes}
    for name, (_, inputs) in nodes.items():
        for each in inputs:
            users[each].append(name)
    ready = [name for name, count in waiting.items() if count == 0]
    for name in ready:  # grows while it is read
        for user in users[name]:
            waiting[user] -= 1
            if waiting[user] == 0:
                ready.append(user)
    if len(ready) < len(nodes):
        stuck = sorted(name for name, count in waiting.items() if count)
        raise NotAGraph(f"the graph has a cycle: {_short(stuck[0])} waits for itself")
    return {name: nodes[name] for name in ready}


def _compare_function(nodes: Nodes, params: Mapping[str, Any]) -> None:
    values = forwards(nodes, params["points"])
    wanted = params["values"]
    if not compare(values[OUTPUT], wanted).right:
        off = np.abs(values[OUTPUT] - wanted) > 1e-6
        at = int(off.argmax()) if off.any() else 0
        where = ", ".join(f"{leaf} = {x[at]:g}" for leaf, x in params["points"].items())
        raise NotAGraph(
            f"the graph computes another function: for {where} "
            f"it gives {values[OUTPUT][at]:.6g}, wanted {wanted[at]:.6g}"
        )
    found = backwards(nodes, values)
    for leaf, wanted in params["gradients"].items():
        if not compare(found[leaf], wanted).right:
            raise NotAGraph(f"backpropagation through the graph gives another gradient of {leaf}")


def forwards(nodes: Nodes, points: Mapping[str, Array]) -> dict[str, Array]:
    """The value of every node, at all points at once."""
    values: dict[str, Array] = {}
    with np.errstate(all="ignore"):
        for name, (op, inputs) in nodes.items():
            if op == "input":
                values[name] = np.asarray(points[name], dtype=np.float64)
            else:
                values[name] = _apply(op, [values[i] for i in inputs])
    return values


def _apply(op: str, x: list[Array]) -> Array:
    match op:
        case "mul":
            return np.multiply(x[0], x[1])
        case "add":
            return np.add(x[0], x[1])
        case "neg":
            return np.negative(x[0])
        case "exp":
            return np.asarray(np.exp(x[0]))
        case "inc":
            return x[0] + 1.0
        case "inv":
            return 1.0 / x[0]
    return 0.5 * (1.0 + np.tanh(0.5 * x[0]))  # sigmoid, without overflow


def backwards(nodes: Nodes, values: Mapping[str, Array]) -> dict[str, Array]:
    """The gradient of the output with respect to every node that leads to it; 0 for the rest."""
    gradients = {name: np.zeros_like(values[OUTPUT]) for name in nodes}
    gradients[OUTPUT] = np.ones_like(values[OUTPUT])
    leads = {OUTPUT}
    with np.errstate(all="ignore"):
        for name in reversed(nodes):
            if name not in leads:
                continue  # nodes beside the way may hold infinities
            op, inputs = nodes[name]
            slopes = _slopes(op, [values[i] for i in inputs], values[name])
            for each, slope in zip(inputs, slopes, strict=True):
                gradients[each] = gradients[each] + slope * gradients[name]
                leads.add(each)
    return gradients


def _slopes(op: str, x: list[Array], value: Array) -> list[Array]:
    """The local slopes: of an op's value with respect to each of its inputs."""
    one = np.ones_like(value)
    match op:
        case "mul":
            return [x[1], x[0]]
        case "add":
            return [one, one]
        case "neg":
            return [-one]
        case "exp":
            return [value]
        case "inc":
            return [one]
        case "inv":
            return [-value * value]
        case "sigmoid":
            return [value * (1.0 - value)]
    return []


def _short(name: str) -> str:
    return repr(name[:40])
