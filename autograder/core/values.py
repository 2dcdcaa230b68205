"""Plain values: the only things that cross between a student's process and ours.

A plain value is None, a bool, int, float, complex or str, a NumPy array or scalar of a numeric
type, or a list, tuple or str-keyed dict of plain values. `flatten` takes one apart into a JSON
tree and a list of arrays; `rebuild` puts it together again and trusts nothing it is given.
Anything else is carried as `Opaque`, its type's name, so that a report can say what came back.

Knows nothing of exercises, sockets or files: the sandboxed child, the student's notebook and the
grader all load this module.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[Any]
Value: TypeAlias = Any
"""A plain value. Python's types cannot say it more narrowly without recursion; `flatten` does."""

DTYPES = frozenset("|b1 |i1 <i2 <i4 <i8 |u1 <u2 <u4 <u8 <f2 <f4 <f8 <c8 <c16".split())
"""Array types that may cross: numbers of a fixed width, little-endian. No objects, no text."""

MAX_DEPTH = 10
"""Deepest nesting: a pair of lists of 4-axis nested lists needs six."""
MAX_NODES = 400_000
MAX_BYTES = 64 << 20
MAX_TYPE_NAME = 80
MAX_AXES = 32


class NotPlain(ValueError):
    """The value, or what claims to be one, breaks a rule of this module."""


@dataclass(frozen=True, slots=True)
class Opaque:
    """Stands for a value that is not plain; only its type's name is kept."""

    type_name: str


class _Budget:
    """Counts what has been taken, so that a small tree cannot stand for a huge one."""

    __slots__ = ("bytes", "nodes")

    def __init__(self) -> None:
        self.nodes = MAX_NODES
        self.bytes = MAX_BYTES

    def node(self) -> None:
        self.nodes -= 1
        if self.nodes < 0:
            raise NotPlain(f"more than {MAX_NODES} nested values")

    def take(self, size: int) -> None:
        self.bytes -= size
        if self.bytes < 0:
            raise NotPlain(f"more than {MAX_BYTES >> 20} MiB of data")


def flatten(value: object) -> tuple[Any, list[Array]]:
    """A JSON tree of `value`, and its arrays in the order in which the tree names them.

    Raises NotPlain where the value is too deep or too large.

    >>> flatten((1, np.zeros(2)))
    (['t', [1, ['a', '<f8', [2]]]], [array([0., 0.])])
    """
    arrays: list[Array] = []
    return _flatten(value, arrays, _Budget(), MAX_DEPTH), arrays


def _flatten(value: object, arrays: list[Array], budget: _Budget, depth: int) -> Any:
    budget.node()
    if depth < 0:
        raise NotPlain(f"nested more than {MAX_DEPTH} deep")
    # Exact base types are asked first: a subclass could lie about everything else.
    if value is None or value is True or value is False:
        return value
    if isinstance(value, np.ndarray | np.generic):
        return _flatten_array(value, arrays, budget)
    if isinstance(value, int):
        return int.__index__(value)
    if isinstance(value, float):
        return float.__float__(value)
    if isinstance(value, complex):
        return ["c", value.real, value.imag]
    if isinstance(value, str):
        budget.take(str.__len__(value))
        return str.__str__(value)
    if isinstance(value, list):
        items = list.__getitem__(value, slice(None))
        return ["l", [_flatten(v, arrays, budget, depth - 1) for v in items]]
    if isinstance(value, tuple):
        items_ = tuple.__getitem__(value, slice(None))
        return ["t", [_flatten(v, arrays, budget, depth - 1) for v in items_]]
    if isinstance(value, dict):
        pairs = list(dict.items(value))
        if all(type(key) is str for key, _ in pairs):
            return ["d", [[k, _flatten(v, arrays, budget, depth - 1)] for k, v in pairs]]
    return ["o", opaque_name(value)]


def _flatten_array(value: Any, arrays: list[Array], budget: _Budget) -> Any:
    scalar = isinstance(value, np.generic)
    # The base class' own view: a subclass's __array__, __getitem__ and friends are never asked.
    base = np.asarray(value) if scalar else np.ndarray.view(value, np.ndarray)
    if base.dtype.kind == "U" and base.ndim == 0:
        return str(base[()])
    if base.dtype in (np.longdouble, np.clongdouble):
        base = base.astype(np.float64 if base.dtype.kind == "f" else np.complex128)
    base = base.astype(base.dtype.newbyteorder("<"), copy=False)
    if base.dtype.str not in DTYPES:
        return ["o", f"ndarray of {base.dtype}"[:MAX_TYPE_NAME]]
    budget.take(base.nbytes)
    arrays.append(np.ascontiguousarray(base).reshape(base.shape))
    return ["s", base.dtype.str] if scalar else ["a", base.dtype.str, list(base.shape)]


def opaque_name(value: object) -> str:
    """The name of a value's type, shortened, for a report."""
    name = type.__dict__["__name__"].__get__(type(value))
    return str(name)[:MAX_TYPE_NAME]


def rebuild(tree: Any, buffers: Sequence[memoryview | bytes]) -> Value:
    """The value that `flatten` took apart, from its tree and its arrays' bytes.

    Every array is a copy of its own. Raises NotPlain for anything `flatten` would not have made.
    """
    taken = iter(buffers)
    value = _rebuild(tree, taken, _Budget(), MAX_DEPTH)
    if next(taken, None) is not None:
        raise NotPlain("data left over")
    return value


def _rebuild(tree: Any, buffers: Any, budget: _Budget, depth: int) -> Value:
    budget.node()
    if depth < 0:
        raise NotPlain(f"nested more than {MAX_DEPTH} deep")
    if tree is None or isinstance(tree, bool | int | float | str):
        return tree
    match tree:
        case ["l", [*items]]:
            return [_rebuild(v, buffers, budget, depth - 1) for v in items]
        case ["t", [*items]]:
            return tuple(_rebuild(v, buffers, budget, depth - 1) for v in items)
        case ["d", [*pairs]]:
            return dict(_rebuild_pair(pair, buffers, budget, depth - 1) for pair in pairs)
        case ["a", str(dtype), [*shape]]:
            return _rebuild_array(dtype, shape, buffers, budget)
        case ["s", str(dtype)]:
            return _rebuild_array(dtype, [], buffers, budget)[()]
        case ["c", float(re), float(im)]:
            return complex(re, im)
        case ["o", str(name)]:
            return Opaque(name[:MAX_TYPE_NAME])
    raise NotPlain("an unknown tag")


def _rebuild_pair(pair: Any, buffers: Any, budget: _Budget, depth: int) -> tuple[str, Value]:
    match pair:
        case [str(key), tree]:
            return key, _rebuild(tree, buffers, budget, depth)
    raise NotPlain("a dict entry without a name")


def _rebuild_array(dtype: str, shape: list[Any], buffers: Any, budget: _Budget) -> Array:
    if dtype not in DTYPES:
        raise NotPlain(f"array type {dtype[:20]!r}")
    if len(shape) > MAX_AXES or not all(type(n) is int and 0 <= n < 2**40 for n in shape):
        raise NotPlain("an array's shape")
    size = math.prod(shape) * np.dtype(dtype).itemsize  # Python ints: no overflow
    budget.take(size)
    data = next(buffers, None)
    if data is None or len(data) != size:
        raise NotPlain("an array whose data does not fill its shape")
    return np.frombuffer(data, dtype).reshape(shape).copy()


def copy_of(value: Value) -> Value:
    """A copy that shares no array, list or dict with `value`."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, list):
        return [copy_of(v) for v in value]
    if isinstance(value, tuple):
        return tuple(copy_of(v) for v in value)
    if isinstance(value, Mapping):
        return {k: copy_of(v) for k, v in value.items()}
    return value


def same_value(left: Value, right: Value) -> bool:
    """Whether two plain values are the same to the last bit (NaN equals NaN)."""
    if type(left) is not type(right):
        return False
    if isinstance(left, np.ndarray | np.generic):
        return bool(
            left.dtype == right.dtype
            and left.shape == right.shape
            and left.tobytes() == right.tobytes()
        )
    if isinstance(left, list | tuple):
        return len(left) == len(right) and all(map(same_value, left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same_value(v, right[k]) for k, v in left.items())
    return bool(left == right) or (left != left and right != right)
