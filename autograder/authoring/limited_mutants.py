"""Answers that are right only where the inputs are small, far apart, or met for the first time.

Nobody makes these by mistake; they show whether an exercise's cases reach far enough. Each is the
worked solution behind a limit, so it needs no knowledge of the exercise. A limit that changes no
answer within the exercise's domain is not a mutant: `matters` tries it on cases made nearly equal,
tiny or large before it is judged.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from autograder.core.compare import compare
from autograder.core.model import Returned, Task
from autograder.core.values import Value, copy_of

Function = Callable[..., Any]

SIZES = (4, 8, 16, 32)
"""Bounds of array sides, of lists, and of whole numbers, up to which a mutant is right."""
_FLOAT32_DIGITS = 1 << 24
_NEAR = 3e-7
_GRID = 6
"""Decimals that survive in a mutant that takes nearly equal entries for equal."""
_TINY = 1e-6
_CLIP = 1e-7
_MUCH = 30.0
"""Tolerances by which a limit must change an answer, so that it counts as a wrong one."""


Judged: TypeAlias = Callable[[Function, Function, Task], bool]
"""Told the mutant, the worked solution and the task: is the mutant wrong somewhere?"""


@dataclass(frozen=True, slots=True)
class Limited:
    """A mutant, and what says whether it counts as one in an exercise."""

    label: str
    function: Function
    judged: Judged


def limited_mutants(solution: Function) -> Iterator[Limited]:
    """The mutants of a worked solution (a function; of a class there are none)."""
    if isinstance(solution, type):
        return
    for size in SIZES:
        yield Limited(f"right up to size {size}", _up_to(solution, size), _has_a_size)
    yield Limited("counts in float32", _counted_in_float32(solution), _counts)
    for label, change in CHANGED_INPUTS.items():
        yield Limited(label, _on_changed(solution, change), matters)
    for label, key in KEYS.items():
        yield Limited(label, _cached(solution, key), _takes_arrays)


def _has_a_size(_: Function, __: Function, task: Task) -> bool:
    """Whether arguments are long, wide or counted: single numbers and text are not."""
    return any(_largest(case.args) for case in task.cases)


def _takes_arrays(_: Function, __: Function, task: Task) -> bool:
    """Whether there is an array to take for another one."""
    return any(True for case in task.cases for _ in _arrays(case.args))


def _arrays(value: Value) -> Iterator[Value]:
    if isinstance(value, list | tuple):
        for part in value:
            yield from _arrays(part)
    elif isinstance(value, np.ndarray):
        yield value


def _takes_numbers(_: Function, __: Function, task: Task) -> bool:
    """Whether there is an array or a float to take for another one."""
    return any(_has_numbers(case.args) for case in task.cases)


def _has_numbers(value: Value) -> bool:
    if isinstance(value, list | tuple):
        return any(_has_numbers(part) for part in value)
    return isinstance(value, float | np.ndarray)


def _counts(_: Function, __: Function, task: Task) -> bool:
    """Whether whole numbers go in and counts come out, which may be as large as one likes."""
    if _takes_numbers(_, __, task):
        return False
    wants = [want.value for want in task.questions[0].wants if isinstance(want, Returned)]
    return any(isinstance(n, int) and n > 1 for want in wants for n in _numbers(want))


def matters(mutant: Function, solution: Function, task: Task) -> bool:
    """Whether the limit changes an answer on some input near those of the task."""
    if task.driver != "call":
        return False
    question = task.questions[0]
    for case in question.cases:
        for args in _neighbours(case.args):
            want = _result(solution, args)
            got = _result(mutant, args)
            if want is None or got is None:
                continue
            if compare(got, want, question.tolerance).excess > _MUCH:
                return True
    return False


def _result(function: Function, args: Sequence[Value]) -> Value:
    """The value at inputs that may be outside the domain; None for an error or no finite number."""
    try:
        with np.errstate(all="ignore"):
            value = function(*copy_of(tuple(args)))
        finite = all(np.all(np.isfinite(np.asarray(n, dtype=float))) for n in _numbers(value))
    except Exception:
        return None
    return value if finite else None


# -- mutants ----------------------------------------------------------------------------------


def _up_to(solution: Function, size: int) -> Function:
    @functools.wraps(solution)
    def mutant(*args: Value, **named: Value) -> Value:
        result = solution(*args, **named)
        return result if _largest((*args, *named.values())) <= size else _spoiled(result)

    return mutant


def _largest(value: Any) -> int:
    """The longest side of an array, the longest list, or the largest whole number of a value."""
    if isinstance(value, np.ndarray):
        return max(value.shape, default=0)
    if isinstance(value, bool | np.bool_):
        return 0
    if isinstance(value, int | np.integer):
        return abs(int(value))
    if isinstance(value, list | tuple):
        # Arguments are counted one by one, and are not a list of their own length.
        return max([len(part) for part in value if isinstance(part, list | tuple)] + [
            _largest(part) for part in value
        ], default=0)  # fmt: skip
    return 0


def _spoiled(value: Value) -> Value:
    if isinstance(value, dict):
        return {key: _spoiled(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_spoiled(part) for part in value)
    if isinstance(value, bool | np.bool_):
        return not value
    if isinstance(value, int | np.integer):
        return int(value) + 1
    if isinstance(value, float | np.ndarray | np.generic):
        return np.asarray(value) * 1.03 + 3e-3
    return value


def _counted_in_float32(solution: Function) -> Function:
    """Right as long as a count has no more digits than float32 holds."""

    @functools.wraps(solution)
    def mutant(*args: Value, **named: Value) -> Value:
        return _each_count(solution(*args, **named))

    return mutant


def _each_count(value: Value) -> Value:
    if isinstance(value, list | tuple):
        return type(value)(_each_count(part) for part in value)
    if isinstance(value, int) and not isinstance(value, bool):
        return int(np.float32(value))
    return value


def _on_changed(solution: Function, change: Callable[[Any], Any]) -> Function:
    @functools.wraps(solution)
    def mutant(*args: Value, **named: Value) -> Value:
        changed = {key: _mapped(arg, change) for key, arg in named.items()}
        return solution(*(_mapped(arg, change) for arg in args), **changed)

    return mutant


def _mapped(value: Value, change: Callable[[Any], Any]) -> Value:
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return change(value)
    if isinstance(value, float):
        return float(change(np.float64(value)))
    if isinstance(value, list | tuple):
        return type(value)(_mapped(part, change) for part in value)
    return value


def _clipped(array: Any) -> Any:
    inside = np.all((array >= 0) & (array <= 1))
    return np.clip(array, _CLIP, 1 - _CLIP) if inside else array


CHANGED_INPUTS: dict[str, Callable[[Any], Any]] = {
    "takes near entries for equal": lambda a: np.round(a, _GRID),
    "drops entries below 1e-6": lambda a: np.where(np.abs(a) < _TINY, 0.0, a),
    "clips at 1e-7": _clipped,
    "bounded by 1e6": lambda a: np.clip(a, -1e6, 1e6),
}


def _cached(solution: Function, key: Callable[[Any], Any]) -> Function:
    """Gives again what it gave for the first inputs of the same key."""
    known: dict[Any, Value] = {}

    @functools.wraps(solution)
    def mutant(*args: Value, **named: Value) -> Value:
        if not args and not named:
            return _spoiled(solution())
        label = key((*args, *named.values()))
        if label not in known:
            known[label] = solution(*args, **named)
        return copy_of(known[label])

    return mutant


def _shapes(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.shape
    if isinstance(value, list | tuple):
        return tuple(_shapes(part) for part in value)
    return type(value).__name__ if isinstance(value, float) else _plain_key(value)


def _sums(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.shape, round(float(value.sum()), 6) + 0.0
    if isinstance(value, list | tuple):
        return tuple(_sums(part) for part in value)
    return _plain_key(value)


def _corners(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return (value.shape, *(round(float(v), 9) for v in (*value.flat[:1], *value.flat[-1:])))
    if isinstance(value, list | tuple):
        return tuple(_corners(part) for part in value)
    return _plain_key(value)


def _plain_key(value: Any) -> str:
    # A callable is another object in every call, whatever it computes.
    return type(value).__name__ if callable(value) else repr(value)


KEYS: dict[str, Callable[[Any], Any]] = {
    "keeps results by shape": _shapes,
    "keeps results by sum": _sums,
    "keeps results by first and last entry": _corners,
}


# -- inputs near those of a task --------------------------------------------------------------


def _neighbours(args: tuple[Value, ...]) -> Iterator[tuple[Value, ...]]:
    """The arguments with entries nearly equal, near 0 or far out, one array after the other."""
    for change in (_near_each_other, _near_zero, _near_one, _tiny, _huge):
        for place, arg in enumerate(args):
            changed = _mapped(arg, change)
            if changed is not arg:
                yield (*args[:place], changed, *args[place + 1 :])


def _near_each_other(array: Any) -> Any:
    array = np.asarray(array, dtype=float)
    if array.size < 2:
        return array + _NEAR
    return array.flat[0] + _NEAR * np.linspace(-1, 1, array.size).reshape(array.shape)


def _near_zero(array: Any) -> Any:
    array = np.asarray(array, dtype=float)
    return _NEAR * np.where(np.arange(array.size).reshape(array.shape) % 2, 1.0, -1.0)


def _near_one(array: Any) -> Any:
    array = np.array(array, dtype=float)
    if array.ndim:
        array.flat[0] = 1 - 2e-9
        array.flat[1:] = 2e-9 / max(array.size - 1, 1)
    return array


def _tiny(array: Any) -> Any:
    return np.asarray(array, dtype=float) * 1e-7


def _huge(array: Any) -> Any:
    return np.asarray(array, dtype=float) * 1e7


def _numbers(value: Value) -> Iterator[Value]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from _numbers(part)
    elif isinstance(value, int | float | np.ndarray | np.generic):
        yield value
