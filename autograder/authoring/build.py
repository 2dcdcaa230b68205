"""Masters become what students get: the notebook, and the file of frozen checks beside it.

Everything is derived, and the same on every machine: `check` rebuilds in memory and compares.
"""

from __future__ import annotations

import ast
import hashlib
import io
import json
import textwrap
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from autograder.authoring.load import Master, Masters, paper
from autograder.core.exercise import DeclarationError
from autograder.core.frozen import alike, freeze
from autograder.core.model import Paper

CHECK_MODULES = (
    "__init__",
    "core/__init__",
    "core/batch_checks",
    "core/calls",
    "core/chance",
    "core/checks",
    "core/compare",
    "core/diagnose",
    "core/drivers",
    "core/frozen",
    "core/gradient",
    "core/graph_checks",
    "core/marks",
    "core/model",
    "core/network_checks",
    "core/random_checks",
    "core/telling",
    "core/trials",
    "core/values",
    "incell",
    "look",
    "student",
)
"""The modules that the check in the notebook is made of: NumPy and the standard library only."""

CHECK_MODULE = '''"""`check(function)`: is it right on the public inputs?"""

import pkgutil

from autograder.incell import Marker
from autograder.look import Looker
from autograder.student import load

check = load(pkgutil.get_data(__name__, "questions.json").decode("utf-8"))
mark = Marker(check)  # what nbgrader's grade cells and otter's test files call
look = Looker({pictures})  # `look(function)`: what does it do?
'''

SETUP = """import sys

import numpy as np

sys.path.insert(0, "{checks}")  # the file beside this notebook: keep them together
try:
    from nncheck import check
except ModuleNotFoundError:

    def check(function):
        return "{checks} is not beside this notebook: put it there and restart the kernel."
"""

SETUP_WITH_PICTURES = (
    SETUP.replace("import check", "import check, look").rstrip() + "\n\n    look = check\n"
)

FIXED_TIME = (2026, 1, 1, 0, 0, 0)
"""The date of every member of the zip, so that the same masters make the same bytes."""


def checks_name(assignment: str) -> str:
    """The name of the file of frozen checks beside a notebook."""
    return f"{assignment}_checks.zip"


def student_files(masters: Masters) -> dict[str, bytes]:
    """The files students get, by name."""
    made = paper(masters, None)
    return {
        f"{masters.id}.ipynb": notebook_bytes(notebook(masters, made)),
        checks_name(masters.id): checks_zip(made, masters.assignment.pictures),
    }


def build(masters: Masters, folder: Path) -> list[Path]:
    """Write the student's files of an assignment into `folder`; the paths that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, data in student_files(masters).items():
        path = folder / name
        if not _current(path, data):
            path.write_bytes(data)
            changed.append(path)
    return changed


def stale(masters: Masters, folder: Path) -> list[Path]:
    """The student's files in `folder` that are not what the masters make now."""
    made = student_files(masters)
    return [folder / name for name, data in made.items() if not _current(folder / name, data)]


def _current(path: Path, data: bytes) -> bool:
    """Whether a file holds `data`, frozen numbers to rounding: the last bits depend on the CPU."""
    if not path.is_file():
        return False
    found = path.read_bytes()
    if found == data or path.suffix != ".zip":
        return found == data
    ours, theirs = _members(data), _members(found)
    questions = "nncheck/questions.json"
    if ours.keys() != theirs.keys() or questions not in ours:
        return False
    same = all(ours[name] == theirs[name] for name in ours if name != questions)
    return same and alike(json.loads(ours[questions]), json.loads(theirs[questions]))


def _members(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile:
        return {}


# -- the notebook -----------------------------------------------------------------------------


def notebook(masters: Masters, made: Paper, *, solved: bool = False) -> dict[str, Any]:
    """The notebook of an assignment: with stubs, or with the worked solutions in their place."""
    cells = list(_cells(masters, made, solved=solved))
    for cell in cells:
        cell["id"] = _cell_id(cells, cell)
    return {
        "cells": cells,
        "metadata": {
            "autograder": {"assignment": masters.id, "release": masters.release},
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def notebook_bytes(tree: dict[str, Any]) -> bytes:
    """A notebook as JupyterLab would save it."""
    return (json.dumps(tree, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _cells(masters: Masters, made: Paper, *, solved: bool) -> Iterator[dict[str, Any]]:
    declared = masters.assignment
    total = sum(task.points for task in made.tasks if not task.bonus)
    yield _markdown(
        f"# {declared.title}\n\n{textwrap.dedent(declared.intro).strip()}\n\n"
        f"*{total} points, about {declared.minutes} minutes.*"
    )
    setup = SETUP_WITH_PICTURES if declared.pictures else SETUP
    yield _code(setup.format(checks=checks_name(masters.id)).strip())
    if masters.given:
        yield _code(masters.given)
    for number, (master, task) in enumerate(zip(masters.exercises, made.tasks, strict=True), 1):
        if master.name in declared.sections:
            yield _markdown(textwrap.dedent(declared.sections[master.name]).strip())
        kind = "bonus" if task.bonus else "extra" if master.exercise.extra else ""
        points = "1 point" if task.points == 1 else f"{task.points} points"
        told = f"{points}, {kind}" if kind else points
        yield _markdown(f"### {number}. `{master.name}` ({told})\n\n{master.prompt}")
        yield _code(master.source if solved else stub(master))
        yield _code(f"check({master.name})")
        if master.name in declared.pictures:
            yield _code(f"look({master.name})")


def _markdown(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": source.splitlines(keepends=True)}


def _code(source: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": source.splitlines(keepends=True),
    }


def _cell_id(cells: list[dict[str, Any]], cell: dict[str, Any]) -> str:
    """An id that stays while other cells change: of the text, counted where it comes twice."""
    same = [c for c in cells if c["source"] == cell["source"]]
    text = "".join(cell["source"]) + str(next(i for i, c in enumerate(same) if c is cell))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def stub(master: Master) -> str:
    """The student's starting point: the signature and docstring, cut from the source lines."""
    if master.exercise.starter:
        return textwrap.dedent(master.exercise.starter).strip()
    source = master.source
    node = ast.parse(source).body[0]
    if not isinstance(node, ast.FunctionDef):
        raise DeclarationError(
            f"{master.path}: {master.name} is no plain function; give the exercise a starter=…"
        )
    first = node.body[0]
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    if not is_text or not isinstance(first.value.value, str):  # type: ignore[attr-defined]
        raise DeclarationError(
            f"{master.path}: {master.name} has no docstring; it tells the shapes"
        )
    lines = source.splitlines()[: first.end_lineno]
    return "\n".join([*lines, "    # YOUR CODE HERE", "    raise NotImplementedError"])


# -- the file of checks -----------------------------------------------------------------------


def checks_zip(made: Paper, pictures: Mapping[str, str] | None = None) -> bytes:
    """The importable zip beside the notebook: the check's modules and the frozen questions."""
    package = Path(__file__).resolve().parents[1]
    members = {
        f"autograder/{name}.py": (package / f"{name}.py").read_bytes() for name in CHECK_MODULES
    }
    named = repr(dict(pictures or {}))
    members["nncheck/__init__.py"] = CHECK_MODULE.replace("{pictures}", named).encode()
    questions = json.dumps(freeze(made), sort_keys=True, separators=(",", ":"))
    members["nncheck/questions.json"] = questions.encode()
    buffer = io.BytesIO()
    # Stored, not compressed: zlib's output differs between versions, and files must not.
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(members.items()):
            info = zipfile.ZipInfo(name, FIXED_TIME)
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return buffer.getvalue()
