"""What a report may say of an exception: its type, message and place in the notebook.

An exception can lie: its class is the student's. Only what CPython itself keeps is asked for, and
whatever `str()` does, short of not coming back, is survived.
"""

from __future__ import annotations

import builtins
import re
import types
from typing import Any

from autograder.core.values import opaque_name
from autograder.sandbox.child.parse_cells import MAX_TEXT

_CELL = re.compile(r"<cell (\d{1,6})>")
_MAX_FRAMES = 100_000
_MAX_LINE = 1 << 31
_MRO = type.__dict__["__mro__"]
_TRACEBACK = vars(BaseException)["__traceback__"]

_BUILTIN = {  # by its own name: IOError is another name of OSError
    value: value.__name__
    for value in vars(builtins).values()
    if isinstance(value, type) and issubclass(value, BaseException)
}


def describe(error: BaseException) -> dict[str, Any]:
    """The fields of `Raised` but its spot, ready for the wire."""
    mro = _MRO.__get__(type(error))
    cell, line = place(_TRACEBACK.__get__(error))
    return {
        "type": opaque_name(error),
        "message": message_of(error),
        "cell": cell,
        "line": line,
        "bases": [_BUILTIN[base] for base in mro if base in _BUILTIN],
    }


def message_of(error: BaseException) -> str:
    """`str(error)`, shortened; empty where that cannot be had."""
    try:
        text = str(error)
        return str.__str__(str.__getitem__(text, slice(0, MAX_TEXT)))
    except BaseException:  # the student's __str__ may raise anything, KeyboardInterrupt too
        return ""


def place(trace: types.TracebackType | None) -> tuple[int | None, int | None]:
    """Cell and line of the innermost frame that runs a cell's code."""
    found: tuple[int | None, int | None] = (None, None)
    for _ in range(_MAX_FRAMES):  # a traceback's chain can be bent into a ring
        if trace is None:
            break
        match = _CELL.fullmatch(trace.tb_frame.f_code.co_filename)
        if match is not None:
            found = int(match[1]), min(trace.tb_lineno or 0, _MAX_LINE) or None
        trace = trace.tb_next
    return found


def rebuilt(name: str, message: str) -> Exception:
    """An exception to raise in the student's code for one that was raised elsewhere."""
    kind = getattr(builtins, name, RuntimeError)
    if not (isinstance(kind, type) and issubclass(kind, Exception)):
        kind = RuntimeError
    try:
        return kind(message)
    except TypeError:  # UnicodeDecodeError wants five arguments
        return RuntimeError(message)
