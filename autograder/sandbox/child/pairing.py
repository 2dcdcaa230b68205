"""`zip` and `map` with plots among what they go through: as long as the data beside them.

A stand-in for axes or colours has no length of its own; `for ax, x in zip(axes, data)` must not end
after two steps and make a right answer wrong. Put in place when the first plot is imported.
"""

from __future__ import annotations

import builtins
import itertools
from typing import Any

from autograder.sandbox.child.inert_modules import Inert

_KINDS = {"zip": builtins.zip, "map": builtins.map}


class _Kind(type):
    """`isinstance(pairs, zip)` is about what Python's own gives."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _KINDS[cls.__name__])


def _endless(iterables: tuple[Any, ...]) -> list[Any] | None:
    """The iterables with endless stand-ins; None where nothing is to be changed."""
    inert = [type(each) is Inert for each in iterables]
    if not any(inert) or all(inert):
        return None
    return [itertools.repeat(i) if yes else i for i, yes in _KINDS["zip"](iterables, inert)]


class _Zip(metaclass=_Kind):
    def __new__(cls, *iterables: Any, strict: bool = False) -> Any:
        changed = _endless(iterables)
        if changed is not None:
            return _KINDS["zip"](*changed)
        return builtins_zip(*iterables, strict=strict)


class _Map(metaclass=_Kind):
    def __new__(cls, function: Any, *iterables: Any) -> Any:
        changed = _endless(iterables)
        return _KINDS["map"](function, *(iterables if changed is None else changed))


builtins_zip: Any = _KINDS["zip"]


def install() -> None:
    """Let Python's `zip` and `map` know stand-ins, in this process."""
    for name, kind in (("zip", _Zip), ("map", _Map)):
        kind.__name__ = kind.__qualname__ = name
        setattr(builtins, name, kind)
