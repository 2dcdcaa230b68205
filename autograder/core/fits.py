"""What a wrong result has in common with the wanted one, on every case: a fit.

A fit is said as what was seen, never as a cause. It holds for any exercise, and speaks of inputs
by their arguments' names only: never with a value of a hidden case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

import numpy as np

from autograder.core.compare import as_number, compare
from autograder.core.model import GENERAL, AnyOf, Outcome, Returned
from autograder.core.number_fits import ARRAY_FITS, ENOUGH, Pair, Pairs, Says, says, telling
from autograder.core.related_fits import one_of_several, one_step, sums
from autograder.core.values import Array, Value, same_value


def fit(pairs: Pairs) -> Says:
    """The first fit that holds on every pair; None where none does, or all are right."""
    if not pairs or all(pair.right for pair in pairs):
        return None
    pairs = [_first_form(pair) for pair in pairs]
    for seen in (_order, _unchanged, *ARRAY_FITS, one_step, sums, one_of_several, _wrong_part):
        if said := seen(pairs):
            return said
    return None


def tells(outcomes: Sequence[Outcome]) -> bool:
    """Whether outcomes are values with enough different numbers to be known by."""
    values = [o.value for o in outcomes if isinstance(o, Returned)]
    numbers = [n for value in values for n in _numbers(value)]
    return len(values) == len(outcomes) and telling(numbers) >= ENOUGH


def _first_form(pair: Pair) -> Pair:
    """The pair with one wanted value where several are right: the first that is as large."""
    if not isinstance(pair.want, AnyOf):
        return pair
    return replace(pair, want=pair.got if pair.right else pair.want.forms[0])


def _order(pairs: Pairs) -> Says:
    """A tuple or list whose members are right but in another order."""
    got, want = pairs[0].got, pairs[0].want
    if not isinstance(want, list | tuple) or not isinstance(got, list | tuple) or len(want) < 2:
        return None
    numbers = [n for pair in pairs for n in _numbers(pair.want)]
    if telling(numbers) < ENOUGH:
        return None
    several = len(want) <= 4 and len({len(p.want) for p in pairs}) == 1
    orders = list(permutations(range(len(want))))[1:] if several else []
    if any(all(_reordered(pair, order) for pair in pairs) for order in orders):
        text = "The values are right, but in another order."
        return says("order", text, "Which is asked for first?")
    if all(_reordered(pair, tuple(range(len(pair.want)))[::-1]) for pair in pairs):
        return says("order", "The values are right, but in the opposite order.", "Which is first?")
    return None


def _numbers(value: Value) -> Iterator[Array]:
    if isinstance(value, list | tuple):
        for part in value:
            yield from _numbers(part)
    elif isinstance(value, np.ndarray) and value.dtype.kind in "iuf":
        yield value.astype(np.float64)
    elif (number := as_number(value)) is not None and number.dtype.kind in "iuf":
        yield np.asarray(number, np.float64)


def _reordered(pair: Pair, order: tuple[int, ...]) -> bool:
    got, want = pair.got, pair.want
    if not isinstance(got, list | tuple) or len(got) != len(want) or len(want) != len(order):
        return False
    return all(compare(got[i], w).right for i, w in zip(order, want, strict=True))


def _unchanged(pairs: Pairs) -> Says:
    """An argument comes back as it was given."""
    if telling([n for pair in pairs for n in _numbers(pair.got)]) < ENOUGH:
        return None
    for place, (name, _) in enumerate(pairs[0].args):
        if all(len(p.args) > place and same_value(p.got, p.args[place][1]) for p in pairs):
            return says(
                "argument-returned",
                f"Your function returns its argument `{name}` as it was given.",
                "On which line is the result made, and is it the result that is returned?",
            )
    return None


# -- results of several parts -----------------------------------------------------------------


def _wrong_part(pairs: Pairs) -> Says:
    """The first member of a result, in its own order, that is wrong on any case, and its fit."""
    names = _parts(pairs)
    wrong = [name for name in names if not all(_part_right(p, name) for p in pairs)]
    if not wrong:
        return None
    if len(wrong) == len(names) and len(names) < 3:
        return _alike_parts(pairs, wrong)
    first = f"`{wrong[0]}`" if isinstance(wrong[0], str) else f"number {wrong[0] + 1}"
    right = len(names) - len(wrong)
    rest = f" {right} of {len(names)} parts are right." if right else ""
    found = _fit_of_part(pairs, wrong[0])
    text, ask = (found.says, found.ask) if found else ("", "What is that part computed from?")
    code = (found.code or "").removeprefix(GENERAL) if found else "wrong-part"
    text = f"The first part that is wrong is {first}.{rest}{' ' if text else ''}{text}"
    return says(code, text, ask)


def _parts(pairs: Pairs) -> Sequence[int | str]:
    """Names or places of the parts that every result has; none where they are not alike."""
    want = pairs[0].want
    if isinstance(want, dict):
        alike = all(isinstance(p.got, dict) and isinstance(p.want, dict) for p in pairs)
        return [*want] if alike and all(p.want.keys() == want.keys() for p in pairs) else []
    if not isinstance(want, list | tuple) or len(want) < 2:
        return []
    alike = all(
        isinstance(p.got, list | tuple)
        and isinstance(p.want, list | tuple)
        and len(p.got) == len(p.want) == len(want)
        for p in pairs
    )
    return range(len(want)) if alike else []


def _alike_parts(pairs: Pairs, wrong: Sequence[int | str]) -> Says:
    """Where all of a few parts are wrong: a fit that is the same for each."""
    said = [_fit_of_part(pairs, name) for name in wrong]
    return said[0] if said and all(each == said[0] for each in said) else None


def _fit_of_part(pairs: Pairs, name: int | str) -> Says:
    parts = []
    for pair in pairs:
        try:
            parts.append(replace(pair, got=pair.got[name], want=pair.want[name]))
        except (TypeError, LookupError):
            return None
    return next(filter(None, (seen(parts) for seen in (*ARRAY_FITS, one_step, sums))), None)


def _part_right(pair: Pair, name: int | str) -> bool:
    got, want = pair.got, pair.want
    if isinstance(got, dict) and isinstance(name, str):
        return name in got and name in want and compare(got[name], want[name]).right
    if isinstance(got, list | tuple) and isinstance(name, int):
        return name < min(len(got), len(want)) and compare(got[name], want[name]).right
    return False
