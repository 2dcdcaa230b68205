"""Every assignment as students meet it: run in a real kernel, and graded, solved and unsolved."""

import functools
import json

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.authoring.build import checks_name, notebook, notebook_bytes, student_files
from autograder.authoring.course import course_folder, known
from autograder.authoring.load import answer_key, load, paper
from autograder.grade import Grader
from autograder.notebook import parse
from autograder.sandbox.parent.probe import choose

FOLDER = course_folder()
ASSIGNMENTS = known(FOLDER)
CURRICULUM = {
    "forward_pass": 13, "activations": 17, "losses": 13, "delta_backprop": 13, "convolution": 13,
    "compute_graph": 14, "training": 13,
}  # fmt: skip
"""How many exercises the curriculum has, those joined by a dot counted apart."""


def solved(assignment):
    masters = load(FOLDER, assignment)
    return notebook_bytes(notebook(masters, paper(masters, None), solved=True))


def unsolved(assignment):
    return (FOLDER.parent / "assignments" / assignment / f"{assignment}.ipynb").read_bytes()


@functools.cache
def checks(assignment):
    return student_files(load(FOLDER, assignment))[checks_name(assignment)]


def run(data, assignment, folder):
    """The texts that the check cells show, from a real kernel. An error in a cell raises."""
    (folder / checks_name(assignment)).write_bytes(checks(assignment))
    tree = nbformat.reads(data.decode(), as_version=4)
    NotebookClient(
        tree, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    ).execute()
    cells = [c for c in tree.cells if c.cell_type == "code" and c.source.startswith("check(")]
    return [c.outputs[-1]["data"]["text/plain"] for c in cells]


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
@pytest.mark.filterwarnings("ignore")
def test_the_unsolved_notebook_runs_from_top_to_bottom(assignment, tmp_path):
    told = run(unsolved(assignment), assignment, tmp_path)
    assert told
    assert all("not yet" in text for text in told)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
@pytest.mark.filterwarnings("ignore")
def test_the_solved_notebook_passes_every_check_of_its_own(assignment, tmp_path):
    told = run(solved(assignment), assignment, tmp_path)
    assert [text for text in told if "right on the public inputs" not in text] == []


@pytest.fixture(scope="module")
def patient():
    with Grader(choose(None)) as made:
        yield made


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_unsolved_scores_nothing_and_solved_everything(assignment, patient):
    made = answer_key(FOLDER, b"a secret of this test", assignment)
    nothing = patient.grade(made, parse(unsolved(assignment)).cells)
    assert [float(e.points) for e in nothing.exercises] == [0.0] * len(made.paper.tasks)
    everything = patient.grade(made, parse(solved(assignment)).cells)
    assert [e.message for e in everything.exercises if e.points != e.max_points] == []
    assert everything.notes == ()


def test_the_curriculum_is_complete():
    counted = {a: len(load(FOLDER, a).exercises) for a in ASSIGNMENTS}
    assert {a: n for a, n in counted.items() if n < CURRICULUM[a]} == {}
    assert sum(counted.values()) >= 90
    assert set(ASSIGNMENTS) == set(CURRICULUM)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_a_notebook_names_its_assignment_and_holds_no_outputs(assignment):
    tree = json.loads(unsolved(assignment))
    assert tree["metadata"]["autograder"]["assignment"] == assignment
    assert all(not c.get("outputs") for c in tree["cells"])
