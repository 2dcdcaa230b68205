"""An nbgrader course from the masters: `source/`, from which its own commands go on.

The grade cells hold the hidden questions, sealed, between BEGIN and END HIDDEN TESTS: nbgrader
keeps them in its gradebook and out of the release. What instructors add stays. Needs no nbgrader.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from autograder.authoring.build import checks_name, checks_zip, notebook_bytes, stub
from autograder.authoring.load import Masters, paper
from autograder.core.errors import InputError
from autograder.core.model import Paper, Task
from autograder.in_notebook.mark import seal
from autograder.interop.nbgrader.autograded import TEST_PREFIX
from autograder.interop.nbgrader.merge import Merged, merged, sign
from autograder.interop.notebook_cells import (
    BEGIN,
    Place,
    marked_solution,
    places,
    set_source,
    source_of,
)

CONFIG = """import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # {module}.py lies here

c = get_config()

c.CourseDirectory.course_id = {course!r}
c.ExecutePreprocessor.timeout = 120
c.Autograde.sanitize_preprocessors = [
    "nbgrader.preprocessors.ClearOutput",
    "{module}.PutRight",  # cells that students copied or deleted, notebooks without tags
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
"""
OLD_CONFIG = """c = get_config()

c.CourseDirectory.course_id = "{course}"
c.ExecutePreprocessor.timeout = 120
c.OverwriteCells.add_missing_cells = True
"""
"""As it was made before: with it nbgrader gives up on what `PutRight` puts right."""
CONFIG_FILE = "nbgrader_config.py"
MODULE = "autograder_cells"
"""The name that `put_right.py` has in a course."""

CELL = """# Graded, {points}: the number at the end is the score.
import sys; sys.path.insert(0, "{checks}")
from nncheck import mark as _mark
_marked = _mark("{name}", globals())
### BEGIN HIDDEN TESTS
_marked = _mark("{name}", globals(), "{sealed}")
### END HIDDEN TESTS
print(_marked)
{score}"""


class WouldBeLost(InputError, ValueError):
    """Writing would lose what the instructor did; the message names it, and the remedy."""


def build_nbgrader(
    masters: Masters, secret: bytes, course: Path, *, force: bool = False
) -> list[Path]:
    """Write the assignment into a course's `source/`; the paths written.

    The instructor's own cells in a notebook that is there stay. Raises WouldBeLost, before anything
    is written, where cells of ours were edited, unless `force`.
    """
    folder = course / "source" / masters.id
    public, whole = paper(masters, None), paper(masters, secret)
    path = folder / f"{masters.id}.ipynb"
    files = {
        path: notebook_bytes(_kept(path, source_notebook(masters, public, whole), force)),
        folder / checks_name(masters.id): checks_zip(
            public, masters.assignment.pictures, masters.assignment.libraries
        ),
        course / f"{MODULE}.py": put_right().read_bytes(),
        **_config(course),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        path.write_bytes(data)
    return list(files)


def put_right() -> Path:
    """Our preprocessor for nbgrader: a file that stands alone, and is copied into a course."""
    return Path(__file__).with_name("put_right.py")


def _config(course: Path) -> dict[Path, bytes]:
    """nbgrader's settings, where there are none or they are ours of an earlier version."""
    path, name = course / CONFIG_FILE, course.resolve().name
    made = CONFIG.format(course=name, module=MODULE).encode()
    old = OLD_CONFIG.format(course=name.replace('"', "")).encode()
    return {path: made} if not path.exists() or path.read_bytes() == old else {}


def names_our_preprocessor(course: Path) -> bool:
    """Whether the course's settings have nbgrader put right what students did to its tags."""
    text = (course / CONFIG_FILE).read_text(encoding="utf-8", errors="replace")
    return f"{MODULE}.PutRight" in text


def _kept(path: Path, made: dict[str, Any], force: bool) -> dict[str, Any]:
    """The notebook with the instructor's own cells of the one that is there. Raises WouldBeLost."""
    if not path.exists():
        return made
    try:
        old = json.loads(path.read_bytes().decode("utf-8-sig"))
        found = merged(old, made) if isinstance(old["cells"], list) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        found = None
    if found is None:
        found = Merged(made, ["it is not a notebook"])
    if found.lost and not force:
        raise WouldBeLost(
            f"{path}: this would be lost: {'; '.join(found.lost)}. Nothing was written; copy what "
            "you want to keep into cells of your own, which stay, and say --force"
        )
    return found.tree


def source_notebook(masters: Masters, public: Paper, whole: Paper) -> dict[str, Any]:
    """The instructor's version: solutions between their marks, sealed hidden questions."""
    tree, found = places(masters, public)
    graded = {task.name: task_points(task, whole) for task in whole.tasks}
    for place in found:
        if place.role in ("setup", "given"):
            _tag(place.cell, place.role, locked=True)
        elif place.role == "solution" and place.master:
            _solution(tree, place)
        elif place.role == "check" and place.task:
            name = place.task.name
            set_source(place.cell, _test(masters.id, whole, name, graded[name]))
            _tag(place.cell, f"{TEST_PREFIX}{name}", locked=True, points=graded[name])
    return sign(tree)


def task_points(task: Task, whole: Paper) -> float:
    """What nbgrader counts an exercise's cell for: 0 for a bonus one, which comes on top."""
    return 0.0 if task.bonus and whole.points else float(task.points)


def _solution(tree: dict[str, Any], place: Place) -> None:
    assert place.master is not None
    source = marked_solution(place.master)
    set_source(place.cell, source)
    _tag(place.cell, place.master.name, solution=True)
    if source.startswith(BEGIN):  # the release has no line of it: the starter is shown above
        index = next(i for i, cell in enumerate(tree["cells"]) if cell is place.cell)
        prompt = tree["cells"][index - 1]
        text = f"{source_of(prompt)}\n\nStart from:\n\n```python\n{stub(place.master)}\n```"
        set_source(prompt, text)


def _test(assignment: str, whole: Paper, name: str, points: float) -> str:
    told = "1 point" if points == 1 else f"{points:g} points"
    return CELL.format(
        points=told if points else "a bonus, added as extra credit",
        checks=checks_name(assignment),
        name=name,
        sealed=seal(whole, name),
        score="_marked.score" if points else "0.0",
    )


def _tag(
    cell: dict[str, Any],
    grade_id: str,
    *,
    locked: bool = False,
    solution: bool = False,
    points: float | None = None,
) -> None:
    """Write nbgrader's metadata; it knows no other keys in it than these."""
    tag: dict[str, Any] = {
        "schema_version": 3,
        "grade": points is not None,
        "locked": locked,
        "solution": solution,
        "task": False,
        "grade_id": grade_id,
        "cell_type": cell["cell_type"],
    }
    if points is not None:
        tag["points"] = points
    cell["metadata"] = {**cell["metadata"], "nbgrader": tag}
