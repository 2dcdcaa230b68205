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
MAX_AXIS = 2**40

_TYPES = {name: np.dtype(name) for name in DTYPES}
_LEAVES = frozenset({bool, int, float, str, type(None)})
_REAL, _IMAG = vars(complex)["real"], vars(complex)["imag"]


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
    # Of the type itself: a value's `__class__`, which `isinstance` asks, can lie.
    kind = type(value)
    if value is None or kind is bool:
        return value
    if issubclass(kind, (np.ndarray, np.generic)):
        return _flatten_array(value, arrays, budget)
    if issubclass(kind, int):
        return int.__index__(value)  # type: ignore[arg-type]
    if issubclass(kind, float):
        return float.__float__(value)  # type: ignore[arg-type]
    if issubclass(kind, complex):
        return ["c", _REAL.__get__(value), _IMAG.__get__(value)]
    if issubclass(kind, str):
        budget.take(str.__len__(value))  # type: ignore[arg-type]
        return str.__str__(value)
    if issubclass(kind, (list, tuple, dict)):
        return _flatten_group(value, arrays, budget, depth - 1)
    return ["o", opaque_name(value)]


def _flatten_group(value: Any, arrays: list[Array], budget: _Budget, depth: int) -> Any:
    kind = type(value)
    if issubclass(kind, list):
        items = list.__getitem__(value, slice(None))
        return ["l", [_flatten(v, arrays, budget, depth) for v in items]]
    if issubclass(kind, tuple):
        items_ = tuple.__getitem__(value, slice(None))
        return ["t", [_flatten(v, arrays, budget, depth) for v in items_]]
    found = list(dict.items(value))
    # Entries under other keys are extra ones: nothing is ever asked of them. A NumPy string is one.
    pairs = [(str.__str__(key), v) for key, v in found if issubclass(type(key), str)]
    if found and not pairs:
        return ["o", opaque_name(value)]
    budget.take(sum(len(key) for key, _ in pairs))
    return ["d", [[k, _flatten(v, arrays, budget, depth)] for k, v in pairs]]


def _flatten_array(value: Any, arrays: list[Array], budget: _Budget) -> Any:
    scalar = issubclass(type(value), np.generic)
    if type(value) is np.ndarray:
        base = value
    else:
        # The base class' own view: a subclass's __array__, __getitem__ and friends are never asked.
        base = np.generic.__array__(value) if scalar else np.ndarray.view(value, np.ndarray)
    dtype = base.dtype
    budget.take(base.nbytes)  # before any copy: a broadcast view can claim terabytes
    if dtype.kind == "U" and base.ndim == 0:
        return str(base[()])
    if dtype.str not in DTYPES:
        base = _made_plain(base)
        dtype = base.dtype
    if dtype.str not in DTYPES:
        return ["o", f"ndarray of {dtype}"[:MAX_TYPE_NAME]]
    if base.ndim > MAX_AXES or max(base.shape, default=0) >= MAX_AXIS:
        raise NotPlain("more axes, or longer ones, than an array may have")
    arrays.append(base if base.flags.c_contiguous else np.array(base, order="C"))
    return ["s", dtype.str] if scalar else ["a", dtype.str, list(base.shape)]


def _made_plain(base: Array) -> Array:
    """Long doubles as doubles and big-endian numbers as little; anything else as it is."""
    if base.dtype in (np.longdouble, np.clongdouble):
        return base.astype(np.float64 if base.dtype.kind == "f" else np.complex128)
    if base.dtype.kind in "iufc":
        return base.astype(base.dtype.newbyteorder("<"), copy=False)
    return base


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
    kind = type(tree)
    if kind in _LEAVES:
        return tree
    if kind is not list or not tree or type(tree[0]) is not str:
        raise NotPlain("an unknown tag")
    if tree[0] == "a" and len(tree) == 3 and type(tree[2]) is list:  # most of what there is
        return _rebuild_array(tree[1], tree[2], buffers, budget)
    tag, *rest = tree
    if tag in _GROUPS and len(rest) == 1 and type(rest[0]) is list:
        return _rebuild_group(tag, rest[0], buffers, budget, depth - 1)
    if [type(part) for part in rest] != _PARTS.get(tag):
        raise NotPlain("an unknown tag")
    if tag == "s":
        return _rebuild_array(rest[0], [], buffers, budget)[()]
    if tag == "c":
        return complex(*rest)
    return Opaque(rest[0][:MAX_TYPE_NAME])


_GROUPS = frozenset("ltd")
_PARTS = {"s": [str], "c": [float, float], "o": [str]}


def _rebuild_group(tag: str, items: list[Any], buffers: Any, budget: _Budget, depth: int) -> Value:
    if tag == "d":
        return dict([_rebuild_pair(pair, buffers, budget, depth) for pair in items])
    values = [_rebuild(item, buffers, budget, depth) for item in items]
    return values if tag == "l" else tuple(values)


def _rebuild_pair(pair: Any, buffers: Any, budget: _Budget, depth: int) -> tuple[str, Value]:
    match pair:
        case [str(key), tree]:
            return key, _rebuild(tree, buffers, budget, depth)
    raise NotPlain("a dict entry without a name")


def _rebuild_array(name: Any, shape: list[Any], buffers: Any, budget: _Budget) -> Array:
    dtype = _TYPES.get(name) if type(name) is str else None
    if dtype is None:
        raise NotPlain(f"array type {str(name)[:20]!r}")
    if len(shape) > MAX_AXES:
        raise NotPlain("an array of too many axes")
    for n in shape:
        if type(n) is not int or not 0 <= n < MAX_AXIS:
            raise NotPlain("an array's shape")
    size = math.prod(shape) * dtype.itemsize  # Python ints: no overflow
    budget.take(size)
    data = next(buffers, None)
    if data is None or len(data) != size:
        raise NotPlain("an array whose data does not fill its shape")
    return np.ndarray(shape, dtype, data).copy()


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
    if isinstance(left, (np.ndarray, np.generic)):
        return bool(
            left.dtype == right.dtype
            and left.shape == right.shape
            and left.tobytes() == right.tobytes()
        )
    if isinstance(left, (list, tuple)):
        return len(left) == len(right) and all(map(same_value, left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same_value(v, right[k]) for k, v in left.items())
    return bool(left == right) or (left != left and right != right)
