"""The table of docs/interop.md, measured: the same notebooks here and in the real nbgrader."""

import contextlib
import copy
import json
import sqlite3

import pytest

from autograder.authoring.build import student_files
from tests.conftest import RIGHT
from tests.interop.conftest import answered, exported, grade, hand_in

pytest.importorskip("nbgrader", reason="pip install 'nn-autograder[nbgrader]'")
pytestmark = pytest.mark.slow


def code(source):
    cell = {"cell_type": "code", "id": "own", "metadata": {}, "outputs": [], "source": source}
    return {**cell, "execution_count": None}


def place(tree, name):
    tags = [c["metadata"].get("nbgrader", {}).get("grade_id") for c in tree["cells"]]
    return tags.index(name)


def with_cell(tree, source, *, after=None, last=False):
    at = len(tree["cells"]) if last else place(tree, after) + 1 if after else 1
    tree["cells"].insert(at, code(source))
    return tree


def copied(tree):
    """Two copies of a solution cell and of a test cell, as Ctrl-C makes them."""
    for name in ("shifted", "test_norm"):
        at = place(tree, name)
        tree["cells"].insert(at, copy.deepcopy(tree["cells"][at]))
    return tree


def deleted(tree):
    """A solution cell deleted with its test cell, and written anew in a cell of its own."""
    at = place(tree, "scaled")
    tree["cells"][at] = code(RIGHT["scaled"])
    del tree["cells"][at + 1]
    return tree


def tags_gone_wrong(tree):
    for name, tag in (("shifted", {}), ("test_shifted", {"grade_id": "test_shifted"})):
        tree["cells"][place(tree, name)]["metadata"]["nbgrader"] = tag
    return tree


def without_first_cells(tree):
    del tree["cells"][place(tree, "setup")]
    return tree


def later_name(tree):
    text = json.dumps(tree).replace("2 * c", "OFFSET * c")
    return with_cell(json.loads(text), "OFFSET = 2", last=True)


def written_twice(tree):
    tree["cells"][place(tree, "norm")]["source"] = "def norm(x):\n    return 0.0"
    return with_cell(tree, RIGHT["norm"], last=True)


LOST = None
CASES = {
    "right": (lambda tree: tree, 9, 9),
    "copied": (copied, 9, 9),
    "deleted": (deleted, 9, 9),
    "tags": (tags_gone_wrong, 9, 9),
    "firsts": (without_first_cells, 9, 9),
    "later-name": (later_name, 9, 0),
    "twice": (written_twice, 9, 6),
    "rebound": (lambda t: with_cell(t, "norm = norm(np.ones((2, 3)))", after="norm"), 9, 6),
    "loops": (lambda t: with_cell(t, "while True: pass"), 9, 9),
    "exit": (lambda t: with_cell(t, "exit()"), 9, LOST),
    "os-exit": (lambda t: with_cell(t, "import os\nos._exit(0)", last=True), 9, LOST),
    "kill": (lambda t: with_cell(t, "import os\nos.kill(os.getpid(), 9)", last=True), 9, LOST),
}
"""What is done to right answers, and the marks here and there; LOST is no marks at all."""


def scores(folder):
    with contextlib.closing(sqlite3.connect(folder / "gradebook.db")) as database:
        rows = database.execute(
            "SELECT a.student_id, sum(g.auto_score) FROM submitted_assignment a"
            " JOIN submitted_notebook n ON n.assignment_id = a.id"
            " JOIN grade g ON g.notebook_id = n.id GROUP BY a.id"
        ).fetchall()
    return dict(rows)


def test_the_marks_here_and_there_are_as_the_table_says(program, course, small, fresh):
    folder, release = fresh
    config = folder / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.ExecutePreprocessor.timeout = 8\n")
    for student, (change, _, _) in CASES.items():
        hand_in(folder, student, change(answered(release, RIGHT)))
    plain = json.loads(student_files(small)["small.ipynb"])  # as from `assignments/`, no tags
    hand_in(folder, "plain", answered(plain, RIGHT))
    hand_in(folder, "unreadable", {})
    (folder / "submitted/unreadable/small/small.ipynb").write_text("not a notebook")
    program("nbgrader", "autograde", "small", cwd=folder, status=1)
    theirs = {student: marks for student, (_, _, marks) in CASES.items()}
    theirs |= {"plain": 9, "unreadable": LOST}
    assert scores(folder) == theirs
    grade(program, folder, course, 1)
    ours = {student: marks for student, (_, marks, _) in CASES.items()}
    assert scores(folder) == ours | {"plain": 9, "unreadable": None}
    rows = exported(program, folder)
    assert float(rows["unreadable"]["score"]) == 0, "it exports as 0 until a person gives marks"


def test_autograde_after_our_grading_replaces_our_marks(program, course, fresh):
    """What the button *Autograde* of formgrader does, too: it calls the same with --force."""
    folder, release = fresh
    hand_in(folder, "ada", written_twice(answered(release, RIGHT)))
    grade(program, folder, course)
    assert scores(folder) == {"ada": 9}
    program("nbgrader", "autograde", "small", cwd=folder)
    assert scores(folder) == {"ada": 9}, "without --force what is in autograded/ stays"
    program("nbgrader", "autograde", "small", "--force", cwd=folder)
    assert scores(folder) == {"ada": 6}
