"""A notebook file becomes code cells with their positions.

Only the JSON is read here, under size caps; the code is neither parsed nor run (that is done in the
sandbox), and stored outputs are never looked at.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.core.cell import Cell

MAX_NOTEBOOK_BYTES = 20 << 20
MAX_CELLS = 5_000

_GRADE_CELL = re.compile(
    r"""\# [ ]Graded,[^\n]*\n
    import[ ]sys;[ ]sys\.path\.insert\(0,[ ]"[\w.]+"\)\n
    from[ ]nncheck[ ]import[ ]mark[ ]as[ ]_mark\n
    (?:_marked[ ]=[ ]_mark\("\w+",[ ]globals\(\)\)\n)
    print\(_marked\)\n
    (?:_marked\.score|0\.0)\s*""",
    re.VERBOSE,
)
"""A grade cell that we made for nbgrader, as it was made. It holds nothing of the student's, and a
notebook has more statements in such cells than in all others."""


class NotANotebook(ValueError):
    """The file cannot be graded; the message says why, and what would mend it."""


@dataclass(frozen=True, slots=True)
class Notebook:
    """The code cells of a notebook, and the assignment that its metadata names."""

    cells: tuple[Cell, ...]
    assignment: str | None


def read_file(path: Path) -> bytes:
    """The bytes of a notebook file.

    Raises NotANotebook where it is a folder, too large, or cannot be read.
    """
    try:
        if path.is_dir():
            raise NotANotebook("it is a folder, not a notebook; hand in the .ipynb file itself")
        size = path.stat().st_size
        if size > MAX_NOTEBOOK_BYTES:
            raise NotANotebook(
                f"it has {size / 1e6:.0f} MB, more than {MAX_NOTEBOOK_BYTES >> 20} MiB; "
                "clear its outputs (Edit > Clear Outputs of All Cells) and hand it in again"
            )
        with path.open("rb") as file:
            data = file.read(MAX_NOTEBOOK_BYTES + 1)
    except OSError as error:
        raise NotANotebook(f"it cannot be read ({error.strerror}); check the file") from error
    return data


def parse(data: bytes) -> Notebook:
    """The notebook in `data`.

    Raises NotANotebook where it is empty, no JSON, or no notebook of format 4.
    """
    tree = _json(data)
    if not isinstance(tree, dict) or ("cells" not in tree and "worksheets" not in tree):
        raise NotANotebook("it is JSON, but no notebook; hand in the .ipynb file")
    version = tree.get("nbformat")
    if version != 4 or not isinstance(tree.get("cells"), list):
        raise NotANotebook(
            f"it is a notebook of format {str(version)[:20]}, and 4 is read; "
            "open it in JupyterLab and save it again"
        )
    cells = tree["cells"]
    if len(cells) > MAX_CELLS:
        raise NotANotebook(f"it has {len(cells)} cells, more than {MAX_CELLS}; remove some")
    return Notebook(tuple(_code_cells(cells)), _assignment(tree))


def _json(data: bytes) -> Any:
    if len(data) > MAX_NOTEBOOK_BYTES:
        raise NotANotebook(f"it is larger than {MAX_NOTEBOOK_BYTES >> 20} MiB; clear its outputs")
    if not data.strip():
        raise NotANotebook("the file is empty; hand it in again")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotANotebook(
            "it is not UTF-8 text; save it again with JupyterLab, then hand it in"
        ) from error
    except json.JSONDecodeError as error:
        raise NotANotebook(
            f"it is not valid JSON (line {error.lineno}: {error.msg}); it may be cut off: "
            "save it again and hand it in"
        ) from error
    except (RecursionError, ValueError) as error:  # nested too deep, an int of 10,000 digits
        raise NotANotebook("its JSON cannot be read; save it again with JupyterLab") from error


def _code_cells(cells: list[Any]) -> list[Cell]:
    found = []
    for number, cell in enumerate(cells, start=1):
        if not isinstance(cell, dict) or cell.get("cell_type") != "code":
            continue
        source = cell.get("source", "")
        if isinstance(source, list):
            source = "".join(line for line in source if isinstance(line, str))
        if isinstance(source, str) and source.strip() and not _GRADE_CELL.fullmatch(source):
            found.append(Cell(number, source))
    return found


def _assignment(tree: dict[str, Any]) -> str | None:
    metadata = tree.get("metadata")
    ours = metadata.get("autograder") if isinstance(metadata, dict) else None
    name = ours.get("assignment") if isinstance(ours, dict) else None
    return name if isinstance(name, str) and name.isidentifier() and len(name) < 80 else None
