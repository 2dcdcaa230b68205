"""Drivers make the call in the child where plain arguments are not enough.

A driver takes the student's function and plain values, and returns a plain value. It is loaded in
the sandboxed child before the child is locked, and holds no secret: no wanted value, no verdict.

Where an exercise takes a callable or a generator, its case holds a *plug* instead: a dict
`{"plug": NAME, ...}` that the driver `plugged` replaces, wherever it stands among the arguments,
by what the plug's maker makes of it. The oracle, the misconceptions and the student's function are
all called through the same driver.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

Driver = Callable[..., Any]
Maker = Callable[..., Any]


def call(function: Callable[..., Any], *args: Any) -> Any:
    """The plain call."""
    return function(*args)


def plugged(function: Callable[..., Any], *args: Any) -> Any:
    """The call with every plug among the arguments replaced."""
    return function(*(plug_in(arg) for arg in args))


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


ACTIVATIONS: dict[str, Callable[[Any], Any]] = {
    "identity": lambda z: z,
    "tanh": np.tanh,
    "sigmoid": lambda z: 1 / (1 + np.exp(-np.asarray(z, dtype=float))),
    "relu": lambda z: np.maximum(0, z),
    "softplus": lambda z: np.logaddexp(0, z),
    "square": np.square,
}

MAKERS: dict[str, Maker] = {"activation": _activation, "curve": _curve, "rng": _generator}

DRIVERS: dict[str, Driver] = {"call": call, "plugged": plugged}
