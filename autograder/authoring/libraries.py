"""Which libraries a course's assignments allow, and that they can be lent: before a batch starts.

Read from the text of `assignment.py`, without running it: loading masters takes time, and here
only these names are wanted.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from pathlib import Path

from autograder.authoring.course import ASSIGNMENT_FILE
from autograder.sandbox.parent.lending import LibraryUnavailable, lend


def declared(folder: Path, assignment: str) -> tuple[str, ...]:
    """The libraries that an assignment names; none where the text does not say them plainly.

    What is computed there is seen, and refused where it is wrong, when the masters are loaded.
    """
    text = (folder / assignment / ASSIGNMENT_FILE).read_text(encoding="utf-8")
    if "libraries" not in text:
        return ()
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return ()
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "libraries":
            try:
                value = ast.literal_eval(node.value)
            except ValueError:
                return ()
            return tuple(n for n in value if isinstance(n, str)) if type(value) is not str else ()
    return ()


def check(folder: Path, assignments: Iterable[str], common: Sequence[str] = ()) -> None:
    """That every library can be lent: those of all assignments, and those of the whole course.

    Raises LibraryUnavailable that names the file and the remedy.
    """
    _check_one("course.toml", common)
    for assignment in assignments:
        path = folder / assignment / ASSIGNMENT_FILE
        _check_one(str(path), declared(folder, assignment))


def _check_one(place: str, names: Sequence[str]) -> None:
    try:
        lend(names)
    except LibraryUnavailable as error:
        raise LibraryUnavailable(f"{place}: {error}") from error
