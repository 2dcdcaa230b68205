"""Twenty of the golden class through the real nbgrader and otter: their marks are ours.

Without follow-through, which only we have: `points_alone`. Left out are those who end the process
or loop at a cell's top (nbgrader gives up on them), and those who moved all code out of its place.
"""

import json
import sqlite3

import pytest

from tests.interop.golden import CLASS, notebook, transplanted

pytestmark = pytest.mark.slow

STUDENTS = [
    "ada", "agnes", "anouk", "bogdan", "bruno", "carla", "cem", "dario", "dora", "elsa", "emre",
    "fritz", "greta", "hana", "juno", "kemal", "mikko", "okafor", "unsolved", "zoë", "李明",
]  # fmt: skip
IN_OTTER = ["anouk", "okafor", "unsolved"]


@pytest.fixture(scope="module")
def nbgrader_course(program, tmp_path_factory):
    pytest.importorskip("nbgrader", reason="pip install 'nn-autograder[nbgrader]'")
    folder = tmp_path_factory.mktemp("golden") / "course"
    program("autograder", "build", "delta_backprop", "--nbgrader", folder)
    program("nbgrader", "generate_assignment", "delta_backprop", cwd=folder)
    given_out = json.loads((folder / "release/delta_backprop/delta_backprop.ipynb").read_text())
    tags = [c["metadata"].get("nbgrader", {}) for c in given_out["cells"]]
    names = [tag["grade_id"] for tag in tags if tag.get("solution")]
    for student in STUDENTS:
        place = folder / "submitted" / student / "delta_backprop"
        place.mkdir(parents=True)
        made = transplanted(notebook(CLASS / f"{student}.ipynb"), given_out, names)
        (place / "delta_backprop.ipynb").write_text(json.dumps(made))
    return folder, names


@pytest.fixture(scope="module")
def ours(program, nbgrader_course):
    folder, _ = nbgrader_course
    program("autograder", "grade", "--nbgrader", folder, "-o", folder / "out")
    lines = (folder / "out/delta_backprop/results.jsonl").read_text().splitlines()
    return {
        record["student"]: {e["id"].split(".")[1]: e for e in record["exercises"]}
        for record in map(json.loads, lines)
    }


def marks(folder):
    with sqlite3.connect(folder / "gradebook.db") as database:
        rows = database.execute(
            "SELECT a.student_id, b.name, g.auto_score FROM grade g"
            " JOIN base_cell b ON b.id = g.cell_id"
            " JOIN submitted_notebook n ON n.id = g.notebook_id"
            " JOIN submitted_assignment a ON a.id = n.assignment_id"
        ).fetchall()
    database.close()
    found = {}
    for student, cell, score in rows:
        found.setdefault(student, {})[cell.removeprefix("test_")] = score
    return found


def alone(results):
    return {name: e["points_alone"] for name, e in results.items()}


def test_nbgrader_gives_our_marks(program, nbgrader_course, ours):
    folder, _ = nbgrader_course
    assert marks(folder) == {s: {n: e["points"] for n, e in r.items()} for s, r in ours.items()}
    program("nbgrader", "autograde", "delta_backprop", "--force", cwd=folder)
    assert marks(folder) == {student: alone(results) for student, results in ours.items()}


@pytest.mark.parametrize("student", IN_OTTER)
def test_otter_gives_our_marks(program, nbgrader_course, ours, tmp_path, student):
    pytest.importorskip("otter", reason="pip install 'nn-autograder[otter]'")
    _, names = nbgrader_course
    program("autograder", "build", "delta_backprop", "--otter", tmp_path)
    made = tmp_path / "delta_backprop"
    given_out = json.loads((made / "student/delta_backprop.ipynb").read_text())
    tree = transplanted(notebook(CLASS / f"{student}.ipynb"), given_out, names)
    (tmp_path / "hw.ipynb").write_text(json.dumps(tree))
    packed = made / "autograder/delta_backprop-autograder.zip"
    program("otter", "run", "hw.ipynb", "-a", packed, "-o", ".", "--no-logo", cwd=tmp_path)
    results = json.loads((tmp_path / "results.json").read_text())
    got = {t["name"]: t["score"] for t in results["tests"] if "score" in t}
    assert got == alone(ours[student])
