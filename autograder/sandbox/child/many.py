"""Plots of a known number: `plt.subplots(2, 3)`, a colour for each of ten values, a bar for each.

A loop over them takes as many steps as it would with the library, so that what is computed on the
way is right. Otherwise they are as inert as any (`stubs`).
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.sandbox.child import inert_modules
from autograder.sandbox.child.inert_modules import INERT, Inert

MOST = 100_000
"""More are not gone through one by one."""
_FLAT = frozenset("ravel flatten tolist".split())


class Many(Inert):
    """An array of inert things."""

    _shape: tuple[int, ...]

    def __init__(self, shape: tuple[int, ...]) -> None:
        vars(self)["_shape"] = shape

    def __getattr__(self, name: str) -> Any:
        shape = self._shape
        if name == "flat":
            return _many((math.prod(shape),))
        if name in _FLAT:
            return lambda *_, **__: _many((math.prod(shape),))
        if name == "reshape":
            return lambda *new, **_: _reshaped(shape, new)
        if name == "T":
            return _many(shape[::-1])
        own = {"shape": shape, "size": math.prod(shape), "ndim": len(shape)}
        return own[name] if name in own else getattr(INERT, name)

    def __iter__(self) -> Iterator[Any]:
        wanted = inert_modules.unpacked(sys._getframe(1))
        return iter([_many(self._shape[1:])] * (self._shape[0] if wanted is None else wanted))

    __reversed__ = __iter__

    def __len__(self) -> int:
        return self._shape[0]

    def __getitem__(self, key: object) -> Any:
        if isinstance(key, int | np.integer):
            return _many(self._shape[1:])
        if isinstance(key, slice):
            return _many((len(range(*key.indices(self._shape[0]))), *self._shape[1:]))
        if isinstance(key, tuple) and all(isinstance(k, int | np.integer) for k in key):
            return _many(self._shape[len(key) :])
        return INERT

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        if dtype is not None and np.dtype(dtype) != np.dtype(object):
            return np.ones(self._shape, dtype)
        made = np.empty(self._shape, object)
        made.fill(INERT)
        return made


def _many(shape: tuple[int, ...]) -> Any:
    return Many(shape) if shape and 0 < math.prod(shape) <= MOST else INERT


def _reshaped(shape: tuple[int, ...], new: tuple[Any, ...]) -> Any:
    wanted = new[0] if len(new) == 1 and isinstance(new[0], tuple | list) else new
    try:
        return _many(np.empty(shape, bool).reshape(wanted).shape)
    except (TypeError, ValueError):
        return INERT


def subplots(nrows: Any = 1, ncols: Any = 1, *_: Any, squeeze: Any = True, **__: Any) -> Any:
    """A figure and its axes, as pyplot gives them."""
    try:
        shape = int(nrows), int(ncols)
    except (TypeError, ValueError):
        return INERT
    return INERT, _many(tuple(n for n in shape if n != 1) if squeeze else shape)


def result(args: tuple[Any, ...]) -> Any:
    """What a call gives: one thing for each that it is given, where that is known."""
    first = args[0] if args else None
    if isinstance(first, np.ndarray) and first.ndim:
        return _many(first.shape[:1])
    if isinstance(first, list | tuple | range):
        return _many((len(first),))
    if len(args) == 2 and isinstance(first, str) and type(args[1]) is int:
        return _many((args[1],))  # a palette of so many colours
    return INERT


def install() -> None:
    """Let calls of inert things give many, where that is known."""
    inert_modules.RESULT[:] = [result]
    given: dict[str, Callable[..., Any]] = {"subplots": subplots}
    inert_modules.MORE.update(given)
