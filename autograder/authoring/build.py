"""Masters become what students get: the notebook, and the file of frozen checks beside it.

Everything is derived. The notebook holds no computed number: the same text on every machine, and
compared as such. The frozen numbers differ in their last bits from CPU to CPU: the file of checks
states what it was made from, and is compared by that. The notebook is kept with the masters; the
file of checks is not, `build` writes it where it is missing.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import io
import json
import textwrap
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.authoring.load import Master, Masters, outline, paper
from autograder.authoring.made_from import MEMBER, is_current, statement, text_of
from autograder.core.frozen import freeze
from autograder.core.model import Paper
from autograder.exercise import DeclarationError

SHIPPED = ("core", "in_notebook")
"""The folders that the check in the notebook is made of, whole: they need NumPy, nothing else."""


CHECK_MODULE = '''"""`check(function)`: is it right on the public inputs?"""

import pkgutil

from autograder.in_notebook.mark import Marker
from autograder.in_notebook.plot import Looker
from autograder.in_notebook.check import load

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

    def check(function, name=None):
        return (
            "{checks} is not beside this notebook: put it there (you got both together; "
            "`autograder build` writes it) and restart the kernel."
        )
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
        checks_name(masters.id): checks_zip(
            made, masters.assignment.pictures, masters.assignment.libraries
        ),
    }


def build(masters: Masters, folder: Path) -> list[Path]:
    """Write the student's files of an assignment into `folder`; the paths that changed."""
    changed = [*stale(masters, folder), *missing(masters, folder)]
    if changed:
        folder.mkdir(parents=True, exist_ok=True)
        made = student_files(masters)
        for path in changed:
            path.write_bytes(made[path.name])
    return changed


def stale(masters: Masters, folder: Path) -> list[Path]:
    """The student's files in `folder` that are not what the masters make now.

    The notebook also where it is missing; the file of checks where it was made from something else.
    Computes no wanted value, so that no rounding can make a difference.
    """
    book, checks = folder / f"{masters.id}.ipynb", folder / checks_name(masters.id)
    wanted = notebook_bytes(notebook(masters, outline(masters)))
    found = book.read_bytes().replace(b"\r\n", b"\n") if book.is_file() else b""
    stated = statement(masters.id, masters.release, check_modules(), masters.assignment.libraries)
    return [
        *([book] if found != wanted else []),
        *([checks] if checks.exists() and not is_current(checks, stated) else []),
    ]


def missing(masters: Masters, folder: Path) -> list[Path]:
    """The file of checks, where it has not been built in `folder`."""
    checks = folder / checks_name(masters.id)
    return [] if checks.exists() else [checks]


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
            f"{master.path}: {master.name} is not a plain function; give the exercise a starter=…"
        )
    first = node.body[0]
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    if not is_text or not isinstance(first.value.value, str):  # type: ignore[attr-defined]
        raise DeclarationError(
            f"{master.path}: {master.name} has no docstring; it gives the shapes"
        )
    lines = source.splitlines()[: first.end_lineno]
    return "\n".join([*lines, "    # YOUR CODE HERE", "    raise NotImplementedError"])


# -- the file of checks -----------------------------------------------------------------------


@functools.cache
def check_modules() -> tuple[str, ...]:
    """The modules that students get, as `core/model`: all of the folders that are shipped."""
    package = Path(__file__).resolve().parents[1]
    found = [p for folder in SHIPPED for p in sorted((package / folder).rglob("*.py"))]
    return ("__init__", *(p.relative_to(package).with_suffix("").as_posix() for p in found))


def checks_zip(
    made: Paper, pictures: Mapping[str, str] | None = None, libraries: Sequence[str] = ()
) -> bytes:
    """The importable zip beside the notebook: the check's modules and the frozen questions.

    All but the frozen numbers, and the versions that `made_from.json` names, is the same on every
    machine.
    """
    package = Path(__file__).resolve().parents[1]
    members = {f"autograder/{name}.py": text_of(package / f"{name}.py") for name in check_modules()}
    named = repr(dict(pictures or {}))
    members["nncheck/__init__.py"] = CHECK_MODULE.replace("{pictures}", named).encode()
    questions = json.dumps(freeze(made), sort_keys=True, separators=(",", ":"))
    members["nncheck/questions.json"] = questions.encode()
    stated = statement(made.id, made.release, check_modules(), libraries)
    members[MEMBER] = (json.dumps(stated, indent=1, sort_keys=True) + "\n").encode()
    buffer = io.BytesIO()
    # Stored, not compressed: zlib's output differs between versions, and files must not.
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(members.items()):
            info = zipfile.ZipInfo(name, FIXED_TIME)
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return buffer.getvalue()
