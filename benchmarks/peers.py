"""A class in nbgrader's folders: `autograder grade --nbgrader` against `nbgrader autograde`.

The course, the notebooks and the machine are the same. nbgrader grades one notebook after the
other: it is timed on a few and on some more of the class, and its time for all of it follows from
the difference, with its start counted once. Ours grades the whole class, before, between and after.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from autograder.authoring.build import stub
from autograder.authoring.course import course_folder
from autograder.authoring.load import Masters, load

ASSIGNMENT = "delta_backprop"
CLASS, FEW, SOME = 100, 2, 12


def main() -> None:
    """Print the ratio; say so where nbgrader is not there."""
    try:
        import nbgrader  # noqa: F401
    except ModuleNotFoundError:
        print("peers: nbgrader is not installed (the extra `nbgrader`); nothing was compared")
        return
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "course"
        _prepare(course)
        times = [_ours(course, Path(folder) / "first")]
        few = _theirs(course, Path(folder) / "few", FEW)
        times.append(_ours(course, Path(folder) / "between"))
        some = _theirs(course, Path(folder) / "some", SOME)
        times.append(_ours(course, Path(folder) / "last"))
        ours, theirs = statistics.median(times), few + (some - few) / (SOME - FEW) * (CLASS - FEW)
        print(
            f"peers           nbgrader's folders, {CLASS} notebooks: nbgrader autograde "
            f"{theirs:.0f} s (from {FEW} and {SOME}), autograder grade --nbgrader {ours:.1f} s "
            f"({', '.join(f'{each:.1f}' for each in times)}), {theirs / ours:.0f} times faster",
            flush=True,
        )


def _ours(course: Path, copy: Path) -> float:
    shutil.copytree(course, copy)
    return _seconds(["autograder", "grade", "--nbgrader", ".", "--assignment", ASSIGNMENT], copy)


def _theirs(course: Path, copy: Path, count: int) -> float:
    shutil.copytree(course, copy)
    for student in sorted((copy / "submitted").iterdir())[count:]:
        shutil.rmtree(student)
    return _seconds(["nbgrader", "autograde", ASSIGNMENT], copy)


def _prepare(course: Path) -> None:
    """A released assignment, and a class that has solved it, each a little differently."""
    _seconds(["autograder", "build", ASSIGNMENT, "--nbgrader", str(course)], Path.cwd())
    _seconds(["nbgrader", "generate_assignment", ASSIGNMENT], course)
    released = course / "release" / ASSIGNMENT
    tree = json.loads((released / f"{ASSIGNMENT}.ipynb").read_text(encoding="utf-8"))
    _solve(tree, load(course_folder(), ASSIGNMENT))
    for number in range(CLASS):
        folder = course / "submitted" / f"student{number:03}" / ASSIGNMENT
        shutil.copytree(released, folder)
        tree["cells"][0]["source"] = [f"Student {number}\n"]
        (folder / f"{ASSIGNMENT}.ipynb").write_text(json.dumps(tree), encoding="utf-8")
        (folder / "timestamp.txt").write_text("2026-02-03 12:00:00 UTC", encoding="utf-8")


def _solve(tree: dict[str, Any], masters: Masters) -> None:
    """Put the worked solutions where the stubs are."""
    solutions = {stub(m).splitlines()[0]: m.source for m in masters.exercises}
    for cell in tree["cells"]:
        first = "".join(cell["source"]).partition("\n")[0]
        if cell["cell_type"] == "code" and first in solutions:
            cell["source"] = solutions[first].splitlines(keepends=True)
            solutions.pop(first)
    assert not solutions, f"no stub for {list(solutions)}"


def _seconds(command: list[str], folder: Path) -> float:
    program = [sys.executable, "-m", *command]
    # nbgrader calls alembic by its name alone.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    started = time.perf_counter()
    done = subprocess.run(
        program, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, check=False
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace")[-3000:]
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{said}")
    return time.perf_counter() - started
