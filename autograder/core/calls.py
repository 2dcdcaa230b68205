"""Calls of functions in this process: of trusted ones, and of the student's in their own notebook.

The grader never calls a student's function this way; it has a sandboxed child for it.
"""

from __future__ import annotations

import functools
import traceback
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.core import spots
from autograder.core.drivers import DRIVERS
from autograder.core.model import Outcome, Raised, Returned
from autograder.core.values import Value, copy_of, flatten, rebuild, same_value


def named(function: Callable[..., Any], names: Sequence[str]) -> Callable[..., Any]:
    """The function with the last of its arguments passed by their names.

    >>> named(lambda n, *, stride: n // stride, ["stride"])(6, 2)
    3
    """
    if not names:
        return function

    def call(*args: Any) -> Any:
        places = len(args) - len(names)
        return function(*args[:places], **dict(zip(names, args[places:], strict=True)))

    return call


def call_plainly(
    function: Callable[..., Any],
    args: Sequence[Value],
    driver: str = "call",
    by_name: Sequence[str] = (),
) -> Outcome:
    """The outcome of a trusted call, as the sandbox would tell it of a student's.

    The value goes through the same taking apart and putting together as one that crosses.
    """
    mine = copy_of(tuple(args))
    try:
        with np.errstate(all="ignore"):
            value = DRIVERS[driver](named(function, by_name), *mine)
        tree, arrays = flatten(value)
        value = rebuild(tree, [a.tobytes() for a in arrays])
    except Exception as error:  # whatever the wrong answer raises is its outcome
        return _raised(error)
    pairs = zip(mine, args, strict=True)
    changed = tuple(i for i, (now, before) in enumerate(pairs) if not same_value(now, before))
    again = functools.partial(_again, function, args, driver)
    spot = spots.of_value(function, value, again) if spots.odd(value, arrays) else None
    return Returned(value, changed, spot)


def _again(function: Callable[..., Any], args: Sequence[Value], driver: str) -> object:
    return DRIVERS[driver](function, *copy_of(tuple(args)))


def _raised(error: Exception) -> Raised:
    """The error, with the line of the notebook's cell where it was raised, if it was in one."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f.lineno for f in frames if "ipykernel" in f.filename]
    return Raised(
        type(error).__name__,
        str(error)[:500],
        line=lines[-1] if lines else None,
        bases=_bases(error),
        spot=spots.of_error(error),
    )


def _bases(error: BaseException) -> tuple[str, ...]:
    return tuple(t.__name__ for t in type(error).__mro__ if issubclass(t, BaseException))
