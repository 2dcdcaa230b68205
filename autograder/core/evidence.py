"""Where an answer is wrong, when nothing says why: which entries, and the smallest public input.

Which entries are wrong is said of all cases, in fixed words and arguments' names. Values are shown
of public cases only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from autograder.core.compare import as_array, compare, describe
from autograder.core.model import AnyOf, Between
from autograder.core.number_fits import ENOUGH, Pair, Pairs, Says, arrays, says
from autograder.core.values import Array, Value

MAX_SHOWN = 12
"""Entries of an argument that are shown; of a larger one its shape is."""
MAX_TEXT = 300
FAR = 15.0

Mask = Callable[[Array], Array]
PLACES: tuple[tuple[str, Mask], ...] = (
    ("is negative", lambda x: x < 0),
    ("is positive", lambda x: x > 0),
    ("is 0", lambda x: x == 0),
    ("is not 0", lambda x: x != 0),
    ("is 0 or negative", lambda x: x <= 0),
    ("is 0 or positive", lambda x: x >= 0),
    (f"is beyond ±{FAR:.0f}", lambda x: np.abs(x) > FAR),
    (f"is below -{FAR:.0f}", lambda x: x < -FAR),
    (f"is above {FAR:.0f}", lambda x: x > FAR),
)
"""Where the wrong entries of an elementwise result may lie, by the argument's own entries."""


def entries(pairs: Pairs) -> Says:
    """The wrong entries are just those where an argument of the same shape is, say, negative."""
    found = arrays(pairs)
    if not found:
        return None
    wrong = [~np.isclose(g, w, rtol=1e-6, atol=1e-9, equal_nan=True) for g, w in found]
    amount, size = sum(int(m.sum()) for m in wrong), sum(m.size for m in wrong)
    if amount < ENOUGH or size - amount < ENOUGH:
        return None
    for place, (name, _) in enumerate(pairs[0].args):
        inputs = [_same_shape(pair, place, m) for pair, m in zip(pairs, wrong, strict=True)]
        if any(x is None for x in inputs):
            continue
        for words, mask in PLACES:
            hits = [mask(x) for x in inputs if x is not None]
            if all(np.array_equal(h, m) for h, m in zip(hits, wrong, strict=True)):
                return says(
                    "where-argument",
                    f"The entries where `{name}` {words} are wrong, all others are right.",
                    "What does the definition say for those?",
                )
    return _diagonal(wrong)


def _same_shape(pair: Pair, place: int, mask: Array) -> Array | None:
    if len(pair.args) <= place or isinstance(pair.args[place][1], str):
        return None
    value = pair.args[place][1]
    x = as_array(value) if isinstance(value, np.ndarray | list | tuple) else None
    if x is None and isinstance(value, int | float | np.generic):
        x = np.asarray(value)
    return x if x is not None and x.shape == mask.shape and x.dtype.kind in "iuf" else None


def _diagonal(wrong: Sequence[Array]) -> Says:
    if not all(m.ndim == 2 and m.shape[0] == m.shape[1] for m in wrong):
        return None
    eyes = [np.eye(len(m), dtype=bool) for m in wrong if len(m) > 1]
    large = [m for m in wrong if len(m) > 1]
    if not large:
        return None
    for words, masks in (("on", eyes), ("off", [~e for e in eyes])):
        if all(np.array_equal(m, e) for m, e in zip(large, masks, strict=True)):
            return says(
                f"{words}-diagonal",
                f"The entries {words} the diagonal are wrong, all others are right.",
                "What is different where both indices are the same?",
            )
    return None


def smallest(pairs: Pairs) -> Says:
    """The smallest of these public inputs on which the answer is wrong, worked out."""
    wrong = [pair for pair in pairs if not pair.right]
    if not wrong:
        return None
    pair = min(wrong, key=lambda p: sum(_size(value) for _, value in p.args))
    differs = _first_difference(pair) or _mismatch(pair, "result")
    given = ", ".join(f"{name} = {_shown(value)}" for name, value in pair.args)
    if len(given) > MAX_TEXT:
        given = ", ".join(f"{name} = {describe(value)}" for name, value in pair.args)
    if not differs or len(given) > MAX_TEXT:
        return None
    return says(
        "smallest-input",
        f"The smallest input shown that goes wrong is {given}: {differs}.",
        "What do you get for it by hand, step by step, and where does the code differ?",
    )


def only_hidden(pairs: Pairs) -> Says:
    """Fixed words where the public inputs are right, and hidden ones are not."""
    if all(pair.right for pair in pairs):
        return None
    return says(
        "only-hidden",
        "Your function is right on the public inputs, and wrong on others that are allowed.",
        "What do the public inputs have in common: their sizes, their signs, how large they are?",
    )


def _first_difference(pair: Pair) -> str:
    got, want, where = pair.got, pair.want, ""
    while isinstance(want, list | tuple | dict) and type(got) in (list, tuple, dict):
        keys = list(want) if isinstance(want, dict) else list(range(len(want)))
        if isinstance(want, dict) != isinstance(got, dict) or len(got) < len(keys):
            return ""
        if isinstance(want, dict) and not all(key in got for key in keys):
            return ""
        key = next((k for k in keys if not compare(got[k], want[k]).right), None)
        if key is None:
            return ""
        got, want, where = got[key], want[key], f"{where}[{key!r}]"
    if isinstance(want, AnyOf | Between):
        return ""
    found = arrays([Pair(got, want)])
    if not found:
        return _mismatch(Pair(got, want), f"result{where}")
    g, w = found[0]
    off = ~np.isclose(g, w, rtol=1e-6, atol=1e-9, equal_nan=True)
    if not off.any():
        return ""
    at = tuple(int(i) for i in np.argwhere(off)[0])
    index = f"[{', '.join(map(str, at))}]" if at else ""
    what = f"result{where}{index}" if where or index else "the result"
    return f"{what} should be {w[at]:.6g}, and is {g[at]:.6g}"


def _mismatch(pair: Pair, what: str) -> str:
    mismatch = compare(pair.got, pair.want).mismatch
    if mismatch is None:
        return ""
    wanted = "" if "wanted" in mismatch.detail else f", wanted {mismatch.wanted}"
    return f"{what}{mismatch.where}: {mismatch.detail}{wanted}"


def _size(value: Value) -> int:
    if isinstance(value, np.ndarray):
        return int(value.size)
    if isinstance(value, list | tuple):
        return sum(map(_size, value))
    return 1


def _shown(value: Value) -> str:
    if isinstance(value, np.ndarray | np.generic):
        small = value.size <= MAX_SHOWN
        text = np.array2string(np.asarray(value), precision=4, separator=", ", threshold=MAX_SHOWN)
        return " ".join(text.split()) if small else describe(value)
    if isinstance(value, list | tuple) and _size(value) <= MAX_SHOWN:
        inner = ", ".join(map(_shown, value))
        return f"[{inner}]" if isinstance(value, list) else f"({inner})"
    if isinstance(value, dict) and "plug" in value:
        return str(value.get("name", value["plug"]))
    if value is None or isinstance(value, int | float | str):
        return f"{value:.6g}" if isinstance(value, float) else repr(value)[:40]
    return describe(value)
