"""Wrong answers made from a right one: what every grader must refuse, whatever the exercise.

A mutant that gives the right result on every input is not a mutant; `verify` judges only those that
change the answer (an argument that a solution does not return cannot be transposed, say).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.core.values import Value, copy_of

Function = Callable[..., Any]


def builtin_mutants(solution: Function) -> Iterator[tuple[str, Function]]:
    """Label and function of each mutant of a worked solution."""
    if isinstance(solution, type):
        yield from _spoiled_classes(solution)
        return
    for label, spoil in SPOILED_RESULTS.items():
        yield label, _spoiled(solution, spoil)
    yield "raises", _raising
    yield "mutated inputs", _mutating(solution)
    yield "ignored inputs", _frozen_inputs(solution)
    yield "upstream taken as ones", _ignoring(solution)


def _spoiled(solution: Function, spoil: Callable[[Value], Value]) -> Function:
    def mutant(*args: Value) -> Value:
        return spoil(solution(*args))

    return mutant


def _spoiled_classes(solution: type) -> Iterator[tuple[str, Function]]:
    """Classes of which every number that they show is spoiled."""
    for label, spoil in SPOILED_RESULTS.items():
        yield label, _spoiled_class(solution, spoil)
    yield "raises", _raising


def _spoiled_class(solution: type, spoil: Callable[[Value], Value]) -> type:
    def shown(self: Any, name: str) -> Any:
        value = object.__getattribute__(self, name)
        return spoil(value) if isinstance(value, int | float | np.generic) else value

    return type(solution.__name__, (solution,), {"__getattribute__": shown})


def _raising(*_: Value) -> Value:
    raise RuntimeError("a mutant")


def _mutating(solution: Function) -> Function:
    """Right, but adds 1 to the first array it is given."""

    def mutant(*args: Value) -> Value:
        result = solution(*args)
        for array in _arrays(args):
            array += 1
            return result
        return None

    return mutant


def _frozen_inputs(solution: Function) -> Function:
    """Answers every call as it did the first one."""
    first: list[Value] = []

    def mutant(*args: Value) -> Value:
        if not first:
            first.append(solution(*args))
        return first[0] if args else None

    return mutant


def _ignoring(solution: Function) -> Function:
    """Takes its first array for ones: an upstream gradient that is not used."""

    def mutant(*args: Value) -> Value:
        mine = copy_of(args)
        array = next(_arrays(mine), None)
        if array is None:
            return None
        array[...] = 1
        return solution(*mine)

    return mutant


def _arrays(args: Any) -> Iterator[Any]:
    for arg in args:
        if isinstance(arg, np.ndarray) and arg.ndim:
            yield arg
        elif isinstance(arg, list | tuple):
            yield from _arrays(arg)


def _each(change: Callable[[Any], Any]) -> Callable[[Value], Value]:
    """The change made to every array and number of a result."""

    def spoil(value: Value) -> Value:
        if isinstance(value, dict):
            return {key: spoil(part) for key, part in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(spoil(part) for part in value)
        if isinstance(value, np.ndarray | float | int | np.generic):
            return change(value)
        # Text has no wrong number: it is wrong as another text.
        return f"{value}?" if isinstance(value, str) else value

    return spoil


def _first_number(value: Value) -> Value:
    """A single number where more is asked for: the mean of all that there is."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return _first_number(value[0]) if len(value) else None
    array = np.asarray(value, dtype=float)
    return float(array.mean()) if array.ndim else [float(array)]


def _transposed(array: Any) -> Any:
    array = np.asarray(array)
    if array.ndim >= 2:
        return array.T
    return array.reshape(-1, 1) if array.ndim else array.reshape(1)


def _one_entry_nan(array: Any) -> Any:
    array = np.array(array, dtype=float)
    array[(0,) * array.ndim] = np.nan
    return array[()] if array.ndim == 0 else array


SPOILED_RESULTS: dict[str, Callable[[Value], Value]] = {
    "None": lambda value: None,
    "zeros": _each(lambda a: np.asarray(a, dtype=float) * 0 - 7e-3),
    "scalar": _first_number,
    "transposed": _each(_transposed),
    "text": _each(str),
    "complex": _each(lambda a: np.asarray(a) * (1 + 1j)),
    "NaN": _each(_one_entry_nan),
    "infinite": _each(lambda a: np.asarray(a, dtype=float) + np.inf),
    "negated": _each(lambda a: -np.asarray(a, dtype=float) - 1e-2),
    "doubled": _each(lambda a: 2 * np.asarray(a, dtype=float) + 1e-2),
    "rounded": _each(lambda a: np.round(np.asarray(a, dtype=float), 1) + 3e-2),
    "one percent off": _each(lambda a: 1.03 * np.asarray(a, dtype=float) + 3e-3),
    "wrapped": lambda value: [value],
    "batched": _each(lambda a: np.asarray(a)[None]),
}
