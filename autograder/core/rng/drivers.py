"""Drivers for exercises that use chance: the function is called with many generators.

Loaded in the sandboxed child and in the student's notebook, like `drivers`, and just as small: they
call, copy and count, and hold no wanted value and no verdict. The last two arguments of a case are
the driver's: a *tally*, `{"tally": NAME, ...}`, and the seeds.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.core.values import copy_of

THE_RNG = "this rng"
"""Name of the plug that stands for the generator of each call."""


def seeded(function: Callable[..., Any], *args: Any) -> Any:
    """The results of calls with a generator for each seed, two in a row where `draws` is 2.

    The first call gets the case's own arguments, so that a change of them can be seen, and all
    others copies. A tally with a name counts: one row of an array for each result.
    """
    *given, tally, seeds = args
    results = []
    with _chance_apart():
        for mine, rng in _trials(given, seeds, tally.get("draws", 1)):
            made = [rng if _is_rng(arg) else arg for arg in mine]
            results.append(copy_of(function(*made)))
    if tally["tally"] is None:
        return results
    return np.stack([TALLIES[tally["tally"]](result, given, tally) for result in results])


def watched_epochs(function: Callable[..., Any], *args: Any) -> Any:
    """What `grad` was asked by a function of `(X, y, theta, grad, alpha, size, rng)`.

    For each seed `{"result": …, "log": [(X, y, theta, gradient), …]}`; or, tallied, the number of
    the call in which each row of X was seen.
    """
    *given, tally, seeds = args
    results = []
    with _chance_apart():
        for (X, y, theta, name, alpha, size, _), rng in _trials(
            given, seeds, tally.get("draws", 1)
        ):
            log: list[Any] = []
            grad = _watched(GRADIENTS[name["name"]], log)
            result = function(X, y, theta, grad, alpha, size, rng)
            results.append({"result": copy_of(result), "log": log})
    if tally["tally"] is None:
        return results
    return np.stack([_rows_seen(result["log"], given[0]) for result in results])


def _trials(
    given: Sequence[Any], seeds: Sequence[int], draws: int
) -> Iterator[tuple[list[Any], np.random.Generator]]:
    """The arguments and the generator of each call."""
    untouched = copy_of(list(given))
    mine = list(given)
    for seed in seeds:
        rng = np.random.default_rng(seed)
        for _ in range(draws):
            yield mine, rng
            mine = copy_of(untouched)


@contextlib.contextmanager
def _chance_apart() -> Iterator[None]:
    """The global generators, seeded: who draws from them gives one and the same wrong answer."""
    before, before_python = np.random.get_state(), random.getstate()
    np.random.seed(20)
    random.seed(20)
    try:
        yield
    finally:
        np.random.set_state(before)
        random.setstate(before_python)


def _is_rng(arg: Any) -> bool:
    return isinstance(arg, dict) and arg.get("plug") == THE_RNG


# -- tallies: one row of numbers for each result -----------------------------------------------


def _membership(batches: Any, given: Sequence[Any], _tally: Any) -> Any:
    """The number of the batch that each index lies in; −1 for one that lies in none."""
    found = np.full(given[0], -1, np.int8)
    for number, batch in enumerate(batches):
        found[_numbers(batch, "iu").astype(int)] = number
    return found


def _zeros(result: Any, _given: Sequence[Any], _tally: Any) -> Any:
    """Which entries are 0, in one row."""
    return _numbers(result, "iufb").ravel() == 0


def _histogram(result: Any, _given: Sequence[Any], tally: Any) -> Any:
    """How many weights of each layer, divided by `scale`, lie between the `edges`."""
    rows = []
    for weights in result[0]:
        z = _numbers(weights, "iuf").ravel() / tally["scale"]
        places = np.searchsorted(tally["edges"], z)
        counts = np.bincount(places, minlength=len(tally["edges"]) + 1)
        rows.append([*counts, z.sum(), z @ z])
    return np.array(rows, np.float64)


def _numbers(value: Any, kinds: str) -> Any:
    array = np.asarray(value)
    if array.dtype.kind not in kinds:
        raise TypeError(f"an array of type {array.dtype} was returned")
    return array


TALLIES: dict[str, Callable[[Any, Sequence[Any], Any], Any]] = {
    "membership": _membership,
    "zeros": _zeros,
    "histogram": _histogram,
}


# -- gradients that remember what they were asked ----------------------------------------------


def _watched(gradient: Callable[..., Any], log: list[Any]) -> Callable[..., Any]:
    """The gradient that writes down what it is asked; the same once more in a row counts once."""

    def grad(X: Any, y: Any, theta: Any) -> Any:
        asked = [np.array(part, dtype=float) for part in (X, y, theta)]
        result = gradient(*asked)
        if not log or not all(map(np.array_equal, asked, log[-1][:3])):
            log.append((*asked, result))
        return result.copy()

    return grad


def _rows_seen(log: Sequence[Any], X: Any) -> Any:
    """The number of the call in which each row of X was seen; −1 for one that was not."""
    seen = np.full(len(X), -1, np.int8)
    for number, (batch, *_) in enumerate(log):
        for row in np.atleast_2d(batch):
            seen[np.abs(X - row).max(axis=1).argmin()] = number
    return seen


GRADIENTS: dict[str, Callable[[Any, Any, Any], Any]] = {
    "least squares": lambda X, y, theta: X.T @ (X @ theta - y) / len(y),
    "logistic": lambda X, y, theta: X.T @ (1 / (1 + np.exp(-X @ theta)) - y) / len(y),
    "smooth absolute": lambda X, y, theta: X.T @ np.tanh(X @ theta - y) / len(y),
}
