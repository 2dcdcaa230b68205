"""Cases that look alike to an answer that looks at its arguments only in part.

An answer may keep what it gave and look it up by the shape, the sum, the first entries, the sorted
entries or the text of its arguments, or by some of them only. `look_alikes` draws one case and
others that differ from it in one argument each, in two inner entries that changed places. Knows
nothing of any exercise; for the `hidden=` of a master.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from autograder.core.model import Case
from autograder.core.values import Array, Value, copy_of
from autograder.exercise import case


def look_alikes(
    *args: Value, label: str, rows: Sequence[int] = (), fixed: Sequence[int] = ()
) -> Iterator[Case]:
    """The case of these arguments, then one for each argument with that argument changed.

    Of an array two inner entries change places (of those in the places `rows`, two inner rows, so
    that each row stays a distribution or a label); in a list this is done to one array; a float is
    made larger by half. Other arguments, those in the places `fixed`, and arrays in which nothing
    would change are left alone.
    """
    yield case(*args, label=label)
    for place, arg in enumerate(args):
        if place in fixed:
            continue
        changed = _changed(arg, whole_rows=place in rows)
        if changed is not None:
            mine = copy_of([*args[:place], changed, *args[place + 1 :]])
            yield case(*mine, label=f"{label}, argument {place + 1} changed a little")


def mirrored(array: Array) -> Array:
    """A copy in which the two entries that `look_alikes` swaps are each other's negative.

    So their sizes stay the same, too.

    >>> mirrored(np.arange(1.0, 7.0))
    array([ 1.,  2.,  3.,  4., -3.,  6.])
    """
    copy = np.array(array)
    one, other = _inner_pair(copy.shape)
    copy[other] = -copy[one]
    return copy


def _changed(arg: Value, *, whole_rows: bool) -> Value | None:
    if isinstance(arg, float):
        return arg * 1.5 if arg else None
    if isinstance(arg, list):
        return _changed_part(arg)
    if not isinstance(arg, np.ndarray) or not arg.ndim:
        return None
    shape = arg.shape[:1] if whole_rows else arg.shape
    one, other = _inner_pair(shape)
    if np.array_equal(arg[one], arg[other]):
        # Of labels and other numbers of few values: the first entry after `one` that differs.
        found = [i for i in np.ndindex(shape) if i > one and not np.array_equal(arg[i], arg[one])]
        if not found:
            return None
        other = found[0]
    copy = arg.copy()
    copy[one], copy[other] = arg[other], arg[one]
    return copy


def _changed_part(parts: list[Value]) -> list[Value] | None:
    """The list with its first array changed that can be; None where there is none."""
    for place, part in enumerate(parts):
        changed = _changed(part, whole_rows=False) if isinstance(part, np.ndarray) else None
        if changed is not None:
            return [*parts[:place], changed, *parts[place + 1 :]]
    return None


def _inner_pair(shape: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Two places off the edges and off the diagonal, in other rows and other columns.

    >>> _inner_pair((40, 36))
    ((13, 24), (26, 12))
    """
    first, rest = shape[:1], shape[1:]
    one = (*(n // 3 for n in first), *(2 * n // 3 for n in rest))
    other = (*(2 * n // 3 for n in first), *(n // 3 for n in rest))
    return one, other
