"""A source notebook that is made again: what the instructor put there stays.

Every cell of ours carries a name and a digest of what it was when we made it. Cells without are the
instructor's, and stay behind the cell of ours that they stood behind. A cell of ours that has been
edited, removed or moved would be lost, and is named. Knows notebooks as trees; writes no files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.interop.notebook_cells import source_of

OURS = "autograder"
TAG = ("grade_id", "grade", "locked", "solution", "points")
"""What of nbgrader's tag instructors can change."""
GRADE_CELL = "# Graded, "
STARTER = "\n\nStart from:\n\n```python\n"


@dataclass
class Merged:
    """The notebook, and what of the instructor's is not in it."""

    tree: dict[str, Any]
    lost: list[str] = field(default_factory=list)


def sign(tree: dict[str, Any]) -> dict[str, Any]:
    """The notebook with a name and a digest on each cell: untagged ones by the tagged one ahead."""
    names: list[str] = []
    waiting: list[dict[str, Any]] = []
    for cell in [*tree["cells"], None]:
        name = (_tag(cell).get("grade_id", "") if cell else "end") or ""
        waiting += [] if cell is None or name else [cell]
        if name:
            for number, one in enumerate(waiting, start=1):
                names.append(_sign(one, f"{name}/{number}"))
            waiting = []
            names += [_sign(cell, name)] if cell else []
    tree["metadata"] = {**tree["metadata"]}
    tree["metadata"][OURS] = {**tree["metadata"].get(OURS, {}), "cells": names}
    return tree


def _sign(cell: dict[str, Any], name: str) -> str:
    cell["metadata"] = {**cell["metadata"], OURS: {"cell": name, "made": _digest(cell)}}
    return name


def _tag(cell: Mapping[str, Any]) -> dict[str, Any]:
    metadata = cell.get("metadata")
    tag = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return tag if isinstance(tag, dict) else {}


def _digest(cell: Mapping[str, Any]) -> str:
    """Of what an instructor can edit: kind, source, tag."""
    tag = {key: value for key, value in _tag(cell).items() if key in TAG}
    if "points" in tag:
        tag["points"] = repr(tag["points"] and float(tag["points"]))
    said = json.dumps([cell.get("cell_type"), source_of(dict(cell)), tag], sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:12]


def merged(old: Mapping[str, Any], made: dict[str, Any]) -> Merged:
    """The notebook `made` (and signed) with the instructor's cells of the one that is there."""
    fresh = {_name(cell): cell for cell in made["cells"]}
    kept, theirs, before = _sorted_out(old, fresh)
    result = Merged({**made, "metadata": {**made["metadata"], **_others(old.get("metadata"))}})
    result.lost = [*_lost(old, kept, fresh)]
    cells = list(theirs.pop("", []))
    for name, cell in fresh.items():
        cells.append(_with_extras(kept.get(name), cell))
        cells += theirs.pop(name, [])
    for name, rest in theirs.items():  # they stood behind a cell that is no longer made
        cells[_behind(cells, before[name]) : 0] = rest
    result.tree["cells"] = [*_with_ids(cells)]
    return result


def _name(cell: Mapping[str, Any]) -> str:
    metadata = cell.get("metadata")
    ours = metadata.get(OURS) if isinstance(metadata, dict) else None
    return str(ours.get("cell", "")) if isinstance(ours, dict) else ""


def _sorted_out(
    old: Mapping[str, Any], fresh: Mapping[str, dict[str, Any]]
) -> tuple[dict[str, dict[str, Any]], dict[str, list[dict[str, Any]]], dict[str, list[str]]]:
    """Our cells by name; the instructor's by the one of ours before them; all before that one."""
    kept: dict[str, dict[str, Any]] = {}
    theirs: dict[str, list[dict[str, Any]]] = {}
    before: dict[str, list[str]] = {}
    last = ""
    for cell in (c for c in old["cells"] if isinstance(c, dict)):
        name = _name(cell) or _unsigned(cell, fresh, kept)
        if name and name not in kept:
            before[name] = [*kept]
            kept[name] = cell
            last = name
        else:
            theirs.setdefault(last, []).append(_unsign(cell))
    return kept, theirs, before


def _unsigned(
    cell: dict[str, Any], fresh: Mapping[str, dict[str, Any]], kept: Mapping[str, Any]
) -> str:
    """Our name of a cell that an earlier version made, which signed none; "" for another's."""
    name = str(_tag(cell).get("grade_id", ""))
    if name in fresh:
        return name
    same = [n for n, c in fresh.items() if n not in kept and source_of(c) == source_of(cell)]
    if same and not name:
        return same[0]
    text = source_of(cell).partition(STARTER)[0]
    ids = [hashlib.sha256(f"{text}{n}".encode()).hexdigest()[:12] for n in range(20)]
    return f"unsigned {cell.get('id')}" if cell.get("id") in ids else ""


def _unsign(cell: dict[str, Any]) -> dict[str, Any]:
    """A copy that the instructor made of a cell of ours is the instructor's."""
    metadata = cell.get("metadata")
    if not isinstance(metadata, dict) or OURS not in metadata:
        return cell
    return {**cell, "metadata": {k: v for k, v in metadata.items() if k != OURS}}


def _lost(
    old: Mapping[str, Any], kept: Mapping[str, dict[str, Any]], fresh: Mapping[str, dict[str, Any]]
) -> Iterator[str]:
    """What the instructor did to our cells, in words."""
    metadata = old.get("metadata")
    ours = metadata.get(OURS) if isinstance(metadata, dict) else None
    built = ours.get("cells", []) if isinstance(ours, dict) else []
    for name, cell in kept.items():
        if _edited(name, cell, fresh.get(name)):
            number = next(i for i, c in enumerate(old["cells"], start=1) if c is cell)
            yield f"{name} (cell {number}) was edited"
    yield from (f"{name} was removed" for name in built if name in fresh and name not in kept)
    there = [name for name in built if name in kept]
    if there != [name for name in kept if name in there]:
        yield "the order of our cells was changed"


def _edited(name: str, cell: dict[str, Any], fresh: dict[str, Any] | None) -> bool:
    if fresh is not None and _digest(cell) == _digest(fresh):
        return False
    if _name(cell):
        return bool(cell["metadata"][OURS].get("made") != _digest(cell))
    return not name.startswith("unsigned ") and not source_of(cell).startswith(GRADE_CELL)


def _with_extras(old: dict[str, Any] | None, cell: dict[str, Any]) -> dict[str, Any]:
    """Our cell with what others keep in its metadata, such as the slides' kind."""
    return cell if old is None else {**cell, "metadata": {**_others(old), **cell["metadata"]}}


def _others(holder: Any) -> dict[str, Any]:
    """Metadata that is neither ours nor nbgrader's: of a cell, or of a notebook."""
    metadata = holder.get("metadata", holder) if isinstance(holder, dict) else {}
    if not isinstance(metadata, dict):
        return {}
    return {key: value for key, value in metadata.items() if key not in (OURS, "nbgrader")}


def _behind(cells: list[dict[str, Any]], before: list[str]) -> int:
    """The place behind the last of some cells of ours, and the instructor's that follow it."""
    places = [i for i, cell in enumerate(cells) if _name(cell) in before]
    at = places[-1] + 1 if places else 0
    while at < len(cells) and not _name(cells[at]):
        at += 1
    return at


def _with_ids(cells: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each cell with an id of its own, as the format asks; ours keep theirs."""
    taken = {cell["id"] for cell in cells if _name(cell)}
    for number, cell in enumerate(cells):
        name = cell.get("id")
        if not _name(cell) and (not isinstance(name, str) or name in taken):
            text = f"{number} {source_of(cell)}".encode("utf-8", "replace")
            cell = {**cell, "id": hashlib.sha256(text).hexdigest()[:12]}
        taken.add(cell["id"])
        yield cell
