"""Where in the student's code a call went wrong, in their own words: an expression and its names.

Loaded in the sandboxed child and in the student's notebook. It looks at frames and source lines,
runs nothing of the student's but the call it is given, and never raises. What it finds is the
student's own text: it may be shown of public calls only. Knows nothing of exercises or marks.
"""

from __future__ import annotations

import ast
import builtins
import difflib
import itertools
import linecache
import re
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.core.compare import describe
from autograder.core.model import Spot

MAX_SOURCE = 90
MAX_NAMES = 4
MAX_NAME = 40
NEAR = 0.85
"""How alike a name must be to be suggested: `sofmax` is not to be taken for `fmax`."""
_MAX_FRAMES = 5000
_CELL = re.compile(r"<cell (\d{1,6})>|.*ipykernel_\d+[/\\]\d+\.py|<ipython-input-.*>")
_TRACEBACK = vars(BaseException)["__traceback__"]
_NO_ATTRIBUTE = re.compile(r"^(?:module '([\w.]+)'|.*) has no attribute '(\w+)'")
_NO_NAME = re.compile(r"^name '(\w+)' is not defined")
_KNOWN = (type(None), bool, int, float, complex, str, list, tuple, dict, np.ndarray)
PRINTS = "prints"
"""The `near` of a Spot for a function that returns None, and has `print` in its code."""
DIVIDED, OVERFLOWED, INVALID = "divide by zero", "overflow", "invalid value"
"""The `near` of a Spot where a result stops being finite: NumPy's own words."""
HAPPENED = frozenset({PRINTS, DIVIDED, OVERFLOWED, INVALID})


def of_error(error: BaseException) -> Spot | None:
    """The expression that raised, in the innermost frame of a cell; None where there is none."""
    try:
        found = _innermost(_TRACEBACK.__get__(error))
        return None if found is None else _spot(error, *found)
    except BaseException:  # a student's own type may fight being looked at
        return None


def line_of(error: BaseException) -> int | None:
    """The line of a cell in which it was raised; None where that was elsewhere."""
    found = _innermost(_TRACEBACK.__get__(error))
    return found and found[1]


def of_value(function: object, value: object, again: Callable[[], object]) -> Spot | None:
    """Why a result is `odd`: None although it prints; or the place where it stops being finite.

    `again` makes the call once more, to see where.
    """
    try:
        if value is None:
            code = vars(types.FunctionType)["__code__"].__get__(function)
            prints = _CELL.fullmatch(code.co_filename) and "print" in code.co_names
            return Spot(near=PRINTS) if prints else None
        return _began(function, again)
    except BaseException:
        return None


def odd(value: object, arrays: Sequence[Any]) -> bool:
    """Whether a result, taken apart into `arrays`, is None or holds an inf or a nan."""
    if type(value) is float:
        return value - value != 0.0
    if value is None:
        return True
    return not all(a.dtype.kind not in "fc" or bool(np.isfinite(a).all()) for a in arrays)


def _began(function: object, again: Callable[[], object]) -> Spot | None:
    code = getattr(function, "__code__", None)
    if code is not None and not _CELL.fullmatch(code.co_filename):
        return None  # ours
    try:
        with np.errstate(divide="raise", over="raise", invalid="raise"):
            again()
    except FloatingPointError as error:
        spot = of_error(error)
        kind = next((k for k in (DIVIDED, OVERFLOWED) if k in str(error)), INVALID)
        return spot and Spot(spot.cell, spot.line, spot.source, spot.names, kind)
    return None


# -- the place --------------------------------------------------------------------------------


def _innermost(
    trace: types.TracebackType | None,
) -> tuple[types.FrameType, int, int] | None:
    """Frame, line and instruction of the innermost call of a cell's code."""
    found = None
    for _ in range(_MAX_FRAMES):  # a traceback's chain can be bent into a ring
        if trace is None:
            break
        if _CELL.fullmatch(trace.tb_frame.f_code.co_filename):
            found = trace.tb_frame, trace.tb_lineno, trace.tb_lasti
        trace = trace.tb_next
    return found


def _spot(error: BaseException, frame: types.FrameType, line: int, at: int) -> Spot | None:
    code = frame.f_code
    lines = linecache.getlines(code.co_filename)
    if not 0 < line <= len(lines):
        return None
    whole = lines[line - 1].strip()
    if whole.startswith(("raise ", "raise\n")) or whole == "raise":
        return None  # meant: of a right answer too, where an error is asked for
    part = _part(lines, next(itertools.islice(code.co_positions(), at // 2, None)))
    source, names = part, _names(part, frame)
    if not names:
        source, names = whole, _names(whole, frame)
        source = part if part and not names else whole
    cell = _CELL.fullmatch(code.co_filename)
    number = int(cell[1]) if cell and cell[1] else None
    return Spot(number, line, shortened(source, MAX_SOURCE), names, _near(error, frame))


def _part(
    lines: Sequence[str], place: tuple[int | None, int | None, int | None, int | None]
) -> str:
    """The text of an instruction's expression; positions count bytes."""
    first, last, start, end = place
    if first is None or last is None or start is None or end is None or last - first > 5:
        return ""
    rows = [row.encode() for row in lines[first - 1 : last]]
    rows[-1] = rows[-1][:end]
    rows[0] = rows[0][start:]
    return b" ".join(row.strip() for row in rows).decode(errors="ignore")


def shortened(text: str, most: int | None = None) -> str:
    """The text on one line, without the marks of code, and not longer than `most`."""
    text = " ".join(text.replace("`", "'").split())
    if most is None:
        return text
    return text if len(text) <= most else f"{text[: most - 1]}…"


# -- its names --------------------------------------------------------------------------------


def _names(source: str, frame: types.FrameType) -> tuple[tuple[str, str], ...]:
    """Names of the expression that stand for values, with what kind of value each is."""
    found: dict[str, str] = {}
    for text, value in _values(_tree(source), frame.f_locals, frame.f_globals):
        known = type(value) in _KNOWN or isinstance(value, np.generic)
        if known and len(text) <= MAX_NAME and len(found) < MAX_NAMES:
            found.setdefault(text, shortened(describe(value), MAX_NAME))
    return tuple(found.items())


def _tree(source: str) -> ast.AST | None:
    for tail in ("", " pass"):  # a line may be the head of a block
        try:
            return ast.parse(source.strip() + tail)
        except (SyntaxError, ValueError, RecursionError):
            continue
    return None


def _values(tree: ast.AST | None, local: Any, everywhere: Any) -> Iterator[tuple[str, object]]:
    """Names and simple subscripts that are read, each with its value."""
    inner: set[str] = set()
    for node in ast.walk(tree) if tree is not None else ():
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            holder = local.get(node.value.id, everywhere.get(node.value.id))
            key = node.slice.value if isinstance(node.slice, ast.Constant) else None
            if isinstance(node.slice, ast.Name):
                key = local.get(node.slice.id)
            if type(holder) in (list, tuple) and type(key) is int and key < len(holder):
                inner.add(node.value.id)
                yield ast.unparse(node), holder[key]
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in inner:
            missing = object()
            value = local.get(node.id, everywhere.get(node.id, missing))
            if value is not missing:
                yield node.id, value


def _near(error: BaseException, frame: types.FrameType) -> str:
    """The defined name that is nearest to one that is not."""
    if type(error) is NameError and (match := _NO_NAME.match(str(error))):
        names = {*frame.f_locals, *frame.f_globals, *vars(builtins)}
        return _nearest(match[1], names)
    if type(error) is AttributeError and (match := _NO_ATTRIBUTE.match(str(error))):
        owner = sys.modules.get(match[1]) if match[1] else getattr(error, "obj", None)
        if type(owner) in (types.ModuleType, *_KNOWN):
            return _nearest(match[2], set(dir(owner)))
    return ""


def _nearest(name: str, names: set[str]) -> str:
    public = sorted(n for n in names if type(n) is str and not n.startswith("_") and n != name)
    alike = [n for n in public if _bare(n) == _bare(name)]
    return next(iter(alike or difflib.get_close_matches(name, public, 1, NEAR)), "")[:MAX_NAME]


def _bare(name: str) -> str:
    return name.lower().replace("_", "")
