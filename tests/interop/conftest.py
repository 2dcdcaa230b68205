"""Real nbgrader and otter, run as their users run them: as programs of their own."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import RIGHT

ROOT = Path(__file__).resolve().parents[2]


def answered(tree, answers):
    """A notebook with the cells of functions replaced; None leaves one as it is."""
    tree = json.loads(json.dumps(tree))
    for cell in tree["cells"]:
        source = "".join(cell["source"])
        for name, text in answers.items():
            if cell["cell_type"] == "code" and source.startswith(f"def {name}(") and text:
                cell["source"] = text
    return tree


NOISY = """def norm(x):
    import os, sys, warnings
    warnings.warn("is this still there?")
    print("debug:", x, file=sys.stderr)
    os.write(2, b"past Python too")
    print(0.5)
    return np.float64((scaled(x, 2.0) ** 2).sum())
"""

ANSWERS = {
    "ada": {name: RIGHT[name] for name in ("shifted", "scaled", "norm")},
    "bob": {},
    "cyd": {**RIGHT, "norm": NOISY},
    "dan": {
        "shifted": RIGHT["shifted"],
        "scaled": "def scaled(x, c):\n    x *= 0\n    return c * x",
        "norm": "def norm(x):\n    raise SystemExit",
    },
    # A copy is worked on, so the values are right; the argument is changed all the same.
    "eve": {
        **RIGHT,
        "shifted": "def shifted(x, c):\n    y = clip(x) + 2 * c\n    x[:] = 0\n    return y",
        "scaled": "def scaled(x, c):\n    return c * (clip(x) + 2 * c)",
        "norm": "def norm(x):\n    return np.vdot(2 * (clip(x) + 4), 2 * (clip(x) + 4))",
    },
}
ANSWERS["gil"] = {**ANSWERS["eve"], "norm": NOISY}
POINTS = {"ada": 9, "bob": 0, "cyd": 9, "dan": 3, "eve": 8, "gil": 8}
"""Nobody here has a wrong function that a later one calls: follow-through is ours alone."""


@pytest.fixture(scope="session")
def released_course(program, course, tmp_path_factory):
    """A course built by us, released by nbgrader."""
    folder = tmp_path_factory.mktemp("nbgrader") / "course"
    program("autograder", "build", "--nbgrader", folder, "--course", course.parent)
    program("nbgrader", "generate_assignment", "small", cwd=folder)
    return folder


@pytest.fixture
def fresh(released_course, tmp_path):
    """A copy of the course, and the notebook that students got."""
    folder = tmp_path / "course"
    shutil.copytree(released_course, folder)
    (folder / "gradebook.db").touch()
    return folder, json.loads((folder / "release/small/small.ipynb").read_text())


def grade(program, folder, course, status=0, *more):
    return program(
        "autograder", "grade", "--nbgrader", folder, "--course", course.parent,
        "-o", folder / "results", "--jobs", 1, *more, status=status,
    )  # fmt: skip


def hand_in(course, student, tree, name="small.ipynb", stamp="2026-02-03 12:00:00 UTC"):
    folder = course / "submitted" / student / "small"
    folder.mkdir(parents=True)
    (folder / name).write_text(json.dumps(tree))
    if stamp:
        (folder / "timestamp.txt").write_text(stamp)
    return folder


def exported(program, course):
    program("nbgrader", "export", "--to", course / "out.csv", cwd=course)
    with (course / "out.csv").open(newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}
