"""Drivers make the call in the child where plain arguments are not enough.

A driver takes the student's function and plain values, and returns a plain value. It is loaded in
the sandboxed child before the child is locked, and holds no secret: no wanted value, no verdict.

Where an exercise takes a callable or a generator, its case holds a *plug* instead: a dict
`{"plug": NAME, ...}` that the driver `plugged` replaces, wherever it stands among the arguments,
by what the plug's maker makes of it. The oracle, the misconceptions and the student's function are
all called through the same driver.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.core.rng.drivers import seeded, watched_epochs

Driver = Callable[..., Any]
Maker = Callable[..., Any]


def call(function: Callable[..., Any], *args: Any) -> Any:
    """The plain call."""
    return function(*args)


def plugged(function: Callable[..., Any], *args: Any) -> Any:
    """The call with every plug among the arguments replaced."""
    made = [plug_in(arg) for arg in args]
    before = [list(part) if isinstance(part, list) else None for part in made]
    result = function(*made)
    for arg, now, then in zip(args, made, before, strict=True):
        # A list of plugs was given as a list of what was made of them: tell what was done to it.
        if now is not arg and then is not None and list(map(id, now)) != list(map(id, then)):
            arg.clear()
    return result


def reported(function: Callable[..., Any], *args: Any) -> Any:
    """The plugged call, of which the last argument says what is reported.

    None stands for the result, a number for the argument in that place, as it is after the call.
    """
    *given, report = args
    made = [plug_in(arg) for arg in given]
    result = function(*made)
    return result if report is None else made[report]


def array_or_list(function: Callable[..., Any], *args: Any) -> Any:
    """The call with arrays; where that fails, with lists: for an argument that may be either."""
    try:
        return function(*args)
    except (AttributeError, TypeError, ValueError):
        return function(*(a.tolist() if isinstance(a, np.ndarray) else a for a in args))


def plug_in(value: Any) -> Any:
    """The value with plugs replaced: dicts that name one, in lists and tuples too."""
    if isinstance(value, dict) and "plug" in value:
        options = {key: part for key, part in value.items() if key != "plug"}
        return MAKERS[value["plug"]](**options)
    if isinstance(value, list | tuple):
        parts = [plug_in(part) for part in value]
        # A list without plugs stays the caller's own, so that what is done to it can be seen.
        same = all(new is old for new, old in zip(parts, value, strict=True))
        return value if same else type(value)(parts)
    return value


def _activation(name: str) -> Callable[[Any], Any]:
    """An elementwise activation that takes scalars and arrays of any shape."""
    return ACTIVATIONS[name]


def _curve(height: float, slope: float, shift: float) -> Callable[[Any], Any]:
    """An activation that nobody can know by name: `height · tanh(slope · z + shift)`."""
    return lambda z: height * np.tanh(np.multiply(slope, z) + shift)


def _generator(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


def _sixteenths(pixels: Any) -> Any:
    """Grey levels 0 to 16 as numbers 0 to 1."""
    return pixels / 16.0


def _scalar(name: str, A: Any) -> Callable[[Any], float]:
    """A scalar function of arrays of A's shape."""
    return lambda x: float(SCALARS[name](A, x))


def _slope(name: str, A: Any) -> Callable[[Any], Any]:
    """The gradient of some loss at parameters of A's shape."""
    return lambda theta: SLOPES[name](A, np.asarray(theta, dtype=float))


SCALARS: dict[str, Callable[[Any, Any], Any]] = {
    "cubic": lambda A, x: np.sum(A * x**3),
    "sines": lambda A, x: np.sum(A * np.sin(x) + x**3),
    "coupled": lambda A, x: np.sum(A * x) ** 2 + np.sum(A * x**3),
    "exponential": lambda A, x: np.exp(np.mean(A * x)) + np.sum(np.exp(x)),
}

SLOPES: dict[str, Callable[[Any, Any], Any]] = {
    "bowl": lambda A, theta: A * (theta - 1.0),
    "waves": lambda A, theta: A * np.sin(theta + 0.3),
    "quartic": lambda A, theta: A * theta**3,
    "walls": lambda A, theta: A * np.tanh(theta - 0.5) + 0.2 * theta.sum(),
}


# -- programs: graphs of scalars, for a class like `Value` --------------------------------------

RECURSION_LIMIT = 1000
"""Python's own: what a deep graph must work at, whatever a notebook has set."""


NO_BUILTINS: dict[str, Any] = {"__builtins__": {}}


def engine(
    value_class: Callable[[float], Any], leaves: Sequence[float], graphs: Sequence[list[Any]]
) -> list[dict[str, dict[str, Any]]]:
    """Node by node, what a class like `Value` makes of graphs over the same leaves.

    A graph is a list of steps over the leaves `x0, x1, …` and earlier nodes `v0, v1, …`, such as
    `"x0 * v1"`; or `[times, step]`, in which `v` is the node before. The last node is the root.
    For each graph: the data of every node, and its gradient before and after `backward()`.
    """
    made = {f"x{i}": value_class(number) for i, number in enumerate(leaves)}
    with _own_recursion_limit():
        return [_trace(dict(made), steps) for steps in graphs]


def _trace(nodes: dict[str, Any], steps: list[Any]) -> dict[str, dict[str, Any]]:
    root = _run(nodes, steps)
    traced = {"data": _read(nodes, "data"), "grad before": _read(nodes, "grad")}
    root.backward()
    return {**traced, "grad": _read(nodes, "grad")}


def _run(nodes: dict[str, Any], steps: list[Any]) -> Any:
    """The root; every step's node is added to `nodes`. Without steps it is the first leaf."""
    node = nodes["x0"]
    for index, step in enumerate(steps):
        times, text = (1, step) if isinstance(step, str) else step
        code = compile(text, "<step>", "eval")  # our own text: a case's, never a student's
        for _ in range(times):
            nodes["v"] = node
            node = eval(code, NO_BUILTINS, nodes)
        nodes[f"v{index}"] = node
    nodes.pop("v", None)
    return node


def _read(nodes: dict[str, Any], name: str) -> dict[str, Any]:
    """An attribute of every node; an int as the float that it equals."""
    found = {node: getattr(value, name) for node, value in nodes.items()}
    return {node: _kept(v) for node, v in found.items()}


def _kept(v: Any) -> Any:
    if type(v) is int:
        return float(v)
    return np.array(v) if isinstance(v, np.ndarray) else v  # it may be added to in place


@contextlib.contextmanager
def _own_recursion_limit() -> Iterator[None]:
    """Python's own recursion limit, which the code called cannot raise in passing."""
    before, setter = sys.getrecursionlimit(), sys.setrecursionlimit
    setter(RECURSION_LIMIT)
    sys.setrecursionlimit = lambda limit: None
    try:
        yield
    finally:
        sys.setrecursionlimit = setter
        setter(before)


def _program(steps: list[Any]) -> Callable[..., Any]:
    """The function of `Value`s that the steps describe."""
    return lambda *values: _run({f"x{i}": value for i, value in enumerate(values)}, steps)


ACTIVATIONS: dict[str, Callable[[Any], Any]] = {
    "identity": lambda z: z,
    "tanh": np.tanh,
    "sigmoid": lambda z: 1 / (1 + np.exp(-np.asarray(z, dtype=float))),
    "relu": lambda z: np.maximum(0, z),
    "softplus": lambda z: np.logaddexp(0, z),
    "square": np.square,
}

MAKERS: dict[str, Maker] = {
    "activation": _activation,
    "curve": _curve,
    "rng": _generator,
    "program": _program,
    "scalar": _scalar,
    "slope": _slope,
    "sixteenths": _sixteenths,
}

DRIVERS: dict[str, Driver] = {
    "call": call,
    "plugged": plugged,
    "reported": reported,
    "array or list": array_or_list,
    "engine": engine,
    "seeded": seeded,
    "watched epochs": watched_epochs,
}
