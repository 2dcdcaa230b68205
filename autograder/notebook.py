"""A notebook file becomes code cells with their positions.

Only the JSON is read here, under size caps; the code is neither parsed nor run (that is done in the
sandbox). Stored outputs are cut out of the bytes before anything else: they are not the answer, and
there may be 200 MB of them.
"""

from __future__ import annotations

import io
import json
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.core.errors import InputError
from autograder.core.model import Cell

MAX_FILE_BYTES = 200_000_000
"""A whole file, with its outputs."""
MAX_NOTEBOOK_BYTES = 20 << 20
"""What is left of it without them."""
MAX_BRACKETS = 2_000_000
"""Lists and objects in the outputs: what is in them costs next to nothing, each of these a step."""
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


_BULK = re.compile(rb'(?<!\\)"(?:outputs"\s*:\s*\[|(?:attachments|widgets)"\s*:\s*\{)')
"""Where outputs, pictures and widgets begin. Within a JSON string a quote has a backslash."""
_FLAT = rb'''[^"\[\]{}]++|"(?:[^"\\]++|\\.)*+"'''
_PASSED_OVER = re.compile(rb"(?:%b|\[(?:%b)*+\]|\{(?:%b)*+\})*+" % (_FLAT, _FLAT, _FLAT), re.DOTALL)
"""What holds no list or object but flat ones. Possessive: it never goes back."""
_READ = re.compile(r"(?:[34](?:\.\d+)?|None|)")
"""Formats whose `cells` are read: where the number is lost or old, `cells` say what it is."""
_DEFINITION = re.compile(
    r"^[ \t>]*(?:async[ \t]+)?def[ \t]+([A-Za-z_]\w{0,79})[ \t]*\(", re.MULTILINE
)


class NotANotebook(InputError, ValueError):
    """The file cannot be graded; the message says why, and what would fix it."""


@dataclass(frozen=True, slots=True)
class Notebook:
    """The code cells of a notebook, and the assignment that its metadata names."""

    cells: tuple[Cell, ...]
    assignment: str | None
    strays: Mapping[str, str] = field(default_factory=dict)
    """Functions that stand in text cells, and what is said of each."""


def open_regular(path: Path) -> io.BufferedReader:
    """A regular file, open for reading; a pipe or a device is never waited for.

    Raises OSError for anything else.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(0, "no regular file")
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_file(path: Path) -> bytes:
    """The bytes of a notebook file.

    Raises NotANotebook where it is a folder, too large, or cannot be read.
    """
    try:
        if path.is_dir():
            raise NotANotebook("it is a folder, not a notebook; hand in the .ipynb file itself")
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise NotANotebook(
                f"it has {size / 1e6:.0f} MB, more than {MAX_FILE_BYTES / 1e6:.0f} MB; "
                "clear its outputs (Edit > Clear Outputs of All Cells) and hand it in again"
            )
        with open_regular(path) as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise NotANotebook(f"it cannot be read ({error.strerror}); check the file") from error
    return data


def parse(data: bytes) -> Notebook:
    """The notebook in `data`.

    Raises NotANotebook where it is empty, not JSON, or not a notebook of format 3 or 4.
    """
    tree = _json(data)
    if not isinstance(tree, dict) or ("cells" not in tree and "worksheets" not in tree):
        raise NotANotebook("it is JSON, but not a notebook; hand in the .ipynb file")
    version = str(tree.get("nbformat")).strip()[:20]
    cells = tree.get("cells")
    if cells is None and "worksheets" in tree and version.startswith("3"):
        cells = _of_format_3(tree["worksheets"])
    elif not _READ.fullmatch(version):
        cells = None
    if not isinstance(cells, list):
        raise NotANotebook(
            f"it is a notebook of format {version}, and 4 is read; "
            "open it in JupyterLab and save it again"
        )
    if len(cells) > MAX_CELLS:
        raise NotANotebook(f"it has {len(cells)} cells, more than {MAX_CELLS}; remove some")
    return Notebook(tuple(_code_cells(cells)), _assignment(tree), _strays(cells))


def without_outputs(data: bytes) -> bytes:
    """The notebook's bytes without its outputs, pasted pictures and widgets; linear in the file.

    Raises NotANotebook where they have too many parts to be passed over.

    >>> without_outputs(b'{"outputs": [{"text": ["a]", "b"]}], "source": "x"}')
    b'{"outputs": [], "source": "x"}'
    """
    parts: list[bytes] = []
    at = steps = 0
    while (match := _BULK.search(data, at)) is not None:
        closing = b"]" if match[0].endswith(b"[") else b"}"
        depth, end = 1, match.end()
        while depth:
            skipped = _PASSED_OVER.match(data, end)
            end = skipped.end() if skipped else end
            mark = data[end : end + 1]
            if mark not in (b"[", b"]", b"{", b"}"):  # the file's end, or an open string
                return b"".join([*parts, data[at:]])
            depth += 1 if mark in (b"[", b"{") else -1
            end, steps = end + 1, steps + 1
            if steps > MAX_BRACKETS:
                raise NotANotebook("its outputs have too many parts; clear them, hand it in again")
        parts += [data[at : match.end()], closing]
        at = end
    return b"".join([*parts, data[at:]]) if parts else data


def _json(data: bytes) -> Any:
    if len(data) > MAX_FILE_BYTES:
        raise NotANotebook(f"it is larger than {MAX_FILE_BYTES / 1e6:.0f} MB; clear its outputs")
    data = without_outputs(data)
    if len(data) > MAX_NOTEBOOK_BYTES:
        raise NotANotebook(
            f"it is larger than {MAX_NOTEBOOK_BYTES >> 20} MiB without its outputs; "
            "take data out of its cells and hand it in again"
        )
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
        source = _source(cell)
        if source.strip() and not _GRADE_CELL.fullmatch(source):
            found.append(Cell(number, source))
    return found


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))  # `input` is format 3's
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def _of_format_3(worksheets: Any) -> list[Any] | None:
    """The cells of all worksheets."""
    if not isinstance(worksheets, list):
        return None
    sheets = [sheet.get("cells") for sheet in worksheets if isinstance(sheet, dict)]
    return [cell for cells in sheets if isinstance(cells, list) for cell in cells]


def _strays(cells: list[Any]) -> dict[str, str]:
    """Functions in cells that are not code: the first of each name."""
    found: dict[str, str] = {}
    for number, cell in enumerate(cells, start=1):
        kind = cell.get("cell_type") if isinstance(cell, dict) else None
        if kind not in ("markdown", "raw"):
            continue
        for match in _DEFINITION.finditer(_source(cell)):
            told = f"yours stands in a {kind} cell (cell {number}); make it a code cell"
            found.setdefault(match[1], told)
    return found


def _assignment(tree: dict[str, Any]) -> str | None:
    metadata = tree.get("metadata")
    ours = metadata.get("autograder") if isinstance(metadata, dict) else None
    name = ours.get("assignment") if isinstance(ours, dict) else None
    return name if isinstance(name, str) and name.isidentifier() and len(name) < 80 else None
