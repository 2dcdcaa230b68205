"""For `nbgrader autograde`: what students did to nbgrader's tags is put right before grading.

nbgrader gives up on a notebook with a copied cell, with a solution deleted together with its test,
or without any tags. `autograder build --nbgrader` puts this file beside `nbgrader_config.py`, which
names it. It stands alone: it needs nbgrader, and knows nothing else of this project.
"""

from __future__ import annotations

import re
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.api import Gradebook  # type: ignore
from nbgrader.preprocessors import NbGraderPreprocessor  # type: ignore

TEST_PREFIX = "test_"


class PutRight(NbGraderPreprocessor):  # type: ignore
    """Tags by the gradebook: the last copy of a cell has it, and lost cells come back."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The notebook with every cell that nbgrader will look for, once."""
        where = resources["nbgrader"]
        with Gradebook(where["db_url"]) as gradebook:
            notebook = gradebook.find_notebook(where["notebook"], where["assignment"])
            known = _known(notebook)
        _retag(nb.cells, {tag["grade_id"]: tag for tag, _ in known})
        before: list[str] = []
        for tag, source in known:
            name = tag["grade_id"]
            if (tag["grade"] or tag["task"] or tag["locked"]) and _find(nb.cells, name) is None:
                self.log.warning("Cell %s was missing from the submission, and is put back", name)
                nb.cells.insert(_place(nb.cells, before, name), _restored(tag, source))
            before.append(name)
        return nb, resources


def _known(notebook: Any) -> list[tuple[dict[str, Any], str]]:
    """The tag and the source of every cell of the assignment."""
    points = {cell.name: cell.max_score for cell in [*notebook.grade_cells, *notebook.task_cells]}
    grade = {cell.name for cell in notebook.grade_cells}
    task = {cell.name for cell in notebook.task_cells}
    solution = {cell.name for cell in notebook.solution_cells}
    found = []
    for cell in notebook.source_cells:
        tag = {
            "schema_version": 3,
            "grade_id": cell.name,
            "cell_type": cell.cell_type,
            "checksum": cell.checksum,
            "locked": bool(cell.locked),
            "grade": cell.name in grade,
            "task": cell.name in task,
            "solution": cell.name in solution,
        }
        more = {"points": points[cell.name]} if cell.name in points else {}
        found.append(({**tag, **more}, str(cell.source)))
    return found


def _retag(cells: list[Any], known: dict[str, dict[str, Any]]) -> None:
    """The last cell with a known name keeps it, with the right tag; all other tags are dropped."""
    seen: set[str] = set()
    for cell in reversed(cells):
        tag = cell.metadata.pop("nbgrader", None)
        name = tag.get("grade_id") if isinstance(tag, dict) else None
        if isinstance(name, str) and name in known and name not in seen:
            seen.add(name)
            cell.metadata["nbgrader"] = dict(known[name])


def _find(cells: list[Any], name: str) -> int | None:
    found = (
        i for i, c in enumerate(cells) if c.metadata.get("nbgrader", {}).get("grade_id") == name
    )
    return next(found, None)


def _place(cells: list[Any], before: list[str], name: str) -> int:
    """After the nearest cell before it that is there; a test also after what it tests."""
    places = [i for n in before if (i := _find(cells, n)) is not None]
    last = places[-1] if places else -1
    if name.startswith(TEST_PREFIX):
        last = max(last, _defined(cells, name.removeprefix(TEST_PREFIX)))
    return last + 1


def _defined(cells: list[Any], function: str) -> int:
    """The last cell that defines the function, -1 where none does."""
    pattern = re.compile(
        rf"^(?:async\s+def|def|class)\s+{re.escape(function)}\b"
        rf"|^{re.escape(function)}\s*(?::[^=\n]*)?=(?!=)"
        rf"|\bimport\b[^\n]*\b{re.escape(function)}\b",
        re.MULTILINE,
    )
    found = [i for i, c in enumerate(cells) if c.cell_type == "code" and pattern.search(c.source)]
    return found[-1] if found else -1


def _restored(tag: dict[str, Any], source: str) -> Any:
    metadata = {"nbgrader": dict(tag)}
    if tag["cell_type"] == "code":
        return new_code_cell(source, metadata=metadata)  # type: ignore
    return new_markdown_cell(source, metadata=metadata)  # type: ignore
