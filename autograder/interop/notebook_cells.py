"""The student's notebook with its cells of one exercise found again, to be made over for a system.

The notebook itself is `authoring.build`'s; nothing here writes files.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from autograder.authoring.build import notebook, stub
from autograder.authoring.load import Master, Masters
from autograder.core.model import Paper, Task

BEGIN = "### BEGIN SOLUTION"
END = "### END SOLUTION"
STUB = "raise NotImplementedError"


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the notebook and what it is: "setup", "given", "solution", "check" or ""."""

    cell: dict[str, Any]
    role: str = ""
    master: Master | None = None
    task: Task | None = None


def places(masters: Masters, made: Paper) -> tuple[dict[str, Any], list[Place]]:
    """The student's notebook, and its cells with their roles."""
    tree = notebook(masters, made)
    pairs = list(zip(masters.exercises, made.tasks, strict=True))
    roles: dict[str, Place] = {}
    for master, task in pairs:
        roles[stub(master)] = Place({}, "solution", master, task)
        roles[f"check({master.name})"] = Place({}, "check", master, task)
    if masters.given:
        roles[masters.given] = Place({}, "given")
    found = list(_placed(tree, roles))
    missing = len(roles) - sum(1 for p in found if p.role not in ("", "setup"))
    assert not missing, "the notebook's cells have another form than this module knows"
    return tree, found


def _placed(tree: dict[str, Any], roles: dict[str, Place]) -> Iterator[Place]:
    setup = True
    for cell in tree["cells"]:
        role = roles.get(source_of(cell)) if cell["cell_type"] == "code" else None
        if role:
            yield Place(cell, role.role, role.master, role.task)
        elif cell["cell_type"] == "code" and setup:
            setup = False
            yield Place(cell, "setup")
        else:
            yield Place(cell)


def source_of(cell: dict[str, Any]) -> str:
    """A cell's source as one text."""
    source = cell.get("source", "")
    return "".join(source) if isinstance(source, list) else str(source)


def set_source(cell: dict[str, Any], source: str) -> None:
    """Give a cell another source."""
    cell["source"] = source.splitlines(keepends=True)


def marked_solution(master: Master) -> str:
    """The worked solution with what students write between BEGIN SOLUTION and END SOLUTION."""
    lines = master.source.splitlines()
    starter = stub(master).splitlines()
    if master.exercise.starter:
        return _by_difference(lines, starter) or "\n".join([BEGIN, *lines, END])
    node = ast.parse(master.source).body[0]
    assert isinstance(node, ast.FunctionDef)
    first = node.body[0]
    head = lines[: first.end_lineno]
    return "\n".join([*head, f"    {BEGIN}", *lines[len(head) :], f"    {END}"])


def _by_difference(solution: list[str], starter: list[str]) -> str:
    """The solution's lines that the starter leaves out, marked; "" where they do not line up."""
    marked: list[str] = []
    matcher = difflib.SequenceMatcher(None, solution, starter, autojunk=False)
    for kind, i, j, k, n in matcher.get_opcodes():
        if kind == "equal":
            marked += solution[i:j]
        elif kind == "replace" and any(STUB in line for line in starter[k:n]):
            indent = " " * min(len(s) - len(s.lstrip()) for s in solution[i:j] if s.strip())
            marked += [indent + BEGIN, *solution[i:j], indent + END]
        else:
            return ""
    return "\n".join(marked)
