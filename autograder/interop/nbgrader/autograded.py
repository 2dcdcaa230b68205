"""The notebook that goes into `autograded/`: the student's cells, with our results as outputs.

What students changed in nbgrader's metadata is put right from the gradebook's own copy of the
cells: duplicates lose their tag, deleted grade cells come back, foreign tags are dropped. Stored
outputs are not kept, and hidden tests are left out, so that feedback does not tell them.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

TEST_PREFIX = "test_"
"""Of the grade cells' names: the exercise's name comes after it."""

HIDDEN = re.compile(
    r"^[^\n]*BEGIN HIDDEN TESTS.*?END HIDDEN TESTS[^\n]*\n?", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell of the assignment as the gradebook knows it."""

    name: str
    kind: str
    """"code" or "markdown"."""
    source: str
    locked: bool
    grade: bool
    solution: bool
    task: bool = False
    points: float = 0.0
    checksum: str | None = None

    def tag(self) -> dict[str, Any]:
        """nbgrader's metadata of the cell."""
        made: dict[str, Any] = {
            "schema_version": 3,
            "grade_id": self.name,
            "grade": self.grade,
            "locked": self.locked,
            "solution": self.solution,
            "task": self.task,
            "cell_type": self.kind,
        }
        if self.checksum:
            made["checksum"] = self.checksum
        return {**made, "points": self.points} if self.grade or self.task else made

    def shown(self) -> str:
        """The source without the hidden tests."""
        return _without_hidden_tests(self.source)


@functools.lru_cache(1000)  # the same cells for every student
def _without_hidden_tests(source: str) -> str:
    return HIDDEN.sub("### (hidden tests ran here)\n", source)


@dataclass(frozen=True, slots=True)
class Result:
    """What a grade cell shows: the score (None where it is not decided) and the text."""

    score: float | None
    text: str


def autograded(
    data: bytes,
    sources: Sequence[SourceCell],
    results: Mapping[str, Result],
    remarks: Sequence[str] = (),
) -> bytes:
    """The notebook for `autograded/`. `data` may be anything at all: then only ours is in it."""
    known = {cell.name: cell for cell in sources}
    seen: set[str] = set()
    cells = [_cell(raw, known, seen) for raw in _raw_cells(data)]
    for lost in (c for c in sources if (c.grade or c.task) and c.name not in seen):
        cells.insert(_place_of(lost, sources, cells), _restored(lost))
    for cell in cells:
        _show(cell, results)
    if remarks:
        cells.insert(0, _note(remarks))
    for number, cell in enumerate(cells, start=1):
        cell["id"] = f"cell-{number}"
    tree = {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    try:
        return json.dumps(tree, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(_sound(tree), ensure_ascii=False).encode()


METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def _raw_cells(data: bytes) -> list[dict[str, Any]]:
    try:
        cells = json.loads(data.decode("utf-8-sig"))["cells"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return []
    return [c for c in cells if isinstance(c, dict)] if isinstance(cells, list) else []


def _cell(raw: dict[str, Any], known: Mapping[str, SourceCell], seen: set[str]) -> dict[str, Any]:
    """The student's cell: its text, and the tag that is its own where it is the first with it."""
    metadata = raw.get("metadata")
    tag = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = tag.get("grade_id") if isinstance(tag, dict) else None
    source = known.get(name) if isinstance(name, str) and name not in seen else None
    kind = raw.get("cell_type")
    if source is None:
        return _made(kind if kind in ("code", "markdown", "raw") else "raw", _text(raw))
    seen.add(source.name)
    text = source.shown() if source.locked else _text(raw)
    return _made(source.kind, text, source.tag())


def _text(raw: dict[str, Any]) -> str:
    source = raw.get("source", "")
    parts = source if isinstance(source, list) else [source]
    try:
        return "".join(parts)
    except TypeError:
        return "".join(part for part in parts if isinstance(part, str))


def _made(kind: str, source: str, tag: dict[str, Any] | None = None) -> dict[str, Any]:
    metadata = {"nbgrader": tag} if tag else {}
    cell: dict[str, Any] = {"cell_type": kind, "metadata": metadata, "source": source}
    return {**cell, "execution_count": None, "outputs": []} if kind == "code" else cell


def _restored(lost: SourceCell) -> dict[str, Any]:
    told = f"This cell ({lost.name}) was missing from the submission and was put back."
    head = f"# {told}" if lost.kind == "code" else f"{told}\n"
    return _made(lost.kind, f"{head}\n{lost.shown()}", lost.tag())


def _place_of(
    lost: SourceCell, sources: Sequence[SourceCell], cells: Sequence[dict[str, Any]]
) -> int:
    """After the nearest cell before it that is there: the assignment's order is kept."""
    names = [source.name for source in sources]
    at = {_name(cell): i for i, cell in enumerate(cells)}
    for name in reversed(names[: names.index(lost.name)]):
        if name in at:
            return at[name] + 1
    return len(cells)


def _name(cell: dict[str, Any]) -> str:
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))


def _show(cell: dict[str, Any], results: Mapping[str, Result]) -> None:
    result = results.get(_name(cell))
    if result is None or cell["cell_type"] != "code":
        return
    cell["execution_count"] = 1
    outputs = [{"output_type": "stream", "name": "stdout", "text": f"{result.text}\n"}]
    if result.score is not None:
        shown = {"text/plain": repr(result.score)}
        more = {"output_type": "execute_result", "execution_count": 1, "metadata": {}}
        outputs.append({**more, "data": shown})  # type: ignore[dict-item]
    cell["outputs"] = outputs


def _note(remarks: Sequence[str]) -> dict[str, Any]:
    lines = "".join(f"    {line}\n" for remark in remarks for line in remark.splitlines())
    return _made("markdown", f"**Notes of the grader**\n\n{lines}")


def _sound(value: Any) -> Any:
    """The same without lone surrogates, which no file can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _sound(part) for key, part in value.items()}
    return [_sound(part) for part in value] if isinstance(value, list) else value


def order_of(notebook: bytes) -> list[str]:
    """The grade ids of a notebook in their order, as the assignment's source has them."""
    tags = [cell.get("metadata", {}).get("nbgrader", {}) for cell in _raw_cells(notebook)]
    return [str(tag["grade_id"]) for tag in tags if isinstance(tag, dict) and "grade_id" in tag]
