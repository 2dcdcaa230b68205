"""What may be believed of places in a child's answer: those that the notebook has.

A student's code can have its process say anything. A cell and a line must exist, an expression must
stand there, a name must stand in the expression, and what kind of value it is must be one that our
own words name; arguments that are said to have changed must be arguments. The rest is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from autograder.core.model import Cell, Outcome, Raised, Returned, Spot
from autograder.core.spots import HAPPENED, shortened

_KIND = re.compile(
    r"None|a (number|bool|string)|an array of shape \([\d, ]{0,40}[)…]?"
    r"|a (list|tuple|dict) of \d{1,9}"
)
_NAME = re.compile(r"[^\W\d]\w{0,39}(\[[\w' \"]{1,20}\])?")
_ROWS = 6
"""Lines that an expression may take."""


def texts(cells: Sequence[Cell]) -> dict[int, list[str]]:
    """The lines of each cell."""
    return {cell.number: cell.source.splitlines() for cell in cells}


def believed(outcome: Outcome, arguments: int, lines: Mapping[int, Sequence[str]]) -> Outcome:
    """The outcome, with nothing in it about places and arguments that cannot be."""
    if isinstance(outcome, Returned):
        changed = tuple(sorted({i for i in outcome.changed if i < arguments}))
        return replace(outcome, changed=changed, spot=_spot(outcome.spot, lines))
    if isinstance(outcome, Raised):
        there = _is_there(outcome.cell, outcome.line, lines)
        cell, line = (outcome.cell, outcome.line) if there else (None, None)
        return replace(outcome, cell=cell, line=line, spot=_spot(outcome.spot, lines))
    return outcome


def _is_there(cell: int | None, line: int | None, lines: Mapping[int, Sequence[str]]) -> bool:
    if cell is None or line is None or cell not in lines:
        return False
    return 0 < line <= len(lines[cell])


def _spot(spot: Spot | None, lines: Mapping[int, Sequence[str]]) -> Spot | None:
    if spot is None or (spot.near and not (spot.near in HAPPENED or spot.near.isidentifier())):
        return None
    if spot.cell is None and spot.line is None and not spot.source and not spot.names:
        return spot
    if spot.cell is None or spot.line is None or not _is_there(spot.cell, spot.line, lines):
        return None
    rows = lines[spot.cell][max(spot.line - _ROWS, 0) : spot.line + _ROWS]
    if spot.source.removesuffix("…") not in shortened(" ".join(rows)):
        return None
    names = [(name, kind) for name, kind in spot.names if _is_known(name, kind, spot.source)]
    return replace(spot, names=tuple(names))


def _is_known(name: str, kind: str, source: str) -> bool:
    said = _NAME.fullmatch(name) and _KIND.fullmatch(kind)
    return bool(said) and name.partition("[")[0] in source
