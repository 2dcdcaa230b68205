"""Calls of functions in this process: of trusted ones, and of the student's in their own notebook.

The grader never calls a student's function this way; it has a sandboxed child for it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

import numpy as np

from autograder.core import spots
from autograder.core.drivers import DRIVERS
from autograder.core.model import Outcome, Raised, Returned
from autograder.core.values import Value, copy_of, flatten, rebuild, same_value

QUICK_SECONDS = 0.1
"""A call that took longer is not made again to see where its result stops being finite."""


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
    started = monotonic()
    try:
        with np.errstate(all="ignore"):
            value = DRIVERS[driver](named(function, by_name), *mine)
        tree, arrays = flatten(value)
        value = rebuild(tree, [a.tobytes() for a in arrays])
    except Exception as error:  # whatever the wrong answer raises is its outcome
        return _raised(error)
    pairs = zip(mine, args, strict=True)
    changed = tuple(i for i, (now, before) in enumerate(pairs) if not same_value(now, before))
    if not spots.odd(value, arrays) or monotonic() - started > QUICK_SECONDS:
        return Returned(value, changed)
    again = functools.partial(_again, named(function, by_name), args, driver)
    return Returned(value, changed, spots.of_value(function, value, again))


def _again(function: Callable[..., Any], args: Sequence[Value], driver: str) -> object:
    return DRIVERS[driver](function, *copy_of(tuple(args)))


def _raised(error: Exception) -> Raised:
    """The error, with the line of the notebook's cell where it was raised, if it was in one."""
    return Raised(
        type(error).__name__,
        str(error)[:500],
        line=spots.line_of(error),
        bases=_bases(error),
        spot=spots.of_error(error),
    )


def _bases(error: BaseException) -> tuple[str, ...]:
    return tuple(t.__name__ for t in type(error).__mro__ if issubclass(t, BaseException))
